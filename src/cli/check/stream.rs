//! Parts of a format that go out as soon as they are made, in the order of the inputs: whoever reads them need not wait
//! for the last one.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Where parts go.
pub(super) struct Stream<W>(Mutex<State<W>>);

struct State<W> {
    out: W,
    /// The number of the part that is to go out next.
    next: usize,
    /// Parts that wait for an earlier one.
    waiting: BTreeMap<usize, String>,
    error: Option<io::Error>,
}

impl<W: Write> Stream<W> {
    pub(super) fn new(out: W) -> Stream<W> {
        Stream(Mutex::new(State { out, next: 0, waiting: BTreeMap::new(), error: None }))
    }

    /// Takes a part, and lets out all whose turn it is.
    pub(super) fn put(&self, number: usize, part: String) {
        let state = &mut *self.state();
        state.waiting.insert(number, part);
        while let Some(part) = state.waiting.remove(&state.next) {
            state.next += 1;
            if state.error.is_none() && !part.is_empty() {
                let written = state.out.write_all(part.as_bytes()).and_then(|()| state.out.flush());
                state.error = written.err();
            }
        }
    }

    /// Whether nobody takes any more.
    pub(super) fn is_broken(&self) -> bool {
        self.state().error.is_some()
    }

    /// What kept the parts from going out, if anything did.
    pub(super) fn end(self) -> io::Result<()> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner).error.map_or(Ok(()), Err)
    }

    fn state(&self) -> MutexGuard<'_, State<W>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_go_out_in_their_order_and_no_later() {
        let mut out = Vec::new();
        let stream = Stream::new(&mut out);
        let written = || String::from_utf8(stream.state().out.clone()).unwrap();
        for (number, part, expected) in
            [(2, "丙", ""), (0, "甲", "甲"), (1, "", "甲丙"), (4, "戊", "甲丙"), (3, "𠮷", "甲丙𠮷戊")]
        {
            stream.put(number, part.to_owned());
            assert_eq!(written(), expected);
        }
        assert!(!stream.is_broken());
        stream.end().unwrap();
    }

    #[test]
    fn what_nobody_takes_is_an_error_once() {
        let mut small = [0; 3];
        let stream = Stream::new(&mut small[..]);
        (0..5).for_each(|number| stream.put(number, "年报".to_owned()));
        assert!(stream.is_broken() && stream.end().is_err());
    }
}
