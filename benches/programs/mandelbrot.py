"""Escape counts of the Mandelbrot set on a grid: float arithmetic in a loop with an early exit."""

WIDTH = 600
HEIGHT = 400
LIMIT = 250


def escape_count(cr, ci, limit):
    zr = 0.0
    zi = 0.0
    for n in range(limit):
        zr2 = zr * zr
        zi2 = zi * zi
        if zr2 + zi2 > 4.0:
            return n
        zi = 2.0 * zr * zi + ci
        zr = zr2 - zi2 + cr
    return limit


def render(width, height, limit):
    inside = 0
    total = 0
    for row in range(height):
        ci = 2.4 * row / height - 1.2
        for column in range(width):
            cr = 3.2 * column / width - 2.2
            count = escape_count(cr, ci, limit)
            total += count
            if count == limit:
                inside += 1
    return inside, total


def main():
    inside, total = render(WIDTH, HEIGHT, LIMIT)
    print(f"inside {inside} total {total}")


if __name__ == "__main__":
    main()
