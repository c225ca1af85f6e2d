//! A function's blocks, instructions and exits.
//!
//! Blocks, exits and values are declared in a first walk over the body's tokens, so that a second may meet them in any order.

use std::collections::HashMap;

use molt_abi::find_entry;
use smallvec::SmallVec;

use super::lexer::Token;
use super::{Parser, Result};
use crate::ir::{
    Block, Edge, Exit, ExitFrame, ExitId, ExitValue, Function, InstData, Repr, Terminator, Value, ValueData, ValueDef,
};
use crate::ops::{Access, EntryRef, ObjConst, Op};
use crate::text::Word;

/// Reads up to and with the closing brace and its line end.
pub(super) fn parse_body(parser: &mut Parser<'_>, function: &mut Function) -> Result<()> {
    let ids = declare(parser, function)?;
    BodyParser { parser, function, ids }.body()
}

#[derive(Default)]
struct Ids {
    blocks: HashMap<String, Block>,
    values: HashMap<String, Value>,
    exits: HashMap<String, ExitId>,
}

/// Makes every block, value and exit of the body; what they are is filled in later.
fn declare(parser: &Parser<'_>, function: &mut Function) -> Result<Ids> {
    let mut ids = Ids::default();
    let placeholder = ValueData { repr: Repr::Obj, nullable: false, def: ValueDef::Param(function.entry, 0) };
    let mut at_line_start = true;
    let body = &parser.tokens[parser.position..];
    for (index, (token, line)) in body.iter().enumerate() {
        let following = body.get(index + 1).map(|(token, _)| token);
        match token {
            Token::Punct('}') if at_line_start => break,
            Token::Word(word) if at_line_start && is_id(word, 'b') => {
                let block = if ids.blocks.is_empty() { function.entry } else { function.add_block() };
                if ids.blocks.insert(word.clone(), block).is_some() {
                    return Err(super::ParseError { line: *line, message: format!("`{word}` is defined twice") });
                }
            }
            Token::Word(word) if at_line_start && is_id(word, 'e') => {
                let exit = function.exits.push(Exit { frames: Vec::new() });
                ids.exits.insert(word.clone(), exit);
            }
            Token::Word(word) if is_id(word, 'v') && following == Some(&Token::Punct(':')) => {
                let value = function.values.push(placeholder);
                if ids.values.insert(word.clone(), value).is_some() {
                    return Err(super::ParseError { line: *line, message: format!("`{word}` is defined twice") });
                }
            }
            _ => {}
        }
        at_line_start = *token == Token::Newline;
    }
    Ok(ids)
}

/// `v12` for prefix `v`.
fn is_id(word: &str, prefix: char) -> bool {
    word.strip_prefix(prefix).is_some_and(|digits| !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()))
}

struct BodyParser<'p, 'a, 'f> {
    parser: &'p mut Parser<'a>,
    function: &'f mut Function,
    ids: Ids,
}

