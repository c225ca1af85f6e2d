import sys

print("a", 1, 2.5, None, [1, "x"], sep=", ", end=";\n")
print("x", "y", sep="")
print("x", "y", sep=None, end=None)
print(*[], end="empty\n")
print("to stderr", 1, file=sys.stderr)
print("flush", flush=True)
sys.stdout.write("written\n")
n = sys.stdout.write("count me\n")
print(n, print("inner"))
sys.stderr.write("err line\n")
print("unicode: é 日 😀", "tab: \t|")
print("multi\nline", "crlf\r\n", sep="|", end="")


class Shown:
    def __str__(self):
        return "shown"


print(Shown(), [str(Shown())], Shown(), sep="/")
for bad in (lambda: print("a", sep=5), lambda: print("a", end=5), lambda: print("a", nope=1), lambda: print("a", file=5), lambda: sys.stdout.write(5)):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class Sink:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


sink = Sink()
print("a", 1, file=sink)
print("b", end="", file=sink)
print(sink.parts)
