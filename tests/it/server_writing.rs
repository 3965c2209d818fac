//! The features that help while one writes, over the wire: in two encodings, for clients that can do little, and when
//! what they are asked is amiss. What they answer is tested beside them.

use crate::common::client::{Client, uri};
use serde_json::{Value, json};

const REPORT: &str = "---
机关: 汀溪县𠮷人民政府
年度: 2023
上年报告: 2022/年报 𠮷.nianbao
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

const URI: &str = "untitled:年报😀.nianbao";

fn capabilities(encoding: &str) -> Value {
    json!({
        "general": { "positionEncodings": [encoding] },
        "textDocument": { "rename": { "prepareSupport": true }, "definition": { "linkSupport": true } },
        "workspace": {
            "applyEdit": true,
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] },
            "textDocumentContent": {},
        },
        "window": { "showDocument": { "support": true } },
    })
}

fn opened(capabilities: Value) -> Client {
    let (mut client, _) = Client::initialized(capabilities);
    client.open(URI, REPORT);
    client
}

/// Where a text begins, as an encoding counts.
fn place(of: &str, encoding: &str) -> Value {
    let at = REPORT.find(of).unwrap();
    let before = &REPORT[..at];
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let column = if encoding == "utf-8" { line.len() } else { line.encode_utf16().count() };
    json!({ "line": before.matches('\n').count(), "character": column })
}

fn at(of: &str, encoding: &str) -> Value {
    json!({ "textDocument": { "uri": URI }, "position": place(of, encoding) })
}

fn document() -> Value {
    json!({ "textDocument": { "uri": URI } })
}

const WHOLE: fn() -> Value =
    || json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });

const ENCODINGS: [&str; 2] = ["utf-8", "utf-16"];

#[test]
fn each_feature_in_two_encodings() {
    for encoding in ENCODINGS {
        let mut client = opened(capabilities(encoding));

        let hints =
            client.result("textDocument/inlayHint", json!({ "textDocument": { "uri": URI }, "range": WHOLE() }));
        let wrong = hints.as_array().unwrap().iter().find(|hint| hint["label"] == "≠ 42").unwrap();
        assert_eq!(wrong["position"], place("\n| 复议后", encoding), "behind the row");
        let resolved = client.result("inlayHint/resolve", wrong.clone());
        assert!(resolved["tooltip"]["value"].as_str().unwrap().contains("23 + 1 + 18 + 0 = 42"), "{resolved}");

        let lit = client.result("textDocument/documentHighlight", at("18 |", encoding));
        let starts: Vec<&Value> = lit.as_array().unwrap().iter().map(|lit| &lit["range"]["start"]).collect();
        assert_eq!(starts.len(), 5, "{lit}");
        assert_eq!((starts[0], &lit[4]["kind"]), (&place("23 |", encoding), &json!(3)));

        let name = client.result("textDocument/prepareRename", at("人民政府2023", encoding));
        assert_eq!(name["range"]["start"], place("汀溪县𠮷人民政府2023", encoding));
        let mut params = at("人民政府2023", encoding);
        params["newName"] = json!("𠮷山县统计局");
        let edit = client.result("textDocument/rename", params.clone())["documentChanges"][0].take();
        assert_eq!((&edit["textDocument"]["version"], edit["edits"].as_array().unwrap().len()), (&json!(1), 2));
        let long = "𠮷".repeat(500);
        for (name, why) in [(&*long, "太长"), (" ", "空的"), ("'甲", "“'”"), ("甲: 乙", "“:”"), ("甲\n乙", "一行")]
        {
            params["newName"] = json!(name);
            let refused = client.request("textDocument/rename", params.clone());
            assert!(refused["error"]["message"].as_str().unwrap().contains(why), "{refused}");
        }
        let refused = client.request("textDocument/prepareRename", at("18 |", encoding));
        assert!(refused["error"]["message"].as_str().unwrap().contains("全称"), "{refused}");

        let mut params = document();
        params["positions"] = json!([place("18 |", encoding)]);
        let selected = client.result("textDocument/selectionRange", params);
        assert_eq!(selected[0]["parent"]["range"]["start"], place("18 |", encoding));

        let mut params = at("32 |", encoding);
        params["position"]["character"] = json!(99);
        let opened = client.result("nianbao/onEnter", params);
        assert!(opened[0]["newText"].as_str().unwrap().starts_with("\n| 未经复议直接起诉 |"), "{opened}");
        assert_eq!(opened[0]["insertTextFormat"], 2);

        let lenses = client.result("textDocument/codeLens", document());
        let titles: Vec<&str> =
            lenses.as_array().unwrap().iter().filter_map(|lens| lens["command"]["title"].as_str()).collect();
        for wanted in ["勾稽 0/3", "补上缺的 1 行", "其余 1 个空白格填 0"] {
            assert!(titles.iter().any(|title| title.starts_with(wanted)), "{titles:?}");
        }

        let cited = client.result("textDocument/definition", at("五十条", encoding));
        assert_eq!(cited[0]["targetUri"], "nianbao:/law/articles/50.md");
        let text = client.result("workspace/textDocumentContent", json!({ "uri": "nianbao:/law/articles/50.md" }));
        assert!(text["text"].as_str().unwrap().contains("第五十条"), "{text}");
        let declared = client.result("textDocument/declaration", at("五十条", encoding));
        assert_eq!(declared[0]["targetUri"], URI);
    }
}

