//! What the server knows and does, beside the protocol: the documents, what applies to them, and the
//! work that is under way.

use super::aside::Aside;
use super::beside::Beside;
use super::documents::{Documents, Outcome};
use super::scanner::Scanner;
use super::session::Session;
use super::settings::{Client as ClientSettings, Manager, SECTION};
use super::snapshot::{Snapshot, Speech};
use super::uri;
use super::wire::Outbox;
use crate::ide;
use crate::text::{Encoding, Lang, say};
use crate::workspace::{self, Settings, is_report};
use ls_types::notification::{LogMessage, PublishDiagnostics, ShowMessage};
use ls_types::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;
use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, Result};

/// How long a client may take to answer.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// The languages that are known before a client says anything.
#[derive(Clone, Copy, Debug)]
pub(super) struct Languages {
    /// The one that was asked for where the server was started.
    pub asked: Option<Lang>,
    /// The system's.
    pub system: Lang,
}

/// The server.
#[derive(Debug)]
pub(super) struct Server {
    pub client: Client,
    pub outbox: Outbox,
    aside: Aside,
    pub scanner: Scanner,
    languages: Languages,
    session: OnceLock<Session>,
    state: Mutex<State>,
    /// Whether the client is being asked to pull diagnostics again, and whether once more.
    pub refreshing: AtomicBool,
    pub refresh_again: AtomicBool,
}

/// What changes while it runs.
#[derive(Debug)]
pub(super) struct State {
    pub documents: Documents,
    pub settings: Manager,
    pub speech: Speech,
    /// The folders of the workspace.
    pub roots: Vec<PathBuf>,
    /// The configurations whose findings the client was told.
    pub told: BTreeSet<String>,
    /// What the client was last told to be wrong with its settings.
    complaint: Option<String>,
}

/// Set when nobody waits for the result any more.
#[derive(Clone, Default, Debug)]
pub(super) struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Whether the work can stop.
    pub(super) fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Sets its flag when it is dropped: with the future of a request that is cancelled.
struct CancelOnDrop(Cancel);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.0.store(true, Ordering::Relaxed);
    }
}

/// What a request speaks of: an open document, or a file.
pub(super) enum Target {
    Open(Arc<Snapshot>),
    File { uri: Uri, path: PathBuf, settings: Arc<Settings>, speech: Speech, beside: Arc<Beside> },
    Nothing,
}

impl Target {
    /// The document, read if need be; `None` where there is none.
    pub(super) fn snapshot(self) -> Option<Arc<Snapshot>> {
        match self {
            Target::Open(snapshot) => Some(snapshot),
            Target::File { uri, path, settings, speech, beside } => {
                let text = workspace::read_file(&path).ok()?;
                Some(Arc::new(Snapshot::file(uri, super::snapshot::Kind::Report, text, settings, speech, beside)))
            }
            Target::Nothing => None,
        }
    }
}

impl Server {
    /// A server that nobody has initialised yet.
    pub(super) fn new(client: Client, outbox: Outbox, aside: Aside, languages: Languages) -> Server {
        let speech = Speech { lang: languages.system, encoding: Encoding::Utf16, generation: 0 };
        let state = State {
            documents: Documents::default(),
            settings: Manager::new(speech.lang, true, ClientSettings::default(), None),
            speech,
            roots: Vec::new(),
            told: BTreeSet::new(),
            complaint: None,
        };
        Server {
            client,
            outbox,
            aside,
            scanner: Scanner::default(),
            languages,
            session: OnceLock::new(),
            state: Mutex::new(state),
            refreshing: AtomicBool::new(false),
            refresh_again: AtomicBool::new(false),
        }
    }

    /// What the client can do. Before `initialize`, nothing.
    pub(super) fn session(&self) -> &Session {
        static NONE: OnceLock<Session> = OnceLock::new();
        self.session.get().unwrap_or_else(|| NONE.get_or_init(|| Session::read(&Value::Null)))
    }

    /// What changes while the server runs.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes over what the client says of itself.
    pub(super) fn initialize(&self, session: Session) {
        let client = ClientSettings::read(&session.options);
        let lang = self.lang(&client, &session);
        let roots = session.roots();
        let mut state = self.state();
        state.speech = session.speech(lang);
        state.settings = Manager::new(lang, session.trusted, client, roots.first().cloned());
        state.documents.beside.set_roots(&roots);
        state.roots = roots;
        drop(state);
        let _ = self.session.set(session);
    }

