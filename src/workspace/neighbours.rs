//! Which reports are neighbours: last year's by agency and year or as 上年报告 says, and those of 汇总. An index of the
//! reports that are looked at knows of each who reports, on which year, and what its lines say; the neighbour itself is
//! read where it is needed.

use super::documents::content;
use super::{Content, Patterns, absolute, found, regular_document_bytes};
use crate::document;
use crate::import::{self, is_document, is_report};
use crate::lint::{Digest, Elsewhere, Kin, Neighbours, Trouble, Want, is_first, prose};
use crate::report::{self, FrontMatter, Report, Value};
use crate::text::{Lang, Positions, say};
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A report of the index.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its path, as it is shown.
    pub path: PathBuf,
    /// The one path that it has.
    canonical: PathBuf,
    agency: Option<String>,
    year: Option<i32>,
    /// What its lines say.
    lines: Vec<u64>,
}

/// The reports that are looked at together.
#[derive(Default, Debug)]
pub struct Index {
    entries: Vec<Entry>,
    by_name: FxHashMap<(String, i32), Vec<usize>>,
    by_line: FxHashMap<u64, Vec<usize>>,
    by_path: FxHashMap<PathBuf, usize>,
    /// Digests that were made already, where they are kept.
    kept: Option<Mutex<FxHashMap<PathBuf, Arc<Digest>>>>,
}

/// A line that more reports have was handed out to all of them.
const COMMON: usize = 20;

/// So many lines at least are the same in reports that are alike.
const ALIKE: usize = 3;

/// How many reports one may sum up, and how many files are looked at for a pattern.
const MOST: usize = 10_000;

/// The front matter of a text, which is all that is read of it.
pub fn front_matter(text: &str) -> FrontMatter {
    let body = text.trim_start_matches('\u{FEFF}');
    let end = match body.starts_with("---") {
        true => text.get(3..).and_then(|rest| rest.find("\n---")).map_or(0, |at| at + 3 + 4),
        false => 0,
    };
    report::parse(text.get(..end).unwrap_or_default()).front_matter
}

/// The front matter of a file; of a document none is read for itself.
pub fn read_front_matter(path: &Path) -> Option<FrontMatter> {
    match content(path).ok()? {
        Content::Text(text) => Some(front_matter(&text)),
        Content::Document(_) => None,
    }
}

impl Entry {
    /// The entry of a text.
    pub fn of(path: &Path, text: &str) -> Entry {
        let front = front_matter(text);
        let mut lines: Vec<u64> = prose(text).map(|line| line.hash).collect();
        lines.sort_unstable();
        lines.dedup();
        Entry {
            path: path.to_owned(),
            canonical: canonical(path),
            agency: front.agency.map(|agency| agency.value.trim().to_owned()),
            year: front.year.map(|year| year.value),
            lines,
        }
    }

    /// The entry of a file, a document as it is imported; none of what cannot be read, which is told where it is checked.
    pub fn read(path: &Path) -> Option<Entry> {
        // A pipe can be read once, by who checks it.
        super::read::is_file(path).ok()?;
        match content(path).ok()? {
            Content::Text(text) => Some(Entry::of(path, &text)),
            Content::Document(bytes) => {
                let name = path.file_name().and_then(|name| name.to_str());
                let document = document::read(&bytes, name).ok()?;
                Some(Entry::of(path, &import::import(&document).text))
            }
        }
    }
}

impl Index {
    /// The index of some reports, in the order of their paths.
    pub fn new(entries: Vec<Entry>) -> Index {
        let mut index = Index { entries, ..Index::default() };
        for (at, entry) in index.entries.iter().enumerate() {
            if let (Some(agency), Some(year)) = (&entry.agency, entry.year) {
                index.by_name.entry((agency.clone(), year)).or_default().push(at);
            }
            for line in &entry.lines {
                index.by_line.entry(*line).or_default().push(at);
            }
            index.by_path.insert(entry.canonical.clone(), at);
        }
        index
    }

    /// An index that keeps the digests that it makes: for who asks again and again.
    pub fn keeping(self) -> Index {
        Index { kept: Some(Mutex::default()), ..self }
    }

