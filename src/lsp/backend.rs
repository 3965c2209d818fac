//! The protocol's requests, translated: each takes its document as it is when the request comes, before
//! anything is awaited, and answers from it off the executor.

use super::server::Server;
use super::settings::Client as ClientSettings;
use super::snapshot::Places;
use super::to_proto::{self, Resolvable};
use super::uri;
use crate::format;
use crate::ide;
use crate::syntax::conflicts;
use ls_types::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};

/// How often diagnostics are worked out anew when the document moves on meanwhile.
const TRIES: usize = 8;

/// The server, as the protocol's library calls it.
#[derive(Debug)]
pub(super) struct Backend(pub Arc<Server>);

/// The parameters of `workspace/textDocumentContent`.
#[derive(Deserialize, Debug)]
pub(super) struct ContentParams {
    uri: String,
}

/// Its result.
#[derive(Serialize, Debug)]
pub(super) struct Content {
    text: String,
}

/// The parameters of `textDocument/rangesFormatting`.
#[derive(Deserialize, Debug)]
#[serde(rename_all = "camelCase")]
pub(super) struct RangesParams {
    text_document: TextDocumentIdentifier,
    ranges: Vec<Range>,
}

/// The parameters of `nianbao/text`.
#[derive(Deserialize, Debug)]
#[serde(rename_all = "camelCase")]
pub(super) struct TextParams {
    text_document: TextDocumentIdentifier,
}

impl Backend {
    /// `workspace/textDocumentContent`: the manuals and what provisions say, which the server has no files for.
    pub(super) async fn content(&self, params: ContentParams) -> Result<Content> {
        let text = match to_proto::subject_of(&params.uri) {
            Some(subject) => {
                let mut state = self.0.state();
                let (settings, lang) = (state.settings.of(None), state.speech.lang);
                ide::resolve(&subject, lang, settings.law.as_ref())
            }
            None => to_proto::manual_of(&params.uri).and_then(|name| self.0.explanation(&name)),
        };
        text.map(|text| Content { text }).ok_or_else(|| Error::invalid_params(params.uri))
    }

    /// `nianbao/text`: the text as the server has it, for those who look for differences.
    pub(super) async fn text(&self, params: TextParams) -> Result<Option<String>> {
        self.0.answer(&params.text_document.uri, |snapshot| Some(snapshot.places().text.to_string())).await
    }
}

impl Backend {
    /// `textDocument/rangesFormatting`.
    pub(super) async fn ranges_formatting(&self, params: RangesParams) -> Result<Option<Vec<TextEdit>>> {
        self.format(&params.text_document.uri, Some(params.ranges)).await
    }

    /// The edits that give a document, or parts of it, the canonical form.
    async fn format(&self, uri: &Uri, ranges: Option<Vec<Range>>) -> Result<Option<Vec<TextEdit>>> {
        let answer = self.0.answer(uri, move |snapshot| {
            let options = format::Options { ambiguous: snapshot.settings.config.ambiguous };
            snapshot.edits(|document, places| {
                let report = document.report;
                let mut edits = match &ranges {
                    // Made from both versions, they might lose one.
                    _ if snapshot.is_excluded() || !conflicts(&report.tree.text).is_empty() => Vec::new(),
                    None => format::format(report, &options),
                    Some(ranges) => {
                        let spans = ranges.iter().map(|&range| places.span(range));
                        spans.flat_map(|span| format::format_range(report, &options, span)).collect()
                    }
                };
                // Two ranges may touch one block.
                edits.sort_by_key(|edit| edit.span);
                edits.dedup();
                to_proto::text_edits(&edits, places)
            })
        });
        answer.await
    }
}

