//! Where paragraphs, runs and pieces of text stand in a part's XML: what a mark has to be put between.

use crate::document::Unreadable;
use crate::document::read::docx::xml::{Element, Node, Space, Xml};
use crate::text::Span;

/// The paragraphs of a part, by where they begin.
#[derive(Default)]
pub(super) struct Outline {
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) runs: Vec<Run>,
    pub(super) leaves: Vec<Leaf>,
    /// Paragraphs by the notes that they refer to: footnotes, then endnotes.
    pub(super) references: [Vec<(String, usize)>; 2],
    /// All numbers that marks have.
    pub(super) ids: rustc_hash::FxHashSet<i64>,
}

/// A paragraph.
pub(super) struct Paragraph {
    /// All of it.
    pub(super) span: Span,
    /// Its begin tag; all of it if it is empty.
    pub(super) open: Span,
    /// After its properties.
    pub(super) content: u32,
    /// Before its end tag.
    pub(super) close: u32,
    /// The paragraph whose box it stands in: Word knows comments there alone.
    pub(super) host: Option<usize>,
    /// Where the cell begins that it stands in.
    pub(super) cell: Option<u32>,
    /// What stands directly in it.
    pub(super) children: Vec<Span>,
}

/// A run that stands in a paragraph and in no other run.
pub(super) struct Run {
    pub(super) span: Span,
    pub(super) open: Span,
    /// Its properties, if it has any.
    pub(super) props: Span,
    pub(super) content: u32,
    pub(super) close: u32,
    pub(super) paragraph: usize,
    /// Its place among the children of the paragraph, or that of what it stands in.
    pub(super) child: usize,
    /// Whether it may be split, with marks between.
    pub(super) is_thin: bool,
    /// Whether it stands directly in the paragraph.
    pub(super) is_direct: bool,
    /// Whether it is part of a field.
    pub(super) in_field: bool,
}

/// A piece of text, or what is seen as one: a tab, a line end.
pub(super) struct Leaf {
    /// All of the element.
    pub(super) at: Span,
    /// What stands in it, as far as it counts.
    pub(super) text: Span,
    pub(super) paragraph: usize,
    pub(super) child: usize,
    /// The run, if the element stands directly in it and is a text of Word's.
    pub(super) run: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Paragraph,
    ParagraphProps,
    Run,
    RunProps,
    Leaf,
    Cell,
    Box,
    /// What a run may stand in, with marks of comments beside it.
    Thin,
    Opaque,
}

struct Frame {
    open: Open,
    /// The paragraph, run or leaf that it is.
    at: usize,
    is_thin: bool,
}

/// Reads a part.
pub(super) fn outline(text: &str, said: &'static str) -> Result<Outline, Unreadable> {
    let mut reader = Reader {
        text,
        outline: Outline::default(),
        frames: Vec::new(),
        fields: 0,
        paragraphs: Vec::new(),
        runs: Vec::new(),
        cells: Vec::new(),
        boxes: Vec::new(),
    };
    let mut xml = Xml::new(text, said);
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) => reader.start(&element),
            Node::End(end) => reader.end(end),
            Node::Text(..) => {}
        }
    }
    Ok(reader.outline)
}

struct Reader<'a> {
    text: &'a str,
    outline: Outline,
    frames: Vec<Frame>,
    /// Fields that are open.
    fields: usize,
    /// What is open, outermost first: paragraphs, runs, where cells begin, and the paragraphs that boxes hang at.
    paragraphs: Vec<usize>,
    runs: Vec<Option<usize>>,
    cells: Vec<u32>,
    boxes: Vec<Option<usize>>,
}

