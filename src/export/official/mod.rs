//! A report as the document that is published: the official layout, `=` filled in, notes kept.
//!
//! What the report has is there, in its order, what has no place in the official tables below them. What it lacks is
//! marked where it would stand, so that nobody publishes a hole for a report; no figure is made up for it.

mod grid;
mod inline;

use super::unplaced::{corner_words, is_other_column};
use crate::document::{Block, Cell, Document, Head, Paragraph, Style, Table, TableLook};
use crate::edition::Layout;
use crate::report::{self, Report};
use crate::syntax::LineKind;
use crate::text::Span;
pub(in crate::export) use inline::plain;
use std::ops::Range;

/// A report in the official layout.
#[derive(Debug)]
pub struct Official {
    /// The document, to be written.
    pub document: Document,
    /// What the report lacks, and what is asked for and cannot be worked out, as places in official words.
    pub gaps: Vec<String>,
}

/// What stands where something official is missing.
pub(in crate::export) const MISSING: &str = "【缺】";

/// A report in the official layout.
pub fn official(report: &Report) -> Official {
    let mut writer = Writer { report, blocks: Vec::new(), gaps: Vec::new(), next: 0 };
    writer.run();
    let Writer { blocks, gaps, .. } = writer;
    let document = Document { blocks, title: Some(title(report)), facts: facts(report), ..Document::default() };
    Official { document, gaps }
}

/// What the front matter says and a text need not.
fn facts(report: &Report) -> Vec<(String, String)> {
    let front = &report.front_matter;
    let facts = [
        ("机关", front.agency.as_ref().map(|agency| agency.value.to_string())),
        ("年度", front.year.as_ref().map(|year| year.value.to_string())),
        ("发布日期", front.published.as_ref().map(|date| date.value.to_string())),
    ];
    facts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

/// What the document is called: its title in one line, else what the front matter says.
fn title(report: &Report) -> String {
    if let Some(title) = &report.title {
        return title.lines.iter().map(|line| plain(report.tree.slice(*line))).collect();
    }
    let front = &report.front_matter;
    let agency = front.agency.as_ref().map_or("", |agency| &agency.value);
    let year = front.year.as_ref().map_or(String::new(), |year| format!("{}年", year.value));
    format!("{agency}{year}政府信息公开工作年度报告")
}

struct Writer<'r> {
    report: &'r Report,
    blocks: Vec<Block>,
    gaps: Vec<String>,
    /// The official section that is due next.
    next: usize,
}

impl<'r> Writer<'r> {
    /// The lines of the text, each once.
    fn run(&mut self) {
        let report = self.report;
        let end = report.tree.lines.len();
        let signature = [report.signature.agency, report.signature.date];
        let signature = |line: usize| {
            let span = report.tree.lines[line].span();
            signature.iter().flatten().any(|signed| span.covers(*signed))
        };
        let mut at = 0;
        let mut is_signed = false;
        while at < end {
            if let Some(layout) = self.layout_after(at) {
                self.grid(layout);
            }
            if let Some(section) = report.section_headed(at) {
                self.missing_before(section.spec.unwrap_or(self.next));
                self.next = section.spec.map_or(self.next, |spec| spec + 1).max(self.next);
                self.section_heading(section);
                at += 1;
                continue;
            }
            at = match report.tree.lines[at].kind {
                LineKind::Heading(heading) => {
                    self.heading(heading.level, heading.text, at);
                    at + 1
                }
                LineKind::Prose if signature(at) => {
                    if !std::mem::replace(&mut is_signed, true) {
                        self.finish();
                    }
                    self.paragraph(at..at + 1, Style { right: true, ..Style::default() });
                    at + 1
                }
                LineKind::Prose => {
                    let is_other = |line: &usize| {
                        report.tree.lines[*line].kind != LineKind::Prose
                            || signature(*line)
                            || report.section_headed(*line).is_some()
                    };
                    let after = (at + 1..end).find(is_other).unwrap_or(end);
                    self.paragraph(at..after, Style::default());
                    after
                }
                LineKind::Row(_) => match report.table_at(at) {
                    Some(table) if table.lines.start == at => self.table(table),
                    _ => at + 1,
                },
                LineKind::Comment => {
                    if let Some(words) = report.tree.words_after_comment(at) {
                        self.text(plain(report.tree.slice(words)), Style::default());
                    }
                    at + 1
                }
                LineKind::FrontMatter | LineKind::Blank => at + 1,
            };
        }
        if !is_signed {
            self.finish();
        }
    }

    /// What is due before the end.
    fn finish(&mut self) {
        let line = self.report.tree.lines.len();
        if let Some(layout) = self.layout_after(line) {
            self.grid(layout);
        }
        self.missing_before(self.report.edition.sections.len());
    }

