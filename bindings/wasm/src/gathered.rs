//! Many reports, gathered one after another, and what is taken away of them: one archive with the sheet of the review,
//! annotated files, letters, and what cannot be read. Of each file no more is kept than that needs.
#![forbid(unsafe_code)]

use crate::answers::{Content, counted, options, read};
use crate::beside::told_lines;
use nianbao::document::{self, Kind, Unreadable, write};
use nianbao::export::annotate::{self, Author, Given, Wanted, Whole, whole};
use nianbao::export::review::{self, Asked, Previous, Read, Review, Roster, Submission};
use nianbao::lint::{Neighbours, Options};
use nianbao::text::{Date, Lang, file_name};
use nianbao::{Analysis, check, config, import};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::HashSet;
use std::path::Path;
use write::package::Package;

/// What was gathered.
#[derive(Default)]
struct Gathered {
    submissions: Vec<Submission>,
    roster: Option<Roster>,
    previous: Option<Previous>,
    /// Annotated files, and how many of what name.
    archive: Package,
    names: HashSet<String>,
}

thread_local! {
    static GATHERED: RefCell<Gathered> = RefCell::default();
}

/// Forgets what was gathered.
pub fn begin() -> Value {
    GATHERED.take();
    json!({})
}

/// Takes a list of units, or last round's sheet: whichever it is.
pub fn list(name: &str, bytes: &[u8], lang: Lang) -> Result<Value, String> {
    let sheets = document::read::workbook(bytes, Some(base(name))).map_err(|error| error.message_for_lists(lang))?;
    let is_review = review::is_review(&sheets);
    let (previous, roster) = match is_review {
        true => (Some(Previous::read(sheets, lang)?), None),
        false => (None, Some(Roster::read(sheets, lang)?)),
    };
    GATHERED.with_borrow_mut(|gathered| {
        gathered.previous = previous.or(gathered.previous.take());
        gathered.roster = roster.or(gathered.roster.take());
    });
    Ok(json!({ "kind": if is_review { "previous" } else { "units" } }))
}

/// Takes a report, or that it cannot be read; what is to be said of it in a row. It takes the place of an earlier one of
/// its name.
pub fn one(name: &str, bytes: &[u8], error: Option<String>, beside: &Neighbours, lang: Lang) -> Value {
    let (read, told) = match error {
        Some(error) => (Err(error), None),
        None => checked(name, bytes, beside, lang),
    };
    let told = match (&read, told) {
        (Ok(read), Some(Found { counts, lines, last_year, aggregate })) => json!({
            "agency": read.agency,
            "year": read.year,
            "counts": counts,
            "lines": lines,
            "last_year": last_year,
            "aggregate": aggregate,
        }),
        (Ok(_), None) => json!({}),
        (Err(error), _) => json!({ "error": error }),
    };
    GATHERED.with_borrow_mut(|Gathered { submissions, .. }| {
        let submission = Submission { file: name.to_owned(), read };
        match submissions.iter_mut().find(|known| known.file == name) {
            Some(known) => *known = submission,
            None => submissions.push(submission),
        }
    });
    told
}

/// What was found in a report, and what it says of others.
struct Found {
    /// How much was found of each severity.
    counts: [usize; 3],
    /// What the lines say.
    lines: Vec<String>,
    /// 上年报告 and 汇总, as they are written.
    last_year: Vec<String>,
    aggregate: Vec<String>,
}

impl Found {
    fn of(Analysis { report, findings, .. }: &Analysis) -> Found {
        let written = |list: &[nianbao::report::Value<String>]| list.iter().map(|entry| entry.value.clone()).collect();
        Found {
            counts: counted(findings),
            lines: told_lines(&report.tree.text),
            last_year: written(&report.front_matter.last_year),
            aggregate: written(&report.front_matter.aggregate),
        }
    }
}

fn checked(name: &str, bytes: &[u8], beside: &Neighbours, lang: Lang) -> (Result<Read, String>, Option<Found>) {
    let options = Options { neighbours: Some(beside), ..options(lang) };
    match read(name, bytes, lang) {
        Err(message) => (Err(message), None),
        Ok(Content::Text(text)) => {
            let analysis = check(text, &options);
            (Ok(Read::of_text(&analysis, lang)), Some(Found::of(&analysis)))
        }
        Ok(Content::Document(document)) => {
            let checked = import::check(&document, &options);
            (Read::of_document(&checked, lang), Some(Found::of(&checked.analysis)))
        }
    }
}

