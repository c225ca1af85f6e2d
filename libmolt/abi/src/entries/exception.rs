//! Raising and handling.

entry_points! { exception, for_each_exception_entry, ($):
    /// `raise exception from cause`; `cause` is null without `from`.
    raise(exception: obj, cause: nullable) -> never [];
    /// `raise` alone: the exception being handled as it is, or `RuntimeError`, whose traceback gets a line for `site` unless that is negative.
    reraise_current(site: i64) -> never [];
    /// Raises `exception` again as it is, keeping its traceback (end of `finally`, no handler matched).
    reraise(exception: obj) -> never [];
    /// Takes the pending exception out of the state (the handler's first operation); adds nothing to its traceback.
    catch() -> obj [never_raises, no_user_code, no_release];
    /// Makes `exception` the one being handled and returns the previous one (null when none); both are borrowed by the state from the compiled code's values.
    enter_handler(exception: obj) -> maybe [never_raises, no_user_code, no_release];
    /// Restores what `enter_handler` returned.
    leave_handler(previous: own_nullable) -> unit [never_raises];
    /// Whether `except kind:` catches `exception`; `kind` is a class or a tuple of classes, else `TypeError`.
    matches(exception: obj, kind: obj) -> bool [];
    /// What `except* kind` takes of `exception`, or of the `None` that is left of one: what is left, and a group of what
    /// matches, null when nothing does. A group made for an exception that is none has `site` as its traceback.
    match_group(exception: obj, kind: obj, site: i64) -> pair [];
    /// What leaves a `try` with `except*` clauses, given its exception and a list of what they raised and left; null when nothing does.
    join_groups(exception: obj, results: obj) -> maybe [];
    /// Adds a line to the pending exception's traceback; `site` is an index into the program's sites.
    add_traceback(site: i64) -> unit [never_raises, no_user_code, no_release, cold];
    /// The outermost line of an exception's traceback keeps `value` alive.
    hold_in_traceback(exception: obj, value: nullable) -> unit [never_raises, no_user_code, no_release, cold];
    /// Raises `AssertionError`, with `message` when not null.
    raise_assertion(message: nullable) -> never [cold];
    /// Raises `UnboundLocalError` for a local variable, or `NameError` for a free variable when `free`.
    raise_unbound(name: obj, free: bool) -> never [cold, no_user_code];
    /// Raises `NameError` for a global.
    raise_name_error(name: obj) -> never [cold];
    /// Raises `ZeroDivisionError`; `which`: 0 `/` and `//` of ints ("division by zero"), 1 `%` of ints, 2 `/` of floats, 3 `//` of floats, 4 `%` of floats; texts are CPython's.
    raise_zero_division(which: i64) -> never [cold, no_user_code];
    /// Raises `IndexError`: 0 "list index out of range", 1 "list assignment index out of range", 2 "tuple index out of range", 3 "string index out of range".
    raise_index_error(which: i64) -> never [cold, no_user_code];
    /// Entered with the stack pointer below the limit: raises `RecursionError` or runs what interrupted (signal handlers, the collector). 0: go on.
    check_stack() -> unit [cold];
    /// The pending exception from `__exit__`'s caller: type, value and traceback as three words for `__exit__(…)`.
    exit_arguments(exception: obj, targets: ptr) -> unit [never_raises, no_user_code, no_release];
}
