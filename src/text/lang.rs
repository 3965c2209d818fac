//! The two languages that nianbao speaks. Official names are Chinese in both.

use std::fmt;

/// The language of messages.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, Debug)]
pub enum Lang {
    /// 中文
    #[default]
    Zh,
    /// English
    En,
}

impl Lang {
    /// The language that a locale or language tag (`zh_CN.UTF-8`, `en-GB`, `fr`) asks for. `None`
    /// where it says nothing of languages (`C`, `POSIX`, empty); any language but Chinese reads English.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "" | "c" | "posix" => None,
            "zh" | "yue" | "wuu" | "cmn" => Some(Lang::Zh),
            _ => Some(Lang::En),
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        })
    }
}

/// A fixed text in both languages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Text {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

impl Text {
    /// The text in `lang`.
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// What stands between the names of a list.
pub fn comma(lang: Lang) -> &'static str {
    if lang == Lang::Zh { "、" } else { ", " }
}

/// How many there are of something, in English: `1 report`, `2 reports`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// A [`Text`], its two languages side by side.
macro_rules! text {
    (zh: $zh:expr, en: $en:expr $(,)?) => {
        $crate::text::Text { zh: $zh, en: $en }
    };
}
pub(crate) use text;

/// Formats a message in the language asked for, its two wordings side by side.
macro_rules! say {
    ($lang:expr, zh: $zh:literal, en: $en:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        $(let $name = &$value;)*
        match $lang {
            $crate::text::Lang::Zh => format!($zh),
            $crate::text::Lang::En => format!($en),
        }
    }};
}
pub(crate) use say;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_name_a_language_or_nothing() {
        for tag in ["zh_CN.UTF-8", "zh-Hans", "zh", "ZH_tw"] {
            assert_eq!(Lang::from_tag(tag), Some(Lang::Zh), "{tag}");
        }
        for tag in ["en_US.UTF-8", "en", "fr_FR"] {
            assert_eq!(Lang::from_tag(tag), Some(Lang::En), "{tag}");
        }
        for tag in ["", "C", "C.UTF-8", "POSIX"] {
            assert_eq!(Lang::from_tag(tag), None, "{tag}");
        }
    }
}
