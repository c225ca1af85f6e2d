//! Entering functions in the middle.

use molt_pir::parse::parse_function;
use molt_pir::print::print_function;
use molt_pir::resume::{Position, add_resume_points, live_values};
use molt_pir::verify::verify_function;
use molt_pir::{Block, Function};

fn resumed(text: &str, points: &[Position]) -> (Function, String) {
    let (id, function) = parse_function(text).unwrap();
    verify_function(id, &function).unwrap_or_else(|errors| panic!("{}", errors.join("\n")));
    let resumed = add_resume_points(&function, points);
    let printed = print_function(id, &resumed);
    verify_function(id, &resumed).unwrap_or_else(|errors| panic!("{}\n{printed}", errors.join("\n")));
    (function, printed)
}

fn block(number: u32) -> Block {
    Block::from_u32(number)
}

const LOOP: &str = r#"function func0 "f" qualname "f" module0 def(items, n) line 1 {
b0(v0:items, v1:n):
    v2 = get_iter v0 @2:13-19
    jump b1(v1)
b1(v3:n):
    v4 = iter_next v2 @2:13-19
    v5 = is_null v4
    branch v5, b3, b2(v4)
b2(v6:i):
    v7:n = inplace add v3, v6 @3:8-15
    v8 = call v7, v6 @3:8-15
    jump b1(v7)
b3:
    return v3
}
"#;

#[test]
fn loop_values_meet_the_loaded_ones_in_parameters() {
    let point = Position::Before(block(2), 1);
    let (function, printed) = resumed(LOOP, &[point]);
    let live: Vec<String> = live_values(&function, point).iter().map(|value| value.to_string()).collect();
    assert_eq!(live, ["v2", "v6", "v7"]);
    let expected = r#"function func0 "f" qualname "f" module0 def(items, n) line 1 {
b5:
    resume 0: b6, 1: b7
b0(v0:items, v1:n):
    v2 = get_iter v0 @2:13-19
    jump b1(v1, v2)
b1(v3:n, v14):
    v4 = iter_next v14 @2:13-19
    v5 = is_null v4
    branch v5, b3, b2(v4)
b2(v6:i):
    v7:n = inplace add v3, v6 @3:8-15
    jump b4(v14, v7, v6)
b4(v15, v16:n, v17:i):
    v8 = call v16, v17 @3:8-15
    jump b1(v16, v15)
b3:
    return v3
b6:
    v9 = frame_load 0
    v10 = frame_load 1
    jump b0(v9, v10)
b7:
    v11 = frame_load 0
    v12:i = frame_load 1
    v13:n = frame_load 2
    jump b4(v11, v13, v12)
}
"#;
    assert_eq!(printed, expected);
}

#[test]
fn several_points_of_one_block_and_both_sides_of_one_instruction() {
    let points = [
        Position::Before(block(2), 0),
        Position::Before(block(2), 1),
        Position::After(block(2), 0),
        Position::After(block(2), 1),
        Position::After(block(1), 0),
        Position::Before(block(0), 0),
        Position::Before(block(3), 0),
    ];
    let (_, printed) = resumed(LOOP, &points);
    assert!(printed.contains("check_nullable_result"), "{printed}");
    assert_eq!(printed.matches(" = check_result").count(), 2, "{printed}");
}

#[test]
fn a_call_completed_elsewhere_may_have_raised() {
    let text = r#"function func0 "f" qualname "f" module0 def(a, b) line 1 {
b0(v0:a, v1:b):
    v2 = call v0, v1 @2:4-9 unwind b1(v1)
    return v2
b1(v3):
    v4 = catch
    return v3
}
"#;
    let point = Position::After(block(0), 0);
    let (function, printed) = resumed(text, &[point]);
    // The handler needs `v1` though nothing behind the call does.
    assert_eq!(live_values(&function, point).len(), 2);
    assert!(printed.contains("v9 = check_result v7 @2:4-9 unwind b1(v8)"), "{printed}");
}

#[test]
fn a_loaded_condition_is_tested_again() {
    let text = r#"function func0 "f" qualname "f" module0 def(a, b) line 1 {
b0(v0:a, v1:b):
    v2 = truth v0 @2:4-9
    v3 = not v2
    branch v3, b1, b2
b1:
    return v0
b2:
    return v1
}
"#;
    let (_, printed) = resumed(text, &[Position::After(block(0), 0), Position::After(block(0), 1)]);
    assert_eq!(printed.matches(" = is v").count(), 2, "{printed}");
}

#[test]
fn nullable_values_stay_nullable() {
    let text = r#"function func0 "f" qualname "f" module0 def(a, b) line 1 {
b0(v0:a, v1:b):
    v2 = unbound
    v3 = truth v0 @2:4-9
    branch v3, b1(v2), b1(v1)
b1(v4:x):
    v5 = call v0, v1 @3:4-9
    v6 = check_bound "x" v4 @4:4-9
    return v6
}
"#;
    let (_, printed) = resumed(text, &[Position::Before(block(1), 0)]);
    assert!(printed.contains("frame_load_nullable"), "{printed}");
}
