//! Blame: which one cell explains the relations that do not hold.
//!
//! Every figure stands in several relations. When all known relations that one cell stands in are
//! off, and one new value of that cell would mend them all, that cell is the likely slip, and the
//! findings of those relations become one. Where only one relation runs through a cell (section 四),
//! a new value counts only if it is what a slip of typing would have made of it.
//!
//! Where several cells explain the same relations, as with totals that are `=`, none is blamed, and still
//! those relations are one finding. What is left is corrected at its total, unless that would put off a
//! relation that holds.

use super::context::{Context, OfficialTable};
use super::finding::{Finding, Fix, Related};
use super::rule::Severity;
use super::totals::{Violation, checked_lines, corrected, correction, rule, sides, total_place, whole};
use crate::edition::Formula;
use crate::report::{Place, State, derivation, lines, place};
use crate::text::{Edit, say};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;
use std::ops::Range;

/// Violations that one slip explains.
struct Explanation {
    table: usize,
    /// The cell that is the likely slip; `None` where others explain as much.
    cell: Option<Culprit>,
    /// The violations, by index in the context. Where no cell is blamed, those that tie the fewest figures
    /// together come first.
    mends: Vec<usize>,
}

/// A cell and the value that would mend the relations it stands in.
#[derive(Clone, Copy)]
struct Culprit {
    row: usize,
    column: usize,
    value: Decimal,
}

/// A relation as a linear form over the cells that hold written figures.
struct Form {
    /// Cell (row × columns + column) and how often it counts on the left, less the right.
    terms: Vec<(usize, i32)>,
    /// The index of its violation; `None` where it holds.
    violation: Option<usize>,
}

/// Merges the findings that one cell explains, and puts the likely edit first in the others.
pub(super) fn merge(context: &Context<'_>, findings: Vec<Finding>) -> Vec<Finding> {
    if context.violations.is_empty() {
        return findings;
    }
    let mut explanations = Vec::new();
    let mut from = 0;
    for violations in context.violations.chunk_by(|a, b| a.table == b.table) {
        explanations.extend(explain_table(context, from..from + violations.len()));
        from += violations.len();
    }
    let mut explained_by = vec![None; context.violations.len()];
    for (at, explanation) in explanations.iter().enumerate() {
        explanation.mends.iter().for_each(|&violation| explained_by[violation] = Some(at));
    }
    let mut merged: Vec<Finding> = Vec::with_capacity(findings.len());
    let mut groups: Vec<Vec<Finding>> = explanations.iter().map(|_| Vec::new()).collect();
    for finding in findings {
        match finding.violation.and_then(|violation| explained_by[violation]) {
            Some(group) => groups[group].push(finding),
            None => merged.push(finding),
        }
    }
    let mut blame = Vec::new();
    for (explanation, group) in explanations.iter().zip(groups).filter(|(_, group)| !group.is_empty()) {
        match explanation.cell {
            Some(culprit) => blame.push((explanation, culprit, group)),
            None => merged.push(joined(context, explanation, group)),
        }
    }
    withdraw(context, &explanations, &mut merged);
    merged.extend(blame.into_iter().map(|(explanation, culprit, group)| blamed(context, explanation, culprit, group)));
    merged
}

/// The one finding of relations that one slip explains, though not which: that of the relation which ties
/// the fewest figures together.
fn joined(context: &Context<'_>, explanation: &Explanation, mut group: Vec<Finding>) -> Finding {
    let rank = |finding: &Finding| explanation.mends.iter().position(|&at| finding.violation == Some(at));
    group.sort_by_key(rank);
    let mut finding = group.remove(0);
    if group.is_empty() {
        return finding;
    }
    finding.severity = group.iter().map(|other| other.severity).fold(finding.severity, Severity::max);
    let (both, count) = (finding.message, group.len());
    finding.message = say!(context.lang,
        zh: "{both}；与此相连的另 {count} 处勾稽关系也因此不成立",
        en: "{both}; so {count} more relations that it is part of do not hold either");
    finding.related.extend(group.into_iter().map(|other| Related { span: other.span, message: other.message }));
    finding
}

