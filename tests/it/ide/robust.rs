//! Every feature at every place of every fixture, whole and mutilated: nothing panics, every span lies on
//! characters, and what a completion or an action makes of a text is a text that can be read.

use super::answers::with_document;
use nianbao::ide::{self, CompletionItem, Document, Effect};
use nianbao::text::{Ambiguous, Edit, Lang, Span, apply, width};
use nianbao::{edition, format, report};
use pinyin::ToPinyin;
use std::collections::BTreeMap;

/// Every fixture, by its name.
pub(super) fn fixtures() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["examples", "tests/reports"] {
        let folder = format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"));
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|it| it == "nianbao") {
                let name = path.file_stem().unwrap().to_string_lossy().into_owned();
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(found.len() >= 9, "{} fixtures", found.len());
    found
}

/// A text spoilt in the ways that typing and pasting spoil it.
pub(super) fn mutilated(text: &str) -> Vec<String> {
    let without = |keep: &dyn Fn(usize) -> bool| -> String {
        let lines = text.lines().enumerate().filter(|(at, _)| keep(*at));
        lines.map(|(_, line)| format!("{line}\n")).collect()
    };
    let half: String = text.chars().take(text.chars().count() / 2).collect();
    vec![
        text.replace('\n', "\r\n").replace('|', "｜").replace('#', "＃").replace(": ", "："),
        text.replace('\n', "\r").replace("总计", "𠮷😀"),
        without(&|at| at % 3 != 1),
        without(&|at| at > 2).replace("| ---", "---").replace("）", ")"),
        text.replace(" |\n", "\n").replace("-->", ""),
        format!("\u{FEFF}{half}"),
        text.replace("\n\n", "\n"),
        text.replace('，', "《").replace('。', "第").replace("| 0", "| <!-- nianbao: allow("),
    ]
}

/// The places of a text that a cursor can be sent to: every byte, within characters and past the end
/// as well, or every `step`th.
fn places(text: &str, step: usize) -> impl Iterator<Item = u32> {
    (0..text.len() + 3).step_by(step).map(|at| at as u32)
}

fn check_span(text: &str, span: Span, what: &str) {
    assert!(span.start <= span.end && text.get(span.range()).is_some(), "{what}: {span:?}");
}

/// The place that `offset` is taken for: on a character, and not within a line end.
fn boundary(text: &str, offset: u32) -> u32 {
    let mut at = (offset as usize).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    if text[..at].ends_with('\r') && text[at..].starts_with('\n') {
        at -= 1;
    }
    at as u32
}

fn check_item(doc: &Document<'_>, offset: u32, item: &CompletionItem) {
    let (text, span) = (doc.text, item.edit.span);
    check_span(text, span, &item.label);
    assert!(!span.slice(text).contains(['\n', '\r']), "{}: an edit of one line", item.label);
    let at = boundary(text, offset);
    assert!(span.start <= at && at <= span.end, "{}: {span:?} holds {at}", item.label);
    let typed = Span { start: span.start, end: at }.slice(text);
    assert!(item.filter_text.starts_with(typed), "{}: {} begins with {typed}", item.label, item.filter_text);
    assert!(!item.label.is_empty() && !item.sort_text.is_empty());
    assert!(item.subject.as_ref().is_none_or(|subject| ide::resolve(subject, doc.lang, None).is_some()), "{item:?}");
}

fn check_edits(text: &str, edits: &[Edit], what: &str) {
    let after = apply(text, edits).unwrap_or_else(|| panic!("{what}: {edits:?}"));
    report::parse(&*after);
}

fn check_symbols(text: &str, within: Span, symbols: &[ide::Symbol]) {
    for symbol in symbols {
        check_span(text, symbol.span, &symbol.name);
        assert!(symbol.span.covers(symbol.selection) && within.covers(symbol.span), "{symbol:?}");
        assert!(!symbol.name.trim().is_empty());
        check_symbols(text, symbol.span, &symbol.children);
    }
}

/// What is shown over the whole text, and what commands would make of it.
fn check_shown(doc: &Document<'_>, whole: Span, name: &str) {
    let text = doc.text;
    let tokens = ide::tokens(doc, whole);
    for token in &tokens {
        check_span(text, token.span, name);
        let words = token.span.slice(text);
        assert!(!words.is_empty() && !words.contains(['\n', '\r']), "{name}: {token:?} {words}");
    }
    assert!(tokens.is_sorted_by(|a, b| a.span.end <= b.span.start), "{name}: tokens in order");
    for hint in ide::inlay_hints(doc, whole) {
        check_span(text, Span::empty(hint.offset), &hint.label);
        assert!(ide::resolve_hint(doc, hint.about).is_some(), "{name}: {hint:?}");
    }
    for lens in ide::lenses(doc) {
        check_span(text, lens.span, &lens.title);
    }
    check_edits(text, &ide::fill_zeros(doc, None), name);
    check_edits(text, &ide::fill_derived(doc, Some(20)), name);
    check_edits(text, &ide::add_rows(doc, 30), name);
}

