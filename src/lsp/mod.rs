//! A door: the language server, on tower-lsp and tokio. It translates; what an editor is told is worked
//! out in [`crate::ide`], [`crate::lint`] and [`crate::format`].
//!
//! [`wire`] reads and writes messages, [`front`] sees them in their order, [`documents`] owns the texts,
//! [`backend`] has a function for each request, and [`server`] what they share.

mod aside;
mod backend;
mod beside;
mod commands;
mod documents;
mod features;
mod front;
mod parent;
mod progress;
mod push;
mod requests;
mod scan;
mod scanner;
mod server;
mod session;
mod settings;
mod snapshot;
mod to_proto;
mod uri;
mod wire;

use crate::text::Lang;
use aside::Aside;
use backend::Backend;
use front::Front;
use futures::stream::FuturesUnordered;
use futures::{SinkExt, StreamExt};
use server::{Languages, Server};
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::mpsc;
use tower::Service;
use tower_lsp::{ClientSocket, LspService};
use wire::{Incoming, Outbox};

/// How long what is still to be written may take when the server ends.
const LAST_WORDS: Duration = Duration::from_millis(50);

/// How much is worked on at a time: a scan of the workspace, and a document beside it. Each thread keeps room of its
/// own for the analyses that it has made.
const WORKERS: usize = 2;

/// How many messages are read ahead.
const AHEAD: usize = 256;

/// Serves a client on the standard streams until it says `exit` or is gone; gives the exit code. The
/// languages are the one that was asked for and the system's.
pub fn run(asked: Option<Lang>, system: Lang) -> io::Result<u8> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().max_blocking_threads(WORKERS).build()?;
    let code = runtime.block_on(serve(Languages { asked, system }));
    // Threads that still read, write or work hold nothing up.
    runtime.shutdown_background();
    Ok(code)
}

/// How many messages a server reads in what it is sent, those that it cannot take included.
pub fn messages(sent: &[u8]) -> usize {
    let mut count = 0;
    wire::read(sent, |_| {
        count += 1;
        true
    });
    count
}

/// What ends a server beside `exit`.
enum Event {
    Message(Incoming),
    /// The client or its process is gone.
    Gone,
}

async fn serve(languages: Languages) -> u8 {
    let (outbox, outgoing) = Outbox::new();
    let aside = Aside::new();
    aside.take_panics();
    let (events, mut incoming) = mpsc::channel(AHEAD);
    let gone = events.clone();
    std::thread::spawn(move || {
        let _ = outgoing.write(io::stdout().lock());
        let _ = gone.blocking_send(Event::Gone);
    });
    let reader = events.clone();
    std::thread::spawn(move || {
        let input = io::BufReader::with_capacity(64 * 1024, io::stdin().lock());
        wire::read(input, |message| reader.blocking_send(Event::Message(message)).is_ok());
        let _ = reader.blocking_send(Event::Gone);
    });

    let mut made = None;
    let build = |client: tower_lsp::Client| {
        let server = Arc::new(Server::new(client, outbox.clone(), aside.clone(), languages));
        made = Some(server.clone());
        Backend(server)
    };
    let (service, socket) = LspService::build(build)
        .custom_method("workspace/textDocumentContent", Backend::content)
        .custom_method("textDocument/rangesFormatting", Backend::ranges_formatting)
        .custom_method("nianbao/text", Backend::text)
        .custom_method("nianbao/rules", Backend::rules)
        .custom_method("nianbao/new", Backend::new_report)
        .custom_method("nianbao/paste", Backend::paste)
        .custom_method("nianbao/onEnter", Backend::on_enter)
        .custom_method("nianbao/onTyped", Backend::on_typed)
        .custom_method("nianbao/import", Backend::import)
        .custom_method("nianbao/preview", Backend::preview)
        .finish();
    let Some(server) = made else { return 1 };
    let mut front = Front::new(service, server.clone());
    let code = converse(&mut front, &server, socket, &mut incoming, &events).await;
    let until = Instant::now() + LAST_WORDS;
    while (outbox.waiting() > 0 || aside.waiting() > 0) && Instant::now() < until {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    code
}

/// Passes messages to and fro until there is an end.
async fn converse(
    front: &mut Front,
    server: &Arc<Server>,
    socket: ClientSocket,
    incoming: &mut mpsc::Receiver<Event>,
    events: &mpsc::Sender<Event>,
) -> u8 {
    let outbox = &server.outbox;
    let (mut requests, mut replies) = socket.split();
    let mut running = FuturesUnordered::new();
    loop {
        tokio::select! {
            biased;
            event = incoming.recv() => match event {
                Some(Event::Message(Incoming::Request(request))) if request.method() == "exit" => break,
                Some(Event::Message(Incoming::Request(request))) => {
                    let starts = request.method() == "initialize";
                    running.push(front.call(request));
                    if let Some(process) = server.session().process.filter(|_| starts) {
                        let gone = events.clone();
                        std::thread::spawn(move || {
                            parent::wait(process);
                            let _ = gone.blocking_send(Event::Gone);
                        });
                    }
                }
                Some(Event::Message(Incoming::Reply(reply))) => drop(replies.send(reply).await),
                Some(Event::Message(Incoming::Bad(answer))) => outbox.send(&answer),
                Some(Event::Gone) | None => break,
            },
            Some(request) = requests.next() => outbox.send(&request),
            Some(answer) = running.next(), if !running.is_empty() => {
                if let Ok(Some(answer)) = answer {
                    outbox.send(&answer);
                }
            }
        }
    }
    // What is answered already, such as `shutdown`, is said.
    while let Some(Some(answer)) = futures::FutureExt::now_or_never(running.next()) {
        if let Ok(Some(answer)) = answer {
            outbox.send(&answer);
        }
    }
    front.exit_code()
}
