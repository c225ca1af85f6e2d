"""Simulates a small planetary system with interchangeable integrators and reports how well each keeps its invariants."""

import math
import sys


class Vector:
    """An immutable-by-convention triple of floats with the usual operators."""

    def __init__(self, x, y, z=0.0):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        if isinstance(factor, Vector):
            return self.x * factor.x + self.y * factor.y + self.z * factor.z
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    __rmul__ = __mul__

    def __truediv__(self, divisor):
        return self * (1.0 / divisor)

    def __neg__(self):
        return Vector(-self.x, -self.y, -self.z)

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y, self.z) == (other.x, other.y, other.z)

    def __iter__(self):
        yield self.x
        yield self.y
        yield self.z

    def __repr__(self):
        return f"Vector({self.x:.6g}, {self.y:.6g}, {self.z:.6g})"

    def __bool__(self):
        return any(part != 0.0 for part in self)

    @property
    def length(self):
        return math.sqrt(self * self)

    def cross(self, other):
        return Vector(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    @classmethod
    def zero(cls):
        return cls(0.0, 0.0, 0.0)


class Body:
    def __init__(self, name, mass, position, velocity):
        self.name = name
        self.mass = mass
        self.position = position
        self.velocity = velocity

    @property
    def momentum(self):
        return self.mass * self.velocity

    @property
    def kinetic(self):
        return 0.5 * self.mass * (self.velocity * self.velocity)

    @staticmethod
    def separation(one, other):
        return (one.position - other.position).length

    def __repr__(self):
        return f"<{self.name} at {self.position}>"


class System:
    gravity = 4.0 * math.pi ** 2

    def __init__(self, bodies):
        self.bodies = list(bodies)
        self.time = 0.0
        self.evaluations = 0
        self._centre()

    def _centre(self):
        total = sum(body.mass for body in self.bodies)
        drift = Vector.zero()
        for body in self.bodies:
            drift = drift + body.momentum
        for body in self.bodies:
            body.velocity = body.velocity - drift / total

    def accelerations(self):
        self.evaluations += 1
        result = [Vector.zero() for _ in self.bodies]
        for i, first in enumerate(self.bodies):
            for j in range(i):
                second = self.bodies[j]
                offset = second.position - first.position
                distance = offset.length
                pull = offset * (self.gravity / distance ** 3)
                result[i] = result[i] + pull * second.mass
                result[j] = result[j] - pull * first.mass
        return result

    def energy(self):
        total = sum(body.kinetic for body in self.bodies)
        for i, first in enumerate(self.bodies):
            for second in self.bodies[:i]:
                total -= self.gravity * first.mass * second.mass / Body.separation(first, second)
        return total

    def angular_momentum(self):
        total = Vector.zero()
        for body in self.bodies:
            total += body.position.cross(body.momentum)
        return total

    def __getitem__(self, name):
        for body in self.bodies:
            if body.name == name:
                return body
        raise KeyError(name)

    def __len__(self):
        return len(self.bodies)

    def __iter__(self):
        return iter(self.bodies)


class Integrator:
    """Base of the stepping schemes; subclasses move every body once."""

    order = 0
    registry = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        Integrator.registry[cls.__name__.lower()] = cls

    def __init__(self, step):
        if step <= 0:
            raise ValueError(f"step must be positive, not {step!r}")
        self.step = step

    def advance(self, system):
        raise NotImplementedError(type(self).__name__)

    def run(self, system, steps):
        for _ in range(steps):
            self.advance(system)
            system.time += self.step
            yield system.time


class Euler(Integrator):
    order = 1

    def advance(self, system):
        for body, pull in zip(system, system.accelerations()):
            body.position += body.velocity * self.step
            body.velocity += pull * self.step


class Leapfrog(Integrator):
    order = 2

    def advance(self, system):
        half = self.step / 2
        for body, pull in zip(system, system.accelerations()):
            body.velocity += pull * half
            body.position += body.velocity * self.step
        for body, pull in zip(system, system.accelerations()):
            body.velocity += pull * half


class RungeKutta(Integrator):
    order = 4

    def advance(self, system):
        start = [(body.position, body.velocity) for body in system]
        slopes = []
        for fraction in (0.0, 0.5, 0.5, 1.0):
            if slopes:
                h = self.step * fraction
                for body, (position, velocity), (dx, dv) in zip(system, start, slopes[-1]):
                    body.position = position + dx * h
                    body.velocity = velocity + dv * h
            slopes.append([(body.velocity, pull) for body, pull in zip(system, system.accelerations())])
        for i, body in enumerate(system):
            position, velocity = start[i]
            for weight, slope in zip((1, 2, 2, 1), slopes):
                dx, dv = slope[i]
                position = position + dx * (self.step * weight / 6)
                velocity = velocity + dv * (self.step * weight / 6)
            body.position, body.velocity = position, velocity


def make_system():
    sun = Body("sun", 1.0, Vector.zero(), Vector.zero())
    earth = Body("earth", 3.0e-6, Vector(1.0, 0.0), Vector(0.0, 2 * math.pi))
    mars = Body("mars", 3.2e-7, Vector(0.0, 1.524), Vector(-2 * math.pi / math.sqrt(1.524), 0.0, 0.1))
    jupiter = Body("jupiter", 9.5e-4, Vector(-5.2, 0.0), Vector(0.0, -2 * math.pi / math.sqrt(5.2)))
    return System([sun, earth, mars, jupiter])


def track(name, step, years):
    system = make_system()
    integrator = Integrator.registry[name](step)
    before = system.energy(), system.angular_momentum()
    closest = math.inf
    farthest = -math.inf
    for _ in integrator.run(system, round(years / step)):
        distance = Body.separation(system["sun"], system["earth"])
        closest = min(closest, distance)
        farthest = max(farthest, distance)
    after = system.energy(), system.angular_momentum()
    drift = abs((after[0] - before[0]) / before[0])
    twist = (after[1] - before[1]).length / before[1].length
    return system, drift, twist, closest, farthest


def report(step, years):
    print(f"{'scheme':<12}{'order':>5} {'energy drift':>13} {'twist':>10} {'closest':>9} {'farthest':>9} {'calls':>6}")
    for name, scheme in sorted(Integrator.registry.items(), key=lambda item: item[1].order):
        system, drift, twist, closest, farthest = track(name, step, years)
        print(
            f"{name:<12}{scheme.order:>5} {drift:>13.3e} {twist:>10.2e} {closest:>9.5f} {farthest:>9.5f}"
            f" {system.evaluations:>6}"
        )
        for body in system:
            print(f"    {body!r} r={body.position.length:.5f} v={body.velocity.length:.5f}")


def main(arguments):
    step = float(arguments[0]) if arguments else 0.01
    years = float(arguments[1]) if len(arguments) > 1 else 2.0
    report(step, years)
    system = make_system()
    try:
        system["pluto"]
    except KeyError as missing:
        print("no such body:", missing)
    try:
        Leapfrog(-1)
    except ValueError as problem:
        print("refused:", problem)
    try:
        Integrator(0.1).advance(system)
    except NotImplementedError as problem:
        print("abstract:", problem)
    print(bool(Vector.zero()), bool(Vector(0.0, 1.0)), -Vector(1.0, -2.0, 3.0), [*Vector(1.0, 2.0, 3.0)])
    print(Vector(1.0, 2.0) == Vector(1.0, 2.0), Vector(1.0, 2.0) == "vector", 2 * Vector(1.0, 2.0))


if __name__ == "__main__":
    main(sys.argv[1:])
