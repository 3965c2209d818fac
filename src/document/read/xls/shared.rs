//! What the cells of a file share: texts, formats, the encoding and the day from which days are counted.

use super::super::little::{slice, u16_at};
use super::super::xlsx::styles::{Shown, built_in, shown};
use super::strings;
use encoding_rs::Encoding;
use rustc_hash::FxHashMap;

/// What cells refer to.
pub(super) struct Shared {
    /// Whether texts are in Unicode, as since Excel 97.
    pub is_wide: bool,
    pub strings: Vec<String>,
    /// Whether days are counted from 1904, as on the Macintosh.
    pub from_1904: bool,
    /// How texts are encoded that are not in Unicode.
    encoding: &'static Encoding,
    /// What the formats of the file's own show.
    formats: FxHashMap<u16, Shown>,
    /// For each look its format.
    looks: Vec<u16>,
}

impl Shared {
    pub(super) fn new(is_wide: bool) -> Shared {
        Shared {
            is_wide,
            strings: Vec::new(),
            from_1904: false,
            // Files that do not say it are those of this country.
            encoding: encoding_rs::GBK,
            formats: FxHashMap::default(),
            looks: Vec::new(),
        }
    }

    pub(super) fn set_code_page(&mut self, page: u16) {
        let label = match page {
            932 => "shift_jis".to_owned(),
            936 | 10_008 => "gbk".to_owned(),
            949 => "euc-kr".to_owned(),
            950 | 10_002 => "big5".to_owned(),
            10_000 => "macintosh".to_owned(),
            65_001 => "utf-8".to_owned(),
            page => format!("windows-{page}"),
        };
        if let Some(encoding) = Encoding::for_label(label.as_bytes()) {
            self.encoding = encoding;
        }
    }

    pub(super) fn add_format(&mut self, data: &[u8]) {
        let (Some(id), Some(rest)) = (u16_at(data, 0), data.get(2..)) else { return };
        let code = if self.is_wide { self.long_text(&[rest]) } else { self.short_text(rest) };
        self.formats.insert(id, shown(&code));
    }

    pub(super) fn add_look(&mut self, format: u16) {
        self.looks.push(format);
    }

    /// What a look shows.
    pub(super) fn look(&self, look: u16) -> Shown {
        let format = self.looks.get(usize::from(look)).copied().unwrap_or_default();
        self.formats.get(&format).copied().unwrap_or_else(|| built_in(u32::from(format)))
    }

    /// A text whose length is one byte.
    pub(super) fn short_text(&self, data: &[u8]) -> String {
        if self.is_wide {
            return strings::short(data).unwrap_or_default();
        }
        let length = data.first().map_or(0, |&length| usize::from(length));
        self.decoded(slice(data, 1, length).unwrap_or(data.get(1..).unwrap_or_default()))
    }

    /// A text whose length is two bytes, in a record and those that continue it.
    pub(super) fn long_text(&self, parts: &[&[u8]]) -> String {
        if self.is_wide {
            return strings::long(parts).unwrap_or_default();
        }
        let data = parts.concat();
        let length = u16_at(&data, 0).map_or(0, usize::from);
        self.decoded(slice(&data, 2, length).unwrap_or(data.get(2..).unwrap_or_default()))
    }

    fn decoded(&self, bytes: &[u8]) -> String {
        self.encoding.decode_without_bom_handling(bytes).0.into_owned()
    }
}
