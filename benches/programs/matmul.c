/* C twin of matmul.py: rows behind pointers, as lists of lists are. */
#include <stdio.h>
#include <stdlib.h>

static long seed = 42;

static double **make_matrix(long rows, long columns) {
    double **matrix = malloc(rows * sizeof *matrix);
    for (long i = 0; i < rows; i++) {
        matrix[i] = malloc(columns * sizeof **matrix);
        for (long j = 0; j < columns; j++) {
            seed = (seed * 1103515245 + 12345) % 2147483648;
            matrix[i][j] = seed / 2147483648.0 - 0.5;
        }
    }
    return matrix;
}

static double **multiply(double **a, double **b, long size) {
    double **product = malloc(size * sizeof *product);
    for (long i = 0; i < size; i++) {
        double *left = a[i], *out = product[i] = calloc(size, sizeof **product);
        for (long k = 0; k < size; k++) {
            double factor = left[k], *right = b[k];
            for (long j = 0; j < size; j++)
                out[j] += factor * right[j];
        }
    }
    return product;
}

int main(void) {
    const long size = 220;
    double **a = make_matrix(size, size);
    double **b = make_matrix(size, size);
    double **c = multiply(multiply(a, b, size), a, size);
    double trace = 0.0;
    for (long i = 0; i < size; i++)
        trace += c[i][i];
    printf("trace %.9f corner %.9f\n", trace, c[0][size - 1]);
    return 0;
}
