//! The whole program under analysis: versions, what they need of each other, and the order of work.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::rc::Rc;

use cranelift_entity::{EntitySet, PrimaryMap, SecondaryMap};
use molt_pir::{FuncId, FunctionKind, Program, Terminator};
use molt_types::{IntRange, KeepApart, Type};

use crate::closed_world::Surroundings;
use crate::flow::cfg::Cfg;
use crate::flow::{Findings, Flow};
use crate::heap::{Heap, Place};
use crate::stubs::Stubs;
use crate::{Accessor, CallTarget, VersionId};

/// Versions of one function; further parameter types join the one that fits best.
const VERSION_LIMIT: usize = 8;
/// Versions of one function that differ only in the sites of containers.
const SITE_VERSION_LIMIT: usize = 2;
/// Growths of a version's parameters after which integer ranges are widened.
const WIDEN_AFTER: u32 = 3;
/// How deeply analysing a call at once may nest; deeper ones wait in the queue.
const NESTING_LIMIT: usize = 48;

/// A version under analysis.
pub struct VersionState {
    /// The function.
    pub function: FuncId,
    /// Types of its parameters so far.
    pub params: Vec<Type>,
    growths: u32,
    /// Findings of the last run.
    pub findings: Option<Findings>,
    /// Whether nothing is known to call it: it is analysed for what it stores.
    pub is_shadow: bool,
}

/// The program, what its text says, and all that has been found out so far.
pub struct World<'p> {
    /// The program.
    pub program: &'p Program,
    /// What its text says.
    pub surroundings: Surroundings,
    /// Signatures of builtins.
    pub stubs: Rc<Stubs>,
    /// Contents of memory.
    pub heap: Heap,
    /// All versions, also those that turn out not to be needed.
    pub versions: PrimaryMap<VersionId, VersionState>,
    of_function: SecondaryMap<FuncId, Vec<VersionId>>,
    /// Functions whose `def` is reached.
    pub made: BTreeSet<FuncId>,
    /// Versions that the runtime calls back, through a key function and the like.
    pub called_back: BTreeSet<VersionId>,
    cfgs: HashMap<FuncId, Rc<Cfg>>,
    queue: VecDeque<VersionId>,
    queued: BTreeSet<VersionId>,
    running: BTreeSet<VersionId>,
    nesting: usize,
}

