//! What is known of other reports beside the one that is checked: last year's, those that it sums up, one that reads like
//! it. It is handed in by value; a neighbour is a digest, figures and hashes of lines, and not an analysis.

use super::finding::{Elsewhere, Related};
use super::tables::{self, OfficialTable};
use crate::edition::Edition;
use crate::report::{self, Report, Value};
use crate::text::{Lang, Span, ascii, say, trim};
use memchr::memchr_iter;
use memchr::memmem;
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// The neighbours of a report.
#[derive(Default, Debug)]
pub struct Neighbours {
    /// Last year's report, or those of the agencies that became this one; as they were found, of whatever year they are.
    pub last_year: Vec<Arc<Digest>>,
    /// The reports that this one sums up, each with the entry of 汇总 that names it, by its number: where entries stand, a fix
    /// may change.
    pub included: Vec<(usize, Arc<Digest>)>,
    /// Neighbours that are named and cannot be had.
    pub troubles: Vec<Trouble>,
    /// Another agency's report that has many of the same lines.
    pub alike: Option<Arc<Digest>>,
}

/// A neighbour that cannot be had.
#[derive(Clone, Debug)]
pub struct Trouble {
    /// What it should have been.
    pub kin: Kin,
    /// The entry that names it, by its number; of last year's report of which there are several, none does.
    pub entry: usize,
    /// Why not.
    pub what: Want,
}

/// What a neighbour is to a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kin {
    /// Last year's.
    LastYear,
    /// One that it sums up.
    Included,
}

/// Why a neighbour cannot be had.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Want {
    /// There is no such file.
    Missing,
    /// The file cannot be read: which, and why.
    Unreadable(String),
    /// The path leads out of the project.
    Outside,
    /// It names another machine.
    OtherHost,
    /// It is the report itself, or sums it up in turn.
    Itself,
    /// Several are as likely.
    Several(Vec<PathBuf>),
}

/// What is said of a path that leads out of the project.
pub(super) fn outside(lang: Lang) -> String {
    say!(lang, zh: "路径指到了项目外面，没有读", en: "the path leads out of the project: it was not read")
}

/// What is said of a path that names another machine.
pub(super) fn other_host(lang: Lang) -> String {
    say!(lang,
        zh: "指向别的电脑，没有读；请写相对路径",
        en: "names another machine: it was not read; write a relative path")
}

/// A file's name: from where its path is seen differs.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What is kept of a neighbour.
#[derive(Debug)]
pub struct Digest {
    /// The file, and how places in it are told.
    pub document: Arc<Elsewhere>,
    /// 机关
    pub agency: Option<String>,
    /// 年度
    pub year: Option<i32>,
    /// The edition that it follows.
    pub edition: &'static Edition,
    /// Its title, else its beginning.
    pub head: Span,
    /// The figures of each official table, row by row; none of a table that is not there or cannot be read.
    tables: Vec<Option<Vec<Place>>>,
    /// The lines of prose, by what they say; worked out when somebody asks.
    prose: OnceLock<FxHashMap<u64, Span>>,
}

/// A figure of a neighbour and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The figure, where there is one: a blank is none.
    pub value: Option<Decimal>,
    /// Where it stands.
    pub span: Span,
}

/// A figure of last year's report, or a sum of those of several.
#[derive(Clone, Debug)]
pub struct Was {
    /// The figure.
    pub value: Decimal,
    /// Where it stands, in each report.
    pub places: Vec<(Arc<Elsewhere>, Span, Decimal)>,
}

/// The figure at a place of an official table, in yuan where the format leaves the unit to the author.
pub fn comparable(report: &Report, table: &OfficialTable<'_>, row: usize, column: usize) -> Option<Decimal> {
    let unit = report.tree.slice(table.figures.cell(row, column).unit);
    report::comparable(table.figures.get(row, column)?, unit, &table.spec.columns.get(column)?.kind)
}

impl Digest {
    /// The digest of a report, which stands in `document`.
    pub fn of(report: &Report, document: Arc<Elsewhere>) -> Digest {
        let mut grids: Vec<Option<Vec<Place>>> = report.edition.tables.iter().map(|_| None).collect();
        for table in tables::official(report).iter().filter(|table| table.first && table.flaw.is_none()) {
            let (rows, columns) = (0..table.spec.rows.len(), 0..table.spec.columns.len());
            let places = rows.flat_map(|row| columns.clone().map(move |column| (row, column)));
            let place = |(row, column)| Place {
                value: comparable(report, table, row, column),
                span: table.figures.cell(row, column).span,
            };
            if let Some(grid) = grids.get_mut(table.index) {
                *grid = Some(places.map(place).collect());
            }
        }
        let front = &report.front_matter;
        let head = report.title.as_ref().and_then(|title| title.lines.first().copied()).unwrap_or_default();
        Digest {
            document,
            agency: front.agency.as_ref().map(|agency| agency.value.clone()),
            year: front.year.as_ref().map(|year| year.value),
            edition: report.edition,
            head,
            tables: grids,
            prose: OnceLock::new(),
        }
    }

    /// The figure at a table, row and column, by their stable names, whatever the edition.
    pub fn place(&self, table: &str, row: &str, column: &str) -> Option<Place> {
        let (index, spec) = self.edition.table_named(table)?;
        let row = spec.rows.iter().position(|it| it.id == row)?;
        let column = spec.columns.iter().position(|it| it.id == column)?;
        self.at(index, row, column)
    }

