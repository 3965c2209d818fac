//! Short names that nothing has been given.

use super::cited::Stretch;
use super::rules::UNDEFINED_ABBREVIATION;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::prose::{Cite, Defined};
use crate::text::say;

/// Kinds of documents: alone they name none.
const KINDS: [&str; 12] =
    ["通知", "指南", "办法", "意见", "要点", "方案", "规定", "细则", "解释", "规范", "纲要", "决定"];

/// Adds the first use of each short name that the report nowhere says the meaning of.
pub(super) fn undefined(context: &Context<'_>, cited: &[Stretch<'_>], defined: &Defined, findings: &mut Vec<Finding>) {
    let mut seen = [false; KINDS.len()];
    for stretch in cited {
        for citation in &stretch.found {
            if !matches!(citation.cite, Cite::Title { .. }) {
                continue;
            }
            let title = citation.span.slice(&stretch.joined.text);
            let name = title.trim_start_matches('《').trim_end_matches('》');
            // A title that ends so tells what the short name means, said or not.
            let Some(kind) = KINDS.iter().position(|kind| name.ends_with(kind)) else { continue };
            if std::mem::replace(&mut seen[kind], true) || name != KINDS[kind] || defined.has(name) {
                continue;
            }
            let span = stretch.joined.span(citation.span);
            let message = say!(context.lang,
                zh: "没有写明《{name}》是什么的简称",
                en: "nothing says what 《{name}》 is short for");
            let mut finding = Finding::new(&UNDEFINED_ABBREVIATION, span, message);
            finding.place = context.report.place_at(span.start);
            findings.push(finding);
        }
    }
}
