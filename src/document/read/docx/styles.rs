//! Styles, each with what it takes over from those that it is based on.

use super::props::{ParagraphProps, RunProps};
use super::xml::{Element, Node, Space, Xml};
use crate::document::read::script::Script;
use crate::document::read::unreadable::Unreadable;
use rustc_hash::FxHashMap;

/// The styles of a document, by their ids.
#[derive(Default)]
pub(super) struct Styles {
    paragraphs: FxHashMap<String, Look>,
    runs: FxHashMap<String, Look>,
    numberings: FxHashMap<String, Look>,
    /// That of paragraphs that name none.
    default: Look,
}

/// How something looks by its style.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    /// The level in the outline, from 0; 9 is none.
    pub(super) outline: Option<u8>,
    /// Whether it is centred.
    pub(super) centred: Option<bool>,
    /// The list that it is counted in.
    pub(super) list: Option<u32>,
    /// The level in that list.
    pub(super) level: Option<u8>,
    /// Whether it is hidden.
    pub(super) vanish: Option<bool>,
    /// Whether a line goes through it.
    pub(super) struck: Option<bool>,
    /// Whether it is bold.
    pub(super) bold: Option<bool>,
    /// Whether it stands above or below the line.
    pub(super) script: Option<Script>,
}

impl Look {
    /// This look where it says something, that one elsewhere.
    pub(super) fn over(self, base: Look) -> Look {
        Look {
            outline: self.outline.or(base.outline),
            centred: self.centred.or(base.centred),
            list: self.list.or(base.list),
            level: self.level.or(base.level),
            vanish: self.vanish.or(base.vanish),
            struck: self.struck.or(base.struck),
            bold: self.bold.or(base.bold),
            script: self.script.or(base.script),
        }
    }
}

/// A style as it stands in the file.
#[derive(Default)]
struct Written {
    id: String,
    kind: String,
    is_default: bool,
    base: Option<String>,
    name: String,
    paragraph: ParagraphProps,
    run: RunProps,
}

impl Written {
    fn of(element: &Element) -> Written {
        Written {
            id: element.attribute("styleId").unwrap_or_default(),
            kind: element.attribute("type").unwrap_or_default(),
            is_default: matches!(element.attribute("default").as_deref(), Some("1" | "true" | "on")),
            ..Written::default()
        }
    }

    fn look(&self) -> Look {
        Look {
            outline: self.paragraph.outline.or_else(|| heading(&self.name)),
            centred: self.paragraph.centred,
            list: self.paragraph.list,
            level: self.paragraph.level,
            vanish: self.run.vanish,
            struck: self.run.struck,
            bold: self.run.bold,
            script: self.run.script,
        }
    }
}

/// The level in the outline of a style that Word or WPS comes with.
fn heading(name: &str) -> Option<u8> {
    let name = name.to_ascii_lowercase();
    let level = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?;
    let level: u8 = level.trim().parse().ok()?;
    (1..=9).contains(&level).then(|| level - 1)
}

impl Styles {
    /// The styles that stand in `word/styles.xml`.
    pub(super) fn read(text: &str) -> Result<Styles, Unreadable> {
        let mut xml = Xml::new(text, "word/styles.xml");
        let mut all: Vec<Written> = Vec::new();
        let mut defaults = Written::default();
        let mut in_style = false;
        while let Some(node) = xml.next()? {
            let Node::Start(element) = node else { continue };
            if element.space != Space::Word {
                continue;
            }
            match element.name() {
                "docDefaults" => in_style = false,
                "style" => {
                    in_style = true;
                    all.push(Written::of(&element));
                }
                // What stood before a tracked change, and what holds for parts of tables alone.
                "pPrChange" | "rPrChange" | "tblStylePr" | "latentStyles" => xml.skip()?,
                name => {
                    let style = if in_style { all.last_mut().unwrap_or(&mut defaults) } else { &mut defaults };
                    match name {
                        "name" => style.name = element.val().unwrap_or_default(),
                        "basedOn" => style.base = element.val(),
                        _ => {
                            style.paragraph.take(&element);
                            style.run.take(&element);
                        }
                    }
                }
            }
        }
        Ok(Styles::of(&all, defaults.look()))
    }

    fn of(all: &[Written], defaults: Look) -> Styles {
        let by_id: FxHashMap<(&str, &str), usize> =
            all.iter().enumerate().map(|(at, style)| ((&*style.kind, &*style.id), at)).collect();
        let mut done: Vec<Option<Look>> = vec![None; all.len()];
        for start in 0..all.len() {
            // Down to one whose look is known, or to the last; then up again. A circle ends where it closes.
            let mut chain = Vec::new();
            let mut at = start;
            let mut look = loop {
                if let Some(look) = done[at] {
                    break look;
                }
                // Whoever comes by again meets this.
                done[at] = Some(defaults);
                chain.push(at);
                let base = all[at].base.as_deref().and_then(|base| by_id.get(&(&*all[at].kind, base)));
                match base {
                    Some(&base) => at = base,
                    None if all[at].kind == "paragraph" => break defaults,
                    None => break Look::default(),
                }
            };
            for at in chain.into_iter().rev() {
                look = all[at].look().over(look);
                done[at] = Some(look);
            }
        }
        let mut styles = Styles { default: defaults, ..Styles::default() };
        for (style, look) in all.iter().zip(done) {
            let look = look.unwrap_or_default();
            let map = match &*style.kind {
                "paragraph" => &mut styles.paragraphs,
                "character" => &mut styles.runs,
                "numbering" => &mut styles.numberings,
                _ => continue,
            };
            map.insert(style.id.clone(), look);
            if style.is_default && style.kind == "paragraph" {
                styles.default = look;
            }
        }
        styles
    }

    /// How paragraphs of a style look; of none, or of one that there is not, as the default.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Look {
        id.and_then(|id| self.paragraphs.get(id)).copied().unwrap_or(self.default)
    }

    /// How runs of a style look.
    pub(super) fn run(&self, id: Option<&str>) -> Look {
        id.and_then(|id| self.runs.get(id)).copied().unwrap_or_default()
    }

    /// The list that a style of lists stands for.
    pub(super) fn list(&self, id: &str) -> Option<u32> {
        self.numberings.get(id).and_then(|look| look.list)
    }
}
