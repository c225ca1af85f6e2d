def smooth(values):
    for i in range(1, len(values) - 1):
        values[i] = (values[i - 1] + values[i] + values[i + 1]) / 3
    return values


readings = [float(i * i % 7) for i in range(12)]
print(smooth(readings)[3:6])
readings[8] = "n/a"
smooth(readings)
