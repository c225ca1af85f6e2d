//! What each operation gives, for operands of the types at hand, and what it does to memory.
//!
//! One method of [`Flow`] for each family of operations. Effects on the heap and requests for versions happen only while
//! [`Flow::takes_effect`] holds, when the types at hand are final for this run.

use std::rc::Rc;

use molt_pir::{Inst, Op, Value};
use molt_types::{IntRange, KeepApart, SiteId, Type};
use smallvec::{SmallVec, smallvec};

use crate::TypeFact;
use crate::closed_world::constant_type;
use crate::flow::Flow;
use crate::heap::{Place, SiteKey, word_type};

mod attributes;
mod builtins;
mod calls;
mod containers;
mod iteration;
mod operators;
mod signatures;
mod variables;

/// Facts of an instruction's results.
pub(crate) type Facts = SmallVec<[TypeFact; 1]>;

impl TypeFact {
    /// The operation gives exactly this.
    pub(crate) fn proved(ty: Type) -> TypeFact {
        TypeFact { proved: ty.clone(), assumed: ty }
    }

    /// The operation gives an object that is expected to be this.
    pub(crate) fn likely(ty: Type) -> TypeFact {
        let assumed = if ty == Type::Any { Type::Object } else { ty };
        TypeFact { proved: Type::Object, assumed }
    }

    /// The operation gives some object.
    pub(crate) fn unknown() -> TypeFact {
        TypeFact::proved(Type::Object)
    }

    /// The operation has not been seen to complete.
    pub(crate) fn never() -> TypeFact {
        TypeFact::proved(Type::Never)
    }

    /// The operation may also give null.
    pub(crate) fn or_null(self) -> TypeFact {
        TypeFact {
            proved: self.proved.join(&Type::Null, &mut KeepApart),
            assumed: self.assumed.join(&Type::Null, &mut KeepApart),
        }
    }
}

