//! Every PIR operation on words: the call of the runtime entry that does it.
//!
//! Generic versions consist of nothing else; specialized ones use it for what they know nothing better for.

use molt_abi::Kind;
use molt_mir::{Alias, Block, Edge, Inst, Op as Mir, Repr, Symbol, Terminator, Value, Width};
use molt_pir::{self as pir, BinaryKind, CompareKind, Op, UnaryKind};

use crate::builder::Builder;
use crate::context::Context;
use crate::data::{ConstantPlace, StaticData};
use crate::globals::GlobalPlace;

/// What a lowering offers to the operations that work on words.
pub(crate) trait WordLowering<'p, 'c> {
    /// What all functions share.
    fn context(&mut self) -> &mut Context<'c>;
    /// The function being written.
    fn builder(&mut self) -> &mut Builder;
    /// The function being lowered.
    fn pir(&self) -> &'p pir::Function;
    /// The running function's object; null where it has no closure.
    fn callee(&self) -> Value;
    /// The value as a word.
    fn object(&mut self, value: pir::Value) -> Value;
    /// The value as a machine condition.
    fn condition(&mut self, value: pir::Value) -> Value;
    /// Whether the value may be null.
    fn is_nullable(&self, value: pir::Value) -> bool;
    /// What stands for a PIR value from here on: a word or a condition.
    fn define(&mut self, value: pir::Value, made: Value);
    /// Which function that is.
    fn id(&self) -> pir::FuncId;
    /// Where control goes when an instruction raises.
    fn err_edge(&mut self, inst: pir::Inst) -> Edge;
    /// Suspends a generator: stores the live values in the frame and returns the yielded one.
    fn suspend(&mut self, inst: pir::Inst);
    /// The word of the frame that a resumed function begins with.
    fn frame_load(&mut self, block: pir::Block, index: u32, nullable: bool) -> Value;

    /// The number of an instruction's site.
    fn site_number(&mut self, inst: pir::Inst) -> Option<i64> {
        let pir = self.pir();
        let (id, site) = (self.id(), pir.insts[inst].site?);
        Some(self.context().sites.number(id, pir.sites[site]))
    }

