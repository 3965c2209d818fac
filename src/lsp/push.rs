//! Diagnostics that are told unasked: of documents, to clients that cannot pull them; of configurations,
//! to all; and that pulled ones are out of date.

use super::server::{PATIENCE, Server, State};
use super::snapshot::Snapshot;
use super::{to_proto, uri};
use ls_types::notification::PublishDiagnostics;
use ls_types::*;
use std::collections::BTreeSet;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// Diagnostics wait while the client has more than this to read.
const BACKLOG: usize = 1 << 20;

impl Server {
    /// Works the diagnostics of a document out and pushes them, to a client that cannot pull: at once, and
    /// once more for all changes that come meanwhile.
    pub(super) fn push(self: &Arc<Self>, uri: &str) {
        if self.session().pulls_diagnostics {
            return;
        }
        let mut state = self.state();
        let Some(open) = state.documents.get_mut(uri).filter(|open| !open.working) else { return };
        open.working = true;
        drop(state);
        tokio::spawn(self.clone().pushing(uri.to_owned()));
    }

    async fn pushing(self: Arc<Self>, uri: String) {
        loop {
            while self.outbox.waiting() > BACKLOG {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            let Some(snapshot) = self.to_push(&uri) else { return };
            let (server, now) = (self.clone(), snapshot.clone());
            let message = self.compute(move |_| (!now.moved_on()).then(|| server.diagnostics_message(&now))).await;
            let mut state = self.state();
            let Some(open) = state.documents.get_mut(&uri).filter(|open| open.is(&snapshot)) else { continue };
            open.pushed = Some(snapshot.number);
            // While the state is held: a later version, or the closing, comes later in the queue.
            if let Ok(Some(message)) = message {
                self.outbox.queue(message);
            }
        }
    }

    /// The document as it is now, unless its diagnostics were pushed.
    fn to_push(&self, uri: &str) -> Option<Arc<Snapshot>> {
        let mut state = self.state();
        let speech = state.speech;
        let open = state.documents.get_mut(uri)?;
        let pushed = open.pushed;
        let snapshot = open.snapshot(speech).filter(|snapshot| pushed != Some(snapshot.number));
        open.working = snapshot.is_some();
        snapshot
    }

    fn diagnostics_message(&self, snapshot: &Snapshot) -> Vec<u8> {
        let diagnostics = to_proto::diagnostics(snapshot, self.session());
        let (uri, version) = (snapshot.uri.clone(), snapshot.version);
        self.outbox.notification::<PublishDiagnostics>(&PublishDiagnosticsParams { uri, diagnostics, version })
    }

    /// Tells the findings on the configurations that are in use, for those that no client has open.
    pub(super) fn tell_configurations(&self) {
        let mut state = self.state();
        let State { documents, settings, speech, told, .. } = &mut *state;
        let mut found = BTreeSet::new();
        for settings in settings.configurations() {
            let Some(path) = &settings.path else { continue };
            let Ok(uri) = Uri::from_str(&uri::of_path(path)) else { continue };
            if settings.findings.is_empty() && settings.error.is_none() || documents.is_open(uri.as_str()) {
                continue;
            }
            if !told.contains(uri.as_str()) {
                let diagnostics = to_proto::configuration(&settings, uri.clone(), *speech, self.session());
                let params = PublishDiagnosticsParams { uri: uri.clone(), diagnostics, version: None };
                self.outbox.notify::<PublishDiagnostics>(&params);
            }
            found.insert(uri.as_str().to_owned());
        }
        for gone in told.difference(&found).filter_map(|uri| Uri::from_str(uri).ok()) {
            let params = PublishDiagnosticsParams { uri: gone, diagnostics: Vec::new(), version: None };
            self.outbox.notify::<PublishDiagnostics>(&params);
        }
        *told = found;
    }

    /// Makes the client pull diagnostics again. One request at a time, however often it is wanted.
    pub(super) fn refresh(self: &Arc<Self>) {
        let session = self.session();
        if !session.pulls_diagnostics || !session.refreshes_diagnostics {
            return;
        }
        self.refresh_again.store(true, Ordering::Release);
        if self.refreshing.swap(true, Ordering::AcqRel) {
            return;
        }
        let server = self.clone();
        tokio::spawn(async move {
            while server.refresh_again.swap(false, Ordering::AcqRel) {
                let _ = tokio::time::timeout(PATIENCE, server.client.workspace_diagnostic_refresh()).await;
            }
            server.refreshing.store(false, Ordering::Release);
        });
    }
}
