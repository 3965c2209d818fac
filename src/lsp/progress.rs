//! Work-done progress: what a scan has done, told while it runs.

use super::server::Server;
use crate::text::{Lang, say};
use ls_types::notification::Progress as ProgressNotification;
use ls_types::*;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How often progress is told. Work that is done before is not worth a word.
const INTERVAL: Duration = Duration::from_millis(250);

/// How far a scan is. It is over when this is dropped.
#[derive(Debug)]
pub(super) struct Progress {
    told: Arc<Told>,
}

#[derive(Debug)]
struct Told {
    server: Arc<Server>,
    lang: Lang,
    done: AtomicUsize,
    total: AtomicUsize,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    token: Option<ProgressToken>,
    over: bool,
}

impl Progress {
    /// Progress under the client's token; without one the client is asked for one, where it has them.
    pub(super) fn begin(server: &Arc<Server>, token: Option<ProgressToken>) -> Progress {
        let lang = server.state().speech.lang;
        let told = Arc::new(Told {
            server: server.clone(),
            lang,
            done: AtomicUsize::new(0),
            total: AtomicUsize::new(0),
            state: Mutex::default(),
        });
        match token {
            Some(token) => told.start(token),
            None if !server.session().creates_progress => return Progress { told },
            None => {}
        }
        tokio::spawn(told.clone().telling());
        Progress { told }
    }

    /// How much is done, of how much.
    pub(super) fn set(&self, done: usize, total: usize) {
        self.told.done.store(done, Ordering::Relaxed);
        self.told.total.store(total, Ordering::Relaxed);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        let mut state = self.told.state();
        state.over = true;
        if let Some(token) = state.token.take() {
            let end = WorkDoneProgressEnd { message: None };
            self.told.say(token, WorkDoneProgress::End(end));
        }
    }
}

impl Told {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn say(&self, token: ProgressToken, value: WorkDoneProgress) {
        let value = ProgressParamsValue::WorkDone(value);
        self.server.outbox.notify::<ProgressNotification>(&ProgressParams { token, value });
    }

    fn start(&self, token: ProgressToken) {
        let mut state = self.state();
        if state.over {
            return;
        }
        let title = say!(self.lang, zh: "正在检查文件夹里的所有报告", en: "Checking the reports of the workspace");
        let begin = WorkDoneProgressBegin { title, cancellable: Some(false), message: None, percentage: Some(0) };
        self.say(token.clone(), WorkDoneProgress::Begin(begin));
        state.token = Some(token);
    }

    async fn telling(self: Arc<Self>) {
        tokio::time::sleep(INTERVAL).await;
        if self.state().token.is_none() {
            if self.state().over {
                return;
            }
            static NEXT: AtomicU32 = AtomicU32::new(0);
            let token = NumberOrString::String(format!("nianbao-{}", NEXT.fetch_add(1, Ordering::Relaxed)));
            let asked = self.server.client.create_work_done_progress(token.clone());
            if !matches!(tokio::time::timeout(Duration::from_secs(10), asked).await, Ok(Ok(()))) {
                return;
            }
            self.start(token);
        }
        loop {
            {
                let state = self.state();
                let Some(token) = state.token.clone() else { return };
                let (done, total) = (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed));
                let percentage = (done * 100).checked_div(total).map(|percent| percent.min(100) as u32);
                let message = Some(format!("{done}/{total}"));
                let report = WorkDoneProgressReport { cancellable: None, message, percentage };
                self.say(token, WorkDoneProgress::Report(report));
            }
            tokio::time::sleep(INTERVAL).await;
        }
    }
}
