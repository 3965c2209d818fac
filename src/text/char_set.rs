//! A set of characters, told by one look each, and found in a text without reading the others. The compiler builds it,
//! so that it costs nothing at the start.

/// Characters of the basic plane; what is beyond it is in no set.
pub(crate) struct CharSet {
    /// A bit for each character, [`BLOCK`] together.
    bits: [u64; BLOCKS],
}

const BLOCK: usize = 64;
const BLOCKS: usize = 0x1_0000 / BLOCK;

impl CharSet {
    /// The characters of some words.
    pub(crate) const fn of(chars: &str) -> CharSet {
        CharSet { bits: [0; BLOCKS] }.and(chars)
    }

    /// The first character of a word, too.
    pub(crate) const fn and_first(self, word: &str) -> CharSet {
        let (_, length) = decoded(word.as_bytes(), 0);
        self.and(word.split_at(length).0)
    }

    /// Those of other words, too.
    pub(crate) const fn and(mut self, chars: &str) -> CharSet {
        let bytes = chars.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (c, length) = decoded(bytes, at);
            assert!(c < 0x1_0000, "a set is of the basic plane");
            self.bits[c / BLOCK] |= 1 << (c % BLOCK);
            at += length;
        }
        self
    }

    /// Whether a character is one of them.
    #[inline]
    pub(crate) const fn has(&self, c: char) -> bool {
        let c = c as usize;
        c < 0x1_0000 && self.bits[c / BLOCK] >> (c % BLOCK) & 1 == 1
    }

    /// Whether the character of three bytes is one of them.
    #[inline]
    fn has_three(&self, [first, second, third]: [u8; 3]) -> bool {
        let block = usize::from(first & 0x0F) << 6 | usize::from(second & 0x3F);
        self.bits[block] >> (third & 0x3F) & 1 == 1
    }

    /// The characters of a text that are of the set, each with where it stands.
    #[inline]
    pub(crate) fn find_in<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, char)> + 't {
        let mut at = 0;
        std::iter::from_fn(move || {
            at = self.next_in(text, at);
            let c = char_at(text, at)?;
            at += c.len_utf8();
            Some((at - c.len_utf8(), c))
        })
    }

    /// Where the first of them stands in a text, from the character on that begins at a place; its end where there is none.
    #[inline]
    fn next_in(&self, text: &str, from: usize) -> usize {
        let bytes = text.as_bytes();
        let mut at = from;
        while at < bytes.len() {
            if let Some(&[first @ 0xE0..=0xEF, second, third]) = bytes[at..].first_chunk() {
                if self.has_three([first, second, third]) {
                    return at;
                }
                at += 3;
                continue;
            }
            match char_at(text, at) {
                Some(c) if !self.has(c) => at += c.len_utf8(),
                _ => return at,
            }
        }
        at
    }

    /// Where a run of Han characters ends that are not of the set: at another character of any kind, or at one of them.
    #[inline]
    pub(crate) fn pass_han(&self, text: &str, from: usize) -> usize {
        let mut at = from;
        while let Some(&[first @ 0xE4..=0xE9, second, third]) = text.as_bytes().get(at..).and_then(<[u8]>::first_chunk)
        {
            if self.has_three([first, second, third]) {
                break;
            }
            at += 3;
        }
        at
    }

    /// The numbers of the blocks before each one's characters: with [`CharSet::rank`], which one a character is.
    pub(crate) const fn ranks(&self) -> [u16; BLOCKS] {
        let mut ranks = [0; BLOCKS];
        let mut block = 1;
        while block < BLOCKS {
            ranks[block] = ranks[block - 1] + self.bits[block - 1].count_ones() as u16;
            block += 1;
        }
        ranks
    }

    /// How many characters of the set are less than one of them; `None` for a character that is none.
    #[inline]
    pub(crate) fn rank(&self, ranks: &[u16; BLOCKS], c: char) -> Option<usize> {
        let c = c as usize;
        let bits = *self.bits.get(c / BLOCK)?;
        let is_there = bits >> (c % BLOCK) & 1 == 1;
        let before = bits & ((1 << (c % BLOCK)) - 1);
        is_there.then(|| usize::from(ranks[c / BLOCK]) + before.count_ones() as usize)
    }
}

