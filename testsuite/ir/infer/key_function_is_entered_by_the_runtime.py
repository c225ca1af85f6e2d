# stage: types
# CHECK: main.<locals>.<lambda>(v: int63) -> tuple(int[0..9], int63)
# CHECK: entry main.<locals>.<lambda>
def main(values):
    return sorted(values, key=lambda v: (v % 10, v))


print(main([31, 22]))
