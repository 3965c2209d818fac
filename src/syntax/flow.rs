//! How lines of prose meet their neighbours: where Markdown joins, nests or takes for code what an
//! author set apart.
//!
//! This follows GFM as far as it tells a slip from none. Behind a slip it goes on as though that
//! were fixed, so that one cause gives one slip.

use super::comment;
use super::cursor::{columns, is_blank, split_indent};
use super::html::{self, Ends};
use super::slips::{Slip, SlipKind};
use super::table::bare_row;
use super::tree::{LineKind, Tree};
use super::unshown::{defines_nothing, is_language};
use crate::text::{Edit, Span, is_space};

/// The slips of prose, and where fenced code hides those of other lines.
pub(super) struct FlowSlips {
    pub slips: Vec<Slip>,
    /// The tables that go on under a row without its first separator, in order.
    pub continued: Vec<Continued>,
    /// What stands inside fences, in order.
    pub fenced: Vec<Span>,
    /// What stands inside HTML that goes on over blank lines, in order.
    pub verbatim: Vec<Span>,
    /// The headings, rows and comments within a list item, in order.
    pub in_items: Vec<u32>,
    /// The comments and lines of prose right below HTML, which go on with it, in order.
    pub in_html: Vec<u32>,
}

/// A table that goes on under a row without its first separator.
pub(super) struct Continued {
    /// The first line of its own.
    pub line: u32,
    /// Whether a delimiter row stands above that.
    pub delimited: bool,
}

impl FlowSlips {
    /// Whether `span` lies inside fenced code, where only the fence's own slip counts.
    pub(super) fn is_fenced(&self, span: Span) -> bool {
        let next = self.fenced.partition_point(|fenced| fenced.end < span.end);
        self.fenced.get(next).is_some_and(|fenced| fenced.covers(span))
    }
}

/// Reads the lines of a tree in order.
pub(super) fn slips(tree: &Tree) -> FlowSlips {
    let spilt = tree.slips.iter().filter(|slip| slip.kind == SlipKind::TextAfterComment);
    let mut flow = Flow {
        tree,
        spilt: spilt.map(|slip| slip.span.start).collect(),
        above: Above::Nothing,
        holder: 0,
        items: Vec::new(),
        table: (0, ""),
        fence: None,
        html: None,
        found: FlowSlips {
            slips: Vec::new(),
            continued: Vec::new(),
            fenced: Vec::new(),
            verbatim: Vec::new(),
            in_items: Vec::new(),
            in_html: Vec::new(),
        },
    };
    for at in 0..tree.lines.len() {
        flow.line(at);
    }
    flow.close_fence(tree.text.len() as u32);
    flow.close_html(tree.text.len() as u32);
    flow.found
}

/// What the next line may join.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Above {
    Nothing,
    /// The mark of a list item that has nothing in it so far.
    EmptyItem,
    /// A paragraph.
    Text,
    /// HTML, which a blank line ends.
    Html,
    /// A row of a table whose head has so many cells, and whether that has a delimiter row already.
    Row {
        cells: usize,
        delimited: bool,
    },
}

/// Fenced code that is open.
struct Fence {
    mark: char,
    len: usize,
    /// The line that opens it.
    line: usize,
    /// The column that its list item's content begins in, if it stands in one.
    item: Option<usize>,
    /// Whether a heading, row or comment stands in it.
    swallows: bool,
}

/// HTML that is open and goes on over blank lines.
struct OpenHtml {
    marks: &'static [&'static str],
    /// Whether what stands in it is shown.
    shown: bool,
    /// The line that opens it.
    line: usize,
    /// The column that its list item's content begins in, if it stands in one.
    item: Option<usize>,
    /// Whether something stands in it that an author means for more.
    swallows: bool,
}

/// What no line reaches without a mark of its own.
const QUOTED: usize = usize::MAX;

struct Flow<'t> {
    tree: &'t Tree,
    /// Where text stands right after a comment.
    spilt: Vec<u32>,
    above: Above,
    /// The column that a line must reach to stand where the paragraph or the HTML above stands: 0 at the margin, that of
    /// an item's content, [`QUOTED`] in a quotation. A paragraph goes on in lines that do not.
    holder: usize,
    /// The columns that the contents of the list items begin in that are open, outermost first.
    items: Vec<usize>,
    /// How many items the table above stands in, and the indentation of its first row.
    table: (usize, &'t str),
    fence: Option<Fence>,
    html: Option<OpenHtml>,
    found: FlowSlips,
}

