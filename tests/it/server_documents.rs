//! The server's documents over the wire: its text is the client's after any edits in any encoding, its
//! findings are the command line's, and what it is told of one document in whatever spelling is told
//! of that one.

use crate::common::binary;
use crate::common::client::{Client, uri};
use crate::common::marks::{beyond_the_bmp, unmark};
use nianbao::lint::{Page, all_rules};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const ENCODINGS: [&str; 3] = ["utf-8", "utf-16", "utf-32"];

fn speaking(encoding: &str, mut capabilities: Value) -> Client {
    capabilities["general"] = json!({ "positionEncodings": [encoding] });
    let (client, answered) = Client::initialized(capabilities);
    assert_eq!(answered["positionEncoding"], encoding);
    client
}

/// A text as a client has it, with a converter of its own.
struct Model {
    text: String,
    encoding: &'static str,
}

impl Model {
    fn units(&self, c: char) -> usize {
        match self.encoding {
            "utf-8" => c.len_utf8(),
            "utf-16" => c.len_utf16(),
            _ => 1,
        }
    }

    /// The byte at a position, as the protocol has it: clamped to the line, halves to their whole.
    fn offset(&self, line: usize, column: usize) -> usize {
        let (mut at_line, mut left) = (0, column);
        let mut chars = self.text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let ends = c == '\n' || c == '\r';
            if at_line == line {
                if ends || left < self.units(c) {
                    return at;
                }
                left -= self.units(c);
            } else if ends {
                if c == '\r' {
                    chars.next_if(|&(_, next)| next == '\n');
                }
                at_line += 1;
            }
        }
        self.text.len()
    }

    fn apply(&mut self, change: &Value) {
        let new = change["text"].as_str().unwrap();
        let Some(range) = change.get("range") else {
            self.text = new.to_owned();
            return;
        };
        let at = |end: &str| {
            let number = |key: &str| range[end][key].as_u64().unwrap() as usize;
            self.offset(number("line"), number("character"))
        };
        let (start, end) = (at("start"), at("end"));
        self.text.replace_range(start.min(end)..start.max(end), new);
    }
}

/// A sequence that looks like chance and is the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound
    }

    fn of<'l>(&mut self, list: &[&'l str]) -> &'l str {
        list[self.below(list.len())]
    }
}

/// What is typed, pasted and taken away: Chinese, characters beyond the BMP, every line end and pieces of it.
const PIECES: [&str; 16] = [
    "",
    "",
    "年",
    "报𠮷",
    "😀",
    "\n",
    "\r\n",
    "\r",
    "| 行政复议 | 2３ |\n",
    "## 四、政府信息\r\n",
    "= ",
    "\u{2028}",
    "e\u{301}",
    "\u{FEFF}",
    "<!-- nianbao: allow(totals/row) 理由𠮷 -->",
    "\u{0}\t　",
];

#[test]
fn after_any_edits_the_text_is_the_clients() {
    for (seed, encoding) in (1..).zip(ENCODINGS) {
        for diagnostics in [json!({}), json!({ "textDocument": { "diagnostic": {} } })] {
            let mut client = speaking(encoding, diagnostics);
            let mut chance = Chance(0x9E37_79B9_7F4A_7C15 ^ seed);
            let mut model = Model { text: "# 年报𠮷\r\n😀\r\n".to_owned(), encoding };
            let uri = "untitled:年报𠮷.nianbao";
            client.open(uri, &model.text);
            for version in 2..400 {
                let changes: Vec<Value> = (0..=chance.below(4))
                    .map(|_| {
                        let text = (0..chance.below(4)).map(|_| chance.of(&PIECES)).collect::<String>();
                        if chance.below(60) == 0 {
                            return json!({ "text": text });
                        }
                        let lines = model.text.lines().count() + 2;
                        let mut place = || json!({ "line": chance.below(lines + 1), "character": chance.below(30) });
                        let start = place();
                        let end = match chance.below(3) {
                            0 => start.clone(),
                            1 => json!({ "line": start["line"], "character": chance.below(40) }),
                            _ => json!({ "line": start["line"].as_u64().unwrap() + chance.below(2) as u64, "character": chance.below(9) }),
                        };
                        json!({ "range": { "start": start, "end": end }, "text": text })
                    })
                    .collect();
                changes.iter().for_each(|change| model.apply(change));
                client.change(uri, version, json!(changes));
                assert_eq!(client.text(uri), model.text, "{encoding}, version {version}: {changes:?}");
            }
            assert_eq!(client.exit(), 0);
        }
    }
}