impl Flow<'_, '_> {
    /// The facts of an instruction's results, given the types of its operands.
    pub(crate) fn evaluate(&mut self, inst: Inst) -> Facts {
        let code = self.code;
        let data = &code.insts[inst];
        let args = data.args.as_slice();
        // An operand that is never made: this is not reached in truth.
        if args.iter().any(|&arg| self.type_of(arg) == Type::Never) {
            return data.results.iter().map(|_| TypeFact::never()).collect();
        }
        let one = |fact: TypeFact| -> Facts { smallvec![fact] };
        match &data.op {
            Op::Const(constant) => one(TypeFact::proved(constant_type(constant))),
            Op::Unbound => one(TypeFact::proved(Type::Null)),
            Op::CheckBound(..) => one(TypeFact::proved(self.type_of(args[0]).without_null())),
            Op::CheckResult => one(TypeFact::unknown()),
            Op::Binary(kind) => one(self.binary(inst, *kind, false)),
            Op::Inplace(kind) => one(self.binary(inst, *kind, true)),
            Op::Unary(kind) => one(self.unary(inst, *kind)),
            Op::Compare(kind) => one(self.compare(inst, *kind)),
            op if op.effects().condition => one(TypeFact::proved(Type::Bool)),

            Op::GetAttr(name) => one(self.get_attr(inst, name)),
            Op::SetAttr(name) => self.set_attr(args, name),
            Op::LoadMethod(name) => self.load_method(args[0], name),
            Op::LoadSpecial(name) => self.load_special(args[0], name),
            Op::SuperLoadMethod(name) => self.super_load_method(args[1], name),
            Op::Call(names) => one(self.call(inst, names)),

            Op::GetItem => one(self.get_item(inst)),
            Op::SetItem => self.set_item(inst),
            Op::BuildTuple => one(TypeFact::proved(Type::tuple(args.iter().map(|&arg| self.type_of(arg))))),
            Op::BuildList | Op::BuildSet | Op::BuildDict => one(self.build_container(inst)),
            Op::BuildSlice => one(TypeFact::proved(Type::Slice)),
            Op::ConcatStrings => one(TypeFact::proved(Type::Str)),
            Op::FormatValue(_) => one(self.format_value(args[0])),
            Op::ListAppend
            | Op::ListExtend
            | Op::SetAdd
            | Op::SetUpdate
            | Op::DictInsert
            | Op::DictUpdate
            | Op::DictMerge
            | Op::CallExtend => self.fill_container(inst),
            Op::ListToTuple => one(TypeFact::proved(Type::TupleOf(Rc::new(Type::Object)))),

            Op::GetIter | Op::GetYieldFromIter => one(self.get_iter(inst)),
            Op::IterNext => one(self.iter_next(inst)),
            Op::Unpack(count) => self.unpack(args[0], *count as usize),
            Op::UnpackStarred(before, after) => self.unpack_starred(inst, *before as usize, *after as usize),
            Op::Length => one(TypeFact::proved(Type::Int(IntRange::new(0, i64::MAX.into())))),
            Op::MatchKeys | Op::MatchClass(..) => one(TypeFact::proved(Type::TupleOf(Rc::new(Type::Object))).or_null()),
            Op::MatchGroup => smallvec![TypeFact::unknown(), TypeFact::unknown().or_null()],
            Op::JoinGroups => one(TypeFact::unknown().or_null()),
            Op::Yield => one(self.yield_value(args[0])),
            Op::Delegate => self.delegate(args[0]),

            Op::MakeFunction(function, _) => one(self.make_function(*function)),
            Op::BuildClass(class) => one(self.build_class(*class)),
            Op::MakeCell => one(self.make_cell(inst, args[0])),
            Op::LoadCell => one(self.load_cell(args[0])),
            Op::StoreCell => self.store_cell(args[0], args[1]),
            Op::ClosureCell(_) => one(TypeFact::proved(Type::Cell)),
            Op::LoadGlobal(name) => one(self.load_global(name)),
            Op::StoreGlobal(name) => self.store_global(name, args[0]),
            Op::StoreName(name) => self.store_name(name, args[1]),
            Op::ImportModule(module) => one(TypeFact::proved(Type::Module(*module))),
            Op::ImportNative(name) => one(TypeFact::proved(Type::NativeModule(name.clone()))),
            Op::ImportFrom(name) => one(self.get_attr(inst, name)),

            Op::Catch => one(TypeFact::unknown()),
            Op::ExitArguments => smallvec![TypeFact::unknown(), TypeFact::unknown(), TypeFact::unknown()],
            Op::SuperGetAttr(_) | Op::CallEx => one(TypeFact::unknown()),
            _ => data.results.iter().map(|_| TypeFact::default()).collect(),
        }
    }

    /// Whether the types at hand are final for this run, so that what they do may be told to the world.
    pub(crate) fn takes_effect(&self) -> bool {
        self.publishing || !self.is_in_loop()
    }

    /// What a place is expected to hold.
    pub(crate) fn read(&mut self, place: &Place) -> Type {
        self.world.heap.read(place, self.version)
    }

    /// Notes that a place may hold `ty`.
    ///
    /// Code that nothing is known to call says little about what it stores: its own parameters are unknown.
    pub(crate) fn grow(&mut self, place: Place, ty: &Type) {
        let is_guess = ty.is_unknown() && self.world.versions[self.version].is_shadow;
        if self.takes_effect() && !is_guess {
            self.world.heap.grow(place, ty);
        }
    }

    /// The site of the containers that an instruction makes.
    pub(crate) fn site_of(&mut self, inst: Inst) -> SiteId {
        self.world.heap.site(SiteKey::Made(self.function, inst))
    }

    /// What a value read from a word is expected to be.
    pub(crate) fn likely_word(&self, ty: &Type) -> TypeFact {
        TypeFact::likely(word_type(ty))
    }

    /// The union of two facts.
    pub(crate) fn either(&mut self, a: TypeFact, b: TypeFact) -> TypeFact {
        TypeFact {
            proved: a.proved.join(&b.proved, &mut self.world.heap),
            assumed: a.assumed.join(&b.assumed, &mut self.world.heap),
        }
    }

    /// The union of two types.
    pub(crate) fn join(&mut self, a: &Type, b: &Type) -> Type {
        a.join(b, &mut self.world.heap)
    }

    /// The operand's type without what would make the operation raise at once.
    pub(crate) fn operand(&self, value: Value) -> Type {
        self.type_of(value).without_null().without_none()
    }
}
