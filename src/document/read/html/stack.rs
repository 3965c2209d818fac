//! The elements that are open. Whatever the nesting, each question is answered in constant time: pages that are ill
//! nested on purpose take no longer than others.

use super::attributes::Look;
use super::names::{self, Kind, Name};
use crate::document::Cell;
use crate::document::read::script::Script;
use crate::text::Span;

/// An element that is open.
#[derive(Clone, Default)]
pub(super) struct Frame {
    pub(super) name: Name,
    pub(super) kind: Option<Kind>,
    /// Where its begin tag stands.
    pub(super) span: Span,
    /// It was not written: rows without a table have one all the same.
    pub(super) is_implied: bool,
    /// Of a list: the number of the next item.
    pub(super) next: u32,
    /// Of a cell that is seen: where it comes to stand.
    pub(super) cell: Option<Cell>,
    pub(super) style: Inherited,
}

/// What an element hands down.
#[derive(Clone, Copy, Default)]
pub(super) struct Inherited {
    pub(super) is_hidden: bool,
    /// It takes no room: a cell has no place.
    pub(super) is_gone: bool,
    /// Within a table: nothing of it is seen, or its letters have no size or no colour. Its figures are told.
    is_shut: bool,
    is_small: bool,
    is_clear: bool,
    /// It is a list to choose from that is seen, or stands in one.
    is_list: bool,
    /// It is a field of a form or a drawing, or stands in one.
    is_field: bool,
    /// A line goes through it.
    pub(super) is_struck: bool,
    pub(super) is_centred: bool,
    pub(super) is_bold: bool,
    /// White space is kept.
    pub(super) is_exact: bool,
    pub(super) has_numbers: bool,
    pub(super) script: Option<Script>,
    pub(super) heading: Option<u8>,
}

impl Inherited {
    /// What an element with this look hands down in turn.
    pub(super) fn with(self, name: Name, look: Look, is_in_table: bool) -> Inherited {
        let kind = names::kind(name);
        let letters = names::letters(name);
        // A size or a colour is taken away from words in a line; elsewhere what stands within has its own, by rules that are
        // not read.
        let is_inline = kind == Kind::Inline;
        let [size, colour] = look.veil.letters().map(|none| none.map(|none| none && is_inline));
        let is_table = kind == Kind::Table;
        let is_seen = !self.is_hidden && !look.is_hidden;
        let is_option = letters == "option" && look.is_chosen && self.is_list;
        let is_field = matches!(letters, "textarea" | "svg" | "button") && is_seen || is_option;
        let is_hidden = self.is_hidden || look.is_hidden || matches!(kind, Kind::Unseen | Kind::Title);
        let is_part = matches!(kind, Kind::Row | Kind::Cell);
        let is_gone = self.is_gone || look.is_gone || is_in_table && is_part && look.veil.is_gone();
        let is_bold = matches!(letters, "b" | "strong" | "th") || matches!(kind, Kind::Heading(_));
        let is_centred = matches!(letters, "center" | "th" | "caption");
        Inherited {
            is_hidden: is_hidden || is_gone,
            is_gone,
            is_shut: self.is_shut || !is_hidden && is_in_table && (is_part || is_inline) && look.veil.is_shut(is_part),
            is_small: !is_table && size.filter(|_| is_in_table).unwrap_or(self.is_small),
            is_clear: !is_table && colour.filter(|_| is_in_table).unwrap_or(self.is_clear),
            is_list: self.is_list || letters == "select" && is_seen,
            is_field: self.is_field || is_field,
            is_struck: self.is_struck
                || look.is_struck
                || matches!(letters, "s" | "strike" | "del")
                || is_in_table && is_inline && look.veil.is_struck(),
            is_centred: look.centred.unwrap_or(is_centred || self.is_centred),
            is_bold: look.bold.unwrap_or(is_bold || self.is_bold),
            is_exact: look.is_exact.unwrap_or(kind == Kind::Preformatted || self.is_exact),
            has_numbers: look.has_numbers.unwrap_or(kind == Kind::Ordered || self.has_numbers),
            script: match letters {
                "sup" => Some(Script::Super),
                _ if is_inline && look.veil.is_raised() => Some(Script::Super),
                "sub" => Some(Script::Sub),
                _ => self.script,
            },
            heading: match kind {
                Kind::Heading(level) => Some(level),
                _ => self.heading,
            },
        }
    }
}

