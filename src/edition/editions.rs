//! Which editions there are, and which one is meant.

use super::{Edition, HintFinder};
use std::sync::LazyLock;

#[cfg(not(test))]
use super::generated::{EDITIONS, IDS};
#[cfg(test)]
use super::source::{EDITIONS, IDS};

/// All editions, oldest first.
pub fn all() -> &'static [Edition] {
    &EDITIONS
}

/// The short names of all editions, oldest first.
pub fn ids() -> &'static [&'static str] {
    &IDS
}

/// The edition of this short name.
pub fn by_id(id: &str) -> Option<&'static Edition> {
    all().iter().find(|edition| edition.id == id)
}

/// The edition that the reports of a year follow.
pub fn for_year(year: i32) -> &'static Edition {
    all().iter().rev().find(|edition| edition.years.from <= year).unwrap_or(&all()[0])
}

/// The search for the instructions of each edition's template, in the same order: prepared once, for as many reports
/// as there are.
static HINT_FINDERS: LazyLock<Vec<HintFinder>> =
    LazyLock::new(|| all().iter().map(|edition| edition.hints.finder()).collect());

/// The search for the instructions of an edition's template.
pub fn hint_finder(edition: &Edition) -> Option<&'static HintFinder> {
    let at = all().iter().position(|other| other.id == edition.id)?;
    HINT_FINDERS.get(at)
}

/// The edition in force.
pub fn latest() -> &'static Edition {
    all().last().expect("there is an edition")
}

#[cfg(test)]
mod tests {
    use super::super::{Along, Relation, Row, Spelling};
    use super::*;

    #[test]
    fn the_formulas_are_those_of_the_format() {
        // In section three a relation for each row, and two for each of the seven columns; in section four three:
        // domain notes on the format of 2021, "勾稽". The format of 2019 has 其他处理 in one row instead of three.
        for (id, rows) in [("2019", 23), ("2021", 25)] {
            let mut count = 0;
            for table in by_id(id).unwrap().tables {
                for formula in table.formulas {
                    count += match formula.along {
                        Along::Rows => table.rows.iter().filter(|row| !row.group).count(),
                        Along::Columns => table.columns.len(),
                    };
                    assert!(!formula.derives || formula.right.len() == 1);
                }
            }
            assert_eq!(count, rows + 7 + 7 + 3, "{id}");
        }
    }

    #[test]
    fn every_outcome_is_summed_once() {
        for edition in all() {
            let table = edition.tables.iter().find(|table| table.id == "applications").unwrap();
            let sum = table.formulas.iter().find(|formula| formula.relation == Relation::Outcome).unwrap();
            let outcome = table.row_names.find("三、本年度办理结果").map(|found| found.index);
            let within =
                |row: &Row| row.parent == outcome || row.parent.is_some_and(|at| table.rows[at].parent == outcome);
            let figures = table.rows.iter().enumerate().filter(|(_, row)| within(row) && !row.group && !row.derived);
            assert_eq!(figures.map(|(at, _)| at).collect::<Vec<_>>(), sum.left, "{}", edition.id);
        }
    }

    #[test]
    fn names_lead_to_their_own_place_and_no_other() {
        for edition in all() {
            for table in edition.tables {
                for (at, row) in table.rows.iter().enumerate() {
                    assert_eq!(table.row_names.find(row.full).map(|found| found.index), Some(at));
                    assert_eq!(table.row_names.find(row.name).map(|found| found.index), Some(at));
                }
                for (at, column) in table.columns.iter().enumerate() {
                    assert_eq!(table.column_names.find(column.full).map(|found| found.index), Some(at));
                }
            }
        }
    }

    #[test]
    fn a_name_of_another_edition_is_unknown() {
        // Else a table of the wrong edition would pass for one that is misspelt. 规范性文件 and 行政规范性文件 are each written
        // in both; 处理决定数量 heads many a table of 2021, and the columns beside it still tell a table of 2019.
        const SHARED: [&str; 3] = ["规范性文件", "行政规范性文件", "处理决定数量"];
        let of = |edition: &'static Edition| edition.tables.iter().map(move |table| (edition, table));
        for (edition, table) in all().iter().flat_map(of) {
            for (other, theirs) in
                all().iter().flat_map(of).filter(|(other, theirs)| other.id != edition.id && theirs.id == table.id)
            {
                let rows = theirs.rows.iter().map(|row| (&table.row_names, row.name, row.full));
                let columns = theirs.columns.iter().map(|column| (&table.column_names, column.name, column.full));
                for (names, name, full) in rows.chain(columns).filter(|(_, name, _)| !SHARED.contains(name)) {
                    let found = names.find(full).map(|found| found.spelling);
                    let context = format!("{full} of {} in {}", other.id, edition.id);
                    assert!(matches!(found, None | Some(Spelling::Official)), "{context}: {found:?}");
                    assert_eq!(names.find(name).is_some(), found.is_some(), "{context}");
                }
            }
        }
    }

    #[test]
    fn a_place_reads_as_reviewers_say_it() {
        let unpaid = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请";
        let places = [("2019", "其他处理", "（六）其他处理"), ("2021", "逾期未缴费", &format!("（六）{unpaid}"))];
        for (id, name, expected) in places {
            let tables = &by_id(id).unwrap().tables;
            let table = tables.iter().find(|table| table.id == "applications").unwrap();
            let place = |name| table.rows[table.row_names.find(name).unwrap().index].place;
            assert_eq!(place("属于国家秘密"), "（三）1.属于国家秘密");
            assert_eq!(place("予以公开"), "（一）予以公开");
            assert_eq!(place(name), expected);
        }
    }

    #[test]
    fn years_choose_their_edition() {
        let chosen = |year| for_year(year).id;
        assert_eq!([2019, 2020, 2021, 2023].map(chosen), ["2019", "2019", "2021", "2021"]);
        assert_eq!(for_year(1999).id, all()[0].id);
        assert_eq!(for_year(2099).id, latest().id);
        let years = all().windows(2).map(|pair| (pair[0].years.to, pair[1].years.from));
        assert!(years.into_iter().all(|(to, from)| to == Some(from - 1)), "no year without an edition");
        assert_eq!(latest().years.to, None);
    }
}