/// What belongs to a place, and what typing there brings.
fn check_place(doc: &Document<'_>, offset: u32, name: &str) {
    let text = doc.text;
    ide::highlights(doc, offset).iter().for_each(|lit| check_span(text, lit.span, name));
    let selected = ide::selection(doc, offset);
    selected.iter().for_each(|span| check_span(text, *span, name));
    assert!(selected.is_sorted_by(|a, b| b.covers(*a) && a != b), "{name}: {selected:?}");
    assert_eq!(selected.last(), Some(&Span::new(0, text.len())), "{name}");
    if let Ok((span, _)) = ide::prepare_rename(doc, offset) {
        check_span(text, span, name);
        check_edits(text, &ide::rename(doc, offset, "𠮷县数据局").unwrap(), name);
    }
    for typed in ide::TYPED {
        let options = format::Options::default();
        check_edits(text, &ide::on_type(doc, offset, typed, &options), typed);
        if let Some(edit) = ide::on_type_snippet(doc, offset, typed, &options) {
            check_edits(text, &[Edit::replace(edit.span, ide::plain(&edit.text))], typed);
        }
    }
    if let Some(edit) = ide::enter(doc, offset) {
        check_edits(text, &[Edit::replace(edit.span, ide::plain(&edit.text))], name);
    }
}

/// Asks for everything at every `step`th place; what is made of the text is read at every `deep`th.
fn check(name: &str, text: &str, lang: Lang, step: usize, deep: usize) {
    with_document(text, lang, |doc| {
        let whole = Span::new(0, text.len());
        check_symbols(text, whole, &ide::document_symbols(doc));
        for fold in ide::folding_ranges(doc) {
            assert!(fold.first < fold.last && (fold.last as usize) < doc.report.tree.lines.len(), "{name}: {fold:?}");
        }
        for link in ide::document_links(doc) {
            check_span(text, link.span, name);
        }
        check_shown(doc, whole, name);
        for symbol in ide::workspace_symbols(doc.report, "2023 gk") {
            check_span(text, symbol.span, &symbol.name);
        }
        for (count, offset) in places(text, step).enumerate() {
            if let Some(hover) = ide::hover(doc, offset) {
                check_span(text, hover.span, name);
                let at = boundary(text, offset);
                assert!(hover.span.start <= at && at <= hover.span.end, "{name}: {hover:?} at {at}");
                assert!(!hover.markdown.trim().is_empty());
            }
            if count % 7 == 0 {
                for target in ide::definition(doc, offset) {
                    check_span(text, target.origin, name);
                    check_span(text, target.target, name);
                }
                ide::references(doc, offset, true).into_iter().for_each(|span| check_span(text, span, name));
            }
            if count % 199 == 0 {
                check_place(doc, offset, name);
            }
            let items = ide::completion(doc, offset);
            items.iter().for_each(|item| check_item(doc, offset, item));
            if count % deep != 0 {
                continue;
            }
            for item in items.iter().take(3) {
                let edit = Edit::replace(
                    item.edit.span,
                    if item.snippet { ide::plain(&item.edit.text) } else { item.edit.text.clone() },
                );
                check_edits(text, &[edit], &item.label);
            }
            for action in ide::code_actions(doc, Span::empty(offset)) {
                if let Effect::Edits(edits) = &action.effect {
                    check_edits(text, edits, &action.title);
                }
            }
        }
        ide::code_actions(doc, whole);
        for action in [ide::Deferred::FixAll, ide::Deferred::FillAll] {
            check_edits(text, &ide::resolve_action(doc, action), name);
        }
    });
}

#[test]
fn every_place_of_every_fixture() {
    for (name, text) in fixtures() {
        check(&name, &text, Lang::Zh, 1, 97);
    }
}

#[test]
fn every_fixture_mutilated() {
    for (name, text) in fixtures() {
        for (at, text) in mutilated(&text).into_iter().enumerate() {
            check(&format!("{name}, {at}"), &text, Lang::En, 11, 67);
        }
    }
}

