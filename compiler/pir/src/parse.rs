//! Reads PIR's textual form, as `print` writes it. Ids keep their numbers; gaps are filled with unused entries.
//!
//! Only the form is checked here; `verify` checks the meaning.

use std::collections::HashMap;

use cranelift_entity::EntityRef;

use crate::cursor::Cursor;
pub use crate::cursor::ParseError;
use crate::immediates::Immediate;
use crate::ir::*;
use crate::ops::{Arity, Op};

/// Reads a whole program.
pub fn parse_program(text: &str) -> Result<Program, ParseError> {
    let mut cursor = Cursor::new(text);
    let mut program = Program::default();
    while !cursor.at_end() {
        match cursor.peek_word() {
            "module" => {
                let (id, module) = parse_module(&mut cursor)?;
                expect_next(&cursor, id, program.modules.next_key())?;
                program.modules.push(module);
            }
            "class" => {
                let (id, class) = parse_class(&mut cursor)?;
                expect_next(&cursor, id, program.classes.next_key())?;
                program.classes.push(class);
            }
            _ => {
                let (id, function) = FunctionParser::new(&mut cursor).parse()?;
                expect_next(&cursor, id, program.functions.next_key())?;
                program.functions.push(function);
            }
        }
    }
    Ok(program)
}

/// Reads one function.
pub fn parse_function(text: &str) -> Result<(FuncId, Function), ParseError> {
    let mut cursor = Cursor::new(text);
    let parsed = FunctionParser::new(&mut cursor).parse()?;
    if cursor.at_end() { Ok(parsed) } else { Err(cursor.error("expected the end of the text")) }
}

fn expect_next<Id: Copy + PartialEq + std::fmt::Display>(
    cursor: &Cursor,
    found: Id,
    next: Id,
) -> Result<(), ParseError> {
    if found == next { Ok(()) } else { Err(cursor.error(format!("expected {next}, found {found}"))) }
}

fn parse_module(cursor: &mut Cursor) -> Result<(ModuleId, Module), ParseError> {
    cursor.expect("module")?;
    let id = ModuleId::parse(cursor)?;
    let name = Name::parse(cursor)?;
    let path = Name::parse(cursor)?;
    cursor.expect("body")?;
    let body = FuncId::parse(cursor)?;
    let is_package = cursor.eat_word("package");
    let globals = if cursor.eat_word("globals") { std::rc::Rc::<[Name]>::parse(cursor)?.to_vec() } else { Vec::new() };
    Ok((id, Module { name, path, source: "".into(), body, globals, is_package }))
}

fn parse_class(cursor: &mut Cursor) -> Result<(ClassId, Class), ParseError> {
    cursor.expect("class")?;
    let id = ClassId::parse(cursor)?;
    let name = Name::parse(cursor)?;
    let module = ModuleId::parse(cursor)?;
    cursor.expect("body")?;
    Ok((id, Class { name, module, body: FuncId::parse(cursor)? }))
}

struct FunctionParser<'c, 'a> {
    cursor: &'c mut Cursor<'a>,
    function: Function,
    /// Equal sites are one.
    sites: HashMap<Site, SiteId>,
}

impl<'c, 'a> FunctionParser<'c, 'a> {
    fn new(cursor: &'c mut Cursor<'a>) -> FunctionParser<'c, 'a> {
        let mut function = Function::new("".into(), "".into(), ModuleId::new(0), FunctionKind::Def, Params::default());
        function.layout.clear();
        FunctionParser { cursor, function, sites: HashMap::new() }
    }