    /// Whether it can have no neighbours for a report that names none.
    pub fn is_empty(&self) -> bool {
        self.entries.len() < 2
    }
}

/// A report whose neighbours are looked for.
#[derive(Clone, Copy)]
pub struct Of<'o> {
    /// Its path.
    pub path: &'o Path,
    /// What it says of itself.
    pub front: &'o FrontMatter,
    /// The folder that its neighbours have to be in.
    pub root: &'o Path,
    /// The language of messages.
    pub lang: Lang,
}

impl Index {
    /// The neighbours of a report.
    pub fn neighbours(&self, of: Of<'_>) -> Neighbours {
        let mut neighbours = Neighbours::default();
        let own = canonical(of.path);
        if !is_first(&of.front.last_year) {
            match of.front.last_year.is_empty() {
                true => self.by_agency(of, &own, &mut neighbours),
                false => self.named(of, &own, &mut neighbours),
            }
        }
        self.included(of, &own, &mut neighbours);
        neighbours.alike = self.alike(&own).and_then(|at| self.digest(&self.entries.get(at)?.path, of.lang).ok());
        neighbours
    }

    /// Last year's report by agency and year: the only one, else the only one in the same folder.
    fn by_agency(&self, of: Of<'_>, own: &Path, neighbours: &mut Neighbours) {
        let (Some(agency), Some(year)) = (&of.front.agency, &of.front.year) else { return };
        let key = (agency.value.trim().to_owned(), year.value - 1);
        let all = self.by_name.get(&key).map_or(&[][..], |all| all);
        let entries: Vec<&Entry> = all.iter().filter_map(|&at| self.entries.get(at)).collect();
        let entries: Vec<&Entry> =
            entries.iter().copied().filter(|it| !is_twin(it, &entries) && it.canonical != own).collect();
        let beside: Vec<&Entry> =
            entries.iter().copied().filter(|entry| entry.canonical.parent() == own.parent()).collect();
        let found = match (&entries[..], &beside[..]) {
            ([], _) => return,
            ([only], _) | (_, [only]) => only,
            _ => {
                let paths = entries.iter().map(|entry| entry.path.clone()).collect();
                let trouble = Trouble { kin: Kin::LastYear, entry: 0, what: Want::Several(paths) };
                return neighbours.troubles.push(trouble);
            }
        };
        // What cannot be read is told where it is checked itself.
        neighbours.last_year.extend(self.digest(&found.path, of.lang));
    }

    /// Last year's reports as 上年报告 names them.
    fn named(&self, of: Of<'_>, own: &Path, neighbours: &mut Neighbours) {
        for (at, entry) in of.front.last_year.iter().enumerate() {
            let trouble = |what| Trouble { kin: Kin::LastYear, entry: at, what };
            match resolved(entry, of) {
                Ok(path) if canonical(&path) == own => neighbours.troubles.push(trouble(Want::Itself)),
                Ok(path) => match self.digest(&path, of.lang) {
                    Ok(digest) => neighbours.last_year.push(digest),
                    Err(reason) => neighbours.troubles.push(trouble(Want::Unreadable(reason))),
                },
                Err(what) => neighbours.troubles.push(trouble(what)),
            }
        }
    }

    /// The reports that this one sums up.
    fn included(&self, of: Of<'_>, own: &Path, neighbours: &mut Neighbours) {
        let mut seen: FxHashSet<PathBuf> = FxHashSet::default();
        for (at, entry) in of.front.aggregate.iter().enumerate() {
            let trouble = |what| Trouble { kin: Kin::Included, entry: at, what };
            let paths = match units(entry, of) {
                Ok(paths) => paths,
                Err(what) => {
                    neighbours.troubles.push(trouble(what));
                    continue;
                }
            };
            let is_pattern = is_pattern(&entry.value);
            for path in paths {
                let place = canonical(&path);
                if place == own {
                    // A pattern is meant for the others.
                    if !is_pattern {
                        neighbours.troubles.push(trouble(Want::Itself));
                    }
                    continue;
                }
                if !seen.insert(place) {
                    continue;
                }
                match self.digest(&path, of.lang) {
                    Ok(_) if leads_back(&path, own, of) => neighbours.troubles.push(trouble(Want::Itself)),
                    Ok(digest) => neighbours.included.push((at, digest)),
                    Err(reason) => {
                        let shown = path.file_name().unwrap_or_default().to_string_lossy();
                        let reason = say!(of.lang, zh: "{reason}（{shown}）", en: "{reason} ({shown})");
                        neighbours.troubles.push(trouble(Want::Unreadable(reason)));
                    }
                }
            }
        }
    }

