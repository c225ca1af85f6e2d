class Dog:
    def speak(self, times):
        return "woof " * times


class Cat:
    def speak(self, times):
        return "meow" if times == 1 else times


class Robot:
    def __init__(self):
        self.speak = lambda times: [times]


class Ghost:
    def __getattr__(self, name):
        return lambda times: f"{name}?{times}"


class Child(Dog):
    def speak(self, times):
        return super().speak(times + 1).strip()


def chorus(animals):
    out = []
    for i, animal in enumerate(animals):
        out.append(animal.speak(i))
    return out


print(chorus([Dog(), Dog(), Dog()]))
print(chorus([Dog(), Cat(), Robot(), Ghost(), Child(), Cat()]))
try:
    print(chorus([Dog(), 5]))
except AttributeError as e:
    print(e)
