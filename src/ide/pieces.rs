//! The pieces that explanations are made of, as Markdown: provisions, documents, notes.

use crate::edition::{Basis, Note, Provision};
use crate::law::{self, Instrument, OfficialText, Part, Status, is_quoted};
use crate::lint::Ground;
use crate::text::{Lang, escaped, say};

/// A note on how a place is filled; where it is not the format's or the law's own, that is said.
pub(super) fn note(note: &Note, lang: Lang) -> String {
    let words = if lang == Lang::Zh { note.zh } else { note.en };
    match note.basis {
        Basis::Inferred => say!(lang, zh: "{words}（推断，供参照）", en: "{words} (inferred)"),
        Basis::Own => say!(lang, zh: "{words}（供参考）", en: "{words} (a note of ours)"),
        Basis::Quoted | Basis::Template | Basis::Direct => words.to_owned(),
    }
}

/// A title in its marks; within them those of another title are single ones.
pub(super) fn title(title: &str) -> String {
    format!("《{}》", title.replace('《', "〈").replace('》', "〉"))
}

/// What places rest on: each provision, as a basis or for comparison, with what it provides.
pub(super) fn provisions(provisions: &[Provision], lang: Lang, law: Option<&OfficialText>) -> Vec<String> {
    provisions
        .iter()
        .map(|provision| {
            let sentence = Ground::provision(provision).sentence(lang);
            let parts = law::provides(provision).unwrap_or_default();
            format!("**{sentence}**{}", cited_words(&parts, lang, law))
        })
        .collect()
}

/// An article, or a paragraph or items of it.
pub(super) fn provision(provision: &Provision, lang: Lang, law: Option<&OfficialText>) -> Option<String> {
    let parts = law::provides(provision)?;
    let subject = law::article(provision.article.into())?.subject.get(lang);
    let header = &law::regulation().instrument;
    let place = provision.place();
    Some(format!("**《{}》{place}** · {subject}{}", header.title, cited_words(&parts, lang, law)))
}

/// What parts provide, and whether that is quoted.
fn cited_words(parts: &[Part], lang: Lang, law: Option<&OfficialText>) -> String {
    if parts.is_empty() {
        return String::new();
    }
    let line = |part: &Part| match law {
        // Whoever wrote the copy writes no Markdown of ours.
        Some(_) => format!("> {}", escaped(&part.text(lang, law))),
        None => format!("> {}", part.text(lang, law)),
    };
    let lines: Vec<String> = parts.iter().map(line).collect();
    let source = match is_quoted(lang, law) {
        true => say!(lang, zh: "（原文）", en: " (official text)"),
        false => " (in our words)".to_owned(),
    };
    format!("{source}\n\n{}", lines.join("\n>\n"))
}

/// A document: title, number, dates, whether it is in force, what it is.
pub(super) fn instrument(instrument: &Instrument, lang: Lang) -> String {
    let number = &instrument.number;
    let mut facts = Vec::new();
    let is_among = |facts: &[&str], fact: &str| facts.contains(&fact);
    let inferred = |fact: &str| match fact {
        fact if is_among(instrument.inferred, fact) => say!(lang, zh: "（推断）", en: " (inferred)"),
        fact if is_among(instrument.own, fact) => say!(lang, zh: "（未核对）", en: " (unchecked)"),
        _ => String::new(),
    };
    if let Some(date) = &instrument.date {
        facts.push(say!(lang, zh: "成文日期 {date}{mark}", en: "dated {date}{mark}", mark = inferred("date")));
    }
    if let Some(date) = &instrument.published {
        facts.push(say!(lang, zh: "发布日期 {date}{mark}", en: "published {date}{mark}", mark = inferred("published")));
    }
    if let Some(date) = &instrument.effective {
        facts.push(
            say!(lang, zh: "{date} 起施行{mark}", en: "in effect since {date}{mark}", mark = inferred("effective")),
        );
    }
    let status = instrument.status.map(|status| match (status, instrument.successor()) {
        (Status::InForce, _) => say!(lang, zh: "现行有效{mark}", en: "in force{mark}", mark = inferred("status")),
        (Status::Superseded, Some(new)) => {
            let new = match new.title == instrument.title {
                true => new.number.to_owned(),
                false => format!("{}（{}）", title(new.title), new.number),
            };
            say!(lang, zh: "已被{new}取代{mark}", en: "superseded by {new}{mark}", mark = inferred("status"))
        }
        (Status::Superseded, None) => {
            say!(lang, zh: "已不再有效{mark}", en: "no longer in force{mark}", mark = inferred("status"))
        }
    });
    facts.extend(status.map(|status| format!("**{status}**")));
    if let Some(years) = instrument.for_reports {
        let from = years.from;
        let mark = inferred(if years.to.is_some() { "for_reports.to" } else { "for_reports.from" });
        facts.push(match years.to {
            Some(to) => say!(lang, zh: "适用于{from}至{to}年度的报告{mark}", en: "for reports of {from} to {to}{mark}"),
            None => say!(lang, zh: "适用于{from}年度起的报告{mark}", en: "for reports of {from} and later{mark}"),
        });
    }
    let mut text = format!("**{}** {number}", title(instrument.title));
    if !facts.is_empty() {
        let between = say!(lang, zh: "；", en: "; ");
        text.push_str(&format!("\n\n{}", facts.join(&between)));
    }
    text.push_str(&format!("\n\n{}", instrument.note.get(lang)));
    if !instrument.verified {
        text.push_str(&say!(lang, zh: "\n\n以上未与公布的文本核对。", en: "\n\nNone of this has been compared with a published text."));
    }
    if let Some(url) = &instrument.published_at {
        text.push_str(&format!("\n\n<{url}>"));
    }
    text
}
