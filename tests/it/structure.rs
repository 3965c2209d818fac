//! What can happen to the structure of a report, done to the examples: every section, table, row and
//! column removed, doubled, renamed and exchanged, every row's separators miscounted. Each change
//! gives one finding, of the rule that stands beside it here, and nothing on top of it.

use nianbao::edition::{Edition, Spelling, latest};
use nianbao::fix::TO_BE_FILLED_IN;
use nianbao::lint::{Finding, Options, Severity, lint};
use nianbao::report;
use nianbao::report::{Place, Report};
use nianbao::text::apply;
use rayon::prelude::*;
use std::ops::Range;

const EXAMPLES: [&str; 2] =
    [include_str!("../../examples/acheng-2023.nianbao"), include_str!("../../examples/department-2024.nianbao")];

/// A changed example and what is to be found in it.
struct Mutant {
    name: String,
    text: String,
    /// The rule, `None` where the change is allowed.
    rule: Option<&'static str>,
    /// The places that the finding may name.
    places: Vec<Place>,
    /// The line that the finding stands on, where that is one.
    line: Option<usize>,
    /// Whether the first fix gives the example back to the letter.
    restores: bool,
}

impl Mutant {
    fn new(name: String, lines: Vec<String>, rule: &'static str, places: Vec<Place>) -> Mutant {
        Mutant { name, text: lines.concat(), rule: Some(rule), places, line: None, restores: false }
    }

    fn allowed(name: String, lines: Vec<String>) -> Mutant {
        Mutant { name, text: lines.concat(), rule: None, places: Vec::new(), line: None, restores: false }
    }

    fn on(mut self, line: usize) -> Mutant {
        self.line = Some(line);
        self
    }

    fn restores(mut self) -> Mutant {
        self.restores = true;
        self
    }
}

/// An example with its lines, their ends included, and what the parser sees in it.
struct Original<'a> {
    lines: Vec<String>,
    report: &'a Report,
    edition: &'static Edition,
}

impl Original<'_> {
    /// The lines of a section with its heading, without the signature.
    fn section(&self, at: usize) -> Range<usize> {
        let section = &self.report.sections[at];
        let signed = self.report.signature.agency.map_or(usize::MAX, |span| self.line_of(span.start));
        section.line..section.lines.end.min(signed)
    }

    fn table(&self, spec: usize) -> Range<usize> {
        self.report.table(spec).expect("the example is complete").lines.clone()
    }

    fn row(&self, spec: usize, row: usize) -> usize {
        let row = self.report.table(spec).and_then(|table| table.row(row)).expect("the example is complete");
        self.report.tree.rows[row.row as usize].line as usize
    }

    fn line_of(&self, offset: u32) -> usize {
        self.report.tree.lines.partition_point(|line| line.start <= offset) - 1
    }

    fn without(&self, range: Range<usize>) -> Vec<String> {
        [&self.lines[..range.start], &self.lines[range.end..]].concat()
    }

    /// A copy of `range` after it, with `between` before the copy.
    fn doubled(&self, range: Range<usize>, between: &str) -> Vec<String> {
        let between = [between.to_owned()];
        [&self.lines[..range.end], &between, &self.lines[range.clone()], &self.lines[range.end..]].concat()
    }

    fn exchanged(&self, a: Range<usize>, b: Range<usize>) -> Vec<String> {
        let lines = &self.lines;
        [&lines[..a.start], &lines[b.clone()], &lines[a.end..b.start], &lines[a], &lines[b.end..]].concat()
    }

    fn with_line(&self, line: usize, text: String) -> Vec<String> {
        let mut lines = self.lines.clone();
        lines[line] = text;
        lines
    }

    /// The table's lines changed cell-wise.
    fn with_cells(&self, table: usize, change: impl Fn(usize, &mut Vec<String>)) -> Vec<String> {
        let mut lines = self.lines.clone();
        for line in self.table(table) {
            let mut cells = cells(&lines[line]);
            change(line, &mut cells);
            lines[line] = row(&cells);
        }
        lines
    }
}

