//! Making classes: bases, metaclass, method resolution order, layout, `__set_name__`, `__init_subclass__`.

use std::cell::RefCell;

use super::dict::{self, Dict};
use super::instance::Instance;
use super::linearize::linearize;
use super::locked::Locked;
use super::program;
use super::slot_names;
use super::types::Added;
use super::{Args, Keywords, Owned, PyResult, Ref, Str, Tuple, Type, TypeFlags, as_refs, static_str, text, tuple};
use crate::builtins::object::OBJECT;
use crate::builtins::str::STR;
use crate::builtins::types::TYPE;
use crate::builtins::{descriptors, method_objects};
use crate::exec::raised::raise;
use crate::object::function::{self, ClosureCell, Function};
use crate::object::singletons::none_object;
use crate::protocols::{attribute, call, iterate};

/// `class name(*bases, **keywords): body`.
pub fn build(
    body: Ref<'_, Function>,
    name: Ref<'_, Str>,
    bases: Ref<'_, Tuple>,
    keywords: Option<Ref<'_, Dict>>,
    spec: Option<&'static program::Class>,
) -> PyResult<Owned> {
    let resolved = resolve_bases(bases)?;
    let resolved = resolved.borrow();
    let keywords = keywords.map(|keywords| dict::copy(&keywords));
    let explicit = keywords.as_ref().and_then(|keywords| keywords.remove_name(static_str!("metaclass")));
    let metaclass = match explicit {
        Some(metaclass) => metaclass,
        None => resolved.slice().first().map_or(TYPE.as_object(), |base| base.ty().as_object()).owned(),
    };
    let metaclass = match metaclass.borrow().downcast::<Type>() {
        Some(ty) => best_metaclass(ty.as_static(), resolved.slice())?.as_object().owned(),
        None => metaclass,
    };
    let is_plain = metaclass.borrow().is(TYPE.as_ref());
    let namespace =
        if is_plain { dict::new().into_object() } else { prepare(metaclass.borrow(), name, resolved, &keywords)? };
    let cell = function::enter(body, &[namespace.borrow()])?;
    if !resolved.is(bases)
        && let Some(namespace) = namespace.borrow().downcast::<Dict>()
    {
        namespace.set_name(static_str!("__orig_bases__"), bases.as_object().owned());
    }
    let class = if is_plain {
        let namespace = namespace.borrow().expect::<Dict>();
        let keyword_parts = keyword_parts(&keywords);
        let keywords = Keywords {
            names: keyword_parts.as_ref().map(|parts| parts.0.borrow()),
            values: keyword_parts.as_ref().map_or(&[], |parts| as_refs(&parts.1)),
        };
        let cell = cell.borrow().downcast::<ClosureCell>();
        new(&TYPE, name, resolved, namespace, keywords, spec, cell)?.as_object().owned()
    } else {
        let arguments = [name.as_object(), resolved.as_object(), namespace.borrow()];
        let class = call_with(metaclass.borrow(), &arguments, &keywords)?;
        if let Some(cell) = cell.borrow().downcast::<ClosureCell>()
            && !cell.value().is_set()
        {
            cell.value().set(Some(class.clone()));
        }
        class
    };
    Ok(class)
}

type KeywordParts = Option<(Owned<Tuple>, Vec<Owned>)>;

fn keyword_parts(keywords: &Option<Owned<Dict>>) -> KeywordParts {
    let keywords = keywords.as_ref().filter(|keywords| !keywords.is_empty())?;
    let (names, values): (Vec<Owned>, Vec<Owned>) = keywords.items().into_iter().unzip();
    Some((tuple::new(names.into_iter()), values))
}

fn call_with(callee: Ref<'_>, arguments: &[Ref<'_>], keywords: &Option<Owned<Dict>>) -> PyResult<Owned> {
    let parts = keyword_parts(keywords);
    let keywords = match &parts {
        Some((names, values)) => Keywords { names: Some(names.borrow()), values: as_refs(values) },
        None => Keywords::NONE,
    };
    call::call_args(callee, Args { first: None, rest: arguments, keywords })
}

