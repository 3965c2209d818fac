//! totals: 勾稽关系. The figures of a table are tied together; a relation that does not hold is found with
//! both its sides, and with the one cell that explains it where there is one ([`super::blame`]).

use super::context::{Context, OfficialTable};
use super::finding::{Finding, Ground, Related};
use super::rule::{Fixable, Rule, Scope, Severity};
use crate::edition::{Along, Basis, Formula, Relation};
use crate::report::{Place, State, lines, place};
use crate::text::{Edit, Span, say, text};
use rust_decimal::Decimal;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[&ROW, &OUTCOME, &BALANCE];

static ROW: Rule = Rule {
    name: "totals/row",
    severity: Severity::Error,
    title: text!(zh: "行总计不等于各列之和", en: "row total is not the sum of its columns"),
    basis: Basis::Template,
    fixable: Fixable::Unsafe,
    scope: Scope::Part,
    page: include_str!("totals/row.md"),
    check: |context, findings| check(context, Relation::Row, findings),
};

static OUTCOME: Rule = Rule {
    name: "totals/outcome",
    severity: Severity::Error,
    title: text!(zh: "办理结果总计不等于各项之和", en: "total of outcomes is not the sum of the outcomes"),
    basis: Basis::Template,
    fixable: Fixable::Unsafe,
    scope: Scope::Part,
    page: include_str!("totals/outcome.md"),
    check: |context, findings| check(context, Relation::Outcome, findings),
};

static BALANCE: Rule = Rule {
    name: "totals/balance",
    severity: Severity::Error,
    title: text!(
        zh: "第一项加第二项不等于第三项加第四项",
        en: "received plus carried in does not equal handled plus carried out"
    ),
    basis: Basis::Quoted,
    fixable: Fixable::Unsafe,
    scope: Scope::Part,
    page: include_str!("totals/balance.md"),
    check: |context, findings| check(context, Relation::Balance, findings),
};

/// The rule that checks a relation.
pub(super) fn rule(relation: Relation) -> &'static Rule {
    match relation {
        Relation::Row => &ROW,
        Relation::Outcome => &OUTCOME,
        Relation::Balance => &BALANCE,
    }
}

/// A relation between known figures that does not hold.
#[derive(Clone, Copy, Debug)]
pub struct Violation {
    /// The table, by index in the context.
    pub table: usize,
    /// The formula, by index in the table's.
    pub formula: usize,
    /// The row or column in which it is applied.
    pub line: usize,
    /// The sum of its left side.
    pub left: Decimal,
    /// The sum of its right side.
    pub right: Decimal,
}

impl Violation {
    /// How much too large the left side is.
    pub fn excess(&self) -> Decimal {
        self.left - self.right
    }
}

/// The rows or columns that a formula is checked in. Where all that it ties together is `=`, as in a
/// column of totals, it follows from the others: that column says nothing of its own.
pub(super) fn checked_lines(table: &OfficialTable<'_>, formula: &Formula) -> impl Iterator<Item = usize> {
    let is_derived = move |line: usize, at: usize| {
        let (row, column) = place(formula.along, line, at);
        table.figures.cell(row, column).state == State::Derived
    };
    let says_something = move |line: &usize| {
        let mut operands = formula.left.iter().chain(formula.right);
        !operands.all(|&at| is_derived(*line, at))
    };
    (0..lines(table.spec, formula.along)).filter(says_something)
}