impl Reader<'_> {
    fn start(&mut self, element: &Element) {
        let span = element.span;
        let parent = self.frames.last().map_or(Open::Opaque, |frame| frame.open);
        let is_word = element.space == Space::Word;
        let name = element.name();
        if is_word && let Some(id) = element.attribute("id").and_then(|id| id.trim().parse().ok()) {
            self.outline.ids.insert(id);
        }
        if parent == Open::Paragraph
            && let Some(paragraph) = self.paragraph()
        {
            paragraph.children.push(span);
        }
        let mut is_thin = self.frames.last().is_some_and(|frame| frame.is_thin);
        let mut at = 0;
        let open = match (parent, name) {
            (Open::Paragraph, "pPr") if is_word => Open::ParagraphProps,
            (Open::Run, "rPr") if is_word => Open::RunProps,
            (_, "p") if is_word => {
                (at, is_thin) = (self.begin_paragraph(span), true);
                Open::Paragraph
            }
            (_, "r") if is_word && self.runs.last().is_none_or(Option::is_none) && !self.paragraphs.is_empty() => {
                at = self.begin_run(span, parent == Open::Paragraph, is_thin);
                is_thin = false;
                Open::Run
            }
            (_, "t" | "tab" | "ptab" | "br" | "cr" | "noBreakHyphen" | "sym" | "symEx")
                if !self.paragraphs.is_empty() && !matches!(parent, Open::ParagraphProps | Open::RunProps) =>
            {
                at = self.begin_leaf(span, parent == Open::Run && is_word && name == "t");
                Open::Leaf
            }
            (_, "tc") if is_word => {
                self.cells.push(span.start);
                Open::Cell
            }
            (_, "txbxContent") if is_word => {
                self.boxes.push(self.paragraphs.last().map(|&at| self.outline.host(at)));
                self.runs.push(None);
                Open::Box
            }
            (
                _,
                "hyperlink" | "ins" | "moveTo" | "smartTag" | "sdt" | "sdtContent" | "customXml" | "fldSimple" | "dir"
                | "bdo",
            ) if is_word && !matches!(parent, Open::RunProps | Open::ParagraphProps) => Open::Thin,
            _ => {
                is_thin = false;
                self.other(element, is_word);
                Open::Opaque
            }
        };
        self.frames.push(Frame { open, at, is_thin });
    }

    fn other(&mut self, element: &Element, is_word: bool) {
        match element.name() {
            "fldChar" if is_word => match element.attribute("fldCharType").as_deref() {
                Some("begin") => self.fields += 1,
                Some("end") => self.fields = self.fields.saturating_sub(1),
                _ => {}
            },
            name @ ("footnoteReference" | "endnoteReference") if is_word => {
                let kind = usize::from(name == "endnoteReference");
                if let (Some(&at), Some(id)) = (self.paragraphs.last(), element.attribute("id")) {
                    self.outline.references[kind].push((id, at));
                }
            }
            _ => {}
        }
    }

    fn paragraph(&mut self) -> Option<&mut Paragraph> {
        self.outline.paragraphs.get_mut(*self.paragraphs.last()?)
    }

    fn begin_paragraph(&mut self, span: Span) -> usize {
        let at = self.outline.paragraphs.len();
        let host = self.boxes.last().copied().flatten();
        let cell = self.cells.last().copied();
        let (content, close) = (span.end, span.end);
        self.outline.paragraphs.push(Paragraph { span, open: span, content, close, host, cell, children: Vec::new() });
        self.paragraphs.push(at);
        self.runs.push(None);
        at
    }

    fn child(&self) -> usize {
        let paragraph = self.paragraphs.last().and_then(|&at| self.outline.paragraphs.get(at));
        paragraph.map_or(0, |paragraph| paragraph.children.len().saturating_sub(1))
    }

    fn begin_run(&mut self, span: Span, is_direct: bool, is_thin: bool) -> usize {
        let at = self.outline.runs.len();
        let (paragraph, child) = (self.paragraphs.last().copied().unwrap_or_default(), self.child());
        let (props, content, close) = (Span::empty(span.end), span.end, span.end);
        let in_field = self.fields > 0;
        self.outline.runs.push(Run {
            span,
            open: span,
            props,
            content,
            close,
            paragraph,
            child,
            is_thin,
            is_direct,
            in_field,
        });
        if let Some(run) = self.runs.last_mut() {
            *run = Some(at);
        }
        at
    }

    fn begin_leaf(&mut self, span: Span, is_text: bool) -> usize {
        let (paragraph, child) = (self.paragraphs.last().copied().unwrap_or_default(), self.child());
        let run = self.runs.last().copied().flatten().filter(|_| is_text);
        self.outline.leaves.push(Leaf { at: span, text: span, paragraph, child, run });
        self.outline.leaves.len() - 1
    }

    fn end(&mut self, end: u32) {
        let Some(Frame { open, at, .. }) = self.frames.pop() else { return };
        let parent = self.frames.last().map(|frame| (frame.open, frame.at));
        // Where the end tag begins; there is none of an empty element.
        let close = |open: Span| match open.end == end {
            true => end,
            false => self.text.get(..end as usize).and_then(|text| text.rfind('<')).map_or(end, |at| at as u32),
        };
        match open {
            Open::Paragraph => {
                if let Some(paragraph) = self.outline.paragraphs.get_mut(at) {
                    paragraph.close = close(paragraph.open);
                    paragraph.span.end = end;
                }
                self.paragraphs.pop();
                self.runs.pop();
            }
            Open::ParagraphProps => {
                if let Some(paragraph) = parent.and_then(|(_, at)| self.outline.paragraphs.get_mut(at)) {
                    paragraph.content = end;
                }
            }
            Open::Run => {
                if let Some(run) = self.outline.runs.get_mut(at) {
                    run.close = close(run.open);
                    run.span.end = end;
                }
                if let Some(run) = self.runs.last_mut() {
                    *run = None;
                }
            }
            Open::RunProps => {
                if let Some(run) = parent.and_then(|(_, at)| self.outline.runs.get_mut(at)) {
                    // A run begins with its properties.
                    run.props = Span { start: run.open.end, end };
                    run.content = end;
                }
            }
            Open::Leaf => {
                if let Some(leaf) = self.outline.leaves.get_mut(at) {
                    leaf.text = Span { start: leaf.at.end.min(end), end: close(leaf.at) };
                    leaf.at.end = end;
                }
            }
            Open::Cell => _ = self.cells.pop(),
            Open::Box => {
                self.boxes.pop();
                self.runs.pop();
            }
            Open::Thin | Open::Opaque => {}
        }
        if let (Some((Open::Paragraph, at)), true) = (parent, open != Open::Paragraph)
            && let Some(child) = self.outline.paragraphs.get_mut(at).and_then(|paragraph| paragraph.children.last_mut())
        {
            child.end = end;
        }
    }
}

