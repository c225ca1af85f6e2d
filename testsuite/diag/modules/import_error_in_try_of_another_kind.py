try:
    import missing_one
#          ^^^^^^^^^^^ error[E0200]: No module named 'missing_one'
except ValueError:
    pass
try:
    import missing_two
except (KeyError, ModuleNotFoundError):
    pass
try:
    pass
except ImportError:
    import missing_three
#          ^^^^^^^^^^^^^ error[E0200]: No module named 'missing_three'
