//! Digits that run together, as the figures that they are: `801000081` as 80, 1, 0, 0, 0, 0 and 81, their total. They
//! are cut where one cut alone lets the total be that of the others; where there are several, or none, nothing is known.

use super::{Piece, Reader};
use crate::text::Span;

/// The official name of a column that is the total of those before it.
const TOTAL: &str = "总计";

/// A figure has no more digits.
const LONGEST: usize = 12;

/// How many places for a cut are tried in a row of figures before there is no telling.
const STEPS: usize = 50_000;

/// How many rows of a grid are tried.
const ROWS: usize = 200;

impl Reader<'_> {
    /// The figures of these cells for columns of these names, cut so that each total holds; none where there is not one
    /// way to do that.
    pub(super) fn cut(&self, cells: &[usize], columns: &[&str]) -> Option<Vec<Piece>> {
        let filled = || cells.iter().filter(|&&cell| !self.looks[cell].blank);
        // Cells that something else than spaces sets apart have not run together.
        if filled().count() > 1 && !self.grid.loose {
            return None;
        }
        let mut sizes = Vec::new();
        for part in columns.split_inclusive(|name| *name == TOTAL) {
            if part.len() < 3 || part.last() != Some(&TOTAL) {
                return None;
            }
            sizes.push(part.len());
        }
        let mut runs: Vec<Piece> = Vec::new();
        for &cell in filled() {
            let text = &self.grid.cells[cell].text;
            let parts = text.split_whitespace().map(|part| Piece { cell, span: Span::of(part, text) });
            runs.extend(parts);
        }
        let texts: Vec<&str> = runs.iter().map(|&run| self.text(run)).collect();
        let tried = self.cuts.get();
        if tried >= ROWS || texts.len() >= columns.len() {
            return None;
        }
        self.cuts.set(tried + 1);
        let cut = cut(&texts, &sizes)?;
        let pieces = cut.into_iter().filter_map(|(run, from, to)| {
            let run = runs.get(run)?;
            let start = run.span.start as usize;
            Some(Piece { cell: run.cell, span: Span::new(start + from, start + to) })
        });
        Some(pieces.collect())
    }
}

/// Runs of digits as figures, the last of each group the sum of the others: for each the run that it is of, and where in
/// that it begins and ends. None where no cut or more than one is such.
fn cut(runs: &[&str], groups: &[usize]) -> Option<Vec<(usize, usize, usize)>> {
    let all: usize = groups.iter().sum();
    let digits: Vec<u8> = runs.iter().flat_map(|run| run.bytes()).collect();
    if digits.len() < all || digits.len() > all * LONGEST || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let mut ends = Vec::with_capacity(runs.len());
    let mut end = 0;
    for run in runs {
        end += run.len();
        ends.push(end);
    }
    let mut search = Search { digits: &digits, ends: &ends, groups, steps: STEPS, cuts: Vec::new(), found: None };
    let is_only = search.number(0, 0, 0, 0, all);
    let cuts = search.found.filter(|_| is_only)?;
    let mut start = 0;
    let place = |end: usize| {
        let run = ends.partition_point(|&it| it < end);
        let first = run.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
        let from = std::mem::replace(&mut start, end) - first;
        (run, from, end - first)
    };
    Some(cuts.into_iter().map(place).collect())
}

struct Search<'a> {
    digits: &'a [u8],
    /// Where the runs end: a figure ends there too.
    ends: &'a [usize],
    groups: &'a [usize],
    steps: usize,
    /// Where the figures end that are taken so far.
    cuts: Vec<usize>,
    found: Option<Vec<usize>>,
}

impl Search<'_> {
    /// Takes the next figure in every way: the one at this place of its group, after figures of this sum, so many left in
    /// all. False where a second cut was found, or not all could be tried. (It goes as deep as there are columns.)
    fn number(&mut self, at: usize, group: usize, place: usize, sum: u64, left: usize) -> bool {
        let Some(&size) = self.groups.get(group) else {
            return at < self.digits.len() || self.found.replace(self.cuts.clone()).is_none();
        };
        if self.steps == 0 {
            return false;
        }
        self.steps -= 1;
        let run = self.ends.partition_point(|&end| end <= at);
        let Some(&most) = self.ends.get(run) else { return true };
        let is_total = place + 1 == size;
        let mut value: u64 = 0;
        for end in at + 1..=most.min(at + LONGEST) {
            value = value * 10 + u64::from(self.digits[end - 1] - b'0');
            let is_zero = end == at + 1 && value == 0;
            if self.digits.len() - end < left - 1 || is_total && value > sum {
                break;
            }
            if !is_total || value == sum {
                self.cuts.push(end);
                let goes_on = if is_total {
                    self.number(end, group + 1, 0, 0, left - 1)
                } else {
                    self.number(end, group, place + 1, sum + value, left - 1)
                };
                self.cuts.pop();
                if !goes_on {
                    return false;
                }
            }
            // No figure begins with 0 and goes on.
            if is_zero {
                break;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(runs: &[&str], groups: &[usize]) -> Option<String> {
        let cut = cut(runs, groups)?;
        let texts: Vec<&str> = cut.into_iter().map(|(run, from, to)| &runs[run][from..to]).collect();
        Some(texts.join(" "))
    }

    #[test]
    fn digits_are_cut_where_the_total_tells_how() {
        let row = |text: &str| figures(&text.split(' ').collect::<Vec<_>>(), &[7]);
        assert_eq!(row("801000081").as_deref(), Some("80 1 0 0 0 0 81"));
        assert_eq!(row("640020470").as_deref(), Some("64 0 0 2 0 4 70"));
        assert_eq!(row("230 000023").as_deref(), Some("23 0 0 0 0 0 23"));
        assert_eq!(row("0 0 0 0 0 00").as_deref(), Some("0 0 0 0 0 0 0"));
        assert_eq!(row("300153006143119").as_deref(), Some("3001 53 0 0 61 4 3119"));
        let review = |text: &str| figures(&[text], &[5, 5, 5]);
        assert_eq!(review("110024001510102").as_deref(), Some("1 1 0 0 2 4 0 0 1 5 1 0 1 0 2"));
        assert_eq!(review("10203120001200000").as_deref(), Some("1 0 2 0 3 12 0 0 0 12 0 0 0 0 0"));
    }

    #[test]
    fn where_no_cut_or_several_would_do_there_is_none() {
        // 1 11 and 11 1 have the same sum.
        assert_eq!(figures(&["111000012"], &[7]), None);
        assert_eq!(figures(&["801000082"], &[7]), None);
        assert_eq!(figures(&["80100008"], &[7]), None);
        assert_eq!(figures(&["12", "3"], &[3]).as_deref(), Some("1 2 3"));
        assert_eq!(figures(&["1", "23"], &[3]).as_deref(), Some("1 2 3"));
        assert_eq!(figures(&["12", "3"], &[2, 2]), None, "12 is no total of 1");
        assert_eq!(figures(&["", ""], &[3]), None);
        let many = "1".repeat(80);
        assert_eq!(figures(&[&many], &[7]), None);
        let long = "9".repeat(175);
        assert_eq!(figures(&[&long], &[5, 5, 5]), None, "too many ways to try");
    }
}
