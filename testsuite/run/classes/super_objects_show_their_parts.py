# `super` objects have attributes of their own; other introspection of built-in methods.
class A:
    def parts(self):
        return super().__self__ is self, super().__thisclass__, super().__self_class__

    @staticmethod
    def still():
        return 1

    @classmethod
    def on_class(cls):
        return super().__thisclass__


class B(A):
    pass


print(B().parts(), B.on_class(), super(A, B()).__self_class__, super(A).__self__, super(A).__thisclass__)
print(A.__dict__["still"].__func__ is A.still, repr(staticmethod(len)), repr(classmethod(len)))
print(property().__isabstractmethod__, staticmethod(len).__isabstractmethod__)


def abstract(self):
    pass


abstract.__isabstractmethod__ = True
print(property(abstract).__isabstractmethod__, classmethod(abstract).__isabstractmethod__)
print(len.__module__, [].append.__module__, (1).__add__.__qualname__, (1).__add__.__objclass__, int.real.__qualname__)
print(type(None)(), type(...)(), type(NotImplemented)())
try:
    type(None)(1)
except TypeError as error:
    print(error)
print(A.__dictoffset__ != 0, int.__dictoffset__, int.__weakrefoffset__)
try:
    A.__abstractmethods__
except AttributeError as error:
    print(error)
