//! Which of the things in a text is the first to be an official one.

/// For each official section, table, row or column, where the first stands that is it.
#[derive(Clone, Debug)]
pub(super) struct Firsts(Vec<Option<usize>>);

impl Firsts {
    /// None of so many official ones has been found yet.
    pub(super) fn new(count: usize) -> Firsts {
        Firsts(vec![None; count])
    }

    /// Notes that what stands at `at` is the official one `spec`; says whether it is the first.
    pub(super) fn note(&mut self, spec: usize, at: usize) -> bool {
        *self.0[spec].get_or_insert(at) == at
    }

    /// Where the first stands.
    pub(super) fn get(&self, spec: usize) -> Option<usize> {
        self.0.get(spec).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_stays() {
        let mut firsts = Firsts::new(2);
        assert!(firsts.note(1, 5) && !firsts.note(1, 7));
        assert_eq!([0, 1, 2].map(|spec| firsts.get(spec)), [None, Some(5), None]);
    }
}