/// Where an edit is.
fn around(text: &str, edit: &Edit) -> String {
    let before: Vec<&str> = text[..edit.span.start as usize].lines().rev().take(4).collect();
    let after: Vec<&str> = text[edit.span.end as usize..].lines().take(4).collect();
    let before: Vec<&str> = before.into_iter().rev().collect();
    format!("{}\n⟦{}⟧\n{}", before.join("\n"), edit.text, after.join("\n"))
}

/// How many findings a text has of each rule.
fn counts(text: &str) -> BTreeMap<&'static str, usize> {
    with_document(text, Lang::Zh, |doc| {
        let mut counts = BTreeMap::new();
        doc.findings.iter().for_each(|finding| *counts.entry(finding.rule.name).or_default() += 1);
        counts
    })
}

#[test]
fn what_is_allowed_is_silent() {
    let mut allowed = 0;
    for (name, text) in fixtures() {
        for text in std::iter::once(text.clone()).chain(mutilated(&text)) {
            let before = counts(&text);
            let actions = with_document(&text, Lang::Zh, |doc| ide::code_actions(doc, Span::new(0, text.len())));
            let directives = actions.into_iter().filter_map(|action| match action.effect {
                Effect::Edits(edits) if edits[0].text.contains("【待填：") => Some((action.title, edits)),
                _ => None,
            });
            for (title, edits) in directives.step_by(5) {
                let rule = title.trim_end_matches('）').rsplit('（').next().unwrap();
                let after = counts(&apply(&text, &edits).unwrap());
                let of = |counts: &BTreeMap<&str, usize>| counts.get(rule).copied().unwrap_or(0);
                assert!(of(&after) < of(&before), "{name}: {title} at {:?}\n{text}", edits[0].span);
                // A comment may fix by itself how lines meet.
                if !rule.starts_with("syntax/") {
                    assert_eq!(
                        after.get("meta/unused-allow"),
                        before.get("meta/unused-allow"),
                        "{name}: {title}\n{}",
                        around(&text, &edits[0])
                    );
                }
                assert_eq!(after.get("meta/bad-directive"), before.get("meta/bad-directive"), "{name}: {title}");
                allowed += 1;
            }
        }
    }
    assert!(allowed > 100, "{allowed}");
}

#[test]
fn what_is_missing_is_allowed_where_that_is_heard() {
    let allowed = |text: &str, rule: &str| -> Vec<String> {
        let actions = with_document(text, Lang::Zh, |doc| ide::code_actions(doc, Span::new(0, text.len())));
        let of_rule = actions.into_iter().filter_map(|action| match action.effect {
            Effect::Edits(edits) if edits[0].text.contains(&format!("allow({rule})")) => Some(edits),
            _ => None,
        });
        of_rule.map(|edits| apply(text, &edits).unwrap()).collect()
    };
    // A line that is no front matter; what begins with one is a whole report.
    let rule = "structure/missing-key";
    let [titled] = &allowed("----\n\n# 𠮷县2023年报告\n\n办结。\n", rule)[..] else { panic!("one action") };
    assert!(titled.starts_with("----\n\n<!-- nianbao: allow(structure/missing-key)"), "{titled}");
    assert_eq!(counts(titled).get(rule), None);
    assert!(allowed("----\n\n## 一、总体情况\n\n𠮷办结。\n", rule).is_empty(), "no title, no directive");
    // After a first row Markdown would see no table.
    let rows = "# 𠮷县2023年报告\n\n## 四、政府信息公开行政复议、行政诉讼情况\n\n| 行政复议 | 1 | 0 | 0 | 0 | 2 |\n";
    let [above] = &allowed(rows, "structure/missing-row")[..] else { panic!("one action") };
    assert!(above.contains(" -->\n| 行政复议"), "{above}");
}

#[test]
fn what_is_missing_is_there_when_it_is_put_in() {
    let put: usize = fixtures()
        .iter()
        .filter(|(name, _)| ["acheng-2023", "specimen-2020"].contains(&name.as_str()))
        .map(|(_, text)| put_back(text))
        .sum();
    assert!(put > 100, "{put}");
}

