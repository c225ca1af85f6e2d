limit = None
for n in (1, 2):
    if 0 < n < limit + 1 or n <= limit:
        print(n)
