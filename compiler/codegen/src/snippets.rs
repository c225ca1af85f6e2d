//! Small internal functions that a module defines for itself when it uses them: counting references, boxing, unboxing.
//!
//! Where code is expected to run often, LLVM inlines them. Elsewhere a call of an `outlined` copy stays, which keeps every
//! register, so that most of a program stays small and quick to compile.

use std::cell::RefCell;
use std::collections::HashMap;

use inkwell::IntPredicate;
use inkwell::module::Linkage;
use inkwell::types::{BasicMetadataTypeEnum, BasicType, BasicTypeEnum};
use inkwell::values::{BasicMetadataValueEnum, BasicValueEnum, FunctionValue, IntValue, ValueKind};
use molt_abi::layout::{header, state, status};
use molt_abi::symbols;
use molt_abi::value::FLOAT_TAG;
use molt_mir::{Alias, Repr};

use crate::error::Emit;
use crate::metadata::MemoryClass;
use crate::module::{FAST_CALL, ModuleBuilder};

/// LLVM's number of the calling convention in which the callee keeps nearly all registers.
const PRESERVE_MOST: u32 = 14;

/// The snippets that a module has so far.
#[derive(Default)]
pub(crate) struct Snippets<'ctx> {
    defined: RefCell<HashMap<&'static str, FunctionValue<'ctx>>>,
}

