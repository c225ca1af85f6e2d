def area(width, height)
#                      ^ error[E0001]: expected ':'
    return width * height


if area(2, 3) > 5
#                ^ error[E0001]: expected ':'
    print("big")

class Box
#        ^ error[E0001]: expected ':'
    pass

for i in range(3)
#                ^ error[E0001]: expected ':'
    print(i)
