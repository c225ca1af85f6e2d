"""Renders spheres and a chequered floor as a plain PPM picture on standard output; statistics go to standard error."""

import math
import sys

EPSILON = 1e-6


class Vec:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y, self.z + o.z)

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y, self.z - o.z)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k, self.z * k)

    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y + self.z * o.z

    def __neg__(self):
        return Vec(-self.x, -self.y, -self.z)

    def unit(self):
        return self * (1.0 / math.sqrt(self @ self))

    def reflect(self, normal):
        return self - normal * (2.0 * (self @ normal))


class Colour:
    def __init__(self, red, green, blue):
        self.channels = (red, green, blue)

    def scaled(self, k):
        return Colour(*[c * k for c in self.channels])

    def plus(self, other):
        return Colour(*[a + b for a, b in zip(self.channels, other.channels)])

    def blend(self, other, share):
        return self.scaled(1.0 - share).plus(other.scaled(share))

    def bytes(self):
        return tuple(min(255, int(255 * max(0.0, c) ** (1 / 2.2) + 0.5)) for c in self.channels)


BLACK = Colour(0.0, 0.0, 0.0)


class Material:
    def __init__(self, colour, diffuse=0.9, shine=0.0, gloss=20, mirror=0.0):
        self.colour = colour
        self.diffuse = diffuse
        self.shine = shine
        self.gloss = gloss
        self.mirror = mirror

    def colour_at(self, point):
        return self.colour


class Chequered(Material):
    def __init__(self, one, two, **options):
        super().__init__(one, **options)
        self.two = two

    def colour_at(self, point):
        odd = (math.floor(point.x) + math.floor(point.z)) & 1
        return self.two if odd else self.colour


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction

    def at(self, distance):
        return self.origin + self.direction * distance


class Shape:
    def __init__(self, material):
        self.material = material
        self.tests = 0

    def hit(self, ray):
        """Distance along the ray, or None."""
        raise NotImplementedError

    def normal(self, point):
        raise NotImplementedError


class Sphere(Shape):
    def __init__(self, centre, radius, material):
        super().__init__(material)
        self.centre = centre
        self.radius = radius

    def hit(self, ray):
        self.tests += 1
        offset = ray.origin - self.centre
        half_b = offset @ ray.direction
        discriminant = half_b * half_b - (offset @ offset - self.radius * self.radius)
        if discriminant < 0.0:
            return None
        root = math.sqrt(discriminant)
        near = -half_b - root
        if near > EPSILON:
            return near
        far = -half_b + root
        return far if far > EPSILON else None

    def normal(self, point):
        return (point - self.centre) * (1.0 / self.radius)


class Floor(Shape):
    def __init__(self, height, material):
        super().__init__(material)
        self.height = height

    def hit(self, ray):
        self.tests += 1
        if abs(ray.direction.y) < EPSILON:
            return None
        distance = (self.height - ray.origin.y) / ray.direction.y
        return distance if distance > EPSILON else None

    def normal(self, point):
        return Vec(0.0, 1.0, 0.0)


class Light:
    def __init__(self, position, brightness):
        self.position = position
        self.brightness = brightness


class Scene:
    depth_limit = 3

    def __init__(self):
        self.shapes = []
        self.lights = []
        self.rays = 0
        self.shadowed = 0

    def add(self, *things):
        for thing in things:
            if isinstance(thing, Shape):
                self.shapes.append(thing)
            elif isinstance(thing, Light):
                self.lights.append(thing)
            else:
                raise TypeError(f"cannot put a {type(thing).__name__} into a scene")
        return self

    def nearest(self, ray):
        best = None
        best_distance = math.inf
        for shape in self.shapes:
            distance = shape.hit(ray)
            if distance is not None and distance < best_distance:
                best, best_distance = shape, distance
        return best, best_distance

    def sky(self, direction):
        return Colour(0.75, 0.85, 1.0).blend(Colour(0.15, 0.3, 0.7), max(0.0, direction.y))

    def in_shadow(self, point, light):
        path = light.position - point
        distance = math.sqrt(path @ path)
        ray = Ray(point, path * (1.0 / distance))
        for shape in self.shapes:
            found = shape.hit(ray)
            if found is not None and found < distance:
                self.shadowed += 1
                return True
        return False

    def trace(self, ray, depth=0):
        self.rays += 1
        shape, distance = self.nearest(ray)
        if shape is None:
            return self.sky(ray.direction)
        point = ray.at(distance)
        normal = shape.normal(point)
        if normal @ ray.direction > 0.0:
            normal = -normal
        above = point + normal * 1e-4
        material = shape.material
        base = material.colour_at(point)
        result = base.scaled(0.08)
        for light in self.lights:
            if self.in_shadow(above, light):
                continue
            to_light = (light.position - point).unit()
            lambert = max(0.0, normal @ to_light) * material.diffuse * light.brightness
            result = result.plus(base.scaled(lambert))
            if material.shine:
                bounce = (-to_light).reflect(normal)
                highlight = max(0.0, -(bounce @ ray.direction)) ** material.gloss * material.shine
                result = result.plus(Colour(highlight, highlight, highlight))
        if material.mirror and depth < self.depth_limit:
            reflected = self.trace(Ray(above, ray.direction.reflect(normal).unit()), depth + 1)
            result = result.blend(reflected, material.mirror)
        return result


def make_scene():
    floor = Chequered(Colour(0.9, 0.9, 0.9), Colour(0.1, 0.1, 0.1), mirror=0.15)
    red = Material(Colour(0.8, 0.1, 0.1), shine=0.6, gloss=40, mirror=0.2)
    glass = Material(Colour(0.9, 0.9, 1.0), diffuse=0.2, shine=0.9, gloss=80, mirror=0.7)
    green = Material(Colour(0.1, 0.6, 0.2), shine=0.2)
    return Scene().add(
        Floor(0.0, floor),
        Sphere(Vec(-1.1, 1.0, 5.0), 1.0, red),
        Sphere(Vec(1.0, 0.8, 4.0), 0.8, glass),
        *[Sphere(Vec(i * 0.9 - 1.8, 0.25, 2.6 + (i % 2) * 0.5), 0.25, green) for i in range(5)],
        Light(Vec(-4.0, 6.0, 0.0), 0.8),
        Light(Vec(5.0, 4.0, 1.0), 0.35),
    )


def pixels(scene, width, height):
    eye = Vec(0.0, 1.4, -1.5)
    for row in range(height):
        y = (0.5 - (row + 0.5) / height) * 1.2
        for column in range(width):
            x = ((column + 0.5) / width - 0.5) * 1.2 * width / height
            yield scene.trace(Ray(eye, Vec(x, y, 1.3).unit())).bytes()


def main(arguments):
    width, height = (int(a) for a in arguments[:2]) if len(arguments) >= 2 else (48, 32)
    scene = make_scene()
    print("P3", f"{width} {height}", 255, sep="\n")
    line = []
    totals = [0, 0, 0]
    for pixel in pixels(scene, width, height):
        line.append("%3d %3d %3d" % pixel)
        totals = [t + c for t, c in zip(totals, pixel)]
        if len(line) == 6:
            print("  ".join(line))
            line.clear()
    if line:
        print("  ".join(line))
    tests = {}
    for shape in scene.shapes:
        kind = type(shape).__name__
        tests[kind] = tests.get(kind, 0) + shape.tests
    print(f"rays {scene.rays}, shadowed {scene.shadowed}, tests {tests}, totals {totals}", file=sys.stderr)
    try:
        scene.add("a lamp")
    except TypeError as problem:
        print("error:", problem, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
