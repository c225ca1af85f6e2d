handlers = {"a": print, "b": "not a function"}
for name in handlers:
    handlers[name]("handled", name)
