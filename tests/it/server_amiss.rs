//! What is amiss in a request is answered as the protocol has it, by every feature: places that are none, documents that
//! are closed, texts that changed meanwhile, parameters of another shape. Never an edit for another text.

use crate::common::client::Client;
use serde_json::{Value, json};

const URI: &str = "untitled:年报😀.nianbao";

const REPORT: &str = "---
机关: 汀溪县𠮷人民政府
年度: 2023
---

# 汀溪县𠮷人民政府2023年政府信息公开工作年度报告

## 一、总体情况

😀依据《条例》第五十条编制。

## 四、政府信息公开行政复议、行政诉讼情况

| 类型             | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| ---------------- | -------: | -------: | -------: | -------: | ---: |
| 行政复议         |       23 |        1 |       18 |        0 |   32 |
| 复议后起诉       |        5 |        1 |          |        0 |    = |
";

fn capabilities(encoding: &str) -> Value {
    json!({
        "general": { "positionEncodings": [encoding] },
        "textDocument": { "rename": { "prepareSupport": true } },
        "workspace": { "applyEdit": true, "workspaceEdit": { "documentChanges": true } },
    })
}

fn options() -> Value {
    json!({ "tabSize": 2, "insertSpaces": true })
}

/// Every request about a place.
fn at(uri: &str, position: &Value) -> Vec<(&'static str, Value)> {
    let there = json!({ "textDocument": { "uri": uri }, "position": position });
    let with = |key: &str, value: Value| {
        let mut params = there.clone();
        params[key] = value;
        params
    };
    let mut requests: Vec<(&str, Value)> = [
        "textDocument/hover",
        "textDocument/completion",
        "textDocument/definition",
        "textDocument/declaration",
        "textDocument/documentHighlight",
        "textDocument/prepareRename",
        "nianbao/onEnter",
    ]
    .map(|method| (method, there.clone()))
    .to_vec();
    requests.push(("textDocument/references", with("context", json!({ "includeDeclaration": true }))));
    requests.push(("textDocument/rename", with("newName", json!("𠮷山县统计局"))));
    for typed in ["|", "\n", "𠮷"] {
        let mut params = with("ch", json!(typed));
        requests.push(("nianbao/onTyped", params.clone()));
        params["options"] = options();
        requests.push(("textDocument/onTypeFormatting", params));
    }
    let positions = json!([position, position]);
    requests.push(("textDocument/selectionRange", json!({ "textDocument": { "uri": uri }, "positions": positions })));
    requests
}

/// Every request about a part.
fn within(uri: &str, start: &Value, end: &Value) -> Vec<(&'static str, Value)> {
    let ranged = json!({ "textDocument": { "uri": uri }, "range": { "start": start, "end": end } });
    let with = |key: &str, value: Value| {
        let mut params = ranged.clone();
        params[key] = value;
        params
    };
    vec![
        ("textDocument/inlayHint", ranged.clone()),
        ("textDocument/semanticTokens/range", ranged.clone()),
        ("textDocument/codeAction", with("context", json!({ "diagnostics": [] }))),
        ("textDocument/rangeFormatting", with("options", options())),
    ]
}

/// Every request about a document.
fn whole(uri: &str) -> Vec<(&'static str, Value)> {
    let whole = json!({ "textDocument": { "uri": uri } });
    let mut since = whole.clone();
    since["previousResultId"] = json!("𠮷");
    let mut formatting = whole.clone();
    formatting["options"] = options();
    let mut requests: Vec<(&str, Value)> = [
        "textDocument/semanticTokens/full",
        "textDocument/codeLens",
        "textDocument/documentLink",
        "textDocument/documentSymbol",
        "textDocument/foldingRange",
    ]
    .map(|method| (method, whole.clone()))
    .to_vec();
    requests.extend([("textDocument/semanticTokens/full/delta", since), ("textDocument/formatting", formatting)]);
    requests
}

/// All places that an answer names.
fn positions<'a>(answer: &'a Value, found: &mut Vec<&'a Value>) {
    match answer {
        Value::Object(object) if object.contains_key("line") => found.push(answer),
        Value::Object(object) => object.values().for_each(|value| positions(value, found)),
        Value::Array(list) => list.iter().for_each(|value| positions(value, found)),
        _ => {}
    }
}

/// Whether a place is one of the report: not past the end of its line, not within a character.
fn is_place(position: &Value, encoding: &str) -> bool {
    let line = position["line"].as_u64().unwrap() as usize;
    let column = position["character"].as_u64().unwrap();
    let Some(text) = REPORT.split('\n').nth(line) else { return false };
    let mut at = 0;
    for character in text.chars() {
        if at >= column {
            break;
        }
        at += if encoding == "utf-8" { character.len_utf8() } else { character.len_utf16() } as u64;
    }
    at == column
}

