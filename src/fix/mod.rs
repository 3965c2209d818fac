//! Fixing what is found: a text and what may be done to it, to the fixed text.
//!
//! In each round the first fix of every finding that may be applied is taken, in order of place and
//! then of the rule's name; one that meets an earlier one has its turn later. The rounds end when nothing
//! is left to apply, and in any case after some. A fix that would bring an error, or take a figure that is
//! read from its place in an official table, is not applied; nor is one that puts in what it put in before.

use crate::analysis::{Analysis, check};
use crate::format;
use crate::lint::{Applicability, Finding, Fix, Options, Rule, Severity, UNUSED_ALLOW};
use crate::report::{self, Place, Report, Table};
use crate::syntax::{Row, said_in_comments};
use crate::text::{Edit, Span, apply, ascii};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is to be fixed.
#[derive(Clone, Copy, Default, Debug)]
pub struct FixOptions<'o> {
    /// How the text is checked.
    pub lint: Options<'o>,
    /// Which fixes are applied.
    pub fixes: Fixes,
    /// Whether `=` is written out where its value is known.
    pub fill: bool,
}

/// Which fixes are applied.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Fixes {
    /// None.
    None,
    /// Those that cannot change what the author meant.
    #[default]
    Safe,
    /// Good guesses, too.
    All,
}

/// A fixed text.
#[derive(Debug)]
pub struct Fixed {
    /// The text and what is found in it: exactly what another run finds.
    pub analysis: Analysis,
    /// How many findings were fixed.
    pub fixed: usize,
    /// How many `=` were written out.
    pub filled: usize,
    /// The fixes that were not applied, since they would have brought errors.
    pub refused: Vec<Refused>,
}

/// A fix that was not applied.
#[derive(Clone, Debug)]
pub struct Refused {
    /// The rule whose finding it would have fixed; `None` for an `=` to be written out.
    pub rule: Option<&'static Rule>,
    /// Where that is in the fixed text.
    pub span: Span,
    /// What the fix does.
    pub title: String,
    /// Why not.
    pub harm: Harm,
}

/// What a fix would do beside fixing.
#[derive(Clone, Debug)]
pub enum Harm {
    /// An error is found that was not there.
    Error {
        /// Its rule.
        rule: &'static Rule,
        /// What it says.
        message: String,
    },
    /// This figure is no longer read in the official tables.
    Figure(Decimal),
}

/// More rounds than any report needs: fixes meet when they are about one place.
const MAX_ROUNDS: usize = 64;

/// How many texts are checked to find the fixes that bring errors; what is left after that is not applied.
const MAX_TRIALS: usize = 400;

/// A text longer than this is longer than reports are: of one there are fewer trials, so that fixing takes no more
/// than some twenty times as long as checking 100 KB.
const LONG: usize = 16 << 10;

/// How many bytes of long texts are checked in all, and how many times one is in any case.
const MAX_TRIED: usize = 1_800_000;
const LEAST_TRIALS: usize = 12;

/// How many texts are checked to fix one.
fn most_trials(text: &str) -> usize {
    if text.len() <= LONG { MAX_TRIALS } else { (MAX_TRIED / text.len()).max(LEAST_TRIALS) }
}

/// What an author owes where a fix put in something to be filled in.
pub const TO_BE_FILLED_IN: [&str; 2] = ["value/blank", "structure/empty-section"];

/// Applies the fixes of a text's findings until none is left to apply.
pub fn fix(text: impl Into<Arc<str>>, options: &FixOptions<'_>) -> Fixed {
    let mut now = check(text, &options.lint);
    let (mut fixed, mut filled, mut refused) = (0, 0, Vec::new());
    // Every text so far, with how much was fixed in it.
    let mut past: Vec<(Arc<str>, usize, usize)> = Vec::new();
    let mut put_in = FxHashSet::default();
    let mut trials = most_trials(now.text());
    for _ in 0..MAX_ROUNDS {
        past.push((now.report.tree.text.clone(), fixed, filled));
        let round = Round::new(&now, options, &put_in, trials);
        trials = round.trials;
        refused = round.refused;
        fixed += round.taken.iter().filter(|fix| fix.rule.is_some()).count();
        filled += round.taken.iter().filter(|fix| fix.rule.is_none()).count();
        put_in.extend(round.taken.iter().filter_map(Wanted::words));
        let Some(next) = round.next else { break };
        let Some(circle) = past.iter().position(|(text, ..)| **text == *next.text()) else {
            now = next;
            continue;
        };
        // Guesses that contradict each other: one of their texts is kept, whichever of them one begins with.
        if let Some((text, before, filled_before)) = past.drain(circle..).min() {
            (now, fixed, filled) = (check(text, &options.lint), before, filled_before);
        }
        refused.clear();
        break;
    }
    Fixed { analysis: now, fixed, filled, refused }
}

