/* C twin of sieve.py. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void count_primes(long limit) {
    char *flags = malloc(limit + 1);
    memset(flags, 1, limit + 1);
    flags[0] = flags[1] = 0;
    for (long candidate = 2; candidate * candidate <= limit; candidate++)
        if (flags[candidate])
            for (long multiple = candidate * candidate; multiple <= limit; multiple += candidate)
                flags[multiple] = 0;
    long count = 0, total = 0;
    for (long number = 0; number <= limit; number++)
        if (flags[number]) {
            count++;
            total += number;
        }
    printf("%ld: %ld primes, sum %ld\n", limit, count, total);
    free(flags);
}

int main(void) {
    count_primes(1000000);
    count_primes(3000000);
    count_primes(8000000);
    return 0;
}
