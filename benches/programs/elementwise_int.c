/* C twin of elementwise_int.py. */
#include <stdio.h>
#include <stdlib.h>

static void mix(long *restrict out, const long *restrict a, const long *restrict b, long size) {
    for (long i = 0; i < size; i++)
        out[i] = ((a[i] & 0xFFFF) * 3 + (b[i] & 0xFFFF)) & 0xFFFF;
}

static long checksum(const long *values, long size) {
    long total = 0;
    for (long i = 0; i < size; i++)
        total += values[i] & 0xFFFF;
    return total;
}

int main(void) {
    const long size = 100000;
    long *a = malloc(size * sizeof *a), *b = malloc(size * sizeof *b), *out = calloc(size, sizeof *out);
    for (long i = 0; i < size; i++) {
        a[i] = i % 1009;
        b[i] = i * 7 % 4093;
    }
    long total = 0;
    for (int round = 0; round < 150; round++) {
        mix(out, a, b, size);
        total += checksum(out, size);
        long *swap = a;
        a = out;
        out = swap;
    }
    printf("%ld\n", total);
    return 0;
}
