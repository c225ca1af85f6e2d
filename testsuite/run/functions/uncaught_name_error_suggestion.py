def compute_total(values):
    running_total = 0
    for value in values:
        running_total += value
    return runing_total


compute_total([1, 2])
