//! How numbers are shown in an Excel file, as far as something else is seen than a number: a day, a share, a time.

use crate::document::read::docx::xml::{Node, Xml};
use crate::document::read::unreadable::Unreadable;
use rustc_hash::FxHashMap;

/// What a number is seen as.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(in crate::document::read) enum Shown {
    #[default]
    Number,
    Day,
    /// 0.125 as 12.5%.
    Percent,
    /// A part of a day as a time of the day.
    Time,
    /// Any of days as hours.
    Hours,
    /// 12345 as 1.2345, by so many decimal places: in thousands (`0,`) or with a point that is only drawn (`0!.0,`); and
    /// the unit that is drawn behind it.
    Scaled(u8, Option<&'static str>),
}

/// Units that a format may draw, each before those that end it.
const UNITS: [&str; 8] = ["百万元", "万元", "亿元", "千元", "百万", "万", "亿", "千"];

/// What the looks of cells show.
#[derive(Default)]
pub(super) struct Formats {
    shown: Vec<Shown>,
}

impl Formats {
    pub(super) fn read(text: &str) -> Result<Formats, Unreadable> {
        let mut xml = Xml::new(text, "xl/styles.xml");
        let mut own = FxHashMap::default();
        let mut formats = Formats::default();
        let mut is_cells = false;
        while let Some(node) = xml.next()? {
            let Node::Start(element) = node else { continue };
            let number = |name| element.attribute(name).and_then(|id| id.trim().parse::<u32>().ok());
            match element.name() {
                "numFmt" => {
                    let code = element.attribute("formatCode").unwrap_or_default();
                    own.extend(number("numFmtId").map(|id| (id, shown(&code))));
                }
                "cellXfs" => is_cells = true,
                "cellStyles" | "dxfs" | "cellStyleXfs" => is_cells = false,
                "xf" if is_cells => {
                    let id = number("numFmtId").unwrap_or_default();
                    formats.shown.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            }
        }
        Ok(formats)
    }

    /// What a look shows.
    pub(super) fn of(&self, look: usize) -> Shown {
        self.shown.get(look).copied().unwrap_or_default()
    }
}

/// The formats that every Excel has, Chinese ones included.
pub(in crate::document::read) fn built_in(id: u32) -> Shown {
    match id {
        9 | 10 => Shown::Percent,
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Shown::Day,
        18..=21 | 32..=35 | 45 | 47 | 55 | 56 => Shown::Time,
        46 => Shown::Hours,
        _ => Shown::Number,
    }
}

/// What a format shows: a day where outside of quotes and brackets it names the year or the day.
pub(in crate::document::read) fn shown(code: &str) -> Shown {
    let mut chars = code.chars();
    let mut found = Shown::Number;
    let mut scale = Scale::default();
    while let Some(c) = chars.next() {
        match c {
            '"' => chars.by_ref().take_while(|&c| c != '"').for_each(|c| scale.drawn(c)),
            '[' => {
                let within: String = chars.by_ref().take_while(|&c| c != ']').collect();
                if !within.is_empty() && within.chars().all(|c| matches!(c, 'h' | 'H')) {
                    found = Shown::Hours;
                }
            }
            '\\' | '!' => chars.next().into_iter().for_each(|c| scale.drawn(c)),
            '_' | '*' => _ = chars.next(),
            '0' | '#' | '?' | ',' | '.' => scale.place(c),
            'y' | 'Y' | 'd' | 'D' | 'e' => return Shown::Day,
            '%' => found = Shown::Percent,
            'h' | 'H' if found == Shown::Number => found = Shown::Time,
            // General: no letters of it mean a day.
            'G' | ';' => break,
            c => scale.drawn(c),
        }
    }
    match scale.places() {
        0 => found,
        places if found == Shown::Number => Shown::Scaled(places, scale.unit()),
        _ => found,
    }
}

/// What a format makes of the places of a number.
#[derive(Default)]
struct Scale {
    /// Commas behind the last place for a digit.
    commas: u8,
    has_digits: bool,
    /// Whether the number's own point has come.
    has_point: bool,
    /// Places for digits behind a point that is only drawn.
    behind: Option<u8>,
    /// What is drawn behind the last place.
    drawn: String,
}

impl Scale {
    /// A place for a digit, or what parts them.
    fn place(&mut self, c: char) {
        match c {
            ',' if self.has_digits => self.commas = self.commas.saturating_add(1),
            '.' => self.has_point = true,
            ',' => {}
            _ => {
                self.has_digits = true;
                (self.commas, self.behind) = (0, self.behind.map(|behind| behind.saturating_add(1)));
                self.drawn.clear();
            }
        }
    }

    /// A character that is drawn as it is.
    fn drawn(&mut self, c: char) {
        if c == '.' && self.has_digits && !self.has_point {
            self.behind = Some(0);
        }
        self.drawn.push(c);
    }

    fn places(&self) -> u8 {
        if !self.has_digits {
            return 0;
        }
        self.commas.saturating_mul(3).saturating_add(self.behind.unwrap_or(0))
    }

    fn unit(&self) -> Option<&'static str> {
        let drawn = self.drawn.trim();
        UNITS.into_iter().find(|unit| drawn.contains(unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_from_numbers() {
        for code in
            ["yyyy\\-mm\\-dd", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy/m/d;@", "m\"月\"d\"日\"", "[DBNum1]e\"年\""]
        {
            assert_eq!(shown(code), Shown::Day, "{code}");
        }
        for code in ["General", "0.00", "0\"day\"", "[Red]0", "#,##0;yyyy", "0.00E+00", "\\d0", "@", "0\"%\""] {
            assert_eq!(shown(code), Shown::Number, "{code}");
        }
        for (code, expected) in [
            ("0%", Shown::Percent),
            ("[Red]0.00%;-0.0%", Shown::Percent),
            ("h:mm", Shown::Time),
            ("h\"时\"mm\"分\"", Shown::Time),
            ("[h]:mm:ss", Shown::Hours),
            ("0!.0,", Shown::Scaled(4, None)),
            ("0\\.0,\"万元\"", Shown::Scaled(4, Some("万元"))),
            ("0\".\"0000", Shown::Scaled(4, None)),
            ("#,##0.00,,", Shown::Scaled(6, None)),
            ("[Red]#,##0,;-0", Shown::Scaled(3, None)),
            ("0.00,\"千\"_ ", Shown::Scaled(3, Some("千"))),
            ("#,##0.00_ ", Shown::Number),
            ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", Shown::Number),
            ("0.0\".\"", Shown::Number),
            ("0\"件。\"", Shown::Number),
        ] {
            assert_eq!(shown(code), expected, "{code}");
        }
    }
}
