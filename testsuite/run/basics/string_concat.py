first = "spam"
second = 'eggs'
print(first + second, first + " " + second)
print(first * 3, "-" * 10, "" * 5)
text = ""
for word in ["a", "b", "c"]:
    text += word + ";"
print(text, len(text))
print("it's", 'say "hi"', "tab\tend", "back\\slash", "two\nlines")
