//! Our plain data as the protocol's.

use super::session::{EXPLAIN, FIX_ALL, Session};
use super::snapshot::{Places, Snapshot, Speech};
use super::uri;
use crate::ide;
use crate::lint::{Applicability, Elsewhere, Finding, Related, Rule, Severity};
use crate::report::Report;
use crate::text::{Edit, Lang, LineIndex, Positions, Span};
use crate::workspace::{self, ReadError, Settings};
use ls_types::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// The source that our diagnostics name.
const SOURCE: &str = "nianbao";

/// What comes back with a completion item or an action that is to be resolved.
#[derive(Serialize, Deserialize, Debug)]
pub(super) struct Resolvable<T> {
    /// The document.
    pub uri: Uri,
    /// Its version then.
    pub version: Option<i32>,
    /// What is to be resolved.
    pub what: T,
}

/// The findings on a document.
pub(super) fn diagnostics(snapshot: &Snapshot, session: &Session) -> Vec<Diagnostic> {
    let places = snapshot.places();
    snapshot.findings().iter().map(|finding| diagnostic(finding, &places, snapshot.speech.lang, session)).collect()
}

/// The findings on a configuration that is not open.
pub(super) fn configuration(settings: &Settings, uri: Uri, speech: Speech, session: &Session) -> Vec<Diagnostic> {
    let lines = LineIndex::new(&settings.text);
    let places = Places { uri: &uri, text: &settings.text, lines: &lines, encoding: speech.encoding };
    let findings = settings.shown(settings.findings.clone());
    let unread = settings.error.iter().map(|error| unreadable(error, speech.lang));
    unread.chain(findings.iter().map(|finding| diagnostic(finding, &places, speech.lang, session))).collect()
}

/// A file that cannot be read.
pub(super) fn unreadable(error: &ReadError, lang: Lang) -> Diagnostic {
    let (message, severity) = (error.message(lang), Some(DiagnosticSeverity::ERROR));
    Diagnostic { severity, source: Some(SOURCE.to_owned()), message, ..Diagnostic::default() }
}

fn diagnostic(finding: &Finding, places: &Places<'_>, lang: Lang, session: &Session) -> Diagnostic {
    let mut message = finding.message.clone();
    let ground = finding.ground.as_ref().map(|ground| ground.sentence(lang));
    for more in finding.help.iter().chain(&ground) {
        message.push('\n');
        message.push_str(more);
    }
    let related = finding.related.iter().filter(|_| session.related);
    let related: Vec<_> = related.filter_map(|related| related_information(related, places)).collect();
    Diagnostic {
        range: places.range(finding.span),
        severity: Some(severity(finding.severity)),
        code: Some(NumberOrString::String(finding.rule.name.to_owned())),
        code_description: session.code_description.then(|| manual(finding.rule)).flatten(),
        source: Some(SOURCE.to_owned()),
        message,
        related_information: (!related.is_empty()).then_some(related),
        tags: (session.tags && is_superfluous(finding)).then(|| vec![DiagnosticTag::UNNECESSARY]),
        data: Some(
            json!({ "fixes": finding.fixes.len(), "safe": finding.fixes.iter().any(|fix| fix.applicability == Applicability::Safe) }),
        ),
    }
}

/// Another place that a finding speaks of; in a document without lines, the document, and the place in words.
fn related_information(related: &Related, places: &Places<'_>) -> Option<DiagnosticRelatedInformation> {
    let mut message = related.message.clone();
    let location = match &related.document {
        None => Location { uri: places.uri.clone(), range: places.range(related.span) },
        Some(document) => {
            if let Positions::Origins(origin) = &document.positions {
                message = format!("{}：{message}", origin(related.span));
            }
            elsewhere(document, related.span, places)?
        }
    };
    Some(DiagnosticRelatedInformation { location, message })
}

