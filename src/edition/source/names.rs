//! The hash tables of names.

use crate::edition::names::{Key, Keys, Names, Numbering, Spelling, fold_characters, hash, numbering, split_name};

/// The names of a list, as far as they are known.
#[derive(Default)]
pub(in crate::edition) struct NamesBuilder {
    exact: Vec<Key>,
    folded: Vec<Key>,
    numbers: Vec<Option<Numbering>>,
}

impl NamesBuilder {
    /// Adds the next name of the list.
    pub(in crate::edition) fn add(&mut self, number: &str, full: &str, name: &str, short: &[&str], variants: &[&str]) {
        let index = self.numbers.len();
        self.numbers.push(numbering(&fold_characters(number)).map(|(number, _)| number));
        let mut exact = |name: String, spelling| {
            self.exact.retain(|known| known.name != name);
            self.exact.push(Key { name: name.leak(), index, spelling });
        };
        exact(full.to_owned(), Spelling::Official);
        exact(format!("{number}{name}"), Spelling::Official);
        short.iter().for_each(|name| exact(format!("{number}{name}"), Spelling::Short));
        let mut folded = |name: &str, spelling| {
            let name = split_name(name).1;
            if self.folded.iter().all(|known| known.name != name) {
                self.folded.push(Key { name: name.into_owned().leak(), index, spelling });
            }
        };
        folded(name, Spelling::Folded);
        folded(full, Spelling::Folded);
        short.iter().for_each(|name| folded(name, Spelling::Short));
        variants.iter().for_each(|name| folded(name, Spelling::Variant));
    }

    pub(in crate::edition) fn build(self) -> Names {
        Names { exact: keys(self.exact), folded: keys(self.folded), numbers: self.numbers.leak() }
    }
}

/// At most half of the slots are taken, so that what is not there is soon known not to be.
fn keys(keys: Vec<Key>) -> Keys {
    let mut slots = vec![0; (2 * keys.len() + 1).next_power_of_two()];
    for (key, number) in keys.iter().zip(1..) {
        let mut at = hash(key.name) % slots.len();
        while slots[at] != 0 {
            at = (at + 1) % slots.len();
        }
        slots[at] = u8::try_from(number).expect("no list has so many names");
    }
    Keys { keys: keys.leak(), slots: slots.leak() }
}
