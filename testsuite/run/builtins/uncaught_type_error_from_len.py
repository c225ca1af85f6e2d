def longest(words):
    best = ""
    for w in words:
        if len(w) > len(best):
            best = w
    return best


print(longest(["a", "bbb", "cc"]))
print(longest(["a", 5]))
