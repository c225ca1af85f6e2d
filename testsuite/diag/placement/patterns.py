match 1:
    case _:
#        ^ error[E0020]: wildcard makes remaining patterns unreachable
        pass
    case y:
#        ^ error[E0020]: name capture 'y' makes remaining patterns unreachable
        pass
    case [a, *a]:
#            ^^ error[E0020]: multiple assignments to name 'a' in pattern
        pass
    case [*a, *b]:
#        ^^^^^^^^ error[E0020]: multiple starred names in sequence pattern
        pass
    case {"k": 1, "it's": 2, "it's": 3}:
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[E0020]: mapping pattern checks duplicate key ("it's")
        pass
    case {1: a, True: b}:
#        ^^^^^^^^^^^^^^^ error[E0020]: mapping pattern checks duplicate key (True)
        pass
    case int(a=1, b=2, a=3):
#                        ^ error[E0020]: attribute name repeated in class pattern: a
        pass
    case [a] | [b]:
#        ^^^^^^^^^ error[E0020]: alternative patterns bind different names
        pass
    case [x, [x] | {"x": x}]:
#            ^^^^^^^^^^^^^^ error[E0020]: multiple assignments to name 'x' in pattern
        pass
    case f"text":
#        ^^^^^^^ error[E0020]: patterns may only match literals and attribute lookups
        pass
