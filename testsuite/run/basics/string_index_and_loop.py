word = "python"
print(word[0], word[5], word[-1], word[1:4], word[:2], word[4:], word[::-1])
for ch in word:
    print(ch, end=".")
print()
print("th" in word, "x" in word, word == "python", word < "ruby")
