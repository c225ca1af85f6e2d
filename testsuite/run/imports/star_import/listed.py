__all__ = ["public", "_exported", "shared"]
shared = "from listed"
_exported = "underscore but listed"
hidden = "not listed"


def public():
    return _exported, hidden
