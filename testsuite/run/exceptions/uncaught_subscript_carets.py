data = {"list": [{"x": 1}, {"y": [1, 2, 3]}]}
print(data["list"][0]["x"])
print(data["list"][1]["y"][7] + data["list"][0]["x"])
