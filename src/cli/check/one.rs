//! One input, checked: what becomes of it in every output.

use crate::cli::args::CheckArgs;
use crate::cli::baseline::{self, Baseline};
use crate::cli::inputs::{Documents, Input};
use crate::cli::mend;
use crate::cli::output::{About, Checked, Summary, Unchecked};
use crate::cli::progress::{Turns, for_each};
use crate::cli::shown::{from_here, plain, shown};
use crate::cli::sinks::Sink;
use crate::edition::{self, Edition};
use crate::fix::{FixOptions, Fixed, Harm, fix};
use crate::import::Imported;
use crate::lint::{self, Finding, Neighbours, Rule};
use crate::report::{self, FrontMatter};
use crate::syntax::conflicts;
use crate::text::{Encoding, Lang, LineIndex, Positions, say};
use crate::workspace::{Content, Entry, Index, Kept, Of, Reading, Settings, Sources};
use crate::{Analysis, import};
use std::borrow::Borrow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What became of one input.
pub(super) struct Outcome {
    /// Its part of every output.
    pub parts: Vec<String>,
    pub summary: Summary,
    /// The rule of each finding.
    pub rules: Vec<&'static str>,
    /// What a new baseline keeps of it.
    pub baseline: Option<Baseline>,
    pub mended: Mended,
}

/// What was fixed in one input, or would be.
#[derive(Default)]
pub(super) struct Mended {
    /// How many findings.
    pub findings: usize,
    /// How many `=` were written out.
    pub filled: usize,
    pub is_changed: bool,
    /// What goes to standard output: a difference, or the text of standard input.
    pub printed: String,
    /// What was not fixed, and why.
    pub refused: Vec<String>,
}

/// What a run is given beside its inputs.
pub(super) struct Run<'r> {
    pub lang: Lang,
    pub sinks: &'r [Sink],
    /// The baseline that is read, or whose folder paths are seen from.
    pub baseline: Option<(&'r Path, Option<Baseline>)>,
    pub args: &'r CheckArgs,
    /// The reports that are looked at together.
    pub index: Index,
    /// All that is read, which nothing is written over.
    pub sources: Sources,
}