    /// Lowers an instruction to the runtime entry that does it; false when the block ends with it.
    fn lower_on_words(&mut self, block: pir::Block, inst: pir::Inst) -> bool {
        let data = &self.pir().insts[inst];
        let args = &data.args;
        match &data.op {
            Op::Const(constant) => {
                let value = self.constant(inst, constant);
                self.define(data.results[0], value);
            }
            Op::Unbound => {
                let null = self.builder().null();
                self.define(data.results[0], null);
            }
            Op::CheckBound(name, free) => self.check_bound(inst, name, *free),
            Op::IsNull => {
                let operand = self.object(args[0]);
                let value = self.builder().value(Mir::IsNull, &[operand], Repr::Bool);
                self.define(data.results[0], value);
            }
            Op::KeepAlive => {
                let operand = self.object(args[0]);
                self.builder().inst(Mir::KeepAlive, &[operand], &[], None, None);
            }
            Op::Poll => {
                let err = self.err_edge(inst);
                self.builder().inst(Mir::StackCheck, &[], &[], Some(err), None);
            }
            Op::Binary(kind) => self.simple(inst, binary_entry(*kind)),
            Op::Inplace(kind) => self.simple(inst, inplace_entry(*kind)),
            Op::Unary(kind) => self.simple(inst, unary_entry(*kind)),
            Op::Compare(kind) => self.simple(inst, compare_entry(*kind)),
            Op::Is => self.simple(inst, "is_same"),
            Op::Contains => self.simple(inst, "contains"),
            Op::Truth => self.simple(inst, "truth"),
            Op::Not => {
                let operand = self.condition(args[0]);
                let value = self.builder().value(Mir::Not, &[operand], Repr::Bool);
                self.define(data.results[0], value);
            }
            Op::GetAttr(name) => self.cached_attribute(inst, "get_attr", name),
            Op::SetAttr(name) => self.cached_attribute(inst, "set_attr", name),
            Op::LoadMethod(name) => self.cached_attribute(inst, "load_method", name),
            Op::DelAttr(name) => self.named(inst, "del_attr", name),
            Op::LoadSpecial(name) => self.named(inst, "load_special", name),
            Op::SuperGetAttr(name) => self.named(inst, "super_get_attr", name),
            Op::SuperLoadMethod(name) => self.named(inst, "super_load_method", name),
            Op::GetItem => self.simple(inst, "get_item"),
            Op::SetItem => self.simple(inst, "set_item"),
            Op::DelItem => self.simple(inst, "del_item"),
            Op::Call(keywords) => self.call(inst, keywords),
            Op::CallEx => self.simple(inst, "call_ex"),
            Op::BuildTuple => self.array(inst, "build_tuple", 1),
            Op::BuildList => self.array(inst, "build_list", 1),
            Op::BuildSet => self.array(inst, "build_set", 1),
            Op::BuildDict => self.array(inst, "build_dict", 2),
            Op::ConcatStrings => self.array(inst, "concat_strings", 1),
            Op::BuildSlice => self.simple(inst, "build_slice"),
            Op::FormatValue(conversion) => {
                let (value, spec) = (self.object(args[0]), self.object(args[1]));
                let conversion = self.builder().int(*conversion as i64);
                let err = self.err_edge(inst);
                let call = self.builder().call("format_value", &[value, conversion, spec], Some(err));
                self.define_results(inst, call);
            }
            Op::ListAppend => self.simple(inst, "display_append"),
            Op::ListExtend => self.simple(inst, "list_extend"),
            Op::ListToTuple => self.simple(inst, "list_to_tuple"),
            Op::SetAdd => self.simple(inst, "set_add"),
            Op::SetUpdate => self.simple(inst, "set_update"),
            Op::DictInsert => self.simple(inst, "dict_insert"),
            Op::DictUpdate => self.simple(inst, "dict_update"),
            Op::DictMerge => self.simple(inst, "dict_merge"),
            Op::CallExtend => self.simple(inst, "call_extend"),
            Op::GetIter => self.simple(inst, "get_iter"),
            Op::IterNext => self.simple(inst, "iter_next"),
            Op::Unpack(count) => {
                let value = self.object(args[0]);
                let number = self.builder().int(*count as i64);
                self.unpack_into(inst, "unpack", &[value, number], *count);
            }
            Op::UnpackStarred(before, after) => {
                let value = self.object(args[0]);
                let (before_number, after_number) =
                    (self.builder().int(*before as i64), self.builder().int(*after as i64));
                self.unpack_into(inst, "unpack_starred", &[value, before_number, after_number], before + 1 + after);
            }
            Op::Length => {
                let operand = self.object(args[0]);
                let err = self.err_edge(inst);
                let length = self.builder().call_value("length", &[operand], Some(err));
                let value = self.builder().value(Mir::BoxInt, &[length], Repr::Obj);
                self.define(data.results[0], value);
            }
            Op::MatchSequence => self.simple(inst, "match_sequence"),
            Op::MatchMapping => self.simple(inst, "match_mapping"),
            Op::MatchKeys => self.simple(inst, "match_keys"),
            Op::MatchClass(positional, names) => {
                let (value, class) = (self.object(args[0]), self.object(args[1]));
                let count = self.builder().int(*positional as i64);
                let names = if names.is_empty() {
                    self.builder().null()
                } else {
                    let names = self.context().name_tuple(names);
                    self.builder().object(names)
                };
                let err = self.err_edge(inst);
                let call = self.builder().call("match_class", &[value, class, count, names], Some(err));
                self.define_results(inst, call);
            }
            Op::MakeFunction(function, parts) => self.make_function(inst, *function, *parts),
            Op::BuildClass(class) => self.build_class(inst, *class),
            Op::MakeCell => self.simple(inst, "make_cell"),
            Op::LoadCell => self.simple(inst, "load_cell"),
            Op::StoreCell => self.simple(inst, "store_cell"),
            Op::ClosureCell(index) => {
                let callee = self.callee();
                let index = self.builder().int(*index as i64);
                let call = self.builder().call("closure_cell", &[callee, index], None);
                self.define_results(inst, call);
            }
            Op::LoadGlobal(name) => self.load_global(inst, name),
            Op::StoreGlobal(name) => {
                let value = self.object(args[0]);
                if let GlobalPlace::Slot(slots, offset) = self.global(name) {
                    let slots = self.builder().addr(Symbol::Data(slots));
                    self.builder().replace(slots, value, Alias::Global, offset);
                }
            }
            Op::DeleteGlobal(name) => self.delete_global(inst, name),
            Op::LoadName(name) => self.named(inst, "load_name", name),
            Op::StoreName(name) => self.named(inst, "store_name", name),
            Op::DeleteName(name) => self.named(inst, "delete_name", name),
            Op::Raise => return self.raise(inst, "raise"),
            Op::Reraise => return self.raise(inst, "reraise"),
            Op::ReraiseCurrent => {
                // Only a new exception gets a line, so it is not for the edge to add it.
                let site = self.site_number(inst).unwrap_or(-1);
                let site = self.builder().int(site);
                let err = self.err_edge(inst);
                self.builder().call("reraise_current", &[site], Some(err));
                self.builder().terminate(Terminator::Unreachable);
                return false;
            }
            Op::RaiseAssertion => return self.raise(inst, "raise_assertion"),
            Op::Catch => self.simple(inst, "catch"),
            Op::EnterHandler => self.simple(inst, "enter_handler"),
            Op::LeaveHandler => self.simple(inst, "leave_handler"),
            Op::MatchException => self.simple(inst, "matches"),
            Op::MatchGroup => {
                let (exception, kind) = (self.object(args[0]), self.object(args[1]));
                let site = self.site_number(inst).expect("except* stands somewhere");
                let site = self.builder().int(site);
                let err = self.err_edge(inst);
                let call = self.builder().call("match_group", &[exception, kind, site], Some(err));
                self.define_results(inst, call);
            }
            Op::JoinGroups => self.simple(inst, "join_groups"),
            Op::HoldInTraceback => self.simple(inst, "hold_in_traceback"),
            Op::ExitArguments => {
                let exception = self.object(args[0]);
                self.unpack_into(inst, "exit_arguments", &[exception], 3);
            }
            Op::ImportModule(module) => {
                let index = self.builder().int(module.as_u32() as i64);
                let err = self.err_edge(inst);
                let call = self.builder().call("import_module", &[index], Some(err));
                self.define_results(inst, call);
            }
            Op::ImportNative(name) => self.named(inst, "import_native", name),
            Op::ImportFrom(name) => self.named(inst, "import_from", name),
            Op::ImportStar => {
                let module = self.object(args[0]);
                let running = self.pir().module;
                let into = self.builder().int(running.as_u32() as i64);
                let err = self.err_edge(inst);
                self.builder().call("import_star", &[module, into], Some(err));
            }
            Op::Yield | Op::YieldDelegated => {
                self.suspend(inst);
                return false;
            }
            Op::GetYieldFromIter => self.simple(inst, "get_yield_from_iter"),
            Op::Delegate => self.simple(inst, "delegate"),
            Op::FrameLoad(index) => {
                let value = self.frame_load(block, *index, false);
                self.define(data.results[0], value);
            }
            Op::FrameLoadNullable(index) => {
                let value = self.frame_load(block, *index, true);
                self.define(data.results[0], value);
            }
            Op::CheckResult => self.check_result(inst),
            Op::CheckNullableResult => self.check_nullable_result(inst),
        }
        true
    }

