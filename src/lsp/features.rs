//! The requests that show more than is written, and help while it is written: hints, tokens, lenses, selections, names,
//! typing. Each is answered from the document as it was when the request came; an edit only if it still is that.

use super::backend::Backend;
use super::session::{ADD_ROWS, EXPLAIN, FILL_ZERO};
use super::snapshot::{Places, Snapshot};
use super::to_proto::{self, Resolvable};
use super::uri;
use crate::format;
use crate::ide;
use crate::text::{Edit, Span};
use ls_types::*;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};

/// An edit, as `nianbao/onEnter` and `nianbao/onTyped` give it.
#[derive(Serialize, Debug)]
#[serde(rename_all = "camelCase")]
pub(super) struct SnippetEdit {
    range: Range,
    new_text: String,
    insert_text_format: InsertTextFormat,
}

impl SnippetEdit {
    fn new(edit: &Edit, insert_text_format: InsertTextFormat, places: &Places<'_>) -> SnippetEdit {
        SnippetEdit { range: places.range(edit.span), new_text: edit.text.clone(), insert_text_format }
    }
}

/// The parameters of `nianbao/onTyped`.
#[derive(Deserialize, Debug)]
#[serde(rename_all = "camelCase")]
pub(super) struct TypedParams {
    text_document: TextDocumentIdentifier,
    position: Position,
    ch: String,
}

/// The parameters of `nianbao/onEnter`.
#[derive(Deserialize, Debug)]
#[serde(rename_all = "camelCase")]
pub(super) struct EnterParams {
    text_document: TextDocumentIdentifier,
    position: Position,
}

