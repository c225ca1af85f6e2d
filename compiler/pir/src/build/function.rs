//! How a function is put together: blocks, instructions, variables, and the constructs that are open around a statement.

use std::collections::HashMap;

use molt_resolve::ScopeId;
use molt_syntax::ast::Stmt;

use super::{ModuleContext, ProgramContext};
use crate::ir::*;
use crate::ops::{Constant, Op};
use crate::simplify;
use crate::ssa::{Predecessor, Variable, Variables};

/// Builds one function.
///
/// Code is added at the end of the current block. After a jump, return or raise there is none, and what follows cannot be
/// reached: [`FunctionBuilder::is_reachable`] tells, and statements are skipped until a block is begun.
pub(super) struct FunctionBuilder<'a, 'p> {
    pub context: &'p mut ProgramContext,
    pub module: &'p ModuleContext<'a>,
    pub id: FuncId,
    pub function: Function,
    /// The scope whose names code refers to: the function's own, or that of a comprehension in it.
    pub scope: ScopeId,
    /// Where exceptions go; `None`: out of the function.
    pub handler: Option<Block>,
    /// What is open around the current place, outermost first.
    pub open: Vec<Open<'a>>,
    /// Null.
    pub unbound: Value,
    current: Option<Block>,
    variables: Variables,
    locals: HashMap<(ScopeId, Name), Variable>,
    /// The cells of variables that other functions share.
    pub cells: HashMap<(ScopeId, Name), Value>,
    pub sites: HashMap<Site, SiteId>,
}

