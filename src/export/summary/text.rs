//! A summary as the text of a report, in which what has to be written is still owed.

use super::{Summary, Total, places};
use crate::format::{self, Template};
use crate::report::{self, AgencyKind, Figures};
use crate::syntax::quoted;
use crate::text::{Edit, apply};

/// Whose summary is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'w> {
    /// The agency that sums up, where it is known.
    pub agency: Option<&'w str>,
    /// The files that are summed up, as the summary is to name them.
    pub files: &'w [String],
}

/// The summary as the text of a report: sums where units say something, `=` where that is what it comes to, blanks where
/// nobody says anything, and a note where some do not.
pub fn text(summary: &Summary, wanted: Wanted<'_>) -> String {
    let kind = wanted.agency.and_then(AgencyKind::of_agency).or(Some(AgencyKind::Government));
    let template =
        Template { agency: wanted.agency, year: summary.year, kind, edition: summary.edition, last_year: None };
    let text = format::template(&template);
    let totals = summary.totals();
    // What is no sum of others first: what a total comes to is known then.
    let text = filled(summary, &text, &totals, false);
    let text = filled(summary, &text, &totals, true);
    match wanted.files {
        [] => text,
        files => {
            let list: String = files.iter().map(|file| format!("  - {}\n", quoted(file))).collect();
            text.replacen("\n---\n", &format!("\n汇总:\n{list}---\n"), 1)
        }
    }
}

/// Puts the sums into the cells that are derived, or into the others.
fn filled(summary: &Summary, text: &str, totals: &[Total], derived: bool) -> String {
    let report = report::parse(text);
    let mut edits = Vec::new();
    for ((at, row, column), total) in places(summary.edition).zip(totals) {
        let Some((spec, table)) = summary.edition.tables.get(at).zip(report.table(at)) else { continue };
        let Some(sum) = total.sum.filter(|_| spec.derives(row, column) == derived) else { continue };
        let comes_to = derived.then(|| Figures::new(spec, table).derived(row, column)).flatten();
        let is_whole = total.blank == 0 && total.unread == 0;
        if comes_to == Some(sum) && is_whole {
            continue;
        }
        let lacking = total.blank + total.unread;
        let note = if is_whole { String::new() } else { format!("（{lacking} 个单位未填）") };
        // As the sum is in yuan where the column names no unit.
        let in_yuan = spec.columns.get(column).is_some_and(|column| column.kind.leaves_unit());
        let unit = if in_yuan && !sum.is_zero() { "元" } else { "" };
        edits.push(Edit::replace(table.cell(row, column).span, format!("{sum}{unit}{note}")));
    }
    // Cells do not overlap.
    apply(text, &edits).unwrap_or_else(|| text.to_owned())
}
