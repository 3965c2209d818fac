//! What the server gives over the wire: that each feature is there and is translated right. What is
//! answered is tested beside the features.

use crate::common::client::{Client, uri};
use serde_json::{Value, json};
use std::path::Path;

const REPORT: &str = "---
机关: 汀溪县𠮷人民政府
年度: 2023
---

# 汀溪县𠮷人民政府2023年政府信息公开工作年度报告

## 四、政府信息公开行政复议、行政诉讼情况

| 类型             | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| ---------------- | -------: | -------: | -------: | -------: | ---: |
| 行政复议         |       23 |        1 |       18 |        0 |   32 |
| 未经复议直接起诉 |       78 |        7 |        1 |       13 |   ９９ |
| 复议后起诉       |        5 |        1 |        0 |        0 |    = |
";

const URI: &str = "untitled:年报😀.nianbao";

/// Everything that a modern client can do.
fn modern() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "textDocument": {
            "completion": { "completionItem": { "snippetSupport": true, "documentationFormat": ["markdown"] } },
            "hover": { "contentFormat": ["markdown", "plaintext"] },
            "codeAction": {
                "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } },
                "dataSupport": true,
                "resolveSupport": { "properties": ["edit"] },
            },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "publishDiagnostics": {
                "relatedInformation": true, "codeDescriptionSupport": true, "dataSupport": true, "versionSupport": true,
                "tagSupport": { "valueSet": [1, 2] },
            },
        },
        "workspace": { "workspaceEdit": { "documentChanges": true } },
        "window": { "showDocument": { "support": true } },
    })
}

fn opened(capabilities: Value) -> Client {
    let (mut client, _) = Client::initialized(capabilities);
    client.open(URI, REPORT);
    client
}

/// The position of a text in [`REPORT`], in UTF-16.
fn position(of: &str) -> Value {
    let at = REPORT.find(of).unwrap();
    let before = &REPORT[..at];
    let line = before.matches('\n').count();
    let column: usize = before[before.rfind('\n').map_or(0, |at| at + 1)..].chars().map(char::len_utf16).sum();
    json!({ "line": line, "character": column })
}

/// What becomes of [`REPORT`] by edits that count in UTF-16.
fn edited(edits: &Value) -> String {
    let offset = |position: &Value| {
        let line = position["line"].as_u64().unwrap() as usize;
        let start: usize = REPORT.split_inclusive('\n').take(line).map(str::len).sum();
        let mut left = position["character"].as_u64().unwrap() as usize;
        let rest = REPORT[start..].chars().take_while(|c| {
            let before = left > 0;
            left = left.saturating_sub(c.len_utf16());
            before
        });
        start + rest.map(char::len_utf8).sum::<usize>()
    };
    let mut edits: Vec<(usize, usize, &str)> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| (offset(&edit["range"]["start"]), offset(&edit["range"]["end"]), edit["newText"].as_str().unwrap()))
        .collect();
    edits.sort();
    let mut text = REPORT.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        text.replace_range(start..end, new);
    }
    text
}

fn at(of: &str) -> Value {
    json!({ "textDocument": { "uri": URI }, "position": position(of) })
}

#[test]
fn diagnostics_say_all_that_is_known() {
    let mut client = opened(modern());
    let diagnostics = client.diagnostics(URI, 1);
    let total = diagnostics.as_array().unwrap().iter().find(|found| found["code"] == "totals/row").unwrap();
    assert_eq!(total["range"]["start"], position("32 |"));
    assert_eq!((&total["severity"], &total["source"]), (&json!(1), &json!("nianbao")));
    assert!(total["message"].as_str().unwrap().starts_with("23 + 1 + 18 = 42，填的是 32\n"), "{total}");
    assert_eq!(total["codeDescription"]["href"], "nianbao:/rules/totals/row.md");
    assert_eq!(total["relatedInformation"][0]["location"]["uri"], URI);
    assert_eq!(total["relatedInformation"][0]["location"]["range"]["start"], position("23 |"));
    assert!(total["data"]["fixes"].as_u64().unwrap() > 0);
    // To a client that knows none of it, none is sent.
    let mut plain = opened(json!({}));
    let diagnostics = plain.diagnostics(URI, 1);
    for diagnostic in diagnostics.as_array().unwrap() {
        for key in ["codeDescription", "relatedInformation", "tags"] {
            assert_eq!(diagnostic.get(key), None, "{diagnostic}");
        }
    }
}