#[test]
fn versions_go_up_and_the_last_one_is_told() {
    let mut client = speaking("utf-16", json!({}));
    let uri = "untitled:年报.nianbao";
    client.open(uri, "# 年报\n");
    for version in 2..=500 {
        let range = json!({ "start": { "line": 0, "character": 2 }, "end": { "line": 0, "character": 2 } });
        client.change(uri, version, json!([{ "range": range, "text": "𠮷" }]));
    }
    client.diagnostics(uri, 500);
    client.close(uri);
    client.change(uri, 501, json!([{ "range": null, "text": "" }]));
    client.drain();
    let told: Vec<Value> = client
        .notifications
        .iter()
        .filter(|told| told["method"] == "textDocument/publishDiagnostics")
        .cloned()
        .collect();
    assert_eq!(told.len(), 1, "after the last version: nothing, but that nothing is left");
    assert_eq!(told[0]["params"]["diagnostics"], json!([]));
    assert_eq!(client.text(uri), Value::Null);
}

#[test]
fn published_versions_never_go_back() {
    let mut client = speaking("utf-16", json!({}));
    let uri = "untitled:年报.nianbao";
    let text = std::fs::read_to_string("examples/seeded-mistakes.nianbao").unwrap();
    client.open(uri, &text);
    for version in 2..=100 {
        client.change(uri, version, json!([{ "text": format!("{text}\n{}", "𠮷".repeat(version as usize)) }]));
    }
    let mut last = 0;
    while last < 100 {
        let params = client.notification("textDocument/publishDiagnostics");
        let version = params["version"].as_i64().expect("a version, always");
        assert!(version > last, "{version} after {last}");
        last = version;
    }
}

#[test]
fn the_same_place_is_the_same_place_in_every_encoding() {
    let text = "## 四、政府信息公开行政复议、行政诉讼情况

| 类型𠮷😀 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| -------- | -------: | -------: | -------: | -------: | ---: |
| 行政复议 | 23（😀𠮷） | 1 | 18 | 0 | 32 |\r\n";
    for encoding in ENCODINGS {
        let mut client = speaking(encoding, json!({}));
        client.open("untitled:年报𠮷", text);
        let model = Model { text: text.to_owned(), encoding };
        let diagnostics = client.diagnostics("untitled:年报𠮷", 1);
        let found = diagnostics.as_array().unwrap().iter().find(|found| found["code"] == "totals/row").unwrap();
        assert_eq!(covered(&model, &found["range"]), "32", "{encoding}");
    }
}

fn covered<'m>(model: &'m Model, range: &Value) -> &'m str {
    let at = |end: &str| {
        let number = |key: &str| range[end][key].as_u64().unwrap() as usize;
        model.offset(number("line"), number("character"))
    };
    &model.text[at("start")..at("end")]
}

/// Every report that this repository has: whole ones, and the examples of the rules' pages.
fn fixtures() -> BTreeMap<String, String> {
    let mut fixtures = BTreeMap::new();
    for folder in ["examples", "tests/reports"] {
        for file in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
            if file.extension().is_some_and(|extension| extension == "nianbao") {
                let name = file.file_name().unwrap().to_str().unwrap().to_owned();
                fixtures.insert(name, std::fs::read_to_string(file).unwrap());
            }
        }
    }
    for rule in all_rules().filter(|rule| rule.group() != "config") {
        let page = Page::parse(rule.page).unwrap();
        for (index, example) in page.examples.iter().enumerate() {
            let (text, _) = unmark(&beyond_the_bmp(example.text));
            fixtures.insert(format!("{}-{index}𠮷.nianbao", rule.name.replace('/', "-")), text);
        }
    }
    fixtures
}

