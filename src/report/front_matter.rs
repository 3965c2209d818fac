//! What the front matter says: agency, year, kind, edition, date, related reports.

use crate::edition::{self, Edition};
use crate::syntax::{Scalar, Tree, ascii};
use crate::text::{Date, Span, bare, seen, year};

/// The keys of the front matter.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Key {
    /// 机关
    Agency,
    /// 年度
    Year,
    /// 主体
    Kind,
    /// 格式
    Edition,
    /// 发布日期
    Published,
    /// 上年报告
    LastYear,
    /// 汇总
    Aggregate,
}

impl Key {
    /// Every key, in the order that it is written in.
    pub const ALL: [Key; 7] =
        [Key::Agency, Key::Year, Key::Kind, Key::Edition, Key::Published, Key::LastYear, Key::Aggregate];

    /// The key as it is written.
    pub fn name(self) -> &'static str {
        match self {
            Key::Agency => "机关",
            Key::Year => "年度",
            Key::Kind => "主体",
            Key::Edition => "格式",
            Key::Published => "发布日期",
            Key::LastYear => "上年报告",
            Key::Aggregate => "汇总",
        }
    }

    /// The key of this name, whatever stands in it that nobody sees.
    pub fn named(name: &str) -> Option<Key> {
        let name = seen(name);
        Key::ALL.into_iter().find(|key| key.name() == name)
    }
}

/// Who reports: which duties and dates apply.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AgencyKind {
    /// 政府
    Government,
    /// 部门
    Department,
    /// 乡镇街道
    Township,
    /// 其他
    Other,
}

impl AgencyKind {
    /// Every kind.
    pub const ALL: [AgencyKind; 4] =
        [AgencyKind::Government, AgencyKind::Department, AgencyKind::Township, AgencyKind::Other];

    /// The kind as it is written.
    pub fn name(self) -> &'static str {
        match self {
            AgencyKind::Government => "政府",
            AgencyKind::Department => "部门",
            AgencyKind::Township => "乡镇街道",
            AgencyKind::Other => "其他",
        }
    }

    /// The kind of this name.
    pub fn named(name: &str) -> Option<AgencyKind> {
        AgencyKind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The kind that an agency's name makes certain.
    pub fn of_agency(name: &str) -> Option<AgencyKind> {
        const TOWNSHIPS: [&str; 4] = ["街道办事处", "乡人民政府", "镇人民政府", "苏木人民政府"];
        if TOWNSHIPS.into_iter().any(|ending| name.ends_with(ending)) {
            Some(AgencyKind::Township)
        } else if name.ends_with("人民政府") {
            Some(AgencyKind::Government)
        } else if name.ends_with(['局', '厅']) {
            Some(AgencyKind::Department)
        } else {
            None
        }
    }
}

/// A value that was understood, and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Value<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// The front matter. A value that is missing or could not be understood is `None`.
#[derive(Clone, Default, Debug)]
pub struct FrontMatter {
    /// 机关
    pub agency: Option<Value<String>>,
    /// 年度
    pub year: Option<Value<i32>>,
    /// 主体, where it is given.
    pub kind: Option<Value<AgencyKind>>,
    /// 格式, where it is given.
    pub edition: Option<Value<&'static Edition>>,
    /// 发布日期
    pub published: Option<Value<Date>>,
    /// 上年报告
    pub last_year: Vec<Value<String>>,
    /// 汇总
    pub aggregate: Vec<Value<String>>,
}

impl FrontMatter {
    /// Who reports: as given, else as the name makes certain, else 其他.
    pub fn agency_kind(&self) -> AgencyKind {
        let from_name = || AgencyKind::of_agency(&self.agency.as_ref()?.value);
        self.kind.as_ref().map(|kind| kind.value).or_else(from_name).unwrap_or(AgencyKind::Other)
    }

    /// The edition: as given, else that of the year, else the one in force.
    pub fn edition_or_default(&self) -> &'static Edition {
        let of_year = || self.year.as_ref().map(|year| edition::for_year(year.value));
        self.edition.as_ref().map(|edition| edition.value).or_else(of_year).unwrap_or_else(edition::latest)
    }
}

