/* C twin of mandelbrot.py. */
#include <stdio.h>

static long escape_count(double cr, double ci, long limit) {
    double zr = 0.0, zi = 0.0;
    for (long n = 0; n < limit; n++) {
        double zr2 = zr * zr, zi2 = zi * zi;
        if (zr2 + zi2 > 4.0)
            return n;
        zi = 2.0 * zr * zi + ci;
        zr = zr2 - zi2 + cr;
    }
    return limit;
}

int main(void) {
    const long width = 600, height = 400, limit = 250;
    long inside = 0, total = 0;
    for (long row = 0; row < height; row++) {
        double ci = 2.4 * row / height - 1.2;
        for (long column = 0; column < width; column++) {
            double cr = 3.2 * column / width - 2.2;
            long count = escape_count(cr, ci, limit);
            total += count;
            if (count == limit)
                inside++;
        }
    }
    printf("inside %ld total %ld\n", inside, total);
    return 0;
}