#[test]
fn what_had_better_not_be_there_is_tagged() {
    let (mut client, _) = Client::initialized(modern());
    client.open(URI, &REPORT.replace("| 类型", "<!-- nianbao: allow(value/blank) 𠮷 -->\n| 类型"));
    let diagnostics = client.diagnostics(URI, 1);
    let unused = diagnostics.as_array().unwrap().iter().find(|found| found["code"] == "meta/unused-allow").unwrap();
    assert_eq!(unused["tags"], json!([1]));
}

#[test]
fn completion_is_offered_and_explained() {
    let mut client = opened(modern());
    let list = client.result("textDocument/completion", at("机关"));
    assert_eq!(list["isIncomplete"], true);
    let items = list["items"].as_array().unwrap();
    assert!(!items.is_empty());
    for item in items {
        assert!(item["textEdit"]["range"].is_object() && item["label"].is_string(), "{item}");
    }
    let item = items.iter().find(|item| item.get("data").is_some()).unwrap();
    let resolved = client.result("completionItem/resolve", item.clone());
    assert_eq!(resolved["documentation"]["kind"], "markdown");
    assert!(!resolved["documentation"]["value"].as_str().unwrap().is_empty());
    // A client that knows no snippets gets none.
    for (capabilities, format) in [(modern(), 2), (json!({}), 1)] {
        let (mut client, _) = Client::initialized(capabilities);
        client.open(URI, "");
        let list = client.result(
            "textDocument/completion",
            json!({ "textDocument": { "uri": URI }, "position": { "line": 0, "character": 0 } }),
        );
        let items = list["items"].as_array().unwrap();
        let whole = items.iter().find(|item| item["textEdit"]["newText"].as_str().unwrap().contains("## 六")).unwrap();
        assert_eq!(whole["insertTextFormat"], format);
        assert_eq!(whole["textEdit"]["newText"].as_str().unwrap().contains('$'), format == 2);
    }
}

#[test]
fn hover_says_what_stands_there() {
    let mut client = opened(modern());
    let hover = client.result("textDocument/hover", at("行政复议  "));
    assert_eq!(hover["contents"]["kind"], "markdown");
    assert_eq!(hover["range"]["start"], position("行政复议  "));
    assert!(hover["contents"]["value"].as_str().unwrap().contains("行政复议"));
    assert_eq!(client.result("textDocument/hover", at("---: |\n")), Value::Null);
}

#[test]
fn actions_mend_and_are_resolved() {
    let mut client = opened(modern());
    let place = position("32 |");
    let params = |context: Value| json!({ "textDocument": { "uri": URI }, "range": { "start": place, "end": place }, "context": context });
    let actions = client.result("textDocument/codeAction", params(json!({ "diagnostics": [] })));
    let actions = actions.as_array().unwrap();
    let mend = actions.iter().find(|action| action["isPreferred"] == true).unwrap();
    assert_eq!(mend["kind"], "quickfix");
    assert_eq!(mend["diagnostics"][0]["code"], "totals/row");
    let change = &mend["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": URI, "version": 1 }));
    assert_ne!(edited(&change["edits"]), REPORT);

    let explain = actions.iter().find(|action| action.get("command").is_some()).unwrap();
    assert_eq!(explain["command"]["command"], "nianbao.explain");
    let arguments = &explain["command"]["arguments"];
    let manual =
        client.result("workspace/executeCommand", json!({ "command": "nianbao.explain", "arguments": arguments }));
    assert!(manual.as_str().unwrap().starts_with("# totals/row"));
    let shown = client.notification("window/showMessage");
    assert_eq!(shown["message"], manual);
    let wrong = client.request("workspace/executeCommand", json!({ "command": "年报", "arguments": ["totals/row"] }));
    assert_eq!(wrong["error"]["code"], -32602);

    let only =
        client.result("textDocument/codeAction", params(json!({ "diagnostics": [], "only": ["source.fixAll"] })));
    assert_eq!(only.as_array().unwrap().len(), 1, "{only}");
    assert_eq!(only[0]["kind"], "source.fixAll.nianbao");
    let resolved = client.result("codeAction/resolve", only[0].clone());
    let mended = edited(&resolved["edit"]["documentChanges"][0]["edits"]);
    assert!(mended.contains("|   99 |") || mended.contains("| 99 |") || mended.contains("99 |"), "{mended}");
    assert!(!mended.contains("９９"));
    // Edits for a text that is not there any more are not given.
    client.change(URI, 2, json!([{ "text": "# 年报\n" }]));
    assert_eq!(client.request("codeAction/resolve", only[0].clone())["error"]["code"], -32801);
}