    /// The figure at a table, row and column of its own edition.
    pub fn at(&self, table: usize, row: usize, column: usize) -> Option<Place> {
        let width = self.edition.tables.get(table)?.columns.len();
        self.tables.get(table)?.as_ref()?.get(row * width + column).copied()
    }

    /// Whether it has a table that can be read.
    pub fn has(&self, table: usize) -> bool {
        self.tables.get(table).is_some_and(Option::is_some)
    }

    /// Whose it is: its agency, else its file.
    pub(super) fn name(&self) -> String {
        self.agency.as_deref().map_or_else(|| file_name(&self.document.path), |agency| agency.trim().to_owned())
    }

    /// Where it has a line that says the same.
    pub fn line(&self, hash: u64) -> Option<Span> {
        let lines = || prose(&self.document.text).map(|line| (line.hash, line.span)).collect();
        self.prose.get_or_init(lines).get(&hash).copied()
    }

    /// The report itself, to be shown beside a finding on who names it.
    pub(super) fn itself(&self, lang: Lang) -> Related {
        self.related(self.head, say!(lang, zh: "这一份报告", en: "that report"))
    }

    /// A place in it, to be shown beside a finding.
    pub fn related(&self, span: Span, message: String) -> Related {
        Related { document: Some(self.document.clone()), span, message }
    }
}

impl Neighbours {
    /// The reports of the year before: those of another year are spoken of, and not compared with.
    pub fn of_last_year(&self, year: Option<i32>) -> Vec<&Digest> {
        let right = |digest: &&Arc<Digest>| year.is_some() && digest.year.map(|it| it + 1) == year;
        let found: Vec<&Digest> = self.last_year.iter().filter(right).map(|digest| &**digest).collect();
        // Half of what became one agency is not what it was, nor is one of them twice.
        let whole = found.len() == self.last_year.len()
            && !self.troubles.iter().any(|trouble| trouble.kin == Kin::LastYear)
            && self.last_year_twice().is_none();
        if whole { found } else { Vec::new() }
    }

    /// Two reports of one agency and year among those that are to be last year's; the second by its number.
    pub(super) fn last_year_twice(&self) -> Option<(&Digest, usize, &Digest)> {
        let named = |digest: &Digest| Some((digest.agency.as_deref()?.trim().to_owned(), digest.year?));
        let mut seen: FxHashMap<(String, i32), &Digest> = FxHashMap::default();
        self.last_year.iter().enumerate().find_map(|(at, digest)| {
            let first = seen.insert(named(digest)?, digest)?;
            Some((first, at, &**digest))
        })
    }
}

/// Last year's figure at a place; none where one of several reports has none.
pub fn was(last: &[&Digest], table: &str, row: &str, column: &str) -> Option<Was> {
    let mut was = Was { value: Decimal::ZERO, places: Vec::new() };
    for digest in last {
        let place = digest.place(table, row, column)?;
        let value = place.value?;
        was.value = was.value.checked_add(value)?;
        was.places.push((digest.document.clone(), place.span, value));
    }
    (!was.places.is_empty()).then_some(was)
}

/// Whether a report says that it is the first of its agency.
pub fn is_first(last_year: &[Value<String>]) -> bool {
    matches!(last_year, [only] if only.value.trim() == "无")
}

/// A line of prose, told by what it says.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// The same for lines that say the same, whatever their figures.
    pub hash: u64,
    /// Where it stands.
    pub span: Span,
    /// Its characters, figures and white space left out.
    pub length: u32,
}

/// Shorter lines say the same in many reports.
const SHORTEST: u32 = 24;

/// The lines of prose of a report's sections that are long enough to tell whose they are. Lines are what people copy: one
/// is a paragraph.
pub fn prose(text: &str) -> impl Iterator<Item = Line> {
    let body = memmem::find(text.as_bytes(), b"\n## ").map_or(text.len(), |at| at + 1);
    let rest = text.get(body..).unwrap_or_default();
    let mut start = 0;
    memchr_iter(b'\n', rest.as_bytes()).chain([rest.len()]).filter_map(move |end| {
        let words = trim(rest.get(std::mem::replace(&mut start, end + 1)..end)?);
        if words.starts_with(['#', '|', '<', '-', '｜', '＃', '!', '`']) {
            return None;
        }
        let (mut hasher, mut length) = (FxHasher::default(), 0);
        // Most are Han, of which none is looked at twice.
        let says = |c: &char| matches!(c, '\u{4E00}'..='\u{9FFF}') || !c.is_whitespace() && !ascii(*c).is_ascii_digit();
        for c in words.chars().filter(says) {
            hasher.write_u32(c as u32);
            length += 1;
        }
        (length >= SHORTEST).then(|| Line { hash: hasher.finish(), span: Span::of(words, text), length })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_say_the_same_whatever_their_figures() {
        let text = |year: &str, count: &str| {
            format!(
                "# 报告\n\n本报告依据某条例编制，统计期限为全年，欢迎各界监督并提出意见建议。\n\n## 一、总体情况\n\n\
                {year}年全县各单位围绕𠮷县中心工作主动公开各类信息{count}条，比上年有所增加。\n\n| 表 | 中的字不算，再长也不算，因为是表格里的内容 |\n\n短句。\n"
            )
        };
        let (one, other) = (text("2023", "12"), text("2024", "1 305"));
        let (a, b): (Vec<_>, Vec<_>) = (prose(&one).collect(), prose(&other).collect());
        assert_eq!((a.len(), b.len()), (1, 1));
        assert_eq!(a[0].hash, b[0].hash);
        assert!(a[0].span.slice(&one).starts_with("2023年全县"));
    }
}
