# interrupt: after output
def numbers():
    n = 0
    try:
        while True:
            if n < 0:
                yield n
            n += 1
    except KeyboardInterrupt:
        print("inside")
        yield "last"


print("start", flush=True)
print(list(numbers()))
