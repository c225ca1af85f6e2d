"""A small text adventure: reads commands from standard input until the game is won, lost, quit or the input ends."""

import sys


class GameOver(Exception):
    def __init__(self, message, status):
        super().__init__(message)
        self.status = status


class Refusal(Exception):
    """The player asked for something that can't be done; the text says why."""


class Item:
    def __init__(self, name, description, weight=1, fixed=False):
        self.name = name
        self.description = description
        self.weight = weight
        self.fixed = fixed

    def use(self, game):
        raise Refusal(f"You turn the {self.name} over in your hands. Nothing happens.")

    def __str__(self):
        return self.name


class Lamp(Item):
    lit = False
    oil = 24

    def use(self, game):
        self.lit = not self.lit and self.oil > 0
        return "The lamp glows." if self.lit else "The lamp goes dark."

    def burn(self):
        if self.lit:
            self.oil -= 1
            if self.oil == 3:
                return "The lamp flickers."
            if self.oil <= 0:
                self.lit = False
                return "The lamp goes out."
        return None


class Key(Item):
    def __init__(self, name, description, opens):
        super().__init__(name, description)
        self.opens = opens

    def use(self, game):
        for direction, door in game.room.doors.items():
            if door.name == self.opens:
                door.locked = not door.locked
                return f"You {'lock' if door.locked else 'unlock'} the {door.name} to the {direction}."
        raise Refusal("There is nothing here that it fits.")


class Bell(Item):
    def use(self, game):
        game.rings += 1
        if game.rings == 3 and game.room.name == "Chapel":
            game.award(25, "the bell")
            game.room.connect("down", game.rooms["Crypt"])
            return "On the third stroke the altar slides aside."
        return "Bong" + "!" * game.rings


class Door:
    def __init__(self, name, locked=False):
        self.name = name
        self.locked = locked


class Room:
    opposite = {"north": "south", "east": "west", "up": "down"}
    opposite |= {there: here for here, there in opposite.items()}

    def __init__(self, name, text, *items, dark=False):
        self.name = name
        self.text = text
        self.items = list(items)
        self.dark = dark
        self.exits = {}
        self.doors = {}
        self.visits = 0

    def connect(self, direction, other, door=None):
        back = self.opposite[direction]
        self.exits[direction] = other
        other.exits[back] = self
        if door is not None:
            self.doors[direction] = other.doors[back] = door

    def describe(self):
        yield f"== {self.name} =="
        yield self.text
        if self.items:
            yield "Here: " + ", ".join(map(str, self.items)) + "."
        ways = [f"{d} ({self.doors[d].name})" if d in self.doors else d for d in sorted(self.exits)]
        yield "Exits: " + ", ".join(ways) + "."


def command(*names, needs=None):
    """Registers a method of Game under one or more verbs; `needs` names what must follow the verb."""

    def register(method):
        for name in names:
            command.table[name] = (method, needs)
        return method

    return register


command.table = {}


