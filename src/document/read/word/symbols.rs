//! Characters that are put in as pictures of a font: boxes to tick in forms, arrows, signs.

/// What a character of a font of symbols looks like.
pub(crate) fn symbol(font: &str, code: u32) -> Option<char> {
    // Word moves such characters to where no letter is.
    let low = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let font = font.to_ascii_lowercase();
    let known = match &*font {
        "symbol" => SYMBOL,
        "wingdings" => WINGDINGS,
        "wingdings 2" => WINGDINGS_2,
        _ => &[],
    };
    let found = known.iter().find(|(at, _)| *at == low).map(|(_, c)| *c);
    match found {
        Some(c) => Some(c),
        None if font == "symbol" && low < 0x40 => char::from_u32(low),
        None if known.is_empty() && low < 0x100 => char::from_u32(low),
        None => char::from_u32(code),
    }
}

/// Whether the letters of a font are pictures: `R` in Wingdings 2 is a box that is ticked.
pub(crate) fn is_symbols(font: &str) -> bool {
    ["symbol", "wingdings", "wingdings 2"].iter().any(|known| known.eq_ignore_ascii_case(font))
}

const SYMBOL: &[(u32, char)] = &[
    (0x2D, '−'),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x67, 'γ'),
    (0x6D, 'μ'),
    (0xA3, '≤'),
    (0xAE, '→'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB2, '″'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBB, '≈'),
    (0xD6, '√'),
    (0xD9, '∧'),
    (0xDA, '∨'),
    (0xE5, '∑'),
];

const WINGDINGS: &[(u32, char)] = &[
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x75, '◆'),
    (0x9F, '•'),
    (0xA7, '▪'),
    (0xA8, '□'),
    (0xD8, '➢'),
    (0xE0, '→'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

const WINGDINGS_2: &[(u32, char)] =
    &[(0x4F, '✗'), (0x50, '✓'), (0x51, '☒'), (0x52, '☑'), (0x54, '☒'), (0xA2, '■'), (0xA3, '□'), (0x97, '●')];