impl<'p> World<'p> {
    /// A world about which nothing is known but its text.
    pub fn new(program: &'p Program, stubs: Rc<Stubs>) -> World<'p> {
        World {
            program,
            surroundings: Surroundings::new(program, &stubs),
            stubs,
            heap: Heap::default(),
            versions: PrimaryMap::new(),
            of_function: SecondaryMap::new(),
            made: BTreeSet::new(),
            called_back: BTreeSet::new(),
            cfgs: HashMap::new(),
            queue: VecDeque::new(),
            queued: BTreeSet::new(),
            running: BTreeSet::new(),
            nesting: 0,
        }
    }

    /// Analyses everything; the versions of the modules' bodies.
    pub fn settle(&mut self) -> Vec<VersionId> {
        let bodies: Vec<FuncId> = self.program.modules.values().map(|module| module.body).collect();
        let roots: Vec<VersionId> = bodies.into_iter().map(|body| self.add_version(body, Vec::new(), false)).collect();
        loop {
            self.drain();
            if self.add_shadows() {
                continue;
            }
            if !self.heap.give_up_on_empty_places() {
                return roots;
            }
            self.queue_outdated();
        }
    }

    /// The control flow of a function.
    pub fn cfg(&mut self, function: FuncId) -> Rc<Cfg> {
        let program = self.program;
        self.cfgs.entry(function).or_insert_with(|| Rc::new(Cfg::new(&program.functions[function]))).clone()
    }

    /// The version of a function for these arguments. It covers them, and is analysed now unless that would nest too deeply.
    pub fn request(&mut self, function: FuncId, arguments: Vec<Type>) -> VersionId {
        let arguments: Vec<Type> =
            arguments.iter().map(|ty| ty.without_null()).map(|ty| self.heap.canonical(&ty)).collect();
        let (version, is_new) = match self.choose(function, &arguments) {
            Some(version) => (version, false),
            None => (self.add_version(function, arguments.clone(), false), true),
        };
        let state = &mut self.versions[version];
        state.is_shadow = false;
        let mut grown = false;
        for (param, argument) in state.params.iter_mut().zip(&arguments) {
            if !param.contains(argument) {
                let new = if state.growths >= WIDEN_AFTER {
                    param.widen(argument, &mut self.heap)
                } else {
                    param.join(argument, &mut self.heap)
                };
                grown |= new != *param;
                *param = new;
            }
        }
        if grown {
            self.versions[version].growths += 1;
            self.enqueue(version);
        }
        if (is_new || grown) && self.nesting < NESTING_LIMIT && !self.running.contains(&version) {
            self.analyse(version);
        }
        version
    }

    /// The version that `request` would take, if there is one already that covers the arguments' kinds.
    pub fn choose(&self, function: FuncId, arguments: &[Type]) -> Option<VersionId> {
        let versions = &self.of_function[function];
        let key = |types: &[Type]| -> Vec<Type> { types.iter().map(|ty| kind(&self.heap.canonical(ty))).collect() };
        let wanted = key(arguments);
        let fits = |version: &VersionId| key(&self.versions[*version].params) == wanted;
        if let Some(&version) = versions.iter().find(|version| fits(version)) {
            return Some(version);
        }
        let shape = |types: &[Type]| -> Vec<Type> {
            types.iter().map(|ty| kind(&self.heap.canonical(ty)).map_sites(&mut |_| first_site())).collect()
        };
        let wanted_shape = shape(arguments);
        let similar: Vec<VersionId> =
            versions.iter().copied().filter(|&version| shape(&self.versions[version].params) == wanted_shape).collect();
        if similar.len() >= SITE_VERSION_LIMIT {
            let contents = self.contents(arguments);
            let same = similar.iter().find(|&&version| self.contents(&self.versions[version].params) == contents);
            if let Some(&version) = same {
                return Some(version);
            }
        }
        if versions.len() < VERSION_LIMIT {
            return None;
        }
        // The one with the most parameters of the same kind; among equals the first.
        let score = |version: VersionId| {
            let own = key(&self.versions[version].params);
            own.iter().zip(&wanted).filter(|(own, wanted)| own == wanted || own.contains(wanted)).count()
        };
        versions.iter().copied().rev().max_by_key(|&version| score(version))
    }

    /// What the containers among some types hold.
    fn contents(&self, types: &[Type]) -> Vec<Type> {
        let mut found = Vec::new();
        for ty in types {
            for member in ty.members() {
                if let Type::List(site) | Type::Dict(site) | Type::Set(site) = member {
                    found.push(self.heap.look(&Place::Element(*site)));
                    found.push(self.heap.look(&Place::Value(*site)));
                }
            }
        }
        found
    }

    fn add_version(&mut self, function: FuncId, params: Vec<Type>, is_shadow: bool) -> VersionId {
        let version = self.versions.push(VersionState { function, params, growths: 0, findings: None, is_shadow });
        self.of_function[function].push(version);
        self.enqueue(version);
        version
    }

    fn enqueue(&mut self, version: VersionId) {
        if self.queued.insert(version) {
            self.queue.push_back(version);
        }
    }

    fn queue_outdated(&mut self) {
        for version in std::mem::take(&mut self.heap.outdated) {
            self.enqueue(version);
        }
    }

    fn drain(&mut self) {
        while let Some(version) = self.queue.pop_front() {
            if self.queued.contains(&version) {
                self.analyse(version);
            }
        }
    }

    /// Runs the analysis of a version once and tells those who read what it changed.
    fn analyse(&mut self, version: VersionId) {
        self.queued.remove(&version);
        self.running.insert(version);
        self.nesting += 1;
        let findings = Flow::run(self, version);
        self.nesting -= 1;
        self.running.remove(&version);
        self.heap.grow(Place::Result(version), &findings.result);
        self.versions[version].findings = Some(findings);
        self.queue_outdated();
    }

    /// Adds versions for functions that are made and that nothing known calls. Whether there were any.
    fn add_shadows(&mut self) -> bool {
        let uncalled: Vec<FuncId> =
            self.made.iter().copied().filter(|&function| self.of_function[function].is_empty()).collect();
        for &function in &uncalled {
            let mut params = vec![Type::Object; self.frame_size(function)];
            if let (Some(receiver), Some(first)) = (self.receiver_type(function), params.first_mut()) {
                *first = receiver;
            }
            self.add_version(function, params, true);
        }
        !uncalled.is_empty()
    }

    /// What the first parameter of a method is.
    fn receiver_type(&self, function: FuncId) -> Option<Type> {
        let class = self.surroundings.class_of_body[self.program.functions[function].parent?]?;
        let shape = self.surroundings.shapes.get(&class)?;
        let accessor = shape.accessors.values().find(|accessor| accessor.function() == function);
        match accessor {
            Some(Accessor::StaticMethod(_)) => None,
            Some(Accessor::ClassMethod(_)) => Some(Type::Class(class)),
            Some(Accessor::Property(_)) => Some(Type::Instance(class)),
            None => shape.methods.values().any(|&method| method == function).then_some(Type::Instance(class)),
        }
    }

    /// Number of parameters of a function's frame, a generator expression's iterator included.
    pub fn frame_size(&self, function: FuncId) -> usize {
        let code = &self.program.functions[function];
        code.blocks[code.entry].params.len()
    }

    /// Whether calling a function makes a generator.
    pub fn is_generator(&self, function: FuncId) -> bool {
        self.program.functions[function].is_generator
    }

    /// Versions that can be entered from the given ones, in the order in which they are found.
    pub fn entered_from(&self, roots: &[VersionId]) -> Vec<VersionId> {
        let mut found: Vec<VersionId> = Vec::new();
        let mut seen: EntitySet<VersionId> = EntitySet::new();
        let mut pending: VecDeque<VersionId> = roots.iter().copied().chain(self.called_back.iter().copied()).collect();
        while let Some(version) = pending.pop_front() {
            if !seen.insert(version) {
                continue;
            }
            found.push(version);
            let Some(findings) = &self.versions[version].findings else { continue };
            for target in findings.calls.values() {
                pending.extend(target.versions());
            }
        }
        found
    }

    /// Whether a version's code is worth compiling: class bodies run once and hold no loops.
    pub fn is_worth_compiling(&self, version: VersionId) -> bool {
        let state = &self.versions[version];
        let code = &self.program.functions[state.function];
        let has_resume = matches!(code.blocks[code.entry].terminator, Terminator::Resume(_));
        code.kind != FunctionKind::Class && !has_resume && state.findings.is_some()
    }
}

impl Accessor {
    /// The function behind it.
    pub fn function(self) -> FuncId {
        match self {
            Accessor::Property(function) | Accessor::StaticMethod(function) | Accessor::ClassMethod(function) => {
                function
            }
        }
    }
}

impl CallTarget {
    /// The versions that it may enter.
    pub fn versions(&self) -> Vec<VersionId> {
        match self {
            CallTarget::Version { version, .. } => vec![*version],
            CallTarget::Construct { init, .. } => init.iter().map(|(version, _)| *version).collect(),
            CallTarget::Dispatch(targets) => targets.iter().map(|(_, version, _)| *version).collect(),
        }
    }
}

/// What of a parameter's type makes another version: not the range of an int.
fn kind(ty: &Type) -> Type {
    match ty {
        Type::Int(range) => Type::Int(if range.fits_i64() { IntRange::I64 } else { IntRange::ANY }),
        Type::Range(_) => Type::Range(IntRange::ANY),
        Type::Tuple(parts) => Type::Tuple(parts.iter().map(kind).collect()),
        Type::TupleOf(part) => Type::TupleOf(Rc::new(kind(part))),
        Type::Iterator(part) => Type::Iterator(Rc::new(kind(part))),
        Type::IteratorBy(name, parts) => Type::IteratorBy(name.clone(), parts.iter().map(kind).collect()),
        Type::Union(members) => {
            members.iter().map(kind).fold(Type::Never, |all, member| all.join(&member, &mut KeepApart))
        }
        other => other.clone(),
    }
}

fn first_site() -> molt_types::SiteId {
    molt_types::SiteId::from_u32(0)
}
