# stage: types
# CHECK: site s{{\d+}}: str -> int64
# CHECK: null|tuple(str, int63) (of null|tuple(object, object))
# CHECK: :word: str
# CHECK: :count: int63
def count(text):
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    total = 0
    for word, count in counts.items():
        total += count * len(word)
    return total


print(count("a b a"))
