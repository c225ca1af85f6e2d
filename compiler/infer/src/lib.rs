//! Whole-program, interprocedural, flow-sensitive type inference: PIR in, a type for every value of every version out.
//!
//! A *version* is a function together with the types of its parameters. Its code, lowered with the types found here, is
//! entered only with such arguments. Two kinds of knowledge are kept apart for each value:
//! - *proved*: what the operation gives, by the semantics of Python, for operands of their types;
//! - *type*: what the code after it may assume. Where that is narrower than what is proved, it is a prediction, and the
//!   lowered code tests it right after the operation and leaves for the generic version when it fails.
//!
//! The search is optimistic: every value, variable and attribute starts as `Never` and grows with what is found to flow
//! into it, until nothing changes. [`flow`] does one version, [`world`] all of them, [`heap`] is what they tell each other.

use std::collections::BTreeMap;

use cranelift_entity::{EntityRef, PrimaryMap, SecondaryMap};
use molt_pir::{Name, Program};
use molt_types::{SiteId, Type};

mod calls;
mod closed_world;
mod display;
mod flow;
mod heap;
pub mod result;
pub mod stubs;
mod transfer;
mod world;

pub use result::*;

use heap::{Place, word_type};
use world::World;

/// Finds the types of a program.
pub fn infer_program(program: &Program) -> Inference {
    let mut world = World::new(program, stubs::Stubs::load());
    let roots = world.settle();
    hand_over(world, &roots)
}

/// The findings, without what served only to get there.
fn hand_over(mut world: World<'_>, roots: &[VersionId]) -> Inference {
    let kept: Vec<VersionId> =
        world.entered_from(roots).into_iter().filter(|&version| world.is_worth_compiling(version)).collect();
    let mut numbers: SecondaryMap<VersionId, Option<VersionId>> = SecondaryMap::new();
    for (index, &version) in kept.iter().enumerate() {
        numbers[version] = Some(VersionId::new(index));
    }
    let mut inference = Inference::default();
    for &version in &kept {
        let function = world.versions[version].function;
        let result = match world.is_generator(function) {
            true => Type::Generator(function),
            false => world.heap.look(&Place::Result(version)),
        };
        let params = world.versions[version].params.clone();
        let Some(findings) = world.versions[version].findings.take() else { continue };
        let mut types = SecondaryMap::new();
        for value in world.program.functions[function].values.keys() {
            let fact = &findings.facts[value];
            types[value] =
                TypeFact { proved: world.heap.canonical(&fact.proved), assumed: world.heap.canonical(&fact.assumed) };
        }
        inference.versions.push(Version {
            function,
            params: params.iter().map(|ty| world.heap.canonical(ty)).collect(),
            types,
            refined: findings.refined.into_iter().map(|(at, ty)| (at, world.heap.canonical(&ty))).collect(),
            result: world.heap.canonical(&result),
            calls: findings
                .calls
                .into_iter()
                .filter_map(|(inst, target)| Some((inst, renumbered(target, &numbers)?)))
                .collect(),
            reached: findings.reached,
        });
    }
    for &version in &world.called_back {
        if let Some(number) = numbers[version] {
            inference.entry_versions.entry(world.versions[version].function).or_default().push(number);
        }
    }
    inference.sites = sites(&world);
    inference.classes = shapes(&mut world);
    inference.constant_globals = std::mem::take(&mut world.surroundings.constant_globals);
    inference.bound_early = std::mem::take(&mut world.surroundings.bound_early);
    inference
}

fn renumbered(target: CallTarget, numbers: &SecondaryMap<VersionId, Option<VersionId>>) -> Option<CallTarget> {
    Some(match target {
        CallTarget::Version { version, arguments } => CallTarget::Version { version: numbers[version]?, arguments },
        CallTarget::Construct { class, init } => {
            let init = match init {
                Some((version, arguments)) => Some((numbers[version]?, arguments)),
                None => None,
            };
            CallTarget::Construct { class, init }
        }
        CallTarget::Dispatch(targets) => {
            let targets: Option<Vec<_>> = targets
                .into_iter()
                .map(|(class, version, arguments)| Some((class, numbers[version]?, arguments)))
                .collect();
            CallTarget::Dispatch(targets?)
        }
    })
}

fn sites(world: &World<'_>) -> PrimaryMap<SiteId, SiteContents> {
    let mut sites = PrimaryMap::new();
    for index in 0..world.heap.site_count() {
        let site = SiteId::new(index);
        let content = |place: Place| match world.heap.look(&place) {
            Type::Object => Type::Any,
            other => world.heap.canonical(&other),
        };
        sites.push(SiteContents { element: content(Place::Element(site)), value: content(Place::Value(site)) });
    }
    sites
}

/// The shapes of classes with the slots that only code outside the class assigns, and with slot types.
fn shapes(world: &mut World<'_>) -> BTreeMap<molt_pir::ClassId, ClassShape> {
    let mut shapes = std::mem::take(&mut world.surroundings.shapes);
    let assigned = world.heap.slots();
    // Bases come first, as their slots do in what inherits from them.
    let mut order: Vec<molt_pir::ClassId> = shapes.keys().copied().collect();
    order.sort_by_key(|class| shapes[class].mro.len());
    for class in order {
        let inherited: Vec<Name> = shapes[&class].bases.iter().flat_map(|base| shapes[base].slots.clone()).collect();
        let own = shapes[&class].slots.clone();
        let outside = assigned.get(&class).cloned().unwrap_or_default();
        let mut slots: Vec<Name> = Vec::new();
        for name in inherited.into_iter().chain(own).chain(outside) {
            if !slots.contains(&name) {
                slots.push(name);
            }
        }
        let slot_types = slots
            .iter()
            .map(|name| match world.heap.look(&Place::Slot(class, name.clone())) {
                Type::Never | Type::Object => Type::Any,
                other => world.heap.canonical(&word_type(&other)),
            })
            .collect();
        if let Some(shape) = shapes.get_mut(&class) {
            shape.slots = slots;
            shape.slot_types = slot_types;
        }
    }
    shapes
}
