//! Writing out what `=` asks for.

use crate::report::{Figures, Report, State};
use crate::text::{Ambiguous, Edit, Span, width};

/// The edits that put its value in the place of every `=` whose value is known. The padding before a
/// cell makes room for it, so that an aligned table stays one.
pub fn fill(report: &Report) -> Vec<Edit> {
    let mut edits = Vec::new();
    for table in &report.tables {
        let Some(spec) = table.spec.map(|spec| &report.edition.tables[spec]) else { continue };
        let figures = Figures::new(spec, table);
        let places = (0..spec.rows.len()).flat_map(|row| (0..spec.columns.len()).map(move |column| (row, column)));
        for (row, column) in places.filter(|&(row, column)| table.cell(row, column).state == State::Derived) {
            let Some(value) = figures.get(row, column) else { continue };
            let (asked, value) = (table.cell(row, column).figure, value.normalize().to_string());
            let more = value.len().saturating_sub(width(asked.slice(&report.tree.text), Ambiguous::Narrow));
            let room = padding_before(&report.tree.text, asked.start).min(more);
            edits.push(Edit::replace(Span { start: asked.start - room as u32, end: asked.end }, value));
        }
    }
    edits.sort_by_key(|edit| edit.span);
    edits
}

/// How many spaces stand before a cell beside the one after its separator.
fn padding_before(text: &str, at: u32) -> usize {
    let before = &text[..at as usize];
    (before.len() - before.trim_end_matches(' ').len()).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report;
    use crate::text::apply;

    #[test]
    fn what_is_known_is_written_out_in_the_padding() {
        let text = "## 四、政府信息公开行政复议、行政诉讼情况\n\n\
            | 类型             | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n\
            | ---------------- | -------: | -------: | -------: | -------: | ---: |\n\
            | 行政复议         |       23 |        1 |       18 |        0 |    = |\n\
            | 未经复议直接起诉 |       78 |        7 |          |       13 |    = |\n\
            | 复议后起诉       |        5 |        1 |        0 |        0 |=（含𠮷县1件）|\n";
        let filled = apply(text, &fill(&report::parse(text))).unwrap();
        assert_eq!(
            filled.lines().nth(4),
            Some("| 行政复议         |       23 |        1 |       18 |        0 |   42 |")
        );
        assert_eq!(filled.lines().nth(5), text.lines().nth(5));
        assert!(filled.ends_with("|6（含𠮷县1件）|\n"), "{filled}");
    }
}
