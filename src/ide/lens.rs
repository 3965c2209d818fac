//! What stands above a section or a table, to be clicked: how it stands, and what is left to do.

use super::Document;
use super::actions::{Zeros, missing_rows};
use crate::edition::Along;
use crate::lint::{Severity, severity_name};
use crate::report::{Figures, Table, lanes};
use crate::text::{Span, say};

/// A line above others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lens {
    /// What it stands above.
    pub span: Span,
    /// What it says.
    pub title: String,
    /// What a click does.
    pub action: LensAction,
}

/// What a click on a lens does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LensAction {
    /// Explains a rule or a group of them.
    Explain(&'static str),
    /// Puts zeros into the blank cells of the table on this line, once that is confirmed.
    FillZero(u32),
    /// Puts the missing rows into the table on this line.
    AddRows(u32),
}

/// The lenses of a text, in its order.
pub fn lenses(doc: &Document<'_>) -> Vec<Lens> {
    let report = doc.report;
    let mut lenses: Vec<Lens> = Vec::new();
    for section in &report.sections {
        let lines = section.line..section.lines.end;
        let end = lines.end.checked_sub(1).and_then(|last| report.tree.lines.get(last)).map_or(0, |line| line.end);
        let span = Span { start: section.heading.start, end: end.max(section.heading.end) };
        lenses.extend(findings(doc, section.heading, span));
    }
    let mut zeros = Zeros::default();
    for table in &report.tables {
        let Some(spec) = table.spec.filter(|&spec| report.table(spec).is_some_and(|it| std::ptr::eq(it, table))) else {
            continue;
        };
        let line = table.lines.start as u32;
        let span = report.tree.lines[table.lines.start].span();
        lenses.extend(state(doc, table, span));
        let count = missing_rows(doc, spec).map_or(0, |(count, _)| count);
        if count > 0 {
            let title = say!(doc.lang, zh: "补上缺的 {count} 行", en: "Insert the missing rows ({count})");
            lenses.push(Lens { span, title, action: LensAction::AddRows(line) });
        }
        let count = zeros.edits(doc, table).map_or(0, |edits| edits.len());
        if count > 0 {
            let title =
                say!(doc.lang, zh: "其余 {count} 个空白格填 0", en: "Enter 0 in the other blank cells ({count})");
            lenses.push(Lens { span, title, action: LensAction::FillZero(line) });
        }
    }
    lenses.sort_by_key(|lens| lens.span.start);
    lenses
}

/// How many findings a section has, by their severity.
fn findings(doc: &Document<'_>, heading: Span, section: Span) -> Option<Lens> {
    let from = doc.findings.partition_point(|finding| finding.span.start < section.start);
    let within = doc.findings[from..].iter().take_while(|finding| finding.span.start < section.end);
    let within: Vec<_> = within.collect();
    let worst = within.iter().min_by_key(|finding| rank(finding.severity))?;
    let counts = [Severity::Error, Severity::Warning, Severity::Info].map(|severity| {
        let count = within.iter().filter(|finding| finding.severity == severity).count();
        (count > 0).then(|| format!("{} {count}", severity_name(severity, doc.lang)))
    });
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    let (counts, first) = (counts.join(" · "), worst.rule.title.get(doc.lang));
    let title = say!(doc.lang, zh: "{counts}（{first}）", en: "{counts} ({first})");
    Some(Lens { span: heading, title, action: LensAction::Explain(worst.rule.name) })
}

fn rank(severity: Severity) -> usize {
    match severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
    }
}

/// How many of a table's relations hold.
fn state(doc: &Document<'_>, table: &Table, span: Span) -> Option<Lens> {
    let spec = &doc.report.edition.tables[table.spec?];
    let figures = Figures::new(spec, table);
    let (mut held, mut broken, mut all) = (0, 0, 0);
    for formula in spec.formulas {
        for lane in 0..lanes(spec, formula.along) {
            if formula.along == Along::Rows && spec.rows[lane].group {
                continue;
            }
            all += 1;
            match figures.holds(formula, lane) {
                Some(true) => held += 1,
                Some(false) => broken += 1,
                None => {}
            }
        }
    }
    if all == 0 {
        return None;
    }
    let mut title = say!(doc.lang, zh: "勾稽 {held}/{all}", en: "relations {held}/{all}");
    if broken > 0 {
        title += &say!(doc.lang, zh: "，{broken} 项不符", en: ", {broken} off");
    }
    let unknown = all - held - broken;
    if unknown > 0 {
        title += &say!(doc.lang, zh: "，{unknown} 项还缺数", en: ", {unknown} not known yet");
    }
    Some(Lens { span, title, action: LensAction::Explain("totals") })
}
