import geometry
import geometry as g
from geometry import area, PI as pi
from geometry import Square

print(geometry.PI, g is geometry, area(2), pi, Square(3).area(), geometry.__name__, area.__module__, Square.__module__)
geometry.PI = 3
print(pi, geometry.PI, area(2), g.PI)
geometry.added = "attribute"
print(g.added, hasattr(geometry, "nothing"), geometry.calls)
try:
    geometry.nothing
except AttributeError as e:
    print(e)
try:
    from geometry import missing
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])


def inside():
    import geometry
    from geometry import calls

    return geometry.calls is calls


print(inside())
