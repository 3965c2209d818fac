//! Putting marks into a part: between paragraphs' children, and between characters, where the run is split in two that
//! look alike.

use super::names::name_of;
use super::note::{At, Point};
use super::outline::{Leaf, Outline, Paragraph, Run};

use crate::text::{Edit, Span, apply};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Where a range of a comment begins or ends.
#[derive(Clone, Copy, Debug)]
pub(super) enum Edge {
    /// At the beginning of a paragraph.
    First(usize),
    /// At its end.
    Last(usize),
    /// Before or after a child of a paragraph.
    Child { paragraph: usize, child: usize, is_after: bool },
    /// At a byte of a run.
    Cut { run: usize, at: u32 },
}

/// What stands at a byte of a run, in this order.
#[derive(Default)]
struct Cut {
    /// The end of what is deleted, and what stands for it.
    replaced: String,
    ends: String,
    begins: String,
    deletes: String,
}

/// Marks to be put into a part.
pub(super) struct Marks<'a> {
    text: &'a str,
    outline: &'a Outline,
    cuts: BTreeMap<usize, BTreeMap<u32, Cut>>,
    /// What stands between children of paragraphs: ends, then beginnings.
    between: BTreeMap<u32, [String; 2]>,
    /// Paragraphs that are empty elements, with what is put in.
    filled: BTreeMap<usize, [String; 2]>,
}

