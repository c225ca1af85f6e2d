# interrupt: after output
# The process dies by the signal, as a shell expects.
def wait():
    while True:
        pass


try:
    print("start", flush=True)
    wait()
finally:
    print("finally")