/// What stands between the separators of a row.
fn cells(line: &str) -> Vec<String> {
    line.trim_end().trim_matches('|').split('|').map(str::to_owned).collect()
}

fn row(cells: &[String]) -> String {
    format!("|{}|\n", cells.join("|"))
}

/// Every two of `count`: neighbours, and the first with each of the far ones.
fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    let neighbours = (1..count).map(|at| (at - 1, at));
    let far = (2..count).map(|at| (0, at));
    neighbours.chain(far)
}

/// Names that are nearly this one, and not this one.
fn near_misses(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let without = |at: usize| chars.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, c)| *c).collect();
    let mut near: Vec<String> = vec![format!("{name}𠮷"), without(chars.len() - 1)];
    if chars.len() > 3 {
        near.push(without(chars.len() / 2));
    }
    near
}

fn sections(original: &Original<'_>, mutants: &mut Vec<Mutant>) {
    let count = original.edition.sections.len();
    for at in 0..count {
        let (range, name) = (original.section(at), &original.edition.sections[at].title);
        let place = vec![Place::Section(at)];
        let mut add = |change: &str, lines, rule| {
            mutants.push(Mutant::new(format!("{change} {name}"), lines, rule, place.clone()))
        };
        add("without", original.without(range.clone()), "structure/missing-section");
        add("without the heading", original.without(range.start..range.start + 1), "structure/missing-section");
        add("doubled", original.doubled(range.clone(), ""), "structure/duplicate-section");
        for heading in ["甲乙丙𠮷", &format!("{name}的说明𠮷")] {
            let lines = original.with_line(range.start, format!("## {heading}\n"));
            let mutant =
                Mutant::new(format!("{heading} for {name}"), lines, "structure/missing-section", place.clone());
            mutants.push(mutant.on(range.start).restores());
        }
        let heading = format!("## {}、{name}𠮷\n", original.edition.sections[at].number);
        let mutant = Mutant::new(
            format!("nearly {name}"),
            original.with_line(range.start, heading),
            "structure/section-title",
            place.clone(),
        );
        mutants.push(mutant.on(range.start).restores());
    }
    for (a, b) in pairs(count) {
        let lines = original.exchanged(original.section(a), original.section(b));
        let places = vec![Place::Section(a), Place::Section(b)];
        let mutant = Mutant::new(format!("sections {a} and {b}"), lines, "structure/section-order", places);
        mutants.push(mutant.restores());
    }
}

