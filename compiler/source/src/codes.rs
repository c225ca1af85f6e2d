//! The diagnostics' codes, one row each. `spec/diagnostics.md` is rendered from this table.
//!
//! A code is stable: it keeps its number and its meaning, and the number of a withdrawn one is not used again.
//! E00xx: the text is not Python. E01xx: names. E02xx: modules. E05xx: Python that isn't compiled yet.

use crate::diagnostic::Severity;

/// A row of the table.
#[derive(Debug)]
pub struct CodeInfo {
    /// `E0001` and the like.
    pub code: &'static str,
    /// A few words.
    pub title: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// A paragraph for the reference.
    pub explanation: &'static str,
}

macro_rules! codes {
    ($( $name:ident $code:literal $severity:ident $title:literal: $( $line:literal )+; )*) => {
        /// A diagnostic's code.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum Code { $( #[doc = $title] $name, )* }

        impl Code {
            /// Every code in order.
            pub const ALL: &[Code] = &[ $( Code::$name, )* ];

            /// The code's row.
            pub fn info(self) -> &'static CodeInfo {
                match self { $( Code::$name => &CodeInfo {
                    code: $code, title: $title, severity: Severity::$severity, explanation: concat!($( $line, "\n" ),+),
                }, )* }
            }
        }
    };
}

codes! {
    Syntax "E0001" Error "invalid syntax":
        "The text does not follow Python's grammar. The message is the one that CPython 3.14 gives for the first such place"
        "of a file; later places are reported as the parser found them after it recovered.";
    Indentation "E0002" Error "wrong indentation":
        "A line is indented where it must not be, is not where it must, or does not return to an indentation that"
        "an enclosing block has.";
    Encoding "E0003" Error "the file's bytes are not text":
        "The file is not valid in its encoding (UTF-8 unless its first or second line declares another), declares an encoding"
        "that is not known, or contains null bytes.";
    Unreadable "E0004" Error "the file cannot be read":
        "The operating system refused to read the file, for the reason given.";
    OutsideFunction "E0010" Error "a statement that belongs in a function":
        "`return` and `yield` need a function around them; a class body in a function does not count.";
    OutsideLoop "E0011" Error "`break` or `continue` outside a loop":
        "`break` and `continue` need a loop around them in the same function or class body.";
    OutsideAsyncFunction "E0012" Error "an asynchronous construct outside `async def`":
        "`await`, `async for`, `async with` and asynchronous comprehensions need an `async def` function around them.";
    DefaultExceptNotLast "E0013" Error "`except:` before another handler":
        "A handler without a type catches everything, so none may follow it.";
    ForbiddenTarget "E0014" Error "something that cannot be assigned to or deleted":
        "`__debug__` is a constant, and what is assigned to or deleted must be a variable, an attribute, an item, or a"
        "tuple or list of such.";
    StarredExpression "E0015" Error "a starred expression in a wrong place":
        "`*x` stands in calls, in tuple, list and set displays, and once in the targets of an assignment.";
    RepeatedKeyword "E0016" Error "a keyword argument given twice":
        "A call may name each parameter once.";
    FutureImport "E0017" Error "a wrong `from __future__` import":
        "`from __future__` imports stand at the beginning of the file and name features that Python has.";
    StarImportPlace "E0018" Error "`import *` in a function or class":
        "`from module import *` is allowed at module level only.";
    AnnotationExpression "E0019" Error "an expression that annotations cannot hold":
        "Annotations are evaluated on demand and on their own, so `yield`, `await` and `:=` have no place in them.";
    Pattern "E0020" Error "a pattern that cannot be":
        "A pattern binds each name once, its alternatives bind the same names, and only the last `case` may match everything.";
    ExceptStarExit "E0021" Error "a statement that leaves an `except*` block":
        "All `except*` clauses of a `try` may run for one exception, so `break`, `continue` and `return` cannot leave one.";
    DuplicateParameter "E0100" Error "two parameters of one name":
        "The parameters of a function have distinct names.";
    ConflictingDeclaration "E0101" Error "a declaration that contradicts another":
        "A name is a parameter, `global`, `nonlocal` or annotated, but only one of them in one scope.";
    LateDeclaration "E0102" Error "a name used before its `global` or `nonlocal`":
        "`global` and `nonlocal` come before every use of the name in their function.";
    NonlocalWithoutBinding "E0103" Error "`nonlocal` names no variable":
        "`nonlocal` needs a function around it that binds the name, so it means nothing at module level.";
    NamedExpression "E0104" Error "`:=` in a wrong place":
        "An assignment expression may not stand in the iterables of a comprehension or in a comprehension of a class body,"
        "nor rebind a comprehension's variable.";
    ModuleNotFound "E0200" Error "no such module":
        "The module is neither one of the program's files, found beside the main file or on the search path, nor one that"
        "comes with Molt. An import that stands in a `try` that catches `ImportError` fails when it runs instead.";
    RelativeImport "E0201" Error "a relative import that leads nowhere":
        "A relative import needs a package around its module, with as many levels as it has dots.";
    NotAPackage "E0202" Error "a submodule of something that is not a package":
        "Only a folder with modules in it has submodules.";
    Async "E0501" Error "asynchronous code is not compiled yet":
        "`async def`, `await`, `async for`, `async with` and asynchronous comprehensions are not compiled yet.";
    TypeStatement "E0502" Error "`type` statements are not compiled yet":
        "A `type` statement makes an alias that is evaluated on demand; it is not compiled yet.";
    TypeParameters "E0503" Error "type parameters are not compiled yet":
        "Generic functions and classes with a list of type parameters are not compiled yet.";
    TemplateString "E0504" Error "template strings are not compiled yet":
        "A template string (`t'…'`) makes a `Template` object; it is not compiled yet.";
    DynamicCode "E0506" Error "code made at run time is not compiled yet":
        "`exec`, `eval`, `compile`, `__import__` and `breakpoint` run or find code that the compiler has not seen. They are not compiled yet.";
    Annotations "E0507" Error "annotations are not kept yet":
        "Annotations are read by the compiler's users and tools, not by the program: `__annotations__` and `__annotate__` are not"
        "compiled yet.";
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.info().code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_distinct_and_ascending() {
        assert!(Code::ALL.windows(2).all(|pair| pair[0].info().code < pair[1].info().code));
    }
}
