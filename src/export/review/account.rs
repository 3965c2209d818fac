//! Who has handed in what, and what is to be said of it.

use super::carried::matched;
use super::line::{Decision, Line, Mark};
use super::names::folded;
use super::previous::Previous;
use super::read::{Item, Read};
use super::roster::Roster;
use crate::lint::{Severity, severity_name};
use crate::text::{Date, Lang, comma, say};
use rustc_hash::{FxHashMap, FxHashSet};

/// A file that came in.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Its path as it is shown.
    pub file: String,
    /// The report that it is, or why it cannot be read.
    pub read: Result<Read, String>,
}

/// What a review is asked for.
#[derive(Clone, Copy, Default, Debug)]
pub struct Asked {
    /// The year that is reviewed; by default that of most reports.
    pub year: Option<i32>,
    /// The day by which what is not there is late; nothing is, where none is given.
    pub today: Option<Date>,
    /// The language of what is written.
    pub lang: Lang,
}

/// A review.
#[derive(Clone, Default, Debug)]
pub struct Review {
    /// The year that is reviewed, where any report names one.
    pub year: Option<i32>,
    /// The units, in the order of the list; of one with several files a row for each.
    pub units: Vec<Entry>,
    /// What is found, in the order of units and of each report; then what was mended, and what reviewers added.
    pub lines: Vec<Line>,
    /// What was 已核无误, and still is.
    pub settled: Vec<Line>,
    /// What could not be read.
    pub unread: Vec<Unread>,
    /// The names of columns that reviewers added to findings.
    pub added: Vec<String>,
    /// The names of columns that reviewers added to units.
    pub added_to_units: Vec<String>,
    /// What of the list and of last round's sheet was not understood.
    pub doubts: Vec<String>,
    /// Whether there was a round before.
    pub is_again: bool,
}

/// A file that could not be read.
#[derive(Clone, Debug)]
pub struct Unread {
    /// Whose it seems to be.
    pub unit: String,
    /// Its path as it is shown.
    pub file: String,
    /// Why.
    pub why: String,
}

/// A row of the sheet of units.
#[derive(Clone, Default, Debug)]
pub struct Entry {
    /// 单位
    pub unit: String,
    /// 主体, as the list has it.
    pub kind: String,
    /// 期限, as the list has it.
    pub deadline: String,
    /// 报送情况
    pub state: String,
    /// Whether that is as it should be.
    pub is_in_order: bool,
    /// Whether nothing was handed in.
    pub is_missing: bool,
    /// The file.
    pub file: String,
    /// 须修改, 请核对, 供参考; none of what was not read.
    pub counts: Option<[usize; 3]>,
    /// 已改, 未改, 新发现
    pub marks: [usize; 3],
    /// 结论
    pub conclusion: String,
    /// 说明
    pub remark: String,
    /// What stands in the columns that reviewers added.
    pub added: Vec<String>,
}

impl Review {
    /// 须修改, 请核对, 供参考 of all units.
    pub fn counts(&self) -> [usize; 3] {
        let counts = self.units.iter().filter_map(|entry| entry.counts);
        counts.fold([0; 3], |sum, counts| std::array::from_fn(|at| sum[at] + counts[at]))
    }

    /// 已改, 未改, 新发现 of all units.
    pub fn marks(&self) -> [usize; 3] {
        self.units.iter().fold([0; 3], |sum, entry| std::array::from_fn(|at| sum[at] + entry.marks[at]))
    }

    /// How many units handed in, and how many did not.
    pub fn handed_in(&self) -> (usize, usize) {
        let missing = self.units.iter().filter(|entry| entry.is_missing).count();
        let mut names: Vec<&str> =
            self.units.iter().filter(|entry| !entry.is_missing).map(|entry| &*entry.unit).collect();
        names.sort_unstable();
        names.dedup();
        (names.len(), missing)
    }
}

/// A unit and what it handed in.
#[derive(Default)]
struct Group {
    name: String,
    /// Its place in the list.
    listed: Option<usize>,
    files: Vec<(Submission, Vec<String>)>,
    /// Reports of other years that lie beside.
    beside: Vec<String>,
    /// Whether only last round knows it.
    is_past: bool,
}

