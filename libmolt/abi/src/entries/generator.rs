//! Generators.

entry_points! { generator, for_each_generator_entry, ($):
    /// A generator object for `function` whose frame begins with `count` words (bound parameters) and will start at `point`.
    make_generator(function: obj, frame: own_words, count: i64, point: i64) -> obj [no_user_code, no_release];
    /// `yield from iterable`'s iterator: generators as they are, else `iter(iterable)`.
    get_yield_from_iter(iterable: obj) -> obj [];
    /// One step of `yield from`: sends `value` (null: the resumption was by `throw`, the exception is pending) to the
    /// iterator. Returns (yielded, null), or (result, any non-null word) when the iterator is done.
    delegate(iterator: obj, value: nullable) -> pair [];
}
