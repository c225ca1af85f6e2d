import sys

print(sys.getrecursionlimit() >= 1000)
sys.setrecursionlimit(5000)
print(sys.getrecursionlimit())


def depth(n):
    return n if n == 0 else depth(n - 1) + 1


print(depth(3000))
sys.setrecursionlimit(300)
try:
    depth(1000)
except RecursionError as e:
    print(e)
print(depth(100))
