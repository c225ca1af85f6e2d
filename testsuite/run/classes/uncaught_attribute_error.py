class Config:
    def __init__(self):
        self.name = "x"


def load(config):
    return config.naem


load(Config())
