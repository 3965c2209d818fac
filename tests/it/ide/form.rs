//! The report as a form: everything that stands in a text is in it, each figure at its place, and what is put into it
//! is read back.

use super::robust::{fixtures, mutilated};
use nianbao::check;
use nianbao::ide::{Block, Entry, EntryState, Form, set_cell, set_words};
use nianbao::lint::Options;
use nianbao::report::{self, State};
use nianbao::syntax::LineKind;
use nianbao::text::{Span, apply};

/// The pieces of the text that a form shows, apart from figures and the names of official rows and columns.
fn pieces(form: &Form<'_>) -> Vec<(u32, u32)> {
    let mut spans = Vec::new();
    for block in &form.blocks {
        match block {
            Block::Key { value, .. } => spans.push(value.span),
            Block::Title(piece) | Block::Paragraph(piece) | Block::Comment(piece) => spans.push(piece.span),
            Block::Heading { piece, .. } => spans.push(piece.span),
            Block::Table { rows } => spans.extend(rows.iter().flatten().map(|piece| piece.span)),
            Block::Grid(_) => {}
        }
    }
    spans
}

fn entries<'f, 'r>(form: &'f Form<'r>) -> impl Iterator<Item = &'f Entry<'r>> {
    let grids = form.blocks.iter().filter_map(|block| if let Block::Grid(grid) = block { Some(grid) } else { None });
    grids.flat_map(|grid| grid.rows.iter().flatten()).filter_map(|cell| cell.figure.as_ref())
}

#[test]
fn a_form_loses_nothing_of_a_text() {
    let mut figures = 0;
    for (name, text) in fixtures() {
        for text in std::iter::once(text.clone()).chain(mutilated(&text)) {
            let report = report::parse(text);
            let form = Form::new(&report);
            let shown = pieces(&form);
            let is_shown = |span: Span| shown.iter().any(|&(start, end)| start <= span.start && span.end <= end);
            let tree = &report.tree;
            for (at, line) in tree.lines.iter().enumerate() {
                let span = line.span().trim(&tree.text);
                match line.kind {
                    LineKind::Prose | LineKind::Comment => assert!(is_shown(span), "{name}: {}", tree.slice(span)),
                    LineKind::Heading(heading) => assert!(is_shown(heading.text), "{name}: {}", tree.slice(span)),
                    LineKind::Row(_) if report.table_at(at).is_none_or(|table| table.spec.is_none()) => {
                        let Some(row) = tree.row(at).filter(|row| !row.delimiter) else { continue };
                        let cells = tree.row_cells(row).iter().map(|cell| cell.trim(&tree.text));
                        assert!(cells.clone().all(is_shown), "{name}: {}", tree.slice(span));
                    }
                    _ => {}
                }
            }
            for entry in entries(&form).filter(|entry| entry.state == EntryState::Number) {
                let (table, row, column) = entry.cell;
                let cell = report.table(table).unwrap().cell(row, column);
                assert_eq!(entry.text, tree.slice(cell.span), "{name}");
                figures += 1;
            }
        }
    }
    assert!(figures > 10_000, "{figures}");
}

#[test]
fn a_finding_is_shown_where_it_is() {
    let mut at_cells = 0;
    for (name, text) in fixtures() {
        let analysis = check(text, &Options::default());
        let form = Form::new(&analysis.report);
        for finding in &analysis.findings {
            let Some(at) = form.place_of(finding.span) else { continue };
            let block = form.blocks.get(at.block).unwrap_or_else(|| panic!("{name}: {}", finding.message));
            let Some((row, cell)) = at.cell else { continue };
            if let Block::Grid(grid) = block
                && let Some(entry) = &grid.rows[row][cell].figure
            {
                let (table, row, column) = entry.cell;
                let written = analysis.report.table(table).unwrap().cell(row, column);
                let start = finding.span.start;
                assert!(start <= written.span.end, "{name}: {}", finding.message);
                at_cells += 1;
            }
        }
    }
    assert!(at_cells > 10, "{at_cells}");
}

/// Section 四 of a report whose figures are known, one blank.
const REVIEWS: &str = "# 𠮷县2023年政府信息公开工作年度报告

## 四、政府信息公开行政复议、行政诉讼情况

| 类型     | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| -------- | -------: | -------: | -------: | -------: | ---: |
| 行政复议 |       23 |        1 |       18 |          |   42 |

正文😀。
";

fn set(cell: (usize, usize, usize), value: &str) -> Option<String> {
    let report = report::parse(REVIEWS);
    apply(REVIEWS, &set_cell(&report, cell, value)?)
}

#[test]
fn what_is_put_into_a_cell_is_read_from_it() {
    let report = report::parse(REVIEWS);
    let table = report.edition.tables.len() - 1;
    for (value, written) in [
        ("7", "7"),
        ("１２", "12"),
        ("1,234", "1234"),
        ("１，２３４", "1234"),
        ("123456789", "123456789"),
        ("12,34", "12,34"),
        ("12件", "12件"),
        ("/", "/"),
        (" 5（其中𠮷3） ", "5（其中𠮷3）"),
        ("a|b", "a\\|b"),
        ("1\n2", "1 2"),
        ("", ""),
    ] {
        for column in 0..5 {
            let text = set((table, 0, column), value).unwrap();
            let after = report::parse(&*text);
            let table = after.table(table).unwrap();
            assert_eq!(after.tree.slice(table.cell(0, column).span), written, "{text}");
            for other in (0..5).filter(|&other| other != column) {
                let before = report.table(report.edition.tables.len() - 1).unwrap().cell(0, other);
                assert_eq!(
                    after.tree.slice(table.cell(0, other).span),
                    report.tree.slice(before.span),
                    "no other changes: {text}"
                );
            }
        }
    }
    let wider = set((table, 0, 1), "777").unwrap();
    assert!(wider.contains("|       23 |      777 |       18 |          |   42 |"), "{wider}");
    let first = set((table, 0, 3), "5").unwrap();
    assert!(first.lines().any(|line| line.starts_with("| 行政复议 |") && line.contains(" 5 |")), "{first}");
    assert_eq!(report.table(table).unwrap().cell(1, 0).state, State::Missing);
    assert!(set((table, 1, 0), "1").is_none(), "a row that is not there");
    assert!(set((99, 0, 0), "1").is_none());
    assert!(set((table, 99, 99), "1").is_none());
}

#[test]
fn what_is_put_into_a_paragraph_stays_a_paragraph() {
    let report = report::parse(REVIEWS);
    let at = REVIEWS.find("正文").unwrap();
    let span = Span::new(at, at + "正文😀。".len());
    for value in ["新的𠮷", "# 不是标题", "| 不是表 |", "---", "> 引", "第一段\n第二段", "", "- 项"]
    {
        let edits = set_words(&report, span, value).unwrap();
        let after = report::parse(apply(REVIEWS, &edits).unwrap());
        assert_eq!(after.sections.len(), report.sections.len(), "{value}");
        assert_eq!(after.tables.len(), report.tables.len(), "{value}");
        let prose = after.tree.lines.iter().filter(|line| line.kind == LineKind::Prose).count();
        assert_eq!(prose, value.lines().count(), "{value}: {}", after.tree.text);
    }
    assert!(set_words(&report, Span::new(1, 2), "x").is_some() || set_words(&report, Span::new(3, 4), "x").is_none());
    assert!(set_words(&report, Span { start: 900_000, end: 900_001 }, "x").is_none());
}
