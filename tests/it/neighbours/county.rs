//! A county that nobody has: the reports of its units over years, and its government's, which sum them up. Everything
//! holds, in each report and between them.

use crate::common::generate::{Random, fill};
use nianbao::edition;
use nianbao::format::{self, Template};
use nianbao::report::{self, AgencyKind};
use nianbao::text::{Edit, apply};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Figures by the ids of their table, row and column; what is in none is 0.
pub type Figures = BTreeMap<(&'static str, &'static str, &'static str), i64>;

/// The texts of a county by their paths.
pub type County = BTreeMap<PathBuf, String>;

/// The name of a unit.
pub fn unit(number: usize) -> String {
    let fields = ["水务", "林业", "民政", "教育", "财政", "统计", "体育", "档案", "粮食", "气象"];
    let numbers = ["一", "二", "三", "四", "五", "六", "七", "八"];
    format!("𠮷溪县{}{}局", fields[number % 10], numbers[number / 10 % 8])
}

/// The path of a unit's report.
pub fn path(year: i32, number: usize) -> PathBuf {
    format!("{year}/{}.nianbao", unit(number)).into()
}

/// The path of the government's.
pub fn whole(year: i32) -> PathBuf {
    format!("{year}/汇总/𠮷溪县人民政府.nianbao").into()
}

/// The figures of a unit, which go on from last year's.
pub fn figures(last: Option<&Figures>, random: &mut Random) -> Figures {
    let mut all = Figures::new();
    let before = |table, row, column| last.and_then(|last| last.get(&(table, row, column)).copied());
    for column in ["natural-persons", "enterprises"] {
        let new = 4 + random.upto(9);
        let carried = before("applications", "carried-out", column).unwrap_or(random.upto(2));
        let open = random.upto(2);
        all.insert(("applications", "new", column), new);
        all.insert(("applications", "carried-in", column), carried);
        all.insert(("applications", "carried-out", column), open);
        all.insert(("applications", "granted", column), new + carried - open - 1);
        all.insert(("applications", "not-held", column), 1);
    }
    let (issued, repealed) = (random.upto(4), random.upto(2));
    let force = before("rules", "normative-documents", "in-force").unwrap_or(20 + random.upto(9));
    all.insert(("rules", "normative-documents", "issued"), issued);
    all.insert(("rules", "normative-documents", "repealed"), repealed);
    all.insert(("rules", "normative-documents", "in-force"), force + issued - repealed);
    all.insert(("licensing", "licences", "decisions"), 700 + random.upto(300));
    all.insert(("enforcement", "penalties", "decisions"), 100 + random.upto(90));
    all.insert(("reviews", "reconsideration", "upheld"), random.upto(1));
    all
}

/// A report with these figures.
pub fn report(agency: &str, year: i32, kind: AgencyKind, figures: &Figures, seed: u64) -> String {
    let edition = edition::for_year(year);
    let template = Template { agency: Some(agency), year: Some(year), kind: Some(kind), edition, last_year: None };
    let template = format::template(&template);
    let blank = report::parse(&*template);
    let mut edits = Vec::new();
    for (index, table) in edition.tables.iter().enumerate() {
        let Some(there) = blank.table(index) else { continue };
        for (row, named) in table.rows.iter().enumerate().filter(|(_, row)| !row.group) {
            for (column, spec) in table.columns.iter().enumerate().filter(|(at, _)| !table.derives(row, *at)) {
                let figure = figures.get(&(table.id, named.id, spec.id)).copied().unwrap_or(0);
                edits.push(Edit::replace(there.cell(row, column).span, figure.to_string()));
            }
        }
    }
    fill(&apply(&template, &edits).expect("cells do not overlap"), &mut Random(seed))
}

/// All reports of so many units, three years of them; with `whole`, the government's too.
pub fn county(units: usize, years: &[i32], with_whole: bool) -> County {
    let mut random = Random(20_260);
    let mut county = County::new();
    let mut last: Vec<Option<Figures>> = vec![None; units];
    for &year in years {
        let mut sum = Figures::new();
        for (number, last) in last.iter_mut().enumerate() {
            let own = figures(last.as_ref(), &mut random);
            own.iter().for_each(|(place, figure)| *sum.entry(*place).or_default() += figure);
            let text = report(&unit(number), year, AgencyKind::Department, &own, number as u64 * 7 + year as u64);
            county.insert(path(year, number), text);
            *last = Some(own);
        }
        if with_whole {
            let text = report("𠮷溪县人民政府", year, AgencyKind::Government, &sum, year as u64);
            let text = text.replacen("\n---\n", "\n汇总:\n  - \"../*.nianbao\"\n---\n", 1);
            county.insert(whole(year), text);
        }
    }
    county
}

/// A text with the figure of one cell changed, as its author would who has the sums made by `=`.
pub fn changed(text: &str, changes: &[(&str, &str, &str, i64)]) -> String {
    let report = report::parse(text);
    let edits = changes.iter().map(|(table, row, column, figure)| {
        let (index, spec) = report.edition.table_named(table).expect("a table");
        let row = spec.rows.iter().position(|it| it.id == *row).expect("a row");
        let column = spec.columns.iter().position(|it| it.id == *column).expect("a column");
        Edit::replace(report.table(index).expect("it is there").cell(row, column).figure, figure.to_string())
    });
    apply(text, &edits.collect::<Vec<_>>()).expect("cells do not overlap")
}

/// The figure of a cell.
pub fn figure(text: &str, table: &str, row: &str, column: &str) -> i64 {
    let report = report::parse(text);
    let (index, spec) = report.edition.table_named(table).expect("a table");
    let row = spec.rows.iter().position(|it| it.id == row).expect("a row");
    let column = spec.columns.iter().position(|it| it.id == column).expect("a column");
    let number = report.table(index).expect("it is there").cell(row, column).number().expect("a figure");
    number.try_into().expect("a count")
}
