//! How reports put figures and claims: `tests/prose/phrases.md` and `traps.md`, run as data. With tables that agree,
//! nothing is found; with a figure spoilt, that figure is.

use nianbao::edition::{self, Table};
use nianbao::lint::{self, Severity};
use std::collections::BTreeMap;
use std::fmt::Write;

const PHRASES: &str = include_str!("../prose/phrases.md");
const TRAPS: &str = include_str!("../prose/traps.md");

/// Readings that the collection gives in words, in the same signs: `A17 24→SHOU; 21→DA`. `5#2` is the second 5 of the
/// phrase. A line without any says that all its figures are silent.
const READINGS: &str = include_str!("../prose/readings.txt");

/// A phrase of the collection.
struct Phrase {
    id: String,
    text: String,
    reading: String,
}

fn phrases() -> Vec<Phrase> {
    let rows = PHRASES.lines().filter_map(|line| {
        // A `|` in a cell is escaped.
        let line = line.replace("\\|", "\u{1}");
        let cells: Vec<&str> = line.strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect();
        let &[id, text, reading] = &*cells else { return None };
        let is_id = id.starts_with(|c: char| c.is_ascii_uppercase()) && id[1..].chars().all(|c| c.is_ascii_digit());
        let back = |text: &str| text.replace('\u{1}', "|");
        is_id.then(|| Phrase { id: id.to_owned(), text: back(text), reading: back(reading) })
    });
    rows.filter(|phrase| phrase.id.len() > 1).collect()
}

/// Cells by a short sign: `N`, `G3.1`, `N·自`.
type Cells = BTreeMap<String, i64>;

/// The sign of each cell of section three's total column, by the id of its row.
fn sign(row: &edition::Row, table: &Table) -> Option<String> {
    let group = |id: &str| match id {
        "refused" => Some("G3"),
        "unable" => Some("G4"),
        "not-processed" => Some("G5"),
        "other-handling" => Some("G6"),
        _ => None,
    };
    Some(match row.id {
        "new" => "N".to_owned(),
        "carried-in" => "P".to_owned(),
        "granted" => "G1".to_owned(),
        "partly-granted" => "G2".to_owned(),
        "total" => "D".to_owned(),
        "carried-out" => "C".to_owned(),
        _ => {
            let parent = &table.rows[row.parent?];
            format!("{}.{}", group(parent.id)?, row.number.trim_end_matches('.'))
        }
    })
}

/// The report of an agency, with these cells; all others are `rest`.
fn report(agency: &str, heading: &str, phrase: &str, cells: &Cells, rest: i64) -> String {
    let mut text = format!("---\n机关: {agency}\n年度: 2024\n---\n\n# {agency}2024年政府信息公开工作年度报告\n\n");
    write!(text, "## 一、总体情况\n\n### {heading}\n\n{phrase}\n").unwrap();
    let get = |sign: &str| cells.get(sign).copied().unwrap_or(rest);
    let edition = edition::latest();
    for (at, section) in edition.sections.iter().enumerate().skip(1) {
        write!(text, "\n## {}\n", section.heading).unwrap();
        for table in edition.tables.iter().filter(|table| table.section == at) {
            text.push('\n');
            write!(text, "| {} |", table.item.unwrap_or("类型")).unwrap();
            table.columns.iter().for_each(|column| write!(text, " {} |", column.full).unwrap());
            write!(text, "\n|{}\n", " --- |".repeat(table.columns.len() + 1)).unwrap();
            for row in table.rows.iter().filter(|row| !row.group) {
                write!(text, "| {} |", row.full).unwrap();
                for column in table.columns {
                    let value = match (table.id, column.id) {
                        ("applications", "total") => get(&sign(row, table).unwrap()),
                        ("applications", column) => {
                            let who = match column {
                                "natural-persons" => "自",
                                "enterprises" => "企",
                                "research" => "科",
                                "public-benefit" => "社",
                                "legal-services" => "律",
                                _ => "他",
                            };
                            get(&format!("{}·{who}", sign(row, table).unwrap()))
                        }
                        ("reviews", column) => {
                            let kind = match row.id {
                                "reconsideration" => "R",
                                "direct-lawsuits" => "L1",
                                _ => "L2",
                            };
                            let result = match column {
                                "upheld" => "维",
                                "corrected" => "纠",
                                "other-result" => "他",
                                "pending" => "未",
                                _ => "",
                            };
                            get(&format!("{kind}{result}"))
                        }
                        ("rules", column) => {
                            let kind = if row.id == "regulations" { "规章" } else { "规范" };
                            let what = match column {
                                "issued" => "制",
                                "repealed" => "废",
                                _ => "效",
                            };
                            get(&format!("{kind}{what}"))
                        }
                        _ => get(match row.id {
                            "licences" => "许可",
                            "penalties" => "处罚",
                            "coercion" => "强制",
                            _ => "收费",
                        }),
                    };
                    // The charge is written in ten-thousandths of its unit here.
                    if row.id == "administrative-fees" && value != rest {
                        write!(text, " {}.{:04} |", value / 10_000, value % 10_000).unwrap();
                    } else {
                        write!(text, " {value} |").unwrap();
                    }
                }
                text.push('\n');
            }
        }
    }
    text
}