fn tables(original: &Original<'_>, mutants: &mut Vec<Mutant>) {
    let tables = &original.edition.tables;
    for (at, spec) in tables.iter().enumerate() {
        let (range, name) = (original.table(at), &spec.id);
        let place = vec![Place::Table(at)];
        let mut add = |change: &str, lines, rule| {
            mutants.push(Mutant::new(format!("{change} {name}"), lines, rule, place.clone()))
        };
        add("without", original.without(range.start..range.end + 1), "structure/missing-table");
        add("doubled", original.doubled(range.clone(), "\n"), "structure/duplicate-table");
        add("doubled at once", original.doubled(range.clone(), ""), "structure/duplicate-table");
        add("without the header of", original.without(range.start..range.start + 1), "structure/missing-column");
        let delimiter = range.start + 1;
        add("without the delimiter of", original.without(delimiter..delimiter + 1), "syntax/delimiter-row");
        let header = range.start..range.start + 1;
        for lines in [original.doubled(header.clone(), ""), original.doubled(header, &original.lines[delimiter])] {
            let mutant =
                Mutant::new(format!("doubled header of {name}"), lines, "structure/duplicate-row", place.clone());
            mutants.push(mutant);
        }
        let lines = original.doubled(delimiter..delimiter + 1, "");
        mutants.push(
            Mutant::new(format!("doubled delimiter of {name}"), lines, "syntax/delimiter-row", place.clone())
                .restores(),
        );
        for line in range.start + 2..range.end {
            let mut lines = original.lines.clone();
            lines.insert(line + 1, lines[delimiter].clone());
            let mutant = Mutant::new(format!("delimiter after line {line}"), lines, "syntax/delimiter-row", Vec::new());
            mutants.push(mutant.on(line + 1).restores());
        }
        // The corner: free in sections three and four, the item in section two.
        let others = tables.iter().filter_map(|table| table.item).filter(|item| Some(*item) != spec.item);
        for corner in others.chain(["甲乙丙𠮷", "第二十条"]) {
            let lines = original.with_cells(at, |line, cells| {
                if line == range.start {
                    cells[0] = format!(" {corner} ");
                }
            });
            let name = format!("{corner} for the corner of {name}");
            mutants.push(match spec.item {
                Some(_) => Mutant::new(name, lines, "structure/column-name", place.clone()).on(range.start),
                None => Mutant::allowed(name, lines),
            });
        }
    }
    for (a, b) in pairs(tables.len()) {
        let lines = original.exchanged(original.table(a), original.table(b));
        let places = vec![Place::Table(a), Place::Table(b)];
        mutants.push(Mutant::new(format!("tables {a} and {b}"), lines, "structure/misplaced-table", places));
    }
}

fn rows(original: &Original<'_>, table: usize, mutants: &mut Vec<Mutant>) {
    let spec = &original.edition.tables[table];
    for (at, official) in spec.rows.iter().enumerate() {
        let (line, name) = (original.row(table, at), &official.place);
        let place = vec![Place::Row(table, at)];
        let lines = original.without(line..line + 1);
        mutants.push(match official.group {
            true => Mutant::allowed(format!("without {name}"), lines),
            false => Mutant::new(format!("without {name}"), lines, "structure/missing-row", place.clone()),
        });
        let lines = original.doubled(line..line + 1, "");
        mutants
            .push(Mutant::new(format!("doubled {name}"), lines, "structure/duplicate-row", place.clone()).on(line + 1));
        let original_cells = cells(&original.lines[line]);
        let renamed = |name: &str| {
            let mut cells = original_cells.clone();
            cells[0] = format!(" {name} ");
            original.with_line(line, row(&cells))
        };
        let garbage = ["甲乙丙𠮷".to_owned(), String::new(), "9.甲".to_owned()];
        for other in garbage.into_iter().chain(near_misses(original_cells[0].trim())) {
            let (rule, place) = match spec.row_names.find(&other) {
                None => ("structure/unknown-row", Place::Table(table)),
                Some(found) if found.index == at && found.spelling == Spelling::Variant => {
                    ("structure/row-name", place[0].clone())
                }
                Some(_) => continue,
            };
            mutants.push(Mutant::new(format!("{other} for {name}"), renamed(&other), rule, vec![place]).on(line));
        }
        let lines = renamed(&format!("9.{}", official.name));
        mutants.push(
            Mutant::new(format!("another number for {name}"), lines, "structure/row-number", place.clone()).on(line),
        );
        separators(original, line, official.group, name, &place, mutants);
    }
    for (a, b) in pairs(spec.rows.len()) {
        let lines = |at| original.row(table, at)..original.row(table, at) + 1;
        let places = vec![Place::Row(table, a), Place::Row(table, b)];
        let name = format!("rows {} and {}", spec.rows[a].place, spec.rows[b].place);
        let mutant = Mutant::new(name, original.exchanged(lines(a), lines(b)), "structure/row-order", places);
        mutants.push(mutant.restores());
    }
}

