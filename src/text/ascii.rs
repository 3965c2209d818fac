//! Full-width characters, as input methods leave them, and the ASCII that they stand for.

/// The ASCII form of a full-width character (`Ａ` for `A`, an ideographic space for a space).
pub fn ascii(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}
