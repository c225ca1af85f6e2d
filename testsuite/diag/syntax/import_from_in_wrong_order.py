import path from sys
#^^^^^^^^^^^^^^^^^^^^ error[E0001]: Did you mean to use 'from ... import ...' instead?
