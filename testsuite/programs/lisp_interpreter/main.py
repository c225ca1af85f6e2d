"""A Scheme-like interpreter: reader, environment, special forms, tail calls, macros and a small standard library."""

import sys


class LispError(Exception):
    pass


class Symbol(str):
    __slots__ = ()

    def __repr__(self):
        return str(self)


class Pair:
    __slots__ = ("head", "tail")

    def __init__(self, head, tail):
        self.head = head
        self.tail = tail

    def __iter__(self):
        cell = self
        while isinstance(cell, Pair):
            yield cell.head
            cell = cell.tail
        if cell is not NIL:
            raise LispError(f"improper list ends in {show(cell)}")

    def __eq__(self, other):
        return isinstance(other, Pair) and self.head == other.head and self.tail == other.tail

    __hash__ = None


class Nil:
    def __iter__(self):
        return iter(())

    def __bool__(self):
        return False


NIL = Nil()
QUOTES = {"'": Symbol("quote"), "`": Symbol("quasiquote"), ",": Symbol("unquote"), ",@": Symbol("unquote-splicing")}


def make_list(items, tail=NIL):
    for item in reversed(items):
        tail = Pair(item, tail)
    return tail


def tokenize(text):
    position = 0
    while position < len(text):
        ch = text[position]
        if ch.isspace():
            position += 1
        elif ch == ";":
            while position < len(text) and text[position] != "\n":
                position += 1
        elif ch in "()'`":
            yield ch
            position += 1
        elif ch == ",":
            token = ",@" if text[position:position + 2] == ",@" else ","
            yield token
            position += len(token)
        elif ch == '"':
            end = position + 1
            while text[end] != '"':
                end += 2 if text[end] == "\\" else 1
            yield text[position:end + 1]
            position = end + 1
        else:
            end = position
            while end < len(text) and not text[end].isspace() and text[end] not in "()'\";":
                end += 1
            yield text[position:end]
            position = end


class Reader:
    def __init__(self, text):
        self.tokens = tokenize(text)
        self.pushed = []

    def next(self):
        return self.pushed.pop() if self.pushed else next(self.tokens, None)

    def read(self):
        token = self.next()
        if token is None:
            raise EOFError
        if token == "(":
            items, tail = [], NIL
            while (token := self.next()) != ")":
                if token is None:
                    raise LispError("missing )")
                if token == ".":
                    tail = self.read()
                else:
                    self.pushed.append(token)
                    items.append(self.read())
            return make_list(items, tail)
        if token == ")":
            raise LispError("unexpected )")
        if token in QUOTES:
            return make_list([QUOTES[token], self.read()])
        return self.atom(token)

    def atom(self, token):
        if token[0] == '"':
            return token[1:-1].replace("\\n", "\n").replace('\\"', '"')
        if token in ("#t", "#f"):
            return token == "#t"
        for kind in (int, float):
            try:
                return kind(token)
            except ValueError:
                pass
        return Symbol(token)

    def __iter__(self):
        while True:
            try:
                yield self.read()
            except EOFError:
                return


def show(value):
    match_bool = {True: "#t", False: "#f"}
    if isinstance(value, bool):
        return match_bool[value]
    if isinstance(value, Symbol):
        return str(value)
    if isinstance(value, str):
        return '"' + value.replace('"', '\\"') + '"'
    if value is NIL:
        return "()"
    if isinstance(value, Pair):
        parts = []
        while isinstance(value, Pair):
            parts.append(show(value.head))
            value = value.tail
        if value is not NIL:
            parts += [".", show(value)]
        return f"({' '.join(parts)})"
    if value is None:
        return ""
    if callable(value):
        return f"#<builtin {value.__name__}>"
    return str(value)


class Scope:
    def __init__(self, names=(), values=(), outer=None):
        self.table = dict(zip(names, values))
        self.outer = outer

    def find(self, name):
        scope = self
        while scope is not None:
            if name in scope.table:
                return scope.table
            scope = scope.outer
        raise LispError(f"unbound variable {name}")