/// Whether all that is underlined had better not be there: the first fix takes it away.
fn is_superfluous(finding: &Finding) -> bool {
    let Some(fix) = finding.fixes.first() else { return false };
    !finding.span.is_empty()
        && fix.edits.iter().all(|edit| edit.text.is_empty())
        && fix.edits.iter().any(|edit| edit.span.covers(finding.span))
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Info => DiagnosticSeverity::INFORMATION,
    }
}

/// Where a rule's manual is: a text of the server's own, which it is asked for.
fn manual(rule: &Rule) -> Option<CodeDescription> {
    Some(CodeDescription { href: manual_uri(rule.name)? })
}

/// A place of the document itself.
pub(super) fn location(span: Span, places: &Places<'_>) -> Location {
    Location { uri: places.uri.clone(), range: places.range(span) }
}

/// Where something leads: with what leads there, for clients that show it.
pub(super) fn definition(
    targets: &[ide::Target],
    away: &[ide::Away],
    places: &Places<'_>,
    session: &Session,
) -> GotoDefinitionResponse {
    let here = targets.iter().map(|it| (it.origin, location(it.target, places)));
    // What has no lines is no text that an editor shows.
    let is_text = |it: &&ide::Away| matches!(it.document.positions, Positions::Lines(_));
    let there = away.iter().filter(is_text);
    let there = there.filter_map(|it| Some((it.origin, elsewhere(&it.document, it.target, places)?)));
    let all = here.chain(there);
    if !session.definition_links {
        return GotoDefinitionResponse::Array(all.map(|(_, location)| location).collect());
    }
    let link = |(origin, Location { uri, range })| LocationLink {
        origin_selection_range: Some(places.range(origin)),
        target_uri: uri,
        target_range: range,
        target_selection_range: range,
    };
    GotoDefinitionResponse::Link(all.map(link).collect())
}

/// A place of another document; of one without lines, the document.
fn elsewhere(document: &Elsewhere, span: Span, places: &Places<'_>) -> Option<Location> {
    let uri = Uri::from_str(&uri::of_path(&document.path)).ok()?;
    let range = match &document.positions {
        Positions::Lines(lines) => {
            Places { uri: &uri, text: &document.text, lines, encoding: places.encoding }.range(span)
        }
        Positions::Origins(_) => Range::default(),
    };
    Some(Location { uri, range })
}

/// What is cited, where it is published; a file, where it lies.
pub(super) fn document_link(
    link: ide::Link,
    places: &Places<'_>,
    allowed: impl Fn(&Path) -> bool,
) -> Option<DocumentLink> {
    let target = match link.target {
        ide::LinkTarget::Address(url) => Uri::from_str(url).ok()?,
        ide::LinkTarget::File(name) => {
            let own = uri::path(places.uri.as_str())?;
            let path = workspace::joined(own.parent()?, Path::new(&name));
            Uri::from_str(&uri::of_path(Some(path).filter(|path| allowed(path))?.as_path())).ok()?
        }
    };
    let range = places.range(link.span);
    Some(DocumentLink { range, target: Some(target), tooltip: Some(link.title.to_owned()), data: None })
}

/// Whether a link to a file may be shown: in a workspace that is not trusted none leads out of it.
pub(super) fn may_lead(trusted: bool, roots: &[PathBuf]) -> impl Fn(&Path) -> bool {
    move |path| trusted || roots.iter().any(|root| path.starts_with(root))
}

/// The URI of what a provision or a document says.
pub(super) fn subject_uri(subject: &ide::Subject) -> Option<Uri> {
    let name = match subject {
        ide::Subject::Article(number) => format!("articles/{number}"),
        ide::Subject::Instrument(id) => format!("documents/{id}"),
        _ => return None,
    };
    Uri::from_str(&format!("nianbao:/law/{name}.md")).ok()
}

/// The provision or document that a URI means.
pub(super) fn subject_of(uri: &str) -> Option<ide::Subject> {
    let name = uri::normal(uri);
    let name = name.strip_prefix("nianbao:/law/")?.strip_suffix(".md")?;
    match name.split_once('/')? {
        ("articles", number) => Some(ide::Subject::Article(number.parse().ok()?)),
        ("documents", id) => Some(ide::Subject::Instrument(id.to_owned())),
        _ => None,
    }
}

