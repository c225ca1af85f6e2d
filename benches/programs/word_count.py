"""Word frequencies of generated text: split, strip, lower, and a dict of counts."""

SYLLABLES = ["ka", "lo", "mi", "ter", "an", "su", "vel", "o", "pri", "den", "ro", "ish"]
MARKS = ["", "", "", "", ",", ".", ";", "!"]


def make_text(lines, words_per_line):
    state = 1
    out = []
    for _ in range(lines):
        words = []
        for _ in range(words_per_line):
            state = (state * 69069 + 1) % 4294967296
            pick = state >> 8
            word = SYLLABLES[pick % 12] + SYLLABLES[pick // 12 % 12]
            if pick % 3 == 0:
                word += SYLLABLES[pick // 144 % 12]
            if pick % 7 == 0:
                word = word.capitalize()
            words.append(word + MARKS[pick // 1728 % 8])
        out.append(" ".join(words))
    return "\n".join(out)


def count_words(text):
    counts = {}
    for line in text.splitlines():
        for word in line.split():
            key = word.strip(".,;!").lower()
            if key in counts:
                counts[key] += 1
            else:
                counts[key] = 1
    return counts


def main():
    text = make_text(5_000, 20)
    totals = {}
    for _ in range(60):
        for word, count in count_words(text).items():
            totals[word] = totals.get(word, 0) + count
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    print(len(text), len(ranked), sum(totals.values()))
    for word, count in ranked[:10]:
        print(f"{word:>10} {count}")


if __name__ == "__main__":
    main()
