//! Many words looked for at once: by two characters that stand side by side in each of them, so that a text is read once
//! and hardly ever looked up.

/// Places to look closer at, by two characters.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    /// A bit for each pair's place among [`SLOTS`].
    bits: Box<[u64; SLOTS / 64]>,
    /// The pairs in order, each with what it may be of.
    entries: Vec<(u64, u32)>,
}

/// How many places there are for pairs: much more than pairs, so that one that is none is told by its bit.
const SLOTS: usize = 1 << 13;

fn key(first: char, second: char) -> u64 {
    u64::from(first as u32) << 32 | u64::from(second as u32)
}

/// A hash of two characters.
#[inline]
pub(crate) fn hash(first: char, second: char) -> usize {
    (first as usize * 31).wrapping_add(second as usize)
}

impl Default for Lexicon {
    fn default() -> Lexicon {
        Lexicon::new(std::iter::empty())
    }
}

impl Lexicon {
    /// The pairs, each with what it may be of.
    pub(crate) fn new(pairs: impl Iterator<Item = (char, char, u32)>) -> Lexicon {
        let mut bits = Box::new([0; SLOTS / 64]);
        let mut entries = Vec::new();
        for (first, second, what) in pairs {
            let slot = hash(first, second) % SLOTS;
            bits[slot / 64] |= 1 << (slot % 64);
            entries.push((key(first, second), what));
        }
        entries.sort_unstable();
        Lexicon { bits, entries }
    }

    /// Whether two characters of this [`hash`] may be of something: hardly ever where they are not.
    #[inline]
    pub(crate) fn may_be(&self, hash: usize) -> bool {
        let slot = hash % SLOTS;
        self.bits[slot / 64] >> (slot % 64) & 1 == 1
    }

    /// What two characters may be of, in ascending order.
    pub(crate) fn of(&self, first: char, second: char) -> impl Iterator<Item = u32> {
        let key = key(first, second);
        let is_there = self.may_be(hash(first, second));
        let start = if is_there { self.entries.partition_point(|entry| entry.0 < key) } else { self.entries.len() };
        self.entries[start..].iter().take_while(move |entry| entry.0 == key).map(|entry| entry.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_lead_to_what_they_are_of() {
        let lexicon = Lexicon::new([('申', '公', 1), ('𠮷', '县', 2), ('申', '公', 3)].into_iter());
        let of = |first, second| lexicon.of(first, second).collect::<Vec<_>>();
        assert_eq!(of('申', '公'), [1, 3]);
        assert_eq!(of('𠮷', '县'), [2]);
        assert_eq!(of('公', '申'), [0; 0]);
        assert_eq!(Lexicon::default().of('申', '公').count(), 0);
        assert_eq!(Lexicon::new(std::iter::empty()).of('申', '公').count(), 0);
    }
}