impl BodyParser<'_, '_, '_> {
    fn body(&mut self) -> Result<()> {
        while let Token::Word(word) = self.parser.peek()
            && is_id(word, 'b')
        {
            self.block()?;
        }
        while let Token::Word(word) = self.parser.peek()
            && is_id(word, 'e')
        {
            self.exit_definition()?;
        }
        self.parser.punct('}')?;
        self.parser.newline()
    }

    fn block(&mut self) -> Result<()> {
        let block = self.block_id()?;
        if self.parser.accept_punct('(') {
            loop {
                let index = self.function.blocks[block].params.len() as u32;
                let value = self.definition(ValueDef::Param(block, index))?;
                self.function.blocks[block].params.push(value);
                if !self.parser.accept_punct(',') {
                    break;
                }
            }
            self.parser.punct(')')?;
        }
        self.function.blocks[block].cold = self.parser.accept_word("cold");
        self.parser.punct(':')?;
        self.parser.newline()?;
        loop {
            if let Some(terminator) = self.terminator()? {
                self.function.blocks[block].terminator = terminator;
                return self.parser.newline();
            }
            self.instruction(block)?;
            self.parser.newline()?;
        }
    }

    /// `v1: obj?`.
    fn definition(&mut self, def: ValueDef) -> Result<Value> {
        let value = self.value()?;
        self.parser.punct(':')?;
        let (repr, nullable) = self.parser.repr()?;
        self.function.values[value] = ValueData { repr, nullable, def };
        Ok(value)
    }

    fn value(&mut self) -> Result<Value> {
        let word = self.parser.word("a value")?;
        self.ids.values.get(&word).copied().ok_or_else(|| self.parser.error(format!("no value `{word}`")))
    }

    fn block_id(&mut self) -> Result<Block> {
        let word = self.parser.word("a block")?;
        self.ids.blocks.get(&word).copied().ok_or_else(|| self.parser.error(format!("no block `{word}`")))
    }

    fn exit_id(&mut self) -> Result<ExitId> {
        let word = self.parser.word("an exit")?;
        self.ids.exits.get(&word).copied().ok_or_else(|| self.parser.error(format!("no exit `{word}`")))
    }

    /// Values separated by commas, possibly none.
    fn values(&mut self) -> Result<Vec<Value>> {
        let mut values = Vec::new();
        while let Token::Word(word) = self.parser.peek()
            && is_id(word, 'v')
        {
            values.push(self.value()?);
            if !self.parser.accept_punct(',') {
                break;
            }
        }
        Ok(values)
    }

    fn parenthesized(&mut self) -> Result<Vec<Value>> {
        self.parser.punct('(')?;
        let values = self.values()?;
        self.parser.punct(')')?;
        Ok(values)
    }

    fn edge(&mut self) -> Result<Edge> {
        let block = self.block_id()?;
        let args = if *self.parser.peek() == Token::Punct('(') { self.parenthesized()? } else { Vec::new() };
        Ok(Edge { block, args })
    }

    /// The terminator, if the line is one.
    fn terminator(&mut self) -> Result<Option<Terminator>> {
        let Token::Word(word) = self.parser.peek().clone() else { return Err(self.parser.expected("an instruction")) };
        let start = self.parser.position;
        self.parser.position += 1;
        let terminator = match word.as_str() {
            "jump" => Terminator::Jump(self.edge()?),
            "branch" => {
                let condition = self.value()?;
                self.parser.punct(',')?;
                let then = self.edge()?;
                self.parser.punct(',')?;
                Terminator::Branch(condition, then, self.edge()?)
            }
            "switch" => self.switch()?,
            "return" => Terminator::Return(self.value()?),
            "return_error" => Terminator::ReturnError,
            "return_boxed" => Terminator::ReturnBoxed(self.value()?),
            "exit" => Terminator::Exit(self.exit_id()?),
            "unreachable" => Terminator::Unreachable,
            _ => {
                self.parser.position = start;
                return Ok(None);
            }
        };
        Ok(Some(terminator))
    }

    fn switch(&mut self) -> Result<Terminator> {
        let value = self.value()?;
        let mut cases = Vec::new();
        loop {
            self.parser.punct(',')?;
            if self.parser.accept_word("else") {
                self.parser.punct(':')?;
                return Ok(Terminator::Switch(value, cases, self.edge()?));
            }
            let case = self.parser.number()?;
            self.parser.punct(':')?;
            cases.push((case, self.edge()?));
        }
    }

    fn instruction(&mut self, block: Block) -> Result<()> {
        let inst = self.function.insts.push(InstData {
            op: Op::Null,
            args: SmallVec::new(),
            results: SmallVec::new(),
            err: None,
            exit: None,
            boxed: None,
        });
        self.function.blocks[block].insts.push(inst);
        if let Token::Word(word) = self.parser.peek()
            && is_id(word, 'v')
        {
            loop {
                let index = self.function.insts[inst].results.len() as u32;
                let value = self.definition(ValueDef::Result(inst, index))?;
                self.function.insts[inst].results.push(value);
                if !self.parser.accept_punct(',') {
                    break;
                }
            }
            self.parser.punct('=')?;
        }
        let (op, args) = self.operation()?;
        let err = if self.parser.accept_word("err") { Some(self.edge()?) } else { None };
        let boxed = if self.parser.accept_word("boxed") { Some(self.edge()?) } else { None };
        let exit = if self.parser.accept_word("exit") { Some(self.exit_id()?) } else { None };
        let data = &mut self.function.insts[inst];
        (data.op, data.args, data.err, data.boxed, data.exit) = (op, args.into(), err, boxed, exit);
        Ok(())
    }

    fn operation(&mut self) -> Result<(Op, Vec<Value>)> {
        let word = self.parser.word("an op")?;
        let (mnemonic, suffix) = word.split_once('.').unwrap_or((word.as_str(), ""));
        let op = match mnemonic {
            "iconst" => Op::IConst(self.parser.number()?),
            "fconst" => Op::FConst(self.parser.float_bits()?),
            "bconst" => Op::BConst(self.boolean()?),
            "object" => Op::ObjConst(self.object_constant()?),
            "null" => Op::Null,
            "addr" => Op::Addr(self.parser.symbol()?),
            "null_ptr" => Op::NullPtr,
            "int" => Op::Int(self.suffix(suffix)?),
            "int_checked" => Op::IntChecked(self.suffix(suffix)?),
            "icmp" => Op::ICmp(self.suffix(suffix)?),
            "float" => Op::Float(self.suffix(suffix)?),
            "float_unary" => Op::FloatUnary(self.suffix(suffix)?),
            "fcmp" => Op::FCmp(self.suffix(suffix)?),
            "int_to_float" => Op::IntToFloat,
            "float_to_int" => Op::FloatToInt,
            "bool_to_int" => Op::BoolToInt,
            "bool" => Op::Bool(self.suffix(suffix)?),
            "not" => Op::Not,
            "select" => Op::Select,
            "box_int" => Op::BoxInt,
            "tag_int" => Op::TagInt,
            "box_float" => Op::BoxFloat,
            "box_bool" => Op::BoxBool,
            "untag_int" => Op::UntagInt,
            "unbox_float" => Op::UnboxFloat,
            "unbox_bool" => Op::UnboxBool,
            "is_null" => Op::IsNull,
            "is_tagged_int" => Op::IsTaggedInt,
            "is_float" => Op::IsFloat,
            "is_type" => {
                let symbol = self.parser.symbol()?;
                self.parser.punct(',')?;
                Op::IsType(symbol)
            }
            "is_class" => {
                let class = self.parser.data_id()?;
                self.parser.punct(',')?;
                Op::IsClass(class)
            }
            "is_leaf" => Op::IsLeaf,
            "same_word" => Op::SameWord,
            "guard" => Op::Guard,
            "guard_int" => Op::GuardInt,
            "guard_float" => Op::GuardFloat,
            "guard_bool" => Op::GuardBool,
            "poll" => Op::Poll,
            "strip_end" => Op::StripEnd,
            "load" => return self.access(suffix, false, Op::Load),
            "load_indexed" => return self.access(suffix, true, Op::LoadIndexed),
            "store" => return self.access(suffix, false, Op::Store),
            "store_indexed" => return self.access(suffix, true, Op::StoreIndexed),
            "replace" => return self.access(suffix, false, Op::Replace),
            "replace_leaf" => return self.access(suffix, false, Op::ReplaceLeaf),
            "replace_float" => return self.access(suffix, false, Op::ReplaceFloat),
            "replace_indexed" => return self.access(suffix, true, Op::ReplaceIndexed),
            "call_entry" => {
                let name = self.parser.word("an entry point")?;
                let entry = find_entry(&name)
                    .ok_or_else(|| self.parser.error(format!("the runtime has no entry point `{name}`")))?;
                return Ok((Op::CallEntry(EntryRef(entry)), self.parenthesized()?));
            }
            "call_fn" => {
                let callee = self.parser.function_id()?;
                return Ok((Op::CallFn(callee), self.parenthesized()?));
            }
            "call_generic" => {
                let callee = self.parser.function_id()?;
                return Ok((Op::CallGeneric(callee), self.parenthesized()?));
            }
            "call_resume" => {
                let callee = self.parser.function_id()?;
                self.parser.keyword("point")?;
                let point = self.parser.number()?;
                return Ok((Op::CallResume(callee, point), self.parenthesized()?));
            }
            "stack_array" => Op::StackArray,
            "stack_array_owned" => Op::StackArrayOwned,
            "stack_slots" => Op::StackSlots(self.parser.number()?),
            "take_slot" => {
                let index = self.parser.number()?;
                self.parser.punct(',')?;
                Op::TakeSlot(index)
            }
            "stack_check" => Op::StackCheck,
            "keep_alive" => Op::KeepAlive,
            "incref" => Op::IncRef,
            "decref" => Op::DecRef,
            _ => return Err(self.parser.error(format!("no op `{word}`"))),
        };
        Ok((op, self.values()?))
    }

    fn suffix<T: Word>(&self, suffix: &str) -> Result<T> {
        T::from_word(suffix).ok_or_else(|| self.parser.error(format!("unknown suffix `.{suffix}`")))
    }

    fn boolean(&mut self) -> Result<bool> {
        match self.parser.word("`true` or `false`")?.as_str() {
            "true" => Ok(true),
            "false" => Ok(false),
            other => Err(self.parser.error(format!("expected `true` or `false`, found `{other}`"))),
        }
    }

    fn object_constant(&mut self) -> Result<ObjConst> {
        if self.parser.accept_word("int") {
            Ok(ObjConst::Int(self.parser.number()?))
        } else if self.parser.accept_word("float") {
            Ok(ObjConst::Float(self.parser.float_bits()?))
        } else {
            Ok(ObjConst::Static(self.parser.symbol()?))
        }
    }

    /// `alias base+offset[index], stored`.
    fn access(&mut self, width: &str, indexed: bool, make: impl Fn(Access) -> Op) -> Result<(Op, Vec<Value>)> {
        let width = self.suffix(width)?;
        let word = self.parser.word("an alias class")?;
        let alias = Word::from_word(&word).ok_or_else(|| self.parser.error(format!("no alias class `{word}`")))?;
        let mut args = vec![self.value()?];
        let offset = if matches!(self.parser.peek(), Token::Number(_)) { self.parser.number()? } else { 0 };
        if indexed {
            self.parser.punct('[')?;
            args.push(self.value()?);
            self.parser.punct(']')?;
        }
        if self.parser.accept_punct(',') {
            args.push(self.value()?);
        }
        Ok((make(Access { width, alias, offset }), args))
    }

    fn exit_definition(&mut self) -> Result<()> {
        let exit = self.exit_id()?;
        self.parser.punct(':')?;
        let mut frames = Vec::new();
        loop {
            frames.push(self.exit_frame()?);
            if !self.parser.accept_punct(',') {
                break;
            }
        }
        self.function.exits[exit] = Exit { frames };
        self.parser.newline()
    }

    fn exit_frame(&mut self) -> Result<ExitFrame> {
        let function = self.parser.function_id()?;
        self.parser.punct('(')?;
        let callee = if self.parser.accept_word("null") { None } else { Some(self.value()?) };
        self.parser.punct(')')?;
        self.parser.keyword("point")?;
        let point = self.parser.number()?;
        self.parser.punct('[')?;
        let mut values = Vec::new();
        while !self.parser.accept_punct(']') {
            if !values.is_empty() {
                self.parser.punct(',')?;
            }
            values.push(self.exit_value()?);
        }
        Ok(ExitFrame { function, callee, point, values })
    }

    fn exit_value(&mut self) -> Result<ExitValue> {
        if self.parser.accept_word("inner_result") {
            Ok(ExitValue::InnerResult)
        } else if self.parser.accept_word("call_result") {
            Ok(ExitValue::CallResult)
        } else if self.parser.accept_word("null") {
            Ok(ExitValue::Null)
        } else if self.parser.accept_word("range_iterator") {
            match self.parenthesized()?.as_slice() {
                &[next, stop, step] => Ok(ExitValue::RangeIterator(next, stop, step)),
                _ => Err(self.parser.error("a range iterator is made of three values")),
            }
        } else if self.parser.accept_word("list_iterator") {
            match self.parenthesized()?.as_slice() {
                &[list, index] => Ok(ExitValue::ListIterator(list, index)),
                _ => Err(self.parser.error("a list iterator is made of two values")),
            }
        } else if self.parser.accept_word("str_iterator") {
            match self.parenthesized()?.as_slice() {
                &[string, passed] => Ok(ExitValue::StrIterator(string, passed)),
                _ => Err(self.parser.error("a string iterator is made of two values")),
            }
        } else if self.parser.accept_word("builtin") {
            Ok(ExitValue::Builtin(self.parser.data_id()?))
        } else if self.parser.accept_word("method") {
            match self.parenthesized()?.as_slice() {
                &[object] => Ok(ExitValue::BuiltinMethod(object, self.parser.data_id()?)),
                _ => Err(self.parser.error("a method has one receiver")),
            }
        } else if self.parser.accept_word("unless_raised") {
            match self.parenthesized()?.as_slice() {
                &[value] => Ok(ExitValue::UnlessRaised(value)),
                _ => Err(self.parser.error("`unless_raised` keeps one value")),
            }
        } else {
            Ok(ExitValue::Value(self.value()?))
        }
    }
}

impl Parser<'_> {
    /// `obj?`: the representation and whether null is possible.
    pub(super) fn repr(&mut self) -> Result<(Repr, bool)> {
        let word = self.word("a representation")?;
        let repr = Repr::from_word(&word).ok_or_else(|| self.error(format!("no representation `{word}`")))?;
        Ok((repr, self.accept_punct('?')))
    }
}
