class Probe:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


p = Probe()
print(p[1], p[1:2], p[::3], p[:], p[1:2, 3], p[..., None], p["a":"z"], p[()], p[-1:], p[1,])
p[1:2] = "x"
p[0, 1] = "y"
del p[::2]
p[5] = p[6] = 0
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(5), slice(None).indices(3), slice(-2, None).indices(5), slice(None, None, -1).indices(4), s == slice(1, 10, 2), slice(5))
print(list(range(20))[s], "abcdefghijkl"[s], [1, 2, 3][slice(None, None, -1)])
p[1] += 1