#[test]
fn clients_of_old_get_edits_that_they_can_take() {
    let mut old = modern();
    old["workspace"] = json!({});
    old["textDocument"]["codeAction"] = json!({ "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } });
    let mut client = opened(old);
    let place = position("９９");
    let params = json!({ "textDocument": { "uri": URI }, "range": { "start": place, "end": place }, "context": { "diagnostics": [], "only": ["source"] } });
    let actions = client.result("textDocument/codeAction", params);
    assert!(!edited(&actions[0]["edit"]["changes"][URI]).contains("９９"), "{actions}");
}

#[test]
fn formatting_gives_edits() {
    let mut client = opened(modern());
    let options = json!({ "tabSize": 4, "insertSpaces": true });
    let text = "| 类型             | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n";
    let messy = REPORT.replace(text, &text.replace(' ', ""));
    assert_ne!(messy, REPORT);
    client.change(URI, 2, json!([{ "text": messy }]));
    let whole = client.result("textDocument/formatting", json!({ "textDocument": { "uri": URI }, "options": options }));
    assert!(!whole.as_array().unwrap().is_empty());
    let range = json!({ "start": { "line": 9, "character": 0 }, "end": { "line": 9, "character": 3 } });
    let part = client.result(
        "textDocument/rangeFormatting",
        json!({ "textDocument": { "uri": URI }, "range": range, "options": options }),
    );
    assert!(!part.as_array().unwrap().is_empty());
    let both = client.result(
        "textDocument/rangesFormatting",
        json!({ "textDocument": { "uri": URI }, "ranges": [range, range], "options": options }),
    );
    assert_eq!(part, both);
    let top = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } });
    let none = client.result(
        "textDocument/rangeFormatting",
        json!({ "textDocument": { "uri": URI }, "range": top, "options": options }),
    );
    assert_eq!(none, json!([]));
}

#[test]
fn the_outline_is_nested_or_flat() {
    let mut client = opened(modern());
    let nested = client.result("textDocument/documentSymbol", json!({ "textDocument": { "uri": URI } }));
    assert!(nested.to_string().contains("\"children\""));
    let mut client = opened(json!({}));
    let flat = client.result("textDocument/documentSymbol", json!({ "textDocument": { "uri": URI } }));
    assert!(flat.as_array().unwrap().iter().all(|symbol| symbol["location"]["uri"] == URI));
    assert!(flat.to_string().contains("行政复议"));
    let folds = client.result("textDocument/foldingRange", json!({ "textDocument": { "uri": URI } }));
    assert!(folds.as_array().unwrap().iter().any(|fold| fold["startLine"] == 0 && fold["endLine"] == 3), "{folds}");
}

#[test]
fn what_is_no_report_gets_no_answers() {
    let (mut client, _) = Client::initialized(modern());
    let item = json!({ "uri": "file:///年报/笔记.md", "languageId": "markdown", "version": 1, "text": REPORT });
    client.notify("textDocument/didOpen", json!({ "textDocument": item }));
    assert_eq!(client.diagnostics("file:///年报/笔记.md", 1), json!([]));
    let params =
        json!({ "textDocument": { "uri": "file:///年报/笔记.md" }, "position": { "line": 0, "character": 0 } });
    assert_eq!(client.result("textDocument/hover", params.clone()), Value::Null);
    let nowhere =
        json!({ "textDocument": { "uri": "file:///年报/没有.nianbao" }, "position": { "line": 0, "character": 0 } });
    assert_eq!(client.result("textDocument/completion", nowhere), Value::Null);
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    uri(&path)
}

/// Whether any finding of this rule is told.
fn has(diagnostics: &Value, rule: &str) -> bool {
    diagnostics.as_array().unwrap().iter().any(|diagnostic| diagnostic["code"] == rule)
}

fn pulling() -> Value {
    let mut capabilities = modern();
    capabilities["textDocument"]["diagnostic"] = json!({ "relatedDocumentSupport": false });
    capabilities["workspace"]["diagnostics"] = json!({ "refreshSupport": true });
    capabilities
}

#[test]
fn diagnostics_are_pulled() {
    let (mut client, answered) = Client::initialized(pulling());
    assert_eq!(answered["diagnosticProvider"]["workspaceDiagnostics"], true);
    client.open(URI, REPORT);
    let pull = |client: &mut Client, previous: &Value| {
        client
            .result("textDocument/diagnostic", json!({ "textDocument": { "uri": URI }, "previousResultId": previous }))
    };
    let first = pull(&mut client, &Value::Null);
    assert!(has(&first["items"], "totals/row"));
    assert_eq!(pull(&mut client, &first["resultId"]), json!({ "kind": "unchanged", "resultId": first["resultId"] }));
    client.change(URI, 2, json!([{ "text": REPORT.replace("32 |", "42 |") }]));
    let second = pull(&mut client, &first["resultId"]);
    assert!(!has(&second["items"], "totals/row"), "{second}");
    client.drain();
    assert!(client.notifications.iter().all(|told| told["method"] != "textDocument/publishDiagnostics"));
}