class Procedure:
    def __init__(self, name, parameters, body, scope):
        self.name = name
        self.body = body
        self.scope = scope
        self.rest = None
        self.names = []
        while isinstance(parameters, Pair):
            self.names.append(parameters.head)
            parameters = parameters.tail
        if parameters is not NIL:
            self.rest = parameters

    def bind(self, arguments):
        count = len(self.names)
        if len(arguments) < count or (len(arguments) > count and self.rest is None):
            raise LispError(f"{self.name} takes {count}{'+' if self.rest else ''} arguments, not {len(arguments)}")
        scope = Scope(self.names, arguments, self.scope)
        if self.rest is not None:
            scope.table[self.rest] = make_list(arguments[count:])
        return scope

    def __str__(self):
        return f"#<procedure {self.name}>"


class Macro(Procedure):
    pass


class Interpreter:
    def __init__(self):
        self.globals = Scope()
        self.globals.table.update(builtins(self))
        self.steps = 0
        self.forms = {
            name.removeprefix("form_").replace("_", "-"): getattr(self, name) for name in dir(self) if name.startswith("form_")
        }
        self.forms["set!"] = self.assign
        self.forms["define-macro"] = lambda body, scope: self.form_define(body, scope, Macro)

    def evaluate(self, x, scope):
        while True:
            self.steps += 1
            if isinstance(x, Symbol):
                return scope.find(x)[x]
            if not isinstance(x, Pair):
                return x
            if isinstance(x.head, Symbol) and x.head in self.forms:
                result = self.forms[x.head](x.tail, scope)
                if isinstance(result, Tail):
                    x, scope = result.expression, result.scope
                    continue
                return result
            procedure = self.evaluate(x.head, scope)
            if isinstance(procedure, Macro):
                x = self.apply(procedure, list(x.tail))
                continue
            arguments = [self.evaluate(a, scope) for a in x.tail]
            if isinstance(procedure, Procedure):
                scope = procedure.bind(arguments)
                x = self.body(procedure.body, scope)
                continue
            if callable(procedure):
                return procedure(*arguments)
            raise LispError(f"not a procedure: {show(procedure)}")

    def body(self, body, scope):
        *first, last = body
        for x in first:
            self.evaluate(x, scope)
        return last

    def apply(self, procedure, arguments):
        if isinstance(procedure, Procedure):
            scope = procedure.bind(arguments)
            return self.evaluate(self.body(procedure.body, scope), scope)
        return procedure(*arguments)

    def form_quote(self, body, scope):
        return body.head

    def form_quasiquote(self, body, scope):
        return self.quasi(body.head, scope)

    def quasi(self, x, scope):
        if not isinstance(x, Pair):
            return x
        if x.head == QUOTES[","]:
            return self.evaluate(x.tail.head, scope)
        if isinstance(x.head, Pair) and x.head.head == QUOTES[",@"]:
            return make_list(list(self.evaluate(x.head.tail.head, scope)), self.quasi(x.tail, scope))
        return Pair(self.quasi(x.head, scope), self.quasi(x.tail, scope))

    def form_if(self, body, scope):
        test, then, *other = body
        if self.evaluate(test, scope) is not False:
            return Tail(then, scope)
        return Tail(other[0], scope) if other else None

    def form_cond(self, body, scope):
        for test, *then in body:
            if test == "else" or self.evaluate(test, scope) is not False:
                return Tail(self.body(then, scope), scope)
        return None

    def form_define(self, body, scope, kind=Procedure):
        target = body.head
        if isinstance(target, Pair):
            scope.table[target.head] = kind(target.head, target.tail, list(body.tail), scope)
        else:
            scope.table[target] = self.evaluate(body.tail.head, scope)

    def assign(self, body, scope):
        name, value = body
        scope.find(name)[name] = self.evaluate(value, scope)

    def form_lambda(self, body, scope):
        return Procedure("lambda", body.head, list(body.tail), scope)

    def form_begin(self, body, scope):
        return Tail(self.body(body, scope), scope)

    def form_let(self, body, scope):
        if isinstance(body.head, Symbol):
            name, bindings, *rest = body
            inner = Scope(outer=scope)
            names = make_list([b.head for b in bindings])
            inner.table[name] = loop = Procedure(name, names, rest, inner)
            bound = loop.bind([self.evaluate(b.tail.head, scope) for b in bindings])
            return Tail(self.body(rest, bound), bound)
        names = [b.head for b in body.head]
        inner = Scope(names, [self.evaluate(b.tail.head, scope) for b in body.head], scope)
        return Tail(self.body(body.tail, inner), inner)

    def form_and(self, body, scope):
        value = True
        for x in body:
            value = self.evaluate(x, scope)
            if value is False:
                return False
        return value

    def form_or(self, body, scope):
        for x in body:
            value = self.evaluate(x, scope)
            if value is not False:
                return value
        return False


