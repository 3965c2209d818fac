//! Snippets: texts with places that an author goes through one after the other.

use crate::edition;
use crate::format;

/// A text that stands in a snippet as it is.
pub(super) fn escape(text: &str) -> String {
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
    let mut number = 0;
    let text = format::filled_table(spec, format::CORNER, "\n", |row, column| {
        format::blank_cell(spec, row, column).to_owned()
    });
    let lines = text.lines().enumerate().map(|(at, line)| {
        // Header and delimiter stand above the rows.
        let row = at.checked_sub(2).and_then(|row| spec.rows.get(row));
        match row.filter(|row| !row.group) {
            Some(_) => with_places(line, &mut number),
            None => escape(line),
        }
    });
    lines.collect::<Vec<_>>().join(newline)
}

/// A row with a place where the figure of each blank cell ends.
fn with_places(line: &str, number: &mut usize) -> String {
    let cells = line.split('|').map(|cell| match cell.strip_suffix(' ').filter(|rest| rest.trim().is_empty()) {
        Some(rest) if !rest.is_empty() => {
            *number += 1;
            format!("{rest}${number} ")
        }
        _ => escape(cell),
    });
    cells.collect::<Vec<_>>().join("|")
}

/// A text with a place, numbered from `number` on, at each of its placeholders (`【待填：…】`).
pub(super) fn owed(text: &str, mut number: usize) -> String {
    let mut snippet = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(format::OWED) {
        let end = rest[start..].find('】').map_or(rest.len(), |end| start + end + '】'.len_utf8());
        snippet.push_str(&escape(&rest[..start]));
        snippet.push_str(&format!("${{{number}:{}}}", escape(&rest[start..end])));
        number += 1;
        rest = &rest[end..];
    }
    snippet.push_str(&escape(rest));
    snippet
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
                let blank = format::filled_table(spec, format::CORNER, "\r\n", |row, column| {
                    format::blank_cell(spec, row, column).to_owned()
                });
                assert_eq!(plain(&table(spec, "\r\n")) + "\r\n", blank);
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
    fn placeholders_become_places() {
        assert_eq!(owed("一$\n【待填：主动公开】二【待填】", 3), "一\\$\n${3:【待填：主动公开】}二${4:【待填】}");
    }
}
