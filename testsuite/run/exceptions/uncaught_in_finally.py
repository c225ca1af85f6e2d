def f():
    try:
        raise ValueError("original")
    finally:
        print("cleanup fails")
        [][0]


f()
