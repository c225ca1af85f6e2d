class Broken:
    @property
    def bad(self):
        return self.missing

    @property
    def worse(self):
        raise KeyError("inside")

    def __getattr__(self, name):
        return f"fallback {name}"


b = Broken()
print(b.bad, b.other)
try:
    b.worse
except KeyError as e:
    print("KeyError", e)


class NoFallback:
    @property
    def bad(self):
        return self.missing


print(hasattr(NoFallback(), "bad"), getattr(NoFallback(), "bad", "default"))
NoFallback().bad
