"""An incremental solver for one-way constraint networks with strengths, after the DeltaBlue algorithm."""

import sys


class Strength:
    names = ["required", "strong preferred", "preferred", "strong default", "normal", "weak default", "weakest"]
    _made = {}

    def __new__(cls, level):
        if level not in cls._made:
            cls._made[level] = super().__new__(cls)
        return cls._made[level]

    def __init__(self, level):
        self.level = level

    def __lt__(self, other):
        """Smaller means weaker."""
        return self.level > other.level

    def __gt__(self, other):
        return self.level < other.level

    def __repr__(self):
        return self.names[self.level]

    def next_weaker(self):
        return Strength(self.level + 1)


REQUIRED = Strength(0)
STRONG_PREFERRED = Strength(1)
PREFERRED = Strength(2)
STRONG_DEFAULT = Strength(3)
NORMAL = Strength(4)
WEAK_DEFAULT = Strength(5)
WEAKEST = Strength(6)


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.walk_strength = WEAKEST
        self.stay = True

    def __repr__(self):
        return f"{self.name}={self.value}"


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    def add_to(self, planner):
        self.attach()
        planner.incremental_add(self)

    def destroy(self, planner):
        if self.is_satisfied():
            planner.incremental_remove(self)
        else:
            self.detach()

    def is_input(self):
        return False

    def satisfy(self, mark, planner):
        self.choose_method(mark)
        if not self.is_satisfied():
            if self.strength is REQUIRED:
                raise RuntimeError(f"could not satisfy required constraint {self}")
            return None
        self.mark_inputs(mark)
        out = self.output()
        overridden = out.determined_by
        if overridden is not None:
            overridden.mark_unsatisfied()
        out.determined_by = self
        if not planner.add_propagate(self, mark):
            raise RuntimeError(f"cycle encountered at {out}")
        out.mark = mark
        return overridden


class Unary(Constraint):
    def __init__(self, variable, strength, planner):
        super().__init__(strength)
        self.variable = variable
        self.satisfied = False
        self.add_to(planner)

    def attach(self):
        self.variable.constraints.append(self)
        self.satisfied = False

    def detach(self):
        self.variable.constraints.remove(self)
        self.satisfied = False

    def is_satisfied(self):
        return self.satisfied

    def choose_method(self, mark):
        self.satisfied = self.variable.mark != mark and self.strength > self.variable.walk_strength

    def mark_inputs(self, mark):
        pass

    def inputs_known(self, mark):
        return True

    def output(self):
        return self.variable

    def recalculate(self):
        self.variable.walk_strength = self.strength
        self.variable.stay = not self.is_input()
        if self.variable.stay:
            self.execute()

    def mark_unsatisfied(self):
        self.satisfied = False

    def execute(self):
        pass

    def __repr__(self):
        return f"{type(self).__name__}({self.variable.name}, {self.strength})"


class Stay(Unary):
    pass


class Edit(Unary):
    def is_input(self):
        return True


class Direction:
    BACKWARD, NONE, FORWARD = -1, 0, 1


class Binary(Constraint):
    def __init__(self, first, second, strength, planner):
        super().__init__(strength)
        self.first = first
        self.second = second
        self.direction = Direction.NONE
        self.add_to(planner)

    def variables(self):
        return self.first, self.second

    def attach(self):
        for variable in self.variables():
            variable.constraints.append(self)
        self.direction = Direction.NONE

    def detach(self):
        for variable in self.variables():
            variable.constraints.remove(self)
        self.direction = Direction.NONE

    def is_satisfied(self):
        return self.direction != Direction.NONE

    def choose_method(self, mark):
        if self.first.mark == mark:
            stronger = self.strength > self.second.walk_strength
            self.direction = Direction.FORWARD if self.second.mark != mark and stronger else Direction.NONE
        elif self.second.mark == mark:
            stronger = self.strength > self.first.walk_strength
            self.direction = Direction.BACKWARD if stronger else Direction.NONE
        elif self.first.walk_strength < self.second.walk_strength:
            stronger = self.strength > self.first.walk_strength
            self.direction = Direction.BACKWARD if stronger else Direction.NONE
        else:
            stronger = self.strength > self.second.walk_strength
            self.direction = Direction.FORWARD if stronger else Direction.BACKWARD

    def input(self):
        return self.first if self.direction == Direction.FORWARD else self.second

    def output(self):
        return self.second if self.direction == Direction.FORWARD else self.first

    def mark_inputs(self, mark):
        self.input().mark = mark

    def inputs_known(self, mark):
        source = self.input()
        return source.mark == mark or source.stay or source.determined_by is None

    def mark_unsatisfied(self):
        self.direction = Direction.NONE

    def recalculate(self):
        source, target = self.input(), self.output()
        target.walk_strength = self.strength if self.strength < source.walk_strength else source.walk_strength
        target.stay = source.stay
        if target.stay:
            self.execute()

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(v.name for v in self.variables())}, {self.strength})"


class Equal(Binary):
    def execute(self):
        self.output().value = self.input().value