impl<'a> Marks<'a> {
    pub(super) fn new(text: &'a str, outline: &'a Outline) -> Marks<'a> {
        let (cuts, between, filled) = Default::default();
        Marks { text, outline, cuts, between, filled }
    }

    /// The prefix of a paragraph's name, and what says its namespace where there is none.
    pub(super) fn prefix(&self, paragraph: usize) -> (Cow<'a, str>, bool) {
        let open = self.outline.paragraphs.get(paragraph).map_or("", |paragraph| paragraph.open.slice(self.text));
        let name = name_of(open);
        match name.rsplit_once(':') {
            Some((prefix, _)) => (Cow::Borrowed(prefix), false),
            None => (Cow::Borrowed("w"), true),
        }
    }

    /// Where a comment goes: its paragraph, and the two edges of its range.
    pub(super) fn edges(&self, at: &At, referring: Option<usize>) -> Option<(usize, Edge, Edge)> {
        let outline = self.outline;
        let whole = |paragraph: usize| {
            let paragraph = outline.host(paragraph);
            (paragraph < outline.paragraphs.len()).then_some((paragraph, Edge::First(paragraph), Edge::Last(paragraph)))
        };
        if let Some(paragraph) = referring {
            return whole(paragraph);
        }
        match at {
            At::Top => whole(outline.paragraphs.iter().position(|paragraph| paragraph.host.is_none())?),
            At::Cell(cell) => {
                let (first, last) = outline.paragraphs_of_cell(cell.span)?;
                let (paragraph, begin, end) = whole(first)?;
                Some((paragraph, begin, if paragraph == first { Edge::Last(last) } else { end }))
            }
            At::Paragraph(origin) => whole(outline.leaf(origin.span)?.paragraph),
            At::Text { from, to } => {
                let first = outline.leaf(from.origin.span)?;
                let paragraph = first.paragraph;
                if outline.host(paragraph) != paragraph {
                    return whole(paragraph);
                }
                let begin = self.edge(first, from, false);
                let end = match outline.leaf(to.origin.span).filter(|last| last.paragraph == paragraph) {
                    Some(last) => self.edge(last, to, true),
                    None => Edge::Last(paragraph),
                };
                // What covers nothing is about all that stands there.
                match (begin, end) {
                    (Edge::Cut { run, at: from }, Edge::Cut { run: last, at: to }) if (run, from) == (last, to) => {
                        let (from, to) = (first.text.start, first.text.end);
                        let (begin, end) = (Edge::Cut { run, at: from }, Edge::Cut { run, at: to });
                        if from < to { Some((paragraph, begin, end)) } else { whole(paragraph) }
                    }
                    _ => Some((paragraph, begin, end)),
                }
            }
        }
    }

    fn edge(&self, leaf: &Leaf, point: &Point, is_after: bool) -> Edge {
        let run = leaf.run.and_then(|at| Some((at, self.outline.runs.get(at)?))).filter(|(_, run)| run.is_thin);
        let Some((run, _)) = run else {
            return Edge::Child { paragraph: leaf.paragraph, child: leaf.child, is_after };
        };
        let span = point.origin.span;
        let at = self.offset(point).unwrap_or(if is_after { span.end } else { span.start });
        // Text that is all white space may count for nothing.
        Edge::Cut { run, at: at.clamp(leaf.text.start, leaf.text.end) }
    }

    /// The byte of a point; none where characters are not written one by one.
    pub(super) fn offset(&self, point: &Point) -> Option<u32> {
        let written = point.origin.span.slice(self.text);
        let (mut chars, mut at, mut found) = (0, 0, None);
        while at < written.len() {
            if chars == point.chars {
                found = Some(at);
            }
            let rest = written.get(at..)?;
            at += match rest.chars().next()? {
                '<' => return None,
                '&' => rest.find(';')? + 1,
                c => c.len_utf8(),
            };
            chars += 1;
        }
        if chars == point.chars {
            found = Some(at);
        }
        found.filter(|_| chars == point.of).map(|at| point.origin.span.start + at as u32)
    }

    fn cut(&mut self, run: usize, at: u32) -> &mut Cut {
        self.cuts.entry(run).or_default().entry(at).or_default()
    }

    fn between(&mut self, at: u32, mark: &str, is_begin: bool) {
        let [ends, begins] = self.between.entry(at).or_default();
        if is_begin { begins } else { ends }.push_str(mark);
    }

    /// Puts the beginning of a range in.
    pub(super) fn begin(&mut self, edge: Edge, mark: &str) {
        match edge {
            Edge::Cut { run, at } => self.cut(run, at).begins.push_str(mark),
            edge => self.plain(edge, mark, true),
        }
    }

    /// Puts its end in, and the run that refers to the comment.
    pub(super) fn end(&mut self, edge: Edge, mark: &str, reference: &str) {
        match edge {
            Edge::Cut { run, at } => {
                let outline = self.outline;
                let place = outline.runs.get(run).filter(|run| !run.is_direct);
                self.cut(run, at).ends.push_str(mark);
                match place {
                    None => self.cut(run, at).ends.push_str(reference),
                    // What refers stands in the paragraph itself.
                    Some(run) => {
                        self.plain(
                            Edge::Child { paragraph: run.paragraph, child: run.child, is_after: true },
                            reference,
                            false,
                        );
                    }
                }
            }
            edge => self.plain(edge, &format!("{mark}{reference}"), false),
        }
    }

    fn plain(&mut self, edge: Edge, mark: &str, is_begin: bool) {
        let outline = self.outline;
        let (paragraph, child, is_after) = match edge {
            Edge::First(paragraph) => (paragraph, None, false),
            Edge::Last(paragraph) => (paragraph, None, true),
            Edge::Child { paragraph, child, is_after } => (paragraph, Some(child), is_after),
            Edge::Cut { .. } => return,
        };
        let Some(found) = outline.paragraphs.get(paragraph) else { return };
        if found.open.end == found.span.end {
            let [begins, ends] = self.filled.entry(paragraph).or_default();
            if is_begin { begins } else { ends }.push_str(mark);
            return;
        }
        let at = match (child.and_then(|child| found.children.get(child)), is_after) {
            (Some(child), false) => child.start.max(found.content),
            (Some(child), true) => child.end.max(found.content),
            (None, false) => found.content,
            (None, true) => found.close,
        };
        // In an empty paragraph marks stand as they come: each beginning before its end.
        self.between(at, mark, is_begin && found.content < found.close);
    }

    /// Puts a replacement in, between two bytes of a run: `delete` opens what is deleted, `replaced` closes it and has
    /// what stands for it.
    pub(super) fn replace(&mut self, run: usize, from: u32, to: u32, delete: &str, replaced: &str) {
        self.cut(run, from).deletes.push_str(delete);
        self.cut(run, to).replaced.push_str(replaced);
    }

    /// The text with all marks. `next` gives numbers that no mark has.
    pub(super) fn written(self, next: &mut impl FnMut() -> i64) -> Option<String> {
        let mut edits = Vec::new();
        for (&at, [ends, begins]) in &self.between {
            edits.push(Edit::insert(at, format!("{ends}{begins}")));
        }
        for (&at, [begins, ends]) in &self.filled {
            let Some(Paragraph { open, .. }) = self.outline.paragraphs.get(at) else { continue };
            let tag = open.slice(self.text);
            let name = name_of(tag);
            let begin = tag.strip_suffix("/>").unwrap_or(tag);
            edits.push(Edit::replace(*open, format!("{begin}>{begins}{ends}</{name}>")));
        }
        for (&at, cuts) in &self.cuts {
            let Some(run) = self.outline.runs.get(at) else { continue };
            edits.push(Edit::replace(run.span, self.split(at, run, cuts, next)));
        }
        edits.sort_by_key(|edit| edit.span);
        apply(self.text, &edits)
    }

    /// A run in pieces, with what stands between them.
    fn split(&self, at: usize, run: &Run, cuts: &BTreeMap<u32, Cut>, next: &mut impl FnMut() -> i64) -> String {
        let (open, props) = (run.open.slice(self.text), run.props.slice(self.text));
        let end = Span { start: run.close, end: run.span.end }.slice(self.text);
        let mut writer = Writer {
            open,
            props,
            end,
            out: String::new(),
            piece: String::new(),
            is_first: true,
            is_deleted: false,
            waiting: Default::default(),
        };
        let mut done = run.content;
        let mut cuts = cuts.iter().peekable();
        let first = self.outline.leaves.partition_point(|leaf| leaf.at.start < run.content);
        let leaves = self.outline.leaves.get(first..).unwrap_or_default().iter();
        let leaves = leaves.take_while(|leaf| leaf.at.end <= run.close).filter(|leaf| leaf.run == Some(at));
        for leaf in leaves {
            let mut inner: Vec<(u32, &Cut)> = Vec::new();
            while let Some((&cut, marks)) = cuts.next_if(|(cut, _)| **cut <= leaf.text.end) {
                inner.push((cut, marks));
            }
            if inner.is_empty() {
                continue;
            }
            writer.raw(Span { start: done, end: leaf.at.start }.slice(self.text));
            done = leaf.at.end;
            let is_exact = Span { start: leaf.at.start, end: leaf.text.start }.slice(self.text).contains("preserve");
            // White space at the ends counts for nothing where it is not said to.
            let text = if is_exact { leaf.text } else { leaf.text.trim(self.text) };
            let is_cut = inner.iter().any(|(cut, _)| text.start < *cut && *cut < text.end)
                || inner.iter().any(|(_, cut)| !cut.deletes.is_empty());
            let name = name_of(leaf.at.slice(self.text));
            let mut from = text.start;
            for (cut, marks) in inner {
                let cut = cut.clamp(text.start, text.end);
                if !is_cut && cut > text.start && from < cut {
                    writer.raw(leaf.at.slice(self.text));
                    from = text.end;
                } else if is_cut {
                    writer.text(name, Span { start: from, end: cut.max(from) }.slice(self.text));
                    from = cut.max(from);
                }
                writer.mark(marks, next);
            }
            match is_cut {
                true => writer.text(name, Span { start: from, end: text.end }.slice(self.text)),
                false if from < text.end || text.is_empty() && from == text.start => {
                    writer.raw(leaf.at.slice(self.text))
                }
                false => {}
            }
        }
        writer.raw(Span { start: done, end: run.close }.slice(self.text));
        writer.close(next);
        writer.out
    }
}

