//! Attribute access.

entry_points! { attribute, for_each_attribute_entry, ($):
    /// `object.name`. `cache` points to two zero-initialized writable words of this access.
    get_attr(object: obj, name: obj, cache: ptr) -> obj [];
    /// `object.name = value`.
    set_attr(object: obj, name: obj, value: obj, cache: ptr) -> unit [];
    /// `del object.name`.
    del_attr(object: obj, name: obj) -> unit [];
    /// The callable for `object.name(…)`: either (function, object) when the call must pass `object` first, or (attribute, null).
    load_method(object: obj, name: obj, cache: ptr) -> pair [];
    /// The method of the object's exact builtin type, which has it.
    certain_method(object: obj, name: obj) -> obj [never_raises, no_user_code, no_release];
    /// As `load_method`, but looks in the type only, as implicit special method calls do; a missing one raises what `with` raises.
    load_special(object: obj, name: obj) -> pair [];
    /// `super().name` with the class cell's class and the first argument, without making the super object.
    super_get_attr(class: obj, instance: obj, name: obj) -> obj [];
    /// As `super_get_attr`, for a call.
    super_load_method(class: obj, instance: obj, name: obj) -> pair [];
}
