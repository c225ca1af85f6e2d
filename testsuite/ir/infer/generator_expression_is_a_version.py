# stage: types
# CHECK: <genexpr>(.0: iterator(range(int[0..9]))) -> generator(
print(sum(i * i for i in range(10)))