    /// A word that is a constant.
    fn constant(&mut self, inst: pir::Inst, constant: &pir::Constant) -> Value {
        match self.context().constant(constant) {
            ConstantPlace::Object(object) => self.builder().object(object),
            ConstantPlace::Word(place) => {
                let digits = match constant {
                    pir::Constant::Int(int) => int.to_string(),
                    pir::Constant::BigInt(digits) => digits.to_string(),
                    _ => unreachable!("only big ints are made at run time"),
                };
                self.cached_word(place, |generic| {
                    let mut text = digits.clone().into_bytes();
                    text.push(0);
                    let text = StaticData::text(&mut generic.context().mir, &text);
                    let text = generic.builder().addr(Symbol::Data(text));
                    generic.builder().call_value("big_int_constant", &[text], None)
                })
            }
            ConstantPlace::Tuple(members) => {
                let words: Vec<Value> = members.iter().map(|member| self.constant(inst, member)).collect();
                let array = self.builder().array(Kind::OwnWords, &words);
                let count = self.builder().int(words.len() as i64);
                let err = self.err_edge(inst);
                self.builder().call_value("build_tuple", &[array, count], Some(err))
            }
        }
    }

    /// A word that is computed when it is first needed and kept for good.
    fn cached_word(&mut self, place: molt_mir::DataId, make: impl FnOnce(&mut Self) -> Value) -> Value {
        let address = self.builder().addr(Symbol::Data(place));
        let cached = self.builder().load_nullable(address, Alias::Global, 0);
        let is_null = self.builder().value(Mir::IsNull, &[cached], Repr::Bool);
        let missing = self.builder().new_block(true);
        let join = self.builder().new_block(false);
        let result = self.builder().function.add_param(join, Repr::Obj, false);
        self.builder().terminate(Terminator::Branch(
            is_null,
            Edge { block: missing, args: Vec::new() },
            Edge { block: join, args: vec![cached] },
        ));
        self.builder().switch_to(missing);
        let made = make(self);
        let address = self.builder().addr(Symbol::Data(place));
        self.builder().store(address, made, Width::Obj, Alias::Global, 0);
        self.builder().jump(join, vec![made]);
        self.builder().switch_to(join);
        result
    }

