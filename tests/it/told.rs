//! Reports that are told in many ways: their tables hold, and what their text says agrees with the tables. No rule warns
//! of one; each figure that is spoilt is found.

use crate::common::generate::{self, Random};
use nianbao::edition;
use nianbao::lint::{Options, Severity};
use nianbao::report::{self, Report};
use nianbao::text::numeral;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What their sentences are made of.
const SENTENCES: &str = include_str!("../prose/sentences.txt");

/// What stands around a figure until the report is told: the sort, the figure, and what closes it.
const MARKS: [(char, char); 3] = [('⟦', '⟧'), ('⟪', '⟫'), ('⦃', '⦄')];

/// Values by the letters of the sentences.
type Values = BTreeMap<String, i64>;

struct Told<'a> {
    random: &'a mut Random,
    values: Values,
    names: Vec<(&'static str, String)>,
}

/// The figures of a report, by the letters of phrases.md.
fn values(report: &Report, random: &mut Random) -> Values {
    let mut values = Values::new();
    let mut put = |name: String, value: i64| {
        *values.entry(name).or_insert(0) += value;
    };
    for (spec, table) in report.edition.tables.iter().enumerate() {
        let Some(found) = report.table(spec) else { continue };
        let number = |row: usize, column: usize| -> Option<i64> { found.cell(row, column).number()?.try_into().ok() };
        for (at, row) in table.rows.iter().enumerate().filter(|(_, row)| !row.group) {
            let sum: i64 = (0..table.columns.len() - 1).filter_map(|column| number(at, column)).sum();
            let parent = row.parent.map(|parent| table.rows[parent].id);
            match (table.id, row.id) {
                ("applications", id) => {
                    let group = |group: &str| match group {
                        "refused" => Some("G3"),
                        "unable" => Some("G4"),
                        "not-processed" => Some("G5"),
                        "other-handling" => Some("G6"),
                        _ => None,
                    };
                    let sign = match id {
                        "new" => "N",
                        "carried-in" => "P",
                        "carried-out" => "C",
                        "granted" => "G1",
                        "partly-granted" => "G2",
                        "total" => "D",
                        _ => "",
                    };
                    if let Some(group) = parent.and_then(group) {
                        put(group.to_owned(), sum);
                        put(format!("{group}.{}", row.number.trim_end_matches('.')), sum);
                    } else {
                        put(sign.to_owned(), sum);
                    }
                    for (column, who) in ["自", "企", "科", "社", "律", "他"].iter().enumerate() {
                        put(format!("{sign}{who}"), number(at, column).unwrap_or(0));
                        put(format!("{sign}法"), if column > 0 { number(at, column).unwrap_or(0) } else { 0 });
                    }
                }
                ("reviews", id) => {
                    let signs: &[&str] = match id {
                        "reconsideration" => &["R"],
                        "direct-lawsuits" => &["L1", "L"],
                        _ => &["L2", "L"],
                    };
                    for sign in signs {
                        put((*sign).to_owned(), sum);
                        for (column, result) in ["维", "纠", "他", "未"].iter().enumerate() {
                            put(format!("{sign}{result}"), number(at, column).unwrap_or(0));
                        }
                    }
                }
                ("rules", "normative-documents") => {
                    for (column, what) in ["制", "废", "效"].iter().enumerate() {
                        put(format!("规范{what}"), number(at, column).unwrap_or(0));
                    }
                }
                (_, "licences") => put("许可".to_owned(), number(at, 0).unwrap_or(0)),
                (_, "penalties") => put("处罚".to_owned(), number(at, 0).unwrap_or(0)),
                (_, "coercion") => put("强制".to_owned(), number(at, 0).unwrap_or(0)),
                _ => {}
            }
        }
    }
    // A total may be left to be worked out.
    let done = ["G1", "G2", "G3", "G4", "G5", "G6"].iter().map(|group| values[*group]).sum();
    values.insert("D".to_owned(), done);
    ["X", "Y", "Z", "W", "B"].iter().for_each(|name| {
        values.insert((*name).to_owned(), 1 + random.upto(400));
    });
    values
}