#[test]
fn findings_are_those_of_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("nianbao.toml"),
        "[rules]\n\"value/fullwidth\" = \"info\"\n\"value/blank\" = \"off\"\n",
    )
    .unwrap();
    let fixtures = fixtures();
    assert!(fixtures.len() > 100, "{}", fixtures.len());
    for (name, text) in &fixtures {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let run = binary::nianbao(folder.path(), &["check", "--output-format", "json"]);
    let all: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let mut expected: BTreeMap<&str, Vec<[String; 4]>> =
        fixtures.keys().map(|name| (name.as_str(), Vec::new())).collect();
    for finding in &all {
        let span = |end: &str| finding["span"][end].as_u64().unwrap();
        let severity = finding["severity"].as_str().unwrap().to_owned();
        let said = |key: &str| finding[key].as_str().unwrap().to_owned();
        let place = format!("{}..{}", span("start"), span("end"));
        expected.get_mut(finding["path"].as_str().unwrap()).unwrap().push([
            said("rule"),
            severity,
            place,
            said("message"),
        ]);
    }
    for encoding in ENCODINGS {
        let mut pushed = speaking(encoding, json!({}));
        let mut pulled = speaking(encoding, json!({ "textDocument": { "diagnostic": {} } }));
        for (name, text) in &fixtures {
            let uri = uri(&folder.path().join(name));
            pushed.open(&uri, text);
            pulled.open(&uri, text);
            let model = Model { text: text.clone(), encoding };
            let push = pushed.diagnostics(&uri, 1);
            let pull = pulled.result("textDocument/diagnostic", json!({ "textDocument": { "uri": uri } }));
            assert_eq!(pull["items"], push);
            assert_eq!(told(&push, &model), expected[name.as_str()], "{name}, {encoding}");
        }
    }
}

fn told(diagnostics: &Value, model: &Model) -> Vec<[String; 4]> {
    let told = diagnostics.as_array().unwrap().iter().map(|diagnostic| {
        let at = |end: &str| {
            let number = |key: &str| diagnostic["range"][end][key].as_u64().unwrap() as usize;
            model.offset(number("line"), number("character"))
        };
        let severity = ["error", "warning", "info"][diagnostic["severity"].as_u64().unwrap() as usize - 1];
        let message = diagnostic["message"].as_str().unwrap().lines().next().unwrap_or_default();
        let rule = diagnostic["code"].as_str().unwrap();
        [rule.to_owned(), severity.to_owned(), format!("{}..{}", at("start"), at("end")), message.to_owned()]
    });
    told.collect()
}

#[test]
fn findings_after_edits_are_those_of_a_fresh_server() {
    let text = std::fs::read_to_string("examples/seeded-mistakes.nianbao").unwrap();
    let mut chance = Chance(20231);
    for encoding in ENCODINGS {
        let mut client = speaking(encoding, json!({}));
        let mut model = Model { text: text.clone(), encoding };
        let uri = "untitled:年报𠮷.nianbao";
        client.open(uri, &text);
        for version in 2..150 {
            let lines = model.text.lines().count();
            let start = json!({ "line": chance.below(lines), "character": chance.below(60) });
            let end = json!({ "line": start["line"], "character": start["character"].as_u64().unwrap() as usize + chance.below(6) });
            let change = json!({ "range": { "start": start, "end": end }, "text": chance.of(&PIECES) });
            model.apply(&change);
            client.change(uri, version, json!([change]));
        }
        let after = client.diagnostics(uri, 149);
        let mut fresh = speaking(encoding, json!({}));
        fresh.open(uri, &model.text);
        assert_eq!(after, fresh.diagnostics(uri, 1), "{encoding}");
    }
}

#[test]
fn a_document_is_the_same_in_every_spelling() {
    let (mut client, _) = Client::initialized(json!({}));
    let spellings = [
        ("file:///报告/年报 [2023].nianbao", "file:///%e6%8a%a5%E5%91%8A/%E5%B9%B4%E6%8A%A5%20%5B2023%5D.nianbao"),
        ("file:///c:/年报/a.nianbao", "file:///C%3A/%E5%B9%B4%E6%8A%A5/a.nianbao"),
        ("file:///C%3a/年报/𠮷😀.nianbao", "file:///c:/年报/%F0%A0%AE%B7%F0%9F%98%80.nianbao"),
        ("untitled:年报 1", "untitled:%E5%B9%B4%e6%8a%a5%201"),
    ];
    for (index, (raw, other)) in spellings.into_iter().enumerate() {
        client.open(raw, &format!("# 年报{index}\n"));
        let told = client.notification("textDocument/publishDiagnostics");
        assert_eq!(told["uri"], raw, "the client's own spelling");
        for spelling in [raw, other] {
            assert_eq!(client.text(spelling), format!("# 年报{index}\n"), "{spelling}");
        }
        let range = json!({ "start": { "line": 0, "character": 2 }, "end": { "line": 0, "character": 3 } });
        client.change(other, 2, json!([{ "range": range, "text": "𠮷" }]));
        assert_eq!(client.diagnostics(raw, 2)[0]["source"], "nianbao");
        assert_eq!(client.text(raw), format!("# 𠮷报{index}\n"));
    }
}

