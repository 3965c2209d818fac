//! Fields: of what Word computes the result is seen, the code is not.

/// Fields in one another beyond this are not followed; Word allows 20.
const DEEPEST: usize = 256;

/// The fields that are open, outermost first: whether each is past its code.
#[derive(Default)]
pub(crate) struct Fields {
    open: Vec<bool>,
    /// How many are in their code.
    codes: usize,
}

impl Fields {
    /// A field begins, with its code.
    pub(crate) fn begin(&mut self) {
        if self.open.len() < DEEPEST {
            self.open.push(false);
            self.codes += 1;
        }
    }

    /// Its result begins.
    pub(crate) fn separate(&mut self) {
        if let Some(past_code) = self.open.last_mut().filter(|past_code| !**past_code) {
            *past_code = true;
            self.codes -= 1;
        }
    }

    /// It ends.
    pub(crate) fn end(&mut self) {
        if self.open.pop() == Some(false) {
            self.codes -= 1;
        }
    }

    /// A code that does not end with its paragraph is one whose end is missing: it must not take the rest along.
    pub(crate) fn end_of_paragraph(&mut self) {
        if self.codes > 0 {
            self.open.retain(|past_code| *past_code);
            self.codes = 0;
        }
    }

    /// Whether what stands here is code.
    pub(crate) fn is_code(&self) -> bool {
        self.codes > 0
    }
}
