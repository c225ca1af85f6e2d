/* C twin of fib.py. */
#include <stdio.h>

static long fib(long n) {
    if (n < 2)
        return n;
    return fib(n - 1) + fib(n - 2);
}

int main(void) {
    volatile long n = 35;
    printf("%ld\n", fib(n));
    return 0;
}
