class Slot:
    kind = "class level"

    def __init__(self):
        self.value = 1


slot = Slot()
for i in range(6):
    try:
        if i == 2:
            del slot.value
        if i == 4:
            slot.value = "again"
        slot.kind = i if i % 2 else slot.kind
        print(i, slot.value, slot.kind)
    except AttributeError as e:
        print(i, "error:", e)
del slot.kind
print(slot.kind)
try:
    del slot.kind
except AttributeError as e:
    print(e)
slot.extra = [1.5]
print(sorted(slot.__dict__.items(), key=str))
