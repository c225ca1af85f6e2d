name = "Ada"
age = 36
print(f"{name} is {age}")
print(f"{age + 1} {name!r} {name:>6}|{age:5d}|{3.14159:.2f}")
print(f"{{braces}} {'nested'} {age=}")
