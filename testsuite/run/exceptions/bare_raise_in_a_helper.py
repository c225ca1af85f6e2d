import sys
def helper():
    raise
def helper3(e):
    raise e
def f():
    1 / 0
def show(e):
    t = e.__traceback__
    out = []
    while t:
        out.append(t.tb_lineno)
        t = t.tb_next
    print(out)
for h in (helper, lambda: helper3(sys.exception())):
    try:
        try:
            f()
        except ZeroDivisionError:
            h()
    except ZeroDivisionError as e:
        show(e)
try:
    helper()
except RuntimeError as e:
    print(e); show(e)
def g():
    try:
        f()
    except ZeroDivisionError:
        helper()
g()
