//! What every line of a report that is not a row of a table asks for when it is written in canonical form, and what
//! stands between blocks. Rows of tables are laid out in [`super::tables`].
//!
//! Nothing is refused. What the syntax cannot place (what stands in fenced code, under a front matter
//! that does not end, beside a row without its first separator) stays as it is, and so does the blank
//! line that would change how it is read.

use super::rewrite::Rewrite;
use crate::report::{Report, Table};
use crate::syntax::cursor::{is_blank, is_dash};
use crate::syntax::{BlockKind, Directive, Heading, Line, LineKind, Row, SlipKind, Tree, directives, is_empty_item};
use crate::text::{Ambiguous, Edit, Span, is_space};

/// How a report is formatted.
#[derive(Clone, Copy, Default, Debug)]
pub struct Options {
    /// How wide ambiguous characters are drawn.
    pub ambiguous: Ambiguous,
}

/// A line and where it is written.
#[derive(Clone, Copy)]
pub(super) struct Placed {
    /// The line.
    pub from: usize,
    /// The line in whose place it is written.
    pub to: usize,
    /// Whether it is written there anew, rather than kept.
    pub moved: bool,
}

/// A report and what every line of it asks for.
pub(super) struct Document<'r> {
    pub report: &'r Report,
    pub options: &'r Options,
    /// The line end that most lines have.
    newline: &'static str,
    /// How long the byte order mark is.
    pub mark: u32,
    /// What writes full-width markup in ASCII.
    mends: Vec<&'r Edit>,
    /// The block that each line stands in; none for what is blank.
    blocks: Vec<Option<u32>>,
    /// Whether the front matter does not end.
    is_open: bool,
    /// Whether a directive allows full-width figures in more than a row.
    keeps_wide: bool,
    /// Whether one allows full-width markup.
    keeps_marks: bool,
    /// For each official table, how many tables are that.
    counts: Vec<usize>,
}

