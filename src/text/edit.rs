//! Replacements in a text.

use super::Span;

/// Put `text` in the place of what `span` covers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    /// Replaces `span` by `text`.
    pub fn replace(span: Span, text: impl Into<String>) -> Edit {
        Edit { span, text: text.into() }
    }

    /// Inserts `text` before the byte `offset`.
    pub fn insert(offset: u32, text: impl Into<String>) -> Edit {
        Edit { span: Span::empty(offset), text: text.into() }
    }

    /// Removes what `span` covers.
    pub fn delete(span: Span) -> Edit {
        Edit { span, text: String::new() }
    }
}

/// The text after all of `edits`, whose spans count in the text before them. `None` where two of
/// them overlap or one lies outside the text or off its character boundaries.
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.span);
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for edit in sorted {
        result.push_str(text.get(done..edit.span.start as usize)?);
        result.push_str(&edit.text);
        done = edit.span.end as usize;
    }
    result.push_str(text.get(done..)?);
    Some(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_apply_in_any_order() {
        let text = "受理𠮷23件";
        let digits = Span::of(&text[10..12], text);
        let edits = [Edit::replace(digits, "32"), Edit::insert(0, "共")];
        assert_eq!(apply(text, &edits).as_deref(), Some("共受理𠮷32件"));
    }

    #[test]
    fn overlapping_or_misplaced_edits_are_refused() {
        let text = "总计";
        let all = Edit::delete(Span::new(0, 6));
        assert_eq!(apply(text, &[all.clone(), Edit::delete(Span::new(3, 6))]), None);
        assert_eq!(apply(text, &[Edit::insert(1, "x")]), None);
        assert_eq!(apply(text, &[Edit::insert(7, "x")]), None);
        assert_eq!(apply(text, &[all]).as_deref(), Some(""));
    }
}
