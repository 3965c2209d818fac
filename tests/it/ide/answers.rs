//! Specimens and their answers as text.

use nianbao::check;
use nianbao::format;
use nianbao::ide::{self, CompletionItem, Document, Effect};
use nianbao::lint;
use nianbao::text::{Edit, Lang, Span, apply};
use std::fmt::Write;

/// What a text with a cursor is answered.
pub type Answer = fn(&str, Lang) -> String;

/// The cursor's mark in specimens.
const CURSOR: char = '┃';

/// How many items of a long list are shown.
const SHOWN: usize = 6;

/// Reads `text`, and gives `ask` the document.
pub fn with_document<T>(text: &str, lang: Lang, ask: impl FnOnce(&Document<'_>) -> T) -> T {
    // As on the pages of rules: what begins with front matter is a whole report.
    let excerpt = !text.starts_with("---") && !text.starts_with("# ");
    let options = lint::Options { lang, excerpt, ..lint::Options::default() };
    let analysis = check(text, &options);
    ask(&Document::new(&analysis, &options, None))
}

/// A specimen without its marks, and the places of these: one is a cursor, two are a selection.
fn unmark(specimen: &str) -> (String, Span) {
    let places: Vec<usize> = specimen.match_indices(CURSOR).map(|(at, _)| at).collect();
    let text = specimen.replace(CURSOR, "");
    match places[..] {
        [] => (text, Span::empty(0)),
        [at] => (text, Span::empty(at as u32)),
        [from, to] => (text, Span::new(from, to - CURSOR.len_utf8())),
        _ => panic!("too many marks: {specimen}"),
    }
}

/// The lines of `after` that `before` has not, with what is not seen made visible.
fn changes(before: &str, after: &str) -> String {
    let difference = similar::TextDiff::from_lines(before, after);
    let mut text = String::new();
    for change in difference.iter_all_changes() {
        let mark = match change.tag() {
            similar::ChangeTag::Insert => '+',
            similar::ChangeTag::Delete => '-',
            similar::ChangeTag::Equal => continue,
        };
        writeln!(text, "{mark}{}", change.value().trim_end_matches('\n')).unwrap();
    }
    text
}

/// The text after a completion was accepted; its places are shown.
fn accepted(text: &str, item: &CompletionItem) -> String {
    let edits: Vec<Edit> = std::iter::once(&item.edit).chain(&item.additional).cloned().collect();
    apply(text, &edits).expect("edits that fit the text")
}

pub fn completion(specimen: &str, lang: Lang) -> String {
    let (text, cursor) = unmark(specimen);
    let items = with_document(&text, lang, |doc| ide::completion(doc, cursor.start));
    let mut answer = String::new();
    for item in items.iter().take(SHOWN) {
        let detail = item.detail.as_ref().map_or(String::new(), |detail| format!(" — {detail}"));
        writeln!(answer, "{:?} {}{detail}", item.kind, item.label).unwrap();
    }
    if items.len() > SHOWN {
        writeln!(answer, "… {} in all", items.len()).unwrap();
    }
    match items.first() {
        Some(first) => {
            let replaced = first.edit.span.slice(&text);
            writeln!(answer, "\n“{replaced}” by the first; filter: {}", first.filter_text).unwrap();
            answer.push_str(&changes(&text, &accepted(&text, first)));
        }
        None => answer.push_str("nothing\n"),
    }
    answer
}

pub fn hover(specimen: &str, lang: Lang) -> String {
    let (text, cursor) = unmark(specimen);
    match with_document(&text, lang, |doc| ide::hover(doc, cursor.start)) {
        Some(hover) => format!("on “{}”:\n\n{}", hover.span.slice(&text), hover.markdown),
        None => "nothing".to_owned(),
    }
}

/// Where a place leads to, what is of the same, and what leads out of the text.
pub fn links(specimen: &str, lang: Lang) -> String {
    let (text, cursor) = unmark(specimen);
    let shown = |span: Span| {
        let line = text[..span.start as usize].matches('\n').count() + 1;
        format!("line {line} “{}”", span.slice(&text))
    };
    with_document(&text, lang, |doc| {
        let mut answer = String::new();
        for target in ide::definition(doc, cursor.start) {
            writeln!(answer, "definition: “{}” → {}", target.origin.slice(&text), shown(target.target)).unwrap();
        }
        if let Some((origin, subject)) = ide::provision(doc, cursor.start) {
            writeln!(answer, "what is cited: “{}” → {subject:?}", origin.slice(&text)).unwrap();
        }
        let without = ide::references(doc, cursor.start, false);
        for span in ide::references(doc, cursor.start, true) {
            let declared = if without.contains(&span) { "" } else { " (declared)" };
            writeln!(answer, "reference: {}{declared}", shown(span)).unwrap();
        }
        for link in ide::document_links(doc) {
            let target = match link.target {
                ide::LinkTarget::Address(url) => url.to_owned(),
                ide::LinkTarget::File(path) => format!("the file “{path}”"),
            };
            writeln!(answer, "link: {} → {target}", shown(link.span)).unwrap();
        }
        if answer.is_empty() { "nothing".to_owned() } else { answer }
    })
}

pub fn actions(specimen: &str, lang: Lang) -> String {
    let (text, selection) = unmark(specimen);
    with_document(&text, lang, |doc| {
        let mut answer = String::new();
        for action in ide::code_actions(doc, selection) {
            let preferred = if action.preferred { " *" } else { "" };
            let finding = action.finding.map_or(String::new(), |at| format!(" [{}]", doc.findings[at].rule.name));
            writeln!(answer, "{:?}{preferred} {}{finding}", action.kind, action.title).unwrap();
            let edits = match action.effect {
                Effect::Edits(edits) => edits,
                Effect::Deferred(deferred) => ide::resolve_action(doc, deferred),
                Effect::Explain(_) => continue,
            };
            answer.push_str(&changes(&text, &apply(&text, &edits).expect("edits that fit the text")));
        }
        if answer.is_empty() { "nothing".to_owned() } else { answer }
    })
}

pub fn outline(specimen: &str, lang: Lang) -> String {
    let (text, _) = unmark(specimen);
    let mut answer = String::new();
    with_document(&text, lang, |doc| {
        symbols(&text, &ide::document_symbols(doc), 0, &mut answer);
        answer.push_str("\nfolds\n");
        for fold in ide::folding_ranges(doc) {
            let line = |at: u32| text.lines().nth(at as usize).unwrap_or_default().chars().take(16).collect::<String>();
            writeln!(
                answer,
                "{:?} {}–{}: {} … {}",
                fold.kind,
                fold.first,
                fold.last,
                line(fold.first),
                line(fold.last)
            )
            .unwrap();
        }
        answer.push_str("\nin the workspace\n");
        for symbol in ide::workspace_symbols(doc.report, "") {
            let container = symbol.container.map_or(String::new(), |container| format!(" — {container}"));
            writeln!(answer, "{:?} {}{container}", symbol.kind, symbol.name).unwrap();
        }
    });
    answer
}

fn symbols(text: &str, list: &[ide::Symbol], depth: usize, answer: &mut String) {
    for symbol in list {
        let detail = symbol.detail.as_ref().map_or(String::new(), |detail| format!(" — {detail}"));
        let lines = symbol.span.slice(text).lines().count();
        writeln!(answer, "{}{:?} {}{detail} ({lines})", "  ".repeat(depth), symbol.kind, symbol.name).unwrap();
        symbols(text, &symbol.children, depth + 1, answer);
    }
}

/// The text with what is shown in it: hints in `‹›`, tokens in `⟦⟧` with what they are; above it the lenses.
pub fn shown(specimen: &str, lang: Lang) -> String {
    let (text, _) = unmark(specimen);
    let whole = Span::new(0, text.len());
    with_document(&text, lang, |doc| {
        let mut answer = String::new();
        for lens in ide::lenses(doc) {
            let line = text[..lens.span.start as usize].matches('\n').count() + 1;
            writeln!(answer, "lens on line {line}: {} — {:?}", lens.title, lens.action).unwrap();
        }
        let hints = ide::inlay_hints(doc, whole);
        for hint in &hints {
            let about = ide::resolve_hint(doc, hint.about).expect("a hint of something");
            writeln!(answer, "hint {}: {}", hint.label, about.replace('\n', " ").replace("  ", " ")).unwrap();
        }
        // What is put in, by where: ends before beginnings.
        let mut marks: Vec<(u32, u8, String)> = Vec::new();
        for token in ide::tokens(doc, whole) {
            let kind = format!("{:?}", token.kind);
            let wrong = if token.wrong { "!" } else { "" };
            let derived = if token.derived { "=" } else { "" };
            marks.push((token.span.start, 2, "⟦".to_owned()));
            marks.push((token.span.end, 0, format!("⟧{}{wrong}{derived}", &kind[..1])));
        }
        marks.extend(hints.iter().map(|hint| (hint.offset, 1, format!("‹{}›", hint.label))));
        marks.sort();
        let mut marked = text.clone();
        for (at, _, mark) in marks.iter().rev() {
            marked.insert_str(*at as usize, mark);
        }
        answer + "\n" + &marked
    })
}

/// What follows from the character before the cursor, and what Enter there would put in.
pub fn typed(specimen: &str, lang: Lang) -> String {
    let (text, cursor) = unmark(specimen);
    with_document(&text, lang, |doc| {
        let last = text[..cursor.start as usize].chars().next_back().expect("a character").to_string();
        let edits = ide::on_type(doc, cursor.start, &last, &format::Options::default());
        let after = apply(&text, &edits).expect("edits that fit the text");
        let mut answer = format!("after {last:?}\n{}", changes(&text, &after));
        if let Some(edit) = ide::on_type_snippet(doc, cursor.start, &last, &format::Options::default()) {
            let after = apply(&text, std::slice::from_ref(&edit)).expect("an edit that fits the text");
            let changed = changes(&text, &after);
            writeln!(answer, "as a snippet\n{}", changed.trim_end()).unwrap();
        }
        if let Some(edit) = ide::enter(doc, cursor.start) {
            let opened = edit.text.replace('\n', "⏎\n");
            writeln!(answer, "on Enter\n{opened}").unwrap();
        }
        answer
    })
}

/// What belongs to a place: what is lit, what is selected, what a new name changes.
pub fn places(specimen: &str, lang: Lang) -> String {
    let (text, cursor) = unmark(specimen);
    let line = |span: Span| text[..span.start as usize].matches('\n').count() + 1;
    with_document(&text, lang, |doc| {
        let mut answer = String::new();
        for lit in ide::highlights(doc, cursor.start) {
            let total = if lit.is_total { ", the total" } else { "" };
            writeln!(answer, "lit: line {} “{}”{total}", line(lit.span), lit.span.slice(&text)).unwrap();
        }
        for span in ide::selection(doc, cursor.start) {
            let words = span.slice(&text);
            let ends: String = words.chars().take(12).collect::<String>().replace('\n', "⏎");
            writeln!(answer, "selected: line {}, {} characters: {ends}", line(span), words.chars().count()).unwrap();
        }
        match ide::prepare_rename(doc, cursor.start) {
            Ok((span, name)) => {
                writeln!(answer, "to rename: “{}”, {name}", span.slice(&text)).unwrap();
                let edits = ide::rename(doc, cursor.start, "𠮷山县数据局").expect("a good name");
                answer.push_str(&changes(&text, &apply(&text, &edits).expect("edits that fit the text")));
            }
            Err(refusal) => writeln!(answer, "not to be renamed: {}", refusal.message(lang)).unwrap(),
        }
        answer
    })
}