    fn lang(&self, client: &ClientSettings, session: &Session) -> Lang {
        client.lang.or(self.languages.asked).or(session.locale).unwrap_or(self.languages.system)
    }

    /// Opens a document.
    pub(super) fn open(self: &Arc<Self>, params: DidOpenTextDocumentParams) {
        let uri = params.text_document.uri.as_str().to_owned();
        let mut state = self.state();
        let State { documents, settings, .. } = &mut *state;
        documents.open(params.text_document, |path| settings.of(path));
        drop(state);
        self.tell_configurations();
        self.push(&uri);
    }

    /// Changes a document.
    pub(super) fn change(self: &Arc<Self>, params: &DidChangeTextDocumentParams) {
        let uri = &params.text_document.uri;
        let encoding = self.session().encoding;
        let outcome =
            self.state().documents.change(uri, params.text_document.version, &params.content_changes, encoding);
        match outcome {
            Outcome::Applied => self.push(uri.as_str()),
            Outcome::OutOfStep => self.resync(uri.as_str()),
            Outcome::StillOutOfStep => {}
        }
    }

    /// Closes a document: its diagnostics go, once.
    pub(super) fn close(&self, params: &DidCloseTextDocumentParams) {
        let uri = &params.text_document.uri;
        let mut state = self.state();
        let closed = state.documents.close(uri);
        if closed.is_some() && !self.session().pulls_diagnostics {
            let params = PublishDiagnosticsParams { uri: uri.clone(), diagnostics: Vec::new(), version: None };
            self.outbox.notify::<PublishDiagnostics>(&params);
        }
        drop(state);
        self.outbox.spellings.forget(uri.as_str());
        self.tell_configurations();
    }

    /// A message about a document could not be understood: its text is not known any more.
    pub(super) fn lose(self: &Arc<Self>, uri: &str) {
        let outcome = self.state().documents.lose(uri);
        if outcome == Outcome::OutOfStep {
            self.resync(uri);
        }
    }

    /// A document's text is not the client's any more. The client is made to send it again: it does
    /// so for every open document when it is asked for the opening of documents anew; where it cannot be
    /// asked, its user is.
    fn resync(self: &Arc<Self>, uri: &str) {
        let lang = self.state().speech.lang;
        self.log(
            MessageType::WARNING,
            say!(lang,
            zh: "{uri}：有一处改动没有收到，与编辑器里的文字不再一致",
            en: "{uri}: a change could not be applied; the text no longer agrees with the editor's"),
        );
        if !self.session().registers_sync {
            let message = say!(lang,
                zh: "nianbao 收到的文字与编辑器里的不再一致，请关闭后重新打开：{uri}",
                en: "The report is out of step with the editor; close it and open it again: {uri}");
            self.outbox.notify::<ShowMessage>(&ShowMessageParams { typ: MessageType::WARNING, message });
            return;
        }
        let options = serde_json::json!({ "documentSelector": [{ "language": "nianbao" }, { "pattern": "**/*.nianbao" }, { "pattern": "**/*.nianbao.md" }] });
        let (id, method) = ("nianbao-resync".to_owned(), "textDocument/didOpen".to_owned());
        let server = self.clone();
        tokio::spawn(async move {
            let registration = Registration { id: id.clone(), method: method.clone(), register_options: Some(options) };
            let asked = tokio::time::timeout(PATIENCE, server.client.register_capability(vec![registration])).await;
            if matches!(asked, Ok(Ok(()))) {
                let back = vec![Unregistration { id, method }];
                let _ = tokio::time::timeout(PATIENCE, server.client.unregister_capability(back)).await;
            }
        });
    }

    /// What a request on this URI speaks of, now. To be called before anything is awaited.
    pub(super) fn target(&self, uri: &Uri) -> Target {
        let mut state = self.state();
        let State { documents, settings, speech, .. } = &mut *state;
        let speech = *speech;
        if let Some(open) = documents.get_mut(uri.as_str()) {
            return open.snapshot(speech).map_or(Target::Nothing, Target::Open);
        }
        match uri::path(uri.as_str()).filter(|path| is_report(path)) {
            Some(path) => {
                let beside = documents.beside.clone();
                Target::File { uri: uri.clone(), settings: settings.of(Some(&path)), path, speech, beside }
            }
            None => Target::Nothing,
        }
    }

