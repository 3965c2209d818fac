//! The reports that are looked at together.

use super::entry::{self, Entry, Kept, digest, front_matter, names_any};
use super::named::Named;
use super::paths::{From, MOST, Target, canonical};
use crate::import::{digest_of_report, is_report};
use crate::lint::{Digest, Kin, Last, Names, Neighbours, Trouble, Want, alike, is_first};
use crate::report::{FrontMatter, Report};
use crate::text::{Lang, say};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// The reports that are looked at together.
#[derive(Default, Debug)]
pub struct Index {
    entries: Vec<Arc<Entry>>,
    slots: Vec<Slot>,
    by_name: Names,
    by_path: FxHashMap<PathBuf, usize>,
    by_place: OnceLock<FxHashMap<PathBuf, usize>>,
    /// For each report the earlier one that it reads like.
    alike: FxHashMap<usize, usize>,
    /// What was found already, for who asks again and again.
    kept: Option<Mutex<FxHashMap<PathBuf, Found>>>,
}

/// What is made of a report for others.
#[derive(Default, Debug)]
struct Slot {
    /// How many others are still to ask for its digest.
    wanted: AtomicUsize,
    /// Those whose digests it will ask for, as far as that can be told.
    asks: Vec<usize>,
    digest: Mutex<Option<Arc<Digest>>>,
    named: OnceLock<Named>,
}

/// The neighbours of a report, and what it said of itself then.
#[derive(Debug)]
struct Found {
    name: (Option<String>, Option<i32>),
    named: Named,
    neighbours: Arc<Neighbours>,
}

/// A report whose neighbours are looked for.
#[derive(Clone, Copy)]
pub struct Of<'o> {
    /// Its path.
    pub path: &'o Path,
    /// What it says of itself.
    pub front: &'o FrontMatter,
    /// Finds the folder that its neighbours have to be in.
    pub root: &'o dyn Fn() -> PathBuf,
    /// The language of messages.
    pub lang: Lang,
}

/// A report while its neighbours are gathered.
struct Own<'o> {
    at: Option<usize>,
    place: Cow<'o, Path>,
    lang: Lang,
    neighbours: Neighbours,
}

impl Index {
    /// The index of some reports, in the order of their paths.
    pub fn new(entries: Vec<Arc<Entry>>) -> Index {
        let slots = entries.iter().map(|_| Slot::default()).collect();
        let (by_name, alike) = (Names::of(&entries), alike(&entries));
        let mut index = Index { by_name, alike, slots, entries, ..Index::default() };
        for (at, entry) in index.entries.iter().enumerate() {
            index.by_path.insert(entry.path.clone(), at);
        }
        index.find_asked();
        index
    }

    /// An index that keeps what it finds: for who asks again and again. What another had kept of the same reports is taken
    /// over.
    pub fn keeping(self, before: Option<&Index>) -> Index {
        if let Some(before) = before {
            for (slot, entry) in self.slots.iter().zip(&self.entries) {
                let known = before.by_path.get(&entry.path).copied();
                let same = known.filter(|&at| before.entries.get(at).is_some_and(|other| Arc::ptr_eq(other, entry)));
                if let Some(other) = same.and_then(|at| before.slots.get(at)) {
                    lock(&slot.digest).clone_from(&lock(&other.digest));
                }
            }
        }
        Index { kept: Some(Mutex::default()), ..self }
    }

    /// Whether it can have no neighbours for a report that names none.
    pub fn is_empty(&self) -> bool {
        self.entries.len() < 2
    }

    /// What a report said of itself when it was read.
    pub fn front(&self, path: &Path) -> Option<&FrontMatter> {
        Some(&self.entry(path)?.front)
    }

    /// The entry of a file.
    pub fn entry(&self, path: &Path) -> Option<&Arc<Entry>> {
        self.entries.get(*self.by_path.get(path)?)
    }

    /// What was read of a file, for who works on it now.
    pub fn take(&self, path: &Path) -> Option<Kept> {
        let &at = self.by_path.get(path)?;
        let (entry, slot) = (self.entries.get(at)?, self.slots.get(at)?);
        if slot.wanted.load(Ordering::Relaxed) > 0 { entry.borrow() } else { entry.take() }
    }

