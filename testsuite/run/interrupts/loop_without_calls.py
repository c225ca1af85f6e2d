# interrupt: after output
def count():
    total = 0
    while True:
        total += 1


print("start", flush=True)
try:
    count()
except KeyboardInterrupt as error:
    inner = error.__traceback__.tb_next
    print("interrupted", type(error), error.args, inner.tb_lineno > 2)
print("and on")
