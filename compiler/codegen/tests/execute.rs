//! Compiles MIR text, links it with a small C stand-in for the runtime and compares what the program prints.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use molt_codegen::{Optimize, Options, Output, compile};

/// A function named `test` whose parameters come from the frame: `load.i64 frame v1+8*n` for raw ones.
fn program(body: &str) -> String {
    format!(
        "fn @test -> word exported generic {{\nb0(v0: obj?, v1: ptr, v2: i64):\n{body}\nb90 cold:\n  return_error\n}}\n"
    )
}

fn build(text: &str, optimize: Optimize, folder: &Path) {
    let program = molt_mir::parse_program(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    molt_mir::verify_program(&program).unwrap_or_else(|error| panic!("{error}"));
    let target = molt_platform::host().expect("the host is described");
    let options = Options { target: &target, cpu: None, optimize, sanitize_address: false, hot_bitcode: None };
    let (object, _) = compile(&program, &options, Output::Object).unwrap_or_else(|error| panic!("{error}\n{text}"));
    fs::write(folder.join("test.o"), object).expect("a scratch file");
    cc(&["-o".as_ref(), &folder.join("test"), harness(), &folder.join("test.o")]);
}

/// The C compiler, which the linker's start files come with.
fn cc(args: &[&Path]) {
    let output = Command::new("cc").args(args).output().expect("there is a C compiler");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The stand-in for the runtime, compiled once.
fn harness() -> &'static Path {
    static OBJECT: OnceLock<PathBuf> = OnceLock::new();
    OBJECT.get_or_init(|| {
        let object = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("harness-{}.o", std::process::id()));
        let fingerprint = format!("{}{:016x}", molt_abi::symbols::FINGERPRINT_PREFIX, molt_abi::FINGERPRINT);
        let define = format!("-DFINGERPRINT={fingerprint}");
        let source = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/harness.c"));
        cc(&["-w".as_ref(), "-c".as_ref(), define.as_ref(), "-o".as_ref(), &object, source]);
        object
    })
}

/// Runs the program for each line `arguments => output`, compiled with either effort.
fn check(text: &str, expected: &[(&str, &str)]) {
    for optimize in [Optimize::Dev, Optimize::Release] {
        let folder = tempfile::tempdir().expect("a scratch folder");
        build(text, optimize, folder.path());
        for (args, output) in expected {
            let run = Command::new(folder.path().join("test")).args(args.split_whitespace()).output().expect("it runs");
            let found = String::from_utf8_lossy(&run.stdout);
            assert_eq!(found.trim_end(), *output, "arguments {args}, {optimize:?}, {}, in\n{text}", run.status);
        }
    }
}

/// Checks an operation on two raw ints with an int result.
fn check_int(operation: &str, expected: &[(&str, &str)]) {
    let body = format!(
        "  v3: i64 = load.i64 frame v1\n  v4: i64 = load.i64 frame v1+8\n  v5: i64 = {operation} v3, v4\n  v6: obj = box_int v5\n  return v6"
    );
    let body = if operation.contains("checked") { body.replace("v3, v4\n", "v3, v4 err b90\n") } else { body };
    check(&program(&body), expected);
}

#[test]
fn floor_division_rounds_down() {
    check_int(
        "int.floor_div",
        &[("r7 r2", "3"), ("r-7 r2", "-4"), ("r7 r-2", "-4"), ("r-7 r-2", "3"), ("r6 r3", "2"), ("r-6 r3", "-2")],
    );
    check_int(
        "int.floor_mod",
        &[("r7 r3", "1"), ("r-7 r3", "2"), ("r7 r-3", "-2"), ("r-7 r-3", "-1"), ("r6 r-3", "0")],
    );
}

