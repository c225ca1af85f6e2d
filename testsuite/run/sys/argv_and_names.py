# args: one 'two words' --flag=3 '' -x é
import sys

print(len(sys.argv), sys.argv[1:])
for i, a in enumerate(sys.argv[1:], 1):
    print(i, repr(a), len(a))
options = {}
rest = []
for a in sys.argv[1:]:
    if a.startswith("--") and "=" in a:
        key, _, value = a[2:].partition("=")
        options[key] = int(value)
    elif a.startswith("-"):
        options[a[1:]] = True
    else:
        rest.append(a)
print(options, rest, type(sys.argv).__name__)
sys.argv.append("added")
print(sys.argv[-1])