#[test]
fn places_that_are_none_are_taken_for_the_nearest() {
    for (encoding, within_a_character) in [("utf-16", 8), ("utf-8", 10)] {
        let mut client = Client::initialized(capabilities(encoding)).0;
        client.open(URI, REPORT);
        let far = u32::MAX;
        let odd = [
            // Between the halves of 𠮷, past the end of a line, of the text, of all numbers.
            json!({ "line": 1, "character": within_a_character }),
            json!({ "line": 15, "character": 9999 }),
            json!({ "line": 9999, "character": 3 }),
            json!({ "line": far, "character": far }),
        ];
        for position in &odd {
            for (method, params) in at(URI, position) {
                let answer = client.request(method, params);
                let code = &answer["error"]["code"];
                let refused = method.ends_with("ename") && *code == -32803;
                assert!(code.is_null() || refused, "{method} at {position}: {answer}");
                let mut named = Vec::new();
                positions(&answer["result"], &mut named);
                for place in named {
                    assert!(is_place(place, encoding), "{method} at {position}: {place} in {answer}");
                }
            }
        }
        for (start, end) in [(&odd[0], &odd[3]), (&odd[3], &odd[1])] {
            for (method, params) in within(URI, start, end) {
                let answer = client.request(method, params);
                assert!(answer["error"].is_null(), "{method}: {answer}");
            }
        }
        assert_eq!(client.text(URI), REPORT);
    }
}

#[test]
fn a_range_upside_down_is_the_range() {
    let mut client = Client::initialized(capabilities("utf-16")).0;
    client.open(URI, REPORT);
    let (first, last) = (json!({ "line": 8, "character": 0 }), json!({ "line": 16, "character": 70 }));
    for (right, upside) in within(URI, &first, &last).into_iter().zip(within(URI, &last, &first)) {
        let (method, params) = right;
        let wanted = client.result(method, params);
        assert!(!wanted.is_null(), "{method}");
        assert_eq!(client.result(method, upside.1), wanted, "{method}");
    }
    // An edit upside down is the edit.
    client.change(URI, 2, json!([{ "range": { "start": last, "end": first }, "text": "𠮷" }]));
    let above: String = REPORT.split_inclusive('\n').take(8).collect();
    assert_eq!(client.text(URI), format!("{above}𠮷\n"));
}

#[test]
fn a_closed_document_has_nothing() {
    let mut client = Client::initialized(capabilities("utf-16")).0;
    client.open(URI, REPORT);
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": URI } }));
    let place = json!({ "line": 9, "character": 2 });
    for (method, params) in at(URI, &place).into_iter().chain(within(URI, &place, &place)).chain(whole(URI)) {
        assert_eq!(client.request(method, params)["result"], Value::Null, "{method}");
    }
    for name in ["nianbao.fillDerived", "nianbao.fillZero", "nianbao.addRows"] {
        let command = json!({ "command": name, "arguments": [{ "uri": URI, "line": 15 }] });
        let answer = client.request("workspace/executeCommand", command);
        assert_eq!(answer["error"]["code"], -32602, "{answer}");
        assert!(answer["error"]["message"].as_str().unwrap().contains("没有在编辑器里打开"), "{answer}");
    }
    // A hint of the closed text explains nothing, and is given back.
    let hint =
        json!({ "position": place, "label": "≠ 42", "data": { "uri": URI, "version": 1, "what": { "row": [0, 0] } } });
    assert_eq!(client.result("inlayHint/resolve", hint.clone())["label"], "≠ 42");
    let odd = json!({ "position": place, "label": "≠ 42", "data": { "𠮷": [] } });
    assert_eq!(client.result("inlayHint/resolve", odd.clone()), odd);
}

#[test]
fn an_edit_between_question_and_answer_leaves_no_edit_for_the_text_before() {
    // Long enough to be read after the change has come: both are sent before either is answered.
    let long = format!(
        "{REPORT}\n## 五、存在的主要问题及改进情况\n\n{}",
        "乡镇𠮷公开力量较为薄弱😀，全年答复3件。\n\n".repeat(1500)
    );
    let place = json!({ "line": 15, "character": 69 });
    let insert = json!({ "range": { "start": { "line": 9, "character": 0 }, "end": { "line": 9, "character": 0 } }, "text": "\n\n\n" });
    let mut edits: Vec<(&str, Value)> = at(URI, &place)
        .into_iter()
        .filter(|(method, _)| method.starts_with("nianbao/") || method.ends_with("onTypeFormatting"))
        .collect();
    let name = json!({ "line": 5, "character": 4 });
    edits.extend(at(URI, &name).into_iter().filter(|(method, _)| *method == "textDocument/rename"));
    edits.push(("textDocument/formatting", json!({ "textDocument": { "uri": URI }, "options": options() })));
    edits.extend(within(URI, &json!({ "line": 0, "character": 0 }), &place).into_iter().skip(2));
    for name in ["nianbao.fillDerived", "nianbao.fillZero", "nianbao.addRows"] {
        let arguments = json!([{ "uri": URI, "line": 15 }]);
        edits.push(("workspace/executeCommand", json!({ "command": name, "arguments": arguments })));
    }
    let mut client = Client::initialized(capabilities("utf-16")).0;
    let mut version = 1;
    client.open(URI, &long);
    for (method, params) in edits {
        version += 1;
        // A text of its own each time: nothing is there before it is asked for.
        client.change(URI, version, json!([{ "text": long }]));
        let id = client.ask(method, params);
        version += 1;
        client.change(URI, version, json!([insert]));
        let answer = client.answer(&json!(id));
        let is_none = answer.get("result").is_some_and(Value::is_null) || answer["error"]["code"] == -32801;
        assert!(is_none, "{method}: {answer}");
    }
    assert!(client.requests.iter().all(|request| request["method"] != "workspace/applyEdit"), "{:?}", client.requests);
}

