//! The anchors of a template's instructions.

use super::leak;
use crate::edition::hints::{Anchor, Hint, Hints};
use crate::text::Span;

impl Hints {
    /// Instructions as the data has them.
    pub(in crate::edition) fn from_source(texts: Vec<&'static str>) -> Hints {
        let mut texts: Vec<&'static str> = texts.into_iter().flat_map(both_widths).collect();
        texts.sort_by_key(|text| text.len());
        let mut anchors: Vec<(&'static str, Vec<Hint>)> = Vec::new();
        for text in texts {
            let known = anchors.iter_mut().find_map(|(words, hints)| Some((hints, text.find(*words)?)));
            match known {
                Some((hints, at)) => hints.push(Hint { text, at }),
                None => {
                    let words = text.trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
                    assert!(!words.is_empty(), "an instruction has words");
                    let at = Span::of(words, text).start as usize;
                    anchors.push((words, vec![Hint { text, at }]));
                }
            }
        }
        let anchor = |(words, hints): (_, Vec<Hint>)| Anchor { words, hints: hints.leak() };
        Hints { anchors: leak(anchors.into_iter().map(anchor)) }
    }
}

/// A text, and the same with half-width parentheses where it has any.
fn both_widths(text: &'static str) -> impl Iterator<Item = &'static str> {
    let narrow = text.replace('（', "(").replace('）', ")");
    let other: Option<&'static str> = (narrow != text).then(|| &*narrow.leak());
    std::iter::once(text).chain(other)
}
