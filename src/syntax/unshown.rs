//! Words that Markdown does not show where they stand: what defines a link, and what is said behind the mark of a fence.

use super::cursor::is_blank;

/// Whether a line that begins a paragraph, or with the line below it, defines a link to Markdown (`[甲]: 乙`) without
/// being meant for one: what it gives is no address. `text` is without its indentation.
pub(super) fn defines_nothing(text: &str, below: Option<&str>) -> bool {
    let Some(behind) = behind_label(text) else { return false };
    let is_alone = behind.is_empty();
    let behind = if is_alone { below.unwrap_or_default() } else { behind };
    let target = match behind.strip_prefix('<') {
        Some(inner) => inner.find('>').map(|end| &behind[..end + 2]),
        None => behind.split(is_blank).next().filter(|target| !target.is_empty()),
    };
    let Some(target) = target else { return false };
    let rest = &behind[target.len()..];
    let title = rest.trim_start_matches(is_blank);
    // What is behind it is a title, or it is no definition.
    let is_definition = title.is_empty() || title.len() < rest.len() && title.starts_with(['"', '\'', '(']);
    is_definition && !is_address(target)
}

/// What stands behind `[甲]:`.
fn behind_label(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('[')?;
    let mut is_escaped = false;
    let end = inner.find(|c| {
        let ends = !is_escaped && matches!(c, '[' | ']');
        is_escaped = c == '\\' && !is_escaped;
        ends
    })?;
    let label = &inner[..end];
    // A footnote is shown, further down.
    let is_label = !label.trim_matches(is_blank).is_empty() && !label.starts_with('^');
    let behind = inner[end..].strip_prefix("]:").filter(|_| is_label)?;
    Some(behind.trim_matches(is_blank))
}

/// Whether a target looks like an address, or a file or a place in the text.
fn is_address(target: &str) -> bool {
    let target = target.trim_matches(['<', '>']);
    target.is_empty() || target.starts_with(['#', '/', '.']) || target.contains("://") || {
        let is_plain = target.bytes().all(|byte| byte.is_ascii_graphic());
        is_plain && target.contains(['.', ':', '/', '@']) && target.contains(|c: char| c.is_ascii_alphabetic())
    }
}

/// Whether what stands behind the mark of a fence names a language, or is nothing: anything else is not shown.
pub(super) fn is_language(info: &str) -> bool {
    let info = info.trim_matches(is_blank);
    let is_word = |c: char| c.is_ascii_alphanumeric() || "+-#._{}=,:\"".contains(c) || is_blank(c);
    info.is_empty() || info.starts_with(|c: char| c.is_ascii_alphabetic() || c == '{') && info.chars().all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_address_is_not_meant_to_define_a_link() {
        for text in ["[甲]: 乙", "[1]:见附件𠮷", "[ 甲\\] ]: 12", "[甲]: 乙 \"丙\"", "[甲]: 乙 (", "[甲]: <乙 丙>"]
        {
            assert!(defines_nothing(text, None), "{text}");
        }
        for text in [
            "[甲]: https://example.invalid/甲",
            "[甲]: <https://example.invalid/> '乙'",
            "[甲]: #二",
            "[甲]: report.pdf",
            "[甲]: 乙 丙",
            "[甲]：乙",
            "[^1]: 乙",
            "[]: 乙",
            "[甲[乙]: 丙",
            "[甲]",
            "甲]: 乙",
            "[甲]:",
        ] {
            assert!(!defines_nothing(text, None), "{text}");
        }
        assert!(defines_nothing("[甲]:", Some("乙")) && !defines_nothing("[甲]:", Some("乙 丙")));
    }

    #[test]
    fn a_language_is_told_from_words() {
        assert!(["", " ", "text", " c++ ", "rust,ignore", "{.toml}"].into_iter().all(is_language));
        assert!(!["汀溪县", "12", "text 甲", "𠮷", "（略）"].into_iter().any(is_language));
    }
}
