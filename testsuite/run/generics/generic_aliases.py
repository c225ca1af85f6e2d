# Classes with type arguments: `list[int]` and everything that can be asked of it.
def show(text, compute):
    try:
        print(text, "=>", repr(compute()))
    except Exception as error:
        print(text, "=>", type(error).__name__, error)


class C:
    pass


def f():
    pass


class Ints(list[int]):
    pass


print(Ints.__bases__, Ints.__orig_bases__, Ints([1]), Ints[int], Ints[int]([2]))
print(Ints[str]([1]).__orig_class__)
show('isinstance(1,list[int])', lambda: isinstance(1,list[int]))
show('issubclass(int,list[int])', lambda: issubclass(int,list[int]))
show('dict[str,int]', lambda: dict[str,int])
show('tuple[()]', lambda: tuple[()])
show('tuple[int,...]', lambda: tuple[int,...])
show('list[None]', lambda: list[None])
show('list[[int,str]]', lambda: list[[int,str]])
show('list[int][str]', lambda: list[int][str])
show('list[int]()', lambda: list[int]())
show('list[int]((1,2))', lambda: list[int]((1,2)))
show('type[int]', lambda: type[int])
show('type[int,str]', lambda: type[int,str])
show('list[int].__origin__', lambda: list[int].__origin__)
show('list[int].__args__', lambda: list[int].__args__)
show('list[int].__parameters__', lambda: list[int].__parameters__)
show('list[int].append', lambda: list[int].append)
show('list[int].__name__', lambda: list[int].__name__)
show('list[int]==list[int]', lambda: list[int]==list[int])
show('list[int]!=list[str]', lambda: list[int]!=list[str])
show('hash(list[int])==hash(list[int])', lambda: hash(list[int])==hash(list[int]))
show('list[int]==list', lambda: list[int]==list)
show('list["x"]', lambda: list["x"])
show('[*list[int]]', lambda: [*list[int]])
show('list[list[int]]', lambda: list[list[int]])
show('list[int].__class__', lambda: list[int].__class__)
show('type(list[int])', lambda: type(list[int]))
show('list[int].foo', lambda: list[int].foo)
show('int[3]', lambda: int[3])
show('"__args__" in dir(list[int])', lambda: "__args__" in dir(list[int]))
show('list[int].__mro_entries__(1)', lambda: list[int].__mro_entries__(1))
show('list[int].__reduce__()', lambda: list[int].__reduce__())
show('int.__or__(int,str)', lambda: int.__or__(int,str))
show('type.__or__(int,str)', lambda: type.__or__(int,str))
show('dict[int:3]', lambda: dict[int:3])
show('dict[slice(1)]', lambda: dict[slice(1)])
show('list[int].__unpacked__', lambda: list[int].__unpacked__)
show('[*tuple[int,str]][0]', lambda: [*tuple[int,str]][0])
show('list[int].__typing_unpacked_tuple_args__', lambda: list[int].__typing_unpacked_tuple_args__)
show('list.__class_getitem__(int)', lambda: list.__class_getitem__(int))
show('type.__or__(1,2)', lambda: type.__or__(1,2))
show('type[int]()', lambda: type[int]())
show('type[int](3)', lambda: type[int](3))
show('type(list[int])(int,str)', lambda: type(list[int])(int,str))
show('type(list[int])(1)', lambda: type(list[int])(1))
show('list[int]<list[int]', lambda: list[int]<list[int])
show('frozenset[int]', lambda: frozenset[int])
show('set[int]', lambda: set[int])
show('enumerate[int]', lambda: enumerate[int])
show('type({}.items())[1]', lambda: type({}.items())[1])
show('{list[int]:1}[list[int]]', lambda: {list[int]:1}[list[int]])
show('isinstance("",(1,))', lambda: isinstance("",(1,)))
show('list[int].__bases__', lambda: list[int].__bases__)
show('list[C]', lambda: list[C])
show('list[f]', lambda: list[f])
