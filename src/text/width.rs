//! How many columns a text takes on a screen.

use super::char_set::{HAN_BYTES, han_at};
use unicode_width::UnicodeWidthStr;

/// How wide the characters are that are narrow in Western fonts and wide in Chinese ones:
/// `“ ” … — ①`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Ambiguous {
    /// One column, as terminals and most editors draw them.
    #[default]
    Narrow,
    /// Two columns, as Chinese fonts draw them.
    Wide,
}

/// The columns that `text` takes: two for a wide character, none for a combining one.
pub fn width(text: &str, ambiguous: Ambiguous) -> usize {
    // What is Han and printable ASCII alone is so whatever else.
    let (mut at, mut columns) = (0, 0);
    loop {
        if han_at(text, at).is_some() {
            (at, columns) = (at + HAN_BYTES, columns + 2);
        } else if text.as_bytes().get(at).is_some_and(|byte| matches!(byte, b' '..=b'~')) {
            (at, columns) = (at + 1, columns + 1);
        } else {
            break;
        }
    }
    if at == text.len() {
        return columns;
    }
    match ambiguous {
        Ambiguous::Narrow => text.width(),
        Ambiguous::Wide => text.width_cjk(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_columns_and_ambiguous_ones_as_told() {
        assert_eq!(width("总计𠮷 12", Ambiguous::Narrow), 9);
        for text in ["", "总计 12", "总\u{301}计", "（1）总计😀", "~\t总", "\u{4DC0}一"] {
            assert_eq!(width(text, Ambiguous::Narrow), text.width(), "{text}");
            assert_eq!(width(text, Ambiguous::Wide), text.width_cjk(), "{text}");
        }
        assert_eq!(width("“三安全一稳定”", Ambiguous::Narrow), 14);
        assert_eq!(width("“三安全一稳定”", Ambiguous::Wide), 16);
    }
}