/// One separator too many or too few in a line of a table.
fn separators(
    original: &Original<'_>,
    line: usize,
    short: bool,
    name: &str,
    place: &[Place],
    mutants: &mut Vec<Mutant>,
) {
    let text = &original.lines[line];
    let bars: Vec<usize> = text.match_indices('|').map(|(at, _)| at).collect();
    for (nth, &at) in bars.iter().enumerate() {
        let more = original.with_line(line, format!("{}|{}", &text[..at], &text[at..]));
        mutants.push(
            Mutant::new(format!("| more at {nth} in {name}"), more, "structure/cell-count", place.to_vec()).on(line),
        );
        // A row may do without its last separator.
        let fewer = original.with_line(line, format!("{}{}", &text[..at], &text[at + 1..]));
        let name = format!("| less at {nth} in {name}");
        if nth == 0 {
            mutants.push(Mutant::new(name, fewer, "syntax/gfm-slip", Vec::new()).on(line));
        } else if short || nth + 1 == bars.len() {
            mutants.push(Mutant::allowed(name, fewer));
        } else {
            mutants.push(Mutant::new(name, fewer, "structure/cell-count", place.to_vec()).on(line));
        }
    }
}

fn columns(original: &Original<'_>, table: usize, mutants: &mut Vec<Mutant>) {
    let spec = &original.edition.tables[table];
    let header = original.table(table).start;
    let place = vec![Place::Table(table)];
    // The column of names: without it no row is known.
    let lines = original.with_cells(table, |_, cells| drop(cells.remove(0)));
    // Of one column without names it cannot even be told whose it is.
    let without_names = if spec.columns.len() > 1 { "structure/missing-column" } else { "structure/missing-table" };
    mutants.push(Mutant::new(format!("without the names of {}", spec.id), lines, without_names, place.clone()));
    separators(original, header, false, &format!("the header of {}", spec.id), &place, mutants);
    for (at, official) in spec.columns.iter().enumerate() {
        let name = &official.name;
        let place = vec![Place::Column(table, at)];
        let mut add = |change: &str, rule, change_cells: &dyn Fn(usize, &mut Vec<String>)| {
            let lines = original.with_cells(table, change_cells);
            mutants.push(Mutant::new(format!("{change} {name} in {}", spec.id), lines, rule, place.clone()).on(header));
        };
        add("without", "structure/missing-column", &|_, cells| drop(cells.remove(at + 1)));
        add("doubled", "structure/duplicate-column", &|_, cells| cells.insert(at + 1, cells[at + 1].clone()));
        for other in ["甲乙丙𠮷".to_owned(), String::new()].into_iter().chain(near_misses(official.full)) {
            let (rule, place) = match spec.column_names.find(&other) {
                None => ("structure/unknown-column", Place::Table(table)),
                Some(found) if found.index == at && found.spelling == Spelling::Variant => {
                    ("structure/column-name", place[0].clone())
                }
                Some(_) => continue,
            };
            let lines = original.with_cells(table, |line, cells| {
                if line == header {
                    cells[at + 1] = format!(" {other} ");
                }
            });
            mutants
                .push(Mutant::new(format!("{other} for {name} in {}", spec.id), lines, rule, vec![place]).on(header));
        }
    }
    for (a, b) in pairs(spec.columns.len()) {
        let lines = original.with_cells(table, |_, cells| cells.swap(a + 1, b + 1));
        let places = vec![Place::Column(table, a), Place::Column(table, b)];
        let name = format!("columns {} and {} in {}", spec.columns[a].name, spec.columns[b].name, spec.id);
        mutants.push(Mutant::new(name, lines, "structure/column-order", places).restores());
    }
    for at in 0..spec.columns.len() {
        let lines = original.with_cells(table, |_, cells| cells.swap(0, at + 1));
        let name = format!("the names of {} exchanged with {}", spec.id, spec.columns[at].name);
        mutants.push(Mutant::new(name, lines, without_names, place.clone()));
    }
}

fn findings(text: &str) -> Vec<Finding> {
    lint(&report::parse(text), &Options::default())
}