impl Run<'_> {
    /// Checks an input, and changes it if that is asked for.
    pub(super) fn check(&self, input: &Input) -> Result<Outcome, Unchecked> {
        let (path, settings) = (input.path(), input.settings());
        let is_read_only = !self.args.mends() && !input.is_left_out();
        let text = match self.index.take(path) {
            Some(Kept::Text(text)) => text,
            Some(Kept::Document(imported)) if is_read_only => return Ok(self.imported(input, *imported)),
            Some(Kept::Document(_)) => input.text(self.lang)?,
            None => match input.content(self.lang)? {
                Content::Text(text) => text,
                Content::Document(bytes) if is_read_only => {
                    return Ok(self.imported(input, input.imported(&bytes, self.lang)?));
                }
                Content::Document(_) => input.text(self.lang)?,
            },
        };
        if input.is_left_out() {
            let printed = if self.args.mends() && !self.args.diff { text.to_string() } else { String::new() };
            return Ok(self.nothing(Summary::default(), Mended { printed, ..Mended::default() }));
        }
        let levels = settings.levels_of(path);
        let (levels, office) = (Some(&*levels), Some(&settings.config.settings));
        let report = report::parse(text.clone());
        self.index.offer(path, &report);
        let beside = self.neighbours(input, &report.front_matter);
        let neighbours = Some(&*beside);
        let lint = lint::Options { lang: self.lang, levels, settings: office, neighbours, ..lint::Options::default() };
        if !self.args.mends() {
            let Analysis { report, findings, .. } = Analysis::of(report, &lint);
            let about = About::of(&report.front_matter);
            return Ok(self.outcome(path, about, lines(&report.tree.text), settings, report.edition, findings));
        }
        let fill = self.args.fill && conflicts(&text).is_empty();
        let fixed = fix(text.clone(), &FixOptions { lint, fixes: self.args.fixes(), fill });
        let mended = self.mended(input, &text, &fixed)?;
        let Analysis { report, findings, .. } = fixed.analysis;
        let about = About::of(&report.front_matter);
        let outcome = self.outcome(path, about, lines(&report.tree.text), settings, report.edition, findings);
        Ok(Outcome { mended, ..outcome })
    }

    /// The neighbours of a report, where a rule asks for any.
    fn neighbours(&self, input: &Input, front: &FrontMatter) -> Arc<Neighbours> {
        let names_any = !front.last_year.is_empty() || !front.aggregate.is_empty();
        let is_asked = || input.settings().levels_of(input.path()).look_beside();
        if self.index.is_empty() && !(names_any && is_asked()) {
            return Arc::default();
        }
        let root = || input.project();
        self.index.neighbours(Of { path: input.path(), front, root: &root, lang: self.lang })
    }

    /// The files that a report's findings rest on besides itself.
    pub(super) fn beside(&self, input: &Input) -> Vec<PathBuf> {
        let Some(front) = self.index.front(input.path()) else { return Vec::new() };
        let neighbours = self.neighbours(input, front);
        let included = neighbours.included.iter().map(|(_, digest)| digest);
        let all = neighbours.last_year.iter().chain(included).chain(&neighbours.alike);
        let there = all.map(|digest| digest.document.path.clone());
        // What is not there may come.
        let wanted = neighbours.troubles.iter().map(|trouble| PathBuf::from(format!("{:?}", trouble.what)));
        there.chain(wanted).collect()
    }

    /// Checks a document of another format where it stands.
    fn imported(&self, input: &Input, imported: Imported) -> Outcome {
        let (path, settings, lang) = (input.path(), input.settings(), self.lang);
        let levels = settings.levels_of(path);
        let (levels, office) = (Some(&*levels), Some(&settings.config.settings));
        let report = report::parse(&*imported.text);
        let beside = self.neighbours(input, &report.front_matter);
        let neighbours = Some(&*beside);
        let options = lint::Options { lang, levels, settings: office, neighbours, ..lint::Options::default() };
        let import::Checked { imported, analysis: Analysis { report, findings, .. } } =
            import::check_imported(imported, &options);
        let about = About::of(&report.front_matter);
        let positions = Positions::Origins(Box::new(move |span| imported.origin(span, lang)));
        let text = (&*report.tree.text, positions);
        self.outcome(path, about, text, settings, report.edition, findings)
    }

    /// Writes a fixed text, or shows it.
    fn mended(&self, input: &Input, old: &str, fixed: &Fixed) -> Result<Mended, Unchecked> {
        let new = fixed.analysis.text();
        let mut printed = String::new();
        match input {
            _ if self.args.diff => printed = mend::diff(input, old, new),
            Input::Stdin { .. } => printed = new.to_owned(),
            Input::File { .. } | Input::Member { .. } | Input::Converted { .. } => {
                mend::write(input, old, new, self.lang)?
            }
        }
        let (path, lines) = (shown(input.path()), LineIndex::new(new));
        let refused = fixed.refused.iter().map(|refused| {
            let at = lines.position(new, refused.span.start, Encoding::Utf32);
            let (line, column) = (at.line + 1, at.column + 1);
            let title = &refused.title;
            match &refused.harm {
                Harm::Error { rule: Rule { name, .. }, message } => say!(self.lang,
                    zh: "{path}:{line}:{column}: 没有改（{title}）：改了会引出新的问题 {name}：{message}",
                    en: "{path}:{line}:{column}: not fixed ({title}): that would introduce the error {name}: {message}"),
                Harm::Figure(figure) => say!(self.lang,
                    zh: "{path}:{line}:{column}: 没有改（{title}）：改了以后，表里的 {figure} 就读不到了",
                    en: "{path}:{line}:{column}: not fixed ({title}): the figure {figure} would no longer be read in its table"),
            }
        });
        Ok(Mended {
            findings: fixed.fixed,
            filled: fixed.filled,
            is_changed: new != old,
            printed,
            refused: refused.collect(),
        })
    }

    /// What is wrong with a configuration, if anything is.
    pub(super) fn configuration(&self, settings: &Settings) -> Option<Result<Outcome, Unchecked>> {
        let path = &*from_here(settings.path.as_deref()?);
        if let Some(error) = &settings.error {
            return Some(Err(Unchecked { path: plain(path), message: error.message(self.lang) }));
        }
        if settings.config.is_later() {
            let said = settings.findings.first().map(|finding| finding.message.clone());
            return Some(Err(Unchecked { path: plain(path), message: said.unwrap_or_default() }));
        }
        let findings = settings.shown(settings.findings.clone());
        let found = !findings.is_empty();
        found.then(|| {
            let mut outcome =
                self.outcome(path, About::default(), lines(&settings.text), settings, edition::latest(), findings);
            outcome.summary.files = 0;
            Ok(outcome)
        })
    }

    /// What is in no output.
    fn nothing(&self, summary: Summary, mended: Mended) -> Outcome {
        Outcome { parts: vec![String::new(); self.sinks.len()], summary, rules: Vec::new(), baseline: None, mended }
    }

    fn outcome(
        &self,
        path: &Path,
        about: About,
        (text, positions): (&str, Positions),
        settings: &Settings,
        edition: &'static Edition,
        mut findings: Vec<Finding>,
    ) -> Outcome {
        let mut kept = None;
        match &self.baseline {
            Some((baseline, Some(known))) => {
                findings = known.new_findings(&baseline::relative(path, baseline), findings, edition);
            }
            Some((baseline, None)) => {
                let mut new = Baseline::new();
                new.add(&baseline::relative(path, baseline), &findings, edition);
                kept = Some(new);
            }
            None => {}
        }
        let (summary, mended) = (Summary::of(&findings), Mended::default());
        let rules = findings.iter().map(|finding| finding.rule.name).collect();
        let quiet = |sink: &Sink| findings.is_empty() && !sink.output.shows_clean();
        if self.sinks.iter().all(quiet) {
            return Outcome { rules, baseline: kept, ..self.nothing(summary, mended) };
        }
        let path = plain(path);
        let checked =
            Checked { path: &path, about, text, positions, edition, law: settings.law.as_ref(), findings: &findings };
        let part = |sink: &Sink| if quiet(sink) { String::new() } else { sink.output.file(&checked) };
        Outcome { parts: self.sinks.iter().map(part).collect(), summary, rules, baseline: kept, mended }
    }
}

