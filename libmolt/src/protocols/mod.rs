//! Operations on any value: they find the type's slot and call it, as the C API's `PyObject_…` functions do.

pub mod attribute;
pub mod call;
pub mod class_test;
pub mod compare;
pub mod contains;
pub mod directory;
pub mod format;
pub mod hash;
pub mod iterate;
pub mod number;
pub mod pattern;
pub mod subscript;
pub mod text;
pub mod truth;