fn line_at(text: &str, offset: u32) -> usize {
    text[..offset as usize].matches('\n').count()
}

fn show(text: &str, findings: &[Finding]) -> String {
    let line = |finding: &Finding| {
        let at = line_at(text, finding.span.start);
        let (rule, place, message) = (finding.rule.name, &finding.place, &finding.message);
        format!("    {rule} in line {at}, {place:?}: {message}\n")
    };
    findings.iter().take(4).map(line).collect()
}

fn check(mutant: &Mutant, original: &str) -> Result<bool, String> {
    let all = findings(&mutant.text);
    let found: Vec<Finding> = all.iter().filter(|finding| finding.severity > Severity::Info).cloned().collect();
    let Some(rule) = mutant.rule else {
        return if found.is_empty() { Ok(false) } else { Err(format!("allowed, but\n{}", show(&mutant.text, &found))) };
    };
    let [finding] = &found[..] else {
        return Err(format!("{} findings for one of {rule}\n{}", found.len(), show(&mutant.text, &found)));
    };
    let placed = mutant.places.is_empty() || finding.place.as_ref().is_some_and(|place| mutant.places.contains(place));
    let on_line = mutant.line.is_none_or(|line| line == line_at(&mutant.text, finding.span.start));
    if finding.rule.name != rule || !placed || !on_line {
        return Err(format!(
            "not {rule} in line {:?}, {:?}\n{}",
            mutant.line,
            mutant.places,
            show(&mutant.text, &found)
        ));
    }
    let Some(fix) = finding.fixes.first() else {
        return if mutant.restores { Err(format!("{rule} has no fix")) } else { Ok(false) };
    };
    let fixed = apply(&mutant.text, &fix.edits).ok_or("the edits overlap")?;
    if mutant.restores && fixed != original {
        return Err(format!("{rule}: the fix does not restore the text: {:?}", difference(&fixed, original)));
    }
    let after = findings(&fixed);
    let again: Vec<&Finding> = after.iter().filter(|finding| finding.rule.name == rule).collect();
    let brought =
        after.iter().any(|other| other.severity >= finding.severity && !TO_BE_FILLED_IN.contains(&other.rule.name));
    if !again.is_empty() || brought {
        return Err(format!("{rule}: after the fix\n{}", show(&fixed, &after)));
    }
    // With none of the rule's findings left a second application has nothing to change.
    Ok(true)
}

/// The first lines that differ.
fn difference<'a>(a: &'a str, b: &'a str) -> Option<(&'a str, &'a str)> {
    a.lines().zip(b.lines()).find(|(a, b)| a != b)
}

#[test]
fn one_change_of_structure_is_one_finding() {
    let (mut count, mut fixed) = (0, 0);
    let mut failures = Vec::new();
    for text in EXAMPLES {
        let report = report::parse(text);
        let clean: Vec<Finding> = findings(text).into_iter().filter(|f| f.severity > Severity::Info).collect();
        assert!(clean.is_empty(), "{}", show(text, &clean));
        let lines = text.split_inclusive('\n').map(str::to_owned).collect();
        let original = Original { lines, report: &report, edition: latest() };
        let mut mutants = Vec::new();
        sections(&original, &mut mutants);
        tables(&original, &mut mutants);
        for table in 0..original.edition.tables.len() {
            rows(&original, table, &mut mutants);
            columns(&original, table, &mut mutants);
        }
        let results: Vec<_> = mutants.par_iter().map(|mutant| check(mutant, text)).collect();
        count += mutants.len();
        for (mutant, result) in mutants.iter().zip(results) {
            match result {
                Ok(has_fix) => fixed += usize::from(has_fix),
                Err(error) => failures.push(format!("{}: {error}", mutant.name)),
            }
        }
    }
    println!("{count} mutants ran, {fixed} were fixed");
    assert!(failures.is_empty(), "{} of {count} fail:\n{}", failures.len(), failures.join("\n"));
    assert!(count > 2800, "{count}");
    assert!(fixed > 1200, "{fixed}");
}

