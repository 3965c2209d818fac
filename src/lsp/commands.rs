//! The commands, each usable by any client: what they take is told when it is something else, what they change is
//! changed by the client, and zeros are put in only after it has asked its user.

use super::backend::Backend;
use super::features::{command_edit, normal};
use super::requests::NewParams;
use super::server::{PATIENCE, Server};
use super::session::{ADD_ROWS, EXPLAIN, FILL_DERIVED, FILL_ZERO, NEW, NEW_FROM};
use super::snapshot::Snapshot;
use super::to_proto;
use crate::ide;
use crate::text::{Edit, Lang, say, text};
use ls_types::notification::ShowMessage;
use ls_types::request::{ApplyWorkspaceEdit, ShowDocument, ShowMessageRequest};
use ls_types::*;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};

/// How long a question to the user may stand.
const THOUGHT: Duration = Duration::from_secs(600);

/// The place that a command is for.
#[derive(Clone, Debug)]
struct On {
    uri: Uri,
    /// The version that it was offered for, where that is known.
    version: Option<i64>,
    /// The line of a table; without one all tables are meant.
    line: Option<u32>,
}

impl Backend {
    /// `workspace/executeCommand`.
    pub(super) async fn command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        let lang = self.0.state().speech.lang;
        let ExecuteCommandParams { command, arguments, .. } = params;
        match command.as_str() {
            EXPLAIN => self.explain(&arguments, lang),
            FILL_DERIVED => {
                let on = on(&arguments, FILL_DERIVED, lang)?;
                let line = on.line;
                self.change(on, move |document| ide::fill_derived(document, line)).await
            }
            ADD_ROWS => {
                let on = on(&arguments, ADD_ROWS, lang)?;
                let Some(line) = on.line else { return Err(takes(ADD_ROWS, lang)) };
                self.change(on, move |document| ide::add_rows(document, line)).await
            }
            FILL_ZERO => self.fill_zero(on(&arguments, FILL_ZERO, lang)?, lang).await,
            NEW | NEW_FROM => self.new_file(&command, &arguments, lang).await,
            _ => Err(Error::invalid_params(say!(lang, zh: "没有命令“{command}”", en: "there is no command {command}"))),
        }
    }

    fn explain(&self, arguments: &[LSPAny], lang: Lang) -> Result<Option<LSPAny>> {
        let rule = arguments.first().and_then(LSPAny::as_str).ok_or_else(|| takes(EXPLAIN, lang))?;
        let Some(text) = self.0.explanation(rule) else {
            return Err(Error::invalid_params(say!(lang, zh: "没有规则“{rule}”", en: "there is no rule {rule}")));
        };
        let session = self.0.session();
        match to_proto::manual_uri(rule).filter(|_| session.shows_documents && session.shows_content) {
            Some(uri) => self.show(uri),
            None => {
                let message = text.clone();
                self.0.outbox.notify::<ShowMessage>(&ShowMessageParams { typ: MessageType::INFO, message });
            }
        }
        Ok(Some(text.into()))
    }

    fn show(&self, uri: Uri) {
        let params = ShowDocumentParams { uri, external: None, take_focus: Some(true), selection: None };
        let client = self.0.client.clone();
        tokio::spawn(async move { client.send_request::<ShowDocument>(params).await });
    }

    /// Has a document changed as it stands, if it still is what the command was offered for.
    async fn change(
        &self,
        on: On,
        edits: impl FnOnce(&ide::Document<'_>) -> Vec<Edit> + Send + 'static,
    ) -> Result<Option<LSPAny>> {
        let made = self.made(&on, edits).await?;
        let Some((edit, count)) = made else { return Ok(Some(json!({ "edits": 0 }))) };
        Ok(Some(self.0.apply(edit, count)))
    }

    /// The edits for a document, and how many they are; `None` for none.
    async fn made(
        &self,
        on: &On,
        edits: impl FnOnce(&ide::Document<'_>) -> Vec<Edit> + Send + 'static,
    ) -> Result<Option<(WorkspaceEdit, usize)>> {
        let (server, version) = (self.0.clone(), on.version);
        let is_open = self.0.state().documents.is_open(on.uri.as_str());
        let lang = self.0.state().speech.lang;
        if !is_open {
            let uri = on.uri.as_str();
            return Err(Error::invalid_params(say!(lang,
                zh: "文件没有在编辑器里打开：{uri}",
                en: "the document is not open: {uri}")));
        }
        let made = self.0.answer(&on.uri, move |snapshot| Some(made(snapshot, version, &server, edits)));
        made.await?.unwrap_or_else(|| Err(stale(lang)))
    }

    /// Puts zeros in, after the user has said so. The answer is that the user is asked.
    async fn fill_zero(&self, on: On, lang: Lang) -> Result<Option<LSPAny>> {
        let line = on.line;
        let made = self.made(&on, move |document| ide::fill_zeros(document, line)).await?;
        let Some((edit, count)) = made else { return Ok(Some(json!({ "edits": 0 }))) };
        let current = self.0.newest(on.uri.as_str());
        let server = self.0.clone();
        tokio::spawn(async move {
            let yes = say!(lang, zh: "填 0", en: "Enter 0");
            let no = say!(lang, zh: "不填", en: "Leave blank");
            let item = |title: &String| MessageActionItem { title: title.clone(), properties: Default::default() };
            let message = say!(lang,
                zh: "把 {count} 个空白格填 0？填 0 表示本年没有发生，应由填报人确认。",
                en: "Enter 0 in {count} blank cells? A zero says that there was nothing of the kind this year; that is for the author to say.");
            let actions = Some(vec![item(&yes), item(&no)]);
            let params = ShowMessageRequestParams { typ: MessageType::WARNING, message, actions };
            let asked = tokio::time::timeout(THOUGHT, server.client.send_request::<ShowMessageRequest>(params)).await;
            let said = matches!(asked, Ok(Ok(Some(answer))) if answer.title == yes);
            // Meanwhile the text may have become another.
            let is_same = current.as_ref().is_some_and(|then| !then.moved_on());
            if said && is_same {
                server.apply(edit, count);
            } else if said {
                let message = stale(lang).message.into_owned();
                server.outbox.notify::<ShowMessage>(&ShowMessageParams { typ: MessageType::WARNING, message });
            }
        });
        Ok(Some(json!({ "edits": count, "asked": true })))
    }

    /// Makes a new report: the client creates its file where one is named, else the text is the answer.
    async fn new_file(&self, command: &str, arguments: &[LSPAny], lang: Lang) -> Result<Option<LSPAny>> {
        let command = if command == NEW { NEW } else { NEW_FROM };
        let given = arguments.first().filter(|given| given.is_object()).cloned();
        let params: NewParams =
            given.and_then(|given| serde_json::from_value(given).ok()).ok_or_else(|| takes(command, lang))?;
        if command == NEW_FROM && params.from.is_none() {
            return Err(takes(command, lang));
        }
        let to = params.to.clone();
        let made = self.new_report(params).await?;
        let result = serde_json::to_value(&made).unwrap_or_default();
        if let Some(uri) = to.filter(|_| self.0.session().creates_files) {
            let create = CreateFile {
                uri: uri.clone(),
                options: Some(CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(false) }),
                annotation_id: None,
            };
            let text_document = OptionalVersionedTextDocumentIdentifier { uri: uri.clone(), version: None };
            let insert = OneOf::Left(TextEdit { range: Range::default(), new_text: made.text });
            let operations = vec![
                DocumentChangeOperation::Op(ResourceOp::Create(create)),
                DocumentChangeOperation::Edit(TextDocumentEdit { text_document, edits: vec![insert] }),
            ];
            let changes = Some(DocumentChanges::Operations(operations));
            self.0.apply(WorkspaceEdit { document_changes: changes, ..WorkspaceEdit::default() }, 1);
            if self.0.session().shows_documents {
                self.show(uri);
            }
        }
        Ok(Some(result))
    }
}

