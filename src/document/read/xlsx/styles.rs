//! How numbers are shown in an Excel file, as far as it tells days from numbers.

use crate::document::read::docx::xml::{Node, Xml};
use crate::document::read::unreadable::Unreadable;
use rustc_hash::FxHashSet;

/// Which of the looks of cells show a day.
#[derive(Default)]
pub(super) struct Formats {
    dates: Vec<bool>,
}

impl Formats {
    pub(super) fn read(text: &str) -> Result<Formats, Unreadable> {
        let mut xml = Xml::new(text, "xl/styles.xml");
        let mut own = FxHashSet::default();
        let mut formats = Formats::default();
        let mut is_cells = false;
        while let Some(node) = xml.next()? {
            let Node::Start(element) = node else { continue };
            let number = |name| element.attribute(name).and_then(|id| id.trim().parse::<u32>().ok());
            match element.name() {
                "numFmt" => {
                    let code = element.attribute("formatCode").unwrap_or_default();
                    own.extend(number("numFmtId").filter(|_| is_date(&code)));
                }
                "cellXfs" => is_cells = true,
                "cellStyles" | "dxfs" | "cellStyleXfs" => is_cells = false,
                "xf" if is_cells => {
                    let id = number("numFmtId").unwrap_or_default();
                    formats.dates.push(own.contains(&id) || is_built_in(id));
                }
                _ => {}
            }
        }
        Ok(formats)
    }

    /// Whether a look shows a day.
    pub(super) fn is_date(&self, look: usize) -> bool {
        self.dates.get(look).copied().unwrap_or_default()
    }
}

/// The formats of days that every Excel has, Chinese ones included (times of the day alone, 18 to 21 and 45 to 47, are
/// none).
pub(in crate::document::read) fn is_built_in(id: u32) -> bool {
    matches!(id, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58)
}

/// Whether a format shows a day: outside of quotes and brackets it names the year or the day.
pub(in crate::document::read) fn is_date(code: &str) -> bool {
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => _ = chars.find(|&c| c == '"'),
            '[' => _ = chars.find(|&c| c == ']'),
            '\\' | '_' | '*' => _ = chars.next(),
            'y' | 'Y' | 'd' | 'D' | 'e' => return true,
            // General: no letters of it mean a day.
            'G' => return false,
            ';' => return false,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_from_numbers() {
        for code in
            ["yyyy\\-mm\\-dd", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy/m/d;@", "m\"月\"d\"日\"", "[DBNum1]e\"年\""]
        {
            assert!(is_date(code), "{code}");
        }
        for code in ["General", "0.00", "0\"day\"", "[Red]0", "#,##0;yyyy", "h:mm", "0.00E+00", "\\d0", "@"] {
            assert!(!is_date(code), "{code}");
        }
    }
}