impl Told<'_> {
    /// The sum that an expression is.
    fn sum(&self, expression: &str) -> i64 {
        expression.split('+').map(|name| self.values.get(name).copied().unwrap_or_else(|| panic!("{name}"))).sum()
    }

    /// Whether conditions hold: `N>B,C=0`.
    fn holds(&self, conditions: &str) -> bool {
        let value = |side: &str| side.parse().unwrap_or_else(|_| self.sum(side));
        conditions.split(',').filter(|one| !one.is_empty()).all(|one| {
            let at = one.find(['>', '<', '=']).expect("a comparison");
            let (left, right) = (value(&one[..at]), value(&one[at + 1..]));
            match &one[at..=at] {
                ">" => left > right,
                "<" => left < right,
                _ => left == right,
            }
        })
    }

    /// A sentence of a group.
    fn sentence(&mut self, group: &str) -> String {
        let lines: Vec<&str> = SENTENCES
            .lines()
            .filter_map(|line| line.strip_prefix(group)?.strip_prefix(' '))
            .filter_map(|line| match line.strip_prefix('[') {
                Some(rest) => {
                    let (conditions, rest) = rest.split_once("] ").expect("conditions end");
                    self.holds(conditions).then_some(rest)
                }
                None => Some(line),
            })
            .collect();
        let mut text = self.random.one(&lines).to_owned();
        // The innermost alternatives first.
        while let Some(end) = text.find('}') {
            let start = text[..end].rfind('{').expect("alternatives begin");
            let of: Vec<&str> = text[start + 1..end].split('|').collect();
            let one = self.random.one(&of).to_owned();
            text.replace_range(start..=end, &one);
        }
        for (name, written) in &self.names {
            text = text.replace(name, written);
        }
        while let Some(at) = text.find('[') {
            let end = at + text[at..].find(']').expect("an expression ends");
            let sort = text[..at].chars().next_back().expect("a sort");
            let expression = text[at + 1..end].to_owned();
            let written = self.written(sort, &expression);
            text.replace_range(at - sort.len_utf8()..=end, &written);
        }
        text
    }

    fn written(&mut self, sort: char, expression: &str) -> String {
        let percent = |part: i64, whole: i64, places: i64, cut: bool| {
            let scale = 10_i64.pow(places as u32);
            let twice = part * 200 * scale / whole.max(1);
            let value = if cut { twice / 2 } else { (twice + 1) / 2 };
            match places {
                0 => format!("{value}%"),
                _ => format!("{}.{:0width$}%", value / scale, value % scale, width = places as usize),
            }
        };
        match sort {
            '%' | '^' | '~' => {
                let (part, whole) = expression.split_once('/').expect("a share of something");
                let (part, whole) = (self.sum(part), self.sum(whole));
                let part = if sort == '^' { (part - whole).abs() } else { part };
                let (places, cut) = (self.random.upto(2), self.random.chance(30));
                let written = percent(part, whole, places, cut);
                if sort == '~' { written } else { format!("⦃{written}⦄") }
            }
            '$' | '&' => {
                let number = self.number(self.sum(expression), sort == '$');
                if sort == '$' { format!("⟦{number}⟧") } else { format!("⟪{number}⟫") }
            }
            _ => self.number(self.sum(expression), false),
        }
    }

    /// A number as one of many writers has it.
    fn number(&mut self, value: i64, numerals: bool) -> String {
        let plain = value.to_string();
        match self.random.upto(19) {
            0 if value >= 1000 => format!("{},{:03}", value / 1000, value % 1000),
            1 => plain.chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap_or(c)).collect(),
            2 if numerals && (2..100).contains(&value) => numeral(value as u32),
            3 => format!(" {plain} "),
            _ => plain,
        }
    }
}

/// A report, with marks around its figures.
fn told(seed: u64) -> String {
    let text = generate::report(edition::latest(), seed);
    let report = report::parse(&*text);
    let mut random = Random(seed ^ 0x7A11);
    let values = values(&report, &mut random);
    let front = &report.front_matter;
    let agency = front.agency.as_ref().map_or("", |agency| &agency.value);
    let year = front.year.as_ref().map_or(2024, |year| year.value);
    let (we, whole): (&str, &str) = match () {
        () if agency.ends_with("县人民政府") => ("我县", "全县"),
        () if agency.ends_with("区人民政府") => ("我区", "全区各级行政机关"),
        () if agency.ends_with("市人民政府") => ("我市", "全市"),
        () if agency.ends_with("局") => ("我局", "本机关"),
        () if agency.ends_with("镇人民政府") => ("我镇", "全镇"),
        () if agency.ends_with("乡人民政府") => ("我乡", "全乡"),
        () => ("本机关", "本单位"),
    };
    let names = vec![
        ("@whole", whole.to_owned()),
        ("@we", we.to_owned()),
        ("@year", year.to_string()),
        ("@next", (year + 1).to_string()),
        ("@last", (year - 1).to_string()),
    ];
    let mut told = Told { random: &mut random, values, names };
    let mut out = String::new();
    let mut section = "";
    for line in text.lines() {
        out.push_str(line);
        out.push('\n');
        if line.starts_with('#') {
            section = line;
        }
        let groups: &[&str] = match section {
            _ if !line.starts_with('#') => &[],
            _ if line.starts_with("# ") => &["P"],
            _ if line.contains("（一）主动公开") => &["M1", "M2", "M3", "F", "M3"],
            _ if line.contains("（二）依申请公开") => &["F", "A1", "A2", "A3", "F", "M3"],
            _ if line.contains("（五）监督保障") => &["S1", "F"],
            _ if line.contains("（一）存在的主要问题") => &["5"],
            _ if line.starts_with("## 六") => &["G"],
            _ => &[],
        };
        let mut said: Vec<String> = Vec::new();
        for group in groups {
            if group.len() == 1 && *group != "F" || told.random.chance(70) {
                let sentence = told.sentence(group);
                if !said.contains(&sentence) {
                    said.push(sentence);
                }
            }
        }
        // One paragraph, or several.
        let breaks = if told.random.chance(30) { "\n\n" } else { "" };
        if !said.is_empty() {
            out.push_str(&format!("\n{}\n", said.join(breaks)));
        }
    }
    out
}

