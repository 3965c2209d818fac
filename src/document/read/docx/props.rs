//! Properties of paragraphs and runs, as they stand at them and in styles.

use super::xml::{Element, Space};
use crate::document::read::script::Script;
use crate::document::read::word::symbols::is_symbols;

/// What a run says of its look.
#[derive(Clone, Default)]
pub(super) struct RunProps {
    /// The name of its style.
    pub(super) style: Option<String>,
    /// Whether it is hidden.
    pub(super) vanish: Option<bool>,
    /// Whether a line goes through it.
    pub(super) struck: Option<bool>,
    /// Whether it is bold.
    pub(super) bold: Option<bool>,
    /// Whether it stands above or below the line.
    pub(super) script: Option<Script>,
    /// Its font, if it is one whose letters are pictures.
    pub(super) symbols: Option<String>,
}

/// What a paragraph says of its look.
#[derive(Clone, Default)]
pub(super) struct ParagraphProps {
    /// The name of its style.
    pub(super) style: Option<String>,
    /// Its level in the outline, from 0; 9 is none.
    pub(super) outline: Option<u8>,
    /// Whether it is centred.
    pub(super) centred: Option<bool>,
    /// The list that it is counted in; 0 is none.
    pub(super) list: Option<u32>,
    /// The level in that list.
    pub(super) level: Option<u8>,
}

impl RunProps {
    /// Takes one property in.
    pub(super) fn take(&mut self, element: &Element) {
        if element.space != Space::Word {
            return;
        }
        match element.name() {
            "rStyle" => self.style = element.val(),
            "vanish" => self.vanish = Some(element.is_on()),
            "rFonts" => self.symbols = element.attribute("ascii").filter(|font| is_symbols(font)),
            "strike" | "dstrike" => self.struck = Some(element.is_on() || self.struck == Some(true)),
            "b" => self.bold = Some(element.is_on()),
            "vertAlign" => {
                self.script = Some(match element.val().as_deref() {
                    Some("superscript") => Script::Super,
                    Some("subscript") => Script::Sub,
                    _ => Script::Baseline,
                });
            }
            _ => {}
        }
    }
}

impl ParagraphProps {
    /// Takes one property in, and says whether it is one whose own parts matter (`w:numPr`).
    pub(super) fn take(&mut self, element: &Element) {
        if element.space != Space::Word {
            return;
        }
        match element.name() {
            "pStyle" => self.style = element.val(),
            "outlineLvl" => self.outline = element.number(),
            "jc" => self.centred = Some(element.val().as_deref() == Some("center")),
            "numId" => self.list = element.number(),
            "ilvl" => self.level = element.number(),
            _ => {}
        }
    }
}
