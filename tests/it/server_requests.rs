//! What the server answers beyond the protocol, and to whom it says nothing.

use crate::common::client::{Client, uri};
use serde_json::{Value, json};
use std::path::Path;

const LAST_YEAR: &str = "---
机关: 汀溪县𠮷人民政府
年度: 2023
主体: 政府
---

# 汀溪县𠮷人民政府2023年政府信息公开工作年度报告

## 四、政府信息公开行政复议、行政诉讼情况

| 类型     | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| -------- | -------: | -------: | -------: | -------: | ---: |
| 行政复议 |       23 |        1 |       18 |        0 |   32 |
";

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    uri(&path)
}

#[test]
fn a_new_report_follows_from_the_wishes() {
    let (mut client, _) = Client::initialized(json!({}));
    let made = client.result("nianbao/new", json!({ "agency": " 云溪市统计局 ", "year": 2024 }));
    assert_eq!((&made["agency"], &made["year"], &made["notes"]), (&json!("云溪市统计局"), &json!(2024), &json!([])));
    let text = made["text"].as_str().unwrap();
    assert!(text.contains("\n# 云溪市统计局2024年政府信息公开工作年度报告\n"), "{text}");
    for (wishes, why) in [
        (json!({ "year": 2024 }), "没有机关"),
        (json!({ "agency": "云溪市\n𠮷局", "year": 2024 }), "一行"),
        (json!({ "agency": "云溪市统计局" }), "没有年度"),
        (json!({ "agency": "云溪市统计局", "year": 3024 }), "2999"),
    ] {
        let error = client.request("nianbao/new", wishes)["error"].take();
        assert_eq!(error["code"], -32602);
        assert!(error["message"].as_str().unwrap().contains(why), "{error}");
    }
}

/// Where nobody says where it goes to, it goes to the workspace.
#[test]
fn a_new_report_is_laid_out_as_the_workspace_has_it() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "nianbao.toml", "ambiguous-width = \"wide\"\n");
    let widths = [json!([{ "uri": uri(folder.path()), "name": "年报𠮷" }]), json!([])].map(|folders| {
        let params = json!({ "workspaceFolders": folders, "capabilities": {} });
        let (mut client, _) = Client::initialized_with(params, |_, _| None);
        let made = client.result("nianbao/new", json!({ "agency": "𠮷县统计局", "year": 2024 }));
        made["text"].as_str().unwrap().to_owned()
    });
    assert_ne!(widths[0], widths[1]);
}

#[test]
fn a_new_report_is_made_from_last_years() {
    let folder = tempfile::tempdir().unwrap();
    let from = write(folder.path(), "2023/年报 𠮷.nianbao", LAST_YEAR);
    std::fs::create_dir(folder.path().join("2024")).unwrap();
    let to = uri(&folder.path().join("2024/年报.nianbao"));
    let (mut client, _) = Client::initialized(json!({}));

    let made = client.result("nianbao/new", json!({ "from": from, "to": to }));
    assert_eq!((&made["agency"], &made["year"]), (&json!("汀溪县𠮷人民政府"), &json!(2024)));
    assert!(made["text"].as_str().unwrap().contains("../2023/年报 𠮷.nianbao"), "{made}");
    assert!(!folder.path().join("2024/年报.nianbao").exists(), "nothing is written");

    // As it stands in the editor, if it is open there.
    client.open(&from, &LAST_YEAR.replace("年度: 2023", "年度: 2021"));
    let made = client.result("nianbao/new", json!({ "from": from, "year": 2023 }));
    assert!(made["notes"][0].as_str().unwrap().contains("2021"), "{made}");

    let none = uri(&folder.path().join("没有.nianbao"));
    let error = client.request("nianbao/new", json!({ "from": none, "agency": "云溪市统计局", "year": 2024 }));
    assert_eq!(error["error"]["code"], -32602);
}

#[test]
fn the_rules_are_listed_as_on_the_command_line() {
    let (mut client, _) = Client::initialized(json!({}));
    let listed = client.result("nianbao/rules", Value::Null);
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_nianbao"))
        .args(["rules", "--json"])
        .env("NIANBAO_LANG", "zh")
        .output()
        .unwrap();
    let printed: Vec<Value> = serde_json::from_slice(&run.stdout).unwrap();
    let wanted: Vec<Value> = printed
        .iter()
        .map(|rule| json!({ "name": rule["name"], "severity": rule["severity"], "title": rule["title"] }))
        .collect();
    assert_eq!(listed, json!(wanted));
}

#[test]
fn a_manual_is_what_the_command_line_prints() {
    let mut capabilities = json!({});
    capabilities["workspace"]["textDocumentContent"] = json!({});
    let (mut client, _) = Client::initialized(capabilities);
    for name in ["totals/row", "structure/missing-row", "totals"] {
        let manual =
            client.result("workspace/textDocumentContent", json!({ "uri": format!("nianbao:/rules/{name}.md") }));
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_nianbao"))
            .args(["explain", name])
            .env("NIANBAO_LANG", "zh")
            .current_dir(std::env::temp_dir())
            .output()
            .unwrap();
        assert_eq!(format!("{}\n", manual["text"].as_str().unwrap()), String::from_utf8(run.stdout).unwrap(), "{name}");
    }
}