/// A construct that `break`, `continue` or `return` leaves.
#[derive(Clone, Copy)]
pub(super) enum Open<'a> {
    /// A loop: where its `continue` and `break` go, and what a `for` iterates over.
    Loop { next: Block, exit: Block, iterator: Option<Value> },
    /// A `try` with this `finally`, whose exceptions go to `outer`.
    Finally { body: &'a [Stmt], outer: Option<Block> },
    /// The body of an `except`, or the `finally` run for an exception: the exception handled before is restored.
    Handling { previous: Value, outer: Option<Block> },
    /// The name that an `except … as name` unbinds at its end.
    ExceptionName { name: &'a molt_syntax::ast::Identifier, outer: Option<Block> },
    /// A `with` body: callable and receiver of `__exit__`, and where its call stands.
    With { exit: Value, receiver: Value, site: SiteId, outer: Option<Block> },
}

impl<'a, 'p> FunctionBuilder<'a, 'p> {
    /// Begins a function. Its parameters are bound, its cells made.
    pub fn new(
        context: &'p mut ProgramContext,
        module: &'p ModuleContext<'a>,
        scope: ScopeId,
        parent: Option<FuncId>,
        kind: FunctionKind,
        params: Params,
    ) -> FunctionBuilder<'a, 'p> {
        let described = module.resolved.scopes.scope(scope);
        let mut function = Function::new(described.name.clone(), described.qualname.clone(), module.id, kind, params);
        function.parent = parent;
        function.is_generator = described.is_generator;
        function.free_variables = described.free.iter().map(|free| free.name.clone()).collect();
        let entry = function.entry;
        let implicit = match kind {
            FunctionKind::Class => Some("namespace"),
            FunctionKind::GeneratorExpression => Some(".0"),
            FunctionKind::Module | FunctionKind::Def | FunctionKind::Lambda => None,
        };
        if let Some(name) = implicit {
            function.add_block_param(entry, Some(name.into()));
        }
        function.layout.clear();
        let null = function.append(entry, Op::Unbound, [], None, None);
        let unbound = function.insts[null].results[0];
        // Others refer to the function while it is built.
        let id = context.program.functions.push(function.clone());
        let mut builder = FunctionBuilder {
            context,
            module,
            id,
            function,
            scope,
            handler: None,
            open: Vec::new(),
            unbound,
            current: None,
            variables: Variables::new(unbound),
            locals: HashMap::new(),
            cells: HashMap::new(),
            sites: HashMap::new(),
        };
        builder.begin_sealed(entry);
        builder.bind_parameters();
        if builder.holds_variables() {
            builder.handler = Some(builder.new_block());
        }
        builder
    }

    fn bind_parameters(&mut self) {
        let scope = self.module.resolved.scopes.scope(self.scope);
        let params = self.function.blocks[self.function.entry].params.clone();
        let names: Vec<Name> = self.function.params.names().cloned().collect();
        for (name, &value) in names.iter().zip(&params) {
            if !scope.is_cell(name) {
                self.write_local(self.scope, name, value);
            }
        }
        if !scope.kind.is_function_like() {
            return;
        }
        for name in &scope.cells {
            let initial = names.iter().position(|param| param == name).map_or(self.unbound, |index| params[index]);
            let cell = self.value(Op::MakeCell, [initial], None);
            self.cells.insert((self.scope, name.clone()), cell);
        }
    }

    /// Ends the function: what construction left behind is tidied up, and the function is put into the program.
    pub fn finish(mut self) -> FuncId {
        debug_assert!(!self.is_reachable(), "the function does not end");
        if let Some(handler) = self.handler.take() {
            self.hold_in_traceback(handler);
        }
        let function = &mut self.function;
        simplify::remove_unreachable_blocks(function);
        simplify::remove_needless_bound_checks(function);
        simplify::remove_needless_polls(function);
        // Handlers of checks that were removed may be reached no more.
        simplify::remove_unreachable_blocks(function);
        simplify::remove_trivial_params(function, self.variables.params_made());
        simplify::merge_blocks(function);
        simplify::remove_unused_values(function);
        simplify::renumber(function);
        self.context.program.functions[self.id] = self.function;
        self.id
    }

    // Blocks.

    /// A block to be begun later.
    pub fn new_block(&mut self) -> Block {
        self.function.blocks.push(BlockData {
            params: Vec::new(),
            insts: Vec::new(),
            terminator: Terminator::Unreachable,
        })
    }

    /// Adds code to a block from now on.
    pub fn begin(&mut self, block: Block) {
        self.function.layout.push(block);
        self.current = Some(block);
    }

    /// Begins a block that no more edges will enter. When none did, nothing is reachable.
    pub fn begin_sealed(&mut self, block: Block) {
        self.variables.seal(&mut self.function, block);
        if block == self.function.entry || self.variables.has_predecessors(block) {
            self.begin(block);
        }
    }

    /// Declares that no more edges will enter a block.
    pub fn seal(&mut self, block: Block) {
        self.variables.seal(&mut self.function, block);
    }

    /// Whether code at the current place can run.
    pub fn is_reachable(&self) -> bool {
        self.current.is_some()
    }

    /// Adds a parameter to a block.
    pub fn block_param(&mut self, block: Block) -> Value {
        self.function.add_block_param(block, None)
    }

    fn here(&self) -> (Block, usize) {
        let block = self.current.expect("code is added where it can be reached only");
        (block, self.function.blocks[block].insts.len())
    }

    // Ends of blocks.

    fn terminate(&mut self, terminator: Terminator) {
        let (block, _) = self.here();
        for (index, edge) in terminator.edges().into_iter().enumerate() {
            self.variables.add_predecessor(edge.block, Predecessor::Terminator(block, index));
        }
        self.function.blocks[block].terminator = terminator;
        self.current = None;
    }

    /// Goes on at a block.
    pub fn jump(&mut self, block: Block, args: impl IntoIterator<Item = Value>) {
        self.terminate(Terminator::Jump(Edge { block, args: args.into_iter().collect() }));
    }

    /// Goes on at one of two blocks.
    pub fn branch(&mut self, condition: Value, then: Block, other: Block) {
        let edge = |block| Edge { block, args: Vec::new() };
        self.terminate(Terminator::Branch(condition, edge(then), edge(other)));
    }

    /// Goes on at one of two blocks, with arguments.
    pub fn branch_with(&mut self, condition: Value, then: (Block, Vec<Value>), other: (Block, Vec<Value>)) {
        let then = Edge { block: then.0, args: then.1 };
        self.terminate(Terminator::Branch(condition, then, Edge { block: other.0, args: other.1 }));
    }

    /// Leaves the function.
    pub fn return_value(&mut self, value: Value) {
        self.end_holds();
        self.terminate(Terminator::Return(value));
    }

    /// Leaves the function, if its end can be reached.
    pub fn return_none(&mut self) {
        if self.is_reachable() {
            let none = self.constant(Constant::None);
            self.return_value(none);
        }
    }

    // Instructions.

    /// Adds an instruction.
    pub fn add(&mut self, op: Op, args: impl IntoIterator<Item = Value>, site: Option<SiteId>) -> Inst {
        let (block, index) = self.here();
        let effects = op.effects();
        let unwind = self.handler.filter(|_| effects.may_raise);
        let edge = unwind.map(|block| Edge { block, args: Vec::new() });
        let inst = self.function.append(block, op, args, edge, site);
        if let Some(handler) = unwind {
            self.variables.add_predecessor(handler, Predecessor::Unwind(block, index));
        }
        if effects.never_returns {
            self.terminate(Terminator::Unreachable);
        }
        inst
    }

    /// Adds an instruction with one result.
    pub fn value(&mut self, op: Op, args: impl IntoIterator<Item = Value>, site: Option<SiteId>) -> Value {
        let inst = self.add(op, args, site);
        self.function.insts[inst].results[0]
    }

    /// Adds an instruction with two results.
    pub fn pair(&mut self, op: Op, args: impl IntoIterator<Item = Value>, site: SiteId) -> (Value, Value) {
        let inst = self.add(op, args, Some(site));
        let results = &self.function.insts[inst].results;
        (results[0], results[1])
    }

    /// A constant.
    pub fn constant(&mut self, constant: Constant) -> Value {
        self.value(Op::Const(constant), [], None)
    }

    /// The string constant with this text.
    pub fn text(&mut self, text: &str) -> Value {
        self.constant(Constant::Str(text.as_bytes().into()))
    }

    /// Whether a value is known, here and now, not to be null.
    pub fn is_plain(&self, value: Value) -> bool {
        match self.function.values[value].def {
            ValueDef::Result(inst, index) => !self.function.insts[inst].op.nullable_result(index as usize),
            ValueDef::Param(block, _) => block == self.function.entry,
        }
    }

    /// Whether a value was made by an op that makes a condition.
    pub fn is_condition(&self, value: Value) -> bool {
        match self.function.values[value].def {
            ValueDef::Result(inst, _) => self.function.insts[inst].op.effects().condition,
            ValueDef::Param(..) => false,
        }
    }

    // Variables.

    fn variable(&mut self, owner: ScopeId, name: &Name) -> Variable {
        let variables = &mut self.variables;
        let key = (owner, name.clone());
        *self.locals.entry(key).or_insert_with(|| variables.declare(Some(name.clone())))
    }

    /// The value of a variable of this frame, maybe null.
    pub fn read_local(&mut self, owner: ScopeId, name: &Name) -> Value {
        let variable = self.variable(owner, name);
        let (block, position) = self.here();
        self.variables.read(&mut self.function, variable, block, position)
    }

    /// Gives a variable of this frame a value, maybe null.
    pub fn write_local(&mut self, owner: ScopeId, name: &Name, value: Value) {
        let variable = self.variable(owner, name);
        let (block, position) = self.here();
        self.variables.write(&mut self.function, variable, block, position, value);
    }

    /// Where destruction can be observed: the old value of a variable that gets another one is held up to here.
    pub fn end_hold(&mut self, owner: ScopeId, name: &Name) {
        if self.context.facts.destruction_is_observable {
            let old = self.read_local(owner, name);
            if old != self.unbound {
                self.add(Op::KeepAlive, [old], None);
            }
        }
    }

    /// Whether it shows when the function's variables let go of their values.
    fn holds_variables(&self) -> bool {
        let scope = self.module.resolved.scopes.scope(self.scope);
        self.context.facts.destruction_is_observable && scope.kind.is_function_like()
    }

    /// Where an exception leaves the function: its variables live as long as its traceback.
    fn hold_in_traceback(&mut self, handler: Block) {
        self.begin_sealed(handler);
        if !self.is_reachable() {
            return;
        }
        let exception = self.value(Op::Catch, [], None);
        for name in self.variables_to_clear() {
            let value = match self.cells.get(&(self.scope, name.clone())) {
                Some(&cell) => cell,
                None => self.read_local(self.scope, &name),
            };
            if value != self.unbound {
                self.add(Op::HoldInTraceback, [exception, value], None);
            }
        }
        self.add(Op::Reraise, [exception], None);
    }

    /// The function's variables in the order in which CPython clears them: cells, other variables, parameters, the last first.
    fn variables_to_clear(&self) -> Vec<Name> {
        let scope = self.module.resolved.scopes.scope(self.scope);
        let params: Vec<&Name> = self.function.params.names().collect();
        let is_late = |name: &Name| scope.is_cell(name) && !params.contains(&name);
        let own = scope.symbols().filter(|(_, symbol)| symbol.place == molt_resolve::Place::Own);
        let (late, early): (Vec<Name>, Vec<Name>) = own.map(|(name, _)| name.clone()).partition(is_late);
        early.into_iter().chain(late).rev().collect()
    }

    /// The function's variables hold their values up to its end.
    fn end_holds(&mut self) {
        if !self.holds_variables() {
            return;
        }
        for name in self.variables_to_clear() {
            match self.cells.get(&(self.scope, name.clone())) {
                Some(&cell) => drop(self.add(Op::KeepAlive, [cell], None)),
                None => self.end_hold(self.scope, &name),
            }
        }
    }
}
