# stage: types
# CHECK: main()
# CHECK: function(report)
# CHECK-NEXT: : object
def report():
    return None


def main():
    report()
    return 1


print(main())
