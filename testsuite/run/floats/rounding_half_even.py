for v in (0.5, 1.5, 2.5, 3.5, -0.5, -1.5, 2.675, 1.005, 0.15, 0.25, 0.35, 1e15 + 0.5, 1234.5678, 5e-324):
    print(v, round(v), round(v, 1), round(v, 2), round(v, -1), round(v, 0))
print(round(1e300, -299), round(123.456, -3), round(1.5, None), round(1e22), round(-0.0), round(0.1, 400))
try:
    print(round(1.7e308, -400), round(9e307, -308))
except OverflowError as e:
    print(e)
