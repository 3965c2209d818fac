//! Every number of sections three and four of two reports, one of each edition, changed one at a time:
//! each change is found, and in section three the first fix is to change it back. With totals that are `=`
//! a changed number is still one finding, though not always one that can tell the cell.

use nianbao::lint::{Finding, Options, Severity, lint};
use nianbao::report;
use nianbao::report::{Report, State};
use nianbao::text::{Edit, Span, apply};
use std::collections::BTreeSet;

const EXAMPLES: [(&str, &str); 2] = [
    ("2021", include_str!("../../examples/acheng-2023.nianbao")),
    ("2019", include_str!("../reports/specimen-2020.nianbao")),
];

fn findings(text: &str) -> Vec<Finding> {
    let mut found = lint(&report::parse(text), &Options::default());
    found.retain(|finding| finding.severity == Severity::Error);
    found
}

/// The written figures of an official table.
fn figures(report: &Report, table: usize) -> Vec<Span> {
    let spec = &report.edition.tables[table];
    let table = report.table(table).expect("the example is complete");
    let places = (0..spec.rows.len()).flat_map(|row| (0..spec.columns.len()).map(move |column| (row, column)));
    let cells = places.map(|(row, column)| table.cell(row, column));
    cells.filter(|cell| matches!(cell.state, State::Number(_))).map(|cell| cell.figure).collect()
}

/// Whether a total is wanted that stands in the column and in the row of totals, or in one of them.
type Wanted = fn(in_column: bool, in_row: bool) -> bool;

/// The example with `=` for those totals of section three that are wanted.
fn with_derived(example: &str, wanted: Wanted) -> String {
    let report = report::parse(example);
    let index = report.edition.tables.iter().position(|table| table.id == "applications").unwrap();
    let (spec, table) = (&report.edition.tables[index], report.table(index).unwrap());
    let places = (0..spec.rows.len()).flat_map(|row| (0..spec.columns.len()).map(move |column| (row, column)));
    let totals = places.filter(|&(row, column)| {
        let (in_column, in_row) = (spec.columns[column].derived, spec.rows[row].derived);
        !spec.rows[row].group && (in_column || in_row) && wanted(in_column, in_row)
    });
    let edits: Vec<Edit> = totals.map(|(row, column)| Edit::replace(table.cell(row, column).figure, "=")).collect();
    assert!(edits.len() >= 7);
    apply(example, &edits).unwrap()
}

#[test]
fn a_changed_number_beside_derived_totals_is_one_finding() {
    let variants: [(&str, Wanted); 3] = [
        ("all totals", |_, _| true),
        ("the column of totals", |in_column, _| in_column),
        ("the row of totals", |_, in_row| in_row),
    ];
    for ((_, example), (name, wanted)) in EXAMPLES.into_iter().flat_map(|it| variants.map(|variant| (it, variant))) {
        let example = with_derived(example, wanted);
        assert!(findings(&example).is_empty(), "{name}");
        let report = report::parse(&*example);
        let index = report.edition.tables.iter().position(|table| table.id == "applications").unwrap();
        let mut mutants = 0;
        for figure in figures(&report, index) {
            for slip in slips(figure.slice(&example)) {
                let mutant = apply(&example, &[Edit::replace(figure, slip.clone())]).unwrap();
                let found = findings(&mutant);
                mutants += 1;
                assert_eq!(found.len(), 1, "{name}: {} → {slip} at {figure:?}: {found:#?}", figure.slice(&example));
                assert_eq!(found[0].rule.group(), "totals");
            }
        }
        assert!(mutants > 1500, "{name}: {mutants}");
    }
}

/// Other numbers that a slip could make of one.
fn slips(written: &str) -> BTreeSet<String> {
    let number: u64 = written.parse().unwrap();
    let mut slips: BTreeSet<u64> =
        [1, 2, 3, 4, 5, 7, 9, 10, 11, 19, 50, 100, 1000].into_iter().map(|more| number + more).collect();
    slips.extend((1..=3).filter_map(|less| number.checked_sub(less)));
    slips.extend([number * 10, number / 10, number * 11, 0]);
    let digits: Vec<char> = written.chars().collect();
    for at in 1..digits.len() {
        let mut exchanged = digits.clone();
        exchanged.swap(at - 1, at);
        slips.insert(exchanged.iter().collect::<String>().parse().unwrap());
    }
    slips.remove(&number);
    slips.into_iter().map(|slip| slip.to_string()).collect()
}

#[test]
fn any_changed_number_is_found_and_changed_back() {
    for (edition, example) in EXAMPLES {
        change_every_number(edition, example);
    }
}

fn change_every_number(edition: &str, example: &str) {
    let report = report::parse(example);
    assert_eq!(report.edition.id, edition);
    assert!(findings(example).is_empty());
    let index = |id: &str| report.edition.tables.iter().position(|table| table.id == id).unwrap();
    let (mut mutants, mut restored) = (0, 0);
    for (table, in_matrix) in [(index("applications"), true), (index("reviews"), false)] {
        for figure in figures(&report, table) {
            for slip in slips(figure.slice(example)) {
                let mutant = apply(example, &[Edit::replace(figure, slip.clone())]).unwrap();
                let found = findings(&mutant);
                let context = format!("{} → {slip} at {figure:?}", figure.slice(example));
                assert!(!found.is_empty(), "not found: {context}");
                assert!(found.iter().all(|finding| finding.rule.group() == "totals"), "{context}");
                if in_matrix {
                    mutants += 1;
                    assert_eq!(found.len(), 1, "one slip, one finding: {context}");
                    let fixed = apply(&mutant, &found[0].fixes[0].edits);
                    restored += usize::from(fixed.as_deref() == Some(example));
                }
            }
        }
    }
    println!("{edition}: {restored} of {mutants} slips in section three are changed back by the first fix");
    assert!(mutants > 2000, "{mutants}");
    assert!(restored * 100 >= mutants * 98, "{restored} of {mutants}");
}
