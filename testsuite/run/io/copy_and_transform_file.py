with open("source.csv", "w") as f:
    f.write("name,qty,price\n")
    for i in range(50):
        f.write(f"item{i},{i * 3 % 7},{i / 4:.2f}\n")
total = 0.0
with open("source.csv") as source, open("out.txt", "w") as out:
    header = next(source).strip().split(",")
    for number, line in enumerate(source, start=2):
        row = dict(zip(header, line.strip().split(",")))
        value = int(row["qty"]) * float(row["price"])
        total += value
        if value > 60:
            print(f"{number}: {row['name']:<8}{value:>8.2f}", file=out)
print(total, header)
with open("out.txt") as f:
    print(f.read(), end="")
counts = {}
with open("source.csv") as f:
    for line in f:
        for ch in line:
            counts[ch] = counts.get(ch, 0) + 1
print(sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:5])