/// Whether [`fix`] changes a text by its safe fixes, which was checked with some options: what a finding offers may still
/// be refused for the harm that it does.
pub fn is_fixable(analysis: &Analysis, lint: Options<'_>) -> bool {
    let options = FixOptions { lint, ..FixOptions::default() };
    let trials = most_trials(analysis.text());
    let changes = || Round::new(analysis, &options, &FxHashSet::default(), trials).next.is_some();
    *analysis.fixable.get_or_init(changes)
}

/// Edits that are applied together or not at all.
#[derive(Clone)]
struct Wanted {
    rule: Option<&'static Rule>,
    place: Option<Place>,
    span: Span,
    title: String,
    edits: Vec<Edit>,
}

/// The words that a fix puts in: those of which rule, for which place.
type Words = (&'static str, Place, Vec<String>);

impl Wanted {
    /// Whether it writes any word, and not only bars and white space.
    fn has_words(&self) -> bool {
        self.edits.iter().any(|edit| edit.text.contains(char::is_alphanumeric))
    }

    /// The words that it puts in for a place, if that is all that it does. A finding that is there again after
    /// that is not fixed by more of the same.
    fn words(&self) -> Option<Words> {
        let (rule, place) = (self.rule?, self.place.clone()?);
        let is_all = self.edits.iter().all(|edit| edit.span.is_empty());
        let words = || self.edits.iter().map(|edit| edit.text.trim().to_owned()).collect();
        (is_all && self.has_words()).then(|| (rule.name, place, words()))
    }
}

/// The figures that edits replace by others, where the rule that they are of is about figures.
fn replaced<'e>(rule: Option<&Rule>, edits: &'e [Edit], text: &'e str) -> impl Iterator<Item = Decimal> + 'e {
    let is_about = rule.is_some_and(|rule| matches!(rule.group(), "totals" | "value"));
    let edits = edits.iter().filter(move |_| is_about);
    edits.filter_map(|edit| edit.span.slice(text).trim().parse().ok())
}

/// Whether a comment that edits take away is in none of what they put in. What somebody has noted does not go with
/// what it stands beside; a directive that silences nothing goes by itself.
fn loses_comment(rule: &Rule, edits: &[Edit], text: &str) -> bool {
    let stays = |comment: &str| edits.iter().any(|edit| edit.text.contains(comment));
    let mut gone = edits.iter().flat_map(|edit| said_in_comments(edit.span.slice(text)));
    !std::ptr::eq(rule, &UNUSED_ALLOW) && gone.any(|comment| !stays(comment))
}

/// The report after a fix of a rule's finding, if the comments that the fix meets are still there after it, and all
/// figures that are read in the official tables are still read in them, except for those that it is there to replace.
pub fn losing_nothing(report: &Report, rule: &Rule, fix: &[Edit]) -> Option<Report> {
    let text = &report.tree.text;
    if loses_comment(rule, fix, text) {
        return None;
    }
    let mut edits = fix.to_vec();
    edits.sort_by_key(|edit| edit.span);
    let after = report::parse(apply(text, &edits)?);
    lost(report, &after, replaced(Some(rule), fix, text)).is_none().then_some(after)
}

/// Whether a fix loses nothing: see [`losing_nothing`]. One that loses something is offered by no door.
pub fn loses_nothing(report: &Report, rule: &Rule, fix: &[Edit]) -> bool {
    losing_nothing(report, rule, fix).is_some()
}

/// The fix of every finding that has one to be applied.
fn wanted(checked: &Analysis, fixes: Fixes) -> Vec<Wanted> {
    let is_allowed = |fix: &&Fix| match fix.applicability {
        Applicability::Safe => fixes != Fixes::None,
        Applicability::Unsafe => fixes == Fixes::All,
        Applicability::Shown => false,
    };
    let blank = blank_tables(&checked.report);
    let fix = |finding: &Finding| {
        let fix = finding.fixes.iter().find(is_allowed)?;
        let is_guess = fix.applicability == Applicability::Unsafe;
        if is_guess && fills_blank(&blank, fix) || loses_comment(finding.rule, &fix.edits, checked.text()) {
            return None;
        }
        let (title, edits) = (fix.title.clone(), fix.edits.clone());
        Some(Wanted { rule: Some(finding.rule), place: finding.place.clone(), span: finding.span, title, edits })
    };
    checked.findings.iter().filter_map(fix).collect()
}

/// Where the official tables stand that hold no figure at all, in their order: there is nothing to guess from.
fn blank_tables(report: &Report) -> Vec<Span> {
    let tree = &report.tree;
    // Figures of rows that are not known, or that cannot be read, are figures.
    let has_figure = |row: &Row| {
        let mut cells = tree.row_cells(row).iter().skip(1);
        cells.any(|cell| tree.slice(*cell).contains(|c| ascii(c).is_ascii_digit()))
    };
    let is_blank = |table: &&Table| {
        let mut body = table.rows.iter().filter_map(|row| tree.rows.get(row.row as usize));
        table.spec.is_some() && !body.any(has_figure)
    };
    let span = |table: &Table| {
        let first = tree.lines.get(table.lines.start)?;
        Some(first.span().join(tree.lines.get(table.lines.end.checked_sub(1)?)?.span()))
    };
    report.tables.iter().filter(is_blank).filter_map(span).collect()
}

/// Whether a fix changes something in such a table; one that puts another in its place reads it otherwise.
fn fills_blank(blank: &[Span], fix: &Fix) -> bool {
    fix.edits.iter().any(|edit| {
        let before = blank.partition_point(|table| table.start <= edit.span.start).checked_sub(1);
        before.is_some_and(|before| edit.span.start <= blank[before].end && !edit.span.covers(blank[before]))
    })
}

/// What writes out each `=`.
fn fillings(checked: &Analysis) -> Vec<Wanted> {
    let filling = |edit: Edit| Wanted {
        rule: None,
        place: None,
        span: edit.span,
        title: format!("= → {}", edit.text),
        edits: vec![edit],
    };
    format::fill(&checked.report).into_iter().map(filling).collect()
}

/// Whether edits fit together and make another text.
fn changes(text: &str, edits: &[Edit]) -> bool {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.span);
    let fit = sorted.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start)
        && sorted.iter().all(|edit| text.get(edit.span.range()).is_some());
    fit && sorted.iter().any(|edit| edit.span.slice(text) != edit.text)
}

