//! Blame: which one cell explains the relations that do not hold.
//!
//! Every figure stands in several relations. When all known relations that one cell stands in are
//! off, and one new value of that cell would put them all right, that cell is the likely slip. Where only one
//! relation runs through a cell (section 四), a new value counts only if it is what a slip of typing would
//! have made of it.
//!
//! Where several cells explain the same relations, as with totals that are `=`, none is blamed, and still
//! those relations go together.

use super::OfficialTable;
use super::relations::{Violation, checked_lanes};
use crate::edition::Formula;
use crate::report::{State, cell_at, derivation};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::ops::Range;

/// Violations that one slip explains.
pub struct Explanation {
    /// Their table, by index among the official ones of the text.
    pub table: usize,
    /// The cell that is the likely slip; `None` where others explain as much.
    pub cell: Option<Culprit>,
    /// The violations, by index. Where no cell is blamed, those that tie the fewest figures together come
    /// first.
    pub mends: Vec<usize>,
}

/// A cell and the value that would put the relations right that it stands in.
#[derive(Clone, Copy)]
pub struct Culprit {
    /// Its official row.
    pub row: usize,
    /// Its official column.
    pub column: usize,
    /// The value.
    pub value: Decimal,
}

/// A relation as a linear form over the cells that hold written figures.
struct Form {
    /// Cell (row × columns + column) and how often it counts on the left, less the right.
    terms: Vec<(usize, i32)>,
    /// The index of its violation; `None` where it holds.
    violation: Option<usize>,
}

/// What explains the violations of some tables; each is explained once at most.
pub fn explanations(tables: &[OfficialTable<'_>], violations: &[Violation]) -> Vec<Explanation> {
    let mut explanations = Vec::new();
    let mut from = 0;
    for own in violations.chunk_by(|a, b| a.table == b.table) {
        explanations.extend(explain_table(tables, violations, from..from + own.len()));
        from += own.len();
    }
    explanations
}

/// The cells that explain the violations of one table, which are those of the indices `own`; each
/// violation is explained once, by the cell that explains most. Where several cells would
/// explain the same, none is blamed, and the violations still go together.
fn explain_table(tables: &[OfficialTable<'_>], violations: &[Violation], own: Range<usize>) -> Vec<Explanation> {
    let at = violations[own.start].table;
    let table = &tables[at];
    let forms = forms(table, violations, own);
    let cells = table.spec.rows.len() * table.spec.columns.len();
    let mut stands_in: Vec<Vec<(usize, i32)>> = vec![Vec::new(); cells];
    for (index, form) in forms.iter().enumerate() {
        for &(cell, times) in &form.terms {
            stands_in[cell].push((index, times));
        }
    }
    let mut candidates: Vec<Explanation> = stands_in
        .iter()
        .enumerate()
        .filter_map(|(cell, uses)| explanation(tables, violations, at, cell, &forms, uses))
        .collect();
    candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.mends.len()));
    let as_many = |one: &Explanation| candidates.iter().filter(|other| other.mends == one.mends).count();
    let alone: Vec<bool> = candidates.iter().map(|candidate| as_many(candidate) == 1).collect();
    let mut taken = Vec::new();
    let mut chosen = Vec::new();
    for (candidate, alone) in candidates.into_iter().zip(alone) {
        if candidate.mends.iter().any(|violation| taken.contains(violation)) {
            continue;
        }
        taken.extend(candidate.mends.iter().copied());
        if alone {
            chosen.push(candidate);
        } else if candidate.mends.len() > 1 {
            let mut mends = candidate.mends;
            let figures = |violation: &usize| {
                let form = forms.iter().find(|form| form.violation == Some(*violation));
                form.map_or(0, |form| form.terms.len())
            };
            mends.sort_by_key(figures);
            chosen.push(Explanation { table: at, cell: None, mends });
        }
    }
    chosen
}