class Tail:
    """An expression still to be evaluated, in place of a nested call."""

    __slots__ = ("expression", "scope")

    def __init__(self, expression, scope):
        self.expression = expression
        self.scope = scope


def builtins(interpreter):
    def fold(operate, unit, single=None):
        def folded(*numbers):
            if not numbers:
                return unit
            if len(numbers) == 1 and single:
                return single(numbers[0])
            total, *rest = numbers
            for n in rest:
                total = operate(total, n)
            return total

        return folded

    def ordered(compare):
        return lambda *xs: all(compare(a, b) for a, b in zip(xs, xs[1:]))

    def divide(a, b):
        return a // b if isinstance(a, int) and isinstance(b, int) and a % b == 0 else a / b

    def car(pair):
        if not isinstance(pair, Pair):
            raise LispError(f"car of {show(pair)}")
        return pair.head

    def display(*values):
        print(*[v if isinstance(v, str) else show(v) for v in values])

    def error(message, *irritants):
        raise LispError(" ".join([message, *map(show, irritants)]))

    table = {
        "+": fold(lambda a, b: a + b, 0), "*": fold(lambda a, b: a * b, 1), "-": fold(lambda a, b: a - b, 0, lambda a: -a),
        "/": fold(divide, 1), "<": ordered(lambda a, b: a < b), ">": ordered(lambda a, b: a > b), "=": ordered(lambda a, b: a == b),
        "<=": ordered(lambda a, b: a <= b), "remainder": lambda a, b: a % b, "quotient": lambda a, b: a // b,
        "cons": Pair, "car": car, "cdr": lambda p: p.tail, "list": lambda *xs: make_list(xs), "null?": lambda x: x is NIL,
        "pair?": lambda x: isinstance(x, Pair), "number?": lambda x: isinstance(x, (int, float)), "not": lambda x: x is False,
        "eq?": lambda a, b: a is b or a == b, "equal?": lambda a, b: a == b, "display": display, "error": error,
        "apply": lambda f, xs: interpreter.apply(f, list(xs)), "length": lambda xs: sum(1 for _ in xs),
        "string-append": lambda *xs: "".join(xs), "number->string": str, "symbol?": lambda x: isinstance(x, Symbol),
    }
    return {Symbol(name): value for name, value in table.items()}


LIBRARY = """
(define (map f xs) (if (null? xs) '() (cons (f (car xs)) (map f (cdr xs)))))
(define (filter p xs) (cond ((null? xs) '()) ((p (car xs)) (cons (car xs) (filter p (cdr xs)))) (else (filter p (cdr xs)))))
(define (fold f a xs) (if (null? xs) a (fold f (f a (car xs)) (cdr xs))))
(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) '()))
(define (append a b) (if (null? a) b (cons (car a) (append (cdr a) b))))
(define-macro (unless test . body) `(if ,test #f (begin ,@body)))
(define-macro (swap! a b) `(let ((temporary ,a)) (set! ,a ,b) (set! ,b temporary)))
(define-macro (while test . body) `(let loop () (if ,test (begin ,@body (loop)) #f)))
"""


def main():
    interpreter = Interpreter()
    for x in Reader(LIBRARY):
        interpreter.evaluate(x, interpreter.globals)
    failures = 0
    for line in sys.stdin.read().split("\n\n"):
        try:
            for x in Reader(line):
                value = interpreter.evaluate(x, interpreter.globals)
                if value is not None:
                    print("=>", show(value))
        except LispError as problem:
            failures += 1
            print("error:", problem)
        except (TypeError, ZeroDivisionError, AttributeError) as problem:
            failures += 1
            print(f"{type(problem).__name__}: {problem}")
        except RecursionError:
            failures += 1
            print("too deep")
    print(f"{interpreter.steps} steps, {failures} failures", file=sys.stderr)
    sys.exit(min(failures, 100))


if __name__ == "__main__":
    main()
