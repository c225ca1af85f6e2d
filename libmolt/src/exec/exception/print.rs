//! Printing exceptions as CPython's `traceback` module does: the chain of causes and contexts, frames, notes, groups.

use std::io::Write;

use super::chain::Plan;
use super::{ATTRIBUTE_ERROR, BASE_EXCEPTION_GROUP};
use super::{BaseException, Detail, IMPORT_ERROR, NAME_ERROR, Traceback, frame_lines, suggest};
use crate::exec::module::Module;
use crate::exec::stdlib_names::STDLIB_NAMES;
use crate::exec::{import, native};
use crate::object::attribute::module_and_qualified_name;
use crate::object::list::List;
use crate::object::{Owned, Ref, Str, Tuple, static_str};
use crate::protocols::{attribute, directory, text};

/// Repetitions of a frame that are shown before they are only counted.
const SHOWN_REPETITIONS: usize = 3;
const MOST_IN_GROUP: usize = 15;
const DEEPEST_GROUP: usize = 10;

/// Prints an exception that nobody caught to stderr.
pub fn print_uncaught(exception: Ref<'_, BaseException>) {
    let mut printer = Printer::default();
    printer.print(exception);
    // Nobody is left to hear that stderr is closed.
    let _ = std::io::stderr().write_all(printer.output.as_bytes());
}

/// Appends "Type: message", its notes, and what comes before them in a traceback, without frames.
pub fn describe(output: &mut String, exception: Ref<'_, BaseException>) {
    let mut printer = Printer::default();
    printer.describe(exception);
    *output += &printer.output;
}

/// The text of an exception as `traceback.format_exc()` gives it.
pub fn format(exception: Ref<'_, BaseException>) -> String {
    let mut printer = Printer::default();
    printer.print(exception);
    printer.output
}

#[derive(Default)]
struct Printer {
    output: String,
    /// Nesting of exception groups.
    depth: usize,
    needs_close: bool,
}

impl Printer {
    /// Appends text, its lines behind the margin of the group they are in.
    fn emit(&mut self, text: &str, margin: char) {
        if self.depth == 0 {
            self.output += text;
            return;
        }
        let prefix = format!("{}{margin} ", " ".repeat(2 * self.depth));
        for line in text.split_inclusive('\n') {
            self.output += &prefix;
            self.output += line;
        }
    }

    fn print(&mut self, exception: Ref<'_, BaseException>) {
        self.print_planned(&Plan::of(exception), 0);
    }

    fn print_planned(&mut self, plan: &Plan, index: usize) {
        for (link, index) in plan.chain(index) {
            if let Some(link) = link {
                self.emit(link, '|');
            }
            if plan.exception(index).is_instance(&BASE_EXCEPTION_GROUP) {
                self.print_group(plan, index);
            } else {
                self.print_one(plan.exception(index));
            }
        }
    }

    fn print_one(&mut self, exception: Ref<'_, BaseException>) {
        if let Some(traceback) = exception.traceback() {
            self.emit("Traceback (most recent call last):\n", '|');
            self.print_frames(traceback);
        }
        self.describe(exception);
    }

    fn print_frames(&mut self, traceback: Owned<Traceback>) {
        let mut text = String::new();
        let mut last: Option<(u32, u32)> = None;
        let mut count = 0;
        let mut next = Some(traceback);
        while let Some(traceback) = next {
            let site = crate::object::program::site(traceback.site());
            let place = (site.code().index(), site.line());
            if last != Some(place) {
                note_repetitions(&mut text, count);
                last = Some(place);
                count = 0;
            }
            count += 1;
            if count <= SHOWN_REPETITIONS {
                frame_lines::write(&mut text, site);
            }
            next = traceback.next();
        }
        note_repetitions(&mut text, count);
        self.emit(&text, '|');
    }

    fn describe(&mut self, exception: Ref<'_, BaseException>) {
        let mut shown = type_name(exception);
        let mut message = message(exception);
        message += &hint(exception);
        if !message.is_empty() {
            shown += &format!(": {message}");
        }
        shown.push('\n');
        self.emit(&shown, '|');
        self.print_notes(exception);
    }

    fn print_notes(&mut self, exception: Ref<'_, BaseException>) {
        let Ok(Some(notes)) = attribute::get_optional(exception.as_object(), static_str!("__notes__")) else { return };
        let notes = notes.borrow();
        let items: Vec<Owned> = if let Some(list) = notes.downcast::<List>() {
            list.to_vec()
        } else if let Some(tuple) = notes.downcast::<Tuple>() {
            tuple.slice().iter().map(|note| note.owned()).collect()
        } else {
            if !notes.is_none() {
                let shown = text::repr(notes)
                    .map_or_else(|_| String::from("<__notes__ repr() failed>"), |text| text.as_str().to_owned());
                self.emit(&format!("{shown}\n"), '|');
            }
            return;
        };
        for note in items {
            let shown = text::str(note.borrow())
                .map_or_else(|_| String::from("<note str() failed>"), |text| text.as_str().to_owned());
            for line in shown.split('\n') {
                self.emit(&format!("{line}\n"), '|');
            }
        }
    }

