//! In prose: titles and numbers of documents, provisions of the regulation, official names.

use super::item::{CompletionItem, CompletionKind};
use super::offer::{Candidate, Partial, offer};
use crate::edition::Edition;
use crate::ide::cursor::Cursor;
use crate::ide::links::short_names;
use crate::ide::pinyin::{Fit, Typed};
use crate::ide::{Document, Subject, pieces};
use crate::law::{self, Words};
use crate::prose::{Cite, Source, citations};
use crate::syntax::ascii;
use crate::text::{Span, numeral, say};

pub(super) fn completion(doc: &Document<'_>, cursor: &Cursor) -> Vec<CompletionItem> {
    let before = cursor.before(&doc.report.tree);
    if let Some(items) = titles(doc, cursor, before) {
        return items;
    }
    if let Some(items) = provisions(doc, cursor, before) {
        return items;
    }
    let figures = super::figures::completion(doc, cursor, before);
    if !figures.is_empty() {
        return figures;
    }
    let items = words(doc, cursor, before, 'c', numbers());
    if !items.is_empty() {
        return items;
    }
    words(doc, cursor, before, 'd', names(doc.report.edition))
}

/// A span of `length` bytes before the cursor.
fn back(cursor: &Cursor, length: usize) -> Span {
    Span { start: cursor.offset - length as u32, end: cursor.offset }
}

/// A span with so many bytes after the cursor: the rest of the word that it is in.
fn with_rest(span: Span, rest: usize) -> Span {
    Span { start: span.start, end: span.end + rest as u32 }
}

/// How long the rest of a title is, with the mark that closes it.
fn rest_of_title(after: &str) -> usize {
    let end = after.find(['《', '》', '。', '；']).filter(|&end| after[end..].starts_with('》'));
    end.map_or(0, |end| end + '》'.len_utf8())
}

/// The number in parentheses that a text begins with, with the mark that opens them: `（国务院令第711号` of
/// `（国务院令第711号，以下简称《条例》）`.
fn number_behind(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(['（', '('])?;
    let end = inner.find(['）', ')', '，', ',', '；', ';', '\n']).unwrap_or(inner.len());
    inner[..end].contains('号').then(|| &text[..text.len() - inner.len() + end])
}

/// How long the rest of a provision's number is, with one of the words that close it; after an open bracket the
/// other one is its own, too.
fn rest_of_number(after: &str, is_bracketed: bool, words: &[char]) -> usize {
    let mut rest = after.trim_start_matches(is_numeral);
    let bracket = rest.strip_prefix(['）', ')']).filter(|_| is_bracketed);
    rest = bracket.unwrap_or(rest);
    match (rest.strip_prefix(words), bracket) {
        (Some(rest), _) | (None, Some(rest)) => after.len() - rest.len(),
        (None, None) => 0,
    }
}

fn is_numeral(c: char) -> bool {
    "零一二三四五六七八九十百".contains(c) || ascii(c).is_ascii_digit()
}

/// After an open `《`: titles, and the short name of the regulation.
fn titles(doc: &Document<'_>, cursor: &Cursor, before: &str) -> Option<Vec<CompletionItem>> {
    let start = before.rfind('《')?;
    let typed = &before[start + '《'.len_utf8()..];
    if typed.contains('》') || typed.chars().count() > 40 {
        return None;
    }
    let after = cursor.after(&doc.report.tree);
    let rest = rest_of_title(after);
    let span = with_rest(back(cursor, before.len() - start), rest);
    // Behind another title the number would be another document's.
    let numbered = number_behind(&after[rest..]);
    let header = &law::regulation().instrument;
    let instrument = |number: &str| law::instruments().iter().find(|it| it.number == number);
    let mut candidates = Vec::new();
    if let Some(regulation) = instrument(header.number) {
        let short = say!(doc.lang, zh: "《{title}》的简称", en: "short for 《{title}》", title = header.title);
        let subject = Subject::Instrument(regulation.id.to_owned());
        candidates.push(Candidate::new(CompletionKind::Instrument, "《条例》").detail(short).subject(subject));
    }
    // What the text has given a short name to is cited by that.
    for (name, instrument) in short_names(doc, cursor.offset) {
        let label = format!("《{name}》");
        if candidates.iter().any(|candidate: &Candidate| candidate.label == label) {
            continue;
        }
        let candidate = Candidate::new(CompletionKind::Instrument, label);
        candidates.push(match instrument {
            Some(it) => {
                let short = say!(doc.lang, zh: "《{title}》的简称", en: "short for 《{title}》", title = it.title);
                candidate.detail(short).subject(Subject::Instrument(it.id.to_owned()))
            }
            None => candidate,
        });
    }
    let year = doc.report.front_matter.year.as_ref().map(|year| year.value);
    let mut instruments: Vec<_> = law::instruments().iter().rev().collect();
    // The format of this very report first, what has been replaced last.
    instruments.sort_by_key(|it| {
        let own = it.number == doc.report.edition.document.number;
        let current = year.is_none_or(|year| it.for_reports.is_none_or(|years| years.to.is_none_or(|to| year <= to)));
        (!own, it.successor().is_some() || !current)
    });
    for it in instruments.into_iter().filter(|it| it.verified) {
        let (title, number) = (pieces::title(it.title), it.number);
        let candidate = Candidate::new(CompletionKind::Instrument, title.as_str());
        let text = match numbered.and_then(|numbered| numbered.chars().next()) {
            Some(open) => format!("{title}{open}{number}"),
            None => format!("{title}（{number}）"),
        };
        let candidate = candidate.text(text).names([number, it.title]);
        let candidate = candidate.detail(number).subject(Subject::Instrument(it.id.to_owned()));
        candidates.push(Candidate { end: numbered.map(|numbered| span.end + numbered.len() as u32), ..candidate });
    }
    let partial = Partial::new(span, "《", typed);
    Some(offer(&partial, 'a', candidates))
}