/// The words of tokens with what they are, as an encoding counts.
fn words(tokens: &Value, encoding: &str) -> Vec<(String, u64, u64)> {
    let numbers: Vec<u64> = tokens["data"].as_array().unwrap().iter().map(|number| number.as_u64().unwrap()).collect();
    let (mut line, mut start) = (0, 0);
    let words = numbers.chunks(5).map(|token| {
        start = if token[0] == 0 { start + token[1] } else { token[1] };
        line += token[0];
        let text = REPORT.lines().nth(line as usize).unwrap();
        let (from, to) = (start as usize, (start + token[2]) as usize);
        let word = match encoding {
            "utf-8" => text[from..to].to_owned(),
            _ => String::from_utf16(&text.encode_utf16().collect::<Vec<u16>>()[from..to]).unwrap(),
        };
        (word, token[3], token[4])
    });
    words.collect()
}

#[test]
fn tokens_are_the_words_that_they_cover() {
    for encoding in ENCODINGS {
        let mut client = opened(capabilities(encoding));
        let tokens = client.result("textDocument/semanticTokens/full", document());
        let all = words(&tokens, encoding);
        for (word, kind, more) in [
            ("四、政府信息公开行政复议、行政诉讼情况", 0, 0),
            ("行政复议", 1, 0),
            ("总计", 2, 0),
            ("=", 3, 2),
            ("第五十条", 4, 0),
        ] {
            assert!(all.contains(&(word.to_owned(), kind, more)), "{word}: {all:?}");
        }
        let mut params = document();
        params["range"] = json!({ "start": place("| 复议后", encoding), "end": place("| 复议后", encoding) });
        let part = words(&client.result("textDocument/semanticTokens/range", params), encoding);
        assert!(part.is_empty() || part.len() < all.len(), "{part:?}");
    }
}

#[test]
fn typing_is_answered_for_the_text_as_it_is() {
    for encoding in ENCODINGS {
        let mut client = opened(capabilities(encoding));
        let end = place("\n| 复议后", encoding);
        client.change(URI, 2, json!([{ "range": { "start": end, "end": end }, "text": "\n" }]));
        let line = end["line"].as_u64().unwrap() + 1;
        let mut params = document();
        params["position"] = json!({ "line": line, "character": 0 });
        params["ch"] = json!("\n");
        params["options"] = json!({ "tabSize": 2, "insertSpaces": true });
        let edits = client.result("textDocument/onTypeFormatting", params.clone());
        assert!(edits[0]["newText"].as_str().unwrap().starts_with("| 未经复议直接起诉 |"), "{edits}");
        // What no key gives is answered with nothing.
        params["ch"] = json!("𠮷");
        assert_eq!(client.result("textDocument/onTypeFormatting", params), Value::Null);
    }
}

#[test]
fn a_client_that_can_do_little_gets_what_it_can_take() {
    let (mut client, able) = Client::initialized(json!({}));
    client.open(URI, REPORT);
    assert_eq!(able["renameProvider"], true);
    let cited = client.result("textDocument/definition", at("五十条", "utf-16"));
    assert_eq!(cited[0]["uri"], URI, "a place in the text, not one that it can't open");
    let mut params = at("人民政府2023", "utf-16");
    params["newName"] = json!("𠮷山县统计局");
    assert!(client.result("textDocument/rename", params)["changes"][URI].is_array());
    let filled = client.result(
        "workspace/executeCommand",
        json!({ "command": "nianbao.addRows", "arguments": [{ "uri": URI, "line": 15 }] }),
    );
    assert!(filled["edit"]["changes"][URI].is_array(), "the edit, for it cannot be asked to apply one: {filled}");
}

