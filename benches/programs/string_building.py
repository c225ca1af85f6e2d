"""Strings made in the usual ways: concatenation, join, f-strings, replace, slicing and iteration."""


def rows(count):
    lines = []
    for i in range(count):
        lines.append(f"{i:06d}|item-{i % 97}|{i * 0.25:.2f}|{'even' if i % 2 == 0 else 'odd'}")
    return lines


def accumulate(lines):
    text = ""
    for line in lines:
        text += line
        text += "\n"
    return text


def caesar(text, shift):
    out = []
    for ch in text:
        if "a" <= ch <= "z":
            out.append(chr((ord(ch) - 97 + shift) % 26 + 97))
        else:
            out.append(ch)
    return "".join(out)


def main():
    lines = rows(150_000)
    text = accumulate(lines)
    shifted = caesar(text, 3)
    restored = caesar(shifted, 23)
    print(len(text), restored == text)
    print(shifted[:60].replace("\n", "/"))
    total = 0
    for _ in range(6):
        for line in restored.splitlines():
            number, name, price, parity = line.split("|")
            total += int(number) + len(name) + int(float(price)) + parity.count("d")
    print(total)
    joined = ",".join(reversed(lines))
    print(joined.find("|item-96|"), joined.upper().count("EVEN"), hash(joined[::3]) == hash(joined[::3]))


if __name__ == "__main__":
    main()
