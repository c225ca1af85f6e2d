f = open("lines.txt", "w", encoding="utf-8", newline="\n")
f.write("a\r\nb\rc\n")
f.close()
for newline in (None, "", "\n", "\r\n"):
    with open("lines.txt", newline=newline) as f:
        print(repr(newline), f.readlines())
    with open("lines.txt", newline=newline) as f:
        print(repr(f.read()))
with open("lines.txt", "rb") as f:
    print(f.read())
with open("lines.txt", "w", newline="\r\n") as f:
    f.write("x\ny\n")
with open("lines.txt", "rb") as f:
    print(f.read())
