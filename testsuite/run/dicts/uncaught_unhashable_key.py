def index(items):
    return {item: i for i, item in enumerate(items)}


print(index(["a", ("b", 1)]))
print(index(["a", ["b"]]))
