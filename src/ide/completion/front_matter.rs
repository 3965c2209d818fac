//! In the front matter: keys that are not there yet, and the values that a key takes.

use super::item::{CompletionItem, CompletionKind};
use super::offer::{Candidate, Partial, offer};
use crate::edition;
use crate::ide::cursor::Cursor;
use crate::ide::{Document, Subject, keys};
use crate::report::{AgencyKind, Key};
use crate::syntax::{LineKind, SlipKind, ascii};
use crate::text::{Date, Span, first_year, say};

/// `None` outside the front matter.
pub(super) fn completion(doc: &Document<'_>, cursor: &Cursor) -> Option<Vec<CompletionItem>> {
    if !is_inside(doc, cursor) {
        return None;
    }
    let before = cursor.before(&doc.report.tree);
    Some(match before.find([':', '：']) {
        None => on_key(doc, cursor),
        Some(colon) => on_value(doc, cursor, colon).unwrap_or_default(),
    })
}

/// Whether the cursor is between the fences, or below the opening one where none closes it.
fn is_inside(doc: &Document<'_>, cursor: &Cursor) -> bool {
    let tree = &doc.report.tree;
    let lines = tree.lines.iter().take_while(|line| line.kind == LineKind::FrontMatter).count();
    let is_open = tree.slips.iter().any(|slip| slip.kind == SlipKind::UnclosedFrontMatter);
    // What is being typed right below an open one is no entry yet.
    let end = if is_open { lines + 1 } else { lines.saturating_sub(1) };
    let text = cursor.span.slice(doc.text);
    lines > 0 && (1..end).contains(&cursor.line) && !text.trim_start().starts_with(['#', '|', '｜', '＃'])
}

fn on_key(doc: &Document<'_>, cursor: &Cursor) -> Vec<CompletionItem> {
    let tree = &doc.report.tree;
    let line = cursor.span.slice(doc.text);
    if line.trim_start().starts_with("- ") {
        return Vec::new();
    }
    let before = cursor.before(tree);
    let typed = before.trim_start();
    // Up to a colon that is there already; what follows it stays.
    let colon = line.find([':', '：']);
    let name_end = cursor.span.start + colon.unwrap_or(line.trim_end().len()).max(before.len()) as u32;
    let span = Span { start: cursor.offset - typed.len() as u32, end: name_end };
    let held = |key: Key| {
        let mut entries = tree.entries.iter().filter(|entry| entry.line as usize != cursor.line);
        entries.any(|entry| Key::named(tree.slice(entry.key)) == Some(key))
    };
    let candidates = Key::ALL.into_iter().filter(|&key| !held(key)).map(|key| {
        let name = key.name();
        let text = if colon.is_some() { name.to_owned() } else { format!("{name}: ") };
        let brief = keys::about(key).brief.get(doc.lang).replace('`', "");
        Candidate::new(CompletionKind::Key, name).text(text).detail(brief).subject(Subject::Key(name.to_owned()))
    });
    offer(&Partial::new(span, "", typed), 'a', candidates.collect())
}

/// The values of the key before the colon, which stands at `colon` of the line.
fn on_value(doc: &Document<'_>, cursor: &Cursor, colon: usize) -> Option<Vec<CompletionItem>> {
    let before = cursor.before(&doc.report.tree);
    let key = Key::named(before[..colon].trim())?;
    let mark = &before[colon..];
    let mark = &mark[..mark.chars().next()?.len_utf8()];
    let value = &before[colon + mark.len()..];
    let typed = value.trim_start();
    // A colon of the other width, or without its space, is fixed on the way.
    let proper = mark == ":" && value.starts_with(' ');
    let behind = cursor.span.start + (colon + mark.len()) as u32;
    let start = if proper { cursor.offset - typed.len() as u32 } else { behind - mark.len() as u32 };
    let lead = if proper { "" } else { &before[colon..before.len() - typed.len()] };
    let end = Span { start: cursor.offset, end: cursor.span.end }.trim(doc.text).end.max(cursor.offset);
    let partial = Partial::new(Span { start, end }, lead, typed);
    let glue = if proper { "" } else { ": " };
    // What only begins a value, as a year and its dash begin a date, leaves alone what stands behind its like.
    let rest = Span { start: cursor.offset, end }.slice(doc.text);
    let same = rest.len() - rest.trim_start_matches(|c| ascii(c).is_ascii_digit()).len();
    let same = same + usize::from(rest[same..].starts_with('-'));
    let begun = if typed.ends_with('-') { cursor.offset } else { cursor.offset + same as u32 };
    let candidates = values(doc, key).into_iter().map(|(value, detail)| {
        let is_beginning = value.ends_with('-');
        let candidate = Candidate::new(CompletionKind::Value, value.as_str()).text(format!("{glue}{value}"));
        let candidate = candidate.subject(Subject::Key(key.name().to_owned()));
        let candidate = Candidate { end: is_beginning.then_some(begun), ..candidate };
        if detail.is_empty() { candidate } else { candidate.detail(detail) }
    });
    Some(offer(&partial, 'a', candidates.collect()))
}

/// What a key may be given, the likeliest first, and why.
fn values(doc: &Document<'_>, key: Key) -> Vec<(String, String)> {
    let given = &doc.report.front_matter;
    let lang = doc.lang;
    match key {
        Key::Kind => {
            let certain = given.agency.as_ref().and_then(|agency| AgencyKind::of_agency(&agency.value));
            let mut kinds = AgencyKind::ALL.to_vec();
            kinds.sort_by_key(|kind| Some(*kind) != certain);
            let detail = |kind| match Some(kind) == certain {
                true => say!(lang, zh: "由机关名称可知", en: "from the agency's name"),
                false => String::new(),
            };
            kinds.into_iter().map(|kind| (kind.name().to_owned(), detail(kind))).collect()
        }
        Key::Edition => {
            edition::all().iter().rev().map(|it| (it.id.to_owned(), it.document.number.to_owned())).collect()
        }
        Key::Year => {
            let title = doc.report.title.iter().flat_map(|title| &title.lines);
            let from_title = title.filter_map(|line| Some(first_year(line.slice(doc.text))?.value));
            let published = given.published.as_ref().map(|date| i32::from(date.value.year));
            let titled = say!(lang, zh: "标题所写", en: "from the title");
            let before = say!(lang, zh: "发布日期的上一年", en: "the year before publication");
            let mut years: Vec<(String, String)> = from_title.map(|year| (year.to_string(), titled.clone())).collect();
            years.extend(published.map(|year| ((year - 1).to_string(), before)));
            years.dedup_by(|a, b| a.0 == b.0);
            years
        }
        Key::Published => {
            let signed = doc.report.signature.date.and_then(|date| Date::in_words(date.slice(doc.text)));
            let signed_detail = say!(lang, zh: "落款日期", en: "the date of the signature");
            let mut dates: Vec<(String, String)> =
                signed.map(|date| (date.to_string(), signed_detail)).into_iter().collect();
            if let Some(year) = &given.year {
                let next = year.value + 1;
                let detail = say!(lang, zh: "报告年度的次年", en: "the year after");
                dates.push((format!("{next}-"), detail));
            }
            dates
        }
        Key::Agency | Key::LastYear | Key::Aggregate => Vec::new(),
    }
}