struct Writer<'a> {
    open: &'a str,
    props: &'a str,
    end: &'a str,
    out: String,
    /// What stands in the piece of the run that is being written.
    piece: String,
    is_first: bool,
    is_deleted: bool,
    /// Ends and beginnings that stand after what is deleted.
    waiting: [String; 2],
}

impl Writer<'_> {
    fn raw(&mut self, text: &str) {
        self.piece.push_str(text);
    }

    fn text(&mut self, name: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let prefix = name.rsplit_once(':').map_or(String::new(), |(prefix, _)| format!("{prefix}:"));
        let name = if self.is_deleted { format!("{prefix}delText") } else { name.to_owned() };
        self.piece.push_str(&format!("<{name} xml:space=\"preserve\">{text}</{name}>"));
    }

    fn mark(&mut self, cut: &Cut, next: &mut impl FnMut() -> i64) {
        self.close(next);
        if !cut.replaced.is_empty() {
            self.is_deleted = false;
            self.out.push_str(&cut.replaced);
        }
        self.waiting[0].push_str(&cut.ends);
        self.waiting[1].push_str(&cut.begins);
        // Within what is deleted a mark would go with it.
        if !self.is_deleted {
            for marks in &mut self.waiting {
                self.out.push_str(marks);
                marks.clear();
            }
        }
        self.out.push_str(&cut.deletes);
        self.is_deleted |= !cut.deletes.is_empty();
    }

    fn close(&mut self, next: &mut impl FnMut() -> i64) {
        if self.piece.trim().is_empty() {
            self.piece.clear();
            return;
        }
        let props = if self.is_first { Cow::Borrowed(self.props) } else { renumbered(self.props, next) };
        self.is_first = false;
        self.out.extend([self.open, &*props, &self.piece, self.end]);
        self.piece.clear();
    }
}

/// Properties with new numbers for the changes that are marked in them: numbers of marks are there once.
fn renumbered<'p>(props: &'p str, next: &mut impl FnMut() -> i64) -> Cow<'p, str> {
    let Some(at) = props.find("Change") else { return Cow::Borrowed(props) };
    let (before, change) = props.split_at(at);
    let Some((tag, rest)) = change.split_once('>') else { return Cow::Borrowed(props) };
    let Some(id) = tag.find(":id=") else { return Cow::Borrowed(props) };
    let (left, right) = tag.split_at(id + 4);
    let Some(quote) = right.chars().next().filter(|c| matches!(c, '"' | '\'')) else { return Cow::Borrowed(props) };
    let after = right.get(1..).and_then(|right| right.split_once(quote)).map_or("", |(_, after)| after);
    Cow::Owned(format!("{before}{left}{quote}{}{quote}{after}>{rest}", next()))
}

/// How a run looks, for what is put in beside it: its begin tag is not taken, which may have marks of its own.
pub(super) fn props<'t>(outline: &Outline, run: usize, text: &'t str, next: &mut impl FnMut() -> i64) -> Cow<'t, str> {
    outline.runs.get(run).map_or(Cow::Borrowed(""), |run| renumbered(run.props.slice(text), next))
}
