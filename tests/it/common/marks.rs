//! Places marked in a text: `⟦` and `⟧` around each.

use nianbao::text::Span;

/// The text without its marks, and the spans that were marked.
pub fn unmark(text: &str) -> (String, Vec<Span>) {
    let mut plain = String::new();
    let mut spans = Vec::new();
    let mut open = None;
    for c in text.chars() {
        match c {
            '⟦' => open = Some(plain.len()),
            '⟧' => spans.push(Span::new(open.take().expect("⟦ before ⟧"), plain.len())),
            _ => plain.push(c),
        }
    }
    assert!(open.is_none(), "⟦ without ⟧");
    (plain, spans)
}
