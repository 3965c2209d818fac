//! The value of `=`, and of every other place: the one place that derives.

use super::{Cell, State, Table};
use crate::edition::{self, Along, Formula};
use rust_decimal::Decimal;

/// The figures of one table, `=` filled in, in official rows and columns. A place without a figure,
/// or whose figure rests on one, has none.
#[derive(Clone, Debug)]
pub struct Figures<'r> {
    spec: &'static edition::Table,
    table: &'r Table,
    /// Every figure; `None` where they are those that stand in the cells.
    values: Option<Vec<Option<Decimal>>>,
}

/// How a place's value comes about.
#[derive(Clone, Copy, Debug)]
pub struct Derivation {
    /// The index of the formula that derives it.
    pub formula: usize,
    /// The row or column in which the formula is applied.
    pub lane: usize,
}

impl<'r> Figures<'r> {
    /// Works out the figures of an official table.
    ///
    /// Totals of rows come first, then the row that sums up columns (its corner is summed down),
    /// then the corner across, should its column not tell.
    pub fn new(spec: &'static edition::Table, table: &'r Table) -> Figures<'r> {
        Figures::changed(spec, table, &[])
    }

    /// The figures as they would be with other numbers in some cells (row, column, number).
    pub fn with(&self, changes: &[(usize, usize, Decimal)]) -> Figures<'r> {
        Figures::changed(self.spec, self.table, changes)
    }

    fn changed(spec: &'static edition::Table, table: &'r Table, changes: &[(usize, usize, Decimal)]) -> Figures<'r> {
        let mut figures = Figures { spec, table, values: None };
        if changes.is_empty() && !table.has_derived() {
            return figures;
        }
        let (rows, columns) = (0..spec.rows.len(), 0..spec.columns.len());
        let cells = rows.flat_map(|row| columns.clone().map(move |column| table.cell(row, column).number()));
        let mut values: Vec<Option<Decimal>> = cells.collect();
        for &(row, column, number) in changes {
            values[row * spec.columns.len() + column] = Some(number);
        }
        figures.values = Some(values);
        if table.has_derived() {
            figures.derive(|row, _| !spec.rows[row].derived, Along::Rows);
            figures.derive(|_, _| true, Along::Columns);
            figures.derive(|_, _| true, Along::Rows);
        }
        figures
    }

    fn derive(&mut self, wanted: impl Fn(usize, usize) -> bool, along: Along) {
        for formula in self.spec.formulas.iter().filter(|formula| formula.derives && formula.along == along) {
            for lane in 0..lanes(self.spec, along) {
                let (row, column) = cell_at(along, lane, formula.right[0]);
                let asked = self.table.cell(row, column).state == State::Derived;
                if asked && wanted(row, column) && self.get(row, column).is_none() {
                    let value = self.sum(formula, lane, formula.left);
                    if let Some(values) = &mut self.values {
                        values[row * self.spec.columns.len() + column] = value;
                    }
                }
            }
        }
    }

    /// The figure at an official row and column.
    pub fn get(&self, row: usize, column: usize) -> Option<Decimal> {
        match &self.values {
            Some(values) => values[row * self.spec.columns.len() + column],
            None => self.table.cell(row, column).number(),
        }
    }

    /// The sum of one side of a formula in a row or column; `None` where a figure is missing.
    pub fn sum(&self, formula: &Formula, lane: usize, side: &[usize]) -> Option<Decimal> {
        side.iter().try_fold(Decimal::ZERO, |sum, &at| {
            let (row, column) = cell_at(formula.along, lane, at);
            sum.checked_add(self.get(row, column)?)
        })
    }

    /// Whether a formula holds in a row or column; `None` where a figure is missing.
    pub fn holds(&self, formula: &Formula, lane: usize) -> Option<bool> {
        Some(self.sum(formula, lane, formula.left)? == self.sum(formula, lane, formula.right)?)
    }

    /// What would stand at a place if it were `=`, whatever stands there now.
    pub fn derived(&self, row: usize, column: usize) -> Option<Decimal> {
        let derivation = derivation(self.spec, row, column)?;
        let formula = &self.spec.formulas[derivation.formula];
        self.sum(formula, derivation.lane, formula.left)
    }

    /// The cell at an official row and column.
    pub fn cell(&self, row: usize, column: usize) -> &'r Cell {
        self.table.cell(row, column)
    }
}

/// How the value of a place is derived, where it is: down a column first, then across its row.
pub fn derivation(spec: &edition::Table, row: usize, column: usize) -> Option<Derivation> {
    let by = |along: Along| {
        let (lane, at) = if along == Along::Rows { (row, column) } else { (column, row) };
        let mut formulas = spec.formulas.iter();
        let deriving = |f: &Formula| f.derives && f.along == along && f.right == [at];
        formulas.position(deriving).map(|formula| Derivation { formula, lane })
    };
    by(Along::Columns).or_else(|| by(Along::Rows))
}

/// How many rows or columns a formula may be applied in.
pub fn lanes(spec: &edition::Table, along: Along) -> usize {
    match along {
        Along::Rows => spec.rows.len(),
        Along::Columns => spec.columns.len(),
    }
}

/// The row and column of a formula's operand `at`, applied in `lane`.
pub fn cell_at(along: Along, lane: usize, at: usize) -> (usize, usize) {
    match along {
        Along::Rows => (lane, at),
        Along::Columns => (at, lane),
    }
}
