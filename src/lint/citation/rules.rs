//! The rules of the group, as they are declared.

use crate::edition::Basis;
use crate::lint::rule::{Applicability, Rule, Scope, Severity, V0_1};
use crate::text::text;

/// A rule of the group.
macro_rules! rule {
    ($static:ident, $name:literal, $severity:ident, $basis:ident, [$($fix:ident),*], $zh:literal, $en:literal) => {
        pub(super) static $static: Rule = Rule {
            name: concat!("citation/", $name),
            severity: Severity::$severity,
            title: text!(zh: $zh, en: $en),
            basis: Basis::$basis,
            fixes: &[$(Applicability::$fix),*],
            scope: Scope::Part,
            since: V0_1,
            page: include_str!(concat!($name, ".md")),
        };
    };
}

rule!(UNKNOWN_ARTICLE, "unknown-article", Error, Direct, [], "引用的条文不存在", "an article that does not exist");
rule!(SUPERSEDED, "superseded", Warning, Inferred, [], "依据已被代替", "a basis that has been replaced");
rule!(
    DOCUMENT_NUMBER,
    "document-number",
    Warning,
    Quoted,
    [Safe, Unsafe],
    "文号写法不对",
    "a document number misspelt"
);
rule!(NUMBER_TITLE, "number-title", Warning, Quoted, [Unsafe], "文号与题名不配", "a number of another document");
rule!(
    UNDEFINED_ABBREVIATION,
    "undefined-abbreviation",
    Info,
    Own,
    [],
    "简称没有说明",
    "a short name that is not explained"
);
rule!(TITLE, "title", Warning, Quoted, [Unsafe], "题名写错", "a title misspelt");