/// The report without marks, and where each figure stands: its sort, and its span.
fn plain(marked: &str) -> (String, Vec<(char, std::ops::Range<usize>)>) {
    let (mut text, mut figures, mut open) = (String::new(), Vec::new(), None);
    for c in marked.chars() {
        if MARKS.iter().any(|(begins, _)| *begins == c) {
            open = Some((c, text.len()));
        } else if MARKS.iter().any(|(_, ends)| *ends == c) {
            let (sort, start) = open.take().expect("a mark that was opened");
            figures.push((sort, start..text.len()));
        } else {
            text.push(c);
        }
    }
    (text, figures)
}

fn warnings(text: &str) -> Vec<String> {
    let analysis = nianbao::check(text, &Options::default());
    let found = analysis.findings.iter().filter(|finding| finding.severity >= Severity::Warning);
    found.map(|finding| format!("{} {:?}: {}", finding.rule.name, finding.span.slice(text), finding.message)).collect()
}

fn seeds(usual: u64) -> std::ops::Range<u64> {
    // `SEEDS` asks for more than suits every run.
    0..std::env::var("SEEDS").ok().and_then(|count| count.parse().ok()).unwrap_or(usual)
}

fn line_of(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    &text[start..end]
}

#[test]
fn a_report_that_is_right_is_silent_however_it_is_told() {
    let loud: Vec<String> = seeds(300)
        .into_par_iter()
        .filter_map(|seed| {
            let (text, _) = plain(&told(seed));
            let found = warnings(&text);
            (!found.is_empty()).then(|| format!("{seed}: {}", found.join("\n    ")))
        })
        .collect();
    assert!(loud.is_empty(), "{}:\n{}", loud.len(), loud[..loud.len().min(40)].join("\n"));
}

#[test]
fn a_figure_that_is_spoilt_is_found_however_it_is_told() {
    let results: Vec<(char, Option<String>)> = seeds(60)
        .into_par_iter()
        .flat_map_iter(|seed| {
            let (text, figures) = plain(&told(seed));
            figures.into_iter().map(move |(sort, span)| {
                let old = &text[span.clone()];
                let digits: String = old.chars().filter(|c| *c != ',' && *c != ' ').collect();
                let new = if sort == '⦃' { format!("2{old}") } else { format!("77{digits}") };
                let new = if old.trim().starts_with(|c: char| !c.is_ascii_digit() && c > '\u{2E80}' && c < '\u{A000}') {
                    format!("七百{old}")
                } else {
                    new
                };
                let spoilt = [&text[..span.start], &new, &text[span.end..]].concat();
                let found = !warnings(&spoilt).is_empty();
                let at = span.start;
                (sort, (!found).then(|| format!("{seed}: {new} in {}", line_of(&spoilt, at))))
            })
        })
        .collect();
    let mut missed = Vec::new();
    for (sort, name) in [('⟦', "figures of the tables"), ('⟪', "parts and totals"), ('⦃', "shares and changes")] {
        let of = results.iter().filter(|(other, _)| *other == sort);
        let (all, found) = (of.clone().count(), of.clone().filter(|(_, missed)| missed.is_none()).count());
        println!("{name}: {found} of {all}");
        missed.extend(of.filter_map(|(_, missed)| missed.clone()));
    }
    // By chance another reading may give the figure.
    let most = results.len() / 300;
    assert!(missed.len() <= most, "{} of {}:\n{}", missed.len(), results.len(), missed.join("\n"));
}
