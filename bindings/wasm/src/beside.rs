//! Reports beside others: which of those that were given is last year's of which, and what is kept of one while the other
//! is checked.
#![forbid(unsafe_code)]

use crate::answers::{Content, not_utf8, read};
use crate::named::{self, Meant, Places};
use nianbao::import::{self, digest_of_imported, digest_of_report, sort};
use nianbao::lint::{Digest, Kin, Last, Member, Names, Neighbours, Sort, Trouble, Want, alike, was};
use nianbao::report::{self, Report};
use nianbao::text::Lang;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

/// What a report says of itself, as it was told when it was gathered.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// The file's name.
    pub name: PathBuf,
    /// 机关
    pub agency: Option<String>,
    /// 年度
    pub year: Option<i32>,
    /// What its lines say. A number is no string in JavaScript, and no string would be as exact a number.
    #[serde(deserialize_with = "lines")]
    pub lines: Vec<u64>,
    /// 上年报告, as it is written.
    pub last_year: Vec<String>,
    /// 汇总, as it is written.
    pub aggregate: Vec<String>,
}

fn lines<'d, D: serde::Deserializer<'d>>(from: D) -> Result<Vec<u64>, D::Error> {
    let lines: Vec<String> = Vec::deserialize(from)?;
    let read = |line: &String| u64::from_str_radix(line, 16).map_err(serde::de::Error::custom);
    lines.iter().map(read).collect()
}

/// The lines of a report, as [`Told`] has them.
pub fn told_lines(text: &str) -> Vec<String> {
    import::identity(text).iter().map(|line| format!("{line:x}")).collect()
}

impl Member for Told {
    fn agency(&self) -> Option<&str> {
        self.agency.as_deref().map(str::trim)
    }

    fn year(&self) -> Option<i32> {
        self.year
    }

    fn lines(&self) -> &[u64] {
        &self.lines
    }

    fn place(&self) -> &Path {
        &self.name
    }

    fn sort(&self) -> (Sort, PathBuf) {
        sort(&self.name)
    }
}

/// For each report last year's, or those that may be, those that it sums up, and the one that it reads like, by their
/// numbers.
pub fn kin(members: &[Told]) -> Value {
    let (names, alike, places) = (Names::of(members), alike(members), Places::of(members));
    let kin: Vec<Value> = (members.iter().enumerate())
        .map(|(at, member)| {
            let named = places.named(at);
            let last = match (member.agency(), member.year) {
                _ if !member.last_year.is_empty() => Last::None,
                (Some(agency), Some(year)) => names.last(members, (agency, year), &member.name),
                _ => Last::None,
            };
            let (by_name, several) = match last {
                Last::None => (None, Vec::new()),
                Last::One(at) => (Some(at), Vec::new()),
                Last::Several(all) => (None, all),
            };
            let last: Vec<(Option<usize>, usize)> =
                named.last.iter().map(|&(entry, at)| (Some(entry), at)).chain(by_name.map(|at| (None, at))).collect();
            json!({
                "last": last,
                "several": several,
                "alike": alike.get(&at),
                "included": named.included,
                "troubles": named.troubles,
                "absent": named.absent,
            })
        })
        .collect();
    json!({ "kin": kin })
}

thread_local! {
    /// The neighbours of the reports that are being looked at, by who looks.
    static BESIDE: RefCell<BTreeMap<String, Rc<Neighbours>>> = const { RefCell::new(BTreeMap::new()) };
}

/// What a file is to the report of who looks.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Last year's report.
    Last,
    /// One that it sums up.
    Included,
    /// Another agency's that has many of the same lines.
    Alike,
}

/// A file beside the report of who looks.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// The file's name.
    name: String,
    /// Whether what is given is the text that the file was made into.
    is_text: bool,
    /// What it is.
    side: Side,
    /// The entry of the front matter that names it.
    entry: Option<usize>,
    /// Why it cannot be read, where that is known already.
    error: Option<String>,
}

