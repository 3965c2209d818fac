//! 勾稽关系: the figures of a table are tied together, and some relations between them do not hold.

use super::OfficialTable;
use crate::edition::Formula;
use crate::report::{State, cell_at, lanes};
use rust_decimal::Decimal;

/// A relation between known figures that does not hold.
#[derive(Clone, Copy, Debug)]
pub struct Violation {
    /// The table, by index among the official ones of the text.
    pub table: usize,
    /// The formula, by index in the table's.
    pub formula: usize,
    /// The row or column in which it is applied.
    pub lane: usize,
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

    /// Its formula.
    pub fn formula(&self, tables: &[OfficialTable<'_>]) -> &'static Formula {
        &tables[self.table].spec.formulas[self.formula]
    }

    /// The row and column of the total that it is said to be off at.
    pub fn total(&self, tables: &[OfficialTable<'_>]) -> (usize, usize) {
        let formula = self.formula(tables);
        cell_at(formula.along, self.lane, formula.right[0])
    }
}

/// The rows or columns that a formula is checked in. Where all that it ties together is `=`, as in a
/// column of totals, it follows from the others: that column says nothing of its own.
pub fn checked_lanes(table: &OfficialTable<'_>, formula: &Formula) -> impl Iterator<Item = usize> {
    let is_derived = move |lane: usize, at: usize| {
        let (row, column) = cell_at(formula.along, lane, at);
        table.figures.cell(row, column).state == State::Derived
    };
    let says_something = move |lane: &usize| {
        let mut operands = formula.left.iter().chain(formula.right);
        !operands.all(|&at| is_derived(*lane, at))
    };
    (0..lanes(table.spec, formula.along)).filter(says_something)
}

/// The relations of all tables that do not hold. One with an unknown figure says nothing.
pub fn violations(tables: &[OfficialTable<'_>]) -> Vec<Violation> {
    let mut found = Vec::new();
    for (at, table) in tables.iter().enumerate() {
        for (index, formula) in table.spec.formulas.iter().enumerate() {
            for lane in checked_lanes(table, formula) {
                let left = table.figures.sum(formula, lane, formula.left);
                let right = table.figures.sum(formula, lane, formula.right);
                if let (Some(left), Some(right)) = (left, right)
                    && left != right
                {
                    found.push(Violation { table: at, formula: index, lane, left, right });
                }
            }
        }
    }
    found
}
