//! All reports of the workspace, whether they are open or not.

use super::progress::Progress;
use super::scanner::{Known, Stamp};
use super::server::{Cancel, Server};
use super::snapshot::{Kind, Places, Snapshot, Speech, result_id};
use super::{to_proto, uri};
use crate::report;
use crate::text::LineIndex;
use crate::workspace::{self, Settings};
use ls_types::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::{Arc, PoisonError};
use tower_lsp::jsonrpc::{Error, Result};

/// A report of the workspace.
enum Scanned {
    Open(Arc<Snapshot>),
    File(PathBuf, Arc<Settings>),
}

impl Server {
    /// The diagnostics of every report of the workspace.
    pub(super) async fn scan_diagnostics(
        self: &Arc<Self>,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReport> {
        let _turn = self.scanner.turn.acquire().await.map_err(|_| Error::internal_error())?;
        let progress = Progress::begin(self, params.work_done_progress_params.work_done_token);
        let previous: FxHashMap<Uri, String> =
            params.previous_result_ids.into_iter().map(|previous| (previous.uri, previous.value)).collect();
        let server = self.clone();
        let done = self.compute(move |cancel| server.diagnose(previous, &progress, cancel)).await;
        self.tell_configurations();
        done?.ok_or_else(Error::request_cancelled)
    }

    fn diagnose(
        &self,
        mut previous: FxHashMap<Uri, String>,
        progress: &Progress,
        cancel: &Cancel,
    ) -> Option<WorkspaceDiagnosticReport> {
        let speech = self.state().speech;
        let found = self.found(cancel)?;
        let mut items = Vec::new();
        let mut known = FxHashMap::default();
        let total = found.len();
        for (at, found) in found.iter().enumerate() {
            if cancel.is_set() {
                return None;
            }
            progress.set(at, total);
            let item = match found {
                Scanned::Open(snapshot) => self.diagnose_snapshot(snapshot, previous.remove(&snapshot.uri)),
                Scanned::File(path, settings) => {
                    let Ok(uri) = Uri::from_str(&uri::of_path(path)) else { continue };
                    let before = previous.remove(&uri);
                    self.diagnose_file(path, uri, settings, speech, before, &mut known)
                }
            };
            items.push(item);
        }
        // What is no report of the workspace any more has no diagnostics.
        items.extend(previous.into_keys().map(|uri| full(uri, None, None, Vec::new())));
        *self.scanner.known.lock().unwrap_or_else(PoisonError::into_inner) = known;
        Some(WorkspaceDiagnosticReport { items })
    }

    fn diagnose_snapshot(&self, snapshot: &Snapshot, before: Option<String>) -> WorkspaceDocumentDiagnosticReport {
        let id = snapshot.result_id();
        if before.as_ref() == Some(&id) {
            return unchanged(snapshot.uri.clone(), snapshot.version, before.unwrap_or_default());
        }
        let items = to_proto::diagnostics(snapshot, self.session());
        full(snapshot.uri.clone(), snapshot.version, Some(id), items)
    }

    fn diagnose_file(
        &self,
        path: &Path,
        uri: Uri,
        settings: &Arc<Settings>,
        speech: Speech,
        before: Option<String>,
        known: &mut FxHashMap<PathBuf, Known>,
    ) -> WorkspaceDocumentDiagnosticReport {
        let stamp = stamp(path);
        let last = self.scanner.known.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned();
        if let (Some(last), Some(stamp), Some(before)) = (last, stamp, &before)
            && (last.stamp, last.generation) == (stamp, speech.generation)
            && last.id == *before
        {
            known.insert(path.to_owned(), last);
            return unchanged(uri, None, before.clone());
        }
        let text = match workspace::read_file(path) {
            Ok(text) => text,
            Err(error) => {
                let diagnostic = to_proto::unreadable(&error, speech.lang);
                return full(uri, None, None, vec![diagnostic]);
            }
        };
        let id = result_id(&text, speech.generation);
        if let Some(stamp) = stamp {
            known.insert(path.to_owned(), Known { stamp, generation: speech.generation, id: id.clone() });
        }
        if before.as_ref() == Some(&id) {
            return unchanged(uri, None, id);
        }
        let beside = self.state().documents.beside.clone();
        let snapshot = Snapshot::file(uri, Kind::Report, text, settings.clone(), speech, beside);
        let items = to_proto::diagnostics(&snapshot, self.session());
        full(snapshot.uri, None, Some(id), items)
    }

    /// The symbols of every report of the workspace that fit a query.
    pub(super) async fn scan_symbols(
        self: &Arc<Self>,
        params: WorkspaceSymbolParams,
    ) -> Result<Vec<SymbolInformation>> {
        let _turn = self.scanner.turn.acquire().await.map_err(|_| Error::internal_error())?;
        let progress = Progress::begin(self, params.work_done_progress_params.work_done_token);
        let server = self.clone();
        let done = self.compute(move |cancel| {
            let speech = server.state().speech;
            let found = server.found(cancel)?;
            let total = found.len();
            let mut symbols = Vec::new();
            for (at, found) in found.iter().enumerate() {
                if cancel.is_set() {
                    return None;
                }
                progress.set(at, total);
                match found {
                    Scanned::Open(snapshot) => {
                        let fitting = snapshot.report(|document, places| {
                            to_proto::workspace_symbols(document.report, places, &params.query)
                        });
                        symbols.extend(fitting.into_iter().flatten());
                    }
                    Scanned::File(path, _) => {
                        let Ok(uri) = Uri::from_str(&uri::of_path(path)) else { continue };
                        let Ok(text) = workspace::read_file(path) else { continue };
                        // What is wrong with it does not matter here.
                        let report = report::parse(text);
                        let (text, lines) = (&report.tree.text, LineIndex::new(&report.tree.text));
                        let places = Places { uri: &uri, text, lines: &lines, encoding: speech.encoding };
                        symbols.extend(to_proto::workspace_symbols(&report, &places, &params.query));
                    }
                }
            }
            Some(symbols)
        });
        done.await?.ok_or_else(Error::request_cancelled)
    }

    /// Every report of the workspace, and every document that is open beside them; open ones as they are in
    /// the editor. What is wrong with configurations is told to every client in another way.
    fn found(&self, cancel: &Cancel) -> Option<Vec<Scanned>> {
        let roots = self.state().roots.clone();
        let mut paths = BTreeSet::new();
        for root in roots {
            for path in workspace::discover(&root) {
                paths.insert(path);
            }
            if cancel.is_set() {
                return None;
            }
        }
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        for path in paths {
            let uri = uri::of_path(&path);
            match self.newest(&uri) {
                Some(snapshot) => {
                    seen.insert(uri);
                    found.push(Scanned::Open(snapshot));
                }
                None => {
                    let settings = self.state().settings.of(Some(&path));
                    if !settings.excludes(&path) {
                        found.push(Scanned::File(path, settings));
                    }
                }
            }
        }
        let mut state = self.state();
        let super::server::State { documents, speech, .. } = &mut *state;
        let speech = *speech;
        let others: Vec<String> = documents.all().map(|open| open.uri.as_str().to_owned()).collect();
        for uri in others.iter().filter(|uri| !seen.contains(*uri)) {
            let open = documents.get_mut(uri).filter(|open| open.kind != Kind::Other);
            found.extend(open.and_then(|open| open.snapshot(speech)).map(Scanned::Open));
        }
        Some(found)
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let data = std::fs::metadata(path).ok()?;
    Some((data.modified().ok()?, data.len()))
}

fn full(
    uri: Uri,
    version: Option<i32>,
    result_id: Option<String>,
    items: Vec<Diagnostic>,
) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version: version.map(i64::from),
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
    })
}

fn unchanged(uri: Uri, version: Option<i32>, result_id: String) -> WorkspaceDocumentDiagnosticReport {
    WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
        uri,
        version: version.map(i64::from),
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
    })
}