/// The sums that a sign may stand for, each the signs of cells and whether they are taken away.
fn sums(sign: &str) -> Option<Vec<Vec<(String, bool)>>> {
    let sets: [(&str, &str); 7] = [
        ("SHOU", "N|N+P"),
        ("XIN", "N"),
        ("LI", "N|N+P|D"),
        ("DA", "D|D−G6|N−C"),
        ("BAN", "D|N−C"),
        ("JIE", "C"),
        ("SHANG", "P"),
    ];
    let mut all = Vec::new();
    for part in sign.split('|').map(str::trim) {
        match sets.iter().find(|(name, _)| *name == part) {
            Some((_, sums)) => all.extend(sums.split('|').map(sum).collect::<Option<Vec<_>>>()?),
            None => all.push(sum(part)?),
        }
    }
    Some(all)
}

fn sum(text: &str) -> Option<Vec<(String, bool)>> {
    let text = text.replace(['(', ')', '（', '）', ' '], "");
    // Both rows of an applicant: `(N+P)·自`.
    if let Some(who) = text.strip_prefix("N+P·") {
        let [mut new, carried] = [sum(&format!("N·{who}"))?, sum(&format!("P·{who}"))?];
        new.extend(carried);
        return Some(new);
    }
    let text = if text.starts_with('·') { format!("N{text}") } else { text };
    let mut terms = Vec::new();
    let mut minus = false;
    for part in text.split_inclusive(['+', '−']) {
        let name = part.trim_end_matches(['+', '−']);
        let negative = minus;
        minus = part.ends_with('−');
        let group =
            |letter: &str, count: usize| (1..=count).map(|at| (format!("{letter}.{at}"), negative)).collect::<Vec<_>>();
        match name {
            "G3" => terms.extend(group("G3", 8)),
            "G4" => terms.extend(group("G4", 3)),
            "G5" => terms.extend(group("G5", 5)),
            "G6" => terms.extend(group("G6", 3)),
            "L" | "L维" | "L纠" | "L他" | "L未" => {
                let result = name.trim_start_matches('L');
                terms.extend([(format!("L1{result}"), negative), (format!("L2{result}"), negative)]);
            }
            _ if name.ends_with("·法") => {
                let row = name.trim_end_matches("·法");
                terms.extend(["企", "科", "社", "律", "他"].map(|who| (format!("{row}·{who}"), negative)));
            }
            _ => {
                let (row, who) = name.split_once('·').unwrap_or((name, "自"));
                let known = matches!(row, "N" | "P" | "D" | "C" | "G1" | "G2" | "R" | "R维" | "R纠" | "R他" | "R未")
                    || matches!(row, "L1" | "L2" | "规章制" | "规章废" | "规章效" | "规范制" | "规范废" | "规范效")
                    || matches!(row, "许可" | "处罚" | "强制" | "收费")
                    || row.len() == 4 && row.starts_with('G') && row.as_bytes()[2] == b'.';
                let of = matches!(who, "自" | "企" | "科" | "社" | "律" | "他");
                if !known || !of {
                    return None;
                }
                terms.push((name.to_owned(), negative));
            }
        }
    }
    Some(terms)
}

/// A figure that has to be compared: as it stands in the phrase, with its sums.
struct Compared {
    figure: String,
    /// Which of its like in the phrase it is, from 0.
    nth: usize,
    sums: Vec<Vec<(String, bool)>>,
}