#[test]
fn the_tables_of_another_edition_are_told_of_once() {
    let example = include_str!("../../examples/acheng-2023.nianbao").replace("2023", "2020").replace("2024", "2021");
    let report = report::parse(&*example);
    assert_eq!(report.edition.id, "2019");
    let found = lint(&report, &Options::default());
    let rules: Vec<&str> = found.iter().map(|finding| finding.rule.name).collect();
    assert_eq!(rules, ["structure/wrong-edition"], "{found:#?}");
}

#[test]
fn a_hint_over_a_line_end_is_found_whole() {
    let found = |text: &str| {
        let hints = findings(text).into_iter().filter(|finding| finding.rule.name == "structure/template-hint");
        hints.map(|finding| finding.span.slice(text).to_owned()).collect::<Vec<_>>()
    };
    let section = |prose: &str| format!("## 六、其他需要报告的事项\n\n𠮷县{prose}\n\n末段\n");
    assert_eq!(found(&section("（文字\r\n  描述）正文")), ["（文字\r\n  描述）"]);
    assert_eq!(found(&section("一【待填：主\n动公开】二")), ["【待填：主\n动公开】"]);
    // What is not closed ends with its line, above another placeholder too.
    assert_eq!(found(&section("一【待填：甲\n二\n三")), ["【待填：甲"]);
    assert_eq!(found(&section("一【待填：甲\n二【待填：乙】三")), ["【待填：甲", "【待填：乙】"]);
    assert_eq!(found(&section("一【待填：甲\n\n二】三")), ["【待填：甲"]);
    // Words of two paragraphs are none.
    assert_eq!(found(&section("（文字\n\n描述）正文")), [""; 0]);
}

/// A character that nobody sees is told of once, by what can name it.
#[test]
fn one_character_that_nobody_sees_is_one_finding() {
    let example = include_str!("../../examples/acheng-2023.nianbao");
    let before = findings(example).len();
    for hidden in "\u{200B}\u{2060}\u{AD}\u{200E}\u{FEFF}\u{A0}\u{7}\u{B}\u{C}\u{7F}\u{85}\u{2028}\u{61C}\u{180E}\u{3164}\u{2800}\u{FE0F}\u{E0041}".chars() {
        for (plain, at) in [("## 三、收到", "## 三、收".len()), ("## 三、", 2), ("| 3.危及", 4), ("| ----", 2), ("| ----", 4)]
        {
            // Markup is read over what web pages leave, and not over whatever nobody sees.
            if (at == 2 || plain == "| ----") && !nianbao::text::is_invisible(hidden) && hidden != '\u{A0}' {
                continue;
            }
            let mut odd = plain.to_owned();
            odd.insert(at, hidden);
            let text = example.replacen(plain, &odd, 1);
            assert_ne!(text, example, "{plain}");
            let found = findings(&text);
            assert_eq!(found.len(), before + 1, "{hidden:?} in {plain}: {found:#?}");
        }
    }
}

/// A header above a header is told whatever mark one of them has more: on a page the first is a line of text.
#[test]
fn a_header_that_is_there_twice_is_told_with_marks_of_its_own() {
    let example = include_str!("../../examples/acheng-2023.nianbao");
    let header = example.lines().find(|line| line.starts_with("| 申请办理情况")).unwrap();
    for (mark, is_told) in [("", true), (" ：", true), (" *", true), ("𠮷", false)] {
        let marked = header.replace("总计 |", &format!("总计{mark} |"));
        for both in [format!("{header}\n{marked}"), format!("{marked}\n{header}")] {
            let text = example.replacen(header, &both, 1);
            let is_found = findings(&text).iter().any(|finding| finding.rule.name == "structure/duplicate-row");
            assert_eq!(is_found, is_told, "{both}");
        }
    }
}
