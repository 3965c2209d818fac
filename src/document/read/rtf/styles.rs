//! Which styles are those of headings. All else that a style says is said again where it is used.

use rustc_hash::FxHashMap;

/// The styles of a file, by their numbers.
#[derive(Default)]
pub(super) struct Styles {
    styles: FxHashMap<i32, Style>,
    /// The one that is being read.
    open: i32,
}

#[derive(Default)]
struct Style {
    name: Vec<u8>,
    outline: Option<u8>,
}

/// No file has more.
const MOST: usize = 10_000;

/// Bytes of a name that are kept.
const LONGEST: usize = 64;

impl Styles {
    /// A word in the table of styles.
    pub(super) fn word(&mut self, word: &[u8], number: i32) {
        match word {
            b"s" if self.styles.len() < MOST => {
                self.open = number;
                self.styles.insert(number, Style::default());
            }
            // Those of characters and tables have numbers of their own.
            b"cs" | b"ts" | b"ds" => self.open = -1,
            b"outlinelevel" => {
                if let Some(style) = self.styles.get_mut(&self.open) {
                    style.outline = u8::try_from(number).ok();
                }
            }
            _ => {}
        }
    }

    /// A piece of a style's name.
    pub(super) fn name(&mut self, bytes: &[u8]) {
        if let Some(style) = self.styles.get_mut(&self.open) {
            let room = LONGEST.saturating_sub(style.name.len());
            style.name.extend(bytes.iter().take(room));
        }
    }

    /// The level of a heading in this style, from 0.
    pub(super) fn outline(&self, number: i32) -> Option<u8> {
        let style = self.styles.get(&number)?;
        let by_name = || {
            let name = String::from_utf8_lossy(&style.name).to_ascii_lowercase();
            let level = name.trim().trim_end_matches(';').strip_prefix("heading ")?.parse::<u8>().ok()?;
            level.checked_sub(1)
        };
        style.outline.or_else(by_name).filter(|level| *level < 9)
    }
}