    fn print_group(&mut self, plan: &Plan, index: usize) {
        let group = plan.exception(index);
        if self.depth > DEEPEST_GROUP {
            self.emit(&format!("... (max_group_depth is {DEEPEST_GROUP})\n"), '|');
            return;
        }
        let is_outermost = self.depth == 0;
        self.depth += usize::from(is_outermost);
        if let Some(traceback) = group.traceback() {
            self.emit("Exception Group Traceback (most recent call last):\n", if is_outermost { '+' } else { '|' });
            self.print_frames(traceback);
        }
        self.describe(group);
        let exceptions = plan.members(index);
        let shown = if exceptions.len() <= MOST_IN_GROUP { exceptions.len() } else { MOST_IN_GROUP + 1 };
        self.needs_close = false;
        for (index, &exception) in exceptions.iter().enumerate().take(shown) {
            let is_last = index + 1 == shown;
            if is_last {
                self.needs_close = true;
            }
            let is_cut = index >= MOST_IN_GROUP;
            let title = if is_cut { String::from("...") } else { (index + 1).to_string() };
            let indent = " ".repeat(2 * self.depth);
            let start = if index == 0 { "+-" } else { "  " };
            self.output += &format!("{indent}{start}+---------------- {title} ----------------\n");
            self.depth += 1;
            if is_cut {
                let rest = exceptions.len() - MOST_IN_GROUP;
                let plural = if rest > 1 { "s" } else { "" };
                self.emit(&format!("and {rest} more exception{plural}\n"), '|');
            } else {
                self.print_planned(plan, exception);
            }
            if is_last && self.needs_close {
                let indent = " ".repeat(2 * self.depth);
                self.output += &format!("{indent}+------------------------------------\n");
                self.needs_close = false;
            }
            self.depth -= 1;
        }
        self.depth -= usize::from(is_outermost);
    }
}

fn note_repetitions(text: &mut String, count: usize) {
    if count > SHOWN_REPETITIONS {
        let more = count - SHOWN_REPETITIONS;
        let plural = if more > 1 { "s" } else { "" };
        *text += &format!("  [Previous line repeated {more} more time{plural}]\n");
    }
}

fn type_name(exception: Ref<'_, BaseException>) -> String {
    let (module, name) = module_and_qualified_name(exception.ty());
    match module.as_deref() {
        None | Some("builtins" | "__main__") => name,
        Some(module) => format!("{module}.{name}"),
    }
}

fn message(exception: Ref<'_, BaseException>) -> String {
    match text::str(exception.as_object()) {
        Ok(message) => message.as_str().to_owned(),
        Err(_) => String::from("<exception str() failed>"),
    }
}

fn name_detail(exception: Ref<'_, BaseException>, detail: Detail) -> Option<String> {
    let name = exception.detail(detail)?;
    Some(name.borrow().downcast::<Str>()?.text().to_owned())
}

/// What CPython adds to the message of exceptions about names.
fn hint(exception: Ref<'_, BaseException>) -> String {
    if exception.is_instance(&IMPORT_ERROR) {
        let Some(wrong) = name_detail(exception, Detail::ImportNameFrom) else { return String::new() };
        let module =
            name_detail(exception, Detail::ImportName).and_then(|name| native::loaded_modules().get_text(&name));
        let module = module.as_ref().and_then(|module| module.borrow().downcast::<Module>());
        return did_you_mean(module.and_then(|module| import::suggestion(&module, &wrong)));
    }
    if exception.is_instance(&ATTRIBUTE_ERROR) {
        let Some(wrong) = name_detail(exception, Detail::AttributeName) else { return String::new() };
        let Some(object) = exception.detail(Detail::AttributeObject) else { return String::new() };
        let names = directory::names(object.borrow());
        let candidates =
            names.iter().map(String::as_str).filter(|name| wrong.starts_with('_') || !name.starts_with('_'));
        return did_you_mean(suggest::closest(&wrong, candidates));
    }
    if exception.is_instance(&NAME_ERROR) {
        let Some(wrong) = name_detail(exception, Detail::Name) else { return String::new() };
        let suggestion = suggest::closest(&wrong, visible_names(exception).iter().map(String::as_str));
        let is_module = STDLIB_NAMES.binary_search(&wrong.as_str()).is_ok();
        return match (suggestion, is_module) {
            (Some(name), true) => format!(". Did you mean: '{name}'? Or did you forget to import '{wrong}'?"),
            (None, true) => format!(". Did you forget to import '{wrong}'?"),
            (suggestion, false) => did_you_mean(suggestion),
        };
    }
    String::new()
}

fn did_you_mean(suggestion: Option<String>) -> String {
    suggestion.map_or_else(String::new, |name| format!(". Did you mean: '{name}'?"))
}

/// The names that the innermost frame of the traceback could see: parameters, globals, builtins.
fn visible_names(exception: Ref<'_, BaseException>) -> Vec<String> {
    let Some(mut innermost) = exception.traceback() else { return Vec::new() };
    while let Some(next) = innermost.next() {
        innermost = next;
    }
    let code = crate::object::program::site(innermost.site()).code();
    let mut names: Vec<String> =
        code.parameters().iter().chain(code.free_variables()).map(|name| name.text().to_owned()).collect();
    let mut add = |module: &Module| {
        for (name, _) in module.snapshot().items() {
            if let Some(name) = name.borrow().downcast::<Str>() {
                names.push(name.text().to_owned());
            }
        }
    };
    if let Some(module) = code.module().object().get()
        && let Some(module) = module.borrow().downcast::<Module>()
    {
        add(&module);
    }
    add(&native::builtins());
    names
}
