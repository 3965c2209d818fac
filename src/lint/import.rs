//! import: what was read from a document and is not certain. `crate::import` makes the findings: it knows what it guessed.

use super::check::{Check, Registered};
use super::rule::{Rule, Scope, Severity, V0_1};
use crate::edition::Basis;
use crate::text::text;

pub(super) static RULES: &[Registered] = &[
    Registered { rule: &GUESS, check: Check::Import },
    Registered { rule: &UNREAD, check: Check::Import },
    Registered { rule: &PICTURE, check: Check::Import },
];

/// A figure or a name was guessed.
pub static GUESS: Rule = Rule {
    name: "import/guess",
    severity: Severity::Warning,
    title: text!(zh: "读入时有推断", en: "something was guessed when the document was read"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("import/guess.md"),
};

/// Cells of an official table found no place.
pub static UNREAD: Rule = Rule {
    name: "import/unread",
    severity: Severity::Warning,
    title: text!(zh: "表里有没读懂的内容", en: "something in a table was not understood"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("import/unread.md"),
};

/// A picture stands where a table is missing.
pub static PICTURE: Rule = Rule {
    name: "import/picture",
    severity: Severity::Info,
    title: text!(zh: "该有表格的地方只有图片", en: "a picture where a table should be"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("import/picture.md"),
};
