//! What the head of a report lacks, put in: the front matter, a key of it, the title. Each is made
//! from what the other says; where neither says it, an empty place to be filled in is shown.

use super::super::context::{Context, names_report};
use super::super::finding::Finding;
use super::super::rule::Applicability;
use super::shared::equals_below;
use crate::format;
use crate::report::Key;
use crate::syntax::{Entry, LineKind, SlipKind, quoted};
use crate::text::{Edit, Span, first_year, say};

/// No title is longer.
const LONGEST_TITLE: usize = 60;

/// Adds the fix that puts in a front matter with the keys that every report gives.
pub(super) fn with_front_matter(context: &Context<'_>, finding: Finding) -> Finding {
    let tree = &context.report.tree;
    let newline = tree.newline;
    let guesses = [Key::Agency, Key::Year].map(|key| (key, guess(context, key)));
    let lines = guesses.each_ref().map(|(key, guess)| {
        let guess = guess.as_deref().unwrap_or_default();
        format!("{}:{}{guess}{newline}", key.name(), if guess.is_empty() { "" } else { " " })
    });
    let text = format!("---{newline}{}---{newline}{newline}", lines.concat());
    let mark = if tree.text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() as u32 } else { 0 };
    let title = say!(context.lang, zh: "补上题头", en: "add the front matter");
    let is_known = guesses.iter().all(|(_, guess)| guess.is_some());
    finding.fix(guessed(is_known), title, vec![Edit::insert(mark, text)])
}

/// Whether the front matter is read as YAML reads it, so that something may be made from it. One that is not may have meant
/// what is missed (`  年度: 2024` under another key) or another name than was read (`机关: "某县` and more of it below).
pub(super) fn is_sure(context: &Context<'_>) -> bool {
    let tree = &context.report.tree;
    let end = tree.lines.iter().take_while(|line| line.kind == LineKind::FrontMatter).count();
    let is_amiss = |kind: SlipKind| matches!(kind, SlipKind::NotAnEntry | SlipKind::OtherYaml | SlipKind::NeedsQuotes);
    !tree.slips_in(0..end).any(|slip| is_amiss(slip.kind))
}

/// Adds the fix that puts in a key on the line where it belongs: the key that stands there under another name, or
/// a new line.
pub(super) fn with_key(context: &Context<'_>, finding: Finding, key: Key) -> Finding {
    let tree = &context.report.tree;
    let name = key.name();
    let put = say!(context.lang, zh: "补上“{name}”", en: "add {name}");
    let guess = guess(context, key);
    let applicability = guessed(guess.is_some());
    let guess = guess.unwrap_or_default();
    if let Some(entry) = tree.entries.iter().find(|entry| entry.key == finding.span) {
        if Key::named(tree.slice(entry.key)) != Some(key) {
            let title = say!(context.lang, zh: "改为“{name}”", en: "change it to {name}");
            return finding.unsafe_fix(title, vec![Edit::replace(entry.key, name)]);
        }
        // It has no value yet; what stands after it all the same, such as a comment, stays.
        let rest = Span { start: entry.key.end, end: tree.lines[entry.line as usize].end };
        let is_bare = tree.slice(rest).trim_start_matches([':', '：']).trim().is_empty();
        return match is_bare && !guess.is_empty() {
            true => finding.unsafe_fix(put, vec![Edit::replace(rest, format!(": {guess}"))]),
            false => finding,
        };
    }
    if !is_sure(context) {
        return finding;
    }
    let rank = |key: Key| Key::ALL.iter().position(|other| *other == key);
    let comes_later = |entry: &&Entry| Key::named(tree.slice(entry.key)).is_some_and(|other| rank(other) > rank(key));
    let below = tree.entries.iter().find(comes_later).map(|entry| entry.line as usize);
    // Else before the closing fence, or below an opening one that is never closed.
    let lines = tree.lines.iter().take_while(|line| line.kind == LineKind::FrontMatter).count();
    let line = below.unwrap_or(lines.saturating_sub(1).max(1));
    let line_text = if guess.is_empty() { format!("{name}:") } else { format!("{name}: {guess}") };
    let edit = match tree.lines.get(line) {
        Some(line) => Edit::insert(line.start, format!("{line_text}{}", tree.newline)),
        None => {
            let ended = tree.text.ends_with(['\n', '\r']);
            let before = if ended { "" } else { tree.newline };
            Edit::insert(tree.text.len() as u32, format!("{before}{line_text}{}", tree.newline))
        }
    };
    finding.fix(applicability, put, vec![edit])
}

/// Adds the fix that marks what looks like the title, else puts in the one that the front matter asks for.
pub(super) fn with_title(context: &Context<'_>, finding: Finding) -> Finding {
    let tree = &context.report.tree;
    let Some(line) = tree.line_at(finding.span.start) else { return finding };
    let put = say!(context.lang, zh: "补上标题", en: "add the title");
    let written = tree.slice(finding.span).trim_start_matches(['#', '＃']);
    let is_paragraph = matches!(tree.lines[line].kind, LineKind::Prose | LineKind::Heading(_));
    let is_sentence = written.contains(['。', '；', '《']) || written.chars().count() > LONGEST_TITLE;
    if is_paragraph && !is_sentence && names_report(written) {
        let title = say!(context.lang, zh: "在前面加上“# ”", en: "put “# ” before it");
        let marks = Span { start: finding.span.start, end: finding.span.end - written.trim_start().len() as u32 };
        let below = equals_below(tree, line).map(|below| Edit::delete(tree.full_span(below)));
        return finding.unsafe_fix(title, std::iter::once(Edit::replace(marks, "# ")).chain(below).collect());
    }
    let given = &context.report.front_matter;
    let (Some(agency), Some(year), true) = (&given.agency, &given.year, is_sure(context)) else { return finding };
    let title = format::title(&agency.value, year.value);
    let newline = tree.newline;
    let edit = match tree.lines[line].kind {
        LineKind::FrontMatter | LineKind::Blank => {
            let end = tree.full_span(line).end;
            let ended = tree.text[..end as usize].ends_with(['\n', '\r']);
            Edit::insert(end, format!("{}{newline}# {title}{newline}", if ended { "" } else { newline }))
        }
        _ => Edit::insert(tree.lines[line].start, format!("# {title}{newline}{newline}")),
    };
    finding.unsafe_fix(put, vec![edit])
}

/// An empty place is for a person to fill in.
fn guessed(is_known: bool) -> Applicability {
    if is_known { Applicability::Unsafe } else { Applicability::Shown }
}

/// What the title says of a key.
fn guess(context: &Context<'_>, key: Key) -> Option<String> {
    let title = context.report.title.as_ref()?.lines.first()?;
    let (agency, year) = split_title(context.slice(*title))?;
    match key {
        Key::Agency if !agency.is_empty() => Some(quoted(agency).into_owned()),
        Key::Year => Some(year),
        _ => None,
    }
}

/// The agency before the year of a title, and the year: `某县人民政府2023年政府信息公开工作年度报告`.
fn split_title(title: &str) -> Option<(&str, String)> {
    let year = first_year(title)?;
    Some((title[..year.span.start as usize].trim(), format!("{:04}", year.value)))
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
