//! How generic versions hand their calls to specialized ones.
//!
//! A call that nothing foresaw (from the runtime, from generic code) arrives at point 0 of the generic version. Where the
//! arguments are what a specialized version was made for, it runs instead.

use molt_infer::VersionId;
use molt_mir::{Alias, BoolOp, Edge, Op as Mir, Repr, Terminator, Value, Width};
use molt_pir::FuncId;
use molt_types::Type;

use crate::context::Context;
use crate::generic::Generic;
use crate::type_tests::TypeTests;
use crate::typed::{repr_of, takes_callee};
use crate::words::WordLowering;

/// At most so many versions are tested for.
const LIMIT: usize = 3;

/// The versions of a function that its generic version may enter.
pub(crate) fn candidates(context: &Context, function: FuncId) -> Vec<VersionId> {
    let versions = context.inference.versions.iter();
    versions
        .filter(|(id, version)| version.function == function && context.versions[*id].is_some())
        .filter(|(_, version)| version.params.iter().all(is_testable))
        .map(|(id, _)| id)
        .take(LIMIT)
        .collect()
}

fn is_testable(ty: &Type) -> bool {
    match ty {
        Type::Any
        | Type::Object
        | Type::None
        | Type::Int(_)
        | Type::Float
        | Type::Bool
        | Type::Str
        | Type::Bytes
        | Type::List(_)
        | Type::Dict(_)
        | Type::Set(_)
        | Type::Instance(_)
        | Type::Class(_)
        | Type::Function(_) => true,
        Type::Union(members) => members.iter().all(is_testable),
        _ => false,
    }
}

impl Generic<'_, '_> {
    /// Enters the first version whose parameter types the frame's words have; goes on behind that where none fits.
    pub(crate) fn dispatch(&mut self, frame: Value) {
        let id = self.id;
        for version in candidates(self.context(), id) {
            self.try_version(version, frame);
        }
    }

    fn try_version(&mut self, id: VersionId, frame: Value) {
        let version = &self.context().inference.versions[id];
        let (params, result) = (version.params.clone(), repr_of(&version.result));
        let next = self.builder().new_block(false);
        let mut all: Option<Value> = None;
        let mut words = Vec::new();
        for (index, param) in params.iter().enumerate() {
            let word = self.builder().load(frame, Width::Obj, Alias::Frame, index as u64 * 8);
            words.push(word);
            if let Some(test) = self.test_type(word, param) {
                all = Some(match all {
                    Some(others) => self.builder().value(Mir::Bool(BoolOp::And), &[others, test], Repr::Bool),
                    None => test,
                });
            }
        }
        if let Some(fits) = all {
            let enter = self.builder().new_block(false);
            self.builder().branch(fits, enter, next);
            self.builder().switch_to(enter);
        }
        let mut args = Vec::new();
        if takes_callee(self.pir()) {
            args.push(self.callee());
        }
        for (word, param) in words.into_iter().zip(&params) {
            let made = match repr_of(param) {
                Repr::I64 => self.builder().value(Mir::UntagInt, &[word], Repr::I64),
                Repr::F64 => self.builder().value(Mir::UnboxFloat, &[word], Repr::F64),
                Repr::Bool => self.builder().value(Mir::UnboxBool, &[word], Repr::Bool),
                Repr::Obj | Repr::Ptr => word,
            };
            args.push(made);
        }
        let function = self.context().versions[id].expect("candidates are compiled");
        let err = self.raise_edge(None);
        let call = self.builder().inst(Mir::CallFn(function), &args, &[(result, false)], Some(err), None);
        let made = self.builder().function.insts[call].results[0];
        let word = match result {
            Repr::I64 => self.builder().value(Mir::BoxInt, &[made], Repr::Obj),
            Repr::F64 => self.builder().value(Mir::BoxFloat, &[made], Repr::Obj),
            Repr::Bool => self.builder().value(Mir::BoxBool, &[made], Repr::Obj),
            Repr::Obj | Repr::Ptr => made,
        };
        self.builder().terminate(Terminator::Return(word));
        if result != Repr::Obj {
            let boxed = self.builder().new_block(true);
            let param = self.builder().function.add_param(boxed, Repr::Obj, false);
            self.builder().function.insts[call].boxed = Some(Edge { block: boxed, args: Vec::new() });
            self.builder().switch_to(boxed);
            self.builder().terminate(Terminator::Return(param));
        }
        self.builder().switch_to(next);
        if all.is_none() {
            self.builder().function.blocks[next].cold = true;
        }
    }
}
