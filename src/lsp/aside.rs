//! Standard error, for those who look for what went wrong. A client need not read it: what it has no room for is
//! dropped, and nothing ever waits for it.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, SyncSender};

/// How many lines wait for a client that does not read.
const ROOM: usize = 64;

/// Where lines are queued.
#[derive(Clone, Debug)]
pub(super) struct Aside {
    lines: SyncSender<String>,
    waiting: Arc<AtomicUsize>,
}

impl Aside {
    /// Lines for standard error.
    pub(super) fn new() -> Aside {
        Aside::to(io::stderr())
    }

    fn to(mut output: impl Write + Send + 'static) -> Aside {
        let (lines, queue) = mpsc::sync_channel::<String>(ROOM);
        let waiting = Arc::new(AtomicUsize::new(0));
        let written = waiting.clone();
        std::thread::spawn(move || {
            while let Ok(line) = queue.recv() {
                let _ = writeln!(output, "nianbao: {line}");
                written.fetch_sub(1, Ordering::Relaxed);
            }
        });
        Aside { lines, waiting }
    }

    /// Says something, if there is room for it.
    pub(super) fn say(&self, line: String) {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        if self.lines.try_send(line).is_err() {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// How many lines are not written yet.
    pub(super) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    /// Says of a panic here what else would be written at once, and might wait for ever.
    pub(super) fn take_panics(&self) {
        let aside = self.clone();
        std::panic::set_hook(Box::new(move |panic| {
            let trace = Backtrace::capture();
            aside.say(match trace.status() {
                BacktraceStatus::Captured => format!("{panic}\n{trace}"),
                _ => panic.to_string(),
            });
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An output that nobody reads.
    struct Stuck(mpsc::Receiver<()>);

    impl Write for Stuck {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let _ = self.0.recv();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_nobody_reads_stops_nobody() {
        let (free, held) = mpsc::channel();
        let aside = Aside::to(Stuck(held));
        for _ in 0..10 * ROOM {
            aside.say("年报𠮷".repeat(10_000));
        }
        assert!(aside.waiting() <= ROOM + 1, "{}", aside.waiting());
        drop(free);
        while aside.waiting() > 0 {
            std::thread::yield_now();
        }
    }
}
