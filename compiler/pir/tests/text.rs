//! The textual form reads back to the same text, and the verifier finds what is wrong with it.

use molt_pir::parse::{parse_function, parse_program};
use molt_pir::print::{print_function, print_program};
use molt_pir::verify::verify_function;

const LOOP: &str = r#"function func1 "total" qualname "total" module0 def(a, /, b, *rest, key, **more) parent func0 free ["x", "y"] line 3 doc "Adds.\n" {
b0(v0:a, v1:b, v2:key, v3:rest, v4:more):
    v5 = get_iter v0 @4:13-19 unwind b4(v0)
    v6:n = const 0
    jump b1(v6)
b1(v7:n):
    v8 = iter_next v5 @4:13-19 carets(none) unwind b4(v7)
    v9 = is_null v8
    branch v9, b3, b2(v8)
b2(v10:i):
    v11:n = inplace add v7, v10 @5:8-6:9 carets(0:2-1:3) unwind b4(v7)
    jump b1(v11)
b3:
    return v7
b4(v12):
    v13 = catch
    v14 = load_global "print" @7:0-5
    v15 = const "a\"\\\n\xff\x00é"
    v16 = unbound
    v17 = const (1, -2, 1.5, -0.0, float(0x7ff0000000000000), complex(0.0, 1.0), (None, ...), (), b"\x80", 123456789012345678901234567890)
    v18 = call ["end"] v14, v16, v15, v17 @7:0-5
    v19, v20 = load_method "x" v18 @7:0-5
    v21 = format_value !r v19, v20 @7:0-5
    v22 = make_function func2 defaults v17
    v23 = check_bound "x" free v20 @7:0-5
    v24 = unpack_starred 0 0 v23 @7:0-5
    reraise v13
    unreachable
}
"#;

#[test]
fn text_reads_back_to_itself() {
    let (id, function) = parse_function(LOOP).unwrap();
    assert_eq!(print_function(id, &function), LOOP);
    verify_function(id, &function).unwrap();
}

#[test]
fn programs_read_back_to_themselves() {
    let text = r#"module module0 "__main__" "/tmp/x.py" body func0 package globals ["__name__", "f"]
class class0 "C" module0 body func1

function func0 "<module>" qualname "<module>" module0 body() line 1 {
b0:
    v0 = const None
    return v0
}

function func1 "C" qualname "C" module0 class_body() parent func0 line 1 {
b0(v0):
    v1 = const None
    return v1
}
"#;
    assert_eq!(print_program(&parse_program(text).unwrap()), text);
}

/// The body of a function with two parameters, and a part of the complaint expected.
fn assert_refused(body: &str, complaint: &str) {
    let text = format!("function func0 \"f\" qualname \"f\" module0 def(a, b) line 1 {{\nb0(v0:a, v1:b):\n{body}\n}}");
    let (id, function) = parse_function(&text).unwrap();
    let errors = verify_function(id, &function).expect_err(body).join("\n");
    assert!(errors.contains(complaint), "{errors}");
}

#[test]
fn undefined_and_undominated_uses_are_refused() {
    assert_refused("return v7", "v7 is not defined");
    assert_refused(
        "v2 = is v0, v1 branch v2, b1, b2 b1: v3 = const 1 jump b2 b2: return v3",
        "the definition of v3 does not dominate this use",
    );
    // The handler is entered before the call has a result.
    assert_refused(
        "v2 = const 1 v3 = binary add v0, v1 @1:0-1 unwind b1 return v3 b1: v4 = catch return v3",
        "the definition of v3 does not dominate this use",
    );
}

#[test]
fn nulls_stay_where_they_are_expected() {
    assert_refused("v2 = unbound return v2", "returns v2, which may be null");
    assert_refused("v2 = iter_next v0 @1:0-1 v3 = binary add v2, v0 @1:0-1 return v3", "v2 may be null");
    assert_refused("v2 = iter_next v0 @1:0-1 jump b1(v2) b1(v3): return v3", "returns v3, which may be null");
}

#[test]
fn shapes_are_checked() {
    assert_refused("v2 = binary add v0 @1:0-1 return v0", "operands wanted");
    assert_refused("v2 = binary add v0, v1 return v0", "what may raise needs a site");
    assert_refused("v2 = const 1 @1:0-1 unwind b1 return v0 b1: v3 = catch return v0", "an unwind edge on what");
    assert_refused("branch v0, b1, b1 b1: return v0", "not a condition");
    assert_refused("jump b1 b1: v3 = catch return v0", "`catch` must be the first");
    assert_refused("jump b1(v0) b1: return v0", "1 arguments for b1, which has 0");
    assert_refused("unreachable", "must follow an instruction that always raises");
    assert_refused("v2 = frame_load 0 return v2", "may load from the frame");
}