#[test]
fn what_the_configuration_excludes_is_left_alone_though_it_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let configuration = "exclude = [\"存档/**\"]\n[per-file-rules]\n\"往年/**\" = { totals = \"info\" }\n";
    write(folder.path(), "nianbao.toml", configuration);
    let text = REPORT.replace("13 |   ９９ |", "13 |    99|");
    let [excluded, last_year] =
        ["存档/旧𠮷.nianbao", "往年/年报.nianbao"].map(|name| write(folder.path(), name, &text));
    let (mut client, _) = Client::initialized(modern());
    let formatted = |client: &mut Client, uri: &str| {
        let options = json!({ "tabSize": 4, "insertSpaces": true });
        client.result("textDocument/formatting", json!({ "textDocument": { "uri": uri }, "options": options }))
    };
    client.open(&excluded, &text);
    assert_eq!(client.diagnostics(&excluded, 1), json!([]));
    assert_eq!(formatted(&mut client, &excluded), json!([]));
    client.open(&last_year, &text);
    let found = client.diagnostics(&last_year, 1);
    let row = found.as_array().unwrap().iter().find(|found| found["code"] == "totals/row").unwrap();
    assert_eq!(row["severity"], 3, "{row}");
    assert_ne!(formatted(&mut client, &last_year), json!([]));
}

#[test]
fn every_report_of_the_workspace_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let bad = write(folder.path(), "甲县/年报 𠮷.nianbao", REPORT);
    let open = write(folder.path(), "乙县/年报.nianbao.md", "");
    let gbk = folder.path().join("丙县.nianbao");
    std::fs::write(&gbk, b"\xd5\xfe\xb8\xae").unwrap();
    write(folder.path(), "存档/旧.nianbao", REPORT);
    let toml = write(folder.path(), "nianbao.toml", "exclude = [\"存档/**\"]\n\"年\" = 1\n");
    let elsewhere = tempfile::tempdir().unwrap();
    let second = write(elsewhere.path(), "丁县😀.nianbao", REPORT);
    let folders = json!([{ "uri": uri(folder.path()), "name": "一" }, { "uri": uri(elsewhere.path()), "name": "二" }]);
    let (mut client, _) =
        Client::initialized_with(json!({ "workspaceFolders": folders, "capabilities": pulling() }), |_, _| None);
    client.open(&open, REPORT);
    let scan = |client: &mut Client, previous: Value| {
        let report = client.result("workspace/diagnostic", json!({ "previousResultIds": previous }));
        report["items"].as_array().unwrap().clone()
    };
    let of = |items: &[Value], uri: &str| items.iter().find(|item| item["uri"] == uri).cloned().unwrap_or_default();
    let items = scan(&mut client, json!([]));
    for uri in [&bad, &open, &second] {
        let item = of(&items, uri);
        assert!(has(&item["items"], "totals/row"), "{uri}: {item}");
        assert_eq!(item["version"], if *uri == open { json!(1) } else { Value::Null });
    }
    assert!(of(&items, &uri(&gbk))["items"][0]["message"].as_str().unwrap().contains("UTF-8"));
    assert_eq!(items.len(), 4, "what is excluded is not told of");
    let told = client.notification("textDocument/publishDiagnostics");
    assert_eq!((&told["uri"], &told["diagnostics"][0]["code"]), (&json!(toml), &json!("config/unknown-key")));

    // The document's own pull names its result as the workspace's does.
    let own = client.result("textDocument/diagnostic", json!({ "textDocument": { "uri": open } }));
    assert_eq!(own["resultId"], of(&items, &open)["resultId"]);
    let mut previous: Vec<Value> = items
        .iter()
        .filter(|item| item["resultId"].is_string())
        .map(|item| json!({ "uri": item["uri"], "value": item["resultId"] }))
        .collect();
    let gone = uri(Path::new("/没有/了.nianbao"));
    previous.push(json!({ "uri": gone, "value": "旧" }));
    std::fs::write(folder.path().join("甲县/年报 𠮷.nianbao"), REPORT.replace("32 |", "4２ |")).unwrap();
    let items = scan(&mut client, json!(previous));
    assert_eq!(of(&items, &open)["kind"], "unchanged");
    assert_eq!(of(&items, &second)["kind"], "unchanged");
    assert!(has(&of(&items, &bad)["items"], "value/fullwidth"));
    assert_eq!(of(&items, &gone)["items"], json!([]));

    // One folder less, and all of it is gone.
    let event = json!({ "event": { "added": [], "removed": [folders[1]] } });
    client.notify("workspace/didChangeWorkspaceFolders", event);
    client.server_request("workspace/diagnostic/refresh");
    let items = scan(&mut client, json!([{ "uri": second, "value": "旧" }]));
    assert_eq!(of(&items, &second)["items"], json!([]));

    let symbols = client.result("workspace/symbol", json!({ "query": "汀溪 2023" }));
    let found: Vec<&Value> = symbols.as_array().unwrap().iter().map(|symbol| &symbol["location"]["uri"]).collect();
    assert!(found.contains(&&json!(bad)) && found.contains(&&json!(open)), "{symbols}");
    assert!(!found.contains(&&json!(second)));
}