/// The relations of a table whose figures are all known, `=` replaced by what it sums.
fn forms(table: &OfficialTable<'_>, violations: &[Violation], own: Range<usize>) -> Vec<Form> {
    let mut forms = Vec::new();
    for (index, formula) in table.spec.formulas.iter().enumerate() {
        for lane in checked_lanes(table, formula) {
            let mut terms = Vec::new();
            let known = [(&formula.left, 1), (&formula.right, -1)].into_iter().all(|(side, times)| {
                side.iter().all(|&operand| {
                    let (row, column) = cell_at(formula.along, lane, operand);
                    expand(table, row, column, times, &mut terms)
                })
            });
            if !known {
                continue;
            }
            terms.sort_unstable();
            let mut sums: Vec<(usize, i32)> = Vec::new();
            for (cell, times) in terms {
                match sums.last_mut() {
                    Some(last) if last.0 == cell => last.1 += times,
                    _ => sums.push((cell, times)),
                }
            }
            sums.retain(|&(_, times)| times != 0);
            let is_this = |&at: &usize| (violations[at].formula, violations[at].lane) == (index, lane);
            let violation = own.clone().find(is_this);
            forms.push(Form { terms: sums, violation });
        }
    }
    forms
}

/// Adds the written figures that a cell stands for. `false` where one is missing.
fn expand(table: &OfficialTable<'_>, row: usize, column: usize, times: i32, terms: &mut Vec<(usize, i32)>) -> bool {
    match table.figures.cell(row, column).state {
        State::Number(_) => {
            terms.push((row * table.spec.columns.len() + column, times));
            true
        }
        State::Derived => derivation(table.spec, row, column).is_some_and(|derivation| {
            let formula: &Formula = &table.spec.formulas[derivation.formula];
            formula.left.iter().all(|&operand| {
                let (row, column) = cell_at(formula.along, derivation.lane, operand);
                expand(table, row, column, times, terms)
            })
        }),
        State::Missing | State::Blank | State::Bad(_) => false,
    }
}

/// The explanation by one cell, if there is one.
fn explanation(
    tables: &[OfficialTable<'_>],
    violations: &[Violation],
    at: usize,
    cell: usize,
    forms: &[Form],
    uses: &[(usize, i32)],
) -> Option<Explanation> {
    let table = &tables[at];
    let (row, column) = (cell / table.spec.columns.len(), cell % table.spec.columns.len());
    let old = table.figures.get(row, column)?;
    let mut change = None;
    let mut mends = Vec::new();
    for &(form, times) in uses {
        let violation = forms[form].violation?;
        let wanted = -violations[violation].excess() / Decimal::from(times);
        if *change.get_or_insert(wanted) != wanted {
            return None;
        }
        mends.push(violation);
    }
    let value = old + change?;
    let typed = || typing_slip(old, value) && violations[mends[0]].total(tables) != (row, column);
    let plausible = !value.is_sign_negative() && value.scale() <= old.scale().max(6);
    let cell = Some(Culprit { row, column, value });
    (plausible && (mends.len() > 1 || typed())).then_some(Explanation { table: at, cell, mends })
}

/// Whether a slip of typing makes `written` of `meant`: two neighbouring digits exchanged, one
/// dropped, one doubled.
pub fn typing_slip(written: Decimal, meant: Decimal) -> bool {
    let digits = |number: Decimal| Some(number.to_u64()?.to_string().into_bytes());
    let (Some(written), Some(meant)) = (digits(written), digits(meant)) else { return false };
    let exchanged = || {
        written.len() == meant.len()
            && (1..written.len()).any(|at| {
                let mut other = written.clone();
                other.swap(at - 1, at);
                other == meant
            })
    };
    let without = |digits: &[u8], at: usize| [&digits[..at], &digits[at + 1..]].concat();
    let dropped = || written != b"0" && (0..meant.len()).any(|at| without(&meant, at) == written);
    let doubled = || (1..written.len()).any(|at| written[at - 1] == written[at] && without(&written, at) == meant);
    written != meant && (exchanged() || dropped() || doubled())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_typing() {
        let slip = |written: u32, meant: u32| typing_slip(written.into(), meant.into());
        assert!(slip(23, 32), "exchanged");
        assert!(slip(12, 102), "dropped");
        assert!(slip(1223, 123), "doubled");
        assert!(slip(18, 180), "dropped at the end");
        assert!(!slip(23, 24));
        assert!(!slip(0, 10), "nothing was typed of it");
        assert!(!slip(7, 7));
    }
}