    /// Takes what others will ask of a report that somebody has before him.
    pub fn offer(&self, path: &Path, report: &Report) {
        let Some(slot) = self.by_path.get(path).and_then(|&at| self.slots.get(at)) else { return };
        if slot.wanted.load(Ordering::Relaxed) > 0 {
            lock(&slot.digest).get_or_insert_with(|| Arc::new(digest_of_report(report, path)));
        }
    }

    /// Whether what was found for one of the reports rests on a file, or might if it were there.
    pub fn rests_on(&self, path: &Path) -> bool {
        let is_it = |digest: &Digest| digest.document.path == path;
        let rests = |neighbours: &Neighbours| {
            let included = neighbours.included.iter().map(|(_, digest)| digest);
            !neighbours.troubles.is_empty() || neighbours.last_year.iter().chain(included).any(|digest| is_it(digest))
        };
        self.kept.as_ref().is_some_and(|kept| lock(kept).values().any(|found| rests(&found.neighbours)))
    }

    /// Finds which reports will ask for which, as far as that can be told.
    fn find_asked(&mut self) {
        let asks: Vec<Vec<usize>> = (0..self.entries.len()).map(|at| self.asked_by(at).collect()).collect();
        for &asked in asks.iter().flatten() {
            if let Some(slot) = self.slots.get_mut(asked) {
                *slot.wanted.get_mut() += 1;
            }
        }
        for (slot, asks) in self.slots.iter_mut().zip(asks) {
            slot.asks = asks;
        }
    }

    /// The reports that one will ask for: that which it reads like, last year's, those that it names.
    fn asked_by(&self, at: usize) -> impl Iterator<Item = usize> {
        let front = self.entries.get(at).filter(|entry| entry.front.last_year.is_empty());
        let last = front.and_then(|entry| match self.last_of(&entry.front, &entry.place) {
            Last::One(last) => Some(last),
            Last::None | Last::Several(_) => None,
        });
        let named = self.named(at).into_iter();
        let named = named.flat_map(|named| named.last_year.iter().flatten().chain(named.units()));
        let named = named.filter_map(|target| self.at(target));
        self.alike.get(&at).copied().into_iter().chain(last).chain(named)
    }