/// Takes each row and section of a canonical text out except for its mark, and has it put back. How many.
fn put_back(text: &str) -> usize {
    let wide = |line: &str| width(line, Ambiguous::Narrow);
    let lines: Vec<&str> = text.lines().collect();
    let mut put = 0;
    for (at, line) in lines.iter().enumerate() {
        let is_row = line.starts_with("| ") && lines[at - 1].starts_with('|') && !line.starts_with("| --");
        let is_section = line.starts_with("## ");
        if !is_row && !is_section {
            continue;
        }
        // Only the mark is left of the line.
        let mark = if is_row { "| " } else { "## " };
        let name = line.trim_start_matches(mark).split(" |").next().unwrap().trim();
        let before: String = lines[..at].iter().map(|line| format!("{line}\n")).collect();
        let after: String = lines[at + 1..].iter().map(|line| format!("{line}\n")).collect();
        let spoilt = format!("{before}{mark}\n{after}");
        let item = with_document(&spoilt, Lang::Zh, |doc| {
            let items = ide::completion(doc, (before.len() + mark.len()) as u32);
            items.into_iter().next().unwrap_or_else(|| panic!("nothing for {name}"))
        });
        let text = if item.snippet { ide::plain(&item.edit.text) } else { item.edit.text.clone() };
        let mended = apply(&spoilt, &[Edit::replace(item.edit.span, text)]).unwrap();
        let new = mended.lines().nth(at).unwrap();
        assert!(new.starts_with(&format!("{mark}{name}")), "{new} for {name}");
        // It stands as the table stands.
        assert_eq!(wide(new), wide(line), "{new}\n{line}");
        put += 1;
    }
    put
}

#[test]
fn a_column_that_is_missing_is_put_where_it_was() {
    let (_, text) = fixtures().into_iter().find(|(name, _)| name == "acheng-2023").unwrap();
    let (before, rest) = text.split_once("| 申请办理情况").unwrap();
    let (table, after) = rest.split_once("\n\n").unwrap();
    let table = format!("| 申请办理情况{table}");
    let cells = |line: &str| line.split('|').map(str::to_owned).collect::<Vec<String>>();
    for column in 2..=8 {
        let lines = table.lines().map(|line| {
            let mut cells = cells(line);
            cells.remove(column);
            cells.join("|")
        });
        let spoilt = format!("{before}{}\n\n{after}", lines.collect::<Vec<_>>().join("\n"));
        let actions = with_document(&spoilt, Lang::Zh, |doc| {
            let all = ide::code_actions(doc, Span::new(0, spoilt.len()));
            all.into_iter().filter(|action| action.title.contains("这一列")).collect::<Vec<_>>()
        });
        let [Effect::Edits(edits)] = &actions.iter().map(|action| action.effect.clone()).collect::<Vec<_>>()[..] else {
            panic!("{column}: {actions:?}");
        };
        let mended = apply(&spoilt, edits).unwrap();
        for (new, old) in mended.lines().zip(text.lines()) {
            let mut expected = cells(old);
            if old.starts_with('|') && expected.len() == 10 && !old.contains("---") && expected[2].trim() != "自然人"
            {
                let is_total = column == 8 || old.contains("（七）总计");
                let is_group = expected[8].trim().is_empty();
                let blank = if is_total && !is_group { "=" } else { "" };
                expected[column] = format!(" {}{blank} ", " ".repeat(expected[column].len() - 2 - blank.len()));
            }
            assert_eq!(new, expected.join("|"), "{column}");
        }
    }
}

#[test]
fn every_official_name_is_found_by_its_initials() {
    let mut found = 0;
    for edition in edition::all() {
        let head = format!("---\n年度: {}\n---\n\n", edition.years.from);
        for (table, spec) in edition.tables.iter().enumerate() {
            let section = format!("{head}## {}\n\n", edition.sections[spec.section].heading);
            let whole = format::filled_table(spec, format::CORNER, "\n", |_, _| String::new());
            let lines: Vec<&str> = whole.lines().take(2).collect();
            for row in spec.rows {
                let text = format!("{section}{}\n{}\n| {}", lines[0], lines[1], initials(row.name));
                let items = with_document(&text, Lang::Zh, |doc| ide::completion(doc, text.len() as u32));
                assert!(items.iter().any(|item| item.label == row.full), "{} {}: {text}", edition.id, row.full);
                found += 1;
            }
            for column in spec.columns {
                // The table is told by the other columns, or is the first of its section that is lacking.
                let others = spec.columns.iter().filter(|other| other.id != column.id);
                let others: Vec<String> = others.map(|other| format!(" {} |", other.full)).collect();
                let corner = spec.item.or(spec.corner).unwrap_or(format::CORNER);
                let text = format!("{section}| {corner} |{} {}", others.concat(), initials(column.name));
                let items = with_document(&text, Lang::Zh, |doc| ide::completion(doc, text.len() as u32));
                assert!(items.iter().any(|item| item.label == column.full), "{table} {}: {text}", column.full);
                found += 1;
            }
        }
    }
    assert!(found > 100, "{found}");
}

/// The initials of a name's characters, as they are read first.
fn initials(name: &str) -> String {
    name.to_pinyin().flatten().filter_map(|reading| reading.plain().chars().next()).collect()
}