/// Those of some fixes that do not meet an earlier one, and the others.
fn apart(fixes: Vec<Wanted>) -> (Vec<Wanted>, Vec<Wanted>) {
    // Spans that touch meet as well: the order of what is put in at one place is not to be guessed.
    let mut taken: BTreeMap<u32, u32> = BTreeMap::new();
    fixes.into_iter().partition(|fix| {
        let meets = |edit: &Edit| {
            let before = taken.range(..=edit.span.end).next_back();
            before.is_some_and(|(_, &end)| end >= edit.span.start)
        };
        let is_apart = !fix.edits.iter().any(meets);
        for edit in fix.edits.iter().filter(|_| is_apart) {
            let end = taken.entry(edit.span.start).or_insert(edit.span.end);
            *end = edit.span.end.max(*end);
        }
        is_apart
    })
}

/// What is applied at once.
struct Round<'c> {
    now: &'c Analysis,
    lint: Options<'c>,
    taken: Vec<Wanted>,
    /// The text with all that is taken; `None` where that is nothing.
    next: Option<Analysis>,
    refused: Vec<Refused>,
    /// How many more texts may be checked.
    trials: usize,
}

impl<'c> Round<'c> {
    fn new(now: &'c Analysis, options: &FixOptions<'c>, put_in: &FxHashSet<Words>, trials: usize) -> Round<'c> {
        let mut wanted = wanted(now, options.fixes);
        if options.fill {
            wanted.extend(fillings(now));
        }
        wanted
            .retain(|fix| changes(now.text(), &fix.edits) && fix.words().is_none_or(|words| !put_in.contains(&words)));
        let mut round = Round { now, lint: options.lint, taken: Vec::new(), next: None, refused: Vec::new(), trials };
        // What meets a fix that is refused has its turn after it.
        while round.next.is_none() && !wanted.is_empty() {
            let (turn, later) = apart(wanted);
            wanted = later;
            (round.taken, round.next) = round.harmless(turn);
        }
        round.refused.sort_by_key(|refused| refused.span);
        round
    }

    /// Those of some fixes that bring no error, and the text with all of them; the others are noted.
    fn harmless(&mut self, mut fixes: Vec<Wanted>) -> (Vec<Wanted>, Option<Analysis>) {
        if fixes.is_empty() || self.trials == 0 {
            return (Vec::new(), None);
        }
        self.trials -= 1;
        let (harm, suspect) = match self.together(&fixes) {
            Ok(next) => return (fixes, Some(next)),
            Err(harm) => harm,
        };
        if let [Wanted { rule, span, title, .. }] = &fixes[..] {
            let (rule, span, title) = (*rule, *span, title.clone());
            self.refused.push(Refused { rule, span, title, harm });
            return (Vec::new(), None);
        }
        let second = match suspect {
            Some(suspect) => vec![fixes.remove(suspect)],
            None => fixes.split_off(fixes.len() / 2),
        };
        let (mut first, with_first) = self.harmless(fixes);
        let (second, with_second) = self.harmless(second);
        if with_first.is_none() || with_second.is_none() {
            return if with_first.is_some() { (first, with_first) } else { (second, with_second) };
        }
        let alone = first.len();
        first.extend(second);
        match self.together(&first) {
            Ok(next) => (first, Some(next)),
            Err(_) => {
                first.truncate(alone);
                (first, with_first)
            }
        }
    }

    /// The text with all of some fixes, or the harm that they do, and which of them does it, as far as that is seen
    /// from where the harm is.
    fn together(&self, fixes: &[Wanted]) -> Result<Analysis, (Harm, Option<usize>)> {
        let of_fix =
            |(at, fix): (usize, &Wanted)| fix.edits.iter().map(move |edit| (edit.clone(), at)).collect::<Vec<_>>();
        let mut edits: Vec<(Edit, usize)> = fixes.iter().enumerate().flat_map(of_fix).collect();
        edits.sort_by_key(|(edit, _)| edit.span);
        let (edits, whose): (Vec<Edit>, Vec<usize>) = edits.into_iter().unzip();
        // That they fit together is what `apart` is for, and each fits alone.
        let text = apply(self.now.text(), &edits).unwrap_or_else(|| self.now.text().to_owned());
        let next = check(text, &self.lint);
        let put_in = put_in(&edits);
        // Of a fix that writes no word nobody owes anything: what is blank was so before.
        let has_words: Vec<bool> = fixes.iter().map(Wanted::has_words).collect();
        let words = put_in.iter().zip(&whose).filter(|(_, whose)| has_words[**whose]).map(|(span, _)| *span);
        if let Some(error) = brought(&self.now.findings, &next.findings, &words.collect::<Vec<_>>()) {
            let touches = |span: &Span| span.start <= error.span.end && error.span.start <= span.end;
            let suspect = put_in.iter().position(touches).map(|edit| whose[edit]);
            return Err((Harm::Error { rule: error.rule, message: error.message.clone() }, suspect));
        }
        let replaced = fixes.iter().flat_map(|fix| replaced(fix.rule, &fix.edits, self.now.text()));
        match lost(&self.now.report, &next.report, replaced) {
            Some(figure) => Err((Harm::Figure(figure), None)),
            None => Ok(next),
        }
    }
}

