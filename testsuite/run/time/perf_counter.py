import time
from time import perf_counter

start = time.perf_counter()
total = 0
for i in range(10000):
    total += i
elapsed = perf_counter() - start
print(total, type(start).__name__, elapsed >= 0, elapsed < 60, perf_counter() >= start, time.perf_counter is perf_counter)
try:
    perf_counter(1)
except TypeError as e:
    print(e)
