//! What the rules are told by whoever runs them, beside severities: what an office has set for itself.

use super::lexicon::Lexicon;

/// What an office has set for itself.
#[derive(Clone, Default, Debug)]
pub struct Settings {
    /// Month and day by which 乡镇街道 publish; the law sets none.
    pub township_deadline: Option<(u8, u8)>,
    /// Words that the office wants written otherwise.
    pub words: Option<WordList>,
}

/// Words that are wrong, each with the right one.
#[derive(Clone, Default, Debug)]
pub struct WordList {
    words: Vec<(String, String)>,
    lexicon: Lexicon,
}

impl WordList {
    /// A list of wrong words, each with the right one. A wrong word has two characters at least.
    pub fn new(words: Vec<(String, String)>) -> WordList {
        let pairs = words.iter().zip(0..).filter_map(|((wrong, _), index)| {
            let mut chars = wrong.chars();
            Some((chars.next()?, chars.next()?, index))
        });
        let lexicon = Lexicon::new(pairs);
        WordList { words, lexicon }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words, each with the right one.
    pub fn words(&self) -> &[(String, String)] {
        &self.words
    }

    /// Those that begin with two characters.
    pub(super) fn of(&self, first: char, second: char) -> impl Iterator<Item = (&str, &str)> {
        self.lexicon.of(first, second).filter_map(|index| {
            let (wrong, right) = self.words.get(index as usize)?;
            Some((&**wrong, &**right))
        })
    }
}
