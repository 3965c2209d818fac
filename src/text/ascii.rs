//! Full-width characters, as input methods leave them, and the ASCII that they stand for; and what nobody sees.

/// The ASCII form of a full-width character (`Ａ` for `A`, an ideographic space for a space).
pub fn ascii(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Whether a character is not seen and takes no room, as those that web pages leave between words and figures.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// A text without white space and what is not seen around it.
pub fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}
