records = [{"age": 3}, {"age": 1}, {"name": "x"}]
print(sorted(records[:2], key=lambda r: r["age"]))
print(sorted(records, key=lambda r: r["age"]))
