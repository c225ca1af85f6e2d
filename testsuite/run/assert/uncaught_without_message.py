def invariant(items):
    assert len(items) == len(set(items))
    return True


print(invariant([1, 2]))
invariant([1, 1])
