//! A small language client: it starts the real binary and speaks the protocol with it over its standard
//! streams. It answers the server's requests as a test says, by default never.

use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// How long a message may take before a test fails. Not a measure: a hang is told from slowness.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a client answers to a request of the server; `None` for nothing, ever.
pub type Answers = fn(&str, &Value) -> Option<Value>;

pub struct Client {
    pub child: Child,
    pub stdin: Option<ChildStdin>,
    /// The server's output, until it is read for the first time.
    output: Option<ChildStdout>,
    send: mpsc::Sender<Value>,
    incoming: mpsc::Receiver<Value>,
    next: i64,
    /// Notifications that nobody has waited for yet.
    pub notifications: VecDeque<Value>,
    /// Requests of the server.
    pub requests: VecDeque<Value>,
    /// Answers that nobody has waited for yet.
    answers: Vec<Value>,
    answer: Answers,
}

impl Client {
    /// Starts the server, in Chinese.
    pub fn start() -> Client {
        Client::start_with(&["server"], Some("zh"))
    }

    pub fn start_with(arguments: &[&str], lang: Option<&str>) -> Client {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
        command.args(arguments).env("RUST_BACKTRACE", "0").env_remove("NIANBAO_LANG").env("LC_ALL", "zh_CN.UTF-8");
        if let Some(lang) = lang {
            command.env("NIANBAO_LANG", lang);
        }
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let stdin = child.stdin.take();
        let output = child.stdout.take();
        let (send, incoming) = mpsc::channel();
        Client {
            child,
            stdin,
            output,
            send,
            incoming,
            next: 0,
            notifications: VecDeque::new(),
            requests: VecDeque::new(),
            answers: Vec::new(),
            answer: |_, _| None,
        }
    }

    /// Starts and initialises the server with these capabilities; gives what the server can do.
    pub fn initialized(capabilities: Value) -> (Client, Value) {
        Client::initialized_with(json!({ "capabilities": capabilities }), |_, _| None)
    }

    /// The same with all parameters, and answers for the server.
    pub fn initialized_with(mut params: Value, answer: Answers) -> (Client, Value) {
        let mut client = Client::start();
        client.answer = answer;
        if params.get("processId").is_none() {
            params["processId"] = Value::Null;
        }
        let result = client.request("initialize", params);
        client.notify("initialized", json!({}));
        let capabilities = result["result"]["capabilities"].clone();
        assert!(capabilities.is_object(), "{result}");
        (client, capabilities)
    }

    /// Bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        let stdin = self.stdin.as_mut().expect("open");
        stdin.write_all(bytes).and_then(|()| stdin.flush()).expect("the server reads");
    }

    /// One message.
    pub fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request; gives its id.
    pub fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.next += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.next, "method": method, "params": params }));
        self.next
    }

    /// The answer to a request, `result` or `error` in it.
    pub fn answer(&mut self, id: &Value) -> Value {
        loop {
            if let Some(at) = self.answers.iter().position(|answer| answer["id"] == *id) {
                return self.answers.remove(at);
            }
            self.receive();
        }
    }

    /// Sends a request and waits for its answer.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        self.answer(&json!(id))
    }

    /// Sends a request whose answer is a result.
    #[track_caller]
    pub fn result(&mut self, method: &str, params: Value) -> Value {
        let mut answer = self.request(method, params);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].take()
    }

    /// The next notification of this method.
    pub fn notification(&mut self, method: &str) -> Value {
        loop {
            if let Some(at) = self.notifications.iter().position(|message| message["method"] == method) {
                return self.notifications.remove(at).expect("found")["params"].take();
            }
            self.receive();
        }
    }

    /// The next request of this method.
    pub fn server_request(&mut self, method: &str) -> Value {
        loop {
            if let Some(at) = self.requests.iter().position(|message| message["method"] == method) {
                return self.requests.remove(at).expect("found");
            }
            self.receive();
        }
    }

    /// Takes every message that the server has sent by now: those before the answer to a request.
    pub fn drain(&mut self) {
        let answer = self.request("$/drain", Value::Null);
        assert_eq!(answer["error"]["code"], -32601, "{answer}");
    }

    fn receive(&mut self) {
        if let Some(output) = self.output.take() {
            let send = self.send.clone();
            std::thread::spawn(move || {
                let mut output = BufReader::new(output);
                while let Some(message) = read(&mut output) {
                    if send.send(message).is_err() {
                        return;
                    }
                }
            });
        }
        let message = self.incoming.recv_timeout(PATIENCE).expect("the server says something");
        match (message.get("method").is_some(), message.get("id").is_some()) {
            (true, true) => {
                let method = message["method"].as_str().expect("a string");
                if let Some(result) = (self.answer)(method, &message["params"]) {
                    self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": result }));
                }
                self.requests.push_back(message);
            }
            (true, false) => self.notifications.push_back(message),
            _ => self.answers.push(message),
        }
    }

    pub fn open(&mut self, uri: &str, text: &str) {
        let item = json!({ "uri": uri, "languageId": "nianbao", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": item }));
    }

    pub fn change(&mut self, uri: &str, version: i64, changes: Value) {
        let document = json!({ "uri": uri, "version": version });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    pub fn close(&mut self, uri: &str) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    /// The text as the server has it.
    pub fn text(&mut self, uri: &str) -> Value {
        self.result("nianbao/text", json!({ "textDocument": { "uri": uri } }))
    }

    /// The next diagnostics pushed for `uri`, of this version. What is pushed for other documents stays: the order
    /// between documents is not certain.
    pub fn diagnostics(&mut self, uri: &str, version: i64) -> Value {
        loop {
            let is_of = |message: &Value| {
                message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri
            };
            while let Some(at) = self.notifications.iter().position(is_of) {
                let mut message = self.notifications.remove(at).expect("found");
                if message["params"]["version"] == version {
                    return message["params"]["diagnostics"].take();
                }
            }
            self.receive();
        }
    }

    /// Shuts the server down; gives its exit code.
    pub fn exit(mut self) -> i32 {
        self.result("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        self.code()
    }

    /// The exit code of a server that ends.
    pub fn code(mut self) -> i32 {
        let started = std::time::Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return status.code().expect("no signal");
            }
            assert!(started.elapsed() < PATIENCE, "the server does not end");
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().ok(),
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length?];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("the server sends JSON"))
}

/// The URI of a file, as careful clients write it.
pub fn uri(path: &Path) -> String {
    let path = path.to_str().expect("UTF-8").replace('\\', "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    let mut uri = format!("file://{slash}");
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(byte as char),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
