# stage: types
# CHECK: fib(n: int[0..30]) -> int[0..max]
# CHECK: v0:n is int[2..30]
# CHECK: int[1..29]
# CHECK: enters
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


print(fib(30))
