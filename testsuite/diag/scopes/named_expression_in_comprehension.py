data = [1, 2]
print([i := 0 for i in data])
#      ^ error[E0104]: assignment expression cannot rebind comprehension iteration variable 'i'
print([x for x in (y := data)])
#                  ^^^^^^^^^ error[E0104]: assignment expression cannot be used in a comprehension iterable expression
print([x for x in data if (z := x) for z in data])
#                                      ^ error[E0104]: comprehension inner loop cannot rebind assignment expression target 'z'


class C:
    a = [(b := x) for x in data]
#         ^ error[E0104]: assignment expression within a comprehension cannot be used in a class body
