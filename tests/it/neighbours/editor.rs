//! Last year's report in the editor: its figures are shown and led to, what it carried out is taken over, and what changes in
//! it is seen in this year's.

use super::county::{changed, county, figure, path};
use crate::common::client::{Client, uri};
use crate::common::folder::laid_out;
use nianbao::document::write;
use nianbao::export::official;
use nianbao::report;
use nianbao::text::{Edit, Encoding, LineIndex, apply};
use serde_json::{Value, json};

/// A cell's place for the protocol.
fn position(text: &str, table: &str, row: &str, column: &str) -> Value {
    let report = report::parse(text);
    let (at, spec) = report.edition.table_named(table).unwrap();
    let row = spec.rows.iter().position(|it| it.id == row).unwrap();
    let column = spec.columns.iter().position(|it| it.id == column).unwrap();
    let span = report.table(at).unwrap().cell(row, column).span;
    let at = LineIndex::new(text).position(text, span.start, Encoding::Utf16);
    json!({ "line": at.line, "character": at.column })
}

/// A client in a workspace with these two reports, this year's open.
fn opened(last: &str, this: &str) -> (tempfile::TempDir, Client, String, String) {
    let folder = laid_out([("2023/水务𠮷.nianbao", last), ("2024/水务𠮷.nianbao", this)]);
    let capabilities = json!({
        "textDocument": { "hover": { "contentFormat": ["markdown"] }, "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } } },
        "workspace": { "workspaceEdit": { "documentChanges": true }, "didChangeWatchedFiles": { "dynamicRegistration": true } },
    });
    let params = json!({ "rootUri": uri(folder.path()), "capabilities": capabilities });
    let (mut client, _) = Client::initialized_with(params, |_, _| Some(Value::Null));
    let this_uri = uri(&folder.path().join("2024/水务𠮷.nianbao"));
    let last_uri = uri(&folder.path().join("2023/水务𠮷.nianbao"));
    client.open(&this_uri, this);
    (folder, client, last_uri, this_uri)
}

#[test]
fn a_figure_shows_last_years_and_leads_to_it() {
    let two = county(1, &[2023, 2024], false);
    let (last, this) = (&two[&path(2023, 0)], &two[&path(2024, 0)]);
    let (_folder, mut client, last_uri, this_uri) = opened(last, this);
    let at = position(this, "licensing", "licences", "decisions");
    let params = json!({ "textDocument": { "uri": this_uri }, "position": at });
    let hover = client.result("textDocument/hover", params.clone())["contents"]["value"].as_str().unwrap().to_owned();
    let before = figure(last, "licensing", "licences", "decisions");
    let more = figure(this, "licensing", "licences", "decisions") - before;
    assert!(hover.contains(&format!("上年报告：{before}（{more:+}）")), "{hover}");
    let there = client.result("textDocument/definition", params);
    let there: Vec<&Value> = there.as_array().unwrap().iter().filter(|it| it["uri"] == *last_uri).collect();
    let [there] = there[..] else { panic!("{there:?}") };
    assert_eq!(there["range"]["start"], position(last, "licensing", "licences", "decisions"));
    // Where last year's was carried out, this year's was carried over.
    let at = position(this, "applications", "carried-in", "natural-persons");
    let params = json!({ "textDocument": { "uri": this_uri }, "position": at });
    let hover = client.result("textDocument/hover", params.clone())["contents"]["value"].as_str().unwrap().to_owned();
    let out = figure(last, "applications", "carried-out", "natural-persons");
    assert!(hover.contains(&format!("“结转下年度继续办理”：{out}")), "{hover}");
    let there = client.result("textDocument/definition", params);
    let starts: Vec<&Value> = there.as_array().unwrap().iter().map(|it| &it["range"]["start"]).collect();
    assert!(starts.contains(&&position(last, "applications", "carried-out", "natural-persons")), "{there}");
}

#[test]
fn what_was_carried_out_is_taken_over_into_blank_cells_by_who_asks_for_it() {
    let two = county(1, &[2023, 2024], false);
    let (last, this) = (&two[&path(2023, 0)], &two[&path(2024, 0)]);
    let blank = ["natural-persons", "enterprises", "research"].into_iter().fold(this.clone(), |text, column| {
        let report = report::parse(&*text);
        let (at, spec) = report.edition.table_named("applications").unwrap();
        let row = spec.rows.iter().position(|it| it.id == "carried-in").unwrap();
        let column = spec.columns.iter().position(|it| it.id == column).unwrap();
        let cell = report.table(at).unwrap().cell(row, column);
        apply(&text, &[Edit::replace(cell.span, "")]).unwrap()
    });
    let (_folder, mut client, _, this_uri) = opened(last, &blank);
    let at = position(&blank, "applications", "carried-in", "natural-persons");
    let range = json!({ "start": at, "end": at });
    let params = json!({ "textDocument": { "uri": this_uri }, "range": range, "context": { "diagnostics": [] } });
    let actions = client.result("textDocument/codeAction", params);
    let (people, firms) = (
        figure(last, "applications", "carried-out", "natural-persons"),
        figure(last, "applications", "carried-out", "enterprises"),
    );
    let title = format!("照上年报告填上年结转：自然人 {people}、商业企业 {firms}、科研机构 0");
    let action = actions.as_array().unwrap().iter().find(|action| action["title"] == *title);
    let action = action.unwrap_or_else(|| panic!("{title}: {actions:#}"));
    assert_ne!(action["isPreferred"], true);
}

#[test]
fn a_change_of_last_years_report_is_seen_in_this_years() {
    let two = county(1, &[2023, 2024], false);
    let (last, this) = (&two[&path(2023, 0)], &two[&path(2024, 0)]);
    let (folder, mut client, last_uri, this_uri) = opened(last, this);
    let has = |told: &Value| told.as_array().unwrap().iter().any(|it| it["code"] == "history/carry-over");
    assert!(!has(&client.diagnostics(&this_uri, 1)));
    let out = figure(last, "applications", "carried-out", "natural-persons");
    let granted = figure(last, "applications", "granted", "natural-persons");
    let moved = [
        ("applications", "carried-out", "natural-persons", out + 1),
        ("applications", "granted", "natural-persons", granted - 1),
    ];
    let file = folder.path().join("2023/水务𠮷.nianbao");
    let watched = |client: &mut Client, kind: u8| {
        let changes = json!([{ "uri": last_uri, "type": kind }]);
        client.notify("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
    };
    std::fs::write(&file, changed(last, &moved)).unwrap();
    watched(&mut client, 2);
    assert!(has(&client.diagnostics(&this_uri, 1)));
    // Gone, come back as it was.
    std::fs::remove_file(&file).unwrap();
    watched(&mut client, 3);
    assert!(!has(&client.diagnostics(&this_uri, 1)));
    std::fs::write(&file, changed(last, &moved)).unwrap();
    watched(&mut client, 1);
    assert!(has(&client.diagnostics(&this_uri, 1)));
    std::fs::write(&file, last).unwrap();
    watched(&mut client, 2);
    assert!(!has(&client.diagnostics(&this_uri, 1)));
}

#[test]
fn each_folder_of_a_workspace_is_looked_through_for_what_comes_in_it() {
    let two = county(1, &[2023, 2024], false);
    let (last, this) = (&two[&path(2023, 0)], &two[&path(2024, 0)]);
    let out = figure(last, "applications", "carried-out", "natural-persons");
    let granted = figure(last, "applications", "granted", "natural-persons");
    let moved = [
        ("applications", "carried-out", "natural-persons", out + 1),
        ("applications", "granted", "natural-persons", granted - 1),
    ];
    let last = changed(last, &moved);
    let first = laid_out([("2024.nianbao", this)]);
    let second = laid_out([(".ignore", "草稿\n"), ("nianbao.toml", "exclude = [\"存档/**\"]\n"), ("空.nianbao", "")]);
    let folders = [first.path(), second.path()].map(|folder| json!({ "uri": uri(folder), "name": "𠮷" }));
    let capabilities = json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let params = json!({ "workspaceFolders": folders, "capabilities": capabilities });
    let (mut client, _) = Client::initialized_with(params, |_, _| Some(Value::Null));
    let this_uri = uri(&first.path().join("2024.nianbao"));
    client.open(&this_uri, this);
    let has = |told: &Value| told.as_array().unwrap().iter().any(|it| it["code"] == "history/carry-over");
    assert!(!has(&client.diagnostics(&this_uri, 1)));
    let mut come = |file: &str, version: i64| {
        let path = second.path().join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &last).unwrap();
        let changes = json!([{ "uri": uri(&path), "type": 1 }]);
        client.notify("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
        let start = json!({ "line": 8, "character": 0 });
        let edit = json!([{ "range": { "start": start, "end": start }, "text": "甲" }]);
        client.change(&this_uri, version, edit);
        has(&client.diagnostics(&this_uri, version))
    };
    // What the second folder leaves out is none, what comes in it is.
    assert!(!come("草稿/2023.nianbao", 2));
    assert!(!come("存档/2023.nianbao", 3));
    assert!(come("县/2023.nianbao", 4));
}

#[test]
fn a_word_file_that_is_named_is_looked_at_anew_when_it_changes() {
    let two = county(1, &[2023, 2024], false);
    let (last, this) = (&two[&path(2023, 0)], &two[&path(2024, 0)]);
    let this = this.replacen("\n---\n", "\n上年报告: 2023.docx\n---\n", 1);
    let word = |text: &str| write::docx(&official(&report::parse(text)).document).unwrap();
    let folder = laid_out([("2024.nianbao", &this)]);
    let capabilities = json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let params = json!({ "rootUri": uri(folder.path()), "capabilities": capabilities });
    let (mut client, _) = Client::initialized_with(params, |_, _| Some(Value::Null));
    let this_uri = uri(&folder.path().join("2024.nianbao"));
    client.open(&this_uri, &this);
    let codes = |told: &Value| -> Vec<String> {
        let codes = told.as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap_or_default().to_owned());
        codes.filter(|code| code.starts_with("history/")).collect()
    };
    assert_eq!(codes(&client.diagnostics(&this_uri, 1)), ["history/last-year"]);
    let mut written = |bytes: Vec<u8>| {
        let path = folder.path().join("2023.docx");
        std::fs::write(&path, bytes).unwrap();
        let changes = json!([{ "uri": uri(&path), "type": 2 }]);
        client.notify("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
        codes(&client.diagnostics(&this_uri, 1))
    };
    assert_eq!(written(word(last)), [""; 0]);
    let out = figure(last, "applications", "carried-out", "natural-persons");
    let granted = figure(last, "applications", "granted", "natural-persons");
    let moved = [
        ("applications", "carried-out", "natural-persons", out + 1),
        ("applications", "granted", "natural-persons", granted - 1),
    ];
    assert_eq!(written(word(&changed(last, &moved))), ["history/carry-over"]);
}
