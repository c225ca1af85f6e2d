//! Binds the arguments of a call to the parameters of a compiled function.
//!
//! The result is what the generic version expects: positional parameters, keyword-only ones, the tuple of `*args`, the dict
//! of `**kwargs`. The errors are CPython's, and come in its order.

use super::exception::suggest;
use super::raised::{PyResult, Raised, raise, type_error};
use crate::object::dict;
use crate::object::function::Function;
use crate::object::{Args, Keywords, Owned, Ref, Str, tuple};

/// Binds; every parameter has a value afterwards.
pub fn bind<'a>(function: Ref<'a, Function>, args: Args<'a>) -> PyResult<Vec<Owned>> {
    let code = function.code();
    let (positional, named) = (code.positional(), code.positional() + code.keyword_only());
    let given = args.len();
    let mut bound: Vec<Option<Owned>> = Vec::with_capacity(code.parameter_count());
    bound.extend(args.iter().take(positional).map(|argument| Some(argument.owned())));
    bound.resize_with(named, || None);

    let extra = if code.has_varargs() {
        let rest: Vec<Owned> = args.iter().skip(positional).map(Ref::owned).collect();
        Some(tuple::new(rest.into_iter()).into_object())
    } else {
        None
    };
    let keywords = code.has_varkeywords().then(dict::new);
    for (name, value) in args.keywords.iter() {
        match find_parameter(function, name) {
            Some(index) if bound[index].is_some() => {
                raise!(type_error, "{}() got multiple values for argument '{}'", shown_name(function), name.text());
            }
            Some(index) => bound[index] = Some(value.owned()),
            None => match &keywords {
                Some(keywords) => keywords.set_name(name, value.owned()),
                None => return Err(unexpected_keyword(function, args.keywords, name)),
            },
        }
    }
    if given > positional && !code.has_varargs() {
        return Err(too_many(function, given, &bound));
    }
    fill_defaults(function, given, &mut bound)?;
    bound.push(extra);
    bound.push(keywords.map(Owned::into_object));
    Ok(bound.into_iter().flatten().collect())
}

fn shown_name(function: Ref<'_, Function>) -> String {
    function.qualified_name().as_str().to_owned()
}

/// The index of the parameter that a keyword names; positional-only ones cannot be named.
fn find_parameter(function: Ref<'_, Function>, name: Ref<'_, Str>) -> Option<usize> {
    let code = function.code();
    let named = code.positional() + code.keyword_only();
    let candidates = &code.parameters()[..named];
    let first = code.positional_only();
    let found = candidates[first..].iter().position(|known| known.is(name));
    found.or_else(|| candidates[first..].iter().position(|known| known.same_text(&name))).map(|index| index + first)
}

fn fill_defaults(function: Ref<'_, Function>, given: usize, bound: &mut [Option<Owned>]) -> PyResult<()> {
    let code = function.code();
    let positional = code.positional();
    if given < positional {
        let defaults = function.defaults().get();
        let defaults = defaults.as_ref().map_or(&[][..], |defaults| defaults.items());
        let first_default = positional.saturating_sub(defaults.len());
        let missing: Vec<usize> =
            (given.min(first_default)..first_default).filter(|&index| bound[index].is_none()).collect();
        if !missing.is_empty() {
            return Err(missing_arguments(function, "positional", &missing));
        }
        for index in first_default..positional {
            if bound[index].is_none() {
                bound[index] = Some(defaults[index + defaults.len() - positional].owned());
            }
        }
    }
    if code.keyword_only() > 0 {
        let defaults = function.keyword_defaults().get();
        let mut missing = Vec::new();
        for (index, place) in bound.iter_mut().enumerate().skip(positional) {
            if place.is_none() {
                *place = defaults.as_ref().and_then(|defaults| defaults.get_name(code.parameters()[index]));
                if place.is_none() {
                    missing.push(index);
                }
            }
        }
        if !missing.is_empty() {
            return Err(missing_arguments(function, "keyword-only", &missing));
        }
    }
    Ok(())
}

#[cold]
fn missing_arguments(function: Ref<'_, Function>, kind: &str, missing: &[usize]) -> Raised {
    let names: Vec<String> =
        missing.iter().map(|&index| format!("'{}'", function.code().parameters()[index].text())).collect();
    let list = match names.as_slice() {
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
        [] => String::new(),
    };
    let plural = if missing.len() == 1 { "" } else { "s" };
    type_error(format!("{}() missing {} required {kind} argument{plural}: {list}", shown_name(function), missing.len()))
}

#[cold]
fn too_many(function: Ref<'_, Function>, given: usize, bound: &[Option<Owned>]) -> Raised {
    let code = function.code();
    let positional = code.positional();
    let defaults = function.defaults().get().map_or(0, |defaults| defaults.len());
    let (expected, plural) = if defaults > 0 {
        (format!("from {} to {positional}", positional.saturating_sub(defaults)), true)
    } else {
        (positional.to_string(), positional != 1)
    };
    let keyword_only = bound.iter().skip(positional).filter(|place| place.is_some()).count();
    let plural_of = |count: usize| if count == 1 { "" } else { "s" };
    let mention = if keyword_only > 0 {
        format!(
            " positional argument{} (and {keyword_only} keyword-only argument{})",
            plural_of(given),
            plural_of(keyword_only)
        )
    } else {
        String::new()
    };
    let verb = if given == 1 && keyword_only == 0 { "was" } else { "were" };
    let plural = if plural { "s" } else { "" };
    type_error(format!(
        "{}() takes {expected} positional argument{plural} but {given}{mention} {verb} given",
        shown_name(function)
    ))
}

#[cold]
fn unexpected_keyword(function: Ref<'_, Function>, keywords: Keywords<'_>, name: Ref<'_, Str>) -> Raised {
    let code = function.code();
    let positional_only = &code.parameters()[..code.positional_only()];
    let wrong: Vec<&str> = positional_only
        .iter()
        .filter(|parameter| keywords.iter().any(|(key, _)| key.same_text(parameter)))
        .map(|parameter| parameter.text())
        .collect();
    if !wrong.is_empty() {
        return type_error(format!(
            "{}() got some positional-only arguments passed as keyword arguments: '{}'",
            shown_name(function),
            wrong.join(", ")
        ));
    }
    let named = code.positional() + code.keyword_only();
    let candidates = code.parameters()[code.positional_only()..named].iter().map(|parameter| parameter.text());
    let hint = match suggest::closest(name.text(), candidates) {
        Some(candidate) => format!(". Did you mean '{candidate}'?"),
        None => String::new(),
    };
    type_error(format!("{}() got an unexpected keyword argument '{}'{hint}", shown_name(function), name.text()))
}
