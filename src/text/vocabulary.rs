//! A closed vocabulary as a tree of characters, laid flat by the compiler: what begins alike is gone along once, and
//! nothing is built at the start.

use super::char_set::{CharSet, Ranks, decoded};

/// Words in groups, each group with what its words say. `NODES` is what [`Vocabulary::room`] gives.
pub(crate) struct Vocabulary<const NODES: usize> {
    /// The characters that begin a word, and which of them each is: the nodes after the root, in order.
    firsts: CharSet,
    ranks: Ranks,
    /// The character of a node.
    chars: [u16; NODES],
    /// The first of the nodes after a node, which end where those of the next one begin; they are in order.
    children: [u16; NODES],
    /// The group of the word that ends at a node, from 1; 0 where none does.
    ends: [u16; NODES],
}

/// A beginning of a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node(u16);

impl<const NODES: usize> Vocabulary<NODES> {
    /// Lays out groups of words.
    pub(crate) const fn new<W>(groups: &[(W, &[&str])]) -> Vocabulary<NODES> {
        let (mut words, mut of) = ([""; NODES], [0_u16; NODES]);
        let mut count = 0;
        let mut group = 0;
        while group < groups.len() {
            let mut at = 0;
            while at < groups[group].1.len() {
                (words[count], of[count]) = (groups[group].1[at], group as u16 + 1);
                count += 1;
                at += 1;
            }
            group += 1;
        }
        sort(&mut words, &mut of, count);
        let mut all = Vocabulary {
            firsts: CharSet::of(""),
            ranks: [0; 0x1_0000 / 64],
            chars: [0; NODES],
            children: [0; NODES],
            ends: [0; NODES],
        };
        // The words that a node is the beginning of, and how many of their bytes it is.
        let (mut from, mut to, mut depth) = ([0; NODES], [0; NODES], [0; NODES]);
        to[0] = count;
        let (mut node, mut nodes) = (0, 1);
        while node < nodes {
            all.children[node] = nodes as u16;
            let mut at = from[node];
            if at < to[node] && words[at].len() == depth[node] {
                all.ends[node] = of[at];
                at += 1;
            }
            while at < to[node] {
                let (c, length) = decoded(words[at].as_bytes(), depth[node]);
                assert!(c < 0x1_0000, "a vocabulary is of the basic plane");
                (from[nodes], depth[nodes], all.chars[nodes]) = (at, depth[node] + length, c as u16);
                while at < to[node] && decoded(words[at].as_bytes(), depth[node]).0 == c {
                    at += 1;
                }
                to[nodes] = at;
                if node == 0 {
                    all.firsts = all.firsts.and_first(words[from[nodes]]);
                }
                nodes += 1;
            }
            node += 1;
        }
        // Where the children of the last one would end.
        all.children[nodes] = nodes as u16;
        all.ranks = all.firsts.ranks();
        all
    }

    /// How many nodes groups of words have at most: one for each character, the root, and one behind the last.
    pub(crate) const fn room<W>(groups: &[(W, &[&str])]) -> usize {
        let (mut room, mut group) = (2, 0);
        while group < groups.len() {
            let mut word = 0;
            while word < groups[group].1.len() {
                let bytes = groups[group].1[word].as_bytes();
                let mut at = 0;
                while at < bytes.len() {
                    at += decoded(bytes, at).1;
                    room += 1;
                }
                word += 1;
            }
            group += 1;
        }
        room
    }

    /// The beginning that a character is.
    #[inline]
    pub(crate) fn begin(&self, c: char) -> Option<Node> {
        self.firsts.rank(&self.ranks, c).map(|rank| Node(rank as u16 + 1))
    }

    /// The beginning that goes on with a character.
    #[inline]
    pub(crate) fn next(&self, node: Node, c: char) -> Option<Node> {
        let at = usize::from(node.0);
        let (from, to) = (self.children[at], self.children[at + 1]);
        let after = self.chars.get(usize::from(from)..usize::from(to))?;
        let found = after.iter().position(|&other| u32::from(other) == c as u32)?;
        Some(Node(from + found as u16))
    }

    /// The group of the word that a beginning is by itself.
    #[inline]
    pub(crate) fn word(&self, node: Node) -> Option<usize> {
        usize::from(self.ends[usize::from(node.0)]).checked_sub(1)
    }
}

/// Sorts words by their bytes, and what they are of with them.
const fn sort<const N: usize>(words: &mut [&str; N], of: &mut [u16; N], count: usize) {
    // Each round sorts what stands so far apart.
    const GAPS: [usize; 10] = [3643, 1750, 701, 301, 132, 57, 23, 10, 4, 1];
    let mut round = 0;
    while round < GAPS.len() {
        let gap = GAPS[round];
        let mut next = gap;
        while next < count {
            let mut at = next;
            while at >= gap && is_less(words[at].as_bytes(), words[at - gap].as_bytes()) {
                (words[at], words[at - gap]) = (words[at - gap], words[at]);
                (of[at], of[at - gap]) = (of[at - gap], of[at]);
                at -= gap;
            }
            next += 1;
        }
        round += 1;
    }
}

const fn is_less(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at < other.len() && (at == one.len() || one[at] < other[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUPS: &[(char, &[&str])] = &[('甲', &["公开", "公开类", "公"]), ('乙', &["依申请公开", "件次", "é"])];
    static WORDS: Vocabulary<{ Vocabulary::<0>::room(GROUPS) }> = Vocabulary::new(GROUPS);

    /// What a text is, all of it, and how many of its characters may begin a word.
    fn read(text: &str) -> (Option<char>, usize) {
        let mut chars = text.chars();
        let mut node = chars.next().and_then(|c| WORDS.begin(c));
        let mut known = usize::from(node.is_some());
        for c in chars {
            node = node.and_then(|node| WORDS.next(node, c));
            known += usize::from(node.is_some());
        }
        (node.and_then(|node| WORDS.word(node)).map(|group| GROUPS[group].0), known)
    }

    #[test]
    fn each_word_is_found_and_nothing_else() {
        for (group, words) in GROUPS {
            for word in *words {
                assert_eq!(read(word), (Some(*group), word.chars().count()), "{word}");
            }
        }
        assert_eq!(read("依申请"), (None, 3));
        assert_eq!(read("公开类别"), (None, 3));
        assert_eq!(read("𠮷"), (None, 0));
        assert_eq!(read("开公"), (None, 0));
    }
}
