//! What a client says of itself in `initialize`, and what it is told.
//!
//! It is read from the JSON as it comes, not through the protocol's types: one odd capability among
//! hundreds is no reason to refuse a client.

use super::snapshot::Speech;
use super::uri;
use crate::ide;
use crate::text::{Encoding, Lang};
use ls_types::*;
use serde_json::Value;
use std::path::PathBuf;

/// The command that shows a rule's manual.
pub(super) const EXPLAIN: &str = "nianbao.explain";
/// The command that writes the number of each `=`.
pub(super) const FILL_DERIVED: &str = "nianbao.fillDerived";
/// The command that puts zeros into blank cells, once the user has said so.
pub(super) const FILL_ZERO: &str = "nianbao.fillZero";
/// The command that puts in the rows that a table lacks.
pub(super) const ADD_ROWS: &str = "nianbao.addRows";
/// The command that makes a new report.
pub(super) const NEW: &str = "nianbao.new";
/// The command that makes one from last year's.
pub(super) const NEW_FROM: &str = "nianbao.newFrom";
/// The kind of the action that fixes all that can safely be fixed.
pub(super) const FIX_ALL: &str = "source.fixAll.nianbao";

/// Names of tokens that editors have colours for, in the order of [`ide::TokenKind::ALL`].
pub(super) const TOKEN_TYPES: [&str; 6] = ["namespace", "property", "parameter", "number", "string", "macro"];

/// What may be said of a token besides.
pub(super) const TOKEN_MODIFIERS: [&str; 2] = ["wrong", "derived"];

/// What a client can do, and where it works.
#[derive(Clone, Debug)]
pub(super) struct Session {
    pub process: Option<u32>,
    pub encoding: Encoding,
    /// The locale that the client has.
    pub locale: Option<Lang>,
    /// The folders of its workspace, by their URIs in their one form.
    pub folders: Vec<String>,
    /// The settings that came with it.
    pub options: Value,
    /// Whether the user trusts the workspace, as far as the client can tell: `trusted` among those settings.
    pub trusted: bool,
    pub pulls_diagnostics: bool,
    pub refreshes_diagnostics: bool,
    pub retries_diagnostics: bool,
    pub pulls_configuration: bool,
    pub registers_configuration: bool,
    pub registers_watchers: bool,
    pub registers_sync: bool,
    pub shows_documents: bool,
    pub shows_content: bool,
    pub creates_progress: bool,
    pub versioned_edits: bool,
    pub related: bool,
    pub code_description: bool,
    pub tags: bool,
    pub snippets: bool,
    pub markdown_documentation: bool,
    /// The form of hovers that it likes best; those of old have a form of their own.
    pub hover: Option<MarkupKind>,
    pub definition_links: bool,
    pub nested_symbols: bool,
    pub action_literals: bool,
    pub resolves_actions: bool,
    pub fold_limit: usize,
    pub prepares_rename: bool,
    pub applies_edits: bool,
    pub creates_files: bool,
}

