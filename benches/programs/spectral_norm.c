/* C twin of spectral_norm.py. */
#include <math.h>
#include <stdio.h>

#define SIZE 480

static double entry(long i, long j) {
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
}

static void times(const double *vector, double *result) {
    for (long i = 0; i < SIZE; i++) {
        double total = 0.0;
        for (long j = 0; j < SIZE; j++)
            total += entry(i, j) * vector[j];
        result[i] = total;
    }
}

static void times_transposed(const double *vector, double *result) {
    for (long i = 0; i < SIZE; i++) {
        double total = 0.0;
        for (long j = 0; j < SIZE; j++)
            total += entry(j, i) * vector[j];
        result[i] = total;
    }
}

int main(void) {
    static double u[SIZE], v[SIZE], between[SIZE];
    for (int i = 0; i < SIZE; i++)
        u[i] = 1.0;
    for (int round = 0; round < 10; round++) {
        times(u, between);
        times_transposed(between, v);
        times(v, between);
        times_transposed(between, u);
    }
    double dot_uv = 0.0, dot_vv = 0.0;
    for (int i = 0; i < SIZE; i++) {
        dot_uv += u[i] * v[i];
        dot_vv += v[i] * v[i];
    }
    printf("%.9f\n", sqrt(dot_uv / dot_vv));
    return 0;
}
