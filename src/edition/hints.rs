//! The official template's own instructions, which do not belong in a report.

use crate::text::Span;
use memchr::memmem::Finder;
use std::cmp::Reverse;

/// The instructions of a template; those with parentheses are known in both widths.
#[derive(Debug)]
pub struct Hints {
    pub(super) anchors: &'static [Anchor],
}

/// Words that several instructions have in common: these are searched for, once for all. They are not
/// empty, do not begin as they end, and stand once in each of the instructions.
#[derive(Debug)]
pub(super) struct Anchor {
    pub(super) words: &'static str,
    /// Each of those instructions.
    pub(super) hints: &'static [Hint],
}

/// An instruction.
#[derive(Debug)]
pub(super) struct Hint {
    pub(super) text: &'static str,
    /// Where the anchor's words stand in it.
    pub(super) at: usize,
}

/// A search for the instructions of a template, for as many texts as there are.
#[derive(Debug)]
pub struct HintFinder {
    anchors: Vec<(Finder<'static>, &'static [Hint])>,
}

impl HintFinder {
    /// The instructions in a text, in order; of those that overlap the first, and the longest of
    /// those that begin alike.
    pub fn find_in<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let mut found: Vec<Span> = Vec::new();
        for (finder, hints) in &self.anchors {
            for at in finder.find_iter(text.as_bytes()) {
                let starts = hints.iter().filter_map(|hint| Some((at.checked_sub(hint.at)?, hint.text)));
                let whole = starts.filter(|(start, hint)| text.as_bytes()[*start..].starts_with(hint.as_bytes()));
                found.extend(whole.map(|(start, hint)| Span::new(start, start + hint.len())));
            }
        }
        found.sort_unstable_by_key(|span| (span.start, Reverse(span.end)));
        found.dedup_by(|next, first| next.start < first.end);
        found.into_iter().map(|span| span.slice(text)).collect()
    }
}

impl Hints {
    /// Prepares the search for them.
    pub fn finder(&self) -> HintFinder {
        let prepared = |anchor: &Anchor| (Finder::new(anchor.words.as_bytes()), anchor.hints);
        HintFinder { anchors: self.anchors.iter().map(prepared).collect() }
    }

    /// A text without the instruction in parentheses that it ends with, if it does.
    pub fn strip_from<'t>(&self, text: &'t str) -> Option<&'t str> {
        let text = text.trim_end();
        if !text.ends_with(['）', ')']) {
            return None;
        }
        let hints = self.anchors.iter().flat_map(|anchor| anchor.hints).map(|hint| hint.text);
        let mut enclosed = hints.filter(|hint| hint.starts_with(['（', '(']));
        enclosed.find_map(|hint| text.strip_suffix(hint)).map(str::trim_end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_is_found_and_only_parentheses_are_stripped() {
        let hints = Hints::from_source(vec!["（文字描述）", "以表格报告。", "以表格报告。如下："]);
        let text = "𠮷（文字描述）以表格报告。如下：(文字描述)";
        let finder = hints.finder();
        assert_eq!(finder.find_in(text), ["（文字描述）", "以表格报告。如下：", "(文字描述)"]);
        assert_eq!(finder.find_in("（文字描述"), [""; 0]);
        assert_eq!(finder.find_in("文字描述）以表格报告"), [""; 0]);
        assert_eq!(hints.strip_from("一、总体情况 (文字描述) "), Some("一、总体情况"));
        assert_eq!(hints.strip_from("一、以表格报告。"), None);
        assert_eq!(hints.strip_from("一、总体情况（文字）"), None);
    }
}
