//! What a document says of itself: whose report it is, of which year, when it was published. Nothing is made up: what is
//! not said stays out.

use super::headings::Outline;
use super::items::Item;
use super::role::{Role, is_agency};
use crate::document::{Document, Place};
use crate::text::{Date, ascii, years};

/// What goes into the front matter.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub(super) agency: Option<(String, Place)>,
    pub(super) year: Option<i32>,
    pub(super) year_at: Place,
    pub(super) published: Option<(Date, Place)>,
}

/// What a document says, and where its text does not say it, or less, what the file says of itself.
pub(super) fn front(document: &Document, items: &[Item], outline: &Outline) -> Front {
    let mut front = said(items, outline);
    let fact = |name: &str| document.facts.iter().find(|fact| fact.0 == name).map(|fact| fact.1.trim());
    if let Some(agency) = fact("机关").filter(|agency| !agency.is_empty()) {
        // The text wins, unless it only says less: 洪泽区人民政府 of 淮安市洪泽区人民政府.
        if front.agency.as_ref().is_none_or(|(said, _)| agency.ends_with(said.as_str())) {
            front.agency = Some((agency.to_owned(), Place::Whole));
        }
    }
    front.year = front.year.or_else(|| fact("年度")?.parse().ok());
    let published = || Some((Date::iso(fact("发布日期")?)?, Place::Whole));
    front.published = front.published.take().or_else(published);
    front
}

fn said(items: &[Item], outline: &Outline) -> Front {
    let mut front = Front::default();
    let texts = |at: usize| match items.get(at) {
        Some(Item::Paragraph(text)) => Some((text.words.in_one_line().text, text.place)),
        _ => None,
    };
    let mut title: String = outline.title.iter().filter_map(|&at| texts(at)).map(|(text, _)| text).collect();
    let mut place = outline.title.first().and_then(|&at| texts(at)).map_or(Place::Whole, |(_, place)| place);
    if title.is_empty() {
        title = outline.own_title.clone().unwrap_or_default();
        place = Place::Whole;
    }
    let title: String = title.chars().filter(|c| !c.is_whitespace()).map(ascii).collect();
    if let Some(year) = year_of(&title) {
        front.year = Some(year);
        front.year_at = place;
    }
    front.agency = agency_in(&title).map(|agency| (agency, place));
    let paragraphs = (0..items.len()).filter_map(|at| texts(at).map(|(text, place)| (at, text, place)));
    let mut last: Option<(String, Place)> = None;
    let mut sections = 0;
    for (at, text, place) in paragraphs {
        let role = outline.roles.get(at);
        sections += usize::from(matches!(role, Some(Role::Section(_))));
        if text.is_empty() {
            continue;
        }
        if front.year.is_none() && sections < 2 {
            front.year = period(&text);
            front.year_at = place;
        }
        if front.published.is_none() && sections == 0 && role != Some(&Role::Prose) {
            front.published = published(&text).map(|date| (date, place));
        }
        // Who signs: the line above the date at the end.
        if sections > 4 && front.agency.is_none() && matches!(role, Some(Role::Prose)) {
            let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            if crate::text::is_dated(&text) {
                front.agency = last.clone().filter(|(agency, _)| is_agency(agency));
            }
            last = Some((text, place));
        }
    }
    front
}

/// The year in a title: the last that stands before the words for the report.
fn year_of(title: &str) -> Option<i32> {
    let digits = years(title).map(|year| year.value).last();
    digits.filter(|year| (1990..2100).contains(year)).or_else(|| {
        // 二〇二三年
        let at = title.find('年')?;
        let before: Vec<char> = title[..at].chars().rev().take(4).collect();
        let digit = |c: &char| {
            "〇一二三四五六七八九".chars().position(|known| known == *c).or((*c == '零' || *c == '○').then_some(0))
        };
        let digits: Option<Vec<usize>> = before.iter().rev().map(digit).collect();
        let value =
            digits.filter(|digits| digits.len() == 4)?.into_iter().fold(0, |sum, digit| sum * 10 + digit as i32);
        (1990..2100).contains(&value).then_some(value)
    })
}

/// The agency that a title names whole: before the year, or between it and the words for the report.
fn agency_in(title: &str) -> Option<String> {
    let work = ["政府信息公开", "信息公开"].iter().find_map(|words| title.rfind(words))?;
    let head = &title[..work];
    let year = years(head).last();
    let (before, after) = match year {
        Some(year) => {
            (&head[..year.span.start as usize], head[year.span.end as usize..].trim_start_matches(['年', '度']))
        }
        None => (head, ""),
    };
    let clean =
        |name: &str| name.trim_matches(['关', '于', '的', '《', '》', '、']).trim_end_matches("关于").to_owned();
    [clean(before), clean(after)].into_iter().find(|name| is_agency(name))
}

/// The year of a period that a report is for: 1 January to 31 December.
fn period(text: &str) -> Option<i32> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(ascii).collect();
    let (at, _) = plain.match_indices("1月1日").next()?;
    let end = plain.get(at..)?;
    let year = years(&plain[..at]).last()?;
    let until = end.find("12月31日")?;
    (until < 60).then_some(year.value)
}

/// 发布日期：2024-01-25, 发布时间：2024年1月25日 10:00.
fn published(text: &str) -> Option<Date> {
    let at =
        ["发布日期", "发布时间", "公开日期", "发布："].iter().find_map(|words| Some(text.find(words)? + words.len()));
    let at = at.or_else(|| text.find("时间：").or(text.find("时间:")))?;
    let rest: String = text.get(at..)?.chars().map(ascii).collect();
    let rest = rest.trim_start_matches(|c: char| !c.is_ascii_digit());
    let iso = rest.get(..10).and_then(|day| Date::iso(&day.replace(['/', '.'], "-")));
    iso.or_else(|| {
        let end = rest.find('日')? + '日'.len_utf8();
        Date::in_words(rest.get(..end)?)
    })
}
