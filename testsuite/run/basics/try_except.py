def divide(a, b):
    try:
        return a / b
    except ZeroDivisionError as problem:
        print("caught", problem)
        return None
    finally:
        print("done", a, b)


print(divide(6, 3))
print(divide(1, 0))
