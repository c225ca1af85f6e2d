def first(it):
    yield next(iter(it))


print(list(first([5])))
print(list(first([])))
