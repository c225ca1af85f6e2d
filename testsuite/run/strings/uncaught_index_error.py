def initials(names):
    return "".join(name[0] for name in names)


print(initials(["Ada", "Grace"]))
print(initials(["Ada", "", "Grace"]))
