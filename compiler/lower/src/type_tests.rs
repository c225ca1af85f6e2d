//! Tests, at run time, whether a word is of a type.

use molt_abi::layout;
use molt_mir::{Alias, BoolOp, Cmp, Op as Mir, Repr, Symbol, Value, Width};
use molt_pir::{ClassId, FuncId};
use molt_types::{IntRange, Type};

use crate::words::WordLowering;

/// Tests of words; every lowering has them.
pub(crate) trait TypeTests<'p, 'c>: WordLowering<'p, 'c> {
    /// Whether a word, which may be null only where the type says so, is of a type; `None` when every word is.
    fn test_type(&mut self, word: Value, ty: &Type) -> Option<Value> {
        let condition = match ty {
            Type::Any | Type::Never => return None,
            Type::Object => {
                let null = self.builder().value(Mir::IsNull, &[word], Repr::Bool);
                self.builder().value(Mir::Not, &[null], Repr::Bool)
            }
            Type::Null => self.builder().value(Mir::IsNull, &[word], Repr::Bool),
            Type::None => {
                let none = self.builder().object(crate::data::extern_object(molt_abi::symbols::NONE));
                self.builder().value(Mir::SameWord, &[word, none], Repr::Bool)
            }
            Type::Int(_) => return Some(self.test_int(word, ty)),
            Type::Float => self.builder().value(Mir::IsFloat, &[word], Repr::Bool),
            Type::Bool => self.is_type(word, "bool"),
            Type::Str => self.is_type(word, "str"),
            Type::Bytes => self.is_type(word, "bytes"),
            Type::List(_) => self.is_type(word, "list"),
            Type::Dict(_) => self.is_type(word, "dict"),
            Type::Set(_) => self.is_type(word, "set"),
            Type::Range(values) if *values == IntRange::ANY => self.is_type(word, "range"),
            Type::Slice => self.is_type(word, "slice"),
            Type::Generator(_) => self.is_type(word, "generator"),
            Type::Cell => self.is_type(word, "cell"),
            Type::Tuple(elements) => return Some(self.test_tuple(word, elements)),
            Type::Instance(class) => match self.context().classes[*class] {
                Some(spec) => self.builder().value(Mir::IsClass(spec), &[word], Repr::Bool),
                None => self.builder().bool(false),
            },
            Type::Class(class) => match self.class_word(*class) {
                Some(known) => self.same_known(word, known),
                None => self.builder().bool(false),
            },
            Type::Function(function) => {
                let known = self.function_word(*function);
                self.same_known(word, known)
            }
            Type::Union(members) => {
                let mut any: Option<Value> = None;
                for member in members.iter() {
                    let test = self.test_type(word, member)?;
                    any = Some(match any {
                        Some(other) => self.builder().value(Mir::Bool(BoolOp::Or), &[other, test], Repr::Bool),
                        None => test,
                    });
                }
                return any;
            }
            // Nothing tells these from other objects at run time, so that a prediction of them never holds.
            Type::TupleOf(_)
            | Type::Range(_)
            | Type::Iterator(_)
            | Type::IteratorBy(..)
            | Type::DictView(..)
            | Type::Closure(_)
            | Type::Builtin(_)
            | Type::BuiltinMethod(..)
            | Type::NativeFunction(..)
            | Type::Module(_)
            | Type::NativeModule(_) => self.builder().bool(false),
        };
        Some(condition)
    }

    fn is_type(&mut self, word: Value, name: &str) -> Value {
        let symbol = molt_abi::symbols::type_symbol(name).expect("the type has a symbol");
        self.builder().value(Mir::IsType(Symbol::Extern(symbol.into())), &[word], Repr::Bool)
    }

    /// Whether a word is one that is null until it is known.
    fn same_known(&mut self, word: Value, known: Value) -> Value {
        let same = self.builder().value(Mir::SameWord, &[word, known], Repr::Bool);
        let null = self.builder().value(Mir::IsNull, &[known], Repr::Bool);
        let exists = self.builder().value(Mir::Not, &[null], Repr::Bool);
        self.builder().value(Mir::Bool(BoolOp::And), &[same, exists], Repr::Bool)
    }

    fn test_int(&mut self, word: Value, ty: &Type) -> Value {
        let tagged = self.builder().value(Mir::IsTaggedInt, &[word], Repr::Bool);
        let Type::Int(range) = ty else { return tagged };
        let (Some(low), Some(high)) = (range.low(), range.high()) else { return tagged };
        if low <= molt_abi::value::MIN_TAGGED_INT && high >= molt_abi::value::MAX_TAGGED_INT {
            return tagged;
        }
        // Untagging another word gives some number; the first condition then decides.
        let raw = self.builder().value(Mir::UntagInt, &[word], Repr::I64);
        let (low, high) = (self.builder().int(low), self.builder().int(high));
        let above = self.builder().icmp(Cmp::Ge, raw, low);
        let below = self.builder().icmp(Cmp::Le, raw, high);
        let inside = self.builder().value(Mir::Bool(BoolOp::And), &[above, below], Repr::Bool);
        self.builder().value(Mir::Bool(BoolOp::And), &[tagged, inside], Repr::Bool)
    }

    fn test_tuple(&mut self, word: Value, elements: &[Type]) -> Value {
        use molt_mir::{Edge, Terminator};
        let is_tuple = self.is_type(word, "tuple");
        let (look, done) = (self.builder().new_block(false), self.builder().new_block(false));
        let result = self.builder().function.add_param(done, Repr::Bool, false);
        let no = self.builder().bool(false);
        self.builder().terminate(Terminator::Branch(
            is_tuple,
            Edge { block: look, args: Vec::new() },
            Edge { block: done, args: vec![no] },
        ));
        self.builder().switch_to(look);
        let length = self.builder().load(word, Width::I64, Alias::Immutable, layout::tuple::LENGTH);
        let expected = self.builder().int(elements.len() as i64);
        let same_length = self.builder().icmp(Cmp::Eq, length, expected);
        let items = self.builder().new_block(false);
        let no = self.builder().bool(false);
        self.builder().terminate(Terminator::Branch(
            same_length,
            Edge { block: items, args: Vec::new() },
            Edge { block: done, args: vec![no] },
        ));
        self.builder().switch_to(items);
        let mut all = self.builder().bool(true);
        for (index, element) in elements.iter().enumerate() {
            let offset = layout::tuple::ITEMS + index as u64 * 8;
            let item = self.builder().load(word, Width::Obj, Alias::Immutable, offset);
            if let Some(test) = self.test_type(item, element) {
                all = self.builder().value(Mir::Bool(BoolOp::And), &[all, test], Repr::Bool);
            }
        }
        self.builder().jump(done, vec![all]);
        self.builder().switch_to(done);
        result
    }

    /// The word that holds a class' type object.
    fn class_word(&mut self, class: ClassId) -> Option<Value> {
        let spec = self.context().classes[class]?;
        let spec = self.builder().addr(Symbol::Data(spec));
        Some(self.builder().load_nullable(spec, molt_mir::Alias::Permanent, molt_abi::layout::class::TYPE))
    }

    /// The word that holds a function's latest object.
    fn function_word(&mut self, function: FuncId) -> Value {
        let word = self.context().function_words[function].expect("declared");
        let word = self.builder().addr(Symbol::Data(word));
        self.builder().load_nullable(word, molt_mir::Alias::Global, 0)
    }
}

impl<'p, 'c, L: WordLowering<'p, 'c>> TypeTests<'p, 'c> for L {}