impl Outline {
    /// The paragraph that a comment on another one goes to.
    pub(super) fn host(&self, paragraph: usize) -> usize {
        self.paragraphs.get(paragraph).and_then(|it| it.host).unwrap_or(paragraph)
    }

    /// The piece that holds these bytes of text.
    pub(super) fn leaf(&self, span: Span) -> Option<&Leaf> {
        let after = self.leaves.partition_point(|leaf| leaf.at.start <= span.start);
        self.leaves.get(after.checked_sub(1)?).filter(|leaf| leaf.at.covers(span))
    }

    /// The paragraph in which a byte stands, or the first after it.
    pub(super) fn paragraph_from(&self, offset: u32) -> Option<usize> {
        let at = self.paragraphs.partition_point(|paragraph| paragraph.span.start < offset);
        (at < self.paragraphs.len()).then_some(at)
    }

    /// The first and the last paragraph of a cell; those of tables in it are not counted.
    pub(super) fn paragraphs_of_cell(&self, cell: Span) -> Option<(usize, usize)> {
        let first = self.paragraph_from(cell.start)?;
        let within = self.paragraphs.iter().enumerate().skip(first);
        let within = within.take_while(|(_, paragraph)| paragraph.span.start < cell.end);
        let mut own = within.filter(|(_, it)| it.cell == Some(cell.start)).map(|(at, _)| at);
        let first = own.next()?;
        // Boxes at paragraphs of the cell belong to these.
        let hosted = self.paragraphs.get(first).and_then(|paragraph| paragraph.host);
        let last = own.filter(|at| self.paragraphs.get(*at).is_some_and(|it| it.host == hosted)).last();
        Some((first, last.unwrap_or(first)))
    }
}
