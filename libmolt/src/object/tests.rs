//! Tests of the core as a whole: classes whose methods are hand-made compiled functions, cycles, argument errors.

use std::sync::{Mutex, MutexGuard};

use crate::builtins::types::TYPE;
use crate::memory::{collect, weak};
use crate::object::boxes::int_object;
use crate::object::class;
use crate::object::dict::{self, Dict};
use crate::object::program::by_hand;
use crate::object::{Args, Keywords, Owned, Ref, Str, Tuple, Type, Word, function, instance, list, text, tuple};
use crate::protocols::{attribute, call, compare, hash};

/// The runtime has one interpreter lock; tests share it.
fn lock() -> MutexGuard<'static, ()> {
    static LOCK: Mutex<()> = Mutex::new(());
    crate::exec::interrupt::set_real_limit(0);
    LOCK.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

extern "C" fn second_plus_one(_: Word, frame: *mut Word, _: i64) -> Word {
    // SAFETY: the binder passes two parameters.
    let value: Ref<'_> = unsafe { Ref::from_word(*frame.add(1)) };
    int_object(value.as_int().expect("an int") + 1).into_word()
}

extern "C" fn forty_two(_: Word, _: *mut Word, _: i64) -> Word {
    int_object(42).into_word()
}

fn make_class(name: &str, bases: &[Ref<'_>], contents: &[(&str, Owned)]) -> &'static Type {
    let namespace = dict::new();
    for (key, value) in contents {
        namespace.set_name(text::new(key).borrow(), value.clone());
    }
    let bases = tuple::from_refs(bases);
    let made =
        class::new(&TYPE, text::new(name).borrow(), bases.borrow(), namespace.borrow(), Keywords::NONE, None, None);
    made.unwrap_or_else(|raised| panic!("{}", message(&raised)))
}

fn message(raised: &crate::object::Raised) -> String {
    let shown = crate::protocols::text::str(raised.exception().as_object());
    shown.map_or_else(|_| String::from("?"), |text| text.as_str().to_owned())
}

fn method(name: &str, parameters: &[&str], entry: extern "C" fn(Word, *mut Word, i64) -> Word) -> Owned {
    function::new(by_hand::code(name, parameters, 0, entry), by_hand::module(), None, None, None).into_object()
}

fn fails<T>(result: Result<T, crate::object::Raised>) -> String {
    match result {
        Ok(_) => panic!("expected an exception"),
        Err(raised) => message(&raised),
    }
}

#[test]
fn methods_and_special_methods_of_classes_are_called() {
    let _lock = lock();
    let class = make_class(
        "C",
        &[],
        &[
            ("m", method("C.m", &["self", "x"], second_plus_one)),
            ("__len__", method("C.__len__", &["self"], forty_two)),
        ],
    );
    let object = call::call(class.as_object(), &[]).ok().expect("an instance");
    let bound = attribute::get(object.borrow(), text::new("m").borrow()).ok().expect("a method");
    let result = call::call(bound.borrow(), &[int_object(4).borrow()]).ok().expect("a result");
    assert_eq!(result.borrow().as_int(), Some(5));
    let length = object.ty().slots().length.expect("the class defines it");
    assert_eq!(length(object.borrow()).ok(), Some(42));
    assert_eq!(fails(call::call(bound.borrow(), &[])), "C.m() missing 1 required positional argument: 'x'");
    let one = int_object(1);
    assert_eq!(
        fails(call::call(bound.borrow(), &[one.borrow(), one.borrow()])),
        "C.m() takes 2 positional arguments but 3 were given"
    );
    assert_eq!(fails(call::call(class.as_object(), &[one.borrow()])), "C() takes no arguments");
    assert_eq!(fails(attribute::get(object.borrow(), text::new("zz").borrow())), "'C' object has no attribute 'zz'");
}

#[test]
fn attributes_live_in_the_dict_and_are_found_again() {
    let _lock = lock();
    let class = make_class("D", &[], &[("shared", int_object(7))]);
    let object = instance::new(class);
    let name = text::new("x");
    attribute::set(object.borrow(), name.borrow(), Some(int_object(3).borrow())).ok().expect("settable");
    assert_eq!(attribute::get(object.borrow(), name.borrow()).ok().expect("found").borrow().as_int(), Some(3));
    let shared = text::new("shared");
    assert_eq!(attribute::get(object.borrow(), shared.borrow()).ok().expect("found").borrow().as_int(), Some(7));
    class::set_class_attribute(class, shared.borrow(), Some(int_object(8).borrow())).ok().expect("settable");
    assert_eq!(attribute::get(object.borrow(), shared.borrow()).ok().expect("found").borrow().as_int(), Some(8));
}

#[test]
fn method_resolution_follows_c3() {
    let _lock = lock();
    let a = make_class("A", &[], &[]);
    let b = make_class("B", &[a.as_object()], &[]);
    let c = make_class("C", &[a.as_object()], &[]);
    let d = make_class("D", &[b.as_object(), c.as_object()], &[]);
    let names: Vec<&str> = d.ancestors().map(Type::name).collect();
    assert_eq!(names, ["D", "B", "C", "A", "object"]);
    assert!(d.is_subtype(a) && !a.is_subtype(d));
}

#[test]
fn cycles_are_collected_and_weak_references_cleared() {
    let _lock = lock();
    let class = make_class("Node", &[], &[]);
    let object = instance::new(class);
    attribute::set(object.borrow(), text::new("me").borrow(), Some(object.borrow())).ok().expect("settable");
    let reference = weak::new_reference(object.borrow(), None).expect("instances support weak references");
    assert!(reference.referent().is_some());
    drop(object);
    assert!(reference.referent().is_some());
    collect::collect(true);
    assert!(reference.referent().is_none());
}

#[test]
fn long_chains_are_destroyed_without_recursion() {
    let _lock = lock();
    let mut chain = tuple::empty().owned();
    for _ in 0..300_000 {
        chain = tuple::new([chain.into_object()].into_iter());
    }
    drop(chain);
}

#[test]
fn dicts_keep_order_through_deletion_and_growth() {
    let _lock = lock();
    let items = dict::new();
    for key in 0..100 {
        items.set(int_object(key).borrow(), int_object(key * key)).ok().expect("hashable");
    }
    for key in (0..100).step_by(2) {
        items.remove(int_object(key).borrow()).ok().expect("hashable").expect("present");
    }
    items.set(int_object(0).borrow(), int_object(-1)).ok().expect("hashable");
    let keys: Vec<i64> = items.items().iter().map(|(key, _)| key.borrow().as_int().expect("an int")).collect();
    let expected: Vec<i64> = (0..100).filter(|key| key % 2 == 1).chain([0]).collect();
    assert_eq!(keys, expected);
    let found = items.get(int_object(51).borrow()).ok().flatten().expect("present");
    assert_eq!(found.borrow().as_int(), Some(51 * 51));
}

#[test]
fn colliding_keys_are_told_apart_by_equality() {
    let _lock = lock();
    let items = dict::new();
    // -1 and -2 hash alike, and floats equal ints, which only `==` can tell.
    let pair =
        |x: i64, y: f64| tuple::new([int_object(x), crate::object::boxes::float_object(y)].into_iter()).into_object();
    for y in 0..50 {
        for x in [-1, -2] {
            items.set(pair(x, f64::from(y)).borrow(), int_object(x * 100 + i64::from(y))).ok().expect("hashable");
        }
    }
    assert_eq!(items.len(), 100);
    for y in 0..50 {
        let key = tuple::new([int_object(-2), int_object(y)].into_iter()).into_object();
        let found = items.get(key.borrow()).ok().flatten().expect("present");
        assert_eq!(found.borrow().as_int(), Some(-200 + y));
    }
}

#[test]
fn lists_widen_when_elements_differ() {
    let _lock = lock();
    let items = list::new();
    items.append(int_object(1));
    items.append(int_object(2));
    assert_eq!(items.with_ints(|ints| ints.to_vec()), Some(vec![1, 2]));
    items.append(text::new("x").into_object());
    items.insert(0, int_object(0));
    assert_eq!(items.len(), 4);
    assert_eq!(items.get(0).expect("present").borrow().as_int(), Some(0));
    assert!(items.get(3).expect("present").borrow().downcast::<Str>().is_some());
    assert_eq!(items.remove(1).expect("present").borrow().as_int(), Some(1));
    items.remove_range(0, 2);
    assert_eq!(items.len(), 1);
}

#[test]
fn hashes_are_those_of_cpython_with_seed_zero() {
    let _lock = lock();
    crate::builtins::hashing::set_secret(crate::builtins::hashing::secret_from_seed(0));
    assert_eq!(text::new("abc").hash(), -4_594_863_902_769_663_758);
    assert_eq!(hash::hash(int_object(-1).borrow()).ok(), Some(-2));
    assert_eq!(crate::builtins::hashing::hash_tuple(3, (1..=3).map(Ok)).ok(), Some(529_344_067_295_497_451));
}

#[test]
fn keyword_arguments_are_bound_and_checked() {
    let _lock = lock();
    let function = method("f", &["a", "b"], second_plus_one);
    let names = tuple::new([text::new("b").into_object()].into_iter());
    let (one, five) = (int_object(1), int_object(5));
    let values = [five.borrow()];
    let keywords = Keywords { names: Some(names.borrow()), values: &values };
    let result = call::call_args(function.borrow(), Args { first: None, rest: &[one.borrow()], keywords });
    assert_eq!(result.ok().expect("a result").borrow().as_int(), Some(6));
    let too_many =
        call::call_args(function.borrow(), Args { first: None, rest: &[one.borrow(), one.borrow()], keywords });
    assert_eq!(fails(too_many), "f() got multiple values for argument 'b'");
    let wrong = tuple::new([text::new("bb").into_object()].into_iter());
    let keywords = Keywords { names: Some(wrong.borrow()), values: &values };
    let unknown = call::call_args(function.borrow(), Args { first: None, rest: &[one.borrow()], keywords });
    assert_eq!(fails(unknown), "f() got an unexpected keyword argument 'bb'. Did you mean 'b'?");
}

#[test]
fn subclasses_of_built_in_types_have_their_payload_and_a_dict() {
    let _lock = lock();
    let class = make_class("Words", &[crate::builtins::dict::DICT.as_object()], &[]);
    let object = dict::new_as(class);
    object.set_name(text::new("k").borrow(), int_object(1));
    let object = object.into_object();
    attribute::set(object.borrow(), text::new("tag").borrow(), Some(int_object(2).borrow())).ok().expect("settable");
    assert_eq!(object.borrow().expect::<Dict>().len(), 1);
    assert_eq!(
        attribute::get(object.borrow(), text::new("tag").borrow()).ok().expect("found").borrow().as_int(),
        Some(2)
    );
    let class = make_class("Pair", &[crate::builtins::tuple::TUPLE.as_object()], &[]);
    let pair = tuple::new_as(class, [int_object(1), int_object(2)].into_iter()).into_object();
    attribute::set(pair.borrow(), text::new("tag").borrow(), Some(int_object(9).borrow())).ok().expect("settable");
    assert_eq!(pair.borrow().expect::<Tuple>().len(), 2);
    assert!(compare::equal(pair.borrow(), pair.borrow()).ok().expect("comparable"));
}