/// A figure that was read in the official tables and is no longer, or not as often, though it is not one of those that
/// were replaced.
fn lost(before: &Report, now: &Report, replaced: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    let mut left: FxHashMap<Decimal, isize> = FxHashMap::default();
    figures(before).for_each(|figure| *left.entry(figure).or_default() += 1);
    figures(now).chain(replaced).for_each(|figure| *left.entry(figure).or_default() -= 1);
    left.into_iter().filter(|(_, left)| *left > 0).map(|(figure, _)| figure).min()
}

/// The figures of the official tables, as they are read.
fn figures(report: &Report) -> impl Iterator<Item = Decimal> {
    report.edition.tables.iter().enumerate().flat_map(|(spec, official)| {
        let table = report.table(spec).into_iter();
        let rows = 0..official.rows.len();
        let figure = |table: &Table, row, column| table.cell(row, column).number();
        table.flat_map(move |table| {
            let columns = move |row| (0..official.columns.len()).filter_map(move |column| figure(table, row, column));
            rows.clone().flat_map(columns)
        })
    })
}

/// Where the new text of edits, in their order, stands after them.
fn put_in(edits: &[Edit]) -> Vec<Span> {
    let mut shift = 0;
    let after = |edit: &Edit| {
        let start = (i64::from(edit.span.start) + shift) as usize;
        shift += edit.text.len() as i64 - edit.span.len() as i64;
        Span::new(start, start + edit.text.len())
    };
    edits.iter().map(after).collect()
}

/// An error that is found now and was not before some words were `put_in`. Not counted is what is still to be filled in
/// there.
fn brought<'f>(before: &[Finding], now: &'f [Finding], put_in: &[Span]) -> Option<&'f Finding> {
    let is_error = |finding: &&Finding| finding.severity == Severity::Error;
    let mut known: FxHashMap<(&str, Option<&Place>), usize> = FxHashMap::default();
    for finding in before.iter().filter(is_error) {
        *known.entry((finding.rule.name, finding.place.as_ref())).or_default() += 1;
    }
    let is_owed = |finding: &Finding| {
        let next = put_in.partition_point(|span| span.end < finding.span.end);
        TO_BE_FILLED_IN.contains(&finding.rule.name) && put_in.get(next).is_some_and(|span| span.covers(finding.span))
    };
    now.iter().filter(is_error).find(|finding| {
        match known.get_mut(&(finding.rule.name, finding.place.as_ref())).filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                false
            }
            None => !is_owed(finding),
        }
    })
}
