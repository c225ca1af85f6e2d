ages = {"ada": 36}


def age_of(name):
    return ages[name]


print(age_of("ada"))
print(age_of("bob"))
