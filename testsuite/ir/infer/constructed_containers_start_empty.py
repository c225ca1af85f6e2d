# stage: types
# CHECK: site s{{\d+}}: int64 -> str
# CHECK: site s{{\d+}}: float
# CHECK: site s{{\d+}}: int64
def main():
    names = dict()
    names[1] = "one"
    weights = list()
    weights.append(0.5)
    seen = set()
    seen.add(3)
    return names, weights, seen


print(main())
