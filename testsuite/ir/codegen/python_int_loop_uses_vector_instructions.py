# stage: asm
# target: x86_64

# Masks keep every value in a range that needs no check for overflow, so two ints are computed at once.


def mix(out, a, b):
    for i in range(len(out)):
        out[i] = ((a[i] & 0xFFFF) * 3 + (b[i] & 0xFFFF)) & 0xFFFF


# CHECK: {{^\s*paddq\s}}

a = [i % 1009 for i in range(1000)]
b = [i * 7 % 4093 for i in range(1000)]
out = [0] * 1000
mix(out, a, b)
print(sum(out))