#[test]
fn parameters_of_another_shape_are_the_clients_mistake() {
    let mut client = Client::initialized(capabilities("utf-16")).0;
    client.open(URI, REPORT);
    for (method, params) in at(URI, &json!({ "line": -1, "character": "𠮷" })).into_iter().chain([
        ("nianbao/onTyped", json!({ "textDocument": { "uri": URI }, "position": { "line": 1, "character": 1 } })),
        ("nianbao/onEnter", json!([])),
        ("textDocument/semanticTokens/full/delta", json!({ "textDocument": { "uri": URI } })),
        ("textDocument/inlayHint", json!({ "textDocument": { "uri": URI }, "range": "𠮷" })),
        ("workspace/executeCommand", json!({ "arguments": 7 })),
    ]) {
        let answer = client.request(method, params);
        assert_eq!(answer["error"]["code"], -32602, "{method}: {answer}");
    }
    assert_eq!(client.text(URI), REPORT);
}

#[test]
fn what_a_command_takes_is_said_in_the_language_of_the_client() {
    for (language, word) in [("zh", "参数应为"), ("en", "takes")] {
        let params =
            json!({ "capabilities": capabilities("utf-16"), "initializationOptions": { "language": language } });
        let mut client = Client::initialized_with(params, |_, _| None).0;
        for name in ["explain", "fillDerived", "fillZero", "addRows", "new", "newFrom"] {
            let command = json!({ "command": format!("nianbao.{name}"), "arguments": [["𠮷"]] });
            let answer = client.request("workspace/executeCommand", command);
            let message = answer["error"]["message"].as_str().unwrap_or_default();
            assert_eq!(answer["error"]["code"], -32602, "{answer}");
            assert!(message.starts_with(&format!("nianbao.{name} ")) && message.contains(word), "{answer}");
        }
    }
}

#[test]
fn tokens_since_the_last_ones_make_the_tokens_of_now() {
    let mut client = Client::initialized(capabilities("utf-16")).0;
    client.open(URI, REPORT);
    let document = json!({ "uri": URI });
    let first = client.result("textDocument/semanticTokens/full", json!({ "textDocument": document }));
    let (mut name, mut held) = (first["resultId"].clone(), first["data"].as_array().unwrap().clone());
    let put = |line: u32, text: &str| json!([{ "range": { "start": { "line": line, "character": 0 }, "end": { "line": line, "character": 0 } }, "text": text }]);
    let edits = [
        put(9, "𠮷"),
        put(9, "\n\n依据《条例》第二十条\n"),
        put(0, ""),
        json!([{ "text": "𠮷" }]),
        json!([{ "text": REPORT }]),
    ];
    for (version, edit) in (2..).zip(edits) {
        client.change(URI, version, edit);
        let asked = json!({ "textDocument": document, "previousResultId": name });
        let answer = client.result("textDocument/semanticTokens/full/delta", asked);
        let edits = answer["edits"].as_array().unwrap();
        assert!(edits.len() <= 1, "{answer}");
        for edit in edits {
            let start = edit["start"].as_u64().unwrap() as usize;
            let gone = edit["deleteCount"].as_u64().unwrap() as usize;
            held.splice(start..start + gone, edit["data"].as_array().unwrap().iter().cloned());
        }
        name = answer["resultId"].clone();
        let mut fresh = Client::initialized(capabilities("utf-16")).0;
        fresh.open(URI, client.text(URI).as_str().unwrap());
        let wanted = fresh.result("textDocument/semanticTokens/full", json!({ "textDocument": document }));
        assert_eq!(Value::from(held.clone()), wanted["data"], "{answer}");
    }
    // Of a name that is not known any more, all of them are given.
    let asked = json!({ "textDocument": document, "previousResultId": first["resultId"] });
    let whole = client.result("textDocument/semanticTokens/full/delta", asked);
    assert_eq!(Value::from(held), whole["data"], "{whole}");
}
