out = []
for i in range(6):
    try:
        try:
            if i == 1:
                raise KeyError(i)
            if i == 2:
                raise ValueError(i)
            if i == 3:
                continue
            if i == 5:
                break
            out.append(("ok", i))
        except KeyError:
            out.append(("key", i))
            raise IndexError(i)
        finally:
            out.append(("inner finally", i))
    except IndexError as e:
        out.append(("index", repr(e), repr(e.__context__)))
    except ValueError:
        out.append(("value", i))
        continue
    finally:
        out.append(("outer finally", i))
for line in out:
    print(line)


def deep(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        deep(n - 1)
    except ValueError as e:
        if n < 3:
            raise ValueError(f"level {n}") from e
        chain = []
        while e:
            chain.append(str(e))
            e = e.__cause__
        print(n, chain)


deep(4)