#[test]
fn division_by_a_power_of_two_rounds_down() {
    let body = |operation: &str| {
        program(&format!(
            "  v3: i64 = load.i64 frame v1\n  v4: i64 = iconst 8\n  v5: i64 = {operation} v3, v4\n  v6: obj = box_int v5\n  return v6"
        ))
    };
    check(&body("int.floor_div"), &[("r17", "2"), ("r-1", "-1"), ("r-16", "-2"), ("r-17", "-3")]);
    check(&body("int.floor_mod"), &[("r17", "1"), ("r-1", "7"), ("r-16", "0"), ("r-17", "7")]);
}

#[test]
fn checked_arithmetic_leaves_on_overflow() {
    const MAX: &str = "9223372036854775807";
    const MIN: &str = "-9223372036854775808";
    check_int("int_checked.add", &[("r2 r3", "5"), (&format!("r{MAX} r1"), "error")]);
    check_int("int_checked.sub", &[("r2 r3", "-1"), (&format!("r{MIN} r1"), "error")]);
    check_int("int_checked.mul", &[("r-4 r3", "-12"), (&format!("r{MAX} r2"), "error")]);
    check_int(
        "int_checked.floor_div",
        &[
            ("r-7 r2", "-4"),
            ("r7 r0", "error"),
            (&format!("r{MIN} r-1"), "error"),
            (&format!("r{MIN} r1"), "int -9.2233720368547758e+18 count 1"),
        ],
    );
    check_int("int_checked.floor_mod", &[("r-7 r2", "1"), ("r7 r0", "error")]);
    check_int(
        "int_checked.shl",
        &[
            ("r3 r4", "48"),
            ("r1 r64", "error"),
            ("r1 r63", "error"),
            ("r1 r-1", "error"),
            ("r-1 r62", "-4611686018427387904"),
        ],
    );
    check_int("int_checked.shr", &[("r-9 r1", "-5"), ("r1 r64", "error"), ("r1 r63", "0")]);
    check_int("int_checked.min", &[("r-9 r1", "-9")]);
}

#[test]
fn ints_are_boxed_beyond_63_bits() {
    check_int("int.add", &[("r4611686018427387903 r0", "4611686018427387903")]);
    check_int("int.add", &[("r4611686018427387903 r1", "int 4.6116860184273879e+18 count 1")]);
    check_int("int.add", &[("r-4611686018427387904 r0", "-4611686018427387904")]);
    check_int("int.max", &[("r4 r9", "9")]);
    check_int("int.shl", &[("r-3 r2", "-12")]);
    check_int("int.shr", &[("r-3 r1", "-2")]);
    check_int("int.xor", &[("r6 r3", "5")]);
}

#[test]
fn floats_go_through_words_unchanged() {
    let body = "  v3: obj = load.obj frame v1\n  v4: f64 = guard_float v3 err b90\n  v5: f64 = unbox_float v3\n  v6: f64 = float.add v4, v5\n  v7: obj = box_float v6\n  return v7";
    check(
        &program(body),
        &[
            ("1.5", "3"),
            ("-0.375", "-0.75"),
            ("f1e300", "float 2.0000000000000001e+300 count 1"),
            ("f0.0", "float 0 count 1"),
            ("f-0.0", "float -0 count 1"),
            ("f2.5", "5"),
            ("7", "error"),
            ("N", "error"),
            ("b5", "error"),
        ],
    );
}

#[test]
fn float_operations_are_ieee() {
    let body = |operation: &str| {
        program(&format!(
            "  v3: obj = load.obj frame v1\n  v4: f64 = guard_float v3 err b90\n  v5: f64 = {operation}\n  v6: obj = box_float v5\n  return v6"
        ))
    };
    check(&body("float_unary.floor v4"), &[("-2.5", "-3"), ("2.5", "2")]);
    check(&body("float_unary.trunc v4"), &[("-2.5", "-2")]);
    check(&body("float_unary.sqrt v4"), &[("2.0", "1.4142135623730951")]);
    check(&body("float_unary.neg v4"), &[("2.0", "-2")]);
    check(&body("float_unary.abs v4"), &[("-2.0", "2")]);
    check(&body("float.div v4, v4"), &[("f0.0", "float -nan count 1"), ("3.0", "1")]);
}