impl<'r> Document<'r> {
    pub(super) fn new(report: &'r Report, options: &'r Options) -> Document<'r> {
        let tree = &report.tree;
        let mut blocks = vec![None; tree.lines.len()];
        for (at, block) in tree.blocks.iter().enumerate() {
            blocks[block.lines()].fill(Some(at as u32));
        }
        let wide = tree.slips.iter().filter(|slip| slip.kind == SlipKind::FullwidthMarkup);
        let keeps_marks = allows(tree, MARKUP);
        let mut mends: Vec<&Edit> = wide.filter(|_| !keeps_marks).flat_map(|slip| &slip.edits).collect();
        mends.sort_by_key(|edit| edit.span);
        let mut counts = vec![0; report.edition.tables.len()];
        report.tables.iter().filter_map(|table| table.spec).for_each(|spec| counts[spec] += 1);
        Document {
            report,
            options,
            newline: newline(tree),
            mark: (tree.text.len() - tree.text.trim_start_matches('\u{FEFF}').len()) as u32,
            mends,
            blocks,
            keeps_wide: allows(tree, WIDE),
            keeps_marks,
            counts,
            is_open: tree.slips.iter().any(|slip| slip.kind == SlipKind::UnclosedFrontMatter),
        }
    }

    pub(super) fn tree(&self) -> &'r Tree {
        &self.report.tree
    }

    /// Writes what stands before a line: the end of the one above it, and blank lines. `top` tells whether
    /// what is written begins the text.
    pub(super) fn between(&self, above: Option<Placed>, here: Placed, top: bool, out: &mut Rewrite<'_>) {
        match above {
            Some(above) => {
                self.line_end(above, out);
                (1..self.distance(above.to, here.to)).for_each(|_| out.write(self.newline));
            }
            None if top && self.needs_line_above(here.to) => out.write(self.newline),
            None => {}
        }
    }

    pub(super) fn line_end(&self, line: Placed, out: &mut Rewrite<'_>) {
        let tree = self.tree();
        let end = Span { start: tree.lines[line.from].end, end: tree.full_span(line.from).end };
        if !line.moved && tree.slice(end) == self.newline {
            out.keep(end);
        } else {
            out.write(self.newline);
        }
    }

    /// How many lines a line stands below the one above it that is not blank.
    fn distance(&self, above: usize, line: usize) -> usize {
        let tree = self.tree();
        let block = |line: usize| self.blocks[line].map(|block| tree.blocks[block as usize].kind);
        let is_kept = self.is_open && tree.lines[above].kind == LineKind::FrontMatter;
        if is_kept || self.is_fenced(above) || self.is_fenced(line) {
            return line - above;
        }
        let is_one = self.blocks[above] == self.blocks[line] || {
            let comments = block(above) == Some(BlockKind::Comment) && block(line) == Some(BlockKind::Comment);
            let item = tree.lines[above].kind == LineKind::Prose && is_empty_item(tree.line_text(above));
            comments
                || item
                || self.is_in_html(line)
                || self.is_spilt(above)
                || self.is_head_in_item(above)
                || self.is_bare_row(above)
                || self.is_bare_row(line)
        };
        let table = || self.report.table_at(above).is_some_and(|table| table.lines.contains(&line));
        if above + 1 == line && (is_one || table()) { 1 } else { 2 }
    }

    /// Whether the first line that is not blank would be read otherwise at the very top: as a front
    /// matter, or with or without a byte order mark as a part of it.
    fn needs_line_above(&self, line: usize) -> bool {
        let tree = self.tree();
        let is_marked = self.mark > 0 && tree.lines[line].kind == LineKind::Prose;
        // A mark that is taken out before markup is none at the top.
        let start = tree.lines[line].start;
        let goes = self.mends.binary_search_by_key(&start, |edit| edit.span.start).is_ok();
        let text = tree.line_text(line);
        let is_dashed = text.trim_start_matches(is_space).starts_with(is_dash);
        line > 0 && (is_marked || is_dashed || text.starts_with('\u{FEFF}') && !goes)
    }

    /// Whether a line stands in fenced code, or in HTML that is shown as it is.
    pub(super) fn is_fenced(&self, line: usize) -> bool {
        let start = self.tree().lines[line].start;
        holds(&self.tree().fenced, start) || holds(&self.tree().verbatim, start)
    }

    /// Whether a heading, a row or a comment stands within a list item.
    pub(super) fn is_in_item(&self, line: usize) -> bool {
        self.tree().in_items.binary_search(&(line as u32)).is_ok()
    }

    /// Whether a comment or a line of prose goes on with the HTML above it.
    fn is_in_html(&self, line: usize) -> bool {
        self.tree().in_html.binary_search(&(line as u32)).is_ok()
    }

    /// Whether a table is the only one that is its official table: of several, rows or columns in another order might
    /// make one more of another.
    pub(super) fn is_only(&self, table: &Table) -> bool {
        table.spec.is_none_or(|spec| self.counts[spec] == 1)
    }

    /// Whether full-width figures in a row stay: a directive allows them.
    pub(super) fn keeps_wide(&self, row: &Row) -> bool {
        self.keeps_wide || is_allowed(self.tree(), row.tail, WIDE)
    }

    /// Whether the full-width separators of a row stay, and the dashes between them.
    pub(super) fn keeps_marks(&self, row: &Row) -> bool {
        self.keeps_marks || is_allowed(self.tree(), row.tail, MARKUP)
    }

    /// Whether a table's rows, or its columns, stay in another order than the official one: a directive allows it.
    pub(super) fn keeps_order(&self, rows: &[Row], rules: [&str; 2]) -> bool {
        let tree = self.tree();
        allows(tree, rules) || rows.iter().any(|row| is_allowed(tree, row.tail, rules))
    }

    /// How many of the spaces at the end of a line break it within its paragraph.
    fn hard_break(&self, line: usize, text: &str) -> usize {
        let tree = self.tree();
        let goes_on = |line: usize| tree.lines.get(line).is_some_and(|line| line.kind == LineKind::Prose);
        let is_broken = text.ends_with("  ") && !text.trim().is_empty();
        if is_broken && goes_on(line) && goes_on(line + 1) { 2 } else { 0 }
    }

    /// Whether text stands right after the comment that ends on a line: to Markdown what is below
    /// goes on with it.
    fn is_spilt(&self, line: usize) -> bool {
        self.has_slip(line, |kind| kind == SlipKind::TextAfterComment)
    }

    /// Whether a line begins a list item with what is the head of a table to Markdown: what is below goes on with it.
    fn is_head_in_item(&self, line: usize) -> bool {
        self.has_slip(line, |kind| kind == SlipKind::MarkupInItem)
    }

    /// Whether a line of prose is a row without its first separator.
    fn is_bare_row(&self, line: usize) -> bool {
        self.tree().lines[line].kind == LineKind::Prose
            && self.has_slip(line, |kind| matches!(kind, SlipKind::RowWithoutPipe | SlipKind::DelimiterRepeated))
    }

    /// Whether what stands next below a line is read by how many cells that has: a line of prose that a row of dashes may
    /// be, or one that lacks its first separator.
    pub(super) fn is_counted_below(&self, line: usize) -> bool {
        let tree = self.tree();
        let below = (line + 1..tree.lines.len()).find(|&line| tree.lines[line].kind != LineKind::Blank);
        let is_dashes = |line: usize| {
            tree.line_text(line).chars().all(|c| is_dash(c) || matches!(c, '|' | ':') || c.is_whitespace())
        };
        let is_prose = |line: &usize| tree.lines[*line].kind == LineKind::Prose;
        below.filter(is_prose).is_some_and(|line| is_dashes(line) || self.is_bare_row(line))
    }

    fn has_slip(&self, line: usize, wanted: impl Fn(SlipKind) -> bool) -> bool {
        let (tree, line) = (self.tree(), self.tree().lines[line]);
        let slips = &tree.slips[tree.slips.partition_point(|slip| slip.span.start < line.start)..];
        slips.iter().take_while(|slip| slip.span.start <= line.end).any(|slip| wanted(slip.kind))
    }

    /// A line without what is white space at its end, from after a byte order mark.
    pub(super) fn trimmed(&self, line: usize) -> Span {
        let Line { start, end, .. } = self.tree().lines[line];
        let start = if line == 0 { start.max(self.mark) } else { start };
        let text = self.tree().slice(Span { start, end });
        // What has no letter and no figure may be markup to Markdown that it is not with that white space.
        let is_words = text.contains(char::is_alphanumeric);
        let kept = match self.hard_break(line, text) {
            0 if is_words => text.trim_end().len(),
            0 => text.trim_end_matches(is_blank).len(),
            spaces => text.trim_end_matches(' ').len() + spaces,
        };
        // At the very end of a line a backslash would break it.
        let backslashes = text[..kept].len() - text[..kept].trim_end_matches('\\').len();
        let blank = text[kept..].chars().next().filter(|_| backslashes % 2 == 1).map_or(0, char::len_utf8);
        Span { start, end: start + (kept + blank) as u32 }
    }

    /// Writes a line that is no row.
    pub(super) fn line(&self, at: usize, out: &mut Rewrite<'_>) {
        let line = self.tree().lines[at];
        match line.kind {
            _ if self.is_fenced(at) => out.keep(Span { start: self.trimmed(at).start, end: line.end }),
            LineKind::FrontMatter if self.is_open => out.keep(Span { start: self.trimmed(at).start, end: line.end }),
            LineKind::FrontMatter => self.front_matter(at, out),
            LineKind::Heading(heading) => self.heading(at, heading, out),
            LineKind::Comment => self.mended(self.trimmed(at), false, out),
            LineKind::Row(_) | LineKind::Prose | LineKind::Blank => out.keep(self.trimmed(at)),
        }
    }

    /// Keeps a piece of text, or writes it anew where it is moved; full-width markup in it in ASCII.
    pub(super) fn mended(&self, span: Span, moved: bool, out: &mut Rewrite<'_>) {
        let put = |out: &mut Rewrite<'_>, start: u32, end: u32| match moved {
            true => out.write(self.tree().slice(Span { start, end })),
            false => out.keep(Span { start, end }),
        };
        let mut from = span.start;
        let next = self.mends.partition_point(|edit| edit.span.start < span.start);
        // One may go on behind it, in white space that goes.
        let is_here = |edit: &Span| edit.end <= span.end || edit.start < span.end;
        for edit in self.mends[next..].iter().take_while(|edit| is_here(&edit.span)) {
            put(out, from, edit.span.start);
            out.write(&edit.text);
            from = edit.span.end;
        }
        if from < span.end {
            put(out, from, span.end);
        }
    }

    /// A line of a front matter: one space after the colon of an entry.
    fn front_matter(&self, at: usize, out: &mut Rewrite<'_>) {
        let (tree, line) = (self.tree(), self.tree().lines[at]);
        let entry = tree.entries.binary_search_by_key(&(at as u32), |entry| entry.line);
        let entry = entry.map(|entry| &tree.entries[entry]);
        let Ok(entry) = entry else {
            let text = tree.slice(Span { start: self.trimmed(at).start, end: line.end });
            return self.mended(Span::of(text.trim_end_matches(is_blank), &tree.text), false, out);
        };
        if entry.key.is_empty() {
            return out.keep(self.trimmed(at));
        }
        // Beside the colon nobody sees what YAML would read.
        let behind = tree.slice(Span { start: entry.key.end, end: line.end }).trim_start_matches(is_space);
        out.keep(entry.key);
        let mark = behind.chars().next().filter(|&mark| mark == ':' || mark == '：' && self.keeps_marks);
        match mark {
            Some(mark) => out.keep(Span::of(&behind[..mark.len_utf8()], &tree.text)),
            None => out.write(":"),
        }
        let value = behind.strip_prefix([':', '：']).unwrap_or(behind).trim();
        if !value.is_empty() {
            // A full-width colon has its own.
            if mark != Some('：') {
                out.write(" ");
            }
            self.mended(Span::of(value, &tree.text), false, out);
        }
    }

    fn heading(&self, at: usize, heading: Heading, out: &mut Rewrite<'_>) {
        let (tree, line) = (self.tree(), self.trimmed(at));
        let indent = line.len() - line.slice(&tree.text).trim_start().len();
        let from = line.start + indent as u32;
        let marks = tree.slice(Span { start: from, end: heading.written.start.max(from) });
        let marks = &marks[..marks.trim_end_matches(|c| !matches!(c, '#' | '＃')).len()];
        let marks = Span::of(marks, &tree.text);
        // Without its `＃` a title may end the search for the front matter's end elsewhere.
        if self.is_open && !marks.slice(&tree.text).is_ascii() {
            return out.keep(line);
        }
        if self.is_in_item(at) {
            out.keep(Span { start: line.start, end: from });
        }
        match self.keeps_marks {
            true => out.keep(marks),
            false => out.replace(marks, &"#".repeat(heading.level.into())),
        }
        let text = tree.slice(heading.written);
        if text.is_empty() {
            return;
        }
        out.write(" ");
        // Closing marks go, unless others would be taken for them.
        let open = text.trim_end_matches('#');
        let is_closed = text.len() > open.len() && (open.is_empty() || open.ends_with(is_blank));
        out.keep(if is_closed { Span { start: heading.written.start, end: line.end } } else { heading.written });
    }
}

