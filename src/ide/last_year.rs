//! A figure and the same of last year's report, where that is there.

use super::Document;
use super::links::spot;
use crate::edition::Table;
use crate::lint::{Digest, Elsewhere, Was, is_first, was};
use crate::text::{Span, say};
use rust_decimal::Decimal;
use std::sync::Arc;

/// A place of another report that a place of this one leads to.
#[derive(Clone, Debug)]
pub struct Away {
    /// What leads there.
    pub origin: Span,
    /// The other report.
    pub document: Arc<Elsewhere>,
    /// The place in it.
    pub target: Span,
}

/// The reports of last year that may be compared with.
pub(super) fn last_year<'d>(doc: &Document<'d>) -> Vec<&'d Digest> {
    let front = &doc.report.front_matter;
    if is_first(&front.last_year) {
        return Vec::new();
    }
    let year = front.year.as_ref().map(|year| year.value);
    doc.neighbours.map_or(Vec::new(), |neighbours| neighbours.of_last_year(year))
}

/// Last year's figure at a place of this year's report; none where a report of last year has none there.
fn same(last: &[&Digest], table: &Table, row: usize, column: usize) -> Option<Was> {
    was(last, table.id, table.rows.get(row)?.id, table.columns.get(column)?.id)
}

/// What to say of last year beside a cell: its figure, and how much more this year's is.
pub(super) fn told(
    doc: &Document<'_>,
    table: &Table,
    row: usize,
    column: usize,
    now: Option<Decimal>,
) -> Option<String> {
    let last = last_year(doc);
    let id = table.rows.get(row)?.id;
    let mut lines = Vec::new();
    if let Some(was) = same(&last, table, row, column) {
        let before = was.value.normalize();
        let more = now.and_then(|now| now.checked_sub(was.value)).filter(|more| !more.is_zero());
        let more = more.map_or(String::new(), |more| {
            let more = more.normalize();
            let sign = if more.is_sign_positive() { "+" } else { "" };
            say!(doc.lang, zh: "（{sign}{more}）", en: " ({sign}{more})")
        });
        lines.push(say!(doc.lang, zh: "上年报告：{before}{more}", en: "Last year's report: {before}{more}"));
    }
    // What was carried over is what last year's report carried out.
    if id == CARRIED_IN
        && let Some(was) = was(&last, table.id, CARRIED_OUT, table.columns.get(column)?.id)
    {
        let before = was.value.normalize();
        lines.push(say!(doc.lang,
            zh: "上年报告“结转下年度继续办理”：{before}",
            en: "Carried out of last year's report: {before}"));
    }
    (!lines.is_empty()).then(|| lines.join("\n\n"))
}

/// The rows that are one figure: of this year's report, and of last year's.
pub(super) const CARRIED_IN: &str = "carried-in";
pub(super) const CARRIED_OUT: &str = "carried-out";

/// The same cell of last year's report, and where the cell holds what was carried over, the one that it was carried from.
pub fn cells_of_last_year(doc: &Document<'_>, offset: u32) -> Vec<Away> {
    let Some(spot) = spot(doc, offset) else { return Vec::new() };
    let (Some(named), Some(across)) = (spot.spec.rows.get(spot.row), spot.spec.columns.get(spot.column)) else {
        return Vec::new();
    };
    let rows = [Some(named.id), (named.id == CARRIED_IN).then_some(CARRIED_OUT)];
    let away = |digest: &Digest, row: &str| {
        let target = digest.place(spot.spec.id, row, across.id)?.span;
        Some(Away { origin: spot.span, document: digest.document.clone(), target })
    };
    let last = last_year(doc);
    last.iter().flat_map(|digest| rows.iter().flatten().filter_map(|row| away(digest, row))).collect()
}
