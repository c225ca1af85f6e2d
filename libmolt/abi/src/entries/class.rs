//! Class statements.

entry_points! { class, for_each_class_entry, ($):
    /// `class name(*bases, **keywords): body`. `body` is a function whose generic version takes the namespace as its only
    /// argument and returns the `__class__` cell or `None`. `bases` is a tuple, `keywords` a dict or null, `spec` a static
    /// `class` description or null.
    build_class(body: obj, name: obj, bases: obj, keywords: nullable, spec: ptr) -> obj [];
    /// A name in a class body: the namespace, else null (then the compiler falls back to the global).
    load_name(namespace: obj, name: obj) -> maybe [];
    /// Binds a name in a class body.
    store_name(namespace: obj, name: obj, value: obj) -> unit [];
    /// Unbinds a name in a class body; `NameError` when it is not bound.
    delete_name(namespace: obj, name: obj) -> unit [];
    /// An instance of a class whose `__new__` is `object`'s, with unbound slots; `spec` has a type.
    new_instance(class: obj) -> obj [no_user_code, no_release, hot];
}
