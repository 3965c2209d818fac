//! The language server's life over the wire: its beginning and its end, what it refuses, what it
//! survives.

use crate::common::client::{Client, uri};
use serde_json::{Value, json};
use std::process::{Command, Stdio};

const REPORT: &str = "## 四、政府信息公开行政复议、行政诉讼情况

| 类型𠮷😀 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| -------- | -------: | -------: | -------: | -------: | ---: |
| 行政复议 |       23 |        1 |       18 |        0 |   32 |
";

/// What is said of the total in [`REPORT`].
#[track_caller]
fn total(diagnostics: &Value) -> String {
    let mut all = diagnostics.as_array().expect("a list").iter();
    let found = all.find(|diagnostic| diagnostic["code"] == "totals/row");
    found.unwrap_or_else(|| panic!("{diagnostics}"))["message"].as_str().expect("a text").to_owned()
}

#[test]
fn the_encoding_is_the_first_that_both_know() {
    let offers = [
        (json!(["utf-8", "utf-16"]), "utf-8"),
        (json!(["utf-32", "utf-8"]), "utf-32"),
        (json!(["utf-7", "utf-16", "utf-8"]), "utf-16"),
        (json!(["utf-7"]), "utf-16"),
        (Value::Null, "utf-16"),
    ];
    for (offered, expected) in offers {
        let (client, capabilities) = Client::initialized(json!({ "general": { "positionEncodings": offered } }));
        assert_eq!(capabilities["positionEncoding"], expected, "{offered}");
        assert_eq!(client.exit(), 0);
    }
}

#[test]
fn an_odd_capability_is_no_reason_to_refuse() {
    let odd = json!({ "textDocument": { "completion": 7, "codeAction": { "codeActionLiteralSupport": "年报" } }, "window": [] });
    let (client, capabilities) = Client::initialized(odd);
    assert_eq!(capabilities["textDocumentSync"]["change"], 2);
    assert_eq!(client.exit(), 0);
}

#[test]
fn nothing_is_answered_before_initialize_but_an_error() {
    let mut client = Client::start_with(&["server", "--stdio"], Some("zh"));
    for method in ["textDocument/hover", "没有这个", "shutdown"] {
        assert_eq!(client.request(method, json!({}))["error"]["code"], -32002, "{method}");
    }
    client.notify("textDocument/didOpen", json!({ "年": "报" }));
    assert_eq!(client.request("initialize", Value::Null)["error"]["code"], -32602);
    assert!(client.request("initialize", json!({ "capabilities": {} }))["result"].is_object());
    assert_eq!(client.request("initialize", json!({ "capabilities": {} }))["error"]["code"], -32600);
    assert_eq!(client.exit(), 0);
}

#[test]
fn messages_need_not_wait_for_the_answer_to_initialize() {
    let mut client = Client::start();
    let id = client.ask("initialize", json!({ "capabilities": {} }));
    client.notify("initialized", json!({}));
    client.open("untitled:年报𠮷", REPORT);
    assert!(client.answer(&json!(id))["result"].is_object());
    total(&client.diagnostics("untitled:年报𠮷", 1));
}

#[test]
fn what_is_unknown_or_malformed_is_refused_by_the_book() {
    let (mut client, _) = Client::initialized(json!({}));
    assert_eq!(client.request("年报/没有", json!({}))["error"]["code"], -32601);
    assert_eq!(client.request("$/没有", json!({}))["error"]["code"], -32601);
    client.notify("$/没有", json!({}));
    client.notify("年报/没有", json!([1]));
    assert_eq!(client.request("textDocument/hover", json!({ "textDocument": "年报" }))["error"]["code"], -32602);
    let frames: [(&[u8], i64); 5] = [
        ("Content-Length: 7\r\n\r\n{\"年\":".as_bytes(), -32700),
        (b"Content-Length: 2\r\n\r\n\xff\xff", -32700),
        (b"Content-Length: nine\r\n\r\n", -32700),
        (b"Content-Length: 2\r\n\r\n[]", -32600),
        (b"Content-Length: 29\r\n\r\n{\"jsonrpc\":\"1.0\",\"method\":1} ", -32600),
    ];
    for (frame, code) in frames {
        client.raw(frame);
        assert_eq!(client.answer(&Value::Null)["error"]["code"], code, "{}", String::from_utf8_lossy(frame));
    }
    // And all goes on.
    client.open("untitled:年报", REPORT);
    total(&client.diagnostics("untitled:年报", 1));
    assert_eq!(client.exit(), 0);
}

#[test]
fn shutdown_takes_any_parameters_and_ends_all_but_exit() {
    for params in [Some(json!({})), Some(Value::Null), Some(json!([])), None] {
        let (mut client, _) = Client::initialized(json!({}));
        let mut message = json!({ "jsonrpc": "2.0", "id": "终", "method": "shutdown" });
        if let Some(params) = &params {
            message["params"] = params.clone();
        }
        client.send(&message);
        assert_eq!(client.answer(&json!("终"))["result"], Value::Null, "{params:?}");
        assert_eq!(client.request("shutdown", Value::Null)["error"]["code"], -32600);
        assert_eq!(client.request("nianbao/text", json!({}))["error"]["code"], -32600);
        client.open("untitled:年报", REPORT);
        let mut exit = json!({ "jsonrpc": "2.0", "method": "exit" });
        if let Some(params) = params {
            exit["params"] = params;
        }
        client.send(&exit);
        // Its input is open still.
        assert_eq!(client.code(), 0);
    }
}