/// The relations of all tables that do not hold. One with an unknown figure says nothing.
pub(super) fn violations(tables: &[OfficialTable<'_>]) -> Vec<Violation> {
    let mut found = Vec::new();
    for (at, table) in tables.iter().enumerate() {
        for (index, formula) in table.spec.formulas.iter().enumerate() {
            for line in checked_lines(table, formula) {
                let left = table.figures.sum(formula, line, formula.left);
                let right = table.figures.sum(formula, line, formula.right);
                if let (Some(left), Some(right)) = (left, right)
                    && left != right
                {
                    found.push(Violation { table: at, formula: index, line, left, right });
                }
            }
        }
    }
    found
}

fn check(context: &Context<'_>, relation: Relation, findings: &mut Vec<Finding>) {
    for (at, violation) in context.violations.iter().enumerate() {
        let formula = &context.tables[violation.table].spec.formulas[violation.formula];
        if formula.relation == relation {
            findings.push(finding(context, at));
        }
    }
}

/// The finding of one relation for itself: at the total, with what it sums.
fn finding(context: &Context<'_>, at: usize) -> Finding {
    let violation = &context.violations[at];
    let table = &context.tables[violation.table];
    let formula = &table.spec.formulas[violation.formula];
    let (row, column) = total_place(violation, formula);
    let total = table.figures.cell(row, column);
    let mut finding = Finding::new(rule(formula.relation), whole(total), sides(context, violation));
    finding.place = Some(Place::Cell(table.index, row, column));
    finding.ground = Some(Ground::formula(formula, context.report.edition.document.number));
    finding.related = summands(context, violation, (row, column));
    finding.violation = Some(at);
    finding.help = Some(match formula.along {
        Along::Rows => say!(context.lang,
            zh: "核对这一行的各列与总计，改正填错的那一格",
            en: "compare the columns of this row with its total and correct the cell that is wrong"),
        Along::Columns => say!(context.lang,
            zh: "核对这一列的各项，改正填错的那一格",
            en: "compare the rows of this column and correct the cell that is wrong"),
    });
    if let Some((title, edit)) = correction(context, violation) {
        finding = finding.unsafe_fix(title, vec![edit]);
    }
    finding
}

/// The row and column of the total that a relation is said to be off at.
pub(super) fn total_place(violation: &Violation, formula: &Formula) -> (usize, usize) {
    place(formula.along, violation.line, formula.right[0])
}

/// What is underlined of a cell: its figure; for `=` the sign.
pub(super) fn whole(cell: &crate::report::Cell) -> Span {
    cell.figure
}

/// `21 + 2 = 23，填的是 32`; both sides as sums where the right one is a sum too.
pub(super) fn sides(context: &Context<'_>, violation: &Violation) -> String {
    let table = &context.tables[violation.table];
    let formula = &table.spec.formulas[violation.formula];
    let left = sum_text(table, violation, formula, formula.left);
    let (left_sum, right_sum) = (violation.left.normalize(), violation.right.normalize());
    if let [_] = formula.right[..] {
        // One figure, or none, is not written as a sum.
        let left = match left.contains('+') {
            true => format!("{left} = {left_sum}"),
            false => say!(context.lang, zh: "各项之和为 {left_sum}", en: "the sum is {left_sum}"),
        };
        let (row, column) = total_place(violation, formula);
        return match table.figures.cell(row, column).state {
            State::Derived => say!(context.lang,
                zh: "{left}，而总计由各行推得 {right_sum}",
                en: "{left}, but the total derived from the rows is {right_sum}"),
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
        let (row, column) = place(formula.along, violation.line, at);
        table.figures.get(row, column)
    });
    let short = side.len() <= 2;
    let terms: Vec<String> =
        figures.filter(|figure| short || !figure.is_zero()).map(|figure| figure.normalize().to_string()).collect();
    if terms.is_empty() { "0".to_owned() } else { terms.join(" + ") }
}

/// The figures that a relation sums, but for `except` and zeros.
fn summands(context: &Context<'_>, violation: &Violation, except: (usize, usize)) -> Vec<Related> {
    let table = &context.tables[violation.table];
    let formula = &table.spec.formulas[violation.formula];
    let operands = formula.left.iter().chain(formula.right);
    operands
        .map(|&at| place(formula.along, violation.line, at))
        .filter(|&at| at != except)
        .filter_map(|(row, column)| {
            let figure = table.figures.get(row, column).filter(|figure| !figure.is_zero())?;
            let name = match formula.along {
                Along::Rows => &table.spec.columns[column].name,
                Along::Columns => &table.spec.rows[row].place,
            };
            let message = format!("{name} {}", figure.normalize());
            Some(Related { span: whole(table.figures.cell(row, column)), message })
        })
        .collect()
}

/// The place (row, column) that makes the right side equal to the left, and its number: the total, or
/// what is carried out. `None` where the place is derived, or would have to be negative.
pub(super) fn corrected(context: &Context<'_>, violation: &Violation) -> Option<(usize, usize, Decimal)> {
    let table = &context.tables[violation.table];
    let formula = &table.spec.formulas[violation.formula];
    let at = *formula.right.last()?;
    let (row, column) = place(formula.along, violation.line, at);
    let cell = table.figures.cell(row, column);
    let value = cell.number()? + violation.excess();
    if value.is_sign_negative() {
        return None;
    }
    Some((row, column, value.normalize()))
}

/// [`corrected`] as an edit, with its title.
pub(super) fn correction(context: &Context<'_>, violation: &Violation) -> Option<(String, Edit)> {
    let (row, column, value) = corrected(context, violation)?;
    let table = &context.tables[violation.table];
    let figure = table.figures.cell(row, column).figure;
    let (name, column) = (&table.spec.rows[row].place, &table.spec.columns[column].name);
    let written = context.slice(figure);
    let title = say!(context.lang,
        zh: "把“{name}·{column}”由 {written} 改为 {value}",
        en: "change {name}·{column} from {written} to {value}");
    Some((title, Edit::replace(figure, value.to_string())))
}