    /// What applies to the document of this URI, and the language to speak of it.
    pub(super) fn settings_of(&self, uri: &Uri) -> (Arc<Settings>, Lang) {
        let mut state = self.state();
        let settings = state.settings.of(uri::path(uri.as_str()).as_deref());
        (settings, state.speech.lang)
    }

    /// The manual of a rule or a group, with the law's words as the workspace has them.
    pub(super) fn explanation(&self, name: &str) -> Option<String> {
        let mut state = self.state();
        let (settings, lang) = (state.settings.of(None), state.speech.lang);
        ide::explain(name, lang, settings.law.as_ref()).ok()
    }

    /// An open document as it is now.
    pub(super) fn newest(&self, uri: &str) -> Option<Arc<Snapshot>> {
        let mut state = self.state();
        let speech = state.speech;
        state.documents.get_mut(uri)?.snapshot(speech)
    }

    /// Does work off the executor. It is told when its result is not wanted any more; a panic in it is
    /// an error of this request alone.
    pub(super) async fn compute<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Cancel) -> T + Send + 'static,
    ) -> Result<T> {
        let cancel = Cancel::default();
        let guard = CancelOnDrop(cancel.clone());
        let done = tokio::task::spawn_blocking(move || (!cancel.is_set()).then(|| work(&cancel))).await;
        drop(guard);
        match done {
            Ok(Some(result)) => Ok(result),
            Ok(None) => Err(Error::request_cancelled()),
            Err(error) => {
                self.log(MessageType::ERROR, error.to_string());
                Err(Error::internal_error())
            }
        }
    }

    /// Answers from a document.
    pub(super) async fn answer<T: Send + 'static>(
        &self,
        uri: &Uri,
        answer: impl FnOnce(&Snapshot) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let target = self.target(uri);
        self.compute(move |_| answer(&*target.snapshot()?)).await
    }

    /// The configuration may have changed: everything is worked out anew.
    pub(super) fn reconfigure(self: &Arc<Self>) {
        let mut state = self.state();
        let State { documents, settings, told, .. } = &mut *state;
        settings.forget();
        documents.beside.forget();
        told.retain(|uri| !uri::path(uri).is_some_and(|path| path.is_file()));
        drop(state);
        self.check_anew();
    }

    /// What is known beside the documents has changed: their findings are worked out anew.
    fn check_anew(self: &Arc<Self>) {
        let mut state = self.state();
        let State { documents, settings, speech, .. } = &mut *state;
        speech.generation += 1;
        documents.configure(|path| settings.of(path));
        let open: Vec<String> = documents.all().map(|open| open.uri.as_str().to_owned()).collect();
        drop(state);
        self.tell_configurations();
        open.iter().for_each(|uri| self.push(uri));
        self.refresh();
    }

    /// Takes over settings that the client sent or was asked for.
    pub(super) fn settings(self: &Arc<Self>, client: ClientSettings, by_folder: BTreeMap<PathBuf, ClientSettings>) {
        let lang = self.lang(&client, self.session());
        let mut state = self.state();
        let changed = state.settings.set(lang, client, by_folder);
        state.speech.lang = lang;
        drop(state);
        self.complain_of_settings();
        if changed {
            self.reconfigure();
        }
    }

    /// Says what is wrong with the client's settings: once, however often they come.
    fn complain_of_settings(&self) {
        let mut state = self.state();
        let complaint = state.settings.complaint();
        if complaint == state.complaint {
            return;
        }
        state.complaint.clone_from(&complaint);
        drop(state);
        if let Some(message) = complaint {
            self.outbox.notify::<ShowMessage>(&ShowMessageParams { typ: MessageType::WARNING, message });
        }
    }

    /// Asks the client for its settings, for all and for each folder. Nothing waits for the answer.
    pub(super) fn pull_settings(self: &Arc<Self>) {
        if !self.session().pulls_configuration {
            return;
        }
        let server = self.clone();
        tokio::spawn(async move {
            let roots = server.state().roots.clone();
            let scopes = roots.iter().map(|root| Uri::from_str(&uri::of_path(root)).ok());
            let item = |scope_uri| ConfigurationItem { scope_uri, section: Some(SECTION.to_owned()) };
            let items = std::iter::once(None).chain(scopes).map(item).collect();
            let asked = tokio::time::timeout(PATIENCE, server.client.configuration(items)).await;
            let Ok(Ok(values)) = asked else { return server.complain_of_settings() };
            // A client that knows nothing of us says null; what came with `initialize` stays.
            let options = ClientSettings::read(&server.session().options);
            let read = |value: &Value| if value.is_null() { options.clone() } else { ClientSettings::read(value) };
            let Some(all) = values.first().map(read) else { return };
            let by_folder = roots.into_iter().zip(values.iter().skip(1).map(read));
            server.settings(all.clone(), by_folder.filter(|(_, settings)| *settings != all).collect());
        });
    }

    /// The folders of the workspace have changed.
    pub(super) fn folders(self: &Arc<Self>, event: &WorkspaceFoldersChangeEvent) {
        let path = |folder: &WorkspaceFolder| uri::path(folder.uri.as_str());
        let mut state = self.state();
        let removed: Vec<PathBuf> = event.removed.iter().filter_map(path).collect();
        state.roots.retain(|root| !removed.contains(root));
        for added in event.added.iter().filter_map(path) {
            if !state.roots.contains(&added) {
                state.roots.push(added);
            }
        }
        state.documents.beside.set_roots(&state.roots);
        let first = state.roots.first().cloned();
        state.settings.set_root(first);
        drop(state);
        self.pull_settings();
        self.reconfigure();
    }

    /// Files on the disk have changed.
    pub(super) fn files_changed(self: &Arc<Self>, files: &[PathBuf]) {
        let is_config = |path: &Path| path.file_name().is_some_and(|name| name == crate::config::FILE_NAME);
        let is_law = |path: &Path| {
            let state = self.state();
            let found = state.settings.configurations();
            found.iter().any(|settings| settings.law_path().is_some_and(|law| law == path))
        };
        if files.iter().any(|path| is_config(path) || is_law(path)) {
            self.reconfigure();
        } else {
            let beside = self.state().documents.beside.clone();
            if beside.changed(files) {
                self.check_anew();
            }
        }
    }

    /// Looks for configurations that changed, and what they name, where the client does not watch them: above its
    /// folders no client does.
    pub(super) fn look_for_changes(self: &Arc<Self>) {
        let watches = self.session().registers_watchers;
        let is_outdated = {
            let state = self.state();
            state.settings.is_outdated(|file| {
                let is_below = state.roots.iter().any(|root| file.starts_with(root));
                watches && is_below && file.file_name().is_some_and(|name| name == crate::config::FILE_NAME)
            })
        };
        if is_outdated {
            self.reconfigure();
        }
        let mut state = self.state();
        let State { documents, settings, .. } = &mut *state;
        settings.tidy(documents.all().map(|open| open.path.as_deref()));
    }

    /// After `initialized`: asks for what is only had by asking.
    pub(super) fn start(self: &Arc<Self>) {
        self.pull_settings();
        let session = self.session();
        // What came with `initialize` is all that this client says.
        if !session.pulls_configuration {
            self.complain_of_settings();
        }
        let mut registrations = Vec::new();
        if session.registers_watchers {
            let names = [
                "**/*.nianbao",
                "**/*.nianbao.md",
                "**/*.NIANBAO",
                "**/*.NIANBAO.MD",
                "**/nianbao.toml",
                // Last year's report and those that are summed up may be documents.
                "**/*.{docx,docm,doc,wps,rtf,html,htm,mht,mhtml,pdf}",
            ];
            let watchers: Vec<Value> = names.iter().map(|name| serde_json::json!({ "globPattern": name })).collect();
            registrations
                .push(registration("workspace/didChangeWatchedFiles", serde_json::json!({ "watchers": watchers })));
        }
        if session.registers_configuration {
            let options = serde_json::json!({ "section": SECTION });
            registrations.push(registration("workspace/didChangeConfiguration", options));
        }
        if !registrations.is_empty() {
            let server = self.clone();
            tokio::spawn(async move {
                let _ = tokio::time::timeout(PATIENCE, server.client.register_capability(registrations)).await;
            });
        }
        let server = self.clone();
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(Duration::from_secs(2)).await;
                server.look_for_changes();
            }
        });
    }

    /// Says something where developers look.
    pub(super) fn log(&self, typ: MessageType, message: String) {
        if self.session.get().is_some() {
            self.outbox.notify::<LogMessage>(&LogMessageParams { typ, message: message.clone() });
        }
        self.aside.say(message);
    }
}

fn registration(method: &str, options: Value) -> Registration {
    Registration { id: format!("nianbao-{method}"), method: method.to_owned(), register_options: Some(options) }
}
