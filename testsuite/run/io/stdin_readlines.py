import sys

lines = sys.stdin.readlines()
print(len(lines), [l.rstrip("\n") for l in lines], lines[-1].endswith("\n"))
total = 0
for line in lines:
    try:
        total += float(line)
    except ValueError as e:
        print(e)
print(total)
