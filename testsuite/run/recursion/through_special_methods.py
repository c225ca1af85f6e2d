class Loop:
    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __add__(self, other):
        return self + other

    def __len__(self):
        return len(self)

    def __getattr__(self, name):
        return self.missing

    def __call__(self):
        return self()

    def __iter__(self):
        return iter(self)

    def __hash__(self):
        return hash(self)

    def __str__(self):
        return f"{self}"

    @property
    def p(self):
        return self.p


x = Loop()
for f in (repr, str, len, hash, iter, lambda x: x == 1, lambda x: x + 1, lambda x: x.anything, lambda x: x(), lambda x: x.p, lambda x: [x] == [Loop()], lambda x: f"{x!r}"):
    try:
        f(x)
        print("finished")
    except RecursionError as e:
        print("RecursionError")


def gen():
    yield from gen()


try:
    list(gen())
except RecursionError:
    print("generator RecursionError")
sort_me = [3, 1]
try:
    (lambda f: f(f))(lambda f: sorted(sort_me, key=lambda v: f(f)))
except RecursionError:
    print("key RecursionError")