#[test]
fn comparisons_with_nan_are_false_but_for_unequal() {
    for (comparison, result) in [("lt", "False"), ("ge", "False"), ("eq", "False"), ("ne", "True")] {
        let body = format!(
            "  v3: obj = load.obj frame v1\n  v4: f64 = guard_float v3 err b90\n  v5: bool = fcmp.{comparison} v4, v4\n  v6: obj = box_bool v5\n  return v6"
        );
        check(&program(&body), &[("fnan", result)]);
    }
}

#[test]
fn guards_tell_types_apart() {
    let body = |guard: &str, boxing: &str| {
        program(&format!(
            "  v3: obj? = load.obj frame v1\n  v4: {guard} v3 err b90\n  v5: obj = {boxing} v4\n  return v5"
        ))
    };
    check(
        &body("i64 = guard_int", "box_int"),
        &[("5", "5"), ("-5", "-5"), ("1.5", "error"), ("N", "error"), ("b5", "error"), ("0", "error")],
    );
    check(&body("bool = guard_bool", "box_bool"), &[("T", "True"), ("F", "False"), ("1", "error"), ("N", "error")]);
    check(&body("f64 = guard_float", "box_float"), &[("0", "error"), ("1.5", "1.5")]);
}

#[test]
fn type_tests_do_not_read_what_is_no_pointer() {
    let body = |test: &str| {
        program(&format!(
            "  v3: obj? = load.obj frame v1\n  v4: bool = {test} v3\n  v5: obj = box_bool v4\n  return v5"
        ))
    };
    check(
        &body("is_type %PyLong_Type,"),
        &[("b5", "True"), ("f5", "False"), ("5", "False"), ("1.5", "False"), ("0", "False")],
    );
    check(&body("is_float"), &[("f5", "True"), ("1.5", "True"), ("5", "False"), ("N", "False"), ("0", "False")]);
    check(&body("is_tagged_int"), &[("5", "True"), ("1.5", "False"), ("N", "False")]);
    check(&body("is_null"), &[("0", "True"), ("N", "False")]);
}

#[test]
fn a_class_is_tested_by_its_description() {
    let text = "data $class writable size 32 {\n  24: addr %PyLong_Type\n}\n".to_owned()
        + &program(
            "  v3: obj = load.obj frame v1\n  v4: bool = is_class $class, v3\n  v5: obj = box_bool v4\n  return v5",
        );
    check(&text, &[("b5", "True"), ("f5", "False"), ("3", "False")]);
}

#[test]
fn raw_results_come_with_a_status() {
    let text = "fn @half -> raw i64 {
b0(v0: i64, v1: obj):
  v2: i64 = iconst 2
  v3: i64 = int.floor_mod v0, v2
  switch v3, 0: b1, else: b2
b1:
  v4: i64 = int.floor_div v0, v2
  return v4
b2:
  v5: i64 = iconst 0
  v6: bool = icmp.lt v0, v5
  branch v6, b3, b4
b3 cold:
  return_error
b4 cold:
  return_boxed v1
}
"
    .to_owned()
        + &program(
            "  v3: i64 = load.i64 frame v1\n  v4: obj = load.obj frame v1+8\n  v5: i64 = call_fn @half(v3, v4) err b90 boxed b2(v3)\n  v6: obj = box_int v5\n  return v6\nb2(v7: obj, v8: i64) cold:\n  return v7",
        );
    // An odd number gives the second argument back: unboxed when it is an int, else by the boxed edge.
    check(
        &text,
        &[
            ("r8 N", "4"),
            ("r-3 N", "error"),
            ("r3 N", "None"),
            ("r3 1.5", "1.5"),
            ("r3 77", "77"),
            ("r3 b6", "destroyed 6"),
            ("r3 0", "error"),
        ],
    );
}

