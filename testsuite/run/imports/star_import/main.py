from listed import *
from unlisted import *

print(public(), shared)
for name in ("_private", "__dunder__", "hidden", "other"):
    try:
        print(name, eval_name(name))
    except NameError as e:
        print(e)