/// A line and where its indentation puts it.
#[derive(Clone, Copy)]
struct Placed<'t> {
    at: usize,
    indent: &'t str,
    /// The line without its indentation.
    text: &'t str,
    column: usize,
}

impl<'t> Flow<'t> {
    fn line(&mut self, at: usize) {
        let line = self.tree.lines[at];
        // A byte order mark is no text.
        let whole = self.tree.line_text(at);
        let (indent, text) = split_indent(if at == 0 { whole.trim_start_matches('\u{FEFF}') } else { whole });
        let column = columns(0, indent);
        if self.fence.as_ref().is_some_and(|fence| fence.ends_before(line.kind, column)) {
            self.close_fence(line.start);
        }
        if let Some(fence) = &mut self.fence {
            fence.swallows |= !matches!(line.kind, LineKind::Blank | LineKind::Prose);
            if line.kind == LineKind::Prose && fence.is_closed_by(text, column) {
                self.close_fence(line.start);
            }
            return;
        }
        let leaves = |item: Option<usize>| line.kind != LineKind::Blank && item.is_some_and(|item| column < item);
        if self.html.as_ref().is_some_and(|html| leaves(html.item)) {
            self.close_html(line.start);
        }
        if self.above == Above::Html && leaves(Some(self.holder)) {
            self.set_apart();
        }
        if let Some(html) = &mut self.html {
            html.swallows |= match line.kind {
                LineKind::Blank | LineKind::FrontMatter => false,
                LineKind::Prose => !html.shown,
                LineKind::Heading(_) | LineKind::Row(_) | LineKind::Comment => true,
            };
            if html::holds(self.tree.line_text(at), html.marks) {
                self.close_html(line.end);
            }
            return;
        }
        let placed = Placed { at, indent, text, column };
        match line.kind {
            LineKind::FrontMatter => {}
            LineKind::Blank => {
                if self.above == Above::EmptyItem {
                    self.items.pop();
                }
                self.set_apart();
            }
            LineKind::Prose => self.prose(placed),
            LineKind::Heading(_) => {
                self.markup(placed);
                self.set_apart();
            }
            // Among HTML it is HTML, unless something comes between them.
            LineKind::Comment if self.above == Above::Html => {
                self.found.in_html.push(at as u32);
                if self.is_code(placed) && comment::open(text).is_ok() {
                    self.needs_margin(placed, "");
                }
            }
            LineKind::Comment => {
                // After whatever white space it is to stand at the margin, where it ends an item.
                if comment::open(text.trim_start_matches(is_space)).is_ok() {
                    self.markup(placed);
                }
                self.set_apart();
                let next = self.spilt.partition_point(|&start| start < line.start);
                if self.spilt.get(next).is_some_and(|&start| start < line.end) {
                    self.above = Above::Text;
                }
            }
            LineKind::Row(index) => {
                self.markup(placed);
                self.under_bare_row(at);
                let row = &self.tree.rows[index as usize];
                self.row(self.tree.row_cells(row).len(), row.delimiter);
            }
        }
    }

    /// What follows joins nothing.
    fn set_apart(&mut self) {
        self.above = Above::Nothing;
        self.holder = 0;
    }

    fn under_bare_row(&mut self, at: usize) {
        let is_bare = at.checked_sub(1).is_some_and(|above| self.tree.lines[above].kind == LineKind::Prose);
        if let (Above::Row { delimited, .. }, true) = (self.above, is_bare) {
            self.found.continued.push(Continued { line: at as u32, delimited });
        }
    }

    fn row(&mut self, cells: usize, delimiter: bool) {
        // A table is as wide as its head, whichever of its rows stands last.
        self.above = match self.above {
            Above::Row { cells, delimited } if !delimiter => Above::Row { cells, delimited },
            _ => Above::Row { cells, delimited: delimiter },
        };
    }

