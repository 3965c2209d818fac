//! Snippets: texts with places that an author goes through one after the other.

use crate::edition;
use crate::format::{self, Piece};

/// A text that stands in a snippet as it is.
pub(in crate::ide) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '$' | '}' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// What a snippet puts in before its places are filled: `$1` is nothing, `${1:词}` is 词.
pub fn plain(snippet: &str) -> String {
    let mut text = String::with_capacity(snippet.len());
    let mut open = 0usize;
    let mut chars = snippet.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => text.extend(chars.next()),
            '$' => {
                let braced = chars.next_if_eq(&'{').is_some();
                while chars.next_if(char::is_ascii_digit).is_some() {}
                let named = braced && chars.next_if_eq(&':').is_some();
                if named {
                    open += 1;
                } else if braced {
                    chars.next_if_eq(&'}');
                }
            }
            '}' if open > 0 => open -= 1,
            c => text.push(c),
        }
    }
    text
}

/// An official table with a place in each cell that asks for a figure.
pub(super) fn table(spec: &edition::Table, newline: &str) -> String {
    let blank = |row, column| format::blank_cell(spec, row, column).to_owned();
    let pieces = format::table_pieces(spec, format::CORNER, newline, blank);
    let mut number = 0;
    let place = |piece: &Piece<'_>| match piece {
        Piece::Figure => {
            number += 1;
            format!("${number}")
        }
        other => escape(&other.written()),
    };
    pieces.iter().map(place).collect()
}

/// A new report, with a place for the agency and for the year, where they are not given, and for all words
/// that are owed. The first place of agency and year shows what is asked for, the others follow it.
pub(super) fn report(pieces: &[Piece<'_>], agency: &str, year: &str) -> String {
    let (mut owed, mut shown) = (2, [false; 2]);
    let mut asked = |at: usize, word: &str| match std::mem::replace(&mut shown[at], true) {
        false => format!("${{{}:{}}}", at + 1, escape(word)),
        true => format!("${{{}}}", at + 1),
    };
    let place = |piece: &Piece<'_>| match piece {
        Piece::Agency => asked(0, agency),
        Piece::Year => asked(1, year),
        Piece::Owed(_) => {
            owed += 1;
            format!("${{{owed}:{}}}", escape(&piece.written()))
        }
        Piece::Text(_) | Piece::Figure => escape(&piece.written()),
    };
    pieces.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_without_its_places_is_the_text() {
        assert_eq!(plain("年度: ${2:2024}\\$1 $1𠮷|${3}|$0"), "年度: 2024$1 𠮷||");
        assert_eq!(plain(r"\$1 \} ${1:第${2:一}条} }"), "$1 } 第一条 }");
        for text in ["a$1}\\", "${1:x}", "$", "\\", "}{$"] {
            assert_eq!(plain(&escape(text)), text);
        }
        for edition in edition::all() {
            for spec in edition.tables {
                let pieces = format::table_pieces(spec, format::CORNER, "\r\n", |row, column| {
                    format::blank_cell(spec, row, column).to_owned()
                });
                assert_eq!(plain(&table(spec, "\r\n")), format::join(&pieces));
            }
        }
    }

    #[test]
    fn each_blank_cell_is_a_place() {
        let spec = &edition::by_id("2021").unwrap().tables[0];
        let text = table(spec, "\n");
        assert!((1..=6).all(|number| text.contains(&format!("${number} |"))) && !text.contains("$7"), "{text}");
        let spec = edition::by_id("2021").unwrap().tables.last().unwrap();
        assert!(!table(spec, "\n").contains("$13"), "totals are no places");
    }

    #[test]
    fn what_is_owed_becomes_places() {
        let owed = [Piece::Owed("主动公开"), Piece::text("二$\n"), Piece::Owed("𠮷县")];
        assert_eq!(report(&owed, "", ""), "${3:【待填：主动公开】}二\\$\n${4:【待填：𠮷县】}");
        let asked = [Piece::Year, Piece::Agency, Piece::text("}"), Piece::Agency, Piece::Figure, Piece::Year];
        assert_eq!(report(&asked, "机关", "年度"), "${2:年度}${1:机关}\\}${1}${2}");
    }
}