#[test]
fn a_file_that_is_not_open_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "年报𠮷.nianbao", REPORT);
    let (mut client, _) = Client::initialized(pulling());
    let report = client.result("textDocument/diagnostic", json!({ "textDocument": { "uri": file } }));
    assert!(has(&report["items"], "totals/row"));
}

#[test]
fn a_scan_tells_how_far_it_is() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "年报𠮷.nianbao", REPORT);
    let params = json!({ "rootUri": uri(folder.path()), "capabilities": pulling() });
    let (mut client, _) = Client::initialized_with(params, |_, _| None);
    let id = client.ask("workspace/diagnostic", json!({ "previousResultIds": [], "workDoneToken": "扫描" }));
    assert!(client.answer(&json!(id))["result"].is_object());
    client.drain();
    let told: Vec<Value> = client.notifications.iter().filter(|told| told["method"] == "$/progress").cloned().collect();
    let kinds: Vec<&Value> = told.iter().map(|told| &told["params"]["value"]["kind"]).collect();
    assert_eq!((kinds.first(), kinds.last()), (Some(&&json!("begin")), Some(&&json!("end"))));
    assert!(told.iter().all(|told| told["params"]["token"] == "扫描"));
}

#[test]
fn the_configuration_counts_from_when_it_changes() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "年报𠮷.nianbao", REPORT);
    let mut capabilities = modern();
    capabilities["workspace"]["didChangeWatchedFiles"] = json!({ "dynamicRegistration": true });
    let params = json!({ "rootUri": uri(folder.path()), "capabilities": capabilities });
    let (mut client, _) = Client::initialized_with(params, |_, _| Some(Value::Null));
    let watched = client.server_request("client/registerCapability");
    assert!(watched.to_string().contains("nianbao.toml"));
    client.open(&file, REPORT);
    assert!(has(&client.diagnostics(&file, 1), "totals/row"));
    let toml = write(folder.path(), "nianbao.toml", "[rules]\n\"totals/row\" = \"off\"\n\"年报\" = \"off\"\n");
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": toml, "type": 1 }] }));
    // What is wrong in it is told at its own place.
    let told = client.notification("textDocument/publishDiagnostics");
    assert_eq!((&told["uri"], &told["diagnostics"][0]["code"]), (&json!(toml), &json!("config/unknown-key")));
    assert!(!has(&client.diagnostics(&file, 1), "totals/row"));
    std::fs::remove_file(folder.path().join("nianbao.toml")).unwrap();
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": toml, "type": 3 }] }));
    let told = client.notification("textDocument/publishDiagnostics");
    assert_eq!((&told["uri"], &told["diagnostics"]), (&json!(toml), &json!([])));
    assert!(has(&client.diagnostics(&file, 1), "totals/row"));
}

#[test]
fn a_configuration_is_seen_to_change_without_a_watching_client() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "年报𠮷.nianbao", REPORT);
    let (mut client, _) = Client::initialized(modern());
    client.open(&file, REPORT);
    assert!(has(&client.diagnostics(&file, 1), "totals/row"));
    write(folder.path(), "nianbao.toml", "[rules]\n\"totals/row\" = \"off\"\n");
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": file } }));
    assert!(!has(&client.diagnostics(&file, 1), "totals/row"));
}

