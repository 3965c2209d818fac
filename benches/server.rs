//! The language server over the wire, as an editor waits for it: from a keystroke to its diagnostics (pushed
//! and pulled), completion and hover, at three sizes of a report with mistakes in it; memory at rest,
//! with a report open and after 100,000 edits; start and exit. Then every feature beside hover: after a keystroke, and
//! asked again for the same text. Run with `cargo bench --bench server`; `-- features` for the features alone.

use memchr::memmem;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

const EXAMPLE: &str = include_str!("../examples/seeded-mistakes.nianbao");
const URI: &str = "file:///%E5%B9%B4%E6%8A%A5/a.nianbao";
const ROUNDS: usize = 200;
const EDITS: usize = 100_000;

fn main() {
    if std::env::args().any(|arg| arg == "--test") {
        return;
    }
    if !std::env::args().any(|arg| arg == "features") {
        waits();
    }
    features();
}

/// From a keystroke to what an editor shows, and what the process holds.
fn waits() {
    println!("| size, findings | diagnostics pushed | pulled | completion | hover | memory |");
    println!("| --- | --- | --- | --- | --- | --- |");
    let texts = [
        ("25 KB", long_report(25 << 10)),
        ("200 KB", long_report(200 << 10)),
        ("1 MB", long_report(1 << 20)),
        ("200 KB of tables", many_reports(200 << 10)),
        ("1 MB of tables", many_reports(1 << 20)),
    ];
    for (name, text) in texts {
        let mut push = Server::start(&json!({}));
        let findings = push.open(&text);
        let pushed = times(|round| push.keystroke(round, |server, version| server.pushed(version)));
        let memory = push.memory();
        let mut pull = Server::start(&json!({ "textDocument": { "diagnostic": {} } }));
        pull.open_quietly(&text);
        let document = json!({ "uri": URI });
        let pulled = times(|round| {
            let params = json!({ "textDocument": document });
            pull.keystroke(round, |server, _| server.ask("textDocument/diagnostic", &params))
        });
        let at = json!({ "textDocument": document, "position": place(&text) });
        let completion = times(|round| pull.keystroke(round, |server, _| server.ask("textDocument/completion", &at)));
        let hover = times(|round| pull.keystroke(round, |server, _| server.ask("textDocument/hover", &at)));
        println!("| {name}, {findings} | {pushed} | {pulled} | {completion} | {hover} | {memory} |");
    }

    let starts = times(|_| {
        let began = Instant::now();
        let server = Server::start(&json!({}));
        let time = began.elapsed();
        drop(server);
        time
    });
    let exits = times(|_| {
        let mut server = Server::start(&json!({}));
        server.ask("shutdown", &Value::Null);
        let began = Instant::now();
        server.notify("exit", &Value::Null);
        let _ = server.child.wait();
        began.elapsed()
    });
    println!("\nstart to the answer of initialize {starts}; exit with the input open {exits}");

    let mut server = Server::start(&json!({}));
    let rest = server.memory();
    let text = long_report(1 << 20);
    server.open(&text);
    let open = server.memory();
    let began = Instant::now();
    for round in 0..EDITS {
        server.change(round);
    }
    server.pushed(EDITS as i64 + 1);
    let took = began.elapsed();
    println!(
        "memory at rest {rest}, with 1 MB open {open}, after {EDITS} edits of it ({took:.1?}) {}",
        server.memory()
    );
}

/// Every feature, and how often hover's time it takes: on a total, where hover has most to say.
fn features() {
    let texts = [
        ("25 KB", long_report(25 << 10)),
        ("200 KB", long_report(200 << 10)),
        ("200 KB of tables", many_reports(200 << 10)),
    ];
    for (name, text) in texts {
        println!("\n| {name} | after a keystroke | of hover | once more | of hover | answer |");
        println!("| --- | --- | --- | --- | --- | --- |");
        let mut server = Server::start(&json!({
            "textDocument": { "definition": { "linkSupport": true }, "rename": { "prepareSupport": true } },
        }));
        server.open_quietly(&text);
        let mut hover = (Duration::MAX, Duration::MAX);
        for (method, params) in asked(&text) {
            let mut round = 0;
            let mut key = || {
                round += 1;
                server.keystroke(round + 1, |server, _| server.ask(method, &params))
            };
            let after = median((0..ROUNDS).map(|_| key()).collect());
            let again = median((0..ROUNDS).map(|_| server.ask(method, &params)).collect());
            if hover.0 == Duration::MAX {
                hover = (after, again);
            }
            let of = |time: Duration, hover: Duration| time.as_secs_f64() / hover.as_secs_f64();
            println!(
                "| {method} | {:.3} ms | {:.2} | {:.3} ms | {:.2} | {} B |",
                after.as_secs_f64() * 1000.0,
                of(after, hover.0),
                again.as_secs_f64() * 1000.0,
                of(again, hover.1),
                server.answered,
            );
        }
    }
}

