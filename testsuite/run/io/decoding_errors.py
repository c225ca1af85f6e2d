with open("bytes.bin", "wb") as f:
    print(f.write(b"ok\n\xff\xfe\n"))
with open("bytes.bin") as f:
    try:
        print(repr(f.read()))
    except UnicodeDecodeError as e:
        print(e)
with open("bytes.bin", encoding="latin-1") as f:
    print(f.read())
with open("bytes.bin", errors="replace") as f:
    print(f.read())
with open("bytes.bin", "w", encoding="ascii") as f:
    try:
        f.write("é")
    except UnicodeEncodeError as e:
        print(e)
try:
    open("bytes.bin", encoding="no-such-codec")
except LookupError as e:
    print(e)