impl<'ctx> ModuleBuilder<'ctx, '_> {
    /// Calls a snippet.
    pub(crate) fn call_snippet(
        &self,
        snippet: FunctionValue<'ctx>,
        args: &[BasicMetadataValueEnum<'ctx>],
    ) -> Emit<ValueKind<'ctx>> {
        let call = self.builder.build_call(snippet, args, "")?;
        call.set_call_convention(snippet.get_call_conventions());
        Ok(call.try_as_basic_value())
    }

    /// The snippet of that name, with a body made by `emit` at its first use. `emit` leaves the last block to be ended
    /// by the return of what it gives.
    fn snippet(
        &self,
        name: &'static str,
        param: BasicTypeEnum<'ctx>,
        result: Option<BasicTypeEnum<'ctx>>,
        emit: impl FnOnce(FunctionValue<'ctx>, BasicValueEnum<'ctx>) -> Emit<()>,
    ) -> Emit<FunctionValue<'ctx>> {
        if let Some(&snippet) = self.snippets.defined.borrow().get(name) {
            return Ok(snippet);
        }
        let params: [BasicMetadataTypeEnum<'ctx>; 1] = [param.into()];
        let ty = match result {
            Some(result) => result.fn_type(&params, false),
            None => self.context.void_type().fn_type(&params, false),
        };
        let snippet = self.module.add_function(&format!("molt.{name}"), ty, Some(Linkage::Internal));
        snippet.set_call_conventions(FAST_CALL);
        self.add_attributes(snippet, &["nounwind"]);
        let caller = self.builder.get_insert_block();
        self.builder.position_at_end(self.context.append_basic_block(snippet, "entry"));
        emit(snippet, snippet.get_nth_param(0).expect("it has one parameter"))?;
        if let Some(caller) = caller {
            self.builder.position_at_end(caller);
        }
        self.snippets.defined.borrow_mut().insert(name, snippet);
        Ok(snippet)
    }

    /// A copy of a snippet that stays a call.
    pub(crate) fn outlined(&self, snippet: FunctionValue<'ctx>) -> Emit<FunctionValue<'ctx>> {
        let name = format!("{}.outlined", snippet.get_name().to_string_lossy());
        if let Some(outlined) = self.module.get_function(&name) {
            return Ok(outlined);
        }
        let outlined = self.module.add_function(&name, snippet.get_type(), Some(Linkage::Internal));
        outlined.set_call_conventions(PRESERVE_MOST);
        self.add_attributes(outlined, &["nounwind", "noinline"]);
        let caller = self.builder.get_insert_block();
        self.builder.position_at_end(self.context.append_basic_block(outlined, "entry"));
        let param = outlined.get_nth_param(0).expect("it has one parameter");
        match self.call_snippet(snippet, &[param.into()])?.basic() {
            Some(result) => self.builder.build_return(Some(&result))?,
            None => self.builder.build_return(None)?,
        };
        if let Some(caller) = caller {
            self.builder.position_at_end(caller);
        }
        Ok(outlined)
    }

    /// Adds a reference to a word that is not null.
    pub(crate) fn incref_snippet(&self) -> Emit<FunctionValue<'ctx>> {
        self.snippet("incref", self.types.i64.into(), None, |snippet, word| {
            self.add_attributes(snippet, &["inlinehint"]);
            let done = self.context.append_basic_block(snippet, "done");
            let (address, count) = self.mortal_count(snippet, word.into_int_value(), done)?;
            let more = self.builder.build_int_add(count, self.types.i32.const_int(1, false), "")?;
            self.store(address, more, MemoryClass::ReferenceCount)?;
            self.builder.build_unconditional_branch(done)?;
            self.builder.position_at_end(done);
            self.builder.build_return(None)?;
            Ok(())
        })
    }

    /// Drops a reference to a word that is not null.
    pub(crate) fn decref_snippet(&self) -> Emit<FunctionValue<'ctx>> {
        self.snippet("decref", self.types.i64.into(), None, |snippet, word| {
            self.add_attributes(snippet, &["inlinehint"]);
            let done = self.context.append_basic_block(snippet, "done");
            let last = self.context.append_basic_block(snippet, "last");
            let word = word.into_int_value();
            let (address, count) = self.mortal_count(snippet, word, done)?;
            let less = self.builder.build_int_sub(count, self.types.i32.const_int(1, false), "")?;
            self.store(address, less, MemoryClass::ReferenceCount)?;
            let is_last = self.equals(less, 0)?;
            self.builder.build_conditional_branch(is_last, last, done)?;
            self.builder.position_at_end(last);
            self.builder.build_call(self.entry_named("destroy"), &[word.into()], "")?;
            self.builder.build_unconditional_branch(done)?;
            self.builder.position_at_end(done);
            self.builder.build_return(None)?;
            Ok(())
        })
    }

    /// Adds a reference to a word that may be null.
    pub(crate) fn incref_nullable_snippet(&self) -> Emit<FunctionValue<'ctx>> {
        let incref = self.incref_snippet()?;
        self.unless_null("incref_nullable", incref)
    }

    /// Drops a reference to a word that may be null.
    pub(crate) fn decref_nullable_snippet(&self) -> Emit<FunctionValue<'ctx>> {
        let decref = self.decref_snippet()?;
        self.unless_null("decref_nullable", decref)
    }

    /// A snippet that does what another one does, unless the word is null.
    fn unless_null(&self, name: &'static str, does: FunctionValue<'ctx>) -> Emit<FunctionValue<'ctx>> {
        self.snippet(name, self.types.i64.into(), None, |snippet, word| {
            self.add_attributes(snippet, &["inlinehint"]);
            let (act, done) =
                (self.context.append_basic_block(snippet, "act"), self.context.append_basic_block(snippet, "done"));
            let is_null = self.equals(word.into_int_value(), 0)?;
            self.builder.build_conditional_branch(is_null, done, act)?;
            self.builder.position_at_end(act);
            self.call_snippet(does, &[word.into()])?;
            self.builder.build_unconditional_branch(done)?;
            self.builder.position_at_end(done);
            self.builder.build_return(None)?;
            Ok(())
        })
    }

    /// Goes on with the address and value of the count when the word points to a mortal object, else at `done`.
    fn mortal_count(
        &self,
        snippet: FunctionValue<'ctx>,
        word: IntValue<'ctx>,
        done: inkwell::basic_block::BasicBlock<'ctx>,
    ) -> Emit<(inkwell::values::PointerValue<'ctx>, IntValue<'ctx>)> {
        let object = self.context.append_basic_block(snippet, "object");
        let mortal = self.context.append_basic_block(snippet, "mortal");
        let is_pointer = self.equals(self.tag_bits(word)?, 0)?;
        self.builder.build_conditional_branch(is_pointer, object, done)?;
        self.builder.position_at_end(object);
        let base = self.builder.build_int_to_ptr(word, self.types.ptr, "")?;
        let address = self.offset(base, self.int(header::REFCOUNT as i64))?;
        // The low half alone tells: immortal counts are negative in it, mortal ones never reach that far.
        let count = self.load(self.types.i32.into(), address, MemoryClass::ReferenceCount)?.into_int_value();
        let is_immortal = self.builder.build_int_compare(IntPredicate::SLT, count, self.types.i32.const_zero(), "")?;
        self.builder.build_conditional_branch(is_immortal, done, mortal)?;
        self.builder.position_at_end(mortal);
        Ok((address, count))
    }

    /// The word of an int.
    pub(crate) fn box_int_snippet(&self) -> Emit<FunctionValue<'ctx>> {
        self.snippet("box_int", self.types.i64.into(), Some(self.types.i64.into()), |snippet, value| {
            self.add_attributes(snippet, &["inlinehint"]);
            let value = value.into_int_value();
            let args = [value.into(), value.into()];
            let doubled = self.call_intrinsic("llvm.sadd.with.overflow", &[self.types.i64.into()], &args)?;
            let doubled = doubled.into_struct_value();
            let word = self.builder.build_extract_value(doubled, 0, "")?.into_int_value();
            let overflow = self.builder.build_extract_value(doubled, 1, "")?.into_int_value();
            let tagged = self.builder.build_or(word, self.int(1), "")?;
            self.return_or_call(snippet, overflow, tagged.into(), "box_big_int", value.into())
        })
    }

    /// The word of a float.
    pub(crate) fn box_float_snippet(&self) -> Emit<FunctionValue<'ctx>> {
        self.snippet("box_float", self.types.f64.into(), Some(self.types.i64.into()), |snippet, value| {
            self.add_attributes(snippet, &["inlinehint"]);
            let (word, fits) = self.encode_float(value.into_float_value())?;
            let is_wide = self.builder.build_not(fits, "")?;
            self.return_or_call(snippet, is_wide, word.into(), "box_wide_float", value.into())
        })
    }

    /// Returns `value`, or what the entry point returns in the rare case.
    fn return_or_call(
        &self,
        snippet: FunctionValue<'ctx>,
        rare: IntValue<'ctx>,
        value: BasicValueEnum<'ctx>,
        entry: &str,
        arg: BasicMetadataValueEnum<'ctx>,
    ) -> Emit<()> {
        let slow = self.context.append_basic_block(snippet, "slow");
        let fast = self.context.append_basic_block(snippet, "fast");
        self.metadata.mark_unlikely(self.builder.build_conditional_branch(rare, slow, fast)?);
        self.builder.position_at_end(slow);
        let result = self.builder.build_call(self.entry_named(entry), &[arg], "")?.try_as_basic_value().unwrap_basic();
        self.builder.build_return(Some(&result))?;
        self.builder.position_at_end(fast);
        self.builder.build_return(Some(&value))?;
        Ok(())
    }

    /// The value of a word that is an exact float.
    pub(crate) fn unbox_float_snippet(&self) -> Emit<FunctionValue<'ctx>> {
        self.snippet("unbox_float", self.types.i64.into(), Some(self.types.f64.into()), |snippet, word| {
            self.add_attributes(snippet, &["inlinehint"]);
            let word = word.into_int_value();
            let (tagged, boxed) =
                (self.context.append_basic_block(snippet, "tagged"), self.context.append_basic_block(snippet, "boxed"));
            let is_tagged = self.equals(self.tag_bits(word)?, FLOAT_TAG as i64)?;
            self.metadata.mark_likely(self.builder.build_conditional_branch(is_tagged, tagged, boxed)?);
            self.builder.position_at_end(tagged);
            self.builder.build_return(Some(&self.decode_float(word)?))?;
            self.builder.position_at_end(boxed);
            self.builder.build_return(Some(&self.load_boxed_float(word)?))?;
            Ok(())
        })
    }

    /// Turns an owned, nullable word into what a function with a raw result returns.
    pub(crate) fn return_boxed_snippet(&self, repr: Repr) -> Emit<FunctionValue<'ctx>> {
        let name = match repr {
            Repr::F64 => "return_boxed_float",
            Repr::Bool => "return_boxed_bool",
            Repr::I64 | Repr::Obj | Repr::Ptr => "return_boxed_int",
        };
        let result = self.raw_result_type(repr);
        self.snippet(name, self.types.i64.into(), Some(result.into()), |snippet, word| {
            self.add_attributes(snippet, &["cold", "noinline"]);
            let word = word.into_int_value();
            let zero = self.types.of(repr).const_zero();
            self.return_if(snippet, self.equals(word, 0)?, zero, status::ERROR)?;
            match repr {
                Repr::F64 => self.return_float_if_one(snippet, word)?,
                Repr::Bool => {
                    for (symbol, truth) in [(symbols::TRUE, 1), (symbols::FALSE, 0)] {
                        let same =
                            self.builder.build_int_compare(IntPredicate::EQ, word, self.extern_word(symbol), "")?;
                        self.return_if(snippet, same, self.types.i1.const_int(truth, false).into(), status::OK)?;
                    }
                }
                Repr::I64 | Repr::Obj | Repr::Ptr => self.return_int_if_one(snippet, word)?,
            }
            self.store(self.state_field(state::BOXED_RESULT)?, word, MemoryClass::Mir(Alias::State))?;
            self.builder.build_aggregate_return(&[zero, self.int(status::BOXED as i64).into()])?;
            Ok(())
        })
    }

    fn return_int_if_one(&self, snippet: FunctionValue<'ctx>, word: IntValue<'ctx>) -> Emit<()> {
        let untagged = self.untag_int(word)?;
        self.return_if(snippet, self.is_tagged_int(word)?, untagged.into(), status::OK)?;
        self.return_unboxed(snippet, word, "is_small_int", "unbox_int")
    }

    fn return_float_if_one(&self, snippet: FunctionValue<'ctx>, word: IntValue<'ctx>) -> Emit<()> {
        self.return_unboxed(snippet, word, "is_float", "unbox_float")
    }

    /// Returns the number in a box and drops the box, if it is one.
    fn return_unboxed(&self, snippet: FunctionValue<'ctx>, word: IntValue<'ctx>, test: &str, unbox: &str) -> Emit<()> {
        let is_one = self.builder.build_call(self.entry_named(test), &[word.into()], "")?;
        let is_one = is_one.try_as_basic_value().unwrap_basic().into_int_value();
        let is_one = self.builder.build_int_compare(IntPredicate::NE, is_one, self.types.i8.const_zero(), "")?;
        let (yes, no) =
            (self.context.append_basic_block(snippet, "unbox"), self.context.append_basic_block(snippet, "other"));
        self.builder.build_conditional_branch(is_one, yes, no)?;
        self.builder.position_at_end(yes);
        let value = self.builder.build_call(self.entry_named(unbox), &[word.into()], "")?;
        let value = value.try_as_basic_value().unwrap_basic();
        self.builder.build_call(self.entry_named("decref"), &[word.into()], "")?;
        self.builder.build_aggregate_return(&[value, self.int(status::OK as i64).into()])?;
        self.builder.position_at_end(no);
        Ok(())
    }

    /// Returns `{value, status}` when the condition holds.
    fn return_if(
        &self,
        snippet: FunctionValue<'ctx>,
        condition: IntValue<'ctx>,
        value: BasicValueEnum<'ctx>,
        status: u64,
    ) -> Emit<()> {
        let (yes, no) =
            (self.context.append_basic_block(snippet, "yes"), self.context.append_basic_block(snippet, "no"));
        self.builder.build_conditional_branch(condition, yes, no)?;
        self.builder.position_at_end(yes);
        self.builder.build_aggregate_return(&[value, self.int(status as i64).into()])?;
        self.builder.position_at_end(no);
        Ok(())
    }
}
