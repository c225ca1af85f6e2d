class NotText(TypeError):
    pass


def require_text(value):
    if not isinstance(value, str):
        raise NotText(f"expected text, got {type(value).__name__}")
    return value
