//! What each paragraph of a document is to a report: title, heading of a section, prose; and what is no part of it.

use super::account::LeftOut;
use super::furniture::{before, behind, below_title, is_meta, is_sentence};
use super::items::{Item, Text};
use super::role::{Role, is_agency};
use super::words::Words;
use crate::document::{Document, Place};
use crate::edition::{self, Edition, split_name};
use crate::text::years;

/// What is known of a document as a whole.
#[derive(Debug)]
pub(super) struct Outline {
    /// For each item what it is.
    pub(super) roles: Vec<Role>,
    /// The paragraphs of the title.
    pub(super) title: Vec<usize>,
    /// The title that the file gives itself, where its text has none.
    pub(super) own_title: Option<String>,
}

/// Says what each item is.
pub(super) fn outline(document: &Document, items: &[Item]) -> Outline {
    // A page that was written here has nothing around its report.
    let is_page = document.facts.is_empty()
        && document.parts.len() < 2
        && document.parts.iter().all(String::is_empty)
        && !items.iter().any(|item| matches!(item, Item::Paragraph(Text { place: Place::Line(_), .. })));
    let texts: Vec<String> = items.iter().map(shown).collect();
    let mut roles: Vec<Role> = items
        .iter()
        .zip(&texts)
        .map(|(item, text)| match item {
            Item::Paragraph(_) if text.is_empty() => Role::Blank,
            Item::Paragraph(_) if text.starts_with("<!--") && text.ends_with("-->") => Role::Aside,
            Item::Paragraph(_) if is_page_number(text) => Role::LeftOut(LeftOut::PageNumbers),
            _ => Role::Prose,
        })
        .collect();
    let edition = edition::latest();
    sections(edition, items, &texts, &mut roles);
    let first = roles.iter().position(|role| matches!(role, Role::Section(_)));
    let table = items.iter().position(|item| matches!(item, Item::Grid(_)));
    let body = first.or(table).unwrap_or(items.len());
    let title = title(items, &texts, &roles, body);
    for (at, &paragraph) in title.iter().enumerate() {
        roles[paragraph] = if at == 0 { Role::Title } else { Role::Taken };
    }
    let own_title = document.title.as_deref().filter(|_| title.is_empty()).and_then(own_title);
    let after_title = title.last().map_or(0, |last| last + 1);
    before(is_page, title.first().copied().unwrap_or(0), items, &mut roles);
    if after_title < body {
        below_title(is_page, &texts[after_title..body], &mut roles[after_title..body]);
    }
    if title.is_empty() && is_page && first.is_some() {
        // Prose right above the first section is the report's, what is short is navigation.
        let start = (0..body).rev().take_while(|&at| roles[at] == Role::Blank || is_sentence(&texts[at])).last();
        before(true, start.unwrap_or(body), items, &mut roles);
    }
    if is_page {
        behind(items, &texts, &mut roles);
    }
    for at in 0..items.len() {
        if roles[at] == Role::Prose && first.is_some_and(|first| at > first) && is_heading(&items[at], &texts[at]) {
            roles[at] = Role::Heading;
        }
    }
    Outline { roles, title, own_title }
}

fn shown(item: &Item) -> String {
    match item {
        Item::Paragraph(text) => text.words.in_one_line().text,
        _ => String::new(),
    }
}

/// `— 3 —`, `第 3 页 共 9 页`, `3 / 9`.
pub(super) fn is_page_number(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let dashes = |c| matches!(c, '-' | '—' | '－' | '–' | '·' | '~');
    let inner = text.trim_matches(dashes);
    let is_number = |text: &str| !text.is_empty() && text.len() < 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if inner.len() < text.len() && is_number(inner) && text.starts_with(dashes) && text.ends_with(dashes) {
        return true;
    }
    let page = text.strip_prefix('第').and_then(|rest| rest.split_once('页'));
    page.is_some_and(|(number, rest)| {
        let total =
            rest.trim_start_matches(['/', '，', ',']).strip_prefix('共').and_then(|rest| rest.strip_suffix('页'));
        is_number(number) && (rest.is_empty() || total.is_some_and(is_number))
    })
}

/// `续表`, `（续上表）`, `表3（续）`.
pub(super) fn says_that_a_table_goes_on(text: &str) -> bool {
    let text: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let table =
        text.strip_prefix('表').map(|rest| rest.trim_start_matches(|c: char| c.is_numeric() || "一二三四".contains(c)));
    matches!(&*text, "续" | "续表" | "续上表" | "接上表" | "上接表" | "续前表" | "接上页" | "续上页")
        || table == Some("续")
}

