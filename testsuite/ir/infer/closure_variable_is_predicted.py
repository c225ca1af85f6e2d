# stage: types
# CHECK: make(step: int[3]) -> closure(make.<locals>.advance)
# CHECK: :advance: closure(make.<locals>.advance)
def make(step):
    total = 0

    def advance():
        nonlocal total
        total = (total + step) & 0xFF
        return total

    return advance


advance = make(3)
print(advance(), advance())
