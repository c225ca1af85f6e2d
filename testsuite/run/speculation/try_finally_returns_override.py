log = []


def f(x):
    for i in range(5):
        try:
            if i == x:
                return "try", i
            log.append(i)
        finally:
            log.append(f"f{i}")
            if i == 3:
                x = x * 1.5
    return "end", x


print(f(2), log)
log.clear()
print(f(10), log)


def nested(x):
    try:
        try:
            return 10 // x
        finally:
            x = "changed"
            log.append(x)
    except ZeroDivisionError as e:
        return f"caught {e} with {x}"
    finally:
        log.append("outer")


log.clear()
print(nested(3), nested(0), nested(2.5), log)
