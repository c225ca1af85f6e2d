class ConfigError(Exception):
    pass


def read(settings, key):
    try:
        return settings[key]
    except KeyError as e:
        raise ConfigError(f"no setting {key!r}") from e


settings = {"host": "localhost"}
print(read(settings, "host"))
read(settings, "port")