/// After 条例 in the same sentence, `第`, `第三十`, `第三十六条第`: articles, or what an article is
/// made of; and after 《条例》 itself, articles.
fn provisions(doc: &Document<'_>, cursor: &Cursor, before: &str) -> Option<Vec<CompletionItem>> {
    let sentence = before.rfind(['。', '；', '！', '？']).map_or(0, |at| at + '。'.len_utf8());
    let sentence = &before[sentence..];
    let mentions = sentence.contains("条例") && cites_regulation(sentence);
    if mentions
        && (sentence.ends_with("条例》") || sentence.ends_with("条例》）") || sentence.ends_with("简称《条例》）"))
    {
        let partial = Partial::new(back(cursor, 0), "", "");
        return Some(offer(&partial, 'a', articles(doc)));
    }
    let start = sentence.rfind('第')?;
    let typed = &sentence[start + '第'.len_utf8()..];
    let is_number = |c: char| is_numeral(c) || matches!(ascii(c), '(' | ')');
    if !mentions || !typed.chars().all(is_number) {
        return None;
    }
    let (span, after) = (back(cursor, sentence.len() - start), cursor.after(&doc.report.tree));
    let head = &sentence[..start];
    // 国务院令第711号
    if head.ends_with('令') {
        return None;
    }
    if let Some((article, paragraph)) = article_at_end(head) {
        let is_open = typed.contains(['（', '(']) && !typed.contains(['）', ')']);
        let span = with_rest(span, rest_of_number(after, is_open, &['款', '项']));
        return Some(offer(&Partial::new(span, "第", typed), 'a', parts(doc, article, paragraph)));
    }
    // Digits stand for the numeral.
    let digits: String = typed.chars().map(ascii).collect();
    let candidates: Vec<Candidate> = match digits.parse::<u32>() {
        Ok(_) => articles(doc).into_iter().filter(|it| it.names.iter().any(|name| name.starts_with(&digits))).collect(),
        Err(_) => articles(doc),
    };
    let span = with_rest(span, rest_of_number(after, false, &['条']));
    let by_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    Some(offer(&Partial { fits: by_digits, ..Partial::new(span, "第", typed) }, 'a', candidates))
}

/// Whether an article that is named behind a text would be of the regulation: `《某某条例》` is another.
fn cites_regulation(before: &str) -> bool {
    let text = format!("{}第一条", before.rfind('第').map_or(before, |at| &before[..at]));
    let last = citations(&text).pop();
    last.is_some_and(|citation| matches!(citation.cite, Cite::Article { source, .. } if source != Source::Other))
}

/// The articles of the regulation, by their numbers and what they are about.
fn articles(doc: &Document<'_>) -> Vec<Candidate> {
    let article = |article: &'static law::Article| {
        let written = numeral(article.number);
        let candidate = Candidate::new(CompletionKind::Article, format!("第{written}条"));
        let candidate = candidate.names([written.as_str(), &article.number.to_string(), article.subject.zh]);
        let subject = u8::try_from(article.number).map(Subject::Article);
        let candidate = candidate.detail(article.subject.get(doc.lang));
        Candidate { subject: subject.ok(), ..candidate }
    };
    law::regulation().articles.iter().map(article).collect()
}

/// The article that a text ends with, and the paragraph of it that is named after it; items that are named after that are
/// passed over.
fn article_at_end(text: &str) -> Option<(&'static law::Article, Option<u32>)> {
    const JOINTS: [char; 4] = ['、', '和', '及', '与'];
    let mut rest = text.trim_end_matches(JOINTS);
    while let Some(item) = rest.strip_suffix('项') {
        rest = item[..item.rfind('第')?].trim_end_matches(JOINTS);
    }
    // What stands from the last 第 on is the number.
    let split = |text: &str| text.rfind('第').map(|at| (at, crate::text::parse_numeral(&text[at + '第'.len_utf8()..])));
    let mut paragraph = None;
    if let Some(named) = rest.strip_suffix('款') {
        let (at, number) = split(named)?;
        (rest, paragraph) = (&named[..at], Some(number?));
    }
    let (_, number) = split(rest.strip_suffix('条')?)?;
    Some((law::article(number?)?, paragraph))
}

