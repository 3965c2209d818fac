//! Requests of our own, for what the protocol has no words for: the list of rules, a new report, cells that are pasted, a
//! document that becomes a report, a report as the page that is published.

use super::backend::Backend;
use super::uri;
use crate::document;
use crate::export;
use crate::format::{self, LastYear};
use crate::ide::{self, NewReport, Wishes};
use crate::import;
use crate::lint::{Severity, all_rules};
use crate::text::{Lang, say};
use crate::workspace;
use ls_types::{Position, TextDocumentIdentifier, Uri};
use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::{Error, Result};

/// A rule, as `nianbao/rules` lists it.
#[derive(Serialize, Debug)]
pub(super) struct Listed {
    name: &'static str,
    severity: Severity,
    title: &'static str,
}

/// The parameters of `nianbao/new`.
#[derive(Deserialize, Debug)]
pub(super) struct NewParams {
    agency: Option<String>,
    year: Option<i32>,
    /// Last year's report: a document or a file.
    #[serde(default, deserialize_with = "uri::given")]
    pub from: Option<Uri>,
    /// Where the new report will stand: it names last year's from there.
    #[serde(default, deserialize_with = "uri::given")]
    pub to: Option<Uri>,
}

/// Its result.
#[derive(Serialize, Debug)]
pub(super) struct New {
    pub text: String,
    agency: String,
    year: i32,
    notes: Vec<String>,
}

/// The parameters of `nianbao/paste`: where, and what lies on the clipboard.
#[derive(Deserialize, Debug)]
#[serde(rename_all = "camelCase")]
pub(super) struct PasteParams {
    text_document: TextDocumentIdentifier,
    position: Position,
    text: Option<String>,
    html: Option<String>,
}

/// Its result.
#[derive(Serialize, Debug)]
pub(super) struct PastedRows {
    text: String,
    /// Whether the cells are official tables.
    official: bool,
}

/// The parameters of `nianbao/import`.
#[derive(Deserialize, Debug)]
pub(super) struct ImportParams {
    #[serde(deserialize_with = "uri::given")]
    from: Option<Uri>,
}

/// Its result.
#[derive(Serialize, Debug)]
pub(super) struct ImportedText {
    text: String,
    /// What was guessed, and what found no place.
    notes: Vec<String>,
}

/// The parameters of `nianbao/preview`.
#[derive(Deserialize, Debug)]
#[serde(rename_all = "camelCase")]
pub(super) struct PreviewParams {
    text_document: TextDocumentIdentifier,
}

/// Its result.
#[derive(Serialize, Debug)]
pub(super) struct Preview {
    /// The page: without a script, and with a policy that allows none.
    html: String,
    /// What is missing, and marked in it.
    gaps: Vec<String>,
}

impl Backend {
    /// `nianbao/preview`: a report as the page that is published, as it stands in the editor.
    pub(super) async fn preview(&self, params: PreviewParams) -> Result<Option<Preview>> {
        let made = self.0.answer(&params.text_document.uri, |snapshot| {
            snapshot.report(|of, _| {
                let export::Official { document, gaps } = export::official(of.report);
                Preview { html: document::write::html(&document), gaps }
            })
        });
        made.await
    }

    /// `nianbao/paste`: cells as rows; nothing where what is pasted is none. What a table of HTML says goes before its text,
    /// which has no merged cells.
    pub(super) async fn paste(&self, params: PasteParams) -> Result<Option<PastedRows>> {
        let PasteParams { text_document, position, text, html } = params;
        let html = html.filter(|html| ["<table", "<TABLE", "<tr", "<TR"].iter().any(|tag| html.contains(tag)));
        let text = text.filter(|text| text.contains('\t'));
        let made = self.0.answer(&text_document.uri, move |snapshot| {
            snapshot.report(|of, places| {
                let report = of.report;
                let line = report.tree.line_at(places.offset(position)).unwrap_or_default();
                let above = report.sections.iter().rfind(|section| section.line <= line);
                let (section, in_table) = (above.and_then(|section| section.spec), report.table_at(line).is_some());
                let sources = html.iter().map(|html| (html, "html")).chain(text.iter().map(|text| (text, "txt")));
                let mut read = sources.filter_map(|(source, ending)| {
                    let document = document::read(source.as_bytes(), Some(&format!("clipboard.{ending}"))).ok()?;
                    import::pasted(&document, report.edition, section, in_table)
                });
                read.next().map(|rows| PastedRows { text: rows.text, official: rows.official })
            })
        });
        Ok(made.await?.flatten())
    }

    /// `nianbao/import`: a document as the text of a report. Nothing is written.
    pub(super) async fn import(&self, params: ImportParams) -> Result<ImportedText> {
        let lang = self.0.state().speech.lang;
        let from = params.from.as_ref().map_or("", |from| from.as_str());
        let path = uri::path(from).ok_or_else(|| Error::invalid_params(from.to_owned()))?;
        let made = self.0.compute(move |_| {
            let bytes = workspace::regular_document_bytes(&path).map_err(|error| error.message(lang))?;
            let imported = workspace::imported(&path, &bytes, lang)?;
            let note = |entry: &import::Entry| {
                let (place, words) = (entry.place.words(lang), entry.what.words(lang));
                say!(lang, zh: "{place}：{words}", en: "{place}: {words}")
            };
            Ok(ImportedText { notes: imported.doubts().map(note).collect(), text: imported.text })
        });
        made.await?.map_err(|why: String| Error::invalid_params(why))
    }

    /// `nianbao/rules`.
    pub(super) async fn rules(&self) -> Result<Vec<Listed>> {
        let lang = self.0.state().speech.lang;
        let listed =
            all_rules().map(|rule| Listed { name: rule.name, severity: rule.severity, title: rule.title.get(lang) });
        Ok(listed.collect())
    }

    /// `nianbao/new`. Nothing is written: where the text goes is the client's.
    pub(super) async fn new_report(&self, params: NewParams) -> Result<New> {
        let lang = self.0.state().speech.lang;
        // Without a place it is to stand in the workspace, as a document without a file does.
        let place = params.to.as_ref().or(params.from.as_ref());
        let place = place.and_then(|place| uri::path(place.as_str()));
        let ambiguous = self.0.state().settings.of(place.as_deref()).config.ambiguous;
        let layout = format::Options { ambiguous };
        let Some(from) = params.from.clone() else { return make(&params, None, layout, lang) };
        let made = self.0.answer(&from, move |snapshot| {
            let path = params
                .to
                .as_ref()
                .and_then(|to| workspace::relative(&uri::path(snapshot.uri.as_str())?, &uri::path(to.as_str())?));
            snapshot.report(|document, _| {
                make(&params, Some(LastYear { report: document.report, path: path.as_deref() }), layout, lang)
            })
        });
        made.await?.unwrap_or_else(|| {
            Err(Error::invalid_params(say!(lang,
                zh: "读不了上年的报告",
                en: "last year's report cannot be read")))
        })
    }
}

fn make(params: &NewParams, last_year: Option<LastYear<'_>>, layout: format::Options, lang: Lang) -> Result<New> {
    let wishes = Wishes { agency: params.agency.as_deref(), year: params.year, last_year, layout, ..Wishes::default() };
    match ide::new_report(&wishes, lang) {
        Ok(NewReport { text, agency, year, notes }) => Ok(New { text, agency, year, notes }),
        Err(amiss) => Err(Error::invalid_params(amiss.message(lang))),
    }
}
