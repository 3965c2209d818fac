//! `nianbao check --watch`: reports are looked at until somebody presses Ctrl-C. Only what has changed is checked anew,
//! and all of it is reported.

use super::ending::conclude;
use super::interrupt::Interrupt;
use super::one::{Outcome, Run, documents, next_index, turns};
use super::stamps::Stamps;
use crate::cli::baseline::Baseline;
use crate::cli::ending::{FAILED, complain};
use crate::cli::inputs::{Gathered, Input, gather, sources};
use crate::cli::output::Unchecked;
use crate::cli::progress::each;
use crate::cli::shown::shown;
use crate::text::{comma, counted, say, text};
use crate::workspace::AllSettings;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The longest it takes until a change is seen, where looking takes no time.
const INTERVAL: Duration = Duration::from_millis(400);

/// A tenth of the time is spent on looking, and no more: on a slow drive with many files the interval grows.
const SHARE: u32 = 10;

/// How long nothing must change before files are checked, so that several saves, or a rename, count as one change.
const CALM: Duration = Duration::from_millis(150);

/// How many times that is waited for.
const PATIENCE: usize = 20;

/// How many of the changed files are named.
const MANY: usize = 5;

/// What is there at one moment.
struct Look {
    /// The paths that were named and are not there.
    gone: Vec<PathBuf>,
    gathered: Gathered,
    reports: Stamps,
    /// What else decides what is found: configurations and what they name, the baseline.
    others: Stamps,
}

/// What is watched.
struct Watch<'w> {
    run: Run<'w>,
    named: Vec<&'w Path>,
    /// The folder that all paths are seen from.
    start: PathBuf,
    new_settings: Box<dyn Fn() -> AllSettings + 'w>,
    settings: AllSettings,
    known: BTreeMap<PathBuf, Result<Outcome, Unchecked>>,
    /// The neighbours of each report.
    beside: BTreeMap<PathBuf, Vec<PathBuf>>,
    clears: bool,
}

/// Checks, and checks again, until the end is asked for. Gives the exit code of the last check.
pub(super) fn watch<'w>(
    run: Run<'w>,
    named: Vec<&'w Path>,
    new_settings: impl Fn() -> AllSettings + 'w,
) -> io::Result<u8> {
    let interrupt = Interrupt::listen();
    let settings = new_settings();
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let mut watch = Watch {
        run,
        named,
        start: std::env::current_dir()?,
        new_settings: Box::new(new_settings),
        settings,
        known: BTreeMap::new(),
        beside: BTreeMap::new(),
        clears: io::stdout().is_terminal() && !is_dumb,
    };
    let mut last = watch.look(None)?;
    if let Some(gone) = last.gone.first() {
        let path = shown(gone);
        complain(&say!(watch.run.lang,
            zh: "{path}：没有这个文件或文件夹，没有可看的；请核对路径",
            en: "{path}: no such file or folder to watch; check the path"));
        return Ok(FAILED);
    }
    let mut code = watch.round(&last, None)?;
    let mut interval = INTERVAL;
    while !interrupt.comes_within(interval) {
        let begun = Instant::now();
        let mut now = watch.look(Some(&last))?;
        interval = INTERVAL.max(begun.elapsed() * SHARE);
        if now.is_as(&last) {
            continue;
        }
        for _ in 0..PATIENCE {
            if interrupt.comes_within(CALM) {
                return Ok(ended(code));
            }
            let next = watch.look(Some(&now))?;
            let is_calm = next.is_as(&now);
            now = next;
            if is_calm {
                break;
            }
        }
        if !now.is_as(&last) {
            code = watch.round(&now, Some(&last))?;
            last = now;
        }
    }
    Ok(ended(code))
}

/// Leaves the line that a terminal has written `^C` on.
fn ended(code: u8) -> u8 {
    if io::stderr().is_terminal() {
        let _ = writeln!(io::stderr());
    }
    code
}