/// Replaces bases that are no types by what their `__mro_entries__` says.
fn resolve_bases(bases: Ref<'_, Tuple>) -> PyResult<Owned<Tuple>> {
    if bases.slice().iter().all(|base| base.downcast::<Type>().is_some()) {
        return Ok(bases.owned());
    }
    let mut resolved = Vec::new();
    for base in bases.slice() {
        let entries = match base.downcast::<Type>() {
            Some(_) => None,
            None => attribute::get_optional(*base, static_str!("__mro_entries__"))?,
        };
        match entries {
            None => resolved.push(base.owned()),
            Some(method) => {
                let entries = call::call(method.borrow(), &[bases.as_object()])?;
                let Some(entries) = entries.borrow().downcast::<Tuple>() else {
                    raise!(type_error, "__mro_entries__ must return a tuple");
                };
                resolved.extend(entries.slice().iter().map(|entry| entry.owned()));
            }
        }
    }
    Ok(tuple::new(resolved.into_iter()))
}

/// The most derived of a metaclass and the bases' metaclasses.
pub fn best_metaclass(metaclass: &'static Type, bases: &[Ref<'_>]) -> PyResult<&'static Type> {
    let mut winner = metaclass;
    for base in bases {
        let candidate = base.ty();
        if winner.is_subtype(candidate) {
            continue;
        }
        if candidate.is_subtype(winner) {
            winner = candidate;
            continue;
        }
        raise!(
            type_error,
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"
        );
    }
    Ok(winner)
}

fn prepare(
    metaclass: Ref<'_>,
    name: Ref<'_, Str>,
    bases: Ref<'_, Tuple>,
    keywords: &Option<Owned<Dict>>,
) -> PyResult<Owned> {
    let Some(method) = attribute::get_optional(metaclass, static_str!("__prepare__"))? else {
        return Ok(dict::new().into_object());
    };
    let namespace = call_with(method.borrow(), &[name.as_object(), bases.as_object()], keywords)?;
    if namespace.ty().slots().get_item.is_none() {
        let shown = metaclass.downcast::<Type>().map_or("<metaclass>", |ty| ty.as_static().name());
        raise!(type_error, "{shown}.__prepare__() must return a mapping, not {}", namespace.ty().full_name());
    }
    Ok(namespace)
}

/// `type.__new__`: a new class.
pub fn new(
    metaclass: &'static Type,
    name: Ref<'_, Str>,
    bases: Ref<'_, Tuple>,
    namespace: Ref<'_, Dict>,
    keywords: Keywords<'_>,
    spec: Option<&'static program::Class>,
    cell: Option<Ref<'_, ClosureCell>>,
) -> PyResult<&'static Type> {
    let base = best_base(bases.slice())?;
    let contents = dict::copy(&namespace);
    let bases = if bases.is_empty() { tuple::from_refs(&[OBJECT.as_object()]) } else { bases.owned() };
    let spec = spec.filter(|spec| matches_prediction(spec, bases.borrow(), &contents));
    let class: &'static Type =
        Box::leak(Box::new(Type::class(metaclass, Box::leak(Box::<str>::from(name.text())), base, TypeFlags::BASE)));
    let class_cell = contents.remove_name(static_str!("__classcell__"));
    if let Err(raised) = fill(class, base, name, bases.borrow(), contents, spec) {
        // SAFETY: what the class itself owns refers to it, and nothing else: no Python code has been given it.
        unsafe { discard(class) };
        return Err(raised);
    }
    for ancestor in bases.borrow().slice() {
        if let Some(ancestor) = ancestor.downcast::<Type>() {
            ancestor.as_static().subclasses.borrow_mut().push(class);
        }
    }
    CLASSES.borrow_mut().push(class);
    class.slots.set(Box::leak(Box::new(slot_names::slots_for(class))));
    if class.slots().finalize.is_some() {
        crate::exec::finish::note_finalizer();
    }
    if let Some(cell) = cell {
        cell.value().set(Some(class.as_object().owned()));
    }
    if let Some(cell) = class_cell.as_ref().and_then(|cell| cell.borrow().downcast::<ClosureCell>()) {
        cell.value().set(Some(class.as_object().owned()));
    }
    set_names(class, namespace)?;
    init_subclass(class, keywords)?;
    class.version();
    class.set_pristine(true);
    if let Some(spec) = spec
        && !spec.ty().is_set()
    {
        spec.ty().set(Some(class.as_object().owned()));
    }
    Ok(class)
}

/// Every class that was made.
static CLASSES: Locked<RefCell<Vec<&'static Type>>> = Locked::new(RefCell::new(Vec::new()));

/// Every class that was made.
pub fn all() -> Vec<&'static Type> {
    CLASSES.borrow().clone()
}