/// Numbers of blocks, as [`CharSet::ranks`] gives them.
pub(crate) type Ranks = [u16; BLOCKS];

/// The character that begins at a place of a text; `None` at its end. Quick for Han.
#[inline]
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    let rest = text.as_bytes().get(at..)?;
    // Three bytes, and none of the code points that are no characters.
    if let Some(&[first @ 0xE3..=0xEC, second, third]) = rest.first_chunk() {
        return of_three([first, second, third]);
    }
    text.get(at..)?.chars().next()
}

/// The character of three bytes.
#[inline]
fn of_three([first, second, third]: [u8; 3]) -> Option<char> {
    char::from_u32(u32::from(first & 0x0F) << 12 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F))
}

/// The character that begins at a place of a text, where it is Han of [`HAN_BYTES`] bytes, as most of a report are: U+4E00
/// to U+9FFF.
#[inline]
pub(crate) fn han_at(text: &str, at: usize) -> Option<char> {
    let &bytes: &[u8; HAN_BYTES] = text.as_bytes().get(at..)?.first_chunk()?;
    let [first, second, _] = bytes;
    if (0xE4B8..=0xE9BF).contains(&u16::from_be_bytes([first, second])) { of_three(bytes) } else { None }
}

/// How many bytes a character has that [`han_at`] gives.
pub(crate) const HAN_BYTES: usize = 3;

/// The character that begins at a place of valid UTF-8, and its length.
pub(crate) const fn decoded(bytes: &[u8], at: usize) -> (usize, usize) {
    const fn low(byte: u8) -> usize {
        (byte & 0x3F) as usize
    }
    let first = bytes[at] as usize;
    match bytes[at] {
        0..0x80 => (first, 1),
        0x80..0xE0 => ((first & 0x1F) << 6 | low(bytes[at + 1]), 2),
        0xE0..0xF0 => ((first & 0x0F) << 12 | low(bytes[at + 1]) << 6 | low(bytes[at + 2]), 3),
        _ => ((first & 0x07) << 18 | low(bytes[at + 1]) << 12 | low(bytes[at + 2]) << 6 | low(bytes[at + 3]), 4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SET: CharSet = CharSet::of("公、é").and("1\u{FFFD}开");

    #[test]
    fn a_set_has_its_characters_and_no_others() {
        let has: Vec<char> = ('\0'..=char::MAX).filter(|&c| SET.has(c)).collect();
        assert_eq!(has, ['1', 'é', '、', '公', '开', '\u{FFFD}']);
        let ranks = SET.ranks();
        assert_eq!(has.iter().map(|&c| SET.rank(&ranks, c).unwrap()).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5]);
        assert_eq!(SET.rank(&ranks, '𠮷'), None);
        assert_eq!(SET.rank(&ranks, '关'), None);
    }

    #[test]
    fn its_characters_are_found_where_they_stand() {
        for text in ["", "公", "𠮷县é主动公、开。1😀开", "ça ne dit rien", "\u{FFFD}é1"] {
            let expected: Vec<_> = text.char_indices().filter(|&(_, c)| SET.has(c)).collect();
            assert_eq!(SET.find_in(text).collect::<Vec<_>>(), expected, "{text}");
        }
        let text = "县政府公开";
        assert_eq!(SET.pass_han(text, 0), text.find('公').unwrap());
        assert_eq!(SET.pass_han("县政，公", 0), "县政".len());
        assert_eq!(SET.pass_han("县𠮷", 0), "县".len());
        assert_eq!(SET.pass_han("县", 3), 3);
    }

    #[test]
    fn characters_are_decoded_as_the_standard_library_does() {
        for c in ['a', 'é', '公', '𠮷', '\u{7F}', '\u{7FF}', '\u{FFFF}', char::MAX] {
            assert_eq!(decoded(c.to_string().as_bytes(), 0), (c as usize, c.len_utf8()));
            assert_eq!(char_at(&format!("县{c}县"), 3), Some(c));
        }
        for c in '\0'..=char::MAX {
            let is_han = ('\u{4E00}'..='\u{9FFF}').contains(&c);
            assert_eq!(han_at(c.encode_utf8(&mut [0; 4]), 0), is_han.then_some(c));
        }
    }
}
