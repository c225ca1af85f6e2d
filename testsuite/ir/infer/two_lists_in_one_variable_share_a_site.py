# stage: types
# CHECK: site s0: int63|float
# CHECK: site s1: int63|float
# CHECK: :chosen: list(s0)
import sys


def main(flag):
    ints = [1]
    floats = [2.5]
    chosen = ints if flag else floats
    return chosen[0]


print(main(len(sys.argv) == 1))
