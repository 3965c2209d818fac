//! What a group says of the text in it: where it goes, and how it looks.

use crate::document::read::script::Script;
use crate::document::read::word::edges::Shape;
use crate::document::read::word::table::Merge;

/// Where what stands in a group goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Goal {
    /// Into the text.
    Text,
    /// Nowhere.
    Nowhere,
    /// The number of a paragraph in its list.
    Number,
    /// The table of fonts.
    Fonts,
    /// The styles.
    Styles,
    /// How the row of a table in a table is cut.
    InnerRow,
    /// What is said of a shape: nowhere, but a picture in it is one that is seen.
    Shape,
    /// Nowhere, but for a group in it that says the same in Unicode.
    Older,
}

/// How text looks, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) goal: Goal,
    /// The next word decides where a group goes that older programs pass over (`\*`).
    pub(super) is_new: bool,
    pub(super) is_bold: bool,
    pub(super) is_hidden: bool,
    pub(super) is_deleted: bool,
    /// A line goes through it, or two.
    pub(super) is_struck: bool,
    pub(super) script: Option<Script>,
    pub(super) font: i32,
    /// The font for Chinese that stands beside it.
    pub(super) wide: Option<i32>,
    /// What is said is said of Chinese text (`\dbch`).
    pub(super) is_wide: bool,
    /// How many characters stand after a number of Unicode for who does not know it.
    pub(super) instead: u32,
    pub(super) is_in_table: bool,
    /// In how many tables it stands, where it says so.
    pub(super) depth: usize,
    pub(super) is_centred: bool,
    pub(super) outline: Option<u8>,
    /// The group opened a stream of its own, to be added where it ends.
    pub(super) stream: Option<Stream>,
}

/// What a stream of its own is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stream {
    Footnote,
    Endnote,
    Box,
}

impl Default for State {
    fn default() -> State {
        State {
            goal: Goal::Text,
            is_new: false,
            is_bold: false,
            is_hidden: false,
            is_deleted: false,
            is_struck: false,
            script: None,
            font: -1,
            wide: None,
            is_wide: false,
            instead: 1,
            is_in_table: false,
            depth: 1,
            is_centred: false,
            outline: None,
            stream: None,
        }
    }
}

impl State {
    /// `\plain`
    pub(super) fn reset_run(&mut self, font: i32) {
        let plain = State::default();
        (self.is_bold, self.is_hidden, self.is_deleted, self.is_struck) = (false, false, false, false);
        (self.script, self.wide, self.is_wide, self.font) = (plain.script, plain.wide, false, font);
    }

    /// `\pard`
    pub(super) fn reset_paragraph(&mut self) {
        let plain = State::default();
        (self.is_in_table, self.depth, self.is_centred, self.outline) =
            (plain.is_in_table, plain.depth, plain.is_centred, plain.outline);
    }
}

/// How a row is cut, as its words come.
#[derive(Clone, Default)]
pub(super) struct Row {
    shape: Shape,
    next: (Merge, Merge),
    left: i32,
}

impl Row {
    /// Takes a word in; says whether it was one of these.
    pub(super) fn word(&mut self, word: &[u8], number: i32) -> bool {
        match word {
            b"trowd" => *self = Row::default(),
            b"trleft" => self.left = number,
            b"clvmgf" => self.next.0 = Merge::First,
            b"clvmrg" => self.next.0 = Merge::Next,
            b"clmgf" => self.next.1 = Merge::First,
            b"clmrg" => self.next.1 = Merge::Next,
            b"cellx" => {
                if self.shape.edges.is_empty() {
                    self.shape.edges.push(self.left.min(number));
                }
                if self.shape.merges.len() <= MOST {
                    self.shape.edges.push(number);
                    self.shape.merges.push(std::mem::take(&mut self.next));
                }
            }
            _ => return false,
        }
        true
    }

    /// What it comes to.
    pub(super) fn shape(&self) -> Shape {
        self.shape.clone()
    }
}

/// Cells of a row; Word has 63.
const MOST: usize = 1000;
