//! narrative/contradiction: 未收到申请, 均获维持, beside cells that say otherwise.

use super::admissible::{self, Reading, find, readings};
use crate::edition::Basis;
use crate::lint::check::Registered;
use crate::lint::context::Context;
use crate::lint::finding::{Finding, Related};
use crate::lint::prose::Paragraph;
use crate::lint::rule::{Rule, Scope, Severity, V0_1};
use crate::prose::{CaseKind, Claim, Notion, Says};
use crate::report::Place;
use crate::text::{say, text};
use rust_decimal::Decimal;

pub(super) static RULES: &[Registered] = &[Registered::own(&CONTRADICTION, contradiction)];

static CONTRADICTION: Rule = Rule {
    name: "narrative/contradiction",
    severity: Severity::Warning,
    title: text!(zh: "正文说没有，表中有数", en: "the text denies what the tables have"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("contradiction.md"),
};

fn contradiction(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for paragraph in context.paragraphs() {
        if context.stands_in(paragraph, "problems") {
            continue;
        }
        for claim in &paragraph.reading.claims {
            findings.extend(
                denied(paragraph, claim).into_iter().find_map(|notion| against(context, paragraph, claim, notion)),
            );
        }
    }
}

/// What a claim says there was none of.
fn denied(paragraph: &Paragraph<'_>, claim: &Claim) -> Vec<Notion> {
    match claim.says {
        Says::None(notion) => vec![notion],
        Says::AllNaturalPersons => {
            // Of what came in, in the same sentence.
            let received = paragraph.reading.figures.iter().any(|figure| {
                figure.sentence == claim.sentence
                    && matches!(figure.notion, Some(Notion::Received | Notion::New | Notion::Handled))
            });
            if received { vec![Notion::Applicants("organisations")] } else { Vec::new() }
        }
        Says::AllUpheld { reviews, suits } => {
            let spoken = |kind: CaseKind| {
                let figures = paragraph.reading.figures.iter();
                let mut of =
                    figures.filter(|figure| figure.sentence == claim.sentence && figure.span.start < claim.span.start);
                of.any(|figure| figure.notion == Some(Notion::Cases { kind, result: None }))
            };
            let kinds = [CaseKind::Review, CaseKind::Suit, CaseKind::Direct, CaseKind::AfterReview];
            kinds
                .into_iter()
                .filter(|&kind| if kind == CaseKind::Review { reviews } else { suits })
                .filter(|&kind| spoken(kind))
                .map(|kind| Notion::Cases { kind, result: Some("corrected") })
                .collect()
        }
    }
}

/// The finding, where every reading of what is denied has something.
fn against(context: &Context<'_>, paragraph: &Paragraph<'_>, claim: &Claim, notion: Notion) -> Option<Finding> {
    let readings: Vec<Reading> = match notion {
        // What was carried over is nobody's claim.
        Notion::Applicants(_) => readings(context, notion).into_iter().take(1).collect(),
        _ => readings(context, notion),
    };
    let values: Vec<Decimal> =
        readings.iter().map(|reading| admissible::value(context, reading)).collect::<Option<_>>()?;
    if values.is_empty() || values.iter().any(Decimal::is_zero) {
        return None;
    }
    let term = readings[0].iter().find(|term| {
        let figure = find(context, term).and_then(|found| found.table.figures.get(found.row, found.column));
        figure.is_some_and(|figure| !figure.is_zero())
    })?;
    let found = find(context, term)?;
    let place = Place::Cell(found.table.index, found.row, found.column);
    let (words, value) = (claim.span.slice(&paragraph.text.text), values[0].normalize());
    let name = place.describe(context.report.edition);
    let message = say!(context.lang,
        zh: "正文说“{words}”，表中“{name}”是 {value}，请核对哪一处正确；口径不同的，请在正文写明",
        en: "the text says “{words}”, the table has {value} at {name}: check which one is right; where they count differently, say so");
    let cell = found.table.figures.cell(found.row, found.column);
    let mut finding = Finding::new(&CONTRADICTION, paragraph.span(claim.span), message).at(place);
    finding.related.push(Related::here(cell.span, say!(context.lang, zh: "表中的数", en: "the table's figure")));
    Some(finding)
}
