//! Parts of the runtime that an executable has only where its program can reach them.
//!
//! Each is exported under one symbol and used by another, which the linker makes the same, or that of something that stands
//! for what is absent. `molt_abi::symbols::parts` has the rule. Unit tests are not linked by moltc and have every part.

/// A function that the executable has where the program can reach it: exported under one symbol, used by another, which the
/// linker makes the same or that of `molt_absent_part`. In unit tests, which moltc does not link, the function itself.
macro_rules! part {
    ($owner:literal, $name:expr, $body:expr, $ty:ident, ($($argument:ident : $of:ty),*)) => {{
        #[allow(unused_imports)]
        use $crate::object::{Args, Owned, PyResult, Ref};
        #[unsafe(export_name = concat!("molt_part_", $owner, ".", $name))]
        fn exported_part($($argument: $of),*) -> PyResult<Owned> {
            const PART_BODY: $crate::object::$ty = $body;
            PART_BODY($($argument),*)
        }
        // SAFETY: the linker makes it that function, or one that takes no notice of its arguments and does not return.
        unsafe extern "Rust" {
            #[link_name = concat!("molt_linked_", $owner, ".", $name)]
            safe fn linked_part($($argument: $of),*) -> PyResult<Owned>;
        }
        if cfg!(test) { exported_part as $crate::object::$ty } else { linked_part as $crate::object::$ty }
    }};
}
pub(crate) use part;

/// A native module, by name.
macro_rules! module_part {
    ($name:literal, $module:path) => {{
        // SAFETY: the linker makes it that module, or the absent one.
        unsafe extern "Rust" {
            #[link_name = concat!("molt_linked_modules.", $name)]
            safe static LINKED_PART: $crate::exec::native::NativeModule;
        }
        if cfg!(test) { &$module } else { &LINKED_PART }
    }};
}
pub(crate) use module_part;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use molt_abi::symbols::parts::LOOKED_UP;

    /// What stands in quotes behind each occurrence of the text.
    fn quoted_after<'a>(source: &'a str, text: &'a str) -> impl Iterator<Item = &'a str> {
        source.split(text).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
    }

    fn read(folder: &Path, methods: &mut BTreeSet<String>, looked_up: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).expect("the sources").map(|entry| entry.expect("the sources").path()) {
            if entry.is_dir() {
                read(&entry, methods, looked_up);
                continue;
            }
            let source = fs::read_to_string(&entry).unwrap_or_default();
            for kind in ["none(", "one(", "positional(", "keywords(", "any("] {
                methods.extend(quoted_after(&source, &format!("Method::{kind}")).map(str::to_owned));
            }
            looked_up.extend(quoted_after(&source, "static_str!(").map(str::to_owned));
        }
    }

    #[test]
    #[cfg_attr(miri, ignore = "reads files")]
    fn methods_that_the_runtime_looks_for_are_always_linked() {
        let (mut methods, mut looked_up) = (BTreeSet::new(), BTreeSet::new());
        read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut methods, &mut looked_up);
        assert!(methods.contains("append") && looked_up.contains("__init__"), "{methods:?} {looked_up:?}");
        let named = methods.intersection(&looked_up).filter(|name| !name.is_empty() && !name.starts_with("__"));
        let forgotten: Vec<_> = named.filter(|name| !LOOKED_UP.contains(&name.as_str())).collect();
        assert!(forgotten.is_empty(), "to be added to `parts::LOOKED_UP`: {forgotten:?}");
    }
}
