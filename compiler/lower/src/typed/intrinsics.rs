//! Calls of builtins that are bound to an entry point of the runtime, by `@intrinsic` in `stdlib/builtins`.
//!
//! ```python
//! @intrinsic("str_startswith")
//! def startswith(self, prefix: str, /) -> bool: ...
//! ```
//! `word.startswith("a")` of two exact strings is then `call str_startswith(word, "a")`, whose result is a machine condition.
//! What an entry wants to know of its arguments is what the definition says of them; types are exact here, as they are tested
//! where they are only predicted.

use molt_abi::{Entry, Kind, ResultKind, find_entry};
use molt_infer::stubs::{BUILTINS, Signature, StubType, Stubs, class_name};
use molt_mir::Value;
use molt_pir::{self as pir, Name};
use molt_types::Type;

use super::Typed;
use crate::words::WordLowering;

impl Typed<'_, '_> {
    /// The only call of what an instruction loads, if it is one without keywords.
    pub(super) fn plain_call_of(&self, callee: pir::Value) -> Option<pir::Inst> {
        let (user, index) = self.uses.single(callee)?;
        let plain = matches!(&self.pir.insts[user].op, pir::Op::Call(keywords) if keywords.is_empty());
        (plain && index == 0).then_some(user)
    }

    /// Whether a call of a builtin method may turn out to be one of an entry point, as far as the number of arguments tells.
    pub(super) fn may_be_intrinsic(&self, receiver: pir::Value, name: &Name, call: pir::Inst) -> bool {
        let Some(class) = class_name(self.ty(receiver)) else { return false };
        let count = self.pir.insts[call].args.len() - 2;
        let stubs = Stubs::load();
        stubs.method(&class.into(), name).iter().any(|signature| takes(signature, count))
    }

    /// A call of a method of the receiver's builtin type.
    pub(super) fn call_method_intrinsic(&mut self, inst: pir::Inst, receiver: pir::Value, name: &Name) -> bool {
        let Some(class) = class_name(self.ty(receiver)) else { return false };
        let stubs = Stubs::load();
        self.call_intrinsic(inst, stubs.method(&class.into(), name), Some(receiver))
    }

    /// A call of a builtin function or class.
    pub(super) fn call_function_intrinsic(&mut self, inst: pir::Inst, name: &Name) -> bool {
        let stubs = Stubs::load();
        self.call_intrinsic(inst, stubs.function(BUILTINS, name), None)
    }

    fn call_intrinsic(&mut self, inst: pir::Inst, signatures: &[Signature], receiver: Option<pir::Value>) -> bool {
        let pir = self.pir;
        if !matches!(&pir.insts[inst].op, pir::Op::Call(keywords) if keywords.is_empty()) {
            return false;
        }
        let args = &pir.insts[inst].args[2..];
        let fitting = signatures.iter().find_map(|signature| {
            let entry = entry_of(signature)?;
            let params = &entry.params[receiver.is_some() as usize..];
            let fits = takes(signature, args.len())
                && signature.params.iter().zip(params).zip(args).all(|((param, machine), &arg)| {
                    let ty = self.ty(arg);
                    accepts(&param.ty, ty) && (machine.kind != Kind::I64 || matches!(ty, Type::Int(_)))
                });
            fits.then_some(entry)
        });
        let Some(entry) = fitting else { return false };
        let operands: Vec<pir::Value> = receiver.into_iter().chain(args.iter().copied()).collect();
        let words: Vec<Value> = entry
            .params
            .iter()
            .zip(operands)
            .map(|(param, value)| match param.kind {
                Kind::I64 => self.int(value),
                Kind::F64 => self.float(value),
                Kind::Bool => self.condition(value),
                _ => self.object(value),
            })
            .collect();
        let err = self.err_edge(inst);
        let call = self.builder.call(entry.name, &words, Some(err));
        let made = match entry.result {
            ResultKind::Unit => self.builder.object(crate::data::extern_object(molt_abi::symbols::NONE)),
            _ => self.builder.function.insts[call].results[0],
        };
        self.hold(pir.insts[inst].results[0], made);
        self.narrow_results(inst);
        true
    }
}

/// The entry point that a signature is bound to.
fn entry_of(signature: &Signature) -> Option<&'static Entry> {
    signature.intrinsic.as_deref().and_then(find_entry)
}

/// Whether a bound signature takes so many positional arguments, all of which its entry wants.
fn takes(signature: &Signature, count: usize) -> bool {
    signature.intrinsic.is_some() && signature.rest.is_none() && signature.params.len() == count
}

/// Whether a value of a type is what a parameter's annotation says.
fn accepts(param: &StubType, ty: &Type) -> bool {
    match param {
        StubType::Plain(Type::Int(_)) => matches!(ty, Type::Int(_)),
        StubType::Plain(plain) => *ty != Type::Never && plain.contains(ty),
        StubType::Union(alternatives) => {
            ty.members().iter().all(|member| alternatives.iter().any(|alternative| accepts(alternative, member)))
        }
        StubType::List(_) => matches!(ty, Type::List(_)),
        StubType::Set(_) => matches!(ty, Type::Set(_)),
        StubType::Dict(..) => matches!(ty, Type::Dict(_)),
        StubType::Tuple(_) | StubType::TupleOf(_) => matches!(ty, Type::Tuple(_) | Type::TupleOf(_)),
        // Entries take any object there and do what the method does with it.
        StubType::Object | StubType::Own(_) | StubType::OfClass(_) | StubType::Iterable(_) => true,
        StubType::Likely(inner) => accepts(inner, ty),
        StubType::View(_) | StubType::Callable(..) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bound_signatures_fit_their_entries() {
        for (is_method, signature) in Stubs::load().intrinsics() {
            let name = signature.intrinsic.as_deref().unwrap_or_default();
            let entry = find_entry(name).unwrap_or_else(|| panic!("no entry point is called {name}"));
            assert_eq!(entry.params.len(), signature.params.len() + is_method as usize, "parameters of {name}");
            let result = match &signature.result {
                StubType::Plain(Type::None) => ResultKind::Unit,
                StubType::Plain(Type::Bool) => ResultKind::Bool,
                StubType::Plain(Type::Float) => ResultKind::F64,
                StubType::Plain(Type::Int(range)) if range.fits_i64() => ResultKind::I64,
                _ => ResultKind::Obj,
            };
            assert_eq!(entry.result, result, "result of {name}");
        }
    }
}