    fn slip(&mut self, kind: SlipKind, span: Span, edit: Edit) {
        self.found.slips.push(Slip { kind, span, edits: vec![edit] });
    }

    /// Where what stands in the innermost item that a line reaches begins.
    fn margin(&self, line: Placed<'t>) -> usize {
        self.items.iter().rev().find(|item| **item <= line.column).map_or(0, |item| *item)
    }

    /// Whether a line stands where the paragraph above it does, so that not everything ends that.
    fn goes_on(&self, line: Placed<'t>) -> bool {
        self.above == Above::Text && line.column >= self.holder
    }

    /// Whether a line's indentation makes it code, unless it is more of a paragraph.
    fn is_code(&self, line: Placed<'t>) -> bool {
        line.column >= self.margin(line) + 4
    }

    /// The items that a line leaves are over.
    fn leave_items(&mut self, line: Placed<'t>) {
        self.items.retain(|&item| item <= line.column);
    }

    /// A line without white space around it.
    fn trimmed(&self, at: usize) -> Span {
        self.tree.lines[at].span().trim(&self.tree.text)
    }

    /// A slip that a blank line before the line fixes.
    fn needs_blank_line(&mut self, kind: SlipKind, at: usize) {
        let edit = Edit::insert(self.tree.lines[at].start, self.tree.newline);
        self.slip(kind, self.trimmed(at), edit);
    }

    /// A slip that a line at the margin fixes.
    fn needs_margin(&mut self, line: Placed<'t>, instead: &str) {
        let indent = Span::of(line.indent, &self.tree.text);
        self.slip(SlipKind::Indented, indent, Edit::replace(indent, instead));
    }

    /// A heading, a row or a line that opens a comment.
    fn markup(&mut self, line: Placed<'t>) {
        let is_lazy = self.above == Above::Text && !self.goes_on(line);
        self.leave_items(line);
        let is_odd = line.text.starts_with(char::is_whitespace);
        let margin = self.margin(line);
        if self.is_code(line) && !is_odd {
            self.needs_margin(line, &" ".repeat(margin));
        }
        if self.above == Above::Html {
            self.needs_blank_line(SlipKind::UnderHtml, line.at);
        }
        let is_row = matches!(self.tree.lines[line.at].kind, LineKind::Row(_));
        if is_row && is_lazy {
            self.needs_blank_line(SlipKind::TableInItem, line.at);
        }
        if margin > 0 {
            self.found.in_items.push(line.at as u32);
        }
        match self.above {
            Above::Row { .. } if is_row && self.items.len() < self.table.0 => {
                let indent = Span::of(line.indent, &self.tree.text);
                self.slip(SlipKind::RowOutOfItem, self.trimmed(line.at), Edit::replace(indent, self.table.1));
            }
            Above::Row { .. } if is_row => {}
            _ => self.table = (self.items.len(), line.indent),
        }
        self.holder = 0;
    }

    fn prose(&mut self, mut line: Placed<'t>) {
        let is_html = self.above == Above::Html || line.text.starts_with('<') && !self.is_code(line);
        if is_html && let Some(tag) = html::table(line.text) {
            self.found.slips.push(Slip::plain(SlipKind::HtmlTable, Span::of(tag, &self.tree.text)));
        }
        if self.above == Above::Html {
            self.found.in_html.push(line.at as u32);
            self.hidden_in_html(line);
            return;
        }
        let margin = self.margin(line);
        if self.above != Above::Text && self.is_code(line) {
            // `---` at the very top would be a front matter.
            let needs_line = line.at == 0 || matches!(self.above, Above::Row { .. });
            let newline = if needs_line { self.tree.newline } else { "" };
            self.needs_margin(line, &format!("{newline}{}", " ".repeat(margin)));
            self.set_apart();
            line = Placed { column: margin, ..line };
        }
        if self.underline(line) || self.block(line) || self.opens_html(line) || self.bare_row(line) {
            return;
        }
        match self.above {
            Above::Text => self.under_text(line),
            Above::Row { .. } => {
                self.needs_blank_line(SlipKind::ProseAfterTable, line.at);
                self.paragraph(line);
            }
            _ => self.paragraph(line),
        }
    }