    fn define_results(&mut self, inst: pir::Inst, call: Inst) {
        let pir = self.pir();
        for (index, &result) in pir.insts[inst].results.iter().enumerate() {
            let made = self.builder().function.insts[call].results[index];
            self.define(result, made);
        }
    }

    /// An op whose operands and results are those of one entry.
    fn simple(&mut self, inst: pir::Inst, entry: &str) {
        let pir = self.pir();
        let args: Vec<Value> = pir.insts[inst].args.iter().map(|&arg| self.object(arg)).collect();
        let err = self.err_edge(inst);
        let call = self.builder().call(entry, &args, Some(err));
        self.define_results(inst, call);
    }

    /// An op on one or two objects and a name, which comes after the objects that the op reads and before what it stores.
    fn named(&mut self, inst: pir::Inst, entry: &str, name: &str) {
        let pir = self.pir();
        let mut args: Vec<Value> = pir.insts[inst].args.iter().map(|&arg| self.object(arg)).collect();
        let name = self.context().name(name);
        let name = self.builder().object(name);
        let place = if entry == "store_name" { 1 } else { args.len() };
        args.insert(place, name);
        let err = self.err_edge(inst);
        let call = self.builder().call(entry, &args, Some(err));
        self.define_results(inst, call);
    }

    /// An attribute access with its inline cache.
    fn cached_attribute(&mut self, inst: pir::Inst, entry: &str, name: &str) {
        let pir = self.pir();
        let mut args: Vec<Value> = pir.insts[inst].args.iter().map(|&arg| self.object(arg)).collect();
        let name = self.context().name(name);
        let name = self.builder().object(name);
        args.insert(1, name);
        let cache = self.context().attribute_cache();
        args.push(self.builder().addr(cache));
        let err = self.err_edge(inst);
        let call = self.builder().call(entry, &args, Some(err));
        self.define_results(inst, call);
    }

    /// An op that takes its operands as an array of `unit`-word groups.
    fn array(&mut self, inst: pir::Inst, entry: &str, unit: usize) {
        let pir = self.pir();
        let words: Vec<Value> = pir.insts[inst].args.iter().map(|&arg| self.object(arg)).collect();
        let kind = molt_abi::find_entry(entry).expect("the row exists").params[0].kind;
        let array = self.builder().array(kind, &words);
        let count = self.builder().int((words.len() / unit) as i64);
        let err = self.err_edge(inst);
        let call = self.builder().call(entry, &[array, count], Some(err));
        self.define_results(inst, call);
    }