fn command(name: &str, arguments: Value) -> Value {
    json!({ "command": name, "arguments": arguments })
}

#[test]
fn a_command_says_what_it_takes() {
    let mut client = opened(capabilities("utf-16"));
    for name in [
        "nianbao.explain",
        "nianbao.fillDerived",
        "nianbao.fillZero",
        "nianbao.addRows",
        "nianbao.new",
        "nianbao.newFrom",
    ] {
        for arguments in [
            json!([]),
            json!([null]),
            json!([[3]]),
            json!([{ "uri": 7 }]),
            json!([{ "line": -1, "uri": URI }]),
            json!([{ "year": "𠮷" }]),
        ] {
            let error = client.request("workspace/executeCommand", command(name, arguments.clone()))["error"].take();
            let message = error["message"].as_str().unwrap_or_default();
            // Without a name, a new report says what it lacks.
            assert!(error["code"] == -32602 && !message.is_empty(), "{name} {arguments}: {error}");
            assert!(
                message.contains(name) || name == "nianbao.new" && arguments[0].is_object(),
                "{name} {arguments}: {error}"
            );
        }
    }
    let error = client.request("workspace/executeCommand", command("nianbao.nothing", json!([])));
    assert_eq!(error["error"]["code"], -32602);
    let closed = command("nianbao.fillDerived", json!(["untitled:没有打开.nianbao"]));
    let error = client.request("workspace/executeCommand", closed);
    assert!(error["error"]["message"].as_str().unwrap().contains("没有在编辑器里打开"), "{error}");
}

#[test]
fn an_edit_is_for_the_version_that_it_was_asked_for() {
    let mut client = opened(capabilities("utf-16"));
    client.result(
        "workspace/executeCommand",
        command("nianbao.addRows", json!([{ "uri": URI, "version": 1, "line": 15 }])),
    );
    let asked = client.server_request("workspace/applyEdit");
    assert_eq!(asked["params"]["edit"]["documentChanges"][0]["textDocument"]["version"], 1);
    client.change(URI, 2, json!([{ "range": { "start": { "line": 9, "character": 0 }, "end": { "line": 9, "character": 0 } }, "text": "𠮷" }]));
    for name in ["nianbao.addRows", "nianbao.fillZero", "nianbao.fillDerived"] {
        let stale = client
            .request("workspace/executeCommand", command(name, json!([{ "uri": URI, "version": 1, "line": 15 }])));
        assert_eq!(stale["error"]["code"], -32801, "{stale}");
    }
}

/// A client whose user says yes.
fn yes(method: &str, params: &Value) -> Option<Value> {
    (method == "window/showMessageRequest").then(|| params["actions"][0].clone())
}

/// One whose user looks away.
fn no(method: &str, _: &Value) -> Option<Value> {
    (method == "window/showMessageRequest").then_some(Value::Null)
}

#[test]
fn zeros_are_put_in_when_the_user_says_so_and_then_only() {
    for (answer, is_yes) in [(yes as fn(&str, &Value) -> Option<Value>, true), (no, false)] {
        let (mut client, _) = Client::initialized_with(json!({ "capabilities": capabilities("utf-16") }), answer);
        client.open(URI, REPORT);
        let said =
            client.result("workspace/executeCommand", command("nianbao.fillZero", json!([{ "uri": URI, "line": 15 }])));
        assert_eq!((&said["edits"], &said["asked"]), (&json!(1), &json!(true)));
        let question = client.server_request("window/showMessageRequest");
        assert!(question["params"]["message"].as_str().unwrap().contains("1 个空白格填 0"), "{question}");
        if is_yes {
            let asked = client.server_request("workspace/applyEdit");
            assert_eq!(asked["params"]["edit"]["documentChanges"][0]["edits"][0]["newText"], "0");
        } else {
            client.drain();
            client.drain();
            assert!(client.requests.iter().all(|request| request["method"] != "workspace/applyEdit"));
        }
    }
}