    /// A line that begins HTML.
    fn opens_html(&mut self, line: Placed<'t>) -> bool {
        let opened = html::opens(line.text, self.goes_on(line)).filter(|_| !self.is_code(line));
        match opened {
            None => return false,
            Some(Ends::Blank) => {
                self.leave_items(line);
                self.holder = self.items.last().map_or(0, |item| *item);
                self.above = Above::Html;
                self.hidden_in_html(line);
            }
            Some(Ends::Mark { marks, shown }) => {
                self.set_apart();
                let swallows = !shown && line.text.contains(char::is_alphanumeric);
                self.html = Some(OpenHtml { marks, shown, line: line.at, item: None, swallows });
                if html::holds(line.text, marks) {
                    self.close_html(self.tree.lines[line.at].end);
                }
            }
        }
        true
    }

    /// What HTML hides on a line: words in `<?…>` and `<!…>`, and all that follows a comment that does not close before
    /// the HTML ends, or another opens.
    fn hidden_in_html(&mut self, line: Placed<'t>) {
        if html::hides_words(line.text) {
            self.found.slips.push(Slip::plain(SlipKind::MarkupInHtml, self.trimmed(line.at)));
        }
        let last = comment::comments(line.text).last().filter(|last| !comment::is_closed(last));
        let Some(mark) = last.and_then(|last| last.get(..comment::open(last).ok()?.1.len())) else { return };
        let below = (line.at + 1..self.tree.lines.len()).take_while(|at| self.tree.lines[*at].kind != LineKind::Blank);
        let closes =
            below.map(|at| self.tree.line_text(at)).find_map(|text| match (text.find("-->"), text.find("<!--")) {
                (None, None) => None,
                (closes, opens) => Some(closes.is_some_and(|closes| opens.is_none_or(|opens| closes < opens))),
            });
        if closes != Some(true) {
            self.found.slips.push(Slip::plain(SlipKind::UnclosedComment, Span::of(mark, &self.tree.text)));
        }
    }

    /// A line that begins a paragraph.
    fn paragraph(&mut self, line: Placed<'t>) {
        self.definition(line, line.text);
        self.leave_items(line);
        self.holder = self.items.last().map_or(0, |item| *item);
        self.above = Above::Text;
    }

    /// A paragraph that begins with what defines a link to Markdown, and is not shown.
    fn definition(&mut self, line: Placed<'t>, text: &str) {
        if !text.starts_with('[') {
            return;
        }
        let below = self.tree.lines.get(line.at + 1).filter(|below| below.kind == LineKind::Prose);
        let below = below.map(|_| within(self.tree.line_text(line.at + 1)));
        if defines_nothing(text, below) {
            self.found.slips.push(Slip::plain(SlipKind::LinkDefinition, self.trimmed(line.at)));
        }
    }

    /// A line as it is with a blank line above it.
    fn anew(&mut self, line: Placed<'t>) {
        self.set_apart();
        if !self.block(line) && !self.bare_row(line) {
            self.paragraph(line);
        }
    }

    /// `---` or `===` right under a paragraph. Left of an item's text, and under a quotation, it is none of theirs.
    fn underline(&mut self, line: Placed<'t>) -> bool {
        let is_held = self.holder <= line.column && line.column < self.holder.saturating_add(4);
        if self.above != Above::Text || !is_held || !is_underline(line.text) {
            return false;
        }
        self.needs_blank_line(SlipKind::SetextUnderline, line.at);
        self.anew(line);
        true
    }

    /// A line that begins a block of its own: fenced code, a thematic break, an item, a quotation.
    fn block(&mut self, line: Placed<'t>) -> bool {
        if self.is_code(line) {
            return false;
        }
        let item = list_item(line.text, line.column);
        let item = item.filter(|item| item.interrupts || !self.goes_on(line));
        if fence(line.text).is_some() {
            self.leave_items(line);
            let item = self.items.first().copied();
            self.open_fence(line, line.text, item);
        } else if is_thematic_break(line.text) {
            self.set_apart();
            self.leave_items(line);
        } else if item.is_some() {
            self.markup_within(line);
            self.definition(line, within(line.text));
            self.leave_items(line);
            self.item(line);
        } else if let Some(quoted) = line.text.strip_prefix('>') {
            if self.above != Above::Text || self.holder == 0 {
                self.definition(line, within(line.text));
            }
            self.markup_within(line);
            self.leave_items(line);
            self.holder = QUOTED;
            let is_empty = quoted.trim_start_matches(is_blank).is_empty() || is_thematic_break(within(line.text));
            self.above = if is_empty { Above::Nothing } else { Above::Text };
        } else {
            return false;
        }
        true
    }

