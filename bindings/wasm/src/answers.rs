//! From a question to its answer.
#![forbid(unsafe_code)]

use crate::beside;
use crate::gathered;
use crate::question::{Change, Published, Question};
use crate::unpacked;
use nianbao::document::write;
use nianbao::export::{self, About, Document as Told, Telling};
use nianbao::fix::loses_nothing;
use nianbao::ide::{self, Form};
use nianbao::lint::{Finding, Neighbours, Options, Severity, is_first, rule_named};
use nianbao::text::{Edit, Lang, Positions, Span};
use nianbao::{Analysis, check, import};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::path::Path;

/// The answer to a question, both as they go through memory: four bytes that say how long the header is (the least
/// significant first), the header in JSON, and a file.
pub fn answer(question: &[u8]) -> Vec<u8> {
    let (header, file) = match asked(question) {
        Ok((question, file)) => answered(question, file),
        Err(message) => (json!({ "error": message }), Vec::new()),
    };
    let header = header.to_string();
    let mut made = Vec::with_capacity(4 + header.len() + file.len());
    made.extend((header.len() as u32).to_le_bytes());
    made.extend(header.as_bytes());
    made.extend(file);
    made
}

fn asked(question: &[u8]) -> Result<(Question, &[u8]), String> {
    let (length, rest) = question.split_first_chunk::<4>().ok_or("no question")?;
    let length = u32::from_le_bytes(*length) as usize;
    let (header, file) = rest.split_at_checked(length).ok_or("a question that is cut off")?;
    Ok((serde_json::from_slice(header).map_err(|error| error.to_string())?, file))
}

fn lang(tag: &str) -> Lang {
    if tag == "en" { Lang::En } else { Lang::Zh }
}

fn answered(question: Question, file: &[u8]) -> (Value, Vec<u8>) {
    let header = match question {
        Question::Open { name, lang: tag, beside } => open(&name, file, &beside::kept(beside.as_deref()), lang(&tag)),
        Question::Check { text, name, lang: tag, imported, carried, beside } => {
            let beside = beside::kept(beside.as_deref());
            let neighbours = Some(&*beside);
            let options = Options { lang: lang(&tag), imported, neighbours, ..Options::default() };
            let analysis = check(text, &options);
            let positions = Positions::of_text(analysis.text());
            checked(&analysis, &name, &positions, &options, &carried)
        }
        Question::Set { text, cell, value } => {
            let report = nianbao::report::parse(text);
            edited(&report.tree.text, ide::set_cell(&report, cell, &value))
        }
        Question::Write { text, span, value } => {
            let report = nianbao::report::parse(text);
            let span = Span { start: span.0, end: span.1 };
            edited(&report.tree.text, ide::set_words(&report, span, &value))
        }
        Question::Mend { text, rule, edits } => {
            let report = nianbao::report::parse(text);
            let edit = |Change { span, text }| Edit { span: Span { start: span.start, end: span.end }, text };
            let mut edits: Vec<Edit> = edits.into_iter().map(edit).collect();
            edits.sort_by_key(|edit| edit.span);
            let keeps = rule_named(&rule).is_some_and(|rule| loses_nothing(&report, rule, &edits));
            edited(&report.tree.text, keeps.then_some(edits))
        }
        Question::Format { text } => {
            let report = nianbao::report::parse(text);
            let edits = nianbao::format::format(&report, &nianbao::format::Options::default());
            edited(&report.tree.text, Some(edits))
        }
        Question::Export { text, to } => {
            let export::Official { document, gaps } = export::official(&nianbao::report::parse(text));
            let made = match to {
                Published::Docx => write::docx(&document).map_err(|error| error.to_string()),
                Published::Html => Ok(write::html(&document).into_bytes()),
            };
            match made {
                Ok(file) => return (json!({ "gaps": gaps }), file),
                Err(message) => json!({ "error": message }),
            }
        }
        Question::Explain { rule, lang: tag } => match ide::explain(&rule, lang(&tag), None) {
            Ok(page) => json!({ "markdown": page }),
            Err(_) => json!({ "error": rule }),
        },
        Question::Annotate { name, date, lang: tag } => {
            return made(gathered::annotated(&name, file, &date, lang(&tag)));
        }
        Question::Begin => gathered::begin(),
        Question::List { name, lang: tag } => told(gathered::list(&name, file, lang(&tag))),
        Question::Gather { name, lang: tag, error, beside } => {
            gathered::one(&name, file, error, &beside::kept(beside.as_deref()), lang(&tag))
        }
        Question::Kin { members } => beside::kin(&members),
        Question::Beside { key, several, troubles } => {
            beside::begin(key, several, &troubles);
            json!({})
        }
        Question::Neighbour { key, given, lang: tag } => {
            beside::keep(&key, given, file, lang(&tag));
            json!({})
        }
        Question::Unzip { lang: tag } => told(unpacked::open(file, lang(&tag))),
        Question::Member { at, lang: tag } => return made(unpacked::member(at, lang(&tag))),
        Question::Review { date, lang: tag } => gathered::review(&date, lang(&tag)),
        Question::Pack { name, date, lang: tag } => told(gathered::pack(&name, file, &date, lang(&tag))),
        Question::Take { date, deadline, lang: tag } => return made(gathered::take(&date, deadline, lang(&tag))),
    };
    (header, Vec::new())
}

