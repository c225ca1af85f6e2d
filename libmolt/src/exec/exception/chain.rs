//! Which exceptions a traceback shows: each once, as CPython's `traceback.TracebackException` collects them.
//!
//! An exception that was met already, as a cause, a context or a member of a group, is not shown as a cause or context again.

use super::{BASE_EXCEPTION_GROUP, BaseException, Detail};
use crate::object::{Owned, Ref, Tuple};

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// All exceptions that are shown for one. The first is that one.
pub struct Plan {
    nodes: Vec<Node>,
}

struct Node {
    exception: Owned<BaseException>,
    /// What is printed between this exception and the one that comes before it, and that one.
    before: Option<(&'static str, usize)>,
    members: Vec<usize>,
}

impl Plan {
    /// For an exception.
    pub fn of(exception: Ref<'_, BaseException>) -> Plan {
        let mut plan = Plan { nodes: Vec::new() };
        let mut seen = Vec::new();
        let first = plan.add(exception, &mut seen);
        let mut queue = vec![first];
        while let Some(index) = queue.pop() {
            plan.complete(index, &mut seen, &mut queue);
        }
        plan
    }

    fn add(&mut self, exception: Ref<'_, BaseException>, seen: &mut Vec<usize>) -> usize {
        seen.push(exception.word().bits() as usize);
        self.nodes.push(Node { exception: exception.owned(), before: None, members: Vec::new() });
        self.nodes.len() - 1
    }

    fn complete(&mut self, index: usize, seen: &mut Vec<usize>, queue: &mut Vec<usize>) {
        let exception = self.nodes[index].exception.clone();
        let is_new = |other: &Owned<BaseException>, seen: &[usize]| !seen.contains(&(other.word().bits() as usize));
        let link = match exception.cause().filter(|cause| is_new(cause, seen)) {
            Some(cause) => Some((CAUSE, cause)),
            None if exception.suppresses_context() => None,
            None => exception.context().filter(|context| is_new(context, seen)).map(|context| (CONTEXT, context)),
        };
        if let Some((text, before)) = link {
            let before = self.add(before.borrow(), seen);
            self.nodes[index].before = Some((text, before));
            queue.push(before);
        }
        if !exception.borrow().is_instance(&BASE_EXCEPTION_GROUP) {
            return;
        }
        let members = exception.detail(Detail::GroupExceptions);
        let members = members.as_ref().and_then(|members| members.borrow().downcast::<Tuple>());
        let members = members.map_or(&[][..], Ref::<Tuple>::slice);
        let members = members.iter().filter_map(|member| member.downcast::<BaseException>());
        let members: Vec<usize> = members.map(|member| self.add(member, seen)).collect();
        queue.extend(&members);
        self.nodes[index].members = members;
    }

    /// An exception of the plan.
    pub fn exception(&self, index: usize) -> Ref<'_, BaseException> {
        self.nodes[index].exception.borrow()
    }

    /// The members of a group.
    pub fn members(&self, index: usize) -> &[usize] {
        &self.nodes[index].members
    }

    /// An exception and what comes before it, the earliest first, each with what is printed before it.
    pub fn chain(&self, index: usize) -> Vec<(Option<&'static str>, usize)> {
        let mut links = Vec::new();
        let mut current = index;
        while let Some((text, before)) = self.nodes[current].before {
            links.push((Some(text), current));
            current = before;
        }
        links.push((None, current));
        links.reverse();
        links
    }
}