/// No client watches what is not in its folders.
#[test]
fn a_configuration_above_the_workspace_is_seen_to_change_and_so_is_what_it_names() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = folder.path().join("县𠮷");
    std::fs::create_dir(&workspace).unwrap();
    let file = write(&workspace, "年报.nianbao", REPORT);
    let mut capabilities = modern();
    capabilities["workspace"]["didChangeWatchedFiles"] = json!({ "dynamicRegistration": true });
    let params = json!({ "rootUri": uri(&workspace), "capabilities": capabilities });
    let (mut client, _) = Client::initialized_with(params, |_, _| Some(Value::Null));
    client.server_request("client/registerCapability");
    client.open(&file, REPORT);
    assert!(has(&client.diagnostics(&file, 1), "totals/row"));
    let toml = write(folder.path(), "nianbao.toml", "[rules]\n\"totals/row\" = \"off\"\n[law]\ntext = \"条例.txt\"\n");
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": file } }));
    let told = |client: &mut Client| loop {
        let told = client.notification("textDocument/publishDiagnostics");
        if told["uri"] == toml {
            break told["diagnostics"][0]["message"].as_str().unwrap().to_owned();
        }
    };
    assert!(told(&mut client).contains("条例.txt: 读不了"));
    write(folder.path(), "条例.txt", "第一条 总则。\n");
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": file } }));
    assert!(told(&mut client).contains("不是《中华人民共和国政府信息公开条例》"));
}

#[test]
fn an_open_configuration_is_checked_as_it_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let toml = write(folder.path(), "nianbao.toml", "");
    let (mut client, _) = Client::initialized(modern());
    let item = json!({ "uri": toml, "languageId": "toml", "version": 1, "text": "[rules]\n\"年报𠮷\" = \"off\"\n" });
    client.notify("textDocument/didOpen", json!({ "textDocument": item }));
    let told = client.diagnostics(&toml, 1);
    assert_eq!(told[0]["code"], "config/unknown-key");
    assert_eq!(
        told[0]["range"],
        json!({ "start": { "line": 1, "character": 0 }, "end": { "line": 1, "character": 6 } })
    );
}

#[test]
fn settings_are_pulled_and_change() {
    // The first answer turns a rule off; after that, nothing.
    static ASKED: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let mut capabilities = modern();
    capabilities["workspace"]["configuration"] = json!(true);
    let (mut client, _) = Client::initialized_with(json!({ "capabilities": capabilities }), |method, params| {
        assert_eq!(method, "workspace/configuration");
        assert_eq!(params["items"][0]["section"], "nianbao");
        match ASKED.fetch_add(1, std::sync::atomic::Ordering::SeqCst) {
            0 => Some(json!([{ "ignore": ["totals/row"], "select": 7 }])),
            _ => Some(json!([{ "language": "en" }])),
        }
    });
    client.server_request("workspace/configuration");
    client.drain();
    client.open(URI, REPORT);
    assert!(!has(&client.diagnostics(URI, 1), "totals/row"));
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    client.server_request("workspace/configuration");
    let told = client.diagnostics(URI, 1);
    assert!(has(&told, "totals/row"));
    assert!(!told.to_string().contains("填的是"), "in English now: {told}");

    // A client that cannot be asked sends them.
    let mut client = opened(modern());
    assert!(has(&client.diagnostics(URI, 1), "totals/row"));
    client.notify(
        "workspace/didChangeConfiguration",
        json!({ "settings": { "nianbao": { "select": ["value"], "ignore": ["年报"] } } }),
    );
    assert!(!has(&client.diagnostics(URI, 1), "totals/row"));
    assert!(client.notification("window/showMessage")["message"].as_str().unwrap().contains("年报"));
}

#[test]
fn the_manuals_are_texts_of_the_servers() {
    let mut capabilities = modern();
    capabilities["workspace"]["textDocumentContent"] = json!({});
    let (mut client, answered) = Client::initialized(capabilities);
    assert_eq!(answered["workspace"]["textDocumentContent"]["schemes"], json!(["nianbao"]));
    let manual = client.result("workspace/textDocumentContent", json!({ "uri": "nianbao:/rules/totals/row.md" }));
    assert!(manual["text"].as_str().unwrap().starts_with("# totals/row"));
    let none = client.request("workspace/textDocumentContent", json!({ "uri": "nianbao:/rules/年报.md" }));
    assert_eq!(none["error"]["code"], -32602);
    client.result("workspace/executeCommand", json!({ "command": "nianbao.explain", "arguments": ["totals/row"] }));
    assert_eq!(client.server_request("window/showDocument")["params"]["uri"], "nianbao:/rules/totals/row.md");
}

#[test]
fn the_users_own_copy_of_the_law_is_looked_for() {
    let folder = tempfile::tempdir().unwrap();
    let toml = write(folder.path(), "nianbao.toml", "[law]\ntext = \"条例𠮷.txt\"\n");
    let file = write(folder.path(), "年报.nianbao", REPORT);
    let (mut client, _) = Client::initialized(modern());
    client.open(&file, REPORT);
    let told = client.notification("textDocument/publishDiagnostics");
    assert_eq!(told["uri"], toml);
    assert!(told["diagnostics"][0]["message"].as_str().unwrap().contains("条例𠮷.txt"), "{told}");
}