impl Look {
    /// Whether nothing has changed.
    fn is_as(&self, other: &Look) -> bool {
        (&self.gone, &self.reports, &self.others, &self.gathered.said)
            == (&other.gone, &other.reports, &other.others, &other.gathered.said)
            && self.gathered.inputs.iter().map(Input::path).eq(other.gathered.inputs.iter().map(Input::path))
    }
}

impl Watch<'_> {
    /// Looks at all that there is.
    fn look(&mut self, before: Option<&Look>) -> io::Result<Look> {
        let nothing = Stamps::default();
        let (reports, others) = before.map_or((&nothing, &nothing), |before| (&before.reports, &before.others));
        // A folder that was removed and made anew is another one: only its path leads there.
        let is_there = std::env::set_current_dir(&self.start).is_ok();
        if !is_there {
            let gathered = Gathered { inputs: Vec::new(), missed: Vec::new(), said: Vec::new() };
            let (reports, others) = (Stamps::default(), others.clone());
            return Ok(Look { gone: vec![self.start.clone()], gathered, reports, others });
        }
        let (there, gone): (Vec<&Path>, Vec<&Path>) = self.named.iter().partition(|path| path.exists());
        let mut gathered = self.gather(&there)?;
        let mut now = self.others(others);
        if before.is_some() && now != *others {
            // What applies may be another configuration.
            self.settings = (self.new_settings)();
            gathered = self.gather(&there)?;
            now = self.others(others);
        }
        let reports = Stamps::of(gathered.inputs.iter().map(Input::file), reports);
        let gone = gone.into_iter().map(Path::to_owned).collect();
        Ok(Look { gone, gathered, reports, others: now })
    }

    fn gather(&mut self, there: &[&Path]) -> io::Result<Gathered> {
        gather(&self.run.args.inputs, there, documents(self.run.args), self.run.lang, &mut self.settings)
    }

    fn others(&self, before: &Stamps) -> Stamps {
        let mut files: BTreeSet<PathBuf> = self.settings.looked_for();
        files.extend(self.run.args.baseline.clone());
        Stamps::of(files.iter().map(PathBuf::as_path), before)
    }

    /// Checks what has changed, and reports on all.
    fn round(&mut self, now: &Look, before: Option<&Look>) -> io::Result<u8> {
        let (args, lang) = (self.run.args, self.run.lang);
        let is_other = before.is_none_or(|before| before.others != now.others);
        let mut wrong = None;
        if is_other {
            self.known.clear();
            if let (Some(path), Some(_)) = (&args.baseline, before) {
                match Baseline::read(path, lang) {
                    Ok(baseline) => self.run.baseline = Some((path, Some(baseline))),
                    Err(message) => wrong = Some(message),
                }
            }
        }
        if let Some(before) = before {
            let stale = now.reports.changed_since(&before.reports).chain(now.reports.gone_since(&before.reports));
            // What is in an archive changes with it.
            let is_stale = |input: &&Input| !now.reports.is_same(input.file(), &before.reports);
            let stale = stale.chain(now.gathered.inputs.iter().filter(is_stale).map(Input::path));
            stale.for_each(|path| drop(self.known.remove(path)));
        }
        // A report may be another one's neighbour.
        let same = |path: &Path| !is_other && before.is_some_and(|before| now.reports.is_same(path, &before.reports));
        self.run.sources = sources(&now.gathered.inputs);
        self.run.index = next_index(&now.gathered.inputs, &self.run.index, same);
        let beside = now.gathered.inputs.iter().map(|input| self.run.beside(input));
        let beside: BTreeMap<PathBuf, Vec<PathBuf>> =
            now.gathered.inputs.iter().map(|input| input.path().to_owned()).zip(beside).collect();
        let changed: BTreeSet<&Path> =
            before.map(|before| now.reports.changed_since(&before.reports).collect()).unwrap_or_default();
        for (path, neighbours) in &beside {
            let is_same = self.beside.get(path) == Some(neighbours);
            if !is_same || neighbours.iter().any(|neighbour| changed.contains(neighbour.as_path())) {
                self.known.remove(path);
            }
        }
        self.beside = beside;
        let is_new = |input: &&Input| !self.known.contains_key(input.path());
        let new: Vec<&Input> = now.gathered.inputs.iter().filter(is_new).collect();
        let run = &self.run;
        let work = text!(zh: "检查报告", en: "checking");
        let checked = each(&new, turns(&run.index, &new), work, args.inputs.quiet, lang, |input| run.check(input));
        let checked = new.iter().map(|input| input.path().to_owned()).zip(checked);
        self.known.extend(checked);

        if self.clears {
            let mut out = io::stdout().lock();
            out.write_all(b"\x1B[H\x1B[2J")?;
            out.flush()?;
        }
        let changes = before.map(|before| self.changes(now, before, new.len())).unwrap_or_default();
        if !args.inputs.quiet && !changes.is_empty() {
            complain(&changes);
        }
        wrong.iter().chain(&now.gathered.said).for_each(|said| complain(said));
        for path in &now.gone {
            let path = shown(path);
            complain(&say!(lang,
                zh: "{path}：不在了（改了名、移走了，或者网络盘断开了）；回来后会接着检查，按 Ctrl-C 结束",
                en: "{path}: is gone (renamed, moved, or on a drive that is not connected); it will be checked when it is \
                     back; press Ctrl-C to stop"));
        }
        let configurations = self.settings.configurations();
        let configured: Vec<_> =
            configurations.iter().filter_map(|settings| self.run.configuration(settings)).collect();
        let reports = now.gathered.inputs.iter().filter_map(|input| self.known.get(input.path()));
        let missed = now.gathered.missed.clone();
        let code = conclude(&self.run, configured.iter().chain(reports), missed, false, None)?;
        if !args.inputs.quiet && now.gone.is_empty() {
            complain(text!(zh: "等待改动；按 Ctrl-C 结束", en: "watching for changes; press Ctrl-C to stop").get(lang));
        }
        Ok(if now.gone.is_empty() && wrong.is_none() { code } else { FAILED })
    }

    /// What has changed, in a line.
    fn changes(&self, now: &Look, before: &Look, checked: usize) -> String {
        let lang = self.run.lang;
        let names = |paths: Vec<&Path>| {
            let names: Vec<String> = paths.iter().take(MANY).map(|path| shown(path)).collect();
            let (names, all) = (names.join(comma(lang)), paths.len());
            match all > MANY {
                true => say!(lang, zh: "{names} 等 {all} 个文件", en: "{names} and others ({all} files)"),
                false => names,
            }
        };
        let mut parts = Vec::new();
        let differ = now.reports.changed_since(&before.reports);
        let (changed, new): (Vec<&Path>, Vec<&Path>) = differ.partition(|path| before.reports.has(path));
        if !changed.is_empty() {
            let names = names(changed);
            parts.push(say!(lang, zh: "{names} 有改动", en: "{names} changed"));
        }
        if !new.is_empty() {
            let names = names(new);
            parts.push(say!(lang, zh: "{names} 是新增的", en: "{names} new"));
        }
        let gone: Vec<&Path> = now.reports.gone_since(&before.reports).collect();
        if !gone.is_empty() {
            let names = names(gone);
            parts.push(say!(lang, zh: "{names} 已不在或已排除", en: "{names} gone or excluded"));
        }
        if now.others != before.others {
            parts.push(say!(lang, zh: "设置有改动", en: "the configuration changed"));
        }
        if checked > 0 {
            let reports = counted(checked, "report");
            parts.push(say!(lang, zh: "重新检查了 {checked} 份报告", en: "{reports} checked again"));
        }
        parts.join(&say!(lang, zh: "，", en: ", "))
    }
}
