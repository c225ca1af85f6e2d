settings = None


def configure(key, value):
    settings[key] = value


configure("a", 1)
