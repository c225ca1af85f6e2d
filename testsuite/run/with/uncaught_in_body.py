class Transaction:
    def __enter__(self):
        print("begin")
        return self

    def __exit__(self, kind, value, trace):
        print("rollback" if kind else "commit")

    def insert(self, row):
        return row["id"]


with Transaction() as t:
    print(t.insert({"id": 1}))
with Transaction() as t:
    t.insert({})