    fn call(&mut self, inst: pir::Inst, keywords: &[pir::Name]) {
        let pir = self.pir();
        let words: Vec<Value> = pir.insts[inst].args.iter().map(|&arg| self.object(arg)).collect();
        let array = self.builder().array(Kind::Words, &words[2..]);
        let count = self.builder().int(words.len() as i64 - 2);
        let keywords = if keywords.is_empty() {
            self.builder().null()
        } else {
            let names = self.context().name_tuple(keywords);
            self.builder().object(names)
        };
        let err = self.err_edge(inst);
        let call = self.builder().call("call", &[words[0], words[1], array, count, keywords], Some(err));
        self.define_results(inst, call);
    }

    /// An entry that writes its results, `count` words, to the array it is given last.
    fn unpack_into(&mut self, inst: pir::Inst, entry: &str, args: &[Value], count: u32) {
        let slots = self.builder().value(Mir::StackSlots(count), &[], Repr::Ptr);
        let mut args = args.to_vec();
        args.push(slots);
        let err = self.err_edge(inst);
        self.builder().call(entry, &args, Some(err));
        let pir = self.pir();
        for (index, &result) in pir.insts[inst].results.iter().enumerate() {
            let taken = self.builder().value(Mir::TakeSlot(index as u32), &[slots], Repr::Obj);
            self.define(result, taken);
        }
    }

    fn make_function(&mut self, inst: pir::Inst, function: pir::FuncId, parts: pir::FunctionParts) {
        let pir = self.pir();
        let mut operands = pir.insts[inst].args.iter().copied();
        let mut part = |generic: &mut Self, present: bool| match present.then(|| operands.next()).flatten() {
            Some(value) => generic.object(value),
            None => generic.builder().null(),
        };
        let defaults = part(self, parts.defaults);
        let keyword_defaults = part(self, parts.keyword_defaults);
        let cells: Vec<Value> = operands.map(|cell| self.object(cell)).collect();
        let err = self.err_edge(inst);
        let closure = if cells.is_empty() {
            self.builder().null()
        } else {
            let array = self.builder().array(Kind::OwnWords, &cells);
            let count = self.builder().int(cells.len() as i64);
            self.builder().call_value("build_tuple", &[array, count], Some(err.clone()))
        };
        let code = self.context().codes[function].expect("declared");
        let code = self.builder().addr(Symbol::Data(code));
        let module = self.context().modules[pir.module].expect("declared");
        let module = self.builder().addr(Symbol::Data(module));
        let call =
            self.builder().call("make_function", &[code, closure, defaults, keyword_defaults, module], Some(err));
        self.define_results(inst, call);
        let object = self.builder().function.insts[call].results[0];
        self.remember_function(function, object);
    }

    /// Keeps the latest function object of a `def` where specialized code can compare with it.
    fn remember_function(&mut self, function: pir::FuncId, object: Value) {
        let kind = self.context().program.functions[function].kind;
        let is_nested = self.pir().kind != pir::FunctionKind::Module && self.pir().kind != pir::FunctionKind::Class;
        if kind != pir::FunctionKind::Def || is_nested {
            return;
        }
        let word = self.context().function_words[function].expect("declared");
        let word = self.builder().addr(Symbol::Data(word));
        self.builder().replace(word, object, Alias::Global, 0);
    }

    fn build_class(&mut self, inst: pir::Inst, class: pir::ClassId) {
        let pir = self.pir();
        let args: Vec<Value> = pir.insts[inst].args.iter().map(|&arg| self.object(arg)).collect();
        let name = self.context().program.classes[class].name.clone();
        let name = self.context().name(&name);
        let name = self.builder().object(name);
        let spec = match self.context().classes[class] {
            Some(spec) => self.builder().addr(Symbol::Data(spec)),
            None => self.builder().value(Mir::NullPtr, &[], Repr::Ptr),
        };
        let err = self.err_edge(inst);
        let call = self.builder().call("build_class", &[args[0], name, args[1], args[2], spec], Some(err));
        self.define_results(inst, call);
    }

    fn global(&mut self, name: &pir::Name) -> GlobalPlace {
        let module = self.pir().module;
        self.context().global_place(module, name)
    }