#[test]
fn a_server_that_was_not_shut_down_ends_with_1() {
    let (mut client, _) = Client::initialized(json!({}));
    client.notify("exit", Value::Null);
    assert_eq!(client.code(), 1);
    let mut fresh = Client::start();
    fresh.notify("exit", Value::Null);
    assert_eq!(fresh.code(), 1);
}

#[test]
fn what_was_asked_before_exit_is_answered() {
    let (mut client, _) = Client::initialized(json!({}));
    let id = client.ask("shutdown", Value::Null);
    client.notify("exit", Value::Null);
    assert_eq!(client.answer(&json!(id))["result"], Value::Null);
    assert_eq!(client.code(), 0);
}

#[test]
fn the_end_of_the_input_is_the_end() {
    let (mut client, _) = Client::initialized(json!({}));
    client.open("untitled:年报", REPORT);
    client.stdin = None;
    assert_eq!(client.code(), 1);
    let (mut client, _) = Client::initialized(json!({}));
    client.raw("Content-Length: 100\r\n\r\n{\"年报".as_bytes());
    client.stdin = None;
    assert_eq!(client.code(), 1);
}

#[cfg(unix)]
#[test]
fn a_dead_parent_is_the_end() {
    let mut parent = Command::new("sleep").arg("600").stdin(Stdio::null()).spawn().expect("sleep");
    let params = json!({ "processId": parent.id(), "capabilities": {} });
    let (mut client, _) = Client::initialized_with(params, |_, _| None);
    client.drain();
    parent.kill().expect("a child");
    // Its input is open still, and the dead process not even waited for.
    assert_eq!(client.code(), 1);
    parent.wait().expect("a child");
}

#[test]
fn a_client_that_never_answers_stops_nothing() {
    let capabilities = json!({
        "workspace": {
            "configuration": true,
            "didChangeConfiguration": { "dynamicRegistration": true },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
            "diagnostics": { "refreshSupport": true },
        },
        "textDocument": { "diagnostic": {}, "synchronization": { "dynamicRegistration": true } },
        "window": { "workDoneProgress": true },
    });
    let (mut client, _) = Client::initialized(capabilities);
    client.open("untitled:年报😀", REPORT);
    for version in 2..302 {
        client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
        client.notify(
            "workspace/didChangeWatchedFiles",
            json!({ "changes": [{ "uri": "file:///无/nianbao.toml", "type": 2 }] }),
        );
        let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } });
        client.change("untitled:年报😀", version, json!([{ "range": range, "text": "年" }]));
    }
    assert_eq!(client.text("untitled:年报😀"), format!("{}{REPORT}", "年".repeat(300)));
    let report = client.result("textDocument/diagnostic", json!({ "textDocument": { "uri": "untitled:年报😀" } }));
    assert_eq!(report["kind"], "full");
    assert!(client.requests.iter().any(|request| request["method"] == "workspace/configuration"));
    assert_eq!(client.exit(), 0);
}

#[test]
fn a_client_that_does_not_read_stops_nothing() {
    // More answers than any pipe holds, before the first is read.
    let mut client = Client::start();
    client.ask("initialize", json!({ "capabilities": {} }));
    client.notify("initialized", json!({}));
    client.open("untitled:年报", &REPORT.repeat(50));
    let mut ids = Vec::new();
    for version in 2..1002 {
        client.change("untitled:年报", version, json!([{ "text": REPORT.repeat(50) }]));
        ids.push(client.ask("nianbao/text", json!({ "textDocument": { "uri": "untitled:年报" } })));
    }
    for id in ids {
        assert_eq!(client.answer(&json!(id))["result"], REPORT.repeat(50));
    }
    assert_eq!(client.exit(), 0);
}

#[test]
fn a_cancelled_request_is_answered_as_cancelled() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string("examples/seeded-mistakes.nianbao").unwrap();
    for index in 0..60 {
        std::fs::write(folder.path().join(format!("年报{index}.nianbao")), text.repeat(20)).unwrap();
    }
    let params = json!({ "rootUri": uri(folder.path()), "capabilities": { "textDocument": { "diagnostic": {} } } });
    let (mut client, _) = Client::initialized_with(params, |_, _| None);
    let id = client.ask("workspace/diagnostic", json!({ "previousResultIds": [] }));
    client.notify("$/cancelRequest", json!({ "id": id }));
    assert_eq!(client.answer(&json!(id))["error"]["code"], -32800);
    // Its work stops: the turn of the next one comes, and one that nobody waits for makes none wait.
    let ids: Vec<i64> =
        (0..20).map(|_| client.ask("workspace/diagnostic", json!({ "previousResultIds": [] }))).collect();
    for id in &ids {
        client.notify("$/cancelRequest", json!({ "id": id }));
    }
    for id in &ids {
        assert_eq!(client.answer(&json!(id))["error"]["code"], -32800);
    }
    client.notify("$/cancelRequest", json!({ "id": "没有" }));
    assert_eq!(client.exit(), 0);
}

#[test]
fn the_language_is_the_one_asked_for_then_the_clients() {
    let first = |lang: Option<&str>, params: Value| {
        let mut client = Client::start_with(&["server"], lang);
        client.request("initialize", params);
        client.notify("initialized", json!({}));
        client.open("untitled:年报", REPORT);
        total(&client.diagnostics("untitled:年报", 1))
    };
    let zh = "填的是 32";
    let params = |locale: &str| json!({ "capabilities": {}, "locale": locale });
    assert!(first(None, params("zh-cn")).contains(zh));
    let english = first(None, params("en-GB"));
    assert!(!english.contains(zh), "{english}");
    assert_eq!(first(Some("en"), params("zh-cn")), english);
    assert_eq!(
        first(Some("zh"), json!({ "capabilities": {}, "initializationOptions": { "language": "en" } })),
        english
    );
}
