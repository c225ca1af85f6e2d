print(eval("1 + 1"))
#     ^^^^ error[E0506]: `eval` is not compiled yet
exec("x = 1")
#^^^^ error[E0506]: `exec` is not compiled yet


class Query:
    def compile(self):
        return self.compile()
