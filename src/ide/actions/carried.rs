//! What last year's report carried out, taken over into the blank cells of this year's. The title says the figures: they are
//! another report's, and this one's author vouches for them. No flag does it.

use super::action::{ActionKind, CodeAction, Effect};
use crate::ide::Document;
use crate::ide::last_year::{CARRIED_IN, CARRIED_OUT, last_year};
use crate::ide::links::spot;
use crate::lint::was;
use crate::report::State;
use crate::text::{Edit, Span, say};

/// The action for the row that holds what was carried over; `None` elsewhere, and where no figure is wanted or known.
pub(super) fn action(doc: &Document<'_>, span: Span) -> Option<CodeAction> {
    let spot = spot(doc, span.start)?;
    let (spec, table) = (spot.spec, spot.table);
    if spec.rows.get(spot.row)?.id != CARRIED_IN {
        return None;
    }
    let last = last_year(doc);
    let (mut edits, mut names) = (Vec::new(), Vec::new());
    for (column, across) in spec.columns.iter().enumerate().filter(|&(column, _)| !spec.derives(spot.row, column)) {
        let cell = table.cell(spot.row, column);
        let Some(was) = was(&last, spec.id, CARRIED_OUT, across.id) else { continue };
        if cell.state == State::Blank && cell.span.is_empty() {
            let value = was.value.normalize();
            edits.push(Edit::replace(cell.span, value.to_string()));
            names.push(format!("{} {value}", across.name));
        }
    }
    if edits.is_empty() {
        return None;
    }
    let names = names.join("、");
    let title = say!(doc.lang,
        zh: "照上年报告填上年结转：{names}",
        en: "Take over what last year's report carried out: {names}");
    let effect = Effect::Edits(edits);
    Some(CodeAction { title, kind: ActionKind::Rewrite, preferred: false, finding: None, effect })
}
