"""An assembler and a stack machine: assembles programs, runs them, and ends with the status that the last one asks for."""

import sys


class AssemblyError(Exception):
    def __init__(self, message, line):
        super().__init__(f"line {line}: {message}")
        self.line = line


class MachineFault(Exception):
    def __init__(self, message, machine):
        super().__init__(message)
        self.at = machine.pc
        self.stack = machine.stack[-5:]


class Halt(Exception):
    pass


OPERATIONS = {}


def operation(*, pops=0, operand=False):
    def register(function):
        name = function.__name__.rstrip("_").upper()
        OPERATIONS[name] = (function, pops, operand)
        return function

    return register


class Machine:
    limit = 200_000

    def __init__(self, program, inputs=()):
        self.program = program
        self.inputs = iter(inputs)
        self.stack = []
        self.calls = []
        self.memory = {}
        self.pc = 0
        self.steps = 0
        self.output = []
        self.status = 0

    def run(self):
        try:
            while True:
                self.step()
        except Halt:
            return self

    def step(self):
        if not 0 <= self.pc < len(self.program):
            raise MachineFault("ran off the program", self)
        self.steps += 1
        if self.steps > self.limit:
            raise MachineFault("too many steps", self)
        name, operand = self.program[self.pc]
        function, pops, _ = OPERATIONS[name]
        if len(self.stack) < pops:
            raise MachineFault(f"{name} needs {pops} values", self)
        arguments = [self.stack.pop() for _ in range(pops)][::-1]
        self.pc += 1
        result = function(self, *arguments) if operand is None else function(self, operand, *arguments)
        if result is not None:
            self.stack.append(result)

    @operation(operand=True)
    def push(self, value):
        return value

    @operation(pops=1)
    def drop(self, value):
        pass

    @operation(pops=1)
    def dup(self, value):
        self.stack.append(value)
        return value

    @operation(pops=2)
    def swap(self, a, b):
        self.stack.append(b)
        return a

    @operation(pops=2)
    def add(self, a, b):
        return a + b

    @operation(pops=2)
    def sub(self, a, b):
        return a - b

    @operation(pops=2)
    def mul(self, a, b):
        return a * b

    @operation(pops=2)
    def div(self, a, b):
        try:
            return a // b
        except ZeroDivisionError as problem:
            raise MachineFault("division by zero", self) from problem

    @operation(pops=2)
    def mod(self, a, b):
        return a % b

    @operation(pops=2)
    def less(self, a, b):
        return int(a < b)

    @operation(pops=2)
    def equal(self, a, b):
        return int(a == b)

    @operation(operand=True)
    def jump(self, target):
        self.pc = target

    @operation(operand=True, pops=1)
    def jumpz(self, target, value):
        if not value:
            self.pc = target

    @operation(operand=True)
    def call(self, target):
        self.calls.append(self.pc)
        self.pc = target

    @operation()
    def ret(self):
        self.pc = self.calls.pop()

    @operation(operand=True)
    def load(self, name):
        return self.memory[name]

    @operation(operand=True, pops=1)
    def store(self, name, value):
        self.memory[name] = value

    @operation(pops=1)
    def print_(self, value):
        self.output.append(str(value))

    @operation()
    def read(self):
        return next(self.inputs)

    @operation(pops=1)
    def exit_(self, status):
        self.status = status
        raise Halt

    @operation()
    def halt(self):
        raise Halt


def assemble(source):
    labels = {}
    lines = []
    for number, line in enumerate(source.splitlines(), 1):
        text = line.split("#")[0].strip()
        if not text:
            continue
        if text.endswith(":"):
            label = text[:-1]
            if label in labels:
                raise AssemblyError(f"label {label} is defined twice", number)
            labels[label] = len(lines)
            continue
        name, *operands = text.split()
        lines.append((number, name.upper(), operands))
    program = []
    for number, name, operands in lines:
        if name not in OPERATIONS:
            raise AssemblyError(f"unknown operation {name}", number)
        wants = OPERATIONS[name][2]
        if len(operands) != wants:
            raise AssemblyError(f"{name} takes {'one operand' if wants else 'no operand'}", number)
        program.append((name, resolve(name, operands[0], labels, number) if wants else None))
    return program


def resolve(name, text, labels, number):
    if name in ("LOAD", "STORE"):
        return text
    if name == "PUSH":
        try:
            return int(text)
        except ValueError:
            return float(text)
    try:
        return labels[text]
    except KeyError:
        raise AssemblyError(f"no label {text}", number) from None


FACTORIAL = """
    read
    call factorial
    print
    halt
factorial:          # n -- n!
    dup
    jumpz one
    dup
    push 1
    sub
    call factorial
    mul
    ret
one:
    drop
    push 1
    ret
"""

PRIMES = """
    push 2
    store n
next:
    load n
    push 60
    less
    jumpz done
    push 2
    store d
try:
    load d
    load d
    mul
    load n
    swap
    less
    jumpz composite_check   # n >= d*d
    load n
    print
    jump advance
composite_check:
    load n
    load d
    mod
    jumpz advance
    load d
    push 1
    add
    store d
    jump try
advance:
    load n
    push 1
    add
    store n
    jump next
done:
    push 7
    exit
"""

BROKEN = {
    "unknown operation": "push 1\nfly",
    "missing operand": "push",
    "no label": "jump nowhere",
    "twice": "a:\na:\nhalt",
    "bad number": "push twelve",
}

FAULTY = {
    "underflow": "push 1\nadd",
    "zero": "push 1\npush 0\ndiv",
    "endless": "again:\njump again",
    "off the end": "push 1",
    "missing name": "load x",
    "empty call stack": "ret",
    "no more input": "read",
    "mixed numbers": "push 1\npush 2.5\nadd\nprint\npush 3\npush 0\nmod",
}


def main():
    for n in (0, 5, 25):
        machine = Machine(assemble(FACTORIAL), [n]).run()
        print(n, machine.output, machine.steps)
    for title, source in BROKEN.items():
        try:
            assemble(source)
        except AssemblyError as problem:
            print(f"{title}: {problem} ({problem.line})")
        except ValueError as problem:
            print(f"{title}: {problem}")
    for title, source in FAULTY.items():
        machine = Machine(assemble(source))
        try:
            machine.run()
        except MachineFault as fault:
            print(f"{title}: {fault} at {fault.at}, stack {fault.stack}, cause {fault.__cause__!r}")
        except (KeyError, IndexError, StopIteration, ZeroDivisionError) as problem:
            print(f"{title}: {type(problem).__name__} {problem}; output {machine.output}")
    machine = Machine(assemble(PRIMES)).run()
    print(*machine.output)
    print(f"{machine.steps} steps, {len(OPERATIONS)} operations", file=sys.stderr)
    sys.exit(machine.status)


main()
