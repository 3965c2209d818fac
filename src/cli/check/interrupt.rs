//! Ctrl-C: the first one asks for an end, the second one does not ask.

use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// The exit code of what an interrupt has ended, as shells have it.
const INTERRUPTED: i32 = 130;

/// Whether somebody has pressed Ctrl-C.
pub(super) struct Interrupt(Option<Receiver<()>>);

impl Interrupt {
    /// Listens from now on. Where that cannot be, an interrupt ends the process as ever.
    pub(super) fn listen() -> Interrupt {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let (sender, receiver) = channel();
        let Ok(runtime) = runtime else { return Interrupt(None) };
        // Only once it is registered is there a handler: before, the first press would be lost.
        let (ready, is_ready) = channel();
        std::thread::spawn(move || {
            runtime.block_on(async {
                let mut pressed = std::pin::pin!(tokio::signal::ctrl_c());
                let is_there = std::future::poll_fn(|context| {
                    use std::future::Future;
                    std::task::Poll::Ready(pressed.as_mut().poll(context).is_pending())
                });
                let _ = ready.send(is_there.await);
                if pressed.await.is_ok() {
                    let _ = sender.send(());
                    if tokio::signal::ctrl_c().await.is_ok() {
                        std::process::exit(INTERRUPTED);
                    }
                }
            });
        });
        Interrupt(is_ready.recv().unwrap_or(false).then_some(receiver))
    }

    /// Waits; `true` if an interrupt came meanwhile.
    pub(super) fn comes_within(&self, time: Duration) -> bool {
        match self.0.as_ref().map(|receiver| receiver.recv_timeout(time)) {
            Some(Ok(())) => true,
            Some(Err(RecvTimeoutError::Timeout)) => false,
            Some(Err(RecvTimeoutError::Disconnected)) | None => {
                std::thread::sleep(time);
                false
            }
        }
    }
}
