//! The official template's own instructions, which do not belong in a report.

use crate::text::Span;
use memchr::memmem::Finder;
use std::cmp::Reverse;

/// The instructions of a template; those with parentheses are known in both widths.
#[derive(Debug)]
pub struct Hints {
    texts: Vec<String>,
    finders: Vec<Finder<'static>>,
}

impl Hints {
    pub(super) fn new(texts: Vec<String>) -> Hints {
        let texts: Vec<String> = texts.into_iter().flat_map(both_widths).collect();
        let finders = texts.iter().map(|text| Finder::new(text.as_bytes()).into_owned()).collect();
        Hints { texts, finders }
    }

    /// Where instructions stand in a text, in order; of those that overlap the first, and the longest
    /// of those that begin alike.
    pub fn find_in(&self, text: &str) -> Vec<Span> {
        let each = self.finders.iter().flat_map(|finder| {
            let len = finder.needle().len();
            finder.find_iter(text.as_bytes()).map(move |at| Span::new(at, at + len))
        });
        let mut found: Vec<Span> = each.collect();
        found.sort_unstable_by_key(|span| (span.start, Reverse(span.end)));
        found.dedup_by(|next, first| next.start < first.end);
        found
    }

    /// A text without the instruction in parentheses that it ends with, if it does.
    pub fn strip_from<'t>(&self, text: &'t str) -> Option<&'t str> {
        let text = text.trim_end();
        if !text.ends_with(['）', ')']) {
            return None;
        }
        let mut hints = self.texts.iter().filter(|hint| hint.starts_with(['（', '(']));
        hints.find_map(|hint| text.strip_suffix(hint.as_str())).map(str::trim_end)
    }
}

/// A text, and the same with half-width parentheses where it has any.
fn both_widths(text: String) -> impl Iterator<Item = String> {
    let narrow = text.replace('（', "(").replace('）', ")");
    let other = (narrow != text).then_some(narrow);
    std::iter::once(text).chain(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_is_found_and_only_parentheses_are_stripped() {
        let hints = Hints::new(vec!["（文字描述）".into(), "以表格报告。".into(), "以表格报告。如下：".into()]);
        let text = "𠮷（文字描述）以表格报告。如下：(文字描述)";
        let found: Vec<&str> = hints.find_in(text).iter().map(|span| span.slice(text)).collect();
        assert_eq!(found, ["（文字描述）", "以表格报告。如下：", "(文字描述)"]);
        assert_eq!(hints.strip_from("一、总体情况 (文字描述) "), Some("一、总体情况"));
        assert_eq!(hints.strip_from("一、以表格报告。"), None);
        assert_eq!(hints.strip_from("一、总体情况（文字）"), None);
    }
}
