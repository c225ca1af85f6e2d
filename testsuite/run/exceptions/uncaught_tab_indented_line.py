def f(x):
	if x:
		return x["key"] + 1
	return 0


print(f(0))
print(f([1]))
