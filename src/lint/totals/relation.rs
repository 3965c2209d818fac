//! One relation that does not hold, in words, and its correction at the total.

use super::rules::place_of;
use crate::edition::{Along, Formula};
use crate::lint::context::Context;
use crate::lint::finding::{Finding, Related};
use crate::lint::ground::Ground;
use crate::lint::tables::{OfficialTable, Violation};
use crate::report::{Place, State, cell_at};
use crate::text::{Edit, say};
use rust_decimal::Decimal;

/// The finding of one relation for itself: at the total, with what it sums, and with the correction of the total if
/// that is wanted and can be had.
pub(super) fn finding(context: &Context<'_>, violation: &Violation, correct: bool) -> Finding {
    let table = &context.tables[violation.table];
    let formula = violation.formula(&context.tables);
    let (row, column) = violation.total(&context.tables);
    let (rule, span) = place_of(context, violation);
    let mut finding = Finding::new(rule, span, sides(context, violation));
    finding.place = Some(Place::Cell(table.index, row, column));
    finding.ground = Some(Ground::formula(formula, context.report.edition.document.number));
    finding.related = summands(context, violation);
    finding.help = Some(match formula.along {
        Along::Rows => say!(context.lang,
            zh: "核对这一行的各列与总计，改正填错的那一格",
            en: "compare the columns of this row with its total and correct the cell that is wrong"),
        Along::Columns => say!(context.lang,
            zh: "核对这一列的各项，改正填错的那一格",
            en: "compare the rows of this column and correct the cell that is wrong"),
    });
    if let Some((title, edit)) = correction(context, violation).filter(|_| correct) {
        finding = finding.unsafe_fix(title, vec![edit]);
    }
    finding
}

/// `21 + 2 = 23，填的是 32`; both sides as sums where the right one is a sum too.
pub(super) fn sides(context: &Context<'_>, violation: &Violation) -> String {
    let table = &context.tables[violation.table];
    let formula = violation.formula(&context.tables);
    let left = sum_text(table, violation, formula, formula.left);
    let (left_sum, right_sum) = (violation.left.normalize(), violation.right.normalize());
    if let [_] = formula.right[..] {
        // One figure, or none, is not written as a sum.
        let left = match left.contains('+') {
            true => format!("{left} = {left_sum}"),
            false => say!(context.lang, zh: "各项之和为 {left_sum}", en: "the sum is {left_sum}"),
        };
        let (row, column) = violation.total(&context.tables);
        return match table.figures.cell(row, column).state {
            State::Derived => say!(context.lang,
                zh: "{left}，而由各行算得的总计是 {right_sum}",
                en: "{left}, but the total computed from the rows is {right_sum}"),
            _ => say!(context.lang,
                zh: "{left}，填的是 {right_sum}",
                en: "{left}, but {right_sum} is entered"),
        };
    }
    let right = sum_text(table, violation, formula, formula.right);
    say!(context.lang,
        zh: "第一项加第二项 {left} = {left_sum}，第三项加第四项 {right} = {right_sum}",
        en: "received plus carried in is {left} = {left_sum}, handled plus carried out is {right} = {right_sum}")
}

/// The figures of one side with plus signs; zeros are left out of long sums.
fn sum_text(table: &OfficialTable<'_>, violation: &Violation, formula: &Formula, side: &[usize]) -> String {
    let figures = side.iter().filter_map(|&at| {
        let (row, column) = cell_at(formula.along, violation.lane, at);
        table.figures.get(row, column)
    });
    let short = side.len() <= 2;
    let terms: Vec<String> =
        figures.filter(|figure| short || !figure.is_zero()).map(|figure| figure.normalize().to_string()).collect();
    if terms.is_empty() { "0".to_owned() } else { terms.join(" + ") }
}

/// The figures that a relation sums, except for its total and zeros.
pub(super) fn summands(context: &Context<'_>, violation: &Violation) -> Vec<Related> {
    let total = violation.total(&context.tables);
    let table = &context.tables[violation.table];
    let formula = violation.formula(&context.tables);
    let operands = formula.left.iter().chain(formula.right);
    operands
        .map(|&at| cell_at(formula.along, violation.lane, at))
        .filter(|&at| at != total)
        .filter_map(|(row, column)| {
            let figure = table.figures.get(row, column).filter(|figure| !figure.is_zero())?;
            let name = match formula.along {
                Along::Rows => &table.spec.columns[column].name,
                Along::Columns => &table.spec.rows[row].place,
            };
            let message = format!("{name} {}", figure.normalize());
            Some(Related::here(table.figures.cell(row, column).figure, message))
        })
        .collect()
}

/// The place (row, column) that makes the right side equal to the left, and its number: the total, or
/// what is carried out. `None` where the place is derived, or would have to be negative.
pub(super) fn right_figure(context: &Context<'_>, violation: &Violation) -> Option<(usize, usize, Decimal)> {
    let table = &context.tables[violation.table];
    let formula = violation.formula(&context.tables);
    let at = *formula.right.last()?;
    let (row, column) = cell_at(formula.along, violation.lane, at);
    let cell = table.figures.cell(row, column);
    let value = cell.number()? + violation.excess();
    if value.is_sign_negative() {
        return None;
    }
    Some((row, column, value.normalize()))
}

/// [`right_figure`] as an edit, with its title.
pub(super) fn correction(context: &Context<'_>, violation: &Violation) -> Option<(String, Edit)> {
    let (row, column, value) = right_figure(context, violation)?;
    let table = &context.tables[violation.table];
    let figure = table.figures.cell(row, column).figure;
    let (name, column) = (&table.spec.rows[row].place, &table.spec.columns[column].name);
    let written = context.slice(figure);
    let title = say!(context.lang,
        zh: "把“{name}·{column}”由 {written} 改为 {value}",
        en: "change {name}·{column} from {written} to {value}");
    Some((title, Edit::replace(figure, value.to_string())))
}