/// Finds the headings of the sections.
fn sections(edition: &Edition, items: &[Item], texts: &[String], roles: &mut [Role]) {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, (item, text)) in items.iter().zip(texts).enumerate() {
        let Item::Paragraph(paragraph) = item else { continue };
        if let Some(spec) = section_of(edition, text, paragraph) {
            found.push((at, spec));
        }
    }
    // Three and more right after another are a contents list where they stand elsewhere too.
    let mut contents: Vec<(usize, usize)> = Vec::new();
    let mut count = vec![0; edition.sections.len()];
    found.iter().for_each(|&(_, spec)| count[spec] += 1);
    let mut start = 0;
    while start < found.len() {
        let mut end = start + 1;
        while end < found.len() && found[end].1 > found[end - 1].1 && near(found[end - 1].0, found[end].0, roles) {
            end += 1;
        }
        let again = |&(_, spec): &(usize, usize)| count[spec] > 1;
        let run = &found[start..end];
        if run.len() > 2 && run.iter().filter(|it| again(it)).count() > 1 && end < found.len() {
            contents.extend(run);
        }
        start = end;
    }
    for &(at, _) in &contents {
        roles[at] = Role::LeftOut(LeftOut::Contents);
    }
    found.retain(|it| contents.binary_search(it).is_err());
    // 目录 above the list.
    if let Some(&(first, _)) = contents.first() {
        let above = (0..first).rev().find(|&at| roles[at] != Role::Blank);
        if let Some(above) = above.filter(|&above| texts[above].split_whitespace().collect::<String>() == "目录") {
            roles[above] = Role::LeftOut(LeftOut::Contents);
        }
    }
    for &(at, spec) in &found {
        roles[at] = Role::Section(spec);
    }
    // A section of another title is told by its number, between those that are known.
    for spec in 0..edition.sections.len() {
        if found.iter().any(|(_, known)| *known == spec) || found.is_empty() {
            continue;
        }
        let from = found.iter().filter(|(_, known)| *known < spec).map(|(at, _)| at + 1).max().unwrap_or(0);
        let to = found.iter().filter(|(_, known)| *known > spec).map(|(at, _)| *at).min().unwrap_or(items.len());
        if from >= to || spec == 0 && to == items.len() {
            continue;
        }
        let is_it = |at: &usize| {
            let Some(Item::Paragraph(paragraph)) = items.get(*at) else { return false };
            let text = &texts[*at];
            let number = edition.section_names.by_number(text) == Some(spec);
            let looks = paragraph.style.heading.is_some() || paragraph.style.bold || text.chars().count() <= 30;
            number
                && looks
                && roles[*at] == Role::Prose
                && !text.contains(['。', '；', '，'])
                && !text.ends_with(['：', ':'])
        };
        // Section 五 has lists of its own that count 一、二、: the last of this number is meant.
        let mut those = (from..to).filter(is_it);
        let (first, more) = (those.next(), those.next());
        if let (Some(at), None) = (first, more) {
            roles[at] = Role::Section(spec);
        }
    }
}

/// Whether nothing but blanks, or another of the list, stands between two items.
fn near(before: usize, after: usize, roles: &[Role]) -> bool {
    roles.get(before + 1..after).unwrap_or_default().iter().all(|role| matches!(role, Role::Blank | Role::LeftOut(_)))
}

/// Whether a text is the numbered heading of an official section.
pub(super) fn heads_section(text: &str) -> bool {
    let names = &edition::latest().section_names;
    text.chars().count() <= 50
        && split_name(text).0.is_some_and(|number| !number.enclosed)
        && names.find(text).is_some_and(|found| !found.misnumbered)
}

/// The official section that a paragraph heads.
fn section_of(edition: &Edition, text: &str, paragraph: &Text) -> Option<usize> {
    if text.is_empty() || text.chars().count() > 50 {
        return None;
    }
    // A contents list has dots and a number after each title.
    let plain = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '…' | '·' | ' ' | '\t'));
    let plain = if plain.contains('、') || plain.len() + 6 > text.len() { plain } else { text };
    let names = &edition.section_names;
    let find = |text: &str| {
        names.find(text).or_else(|| {
            let plain = edition.hints.strip_from(text).unwrap_or(text).trim_end_matches(['：', ':', '。']);
            names.find(plain)
        })
    };
    let found = find(text).or_else(|| find(plain))?;
    let numbered = match split_name(text).0 {
        Some(number) => !found.misnumbered || number.numeral() == (found.index + 1).to_string(),
        None => paragraph.style.heading.is_some() || paragraph.style.bold || paragraph.style.centred,
    };
    numbered.then_some(found.index)
}

