//! The method resolution order of classes.

use super::{PyResult, Type};
use crate::exec::raised::raise;

/// The C3 linearization.
pub(super) fn linearize(class: &'static Type, bases: &[&'static Type]) -> PyResult<Vec<&'static Type>> {
    let mut sequences: Vec<Vec<&'static Type>> = bases.iter().map(|base| base.ancestors().collect()).collect();
    sequences.push(bases.to_vec());
    for (index, base) in bases.iter().enumerate() {
        if bases[..index].iter().any(|earlier| std::ptr::eq(*earlier, *base)) {
            raise!(type_error, "duplicate base class {}", base.name());
        }
    }
    let mut mro = vec![class];
    loop {
        sequences.retain(|sequence| !sequence.is_empty());
        if sequences.is_empty() {
            return Ok(mro);
        }
        let is_in_tail = |candidate: &'static Type| {
            sequences.iter().any(|sequence| sequence[1..].iter().any(|ty| std::ptr::eq(*ty, candidate)))
        };
        let next = sequences.iter().map(|sequence| sequence[0]).find(|candidate| !is_in_tail(candidate));
        let Some(next) = next else {
            let mut names: Vec<&str> = Vec::new();
            for sequence in &sequences {
                if !names.contains(&sequence[0].name()) {
                    names.push(sequence[0].name());
                }
            }
            raise!(
                type_error,
                "Cannot create a consistent method resolution order (MRO) for bases {}",
                names.join(", ")
            );
        };
        mro.push(next);
        for sequence in &mut sequences {
            if std::ptr::eq(sequence[0], next) {
                sequence.remove(0);
            }
        }
    }
}
