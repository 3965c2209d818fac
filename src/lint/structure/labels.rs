//! Pasted matrices: labels of groups repeated in columns of their own before the names of the rows.

use super::super::check::Registered;
use super::super::context::Context;
use super::super::finding::Finding;
use super::super::rule::{Applicability, Rule, Scope, Severity, V0_1};
use super::super::tables::OfficialTable;
use crate::edition::{Basis, split_name};
use crate::report::Place;
use crate::syntax;
use crate::text::{Edit, Span, counted, say, text};

pub(super) static RULES: &[Registered] = &[Registered::own(&LEADING_LABELS, leading_labels)];

static LEADING_LABELS: Rule = Rule {
    name: "structure/leading-labels",
    severity: Severity::Warning,
    title: text!(zh: "行名左边多了几列", en: "extra columns before the names of the rows"),
    basis: Basis::Own,
    fixes: &[Applicability::Safe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("leading-labels.md"),
};

fn leading_labels(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for table in context.tables.iter().filter(|table| table.first && table.flaw.is_none() && table.table.leading > 1) {
        let tree = &context.report.tree;
        let rows = table.table.rows.iter();
        let mut labels = rows.filter_map(|row| {
            let cells = leading(context, table, &tree.rows[row.row as usize]);
            cells.iter().map(|cell| cell.trim(&tree.text)).find(|cell| !cell.is_empty() && *cell != row.name)
        });
        let Some(first) = labels.next() else { continue };
        let count = table.table.leading - 1;
        let message = say!(context.lang,
            zh: "行名左边多了 {count} 列（合并单元格留下的），应删去",
            en: "{columns} before the names of the rows, left by merged cells",
            columns = counted(count, "extra column"));
        let mut finding = Finding::new(&LEADING_LABELS, first, message).at(Place::Table(table.index));
        let lines = table.table.lines.clone();
        let rows = lines.filter_map(|line| tree.row(line)).filter(|row| !leading(context, table, row).is_empty());
        let rows: Vec<&syntax::Row> = rows.collect();
        if rows.iter().all(|row| loses_nothing(context, table, row)) {
            let edits = rows.iter().map(|row| one_cell(context, table, row)).collect();
            let fix = say!(context.lang, zh: "删去多余的列，只留行名", en: "remove the extra columns, keep the names");
            finding = finding.safe_fix(fix, edits);
        }
        findings.push(finding);
    }
}

/// The cells of a row before its figures.
fn leading<'c>(context: &'c Context<'_>, table: &OfficialTable<'_>, row: &syntax::Row) -> &'c [Span] {
    let cells = context.report.tree.row_cells(row);
    &cells[..table.table.leading.min(cells.len())]
}

/// Whether nothing is lost with a label: it is the name of a row or the table's own.
fn is_label(context: &Context<'_>, table: &OfficialTable<'_>, label: Span) -> bool {
    let written = context.slice(label);
    let own = table.spec.item.iter().chain(&table.spec.corner);
    table.spec.row_names.find(written).is_some()
        || own.into_iter().any(|name| split_name(name).1 == split_name(written).1)
}

/// Whether all that goes with the leading cells of a row but one is labels, or stands in that one too.
fn loses_nothing(context: &Context<'_>, table: &OfficialTable<'_>, row: &syntax::Row) -> bool {
    let kept = kept(context, table, row);
    let is_kept = |cell: Span| kept.is_some_and(|kept| context.slice(kept) == context.slice(cell));
    let mut texts = texts(context, table, row);
    row.delimiter || texts.all(|cell| is_kept(cell) || is_label(context, table, cell))
}

/// What stands in the leading cells of a row.
fn texts<'c>(
    context: &'c Context<'_>,
    table: &OfficialTable<'_>,
    row: &syntax::Row,
) -> impl Iterator<Item = Span> + 'c {
    let cells = leading(context, table, row).iter();
    cells.map(|cell| cell.trim(&context.report.tree.text)).filter(|cell| !cell.is_empty())
}

/// The one of the leading cells of a row that stays: the name of a body's row, the corner of a header.
fn kept(context: &Context<'_>, table: &OfficialTable<'_>, row: &syntax::Row) -> Option<Span> {
    let is_item = |cell: &Span| {
        table.spec.item.as_ref().is_some_and(|item| split_name(item).1 == split_name(context.slice(*cell)).1)
    };
    match table.table.row_on(&context.report.tree, row.line as usize) {
        Some(row) => Some(row.name),
        None => {
            let mut all = texts(context, table, row);
            all.find(is_item).or_else(|| texts(context, table, row).next())
        }
    }
}

/// Puts one cell in the place of the leading ones.
fn one_cell(context: &Context<'_>, table: &OfficialTable<'_>, row: &syntax::Row) -> Edit {
    let cells = leading(context, table, row);
    let whole = Span { start: cells[0].start, end: cells[cells.len() - 1].end };
    Edit::replace(whole, format!(" {} ", kept(context, table, row).map_or("", |kept| context.slice(kept))))
}