#[test]
fn a_new_report_becomes_a_file_of_the_clients() {
    let folder = tempfile::tempdir().unwrap();
    let to = uri(&folder.path().join("年报 𠮷.nianbao"));
    let mut client = opened(capabilities("utf-16"));
    let wishes = json!([{ "agency": "云溪市统计局", "year": 2024, "to": to }]);
    let made = client.result("workspace/executeCommand", command("nianbao.new", wishes));
    assert_eq!(made["agency"], "云溪市统计局");
    let asked = client.server_request("workspace/applyEdit");
    let changes = &asked["params"]["edit"]["documentChanges"];
    assert_eq!((&changes[0]["kind"], &changes[0]["options"]["overwrite"]), (&json!("create"), &json!(false)));
    assert_eq!(changes[1]["edits"][0]["newText"], made["text"]);
    assert!(!folder.path().join("年报 𠮷.nianbao").exists(), "the server writes nothing");
    let from = client.result("workspace/executeCommand", command("nianbao.newFrom", json!([{ "from": URI }])));
    assert_eq!(from["year"], 2024);
}

#[test]
fn in_a_workspace_that_is_not_trusted_no_link_leads_out_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("县");
    let report = uri(&inside.join("年报 𠮷.nianbao"));
    for (trusted, links) in [(true, 2), (false, 1)] {
        let params = json!({
            "capabilities": capabilities("utf-16"),
            "workspaceFolders": [{ "uri": uri(&inside), "name": "县" }],
            "initializationOptions": { "trusted": trusted },
        });
        let (mut client, _) = Client::initialized_with(params, |_, _| None);
        client.open(
            &report,
            "---\n机关: 𠮷县统计局\n年度: 2024\n上年报告:\n  - 2023/甲.nianbao\n  - ../../外.nianbao\n---\n",
        );
        let found = client.result("textDocument/documentLink", json!({ "textDocument": { "uri": report } }));
        assert_eq!(found.as_array().unwrap().len(), links, "{found}");
        assert!(found[0]["target"].as_str().unwrap().ends_with("/2023/%E7%94%B2.nianbao"), "{found}");
    }
}

/// Random numbers that are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

/// A request of any kind, at any place: past the end, in half a surrogate, upside down.
fn anything(numbers: &mut Numbers) -> (&'static str, Value) {
    let mut position = || json!({ "line": numbers.below(30), "character": numbers.below(90) });
    let (start, end) = (position(), position());
    let document = json!({ "uri": if numbers.below(20) == 0 { "untitled:关了.nianbao" } else { URI } });
    let there = json!({ "textDocument": document, "position": start });
    let ranged = json!({ "textDocument": document, "range": { "start": start, "end": end } });
    let whole = json!({ "textDocument": document });
    let with = |mut params: Value, key: &str, value: Value| {
        params[key] = value;
        params
    };
    let options = json!({ "tabSize": 2, "insertSpaces": true });
    match numbers.below(26) {
        0 => ("textDocument/hover", there),
        1 => ("textDocument/completion", there),
        2 => ("textDocument/definition", there),
        3 => ("textDocument/declaration", there),
        4 => ("textDocument/references", with(there, "context", json!({ "includeDeclaration": true }))),
        5 => ("textDocument/documentHighlight", there),
        6 => ("textDocument/inlayHint", ranged),
        7 => ("textDocument/semanticTokens/full", whole),
        8 => ("textDocument/semanticTokens/range", ranged),
        9 => ("textDocument/selectionRange", with(whole, "positions", json!([start, end]))),
        10 => ("textDocument/documentLink", whole),
        11 => ("textDocument/codeLens", whole),
        12 => ("textDocument/prepareRename", there),
        13 => ("textDocument/rename", with(there, "newName", json!(["𠮷县局", "", "|"][numbers.below(3)]))),
        14 => {
            let typed = ["|", "｜", "\n", "：", "＃", "😀"][numbers.below(6)];
            ("textDocument/onTypeFormatting", with(with(there, "ch", json!(typed)), "options", options))
        }
        15 => ("nianbao/onEnter", there),
        16 => ("textDocument/codeAction", with(ranged, "context", json!({ "diagnostics": [] }))),
        17 => ("textDocument/documentSymbol", whole),
        18 => ("textDocument/foldingRange", whole),
        19 => ("textDocument/formatting", with(whole, "options", options)),
        20 => ("textDocument/rangeFormatting", with(ranged, "options", options)),
        21 => ("nianbao/onTyped", with(there, "ch", json!(["|", "\n", "："][numbers.below(3)]))),
        22 => {
            let name = numbers.below(40).to_string();
            ("textDocument/semanticTokens/full/delta", with(whole, "previousResultId", json!(name)))
        }
        23 => {
            let data = json!({ "uri": URI, "version": numbers.below(3000), "what": { "row": [numbers.below(3), numbers.below(9)] } });
            ("inlayHint/resolve", json!({ "position": start, "label": "= 3", "data": data }))
        }
        24 => {
            let agency = ["𠮷县统计局", ""][numbers.below(2)];
            let wish = json!([{ "agency": agency, "year": numbers.below(4000), "from": URI }]);
            ("workspace/executeCommand", command(["nianbao.new", "nianbao.newFrom"][numbers.below(2)], wish))
        }
        _ => {
            let names = ["nianbao.fillDerived", "nianbao.fillZero", "nianbao.addRows", "nianbao.explain"];
            let place = json!([{ "uri": URI, "line": numbers.below(30) }]);
            ("workspace/executeCommand", command(names[numbers.below(4)], place))
        }
    }
}

