//! What the head of a report lacks: a key of the front matter, the title. What one of them says the other
//! is made of.

use super::{ActionKind, CodeAction, Effect};
use crate::format;
use crate::ide::Document;
use crate::lint::Finding;
use crate::report::{Key, Place};
use crate::syntax::{Entry, LineKind, ascii, quoted};
use crate::text::{Edit, Span, say};

/// The action that puts in what a finding misses. `None` for other findings.
pub(super) fn action(doc: &Document<'_>, at: usize) -> Option<CodeAction> {
    let finding = &doc.findings[at];
    let (title, edit) = match (finding.rule.name, finding.place.as_ref()?) {
        ("structure/missing-key", Place::FrontMatter(None)) => whole(doc),
        ("structure/missing-key", Place::FrontMatter(Some(name))) => key(doc, finding, Key::named(name)?),
        ("structure/missing-title", Place::Title) => title(doc, finding)?,
        _ => return None,
    };
    let effect = Effect::Edits(vec![edit]);
    Some(CodeAction { title, kind: ActionKind::QuickFix, preferred: true, finding: Some(at), effect })
}

/// A front matter with the keys that every report gives.
fn whole(doc: &Document<'_>) -> (String, Edit) {
    let newline = doc.report.tree.newline;
    let lines = [Key::Agency, Key::Year].map(|key| format!("{}: {}{newline}", key.name(), guess(doc, key)));
    let text = format!("---{newline}{}---{newline}{newline}", lines.concat());
    let mark = if doc.text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() as u32 } else { 0 };
    (say!(doc.lang, zh: "补上题头", en: "Put in a front matter"), Edit::insert(mark, text))
}

/// A key on the line where it belongs: the key that stands there under another name, or a new line.
fn key(doc: &Document<'_>, finding: &Finding, key: Key) -> (String, Edit) {
    let tree = &doc.report.tree;
    let name = key.name();
    let put = say!(doc.lang, zh: "补上“{name}”", en: "Put in {name}");
    if let Some(entry) = tree.entries.iter().find(|entry| entry.key == finding.span) {
        if tree.slice(entry.key) != name {
            let title = say!(doc.lang, zh: "改为“{name}”", en: "Change it to {name}");
            return (title, Edit::replace(entry.key, name));
        }
        // It has no value yet.
        let end = tree.lines[entry.line as usize].end;
        let value = format!(": {}", guess(doc, key));
        return (put, Edit::replace(Span { start: entry.key.end, end }, value));
    }
    let rank = |key: Key| Key::ALL.iter().position(|other| *other == key);
    let comes_later = |entry: &&Entry| Key::named(tree.slice(entry.key)).is_some_and(|other| rank(other) > rank(key));
    let below = tree.entries.iter().find(comes_later).map(|entry| entry.line as usize);
    // Else before the closing fence, or below an opening one that is never closed.
    let lines = tree.lines.iter().take_while(|line| line.kind == LineKind::FrontMatter).count();
    let line = below.unwrap_or(lines.saturating_sub(1).max(1));
    let line_text = format!("{name}: {}", guess(doc, key));
    let edit = match tree.lines.get(line) {
        Some(line) => Edit::insert(line.start, format!("{line_text}{}", tree.newline)),
        None => {
            let ended = doc.text.ends_with(['\n', '\r']);
            let before = if ended { "" } else { tree.newline };
            Edit::insert(doc.text.len() as u32, format!("{before}{line_text}{}", tree.newline))
        }
    };
    (put, edit)
}

/// What the title says of a key; nothing where it does not.
fn guess(doc: &Document<'_>, key: Key) -> String {
    let title = doc.report.title.iter().flat_map(|title| &title.lines).map(|line| line.slice(doc.text)).next();
    let Some((agency, year)) = title.and_then(split_title) else { return String::new() };
    match key {
        Key::Agency => quoted(agency).into_owned(),
        Key::Year => year,
        _ => String::new(),
    }
}

/// The agency before the year of a title, and the year: `某县人民政府2023年政府信息公开工作年度报告`.
fn split_title(title: &str) -> Option<(&str, String)> {
    let before = &title[..title.find('年')?];
    let agency = before.trim_end().trim_end_matches(|c| ascii(c).is_ascii_digit());
    let year: String = before[agency.len()..].trim_end().chars().map(ascii).collect();
    (year.len() == 4).then_some((agency.trim(), year))
}

/// The title that the front matter asks for, above the first of the text.
fn title(doc: &Document<'_>, finding: &Finding) -> Option<(String, Edit)> {
    let tree = &doc.report.tree;
    let given = &doc.report.front_matter;
    let title = format::title(&given.agency.as_ref()?.value, given.year.as_ref()?.value);
    let line = tree.line_at(finding.span.start)?;
    let newline = tree.newline;
    let is_front_matter = tree.lines[line].kind == LineKind::FrontMatter;
    let edit = if is_front_matter || tree.lines[line].kind == LineKind::Blank {
        let end = tree.full_span(line).end;
        let ended = doc.text[..end as usize].ends_with(['\n', '\r']);
        Edit::insert(end, format!("{}{newline}# {title}{newline}", if ended { "" } else { newline }))
    } else {
        Edit::insert(tree.lines[line].start, format!("# {title}{newline}{newline}"))
    };
    Some((say!(doc.lang, zh: "补上标题", en: "Put in the title"), edit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_tells_agency_and_year() {
        let split = |title| split_title(title).map(|(agency, year)| format!("{agency}|{year}"));
        assert_eq!(split("𠮷溪县人民政府２０２３年政府信息公开工作年度报告").as_deref(), Some("𠮷溪县人民政府|2023"));
        assert_eq!(split("某县 2023 年度报告").as_deref(), Some("某县|2023"));
        assert_eq!(split("三年行动"), None);
        assert_eq!(split("报告"), None);
    }
}
