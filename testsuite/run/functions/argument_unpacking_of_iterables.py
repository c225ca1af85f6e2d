def show(*args, **kwargs):
    return args, kwargs


def gen():
    yield 1
    yield 2


print(show(*gen(), *{"k": 1}, *"ab", *{5}, *range(2), *[]))
print(show(**dict(a=1), **{"b c": 2}), show(*(), **{}), show(*[[1]], x=[2]))
args = [1, 2]
kwargs = {"x": 1}
got_args, got_kwargs = show(*args, **kwargs)
kwargs["x"] = 99
args.append(3)
print(got_args, got_kwargs)


def change(**kw):
    kw["new"] = 1
    return kw


print(change(**kwargs), kwargs)
print(max(*[3, 9, 4]), print(*["a", "b"], sep="-"), [*range(3), *"xy"], (*[1], 2), {**{"a": 1}, "b": 2})
