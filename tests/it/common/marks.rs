//! Places marked in a text: `⟦` and `⟧` around each. And letters that many fonts lack, which are put in by tests where
//! people are shown common ones.

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

/// An example with letters beyond the BMP, for which its page shows people 吉.
pub fn beyond_the_bmp(text: &str) -> String {
    text.replace('吉', "𠮷")
}
