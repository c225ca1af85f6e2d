import sys

for i in range(3):
    print("out", i)
    print("err", i, file=sys.stderr)
sys.stdout.write("no newline")
sys.stdout.flush()
sys.stderr.write("end of err\n")
print()
print(sys.stdout is sys.__stdout__, sys.stdin is not None, sys.maxsize, sys.byteorder)
