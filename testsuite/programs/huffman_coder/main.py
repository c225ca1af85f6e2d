"""Huffman coding of text to bytes and back, with a run-length stage and checks of the damaged cases."""

import sys


class CorruptData(ValueError):
    pass


class Leaf:
    def __init__(self, symbol, weight):
        self.symbol = symbol
        self.weight = weight

    def codes(self, prefix=""):
        yield self.symbol, prefix or "0"


class Branch:
    def __init__(self, left, right):
        self.left = left
        self.right = right
        self.weight = left.weight + right.weight

    def codes(self, prefix=""):
        yield from self.left.codes(prefix + "0")
        yield from self.right.codes(prefix + "1")


def count(data):
    counts = {}
    for byte in data:
        counts[byte] = counts.get(byte, 0) + 1
    return counts


def build_tree(counts):
    queue = sorted((Leaf(symbol, weight) for symbol, weight in counts.items()), key=lambda n: (n.weight, n.symbol))
    merged = []

    def smallest():
        if merged and (not queue or merged[0].weight < queue[0].weight):
            return merged.pop(0)
        return queue.pop(0)

    while len(queue) + len(merged) > 1:
        first = smallest()
        merged.append(Branch(first, smallest()))
    return (merged or queue)[0]


class BitWriter:
    def __init__(self):
        self.data = bytearray()
        self.pending = 0
        self.width = 0

    def write(self, code):
        for bit in code:
            self.pending = self.pending << 1 | (bit == "1")
            self.width += 1
            if self.width == 8:
                self.data.append(self.pending)
                self.pending = self.width = 0

    def finish(self):
        padding = -self.width % 8
        if padding:
            self.data.append(self.pending << padding)
        return bytes(self.data), padding


def canonical(codes):
    """Codes of the same lengths that are determined by the lengths alone."""
    ordered = sorted(codes.items(), key=lambda item: (len(item[1]), item[0]))
    result = {}
    code = length = 0
    for symbol, old in ordered:
        code <<= len(old) - length
        length = len(old)
        result[symbol] = f"{code:0{length}b}"
        code += 1
    return result


def compress(data):
    if not data:
        return b"\x00"
    codes = canonical(dict(build_tree(count(data)).codes()))
    writer = BitWriter()
    for byte in data:
        writer.write(codes[byte])
    body, padding = writer.finish()
    header = bytearray([len(codes) % 256, padding])
    for symbol, code in codes.items():
        header += bytes([symbol, len(code)])
    return bytes(header) + len(data).to_bytes(4, "big") + body


def decompress(data):
    if data == b"\x00":
        return b""
    size = data[0] or 256
    padding = data[1]
    table = data[2:2 + 2 * size]
    if len(table) < 2 * size:
        raise CorruptData(f"table of {size} symbols is cut off")
    lengths = {table[i]: "0" * table[i + 1] for i in range(0, 2 * size, 2)}
    symbols = {code: symbol for symbol, code in canonical(lengths).items()}
    start = 2 + 2 * size
    expected = int.from_bytes(data[start:start + 4], "big")
    out = bytearray()
    code = ""
    body = data[start + 4:]
    for position, byte in enumerate(body):
        bits = f"{byte:08b}"
        if position == len(body) - 1:
            bits = bits[:8 - padding]
        for bit in bits:
            code += bit
            if code in symbols:
                out.append(symbols[code])
                code = ""
    if code or len(out) != expected:
        raise CorruptData(f"{len(out)} symbols instead of {expected}, {len(code)} bits left")
    return bytes(out)


def run_lengths(data):
    out = bytearray()
    i = 0
    while i < len(data):
        j = i
        while j < len(data) and j - i < 255 and data[j] == data[i]:
            j += 1
        if j - i > 3 or data[i] == 0xFF:
            out += bytes([0xFF, j - i, data[i]])
        else:
            out += data[i:j]
        i = j
    return bytes(out)


def expand_runs(data):
    out = bytearray()
    source = iter(data)
    for byte in source:
        if byte == 0xFF:
            try:
                length, value = next(source), next(source)
            except StopIteration:
                raise CorruptData("run is cut off") from None
            out += bytes([value]) * length
        else:
            out.append(byte)
    return bytes(out)


def checksum(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


SAMPLES = {
    "empty": b"",
    "single": b"a",
    "same": b"a" * 1000,
    "sentence": "Ein Jäger längs der Regnitz fing – über Jahre – Äschen.".encode(),
    "all bytes": bytes(range(256)) * 3,
    "fibonacci": b"".join(bytes([97 + i]) * n for i, n in enumerate([1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89])),
    "ff runs": b"\xff" * 700 + b"ab" + b"\xff",
    "prose": b"so much depends upon a red wheel barrow glazed with rain water beside the white chickens " * 40,
}


def main():
    for name, data in SAMPLES.items():
        packed = compress(data)
        runs = run_lengths(data)
        both = compress(runs)
        assert decompress(packed) == data, name
        assert expand_runs(decompress(both)) == data, name
        ratio = len(packed) / len(data) if data else float("nan")
        print(f"{name:<10}{len(data):>6}{len(packed):>6}{len(runs):>6}{len(both):>6} {ratio:>7.3f} {checksum(packed):08x}")
    codes = canonical(dict(build_tree(count(SAMPLES["fibonacci"])).codes()))
    for symbol, code in codes.items():
        print(chr(symbol), code)
    good = compress(SAMPLES["sentence"])
    print(good[:20].hex(" "), len(good))
    for damage in (good[:10], good[:-2], good + b"\x55\x55", bytes([good[0], 0]) + good[2:]):
        try:
            print("survived", decompress(damage) == SAMPLES["sentence"])
        except (CorruptData, IndexError, UnicodeDecodeError) as problem:
            print(type(problem).__name__, problem)
    try:
        expand_runs(b"ab\xff\x05")
    except CorruptData as problem:
        print(problem, problem.__cause__, problem.__suppress_context__)
    sys.stdout.flush()
    decompress(b"\x05\x00\x01")


if __name__ == "__main__":
    main()