#[test]
fn what_version_control_keeps_has_no_findings() {
    let old = "git:/年报/𠮷.nianbao?%7B%22ref%22%3A%22HEAD%22%7D";
    let now = "file:///年报/𠮷.nianbao";
    let (mut client, _) = Client::initialized(json!({}));
    client.open(old, LAST_YEAR);
    client.open(now, LAST_YEAR);
    assert_eq!(client.diagnostics(old, 1), json!([]));
    assert_ne!(client.diagnostics(now, 1), json!([]));

    let (mut client, _) = Client::initialized(json!({ "textDocument": { "diagnostic": {} } }));
    client.open(old, LAST_YEAR);
    let pulled = client.result("textDocument/diagnostic", json!({ "textDocument": { "uri": old } }));
    assert_eq!(pulled["items"], json!([]));
    let all = client.result("workspace/diagnostic", json!({ "previousResultIds": [] }));
    assert_eq!(all["items"], json!([]), "it is no report of the workspace");
}

#[test]
fn the_law_text_of_strangers_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let toml = write(folder.path(), "nianbao.toml", "[law]\ntext = \"条例𠮷.txt\"\n");
    write(folder.path(), "条例𠮷.txt", "不是条例");
    let file = write(folder.path(), "年报.nianbao", LAST_YEAR);
    let told_of = |trusted: Value| {
        let params = json!({ "capabilities": {}, "initializationOptions": { "trusted": trusted } });
        let (mut client, _) = Client::initialized_with(params, |_, _| None);
        client.open(&file, LAST_YEAR);
        let mut told = Vec::new();
        while told.last() != Some(&json!(file)) {
            told.push(client.notification("textDocument/publishDiagnostics")["uri"].take());
        }
        told.contains(&json!(toml))
    };
    assert!(told_of(json!(true)), "a text that is no regulation is a finding once it is read");
    assert!(told_of(Value::Null));
    assert!(!told_of(json!(false)));
}

#[test]
fn pasted_cells_become_rows() {
    let folder = tempfile::tempdir().unwrap();
    let report = write(folder.path(), "年报 𠮷.nianbao", LAST_YEAR);
    let (mut client, _) = Client::initialized(json!({}));
    client.open(&report, LAST_YEAR);
    let mut paste = |line: u32, clipboard: Value| {
        let mut params = json!({ "textDocument": { "uri": report }, "position": { "line": line, "character": 0 } });
        params.as_object_mut().unwrap().extend(clipboard.as_object().unwrap().clone());
        client.result("nianbao/paste", params)
    };
    let tabs =
        "类型\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n行政复议\t2\t0\t0\t1\t3\n复议后起诉\t1\t0\t0\t0\t1\n";
    let made = paste(9, json!({ "text": tabs }));
    assert_eq!(made["official"], true, "{made}");
    assert!(made["text"].as_str().unwrap().contains("| 复议后起诉 |        1 |"), "{made}");
    // Within a table they are rows of it; what HTML says of cells goes before the tabs.
    let html = "<html><body><!--StartFragment--><table><tr><td>行政复议<td>7<td>0</table><!--EndFragment-->";
    let made = paste(12, json!({ "text": "行政复议\t7\t0", "html": html }));
    assert_eq!(made, json!({ "text": "| 行政复议 | 7 | 0 |", "official": false }));
    for clipboard in [json!({ "text": "𠮷县没有😀行政复议。" }), json!({ "html": "<p>7</p>" }), json!({})] {
        assert_eq!(paste(9, clipboard), Value::Null);
    }
}

#[test]
fn a_document_becomes_a_report() {
    let folder = tempfile::tempdir().unwrap();
    let from = folder.path().join("年报 𠮷.docx");
    std::fs::write(&from, crate::import::word_file()).unwrap();
    let (mut client, _) = Client::initialized(json!({}));
    let made = client.result("nianbao/import", json!({ "from": uri(&from) }));
    assert_eq!(made["notes"], json!([]));
    assert!(made["text"].as_str().unwrap().contains("| 第二十条第（一）项 | 本年制发件数"), "{made}");
    std::fs::write(&from, b"%PDF-1.7").unwrap();
    let error = client.request("nianbao/import", json!({ "from": uri(&from) }))["error"].take();
    assert!(error["message"].as_str().unwrap().contains("PDF"), "{error}");
    std::fs::write(&from, "---\n机关: 𠮷县人民政府\n年度: 2024\n---\n").unwrap();
    let error = client.request("nianbao/import", json!({ "from": uri(&from) }))["error"].take();
    assert!(error["message"].as_str().unwrap().contains("已经是报告文本"), "{error}");
    let error = client.request("nianbao/import", json!({ "from": uri(folder.path()) }))["error"].take();
    assert!(error["message"].as_str().unwrap().contains("不是普通文件"), "{error}");
    assert!(!folder.path().join("年报 𠮷.nianbao").exists());
}

#[test]
fn a_report_is_shown_as_the_page_that_it_becomes() {
    let folder = tempfile::tempdir().unwrap();
    let report = write(folder.path(), "年报 𠮷.nianbao", LAST_YEAR);
    let (mut client, _) = Client::initialized(json!({}));
    client.open(&report, LAST_YEAR);
    let mut preview = |uri: &str| client.result("nianbao/preview", json!({ "textDocument": { "uri": uri } }));
    let page = preview(&report);
    let html = page["html"].as_str().unwrap();
    assert!(html.contains("default-src 'none'") && !html.contains("<script"), "{html}");
    assert!(html.contains("行政复议"), "{html}");
    // What the text lacks is marked, and told.
    assert!(!page["gaps"].as_array().unwrap().is_empty() && html.contains("【缺"), "{page}");
    assert_eq!(preview(&uri(&folder.path().join("没有.nianbao"))), Value::Null);
}