impl LanguageServer for Backend {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        Ok(self.0.session().answer())
    }

    async fn initialized(&self, _: InitializedParams) {
        self.0.start();
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.0.look_for_changes();
        // Who watches no files says at least which ones he writes.
        if !self.0.session().registers_watchers {
            let files: Vec<PathBuf> = uri::path(params.text_document.uri.as_str()).into_iter().collect();
            self.0.files_changed(&files);
        }
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        if self.0.session().pulls_configuration {
            self.0.pull_settings();
        } else if !params.settings.is_null() {
            self.0.settings(ClientSettings::read(&params.settings), BTreeMap::new());
        }
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.0.folders(&params.event);
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        let files: Vec<PathBuf> = params.changes.iter().filter_map(|change| uri::path(change.uri.as_str())).collect();
        self.0.files_changed(&files);
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        let target = self.0.target(&params.text_document.uri);
        let server = self.0.clone();
        let report = self.0.compute(move |cancel| {
            let Some(mut snapshot) = target.snapshot() else { return Ok(full(None, Vec::new())) };
            for _ in 0..TRIES {
                // What is worked out for an older version is dropped, and what comes later is done at once.
                while snapshot.moved_on() && !cancel.is_set() {
                    match server.newest(snapshot.uri.as_str()) {
                        Some(newer) => snapshot = newer,
                        None => return Ok(full(None, Vec::new())),
                    }
                }
                snapshot.findings();
                if !snapshot.moved_on() {
                    break;
                }
                if server.session().retries_diagnostics {
                    return Err(Error { code: ErrorCode::ContentModified, ..Error::request_cancelled() });
                }
            }
            let id = snapshot.result_id();
            if params.previous_result_id.as_ref() == Some(&id) {
                let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id: id };
                let report = RelatedUnchangedDocumentDiagnosticReport {
                    related_documents: None,
                    unchanged_document_diagnostic_report,
                };
                return Ok(DocumentDiagnosticReport::Unchanged(report));
            }
            Ok(full(Some(id), to_proto::diagnostics(&snapshot, server.session())))
        });
        report.await?.map(DocumentDiagnosticReportResult::Report)
    }

    async fn workspace_diagnostic(&self, params: WorkspaceDiagnosticParams) -> Result<WorkspaceDiagnosticReportResult> {
        self.0.scan_diagnostics(params).await.map(WorkspaceDiagnosticReportResult::Report)
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        Ok(Some(WorkspaceSymbolResponse::Flat(self.0.scan_symbols(params).await?)))
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let server = self.0.clone();
        let answer = self.0.answer(&text_document.uri, move |snapshot| {
            snapshot.report(|document, places| {
                let items = ide::completion(document, places.offset(position)).into_iter();
                let items = items.map(|item| to_proto::completion(item, snapshot, places, server.session()));
                CompletionResponse::List(CompletionList { is_incomplete: true, items: items.collect() })
            })
        });
        answer.await
    }

    async fn completion_resolve(&self, mut item: CompletionItem) -> Result<CompletionItem> {
        let Some(about) =
            item.data.clone().and_then(|data| serde_json::from_value::<Resolvable<ide::Subject>>(data).ok())
        else {
            return Ok(item);
        };
        let (settings, lang) = self.0.settings_of(&about.uri);
        let markdown = self.0.session().markdown_documentation;
        let explained = self.0.compute(move |_| ide::resolve(&about.what, lang, settings.law.as_ref()));
        item.documentation = explained.await?.map(|text| match markdown {
            true => Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value: text }),
            false => Documentation::String(text),
        });
        Ok(item)
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        let kind = self.0.session().hover.clone();
        let answer = self.0.answer(&text_document.uri, move |snapshot| {
            let hover = |document: &ide::Document<'_>, places: &Places<'_>| {
                let hover = ide::hover(document, places.offset(position))?;
                let contents = match kind {
                    Some(kind) => HoverContents::Markup(MarkupContent { kind, value: hover.markdown }),
                    None => HoverContents::Scalar(MarkedString::String(hover.markdown)),
                };
                Some(Hover { contents, range: Some(places.range(hover.span)) })
            };
            snapshot.report(hover).flatten()
        });
        answer.await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        let server = self.0.clone();
        let answer = self.0.answer(&text_document.uri, move |snapshot| {
            snapshot.report(|document, places| {
                let (at, session) = (places.offset(position), server.session());
                // What is cited is a text of the server's own, for those who can show it.
                let cited = ide::provision(document, at).filter(|_| session.shows_content);
                let cited = cited.and_then(|(origin, subject)| Some((origin, to_proto::subject_uri(&subject)?)));
                match cited {
                    Some((origin, uri)) => to_proto::provision(origin, uri, places, session),
                    None => {
                        let away = ide::cells_of_last_year(document, at);
                        to_proto::definition(&ide::definition(document, at), &away, places, session)
                    }
                }
            })
        });
        answer.await
    }

    async fn goto_declaration(
        &self,
        params: request::GotoDeclarationParams,
    ) -> Result<Option<request::GotoDeclarationResponse>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        let server = self.0.clone();
        let answer = self.0.answer(&text_document.uri, move |snapshot| {
            snapshot.report(|document, places| {
                let targets = ide::declaration(document, places.offset(position));
                to_proto::definition(&targets, &[], places, server.session())
            })
        });
        answer.await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let declared = params.context.include_declaration;
        let answer = self.0.answer(&text_document.uri, move |snapshot| {
            snapshot.report(|document, places| {
                let spans = ide::references(document, places.offset(position), declared);
                spans.into_iter().map(|span| to_proto::location(span, places)).collect()
            })
        });
        answer.await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        let (trusted, roots) = (self.0.session().trusted, self.0.state().roots.clone());
        let answer = self.0.answer(&params.text_document.uri, move |snapshot| {
            snapshot.report(|document, places| {
                let may_lead = to_proto::may_lead(trusted, &roots);
                let links = ide::document_links(document).into_iter();
                links.filter_map(|link| to_proto::document_link(link, places, &may_lead)).collect()
            })
        });
        answer.await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let only = params.context.only;
        let server = self.0.clone();
        let answer = self.0.answer(&params.text_document.uri, move |snapshot| {
            snapshot.edits(|document, places| {
                let is_excluded = snapshot.is_excluded();
                let wanted = |action: &ide::CodeAction| {
                    // As on formatting: on saving it may be done unasked.
                    if is_excluded && action.kind == ide::ActionKind::FixAll {
                        return false;
                    }
                    let kind = to_proto::action_kind(action.kind);
                    only.as_ref().is_none_or(|only| only.iter().any(|only| is_within(kind.as_str(), only.as_str())))
                };
                let actions = ide::code_actions(document, places.span(params.range)).into_iter().filter(wanted);
                let translate = |action| to_proto::code_action(action, document, snapshot, places, server.session());
                actions.filter_map(translate).collect()
            })
        });
        answer.await
    }

    async fn code_action_resolve(&self, mut action: CodeAction) -> Result<CodeAction> {
        let Some(asked) =
            action.data.clone().and_then(|data| serde_json::from_value::<Resolvable<ide::Deferred>>(data).ok())
        else {
            return Ok(action);
        };
        let server = self.0.clone();
        let edit = self.0.answer(&asked.uri, move |snapshot| {
            // The edits are for the text that the action was offered for.
            if snapshot.version != asked.version {
                return None;
            }
            snapshot.edits(|document, places| {
                let edits = ide::resolve_action(document, asked.what);
                to_proto::workspace_edit(&edits, snapshot, places, server.session())
            })
        });
        action.edit = edit.await?;
        match &action.edit {
            Some(_) => Ok(action),
            None => Err(Error { code: ErrorCode::ContentModified, ..Error::request_cancelled() }),
        }
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        let server = self.0.clone();
        let answer = self.0.answer(&params.text_document.uri, move |snapshot| {
            snapshot
                .report(|document, places| to_proto::symbols(ide::document_symbols(document), places, server.session()))
        });
        answer.await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        let limit = self.0.session().fold_limit;
        let answer = self.0.answer(&params.text_document.uri, move |snapshot| {
            snapshot.report(|document, _| {
                ide::folding_ranges(document).into_iter().take(limit).map(to_proto::fold).collect()
            })
        });
        answer.await
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        self.format(&params.text_document.uri, None).await
    }

    async fn range_formatting(&self, params: DocumentRangeFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        self.format(&params.text_document.uri, Some(vec![params.range])).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        self.command(params).await
    }

    async fn on_type_formatting(&self, params: DocumentOnTypeFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        self.typed(params).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        self.hints(params).await
    }

    async fn inlay_hint_resolve(&self, hint: InlayHint) -> Result<InlayHint> {
        self.resolved_hint(hint).await
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        self.highlights(params).await
    }

    async fn semantic_tokens_full(&self, params: SemanticTokensParams) -> Result<Option<SemanticTokensResult>> {
        let found = self.tokens(&params.text_document.uri).await?;
        Ok(found.map(SemanticTokensResult::Tokens))
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        self.tokens_since(params).await
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        Ok(self.tokens_within(params).await?.map(SemanticTokensRangeResult::Tokens))
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        self.selections(params).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        self.lenses(params).await
    }

    async fn prepare_rename(&self, params: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
        self.renamable(params).await
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        self.renamed(params).await
    }
}

fn full(result_id: Option<String>, items: Vec<Diagnostic>) -> DocumentDiagnosticReport {
    let full_document_diagnostic_report = FullDocumentDiagnosticReport { result_id, items };
    DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report,
    })
}

/// Whether a kind of action is another or a part of it: `source.fixAll.nianbao` is a `source.fixAll`.
fn is_within(kind: &str, wanted: &str) -> bool {
    kind.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || wanted.is_empty() || rest.starts_with('.'))
}