    fn load_global(&mut self, inst: pir::Inst, name: &pir::Name) {
        let result = self.pir().insts[inst].results[0];
        let value = match self.global(name) {
            GlobalPlace::Builtin(place) => self.cached_word(place, |generic| {
                let name = generic.context().name(name);
                let name = generic.builder().object(name);
                let err = generic.err_edge(inst);
                generic.builder().call_value("load_builtin", &[name], Some(err))
            }),
            GlobalPlace::Slot(slots, offset) => {
                let slots = self.builder().addr(Symbol::Data(slots));
                let value = self.builder().load_nullable(slots, Alias::Global, offset);
                self.unless_null(value, |generic| {
                    let module = generic.pir().module;
                    let module = generic.context().modules[module].expect("declared");
                    let module = generic.builder().addr(Symbol::Data(module));
                    let name = generic.context().name(name);
                    let name = generic.builder().object(name);
                    let err = generic.err_edge(inst);
                    Some(generic.builder().call_value("load_global_slow", &[module, name], Some(err)))
                })
            }
        };
        self.define(result, value);
    }

    /// The word where it is not null, else what `otherwise` makes in a cold block (nothing: it does not go on).
    fn unless_null(&mut self, word: Value, otherwise: impl FnOnce(&mut Self) -> Option<Value>) -> Value {
        let is_null = self.builder().value(Mir::IsNull, &[word], Repr::Bool);
        let missing = self.builder().new_block(true);
        let join: Block = self.builder().new_block(false);
        let result = self.builder().function.add_param(join, Repr::Obj, false);
        self.builder().terminate(Terminator::Branch(
            is_null,
            Edge { block: missing, args: Vec::new() },
            Edge { block: join, args: vec![word] },
        ));
        self.builder().switch_to(missing);
        match otherwise(self) {
            Some(made) => self.builder().jump(join, vec![made]),
            None => self.builder().terminate(Terminator::Unreachable),
        }
        self.builder().switch_to(join);
        result
    }

    fn delete_global(&mut self, inst: pir::Inst, name: &pir::Name) {
        let GlobalPlace::Slot(slots, offset) = self.global(name) else { return };
        let slots = self.builder().addr(Symbol::Data(slots));
        let null = self.builder().null();
        let old = self.builder().replace(slots, null, Alias::Global, offset);
        self.unless_null(old, |generic| {
            let module = generic.pir().module;
            let module = generic.context().modules[module].expect("declared");
            let module = generic.builder().addr(Symbol::Data(module));
            let name = generic.context().name(name);
            let name = generic.builder().object(name);
            let err = generic.err_edge(inst);
            generic.builder().call("delete_global_slow", &[module, name], Some(err));
            Some(generic.builder().null())
        });
    }

    fn check_bound(&mut self, inst: pir::Inst, name: &pir::Name, free: bool) {
        let data = &self.pir().insts[inst];
        let (operand, result) = (data.args[0], data.results[0]);
        let word = self.object(operand);
        if !self.is_nullable(operand) {
            self.define(result, word);
            return;
        }
        let checked = self.unless_null(word, |generic| {
            let name = generic.context().name(name);
            let name = generic.builder().object(name);
            let free = generic.builder().bool(free);
            let err = generic.err_edge(inst);
            generic.builder().call("raise_unbound", &[name, free], Some(err));
            None
        });
        self.define(result, checked);
    }

    /// Null: the operation raised elsewhere and its exception is pending.
    fn check_result(&mut self, inst: pir::Inst) {
        let data = &self.pir().insts[inst];
        let (operand, result) = (data.args[0], data.results[0]);
        let word = self.object(operand);
        let is_null = self.builder().value(Mir::IsNull, &[word], Repr::Bool);
        let err = self.err_edge(inst);
        let join = self.builder().new_block(false);
        let checked = self.builder().function.add_param(join, Repr::Obj, false);
        self.builder().terminate(Terminator::Branch(is_null, err, Edge { block: join, args: vec![word] }));
        self.builder().switch_to(join);
        self.define(result, checked);
    }

