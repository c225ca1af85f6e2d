depths = []


def dive(n):
    depths.append(n)
    return dive(n + 1)


try:
    dive(0)
except RecursionError as e:
    print(type(e).__name__, e, e.__class__.__mro__[1].__name__)
print(len(depths) > 100, depths[:3], depths[-1] == len(depths) - 1)


def guarded(n):
    try:
        return guarded(n + 1)
    except RecursionError:
        return n if n < 5 else guarded_return(n)
    finally:
        counts[0] += 1


def guarded_return(n):
    return -1


counts = [0]
print(guarded(0), counts[0] > 100)
print(len(depths) > 100, "still running")
