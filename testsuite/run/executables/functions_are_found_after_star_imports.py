from math import *

print([name for name in sorted(globals()) if name.startswith("si")])
for name, value in sorted(globals().items()):
    if name.startswith("sq"):
        print(name, value(16))
