//! A thin service in front of tower-lsp's, which sees every message in the order of the wire.
//!
//! What has to be done in that order is done here, before `call` returns: documents are opened, changed
//! and closed, requests are cancelled, and every handler runs up to its first await, by when it has its
//! document as it is now. What a handler does wrong is an error of its request alone.

use super::backend::Backend;
use super::server::Server;
use super::session::Session;
use super::uri::Spellings;
use ls_types::MessageType;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::task::{Context, Poll};
use tower::Service;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};
use tower_lsp::{ExitedError, LspService};

use futures::future::{BoxFuture, FutureExt, ready};

/// What becomes of a message.
type Answer = BoxFuture<'static, Result<Option<Response>, ExitedError>>;

/// The service in front.
#[derive(Debug)]
pub(super) struct Front<S = LspService<Backend>> {
    inner: S,
    server: Arc<Server>,
    life: Life,
}

/// Where a server is in its life.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Life {
    Fresh,
    Running,
    ShutDown,
}

impl<S> Front<S> {
    /// Stands before `inner`.
    pub(super) fn new(inner: S, server: Arc<Server>) -> Front<S> {
        Front { inner, server, life: Life::Fresh }
    }

    /// The exit code of a server that leaves now: 0 after `shutdown`.
    pub(super) fn exit_code(&self) -> u8 {
        u8::from(self.life != Life::ShutDown)
    }

    /// Documents are ours alone; `true` for a notification about one.
    fn document(&self, method: &str, params: Option<&mut Value>) -> bool {
        let server = &self.server;
        match method {
            "textDocument/didOpen" => self.take(method, params, |params| server.open(params)),
            "textDocument/didChange" => self.take(method, params, |params| server.change(&params)),
            "textDocument/didClose" => self.take(method, params, |params| server.close(&params)),
            _ => return false,
        }
        true
    }

    fn take<P: DeserializeOwned>(&self, method: &str, params: Option<&mut Value>, take: impl FnOnce(P)) {
        let mut params = params.map(Value::take).unwrap_or_default();
        // Some clients leave out what they have no use for.
        if let Some(document) = params.get_mut("textDocument").and_then(Value::as_object_mut) {
            for (key, default) in [("version", json!(0)), ("languageId", json!(""))] {
                let given = document.entry(key).or_insert(Value::Null);
                if given.is_null() {
                    *given = default;
                }
            }
        }
        let uri = params.pointer("/textDocument/uri").and_then(Value::as_str).map(str::to_owned);
        match serde_json::from_value(params) {
            Ok(params) => take(params),
            Err(error) => {
                self.server.log(MessageType::ERROR, format!("{method}: {error}"));
                if let Some(uri) = uri {
                    self.server.lose(&uri);
                }
            }
        }
    }

    fn begin(&mut self, params: Option<Value>) -> Value {
        let mut params = params.unwrap_or_default();
        self.server.initialize(Session::read(&params));
        self.life = Life::Running;
        // All that the library needs: the rest is read as it is.
        let process = params.get_mut("processId").map(Value::take).unwrap_or_default();
        json!({ "processId": process.as_u64().filter(|&id| id <= u32::MAX.into()), "capabilities": {} })
    }
}

impl<S> Service<Request> for Front<S>
where
    S: Service<Request, Response = Option<Response>, Error = ExitedError, Future = Answer>,
{
    type Response = Option<Response>;
    type Error = ExitedError;
    type Future = Answer;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), ExitedError>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Answer {
        let (method, id, mut params) = request.into_parts();
        if let Some(params) = &mut params {
            if method == "textDocument/didOpen"
                && let Some(raw) = params.pointer("/textDocument/uri").and_then(Value::as_str)
            {
                self.server.outbox.spellings.learn(raw);
            }
            Spellings::normalise(params);
        }
        let refusal = match self.life {
            Life::Fresh if method != "initialize" => Some((ErrorCode::ServerError(-32002), "Server not initialized")),
            Life::ShutDown => Some((ErrorCode::InvalidRequest, "Invalid request")),
            Life::Running if method == "initialize" => Some((ErrorCode::InvalidRequest, "Invalid request")),
            Life::Fresh if !params.as_ref().is_some_and(Value::is_object) => {
                Some((ErrorCode::InvalidParams, "Invalid params"))
            }
            Life::Fresh if id.is_none() => Some((ErrorCode::InvalidRequest, "Invalid request")),
            _ => None,
        };
        if let Some((code, message)) = refusal {
            let error = Error { code, message: message.into(), data: None };
            return ready(Ok(id.map(|id| Response::from_error(id, error)))).boxed();
        }
        if id.is_none() {
            let documents = catch_unwind(AssertUnwindSafe(|| self.document(&method, params.as_mut())));
            match documents {
                Ok(false) => {}
                Ok(true) => return ready(Ok(None)).boxed(),
                Err(_) => {
                    self.server.log(MessageType::ERROR, format!("{method}: panic"));
                    return ready(Ok(None)).boxed();
                }
            }
        }
        let begins = method == "initialize";
        match &*method {
            "initialize" => params = Some(self.begin(params)),
            // Clients send `{}` where there is nothing to send.
            "shutdown" => {
                self.life = Life::ShutDown;
                params = None;
            }
            _ => {}
        }
        let mut request = Request::build(method);
        if let Some(params) = params {
            request = request.params(params);
        }
        if let Some(id) = id.clone() {
            request = request.id(id);
        }
        let request = request.finish();
        let server = self.server.clone();
        let called = catch_unwind(AssertUnwindSafe(|| self.inner.call(request)));
        let Ok(future) = called else { return ready(Ok(panicked(&server, id))).boxed() };
        let whose = id.clone();
        let guarded = AssertUnwindSafe(future).catch_unwind();
        let mut future = async move {
            match guarded.await {
                Ok(Ok(None)) => Ok(whose.map(|id| Response::from_error(id, Error::method_not_found()))),
                Ok(Ok(Some(answer))) if begins => Ok(Some(with_news(answer))),
                Ok(answer) => answer,
                Err(_) => Ok(panicked(&server, whose)),
            }
        }
        .boxed();
        // Up to its first await, now.
        match future.as_mut().now_or_never() {
            Some(answer) => ready(answer).boxed(),
            None => future,
        }
    }
}

