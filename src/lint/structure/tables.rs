//! The official tables: each there once, in its own section, in order.

use super::super::check::Registered;
use super::super::context::Context;
use super::super::finding::{Finding, Related};
use super::super::rule::{Applicability, Rule, Scope, Severity, V0_1};
use super::super::tables::OfficialTable;
use super::shared::first_line;
use super::unread::holds_unread;
use crate::edition::{Basis, Edition};
use crate::format;
use crate::format::out_of_order;
use crate::report::{Place, Table};
use crate::syntax::LineKind;
use crate::text::{Edit, say, text};

pub(super) static RULES: &[Registered] = &[
    Registered::own(&MISSING_TABLE, missing_table),
    Registered::own(&DUPLICATE_TABLE, duplicate_table),
    Registered::own(&MISPLACED_TABLE, misplaced_table),
    Registered::own(&EXTRA_TABLE, extra_table),
];

/// What is missing can be put in, together with its like.
pub static MISSING_TABLE: Rule = Rule {
    name: "structure/missing-table",
    severity: Severity::Error,
    title: text!(zh: "缺少一张表", en: "missing table"),
    basis: Basis::Template,
    fixes: &[Applicability::Unsafe],
    scope: Scope::Whole,
    since: V0_1,
    page: include_str!("missing-table.md"),
};

static DUPLICATE_TABLE: Rule = Rule {
    name: "structure/duplicate-table",
    severity: Severity::Error,
    title: text!(zh: "一张表出现两次", en: "repeated table"),
    basis: Basis::Template,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("duplicate-table.md"),
};

static MISPLACED_TABLE: Rule = Rule {
    name: "structure/misplaced-table",
    severity: Severity::Warning,
    title: text!(zh: "表的位置不对", en: "table out of its place"),
    basis: Basis::Template,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("misplaced-table.md"),
};

static EXTRA_TABLE: Rule = Rule {
    name: "structure/extra-table",
    severity: Severity::Info,
    title: text!(zh: "规定以外的表", en: "table that is not an official one"),
    basis: Basis::Template,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("extra-table.md"),
};

/// What a table is spoken of by: its item, else its section's heading.
fn name(context: &Context<'_>, spec: usize) -> String {
    let edition = context.report.edition;
    let table = &edition.tables[spec];
    table.item.unwrap_or(edition.sections[table.section].heading).to_owned()
}

fn missing_table(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let report = context.report;
    let mut unread = vec![None; report.edition.sections.len()];
    for (spec, official) in report.edition.tables.iter().enumerate() {
        let Some(section) = report.section(official.section).filter(|_| report.table(spec).is_none()) else { continue };
        // Where the tables are another edition's, one that it does not have is not missed.
        let has_none = |edition: &Edition| edition.tables.iter().all(|table| table.id != official.id);
        if context.foreign.iter().any(|foreign| foreign.replaces == Some(spec) || has_none(foreign.edition)) {
            continue;
        }
        let (name, tree) = (name(context, spec), &report.tree);
        // After the last official table above it in its section, else below the heading.
        let within = |table: &&Table| section.lines.contains(&table.lines.start);
        let above = report.tables.iter().rfind(|table| table.spec.is_some_and(|other| other < spec) && within(table));
        let line = above.map_or(section.line, |table| table.lines.end - 1);
        let newline = tree.newline;
        let below = tree.lines.get(line + 1).filter(|below| below.kind != LineKind::Blank);
        // Right above other rows it would be more of their table.
        let apart = below.map_or("", |_| newline);
        let edit = Edit::insert(
            tree.lines[line].end,
            format!("{newline}{newline}{}{apart}", format::blank_table(report.edition, spec, newline).trim_end()),
        );
        let message = say!(context.lang, zh: "缺少“{name}”的表", en: "the table of {name} is missing");
        let fix = say!(context.lang, zh: "插入空表，待填", en: "insert it, to be filled in");
        let mut finding = Finding::new(&MISSING_TABLE, section.heading, message).at(Place::Table(spec));
        finding.ground = Some(context.template());
        // It may be there in another shape.
        let is_there = *unread[official.section].get_or_insert_with(|| holds_unread(context, section.lines.clone()));
        findings.push(if is_there { finding } else { finding.unsafe_fix(fix, vec![edit]) });
    }
}