impl Backend {
    /// Answers with edits, or whatever else is of no use for another version than this one.
    async fn edits<T: Send + 'static>(
        &self,
        uri: &Uri,
        answer: impl FnOnce(&ide::Document<'_>, &Places<'_>, &Snapshot) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let answer = self.0.answer(uri, move |snapshot| {
            if snapshot.is_excluded() {
                return None;
            }
            snapshot.edits(|document, places| answer(document, places, snapshot)).flatten()
        });
        answer.await
    }

    /// `nianbao/onEnter`: the next row of a table, with places for its figures.
    pub(super) async fn on_enter(&self, params: EnterParams) -> Result<Option<Vec<SnippetEdit>>> {
        let EnterParams { text_document, position } = params;
        self.edits(&text_document.uri, move |document, places, _| {
            let edit = ide::enter(document, places.offset(position))?;
            Some(vec![SnippetEdit::new(&edit, InsertTextFormat::SNIPPET, places)])
        })
        .await
    }

    /// `nianbao/onTyped`: what `textDocument/onTypeFormatting` gives, as one snippet where there are cells to fill in.
    pub(super) async fn on_typed(&self, params: TypedParams) -> Result<Option<Vec<SnippetEdit>>> {
        let TypedParams { text_document, position, ch } = params;
        self.edits(&text_document.uri, move |document, places, snapshot| {
            let options = format::Options { ambiguous: snapshot.settings.config.ambiguous };
            let offset = places.offset(position);
            if let Some(edit) = ide::on_type_snippet(document, offset, &ch, &options) {
                return Some(vec![SnippetEdit::new(&edit, InsertTextFormat::SNIPPET, places)]);
            }
            let edits = ide::on_type(document, offset, &ch, &options);
            let plain = |edit| SnippetEdit::new(edit, InsertTextFormat::PLAIN_TEXT, places);
            (!edits.is_empty()).then(|| edits.iter().map(plain).collect())
        })
        .await
    }

    pub(super) async fn typed(&self, params: DocumentOnTypeFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let typed = params.ch;
        self.edits(&text_document.uri, move |document, places, snapshot| {
            let options = format::Options { ambiguous: snapshot.settings.config.ambiguous };
            let edits = ide::on_type(document, places.offset(position), &typed, &options);
            (!edits.is_empty()).then(|| to_proto::text_edits(&edits, places))
        })
        .await
    }

    pub(super) async fn hints(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        let (uri, range) = (params.text_document.uri, params.range);
        let answer = self.0.answer(&uri, move |snapshot| {
            snapshot.report(|document, places| {
                let hints = ide::inlay_hints(document, places.span(range)).into_iter();
                hints.map(|hint| hint_of(hint, snapshot, places)).collect()
            })
        });
        answer.await
    }

    pub(super) async fn resolved_hint(&self, mut hint: InlayHint) -> Result<InlayHint> {
        let Some(asked) =
            hint.data.clone().and_then(|data| serde_json::from_value::<Resolvable<ide::HintAbout>>(data).ok())
        else {
            return Ok(hint);
        };
        let explained = self.0.answer(&asked.uri, move |snapshot| {
            let is_same = snapshot.version == asked.version;
            snapshot.report(|document, _| ide::resolve_hint(document, asked.what).filter(|_| is_same)).flatten()
        });
        let markdown = |value| MarkupContent { kind: MarkupKind::Markdown, value };
        hint.tooltip = explained.await?.map(|value| InlayHintTooltip::MarkupContent(markdown(value)));
        Ok(hint)
    }

    pub(super) async fn highlights(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        let answer = self.0.answer(&text_document.uri, move |snapshot| {
            snapshot.report(|document, places| {
                let kind = |total| if total { DocumentHighlightKind::WRITE } else { DocumentHighlightKind::READ };
                let lit = ide::highlights(document, places.offset(position)).into_iter();
                lit.map(|it| DocumentHighlight { range: places.range(it.span), kind: Some(kind(it.is_total)) })
                    .collect()
            })
        });
        answer.await
    }

    /// The tokens of a part of a document.
    pub(super) async fn tokens_within(&self, params: SemanticTokensRangeParams) -> Result<Option<SemanticTokens>> {
        let (uri, range) = (params.text_document.uri, params.range);
        let answer = self.0.answer(&uri, move |snapshot| {
            snapshot.report(|document, places| {
                let data = relative(&ide::tokens(document, places.span(range)), places);
                SemanticTokens { result_id: None, data }
            })
        });
        answer.await
    }

    /// The tokens of a document. They are kept under a name while it is open, for [`Backend::tokens_since`].
    pub(super) async fn tokens(&self, uri: &Uri) -> Result<Option<SemanticTokens>> {
        let answer = self.0.answer(uri, move |snapshot| {
            snapshot
                .report(|document, places| relative(&ide::tokens(document, Span::new(0, places.text.len())), places))
        });
        let Some(data) = answer.await? else { return Ok(None) };
        let result_id = self.0.state().documents.get_mut(uri.as_str()).map(|open| open.keep_tokens(data.clone()));
        Ok(Some(SemanticTokens { result_id, data }))
    }

    /// How the tokens differ from those of a name; all of them where these are not known any more.
    pub(super) async fn tokens_since(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let SemanticTokensDeltaParams { text_document, previous_result_id, .. } = params;
        let uri = &text_document.uri;
        let before = self.0.state().documents.get_mut(uri.as_str()).and_then(|open| open.tokens(&previous_result_id));
        let Some(now) = self.tokens(uri).await? else { return Ok(None) };
        Ok(Some(match before {
            None => SemanticTokensFullDeltaResult::Tokens(now),
            Some(before) => SemanticTokensFullDeltaResult::TokensDelta(SemanticTokensDelta {
                edits: difference(&before, &now.data).into_iter().collect(),
                result_id: now.result_id,
            }),
        }))
    }

    pub(super) async fn selections(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        let SelectionRangeParams { text_document, positions, .. } = params;
        let answer = self.0.answer(&text_document.uri, move |snapshot| {
            snapshot.report(|document, places| {
                let nested = |position: Position| {
                    let spans = ide::selection(document, places.offset(position));
                    let wrap = |parent: Option<SelectionRange>, span: &Span| {
                        Some(SelectionRange { range: places.range(*span), parent: parent.map(Box::new) })
                    };
                    let empty = SelectionRange { range: Range { start: position, end: position }, parent: None };
                    spans.iter().rev().fold(None, wrap).unwrap_or(empty)
                };
                positions.into_iter().take(MOST_POSITIONS).map(nested).collect()
            })
        });
        answer.await
    }

    pub(super) async fn lenses(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        let answer = self.0.answer(&params.text_document.uri, move |snapshot| {
            snapshot.report(|document, places| {
                let is_excluded = snapshot.is_excluded();
                let changes = |lens: &ide::Lens| !matches!(lens.action, ide::LensAction::Explain(_));
                let lenses = ide::lenses(document).into_iter().filter(|lens| !is_excluded || !changes(lens));
                lenses.map(|lens| lens_of(lens, snapshot, places)).collect()
            })
        });
        answer.await
    }

    pub(super) async fn renamable(&self, params: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
        let TextDocumentPositionParams { text_document, position } = params;
        let answer = self.0.answer(&text_document.uri, move |snapshot| {
            snapshot.report(|document, places| {
                let found = ide::prepare_rename(document, places.offset(position));
                let found = found.map_err(|refusal| refused(refusal, document))?;
                let (range, placeholder) = (places.range(found.0), found.1);
                Ok(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder })
            })
        });
        answer.await?.transpose()
    }

    pub(super) async fn renamed(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let new = params.new_name;
        let server = self.0.clone();
        let made = self.edits(&text_document.uri, move |document, places, snapshot| {
            let edits = ide::rename(document, places.offset(position), &new);
            let edits = edits.map_err(|refusal| refused(refusal, document));
            Some(edits.map(|edits| to_proto::workspace_edit(&edits, snapshot, places, server.session())))
        });
        made.await?.transpose()
    }
}