    /// Null is a result like any other unless an exception is pending.
    fn check_nullable_result(&mut self, inst: pir::Inst) {
        let data = &self.pir().insts[inst];
        let (operand, result) = (data.args[0], data.results[0]);
        let word = self.object(operand);
        let is_null = self.builder().value(Mir::IsNull, &[word], Repr::Bool);
        let test = self.builder().new_block(true);
        let join = self.builder().new_block(false);
        let checked = self.builder().function.add_param(join, Repr::Obj, true);
        let to_join = Edge { block: join, args: vec![word] };
        self.builder().terminate(Terminator::Branch(is_null, Edge { block: test, args: Vec::new() }, to_join.clone()));
        self.builder().switch_to(test);
        let state = self.builder().addr(Symbol::Extern(molt_abi::symbols::STATE.into()));
        let pending = self.builder().load_nullable(state, Alias::State, molt_abi::layout::state::EXCEPTION);
        let nothing = self.builder().value(Mir::IsNull, &[pending], Repr::Bool);
        let err = self.err_edge(inst);
        self.builder().terminate(Terminator::Branch(nothing, to_join, err));
        self.builder().switch_to(join);
        self.define(result, checked);
    }

    /// An op that always raises; the block ends with it.
    fn raise(&mut self, inst: pir::Inst, entry: &str) -> bool {
        let pir = self.pir();
        let args: Vec<Value> = pir.insts[inst].args.iter().map(|&arg| self.object(arg)).collect();
        let err = self.err_edge(inst);
        self.builder().call(entry, &args, Some(err));
        self.builder().terminate(Terminator::Unreachable);
        false
    }
}

/// The entry of a binary operator.
pub(crate) fn binary_entry(kind: BinaryKind) -> &'static str {
    match kind {
        BinaryKind::Add => "add",
        BinaryKind::Sub => "sub",
        BinaryKind::Mul => "mul",
        BinaryKind::MatMul => "matmul",
        BinaryKind::TrueDiv => "true_div",
        BinaryKind::FloorDiv => "floor_div",
        BinaryKind::Mod => "mod",
        BinaryKind::Pow => "pow",
        BinaryKind::LShift => "lshift",
        BinaryKind::RShift => "rshift",
        BinaryKind::And => "and",
        BinaryKind::Or => "or",
        BinaryKind::Xor => "xor",
    }
}

fn inplace_entry(kind: BinaryKind) -> &'static str {
    match kind {
        BinaryKind::Add => "inplace_add",
        BinaryKind::Sub => "inplace_sub",
        BinaryKind::Mul => "inplace_mul",
        BinaryKind::MatMul => "inplace_matmul",
        BinaryKind::TrueDiv => "inplace_true_div",
        BinaryKind::FloorDiv => "inplace_floor_div",
        BinaryKind::Mod => "inplace_mod",
        BinaryKind::Pow => "inplace_pow",
        BinaryKind::LShift => "inplace_lshift",
        BinaryKind::RShift => "inplace_rshift",
        BinaryKind::And => "inplace_and",
        BinaryKind::Or => "inplace_or",
        BinaryKind::Xor => "inplace_xor",
    }
}

fn unary_entry(kind: UnaryKind) -> &'static str {
    match kind {
        UnaryKind::Neg => "neg",
        UnaryKind::Pos => "pos",
        UnaryKind::Invert => "invert",
    }
}

/// The entry for a comparison of which only the truth is wanted.
pub(crate) fn truth_of_comparison(kind: CompareKind) -> &'static str {
    match kind {
        CompareKind::Lt => "lt_bool",
        CompareKind::Le => "le_bool",
        CompareKind::Eq => "eq_bool",
        CompareKind::Ne => "ne_bool",
        CompareKind::Gt => "gt_bool",
        CompareKind::Ge => "ge_bool",
    }
}

/// The entry of a comparison with any result.
pub(crate) fn compare_entry(kind: CompareKind) -> &'static str {
    match kind {
        CompareKind::Lt => "lt",
        CompareKind::Le => "le",
        CompareKind::Eq => "eq",
        CompareKind::Ne => "ne",
        CompareKind::Gt => "gt",
        CompareKind::Ge => "ge",
    }
}