    fn parse(mut self) -> Result<(FuncId, Function), ParseError> {
        self.cursor.expect("function")?;
        let id = FuncId::parse(self.cursor)?;
        self.function.name = Name::parse(self.cursor)?;
        self.cursor.expect("qualname")?;
        self.function.qualname = Name::parse(self.cursor)?;
        self.function.module = ModuleId::parse(self.cursor)?;
        self.function.kind = match self.cursor.word()? {
            "body" => FunctionKind::Module,
            "class_body" => FunctionKind::Class,
            "def" => FunctionKind::Def,
            "lambda" => FunctionKind::Lambda,
            "generator_expression" => FunctionKind::GeneratorExpression,
            other => return Err(self.cursor.error(format!("no kind of function is called `{other}`"))),
        };
        self.params()?;
        if self.cursor.eat_word("parent") {
            self.function.parent = Some(FuncId::parse(self.cursor)?);
        }
        if self.cursor.eat_word("free") {
            self.function.free_variables = std::rc::Rc::<[Name]>::parse(self.cursor)?.to_vec();
        }
        self.function.is_generator = self.cursor.eat_word("generator");
        self.cursor.expect("line")?;
        self.function.first_line = self.cursor.number()?;
        if self.cursor.eat_word("doc") {
            self.function.doc = Some(self.cursor.quoted()?.into());
        }
        self.cursor.expect("{")?;
        while !self.cursor.eat("}") {
            self.block()?;
        }
        match self.function.layout.first() {
            Some(&entry) => self.function.entry = entry,
            None => return Err(self.cursor.error("a function needs a block")),
        }
        Ok((id, self.function))
    }

    fn params(&mut self) -> Result<(), ParseError> {
        let mut params = Params::default();
        let mut keyword_only = false;
        self.cursor.expect("(")?;
        while !self.cursor.eat(")") {
            if self.cursor.eat("/") {
                params.positional_only = params.positional.len();
            } else if self.cursor.eat("**") {
                params.varkeywords = Some(self.param_name());
            } else if self.cursor.eat("*") {
                keyword_only = true;
                let name = self.param_name();
                params.varargs = (!name.is_empty()).then_some(name);
            } else {
                let name = self.param_name();
                if name.is_empty() {
                    return Err(self.cursor.error("expected a parameter"));
                }
                if keyword_only { params.keyword_only.push(name) } else { params.positional.push(name) }
            }
            self.cursor.eat(",");
        }
        self.function.params = params;
        Ok(())
    }

    fn param_name(&mut self) -> Name {
        self.cursor.skip_blanks();
        self.cursor.take_while(|c| !matches!(c, ',' | ')' | ' ')).into()
    }

    fn block_id(&mut self) -> Result<Block, ParseError> {
        let block = Block::new(self.cursor.id("b")? as usize);
        while self.function.blocks.next_key() <= block {
            self.function.blocks.push(BlockData {
                params: Vec::new(),
                insts: Vec::new(),
                terminator: Terminator::Unreachable,
            });
        }
        Ok(block)
    }

    fn value(&mut self) -> Result<Value, ParseError> {
        let value = Value::new(self.cursor.id("v")? as usize);
        while self.function.values.next_key() <= value {
            let nowhere = ValueDef::Param(Block::new(0), u32::MAX);
            self.function.values.push(ValueData { def: nowhere, name: None });
        }
        Ok(value)
    }

    fn values(&mut self) -> Result<Vec<Value>, ParseError> {
        let mut values = Vec::new();
        while self.cursor.at_id("v") {
            values.push(self.value()?);
            if !self.cursor.eat(",") {
                break;
            }
        }
        Ok(values)
    }

    /// A value at its definition, with the name of its variable.
    fn definition(&mut self, def: ValueDef) -> Result<Value, ParseError> {
        let value = self.value()?;
        let name = self.cursor.eat(":").then(|| self.cursor.take_while(|c| !matches!(c, ',' | ')' | ' ')).into());
        self.function.values[value] = ValueData { def, name };
        Ok(value)
    }

    fn block(&mut self) -> Result<(), ParseError> {
        let block = self.block_id()?;
        if self.function.layout.contains(&block) {
            return Err(self.cursor.error(format!("{block} is there twice")));
        }
        self.function.layout.push(block);
        if self.cursor.eat("(") {
            while !self.cursor.eat(")") {
                let index = self.function.blocks[block].params.len() as u32;
                let value = self.definition(ValueDef::Param(block, index))?;
                self.function.blocks[block].params.push(value);
                self.cursor.eat(",");
            }
        }
        self.cursor.expect(":")?;
        loop {
            if let Some(terminator) = self.terminator()? {
                self.function.blocks[block].terminator = terminator;
                return Ok(());
            }
            let inst = self.inst()?;
            self.function.blocks[block].insts.push(inst);
        }
    }

