from .checks import require_text


def shout(text):
    return require_text(text).upper() + "!"
