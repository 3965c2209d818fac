//! Which totals can be corrected: all the edits that are offered first must, together, put right what they are
//! for and leave no relation off that held before.

use super::relation::right_figure;
use crate::lint::context::Context;
use crate::lint::tables::{Explanation, OfficialTable, Violation};
use crate::report::lanes;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Those of some violations, by index in the context and rule by rule, that a correction of their total puts right.
pub(super) fn corrected(context: &Context<'_>, explanations: &[Explanation], violations: &[usize]) -> Vec<usize> {
    let mut by_table: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &at in violations {
        by_table.entry(context.violations[at].table).or_default().push(at);
    }
    let mut corrected = Vec::new();
    for (table, violations) in by_table {
        let mut offer = Offer::new(context, explanations, table);
        let relation = |at: usize| context.violations[at].formula(&context.tables).relation;
        for same in violations.chunk_by(|&a, &b| relation(a) == relation(b)) {
            // Each for itself where that does; else those of one rule together.
            let mut open: Vec<usize> = Vec::new();
            for &at in same {
                if offer.mends(&context.violations[at]) {
                    continue;
                }
                match offer.take(&[at]) {
                    true => corrected.push(at),
                    false => open.push(at),
                }
            }
            if offer.take(&open) {
                corrected.extend(open);
            }
        }
    }
    corrected
}

/// The changes of one table that go together.
struct Offer<'c, 'r> {
    context: &'c Context<'r>,
    table: &'c OfficialTable<'r>,
    /// Row, column and new number.
    changes: Vec<(usize, usize, Decimal)>,
    /// The relations that the changes are for.
    mended: Vec<&'c Violation>,
}

impl<'c, 'r> Offer<'c, 'r> {
    /// The changes of the cells that are blamed.
    fn new(context: &'c Context<'r>, explanations: &[Explanation], table: usize) -> Offer<'c, 'r> {
        // They are in the order of the tables.
        let own = explanations.partition_point(|explanation| explanation.table < table);
        let own = explanations[own..].iter().take_while(|explanation| explanation.table == table);
        let blamed: Vec<_> = own.filter_map(|it| Some((it.cell?, &it.mends))).collect();
        let mended = blamed.iter().flat_map(|(_, mends)| mends.iter());
        Offer {
            context,
            table: &context.tables[table],
            changes: blamed.iter().map(|(culprit, _)| (culprit.row, culprit.column, culprit.value)).collect(),
            mended: mended.map(|&at| &context.violations[at]).collect(),
        }
    }

    /// Whether the changes put a relation right already.
    fn mends(&self, violation: &Violation) -> bool {
        let formula = violation.formula(&self.context.tables);
        self.table.figures.with(&self.changes).holds(formula, violation.lane) == Some(true)
    }

    /// Adds the corrections of these violations, if all goes together then. Says whether.
    fn take(&mut self, violations: &[usize]) -> bool {
        let (changes, mended) = (self.changes.len(), self.mended.len());
        let violations = violations.iter().map(|&at| &self.context.violations[at]);
        self.changes.extend(violations.clone().filter_map(|violation| right_figure(self.context, violation)));
        self.mended.extend(violations);
        let fits = self.fits();
        if !fits {
            self.changes.truncate(changes);
            self.mended.truncate(mended);
        }
        fits
    }

    fn fits(&self) -> bool {
        let spec = self.table.spec;
        let (before, after) = (&self.table.figures, self.table.figures.with(&self.changes));
        let broken = spec.formulas.iter().any(|formula| {
            let mut lanes = 0..lanes(spec, formula.along);
            lanes.any(|lane| before.holds(formula, lane) == Some(true) && after.holds(formula, lane) == Some(false))
        });
        let cells = || self.changes.iter().map(|&(row, column, _)| (row, column));
        let twice = cells().enumerate().any(|(at, cell)| cells().skip(at + 1).any(|other| other == cell));
        !broken && !twice && self.mended.iter().all(|it| after.holds(&spec.formulas[it.formula], it.lane) == Some(true))
    }
}
