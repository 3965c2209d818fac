//! HTML that is shown as it is, blank lines and white space included, to which Markdown leaves it: `<pre>` and its like.

use crate::syntax::{LineKind, Tree};
use crate::text::Span;

/// Whether one of some spans in order begins before an offset and goes on behind it.
pub(super) fn holds(spans: &[Span], at: u32) -> bool {
    let next = spans.partition_point(|span| span.end <= at);
    spans.get(next).is_some_and(|span| span.start < at)
}

/// The tags of HTML whose content is shown as it is, blank lines included, up to the line that closes one of them.
const VERBATIM: [&str; 4] = ["pre", "textarea", "script", "style"];

/// What stands below the lines that open such HTML, in order.
pub(super) fn verbatim(tree: &Tree) -> Vec<Span> {
    let mut spans = Vec::new();
    if !tree.text.contains('<') {
        return spans;
    }
    let mut open: Option<u32> = None;
    for (at, line) in tree.lines.iter().enumerate() {
        let text = tree.line_text(at);
        let may_open = line.kind == LineKind::Prose && open.is_none() && !holds(&tree.fenced, line.start);
        if may_open && opens_verbatim(text) {
            open = Some(line.end);
        }
        if let Some(start) = open
            && closes_verbatim(text)
        {
            spans.extend((start < line.end).then_some(Span { start, end: line.end }));
            open = None;
        }
    }
    spans.extend(open.map(|start| Span { start, end: tree.text.len() as u32 }));
    spans
}

fn opens_verbatim(text: &str) -> bool {
    let Some(tag) = text.trim_start_matches(' ').strip_prefix('<') else { return false };
    let indent = text.len() - tag.len() - 1;
    indent < 4
        && VERBATIM.iter().any(|name| {
            let is_named = tag.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name));
            is_named && tag[name.len()..].chars().next().is_none_or(|c| c == '>' || c.is_ascii_whitespace())
        })
}

fn closes_verbatim(text: &str) -> bool {
    let mut tags = text.match_indices("</").map(|(at, _)| &text[at + 2..]);
    tags.any(|tag| {
        VERBATIM.iter().any(|name| {
            let is_named = tag.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name));
            is_named && tag[name.len()..].starts_with('>')
        })
    })
}
