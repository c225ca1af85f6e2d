/* C twin of fannkuch.py. */
#include <stdio.h>
#include <string.h>

static long flips_needed(const long *permutation, long size) {
    long work[16], flips = 0;
    memcpy(work, permutation, size * sizeof *work);
    for (long first = work[0]; first; first = work[0]) {
        for (long low = 0, high = first; low < high; low++, high--) {
            long swap = work[low];
            work[low] = work[high];
            work[high] = swap;
        }
        flips++;
    }
    return flips;
}

static void fannkuch(long size) {
    long permutation[16], counters[16] = {0}, most = 0, checksum = 0, sign = 1;
    for (long i = 0; i < size; i++)
        permutation[i] = i;
    for (;;) {
        long flips = flips_needed(permutation, size);
        if (flips > most)
            most = flips;
        checksum += sign * flips;
        sign = -sign;
        long level = 1;
        for (; level < size; level++) {
            long first = permutation[0];
            for (long i = 0; i < level; i++)
                permutation[i] = permutation[i + 1];
            permutation[level] = first;
            if (++counters[level] <= level)
                break;
            counters[level] = 0;
        }
        if (level == size)
            break;
    }
    printf("%ld\nflips(%ld) = %ld\n", checksum, size, most);
}

int main(void) {
    const long sizes[] = {7, 8, 9, 9, 9};
    for (int i = 0; i < 5; i++)
        fannkuch(sizes[i]);
    return 0;
}