/// What an editor asks for, hover first.
fn asked(text: &str) -> Vec<(&'static str, Value)> {
    let at = text.rfind("23 |").expect("a total");
    let line = text[..at].matches('\n').count();
    let column = text[text[..at].rfind('\n').map_or(0, |at| at + 1)..at].encode_utf16().count();
    let document = json!({ "uri": URI });
    let position = json!({ "line": line, "character": column + 1 });
    let name = text.find("人民政府2023").expect("the name in the title");
    let named = json!({ "line": text[..name].matches('\n').count(), "character": 6 });
    let there = json!({ "textDocument": document, "position": position });
    let with = |key: &str, value: Value| {
        let mut params = there.clone();
        params[key] = value;
        params
    };
    let whole = json!({ "textDocument": document });
    let options = json!({ "tabSize": 2, "insertSpaces": true });
    // What a window shows: fifty lines.
    let start = json!({ "line": line.saturating_sub(40), "character": 0 });
    let window =
        json!({ "textDocument": document, "range": { "start": start, "end": { "line": line + 10, "character": 0 } } });
    let mut typed = with("ch", json!("|"));
    typed["options"] = options.clone();
    let mut renamed = json!({ "textDocument": document, "position": named });
    renamed["newName"] = json!("云溪县统计局");
    let actions = json!({ "textDocument": document, "range": { "start": position, "end": position }, "context": { "diagnostics": [] } });
    vec![
        ("textDocument/hover", there.clone()),
        ("textDocument/completion", there.clone()),
        ("textDocument/codeAction", actions),
        ("textDocument/definition", there.clone()),
        ("textDocument/declaration", there.clone()),
        ("textDocument/references", with("context", json!({ "includeDeclaration": true }))),
        ("textDocument/documentHighlight", there.clone()),
        ("textDocument/inlayHint", window.clone()),
        ("textDocument/onTypeFormatting", typed),
        ("nianbao/onTyped", with("ch", json!("|"))),
        ("nianbao/onEnter", there.clone()),
        ("textDocument/prepareRename", json!({ "textDocument": document, "position": named })),
        ("textDocument/rename", renamed),
        ("textDocument/selectionRange", json!({ "textDocument": document, "positions": [position] })),
        ("textDocument/semanticTokens/range", window),
        ("textDocument/semanticTokens/full", whole.clone()),
        ("textDocument/semanticTokens/full/delta", json!({ "textDocument": document, "previousResultId": "last" })),
        ("textDocument/codeLens", whole.clone()),
        ("textDocument/documentLink", whole.clone()),
        ("textDocument/documentSymbol", whole.clone()),
        ("textDocument/foldingRange", whole.clone()),
        ("textDocument/formatting", json!({ "textDocument": document, "options": options })),
    ]
}

/// One report of about so many bytes with its mistakes: what makes a report long is its text.
fn long_report(bytes: usize) -> String {
    let at = EXAMPLE.find("## 二").expect("a section");
    let mut text = String::with_capacity(bytes + EXAMPLE.len());
    text.push_str(&EXAMPLE[..at]);
    let mut topic = 0;
    while text.len() + EXAMPLE.len() - at < bytes {
        topic += 1;
        text.push_str(&format!(
            "### 第{topic}项\n\n汀溪县𠮷山镇全年主动公开政府信息{topic}条，依照《中华人民共和国政府信息公开条例》第二十条的规定，\
             及时公开了政务服务、乡村振兴、生态环境等方面的内容😀，并按照国办公开办函〔2021〕30号的要求完善了目录。\n\n"
        ));
    }
    text.push_str(&EXAMPLE[at..]);
    text
}

/// A text of about so many bytes that is full of tables and mistakes: whole reports, one after the other.
fn many_reports(bytes: usize) -> String {
    EXAMPLE.repeat(bytes.div_ceil(EXAMPLE.len()))
}

