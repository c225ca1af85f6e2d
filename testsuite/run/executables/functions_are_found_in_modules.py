# Modules are objects: their functions can be reached without spelling their names.
import builtins
import math

for name, value in sorted(vars(math).items()):
    if name.startswith(("sq", "fl", "ce", "fab")):
        print(name, value(6.25))
for name in ["or" + "d", "as" + "cii"]:
    print(name, vars(builtins)[name]("é"))
