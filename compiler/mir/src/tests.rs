//! Text round-trips, and the verifier finds what it promises to find.

use crate::{parse_program, print_program, verify_program};

/// Uses every op once. Canonical: printing it gives the same text.
const EVERYTHING: &str = include_str!("tests/everything.mir");

fn faults(body: &str) -> String {
    let program = parse_program(body).unwrap_or_else(|error| panic!("{error}\n{body}"));
    verify_program(&program).map_or_else(|error| error.to_string(), |()| String::new())
}

fn assert_fault(body: &str, expected: &str) {
    let found = faults(body);
    assert!(found.contains(expected), "expected `{expected}` in:\n{found}");
}

#[test]
fn every_op_round_trips() {
    let program = parse_program(EVERYTHING).unwrap();
    verify_program(&program).unwrap();
    assert_eq!(print_program(&program), EVERYTHING);
    for row in crate::OPS {
        let used = program.functions.values().any(|f| f.insts.values().any(|inst| inst.op.mnemonic() == row.mnemonic));
        assert!(used, "{} is missing from everything.mir", row.mnemonic);
    }
}

#[test]
fn names_with_odd_characters_are_quoted() {
    let text = "fn @\"a b\\\"\\xc3\\xa9\" -> word {\nb0:\n  unreachable\n}\n";
    let program = parse_program(text).unwrap();
    assert_eq!(&*program.functions.values().next().unwrap().name, "a b\"é");
    assert_eq!(print_program(&program), text);
}

#[test]
fn parse_errors_name_the_line() {
    let error = parse_program("fn @f -> word {\nb0:\n  v0: i64 = iconst x\n  unreachable\n}\n").err().unwrap();
    assert_eq!(error.to_string(), "line 3: expected a number in range, found `x`");
    let error = parse_program("fn @f -> word {\nb0:\n  return v9\n}\n").err().unwrap();
    assert_eq!(error.to_string(), "line 3: no value `v9`");
}

#[test]
fn results_do_not_exist_on_the_error_edge() {
    assert_fault(
        "fn @f -> word {
        b0(v0: obj):
          v1: obj = call_entry add(v0, v0) err b1(v1)
          return v1
        b1(v2: obj) cold:
          decref v2
          return_error
        }",
        "v1 is not defined on every path to its use",
    );
    assert_fault(
        "fn @f -> word {
        b0(v0: obj):
          v1: obj = call_entry add(v0, v0) err b1
          return v1
        b1 cold:
          decref v1
          return_error
        }",
        "v1 is not defined on every path to its use",
    );
}

#[test]
fn values_before_the_error_edge_reach_its_target() {
    let text = "fn @f -> word {
        b0(v0: obj):
          v1: obj = call_entry add(v0, v0) err b1
          v2: obj = call_entry add(v1, v0) err b2
          return v2
        b2 cold:
          decref v1
          return_error
        b1 cold:
          return_error
        }";
    assert_eq!(faults(text), "");
}

#[test]
fn a_value_of_one_branch_does_not_reach_the_join() {
    assert_fault(
        "fn @f -> raw i64 {
        b0(v0: bool):
          branch v0, b1, b2
        b1:
          v1: i64 = iconst 1
          jump b2
        b2:
          return v1
        }",
        "v1 is not defined on every path",
    );
}

#[test]
fn loops_may_use_values_of_blocks_that_stand_later() {
    let text = "fn @f -> raw i64 {
        b0:
          v0: i64 = iconst 0
          jump b2
        b1:
          v3: i64 = int.add v1, v2
          jump b2
        b2:
          v1: i64 = iconst 1
          v2: i64 = iconst 2
          v4: bool = icmp.lt v1, v2
          branch v4, b1, b3
        b3:
          return v0
        }";
    assert_eq!(faults(text), "");
}

#[test]
fn ways_out_are_where_they_must_be() {
    let function =
        |line: &str| format!("fn @f -> word {{\nb0(v0: obj):\n  {line}\n  return v0\nb1 cold:\n  return_error\n}}");
    assert_fault(&function("v1: obj = call_entry add(v0, v0)"), "it may raise and has no `err` edge");
    assert_fault(&function("v1: obj = call_entry catch() err b1"), "it never raises and has an `err` edge");
    assert_fault(&function("v1: i64 = guard_int v0"), "a guard needs an exit or an `err` edge");
    assert_eq!(faults(&function("v1: i64 = guard_int v0 err b1")), "");
    assert_fault(&function("v1: obj = call_entry add(v0, v0) err b1(v0)"), "1 arguments for the 0 parameters of b1");
}

#[test]
fn representations_are_checked() {
    let function = |line: &str| format!("fn @f -> word {{\nb0(v0: obj, v1: i64):\n  {line}\n  return v0\n}}");
    assert_fault(&function("v2: i64 = int.add v1, v0"), "operands are (i64, obj), not (i64, i64)");
    assert_fault(&function("v2: f64 = int.add v1, v1"), "result v2 is f64, not i64");
    assert_fault(&function("v2: obj = null"), "result v2 may be null and is not marked so");
    assert_fault(&function("v2: obj = object int 4611686018427387904"), "does not fit a tagged word");
    assert_fault(&function("v2: obj = object float 0.0"), "cannot be self-tagged");
}

#[test]
fn generic_functions_have_the_generic_signature() {
    assert_fault("fn @f -> word generic {\nb0(v0: obj):\n  return v0\n}", "not `(obj, ptr, i64) -> word`");
    assert_fault(
        "data $d size 8 {\n 0: addr @f\n}\nfn @f -> word {\nb0(v0: obj):\n  return v0\n}",
        "which is not generic",
    );
}
