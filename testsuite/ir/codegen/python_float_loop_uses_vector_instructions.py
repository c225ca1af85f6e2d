# stage: asm
# target: x86_64

# A loop over lists of floats, as a user writes it, ends in instructions on two floats at once.


def blend(out, a, b, scale):
    for i in range(len(out)):
        out[i] = a[i] * scale + b[i] * 0.001


# CHECK: {{^\s*mulpd\s}}
# CHECK: {{^\s*addpd\s}}

a = [i * 0.5 for i in range(1000)]
b = [float(1000 - i) for i in range(1000)]
out = [0.0] * 1000
blend(out, a, b, 0.75)
print(sum(out))
