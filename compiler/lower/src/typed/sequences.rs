//! Elements of lists, tuples and dicts.

use molt_abi::layout;
use molt_mir::{Alias, BoolOp, Cmp, ExitId, ExitValue, IntOp, Op as Mir, Repr, Value, Width};
use molt_pir as pir;
use molt_types::Type;

use super::Typed;
use super::repr_of;
use crate::words::WordLowering;

impl Typed<'_, '_> {
    pub(super) fn lower_get_item(&mut self, inst: pir::Inst) -> bool {
        let (container, key) = (self.operand(inst, 0), self.operand(inst, 1));
        let result = self.pir.insts[inst].results[0];
        let key_type = self.ty(key).clone();
        match (self.ty(container).clone(), key_type) {
            (Type::List(_), Type::Int(_)) => {
                let list = self.object(container);
                let index = self.int(key);
                let exit = self.exit_before();
                let length = self.builder.load(list, Width::I64, Alias::ListLength, layout::list::LENGTH);
                let index = self.checked_index(key, index, length, exit);
                let assumed = self.version.types[result].assumed.clone();
                let made = self.load_element(list, index, &assumed, exit);
                self.hold(result, made);
                true
            }
            (Type::Tuple(elements), Type::Int(range)) => {
                let length = elements.len() as i64;
                let Some(index) = range.as_constant() else { return false };
                let index = if index < 0 { index + length } else { index };
                if !(0..length).contains(&index) {
                    return false;
                }
                let tuple = self.object(container);
                let made = self.tuple_item(tuple, index as usize, &elements[index as usize]);
                self.hold(result, made);
                true
            }
            (Type::Dict(_), _) => {
                let (dict, key) = (self.object(container), self.object(key));
                let err = self.err_edge(inst);
                let made = self.builder.call_value("dict_get_item", &[dict, key], Some(err));
                self.hold(result, made);
                self.narrow_results(inst);
                true
            }
            _ => false,
        }
    }

    /// An item of a tuple whose type is known.
    fn tuple_item(&mut self, tuple: Value, index: usize, ty: &Type) -> Value {
        let offset = layout::tuple::ITEMS + index as u64 * 8;
        let word = self.builder.load(tuple, Width::Obj, Alias::Immutable, offset);
        if repr_of(ty) == Repr::Obj {
            return word;
        }
        // An int may be too big to be tagged.
        let exit = self.exit_before();
        self.unbox(word, ty, exit)
    }

    /// The index counted from the front; leaves when it is outside.
    fn checked_index(&mut self, key: pir::Value, index: Value, length: Value, exit: ExitId) -> Value {
        let index = if self.range_of(key).is_non_negative() {
            index
        } else {
            let zero = self.builder.int(0);
            let negative = self.builder.icmp(Cmp::Lt, index, zero);
            // An index below zero and a length that is not cannot overflow when added.
            let from_end = self.builder.int_op(IntOp::Add, index, length);
            self.builder.value(Mir::Select, &[negative, from_end, index], Repr::I64)
        };
        let inside = self.builder.icmp(Cmp::Below, index, length);
        self.builder.guard(inside, exit);
        index
    }

    /// The element at an index known to be inside, in the representation of its type; leaves when the list stores
    /// something else.
    pub(super) fn load_element(&mut self, list: Value, index: Value, ty: &Type, exit: ExitId) -> Value {
        let (strategy, width, alias) = storage(ty);
        self.guard_strategy(list, strategy, exit);
        let data = self.builder.load(list, Width::Ptr, Alias::ListData, layout::list::DATA);
        let element = self.builder.load_indexed(data, index, width, alias);
        match ty {
            Type::Int(_) | Type::Float | Type::Bool => {
                self.guard_int_range(element, ty, exit);
                element
            }
            _ => self.narrow(element, ty, exit),
        }
    }

    fn guard_strategy(&mut self, list: Value, strategy: u64, exit: ExitId) {
        let found = self.builder.load(list, Width::U8, Alias::ListStrategy, layout::list::STRATEGY);
        let expected = self.builder.int(strategy as i64);
        let same = self.builder.icmp(Cmp::Eq, found, expected);
        self.builder.guard(same, exit);
    }

    pub(super) fn lower_set_item(&mut self, inst: pir::Inst) -> bool {
        let (container, key, value) = (self.operand(inst, 0), self.operand(inst, 1), self.operand(inst, 2));
        match (self.ty(container).clone(), self.ty(key).clone()) {
            (Type::List(site), Type::Int(_)) => {
                let element = self.element_type(site);
                let value_type = self.ty(value).clone();
                let (strategy, width, alias) = storage(&element);
                let raw = repr_of(&element) != Repr::Obj;
                if raw && repr_of(&value_type) != repr_of(&element) {
                    return false;
                }
                let list = self.object(container);
                let index = self.int(key);
                let stored = self.as_repr(value, if raw { repr_of(&element) } else { Repr::Obj });
                let exit = self.exit_before();
                let length = self.builder.load(list, Width::I64, Alias::ListLength, layout::list::LENGTH);
                let index = self.checked_index(key, index, length, exit);
                self.guard_strategy(list, strategy, exit);
                let data = self.builder.load(list, Width::Ptr, Alias::ListData, layout::list::DATA);
                if raw {
                    self.builder.store_indexed(data, index, stored, width, alias);
                } else {
                    let access = molt_mir::Access { width: Width::Obj, alias, offset: 0 };
                    let op = Mir::ReplaceIndexed(access);
                    self.builder.inst(op, &[data, index, stored], &[(Repr::Obj, true)], None, None);
                }
                true
            }
            (Type::Dict(_), _) => {
                let (dict, key, value) = (self.object(container), self.object(key), self.object(value));
                let err = self.err_edge(inst);
                self.builder.call("dict_set_item", &[dict, key, value], Some(err));
                true
            }
            _ => false,
        }
    }

