//! Types as text, the same for the same program.

use std::fmt;

use molt_pir::{Name, Program};

use crate::{DictView, IntRange, SiteId, Type};

/// A type together with the program whose classes and functions it names.
pub struct Shown<'a> {
    ty: &'a Type,
    program: &'a Program,
}

impl Type {
    /// How a dump shows it: `int[0..9]`, `list(s3)`, `instance(Body)`.
    pub fn show<'a>(&'a self, program: &'a Program) -> Shown<'a> {
        Shown { ty: self, program }
    }
}

impl fmt::Display for IntRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == IntRange::ANY {
            return f.write_str("int");
        }
        if *self == IntRange::I64 {
            return f.write_str("int64");
        }
        if *self == IntRange::TAGGED {
            return f.write_str("int63");
        }
        let Some((low, high)) = self.bounds() else { return f.write_str("int") };
        if low == high {
            return write!(f, "int[{low}]");
        }
        let bound = |value: i64| match value {
            i64::MIN => "min".to_owned(),
            i64::MAX => "max".to_owned(),
            _ if IntRange::SIZE.high() == Some(value) => "size".to_owned(),
            _ if IntRange::TAGGED.low() == Some(value) => "-size-1".to_owned(),
            _ => value.to_string(),
        };
        write!(f, "int[{}..{}]", bound(low), bound(high))
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let program = self.program;
        let list = |f: &mut fmt::Formatter<'_>, parts: &[Type], separator: &str| -> fmt::Result {
            for (index, part) in parts.iter().enumerate() {
                if index > 0 {
                    f.write_str(separator)?;
                }
                part.show(program).fmt(f)?;
            }
            Ok(())
        };
        let named = |f: &mut fmt::Formatter<'_>, kind: &str, name: &Name| write!(f, "{kind}({name})");
        let site = |f: &mut fmt::Formatter<'_>, kind: &str, site: SiteId| write!(f, "{kind}({site})");
        match self.ty {
            Type::Null => f.write_str("null"),
            Type::None => f.write_str("none"),
            Type::Bool => f.write_str("bool"),
            Type::Int(range) => range.fmt(f),
            Type::Float => f.write_str("float"),
            Type::Str => f.write_str("str"),
            Type::Bytes => f.write_str("bytes"),
            Type::Tuple(parts) => {
                f.write_str("tuple(")?;
                list(f, parts, ", ")?;
                f.write_str(")")
            }
            Type::TupleOf(part) => write!(f, "tuple({}, ...)", part.show(program)),
            Type::List(id) => site(f, "list", *id),
            Type::Dict(id) => site(f, "dict", *id),
            Type::Set(id) => site(f, "set", *id),
            Type::Range(range) => write!(f, "range({range})"),
            Type::Slice => f.write_str("slice"),
            Type::Iterator(inner) => write!(f, "iterator({})", inner.show(program)),
            Type::IteratorBy(name, parts) => {
                write!(f, "{name}(")?;
                list(f, parts, ", ")?;
                f.write_str(")")
            }
            Type::DictView(DictView::Keys, id) => site(f, "dict_keys", *id),
            Type::DictView(DictView::Values, id) => site(f, "dict_values", *id),
            Type::DictView(DictView::Items, id) => site(f, "dict_items", *id),
            Type::Generator(function) => named(f, "generator", &program.functions[*function].qualname),
            Type::Instance(class) => named(f, "instance", &program.classes[*class].name),
            Type::Class(class) => named(f, "class", &program.classes[*class].name),
            Type::Function(function) => named(f, "function", &program.functions[*function].qualname),
            Type::Closure(function) => named(f, "closure", &program.functions[*function].qualname),
            Type::Builtin(name) => named(f, "builtin", name),
            Type::BuiltinMethod(class, name) => write!(f, "method({class}.{name})"),
            Type::NativeFunction(module, name) => write!(f, "native({module}.{name})"),
            Type::Module(module) => named(f, "module", &program.modules[*module].name),
            Type::NativeModule(name) => named(f, "native_module", name),
            Type::Cell => f.write_str("cell"),
            Type::Union(members) => list(f, members, "|"),
            Type::Object => f.write_str("object"),
            Type::Any => f.write_str("any"),
            Type::Never => f.write_str("never"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use cranelift_entity::EntityRef;

    use super::*;

    #[test]
    fn types_as_text() {
        let program = Program::default();
        let shown = |ty: Type| ty.show(&program).to_string();
        assert_eq!(shown(Type::int(5)), "int[5]");
        assert_eq!(shown(Type::INT), "int");
        assert_eq!(shown(Type::Int(IntRange::new(0, i64::MAX as i128))), "int[0..max]");
        assert_eq!(shown(Type::Int(IntRange::SIZE)), "int[0..size]");
        assert_eq!(shown(Type::union([Type::Str, Type::None])), "none|str");
        let pairs = Type::IteratorBy("enumerate".into(), Rc::new([Type::List(SiteId::new(3))]));
        assert_eq!(shown(pairs), "enumerate(list(s3))");
        assert_eq!(shown(Type::tuple([Type::I64, Type::Float])), "tuple(int64, float)");
    }
}