#[test]
fn settings_that_are_wrong_are_told_once() {
    let params = json!({ "capabilities": modern(), "initializationOptions": { "select": "totals", "lang": "zh" } });
    let (mut client, _) = Client::initialized_with(params, |_, _| None);
    let said = client.notification("window/showMessage")["message"].as_str().unwrap().to_owned();
    assert!(said.contains("select 写的是") && said.contains("是不是 language？") && !said.contains('\n'), "{said}");
    for _ in 0..3 {
        let settings = json!({ "nianbao": { "language": "法语𠮷" } });
        client.notify("workspace/didChangeConfiguration", json!({ "settings": settings }));
    }
    let said = client.notification("window/showMessage")["message"].as_str().unwrap().to_owned();
    assert!(said.contains("language 写的是 \"法语𠮷\""), "{said}");
    client.drain();
    assert!(client.notifications.iter().all(|told| told["method"] != "window/showMessage"));
}

#[test]
fn what_is_excluded_is_not_rewritten_on_saving() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "nianbao.toml", "exclude = [\"存档𠮷/**\"]\n");
    std::fs::create_dir(folder.path().join("存档𠮷")).unwrap();
    let (kept, other) =
        (write(&folder.path().join("存档𠮷"), "a.nianbao", REPORT), write(folder.path(), "a.nianbao", REPORT));
    let (mut client, _) = Client::initialized(modern());
    for (file, rewritten) in [(&kept, false), (&other, true)] {
        client.open(file, REPORT);
        let document = json!({ "uri": file });
        let edits = client.result(
            "textDocument/formatting",
            json!({ "textDocument": document, "options": { "tabSize": 4, "insertSpaces": true } }),
        );
        assert_eq!(!edits.as_array().unwrap().is_empty(), rewritten, "{file}");
        let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
        let context = json!({ "diagnostics": [], "only": ["source.fixAll"] });
        let actions = client
            .result("textDocument/codeAction", json!({ "textDocument": document, "range": range, "context": context }));
        assert_eq!(!actions.as_array().unwrap().is_empty(), rewritten, "{file}");
    }
}

#[test]
fn a_configuration_that_cannot_be_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "年报𠮷.nianbao", REPORT);
    std::fs::write(folder.path().join("nianbao.toml"), b"# \xc4\xea\xb1\xa8\n").unwrap();
    let (mut client, _) = Client::initialized(modern());
    client.open(&file, REPORT);
    let told = loop {
        let told = client.notification("textDocument/publishDiagnostics");
        if told["uri"] == uri(&folder.path().join("nianbao.toml")) {
            break told;
        }
    };
    let said = told["diagnostics"][0]["message"].as_str().unwrap();
    assert!(said.contains("很可能是 GB18030"), "{said}");
}