#[test]
fn boxed_floats_and_bools_are_unboxed_on_return() {
    let text = |repr: &str, boxing: &str| {
        format!("fn @give -> raw {repr} {{\nb0(v0: obj):\n  return_boxed v0\n}}\n")
            + &program(&format!(
                "  v3: obj = load.obj frame v1\n  v4: {repr} = call_fn @give(v3) err b90 boxed b2\n  v5: obj = {boxing} v4\n  return v5\nb2(v6: obj) cold:\n  v7: obj = object %_Py_NoneStruct\n  return v7"
            ))
    };
    check(&text("f64", "box_float"), &[("1.5", "1.5"), ("f2.5", "destroyed 2.5"), ("3", "None"), ("0", "error")]);
    check(&text("bool", "box_bool"), &[("T", "True"), ("F", "False"), ("3", "None"), ("0", "error")]);
}

#[test]
fn entry_points_fail_as_their_kind_says() {
    let call = |call: &str, rest: &str| {
        program(&format!("  v3: obj = load.obj frame v1\n  v4: obj = load.obj frame v1+8\n  {call} err b90\n  {rest}"))
    };
    check(&call("v5: obj = call_entry neg(v3)", "return v5"), &[("3", "-3"), ("1", "-1"), ("r1", "error")]);
    let maybe = "v6: bool = is_null v5\n  v7: obj = box_bool v6\n  return v7";
    check(&call("v5: obj? = call_entry iter_next(v3)", maybe), &[("3", "False"), ("r1", "True"), ("-3", "error")]);
    check(
        &call("v5: obj, v6: obj? = call_entry load_special(v3, v4)", "return v5"),
        &[("3 8", "8"), ("r1 8", "error")],
    );
    check(&call("call_entry set_add(v3, v4)", "return v4"), &[("3 8", "8"), ("r1 8", "error")]);
    let truth = "v6: obj = box_bool v5\n  return v6";
    check(&call("v5: bool = call_entry truth(v3)", truth), &[("3", "True"), ("-3", "False"), ("r1", "error")]);
    let length = "v6: obj = box_int v5\n  return v6";
    check(&call("v5: i64 = call_entry length(v3)", length), &[("3", "3"), ("r1", "error")]);
    check(
        &program(
            "  v3: obj = load.obj frame v1\n  v4: f64 = guard_float v3 err b90\n  v5: f64 = call_entry float_pow(v4, v4) err b90\n  v6: obj = box_float v5\n  return v6",
        ),
        &[("1.5", "2.25"), ("f0.0", "error")],
    );
    check(
        &program("  v3: i64 = iconst 1\n  call_entry raise_zero_division(v3) err b90\n  unreachable"),
        &[("", "error")],
    );
    let same = "  v3: obj = load.obj frame v1\n  v4: obj = load.obj frame v1+8\n  v5: bool = call_entry is_same(v3, v4)\n  v6: obj = box_bool v5\n  return v6";
    check(&program(same), &[("N N", "True"), ("N T", "False")]);
}

#[test]
fn arrays_travel_on_the_stack() {
    let body = "  v3: obj = load.obj frame v1\n  v4: i64 = iconst 3\n  v5: ptr = stack_array_owned v3, v3, v3\n  v6: obj = call_entry build_tuple(v5, v4) err b90\n  v7: ptr = stack_slots 3\n  call_entry unpack(v6, v4, v7) err b90\n  v8: obj? = take_slot 2, v7\n  return v8";
    check(&program(body), &[("4", "14")]);
}