class Scale(Binary):
    """second = first * scale + offset, solved in either direction."""

    def __init__(self, source, scale, offset, target, strength, planner):
        self.scale = scale
        self.offset = offset
        super().__init__(source, target, strength, planner)

    def variables(self):
        return self.first, self.scale, self.offset, self.second

    def mark_inputs(self, mark):
        super().mark_inputs(mark)
        self.scale.mark = self.offset.mark = mark

    def execute(self):
        if self.direction == Direction.FORWARD:
            self.second.value = self.first.value * self.scale.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.scale.value

    def recalculate(self):
        source, target = self.input(), self.output()
        target.walk_strength = self.strength if self.strength < source.walk_strength else source.walk_strength
        target.stay = source.stay and self.scale.stay and self.offset.stay
        if target.stay:
            self.execute()


class Plan(list):
    def execute(self):
        for constraint in self:
            constraint.execute()


class Planner:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def incremental_add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def incremental_remove(self, constraint):
        out = constraint.output()
        constraint.mark_unsatisfied()
        constraint.detach()
        unsatisfied = self.remove_propagate_from(out)
        strength = REQUIRED
        while strength is not WEAKEST:
            for other in unsatisfied:
                if other.strength is strength:
                    self.incremental_add(other)
            strength = strength.next_weaker()

    def add_propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            current = todo.pop(0)
            if current.output().mark == mark:
                self.incremental_remove(constraint)
                return False
            current.recalculate()
            todo.extend(self.consumers(current.output()))
        return True

    def remove_propagate_from(self, out):
        out.determined_by = None
        out.walk_strength = WEAKEST
        out.stay = True
        unsatisfied = []
        todo = [out]
        while todo:
            variable = todo.pop(0)
            unsatisfied += [c for c in variable.constraints if not c.is_satisfied()]
            for constraint in self.consumers(variable):
                constraint.recalculate()
                todo.append(constraint.output())
        return unsatisfied

    @staticmethod
    def consumers(variable):
        by = variable.determined_by
        return [c for c in variable.constraints if c is not by and c.is_satisfied()]

    def make_plan(self, sources):
        mark = self.new_mark()
        plan = Plan()
        todo = list(sources)
        while todo:
            constraint = todo.pop(0)
            if constraint.output().mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                constraint.output().mark = mark
                todo += self.consumers(constraint.output())
        return plan

    def plan_for(self, constraints):
        return self.make_plan(c for c in constraints if c.is_input() and c.is_satisfied())


def change(planner, variable, value, rounds=3):
    edit = Edit(variable, PREFERRED, planner)
    plan = planner.plan_for([edit])
    for _ in range(rounds):
        variable.value = value
        plan.execute()
    edit.destroy(planner)
    return len(plan)


def chain_test(length):
    planner = Planner()
    variables = [Variable(f"v{i}") for i in range(length + 1)]
    for before, after in zip(variables, variables[1:]):
        Equal(before, after, REQUIRED, planner)
    Stay(variables[-1], STRONG_DEFAULT, planner)
    edit = Edit(variables[0], PREFERRED, planner)
    plan = planner.plan_for([edit])
    for value in range(20):
        variables[0].value = value
        plan.execute()
        if variables[-1].value != value:
            raise AssertionError(f"chain holds {variables[-1]} instead of {value}")
    edit.destroy(planner)
    print(f"chain of {length}: plan {len(plan)}, ends {variables[0]} {variables[-1]}, marks {planner.mark}")


def projection_test(count):
    planner = Planner()
    scale = Variable("scale", 10)
    offset = Variable("offset", 1000)
    pairs = []
    for i in range(count):
        source = Variable(f"src{i}", i)
        target = Variable(f"dst{i}", i)
        Stay(source, NORMAL, planner)
        Scale(source, scale, offset, target, REQUIRED, planner)
        pairs.append((source, target))
    (first_source, first_target), (last_source, last_target) = pairs[0], pairs[-1]
    print("start", first_target, last_target)
    steps = change(planner, last_source, 17)
    print("source edited", last_source, last_target, steps)
    steps = change(planner, first_target, 1050)
    print("target edited", first_source, first_target, steps)
    change(planner, scale, 5)
    print("scale edited", scale, sum(t.value for _, t in pairs), all(t.value == s.value * 5 + 1000 for s, t in pairs))
    change(planner, offset, 2000)
    print("offset edited", offset, sum(t.value for _, t in pairs), [t for _, t in pairs[:3]])


def conflict_test():
    planner = Planner()
    a, b = Variable("a", 1), Variable("b", 2)
    Equal(a, b, REQUIRED, planner)
    weak = Stay(a, WEAK_DEFAULT, planner)
    strong = Stay(b, STRONG_PREFERRED, planner)
    print(weak, weak.is_satisfied(), strong, strong.is_satisfied(), a, b, a.walk_strength)
    strong.destroy(planner)
    print(weak.is_satisfied(), a, b, a.walk_strength, Strength(2) is PREFERRED, PREFERRED > NORMAL)
    Stay(a, REQUIRED, planner)
    try:
        Stay(b, REQUIRED, planner)
    except RuntimeError as problem:
        print("error:", problem)


def main(arguments):
    size = int(arguments[0]) if arguments else 120
    chain_test(size)
    projection_test(size)
    conflict_test()


if __name__ == "__main__":
    main(sys.argv[1:])
