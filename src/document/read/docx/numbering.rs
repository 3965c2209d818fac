//! Word's own numbering as it stands in `word/numbering.xml`.

use super::styles::Styles;
use super::xml::{Element, Node, Space, Xml};
use crate::document::read::numbers::Format;
use crate::document::read::unreadable::Unreadable;
use crate::document::read::word::numbering::{LEVELS, LONGEST, Level, List, Numbering, Outline};
use rustc_hash::FxHashMap;

impl Numbering {
    /// The lists that stand in `word/numbering.xml`.
    pub(super) fn read(text: &str, styles: &Styles) -> Result<Numbering, Unreadable> {
        let mut xml = Xml::new(text, "word/numbering.xml");
        let mut numbering = Numbering::default();
        let (mut outline, mut list, mut level) = (None, None, 0);
        while let Some(node) = xml.next()? {
            let Node::Start(element) = node else { continue };
            if element.space != Space::Word {
                continue;
            }
            let id = |name| element.attribute(name).and_then(|id| id.trim().parse::<u32>().ok());
            match element.name() {
                "abstractNum" => {
                    (outline, list, level) = (id("abstractNumId"), None, 0);
                    outline.map(|id| numbering.outlines.insert(id, Outline::default()));
                }
                "num" => {
                    (outline, list, level) = (None, id("numId"), 0);
                    list.map(|id| numbering.lists.insert(id, List::default()));
                }
                "pPr" | "rPr" => xml.skip()?,
                name => {
                    if matches!(name, "lvl" | "lvlOverride") {
                        level = id("ilvl").map_or(0, |level| (level as usize).min(LEVELS - 1));
                    }
                    if let Some(outline) = outline.and_then(|id| numbering.outlines.get_mut(&id)) {
                        match name {
                            "numStyleLink" => outline.link = element.val(),
                            _ => outline.levels[level].take(&element),
                        }
                    } else if let Some(list) = list.and_then(|id| numbering.lists.get_mut(&id)) {
                        match name {
                            "abstractNumId" => list.outline = element.number().unwrap_or_default(),
                            "startOverride" => list.starts[level] = element.number(),
                            "lvl" => list.levels[level] = Some(Box::default()),
                            _ => list.levels[level].iter_mut().for_each(|level| level.take(&element)),
                        }
                    }
                }
            }
        }
        numbering.follow(styles);
        Ok(numbering)
    }

    /// Lists whose outline leaves it to a style count where that style's list counts.
    fn follow(&mut self, styles: &Styles) {
        let link = |outline: &Outline| styles.list(outline.link.as_deref()?);
        let linked: FxHashMap<u32, u32> = self
            .outlines
            .iter()
            .filter_map(|(&id, outline)| Some((id, self.lists.get(&link(outline)?)?.outline)))
            .collect();
        for list in self.lists.values_mut() {
            list.outline = linked.get(&list.outline).copied().unwrap_or(list.outline);
        }
    }
}

impl Level {
    fn take(&mut self, element: &Element) {
        match element.name() {
            "start" => self.start = element.number(),
            "numFmt" => self.format = format(element),
            "lvlText" => self.text = element.val().unwrap_or_default().chars().take(LONGEST).collect(),
            "suff" => self.is_tight = element.val().as_deref() == Some("nothing"),
            "isLgl" => self.is_legal = element.is_on(),
            "lvlRestart" => self.restart = element.number(),
            "pStyle" => self.style = element.val(),
            _ => {}
        }
    }
}

/// The format that `w:numFmt` names.
fn format(element: &Element) -> Format {
    match element.val().as_deref().unwrap_or_default() {
        "decimalZero" => Format::Padded(2),
        "custom" => {
            let sample = element.attribute("format").unwrap_or_default();
            Format::Padded(sample.chars().take_while(char::is_ascii_digit).take(9).count())
        }
        "decimalFullWidth" | "decimalFullWidth2" => Format::FullWidth,
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting" => Format::Chinese,
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => Format::ChineseDigits,
        "chineseLegalSimplified" | "ideographLegalTraditional" => Format::ChineseLegal,
        "ideographTraditional" => Format::Stems,
        "ideographZodiac" => Format::Branches,
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" | "ideographEnclosedCircle" => Format::Circled,
        "decimalEnclosedParen" => Format::Parenthesized,
        "decimalEnclosedFullstop" => Format::FullStop,
        "lowerLetter" => Format::Letters { first: 'a' },
        "upperLetter" => Format::Letters { first: 'A' },
        "lowerRoman" => Format::Roman { is_upper: false },
        "upperRoman" => Format::Roman { is_upper: true },
        // A bullet counts nothing.
        "bullet" | "none" => Format::Nothing,
        _ => Format::Decimal,
    }
}
