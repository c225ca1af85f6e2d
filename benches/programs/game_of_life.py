"""Conway's life on a torus: small-integer lists of lists with branches."""


def make_grid(width, height):
    state = 99
    grid = []
    for _ in range(height):
        row = []
        for _ in range(width):
            state = (state * 69069 + 1) & 0xFFFFFFFF
            row.append(1 if state >> 24 < 80 else 0)
        grid.append(row)
    return grid


def step(grid):
    height = len(grid)
    width = len(grid[0])
    fresh = []
    for y in range(height):
        above = grid[y - 1]
        here = grid[y]
        below = grid[(y + 1) % height]
        row = [0] * width
        for x in range(width):
            left = x - 1
            right = (x + 1) % width
            neighbours = (above[left] + above[x] + above[right] + here[left] + here[right]
                          + below[left] + below[x] + below[right])
            if neighbours == 3 or (neighbours == 2 and here[x]):
                row[x] = 1
        fresh.append(row)
    return fresh


def main():
    grid = make_grid(160, 120)
    for generation in range(500):
        if generation % 50 == 0:
            print(generation, sum(map(sum, grid)))
        grid = step(grid)
    print(500, sum(map(sum, grid)))


if __name__ == "__main__":
    main()