    fn inst(&mut self) -> Result<Inst, ParseError> {
        let inst = self.function.insts.next_key();
        let mut results = smallvec::SmallVec::new();
        if self.cursor.at_id("v") {
            while !self.cursor.eat("=") {
                let index = results.len() as u32;
                results.push(self.definition(ValueDef::Result(inst, index))?);
                self.cursor.eat(",");
            }
        }
        let mnemonic = self.cursor.word()?;
        let op = Op::parse(mnemonic, self.cursor)?;
        let takes_operands = op.arity() != Arity::Exactly(0) && !self.cursor.at_line_end();
        let args = if takes_operands { self.values()?.into() } else { Default::default() };
        let site = if self.cursor.eat("@") { Some(self.site()?) } else { None };
        let unwind = if self.cursor.eat_word("unwind") { Some(self.edge()?) } else { None };
        Ok(self.function.insts.push(InstData { op, args, results, unwind, site }))
    }

    fn site(&mut self) -> Result<SiteId, ParseError> {
        let line = self.cursor.number()?;
        self.cursor.expect(":")?;
        let column = self.cursor.number()?;
        self.cursor.expect("-")?;
        let (mut end_line, mut end_column) = (line, self.cursor.number()?);
        if self.cursor.eat(":") {
            (end_line, end_column) = (end_column, self.cursor.number()?);
        }
        let mut carets = Carets::Plain;
        if self.cursor.eat("carets(none)") {
            carets = Carets::Hidden;
        } else if self.cursor.eat("carets(none ") {
            let left_line = self.cursor.number()?;
            self.cursor.expect("-")?;
            carets = Carets::HiddenAnchors { left_line, right_line: self.cursor.number()? };
            self.cursor.expect(")")?;
        } else if self.cursor.eat("carets(") {
            let left_line = self.cursor.number()?;
            self.cursor.expect(":")?;
            let left_column = self.cursor.number()?;
            self.cursor.expect("-")?;
            let right_line = self.cursor.number()?;
            self.cursor.expect(":")?;
            let right_column = self.cursor.number()?;
            self.cursor.expect(")")?;
            carets = Carets::Anchors { left_line, left_column, right_line, right_column };
        }
        let site = Site { line, end_line, column, end_column, carets };
        let sites = &mut self.function.sites;
        Ok(*self.sites.entry(site).or_insert_with(|| sites.push(site)))
    }

    fn edge(&mut self) -> Result<Edge, ParseError> {
        let block = self.block_id()?;
        let mut args = Vec::new();
        if self.cursor.eat("(") {
            args = self.values()?;
            self.cursor.expect(")")?;
        }
        Ok(Edge { block, args })
    }

    fn terminator(&mut self) -> Result<Option<Terminator>, ParseError> {
        let word = self.cursor.peek_word();
        if !matches!(word, "jump" | "branch" | "return" | "resume" | "unreachable") {
            return Ok(None);
        }
        self.cursor.expect(word)?;
        Ok(Some(match word {
            "jump" => Terminator::Jump(self.edge()?),
            "branch" => {
                let condition = self.value()?;
                self.cursor.expect(",")?;
                let then = self.edge()?;
                self.cursor.expect(",")?;
                Terminator::Branch(condition, then, self.edge()?)
            }
            "return" => Terminator::Return(self.value()?),
            "resume" => {
                let mut targets = Vec::new();
                loop {
                    let point = self.cursor.number()?;
                    self.cursor.expect(":")?;
                    targets.push((point, self.edge()?));
                    if !self.cursor.eat(",") {
                        break;
                    }
                }
                Terminator::Resume(targets)
            }
            _ => Terminator::Unreachable,
        }))
    }
}