impl Server {
    /// Has the client change what an edit changes; one that cannot is given the edit instead.
    fn apply(self: &Arc<Self>, edit: WorkspaceEdit, count: usize) -> LSPAny {
        if !self.session().applies_edits {
            return json!({ "edits": count, "edit": edit });
        }
        let client = self.client.clone();
        let params = ApplyWorkspaceEditParams { label: Some("nianbao".to_owned()), edit };
        tokio::spawn(async move {
            let _ = tokio::time::timeout(PATIENCE, client.send_request::<ApplyWorkspaceEdit>(params)).await;
        });
        json!({ "edits": count })
    }
}

fn made(
    snapshot: &Snapshot,
    version: Option<i64>,
    server: &Server,
    edits: impl FnOnce(&ide::Document<'_>) -> Vec<Edit>,
) -> Result<Option<(WorkspaceEdit, usize)>> {
    let is_same = version.is_none_or(|version| snapshot.version.map(i64::from) == Some(version));
    let edits = match snapshot.report(|document, _| edits(document)) {
        Some(edits) if is_same && !snapshot.is_excluded() => edits,
        Some(_) if is_same => Vec::new(),
        Some(_) => return Err(stale(snapshot.speech.lang)),
        None => Vec::new(),
    };
    if snapshot.moved_on() {
        return Err(stale(snapshot.speech.lang));
    }
    let count = edits.len();
    Ok((count > 0).then(|| (command_edit(&edits, snapshot, server.session()), count)))
}

/// The place that a command's arguments name: a URI, or an object with one.
fn on(arguments: &[LSPAny], command: &'static str, lang: Lang) -> Result<On> {
    let given = arguments.first();
    let read = || {
        let given = given?;
        let (uri, place) = match given.as_str() {
            Some(uri) => (uri, &Value::Null),
            None => (given.get("uri")?.as_str()?, given),
        };
        let number = |key: &str| place.get(key).filter(|value| !value.is_null());
        let version = match number("version") {
            Some(version) => Some(version.as_i64()?),
            None => None,
        };
        let line = match number("line") {
            Some(line) => Some(u32::try_from(line.as_u64()?).ok()?),
            None => None,
        };
        Some(On { uri: normal(uri)?, version, line })
    };
    read().ok_or_else(|| takes(command, lang))
}

/// What a command takes, for one that was given something else.
fn takes(command: &'static str, lang: Lang) -> Error {
    let what = match command {
        EXPLAIN => {
            text!(zh: "一个规则名或组名，例如 \"totals/row\"", en: "the name of a rule or a group, such as \"totals/row\"")
        }
        FILL_DERIVED => text!(
            zh: "文件的 URI，或 { uri, version?, line? }（line 是表的一行，从 0 数）",
            en: "a document's URI, or { uri, version?, line? } (line: one of the table's, from 0)"),
        FILL_ZERO => text!(
            zh: "文件的 URI，或 { uri, version?, line? }（line 是表的一行，从 0 数）；填入前会问",
            en: "a document's URI, or { uri, version?, line? } (line: one of the table's, from 0); it asks first"),
        ADD_ROWS => text!(
            zh: "{ uri, line, version? }（line 是表的一行，从 0 数）",
            en: "{ uri, line, version? } (line: one of the table's, from 0)"),
        NEW_FROM => text!(
            zh: "{ from, to?, agency?, year? }（from 是上年报告的 URI，to 是新文件的）",
            en: "{ from, to?, agency?, year? } (from: the URI of last year's report, to: that of the new file)"),
        _ => text!(
            zh: "{ agency, year, from?, to? }（from 是上年报告的 URI，to 是新文件的）",
            en: "{ agency, year, from?, to? } (from: the URI of last year's report, to: that of the new file)"),
    };
    let what = what.get(lang);
    Error::invalid_params(say!(lang, zh: "{command} 的参数应为{what}", en: "{command} takes {what}"))
}

/// Content modified.
fn stale(lang: Lang) -> Error {
    let message = say!(lang, zh: "文字已有改动，请再试一次", en: "the text has changed meanwhile; try again");
    Error { code: ErrorCode::ContentModified, message: message.into(), data: None }
}