    /// Another agency's report of the year that most lines of this one are in, where this is the later of the two.
    fn alike(&self, own: &Path) -> Option<usize> {
        let &own = self.by_path.get(own)?;
        let entry = self.entries.get(own)?;
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        let lists = entry.lines.iter().filter_map(|line| self.by_line.get(line)).filter(|list| list.len() <= COMMON);
        for &other in lists.flatten().filter(|&&other| other < own) {
            *shared.entry(other).or_default() += 1;
        }
        let is_other = |at: usize| {
            let other = self.entries.get(at);
            other
                .is_some_and(|other| other.year == entry.year && other.agency.is_some() && other.agency != entry.agency)
        };
        let most = shared.into_iter().filter(|(at, count)| *count >= ALIKE && is_other(*at));
        most.max_by_key(|(at, count)| (*count, std::cmp::Reverse(*at))).map(|(at, _)| at)
    }

    /// What is kept of a report.
    fn digest(&self, path: &Path, lang: Lang) -> Result<Arc<Digest>, String> {
        let kept = self.kept.as_ref().map(|kept| (kept, canonical(path)));
        if let Some((kept, place)) = &kept
            && let Some(digest) = kept.lock().unwrap_or_else(PoisonError::into_inner).get(place)
        {
            return Ok(digest.clone());
        }
        let digest = Arc::new(digest(path, lang)?);
        if let Some((kept, place)) = kept {
            kept.lock().unwrap_or_else(PoisonError::into_inner).insert(place, digest.clone());
        }
        Ok(digest)
    }
}

/// Reads a report and keeps what is needed of it.
pub fn digest(path: &Path, lang: Lang) -> Result<Digest, String> {
    super::read::is_file(path).map_err(|error| error.message(lang))?;
    match content(path).map_err(|error| error.message(lang))? {
        Content::Text(text) => {
            let report = report::parse(text);
            Ok(of_text(&report, path))
        }
        Content::Document(_) => {
            let bytes = regular_document_bytes(path).map_err(|error| error.message(lang))?;
            let imported = super::imported(path, &bytes, lang)?;
            let report = report::parse(&*imported.text);
            let text = report.tree.text.clone();
            let positions = Positions::Origins(Box::new(move |span| imported.origin(span, lang)));
            Ok(Digest::of(&report, Arc::new(Elsewhere { path: path.to_owned(), text, positions })))
        }
    }
}

fn of_text(report: &Report, path: &Path) -> Digest {
    let text = report.tree.text.clone();
    let positions = Positions::of_text(&text);
    Digest::of(report, Arc::new(Elsewhere { path: path.to_owned(), text, positions }))
}

/// Whether an entry is a document beside its own text, which is the same report.
fn is_twin(entry: &Entry, others: &[&Entry]) -> bool {
    is_document(&entry.path)
        && others.iter().any(|other| is_report(&other.path) && stem(&other.canonical) == stem(&entry.canonical))
}

/// A path without the ending that tells what sort of file it is.
fn stem(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = [".nianbao.md", ".nianbao"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(&name);
    let plain = Path::new(name);
    let plain = if is_document(plain) { plain.with_extension("") } else { plain.to_owned() };
    path.with_file_name(plain)
}

/// The one path of a file.
fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| absolute(path))
}

/// Whether an entry names another machine: what is asked of it may tell that machine who asks.
fn names_host(entry: &str) -> bool {
    entry.contains("://") || entry.starts_with("\\\\") || entry.starts_with("//") || entry.starts_with("file:")
}

/// Whether an entry is a pattern.
fn is_pattern(entry: &str) -> bool {
    entry.contains(['*', '?', '['])
}

