x = 1234.56789
print(f"{x:f} {x:.2f} {x:.0f} {x:e} {x:.3e} {x:E} {x:g} {x:.3g} {x:G} {x:.10g} {x:%} {x:.1%} {x:,} {x:,.2f} {x:_.1f} {x:n}")
print(f"[{x:12.2f}] [{x:<12.2f}] [{x:^12.2f}] [{x:012.2f}] [{x:+.1f}] [{x: .1f}] [{-x:=12.1f}] [{x:*>12.1f}] [{x:10}] [{x:.6}]")
for v in (0.0, -0.0, 1e-10, 1e10, 1e100, 123456.0, 1234567.0, 0.0001, 0.00001, 100000.0, 1e16, float("inf"), float("-inf"), float("nan")):
    print(f"{v} {v:g} {v:.3} {v:f} {v:.2e} {v:8.3f}| {v:+} {v:08.2f} {v:#.3g} {v!r:>10}")
print(f"{0.5:.0f} {1.5:.0f} {2.5:.0f} {0.125:.2f} {2.675:.2f} {1e-7:.10f} {1e22:.1f} {5e-324:g} {1.0:#.0f} {-0.04:.1f} {-0.04:z.1f}")
print("%f %.2f %e %g %G %10.3f| %-10.1f| %+f %s %r %d" % (x, x, x, x, 1e-9, x, x, x, x, x, x))
print(format(x), format(x, ""), format(x, ".3f"), str(x), repr(x))
for spec in ("d", "x", "s", "q", ".2d"):
    try:
        print(format(x, spec))
    except ValueError as e:
        print(e)