#[test]
fn generic_versions_are_called_and_resumed() {
    let text = "fn @callee -> word generic {
b0(v0: obj?, v1: ptr, v2: i64):
  v3: obj = load.obj frame v1
  v4: obj = load.obj frame v1+8
  switch v2, 0: b1, 5: b2, else: b3
b1:
  return v3
b2:
  return v4
b3:
  return_error
}
"
    .to_owned()
        + &program(
            "  v3: obj = load.obj frame v1\n  v4: obj = load.obj frame v1+8\n  v5: obj = call_generic @callee(v0, v3, v4) err b90\n  v6: obj? = call_resume @callee point 5 (v0, v5, v4)\n  return v6",
        );
    check(&text, &[("3 4", "4")]);
}

#[test]
fn two_edges_to_one_block_carry_their_own_values() {
    let body = "  v3: obj = load.obj frame v1\n  v4: obj = load.obj frame v1+8\n  v5: bool = is_tagged_int v3\n  branch v5, b1(v3), b1(v4)\nb1(v6: obj):\n  v7: i64 = guard_int v6 err b90\n  switch v7, 1: b2(v3), 2: b2(v4), else: b2(v6)\nb2(v8: obj):\n  return v8";
    check(&program(body), &[("1 7", "1"), ("2 7", "7"), ("5 7", "5"), ("N 7", "7"), ("N 1", "None")]);
}

#[test]
fn counts_are_kept_for_mortal_objects_only() {
    let body = |ops: &str| program(&format!("  v3: obj = load.obj frame v1\n  {ops}\n  return v3"));
    check(&body("incref v3"), &[("f1", "float 1 count 2"), ("N", "None"), ("3", "3"), ("1.5", "1.5")]);
    check(&body("decref v3"), &[("f1", "destroyed float 1 count 0"), ("N", "None"), ("3", "3")]);
    check(&body("incref v3\n  decref v3"), &[("f1", "float 1 count 1")]);
    let nullable = "  v3: obj? = load.obj frame v1\n  decref v3\n  v4: obj = object %_Py_NoneStruct\n  return v4";
    check(&program(nullable), &[("0", "None"), ("f1", "destroyed None")]);
}

#[test]
fn memory_of_each_width_is_read_and_written() {
    let text =
        "data $cells writable size 32 {\n  0: u32 4294967295\n  4: u32 1\n  8: i64 -5\n  16: bytes \"\\xff\\x01\"\n}\n"
            .to_owned()
            + &program(
                "  v3: ptr = addr $cells
  v4: i64 = load.u32 any v3
  v5: i64 = load.u8 any v3+16
  v6: bool = load.bool any v3+17
  v7: i64 = bool_to_int v6
  v8: i64 = load.i64 any v3+8
  store.u8 any v3+18, v4
  v9: i64 = load.u8 any v3+18
  v10: i64 = iconst 1
  v11: i64 = load_indexed.u32 any v3[v10]
  store_indexed.i64 any v3+8[v10], v5
  v12: i64 = load.i64 any v3+16
  v13: i64 = int.add v4, v5
  v14: i64 = int.add v13, v7
  v15: i64 = int.add v14, v8
  v16: i64 = int.add v15, v9
  v17: i64 = int.add v16, v11
  v18: i64 = int.add v17, v12
  v19: obj = box_int v18
  return v19",
            );
    // 4294967295 + 255 + 1 - 5 + 255 + 1 + 255
    check(&text, &[("", "4294968057")]);
}

#[test]
fn the_stack_is_checked_against_its_limit() {
    let body = "  stack_check err b90\n  v3: obj = object int 1\n  return v3";
    check(&program(body), &[("", "1")]);
}

#[test]
fn the_same_program_gives_the_same_bytes() {
    let text =
        program("  v3: obj = load.obj frame v1\n  v4: i64 = guard_int v3 err b90\n  v5: obj = box_int v4\n  return v5");
    let program = molt_mir::parse_program(&text).expect("it is MIR");
    let target = molt_platform::host().expect("the host is described");
    let options =
        Options { target: &target, cpu: None, optimize: Optimize::Release, sanitize_address: false, hot_bitcode: None };
    let object = || compile(&program, &options, Output::Object).expect("it compiles").0;
    assert_eq!(object(), object());
}