/// Where a citation leads: to a text of the server's own.
pub(super) fn provision(origin: Span, uri: Uri, places: &Places<'_>, session: &Session) -> GotoDefinitionResponse {
    let start = Range::default();
    if !session.definition_links {
        return GotoDefinitionResponse::Array(vec![Location { uri, range: start }]);
    }
    GotoDefinitionResponse::Link(vec![LocationLink {
        origin_selection_range: Some(places.range(origin)),
        target_uri: uri,
        target_range: start,
        target_selection_range: start,
    }])
}

/// The URI of a rule's manual.
pub(super) fn manual_uri(rule: &str) -> Option<Uri> {
    Uri::from_str(&format!("nianbao:/rules/{rule}.md")).ok()
}

/// Edits of a document.
pub(super) fn text_edits(edits: &[Edit], places: &Places<'_>) -> Vec<TextEdit> {
    edits.iter().map(|edit| text_edit(edit, places)).collect()
}

pub(super) fn text_edit(edit: &Edit, places: &Places<'_>) -> TextEdit {
    TextEdit { range: places.range(edit.span), new_text: edit.text.clone() }
}

/// Edits of a document, for its very version where the client can tell versions.
pub(super) fn workspace_edit(
    edits: &[Edit],
    snapshot: &Snapshot,
    places: &Places<'_>,
    session: &Session,
) -> WorkspaceEdit {
    let edits = text_edits(edits, places);
    let uri = snapshot.uri.clone();
    if !session.versioned_edits {
        return WorkspaceEdit { changes: Some(HashMap::from([(uri, edits)])), ..WorkspaceEdit::default() };
    }
    let text_document = OptionalVersionedTextDocumentIdentifier { uri, version: snapshot.version };
    let edits = edits.into_iter().map(OneOf::Left).collect();
    let changes = DocumentChanges::Edits(vec![TextDocumentEdit { text_document, edits }]);
    WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
}

/// A completion item; what it is about is explained when it is resolved.
pub(super) fn completion(
    item: ide::CompletionItem,
    snapshot: &Snapshot,
    places: &Places<'_>,
    session: &Session,
) -> CompletionItem {
    use ide::CompletionKind as Kind;
    let kind = match item.kind {
        Kind::Key => CompletionItemKind::PROPERTY,
        Kind::Value => CompletionItemKind::VALUE,
        Kind::Section => CompletionItemKind::MODULE,
        Kind::Row => CompletionItemKind::STRUCT,
        Kind::Column => CompletionItemKind::FIELD,
        Kind::Snippet => CompletionItemKind::SNIPPET,
        Kind::Article | Kind::Instrument => CompletionItemKind::REFERENCE,
        Kind::Name => CompletionItemKind::CONSTANT,
        Kind::Rule => CompletionItemKind::ENUM_MEMBER,
    };
    let mut edit = text_edit(&item.edit, places);
    let is_snippet = item.snippet && session.snippets;
    if item.snippet && !is_snippet {
        edit.new_text = ide::plain(&edit.new_text);
    }
    let data = item.subject.and_then(|what| {
        let (uri, version) = (snapshot.uri.clone(), snapshot.version);
        serde_json::to_value(Resolvable { uri, version, what }).ok()
    });
    CompletionItem {
        label: item.label,
        kind: Some(kind),
        detail: item.detail,
        sort_text: Some(item.sort_text),
        filter_text: Some(item.filter_text),
        insert_text_format: Some(if is_snippet { InsertTextFormat::SNIPPET } else { InsertTextFormat::PLAIN_TEXT }),
        insert_text_mode: Some(InsertTextMode::AS_IS),
        text_edit: Some(CompletionTextEdit::Edit(edit)),
        additional_text_edits: (!item.additional.is_empty()).then(|| text_edits(&item.additional, places)),
        data,
        ..CompletionItem::default()
    }
}

