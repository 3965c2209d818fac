//! The relations that figures take part in, with the numbers put in.

use crate::edition::{self, Along, Formula};
use crate::report::{Figures, cell_at};
use crate::text::{Lang, say};

/// A sum of more terms than this leaves its zeros out.
const SHORT: usize = 2;

/// Of a sum of more terms than this those that are not known are only counted.
const LONG: usize = 8;

/// A formula applied in a row or column: `自然人 21 + 法律服务机构 2 = 总计 23 ✓`.
pub(super) fn equation(
    spec: &edition::Table,
    figures: &Figures<'_>,
    formula: &Formula,
    lane: usize,
    lang: Lang,
) -> String {
    let left = side(spec, figures, formula, lane, formula.left, lang);
    let right = side(spec, figures, formula, lane, formula.right, lang);
    let sums = (figures.sum(formula, lane, formula.left), figures.sum(formula, lane, formula.right));
    let verdict = match sums {
        (Some(a), Some(b)) if a == b => "✓".to_owned(),
        (Some(a), Some(b)) => {
            let (a, b) = (a.normalize(), b.normalize());
            say!(lang, zh: "✗（{a} 与 {b}）", en: "✗ ({a} and {b})")
        }
        _ => say!(lang, zh: "（还有数没填，暂不能核对）", en: "(a figure is missing, so this cannot be checked yet)"),
    };
    format!("{left} = {right} {verdict}")
}

/// One side with names and numbers; `？` for what is not known. Of a long sum zeros are left out, and
/// what is not known is only counted.
fn side(
    spec: &edition::Table,
    figures: &Figures<'_>,
    formula: &Formula,
    lane: usize,
    operands: &[usize],
    lang: Lang,
) -> String {
    let mut terms = Vec::new();
    let mut unknown = 0;
    for &at in operands {
        let (row, column) = cell_at(formula.along, lane, at);
        let name = match formula.along {
            Along::Rows => &spec.columns[column].name,
            Along::Columns => &spec.rows[row].place,
        };
        match figures.get(row, column) {
            Some(number) if number.is_zero() && operands.len() > SHORT => {}
            Some(number) => terms.push(format!("{name} {}", number.normalize())),
            None if operands.len() > LONG => unknown += 1,
            None => terms.push(format!("{name} ？")),
        }
    }
    if unknown > 0 {
        terms.push(say!(lang, zh: "未填的 {unknown} 项", en: "{unknown} blank"));
    }
    if terms.is_empty() { "0".to_owned() } else { terms.join(" + ") }
}

/// The sum that a total is, in numbers alone: `21 + 0 + 2 = 23`. `None` where one is missing.
pub(in crate::ide) fn spelt_out(figures: &Figures<'_>, formula: &Formula, lane: usize) -> Option<String> {
    let sum = figures.sum(formula, lane, formula.left)?;
    let numbers = formula.left.iter().filter_map(|&at| {
        let (row, column) = cell_at(formula.along, lane, at);
        figures.get(row, column)
    });
    let long = formula.left.len() > LONG;
    let terms: Vec<String> =
        numbers.filter(|number| !long || !number.is_zero()).map(|number| number.normalize().to_string()).collect();
    let terms = if terms.is_empty() { "0".to_owned() } else { terms.join(" + ") };
    Some(format!("{terms} = {}", sum.normalize()))
}

/// The formulas that an official row or column, or both together, takes part in, and where they are
/// applied: for a cell in its row and its column; for a row across, and down the column of totals; for
/// a column down, and across the rows that are totals (all of them, where none is).
pub(super) fn applied(
    spec: &edition::Table,
    row: Option<usize>,
    column: Option<usize>,
) -> impl Iterator<Item = (&Formula, usize)> {
    let takes_part = |formula: &Formula, at: usize| formula.left.contains(&at) || formula.right.contains(&at);
    spec.formulas.iter().flat_map(move |formula| {
        let (lane, at, lines) = match formula.along {
            Along::Rows => (row, column, spec.rows.iter().map(|row| row.derived).collect::<Vec<_>>()),
            Along::Columns => (column, row, spec.columns.iter().map(|column| column.derived).collect()),
        };
        let any = lines.contains(&true);
        let chosen: Vec<usize> = match lane {
            Some(lane) => vec![lane],
            None => (0..lines.len()).filter(|&lane| lines[lane] == any).collect(),
        };
        let concerned = at.is_none_or(|at| takes_part(formula, at));
        let group = move |lane: &usize| formula.along == Along::Rows && spec.rows[*lane].group;
        chosen.into_iter().filter(move |_| concerned).filter(move |lane| !group(lane)).map(move |lane| (formula, lane))
    })
}
