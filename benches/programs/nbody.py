"""Planets under gravity, one instance with float attributes for each body."""


class Body:
    def __init__(self, name, mass, x, y, z, vx, vy, vz):
        self.name = name
        self.mass = mass
        self.x = x
        self.y = y
        self.z = z
        self.vx = vx
        self.vy = vy
        self.vz = vz

    def drift(self, dt):
        self.x += dt * self.vx
        self.y += dt * self.vy
        self.z += dt * self.vz

    def kinetic_energy(self):
        return 0.5 * self.mass * (self.vx * self.vx + self.vy * self.vy + self.vz * self.vz)


class System:
    def __init__(self, bodies):
        self.bodies = bodies
        px = py = pz = 0.0
        for body in bodies:
            px += body.vx * body.mass
            py += body.vy * body.mass
            pz += body.vz * body.mass
        sun = bodies[0]
        sun.vx = -px / sun.mass
        sun.vy = -py / sun.mass
        sun.vz = -pz / sun.mass

    def step(self, dt):
        bodies = self.bodies
        count = len(bodies)
        for i in range(count):
            a = bodies[i]
            for j in range(i + 1, count):
                b = bodies[j]
                dx = a.x - b.x
                dy = a.y - b.y
                dz = a.z - b.z
                squared = dx * dx + dy * dy + dz * dz
                pull = dt / (squared * squared ** 0.5)
                a.vx -= dx * b.mass * pull
                a.vy -= dy * b.mass * pull
                a.vz -= dz * b.mass * pull
                b.vx += dx * a.mass * pull
                b.vy += dy * a.mass * pull
                b.vz += dz * a.mass * pull
        for body in bodies:
            body.drift(dt)

    def energy(self):
        total = 0.0
        for i, a in enumerate(self.bodies):
            total += a.kinetic_energy()
            for b in self.bodies[i + 1:]:
                dx = a.x - b.x
                dy = a.y - b.y
                dz = a.z - b.z
                total -= a.mass * b.mass / (dx * dx + dy * dy + dz * dz) ** 0.5
        return total


def make_system():
    # Distances in astronomical units, velocities per year, masses with G folded in.
    return System([
        Body("sun", 39.47841760435743, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        Body("jupiter", 0.03769367487038949, 4.84143144246472, -1.16032004402742, -0.10362204447112,
             0.60632639299583, 2.81198684491626, -0.02521836165988),
        Body("saturn", 0.011286326131968767, 8.34336671824458, 4.12479856412431, -0.40352341711432,
             -1.01077434617879, 1.82566237123041, 0.00841576137658),
        Body("uranus", 0.0017237240570597112, 12.8943695621391, -15.1111514016986, -0.22330757889266,
             1.08279100644154, 0.86871301816961, -0.01083263740136),
        Body("neptune", 0.0020336868699246304, 15.3796971148510, -25.9193146099880, 0.17925877295037,
             0.97909073224390, 0.59469899864767, -0.03475595555078),
    ])


def main():
    system = make_system()
    print(f"{system.energy():.9f}")
    for _ in range(200_000):
        system.step(0.001)
    print(f"{system.energy():.9f}")


if __name__ == "__main__":
    main()
