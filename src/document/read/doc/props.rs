//! Properties of runs and paragraphs, as styles, paragraphs, runs and pieces change them.

use super::sprm::Sprm;
use crate::document::read::little::{u16_at, u32_at};
use crate::document::read::script::Script;

/// How a run looks, as far as that matters.
#[derive(Clone, Copy, Default)]
pub(super) struct RunProps {
    pub(super) is_bold: bool,
    pub(super) is_hidden: bool,
    pub(super) is_deleted: bool,
    /// A line goes through it, or two.
    pub(super) is_struck: bool,
    pub(super) script: Option<Script>,
    /// Some of its characters stand for something else.
    pub(super) is_special: bool,
    /// Its character is data of a field, an object, or lies where a picture does.
    pub(super) is_data: bool,
    pub(super) is_object: bool,
    /// The font of its letters.
    pub(super) font: Option<u16>,
    /// A character of a font of symbols.
    pub(super) symbol: Option<(u16, u16)>,
    /// Its own style.
    pub(super) style: Option<u16>,
}

/// How a paragraph looks, and where it stands.
#[derive(Clone, Copy, Default)]
pub(super) struct ParagraphProps {
    pub(super) is_in_table: bool,
    /// It is the end of a row.
    pub(super) is_row_end: bool,
    /// In how many tables it stands, where it says so.
    pub(super) depth: Option<u32>,
    /// The same for a table within one, where other marks stand for the ends.
    pub(super) is_inner_cell_end: bool,
    pub(super) is_inner_row_end: bool,
    pub(super) is_centred: bool,
    /// Its level in the outline, from 0; 9 is none.
    pub(super) outline: Option<u8>,
    /// The list that it is counted in, and its level.
    pub(super) list: u16,
    pub(super) level: u8,
    /// Where in another stream more is said.
    pub(super) more_at: Option<u32>,
}

impl RunProps {
    /// Takes one change in, where the style has it as `styled` is.
    pub(super) fn take(&mut self, sprm: Sprm, styled: &RunProps) {
        match sprm.code {
            0x0800 => self.is_deleted = sprm.byte() != 0,
            0x0835 => self.is_bold = sprm.toggled(styled.is_bold),
            0x083C => self.is_hidden = sprm.toggled(styled.is_hidden),
            0x0837 | 0x2A53 => self.is_struck = sprm.toggled(styled.is_struck),
            0x0855 => self.is_special = sprm.byte() != 0,
            0x0806 => self.is_data = sprm.byte() != 0,
            0x0856 | 0x080A => self.is_object = sprm.byte() != 0,
            0x2A48 => {
                self.script = Some(match sprm.byte() {
                    1 => Script::Super,
                    2 => Script::Sub,
                    _ => Script::Baseline,
                });
            }
            0x4A4F => self.font = Some(sprm.word()),
            0x4A30 => self.style = Some(sprm.word()),
            // A symbol is special, whether or not that is said, too.
            0x6A09 => {
                self.symbol = u16_at(sprm.operand, 0).zip(u16_at(sprm.operand, 2));
                self.is_special = true;
            }
            // Back to what the style says.
            0x2A33 => *self = RunProps { is_special: self.is_special, is_deleted: self.is_deleted, ..*styled },
            _ => {}
        }
    }
}

impl ParagraphProps {
    /// Takes one change in.
    pub(super) fn take(&mut self, sprm: Sprm) {
        match sprm.code {
            0x2416 => self.is_in_table = sprm.byte() != 0,
            0x2417 => self.is_row_end = sprm.byte() != 0,
            0x6649 => self.depth = u32_at(sprm.operand, 0),
            0x664A => self.depth = Some(self.depth.unwrap_or(0).saturating_add(u32_at(sprm.operand, 0).unwrap_or(0))),
            0x244B => self.is_inner_cell_end = sprm.byte() != 0,
            0x244C => self.is_inner_row_end = sprm.byte() != 0,
            0x2403 | 0x2461 => self.is_centred = sprm.byte() == 1,
            0x2640 => self.outline = Some(sprm.byte()),
            0x460B => self.list = sprm.word(),
            0x260A => self.level = sprm.byte(),
            0x6645 | 0x6646 | 0x646B => self.more_at = u32_at(sprm.operand, 0),
            _ => {}
        }
    }

    /// In how many tables it stands.
    pub(super) fn tables(&self) -> usize {
        match self.depth {
            Some(depth) if depth < 1 << 16 => depth as usize,
            _ => usize::from(self.is_in_table),
        }
    }
}