/// Begins to keep what somebody who looks needs of neighbours: those of whom there are several are kept by name alone.
pub fn begin(key: String, several: Vec<PathBuf>, troubles: &[named::Trouble]) {
    let mut neighbours = Neighbours::default();
    if !several.is_empty() {
        neighbours.troubles.push(Trouble { kin: Kin::LastYear, entry: 0, what: Want::Several(several) });
    }
    neighbours.troubles.extend(troubles.iter().map(|&named::Trouble { is_included, entry, what }| Trouble {
        kin: if is_included { Kin::Included } else { Kin::LastYear },
        entry,
        what: match what {
            Meant::Itself => Want::Itself,
            Meant::OtherHost => Want::OtherHost,
        },
    }));
    BESIDE.with_borrow_mut(|beside| beside.insert(key, Rc::new(neighbours)));
}

/// Keeps what somebody who looks needs of a neighbour. Of what nobody named and cannot be read is told where it is checked
/// itself.
pub fn keep(key: &str, Given { name, is_text, side, entry, error }: Given, bytes: &[u8], lang: Lang) {
    let digest = error.map_or_else(|| digest(&name, bytes, is_text, lang), Err).map(Arc::new);
    BESIDE.with_borrow_mut(|beside| {
        let Some(neighbours) = beside.get_mut(key).and_then(Rc::get_mut) else { return };
        match (digest, side, entry) {
            (Ok(digest), Side::Last, _) => neighbours.last_year.push(digest),
            (Ok(digest), Side::Included, entry) => neighbours.included.push((entry.unwrap_or(0), digest)),
            (Ok(digest), Side::Alike, _) => neighbours.alike = Some(digest),
            (Err(why), Side::Last | Side::Included, Some(entry)) => {
                let kin = if side == Side::Last { Kin::LastYear } else { Kin::Included };
                // Reasons stand behind the name of a file, here as everywhere.
                let file = name.rsplit('/').next().unwrap_or(&name);
                let why = match lang {
                    Lang::Zh => format!("{file}：{why}"),
                    Lang::En => format!("{file}: {why}"),
                };
                neighbours.troubles.push(Trouble { kin, entry, what: Want::Unreadable(why) });
            }
            (Err(_), ..) => {}
        }
    });
}

fn digest(name: &str, bytes: &[u8], is_text: bool, lang: Lang) -> Result<Digest, String> {
    let content = match is_text {
        true => Content::Text(std::str::from_utf8(bytes).map_err(|_| not_utf8(lang).to_owned())?),
        false => read(name, bytes, lang)?,
    };
    Ok(match content {
        Content::Text(text) => digest_of_report(&report::parse(text), Path::new(name)),
        Content::Document(document) => digest_of_imported(import::import(&document), Path::new(name), lang),
    })
}

/// What is kept for who looks; nothing for who has given nothing.
pub fn kept(key: Option<&str>) -> Rc<Neighbours> {
    let kept = key.and_then(|key| BESIDE.with_borrow(|beside| beside.get(key).cloned()));
    kept.unwrap_or_default()
}

/// Last year's figures, by table, row and column of the report's edition; none where there is no report of last year.
pub fn last_year(report: &Report, neighbours: &Neighbours) -> Value {
    let last = neighbours.of_last_year(report.front_matter.year.as_ref().map(|year| year.value));
    let Some(first) = last.first() else { return Value::Null };
    let mut figures = Map::new();
    for (at, table) in report.edition.tables.iter().enumerate() {
        for (r, row) in table.rows.iter().enumerate() {
            for (c, column) in table.columns.iter().enumerate() {
                if let Some(was) = was(&last, table.id, row.id, column.id) {
                    figures.insert(format!("{at},{r},{c}"), json!(was.value.normalize().to_string()));
                }
            }
        }
    }
    json!({ "name": first.document.path.to_string_lossy(), "figures": figures })
}
