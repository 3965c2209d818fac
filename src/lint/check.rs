//! Who makes a rule's findings.

use super::context::Context;
use super::finding::Finding;
use super::rule::Rule;

/// A rule in its group's list, with who makes its findings.
pub(super) struct Registered {
    pub rule: &'static Rule,
    pub check: Check,
}

/// Who makes the findings of a rule. Only what is its own is run from the list; the others say where to look.
pub(super) enum Check {
    /// A function of its own, which adds them.
    Own(fn(&Context<'_>, &mut Vec<Finding>)),
    /// [`super::syntax`], in one pass over the slips of the tree.
    Slips,
    /// [`super::citation`], in one pass over what is cited.
    Citations,
    /// [`super::typography`], in one pass over the prose.
    Typography,
    /// [`super::totals`], once it is known which relations one slip explains.
    Relations,
    /// [`super::suppress`], which reads the directives.
    Directives,
    /// `import`, which reads documents of other formats.
    Import,
    /// [`crate::config`], which reads `nianbao.toml`, and where files are needed `workspace`.
    Configuration,
}

impl Registered {
    /// A rule with a function of its own.
    pub(super) const fn own(rule: &'static Rule, check: fn(&Context<'_>, &mut Vec<Finding>)) -> Registered {
        Registered { rule, check: Check::Own(check) }
    }
}
