import state
from counter import bump, read
from state import total as copied

bump(5)
bump(0.5)
print(state.total, read(), copied)
state.total = "replaced"
print(read())
state.log.append("main")
print(state.log, state.describe())
state.describe = lambda: "patched"
print(read(describe=True))