/// What the server can do that the library's types do not know yet.
fn with_news(answer: Response) -> Response {
    let (id, mut body) = answer.into_parts();
    if let Some(capabilities) = body.as_mut().ok().and_then(|result| result.get_mut("capabilities")) {
        capabilities["documentRangeFormattingProvider"] = json!({ "rangesSupport": true });
        capabilities["workspace"]["textDocumentContent"] = json!({ "schemes": ["nianbao"] });
    }
    Response::from_parts(id, body)
}

fn panicked(server: &Server, id: Option<Id>) -> Option<Response> {
    server.log(MessageType::ERROR, "panic".to_owned());
    id.map(|id| Response::from_error(id, Error::internal_error()))
}

#[cfg(test)]
mod tests {
    use super::super::aside::Aside;
    use super::super::server::Languages;
    use super::super::wire::Outbox;
    use super::*;
    use crate::text::Lang;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// A service that panics where it is asked to.
    struct Odd {
        called: Arc<AtomicUsize>,
    }

    impl Service<Request> for Odd {
        type Response = Option<Response>;
        type Error = ExitedError;
        type Future = Answer;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), ExitedError>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, request: Request) -> Answer {
            let (method, id, _) = request.into_parts();
            assert!(method != "先", "at once");
            let called = self.called.clone();
            async move {
                called.fetch_add(1, Ordering::Relaxed);
                if method == "后" {
                    tokio::task::yield_now().await;
                    panic!("later");
                }
                Ok(id.map(|id| Response::from_ok(id, json!("好"))))
            }
            .boxed()
        }
    }

    fn front() -> (Front<Odd>, Arc<AtomicUsize>) {
        let mut server = None;
        let (_service, _socket) = LspService::new(|client| {
            let languages = Languages { asked: None, system: Lang::Zh };
            let made = Arc::new(Server::new(client, Outbox::new().0, Aside::new(), languages));
            server = Some(made.clone());
            Backend(made)
        });
        let called = Arc::new(AtomicUsize::new(0));
        let mut front = Front::new(Odd { called: called.clone() }, server.unwrap());
        front.life = Life::Running;
        (front, called)
    }

    async fn code(front: &mut Front<Odd>, method: &'static str) -> Option<i64> {
        let answer = front.call(Request::build(method).id(1).finish()).await.unwrap().unwrap();
        answer.error().map(|error| error.code.code())
    }

    #[tokio::test]
    async fn a_panic_is_an_error_of_its_request_alone() {
        let (mut front, _) = front();
        assert_eq!(code(&mut front, "先").await, Some(-32603));
        assert_eq!(code(&mut front, "后").await, Some(-32603));
        assert_eq!(code(&mut front, "中").await, None);
        assert_eq!(front.call(Request::build("先").finish()).await, Ok(None));
    }

    #[tokio::test]
    async fn what_comes_before_the_first_await_is_done_in_order() {
        let (mut front, called) = front();
        let mut waiting = Vec::new();
        for count in 1..=300 {
            waiting.push(front.call(Request::build("后").id(count).finish()));
            assert_eq!(called.load(Ordering::Relaxed), count as usize, "before anything is polled");
        }
        for answer in waiting {
            assert!(answer.await.unwrap().unwrap().is_error());
        }
    }
}