/// A path with each `.` and `..` taken at its word.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(plain.components().next_back(), Some(Component::Normal(_))) => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// The file that an entry names, which is there and in the project.
fn resolved(entry: &Value<String>, of: Of<'_>) -> Result<PathBuf, Want> {
    let written = entry.value.trim();
    if names_host(written) {
        return Err(Want::OtherHost);
    }
    let folder = of.path.parent().unwrap_or(Path::new(""));
    let path = plain(&folder.join(written));
    // Before anything is asked of the file system: what lies outside is nobody's business here.
    if !absolute(&path).starts_with(of.root) {
        return Err(Want::Outside);
    }
    match path.canonicalize() {
        Err(_) => Err(Want::Missing),
        Ok(place) if !place.starts_with(of.root.canonicalize().unwrap_or_default()) => Err(Want::Outside),
        Ok(place) if place.is_dir() => Err(Want::Missing),
        Ok(_) => Ok(path),
    }
}

/// The files that an entry of 汇总 names, a document beside its own text left out.
fn units(entry: &Value<String>, of: Of<'_>) -> Result<Vec<PathBuf>, Want> {
    if !is_pattern(&entry.value) {
        return resolved(entry, of).map(|path| vec![path]);
    }
    let written = entry.value.trim();
    if names_host(written) {
        return Err(Want::OtherHost);
    }
    let fixed: PathBuf =
        Path::new(written).components().take_while(|part| !is_pattern(&part.as_os_str().to_string_lossy())).collect();
    let rest: PathBuf = Path::new(written).components().skip(fixed.components().count()).collect();
    let folder = plain(&of.path.parent().unwrap_or(Path::new("")).join(&fixed));
    let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder };
    let outside = |path: &Path| !path.starts_with(of.root.canonicalize().unwrap_or_default());
    if !absolute(&folder).starts_with(of.root) || folder.canonicalize().is_ok_and(|place| outside(&place)) {
        return Err(Want::Outside);
    }
    if !folder.is_dir() {
        return Err(Want::Missing);
    }
    let rest = format!("/{}", rest.to_string_lossy().replace('\\', "/"));
    let from = absolute(&folder);
    let (patterns, _) = Patterns::new([&*rest].into_iter(), &from);
    let all = found(&folder, true).into_iter().flatten().map(|found| found.path).take(MOST);
    let mut paths: Vec<PathBuf> =
        all.filter(|path| patterns.match_file(&absolute(path))).map(|path| plain(&path)).collect();
    let texts: FxHashSet<PathBuf> = paths.iter().filter(|path| is_report(path)).map(|path| stem(path)).collect();
    paths.retain(|path| is_report(path) || !texts.contains(&stem(path)));
    if paths.is_empty() { Err(Want::Missing) } else { Ok(paths) }
}

/// Whether a report sums up, by however many steps, the one that sums it up.
fn leads_back(path: &Path, own: &Path, of: Of<'_>) -> bool {
    let mut seen: FxHashSet<PathBuf> = FxHashSet::default();
    let mut next = vec![path.to_owned()];
    while let Some(path) = next.pop() {
        if seen.len() > MOST || !is_report(&path) || !seen.insert(canonical(&path)) {
            continue;
        }
        let Ok(text) = super::read_file(&path) else { continue };
        let front = front_matter(&text);
        let of = Of { path: &path, front: &front, ..of };
        for paths in front.aggregate.iter().filter_map(|entry| units(entry, of).ok()) {
            // A pattern that meets the report itself is meant for the others.
            if paths.iter().any(|path| canonical(path) == own) {
                return true;
            }
            next.extend(paths);
        }
    }
    false
}

/// The folder that a file's neighbours have to be in: that of its configuration, else the nearest that is a repository's,
/// else the current folder or that of the file.
pub fn project(file: &Path, configuration: Option<&Path>) -> PathBuf {
    if let Some(folder) = configuration.and_then(Path::parent) {
        return folder.to_owned();
    }
    let file = absolute(file);
    let folder = file.parent().unwrap_or(&file);
    if let Some(repository) = folder.ancestors().find(|folder| folder.join(".git").exists()) {
        return repository.to_owned();
    }
    let current = absolute(Path::new("."));
    let current = plain(&current);
    if folder.starts_with(&current) && current.parent().is_some() { current } else { folder.to_owned() }
}