/// Whether one of some spans in order begins before an offset and goes on after it.
fn holds(spans: &[Span], at: u32) -> bool {
    let next = spans.partition_point(|span| span.end <= at);
    spans.get(next).is_some_and(|span| span.start < at)
}

/// What a directive names that allows full-width figures, full-width markup, and another order of rows or columns.
const WIDE: [&str; 2] = ["value", "value/fullwidth"];
const MARKUP: [&str; 2] = ["syntax", "syntax/fullwidth-markup"];
pub(super) const ROW_ORDER: [&str; 2] = ["structure", "structure/row-order"];
pub(super) const COLUMN_ORDER: [&str; 2] = ["structure", "structure/column-order"];

/// Whether a directive outside of rows allows one of some rules: what it speaks for is for the linter to tell, so
/// that what they are of stays everywhere.
fn allows(tree: &Tree, rules: [&str; 2]) -> bool {
    let others = tree.blocks.iter().filter(|block| block.kind != BlockKind::Table);
    others.into_iter().flat_map(|block| tree.noted(*block)).any(|within| is_allowed(tree, within, rules))
}

fn is_allowed(tree: &Tree, within: Span, rules: [&str; 2]) -> bool {
    let names_rule = |name: &Span| rules.contains(&tree.slice(*name));
    let is_it = |directive: &Directive| directive.rules.iter().any(names_rule);
    !within.is_empty() && directives(&tree.text, within).iter().any(is_it)
}

/// The line end that most lines have; of two that are as many, that of the first line.
fn newline(tree: &Tree) -> &'static str {
    let mut counts = [("\n", 0), ("\r\n", 0), ("\r", 0)];
    for line in 0..tree.lines.len() {
        let end = Span { start: tree.lines[line].end, end: tree.full_span(line).end };
        let known = counts.iter_mut().find(|(newline, _)| *newline == tree.slice(end));
        known.into_iter().for_each(|(_, count)| *count += 1);
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let mut often = counts.iter().filter(|(_, count)| *count == most).map(|(newline, _)| *newline);
    let first = often.clone().find(|newline| *newline == tree.newline);
    first.or(often.next()).unwrap_or(tree.newline)
}