impl Compared {
    /// Where it stands in the phrase.
    fn at(&self, phrase: &str) -> Option<usize> {
        let is_digit = |c: char| c.is_ascii_digit() || c == '.';
        let alone = |at: usize| {
            let (before, behind) = (&phrase[..at], &phrase[at + self.figure.len()..]);
            !before.ends_with(is_digit) && !behind.starts_with(is_digit)
        };
        phrase.match_indices(&self.figure).map(|(at, _)| at).filter(|&at| alone(at)).nth(self.nth)
    }
}

/// `24→SHOU; 21→DA`
fn read_signs(of: &str, given: &str) -> Vec<Compared> {
    let one = |part: &str| {
        let (figure, signs) = part.trim().split_once('→').unwrap_or_else(|| panic!("{of}: {part}"));
        let (figure, nth) = figure.split_once('#').unwrap_or((figure, "1"));
        let sums = sums(signs).unwrap_or_else(|| panic!("{of}: {signs}"));
        Compared { figure: figure.to_owned(), nth: nth.parse::<usize>().unwrap() - 1, sums }
    };
    given.split(';').filter(|part| !part.trim().is_empty()).map(one).collect()
}

/// What a reading says is compared: `23→N !`, or signs in the order of the figures, closed by `!`.
fn compared(phrase: &Phrase) -> Vec<Compared> {
    let given = READINGS.lines().find_map(|line| line.strip_prefix(&phrase.id)?.strip_prefix(' '));
    if let Some(given) = given {
        return read_signs(&phrase.id, given);
    }
    let mut found = Vec::new();
    for part in phrase.reading.split([';', ',', '，']) {
        let Some((figure, rest)) = part.split_once('→') else { continue };
        let figure = figure.trim().rsplit([' ', '；']).next().unwrap_or_default();
        let Some((signs, _)) = rest.split_once('!') else { continue };
        if signs.contains("may") || !figure.chars().all(|c| c.is_ascii_digit() || c == '.') {
            continue;
        }
        if let Some(sums) = sums(signs.trim()) {
            found.push(Compared { figure: figure.to_owned(), nth: 0, sums });
        }
    }
    if !found.is_empty() || !phrase.reading.contains('!') {
        return found;
    }
    // `N, P, C !; Σ …`
    let signs = phrase.reading.split(['!', ';']).next().unwrap_or_default();
    let signs: Option<Vec<_>> = signs.split(',').map(|sign| sums(sign.trim())).collect();
    let figures = figures_of(&phrase.text);
    match signs {
        Some(signs) if signs.len() == figures.len() => {
            figures.into_iter().zip(signs).map(|(figure, sums)| Compared { figure, nth: 0, sums }).collect()
        }
        _ => Vec::new(),
    }
}

/// The numbers with a unit in a phrase.
fn figures_of(text: &str) -> Vec<String> {
    let mut figures = Vec::new();
    let mut digits = String::new();
    for c in text.chars() {
        if c.is_ascii_digit() || c == '.' && !digits.is_empty() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            if "件起宗个份封元条万".contains(c) {
                figures.push(std::mem::take(&mut digits));
            }
            digits.clear();
        }
    }
    figures
}

/// Cells with which every figure is right, if there are any.
fn solve(compared: &[Compared], cells: &Cells) -> Option<Cells> {
    let Some((first, rest)) = compared.split_first() else { return Some(cells.clone()) };
    let scaled = |figure: &str, charge: bool| -> Option<i64> {
        let figure: String = figure.chars().filter(|c| *c != ',').map(nianbao::text::ascii).collect();
        if let Some(number) = nianbao::text::parse_numeral(&figure) {
            return Some(number.into());
        }
        if charge { Some((figure.parse::<f64>().ok()? * 10_000.0).round() as i64) } else { figure.parse().ok() }
    };
    first.sums.iter().find_map(|sum| {
        let charge = sum.iter().any(|(sign, _)| sign == "收费");
        let wanted = scaled(&first.figure, charge)?;
        let mut cells = cells.clone();
        let free = sum.iter().position(|(sign, minus)| !minus && !cells.contains_key(sign));
        let value = |cells: &Cells| -> i64 {
            let of = |(sign, minus): &(String, bool)| {
                let value = cells.get(sign).copied().unwrap_or(0);
                if *minus { -value } else { value }
            };
            sum.iter().map(of).sum()
        };
        let missing = wanted - value(&cells);
        if missing != 0 {
            let value = missing;
            if value < 0 {
                return None;
            }
            cells.insert(sum[free?].0.clone(), value);
        } else {
            for (sign, _) in sum {
                cells.entry(sign.clone()).or_insert(0);
            }
        }
        solve(rest, &cells)
    })
}