/// The paragraphs of the title, above the first section.
fn title(items: &[Item], texts: &[String], roles: &[Role], body: usize) -> Vec<usize> {
    let paragraphs: Vec<usize> = (0..body).filter(|&at| roles[at] == Role::Prose && is_paragraph(&items[at])).collect();
    let names = |text: &str| {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        (text.contains("年度报告") || text.contains("公开年报")) && is_short(&text)
    };
    let named = paragraphs.iter().rposition(|&at| names(&texts[at]));
    // A page names its report several times; where the year is said, it is the title.
    let joined = |title: &[usize]| -> String {
        title.iter().flat_map(|&at| texts[at].chars()).filter(|c| !c.is_whitespace()).collect()
    };
    let whole = |text: &str| years(text).next().is_some() && text.contains("公开");
    let best = paragraphs.iter().rposition(|&at| names(&texts[at]) && whole(&texts[at]));
    // One that is misspelt: 工作告年度报.
    let nearly =
        || paragraphs.iter().position(|&at| whole(&texts[at]) && is_short(&texts[at]) && texts[at].contains("年度"));
    // One that a line's end cuts in the middle of these words: 工作年, 度报告.
    let cut = || {
        let pair = paragraphs.windows(2).rposition(|pair| {
            let all = joined(pair);
            near(pair[0], pair[1], roles) && pair.iter().all(|&at| is_short(&texts[at])) && names(&all) && whole(&all)
        });
        pair.map(|first| (first, first + 1))
    };
    // With the lines above that are of it.
    let grown = |(mut first, last): (usize, usize)| {
        let mut title = paragraphs[first..=last].to_vec();
        while title.len() < 4 && first > 0 {
            let above = paragraphs[first - 1];
            let text = joined(&[above]);
            let now = joined(&title);
            let adjacent = near(above, title[0], roles);
            let lacks = !now.contains("信息公开") || years(&now).next().is_none();
            let agency = is_agency(&text) && !now.contains(text.as_str());
            let heads_agency = now.find('年').is_some_and(|at| at < 14) && agency;
            let fits = is_short(&text) && !is_meta(&text) && !names(&text) && (lacks && speaks(&text) || heads_agency);
            if !adjacent || !fits {
                break;
            }
            title.insert(0, above);
            first -= 1;
        }
        title
    };
    // The report's own title may take several lines, below the page's in one.
    let one = |at: usize| (at, at);
    let own = named.map(one).map(grown).filter(|title| whole(&joined(title)));
    let other = || best.map(one).or_else(cut).or(named.or_else(nearly).map(one)).map(grown);
    own.or_else(other).unwrap_or_default()
}

fn is_paragraph(item: &Item) -> bool {
    matches!(item, Item::Paragraph(_))
}

/// Whether a line may be part of a title: it names a year, the work, or a place.
fn speaks(text: &str) -> bool {
    years(text).next().is_some()
        || text.contains("公开")
        || is_agency(text)
        || text.ends_with(['市', '县', '区', '镇', '乡', '省'])
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= 60 && !text.contains(['。', '；', '，', '>', '《', '：']) && !text.ends_with([':', '、'])
}

fn own_title(title: &str) -> Option<String> {
    let first = title.split(['_', '|', '-', '—', '–']).next().unwrap_or_default().trim();
    (first.contains("年度报告") && is_short(first)).then(|| first.to_owned())
}

/// A heading within a section: by its style, or `（一）主动公开情况` alone in its line.
fn is_heading(item: &Item, text: &str) -> bool {
    let Item::Paragraph(paragraph) = item else { return false };
    let count = text.chars().count();
    let open = !text.contains(['。', '；', '，']) && !text.ends_with(['：', ':', '、', '！', '？']);
    let numbered = text.starts_with(['（', '(']) && split_name(text).0.is_some_and(|number| number.enclosed);
    open && (numbered && count <= 30 || paragraph.style.heading.is_some() && count <= 60)
}

/// The paragraphs that lines within one are: a line that ends a sentence ends one too.
pub(super) fn paragraphs(words: &Words) -> Vec<Words> {
    let mut paragraphs: Vec<Words> = Vec::new();
    let mut open = false;
    for line in words.lines() {
        let ends = line.text.ends_with(['。', '！', '？', '；', '：', ':', '”']) || line.text.chars().count() < 15;
        let begins = split_name(&line.text).0.is_some();
        match paragraphs.last_mut().filter(|_| open && !begins) {
            Some(last) => last.join(&line),
            None => paragraphs.push(line),
        }
        open = !ends;
    }
    paragraphs
}
