def factory():
    print("factory runs")
    return None


@factory()
def f():
    pass
