//! The official template's own instructions, which do not belong in a report.

use crate::text::Span;
use memchr::memmem::Finder;
use std::cmp::Reverse;

/// The instructions of a template; those with parentheses are known in both widths.
#[derive(Debug)]
pub struct Hints {
    anchors: Vec<Anchor>,
}

/// Words that several instructions have in common: these are searched for, once for all. They are not
/// empty, do not begin as they end, and stand once in each of the instructions.
#[derive(Debug)]
struct Anchor {
    finder: Finder<'static>,
    /// Each of those instructions, and where the words stand in it.
    hints: Vec<(String, usize)>,
}

impl Hints {
    pub(super) fn new(texts: Vec<String>) -> Hints {
        let texts: Vec<String> = texts.into_iter().flat_map(both_widths).collect();
        let mut by_length: Vec<&String> = texts.iter().collect();
        by_length.sort_by_key(|text| text.len());
        let mut anchors: Vec<Anchor> = Vec::new();
        for text in by_length {
            let known = anchors.iter_mut().find_map(|anchor| {
                let at = anchor.finder.find(text.as_bytes())?;
                Some((anchor, at))
            });
            match known {
                Some((anchor, at)) => anchor.hints.push((text.clone(), at)),
                None => {
                    let words = text.trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
                    debug_assert!(!words.is_empty(), "an instruction has words");
                    let at = Span::of(words, text).start as usize;
                    let finder = Finder::new(words.as_bytes()).into_owned();
                    anchors.push(Anchor { finder, hints: vec![(text.clone(), at)] });
                }
            }
        }
        Hints { anchors }
    }

    /// The instructions in a text, in order; of those that overlap the first, and the longest of
    /// those that begin alike.
    pub fn find_in<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let mut found: Vec<Span> = Vec::new();
        for Anchor { finder, hints } in &self.anchors {
            for at in finder.find_iter(text.as_bytes()) {
                let starts = hints.iter().filter_map(|(hint, before)| Some((at.checked_sub(*before)?, hint)));
                let whole = starts.filter(|(start, hint)| text.as_bytes()[*start..].starts_with(hint.as_bytes()));
                found.extend(whole.map(|(start, hint)| Span::new(start, start + hint.len())));
            }
        }
        found.sort_unstable_by_key(|span| (span.start, Reverse(span.end)));
        found.dedup_by(|next, first| next.start < first.end);
        found.into_iter().map(|span| span.slice(text)).collect()
    }

    /// A text without the instruction in parentheses that it ends with, if it does.
    pub fn strip_from<'t>(&self, text: &'t str) -> Option<&'t str> {
        let text = text.trim_end();
        if !text.ends_with(['）', ')']) {
            return None;
        }
        let hints = self.anchors.iter().flat_map(|anchor| &anchor.hints).map(|(hint, _)| hint.as_str());
        let mut enclosed = hints.filter(|hint| hint.starts_with(['（', '(']));
        enclosed.find_map(|hint| text.strip_suffix(hint)).map(str::trim_end)
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
        assert_eq!(hints.find_in(text), ["（文字描述）", "以表格报告。如下：", "(文字描述)"]);
        assert_eq!(hints.find_in("（文字描述"), [""; 0]);
        assert_eq!(hints.find_in("文字描述）以表格报告"), [""; 0]);
        assert_eq!(hints.strip_from("一、总体情况 (文字描述) "), Some("一、总体情况"));
        assert_eq!(hints.strip_from("一、以表格报告。"), None);
        assert_eq!(hints.strip_from("一、总体情况（文字）"), None);
    }
}