/// Reads the front matter of a tree. The first of two entries with one key counts.
pub fn read(tree: &Tree) -> FrontMatter {
    let mut found = FrontMatter::default();
    for entry in &tree.entries {
        let Some(key) = Key::named(tree.slice(entry.key)) else { continue };
        let text = bare(&seen(&entry.value.text(&tree.text))).to_owned();
        let span = entry.value.span;
        if text.is_empty() && entry.items.is_empty() {
            continue;
        }
        let list = || entry.values().map(|scalar| string(tree, scalar)).collect::<Vec<_>>();
        match key {
            Key::Agency => keep(&mut found.agency, span, Some(text)),
            Key::Year => keep(&mut found.year, span, year(&text)),
            Key::Kind => keep(&mut found.kind, span, AgencyKind::named(&text)),
            Key::Edition => keep(&mut found.edition, span, edition::by_id(&halfwidth(&text))),
            Key::Published => keep(&mut found.published, span, Date::iso(&text)),
            Key::LastYear if found.last_year.is_empty() => found.last_year = list(),
            Key::Aggregate if found.aggregate.is_empty() => found.aggregate = list(),
            Key::LastYear | Key::Aggregate => {}
        }
    }
    found
}

fn keep<T>(slot: &mut Option<Value<T>>, span: Span, value: Option<T>) {
    if slot.is_none() {
        *slot = value.map(|value| Value { value, span });
    }
}

fn string(tree: &Tree, scalar: &Scalar) -> Value<String> {
    Value { value: scalar.text(&tree.text).into_owned(), span: scalar.span }
}

fn halfwidth(text: &str) -> String {
    text.chars().map(ascii).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{SlipKind, parse};

    #[test]
    fn values_are_read_as_they_are_meant() {
        let text = "---\n机关： '阿城区''s𠮷'\n年度: ２０２３\n格式: 2021\n发布日期: 2024-02-30\n汇总:\n  - a.nianbao\n  - \"镇/*.nianbao\"\n---\n";
        let tree = parse(text);
        let found = read(&tree);
        assert_eq!(found.agency.unwrap().value, "阿城区's𠮷");
        assert_eq!(found.year.unwrap().value, 2023);
        assert_eq!(found.edition.unwrap().value.id, "2021");
        assert_eq!(found.published, None, "30 February");
        let paths: Vec<_> = found.aggregate.iter().map(|path| path.value.as_str()).collect();
        assert_eq!(paths, ["a.nianbao", "镇/*.nianbao"]);
    }

    #[test]
    fn a_list_in_brackets_is_a_list() {
        let paths = |value: &str| {
            let tree = parse(format!("---\n汇总: {value}\n---\n"));
            assert_eq!(tree.entries.len(), 1, "{value}");
            let slips: Vec<_> = tree.slips.iter().map(|slip| slip.kind).collect();
            (read(&tree).aggregate.into_iter().map(|path| path.value).collect::<Vec<_>>(), slips)
        };
        for value in ["[甲.nianbao, '乙, 𠮷.nianbao']", "[ 甲.nianbao ,\"乙, 𠮷.nianbao\" , ] # 两份"] {
            assert_eq!(paths(value), (vec!["甲.nianbao".into(), "乙, 𠮷.nianbao".into()], vec![]), "{value}");
        }
        assert_eq!(paths("[]"), (vec![], vec![]));
        // What is no whole list is a value, of which it is said that YAML reads it otherwise.
        for value in ["[甲]𠮷.nianbao", "[甲, [乙]]", "[甲,, 乙]", "[甲", "[甲] 乙", "[甲 乙: 丙]"] {
            assert_eq!(paths(value), (vec![value.to_owned()], vec![SlipKind::NeedsQuotes]), "{value}");
        }
    }

    #[test]
    fn the_name_tells_the_kind_only_where_it_is_certain() {
        let kind = AgencyKind::of_agency;
        assert_eq!(kind("哈尔滨市阿城区人民政府"), Some(AgencyKind::Government));
        assert_eq!(kind("昌图县七家子镇人民政府"), Some(AgencyKind::Township));
        assert_eq!(kind("云溪市统计局"), Some(AgencyKind::Department));
        assert_eq!(kind("高新区管理委员会"), None);
        assert_eq!(kind("上海市人民政府办公厅"), Some(AgencyKind::Department));
    }
}