    /// The predicted type of a site's elements.
    pub(super) fn element_type(&self, site: molt_types::SiteId) -> Type {
        self.context.inference.sites.get(site).map_or(Type::Any, |contents| contents.element.clone())
    }

    pub(super) fn lower_list_append(&mut self, inst: pir::Inst) -> bool {
        let (list, value) = (self.operand(inst, 0), self.operand(inst, 1));
        if !matches!(self.ty(list), Type::List(_)) {
            return false;
        }
        let list = self.object(list);
        self.append_to(inst, list, value);
        true
    }

    /// `list.append(value)`. The raw entries are for lists that store such values or nothing yet.
    pub(super) fn append_to(&mut self, inst: pir::Inst, list: Value, value: pir::Value) {
        let repr = repr_of(self.ty(value));
        let (strategy, entry) = match repr {
            Repr::I64 => (layout::list::STRATEGY_INTS, "list_append_int"),
            Repr::F64 => (layout::list::STRATEGY_FLOATS, "list_append_float"),
            _ => {
                let value = self.object(value);
                let err = self.err_edge(inst);
                self.builder.call("list_append", &[list, value], Some(err));
                return;
            }
        };
        let raw = self.as_repr(value, repr);
        let found = self.builder.load(list, Width::U8, Alias::ListStrategy, layout::list::STRATEGY);
        let (expected, empty) =
            (self.builder.int(strategy as i64), self.builder.int(layout::list::STRATEGY_EMPTY as i64));
        let same = self.builder.icmp(Cmp::Eq, found, expected);
        let fresh = self.builder.icmp(Cmp::Eq, found, empty);
        let fits = self.builder.value(Mir::Bool(BoolOp::Or), &[same, fresh], Repr::Bool);
        let (fast, slow, join) =
            (self.builder.new_block(false), self.builder.new_block(true), self.builder.new_block(false));
        self.builder.branch(fits, fast, slow);
        self.builder.switch_to(slow);
        let word = self.object(value);
        let err = self.err_edge(inst);
        self.builder.call("list_append", &[list, word], Some(err));
        self.builder.jump(join, Vec::new());
        self.builder.switch_to(fast);
        let err = self.err_edge(inst);
        self.builder.call(entry, &[list, raw], Some(err));
        self.builder.jump(join, Vec::new());
        self.builder.switch_to(join);
    }

    pub(super) fn lower_unpack(&mut self, inst: pir::Inst, count: u32) -> bool {
        let value = self.operand(inst, 0);
        let Type::Tuple(elements) = self.ty(value).clone() else { return false };
        if elements.len() != count as usize {
            return false;
        }
        let tuple = self.object(value);
        let results = self.pir.insts[inst].results.clone();
        for (index, (&result, element)) in results.iter().zip(elements.iter()).enumerate() {
            let made = self.tuple_item(tuple, index, element);
            self.hold(result, made);
        }
        self.narrow_raw_results(inst);
        true
    }

    /// Tests predictions of results of which some are raw already.
    fn narrow_raw_results(&mut self, inst: pir::Inst) {
        let results = self.pir.insts[inst].results.clone();
        let mut values = Vec::new();
        for &result in &results {
            let super::held::Held::Machine(made) = *self.held(result) else { return };
            values.push(ExitValue::Value(made));
        }
        for &result in &results {
            let fact = self.version.types[result].clone();
            let Some(word) = self.machine(result, Repr::Obj) else { continue };
            if !fact.assumed.contains(&fact.proved) {
                let exit = self.exit_after(&values);
                let made = self.narrow(word, &fact.assumed, exit);
                self.hold(result, made);
            }
        }
    }
}

/// The storage of a list whose elements are predicted to be of a type.
fn storage(ty: &Type) -> (u64, Width, Alias) {
    use layout::list;
    match ty {
        Type::Int(_) => (list::STRATEGY_INTS, Width::I64, Alias::ElementInt),
        Type::Float => (list::STRATEGY_FLOATS, Width::F64, Alias::ElementFloat),
        Type::Bool => (list::STRATEGY_BOOLS, Width::Bool, Alias::ElementBool),
        _ => (list::STRATEGY_WORDS, Width::Obj, Alias::ElementWord),
    }
}
