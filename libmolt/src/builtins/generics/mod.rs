//! Types as annotations write them: `list[int]` and `int | None`.

pub mod alias;
pub mod parameters;
pub mod union;

pub use alias::GENERIC_ALIAS;
pub use union::UNION;

use crate::object::singletons::ellipsis;
use crate::object::{Owned, PyResult, Ref, Str, Type, attribute, static_str};
use crate::protocols;

/// A type as `repr` of an alias or a union shows it: classes by qualified name, `...`, and everything else by its `repr`.
fn show_type(value: Ref<'_>, out: &mut String) -> PyResult<()> {
    if value.is(ellipsis()) {
        out.push_str("...");
        return Ok(());
    }
    let get = |name| protocols::attribute::get_optional(value, name);
    let is_alias = get(static_str!("__origin__"))?.is_some() && get(static_str!("__args__"))?.is_some();
    if !is_alias {
        if let Some(ty) = value.downcast::<Type>() {
            let (module, name) = attribute::module_and_qualified_name(ty.as_static());
            match module.as_deref() {
                None | Some("builtins") => out.push_str(&name),
                Some(module) => out.extend([module, ".", &name]),
            }
            return Ok(());
        }
        let name = get(static_str!("__qualname__"))?;
        let module = get(static_str!("__module__"))?.filter(|module| !module.borrow().is_none());
        if let (Some(name), Some(module)) = (name, module) {
            let text = |value: &Owned| protocols::text::str(value.borrow());
            let (name, module) = (text(&name)?, text(&module)?);
            if module.as_str() != "builtins" {
                out.extend([module.as_str(), "."]);
            }
            out.push_str(name.as_str());
            return Ok(());
        }
    }
    let shown: Owned<Str> = protocols::text::repr(value)?;
    out.push_str(shown.as_str());
    Ok(())
}