/// A code action; `None` where the client cannot take it.
pub(super) fn code_action(
    action: ide::CodeAction,
    document: &ide::Document<'_>,
    snapshot: &Snapshot,
    places: &Places<'_>,
    session: &Session,
) -> Option<CodeActionOrCommand> {
    let title = action.title;
    let mut result = CodeAction {
        title: title.clone(),
        kind: Some(action_kind(action.kind)),
        is_preferred: action.preferred.then_some(true),
        ..CodeAction::default()
    };
    match action.effect {
        ide::Effect::Explain(rule) => {
            let arguments = Some(vec![Value::from(rule)]);
            let command = Command { title, command: EXPLAIN.to_owned(), arguments };
            if !session.action_literals {
                return Some(CodeActionOrCommand::Command(command));
            }
            result.command = Some(command);
        }
        _ if !session.action_literals => return None,
        ide::Effect::Edits(edits) => result.edit = Some(workspace_edit(&edits, snapshot, places, session)),
        ide::Effect::Deferred(what) if session.resolves_actions => {
            let (uri, version) = (snapshot.uri.clone(), snapshot.version);
            result.data = serde_json::to_value(Resolvable { uri, version, what }).ok();
        }
        ide::Effect::Deferred(what) => {
            let edits = ide::resolve_action(document, what);
            result.edit = Some(workspace_edit(&edits, snapshot, places, session));
        }
    }
    let finding = action.finding.and_then(|finding| document.findings.get(finding));
    result.diagnostics = finding.map(|finding| vec![diagnostic(finding, places, document.lang, session)]);
    Some(CodeActionOrCommand::CodeAction(result))
}

/// The protocol's name of a kind of action.
pub(super) fn action_kind(kind: ide::ActionKind) -> CodeActionKind {
    match kind {
        ide::ActionKind::QuickFix => CodeActionKind::QUICKFIX,
        ide::ActionKind::Rewrite => CodeActionKind::REFACTOR_REWRITE,
        ide::ActionKind::FixAll => FIX_ALL.into(),
    }
}

fn symbol_kind(kind: ide::SymbolKind) -> SymbolKind {
    match kind {
        ide::SymbolKind::FrontMatter => SymbolKind::NAMESPACE,
        ide::SymbolKind::Key => SymbolKind::KEY,
        ide::SymbolKind::Report => SymbolKind::FILE,
        ide::SymbolKind::Section => SymbolKind::STRING,
        ide::SymbolKind::Subsection => SymbolKind::STRING,
        ide::SymbolKind::Table => SymbolKind::ARRAY,
        // Editors name the kind beside it; a number or an object it would be to programmers alone.
        ide::SymbolKind::Group | ide::SymbolKind::Row => SymbolKind::KEY,
    }
}

/// The outline, nested or, for a client that cannot nest, one after the other.
pub(super) fn symbols(symbols: Vec<ide::Symbol>, places: &Places<'_>, session: &Session) -> DocumentSymbolResponse {
    if session.nested_symbols {
        return DocumentSymbolResponse::Nested(symbols.into_iter().map(|symbol| nested(symbol, places)).collect());
    }
    let mut flat = Vec::new();
    flatten(symbols, None, places, &mut flat);
    DocumentSymbolResponse::Flat(flat)
}

#[expect(deprecated, reason = "the protocol's type has the field")]
fn nested(symbol: ide::Symbol, places: &Places<'_>) -> DocumentSymbol {
    let children: Vec<_> = symbol.children.into_iter().map(|child| nested(child, places)).collect();
    DocumentSymbol {
        name: symbol.name,
        detail: symbol.detail,
        kind: symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: places.range(symbol.span),
        selection_range: places.range(symbol.selection),
        children: (!children.is_empty()).then_some(children),
    }
}

fn flatten(symbols: Vec<ide::Symbol>, container: Option<&str>, places: &Places<'_>, flat: &mut Vec<SymbolInformation>) {
    for symbol in symbols {
        let location = Location { uri: places.uri.clone(), range: places.range(symbol.span) };
        let name = symbol.name.clone();
        flat.push(information(symbol.name, symbol.kind, location, container.map(str::to_owned)));
        flatten(symbol.children, Some(&name), places, flat);
    }
}

