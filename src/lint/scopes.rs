//! The stretches of a text that directives speak for, and which names are allowed in them.
//!
//! Stretches lie in each other or apart, as blocks and sections do, so that those around a place are
//! found by going up from the last one that begins before it.

use crate::text::Span;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// Stretches in the order of the text; of those that begin alike the longest first.
pub(super) struct Scopes<'n> {
    scopes: Vec<Scope<'n>>,
}

struct Scope<'n> {
    span: Span,
    /// The one around it.
    parent: Option<usize>,
    /// The names of rules and groups that are allowed, and whether that silenced something.
    names: FxHashMap<&'n str, bool>,
}

impl<'n> Scopes<'n> {
    /// The stretches of some names.
    pub(super) fn new(names: impl Iterator<Item = (Span, &'n str)>) -> Scopes<'n> {
        let mut by_span: FxHashMap<Span, FxHashMap<&str, bool>> = FxHashMap::default();
        for (span, name) in names {
            by_span.entry(span).or_default().insert(name, false);
        }
        let mut scopes: Vec<Scope<'_>> =
            by_span.into_iter().map(|(span, names)| Scope { span, parent: None, names }).collect();
        scopes.sort_unstable_by_key(|scope| (scope.span.start, Reverse(scope.span.end)));
        let mut around: Vec<usize> = Vec::new();
        for at in 0..scopes.len() {
            while around.last().is_some_and(|&last| !scopes[last].span.covers(scopes[at].span)) {
                let apart = around.pop().is_none_or(|last| scopes[last].span.end <= scopes[at].span.start);
                debug_assert!(apart, "stretches do not cross");
            }
            scopes[at].parent = around.last().copied();
            around.push(at);
        }
        Scopes { scopes }
    }

    /// Whether a rule or its group is allowed where `span` begins; every stretch that allows it is noted
    /// to have been of use.
    pub(super) fn silence(&mut self, span: Span, rule: &str, group: &str) -> bool {
        let names = [rule, group];
        let mut silenced = self.silence_at(span.start, span, names);
        if span.is_empty() && span.start > 0 {
            // What is missing at the end of a stretch belongs to it.
            silenced |= self.silence_at(span.start - 1, span, names);
        }
        silenced
    }

    fn silence_at(&mut self, place: u32, span: Span, names: [&str; 2]) -> bool {
        let mut silenced = false;
        let mut next = self.scopes.partition_point(|scope| scope.span.start <= place).checked_sub(1);
        while let Some(at) = next {
            let scope = &mut self.scopes[at];
            next = scope.parent;
            if !contains(scope.span, span) {
                continue;
            }
            for name in names {
                if let Some(used) = scope.names.get_mut(name) {
                    *used = true;
                    silenced = true;
                }
            }
        }
        silenced
    }

    /// Whether a name silenced something in a stretch.
    pub(super) fn is_used(&self, span: Span, name: &str) -> bool {
        let key = (span.start, Reverse(span.end));
        let at = self.scopes.binary_search_by_key(&key, |scope| (scope.span.start, Reverse(scope.span.end)));
        at.is_ok_and(|at| self.scopes[at].names.get(name).is_some_and(|used| *used))
    }
}

fn contains(scope: Span, span: Span) -> bool {
    scope.start <= span.start && (span.start < scope.end || span.is_empty() && span.start == scope.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_in_each_other_all_count() {
        let span = Span::new;
        let names =
            [(span(0, 90), "value"), (span(10, 50), "totals"), (span(20, 30), "totals"), (span(30, 40), "value")];
        let mut scopes = Scopes::new(names.into_iter());
        assert!(scopes.silence(span(25, 26), "totals/row", "totals"));
        assert!(!scopes.silence(span(95, 96), "value/blank", "value"));
        let used = |scopes: &Scopes<'_>| names.map(|(span, name)| scopes.is_used(span, name));
        assert_eq!(used(&scopes), [false, true, true, false]);
        assert!(scopes.silence(span(40, 40), "value/blank", "value"));
        assert_eq!(used(&scopes), [true, true, true, true]);
    }

    #[test]
    fn what_is_empty_belongs_to_what_ends_and_what_begins_there() {
        let span = Span::new;
        let names = [(span(0, 10), "value"), (span(10, 20), "totals")];
        for name in ["value", "totals"] {
            assert!(Scopes::new(names.into_iter()).silence(span(10, 10), "", name), "{name}");
        }
        assert!(!Scopes::new(names.into_iter()).silence(span(10, 11), "", "value"));
    }
}
