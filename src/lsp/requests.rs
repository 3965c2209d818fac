//! Requests of our own, for what the protocol has no words for: the list of rules, and a new report.

use super::backend::Backend;
use super::uri;
use crate::format::LastYear;
use crate::ide::{self, Lacking, NewReport, Wishes};
use crate::lint::{Severity, all_rules};
use crate::text::{Lang, say};
use crate::workspace;
use ls_types::Uri;
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
    from: Option<Uri>,
    /// Where the new report will stand: it names last year's from there.
    to: Option<Uri>,
}

/// Its result.
#[derive(Serialize, Debug)]
pub(super) struct New {
    text: String,
    agency: String,
    year: i32,
    notes: Vec<String>,
}

impl Backend {
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
        let Some(from) = params.from.clone() else { return make(&params, None, lang) };
        let made = self.0.answer(&from, move |snapshot| {
            let path = params
                .to
                .as_ref()
                .and_then(|to| workspace::relative(&uri::path(snapshot.uri.as_str())?, &uri::path(to.as_str())?));
            snapshot.report(|document, _| {
                make(&params, Some(LastYear { report: document.report, path: path.as_deref() }), lang)
            })
        });
        made.await?.unwrap_or_else(|| {
            Err(Error::invalid_params(say!(lang,
                zh: "读不了上年的报告",
                en: "last year's report cannot be read")))
        })
    }
}

fn make(params: &NewParams, last_year: Option<LastYear<'_>>, lang: Lang) -> Result<New> {
    let wishes = Wishes { agency: params.agency.as_deref(), year: params.year, last_year, ..Wishes::default() };
    match ide::new_report(&wishes, lang) {
        Ok(NewReport { text, agency, year, notes }) => Ok(New { text, agency, year, notes }),
        Err(Lacking::Agency) => Err(Error::invalid_params(say!(lang, zh: "没有机关名称", en: "no agency name"))),
        Err(Lacking::Year) => Err(Error::invalid_params(say!(lang, zh: "没有年度", en: "no year"))),
    }
}
