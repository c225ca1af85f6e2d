def dive(n):
    if n == 0:
        raise ValueError("bottom")
    dive(n - 1)


dive(20)