fn duplicate_table(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for table in context.tables.iter().filter(|table| !table.first && !context.in_repeated_section(table.table)) {
        let name = name(context, table.index);
        let message = say!(context.lang, zh: "“{name}”的表重复了，前面已有一张", en: "the table of {name} is repeated; there is one above");
        let mut finding =
            Finding::new(&DUPLICATE_TABLE, first_line(context, table.table), message).at(Place::Table(table.index));
        finding.ground = Some(context.template());
        if let Some(first) = context.report.table(table.index) {
            finding.related.push(Related::here(first_line(context, first), name));
        }
        findings.push(finding);
    }
}

fn misplaced_table(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let report = context.report;
    let section_of = |table: &OfficialTable<'_>| table.table.section.and_then(|at| report.sections[at].spec);
    let at_home = |table: &OfficialTable<'_>| section_of(table) == Some(table.spec.section);
    // Where its own section is missing, that is what is wrong.
    let firsts = context.tables.iter().filter(|table| table.first && report.section(table.spec.section).is_some());
    let firsts: Vec<&OfficialTable<'_>> = firsts.collect();
    let mut abroad: Vec<&OfficialTable<'_>> = firsts.iter().copied().filter(|table| !at_home(table)).collect();
    // What is said of together: tables out of order in one section, two that stand in each other's.
    let mut wrong: Vec<(&OfficialTable<'_>, Vec<&OfficialTable<'_>>)> = Vec::new();
    while !abroad.is_empty() {
        let table = abroad.remove(0);
        let exchanged = |other: &&OfficialTable<'_>| {
            section_of(other) == Some(table.spec.section) && section_of(table) == Some(other.spec.section)
        };
        let other = abroad.iter().position(exchanged).map(|at| abroad.remove(at));
        wrong.push((table, other.into_iter().collect()));
    }
    for section in 0..report.edition.sections.len() {
        let within: Vec<_> =
            firsts.iter().copied().filter(|table| at_home(table) && table.spec.section == section).collect();
        let ranks: Vec<usize> = within.iter().map(|table| table.index).collect();
        let mut out = out_of_order(&ranks).into_iter().map(|at| within[at]);
        if let Some(first) = out.next() {
            wrong.push((first, out.collect()));
        }
    }
    for (table, others) in wrong {
        let (name, home) = (name(context, table.index), &report.edition.sections[table.spec.section].heading);
        let message = if at_home(table) {
            say!(context.lang, zh: "“{name}”的表次序不对", en: "the table of {name} is out of order")
        } else {
            say!(context.lang, zh: "“{name}”的表应在“{home}”里", en: "the table of {name} belongs in {home}")
        };
        let mut finding =
            Finding::new(&MISPLACED_TABLE, first_line(context, table.table), message).at(Place::Table(table.index));
        finding.ground = Some(context.template());
        let related = |other: &&OfficialTable<'_>| {
            Related::here(first_line(context, other.table), self::name(context, other.index))
        };
        finding.related = others.iter().map(related).collect();
        findings.push(finding);
    }
}

fn extra_table(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let report = context.report;
    for (at, table) in report.tables.iter().enumerate().filter(|(_, table)| table.spec.is_none()) {
        let section = table.section.and_then(|at| report.sections[at].spec);
        let Some(section) = section.filter(|&section| !report.edition.sections[section].tables.is_empty()) else {
            continue;
        };
        if context.foreign.binary_search_by_key(&at, |foreign| foreign.table).is_ok() {
            continue;
        }
        let message = say!(context.lang, zh: "这张表不是规定的表；确需另附的，放在规定的表之后", en: "this is not an official table; if it is needed, put it after those");
        let mut finding = Finding::new(&EXTRA_TABLE, first_line(context, table), message).at(Place::Section(section));
        finding.ground = Some(context.template());
        findings.push(finding);
    }
}
