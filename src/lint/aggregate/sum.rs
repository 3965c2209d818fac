//! A report that sums up others, beside their sum.

use crate::edition::Basis;
use crate::lint::check::Registered;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::lint::neighbours::{Digest, Kin, comparable};
use crate::lint::rule::{Rule, Scope, Severity, V0_1};
use crate::lint::tables::OfficialTable;
use crate::report::Place;
use crate::text::{say, text};
use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

pub(super) static RULES: &[Registered] = &[Registered::own(&SUM, sum)];

static SUM: Rule = Rule {
    name: "aggregate/sum",
    severity: Severity::Warning,
    title: text!(zh: "汇总与各单位之和不符", en: "not the sum of the reports that are summed up"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("sum.md"),
};

/// How many of the units are named: those with the largest figures there.
const NAMED: usize = 3;

fn sum(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (neighbours, report) = (context.neighbours, context.report);
    let year = report.front_matter.year.as_ref().map(|year| year.value);
    let units: Vec<&Digest> = neighbours.included.iter().map(|(_, unit)| &**unit).collect();
    let lacks = neighbours.troubles.iter().any(|trouble| trouble.kin == Kin::Included);
    let mut names = FxHashSet::default();
    let is_whole = units.iter().all(|unit| {
        let is_new = unit.agency.as_deref().is_none_or(|agency| names.insert(agency.trim()));
        unit.year == year && unit.edition.id == report.edition.id && is_new
    });
    // What is missing, doubled or of another year has been said; a sum without it says nothing.
    if units.is_empty() || lacks || !is_whole {
        return;
    }
    for table in context.tables.iter().filter(|table| table.first && table.flaw.is_none()) {
        findings.extend(in_table(context, table, &units));
    }
}

/// A cell that is not the sum, and what is.
struct Off {
    row: usize,
    column: usize,
    now: Decimal,
    sum: Decimal,
}

fn in_table(context: &Context<'_>, table: &OfficialTable<'_>, units: &[&Digest]) -> Option<Finding> {
    let lang = context.lang;
    // All are of one edition.
    let place = |unit: &Digest, row: usize, column: usize| unit.at(table.index, row, column);
    let sum_of = |row: usize, column: usize| {
        units.iter().try_fold(Decimal::ZERO, |sum, unit| sum.checked_add(place(unit, row, column)?.value?))
    };
    let mut off = Vec::new();
    for (row, _) in table.spec.rows.iter().enumerate().filter(|(_, row)| !row.group) {
        for column in 0..table.spec.columns.len() {
            let Some(now) = comparable(context.report, table, row, column) else { continue };
            let Some(sum) = sum_of(row, column).filter(|sum| *sum != now) else { continue };
            off.push(Off { row, column, now, sum });
        }
    }
    // A total follows from what it sums up.
    let own: Vec<&Off> = off.iter().filter(|it| !table.spec.derives(it.row, it.column)).collect();
    let first = own.first().copied().or(off.first())?;
    // Where the column names no unit, all are in yuan.
    let in_yuan = table.spec.columns[first.column].kind.leaves_unit();
    let shown = |value: Decimal| if in_yuan { format!("{value}元") } else { value.to_string() };
    let (now, sum, count) = (shown(first.now), shown(first.sum), units.len());
    let others = own.len().saturating_sub(1);
    let more = match others {
        0 => String::new(),
        _ => say!(lang, zh: "；这张表另有 {others} 格也不符", en: "; {others} more cells of this table differ"),
    };
    let message = say!(lang,
        zh: "汇总的 {count} 份报告之和是 {sum}，填的是 {now}{more}，请核对",
        en: "the {count} reports that are summed up come to {sum}, this says {now}{more}: check them");
    let cell = table.figures.cell(first.row, first.column);
    let mut finding = Finding::new(&SUM, cell.span, message).at(Place::Cell(table.index, first.row, first.column));
    let mut largest: Vec<(&Digest, Decimal, crate::text::Span)> = units
        .iter()
        .filter_map(|unit| {
            let there = place(unit, first.row, first.column)?;
            Some((*unit, there.value?, there.span))
        })
        .collect();
    largest.sort_by_key(|(_, value, _)| std::cmp::Reverse(*value));
    finding.related.extend(largest.into_iter().take(NAMED).map(|(unit, value, span)| {
        let (name, value) = (unit.name(), shown(value));
        unit.related(span, say!(lang, zh: "{name}填的是 {value}", en: "{name} says {value}"))
    }));
    Some(finding)
}
