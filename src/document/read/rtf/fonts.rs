//! In what encoding the bytes of a font's text are.

use crate::document::read::word::symbols::is_symbols;
use encoding_rs::{
    BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};
use rustc_hash::FxHashMap;

/// The fonts of a file, by their numbers.
#[derive(Default)]
pub(super) struct Fonts {
    fonts: FxHashMap<i32, Font>,
    /// The one that is being read.
    open: i32,
    /// The encoding of the file.
    page: Option<&'static Encoding>,
}

#[derive(Default)]
struct Font {
    charset: i32,
    page: Option<&'static Encoding>,
    name: Vec<u8>,
    /// The name, if it is one of symbols.
    symbols: Option<String>,
}

/// No file has more.
const MOST: usize = 10_000;

/// Bytes of a name that are kept: what is looked for in it is looked for anew with each piece.
const LONGEST: usize = 64;

impl Fonts {
    /// The file's encoding is said.
    pub(super) fn set_page(&mut self, number: i32) {
        self.page = of_page(number);
    }

    /// A word in the table of fonts.
    pub(super) fn word(&mut self, word: &[u8], number: i32) {
        match word {
            b"f" if self.fonts.len() < MOST => {
                self.open = number;
                self.fonts.insert(number, Font::default());
            }
            b"fcharset" => self.font(|font| font.charset = number),
            b"cpg" => self.font(|font| font.page = of_page(number)),
            _ => {}
        }
    }

    /// A piece of a font's name.
    pub(super) fn name(&mut self, bytes: &[u8]) {
        self.font(|font| {
            let room = LONGEST.saturating_sub(font.name.len());
            font.name.extend(bytes.iter().take(room));
            let name = String::from_utf8_lossy(&font.name);
            let name = name.trim_end_matches(';').trim();
            font.symbols = is_symbols(name).then(|| name.to_owned());
        });
    }

    fn font(&mut self, change: impl FnOnce(&mut Font)) {
        if let Some(font) = self.fonts.get_mut(&self.open) {
            change(font);
        }
    }

    /// The name of a font of symbols.
    pub(super) fn symbols(&self, font: i32) -> Option<&str> {
        self.fonts.get(&font)?.symbols.as_deref()
    }

    /// The encoding of text in a font; `wide` is the font for Chinese that stands beside it.
    pub(super) fn encoding(&self, font: i32, wide: Option<i32>) -> &'static Encoding {
        let own = |font: i32| {
            let font = self.fonts.get(&font)?;
            font.page.or_else(|| of_charset(font.charset))
        };
        let is_wide = |encoding: &&'static Encoding| [GB18030, BIG5, SHIFT_JIS, EUC_KR].contains(encoding);
        let page = self.page.unwrap_or(WINDOWS_1252);
        // A font for Western text holds Chinese where the file is Chinese, or the font beside it is.
        own(font)
            .filter(is_wide)
            .or(self.page.filter(is_wide))
            .or_else(|| own(wide?).filter(is_wide))
            .or_else(|| own(font))
            .unwrap_or(page)
    }
}

fn of_charset(charset: i32) -> Option<&'static Encoding> {
    Some(match charset {
        134 => GB18030,
        136 => BIG5,
        128 => SHIFT_JIS,
        129 => EUC_KR,
        161 => WINDOWS_1253,
        162 => WINDOWS_1254,
        163 => WINDOWS_1258,
        177 => WINDOWS_1255,
        178 => WINDOWS_1256,
        186 => WINDOWS_1257,
        204 => WINDOWS_1251,
        222 => WINDOWS_874,
        238 => WINDOWS_1250,
        _ => return None,
    })
}

fn of_page(page: i32) -> Option<&'static Encoding> {
    Some(match page {
        936 | 54936 => GB18030,
        950 => BIG5,
        932 => SHIFT_JIS,
        949 => EUC_KR,
        874 => WINDOWS_874,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1252 => WINDOWS_1252,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        65001 => UTF_8,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_name_without_an_end_the_beginning_is_kept() {
        let mut fonts = Fonts::default();
        fonts.word(b"f", 3);
        fonts.name(b"Wingdings");
        fonts.name("𠮷".repeat(1000).as_bytes());
        fonts.name(b" 2;");
        assert_eq!(fonts.fonts[&3].name.len(), LONGEST);
    }
}
