//! What is pasted into a report: cells that were copied from a Word file, a sheet or a page, as rows.

use super::account::What;
use super::flow;
use super::items::{Board, Item};
use super::tables::{self, Read, Tables};
use super::write::{Writer, Written};
use crate::document::Document;
use crate::edition::Edition;
use crate::shape::Vocabulary;

/// What cells become.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pasted {
    /// The rows, or whole tables.
    pub text: String,
    /// Whether they are official tables, every figure in its place without a guess.
    pub official: bool,
}

/// Cells as rows: the official tables that they are, where they stand in no table yet; else row for row as they were
/// copied. None where there is other text beside the cells, or a single one: that is pasted as it is.
pub fn pasted(
    document: &Document,
    edition: &'static Edition,
    section: Option<usize>,
    in_table: bool,
) -> Option<Pasted> {
    let vocabulary = Vocabulary::of(edition);
    let (items, _) = flow::items(document, vocabulary);
    let is_item = |item: &Item| match item {
        Item::Paragraph(text) => text.words.is_blank() || vocabulary.is_item(&text.words.text.trim().into()),
        Item::Grid(_) => true,
        Item::Omission(_) => false,
    };
    let boards = items.iter().filter_map(|item| if let Item::Grid(board) = item { Some(board) } else { None });
    let boards: Vec<&Board> = boards.collect();
    let cells = boards.iter().map(|board| board.words.len()).sum::<usize>();
    if !items.iter().all(is_item) || cells < 2 {
        return None;
    }
    if let Some(text) = official(&items, vocabulary, section).filter(|_| !in_table) {
        return Some(Pasted { text, official: true });
    }
    let mut writer = Writer::default();
    for board in boards {
        let rows = tables::own(board);
        if in_table {
            writer.raw(&lines(&rows), board.place);
        } else {
            writer.table(&rows, board.place);
        }
    }
    let text = writer.text.trim_end().to_owned();
    (!text.is_empty()).then_some(Pasted { text, official: false })
}

/// The official tables that all cells are of.
fn official(items: &[Item], vocabulary: &'static Vocabulary, section: Option<usize>) -> Option<String> {
    let (mut tables, mut writer, mut account) = (Tables::new(vocabulary), Writer::default(), Vec::new());
    for item in items {
        match item {
            Item::Paragraph(text) => {
                tables.takes_item(text);
            }
            Item::Grid(board) => match tables.read(board, section) {
                Read::Official(asides) if asides.is_empty() => {}
                _ => return None,
            },
            Item::Omission(_) => return None,
        }
    }
    tables.write(&mut writer, &mut account);
    let is_certain = account.iter().all(|entry| !entry.what.is_doubtful());
    let has_rows = account.iter().any(|entry| matches!(entry.what, What::Table { rows, .. } if rows > 0));
    (is_certain && has_rows).then(|| writer.text.trim_end().to_owned())
}

/// Rows for a table that is there already.
fn lines(rows: &[Vec<Written>]) -> String {
    let cell =
        |cell: &Written| format!(" {} |", cell.words.in_one_line().text.replace('|', "\\|").replace('｜', "\\｜"));
    let line = |row: &Vec<Written>| format!("|{}\n", row.iter().map(cell).collect::<String>());
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read;
    use crate::edition::latest;

    fn paste(text: &str, name: &str, in_table: bool) -> Option<Pasted> {
        pasted(&read(text.as_bytes(), Some(name)).unwrap(), latest(), Some(3), in_table)
    }

    #[test]
    fn cells_become_the_official_table_or_rows() {
        let html = "<table><tr><td>类型<td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计\
                    <tr><td>行政复议<td>2<td>0<td>0<td>1<td>3<tr><td>复议后起诉<td>1<td>0<td>0<td>0<td>1</table>";
        let made = paste(html, "a.html", false).unwrap();
        assert!(made.official && made.text.contains("| 行政复议   |        2 |"), "{}", made.text);
        let rows = paste(html, "a.html", true).unwrap();
        assert!(!rows.official && rows.text.contains("| 行政复议 | 2 | 0 | 0 | 1 | 3 |"), "{}", rows.text);
        let tabs = paste("街道\t件数\n𠮷祥|街道\t3\n", "a.txt", false).unwrap();
        assert!(!tabs.official && tabs.text.contains("| 𠮷祥\\|街道 |"), "{}", tabs.text);
        assert_eq!(paste("1\t2\t3\n", "a.txt", true).map(|it| it.text), None, "one line alone is text");
        assert_eq!(paste("全年收到申请 3 件😀。\n", "a.txt", false), None);
        assert_eq!(paste("<p>说明</p><table><tr><td>1<td>2</table>", "a.html", false), None);
    }
}
