def parse(field):
    return int(field, 10)


rows = ["1,2", "3,x"]
for row in rows:
    print(sum(map(parse, row.split(","))))
