//! What a tag's attributes say of the look: hidden, centred, bold, merged.

use super::names::{self, Name};
use super::veil::{Sheet, Veil};

/// The attributes of a tag that matter.
#[derive(Default)]
pub(super) struct Attributes {
    /// The one whose value comes next.
    current: Vec<u8>,
    style: Option<String>,
    align: Option<String>,
    class: Option<String>,
    id: Option<String>,
    is_hidden: bool,
    /// Whether a dialogue or an option is the one that is seen.
    pub(super) is_chosen: bool,
    /// Columns and rows that a cell takes; rows to the end of the group are 0.
    pub(super) columns: Option<u32>,
    pub(super) rows: Option<u32>,
    /// Where a list begins to count, or an item goes on.
    pub(super) start: Option<u32>,
    /// The kind of a list's numbers.
    pub(super) kind: Option<String>,
    /// Where a link goes.
    pub(super) href: Option<String>,
    /// The sizes of a picture.
    pub(super) sizes: [Option<u32>; 2],
    /// What a field of a form holds.
    value: Option<String>,
}

/// What the attributes say of the look, each where they say it.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) is_hidden: bool,
    /// Whether it is hidden so that it takes no room.
    pub(super) is_gone: bool,
    /// Whether an option is the one that is chosen.
    pub(super) is_chosen: bool,
    /// How else it may be hidden.
    pub(super) veil: Veil,
    /// Whether a line goes through it.
    pub(super) is_struck: bool,
    pub(super) centred: Option<bool>,
    pub(super) bold: Option<bool>,
    /// Whether white space is kept.
    pub(super) is_exact: Option<bool>,
    /// Whether items of a list have numbers.
    pub(super) has_numbers: Option<bool>,
}

impl Attributes {
    /// A new tag.
    pub(super) fn clear(&mut self) {
        *self = Attributes::default();
    }

    /// The next attribute's name.
    pub(super) fn name(&mut self, name: &[u8]) {
        self.current.clear();
        self.current.extend_from_slice(name);
        self.is_hidden |= name == b"hidden";
        self.is_chosen |= matches!(name, b"open" | b"selected");
    }

    /// Its value. The first of two with one name counts.
    pub(super) fn value(&mut self, value: &[u8]) {
        let value = String::from_utf8_lossy(value);
        let number = || value.trim().trim_end_matches("px").parse().ok();
        match &*self.current {
            b"style" => _ = self.style.get_or_insert_with(|| value.to_ascii_lowercase()),
            b"class" => _ = self.class.get_or_insert_with(|| value.to_ascii_lowercase()),
            b"id" => _ = self.id.get_or_insert_with(|| value.to_ascii_lowercase()),
            b"align" => _ = self.align.get_or_insert_with(|| value.to_ascii_lowercase()),
            b"colspan" => self.columns = self.columns.or_else(number),
            b"rowspan" => self.rows = self.rows.or_else(number),
            b"start" => self.start = self.start.or_else(number),
            b"value" => {
                self.start = self.start.or_else(number);
                self.value.get_or_insert_with(|| value.into_owned());
            }
            b"type" => _ = self.kind.get_or_insert_with(|| value.into_owned()),
            b"href" => _ = self.href.get_or_insert_with(|| value.into_owned()),
            b"width" => self.sizes[0] = self.sizes[0].or_else(number),
            b"height" => self.sizes[1] = self.sizes[1].or_else(number),
            _ => {}
        }
        self.current.clear();
    }

    /// What a field of a form shows; nothing of one that is a button, a box to tick, or unseen.
    pub(super) fn field(&self) -> Option<&str> {
        let kind = self.kind.as_deref().unwrap_or("text").trim().to_ascii_lowercase();
        self.value.as_deref().filter(|_| matches!(&*kind, "" | "text" | "number" | "tel"))
    }

    /// What they say of the look, and the page's style sheet.
    pub(super) fn look(&self, name: Name, sheet: &Sheet) -> Look {
        let style = self.style.as_deref().unwrap_or_default();
        let [class, id] = [&self.class, &self.id].map(|it| it.as_deref().unwrap_or_default());
        let veil = sheet.veil(names::letters(name), class, id, Veil::read(style));
        let is_closed = names::letters(name) == "dialog" && !self.is_chosen;
        let is_hidden = self.is_hidden || is_closed;
        let mut look = Look { is_hidden, is_gone: is_hidden, is_chosen: self.is_chosen, veil, ..Look::default() };
        if let Some(align) = &self.align {
            look.centred = Some(matches!(align.trim(), "center" | "middle"));
        }
        for declaration in style.split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let value = value.trim();
            let value = value.strip_suffix("!important").unwrap_or(value).trim_end();
            match name.trim() {
                "display" => look.is_gone |= value == "none",
                "visibility" => {
                    look.is_hidden |= value == "hidden";
                    look.is_gone |= value == "collapse";
                }
                "mso-hide" => look.is_gone |= value == "all",
                "text-decoration" | "text-decoration-line" => look.is_struck |= value.contains("line-through"),
                "text-align" => look.centred = Some(value == "center"),
                "font-weight" => look.bold = Some(matches!(value, "bold" | "bolder" | "600" | "700" | "800" | "900")),
                "white-space" => look.is_exact = Some(value.starts_with("pre")),
                "list-style" | "list-style-type" => look.has_numbers = Some(!value.split(' ').any(|it| it == "none")),
                _ => {}
            }
        }
        look.is_hidden |= look.is_gone;
        look
    }
}