fn told(made: Result<Value, String>) -> Value {
    made.unwrap_or_else(|message| json!({ "error": message }))
}

fn made(made: Result<(Value, Vec<u8>), String>) -> (Value, Vec<u8>) {
    made.unwrap_or_else(|message| (json!({ "error": message }), Vec::new()))
}

/// How reports are checked.
pub fn options(lang: Lang) -> Options<'static> {
    Options { lang, ..Options::default() }
}

/// How many of them have to be mended, are to be looked at, are but worth knowing.
pub fn counted(findings: &[Finding]) -> [usize; 3] {
    [Severity::Error, Severity::Warning, Severity::Info]
        .map(|severity| findings.iter().filter(|finding| finding.severity == severity).count())
}

/// What is said of a text in another encoding.
pub fn not_utf8(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "不是 UTF-8 编码的文本，请另存为 UTF-8",
        Lang::En => "is no text in UTF-8; save it as UTF-8",
    }
}

/// What a file is.
pub enum Content<'c> {
    Text(&'c str),
    Document(Box<nianbao::document::Document>),
}

/// What a file is, or why it cannot be read.
pub fn read<'b>(name: &str, bytes: &'b [u8], lang: Lang) -> Result<Content<'b>, String> {
    let path = Path::new(name);
    if import::is_other(path, bytes) {
        return import::read(path, bytes, lang).map(|document| Content::Document(Box::new(document)));
    }
    std::str::from_utf8(bytes).map(Content::Text).map_err(|_| not_utf8(lang).to_owned())
}

/// What a file is.
fn open(name: &str, bytes: &[u8], beside: &Neighbours, lang: Lang) -> Value {
    let options = Options { neighbours: Some(beside), ..options(lang) };
    let document = match read(name, bytes, lang) {
        Ok(Content::Text(text)) => {
            let analysis = check(text, &options);
            let positions = Positions::of_text(analysis.text());
            let mut answer = checked(&analysis, name, &positions, &options, &[]);
            put(&mut answer, [("text", json!(analysis.text())), ("imported", json!(false)), ("account", json!([]))]);
            return answer;
        }
        Ok(Content::Document(document)) => document,
        Err(message) => return json!({ "error": message }),
    };
    let import::Checked { imported, analysis } = import::check(&document, &options);
    let account: Vec<Value> = (imported.account.iter())
        .map(|entry| {
            json!({
                "what": entry.what.words(lang),
                "place": imported.words(entry.place, lang),
                "span": entry.span.map(|span| [span.start, span.end]),
                "doubtful": entry.what.is_doubtful(),
            })
        })
        .collect();
    let positions = Positions::Origins(Box::new(move |span| imported.origin(span, lang)));
    let mut answer = checked(&analysis, name, &positions, &options, &[]);
    put(&mut answer, [("text", json!(analysis.text())), ("imported", json!(true)), ("account", json!(account))]);
    answer
}

fn put<const N: usize>(answer: &mut Value, more: [(&str, Value); N]) {
    let Some(answer) = answer.as_object_mut() else { return };
    answer.extend(more.map(|(key, value)| (key.to_owned(), value)));
}

/// What is found in a text, as the command line's JSON has it, and the text as a form.
fn checked(
    analysis: &Analysis,
    name: &str,
    positions: &Positions,
    options: &Options<'_>,
    carried: &[(u32, u32)],
) -> Value {
    let lang = options.lang;
    let Analysis { report, findings, .. } = analysis;
    let telling = Telling {
        document: Told { path: Cow::Borrowed(name), text: analysis.text(), positions },
        about: &About::of(&report.front_matter),
        edition: report.edition,
        law: None,
        lang,
        shown: |other| other.path.to_string_lossy().into_owned(),
    };
    let told: Vec<_> = findings.iter().map(|finding| telling.finding(finding)).collect();
    let form = Form::new(report);
    let carried = carried.iter().map(|&(start, end)| Span { start, end });
    let places: Vec<_> =
        findings.iter().map(|finding| finding.span).chain(carried).map(|span| form.place_of(span)).collect();
    let front = &report.front_matter;
    let last = if is_first(&front.last_year) { &[][..] } else { &front.last_year };
    let named: Vec<&str> = last.iter().chain(&front.aggregate).map(|entry| &*entry.value).collect();
    json!({
        "agency": telling.about.agency,
        "year": telling.about.year,
        "counts": counted(findings),
        "findings": told,
        "form": form,
        "named": named,
        "last_year": options.neighbours.map(|neighbours| beside::last_year(report, neighbours)),
        "places": places,
    })
}

/// Edits as JSON, or that a place cannot be edited.
fn edited(text: &str, edits: Option<Vec<Edit>>) -> Value {
    let Some(edits) = edits.filter(|edits| nianbao::text::apply(text, edits).is_some()) else {
        return json!({ "error": "no such place" });
    };
    let edits: Vec<Value> = (edits.iter())
        .map(|edit| json!({ "span": { "start": edit.span.start, "end": edit.span.end }, "text": edit.text }))
        .collect();
    json!({ "edits": edits })
}