    /// The layout whose section ends before a line, and has none of its tables in it.
    fn layout_after(&self, line: usize) -> Option<&'static Layout> {
        let report = self.report;
        let ends = |layout: &&Layout| {
            let section = report.section(layout.section);
            section.is_some_and(|section| section.lines.end == line) && self.place_of(layout).is_none()
        };
        report.edition.layouts.iter().find(ends)
    }

    /// The line of the table in whose place a grid is drawn: the first of its tables that stands in its section,
    /// or where there is no such section the first at all. None where the section has none of them: then it ends with
    /// the grid.
    fn place_of(&self, layout: &Layout) -> Option<usize> {
        let report = self.report;
        let tables = report.edition.sections[layout.section].tables;
        let lines = tables.iter().filter_map(|&table| report.table(table)).map(|table| table.lines.start);
        match report.section(layout.section) {
            Some(section) => lines.filter(|line| section.lines.contains(line)).min(),
            None => lines.min(),
        }
    }

    /// Marks the sections that the report lacks, up to one that it has.
    fn missing_before(&mut self, spec: usize) {
        let report = self.report;
        for missing in self.next..spec {
            if report.section(missing).is_none() {
                let heading = report.edition.sections[missing].heading;
                self.text(format!("【缺“{heading}”一节】"), Style::default());
                self.gaps.push(heading.to_owned());
            }
        }
    }

    fn section_heading(&mut self, section: &report::Section) {
        let layout = |layout: &&Layout| Some(layout.section) == section.spec;
        let layout = self.report.edition.layouts.iter().find(layout);
        let new_page = layout.is_some_and(|layout| layout.own_page) && self.has_tables(section);
        let text = plain(self.report.tree.slice(section.heading));
        self.text(text, Style { heading: Some(2), new_page, ..Style::default() });
    }

    fn has_tables(&self, section: &report::Section) -> bool {
        let tables = section.spec.map_or(&[][..], |spec| self.report.edition.sections[spec].tables);
        tables.iter().any(|&table| self.report.table(table).is_some())
    }

    /// A heading that is no section's. The lines of the title are one.
    fn heading(&mut self, level: u8, span: Span, line: usize) {
        let text = plain(self.report.tree.slice(span));
        let title = self.report.title.as_ref().map_or(&[][..], |title| &title.lines);
        if let [_, second] = title
            && *second == span
            && let Some(Block::Paragraph(above)) = self.blocks.last_mut()
            && let Some(run) = above.runs.first_mut()
        {
            run.text.push('\n');
            run.text.push_str(&text);
            return;
        }
        // Below the title nothing is as high as it.
        let level =
            if title.contains(&span) { 1 } else { level.max(if line < self.report.preamble.start { 1 } else { 3 }) };
        self.text(text, Style { heading: Some(level), ..Style::default() });
    }

    fn paragraph(&mut self, lines: Range<usize>, style: Style) {
        let tree = &self.report.tree;
        for item in (report::Paragraph { lines }).items(tree) {
            let words = item.broken_words(tree);
            self.text(words.iter().map(|words| plain(words)).collect::<Vec<_>>().join("\n"), style);
        }
    }

    fn text(&mut self, text: String, style: Style) {
        self.blocks.push(Block::Paragraph(Paragraph::new(text, style)));
    }

    /// A table, at its first line; gives the line after it.
    fn table(&mut self, table: &'r report::Table) -> usize {
        let report = self.report;
        let spec = table.spec.filter(|&spec| report.table(spec).is_some_and(|first| std::ptr::eq(first, table)));
        match spec {
            Some(spec) => {
                let section = report.edition.tables[spec].section;
                let layout = report.edition.layouts.iter().find(|layout| layout.section == section);
                if let Some(layout) = layout
                    && self.place_of(layout) == Some(table.lines.start)
                {
                    self.grid(layout);
                }
                self.beside(spec, table);
            }
            None => {
                let rows = table.lines.clone().filter_map(|line| report.tree.row(line));
                let rows = rows.filter(|row| !row.delimiter).map(|row| self.cells(row)).collect();
                self.own_table(rows);
            }
        }
        for gap in &table.gaps {
            let prose: Vec<_> = report::paragraphs(&report.tree, gap.clone()).collect();
            prose.into_iter().for_each(|paragraph| self.paragraph(paragraph.lines, Style::default()));
        }
        table.lines.end
    }

    fn cells(&self, row: &crate::syntax::Row) -> Vec<String> {
        let tree = &self.report.tree;
        tree.row_cells(row).iter().map(|cell| inline::cell(tree.slice(*cell))).collect()
    }

    /// What stands in an official table and has no place in the form, below it: rows and columns of another name, those
    /// that are there twice or have too many cells.
    fn beside(&mut self, spec: usize, table: &'r report::Table) {
        let report = self.report;
        let official = &report.edition.tables[spec];
        if let Some(words) = table.columns.first().and_then(|corner| corner_words(&report.tree, official, corner)) {
            self.text(inline::cell(words), Style::default());
        }
        let columns = (0..table.columns.len()).any(|at| is_other_column(&report.tree, table, at));
        // A table of a group's name and a figure moves the columns where a page is opened as a sheet.
        let is_group = |row: &report::Row| row.first && row.found.is_some_and(|found| official.rows[found.index].group);
        let is_unplaced = |row: &report::Row| !is_group(row) && table.is_unplaced(&report.tree, official, row);
        let is_kept = |row: &&report::Row| columns || !row.first || is_unplaced(row);
        let rows: Vec<&report::Row> = table.rows.iter().filter(is_kept).collect();
        if rows.is_empty() {
            return;
        }
        let all = &report.tree.rows;
        let head = table.header.iter().filter_map(|&row| all.get(row as usize));
        let rows = head.chain(rows.iter().filter_map(|row| all.get(row.row as usize)));
        let rows = rows.map(|row| self.cells(row)).collect();
        self.own_table(rows);
    }

    /// A table of the report's own. The first row is its head.
    fn own_table(&mut self, rows: Vec<Vec<String>>) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        let mut table = Table { rows: rows.len() as u32, columns: columns as u32, ..Table::default() };
        table.look = TableLook { widths: Vec::new(), heads: u32::from(rows.len() > 1) };
        for (row, cells) in rows.into_iter().enumerate() {
            for (column, text) in cells.into_iter().enumerate() {
                let style = Style { centred: true, bold: row == 0, ..Style::default() };
                let head = (row == 0 && !text.is_empty()).then_some(Head::Columns);
                table.cells.push(Cell { head, ..Cell::new(row as u32, column as u32, text, style) });
            }
        }
        self.blocks.push(Block::Table(table));
    }
}

#[cfg(test)]
mod tests;
