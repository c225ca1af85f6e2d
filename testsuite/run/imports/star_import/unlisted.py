shared = "from unlisted"
other = "other"
_private = 1


def eval_name(name):
    if name == "_private":
        return _private
    if name == "other":
        return other
    raise NameError(f"no {name}")
