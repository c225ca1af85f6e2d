//! What names mean, asked as the PIR builder asks.

use molt_resolve::{Capture, ScopeId, ScopeKind, ScopeTable, Variable, scopes_of};
use molt_source::{Diagnostics, SourceMap};

fn scopes(text: &str) -> (ScopeTable, Vec<String>) {
    let mut sources = SourceMap::new();
    let file = sources.add("test.py", text);
    let mut diagnostics = Diagnostics::new();
    let module = molt_syntax::parse_module(&sources, file, &mut diagnostics).expect("the text parses");
    let table = scopes_of(&module, &mut diagnostics);
    (table, diagnostics.sorted().iter().map(|diagnostic| diagnostic.message.clone()).collect())
}

fn scope_named(table: &ScopeTable, qualname: &str) -> ScopeId {
    table.scopes().find(|(_, scope)| &*scope.qualname == qualname).expect("there is such a scope").0
}

fn comprehension(table: &ScopeTable) -> ScopeId {
    table.scopes().find(|(_, scope)| scope.kind == ScopeKind::Comprehension).expect("there is one").0
}

#[test]
fn a_captured_parameter_is_a_cell_and_a_closure_entry() {
    let (table, _) =
        scopes("def f(a, b):\n    def g():\n        def h(): return b, a, len\n        return h\n    return g\n");
    let (f, g, h) =
        (scope_named(&table, "f"), scope_named(&table, "f.<locals>.g"), scope_named(&table, "f.<locals>.g.<locals>.h"));
    assert_eq!(table.lookup(f, "a"), Variable::Cell(f));
    assert_eq!(table.lookup(h, "a"), Variable::Free(0));
    assert_eq!(table.lookup(h, "b"), Variable::Free(1));
    assert_eq!(table.lookup(h, "len"), Variable::Global);
    assert_eq!(table.captures(g), [Capture::Cell(f), Capture::Cell(f)]);
    assert_eq!(table.captures(h), [Capture::Closure(0), Capture::Closure(1)]);
}

#[test]
fn comprehensions_share_the_frame_but_not_their_targets() {
    let (table, _) = scopes("def f(x, ys):\n    a = [x + y for y in ys]\n    return [y for x in ys]\n");
    let f = scope_named(&table, "f");
    let first = comprehension(&table);
    assert_eq!(table.frame(first), f);
    assert_eq!(table.lookup(first, "x"), Variable::Local(f));
    assert_eq!(table.lookup(first, "y"), Variable::Local(first));
    assert!(table.scope(f).cells.is_empty());
}

#[test]
fn a_lambda_in_a_comprehension_captures_the_comprehension_s_variable() {
    let (table, _) = scopes("def f(ys):\n    return [lambda: y for y in ys]\n");
    let comprehension = comprehension(&table);
    let lambda = scope_named(&table, "f.<locals>.<lambda>");
    assert_eq!(table.lookup(comprehension, "y"), Variable::Cell(comprehension));
    assert_eq!(table.captures(lambda), [Capture::Cell(comprehension)]);
}

#[test]
fn class_names_fall_to_globals_or_to_the_closure() {
    let (table, _) = scopes("def f(x, y):\n    class C:\n        y = x\n        z = y\n        w = print\n");
    let class = scope_named(&table, "f.<locals>.C");
    assert_eq!(table.lookup(class, "x"), Variable::ClassFree(0));
    assert_eq!(table.lookup(class, "y"), Variable::ClassName);
    assert_eq!(table.lookup(class, "print"), Variable::ClassName);
}

#[test]
fn super_reaches_the_class_through_a_cell() {
    let (table, _) = scopes("class C:\n    def m(self):\n        return super().m(), self.__x\n");
    let (class, method) = (scope_named(&table, "C"), scope_named(&table, "C.m"));
    assert!(table.scope(class).needs_class_cell);
    assert_eq!(table.lookup(method, "__class__"), Variable::Free(0));
    assert_eq!(table.captures(method), [Capture::ClassCell]);
    assert_eq!(&*table.mangle(method, "__x"), "_C__x");
}

#[test]
fn a_named_expression_in_a_comprehension_binds_in_the_function() {
    let (table, _) =
        scopes("def f(ys):\n    if any((last := y) for y in ys): return last\n    return [n := y for y in ys], n\n");
    let f = scope_named(&table, "f");
    let generator = scope_named(&table, "f.<locals>.<genexpr>");
    assert_eq!(table.lookup(f, "last"), Variable::Cell(f));
    assert_eq!(table.lookup(generator, "last"), Variable::Free(0));
    assert_eq!(table.lookup(comprehension(&table), "n"), Variable::Local(f));
}

#[test]
fn contradictions_are_reported() {
    let (_, messages) = scopes(
        "def f(a, a):\n    global a\n    x = 1\n    global x\n    nonlocal q\nnonlocal z\ndef g():\n    print(y)\n    global y\n",
    );
    assert_eq!(
        messages,
        [
            "duplicate argument 'a' in function definition",
            "name 'a' is parameter and global",
            "name 'x' is assigned to before global declaration",
            "no binding for nonlocal 'q' found",
            "nonlocal declaration not allowed at module level",
            "name 'y' is used prior to global declaration",
        ]
    );
}
