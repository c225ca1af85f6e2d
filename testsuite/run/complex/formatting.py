# The text of complex numbers: repr, the format mini-language, `%`.
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


show('1j%2', lambda: 1j%2)
show('format(1+2j,"")', lambda: format(1+2j,""))
show('format(1+2j,".2f")', lambda: format(1+2j,".2f"))
show('format(1+2j,"10.2f")', lambda: format(1+2j,"10.2f"))
show('format(1+2j,"<20")', lambda: format(1+2j,"<20"))
show('format(1+2j,"^20")', lambda: format(1+2j,"^20"))
show('format(1+2j,"=20")', lambda: format(1+2j,"=20"))
show('format(1+2j,"020")', lambda: format(1+2j,"020"))
show('format(1+2j,"+.1e")', lambda: format(1+2j,"+.1e"))
show('format(1+2j,",")', lambda: format(1+2j,","))
show('format(1e10+2j,",.1f")', lambda: format(1e10+2j,",.1f"))
show('format(1+2j,"d")', lambda: format(1+2j,"d"))
show('format(1+2j,"n")', lambda: format(1+2j,"n"))
show('format(1+2j,"%")', lambda: format(1+2j,"%"))
show('format(1+2j,"s")', lambda: format(1+2j,"s"))
show('format(1+2j,"#g")', lambda: format(1+2j,"#g"))
show('format(1j,"")', lambda: format(1j,""))
show('format(1j,".3")', lambda: format(1j,".3"))
show('format(-0j,"")', lambda: format(-0j,""))
show('repr(-0j)', lambda: repr(-0j))
show('repr(complex(-0.0,-0.0))', lambda: repr(complex(-0.0,-0.0)))
show('repr(complex(0,-0.0))', lambda: repr(complex(0,-0.0)))
show('repr(complex(nan,inf))', lambda: repr(complex(nan,inf)))
show('repr(complex(1,nan))', lambda: repr(complex(1,nan)))
show('repr(1e100j)', lambda: repr(1e100j))
show('"%s" % 1j', lambda: "%s" % 1j)
show('"%d" % 1j', lambda: "%d" % 1j)
show('"%f"%1j', lambda: "%f"%1j)
show('(3+4j).__format__(3)', lambda: (3+4j).__format__(3))
show('format(3+4j, "z.1f")', lambda: format(3+4j, "z.1f"))
show('format(complex(-0.0,-0.0),"z.1f")', lambda: format(complex(-0.0,-0.0),"z.1f"))
show('format(3+4j,"x>20.1f")', lambda: format(3+4j,"x>20.1f"))
show('format(3+4j,"0>20.1f")', lambda: format(3+4j,"0>20.1f"))
show('format(3+4j,"0<20.1f")', lambda: format(3+4j,"0<20.1f"))
show('format(3+4j,"5.1q")', lambda: format(3+4j,"5.1q"))
show('format(complex(inf,nan),"F")', lambda: format(complex(inf,nan),"F"))
show('format(3+4j,"_.1f")', lambda: format(3+4j,"_.1f"))
show('format(123456+4567j,"_.1f")', lambda: format(123456+4567j,"_.1f"))
show('format(1.23456789+4j,".6,f")', lambda: format(1.23456789+4j,".6,f"))
show('format(1+2j,".6,")', lambda: format(1+2j,".6,"))
show('format(1j,"5")', lambda: format(1j,"5"))
show('format(1j,">5")', lambda: format(1j,">5"))
show('format(3j,"#")', lambda: format(3j,"#"))
show('format(3+1j,"#")', lambda: format(3+1j,"#"))
show('format(3+1j,".0")', lambda: format(3+1j,".0"))
show('format(1j,"10,")', lambda: format(1j,"10,"))