#[expect(deprecated, reason = "the protocol's type has the field")]
fn information(
    name: String,
    kind: ide::SymbolKind,
    location: Location,
    container_name: Option<String>,
) -> SymbolInformation {
    SymbolInformation { name, kind: symbol_kind(kind), tags: None, deprecated: None, location, container_name }
}

/// What of a report fits a query.
pub(super) fn workspace_symbols(report: &Report, places: &Places<'_>, query: &str) -> Vec<SymbolInformation> {
    let located = ide::workspace_symbols(report, query).into_iter().map(|symbol| {
        let location = Location { uri: places.uri.clone(), range: places.range(symbol.span) };
        information(symbol.name, symbol.kind, location, symbol.container)
    });
    located.collect()
}

/// What folds away.
pub(super) fn fold(fold: ide::Fold) -> FoldingRange {
    let kind = match fold.kind {
        ide::FoldKind::Comment => FoldingRangeKind::Comment,
        ide::FoldKind::FrontMatter | ide::FoldKind::Section | ide::FoldKind::Table => FoldingRangeKind::Region,
    };
    FoldingRange { start_line: fold.first, end_line: fold.last, kind: Some(kind), ..FoldingRange::default() }
}

/// The rule or group whose manual a URI means.
pub(super) fn manual_of(uri: &str) -> Option<String> {
    let name = uri::normal(uri);
    Some(name.strip_prefix("nianbao:/rules/")?.strip_suffix(".md")?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Encoding;
    use std::sync::Arc;

    #[test]
    fn a_manual_has_a_uri_of_its_own() {
        let uri = manual_uri("totals/row").unwrap();
        assert_eq!(manual_of(uri.as_str()).as_deref(), Some("totals/row"));
        assert_eq!(manual_of("file:///a"), None);
    }
    #[cfg(not(windows))]
    #[test]
    fn a_related_place_is_in_its_own_document() {
        let (this_year, last_year) = ("甲\n乙 12", "𠮷县\n| 𠮷 | 13 |\n");
        let (uri, lines) = (Uri::from_str("file:///a.nianbao").unwrap(), LineIndex::new(this_year));
        let told = |document: Option<Elsewhere>, span, encoding| {
            let places = Places { uri: &uri, text: this_year, lines: &lines, encoding };
            let related = Related { document: document.map(Arc::new), ..Related::here(span, "结转 13".to_owned()) };
            let DiagnosticRelatedInformation { location, message } = related_information(&related, &places).unwrap();
            let Range { start, end } = location.range;
            let at = [start.line, start.character, end.line, end.character];
            (location.uri.as_str().to_owned(), at, message)
        };
        let elsewhere = |name: &str, positions| Elsewhere { path: name.into(), text: last_year.into(), positions };
        let there = Span::of(last_year.rsplit(' ').nth(1).unwrap(), last_year);

        let here = told(None, Span::new(4, 7), Encoding::Utf16);
        assert_eq!(here, ("file:///a.nianbao".to_owned(), [1, 0, 1, 1], "结转 13".to_owned()));
        for (encoding, column) in [(Encoding::Utf8, 9), (Encoding::Utf16, 7)] {
            let document = elsewhere("/年报/上年.nianbao", Positions::of_text(last_year));
            let (uri, at, message) = told(Some(document), there, encoding);
            assert_eq!(uri, "file:///%E5%B9%B4%E6%8A%A5/%E4%B8%8A%E5%B9%B4.nianbao");
            assert_eq!((at, &*message), ([1, column, 1, column + 2], "结转 13"));
        }
        let words = Positions::Origins(Box::new(|_| "第3张表第5行第2格".to_owned()));
        let (uri, at, message) = told(Some(elsewhere("/上年.docx", words)), there, Encoding::Utf16);
        assert_eq!(uri, "file:///%E4%B8%8A%E5%B9%B4.docx");
        assert_eq!((at, &*message), ([0; 4], "第3张表第5行第2格：结转 13"));
    }
}
