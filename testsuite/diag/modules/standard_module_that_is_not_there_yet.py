import json
#      ^^^^ error[E0200]: No module named 'json'
#      note: 'json' is part of Python's standard library; it does not come with Molt yet
from collections import OrderedDict
#    ^^^^^^^^^^^ error[E0200]: No module named 'collections'
#    note: 'collections' is part of Python's standard library; it does not come with Molt yet
