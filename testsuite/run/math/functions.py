import math

for f in (math.sqrt, math.exp, math.log, math.log2, math.log10, math.log1p, math.expm1, math.sin, math.cos, math.tan, math.atan, math.sinh, math.cosh, math.tanh, math.asinh, math.fabs, math.degrees, math.radians, math.cbrt):
    print(f.__name__, [f"{f(x):.12g}" for x in (0.5, 1, 2.5, 100)])
print([f"{f(x):.12g}" for f in (math.asin, math.acos, math.atanh, math.erf, math.erfc) for x in (0.1, 0.9)])
print(math.sqrt(2), math.pi, math.e, math.tau, math.inf, math.nan, math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(-2.7), math.floor(5), math.ceil(10 ** 20))
print(math.pow(2, 10), math.hypot(3, 4), math.hypot(1, 2, 3), math.atan2(1, -1), math.fmod(-7, 3), math.remainder(7, 4), math.copysign(3, -0.0), math.ldexp(0.5, 4), math.frexp(10), math.modf(-2.5), math.dist([1, 2], [4, 6]), math.fsum([0.1] * 10), math.prod([1, 2, 3.5]), math.sumprod([1, 2], [3, 4]), math.fma(2.0, 3.0, 1.0))
print(math.log(8, 2), math.log(100, 10), math.log(2 ** 1000), math.log2(2 ** 100), math.log10(10 ** 50), math.nextafter(1.0, 2.0), math.ulp(1.0), math.gamma(5), math.lgamma(10), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1))
