"""Prints how CPython's symbol table classifies the names of files, one line a file.

A scope is `kind name(symbols)[children]`; symbols are sorted and written `name:class`, children are sorted too. Annotations and
type parameters are removed first, since they have scopes of their own. A file that CPython refuses is an empty line.
"""

import ast
import sys
import _symtable

SCOPES = {_symtable.LOCAL: "local", _symtable.GLOBAL_EXPLICIT: "explicit", _symtable.GLOBAL_IMPLICIT: "global",
          _symtable.FREE: "free", _symtable.CELL: "cell"}
KINDS = {_symtable.TYPE_MODULE: "module", _symtable.TYPE_CLASS: "class", _symtable.TYPE_FUNCTION: "function"}
HIDDEN = {"__classdict__", "__conditional_annotations__"}


class WithoutAnnotations(ast.NodeTransformer):
    def visit_arg(self, node):
        node.annotation = None
        return node

    def visit_function(self, node):
        node.returns = None
        node.type_params = []
        self.generic_visit(node)
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = visit_function

    def visit_ClassDef(self, node):
        node.type_params = []
        self.generic_visit(node)
        return node

    def visit_AnnAssign(self, node):
        node.annotation = ast.Constant(0)
        self.generic_visit(node)
        return node


def show(scope):
    names = []
    for name, flags in scope.symbols.items():
        where = SCOPES[flags >> _symtable.SCOPE_OFF & _symtable.SCOPE_MASK]
        if not name.startswith(".") and name not in HIDDEN:
            names.append(f"{name}:{where}")
    children = sorted(show(child) for child in scope.children if child.type in KINDS)
    return f"{KINDS[scope.type]} {scope.name}({' '.join(sorted(names))})[{', '.join(children)}]"


sys.setrecursionlimit(10000)
for path in sys.stdin.read().splitlines():
    try:
        with open(path, "rb") as file:
            tree = ast.parse(file.read())
        text = ast.unparse(WithoutAnnotations().visit(tree))
        top = _symtable.symtable(text, path, "exec")
    except (OSError, SyntaxError, ValueError, RecursionError):
        print()
        continue
    print(show(top))
