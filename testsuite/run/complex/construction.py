# `complex()` from texts, numbers and objects with `__complex__`; subclasses; the errors.
inf = float("inf")
nan = float("nan")


class C:
    def __complex__(self):
        return 3 + 4j


class D:
    def __index__(self):
        return 7


class E(complex):
    x = 1


class F:
    def __complex__(self):
        return 5


def show(text, compute):
    try:
        print(text, "=>", repr(compute()))
    except Exception as error:
        print(text, "=>", type(error).__name__, error)


show('complex(1e300,1)*complex(nan,inf)', lambda: complex(1e300,1)*complex(nan,inf))
show('complex("1")', lambda: complex("1"))
show('complex("1+2j")', lambda: complex("1+2j"))
show('complex("(1+2j)")', lambda: complex("(1+2j)"))
show('complex(" 1+2j ")', lambda: complex(" 1+2j "))
show('complex("1 +2j")', lambda: complex("1 +2j"))
show('complex("j")', lambda: complex("j"))
show('complex("-j")', lambda: complex("-j"))
show('complex("1e5j")', lambda: complex("1e5j"))
show('complex("")', lambda: complex(""))
show('complex("1_0+2_0j")', lambda: complex("1_0+2_0j"))
show('complex("infj")', lambda: complex("infj"))
show('complex("nan+nanj")', lambda: complex("nan+nanj"))
show('complex("1",2)', lambda: complex("1",2))
show('complex(1,"2")', lambda: complex(1,"2"))
show('complex(real=1,imag=2)', lambda: complex(real=1,imag=2))
show('complex(imag=2)', lambda: complex(imag=2))
show('complex(real="1")', lambda: complex(real="1"))
show('complex(foo=1)', lambda: complex(foo=1))
show('complex(1,2,3)', lambda: complex(1,2,3))
show('complex(None)', lambda: complex(None))
show('complex([])', lambda: complex([]))
show('complex(1,[])', lambda: complex(1,[]))
show('complex([],1)', lambda: complex([],1))
show('complex(b"1")', lambda: complex(b"1"))
show('abs(complex(1e308,1e308))', lambda: abs(complex(1e308,1e308)))
show('abs(complex(nan,inf))', lambda: abs(complex(nan,inf)))
show('complex.from_number(3)', lambda: complex.from_number(3))
show('complex.from_number("3")', lambda: complex.from_number("3"))
show('complex.from_number(3.5)', lambda: complex.from_number(3.5))
show('complex.from_number(1j)', lambda: complex.from_number(1j))
show('(2**100)==complex(2**100)', lambda: (2**100)==complex(2**100))
show('complex()', lambda: complex())
show('complex(1,2)+None', lambda: complex(1,2)+None)
show('complex("1"*500)', lambda: complex("1"*500))
show('complex("1e400")', lambda: complex("1e400"))
show('complex("١")', lambda: complex("١"))
show('complex("1\u2003")', lambda: complex("1 "))
show('complex("1+1")', lambda: complex("1+1"))
show('complex("+-1j")', lambda: complex("+-1j"))
show('complex("--1j")', lambda: complex("--1j"))
show('complex("1j+1")', lambda: complex("1j+1"))
show('complex("1+j")', lambda: complex("1+j"))
show('complex("1-j")', lambda: complex("1-j"))
show('complex("(1")', lambda: complex("(1"))
show('complex("()")', lambda: complex("()"))
show('complex("nanj")', lambda: complex("nanj"))
show('complex("1__0j")', lambda: complex("1__0j"))
show('complex("1e")', lambda: complex("1e"))
show('complex("\\ud800")', lambda: complex("\ud800"))
show('complex("\\ud8001_")', lambda: complex("\ud8001_"))
show('complex("1\\x00")', lambda: complex("1\x00"))
show('complex(inf,inf)*1j', lambda: complex(inf,inf)*1j)
show('complex(inf,1)*complex(0,1)', lambda: complex(inf,1)*complex(0,1))
show('complex(1,inf)/complex(1,1)', lambda: complex(1,inf)/complex(1,1))
show('complex(1,1)/complex(inf,1)', lambda: complex(1,1)/complex(inf,1))
show('1/complex(inf,inf)', lambda: 1/complex(inf,inf))
show('complex(inf,1)/2', lambda: complex(inf,1)/2)
show('5/complex(0,inf)', lambda: 5/complex(0,inf))
show('complex(inf,1)**2', lambda: complex(inf,1)**2)
show('complex(inf,0)**0.5', lambda: complex(inf,0)**0.5)
show('complex(nan,1)**2', lambda: complex(nan,1)**2)
show('complex(1e200,1e200)**-2', lambda: complex(1e200,1e200)**-2)
show('complex(0,1e-320)**2', lambda: complex(0,1e-320)**2)
show('abs(complex(1.7e308,1.7e308))', lambda: abs(complex(1.7e308,1.7e308)))
show('complex(C())', lambda: complex(C()))
show('complex(D())', lambda: complex(D()))
show('complex(1, C())', lambda: complex(1, C()))
show('complex(E(1,2))', lambda: complex(E(1,2)))
show('type(complex(E(1,2)))', lambda: type(complex(E(1,2))))
show('E(1,2)', lambda: E(1,2))
show('type(E(1,2)+1)', lambda: type(E(1,2)+1))
show('type(+E(1,2))', lambda: type(+E(1,2)))
show('E.from_number(3)', lambda: E.from_number(3))
show('type(E.from_number(3))', lambda: type(E.from_number(3)))
show('complex(F())', lambda: complex(F()))
show('complex.from_number(D())', lambda: complex.from_number(D()))
show('complex.from_number(F())', lambda: complex.from_number(F()))
show('abs(E(3,4))', lambda: abs(E(3,4)))
show('hash(1j)==hash(E(0,1))', lambda: hash(1j)==hash(E(0,1)))
show('complex(True)', lambda: complex(True))
show('complex(1.5, True)', lambda: complex(1.5, True))
show('complex("1e-400-1e400j")', lambda: complex("1e-400-1e400j"))
show('complex("Infinity-nanJ")', lambda: complex("Infinity-nanJ"))
show('complex("\\n1j\\t")', lambda: complex("\n1j\t"))
show('complex(" ( 1j ) ")', lambda: complex(" ( 1j ) "))
show('complex("( 1 j)")', lambda: complex("( 1 j)"))
