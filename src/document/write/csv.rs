//! Sheets as CSV: UTF-8 with the mark at its beginning without which Excel takes it for GBK.

use crate::document::sheets::{Sheet, Value};
use crate::text::inert;
use std::io;

/// A sheet as the bytes of a CSV file.
pub fn csv(sheet: &Sheet) -> io::Result<Vec<u8>> {
    let mut table = csv::WriterBuilder::new().flexible(true).from_writer("\u{FEFF}".as_bytes().to_vec());
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or_default();
    for row in &sheet.rows {
        let cells = row.iter().map(|cell| match &cell.value {
            Value::Text(text) => inert(text.clone()),
            value => value.text(),
        });
        table.write_record(cells.chain(std::iter::repeat(String::new())).take(width))?;
    }
    table.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_every_column() {
        let rows = vec![vec!["单位".into(), "=1".into()], vec!["𠮷,\"县\"".into()], vec![]];
        let sheet = Sheet { rows, ..Sheet::default() };
        let text = String::from_utf8(csv(&sheet).unwrap()).unwrap();
        assert_eq!(text, "\u{FEFF}单位,'=1\n\"𠮷,\"\"县\"\"\",\n,\n");
    }
}