/// A client asks for one or a few.
const MOST_POSITIONS: usize = 1000;

fn refused(refusal: ide::Refusal, document: &ide::Document<'_>) -> Error {
    let message = refusal.message(document.lang);
    match refusal {
        // Request failed.
        ide::Refusal::NoName => Error { code: ErrorCode::ServerError(-32803), message: message.into(), data: None },
        _ => Error::invalid_params(message),
    }
}

fn hint_of(hint: ide::InlayHint, snapshot: &Snapshot, places: &Places<'_>) -> InlayHint {
    let (uri, version) = (snapshot.uri.clone(), snapshot.version);
    InlayHint {
        position: places.position(hint.offset),
        label: InlayHintLabel::String(hint.label),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: serde_json::to_value(Resolvable { uri, version, what: hint.about }).ok(),
    }
}

fn lens_of(lens: ide::Lens, snapshot: &Snapshot, places: &Places<'_>) -> CodeLens {
    let on = |line: u32| vec![json!({ "uri": snapshot.uri, "version": snapshot.version, "line": line })];
    let (command, arguments) = match lens.action {
        ide::LensAction::Explain(rule) => (EXPLAIN, vec![json!(rule)]),
        ide::LensAction::FillZero(line) => (FILL_ZERO, on(line)),
        ide::LensAction::AddRows(line) => (ADD_ROWS, on(line)),
    };
    let command = Command { title: lens.title, command: command.to_owned(), arguments: Some(arguments) };
    CodeLens { range: places.range(lens.span), command: Some(command), data: None }
}

/// Tokens as the protocol counts them: each from the one before.
fn relative(tokens: &[ide::Token], places: &Places<'_>) -> Vec<SemanticToken> {
    let mut before = Position::default();
    let relative = tokens.iter().map(|token| {
        let Range { start, end } = places.range(token.span);
        let delta_line = start.line - before.line;
        let delta_start = if delta_line == 0 { start.character - before.character } else { start.character };
        before = start;
        let token_type = ide::TokenKind::ALL.iter().position(|kind| *kind == token.kind).unwrap_or_default();
        SemanticToken {
            delta_line,
            delta_start,
            length: end.character - start.character,
            token_type: token_type as u32,
            token_modifiers_bitset: u32::from(token.wrong) | u32::from(token.derived) << 1,
        }
    });
    relative.collect()
}

/// What makes the one list the other: all between what they have in common at both ends. The protocol counts numbers,
/// five to a token.
fn difference(before: &[SemanticToken], now: &[SemanticToken]) -> Option<SemanticTokensEdit> {
    let same = before.iter().zip(now).take_while(|(a, b)| a == b).count();
    let (before, now) = (&before[same..], &now[same..]);
    let behind = before.iter().rev().zip(now.iter().rev()).take_while(|(a, b)| a == b).count();
    let (gone, new) = (before.len() - behind, &now[..now.len() - behind]);
    let edit = SemanticTokensEdit { start: same as u32 * 5, delete_count: gone as u32 * 5, data: Some(new.to_vec()) };
    (gone > 0 || !new.is_empty()).then_some(edit)
}

/// The edits of a command, and the document that they are for.
pub(super) fn command_edit(edits: &[Edit], snapshot: &Snapshot, session: &super::session::Session) -> WorkspaceEdit {
    to_proto::workspace_edit(edits, snapshot, &snapshot.places(), session)
}

/// A URI in the form that documents are known by.
pub(super) fn normal(given: &str) -> Option<Uri> {
    uri::normal(given).parse().ok()
}
