//! Arguments of a call on their way to a callee: CPython's vectorcall convention with the receiver apart.

use super::{Ref, Str, Tuple};

/// Keyword arguments: names, and one value for each.
#[derive(Clone, Copy)]
pub struct Keywords<'a> {
    /// A tuple of str, or `None` without keywords.
    pub names: Option<Ref<'a, Tuple>>,
    /// The values, as many as names.
    pub values: &'a [Ref<'a>],
}

impl<'a> Keywords<'a> {
    /// No keywords.
    pub const NONE: Keywords<'static> = Keywords { names: None, values: &[] };

    /// Number of keywords.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Names and values in order.
    pub fn iter(self) -> impl Iterator<Item = (Ref<'a, Str>, Ref<'a>)> {
        let names = self.names.map_or(&[][..], |names| names.get().items());
        names.iter().map(|name| name.expect::<Str>()).zip(self.values.iter().copied())
    }

    /// The value of one keyword.
    pub fn get(self, name: &str) -> Option<Ref<'a>> {
        self.iter().find(|(key, _)| key.get().as_str() == name).map(|(_, value)| value)
    }
}

/// All arguments of a call.
#[derive(Clone, Copy)]
pub struct Args<'a> {
    /// The receiver, which goes before `rest`; bound methods put it here instead of copying the others.
    pub first: Option<Ref<'a>>,
    /// Positional arguments.
    pub rest: &'a [Ref<'a>],
    /// Keyword arguments.
    pub keywords: Keywords<'a>,
}

impl<'a> Args<'a> {
    /// No arguments.
    pub const NONE: Args<'static> = Args { first: None, rest: &[], keywords: Keywords::NONE };

    /// Positional arguments only.
    #[inline(always)]
    pub const fn positional(rest: &'a [Ref<'a>]) -> Args<'a> {
        Args { first: None, rest, keywords: Keywords::NONE }
    }

    /// Number of positional arguments.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.first.is_some() as usize + self.rest.len()
    }

    /// Whether there are neither positional nor keyword arguments.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0 && self.keywords.is_empty()
    }

    /// A positional argument.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Ref<'a>> {
        match self.first {
            None => self.rest.get(index).copied(),
            Some(first) if index == 0 => Some(first),
            Some(_) => self.rest.get(index - 1).copied(),
        }
    }

    /// The positional arguments in order.
    pub fn iter(self) -> impl Iterator<Item = Ref<'a>> {
        self.first.into_iter().chain(self.rest.iter().copied())
    }

    /// The first positional argument and the others.
    #[inline(always)]
    pub fn split_first(self) -> Option<(Ref<'a>, Args<'a>)> {
        match self.first {
            Some(first) => Some((first, Args { first: None, ..self })),
            None => {
                let (first, rest) = self.rest.split_first()?;
                Some((*first, Args { rest, ..self }))
            }
        }
    }

    /// Calls `then` with these arguments and `receiver` before them.
    #[inline(always)]
    pub fn with_receiver<R>(self, receiver: Ref<'a>, then: impl FnOnce(Args<'_>) -> R) -> R {
        match self.first {
            None => then(Args { first: Some(receiver), ..self }),
            Some(first) => {
                let mut all = Vec::with_capacity(self.rest.len() + 1);
                all.push(first);
                all.extend_from_slice(self.rest);
                then(Args { first: Some(receiver), rest: &all, keywords: self.keywords })
            }
        }
    }

    /// Calls `then` with all positional arguments in one slice.
    #[inline(always)]
    pub fn with_slice<R>(self, then: impl FnOnce(&[Ref<'a>]) -> R) -> R {
        match self.first {
            None => then(self.rest),
            Some(first) => {
                let count = self.rest.len() + 1;
                if count <= 8 {
                    let mut all = [first; 8];
                    all[1..count].copy_from_slice(self.rest);
                    then(&all[..count])
                } else {
                    let mut all = Vec::with_capacity(count);
                    all.push(first);
                    all.extend_from_slice(self.rest);
                    then(&all)
                }
            }
        }
    }
}