/// Gives a class its layout, attributes and bases, as far as no Python code needs to run for it.
fn fill(
    class: &'static Type,
    base: &'static Type,
    name: Ref<'_, Str>,
    bases: Ref<'_, Tuple>,
    contents: Owned<Dict>,
    spec: Option<&'static program::Class>,
) -> PyResult<()> {
    take_qualified_name(class, name, &contents)?;
    let laid_out = lay_out(class, base, &contents, spec);
    prepare_contents(&contents);
    class.set_dict(contents);
    class.bases.set(Some(bases.owned()));
    laid_out?;
    let ancestors: Vec<&'static Type> =
        bases.slice().iter().filter_map(|base| base.downcast::<Type>().map(Ref::as_static)).collect();
    let mro = linearize(class, &ancestors)?;
    // What patterns look into is inherited from the first ancestor that says so.
    let collections = TypeFlags::SEQUENCE | TypeFlags::MAPPING;
    let inherited = mro[1..].iter().map(|ty| ty.flags().0 & collections.0).find(|flags| *flags != 0);
    class.add_flags(TypeFlags(inherited.unwrap_or(0)));
    class.mro.set(mro.leak());
    Ok(())
}

/// Frees a class that could not be completed.
///
/// # Safety
/// Nothing refers to the class but what it owns.
unsafe fn discard(class: &'static Type) {
    let name = std::ptr::from_ref(class.name()).cast_mut();
    // What the class owns refers to it, so that goes first.
    drop(class.dict.take());
    // SAFETY: `new` made both as boxes.
    unsafe {
        drop(Box::from_raw(std::ptr::from_ref(class).cast_mut()));
        drop(Box::from_raw(name));
    }
}

fn take_qualified_name(class: &'static Type, name: Ref<'_, Str>, contents: &Dict) -> PyResult<()> {
    let qualified = match contents.remove_name(static_str!("__qualname__")) {
        Some(qualified) => match qualified.downcast::<Str>() {
            Ok(qualified) => qualified,
            Err(other) => raise!(type_error, "type __qualname__ must be a str, not {}", other.ty().full_name()),
        },
        None => name.owned(),
    };
    class.qualified_name.set(Some(qualified));
    Ok(())
}