/// Reviews what came in.
pub fn review(
    submissions: Vec<Submission>,
    roster: Option<&Roster>,
    previous: Option<&Previous>,
    asked: &Asked,
) -> Review {
    let year = asked.year.or_else(|| most(&submissions));
    let mut review = Review { year, is_again: previous.is_some(), ..Review::default() };
    review.doubts.extend(roster.iter().flat_map(|roster| roster.doubts.iter().cloned()));
    let mut groups = grouped(submissions, roster, year, asked.lang);
    let mut old: FxHashMap<String, Vec<&Line>> = FxHashMap::default();
    if let Some(previous) = previous {
        review.doubts.extend(previous.doubts.iter().cloned());
        (review.added, review.added_to_units) = (previous.added.clone(), previous.added_to_units.clone());
        let mut known: FxHashSet<String> = groups.iter().map(|group| key(&group.name, roster)).collect();
        for line in &previous.lines {
            let key = key(&line.unit, roster);
            if known.insert(key.clone()) {
                groups.push(Group { name: line.unit.clone(), is_past: true, ..Group::default() });
            }
            old.entry(key).or_default().push(line);
        }
    }
    let added: FxHashMap<String, &Vec<String>> =
        previous.iter().flat_map(|it| &it.units).map(|(unit, added)| (key(unit, roster), added)).collect();
    for group in groups {
        let key = key(&group.name, roster);
        let old = old.remove(&key).unwrap_or_default();
        let first = review.units.len();
        one(group, &old, roster, asked, &mut review);
        if let (Some(added), Some(entry)) = (added.get(&key), review.units.get_mut(first)) {
            entry.added = (*added).clone();
        }
    }
    review
}

/// A unit by whatever name.
fn key(name: &str, roster: Option<&Roster>) -> String {
    let listed = roster.and_then(|roster| roster.units.get(roster.named(name)?));
    folded(listed.map_or(name, |unit| &unit.name))
}

/// The year of most reports; of two of as many the later.
fn most(submissions: &[Submission]) -> Option<i32> {
    let mut counts: FxHashMap<i32, usize> = FxHashMap::default();
    let years = submissions.iter().filter_map(|submission| submission.read.as_ref().ok()?.year);
    years.for_each(|year| *counts.entry(year).or_default() += 1);
    counts.into_iter().max_by_key(|&(year, count)| (count, year)).map(|(year, _)| year)
}

/// What came in, by units: those of the list first, in its order.
fn grouped(submissions: Vec<Submission>, roster: Option<&Roster>, year: Option<i32>, lang: Lang) -> Vec<Group> {
    let listed = roster.map_or(&[][..], |roster| &roster.units);
    let mut groups: Vec<Group> = listed
        .iter()
        .enumerate()
        .map(|(at, unit)| Group { name: unit.name.clone(), listed: Some(at), ..Group::default() })
        .collect();
    let mut strangers: FxHashMap<String, usize> = FxHashMap::default();
    for submission in submissions {
        let (name, at, remarks) = whose(&submission, roster, lang);
        let at = at.unwrap_or_else(|| {
            *strangers.entry(folded(&name)).or_insert_with(|| {
                groups.push(Group { name, ..Group::default() });
                groups.len() - 1
            })
        });
        groups[at].files.push((submission, remarks));
    }
    // Reports of other years lie beside those that are reviewed, for what was carried over.
    for group in &mut groups {
        let is_other = |file: &Submission| {
            let of = file.read.as_ref().ok().and_then(|read| read.year);
            of.is_some() && year.is_some() && of != year
        };
        if group.files.iter().any(|(file, _)| !is_other(file)) {
            let (others, files) = std::mem::take(&mut group.files).into_iter().partition(|(file, _)| is_other(file));
            group.files = files;
            group.beside = others.into_iter().map(|(file, _): (Submission, Vec<String>)| file.file).collect();
        }
    }
    groups
}

/// Whose a file is: the name, its place in the list, and what is to be said of that.
fn whose(submission: &Submission, roster: Option<&Roster>, lang: Lang) -> (String, Option<usize>, Vec<String>) {
    let Submission { file, read } = submission;
    let agency = read.as_ref().ok().and_then(|read| read.agency.as_deref());
    let Some(roster) = roster else { return (agency.map_or_else(|| stem(file), str::to_owned), None, Vec::new()) };
    if let Some(at) = agency.and_then(|agency| roster.named(agency)) {
        return (String::new(), Some(at), Vec::new());
    }
    if let Some(at) = roster.in_file_name(file) {
        let name = &roster.units[at].name;
        let remark = agency.map(|agency| {
            say!(lang,
                zh: "报告里写的机关是“{agency}”，按文件名当作 {name}，请核对",
                en: "the report names {agency}; taken for {name} by its file's name")
        });
        return (String::new(), Some(at), remark.into_iter().collect());
    }
    let Some(agency) = agency else {
        let remark = say!(lang, zh: "看不出是哪个单位的", en: "it is not known whose it is");
        return (stem(file), None, vec![remark]);
    };
    let near = roster.units.iter().map(|unit| &*unit.name).find(|name| is_near(agency, name));
    let remark = near.map(|near| {
        say!(lang,
            zh: "名单里有“{near}”；如是同一单位，请把这个名称写进别名",
            en: "the list has {near}; if it is the same, add this name to its aliases")
    });
    (agency.to_owned(), None, remark.into_iter().collect())
}

