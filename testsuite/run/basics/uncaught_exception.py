def risky(n):
    if n == 0:
        raise ValueError("reached zero")
    return risky(n - 1)


print("before")
risky(2)
print("never")