/// The paragraphs and items of an article, as they follow its number; where a paragraph is named, its items.
fn parts(doc: &Document<'_>, article: &'static law::Article, named: Option<u32>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let several = article.paragraphs.len() > 1 && named.is_none();
    let candidate = |label: String, words: &Words| {
        let detail: String = words.get(doc.lang).chars().take(40).collect();
        Candidate::new(CompletionKind::Article, label).detail(detail)
    };
    for (at, paragraph) in article.paragraphs.iter().enumerate() {
        if named.is_some_and(|named| named != at as u32 + 1) {
            continue;
        }
        let number = numeral(at as u32 + 1);
        if several {
            candidates.push(candidate(format!("第{number}款"), &paragraph.words));
        }
        for (item, words) in paragraph.items.iter().enumerate() {
            candidates.push(candidate(format!("第（{}）项", numeral(item as u32 + 1)), words));
        }
    }
    candidates
}

/// The numbers of documents.
fn numbers() -> Vec<Candidate> {
    let number = |it: &'static law::Instrument| {
        let candidate = Candidate::new(CompletionKind::Instrument, it.number);
        candidate.detail(it.title).subject(Subject::Instrument(it.id.to_owned()))
    };
    law::instruments().iter().rev().filter(|it| it.verified).map(number).collect()
}

/// The official names that prose speaks of.
fn names(edition: &Edition) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut add = |name: &str, subject: Subject| {
        let known = candidates.iter().any(|candidate| candidate.label == name);
        if name.chars().count() > 2 && !known {
            candidates.push(Candidate::new(CompletionKind::Name, name).subject(subject));
        }
    };
    for (at, section) in edition.sections.iter().enumerate() {
        add(section.title, Subject::Section(edition.id.to_owned(), at));
    }
    for (at, table) in edition.tables.iter().enumerate() {
        for (column, official) in table.columns.iter().enumerate() {
            add(official.name, Subject::Column(edition.id.to_owned(), at, column));
        }
        for (row, official) in table.rows.iter().enumerate() {
            add(official.name, Subject::Row(edition.id.to_owned(), at, row));
        }
    }
    candidates
}

/// Candidates that begin with the last characters before the cursor, two at least, or whose pinyin
/// begins with the letters there.
fn words(
    doc: &Document<'_>,
    cursor: &Cursor,
    before: &str,
    group: char,
    candidates: Vec<Candidate>,
) -> Vec<CompletionItem> {
    const MOST: usize = 20;
    let letters = before.len() - before.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    if (2..MOST).contains(&letters) {
        let typed = &before[before.len() - letters..];
        let query = Typed::new(typed);
        let fits = |it: &Candidate| query.fit(&it.label) == Some(Fit::Start);
        let fitting = candidates.into_iter().filter(fits).collect();
        // The whole word gives way, where the cursor stands within it.
        let after = cursor.after(&doc.report.tree);
        let rest = after.len() - after.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        return offer(&Partial::new(with_rest(back(cursor, letters), rest), "", typed), group, fitting);
    }
    let lengths = before.char_indices().rev().take(MOST).map(|(at, _)| before.len() - at);
    let lengths: Vec<usize> = lengths.skip(1).collect();
    let begins = |candidate: &Candidate, length: usize| {
        let typed = &before[before.len() - length..];
        // The first words of a section's title are words of every other sentence.
        let is_section = matches!(candidate.subject, Some(Subject::Section(..)));
        let enough = !is_section || 2 * length > candidate.label.len();
        candidate.label.len() > length && enough && same_start(&candidate.label, typed)
    };
    let longest = lengths.into_iter().rev().find(|&length| candidates.iter().any(|it| begins(it, length)));
    let Some(length) = longest else { return Vec::new() };
    let typed = &before[before.len() - length..];
    let fitting: Vec<Candidate> = candidates.into_iter().filter(|it| begins(it, length)).collect();
    let after = cursor.after(&doc.report.tree);
    let rest = fitting.iter().map(|it| shared(it.label.chars().skip(typed.chars().count()), after));
    // An editor may have closed a bracket before what belongs in it was typed.
    let closing = after.chars().next().filter(|c| "〕]］】".contains(*c)).map_or(0, char::len_utf8);
    let rest = rest.chain([closing]).max();
    let span = with_rest(back(cursor, length), rest.unwrap_or(0));
    offer(&Partial { fits: true, ..Partial::new(span, "", typed) }, group, fitting)
}

/// Whether a name begins with what is typed; brackets of any form count as one.
fn same_start(name: &str, typed: &str) -> bool {
    shared(name.chars(), typed) == typed.len()
}

/// How much of a text is what the rest of a name begins with; brackets of any form count as one.
fn shared(name: impl Iterator<Item = char>, text: &str) -> usize {
    let fold = |c: char| match ascii(c) {
        '[' | '(' | '【' | '﹝' => '〔',
        ']' | ')' | '】' | '﹞' => '〕',
        c => c,
    };
    let pairs = name.zip(text.chars()).take_while(|&(named, written)| fold(named) == fold(written));
    pairs.map(|(_, written)| written.len_utf8()).sum()
}
