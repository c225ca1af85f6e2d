words = ["a", "bb", None, "dddd"]
lengths = {w: len(w) for w in words[:2]}
print(lengths)
long = [w for w in words if len(w) > 1]
