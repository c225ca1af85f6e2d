# stage: types
# CHECK: make(step: int[3]) -> closure(make.<locals>.advance)
# CHECK: advance() -> int63
# CHECK: int63 (of any)
def make(step):
    total = 0

    def advance():
        nonlocal total
        total = (total + step) & 0xFF
        return total

    return advance


advance = make(3)
print(advance(), advance())