impl Inherited {
    /// Whether text is seen, in a field of a form or a drawing, though it is no text of the page.
    pub(super) fn is_in_field(self) -> bool {
        self.is_field
    }

    /// Whether text within a table is there and is not seen, for another reason than that it is hidden for good.
    pub(super) fn is_veiled(self) -> bool {
        self.is_shut || self.is_small || self.is_clear
    }
}

/// The open elements, outermost first.
pub(super) struct Stack {
    frames: Vec<Frame>,
    /// For each name where elements of it stand.
    by_name: Vec<Vec<usize>>,
    /// Where tables, and where cells and captions stand, beyond which no end tag of a line or block reaches.
    tables: Vec<usize>,
    bounds: Vec<usize>,
    /// Where all stand that are no part of a line.
    blocks: Vec<usize>,
}

impl Stack {
    /// Nothing is open.
    pub(super) fn new() -> Stack {
        let by_name = vec![Vec::new(); names::COUNT];
        Stack { frames: Vec::new(), by_name, tables: Vec::new(), bounds: Vec::new(), blocks: Vec::new() }
    }

    /// How many are open.
    pub(super) fn len(&self) -> usize {
        self.frames.len()
    }

    /// The innermost.
    pub(super) fn last(&self) -> Option<&Frame> {
        self.frames.last()
    }

    /// What is handed down here.
    pub(super) fn style(&self) -> Inherited {
        self.frames.last().map(|frame| frame.style).unwrap_or_default()
    }

    /// The one at this place.
    pub(super) fn at(&mut self, at: usize) -> Option<&mut Frame> {
        self.frames.get_mut(at)
    }

    /// Another begins.
    pub(super) fn push(&mut self, frame: Frame) {
        let at = self.frames.len();
        self.by_name[frame.name].push(at);
        match frame.kind {
            Some(Kind::Table) => {
                self.tables.push(at);
                self.bounds.push(at);
            }
            Some(Kind::Cell | Kind::Caption) => self.bounds.push(at),
            _ => {}
        }
        if frame.kind != Some(Kind::Inline) {
            self.blocks.push(at);
        }
        self.frames.push(frame);
    }

    /// The innermost ends.
    pub(super) fn pop(&mut self) -> Option<Frame> {
        let frame = self.frames.pop()?;
        let at = self.frames.len();
        let all = [&mut self.by_name[frame.name], &mut self.tables, &mut self.bounds, &mut self.blocks];
        for places in all {
            if places.last() == Some(&at) {
                places.pop();
            }
        }
        Some(frame)
    }

    /// The innermost of this name that an end tag here may mean.
    pub(super) fn find(&self, name: Name) -> Option<usize> {
        let bound = self.bounds.last().copied().unwrap_or_default();
        self.by_name[name].last().copied().filter(|&at| at >= bound)
    }

    /// The same for the parts of the innermost table.
    pub(super) fn find_in_table(&self, name: Name) -> Option<usize> {
        let table = self.table()?;
        self.by_name[name].last().copied().filter(|&at| at >= table)
    }

    /// Where the innermost table stands.
    pub(super) fn table(&self) -> Option<usize> {
        self.tables.last().copied()
    }

    /// Whether this is within a table, but in none of its cells.
    pub(super) fn is_in_table(&self) -> bool {
        self.tables.last().is_some_and(|table| self.bounds.last() == Some(table))
    }

    /// Whether blocks are open within the one at this place.
    pub(super) fn has_blocks_within(&self, at: usize) -> bool {
        self.blocks.last().is_some_and(|&block| block > at)
    }

    /// The one at this place is not found any more.
    pub(super) fn forget(&mut self, at: usize) {
        if let Some(frame) = self.frames.get(at) {
            let places = &mut self.by_name[frame.name];
            if places.last() == Some(&at) {
                places.pop();
            }
        }
    }
}