#[test]
fn versions_and_languages_may_be_left_out() {
    let (mut client, _) = Client::initialized(json!({}));
    let uri = "file:///甲县/年报𠮷.nianbao";
    client.notify("textDocument/didOpen", json!({ "textDocument": { "uri": uri, "text": "# 年报\n" } }));
    let change = json!({ "range": { "start": { "line": 0, "character": 2 }, "end": { "line": 0, "character": 3 } }, "text": "😀" });
    client.notify(
        "textDocument/didChange",
        json!({ "textDocument": { "uri": uri, "version": null }, "contentChanges": [change] }),
    );
    assert_eq!(client.text(uri), "# 😀报\n");
    client.diagnostics(uri, 0);
}

#[test]
fn two_documents_of_one_name_are_two() {
    let (mut client, _) = Client::initialized(json!({}));
    let (one, two) = ("file:///甲县/年报.nianbao", "file:///乙县/年报.nianbao");
    client.open(one, "# 甲县𠮷\n");
    client.open(two, "# 乙县😀\n");
    assert_eq!((client.text(one), client.text(two)), (json!("# 甲县𠮷\n"), json!("# 乙县😀\n")));
    client.close(one);
    assert_eq!(client.text(one), Value::Null);
    assert_eq!(client.text(two), "# 乙县😀\n");
}

#[test]
fn a_document_out_of_step_is_asked_for_again() {
    // A client that can be asked sends its open documents again.
    let capabilities = json!({ "textDocument": { "synchronization": { "dynamicRegistration": true } } });
    let (mut client, _) = Client::initialized_with(json!({ "capabilities": capabilities }), |_, _| Some(Value::Null));
    let uri = "untitled:年报𠮷.nianbao";
    client.change(uri, 7, json!([{ "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } }, "text": "年" }]));
    let asked = client.server_request("client/registerCapability");
    assert_eq!(asked["params"]["registrations"][0]["method"], "textDocument/didOpen");
    client.open(uri, "# 年报\n");
    client.server_request("client/unregisterCapability");
    assert_eq!(client.text(uri), "# 年报\n");
    // What cannot be understood is not guessed at.
    client.change(uri, 8, json!([{ "range": "年", "text": "报" }]));
    client.server_request("client/registerCapability");
    assert_eq!(client.text(uri), Value::Null);
    client.change(uri, 9, json!([{ "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } }, "text": "年" }]));
    assert_eq!(client.text(uri), Value::Null);
    client.change(uri, 10, json!([{ "text": "# 全文😀\n" }]));
    assert_eq!(client.text(uri), "# 全文😀\n");
    // Of a client that cannot, the user is asked.
    let (mut client, _) = Client::initialized(json!({}));
    client.change(uri, 7, json!([{ "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 0 } }, "text": "年" }]));
    let message = client.notification("window/showMessage");
    assert!(message["message"].as_str().unwrap().contains("重新打开"), "{message}");
}

#[cfg(target_os = "linux")]
#[test]
fn memory_comes_back() {
    let (mut client, _) = Client::initialized(json!({}));
    let text = std::fs::read_to_string("examples/seeded-mistakes.nianbao").unwrap();
    let mut after = Vec::new();
    for round in 0..4 {
        for index in 0..250 {
            let uri = format!("file:///年报/{round}-{index}𠮷.nianbao");
            client.open(&uri, &text);
            client.change(&uri, 2, json!([{ "text": format!("{text}\n😀") }]));
            client.close(&uri);
        }
        client.drain();
        let id = client.child.id();
        let pages: u64 =
            std::fs::read_to_string(format!("/proc/{id}/statm")).unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        after.push(pages * 4 / 1024);
    }
    // Three rounds more than the first leave as much as it did, or little more.
    assert!(after[3] <= after[0] + 8, "MB after each round: {after:?}");
}