/// A text, places in which are told by lines.
fn lines(text: &str) -> (&str, Positions) {
    (text, Positions::of_text(text))
}

/// Which documents of other formats are taken of a folder: none that would have to be changed.
pub(super) fn documents(args: &CheckArgs) -> Documents {
    if args.mends() { Documents::None } else { Documents::asked(args.documents) }
}

/// So many bytes of what was read for the index are kept until they are checked; what is beyond is read once more.
const MOST_KEPT: usize = 96 << 20;

/// The index of the reports that are looked at together. One alone has no neighbours but those that it names.
pub(in crate::cli) fn index(inputs: &[Input]) -> Index {
    let asked = Asked::of(inputs);
    if inputs.len() < 2 || !asked.beside {
        return Index::default();
    }
    let reading = Reading::new(asked.lines, MOST_KEPT);
    Index::new(for_each(inputs, |input| entry(input, &reading).map(Arc::new)).into_iter().flatten().collect())
}

/// The same for who asks again and again, with what is known already of the files that are as they were.
pub(super) fn next_index(inputs: &[Input], before: &Index, is_same: impl Fn(&Path) -> bool + Sync) -> Index {
    let asked = Asked::of(inputs);
    if !asked.beside {
        return Index::default();
    }
    let reading = Reading::new(asked.lines, 0);
    let read = |input: &Input| match before.entry(input.path()).filter(|entry| is_same(&entry.path)) {
        Some(entry) => Some(entry.clone()),
        None => entry(input, &reading).map(Arc::new),
    };
    Index::new(for_each(inputs, read).into_iter().flatten().collect()).keeping(Some(before))
}

/// In which order to work on inputs: what others will ask for comes before them.
pub(in crate::cli) fn turns<I: Borrow<Input>>(index: &Index, inputs: &[I]) -> Turns {
    Turns::By(index.in_turn(inputs.iter().map(|input| input.borrow().path())))
}

fn entry(input: &Input, reading: &Reading) -> Option<Entry> {
    let root = || input.project();
    match input {
        Input::File { path, place, .. } => reading.file(path, Some(place), root),
        Input::Member { path, member, .. } => reading.bytes(path, &member.bytes().ok()?, root),
        Input::Converted { made, .. } => reading.converted(input.path(), &made.bytes().ok()?, root),
        Input::Stdin { name, bytes, .. } => reading.bytes(name, bytes, root),
    }
}

/// What rules ask of other reports.
#[derive(Clone, Copy, Default)]
struct Asked {
    beside: bool,
    lines: bool,
}

impl Asked {
    fn of(inputs: &[Input]) -> Asked {
        let (mut asked, mut last) = (Asked::default(), std::ptr::null());
        for input in inputs {
            let settings = input.settings();
            if asked.beside && asked.lines {
                break;
            }
            // Most files have the settings of the one before.
            if std::ptr::eq(settings, last) && settings.config.per_file.is_empty() {
                continue;
            }
            last = settings;
            let levels = settings.levels_of(input.path());
            asked.beside |= levels.look_beside();
            asked.lines |= levels.look_at_lines();
        }
        asked
    }
}
