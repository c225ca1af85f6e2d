/* C twin of elementwise_float.py. */
#include <stdio.h>
#include <stdlib.h>

static void blend(double *restrict out, const double *restrict a, const double *restrict b, double scale, long size) {
    for (long i = 0; i < size; i++)
        out[i] = a[i] * scale + b[i] * 0.001;
}

int main(void) {
    const long size = 100000;
    double *a = malloc(size * sizeof *a), *b = malloc(size * sizeof *b), *out = calloc(size, sizeof *out);
    for (long i = 0; i < size; i++) {
        a[i] = i * 0.5;
        b[i] = size - i;
    }
    for (long step = 0; step < 200; step++) {
        blend(out, a, b, 0.999 - step * 0.00001, size);
        double *swap = a;
        a = out;
        out = swap;
    }
    double total = 0.0;
    for (long i = 0; i < size; i++)
        total += a[i];
    printf("%.6f\n", total);
    return 0;
}
