log = []


def trace(f):
    log.append(f"trace {f.__name__}")

    def wrapper(*args, **kwargs):
        log.append(f"call {f.__name__}{args}{kwargs}")
        result = f(*args, **kwargs)
        log.append(f"return {result!r}")
        return result

    wrapper.__name__ = f.__name__
    return wrapper


def repeat(times):
    log.append(f"repeat {times}")

    def decorate(f):
        log.append("decorate")
        return lambda *a, **k: [f(*a, **k) for _ in range(times)]

    return decorate


@trace
@repeat(2)
@trace
def add(a, b=1):
    """Adds."""
    return a + b


print(add(1), add(1, b=5))
for line in log:
    print(line)