    /// Fenced code begins, maybe behind the mark of an item.
    fn open_fence(&mut self, line: Placed<'t>, text: &str, item: Option<usize>) {
        let Some((mark, len)) = fence(text) else { return };
        if !is_language(text.trim_start_matches(mark)) {
            self.found.slips.push(Slip::plain(SlipKind::WordsOfFence, self.trimmed(line.at)));
        }
        self.fence = Some(Fence { mark, len, line: line.at, item, swallows: false });
        self.set_apart();
    }

    /// A line that begins an item, and maybe others within it.
    fn item(&mut self, line: Placed<'t>) {
        let (mut text, mut column, mut is_quoted, mut is_code) = (line.text, line.column, false, false);
        // Where marks alone are left: only there they may be a break, so that each is looked at once.
        let last = text.trim_end_matches(is_blank).chars().next_back();
        let marks = text.len() - text.trim_end_matches(|c| is_blank(c) || Some(c) == last).len();
        while !is_code {
            let is_break = text.len() <= marks && is_thematic_break(text);
            if let Some(item) = list_item(text, column).filter(|_| !is_break) {
                if !is_quoted {
                    self.items.push(item.content);
                }
                (text, column, is_code) = (item.words, item.column, item.is_code);
            } else if let Some(quoted) = text.strip_prefix('>') {
                is_quoted = true;
                let (space, words) = split_indent(quoted);
                (text, column) = (words, columns(column + 1, space));
            } else {
                break;
            }
        }
        self.holder = if is_quoted { QUOTED } else { self.items.last().map_or(0, |item| *item) };
        self.above = match () {
            () if text.is_empty() && !is_quoted => Above::EmptyItem,
            () if text.is_empty() || is_code || is_thematic_break(text) => Above::Nothing,
            () => Above::Text,
        };
        if is_quoted || self.above != Above::Text {
            return;
        }
        let item = self.items.last().copied();
        if fence(text).is_some() {
            return self.open_fence(line, text, item);
        }
        // A comment at the margin is a line of its own kind, one in an item is none.
        let comment = text.strip_prefix("<!--").map(|_| Ends::Mark { marks: &["-->"], shown: false });
        match comment.or_else(|| html::opens(text, false)) {
            Some(Ends::Blank) => {
                self.above = Above::Html;
                self.hidden_in_html(line);
            }
            Some(Ends::Mark { marks, shown }) => {
                self.set_apart();
                if !html::holds(text, marks) {
                    let swallows = !shown && text.contains(char::is_alphanumeric);
                    self.html = Some(OpenHtml { marks, shown, line: line.at, item, swallows });
                }
            }
            None => {}
        }
    }

    /// A heading within an item or a quotation, or the first row of a table within a quotation: none of them is one
    /// here, and all are to Markdown.
    fn markup_within(&mut self, line: Placed<'t>) {
        let inner = within(line.text);
        let heads = inner.trim_start_matches('#');
        let is_heading = (1..=6).contains(&(inner.len() - heads.len())) && heads.chars().next().is_none_or(is_blank);
        let below = || self.tree.lines.get(line.at + 1).map(|_| within(self.tree.line_text(line.at + 1)));
        let is_table = inner.contains('|') && {
            let cells =
                |text: &str| bare_row(text.strip_prefix('|').unwrap_or(text)).map(|row| (row.cells, row.delimiter));
            let delimiter = below().and_then(cells).filter(|(_, delimiter)| *delimiter);
            delimiter.is_some_and(|(width, _)| cells(inner).is_some_and(|(own, _)| own == width))
        };
        // `> -` under text of the quotation is no item without words.
        let quoted = line.text.trim_start_matches(|c| c == '>' || is_blank(c));
        let is_underlined =
            line.text.starts_with('>') && (self.above, self.holder) == (Above::Text, QUOTED) && is_underline(quoted);
        // Its rows below stand in lines of their own.
        if is_table && !line.text.starts_with('>') {
            self.found.continued.push(Continued { line: line.at as u32 + 1, delimited: false });
        }
        if is_heading || is_table || is_underlined {
            let span = self.trimmed(line.at);
            self.found.slips.push(Slip::plain(SlipKind::MarkupInItem, span));
        }
    }