impl Session {
    /// Reads the parameters of `initialize`, as the client sent them except for the form of its URIs.
    pub(super) fn read(params: &Value) -> Session {
        let capability = |path: &str| params.pointer(&format!("/capabilities/{path}"));
        let can = |path: &str| capability(path).and_then(Value::as_bool).unwrap_or(false);
        let list = |path: &str| capability(path).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let has = |path: &str, item: &str| list(path).iter().any(|value| value == item);
        let format = |path: &str| match list(path).first()?.as_str()? {
            "markdown" => Some(MarkupKind::Markdown),
            _ => Some(MarkupKind::PlainText),
        };
        let text = |key: &str| params.get(key).and_then(Value::as_str);
        let folders = match params.get("workspaceFolders").and_then(Value::as_array) {
            Some(folders) => {
                folders.iter().filter_map(|folder| folder.get("uri")?.as_str()).map(str::to_owned).collect()
            }
            None => match (text("rootUri"), text("rootPath").filter(|path| !path.is_empty())) {
                (Some(uri), _) => vec![uri.to_owned()],
                (None, Some(path)) => vec![uri::normal(path)],
                (None, None) => Vec::new(),
            },
        };
        let diagnostics = |key: &str| {
            can(&format!("textDocument/publishDiagnostics/{key}")) || can(&format!("textDocument/diagnostic/{key}"))
        };
        Session {
            process: params.get("processId").and_then(Value::as_u64).and_then(|id| id.try_into().ok()),
            encoding: encoding(list("general/positionEncodings")),
            locale: text("locale").and_then(Lang::from_tag),
            folders,
            options: params.get("initializationOptions").cloned().unwrap_or_default(),
            trusted: params.pointer("/initializationOptions/trusted") != Some(&Value::Bool(false)),
            pulls_diagnostics: capability("textDocument/diagnostic").is_some_and(Value::is_object),
            refreshes_diagnostics: can("workspace/diagnostics/refreshSupport"),
            retries_diagnostics: has("general/staleRequestSupport/retryOnContentModified", "textDocument/diagnostic"),
            pulls_configuration: can("workspace/configuration"),
            registers_configuration: can("workspace/didChangeConfiguration/dynamicRegistration"),
            registers_watchers: can("workspace/didChangeWatchedFiles/dynamicRegistration"),
            registers_sync: can("textDocument/synchronization/dynamicRegistration"),
            shows_documents: can("window/showDocument/support"),
            shows_content: capability("workspace/textDocumentContent").is_some_and(Value::is_object),
            creates_progress: can("window/workDoneProgress"),
            versioned_edits: can("workspace/workspaceEdit/documentChanges"),
            related: diagnostics("relatedInformation"),
            code_description: diagnostics("codeDescriptionSupport"),
            tags: capability("textDocument/publishDiagnostics/tagSupport").is_some_and(|tags| !tags.is_null())
                || capability("textDocument/diagnostic/tagSupport").is_some_and(|tags| !tags.is_null()),
            snippets: can("textDocument/completion/completionItem/snippetSupport"),
            markdown_documentation: format("textDocument/completion/completionItem/documentationFormat")
                == Some(MarkupKind::Markdown),
            hover: format("textDocument/hover/contentFormat"),
            definition_links: can("textDocument/definition/linkSupport"),
            nested_symbols: can("textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            action_literals: capability("textDocument/codeAction/codeActionLiteralSupport")
                .is_some_and(Value::is_object),
            resolves_actions: can("textDocument/codeAction/dataSupport")
                && has("textDocument/codeAction/resolveSupport/properties", "edit"),
            fold_limit: capability("textDocument/foldingRange/rangeLimit")
                .and_then(Value::as_u64)
                .and_then(|limit| limit.try_into().ok())
                .unwrap_or(usize::MAX),
            prepares_rename: can("textDocument/rename/prepareSupport"),
            applies_edits: can("workspace/applyEdit"),
            creates_files: can("workspace/applyEdit")
                && can("workspace/workspaceEdit/documentChanges")
                && has("workspace/workspaceEdit/resourceOperations", "create"),
        }
    }

    /// How the server speaks to this client at the start of the session.
    pub(super) fn speech(&self, lang: Lang) -> Speech {
        Speech { lang, encoding: self.encoding, generation: 0 }
    }

    /// The paths of the workspace's folders.
    pub(super) fn roots(&self) -> Vec<PathBuf> {
        self.folders.iter().filter_map(|folder| uri::path(folder)).collect()
    }

    /// What the server can do for this client.
    pub(super) fn answer(&self) -> InitializeResult {
        let encoding = match self.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        };
        let kinds = [CodeActionKind::QUICKFIX, CodeActionKind::REFACTOR_REWRITE, FIX_ALL.into()];
        let progress = WorkDoneProgressOptions { work_done_progress: Some(true) };
        let capabilities = ServerCapabilities {
            position_encoding: Some(encoding),
            text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::INCREMENTAL),
                save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
                ..TextDocumentSyncOptions::default()
            })),
            completion_provider: Some(CompletionOptions {
                resolve_provider: Some(true),
                trigger_characters: Some(ide::TRIGGERS.iter().map(|&trigger| trigger.to_owned()).collect()),
                ..CompletionOptions::default()
            }),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            definition_provider: Some(OneOf::Left(true)),
            references_provider: Some(OneOf::Left(true)),
            document_link_provider: Some(DocumentLinkOptions {
                resolve_provider: None,
                work_done_progress_options: WorkDoneProgressOptions::default(),
            }),
            code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
                code_action_kinds: Some(kinds.to_vec()),
                resolve_provider: Some(true),
                ..CodeActionOptions::default()
            })),
            document_symbol_provider: Some(OneOf::Left(true)),
            workspace_symbol_provider: Some(OneOf::Right(WorkspaceSymbolOptions {
                work_done_progress_options: progress,
                resolve_provider: None,
            })),
            folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
            document_formatting_provider: Some(OneOf::Left(true)),
            document_on_type_formatting_provider: Some(DocumentOnTypeFormattingOptions {
                first_trigger_character: ide::TYPED[0].to_owned(),
                more_trigger_character: Some(ide::TYPED[1..].iter().map(|&typed| typed.to_owned()).collect()),
            }),
            declaration_provider: Some(DeclarationCapability::Simple(true)),
            document_highlight_provider: Some(OneOf::Left(true)),
            selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
            code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(false) }),
            rename_provider: Some(match self.prepares_rename {
                true => OneOf::Right(RenameOptions {
                    prepare_provider: Some(true),
                    work_done_progress_options: WorkDoneProgressOptions::default(),
                }),
                false => OneOf::Left(true),
            }),
            inlay_hint_provider: Some(OneOf::Right(InlayHintServerCapabilities::Options(InlayHintOptions {
                work_done_progress_options: WorkDoneProgressOptions::default(),
                resolve_provider: Some(true),
            }))),
            semantic_tokens_provider: Some(
                SemanticTokensOptions {
                    work_done_progress_options: WorkDoneProgressOptions::default(),
                    legend: SemanticTokensLegend {
                        token_types: TOKEN_TYPES.map(SemanticTokenType::new).to_vec(),
                        token_modifiers: TOKEN_MODIFIERS.map(SemanticTokenModifier::new).to_vec(),
                    },
                    range: Some(true),
                    full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
                }
                .into(),
            ),
            document_range_formatting_provider: Some(OneOf::Left(true)),
            execute_command_provider: Some(ExecuteCommandOptions {
                commands: [EXPLAIN, FILL_DERIVED, FILL_ZERO, ADD_ROWS, NEW, NEW_FROM].map(str::to_owned).to_vec(),
                ..ExecuteCommandOptions::default()
            }),
            diagnostic_provider: self.pulls_diagnostics.then(|| {
                DiagnosticServerCapabilities::Options(DiagnosticOptions {
                    identifier: Some("nianbao".to_owned()),
                    inter_file_dependencies: false,
                    workspace_diagnostics: true,
                    work_done_progress_options: progress,
                })
            }),
            workspace: Some(WorkspaceServerCapabilities {
                workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                    supported: Some(true),
                    change_notifications: Some(OneOf::Left(true)),
                }),
                ..WorkspaceServerCapabilities::default()
            }),
            ..ServerCapabilities::default()
        };
        let server_info =
            ServerInfo { name: "nianbao".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
        InitializeResult { capabilities, server_info: Some(server_info), ..InitializeResult::default() }
    }
}

/// The first of the client's encodings that we know; UTF-16 where it says nothing.
fn encoding(offered: &[Value]) -> Encoding {
    let known = offered.iter().find_map(|encoding| match encoding.as_str()? {
        "utf-8" => Some(Encoding::Utf8),
        "utf-16" => Some(Encoding::Utf16),
        "utf-32" => Some(Encoding::Utf32),
        _ => None,
    });
    known.unwrap_or(Encoding::Utf16)
}