fn agency(phrase: &str) -> &'static str {
    match phrase {
        _ if phrase.contains("我局") => "𠮷县发展和改革局",
        _ if phrase.contains("我镇") => "𠮷县某镇人民政府",
        _ if phrase.contains("办公厅作为") || phrase.contains("本级、政府办") => "𠮷市人民政府办公厅",
        _ if phrase.starts_with("区政府办公室共")
            || phrase.contains("办公室的报告")
            || phrase.contains("办公厅的报告") =>
        {
            "𠮷县人民政府办公室"
        }
        _ => "𠮷县人民政府",
    }
}

/// The phrase without what the collection says about it.
fn bare(phrase: &str) -> String {
    match phrase.rfind('（') {
        Some(at) if phrase[at..].contains("报告") && phrase.trim_end_matches('。').ends_with('）') => {
            phrase[..at].to_owned()
        }
        _ => phrase.to_owned(),
    }
}

fn heading(id: &str) -> &'static str {
    match id.chars().next() {
        Some('E' | 'F' | 'J') => "（一）主动公开",
        Some('D') => "（五）监督保障",
        _ => "（二）依申请公开",
    }
}

/// Phrases that are several, one beside the other; they have tests of their own.
const SEVERAL: [&str; 3] = ["K1", "K2", "K3"];

/// Phrases of shares without their figures, which have a test of their own, too.
const SHARES: [&str; 2] = ["C7", "C8"];

#[test]
fn a_share_without_its_figures_is_held_against_the_tables() {
    // The phrase, what was granted, and what was refused, of 10,000.
    let cases = [
        ("同意公开率31.24%。", 3124, 0, true),
        ("同意公开率31.24%。", 3224, 0, false),
        ("公开率达62.5%，不予公开率为11.2%。", 6250, 1120, true),
        ("公开率达62.5%，不予公开率为11.2%。", 6250, 1220, false),
        ("予以公开占比31.24%。", 3224, 0, false),
        ("从办理结果看，予以公开类占比31.2%，不予公开类占11.2%。", 3124, 1120, true),
        ("从办理结果看，予以公开类占比31.2%，不予公开类占11.2%。", 3124, 1020, false),
        ("予以公开1240件，占31.24%。", 1240, 1120, false),
        ("上年予以公开占比31.24%。", 3224, 0, true),
        ("区市场监管局予以公开占比31.24%。", 3224, 0, true),
        ("予以公开占比较上年提高2.3个百分点。", 3224, 0, true),
        ("𠮷县予以公开占比约31%。", 3924, 0, true),
    ];
    for (phrase, granted, refused, right) in cases {
        let cells = [("N", 10_000), ("D", 10_000), ("G1", granted), ("G3.1", refused)];
        let cells = cells.into_iter().map(|(sign, value)| (sign.to_owned(), value)).collect();
        let found = warnings(&report("𠮷县人民政府", heading("A"), phrase, &cells, 0));
        assert_eq!(found.iter().all(|(rule, _)| rule != "narrative/share"), right, "{phrase}: {found:?}");
    }
}

#[test]
fn numbers_are_read_however_they_are_written() {
    let cases = [
        ("１２件", 12),
        ("十二件", 12),
        ("二十件", 20),
        ("一百零五件", 105),
        ("两千三百件", 2300),
        ("廿三件", 23),
        ("2,318件", 2318),
        ("2\u{2009}318件", 2318),
        ("3 件", 3),
    ];
    for (written, number) in cases {
        let words = format!("收到申请{written}。");
        let on = |number: i64| {
            let cells = Cells::from([("N".to_owned(), number)]);
            warnings(&report("𠮷县人民政府", heading("A"), &words, &cells, 0))
        };
        assert_eq!(on(number), [], "{written}");
        assert_eq!(on(number + 137).len(), 1, "{written}");
    }
}