/// Whoever opens one waits for somebody to write to it.
#[cfg(unix)]
#[test]
fn a_pipe_that_is_no_report_holds_nobody_up() {
    let folder = tempfile::tempdir().unwrap();
    let (mut client, _) = Client::initialized(modern());
    let asked: Vec<i64> = (0..4)
        .map(|at| {
            let path = folder.path().join(format!("管道𠮷{at}.nianbao"));
            assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
            client.ask("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri(&path) } }))
        })
        .collect();
    for id in asked {
        assert!(client.answer(&json!(id))["result"].is_null());
    }
    client.open(URI, REPORT);
    assert!(has(&client.diagnostics(URI, 1), "totals/row"));
}

/// A report whose text speaks of its tables, with characters beyond the BMP before each place.
const TOLD: &str = "---
机关: 𠮷县统计局
年度: 2024
---

# 𠮷县统计局2024年政府信息公开工作年度报告

𠮷县根据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）编制。

## 一、总体情况

😀，𠮷县统计局全年共收到政府信息公开申请15件，依据《条例》办理。

## 三、收到和处理政府信息公开申请情况

| 申请办理情况𠮷 | 自然人 | 商业企业 | 总计 |
| --- | --: | --: | --: |
| 一、本年新收政府信息公开申请数量 | 10 | 2 | 12 |
| 二、上年结转政府信息公开申请数量 | 3 | 0 | 3 |
";

#[test]
fn figures_and_citations_lead_to_their_places_in_every_encoding() {
    for encoding in ["utf-8", "utf-16"] {
        let units = |c: char| if encoding == "utf-8" { c.len_utf8() } else { c.len_utf16() };
        let position = |at: usize| {
            let start = TOLD[..at].rfind('\n').map_or(0, |end| end + 1);
            let column: usize = TOLD[start..at].chars().map(units).sum();
            json!({ "line": TOLD[..at].matches('\n').count(), "character": column })
        };
        let range = |at: usize, of: &str| json!({ "start": position(at), "end": position(at + of.len()) });
        let mut capabilities = modern();
        capabilities["general"]["positionEncodings"] = json!([encoding]);
        capabilities["textDocument"]["definition"] = json!({ "linkSupport": true });
        let (mut client, answered) = Client::initialized(capabilities);
        for provider in ["definitionProvider", "referencesProvider", "documentLinkProvider"] {
            assert!(!answered[provider].is_null(), "{provider}: {answered}");
        }
        client.open(URI, TOLD);
        let figure = TOLD.find("15件").unwrap();
        let (new, carried) = (TOLD.rfind("12 |").unwrap(), TOLD.rfind("3 |\n").unwrap());
        let params = json!({ "textDocument": { "uri": URI }, "position": position(figure + 1) });
        let links = client.result("textDocument/definition", params.clone());
        let targets: Vec<&Value> = links.as_array().unwrap().iter().map(|link| &link["targetRange"]).collect();
        assert_eq!(targets, [&range(new, "12"), &range(carried, "3")]);
        assert_eq!(links[0]["originSelectionRange"], range(figure, "15件"));
        assert_eq!(links[0]["targetUri"], URI);
        // From the cell to the figure and to the cells of its sum, with the cell itself where it is wanted.
        for (declared, count) in [(false, 3), (true, 4)] {
            let params = json!({
                "textDocument": { "uri": URI }, "position": position(new),
                "context": { "includeDeclaration": declared },
            });
            let found = client.result("textDocument/references", params);
            assert_eq!(found.as_array().unwrap().len(), count, "{found}");
            assert_eq!(found[0], json!({ "uri": URI, "range": range(figure, "15件") }));
        }
        // What is cited, and its short name.
        let cited = TOLD.rfind("《条例》").unwrap();
        let params = json!({ "textDocument": { "uri": URI }, "position": position(cited + "《".len()) });
        let links = client.result("textDocument/definition", params);
        let name = TOLD.find("简称《条例》").unwrap() + "简称《".len();
        assert_eq!(links[0]["targetRange"], range(name, "条例"));
        let links = client.result("textDocument/documentLink", json!({ "textDocument": { "uri": URI } }));
        let ranges: Vec<&Value> = links.as_array().unwrap().iter().map(|link| &link["range"]).collect();
        assert!(ranges.contains(&&range(cited, "《条例》")), "{links}");
        assert!(links[0]["target"].as_str().unwrap().starts_with("http://www.gov.cn/"));
        // The figures of the tables are offered behind the words, and the hover says what they may be.
        let hover = client
            .result("textDocument/hover", json!({ "textDocument": { "uri": URI }, "position": position(figure) }));
        assert_eq!(hover["range"], range(figure, "15件"));
        assert!(hover["contents"]["value"].as_str().unwrap().contains("= 15 ✓"), "{hover}");
        let list = client.result("textDocument/completion", params_at(position(figure)));
        let labels: Vec<&str> =
            list["items"].as_array().unwrap().iter().map(|item| item["label"].as_str().unwrap()).collect();
        assert_eq!(labels, ["12件", "15件"]);
        // A figure that is wrong: the table's is offered for the text, and applied by no flag.
        client.open("untitled:错.nianbao", &TOLD.replace("15件", "16件"));
        let params = json!({
            "textDocument": { "uri": "untitled:错.nianbao" },
            "range": range(figure, "15"),
            "context": { "diagnostics": [] },
        });
        let actions = client.result("textDocument/codeAction", params);
        let titles: Vec<&str> =
            actions.as_array().unwrap().iter().filter_map(|action| action["title"].as_str()).collect();
        assert!(titles.iter().any(|title| title.contains("正文改为表中的 12")), "{titles:?}");
    }
    // A client that knows no links gets places.
    let (mut client, _) = Client::initialized(json!({}));
    client.open(URI, TOLD);
    let before = &TOLD[..TOLD.find("15件").unwrap()];
    let column: usize = before[before.rfind('\n').unwrap() + 1..].chars().map(char::len_utf16).sum();
    let position = json!({ "line": before.matches('\n').count(), "character": column });
    let places = client.result("textDocument/definition", params_at(position));
    assert_eq!(places.as_array().unwrap().len(), 2, "{places}");
    assert_eq!(places[0]["uri"], URI);
}

fn params_at(position: Value) -> Value {
    json!({ "textDocument": { "uri": URI }, "position": position })
}