class Game:
    limit = 6

    def __init__(self):
        self.rooms = {}
        self.carried = []
        self.score = 0
        self.turns = 0
        self.rings = 0
        self.awards = []
        self.build()

    def build(self):
        lamp = Lamp("lamp", "A brass lamp, half full of oil.")
        key = Key("key", "An iron key with a rose on it.", opens="rose gate")
        crown = Item("crown", "The lost crown, heavier than it looks.", weight=4)
        statue = Item("statue", "A marble knight, twice your size.", weight=90, fixed=True)
        book = Item("book", 'It falls open: "Thrice for the sleeper."', weight=2)
        for room in (
            Room("Garden", "Roses have taken over what used to be a lawn.", key, statue),
            Room("Hall", "Dust and old portraits.", lamp, book),
            Room("Chapel", "Benches face a stone altar.", Bell("bell", "A hand bell.")),
            Room("Cellar", "Barrels, and the smell of vinegar.", Item("bottle", "Empty.", 1), dark=True),
            Room("Crypt", "A king of stone lies here, hands folded.", crown, dark=True),
        ):
            self.rooms[room.name] = room
        garden, hall, chapel, cellar = (self.rooms[name] for name in ("Garden", "Hall", "Chapel", "Cellar"))
        garden.connect("north", hall)
        hall.connect("east", chapel, Door("rose gate", locked=True))
        hall.connect("down", cellar)
        self.room = garden

    @property
    def has_light(self):
        return any(isinstance(item, Lamp) and item.lit for item in (*self.carried, *self.room.items))

    def award(self, points, reason):
        if reason not in self.awards:
            self.awards.append(reason)
            self.score += points

    def find(self, name, *places):
        for place in places:
            for item in place:
                if item.name == name:
                    return item
        raise Refusal(f"You see no {name} here.")

    def perform(self, line):
        verb, *words = line.lower().split()
        words = [word for word in words if word not in ("the", "a", "to", "at")]
        try:
            method, needs = command.table[verb]
        except KeyError:
            raise Refusal(f"You don't know how to {verb}.") from None
        if needs and not words:
            raise Refusal(f"{verb.capitalize()} {needs}?")
        self.turns += 1
        return method(self, *words) if needs else method(self)

    def tick(self):
        for item in self.carried:
            if isinstance(item, Lamp) and (message := item.burn()):
                yield message
        if self.room.dark and not self.has_light and self.turns % 5 == 0:
            yield "Something moves in the dark."

    @command("look", "l")
    def look(self):
        if self.room.dark and not self.has_light:
            return "It is too dark to see."
        self.room.visits += 1
        return "\n".join(self.room.describe())

    @command("go", "walk", needs="where")
    def go(self, direction, *rest):
        short = {d[0]: d for d in Room.opposite}
        direction = short.get(direction, direction)
        if direction not in self.room.exits:
            raise Refusal(f"You can't go {direction}.")
        door = self.room.doors.get(direction)
        if door is not None and door.locked:
            raise Refusal(f"The {door.name} is locked.")
        self.room = self.room.exits[direction]
        if not self.room.visits:
            self.award(5, self.room.name)
        return self.look()

    @command("take", "get", needs="what")
    def take(self, name, *rest):
        if name == "all":
            taken = [item for item in self.room.items if not item.fixed]
            for item in taken:
                self.pick_up(item)
            return f"Taken: {', '.join(map(str, taken)) or 'nothing'}."
        item = self.find(name, self.room.items)
        self.pick_up(item)
        return f"You take the {item}."

    def pick_up(self, item):
        if self.room.dark and not self.has_light:
            raise Refusal("You grope around and find nothing.")
        if item.fixed:
            raise Refusal(f"The {item} won't move.")
        if sum(other.weight for other in self.carried) + item.weight > self.limit:
            raise Refusal(f"The {item} is too much to carry.")
        self.room.items.remove(item)
        self.carried.append(item)
        if item.name == "crown":
            self.award(50, "the crown")

    @command("drop", needs="what")
    def drop(self, name, *rest):
        item = self.find(name, self.carried)
        self.carried.remove(item)
        self.room.items.append(item)
        return f"You put the {item} down."

    @command("use", "ring", "light", needs="what")
    def use(self, name, *rest):
        return self.find(name, self.carried).use(self)

    @command("examine", "x", "read", needs="what")
    def examine(self, name, *rest):
        return self.find(name, self.carried, self.room.items).description

    @command("inventory", "i")
    def inventory(self):
        if not self.carried:
            return "You carry nothing."
        weight = sum(item.weight for item in self.carried)
        return f"You carry {', '.join(map(str, self.carried))} ({weight} of {self.limit})."

    @command("score")
    def show_score(self):
        return f"{self.score} points in {self.turns} turns: {', '.join(self.awards) or 'none yet'}."

    @command("wear", needs="what")
    def wear(self, name, *rest):
        item = self.find(name, self.carried)
        if item.name != "crown":
            raise Refusal(f"You can't wear the {item}.")
        if self.room.name != "Garden":
            raise Refusal("Nobody would see it here.")
        self.award(15, "coronation")
        raise GameOver("The roses bow. You are queen of all this.", 0)

    @command("quit", "q")
    def quit(self):
        raise GameOver("You give up.", 3)

    @command("help")
    def help(self):
        verbs = {}
        for name, (method, _) in command.table.items():
            verbs.setdefault(method.__name__, []).append(name)
        return "; ".join("/".join(names) for _, names in sorted(verbs.items()))


def play():
    game = Game()
    print(game.look())
    misses = 0
    while True:
        try:
            line = input("> ").strip()
        except EOFError:
            print()
            raise GameOver("You fall asleep among the roses.", 5) from None
        print(line)
        if not line:
            continue
        try:
            print(game.perform(line))
        except Refusal as refusal:
            misses += 1
            print(refusal)
        except TypeError as problem:
            print("That confuses you:", problem)
        else:
            misses = 0
        finally:
            for message in game.tick():
                print(message)
        if misses >= 4:
            print("(Try `help`.)")
            misses = 0


def main():
    try:
        play()
    except GameOver as ending:
        print(ending)
        print("status", ending.status)
        sys.exit(ending.status)


if __name__ == "__main__":
    main()
