//! Reports beside others: which of those that were given is last year's of which, and what is kept of one while the other
//! is checked.
#![forbid(unsafe_code)]

use crate::answers::{Content, read};
use nianbao::import::{self, digest_of_imported, digest_of_report, sort, stem};
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
    name: PathBuf,
    /// 机关
    agency: Option<String>,
    /// 年度
    year: Option<i32>,
    /// What its lines say. A number is no string in JavaScript, and no string would be as exact a number.
    #[serde(deserialize_with = "lines")]
    lines: Vec<u64>,
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
        (sort(&self.name), stem(&self.name))
    }
}

/// For each report last year's, or those that may be, and the one that it reads like, by their numbers.
pub fn kin(members: &[Told]) -> Value {
    let (names, alike) = (Names::of(members), alike(members));
    let kin: Vec<Value> = (members.iter().enumerate())
        .map(|(at, member)| {
            let last = match (member.agency(), member.year) {
                (Some(agency), Some(year)) => names.last(members, (agency, year), &member.name),
                _ => Last::None,
            };
            let (last, several) = match last {
                Last::None => (None, Vec::new()),
                Last::One(at) => (Some(at), Vec::new()),
                Last::Several(all) => (None, all),
            };
            json!({ "last": last, "several": several, "alike": alike.get(&at) })
        })
        .collect();
    json!({ "kin": kin })
}

thread_local! {
    /// The neighbours of the reports that are being looked at, by who looks.
    static BESIDE: RefCell<BTreeMap<String, Rc<Neighbours>>> = const { RefCell::new(BTreeMap::new()) };
}

/// A neighbour that is given: its name, and how many bytes it has.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Given {
    name: String,
    size: usize,
}

/// Keeps what somebody who looks needs of neighbours. What cannot be read is told where it is checked itself.
pub fn keep(key: String, last: Option<Given>, alike: Option<Given>, several: Vec<PathBuf>, files: &[u8], lang: Lang) {
    let mut rest = files;
    let mut digest = |given: Option<Given>| {
        let Given { name, size } = given?;
        let (bytes, after) = rest.split_at_checked(size)?;
        rest = after;
        digest(&name, bytes, lang).map(Arc::new)
    };
    let mut neighbours = Neighbours { last_year: digest(last).into_iter().collect(), ..Neighbours::default() };
    neighbours.alike = digest(alike);
    if !several.is_empty() {
        neighbours.troubles.push(Trouble { kin: Kin::LastYear, entry: 0, what: Want::Several(several) });
    }
    BESIDE.with_borrow_mut(|beside| beside.insert(key, Rc::new(neighbours)));
}

fn digest(name: &str, bytes: &[u8], lang: Lang) -> Option<Digest> {
    Some(match read(name, bytes, lang).ok()? {
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