/// Where keys are struck: in a cell, halfway down.
fn place(text: &str) -> Value {
    let middle = text.len() / 2;
    let middle = (middle..).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let at = text[..middle].rfind('\n').map_or(0, |at| at + 1);
    json!({ "line": text[..at].matches('\n').count(), "character": 0 })
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The median and the 99th percentile of many rounds.
fn times(mut round: impl FnMut(usize) -> Duration) -> String {
    let mut times: Vec<Duration> = (0..ROUNDS).map(&mut round).collect();
    times.sort();
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    format!("{:.2} ms ({:.2})", ms(times[ROUNDS / 2]), ms(times[ROUNDS * 99 / 100]))
}

struct Server {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    next: i64,
    version: i64,
    place: Value,
    /// The length of the last answer, and the name of the tokens in it.
    answered: usize,
    tokens: Option<Value>,
}

impl Server {
    fn start(capabilities: &Value) -> Server {
        // Another program may be named, to be measured beside this one.
        let program = std::env::var("NIANBAO_BIN").unwrap_or_else(|_| env!("CARGO_BIN_EXE_nianbao").to_owned());
        let mut command = Command::new(program);
        let command = command.arg("server").env("NIANBAO_LANG", "zh").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the server starts");
        let input = child.stdin.take().expect("piped");
        let output = BufReader::new(child.stdout.take().expect("piped"));
        let mut server =
            Server { child, input, output, next: 0, version: 1, place: Value::Null, answered: 0, tokens: None };
        server.ask("initialize", &json!({ "processId": null, "capabilities": capabilities }));
        server.notify("initialized", &json!({}));
        server
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.input.write_all(frame.as_bytes()).expect("the server reads");
    }

    fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Reads messages up to the first that holds all of these.
    fn until(&mut self, marks: &[&str]) -> Vec<u8> {
        loop {
            let mut length = 0;
            let mut line = String::new();
            while line != "\r\n" {
                line.clear();
                self.output.read_line(&mut line).expect("the server answers");
                if let Some(value) = line.strip_prefix("Content-Length: ") {
                    length = value.trim().parse().expect("a number");
                }
            }
            let mut body = vec![0; length];
            self.output.read_exact(&mut body).expect("the server answers");
            if marks.iter().all(|mark| memmem::find(&body, mark.as_bytes()).is_some()) {
                return body;
            }
        }
    }

    fn ask(&mut self, method: &str, params: &Value) -> Duration {
        self.next += 1;
        let mut params = params.clone();
        // The name that the last tokens had.
        if let (Some(previous), Some(last)) = (params.get_mut("previousResultId"), &self.tokens) {
            previous.clone_from(last);
        }
        let began = Instant::now();
        self.send(&json!({ "jsonrpc": "2.0", "id": self.next, "method": method, "params": params }));
        let id = format!("\"id\":{}", self.next);
        let body = self.until(&[&id, "\"jsonrpc\""]);
        let took = began.elapsed();
        assert!(memmem::find(&body, b"\"error\":").is_none(), "{method}: {}", String::from_utf8_lossy(&body));
        self.answered = body.len();
        if method.contains("semanticTokens/full") {
            let answer: Value = serde_json::from_slice(&body).expect("JSON");
            self.tokens = answer.pointer("/result/resultId").cloned();
        }
        took
    }

    fn open_quietly(&mut self, text: &str) {
        self.place = place(text);
        let item = json!({ "uri": URI, "languageId": "nianbao", "version": 1, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": item }));
    }

    /// Opens a text; gives the number of findings on it.
    fn open(&mut self, text: &str) -> usize {
        self.open_quietly(text);
        let body = self.until(&["textDocument/publishDiagnostics", "\"version\":1}"]);
        memmem::find_iter(&body, b"\"code\":\"").count()
    }

    /// Types a character, or takes it away again.
    fn change(&mut self, round: usize) {
        self.version += 1;
        let start = self.place.clone();
        let mut end = start.clone();
        end["character"] = json!(round % 2);
        let change =
            json!({ "range": { "start": start, "end": end }, "text": if round.is_multiple_of(2) { "行" } else { "" } });
        let document = json!({ "uri": URI, "version": self.version });
        self.notify("textDocument/didChange", &json!({ "textDocument": document, "contentChanges": [change] }));
    }

    /// From a keystroke to what is waited for.
    fn keystroke(&mut self, round: usize, wait: impl FnOnce(&mut Server, i64) -> Duration) -> Duration {
        let began = Instant::now();
        self.change(round);
        let version = self.version;
        wait(self, version);
        began.elapsed()
    }

    fn pushed(&mut self, version: i64) -> Duration {
        self.until(&["textDocument/publishDiagnostics", &format!("\"version\":{version}}}")]);
        Duration::ZERO
    }

    /// What the process holds in memory, and the most that it held.
    fn memory(&self) -> String {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let of = |key: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(key));
            line.and_then(|line| line.trim().trim_end_matches(" kB").trim().parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
        };
        format!("{:.1} MB (peak {:.1})", of("VmRSS:"), of("VmHWM:"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
