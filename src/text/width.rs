//! How many columns a text takes on a screen.

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
        assert_eq!(width("“三安全一稳定”", Ambiguous::Narrow), 14);
        assert_eq!(width("“三安全一稳定”", Ambiguous::Wide), 16);
    }
}
