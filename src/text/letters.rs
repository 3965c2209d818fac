//! The characters of a text at a glance, so that a word which is not in it is mostly told without a search.

/// Which characters a text has, several sharing a bit.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Letters([u64; 4]);

/// The word and the bit of a character.
#[inline]
const fn bit(c: char) -> (usize, u64) {
    let hash = (c as u32).wrapping_mul(0x9E37_79B1) >> 24;
    ((hash >> 6) as usize, 1 << (hash & 63))
}

impl Letters {
    /// Takes in one more character.
    #[inline]
    pub(crate) fn add(&mut self, c: char) {
        let (at, bit) = bit(c);
        self.0[at] |= bit;
    }

    /// Whether a character may be one of these.
    #[inline]
    pub(crate) fn may_have(&self, c: char) -> bool {
        let (at, bit) = bit(c);
        self.0[at] & bit != 0
    }

    /// Whether a text of these characters may hold some words.
    #[inline]
    pub(crate) fn may_hold(&self, words: &str) -> bool {
        words.chars().all(|c| self.may_have(c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Letters {
        let mut letters = Letters::default();
        text.chars().for_each(|c| letters.add(c));
        letters
    }

    #[test]
    fn what_a_text_holds_it_may_hold() {
        let text = "𠮷县2024年未收到申请。";
        let letters = letters(text);
        for (start, _) in text.char_indices() {
            assert!(letters.may_hold(&text[start..]), "{start}");
        }
        assert!(letters.may_hold(""));
        assert!(!letters.may_hold("行政复议"));
        assert!(!self::letters("").may_hold("县"));
    }
}