/// Whether two names may be of one agency: one is the end of the other (县教育局, 岚水县教育局), or they differ in one
/// character.
fn is_near(one: &str, two: &str) -> bool {
    let (one, two) = (folded(one), folded(two));
    let shorter = one.chars().count().min(two.chars().count());
    if shorter < 4 {
        return false;
    }
    let differ = one.chars().zip(two.chars()).filter(|(a, b)| a != b).count();
    one.ends_with(&two) || two.ends_with(&one) || one.chars().count() == two.chars().count() && differ == 1
}

/// The name of a file without its folders and its ending.
fn stem(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let name = name.strip_suffix(".nianbao.md").unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

/// One unit.
fn one(group: Group, old: &[&Line], roster: Option<&Roster>, asked: &Asked, review: &mut Review) {
    let lang = asked.lang;
    let unit = group.listed.and_then(|at| roster?.units.get(at));
    let is_stranger = roster.is_some() && unit.is_none() && !group.is_past;
    let (count, is_several) = (group.files.len(), group.files.len() > 1);
    let template = Entry {
        unit: group.name.clone(),
        kind: unit.map_or_else(String::new, |unit| unit.kind.clone()),
        deadline: unit.map_or_else(String::new, |unit| unit.deadline.clone()),
        ..Entry::default()
    };
    let items: Vec<(&Item, usize)> = group
        .files
        .iter()
        .enumerate()
        .flat_map(|(at, (file, _))| {
            file.read.iter().flat_map(move |read| read.items.iter().map(move |item| (item, at)))
        })
        .collect();
    let (lines, settled) = lines(&group, &items, old, review.is_again, lang);
    if group.files.is_empty() {
        let is_late = unit.and_then(|unit| unit.due).zip(asked.today).is_some_and(|(due, today)| due < today);
        let state = match (group.is_past, is_late) {
            (true, _) => say!(lang, zh: "本次未报送", en: "not handed in this time"),
            (_, true) => say!(lang, zh: "应报未报（已逾期）", en: "missing (late)"),
            _ => say!(lang, zh: "应报未报", en: "missing"),
        };
        let conclusion = say!(lang, zh: "催报", en: "to be asked for");
        review.units.push(Entry {
            state,
            conclusion,
            is_missing: true,
            marks: marks(&lines, None),
            ..template.clone()
        });
    }
    for (at, (file, remarks)) in group.files.iter().enumerate() {
        let mut entry = Entry { file: file.file.clone(), ..template.clone() };
        let mut remarks = remarks.clone();
        let of_year = file.read.as_ref().ok().and_then(|read| read.year).filter(|year| review.year != Some(*year));
        let mut states = vec![match (&file.read, of_year) {
            (Err(_), _) => say!(lang, zh: "已报送，读不了", en: "handed in, cannot be read"),
            (Ok(_), Some(year)) => say!(lang, zh: "已报送，年度是 {year}", en: "handed in, of {year}"),
            (Ok(_), None) => say!(lang, zh: "已报送", en: "handed in"),
        }];
        let mut conclusions = Vec::new();
        if is_stranger {
            states.insert(0, say!(lang, zh: "名单外", en: "not in the list"));
            conclusions.push(say!(lang, zh: "请核对单位", en: "see whose it is"));
        }
        if is_several {
            states.push(say!(lang, zh: "同一单位 {count} 份", en: "one of {count} of this unit"));
            conclusions.push(say!(lang, zh: "请确认以哪份为准", en: "see which one counts"));
        }
        if of_year.is_some() {
            conclusions.push(say!(lang, zh: "请核对年度", en: "see of which year it is"));
        }
        match &file.read {
            Err(why) => {
                conclusions.insert(0, say!(lang, zh: "请重新报送", en: "to be handed in anew"));
                remarks.insert(0, why.clone());
                review.unread.push(Unread { unit: group.name.clone(), file: file.file.clone(), why: why.clone() });
            }
            Ok(_) => {
                let mine = lines.iter().filter(|(_, of)| *of == at).map(|(line, _)| line).filter(|line| line.is_open());
                let mut counts = [0; 3];
                for line in mine.clone() {
                    counts[match line.weight() {
                        Severity::Error => 0,
                        Severity::Warning => 1,
                        Severity::Info => 2,
                    }] += 1;
                }
                let must_change = counts[0] > 0 || mine.clone().any(|line| line.decision == Decision::Change);
                let conclusion = match (must_change, counts[1] > 0) {
                    (true, _) => say!(lang, zh: "退回修改", en: "to be mended"),
                    (_, true) => say!(lang, zh: "请核对", en: "to be looked at"),
                    _ => say!(lang, zh: "未发现须改的问题", en: "nothing to be mended was found"),
                };
                conclusions.insert(0, conclusion);
                entry.counts = Some(counts);
            }
        }
        if !group.beside.is_empty() && at == 0 {
            let files = group.beside.join(comma(lang));
            remarks.push(say!(lang, zh: "另有其他年度的报告，只用来核对：{files}", en: "reports of other years lie beside: {files}"));
        }
        let between = if lang == Lang::Zh { "；" } else { "; " };
        entry.is_in_order = states.len() == 1 && file.read.is_ok() && of_year.is_none();
        entry.state = states.join(between);
        entry.conclusion = conclusions.join(between);
        entry.remark = remarks.join(between);
        entry.marks = marks(&lines, Some(at));
        review.units.push(entry);
    }
    review.lines.extend(lines.into_iter().map(|(line, _)| line));
    review.settled.extend(settled);
}

/// How many lines were mended, were not, and are new; of one file, or of all.
fn marks(lines: &[(Line, usize)], file: Option<usize>) -> [usize; 3] {
    let count = |mark: Mark| {
        let of_file = |of: &usize| file.is_none_or(|file| file == *of);
        lines.iter().filter(|(line, of)| line.mark == Some(mark) && of_file(of)).count()
    };
    [Mark::Mended, Mark::Unmended, Mark::New].map(count)
}

/// The lines of a unit, each with the file that it is counted with, and those that were 已核无误.
fn lines(
    group: &Group,
    items: &[(&Item, usize)],
    old: &[&Line],
    is_again: bool,
    lang: Lang,
) -> (Vec<(Line, usize)>, Vec<Line>) {
    let (mut lines, mut settled) = (Vec::new(), Vec::new());
    let found = matched(&items.iter().map(|(item, _)| *item).collect::<Vec<_>>(), old);
    let mut is_taken = vec![false; old.len()];
    for (&(item, file), found) in items.iter().zip(&found) {
        let mut line = Line {
            unit: group.name.clone(),
            level: severity_name(item.severity, lang).to_owned(),
            severity: Some(item.severity),
            place: item.place.clone(),
            text: item.text.clone(),
            message: item.message.clone(),
            help: item.help.clone(),
            ground: item.ground.clone(),
            file: group.files[file].0.file.clone(),
            at: item.at.clone(),
            rule: item.rule.to_owned(),
            title: item.title.to_owned(),
            code: item.code.clone(),
            mark: is_again.then_some(Mark::New),
            ..Line::default()
        };
        if let Some((at, is_same)) = *found {
            is_taken[at] = true;
            let old = old[at];
            line.added.clone_from(&old.added);
            line.progress.clone_from(&old.progress);
            if old.decision == Decision::Right && !is_same {
                let said = say!(lang, zh: "上次已核无误，现有变动", en: "checked last time, changed since");
                if !line.progress.contains(&said) {
                    let between = if line.progress.is_empty() { "" } else { "；" };
                    line.progress = format!("{said}{between}{}", line.progress);
                }
            } else {
                line.handling.clone_from(&old.handling);
                line.decision = old.decision;
                line.mark = Some(Mark::Unmended);
            }
        }
        if line.decision == Decision::Right {
            line.mark = None;
            settled.push(line);
        } else {
            lines.push((line, file));
        }
    }
    let is_read = group.files.iter().any(|(file, _)| file.read.is_ok());
    let first = group.files.iter().position(|(file, _)| file.read.is_ok()).unwrap_or_default();
    for (old, _) in old.iter().zip(&is_taken).filter(|(_, is_taken)| !**is_taken) {
        // Of a unit that had handed in two, one was enough.
        if !old.is_own() && !old.code.is_empty() && items.iter().any(|(item, _)| item.code == old.code) {
            continue;
        }
        let mark = match old.is_own() {
            true => old.mark,
            false if is_read => Some(Mark::Mended),
            false => Some(Mark::Unread),
        };
        let line = Line { unit: group.name.clone(), mark, ..(*old).clone() };
        if line.decision == Decision::Right {
            settled.push(line);
        } else {
            lines.push((line, first));
        }
    }
    (lines, settled)
}
