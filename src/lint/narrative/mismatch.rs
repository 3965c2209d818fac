//! narrative/figure-mismatch: a figure in the text that the tables do not have.

use super::admissible::{self, Reading, agrees, amount, find, in_unit, readings};
use super::voice::{is_whole, tables_of_part};
use crate::edition::Basis;
use crate::lint::check::Registered;
use crate::lint::context::Context;
use crate::lint::finding::{Finding, Related};
use crate::lint::prose::Paragraph;
use crate::lint::rule::{Applicability, Rule, Scope, Severity, V0_1};
use crate::prose::{Figure, Notion};
use crate::report::Place;
use crate::text::{Edit, say, text};
use rust_decimal::Decimal;

pub(super) static RULES: &[Registered] = &[Registered::own(&FIGURE_MISMATCH, figure_mismatch)];

static FIGURE_MISMATCH: Rule = Rule {
    name: "narrative/figure-mismatch",
    severity: Severity::Warning,
    title: text!(zh: "正文的数与表中的数不一致", en: "a figure in the text that the tables do not have"),
    basis: Basis::Own,
    fixes: &[Applicability::Shown],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("figure-mismatch.md"),
};

fn figure_mismatch(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // Where the tables are of the government itself, the whole district's figures stand in none.
    let of_part = tables_of_part(context).is_some();
    for paragraph in context.paragraphs() {
        // What problems there were may be of other years, without a word that says so.
        if context.stands_in(paragraph, "problems") {
            continue;
        }
        let compared = |figure: &&Figure| !(of_part && is_whole(paragraph, figure));
        let reading = &paragraph.reading;
        let figures = reading.figures.iter().filter(compared);
        findings.extend(figures.filter_map(|figure| mismatch(context, paragraph, figure, figure.notion?)));
        let each = reading.each.iter().map(|&(at, notion)| (&reading.figures[at], notion));
        let each = each.filter(|(figure, _)| compared(figure));
        findings.extend(each.filter_map(|(figure, notion)| mismatch(context, paragraph, figure, notion)));
    }
}

/// What is wrong with a figure as one of this.
fn mismatch(context: &Context<'_>, paragraph: &Paragraph<'_>, figure: &Figure, of: Notion) -> Option<Finding> {
    let stated = amount(figure)?;
    let readings = readings(context, of);
    let mut values: Vec<Decimal> = Vec::new();
    for reading in &readings {
        // Where one reading cannot be worked out, the figure may be that.
        let value = admissible::value(context, reading)?;
        if agrees(figure, stated, value) {
            return None;
        }
        values.push(value);
    }
    if values.is_empty() {
        return None;
    }
    // A total that is not the sum of its row or column is found as such; the text may have the right one.
    let summed = |reading: &Reading| match &**reading {
        [term] => find(context, term).and_then(|found| found.table.figures.derived(found.row, found.column)),
        _ => None,
    };
    if readings.iter().filter_map(summed).any(|sum| agrees(figure, stated, sum)) {
        return None;
    }
    let (written, value) = (figure.span.slice(&paragraph.text.text), values[0].normalize());
    let unit = written.get(figure.number.span.len()..).unwrap_or_default().trim();
    let first = first_place(context, &readings[0])?;
    let name = named(context, &readings[0], &first.0);
    let message = say!(context.lang,
        zh: "正文是 {written}，表中{name}是 {value}，请核对哪一处正确",
        en: "the text says {written}, the table has {value} at {name}: check which one is right");
    let span = paragraph.span(figure.number.span);
    let mut finding = Finding::new(&FIGURE_MISMATCH, span, message).at(first.0);
    finding.related.push(first.1);
    let mut offered: Vec<Decimal> = Vec::new();
    for value in values {
        let value = in_unit(value, figure.unit);
        if value.is_sign_negative() || offered.contains(&value) || offered.len() == 2 {
            continue;
        }
        offered.push(value);
        let new = value.normalize().to_string();
        let title = say!(context.lang, zh: "正文改为表中的 {new}{unit}", en: "write the table's {new} in the text");
        finding = finding.shown_fix(title, vec![Edit::replace(span, new)]);
    }
    Some(finding)
}

/// What a reading is called that begins with a place: the place, or the sum that it is.
fn named(context: &Context<'_>, reading: &Reading, first: &Place) -> String {
    let first = first.describe(context.report.edition);
    match &reading[..] {
        [_] => say!(context.lang, zh: "“{first}”", en: "{first}"),
        [_, second] if let Some(found) = find(context, second) => {
            let second = Place::Cell(found.table.index, found.row, found.column).describe(context.report.edition);
            match reading[1].minus {
                true => say!(context.lang, zh: "“{first}”减“{second}”", en: "{first} less {second}"),
                false => say!(context.lang, zh: "“{first}”加“{second}”", en: "{first} plus {second}"),
            }
        }
        terms => {
            let count = terms.len();
            say!(context.lang, zh: "“{first}”等 {count} 格合计", en: "{first} and others, {count} cells in all,")
        }
    }
}

/// The first place of a reading, and what is to be seen there.
pub(super) fn first_place(context: &Context<'_>, reading: &Reading) -> Option<(Place, Related)> {
    let found = find(context, reading.first()?)?;
    let place = Place::Cell(found.table.index, found.row, found.column);
    let cell = found.table.figures.cell(found.row, found.column);
    let message = say!(context.lang, zh: "表中的数", en: "the table's figure");
    Some((place, Related::here(cell.span, message)))
}
