/* C twin of game_of_life.py. */
#include <stdio.h>
#include <string.h>

#define WIDTH 160
#define HEIGHT 120

static long grid[HEIGHT][WIDTH], fresh[HEIGHT][WIDTH];

static long alive(void) {
    long total = 0;
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
            total += grid[y][x];
    return total;
}

static void step(void) {
    for (int y = 0; y < HEIGHT; y++) {
        const long *above = grid[(y + HEIGHT - 1) % HEIGHT], *here = grid[y], *below = grid[(y + 1) % HEIGHT];
        for (int x = 0; x < WIDTH; x++) {
            int left = (x + WIDTH - 1) % WIDTH, right = (x + 1) % WIDTH;
            long neighbours = above[left] + above[x] + above[right] + here[left] + here[right] + below[left] + below[x]
                              + below[right];
            fresh[y][x] = neighbours == 3 || (neighbours == 2 && here[x]);
        }
    }
    memcpy(grid, fresh, sizeof grid);
}

int main(void) {
    unsigned state = 99;
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            state = state * 69069u + 1u;
            grid[y][x] = state >> 24 < 80;
        }
    for (int generation = 0; generation < 500; generation++) {
        if (generation % 50 == 0)
            printf("%d %ld\n", generation, alive());
        step();
    }
    printf("500 %ld\n", alive());
    return 0;
}
