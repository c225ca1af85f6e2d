//! Modules.

use crate::exec::{import, native};
use crate::object::{Owned, PyResult, Ref, Str};

/// The `import_module` row.
pub fn import_module(index: i64) -> PyResult<Owned> {
    import::import_module(index as usize)
}

/// The `import_native` row.
pub fn import_native(name: Ref<'_>) -> PyResult<Owned> {
    native::import(name.expect::<Str>())
}

/// The `import_from` row.
pub fn import_from(module: Ref<'_>, name: Ref<'_>) -> PyResult<Owned> {
    import::import_from(module, name.expect::<Str>())
}

/// The `import_star` row.
pub fn import_star(module: Ref<'_>, into: i64) -> PyResult<()> {
    import::import_star(module, into as usize)
}
