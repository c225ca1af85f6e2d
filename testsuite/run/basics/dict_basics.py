ages = {"ada": 36, "bob": 41}
ages["cy"] = 7
print(ages["ada"], len(ages), ages)
for key in ages:
    print(key, ages[key])
print("bob" in ages, "zed" in ages, ages.get("zed"), ages.get("zed", 0))
del ages["bob"]
ages["ada"] += 1
print(ages)