/// What a process holds in memory, in KB; 0 where that cannot be known.
fn memory(client: &Client) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{}/status", client.child.id())).unwrap_or_default();
    let held = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    held.and_then(|held| held.trim().trim_end_matches(" kB").trim().parse().ok()).unwrap_or(0)
}

/// `REQUESTS=10000` asks for more than every run does.
#[test]
fn random_requests_among_edits_and_cancellations() {
    let count: usize = std::env::var("REQUESTS").ok().and_then(|count| count.parse().ok()).unwrap_or(400);
    let mut client = opened(capabilities("utf-16"));
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let (mut version, mut text, mut answered, mut asked) = (1, REPORT.to_owned(), 0, Vec::new());
    let mut held = Vec::new();
    let known = [-32800, -32801, -32802, -32803, -32602, -32600];
    for round in 0..count {
        let (method, params) = anything(&mut numbers);
        asked.push((client.ask(method, params), method));
        if numbers.below(3) == 0 {
            version += 1;
            let characters: Vec<char> = text.chars().collect();
            let at = numbers.below(characters.len());
            let put = ["𠮷", "|", "\n", "0", "", "：", "😀"][numbers.below(7)];
            text = characters[..at].iter().collect::<String>()
                + put
                + &characters.iter().skip(at + numbers.below(2)).collect::<String>();
            if round % 50 == 0 || text.len() > 2 * REPORT.len() {
                text = REPORT.to_owned();
            }
            client.change(URI, version, json!([{ "text": text }]));
        }
        if numbers.below(5) == 0 {
            let (id, _) = asked[asked.len() - 1 - numbers.below(asked.len().min(4))];
            client.notify("$/cancelRequest", json!({ "id": id }));
        }
        if asked.len() > 40 || round + 1 == count {
            for (id, method) in asked.drain(..) {
                let answer = client.answer(&json!(id));
                let error = &answer["error"];
                assert!(error.is_null() || known.contains(&error["code"].as_i64().unwrap()), "{method}: {answer}");
                answered += 1;
            }
        }
        if round % (count / 8) == 0 {
            held.push(memory(&client));
        }
    }
    assert_eq!(answered, count);
    // What was pushed never went back.
    let published =
        client.notifications.iter().filter(|message| message["method"] == "textDocument/publishDiagnostics");
    let versions: Vec<i64> = published.filter_map(|message| message["params"]["version"].as_i64()).collect();
    assert!(versions.is_sorted() && !versions.is_empty(), "{versions:?}");
    client.change(URI, version + 1, json!([{ "text": REPORT }]));
    let findings = client.diagnostics(URI, version + 1);
    let mut fresh = opened(capabilities("utf-16"));
    assert_eq!(findings, fresh.diagnostics(URI, 1), "as a fresh server has them");
    println!("KB held, eight times: {held:?}, and at the end {}", memory(&client));
    // Flat, once it is warm.
    let (warm, last) = (held[2], held[held.len() - 1]);
    assert!(last <= warm + warm / 4 + 8192, "{held:?} KB");
    assert_eq!(client.text(URI), REPORT);
}