/// The units, and who of them handed in what. An archive that was not taken away goes: it was of other files.
pub fn review(date: &str, lang: Lang) -> Value {
    GATHERED.with_borrow_mut(|gathered| {
        (gathered.archive, gathered.names) = Default::default();
    });
    let review = reviewed(date, lang);
    let units: Vec<Value> = (review.units.iter())
        .map(|unit| {
            json!({
                "unit": unit.unit,
                "state": unit.state,
                "in_order": unit.is_in_order,
                "missing": unit.is_missing,
                "file": unit.file,
                "counts": unit.counts,
                "remark": unit.remark,
            })
        })
        .collect();
    let (handed_in, missing) = review.handed_in();
    json!({
        "units": units,
        "handed_in": handed_in,
        "missing": missing,
        "marks": review.is_again.then(|| review.marks()),
        "doubts": review.doubts,
    })
}

fn reviewed(date: &str, lang: Lang) -> Review {
    GATHERED.with_borrow(|Gathered { submissions, roster, previous, .. }| {
        let asked = Asked { year: None, today: today(date), lang };
        review::review(submissions.clone(), roster.as_ref(), previous.as_ref(), &asked)
    })
}

fn today(date: &str) -> Option<Date> {
    date.get(..10).and_then(Date::iso)
}

fn base(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// A file with what is found in it as comments, in Word, and what it is called; no file, where there is nothing to say.
pub fn annotated(name: &str, bytes: &[u8], date: &str, lang: Lang) -> Result<(Value, Vec<u8>), String> {
    let Some((Whole { bytes, agency, comments, unsaid, .. }, stem)) = noted(name, bytes, date, lang)? else {
        return Err(crate::answers::not_utf8(lang).to_owned());
    };
    let name = annotate::name(agency.as_deref(), &stem, |_| false);
    Ok((json!({ "name": name, "comments": comments, "unsaid": unsaid }), bytes.unwrap_or_default()))
}

fn noted(name: &str, bytes: &[u8], date: &str, lang: Lang) -> Result<Option<(Whole, String)>, String> {
    let path = Path::new(name);
    let given = match (import::is_other(path, bytes), std::str::from_utf8(bytes)) {
        (true, _) => Given::Document(bytes.to_vec(), Some(base(name))),
        (false, Ok(text)) => Given::Text(text.into()),
        (false, Err(_)) => return Ok(None),
    };
    let author = Author::usual(date.to_owned(), lang);
    let whole = whole(given, Wanted::default(), &author, &options(lang)).map_err(|error| error.message(lang))?;
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Some((whole, stem)))
}

/// Puts a Word file into the archive, with what is found in it as comments; whether there is anything to say in it.
pub fn pack(name: &str, bytes: &[u8], date: &str, lang: Lang) -> Result<Value, String> {
    let wrong = |error: Unreadable| error.message(lang);
    if document::kind(bytes, Some(base(name))).map_err(wrong)? != Kind::Docx {
        return Ok(json!({ "is_packed": false }));
    }
    let Some((Whole { bytes: Some(bytes), agency, .. }, stem)) = noted(name, bytes, date, lang)? else {
        return Ok(json!({ "is_packed": false }));
    };
    GATHERED.with_borrow_mut(|Gathered { archive, names, .. }| {
        let mut named = annotate::name(agency.as_deref(), &stem, |name| names.contains(name));
        // In an archive there is nobody to refuse a third of one name.
        let mut count = 1;
        while names.contains(&named) {
            count += 1;
            named = annotate::name(None, &format!("{}（{count}）", file_name(&stem)), |_| false);
        }
        archive.file(&format!("批注稿/{named}"), &bytes).map_err(|error| error.to_string())?;
        names.insert(named);
        Ok(json!({ "is_packed": true }))
    })
}

/// What was gathered as one archive. `date` is the time in Beijing, as XML has it.
pub fn take(date: &str, deadline: Option<String>, lang: Lang) -> Result<(Value, Vec<u8>), String> {
    let review = reviewed(date, lang);
    let (mut archive, names) = GATHERED
        .with_borrow_mut(|gathered| (std::mem::take(&mut gathered.archive), std::mem::take(&mut gathered.names)));
    let wrong = |error: std::io::Error| error.to_string();
    let sheet = write::xlsx(&review::workbook(&review, lang)).map_err(wrong)?;
    archive.file("审核意见.xlsx", &sheet).map_err(wrong)?;
    let letter = config::Letter { deadline, ..config::Letter::default() };
    let letters = review::letters(&review, &letter, today(date), lang);
    for letter in &letters {
        let bytes = write::docx(&letter.document).map_err(wrong)?;
        archive.file(&format!("退回意见/{}", letter.file_name()), &bytes).map_err(wrong)?;
    }
    if !review.unread.is_empty() {
        // As Notepad reads it everywhere.
        let lines = review.unread.iter().map(|unread| format!("{}：{}\r\n", unread.file, unread.why));
        let text = std::iter::once("\u{FEFF}".to_owned()).chain(lines).collect::<String>();
        archive.file("读不了的文件.txt", text.as_bytes()).map_err(wrong)?;
    }
    let told = json!({ "annotated": names.len(), "letters": letters.len(), "unread": review.unread.len() });
    Ok((told, archive.finish().map_err(wrong)?))
}
