def negate(value): return -value


values = [1, 2.5, True]
print([negate(v) for v in values])
print(abs(negate(3)) + len("abc"), negate("text") if len("x") > 0 else 0)
