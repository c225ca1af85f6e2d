"""Matrices with LU and QR decomposition, determinants, inverses, exact fractions and power iteration."""

import math
import sys


class SingularMatrix(ArithmeticError):
    pass


class Fraction:
    """An exact rational number in lowest terms."""

    __slots__ = ("top", "bottom")

    def __init__(self, top, bottom=1):
        if bottom == 0:
            raise ZeroDivisionError(f"Fraction({top}, 0)")
        if bottom < 0:
            top, bottom = -top, -bottom
        shared = math.gcd(top, bottom)
        self.top = top // shared
        self.bottom = bottom // shared

    @staticmethod
    def of(value):
        if isinstance(value, Fraction):
            return value
        if isinstance(value, int):
            return Fraction(value)
        return NotImplemented

    def __add__(self, other):
        other = Fraction.of(other)
        if other is NotImplemented:
            return other
        return Fraction(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

    __radd__ = __add__

    def __neg__(self):
        return Fraction(-self.top, self.bottom)

    def __sub__(self, other):
        return self + -Fraction.of(other)

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        other = Fraction.of(other)
        if other is NotImplemented:
            return other
        return Fraction(self.top * other.top, self.bottom * other.bottom)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = Fraction.of(other)
        return Fraction(self.top * other.bottom, self.bottom * other.top)

    def __rtruediv__(self, other):
        return Fraction.of(other) / self

    def __eq__(self, other):
        other = Fraction.of(other)
        return other is not NotImplemented and (self.top, self.bottom) == (other.top, other.bottom)

    def __hash__(self):
        return hash((self.top, self.bottom))

    def __lt__(self, other):
        other = Fraction.of(other)
        return self.top * other.bottom < other.top * self.bottom

    def __abs__(self):
        return Fraction(abs(self.top), self.bottom)

    def __bool__(self):
        return self.top != 0

    def __float__(self):
        return self.top / self.bottom

    def __repr__(self):
        return str(self.top) if self.bottom == 1 else f"{self.top}/{self.bottom}"

    def __format__(self, spec):
        return format(repr(self), spec.replace(".4f", ""))


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        if len({len(row) for row in self.rows}) != 1:
            raise ValueError("rows differ in length")

    @classmethod
    def identity(cls, size, one=1):
        return cls([[one if i == j else one - one for j in range(size)] for i in range(size)])

    @classmethod
    def build(cls, height, width, entry):
        return cls([[entry(i, j) for j in range(width)] for i in range(height)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, place):
        if isinstance(place, tuple):
            row, column = place
            return self.rows[row][column]
        return self.rows[place]

    def __setitem__(self, place, value):
        row, column = place
        self.rows[row][column] = value

    def __matmul__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"shapes {self.shape} and {other.shape} do not fit")
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __mul__(self, factor):
        return Matrix([[a * factor for a in row] for row in self.rows])

    __rmul__ = __mul__

    def __sub__(self, other):
        return self + other * -1

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __pow__(self, exponent):
        result = Matrix.identity(self.shape[0])
        base = self
        while exponent:
            if exponent & 1:
                result = result @ base
            base = base @ base
            exponent >>= 1
        return result

    def __iter__(self):
        return iter(self.rows)

    def norm(self):
        return max(sum(abs(a) for a in row) for row in self.rows)

    def show(self, title):
        print(f"{title} {self.shape}")
        for row in self.rows:
            print("  [" + " ".join(f"{a:>10.4f}" for a in row) + "]")


def negligible(value):
    return not value if isinstance(value, Fraction) else abs(value) <= 1e-12


class LU:
    """PA = LU with partial pivoting; L and U share one matrix."""

    def __init__(self, matrix):
        height, width = matrix.shape
        if height != width:
            raise ValueError(f"cannot decompose a {height}x{width} matrix")
        self.size = height
        self.rows = rows = [row[:] for row in matrix]
        self.order = list(range(height))
        self.sign = 1
        for k in range(height):
            pivot = max(range(k, height), key=lambda i: abs(rows[i][k]))
            if negligible(rows[pivot][k]):
                raise SingularMatrix(f"no pivot in column {k}")
            if pivot != k:
                rows[k], rows[pivot] = rows[pivot], rows[k]
                self.order[k], self.order[pivot] = self.order[pivot], self.order[k]
                self.sign = -self.sign
            top = rows[k]
            for row in rows[k + 1:]:
                factor = row[k] / top[k]
                row[k] = factor
                for j in range(k + 1, height):
                    row[j] = row[j] - factor * top[j]

    def determinant(self):
        result = self.sign
        for i in range(self.size):
            result = result * self.rows[i][i]
        return result

    def solve(self, right):
        values = [right[i] for i in self.order]
        for i in range(self.size):
            for j in range(i):
                values[i] = values[i] - self.rows[i][j] * values[j]
        for i in reversed(range(self.size)):
            for j in range(i + 1, self.size):
                values[i] = values[i] - self.rows[i][j] * values[j]
            values[i] = values[i] / self.rows[i][i]
        return values

    def inverse(self):
        unit = Matrix.identity(self.size)
        return Matrix(self.solve(column) for column in unit.rows).T


def qr(matrix):
    """Gram-Schmidt: Q with orthonormal columns and upper triangular R."""
    columns = [list(column) for column in zip(*matrix.rows)]
    basis = []
    size = len(columns)
    r = Matrix.build(size, size, lambda i, j: 0.0)
    for j, column in enumerate(columns):
        rest = column[:]
        for i, unit in enumerate(basis):
            r[i, j] = sum(a * b for a, b in zip(unit, column))
            rest = [a - r[i, j] * b for a, b in zip(rest, unit)]
        r[j, j] = math.sqrt(sum(a * a for a in rest))
        basis.append([a / r[j, j] for a in rest])
    return Matrix(zip(*basis)), r


def largest_eigenvalue(matrix, rounds=200):
    vector = [1.0] * matrix.shape[0]
    value = 0.0
    for step in range(rounds):
        image = [sum(a * b for a, b in zip(row, vector)) for row in matrix]
        size = math.sqrt(sum(a * a for a in image))
        vector = [a / size for a in image]
        if abs(size - value) < 1e-13 * size:
            return size, step
        value = size
    return value, rounds


def noise(seed):
    while True:
        seed = (seed * 48271) % 2147483647
        yield seed / 2147483647 - 0.5


def main(arguments):
    size = int(arguments[0]) if arguments else 40
    a = Matrix([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]])
    lu = LU(a)
    print("x =", [round(x, 9) for x in lu.solve([8, -11, -3])], "det =", round(lu.determinant(), 9))
    lu.inverse().show("inverse")
    (a @ lu.inverse()).show("product")

    exact = Matrix.build(5, 5, lambda i, j: Fraction(1, i + j + 1))
    hilbert = LU(exact)
    print("hilbert determinant", hilbert.determinant(), float(hilbert.determinant()))
    inverse = hilbert.inverse()
    for row in inverse:
        print(" ", *[f"{entry:>8}" for entry in row])
    print("exact", exact @ inverse == Matrix.identity(5), sum(map(sum, inverse)))

    q, r = qr(Matrix([[12.0, -51.0, 4.0], [6.0, 167.0, -68.0], [-4.0, 24.0, -41.0]]))
    q.show("Q")
    r.show("R")
    print("orthogonal", (q.T @ q - Matrix.identity(3)).norm() < 1e-12)

    fibonacci = Matrix([[1, 1], [1, 0]]) ** 300
    print("fib 300 =", fibonacci[0, 1], fibonacci[0][0] % 1000)

    source = noise(77)
    big = Matrix.build(size, size, lambda i, j: next(source) + (size / 4 if i == j else 0))
    big_lu = LU(big)
    solution = big_lu.solve([float(i) for i in range(size)])
    residue = max(abs(sum(a * x for a, x in zip(row, solution)) - i) for i, row in enumerate(big))
    print(f"size {size}: det {big_lu.determinant():.6e}, small residue {residue < 1e-9}, first {solution[1]:.8f}")
    symmetric = big + big.T
    value, steps = largest_eigenvalue(symmetric)
    print(f"eigenvalue {value:.6f} after {'few' if steps < 200 else 'all'} steps")

    for attempt in (
        lambda: LU(Matrix([[1, 2], [2, 4]])),
        lambda: LU(Matrix([[1, 2, 3], [4, 5, 6]])),
        lambda: Matrix([[1, 2], [3]]),
        lambda: a @ Matrix([[1, 2]]),
        lambda: a @ 3,
        lambda: Fraction(1, 2) + 0.5,
        lambda: Fraction(3) / 0,
    ):
        try:
            print(attempt())
        except (ArithmeticError, ValueError, TypeError) as problem:
            print(type(problem).__name__, "-", problem)


if __name__ == "__main__":
    main(sys.argv[1:])
