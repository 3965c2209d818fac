//! Word's own numbering: the numbers that a reader sees, and nobody wrote.

use super::styles::Styles;
use super::xml::{Element, Node, Space, Xml};
use crate::document::read::numbers::Format;
use crate::document::read::unreadable::Unreadable;
use rustc_hash::{FxHashMap, FxHashSet};

/// Levels of a list.
const LEVELS: usize = 9;

/// Characters of the text that a number stands in; Word takes no more than 31.
const LONGEST: usize = 100;

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    outlines: FxHashMap<u32, Outline>,
    lists: FxHashMap<u32, List>,
    counts: FxHashMap<u32, [Option<u32>; LEVELS]>,
    /// The lists and levels whose own start was used.
    started: FxHashSet<(u32, usize)>,
}

/// `w:abstractNum`: how the levels are counted. Several lists may count on in one.
#[derive(Default)]
struct Outline {
    levels: [Level; LEVELS],
    /// The style of lists that says it instead.
    link: Option<String>,
}

/// `w:num`.
#[derive(Default)]
struct List {
    outline: u32,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Box<Level>>; LEVELS],
}

#[derive(Clone, Default)]
struct Level {
    start: Option<u32>,
    format: Format,
    /// `第%1条`
    text: String,
    /// Nothing comes between the number and the text.
    is_tight: bool,
    /// Numbers of all levels in Arabic digits.
    is_legal: bool,
    /// The level, from 1, after which it begins again; 0 is none.
    restart: Option<u32>,
    /// The style of paragraphs that are counted at this level.
    style: Option<String>,
}

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

    /// The number of the next paragraph in a list, with what comes between it and the text. `level` is the level that
    /// it says, `style` the style that says the list.
    pub(super) fn next(&mut self, id: u32, level: Option<u8>, style: Option<&str>) -> Option<String> {
        let list = self.lists.get(&id)?;
        let outline = self.outlines.get(&list.outline)?;
        let by_style = || outline.levels.iter().position(|level| style.is_some() && level.style.as_deref() == style);
        let at = level.map(usize::from).or_else(by_style).unwrap_or(0).min(LEVELS - 1);
        let level = |at: usize| list.levels[at].as_deref().unwrap_or(&outline.levels[at]);
        let start = |at: usize| list.starts[at].or(level(at).start).unwrap_or(1);

        let counts = self.counts.entry(list.outline).or_default();
        counts[at] = Some(match counts[at] {
            _ if list.starts[at].is_some() && self.started.insert((id, at)) => start(at),
            Some(count) => count.saturating_add(1),
            None => start(at),
        });
        for (below, count) in counts.iter_mut().enumerate().skip(at + 1) {
            if level(below).restart.is_none_or(|restart| at < restart as usize) {
                *count = None;
            }
        }

        let Level { format, text, is_tight, is_legal, .. } = level(at);
        if *format == Format::Nothing && !text.contains('%') {
            return None;
        }
        let mut number = String::new();
        let mut rest = &**text;
        while let Some((before, after)) = rest.split_once('%') {
            number.push_str(before);
            let digit = after.chars().next().and_then(|c| c.to_digit(10)).filter(|digit| *digit > 0);
            match digit {
                Some(digit) => {
                    let of = digit as usize - 1;
                    let count = counts[of].unwrap_or_else(|| start(of));
                    let format = if *is_legal { Format::Decimal } else { level(of).format };
                    number.push_str(&format.write(count));
                    rest = &after[1..];
                }
                None => {
                    number.push('%');
                    rest = after;
                }
            }
        }
        number.push_str(rest);
        if number.trim().is_empty() {
            return None;
        }
        // After a full-width mark the gap is but the layout's.
        if !is_tight && number.ends_with(|c: char| c.is_ascii_graphic()) {
            number.push(' ');
        }
        Some(number)
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
