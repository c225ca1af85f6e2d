# flags: -O
"""The module's docstring."""


def function(x):
    """A function's docstring."""
    assert x > 0, print("evaluated")
    return x


class Class:
    """A class' docstring."""

    assert print("in the class body")

    def method(self):
        "A method's docstring."


def only_a_docstring():
    """Nothing else."""


def local_by_assertion():
    # The walrus in the assertion makes the name local, even though it never runs.
    try:
        assert (name := 1)
        return name
    except UnboundLocalError as error:
        return str(error)


print(__debug__, function(-1), local_by_assertion(), only_a_docstring())
print(__doc__, function.__doc__, Class.__doc__, Class.method.__doc__, only_a_docstring.__doc__)
if __debug__:
    print("debug")
else:
    print("no debug")
print("yes" if __debug__ else "no", not __debug__, __debug__ or 3)
while __debug__:
    print("never")
assert False
