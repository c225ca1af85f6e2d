/* C twin of nqueens.py. */
#include <stdio.h>

static char columns[32], rising[64], falling[64];

static long place(long row, long size) {
    if (row == size)
        return 1;
    long ways = 0;
    for (long column = 0; column < size; column++) {
        if (columns[column] || rising[row + column] || falling[row - column + size - 1])
            continue;
        columns[column] = rising[row + column] = falling[row - column + size - 1] = 1;
        ways += place(row + 1, size);
        columns[column] = rising[row + column] = falling[row - column + size - 1] = 0;
    }
    return ways;
}

int main(void) {
    for (long size = 4; size < 13; size++)
        printf("%ld %ld\n", size, place(0, size));
    return 0;
}