/// Takes corrections of totals back that do not mend: the first fixes of all findings, together,
/// must leave no relation off that held before, and none that they are for.
fn withdraw(context: &Context<'_>, explanations: &[Explanation], findings: &mut [Finding]) {
    let violation = |finding: &Finding| finding.violation.map(|violation| &context.violations[violation]);
    let mut by_table: BTreeMap<usize, (Vec<&mut Finding>, Vec<&Explanation>)> = BTreeMap::new();
    for finding in findings {
        if let Some(violation) = violation(finding) {
            by_table.entry(violation.table).or_default().0.push(finding);
        }
    }
    for explanation in explanations {
        if let Some((_, explanations)) = by_table.get_mut(&explanation.table) {
            explanations.push(explanation);
        }
    }
    for (at, (mut findings, explanations)) in by_table {
        let table = &context.tables[at];
        let blamed = || explanations.iter().filter_map(|explanation| Some((explanation.cell?, &explanation.mends)));
        let mended = blamed().flat_map(|(_, mends)| mends);
        let mut offer = Offer {
            table,
            changes: blamed().map(|(culprit, _)| (culprit.row, culprit.column, culprit.value)).collect(),
            mended: mended.map(|&violation| &context.violations[violation]).collect(),
        };
        for same in findings.chunk_by_mut(|a, b| a.rule.name == b.rule.name) {
            // Each for itself where that does; else those of one rule together.
            let mut open: Vec<&mut Finding> = Vec::new();
            for finding in same {
                let Some(violation) = violation(finding) else { continue };
                if offer.mends(violation) {
                    finding.fixes.clear();
                } else if !offer.take(context, &[violation]) {
                    open.push(finding);
                }
            }
            let violations: Vec<&Violation> = open.iter().filter_map(|finding| violation(finding)).collect();
            if !offer.take(context, &violations) {
                open.iter_mut().for_each(|finding| finding.fixes.clear());
            }
        }
    }
}

/// The changes of one table that go together.
struct Offer<'c, 'r> {
    table: &'c OfficialTable<'r>,
    /// Row, column and new number.
    changes: Vec<(usize, usize, Decimal)>,
    /// The relations that the changes are for.
    mended: Vec<&'c Violation>,
}

impl<'c> Offer<'c, '_> {
    /// Whether the changes mend a relation already.
    fn mends(&self, violation: &Violation) -> bool {
        let formula = &self.table.spec.formulas[violation.formula];
        self.table.figures.with(&self.changes).holds(formula, violation.line) == Some(true)
    }

    /// Adds the corrections of these relations, if all goes together then. Says whether.
    fn take(&mut self, context: &'c Context<'_>, violations: &[&'c Violation]) -> bool {
        let (changes, mended) = (self.changes.len(), self.mended.len());
        self.changes.extend(violations.iter().filter_map(|violation| corrected(context, violation)));
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
            let mut lines = 0..lines(spec, formula.along);
            lines.any(|line| before.holds(formula, line) == Some(true) && after.holds(formula, line) == Some(false))
        });
        let cells = || self.changes.iter().map(|&(row, column, _)| (row, column));
        let twice = cells().enumerate().any(|(at, cell)| cells().skip(at + 1).any(|other| other == cell));
        !broken && !twice && self.mended.iter().all(|it| after.holds(&spec.formulas[it.formula], it.line) == Some(true))
    }
}

