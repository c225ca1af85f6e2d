def cleanup(resource):
    resource.close()


def use(resource):
    try:
        return 1 // resource
    except ZeroDivisionError:
        cleanup(resource)


use(0)
