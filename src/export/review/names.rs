//! Names as people type them: of agencies, of columns, of what a reviewer chose. Spaces, widths and case tell nothing.

use crate::document::sheets::{Sheet, Workbook};
use crate::text::{ascii, is_invisible, is_space};

/// A name without what tells nothing.
pub(super) fn folded(name: &str) -> String {
    let kept = name.chars().filter(|&c| !is_space(c) && !c.is_whitespace() && !is_invisible(c));
    kept.map(ascii).flat_map(char::to_lowercase).collect()
}

/// The name of a column, without what stands in brackets after it: 处理（须改/已核无误/不采纳）.
pub(super) fn heading(name: &str) -> String {
    let name = folded(name);
    let end = name.find(['(', '[', '【', '〔']).filter(|&at| at > 0).unwrap_or(name.len());
    name[..end].trim_end_matches([':', '*']).to_owned()
}

/// A word that was chosen, without marks around it: 「已核无误。」
pub(super) fn word(text: &str) -> String {
    folded(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// How many rows are looked at for the head of a table: titles and remarks stand above.
const ABOVE: usize = 30;

/// A table of a sheet whose head was found: which column has which name.
pub(super) struct Listed<'s> {
    pub sheet: &'s Sheet,
    /// The row of its head.
    pub head: usize,
    /// The place of each known name, where there is one.
    pub columns: Vec<Option<usize>>,
    /// The other columns that have a name, and the name.
    pub others: Vec<(usize, String)>,
}

impl<'s> Listed<'s> {
    /// The table of a sheet that has the columns of these names, several for each; of its head `needed` have to be there.
    pub(super) fn find(
        sheet: &'s Sheet,
        names: &[&[&str]],
        needed: impl Fn(&[Option<usize>]) -> bool,
    ) -> Option<Listed<'s>> {
        for (head, row) in sheet.rows.iter().enumerate().take(ABOVE) {
            let mut columns = vec![None; names.len()];
            let mut others = Vec::new();
            for (column, cell) in row.iter().enumerate() {
                let text = cell.value.text();
                let name = heading(&text);
                match names.iter().position(|known| known.iter().any(|known| heading(known) == name)) {
                    // Of two of one name the first counts; the second is somebody's own.
                    Some(at) if columns[at].is_none() => columns[at] = Some(column),
                    _ if name.is_empty() => {}
                    _ => others.push((column, text.trim().to_owned())),
                }
            }
            if needed(&columns) {
                return Some(Listed { sheet, head, columns, others });
            }
        }
        None
    }

    /// The numbers of the rows below the head.
    pub(super) fn rows(&self) -> std::ops::Range<usize> {
        self.head + 1..self.sheet.rows.len()
    }

    /// What stands in a row in the column of a known name.
    pub(super) fn text(&self, row: usize, name: usize) -> String {
        let column = self.columns.get(name).copied().flatten();
        column.map_or_else(String::new, |column| self.sheet.value(row, column).text().trim().to_owned())
    }
}

/// Puts what is merged into each of its cells, where a list says once what is meant for several rows.
pub(super) fn spread(workbook: &mut Workbook) {
    workbook.sheets.iter_mut().for_each(Sheet::spread);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_however_they_are_typed() {
        assert_eq!(folded(" 𠮷　县\u{200b}\n教育局（本级） "), "𠮷县教育局(本级)");
        assert_eq!(heading("处 理（须改/已核无误/不采纳）"), "处理");
        assert_eq!(heading("（备注）"), "(备注)");
        assert_eq!(word("「已核 无误。」"), "已核无误");
    }
}
