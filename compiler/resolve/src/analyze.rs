//! Decides where each name lives, what closures hold, and how functions and classes are called.

use std::rc::Rc;

use molt_source::{Code, Diagnostics, FileId};

use crate::scopes::{FreeVariable, Name, Place, ScopeId, ScopeKind, ScopeTable, Uses};

/// Completes a table whose names' uses are known.
pub fn analyze(table: &mut ScopeTable, file: FileId, diagnostics: &mut Diagnostics) {
    for index in 0..table.scopes.len() {
        let scope = ScopeId(index as u32);
        name_scope(table, scope);
        for position in 0..table.scope(scope).symbols.len() {
            let (name, symbol) = table.scope(scope).symbols.get_index(position).expect("position is below the length");
            let (name, uses, declaration) = (Rc::clone(name), symbol.uses, symbol.declaration);
            let place = match place(table, scope, &name, uses) {
                Ok(place) => place,
                Err((code, message)) => {
                    let range = declaration.expect("only declared names are refused");
                    diagnostics.error(code, molt_syntax::span(file, range), message);
                    Place::Own
                }
            };
            table.scopes[index].symbols[position].place = place;
            if let Place::Enclosing(owner) = place {
                share(table, scope, owner, &name);
            }
        }
    }
    for scope in &mut table.scopes {
        scope.free.sort_by(|a, b| a.name.cmp(&b.name));
        scope.cells.sort();
    }
}

type Refusal = (Code, String);

/// Where a name that a scope mentions lives.
fn place(table: &ScopeTable, scope: ScopeId, name: &Name, uses: Uses) -> Result<Place, Refusal> {
    if uses.global {
        return match uses.nonlocal {
            true => Err((Code::ConflictingDeclaration, format!("name '{name}' is nonlocal and global"))),
            false => Ok(Place::GlobalExplicit),
        };
    }
    if uses.nonlocal {
        if scope == ScopeId::MODULE {
            let message = "nonlocal declaration not allowed at module level".to_string();
            return Err((Code::NonlocalWithoutBinding, message));
        }
        return match enclosing(table, scope, name) {
            Some(owner) => Ok(Place::Enclosing(owner)),
            None => Err((Code::NonlocalWithoutBinding, format!("no binding for nonlocal '{name}' found"))),
        };
    }
    if uses.bound {
        return Ok(Place::Own);
    }
    Ok(enclosing(table, scope, name).map_or(Place::GlobalImplicit, Place::Enclosing))
}

/// The nearest function around a scope that binds a name. Class scopes are passed over: their names are not visible
/// in what they contain, except `__class__`, which every class offers to its methods.
fn enclosing(table: &ScopeTable, scope: ScopeId, name: &str) -> Option<ScopeId> {
    let frame = table.frame(scope);
    let mut around = table.scope(scope).parent;
    while let Some(id) = around {
        let candidate = table.scope(id);
        match candidate.kind {
            ScopeKind::Module => return None,
            // A comprehension directly in a class body runs before the class exists.
            ScopeKind::Class if name == "__class__" => return (id != frame).then_some(id),
            ScopeKind::Class => {}
            _ => match candidate.symbol(name).map(|symbol| symbol.uses) {
                Some(uses) if uses.global => return None,
                Some(uses) if uses.bound && !uses.nonlocal => return Some(id),
                _ => {}
            },
        }
        around = candidate.parent;
    }
    None
}

/// Makes a variable reach a scope: nothing to do within a frame, else its owner keeps it in a cell that every frame
/// between passes on.
fn share(table: &mut ScopeTable, scope: ScopeId, owner: ScopeId, name: &Name) {
    let owner_frame = table.frame(owner);
    let mut frame = table.frame(scope);
    if frame == owner_frame {
        return;
    }
    if table.scope(owner).kind == ScopeKind::Class {
        table.scopes[owner.index()].needs_class_cell = true;
    } else if !table.scope(owner).cells.contains(name) {
        table.scopes[owner.index()].cells.push(Rc::clone(name));
    }
    while frame != owner_frame {
        let here = &mut table.scopes[frame.index()];
        if here.free_index(name).is_some() {
            return;
        }
        here.free.push(FreeVariable { name: Rc::clone(name), owner });
        let parent = here.parent.expect("the owner encloses the scope");
        frame = table.frame(parent);
    }
}

/// `__qualname__`, from the frame around.
fn name_scope(table: &mut ScopeTable, scope: ScopeId) {
    let here = table.scope(scope);
    let Some(parent) = here.parent else { return };
    let parent = table.scope(table.frame(parent));
    let is_named = matches!(here.kind, ScopeKind::Function | ScopeKind::Class);
    let mangled = crate::mangle::mangle(parent.private.as_deref(), &here.name);
    let is_declared_global = is_named && parent.symbol(&mangled).is_some_and(|symbol| symbol.uses.global);
    let qualname: Name = match parent.kind {
        _ if is_declared_global => Rc::clone(&here.name),
        ScopeKind::Module => Rc::clone(&here.name),
        ScopeKind::Class | ScopeKind::GeneratorExpression => format!("{}.{}", parent.qualname, here.name).into(),
        _ => format!("{}.<locals>.{}", parent.qualname, here.name).into(),
    };
    table.scopes[scope.index()].qualname = qualname;
}
