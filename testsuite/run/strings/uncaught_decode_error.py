data = b"ok \xff bad"
print(data[:2].decode())
print(data.decode("utf-8"))
