def area(w, h=2):
    return w * h


class Shape:
    def __init__(self, w):
        self.w = w

    def area(self, h=2):
        return area(self.w, h)

    def __call__(self, h):
        return self.area(h)

    @staticmethod
    def static(w, h):
        return area(w, h)

    @classmethod
    def make(cls, w, h):
        return cls(w).area(h)


def decorated(f):
    return lambda *a, **k: f(*a, **k)


wrapped = decorated(area)
for w, h in ((3, 4), (1.5, 2), ("ab", 2), (2 ** 62, 4), ([0], 3), (True, True), (-(2 ** 63), -1)):
    s = Shape(w)
    method = s.area
    results = [area(w, h), area(w, h=h), area(*[w, h]), area(**{"w": w, "h": h}), s.area(h), method(h), s(h), Shape.area(s, h), Shape.static(w, h), Shape.make(w, h), wrapped(w, h), wrapped(h=h, w=w), list(map(area, [w], [h]))[0], (lambda: area(w, h))(), {"f": area}["f"](w, h), [area][0](w, h), getattr(s, "area")(h), next(area(a, b) for a, b in [(w, h)])]
    print(results[0], type(results[0]).__name__, all(r == results[0] for r in results), len(results), area(w), s.area())
for bad in ((None, 2), ({}, 2), ("a", 1.5)):
    messages = set()
    for call in (lambda: area(*bad), lambda: Shape(bad[0]).area(bad[1]), lambda: wrapped(*bad), lambda: list(map(area, *[[b] for b in bad]))):
        try:
            call()
        except TypeError as e:
            messages.add(str(e))
    print(messages)
