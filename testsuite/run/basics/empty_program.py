"""Nothing but a docstring and pass."""

pass
print(end="")
