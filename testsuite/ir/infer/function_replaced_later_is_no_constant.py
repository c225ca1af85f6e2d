# stage: types
# CHECK-NOT: constant __main__.work
# CHECK: constant __main__.main
def work():
    return 1


def main():
    return work()


print(main())
work = main
