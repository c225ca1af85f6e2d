def show(value):
    return f"value: {value:>{'wide'}}"


print(f"{5:>4}")
show(5)