#[test]
fn traps_are_not_walked_into() {
    let mut wrong = Vec::new();
    for line in TRAPS.lines() {
        let Some((number, rest)) = line.split_once(". ") else { continue };
        let Some((construction, why)) = rest.split_once(" — ") else { continue };
        if number.parse::<u32>().is_err() || !why.to_lowercase().contains("silent") {
            continue;
        }
        for words in construction.split(" / ").flat_map(|words| words.split(", ")) {
            let words = words.trim_end_matches('…');
            for heading in [heading("A"), heading("E"), heading("D")] {
                let found = warnings(&report("𠮷县人民政府", heading, &format!("{words}。"), &Cells::new(), 7777));
                if !found.is_empty() {
                    wrong.push(format!("{number}: {words}: {why}\n    {found:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

/// The warnings of the group on a text: the rule, and the text that is marked.
fn warnings(text: &str) -> Vec<(String, String)> {
    let analysis = nianbao::check(text, &lint::Options::default());
    let found = analysis.findings.iter().filter(|finding| {
        !["narrative/period", "narrative/stale-opening"].contains(&finding.rule.name)
            && finding.rule.group() == "narrative"
            && finding.severity >= Severity::Warning
            && finding.span.start < text.find("## 二").unwrap() as u32
    });
    found.map(|finding| (finding.rule.name.to_owned(), finding.span.slice(text).to_owned())).collect()
}

#[test]
fn nothing_is_found_where_the_tables_agree() {
    let mut wrong = Vec::new();
    for phrase in phrases().into_iter().filter(|phrase| !SEVERAL.contains(&&*phrase.id)) {
        let compared = compared(&phrase);
        let Some(cells) = solve(&compared, &Cells::new()) else { continue };
        let text = report(agency(&phrase.text), heading(&phrase.id), &bare(&phrase.text), &cells, 0);
        let found = warnings(&text);
        if !found.is_empty() {
            wrong.push(format!("{}: {}\n    {}\n    {found:?}", phrase.id, phrase.text, phrase.reading));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_no_table_holds_is_compared_with_none() {
    let mut wrong = Vec::new();
    let is_silent = |phrase: &Phrase| {
        compared(phrase).is_empty() && !phrase.reading.contains('!') && !phrase.reading.contains("claim")
    };
    let apart = |phrase: &Phrase| SEVERAL.iter().chain(&SHARES).any(|id| *id == phrase.id);
    let silent = phrases().into_iter().filter(|phrase| is_silent(phrase) && !apart(phrase));
    for phrase in silent {
        let text = report(agency(&phrase.text), heading(&phrase.id), &bare(&phrase.text), &Cells::new(), 7777);
        let found = warnings(&text);
        if !found.is_empty() {
            wrong.push(format!("{}: {}\n    {}\n    {found:?}", phrase.id, phrase.text, phrase.reading));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_spoilt_figure_is_found() {
    let (mut missed, mut tried, mut found) = (Vec::new(), 0, 0);
    for phrase in phrases() {
        let compared = compared(&phrase);
        let Some(cells) = solve(&compared, &Cells::new()) else {
            missed.push(format!("{}: no cells: {}", phrase.id, phrase.reading));
            continue;
        };
        let words = bare(&phrase.text);
        for one in &compared {
            let Some(at) = one.at(&words) else { continue };
            let spoilt = spoilt(&one.figure);
            let changed = format!("{}{spoilt}{}", &words[..at], &words[at + one.figure.len()..]);
            let text = report(agency(&phrase.text), heading(&phrase.id), &changed, &cells, 0);
            tried += 1;
            if warnings(&text).iter().any(|(_, marked)| marked.contains(&spoilt)) {
                found += 1;
            } else {
                missed.push(format!("{}: {changed}\n    {}", phrase.id, phrase.reading));
            }
        }
    }
    println!("{found} of {tried}");
    assert!(missed.is_empty(), "{found} of {tried}\n{}", missed.join("\n"));
}

/// Phrases of other writers, by the same signs.
const VARIED: &str = include_str!("../prose/varied.txt");

fn varied() -> impl Iterator<Item = (&'static str, &'static str, Vec<Compared>)> {
    let line = |line: &'static str| {
        let (phrase, signs) = line.split_once(" ⇒")?;
        let (kind, words) = phrase.split_once(' ')?;
        Some((kind, words, read_signs(words, signs)))
    };
    VARIED.lines().filter(|line| !line.starts_with('#')).filter_map(line)
}

#[test]
fn other_writers_phrases_are_read_alike() {
    let (mut wrong, mut tried, mut found) = (Vec::new(), 0, 0);
    for (kind, words, compared) in varied() {
        let Some(cells) = solve(&compared, &Cells::new()) else {
            wrong.push(format!("no cells: {words}"));
            continue;
        };
        // Where nothing is compared, whatever the tables hold is silent.
        let rest = if compared.is_empty() && !denies(words) { 7777 } else { 0 };
        let alarms = warnings(&report(agency(words), heading(kind), words, &cells, rest));
        if !alarms.is_empty() {
            wrong.push(format!("alarm: {words}\n    {alarms:?}"));
        }
        for one in &compared {
            let Some(at) = one.at(words) else {
                wrong.push(format!("no {}: {words}", one.figure));
                continue;
            };
            tried += 1;
            let (head, rest) = words.split_at(at);
            let spoilt = spoilt(&one.figure);
            let changed = format!("{head}{spoilt}{}", &rest[one.figure.len()..]);
            let alarms = warnings(&report(agency(words), heading(kind), &changed, &cells, 0));
            if alarms.iter().any(|(_, marked)| marked.contains(&spoilt)) {
                found += 1;
            } else {
                wrong.push(format!("missed {}: {changed}", one.figure));
            }
        }
    }
    println!("{found} of {tried}");
    assert!(wrong.is_empty(), "{found} of {tried}, {} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_denied_stands_in_no_table() {
    let cases = [
        ("A", "𠮷县依法公开。全年未收到企业提出的申请。", "N·企", true),
        ("A", "全年未收到法人或者其他组织提出的申请。", "N·企", true),
        ("A", "全年未收到企业和法律服务机构提出的申请。", "N·企", false),
        ("A", "全年未收到企业提出的许可申请。", "N·企", false),
        ("F", "全年没有废止行政规范性文件。", "规范废", true),
        ("F", "无现行有效的行政规范性文件。", "规范效", true),
        ("F", "没有需要废止的行政规范性文件。", "规范废", false),
        ("C", "𠮷县全年未作出不予公开决定。", "G3.1", true),
        ("C", "全年未作出无法提供答复。", "G4.1", true),
        ("C", "全年未作出不予公开决定。", "G4.1", false),
        ("C", "行政复议中未作出不予处理决定。", "G5.1", false),
        ("C", "经批准，不予公开3件。", "G5.1", false),
        ("E", "全年未制定规章。", "规章制", true),
        ("E", "全年未制定规章和行政规范性文件。", "规章制", false),
        ("D", "𠮷县依法应诉。全县行政复议案件均获维持。", "R纠", true),
        ("D", "行政复议案件均获维持。", "R他", false),
        ("D", "2022年行政复议案件均获维持。", "R纠", false),
        ("D", "𠮷县住房和城乡建设局的行政复议案件均获维持。", "R纠", false),
        ("D", "涉及征收的行政复议案件均获维持。", "R纠", false),
        ("D", "𠮷县应诉有力。行政复议13件，行政诉讼5件，无败诉案件。", "L1纠", true),
        ("D", "行政复议13件，行政诉讼5件，无败诉案件。", "R纠", false),
        ("D", "行政复议13件、行政诉讼5件，无行政诉讼被纠正案件。", "R纠", false),
        ("D", "行政复议13件、行政诉讼5件，行政复议无败诉案件。", "R纠", true),
        ("D", "行政复议13件、行政诉讼5件，无被纠正案件。", "R纠", true),
        ("D", "行政复议13件、行政诉讼5件，无被纠正案件。", "L2纠", true),
    ];
    for (kind, phrase, sign, found) in cases {
        let cells = Cells::from([("N".to_owned(), 3), ("D".to_owned(), 3), (sign.to_owned(), 3)]);
        let alarms = warnings(&report("𠮷县人民政府", heading(kind), phrase, &cells, 0));
        assert_eq!(alarms.iter().any(|(rule, _)| rule == "narrative/contradiction"), found, "{phrase}: {alarms:?}");
    }
}

/// Another figure.
fn spoilt(figure: &str) -> String {
    let plain: String = figure.chars().filter(|c| *c != ',').map(nianbao::text::ascii).collect();
    match plain.parse::<i64>() {
        Ok(figure) => (figure + 137).to_string(),
        Err(_) if figure.contains('.') => format!("1{figure}"),
        Err(_) => format!("一百{figure}"),
    }
}

/// Whether a phrase says that there was none, so that only tables of noughts agree with it.
fn denies(words: &str) -> bool {
    ["未", "无", "没有"].iter().any(|word| words.contains(word))
}
