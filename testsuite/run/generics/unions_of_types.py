# What `|` makes of types: members, equality, tests, errors.
def show(text, compute):
    try:
        print(text, "=>", repr(compute()))
    except Exception as error:
        print(text, "=>", type(error).__name__, error)


class C:
    pass


def f():
    pass


def number(x: int | None, y: list[int] | None = None) -> dict[str, int] | float | None:
    if isinstance(x, int | float):
        return x
    return None


print(number(3), number(None), number(2.5))
try:
    class Derived(int | str):
        pass
except TypeError as error:
    print(error)
show('int|"x"', lambda: int|"x")
show('int|3', lambda: int|3)
show('None|None', lambda: None|None)
show('int|None', lambda: int|None)
show('None|int', lambda: None|int)
show('int|int', lambda: int|int)
show('(int|str)|(str|int)', lambda: (int|str)|(str|int))
show('list[int]|None', lambda: list[int]|None)
show('type(int|str)', lambda: type(int|str))
show('(int|None).__args__', lambda: (int|None).__args__)
show('int|list', lambda: int|list)
show('hash(int|str)==hash(str|int)', lambda: hash(int|str)==hash(str|int))
show('(int|list[int])==(list[int]|int)', lambda: (int|list[int])==(list[int]|int))
show('(int|str).__origin__', lambda: (int|str).__origin__)
show('(int|str).__parameters__', lambda: (int|str).__parameters__)
show('(int|str).__name__', lambda: (int|str).__name__)
show('(int|str).__module__', lambda: (int|str).__module__)
show('isinstance(1,int|str)', lambda: isinstance(1,int|str))
show('isinstance(1,int|list[int])', lambda: isinstance(1,int|list[int]))
show('isinstance([],int|list[int])', lambda: isinstance([],int|list[int]))
show('isinstance(None,int|None)', lambda: isinstance(None,int|None))
show('issubclass(int,int|str)', lambda: issubclass(int,int|str))
show('issubclass(1,int|str)', lambda: issubclass(1,int|str))
show('issubclass(type(None),int|None)', lambda: issubclass(type(None),int|None))
show('(int|str)[int]', lambda: (int|str)[int])
show('(int|str).x', lambda: (int|str).x)
show('int|(1,2)', lambda: int|(1,2))
show('[]|int', lambda: []|int)
show('float|int', lambda: float|int)
show('bool|int', lambda: bool|int)
show('list[int]|1', lambda: list[int]|1)
show('(int|str).__class__', lambda: (int|str).__class__)
show('(int|str)()', lambda: (int|str)())
show('type(int|str)[int,str,None]', lambda: type(int|str)[int,str,None])
show('type(int|str)[()]', lambda: type(int|str)[()])
show('type(int|str)[int]', lambda: type(int|str)[int])
show('type(int|str)()', lambda: type(int|str)())
show('(int|str)<1', lambda: (int|str)<1)
show('int|None==None|int', lambda: int|None==None|int)
show('{int|str:1}[str|int]', lambda: {int|str:1}[str|int])
show('list[[]]|int', lambda: list[[]]|int)
show('hash(list[[]]|int)', lambda: hash(list[[]]|int))
show('(list[[]]|int)==(int|list[[]])', lambda: (list[[]]|int)==(int|list[[]]))
show('isinstance(1,(str,int|None))', lambda: isinstance(1,(str,int|None)))
show('list[int] | list[int]', lambda: list[int] | list[int])
show('list[int] | list[str] | list[int]', lambda: list[int] | list[str] | list[int])
show('str(int|str)', lambda: str(int|str))
show('f"{int|None}"', lambda: f"{int|None}")
show('C|None', lambda: C|None)
show('bool|None|int|str', lambda: bool|None|int|str)
show('isinstance(True,int|None)', lambda: isinstance(True,int|None))
show('isinstance(C(),C|None)', lambda: isinstance(C(),C|None))
