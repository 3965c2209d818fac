//! The texts of cells, which Excel keeps apart from them.

use super::parts::{MAIN, XML};
use crate::document::write::xml::escaped;
use rustc_hash::FxHashMap;
use std::fmt::Write;

/// UTF-16 units in a cell.
const CELL: usize = 32_767;

/// What stands at the end of a text that is too long for a cell.
const CUT: &str = "……（过长，已截断）";

/// The texts of all cells, each once.
#[derive(Default)]
pub(super) struct Strings {
    numbers: FxHashMap<String, usize>,
    items: String,
    used: usize,
}

impl Strings {
    /// The number of a text.
    pub(super) fn number(&mut self, text: &str) -> usize {
        self.used += 1;
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = self.numbers.len();
        self.numbers.insert(text.to_owned(), number);
        _ = write!(self.items, "<si><t xml:space=\"preserve\">{}</t></si>", escaped(&shown(text)));
        number
    }

    pub(super) fn xml(&self) -> String {
        format!(
            "{}<sst xmlns=\"{}\" count=\"{}\" uniqueCount=\"{}\">{}</sst>",
            XML,
            MAIN,
            self.used,
            self.numbers.len(),
            self.items
        )
    }
}

/// A text as a cell holds it: not too long, and what a spreadsheet would read as a character's number (`_x000D_`)
/// written so that it reads as it is.
fn shown(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut text = if text.encode_utf16().count() > CELL { cut(&text) } else { text };
    let is_number = |rest: &str| {
        let digits = rest.as_bytes();
        digits.len() > 6 && digits[2..6].iter().all(u8::is_ascii_hexdigit) && digits[6] == b'_'
    };
    if text.match_indices("_x").any(|(at, _)| is_number(&text[at..])) {
        let mut escaped = String::new();
        let mut from = 0;
        for (at, _) in text.match_indices("_x").filter(|&(at, _)| is_number(&text[at..])) {
            escaped.push_str(&text[from..at]);
            escaped.push_str("_x005F_");
            from = at + 1;
        }
        escaped.push_str(&text[from..]);
        text = escaped;
    }
    text
}

fn cut(text: &str) -> String {
    let most = CELL - CUT.encode_utf16().count();
    let mut units = 0;
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units <= most
    });
    let mut kept: String = kept.collect();
    kept.push_str(CUT);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_they_are() {
        assert_eq!(shown("a_x000D_b\r\n_x5F_ _xZZZZ_ _x005F_"), "a_x005F_x000D_b\n_x5F_ _xZZZZ_ _x005F_x005F_");
        let long = shown(&"𠮷".repeat(20_000));
        assert!(long.encode_utf16().count() <= CELL && long.ends_with(CUT));
        assert_eq!(shown(&"年".repeat(CELL)).chars().count(), CELL);
    }
}
