with open("notes.txt", "w") as f:
    print(f.write("first\n"), f.write("second é日\n"), f.name, f.mode, f.closed)
    f.writelines(["third\n", "no newline"])
    print("printed", 5, file=f)
print(f.closed)
with open("notes.txt") as f:
    print(repr(f.readline()), repr(f.read(3)), repr(f.read()), repr(f.read()))
with open("notes.txt", "a") as f:
    f.write("appended\n")
with open("notes.txt") as f:
    for line in f:
        print(line.rstrip())
with open("notes.txt") as f:
    lines = f.readlines()
print(len(lines), lines[-1:], [len(l) for l in lines])
with open("notes.txt") as f:
    print(next(f), end="")
    print([l.strip() for l in f])
with open("notes.txt", "w") as f:
    pass
with open("notes.txt") as f:
    print(repr(f.read()))