/// The cells that explain the violations of one table, which are `violations` of the context's;
/// each violation is explained once, by the cell that explains most. Where several cells would
/// explain the same, none is blamed, and the violations still go together.
fn explain_table(context: &Context<'_>, violations: Range<usize>) -> Vec<Explanation> {
    let at = context.violations[violations.start].table;
    let table = &context.tables[at];
    let forms = forms(context, at, violations);
    let cells = table.spec.rows.len() * table.spec.columns.len();
    let mut stands_in: Vec<Vec<(usize, i32)>> = vec![Vec::new(); cells];
    for (index, form) in forms.iter().enumerate() {
        for &(cell, times) in &form.terms {
            stands_in[cell].push((index, times));
        }
    }
    let mut candidates: Vec<Explanation> =
        stands_in.iter().enumerate().filter_map(|(cell, uses)| explanation(context, at, cell, &forms, uses)).collect();
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
fn forms(context: &Context<'_>, at: usize, violations: Range<usize>) -> Vec<Form> {
    let table = &context.tables[at];
    let mut forms = Vec::new();
    for (index, formula) in table.spec.formulas.iter().enumerate() {
        for line in checked_lines(table, formula) {
            let mut terms = Vec::new();
            let known = [(&formula.left, 1), (&formula.right, -1)].into_iter().all(|(side, times)| {
                side.iter().all(|&operand| {
                    let (row, column) = place(formula.along, line, operand);
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
            let mut violations = violations.clone();
            let violation = violations.find(|&violation| {
                let violation = &context.violations[violation];
                (violation.formula, violation.line) == (index, line)
            });
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
                let (row, column) = place(formula.along, derivation.line, operand);
                expand(table, row, column, times, terms)
            })
        }),
        State::Missing | State::Blank | State::Bad(_) => false,
    }
}

/// The explanation by one cell, if there is one.
fn explanation(
    context: &Context<'_>,
    at: usize,
    cell: usize,
    forms: &[Form],
    uses: &[(usize, i32)],
) -> Option<Explanation> {
    let table = &context.tables[at];
    let (row, column) = (cell / table.spec.columns.len(), cell % table.spec.columns.len());
    let old = table.figures.get(row, column)?;
    let mut change = None;
    let mut mends = Vec::new();
    for &(form, times) in uses {
        let violation = forms[form].violation?;
        let wanted = -context.violations[violation].excess() / Decimal::from(times);
        if *change.get_or_insert(wanted) != wanted {
            return None;
        }
        mends.push(violation);
    }
    let value = old + change?;
    let typed = || typing_slip(old, value) && !is_total(context, mends[0], (row, column));
    let plausible = !value.is_sign_negative() && value.scale() <= old.scale().max(6);
    let cell = Some(Culprit { row, column, value });
    (plausible && (mends.len() > 1 || typed())).then_some(Explanation { table: at, cell, mends })
}

fn is_total(context: &Context<'_>, violation: usize, cell: (usize, usize)) -> bool {
    let violation = &context.violations[violation];
    let formula = &context.tables[violation.table].spec.formulas[violation.formula];
    total_place(violation, formula) == cell
}

/// Whether a slip of typing makes `written` of `meant`: two neighbouring digits exchanged, one
/// dropped, one doubled.
fn typing_slip(written: Decimal, meant: Decimal) -> bool {
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

/// The one finding at the cell that explains those of `group`.
fn blamed(context: &Context<'_>, explanation: &Explanation, culprit: Culprit, group: Vec<Finding>) -> Finding {
    let table = &context.tables[explanation.table];
    let Culprit { row, column, value } = culprit;
    let cell = table.figures.cell(row, column);
    let written = context.slice(cell.figure);
    let value = value.normalize();
    let single = explanation.mends.len() == 1;
    let relation = |violation: usize| {
        let violation = &context.violations[violation];
        table.spec.formulas[violation.formula].relation
    };
    let first = group
        .iter()
        .filter_map(|finding| finding.violation)
        .min_by_key(|&at| relation(at))
        .expect("a finding of a group has a relation");
    let rule = rule(relation(first));
    let severity = group.iter().map(|finding| finding.severity).max().unwrap_or(rule.severity);
    let both = sides(context, &context.violations[first]);
    let count = explanation.mends.len();
    let place = Place::Cell(table.index, row, column);
    let name = place.describe(context.report.edition);

    if single {
        // One relation cannot tell which of its cells is wrong: the finding stays at the total.
        let mut finding = group.into_iter().next().expect("a group is not empty");
        let (row, column) = (&table.spec.rows[row].place, &table.spec.columns[column].name);
        let title = say!(context.lang,
            zh: "把“{row}·{column}”由 {written} 改为 {value}（疑为笔误）",
            en: "change {row}·{column} from {written} to {value} (looks like a typing slip)");
        let edits = vec![Edit::replace(cell.figure, value.to_string())];
        let likely = Fix { title, safe: false, edits };
        let violation = &context.violations[first];
        let total = total_place(violation, &table.spec.formulas[violation.formula]);
        let as_likely = |total: Decimal| typing_slip(total, total + violation.excess());
        let behind = table.figures.get(total.0, total.1).is_some_and(as_likely);
        let at = finding.fixes.len().min(usize::from(behind));
        finding.fixes.insert(at, likely);
        return finding;
    }

    let message = say!(context.lang,
        zh: "{both}；疑为“{name}”填错：由 {written} 改为 {value}，则 {count} 处勾稽关系都成立",
        en: "{both}; the likely slip is {name}: {value} instead of {written} would mend {count} relations");
    let mut finding = Finding::new(rule, whole(cell), message).at(place);
    finding.severity = severity;
    finding.ground = group.iter().find(|finding| finding.violation == Some(first)).and_then(|f| f.ground.clone());
    finding.violation = Some(first);
    finding.help = Some(say!(context.lang,
        zh: "先核对这一格；这一格没有填错的，再核对相关的其他各格",
        en: "check this cell first; if it is right, check the other cells of these relations"));
    for &at in &explanation.mends {
        let violation = &context.violations[at];
        let total = total_place(violation, &table.spec.formulas[violation.formula]);
        if total != (row, column) {
            let span = whole(table.figures.cell(total.0, total.1));
            finding.related.push(Related { span, message: sides(context, violation) });
        }
    }
    if finding.related.is_empty() {
        finding.related = group.into_iter().next().map_or(Vec::new(), |finding| finding.related);
    }
    let title =
        say!(context.lang, zh: "把这一格由 {written} 改为 {value}", en: "change this cell from {written} to {value}");
    finding = finding.unsafe_fix(title, vec![Edit::replace(cell.figure, value.to_string())]);
    if let Some((title, edit)) = correction(context, &context.violations[first])
        && edit.span != cell.figure
    {
        finding = finding.unsafe_fix(title, vec![edit]);
    }
    finding
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

    #[test]
    fn a_slip_beside_a_total_that_is_derived() {
        // The corner is `=`: there is no total to correct, though it looks like a slip itself.
        let columns = "申请办理情况|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计";
        let mut text = format!("## 三、收到和处理政府信息公开申请情况\n\n|{columns}|\n|-|-|-|-|-|-|-|-|\n");
        let table = crate::edition::latest().tables.iter().find(|table| table.id == "applications").unwrap();
        let name_of = |id: &str| table.rows.iter().find(|row| row.id == id).unwrap().full;
        for row in table.rows.iter().filter(|row| row.parent.is_some() && !row.group) {
            let figures = match row.id {
                "granted" => "21|11|0|0|0|0|32",
                "partly-granted" => "无记录|0|0|0|0|0|0",
                "total" => "12|11|0|0|0|0|=",
                _ => "0|0|0|0|0|0|0",
            };
            text.push_str(&format!("|{}|{figures}|\n", row.full));
        }
        let report = crate::report::parse(&*text);
        let options = crate::lint::Options { excerpt: true, ..Default::default() };
        let mut found = crate::lint::lint(&report, &options);
        found.retain(|finding| finding.rule.name == "totals/row");
        let [finding] = &found[..] else { panic!("{found:?}") };
        assert!(finding.message.starts_with("12 + 11 = 23，而总计由各行推得 32"), "{}", finding.message);
        let [fix] = &finding.fixes[..] else { panic!("{finding:?}") };
        let after = crate::text::apply(&text, &fix.edits).unwrap();
        assert!(after.contains(&format!("|{}|21|11|", name_of("total"))), "{after}");
    }
}
