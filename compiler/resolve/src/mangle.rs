//! Name mangling: `__x` in the body of class `C` means `_C__x`.

use std::rc::Rc;

use crate::scopes::Name;

/// The identifier as it is known at run time, given the class around it.
pub fn mangle(class: Option<&str>, identifier: &str) -> Name {
    let Some(class) = class else { return Rc::from(identifier) };
    if !identifier.starts_with("__") || identifier.ends_with("__") || identifier.contains('.') {
        return Rc::from(identifier);
    }
    match class.trim_start_matches('_') {
        "" => Rc::from(identifier),
        class => format!("_{class}{identifier}").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::mangle;

    #[test]
    fn only_private_names_in_classes_are_mangled() {
        assert_eq!(&*mangle(Some("C"), "__x"), "_C__x");
        assert_eq!(&*mangle(Some("__C"), "__x"), "_C__x");
        assert_eq!(&*mangle(Some("__"), "__x"), "__x");
        assert_eq!(&*mangle(Some("C"), "__x__"), "__x__");
        assert_eq!(&*mangle(Some("C"), "_x"), "_x");
        assert_eq!(&*mangle(None, "__x"), "__x");
    }
}