    /// In which order to work on some files, by their numbers: what others will ask for comes before them, so that it is read
    /// once for all; otherwise as they stand.
    pub fn in_turn<'p>(&self, paths: impl Iterator<Item = &'p Path>) -> Vec<usize> {
        let entries: Vec<Option<usize>> = paths.map(|path| self.by_path.get(path).copied()).collect();
        let mut numbers = vec![None; self.entries.len()];
        for (number, entry) in entries.iter().enumerate() {
            if let Some(slot) = entry.and_then(|entry| numbers.get_mut(entry)) {
                *slot = Some(number);
            }
        }
        let asks = |number: usize| entries.get(number).copied().flatten().and_then(|entry| self.slots.get(entry));
        let asks = |number: usize| asks(number).map_or(&[][..], |slot| &slot.asks);
        let mut seen = vec![false; entries.len()];
        let mut order = Vec::with_capacity(entries.len());
        // Each with how many of those that it asks for have been looked at. Who asks for one another come as they stand.
        let mut open: Vec<(usize, usize)> = Vec::new();
        for first in 0..entries.len() {
            open.extend((!std::mem::replace(&mut seen[first], true)).then_some((first, 0)));
            while let Some((number, looked_at)) = open.last_mut() {
                let Some(&asked) = asks(*number).get(*looked_at) else {
                    order.push(*number);
                    open.pop();
                    continue;
                };
                *looked_at += 1;
                if let Some(next) = numbers.get(asked).copied().flatten()
                    && !std::mem::replace(&mut seen[next], true)
                {
                    open.push((next, 0));
                }
            }
        }
        order
    }

    /// The files that a report of the index names; none where it names none.
    fn named(&self, at: usize) -> Option<&Named> {
        let entry = self.entries.get(at)?;
        let root = entry.root.as_deref()?;
        Some(self.slots.get(at)?.named.get_or_init(|| Named::of(&entry.front, From { path: &entry.path, root })))
    }

    /// The number of a file that is in the index.
    fn at(&self, target: &Target) -> Option<usize> {
        self.by_path.get(&target.path).copied().or_else(|| self.by_place().get(&target.place).copied())
    }

    fn by_place(&self) -> &FxHashMap<PathBuf, usize> {
        let all = || self.entries.iter().enumerate().map(|(at, entry)| (entry.place.clone(), at)).collect();
        self.by_place.get_or_init(all)
    }

    /// The neighbours of a report.
    pub fn neighbours(&self, of: Of<'_>) -> Arc<Neighbours> {
        let Some(kept) = &self.kept else {
            let named = names_any(of.front).then(|| self.named_now(of));
            return Arc::new(self.gather(of, named.as_deref()));
        };
        let agency = of.front.agency.as_ref().map(|agency| agency.value.as_str());
        let year = of.front.year.as_ref().map(|year| year.value);
        if let Some(found) = lock(kept).get(of.path)
            && (found.name.0.as_deref(), found.name.1) == (agency, year)
            && found.named.is_of(of.front)
        {
            return found.neighbours.clone();
        }
        let named = Named::of(of.front, From { path: of.path, root: &(of.root)() });
        let neighbours = Arc::new(self.gather(of, Some(&named)));
        let found = Found { name: (agency.map(str::to_owned), year), named, neighbours: neighbours.clone() };
        lock(kept).insert(of.path.to_owned(), found);
        neighbours
    }

    /// The files that a report names, which may be known.
    fn named_now(&self, of: Of<'_>) -> NamedNow<'_> {
        let known = self.by_path.get(of.path).and_then(|&at| self.named(at));
        match known.filter(|named| named.is_of(of.front)) {
            Some(named) => NamedNow::Known(named),
            None => NamedNow::New(Box::new(Named::of(of.front, From { path: of.path, root: &(of.root)() }))),
        }
    }

    fn gather(&self, of: Of<'_>, named: Option<&Named>) -> Neighbours {
        let at = self.by_path.get(of.path).copied();
        let place = at.and_then(|at| self.entries.get(at)).map(|entry| Cow::Borrowed(&*entry.place));
        let place = place.unwrap_or_else(|| Cow::Owned(canonical(of.path)));
        let at = at.or_else(|| self.by_place().get(&*place).copied());
        let mut own = Own { at, place, lang: of.lang, neighbours: Neighbours::default() };
        match named {
            _ if is_first(&of.front.last_year) => {}
            Some(named) if !named.last_year.is_empty() => self.last_named(named, &mut own),
            _ => self.last_by_agency(of.front, &mut own),
        }
        if let Some(named) = named {
            self.included(named, of, &mut own);
        }
        let alike = own.at.and_then(|at| self.alike.get(&at));
        own.neighbours.alike = alike.and_then(|&at| self.digest(at, of.lang).ok());
        own.neighbours
    }

    /// Last year's report by agency and year.
    fn last_of(&self, front: &FrontMatter, own: &Path) -> Last {
        let (Some(agency), Some(year)) = (&front.agency, &front.year) else { return Last::None };
        self.by_name.last(&self.entries, (&agency.value, year.value), own)
    }

    fn last_by_agency(&self, front: &FrontMatter, own: &mut Own<'_>) {
        match self.last_of(front, &own.place) {
            Last::None => {}
            // What cannot be read is told where it is checked itself.
            Last::One(at) => own.neighbours.last_year.extend(self.digest(at, own.lang)),
            Last::Several(all) => {
                let paths = all.iter().filter_map(|&at| Some(self.entries.get(at)?.path.clone())).collect();
                own.trouble(Kin::LastYear, 0, Want::Several(paths));
            }
        }
    }

    /// Last year's reports as 上年报告 names them.
    fn last_named(&self, named: &Named, own: &mut Own<'_>) {
        let mut seen: FxHashSet<&Path> = FxHashSet::default();
        for (entry, target) in named.last_year.iter().enumerate() {
            match target {
                Ok(target) if target.place == *own.place => own.trouble(Kin::LastYear, entry, Want::Itself),
                // Written twice it is one.
                Ok(target) if !seen.insert(&target.place) => {}
                Ok(target) => match self.digest_of(target, own.lang) {
                    Ok(digest) => own.neighbours.last_year.push(digest),
                    Err(reason) => own.unreadable(Kin::LastYear, entry, target, &reason),
                },
                Err(what) => own.trouble(Kin::LastYear, entry, what.clone()),
            }
        }
    }

    /// The reports that this one sums up.
    fn included(&self, named: &Named, of: Of<'_>, own: &mut Own<'_>) {
        let mut seen: FxHashSet<&Path> = FxHashSet::default();
        for (entry, targets) in named.included.iter().enumerate() {
            let met = match targets {
                Ok(met) => met,
                Err(what) => {
                    own.trouble(Kin::Included, entry, what.clone());
                    continue;
                }
            };
            if met.leads_out {
                own.trouble(Kin::Included, entry, Want::Outside);
            }
            let is_own = |target: &Target| target.by_pattern && target.place == *own.place;
            if !met.targets.is_empty() && met.targets.iter().all(is_own) {
                own.trouble(Kin::Included, entry, Want::Itself);
            }
            for target in &met.targets {
                if target.place == *own.place {
                    // A pattern is meant for the others.
                    if !target.by_pattern {
                        own.trouble(Kin::Included, entry, Want::Itself);
                    }
                    continue;
                }
                if !seen.insert(&target.place) {
                    continue;
                }
                match self.digest_of(target, own.lang) {
                    Ok(_) if self.leads_back(target, &own.place, of) => {
                        own.trouble(Kin::Included, entry, Want::Itself);
                    }
                    Ok(digest) => own.neighbours.included.push((entry, digest)),
                    Err(reason) => own.unreadable(Kin::Included, entry, target, &reason),
                }
            }
        }
    }

    /// Whether a report sums up, by however many steps, the one that sums it up.
    fn leads_back(&self, target: &Target, own: &Path, of: Of<'_>) -> bool {
        let mut seen: FxHashSet<PathBuf> = FxHashSet::default();
        let mut next = vec![target.clone()];
        while let Some(target) = next.pop() {
            if seen.len() > MOST || !is_report(&target.path) || !seen.insert(target.place.clone()) {
                continue;
            }
            let read;
            let named = match self.at(&target) {
                Some(at) => self.named(at),
                None => {
                    let Ok(text) = super::super::read_small(&target.path, entry::MOST) else { continue };
                    let front = front_matter(&text);
                    read = Named::of(&front, From { path: &target.path, root: &(of.root)() });
                    Some(&read)
                }
            };
            // A pattern that meets the report itself is meant for the others.
            let Some(named) = named else { continue };
            if named.units().any(|unit| unit.place == own) {
                return true;
            }
            next.extend(named.units().cloned());
        }
        false
    }

    /// What is kept of a file.
    fn digest_of(&self, target: &Target, lang: Lang) -> Result<Arc<Digest>, String> {
        match self.at(target) {
            Some(at) => self.digest(at, lang),
            None => digest(&target.path, lang).map(Arc::new),
        }
    }

    /// What is kept of a report of the index. Unless it is asked again and again, it goes with the last who wants it.
    fn digest(&self, at: usize, lang: Lang) -> Result<Arc<Digest>, String> {
        let (Some(entry), Some(slot)) = (self.entries.get(at), self.slots.get(at)) else { return Err(String::new()) };
        let mut digest = lock(&slot.digest);
        let made = match &*digest {
            Some(digest) => digest.clone(),
            None => Arc::new(entry.digest(lang)?),
        };
        let less = |wanted: usize| Some(wanted.saturating_sub(1));
        let before = slot.wanted.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).unwrap_or(0);
        *digest = (self.kept.is_some() || before > 1).then(|| made.clone());
        Ok(made)
    }
}

/// What a report names, known already or looked for now.
enum NamedNow<'i> {
    Known(&'i Named),
    New(Box<Named>),
}

impl std::ops::Deref for NamedNow<'_> {
    type Target = Named;

    fn deref(&self) -> &Named {
        match self {
            NamedNow::Known(named) => named,
            NamedNow::New(named) => named,
        }
    }
}

impl Own<'_> {
    fn trouble(&mut self, kin: Kin, entry: usize, what: Want) {
        self.neighbours.troubles.push(Trouble { kin, entry, what });
    }

    /// Reasons stand behind the name of a file, here as everywhere.
    fn unreadable(&mut self, kin: Kin, entry: usize, target: &Target, reason: &str) {
        let file = target.path.file_name().unwrap_or_default().to_string_lossy();
        let reason = say!(self.lang, zh: "{file}：{reason}", en: "{file}: {reason}");
        self.trouble(kin, entry, Want::Unreadable(reason));
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
