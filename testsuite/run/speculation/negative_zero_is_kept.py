def scale(values, factor):
    return [v * factor for v in values]


print(scale([0.0, -0.0, 1.0], -1.0))
print(scale([0, 1, -1], -0.0))
print(0.0 == -0.0, 0 == -0.0, 0.0 + -0.0, -0.0 + -0.0, -0.0 - 0.0, 0.0 - 0.0, -0.0 * -0.0)
total = -0.0
for _ in range(3):
    total += -0.0
print(total, sum([-0.0, -0.0]), sum([], -0.0), sum([-0.0], -0.0))
print(-0.0 // 1.0, -0.0 % 1.0, 0.0 % -1.0, -0.0 ** 2, (-0.0) ** 2, (-0.0) ** 3, abs(-0.0))
print(max(0.0, -0.0), max(-0.0, 0.0), min(0.0, -0.0), min(-0.0, 0.0), round(-0.4), round(-0.4, 0))
print(str(-0.0), repr(-0.0), f"{-0.0:.1f}", f"{-0.0:+}", int(-0.0), bool(-0.0), -0, 0 * -1)
print([0.0, -0.0].index(-0.0), {0.0: "zero"}[-0.0], hash(-0.0), hash(0.0))
values = [0.0] * 3
values[1] = -0.0
print(values, [-v for v in values], [v - v for v in values])
x = 1e-300
for _ in range(3):
    x = -x * 1e-200
print(x)