    /// A row that lacks its first separator: it stands right above a delimiter row that fits, or
    /// under a row that it fits.
    fn bare_row(&mut self, line: Placed<'t>) -> bool {
        let Some(row) = bare_row(line.text) else { return false };
        let heads = !row.delimiter && self.delimiter_cells(line.at + 1) == Some(row.cells);
        let follows = matches!(self.above, Above::Row { cells, .. } if row.closed || row.cells == cells);
        if !heads && !follows {
            return false;
        }
        if self.above == Above::Text && !self.goes_on(line) {
            self.needs_blank_line(SlipKind::TableInItem, line.at);
        }
        let span = self.trimmed(line.at);
        let delimited = matches!(self.above, Above::Row { delimited: true, .. });
        if delimited && row.delimiter {
            self.slip(SlipKind::DelimiterRepeated, span, Edit::delete(self.tree.full_span(line.at)));
            return true;
        }
        // The header of a second table needs a blank line too.
        let instead = if delimited && heads { format!("{}| ", self.tree.newline) } else { "| ".to_owned() };
        self.slip(SlipKind::RowWithoutPipe, span, Edit::insert(span.start, instead));
        self.holder = 0;
        self.row(row.cells, row.delimiter);
        true
    }

    /// How many cells a line has, if it is a delimiter row to Markdown as well: to that a comment
    /// after one is a cell.
    fn delimiter_cells(&self, at: usize) -> Option<usize> {
        match self.tree.lines.get(at)?.kind {
            LineKind::Row(index) => {
                let row = &self.tree.rows[index as usize];
                (row.delimiter && row.tail.is_empty()).then(|| self.tree.row_cells(row).len())
            }
            LineKind::Prose => bare_row(self.tree.line_text(at)).filter(|row| row.delimiter).map(|row| row.cells),
            _ => None,
        }
    }

    /// A line that is more of the paragraph above it.
    fn under_text(&mut self, line: Placed<'t>) {
        let above = self.tree.line_text(line.at - 1);
        let is_broken = above.ends_with("  ") || above.ends_with('\\');
        if !ends_sentence(above) || is_broken || starts_html(line.text) {
            return;
        }
        let is_code = self.is_code(line);
        let (indent, line) = if is_code { (line.indent, Placed { column: 0, ..line }) } else { ("", line) };
        let start = self.tree.lines[line.at].start as usize;
        let edit = Edit::replace(Span::new(start, start + indent.len()), self.tree.newline);
        self.slip(SlipKind::RunOnParagraph, self.last_char(line.at - 1), edit);
        self.anew(line);
    }

    fn last_char(&self, at: usize) -> Span {
        let span = self.trimmed(at);
        let last = span.slice(&self.tree.text).chars().next_back().map_or(0, char::len_utf8) as u32;
        Span { start: span.end - last, end: span.end }
    }

    /// Closes the fenced code that is open, if any, before `end`.
    fn close_fence(&mut self, end: u32) {
        let Some(fence) = self.fence.take() else { return };
        let opening = self.tree.lines[fence.line];
        self.found.fenced.push(Span { start: opening.end, end });
        if fence.swallows {
            let span = self.trimmed(fence.line);
            self.found.slips.push(Slip::plain(SlipKind::MarkupInFence, span));
        }
    }
}

impl Flow<'_> {
    /// Closes the HTML that is open, if any, before `end`.
    fn close_html(&mut self, end: u32) {
        let Some(html) = self.html.take() else { return };
        self.found.verbatim.push(Span { start: self.tree.lines[html.line].end, end });
        if html.swallows {
            let span = self.trimmed(html.line);
            self.found.slips.push(Slip::plain(SlipKind::MarkupInHtml, span));
        }
    }
}

