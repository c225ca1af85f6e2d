with open("data.bin", "wb") as f:
    f.write(bytes(range(16)))
with open("data.bin", "rb") as f:
    print(f.read(4), f.tell(), f.seek(10), f.read(2), f.seek(-2, 2), f.read(), f.read(), f.seek(0), f.read(1))
with open("data.bin", "r+b") as f:
    f.seek(3)
    f.write(b"XYZ")
    f.seek(0)
    print(f.read())
with open("t.txt", "w+") as f:
    f.write("hello\nworld\n")
    f.seek(0)
    print(f.readline(), f.tell(), f.read())
    f.seek(0)
    f.truncate(5)
    print(f.read())
with open("data.bin", "rb") as f:
    print([line for line in f])
