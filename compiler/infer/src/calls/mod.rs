//! Arguments meet parameters.

mod binding;

pub use binding::{Binding, bind};
