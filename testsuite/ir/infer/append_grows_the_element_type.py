# stage: types
# CHECK: site s0: none|int63
def main():
    items = []
    items.append(1)
    items.append(None)
    return items


print(main())
