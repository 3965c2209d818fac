//! How cells look: each look that is used, once.

use super::parts::{MAIN, XML};
use crate::document::sheets::{Look, Tone};
use std::fmt::Write;

/// How a cell's number is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Format {
    /// As it is.
    General,
    /// As a text, which stays one when somebody writes in the cell.
    Text,
    /// With so many decimals.
    Decimals(u32),
    /// As a date.
    Date,
}

/// The numbers of formats that are not built in.
const DATE: u32 = 164;
const DECIMALS: u32 = 165;
/// Decimals that a format shows.
const MOST_DECIMALS: u32 = 15;

/// The looks that are used, by their numbers.
pub(super) struct Styles {
    used: Vec<(Look, Format)>,
}

impl Default for Styles {
    fn default() -> Styles {
        Styles { used: vec![(Look::default(), Format::General)] }
    }
}

/// A font and a filling: the tones that have them.
const FONTS: [&str; 4] = ["", "<b/>", "<b/>", ""];
const TONES: [(Tone, usize, Option<&str>); 9] = [
    (Tone::Plain, 0, None),
    (Tone::Title, 2, None),
    (Tone::Head, 1, Some("FFD9E2F3")),
    (Tone::Total, 1, Some("FFF2F2F2")),
    (Tone::Wrong, 0, Some("FFFBE0DD")),
    (Tone::Doubtful, 0, Some("FFFFF2CC")),
    (Tone::Settled, 0, Some("FFE2F0D9")),
    (Tone::Quiet, 3, None),
    (Tone::Open, 0, Some("FFFFFBE6")),
];

impl Styles {
    /// The number of a look.
    pub(super) fn number(&mut self, look: Look, format: Format) -> usize {
        let format = match format {
            Format::Decimals(decimals) => Format::Decimals(decimals.min(MOST_DECIMALS)),
            format => format,
        };
        if let Some(at) = self.used.iter().position(|used| *used == (look, format)) {
            return at;
        }
        self.used.push((look, format));
        self.used.len() - 1
    }

    pub(super) fn xml(&self) -> String {
        let mut out = format!("{XML}<styleSheet xmlns=\"{MAIN}\">");
        _ = write!(out, "<numFmts count=\"{}\">", 1 + MOST_DECIMALS);
        _ = write!(out, "<numFmt numFmtId=\"{DATE}\" formatCode=\"yyyy\\-mm\\-dd\"/>");
        for decimals in 1..=MOST_DECIMALS {
            let zeros = "0".repeat(decimals as usize);
            _ = write!(out, "<numFmt numFmtId=\"{}\" formatCode=\"0.{zeros}\"/>", DECIMALS + decimals);
        }
        out.push_str("</numFmts>");
        _ = write!(out, "<fonts count=\"{}\">", FONTS.len());
        for (at, weight) in FONTS.iter().enumerate() {
            let size = if at == 2 { 16 } else { 11 };
            let colour = if at == 3 { "<color rgb=\"FF595959\"/>" } else { "<color rgb=\"FF000000\"/>" };
            _ = write!(
                out,
                "<font>{weight}<sz val=\"{size}\"/>{colour}<name val=\"宋体\"/><family val=\"3\"/><charset val=\"134\"/></font>"
            );
        }
        // The first two fillings are Excel's own, whatever is written.
        let filled = TONES.iter().filter_map(|&(_, _, colour)| colour);
        _ = write!(out, "</fonts><fills count=\"{}\">", 2 + filled.clone().count());
        out.push_str(
            "<fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>",
        );
        for colour in filled {
            _ = write!(
                out,
                "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{colour}\"/><bgColor indexed=\"64\"/></patternFill></fill>"
            );
        }
        out.push_str("</fills><borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>");
        for side in ["left", "right", "top", "bottom"] {
            _ = write!(out, "<{side} style=\"thin\"><color rgb=\"FFA6A6A6\"/></{side}>");
        }
        out.push_str(
            "<diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>",
        );
        _ = write!(out, "<cellXfs count=\"{}\">", self.used.len());
        for &(look, format) in &self.used {
            one(look, format, &mut out);
        }
        out.push_str(
            "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        );
        out
    }
}

fn one(look: Look, format: Format, out: &mut String) {
    let number = match format {
        Format::General => 0,
        Format::Text => 49,
        Format::Decimals(0) => 1,
        Format::Decimals(decimals) => DECIMALS + decimals,
        Format::Date => DATE,
    };
    let font = TONES.iter().find(|(tone, ..)| *tone == look.tone).map_or(0, |&(_, font, _)| font);
    let mut filled = TONES.iter().filter(|(_, _, colour)| colour.is_some());
    let fill = filled.position(|(tone, ..)| *tone == look.tone).map_or(0, |at| at + 2);
    let across = if look.centred { " horizontal=\"center\"" } else { "" };
    let wrap = if look.wrap { " wrapText=\"1\"" } else { "" };
    let down = if look.wrap && !look.centred { "top" } else { "center" };
    _ = write!(
        out,
        "<xf numFmtId=\"{number}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{}\" xfId=\"0\" applyNumberFormat=\"1\" \
         applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment{across} vertical=\"{down}\"{wrap}/></xf>",
        u8::from(look.framed)
    );
}