/// The static payload that instances of a type have.
fn payload(ty: &'static Type) -> &'static Type {
    let mut ty = ty;
    while ty.is_heap_type() || adds_nothing(ty) {
        match ty.base() {
            Some(base) => ty = base,
            None => break,
        }
    }
    ty
}

/// Whether a built-in type's instances are laid out as its base's: exceptions, mostly.
fn adds_nothing(ty: &'static Type) -> bool {
    ty.base().is_some_and(|base| {
        !std::ptr::eq(base, &OBJECT)
            && base.instance_size() == ty.instance_size()
            && base.is_variable_sized() == ty.is_variable_sized()
    })
}

/// The class whose slots, if any were declared, fix the layout of `ty`.
fn layout_owner(ty: &'static Type) -> &'static Type {
    let mut ty = ty;
    while ty.is_heap_type() && !ty.declares_slots() {
        match ty.base() {
            Some(base) => ty = base,
            None => break,
        }
    }
    if ty.is_heap_type() { ty } else { payload(ty) }
}

/// The base whose instances the class's instances extend.
fn best_base(bases: &[Ref<'_>]) -> PyResult<&'static Type> {
    let mut winner: Option<&'static Type> = None;
    for base in bases {
        let Some(base) = base.downcast::<Type>() else { raise!(type_error, "bases must be types") };
        let base = base.as_static();
        if !base.flags().has(TypeFlags::BASE) {
            raise!(type_error, "type '{}' is not an acceptable base type", base.full_name());
        }
        winner = Some(match winner {
            None => base,
            Some(current) => {
                let (old, new) = (layout_owner(current), layout_owner(base));
                if old.is_subtype(new) {
                    current
                } else if new.is_subtype(old) {
                    base
                } else {
                    raise!(type_error, "multiple bases have instance lay-out conflict")
                }
            }
        });
    }
    Ok(winner.unwrap_or(&OBJECT))
}

/// Whether the class statement's bases are what its description predicts.
fn matches_prediction(spec: &program::Class, bases: Ref<'_, Tuple>, contents: &Dict) -> bool {
    if contents.get_name(static_str!("__slots__")).is_some() || spec.ty().is_set() {
        return false;
    }
    let predicted: &[Option<&'static program::Class>] = if spec.bases().is_empty() { &[None] } else { spec.bases() };
    predicted.len() == bases.len()
        && predicted.iter().zip(bases.slice()).all(|(predicted, base)| match predicted {
            None => base.is(OBJECT.as_ref()),
            Some(predicted) => predicted.ty().holds(*base),
        })
}

/// Places `__dict__`, weak references and slots in instances.
fn lay_out(
    class: &'static Type,
    base: &'static Type,
    contents: &Dict,
    spec: Option<&'static program::Class>,
) -> PyResult<()> {
    let declared = match contents.get_name(static_str!("__slots__")) {
        Some(slots) => Some(declared_slots(class, slots.borrow(), contents)?),
        None => None,
    };
    let wants = |name: &str| declared.as_ref().is_none_or(|names| names.iter().any(|slot| slot.as_str() == name));
    let plain = std::ptr::eq(payload(base), &OBJECT);
    if plain {
        // The places exist in every plain instance; only whether they may be used differs.
        if wants("__dict__") {
            class.dict_offset.set(size_of::<super::Header>() as u32);
        }
        if wants("__weakref__") {
            class.weakref_offset.set(size_of::<super::Header>() as u32 + 8);
        }
        class.added.set(Added { dict: true, weakrefs: true });
        if class.slots_offset.get() == 0 {
            class.slots_offset.set(size_of::<Instance>() as u32);
            class.set_instance_size(size_of::<Instance>() as u32);
        }
    } else if !base.is_heap_type() || class.slots_offset.get() == 0 {
        add_behind_payload(class, base, wants("__dict__"), wants("__weakref__"));
    } else if wants("__dict__") && class.dict_offset.get() == 0 {
        add_behind_payload(class, base, true, false);
    }
    class.set_collected();
    match spec {
        Some(spec) => {
            *class.slot_names.borrow_mut() = spec.slot_names().iter().map(|name| Some(name.owned())).collect()
        }
        None => *class.slot_names.borrow_mut() = base.slot_names.borrow().clone(),
    }
    if let Some(names) = declared {
        for name in names {
            if matches!(name.as_str(), "__dict__" | "__weakref__") {
                continue;
            }
            let index = class.slot_names.borrow().len();
            class.slot_names.borrow_mut().push(None);
            contents.set_name(name.borrow(), descriptors::new_member(class, name.clone(), index).into_object());
        }
        class.set_declares_slots();
    }
    let slot_bytes = 8 * class.slot_names.borrow().len() as u32;
    if class.is_variable_sized() {
        class.extra_size.set(class.slots_offset.get() - 8 + slot_bytes);
    } else {
        class.set_instance_size(class.slots_offset.get() + slot_bytes);
    }
    Ok(())
}

/// Adds `__dict__` and the weak reference list behind the payload of a built-in base.
fn add_behind_payload(class: &'static Type, base: &'static Type, dict: bool, weakrefs: bool) {
    let start =
        if class.is_variable_sized() { 8 + class.extra_size.get() } else { base.instance_size().next_multiple_of(8) };
    let mut added = class.added.get();
    if dict && class.dict_offset.get() == 0 {
        class.dict_offset.set(start);
        added.dict = true;
    }
    if weakrefs && class.weakref_offset.get() == 0 {
        class.weakref_offset.set(start + 8);
        added.weakrefs = true;
    }
    class.added.set(added);
    class.slots_offset.set(start + 16);
}

/// The names that `__slots__` declares, private ones mangled.
fn declared_slots(class: &'static Type, slots: Ref<'_>, contents: &Dict) -> PyResult<Vec<Owned<Str>>> {
    let items = if slots.is_instance(&STR) { vec![slots.owned()] } else { iterate::collect(slots)? };
    let mut names = Vec::new();
    for item in items {
        let Some(name) = item.borrow().downcast::<Str>() else {
            raise!(type_error, "__slots__ items must be strings, not '{}'", item.ty().full_name());
        };
        let mangled = match name.text().starts_with("__") && !name.text().ends_with("__") {
            true => text::new(&format!("_{}{}", class.name().trim_start_matches('_'), name.text())),
            false => name.owned(),
        };
        if contents.get_name(mangled.borrow()).is_some() {
            raise!(value_error, "'{}' in __slots__ conflicts with class variable", mangled.as_str());
        }
        names.push(mangled);
    }
    Ok(names)
}

/// Wraps what is implicitly a class or static method, and settles `__hash__`.
fn prepare_contents(contents: &Dict) {
    let wrap = |name: Ref<'static, Str>, wrap: fn(Owned) -> Owned| {
        if let Some(value) = contents.get_name(name)
            && value.borrow().downcast::<Function>().is_some()
        {
            contents.set_name(name, wrap(value));
        }
    };
    wrap(static_str!("__new__"), method_objects::new_static);
    wrap(static_str!("__init_subclass__"), method_objects::new_class);
    wrap(static_str!("__class_getitem__"), method_objects::new_class);
    if contents.get_name(static_str!("__eq__")).is_some() && contents.get_name(static_str!("__hash__")).is_none() {
        contents.set_name(static_str!("__hash__"), none_object());
    }
    if contents.get_name(static_str!("__doc__")).is_none() {
        contents.set_name(static_str!("__doc__"), none_object());
    }
}

fn set_names(class: &'static Type, namespace: Ref<'_, Dict>) -> PyResult<()> {
    for (name, value) in namespace.items() {
        if let Some(method) = value.ty().lookup(static_str!("__set_name__")) {
            let arguments = [class.as_object(), name.borrow()];
            if let Err(raised) = call::call_found(method.borrow(), value.borrow(), Args::positional(&arguments)) {
                let note = format!(
                    "Error calling __set_name__ on '{}' instance {} in '{}'",
                    value.ty().name(),
                    crate::protocols::text::repr(name.borrow())?.as_str(),
                    class.name()
                );
                let add_note = attribute::get(raised.exception().as_object(), static_str!("add_note"))?;
                call::call(add_note.borrow(), &[text::new(&note).borrow().as_object()])?;
                return Err(raised);
            }
        }
    }
    Ok(())
}

/// Calls the `__init_subclass__` of the class's parents.
fn init_subclass(class: &'static Type, keywords: Keywords<'_>) -> PyResult<()> {
    let found = class.ancestors().skip(1).find_map(|ty| ty.dict().get_name(static_str!("__init_subclass__")));
    let Some(found) = found else { return Ok(()) };
    let bound = match found.ty().slots().descriptor_get {
        Some(get) => get(found.borrow(), None, class)?,
        None => found,
    };
    call::call_args(bound.borrow(), Args { first: None, rest: &[], keywords })?;
    Ok(())
}

/// `type.__setattr__` and `type.__delattr__` of a class.
pub fn set_class_attribute(class: &'static Type, name: Ref<'_, Str>, value: Option<Ref<'_>>) -> PyResult<()> {
    if class.flags().has(TypeFlags::IMMUTABLE) {
        raise!(type_error, "cannot set '{}' attribute of immutable type '{}'", name.text(), class.full_name());
    }
    let old = match value {
        Some(value) => {
            let old = class.dict().get_name(name);
            class.attributes_changed();
            class.dict().set_name(name, value.owned());
            old
        }
        None => {
            class.attributes_changed();
            match class.dict().remove_name(name) {
                Some(old) => Some(old),
                None => return Err(super::attribute::no_attribute(class.as_object(), name)),
            }
        }
    };
    if slot_names::is_slot_name(name.text()) {
        slot_names::update_slots(class);
    }
    drop(old);
    Ok(())
}

/// Sets an attribute that a descriptor of the metaclass shows, in the class itself.
pub fn set_own_attribute(class: &'static Type, name: Ref<'_, Str>, value: Option<Ref<'_>>) -> PyResult<()> {
    if class.flags().has(TypeFlags::IMMUTABLE) {
        raise!(type_error, "cannot set '{}' attribute of immutable type '{}'", name.text(), class.full_name());
    }
    match value {
        Some(value) => class.dict().set_name(name, value.owned()),
        None => drop(class.dict().remove_name(name)),
    }
    class.attributes_changed();
    Ok(())
}

/// Whether an instance of one class can become an instance of the other.
pub fn same_layout(a: &'static Type, b: &'static Type) -> bool {
    let names = |ty: &'static Type| -> Vec<Option<String>> {
        ty.slot_names.borrow().iter().map(|name| name.as_ref().map(|name| name.as_str().to_owned())).collect()
    };
    std::ptr::eq(payload(a), payload(b))
        && a.instance_size() == b.instance_size()
        && a.dict_offset.get() == b.dict_offset.get()
        && a.weakref_offset.get() == b.weakref_offset.get()
        && names(a) == names(b)
}

impl Type {
    /// Renames a class.
    pub fn rename(&'static self, name: &str) {
        self.set_name(String::from(name).leak());
    }

    /// Changes `__qualname__`.
    pub fn set_qualified_name(&'static self, name: Owned<Str>) {
        self.qualified_name.set(Some(name));
    }

    /// `__bases__` of a class.
    pub fn bases(&'static self) -> Option<Owned<Tuple>> {
        self.bases.get()
    }

    /// The direct subclasses.
    pub fn subclasses(&'static self) -> Vec<&'static Type> {
        self.subclasses.borrow().clone()
    }
}