impl Fence {
    /// Whether the list item that it stands in is over at a line.
    fn ends_before(&self, kind: LineKind, column: usize) -> bool {
        kind != LineKind::Blank && self.item.is_some_and(|item| column < item)
    }

    fn is_closed_by(&self, text: &str, column: usize) -> bool {
        let rest = text.trim_start_matches(self.mark);
        let is_long = text.len() - rest.len() >= self.len;
        column < self.item.unwrap_or(0) + 4 && is_long && rest.trim_start_matches(is_blank).is_empty()
    }
}

/// The mark and length of what opens fenced code.
fn fence(text: &str) -> Option<(char, usize)> {
    let mark = text.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let info = text.trim_start_matches(mark);
    let len = text.len() - info.len();
    (len >= 3 && (mark == '~' || !info.contains('`'))).then_some((mark, len))
}

/// The beginning of a list item.
struct Item<'t> {
    /// What stands behind its mark, and in which column.
    words: &'t str,
    column: usize,
    /// Whether that stands so far in that it is code.
    is_code: bool,
    /// The column that its content begins in.
    content: usize,
    is_empty: bool,
    /// Whether it can stand right under a paragraph without being more of it.
    interrupts: bool,
}

/// `- `, `* `, `+ `, `1. ` or `1) ` in a column.
fn list_item(text: &str, column: usize) -> Option<Item<'_>> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &text[..text.len() - rest.len()];
    let rest = match number.len() {
        0 => rest.strip_prefix(['-', '*', '+'])?,
        1..=9 => rest.strip_prefix(['.', ')'])?,
        _ => return None,
    };
    let (space, words) = split_indent(rest);
    let is_empty = words.is_empty();
    if space.is_empty() && !is_empty {
        return None;
    }
    let mark = column + text.len() - rest.len();
    let content = columns(mark, space);
    let is_code = !is_empty && content > mark + 4;
    let content = if is_empty || is_code { mark + 1 } else { content };
    let interrupts = !is_empty && (number.is_empty() || number.trim_start_matches('0') == "1");
    Some(Item { words, column: columns(mark, space), is_code, content, is_empty, interrupts })
}

/// Whether a line begins an item of a list, one that stands right under others too.
pub(crate) fn begins_item(text: &str) -> bool {
    list_item(text.trim_start_matches(is_space), 0).is_some_and(|item| !item.is_empty)
}

/// Whether a line has nothing but the marks of items and quotations: what stands right below is within them, and is not
/// with a blank line between.
pub(crate) fn is_empty_item(text: &str) -> bool {
    !text.trim().is_empty() && within(text).trim().is_empty()
}

/// What stands after the marks of items and quotations that a line begins with.
fn within(text: &str) -> &str {
    let mut rest = text.trim_start_matches(is_blank);
    loop {
        let behind = match rest.strip_prefix('>') {
            Some(quoted) => quoted,
            None if list_item(rest, 0).is_some() => {
                rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['-', '*', '+', '.', ')'])
            }
            None => return rest,
        };
        rest = behind.trim_start_matches(is_blank);
    }
}

/// Three or more `-`, `*` or `_` alone.
fn is_thematic_break(text: &str) -> bool {
    let Some(mark) = text.chars().next().filter(|mark| "-*_".contains(*mark)) else { return false };
    text.chars().all(|c| c == mark || is_blank(c)) && text.chars().filter(|&c| c == mark).count() >= 3
}

/// Dashes alone or equals signs alone.
fn is_underline(text: &str) -> bool {
    let text = text.trim_end_matches(is_blank);
    !text.is_empty() && (text.bytes().all(|byte| byte == b'-') || text.bytes().all(|byte| byte == b'='))
}

/// Whether a line begins with what may be an HTML tag.
fn starts_html(text: &str) -> bool {
    text.strip_prefix('<').is_some_and(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)))
}

/// Whether a line ends as a sentence does, emphasis, closing quotes and brackets aside.
fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['*', '_', '”', '’', '"', '）', ')', '】', '》']);
    text.ends_with(['。', '；', '？', '！', '：', ';', '?', '!'])
}
