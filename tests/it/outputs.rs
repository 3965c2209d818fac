//! Holds every output format of `nianbao check` to what `json` says of the same files, read as the service reads it;
//! `tests/outputs/` shows one small specimen in every format, and `tests/schemas` holds them to the schemas of others.

use crate::common::binary::{Run, nianbao};
use crate::common::specimens::{CELLS, CLEAN, awkward, repository, specimen};
use expect_test::expect_file;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

fn check(folder: &Path, format: &str) -> Run {
    let run = nianbao(folder, &["check", "--output-format", format, "."]);
    assert!(run.code <= 1 && run.stderr.is_empty(), "{format}: {}", run.stderr);
    run
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}:\n{text}"))
}

/// The findings as `json` has them.
fn findings(folder: &Path) -> Vec<Value> {
    let findings = parsed(&check(folder, "json").stdout);
    findings.as_array().unwrap().clone()
}

/// A number of a finding.
fn number(finding: &Value, pointer: &str) -> u64 {
    finding.pointer(pointer).and_then(Value::as_u64).unwrap_or_else(|| panic!("{pointer} of {finding}"))
}

fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("{pointer} of {value}"))
}

// Every format

const FORMATS: [&str; 9] = ["text", "concise", "summary", "json", "json-lines", "github", "gitlab", "junit", "sarif"];

#[test]
fn a_specimen_in_every_format() {
    let folder = repository(&[("县 50%.nianbao", specimen()), ("clean.nianbao", CLEAN.to_owned())]);
    let shown = |format| check(folder.path(), format).stdout;
    expect_file!["../outputs/specimen.text.txt"].assert_eq(&shown("text"));
    expect_file!["../outputs/specimen.concise.txt"].assert_eq(&shown("concise"));
    expect_file!["../outputs/specimen.summary.txt"].assert_eq(&shown("summary"));
    expect_file!["../outputs/specimen.json"].assert_eq(&shown("json"));
    expect_file!["../outputs/specimen.jsonl"].assert_eq(&shown("json-lines"));
    expect_file!["../outputs/specimen.github.txt"].assert_eq(&shown("github"));
    expect_file!["../outputs/specimen.gitlab.json"].assert_eq(&shown("gitlab"));
    expect_file!["../outputs/specimen.junit.xml"].assert_eq(&shown("junit"));
    // The descriptions of the rules are their pages', and change with them.
    let mut sarif = parsed(&shown("sarif"));
    let driver = sarif.pointer_mut("/runs/0/tool/driver").unwrap();
    for key in ["version", "semanticVersion", "rules"] {
        assert!(driver.as_object_mut().unwrap().shift_remove(key).is_some(), "{key}");
    }
    for result in sarif.pointer_mut("/runs/0/results").unwrap().as_array_mut().unwrap() {
        assert!(result.as_object_mut().unwrap().shift_remove("ruleIndex").is_some());
    }
    expect_file!["../outputs/specimen.sarif"].assert_eq(&(serde_json::to_string_pretty(&sarif).unwrap() + "\n"));
}

#[test]
fn nothing_found_is_valid_in_every_format() {
    let clean = repository(&[("clean.nianbao", CLEAN.to_owned())]);
    let empty = repository(&[]);
    for folder in [clean.path(), empty.path()] {
        for format in FORMATS {
            let Run { code, stdout, .. } = nianbao(folder, &["check", "--output-format", format, "."]);
            assert_eq!(code, 0, "{format}");
            match format {
                "concise" | "json-lines" | "github" => assert_eq!(stdout, ""),
                "text" => assert_eq!(stdout.lines().count(), 1),
                "summary" => assert!(stdout.contains("没有发现问题") || stdout == "没有检查任何报告\n", "{stdout}"),
                "json" | "gitlab" => assert_eq!(parsed(&stdout), json!([])),
                "junit" => drop(suites(&stdout)),
                _ => {
                    let log = parsed(&stdout);
                    assert_eq!(log.pointer("/runs/0/results"), Some(&json!([])));
                }
            }
        }
    }
}

/// Else the tests that compare formats with `json` would show nothing.
#[test]
fn the_awkward_text_is_found() {
    let folder = awkward();
    let findings = findings(folder.path());
    for cell in CELLS {
        assert!(findings.iter().any(|finding| text(finding, "/message").contains(cell)), "{cell:?}");
    }
}

#[test]
fn json_lines_are_the_objects_of_json() {
    let folder = awkward();
    let lines = check(folder.path(), "json-lines").stdout;
    assert!(lines.ends_with('\n'));
    let lines: Vec<Value> = lines.split_terminator('\n').map(parsed).collect();
    assert_eq!(lines, findings(folder.path()));
}

#[test]
fn columns_count_characters_and_bytes_count_bytes() {
    let folder = awkward();
    for finding in findings(folder.path()) {
        let file = fs::read_to_string(folder.path().join(text(&finding, "/path"))).unwrap();
        let bytes = number(&finding, "/span/start") as usize..number(&finding, "/span/end") as usize;
        let at = |point| {
            let (line, column) = (format!("/range/{point}/line"), format!("/range/{point}/column"));
            (number(&finding, &line), number(&finding, &column))
        };
        assert_eq!(file[bytes], file[byte(&file, at("start"))..byte(&file, at("end"))], "{finding}");
    }
}

/// The byte at a line and a column in characters, by counting.
fn byte(text: &str, (line, column): (u64, u64)) -> usize {
    let start = match line {
        1 => text.len() - text.trim_start_matches('\u{FEFF}').len(),
        _ => text.match_indices('\n').nth(line as usize - 2).expect("a line").0 + 1,
    };
    let characters = text[start..].char_indices().map(|(at, _)| start + at).chain([text.len()]);
    characters.take(column as usize).last().expect("a column")
}

// github

/// A command, its properties and its message.
type Command = (String, BTreeMap<String, String>, String);

/// Reads a line as the runner of GitHub Actions does.
fn command(line: &str) -> Option<Command> {
    let unescaped = |text: &str, escapes: &[(&str, &str)]| {
        escapes.iter().fold(text.to_owned(), |text, (escape, character)| text.replace(escape, character))
    };
    let (information, data) = line.trim_start().strip_prefix("::")?.split_once("::")?;
    let (name, properties) = information.split_once(' ')?;
    let properties = properties.split(',').filter_map(|property| property.split_once('=')).map(|(key, value)| {
        let escapes = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")];
        (key.to_owned(), unescaped(value, &escapes))
    });
    let data = unescaped(data, &[("%0D", "\r"), ("%0A", "\n"), ("%25", "%")]);
    Some((name.to_owned(), properties.collect(), data))
}

#[test]
fn github_commands_read_as_they_were_meant() {
    let folder = awkward();
    let stdout = check(folder.path(), "github").stdout;
    // The runner's reader ends lines at a lone carriage return, too.
    let commands: Vec<Command> =
        stdout.lines().flat_map(|line| line.split('\r')).map(|line| command(line).unwrap()).collect();
    let findings = findings(folder.path());
    assert_eq!(commands.len(), findings.len());
    for ((name, properties, data), finding) in commands.iter().zip(&findings) {
        let expected = match text(finding, "/severity") {
            "info" => "notice",
            severity => severity,
        };
        assert_eq!(name, expected);
        assert_eq!(properties["file"], shown(text(finding, "/path")));
        let numbers =
            [("line", "start/line"), ("col", "start/column"), ("endLine", "end/line"), ("endColumn", "end/column")];
        for (key, pointer) in numbers {
            assert_eq!(properties[key], number(finding, &format!("/range/{pointer}")).to_string());
        }
        assert!(properties["title"].ends_with(&format!("[{}]", text(finding, "/rule"))), "{properties:?}");
        assert_eq!(properties.len(), 6, "{properties:?}");
        let first = data.lines().next().unwrap();
        assert_eq!(first, shown(&headline(finding)), "{data}");
        for fix in finding["fixes"].as_array().unwrap() {
            assert!(data.contains(text(fix, "/title")), "{data}");
        }
    }
}

/// With a stand-in for what the terminal of a log would obey; ends of lines are written as the runner reads them.
fn shown(text: &str) -> String {
    let stand_in = |c: char| match c {
        '\u{85}' => '¿',
        '\u{2028}' => '\u{FFFD}',
        c if c.is_ascii_control() && !matches!(c, '\n' | '\r') => '?',
        c => c,
    };
    text.chars().map(stand_in).collect()
}

/// Message and place, as other formats have them.
fn headline(finding: &Value) -> String {
    let message = text(finding, "/message");
    finding["place"].as_str().map_or(message.to_owned(), |place| format!("{message}（{place}）"))
}

// gitlab

fn fingerprints(folder: &Path) -> Vec<String> {
    let issues = parsed(&check(folder, "gitlab").stdout);
    issues.as_array().unwrap().iter().map(|issue| text(issue, "/fingerprint").to_owned()).collect()
}

#[test]
fn gitlab_issues_are_as_documented() {
    let folder = awkward();
    let issues = parsed(&check(folder.path(), "gitlab").stdout);
    let (issues, findings) = (issues.as_array().unwrap(), findings(folder.path()));
    assert_eq!(issues.len(), findings.len());
    for (issue, finding) in issues.iter().zip(&findings) {
        assert_eq!(text(issue, "/location/path"), text(finding, "/path"));
        assert_eq!(text(issue, "/check_name"), text(finding, "/rule"));
        assert_eq!(text(issue, "/description"), headline(finding));
        assert_eq!(number(issue, "/location/lines/begin"), number(finding, "/range/start/line"));
        let severity = match text(finding, "/severity") {
            "error" => "major",
            "warning" => "minor",
            _ => "info",
        };
        assert_eq!(text(issue, "/severity"), severity);
    }
    // GitLab shows only the first of two issues with one fingerprint.
    let fingerprints = fingerprints(folder.path());
    assert_eq!(fingerprints.iter().collect::<BTreeSet<_>>().len(), fingerprints.len());
}

#[test]
fn fingerprints_outlive_edits_elsewhere_and_languages() {
    let folder = repository(&[("a.nianbao", specimen())]);
    let before = fingerprints(folder.path());
    assert!(!before.is_empty());
    let longer = specimen().replace("## 一、总体情况\n", "## 一、总体情况\n\n2023年的工作平稳有序。\n");
    assert_ne!(longer, specimen());
    fs::write(folder.path().join("a.nianbao"), longer).unwrap();
    assert_eq!(fingerprints(folder.path()), before);
    let english = nianbao(folder.path(), &["check", "--lang=en", "--output-format=gitlab", "."]);
    let english = parsed(&english.stdout);
    assert!(english.as_array().unwrap().iter().map(|issue| text(issue, "/fingerprint")).eq(&before));
    fs::rename(folder.path().join("a.nianbao"), folder.path().join("b.nianbao")).unwrap();
    assert!(fingerprints(folder.path()).iter().all(|fingerprint| !before.contains(fingerprint)));
}

#[test]
fn services_get_paths_from_the_repository_s_root() {
    let folder = repository(&[("区/a.nianbao", specimen())]);
    let inside = folder.path().join("区");
    let absolute = inside.join("a.nianbao");
    let spellings = [".", "a.nianbao", "./a.nianbao", "../区/a.nianbao", absolute.to_str().unwrap()];
    let mut fingerprints = BTreeSet::new();
    for spelling in spellings {
        let output = |format| nianbao(&inside, &["check", "--output-format", format, spelling]).stdout;
        let issue = &parsed(&output("gitlab"))[0];
        assert_eq!(text(issue, "/location/path"), "区/a.nianbao", "{spelling}");
        fingerprints.insert(text(issue, "/fingerprint").to_owned());
        assert_eq!(command(output("github").lines().next().unwrap()).unwrap().1["file"], "区/a.nianbao", "{spelling}");
        let artifact = parsed(&output("sarif"));
        let artifact = artifact.pointer("/runs/0/results/0/locations/0/physicalLocation/artifactLocation").unwrap();
        assert_eq!(*artifact, json!({"uri": "%E5%8C%BA/a.nianbao", "uriBaseId": "%SRCROOT%"}), "{spelling}");
    }
    assert_eq!(fingerprints.len(), 1);
    let elsewhere = repository(&[]);
    let log = nianbao(elsewhere.path(), &["check", "--output-format=sarif", spellings[4]]).stdout;
    let log = parsed(&log);
    let artifact = log.pointer("/runs/0/results/0/locations/0/physicalLocation/artifactLocation").unwrap();
    assert!(text(artifact, "/uri").starts_with("file:///"));
    assert_eq!(artifact.get("uriBaseId"), None);
}

// junit

/// A suite as build servers see it.
#[derive(Debug)]
struct Suite {
    attributes: BTreeMap<String, String>,
    cases: Vec<Case>,
}

#[derive(Debug)]
struct Case {
    attributes: BTreeMap<String, String>,
    /// The attributes and the text of its failure.
    failure: Option<(BTreeMap<String, String>, String)>,
}

/// Reads a report, and checks that it has nothing in it that XML 1.0 forbids and that its counts
/// are right.
fn suites(xml: &str) -> Vec<Suite> {
    let forbidden = |c: char| matches!(c, '\0'..='\x08' | '\x0B' | '\x0C' | '\x0E'..='\x1F' | '\u{FFFE}' | '\u{FFFF}');
    assert!(!xml.contains(forbidden), "{xml:?}");
    let mut reader = Reader::from_str(xml);
    let (mut suites, mut totals, mut text, mut depth, mut errors): (Vec<Suite>, _, _, _, usize) =
        (Vec::new(), None, String::new(), Vec::new(), 0);
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{error}:\n{xml}"));
        let (tag, empty) = match &event {
            Event::Start(tag) => (tag, false),
            Event::Empty(tag) => (tag, true),
            Event::Text(part) => {
                text.push_str(&part.xml10_content());
                continue;
            }
            Event::GeneralRef(reference) => {
                text.push_str(&quick_xml::escape::unescape(&format!("&{};", &**reference)).unwrap());
                continue;
            }
            Event::End(_) => {
                if depth.pop().as_deref() == Some("failure") {
                    let case = suites.last_mut().unwrap().cases.last_mut().unwrap();
                    case.failure.as_mut().unwrap().1 = text.clone();
                }
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        text.clear();
        let name = tag.name().as_ref().to_owned();
        let parent = depth.last().map(String::as_str);
        let attributes = attributes(tag);
        match (&*name, parent) {
            ("testsuites", None) => totals = Some(attributes),
            ("testsuite", Some("testsuites")) => suites.push(Suite { attributes, cases: Vec::new() }),
            ("testcase", Some("testsuite")) => {
                suites.last_mut().unwrap().cases.push(Case { attributes, failure: None });
            }
            ("error", Some("testcase")) => {
                assert!(!attributes["message"].is_empty());
                errors += 1;
            }
            ("failure", Some("testcase")) => {
                suites.last_mut().unwrap().cases.last_mut().unwrap().failure = Some((attributes, String::new()));
            }
            other => panic!("{other:?}"),
        }
        if !empty {
            depth.push(name);
        }
    }
    assert!(depth.is_empty());
    let failures = |suite: &Suite| suite.cases.iter().filter(|case| case.failure.is_some()).count();
    for suite in &suites {
        assert_eq!(suite.attributes["tests"], suite.cases.len().to_string());
        assert_eq!(suite.attributes["failures"], failures(suite).to_string());
    }
    let totals = totals.expect("a root");
    assert_eq!(totals["errors"], errors.to_string());
    assert_eq!(totals["tests"], suites.iter().map(|suite| suite.cases.len()).sum::<usize>().to_string());
    assert_eq!(totals["failures"], suites.iter().map(failures).sum::<usize>().to_string());
    suites
}

fn attributes(tag: &BytesStart<'_>) -> BTreeMap<String, String> {
    let attributes = tag.attributes().map(|attribute| attribute.unwrap());
    let normalized = |attribute: quick_xml::events::attributes::Attribute<'_>| {
        attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0).unwrap().into_owned()
    };
    attributes.map(|attribute| (attribute.key.as_ref().to_owned(), normalized(attribute))).collect()
}

/// A text with what XML cannot hold replaced as the format replaces it.
fn in_xml(text: &str) -> String {
    let replaced = |c: char| match c {
        '\t' | '\n' | '\r' => c,
        '\0'..='\x1F' => char::from_u32(0x2400 + c as u32).unwrap(),
        '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        // Nobody would see them.
        '\u{7F}' => '?',
        '\u{80}'..='\u{9F}' => '¿',
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' => '\u{FFFD}',
        _ => c,
    };
    text.chars().map(replaced).collect()
}

#[test]
fn junit_has_a_suite_a_file_and_a_case_a_finding() {
    let folder = awkward();
    let suites = suites(&check(folder.path(), "junit").stdout);
    let findings = findings(folder.path());
    let paths: BTreeSet<&str> = suites.iter().map(|suite| &*suite.attributes["name"]).collect();
    assert_eq!(suites.len(), paths.len());
    assert!(suites.len() >= 4);
    let mut cases = 0;
    for suite in &suites {
        let path = &suite.attributes["name"];
        let of_file: Vec<&Value> = findings.iter().filter(|finding| in_xml(text(finding, "/path")) == *path).collect();
        if of_file.is_empty() {
            assert_eq!(path, "clean.nianbao");
            assert!(matches!(&suite.cases[..], [case] if case.failure.is_none()), "{suite:?}");
            continue;
        }
        // Servers tell cases apart by their names.
        let names: BTreeSet<&str> = suite.cases.iter().map(|case| &*case.attributes["name"]).collect();
        assert_eq!(names.len(), suite.cases.len());
        assert_eq!(suite.cases.len(), of_file.len());
        for (case, finding) in suite.cases.iter().zip(of_file) {
            cases += 1;
            assert_eq!(case.attributes["classname"], *path);
            assert_eq!(case.attributes["file"], *path);
            assert_eq!(case.attributes["line"], number(finding, "/range/start/line").to_string());
            assert!(case.attributes["name"].starts_with(text(finding, "/rule")), "{case:?}");
            let (failure, shown) = case.failure.as_ref().expect("a failure");
            assert_eq!(failure["type"], text(finding, "/severity"));
            assert_eq!(failure["message"], in_xml(text(finding, "/message")));
            assert!(shown.contains(&in_xml(&headline(finding))), "{shown}");
        }
    }
    assert_eq!(cases, findings.len());
}

// sarif

/// The path that a URI stands for.
fn decoded(uri: &str) -> String {
    assert!(uri.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte)), "{uri}");
    let mut bytes = Vec::new();
    let mut rest = uri.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| (byte.unwrap() as char).to_digit(16).unwrap() as u8;
        bytes.push(if byte == b'%' { digit(rest.next()) * 16 + digit(rest.next()) } else { byte });
    }
    String::from_utf8(bytes).unwrap()
}

fn level(severity: &str) -> &str {
    if severity == "info" { "note" } else { severity }
}

#[test]
fn sarif_has_the_rules_in_both_languages() {
    let folder = awkward();
    let mut titles = BTreeSet::new();
    for lang in ["--lang=zh", "--lang=en"] {
        let run = nianbao(folder.path(), &["check", lang, "--output-format=sarif", "."]);
        let log = parsed(&run.stdout);
        let rules = log.pointer("/runs/0/tool/driver/rules").unwrap().as_array().unwrap();
        let listed = nianbao(folder.path(), &["rules", "--json", lang]).stdout;
        let listed = parsed(&listed);
        let listed = listed.as_array().unwrap();
        assert_eq!(rules.len(), listed.len());
        for (rule, listed) in rules.iter().zip(listed) {
            assert_eq!(text(rule, "/id"), text(listed, "/name"));
            assert_eq!(text(rule, "/shortDescription/text"), text(listed, "/title"));
            assert_eq!(text(rule, "/defaultConfiguration/level"), level(text(listed, "/severity")));
            // GitHub takes no more, and nothing less.
            let description = text(rule, "/fullDescription/text").chars().count();
            assert!((1..=1024).contains(&description), "{rule}");
            assert!(!text(rule, "/help/text").is_empty());
            titles.insert(text(rule, "/shortDescription/text").to_owned());
        }
    }
    assert!(titles.len() > 20, "one language only: {titles:?}");
}

#[test]
fn sarif_results_are_the_findings() {
    let folder = awkward();
    let log = parsed(&check(folder.path(), "sarif").stdout);
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let (results, findings) = (run["results"].as_array().unwrap(), findings(folder.path()));
    assert_eq!(results.len(), findings.len());
    let (mut fixes, mut related, mut fingerprints) = (0, 0, BTreeSet::new());
    for (result, finding) in results.iter().zip(&findings) {
        let rule = &run["tool"]["driver"]["rules"][number(result, "/ruleIndex") as usize];
        assert_eq!(text(result, "/ruleId"), text(finding, "/rule"));
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(text(result, "/level"), level(text(finding, "/severity")));
        let plain = text(result, "/message/text").replace("{{", "{").replace("}}", "}").replace("\\](", "](");
        assert_eq!(plain.lines().next().unwrap(), headline(finding));
        let location = &result["locations"][0];
        let artifact = &location["physicalLocation"]["artifactLocation"];
        assert_eq!(decoded(text(artifact, "/uri")), text(finding, "/path"));
        assert_eq!(artifact["uriBaseId"], "%SRCROOT%");
        assert_region(&location["physicalLocation"]["region"], finding);
        if let Some(place) = finding["place"].as_str() {
            assert_eq!(text(location, "/logicalLocations/0/fullyQualifiedName"), place);
        }
        let others = result.get("relatedLocations").and_then(Value::as_array).cloned().unwrap_or_default();
        assert_eq!(others.len(), finding["related"].as_array().unwrap().len());
        for (other, expected) in others.iter().zip(finding["related"].as_array().unwrap()) {
            related += 1;
            assert_eq!(text(other, "/message/text"), text(expected, "/message"));
            assert_region(&other["physicalLocation"]["region"], expected);
        }
        let safe: Vec<&Value> =
            finding["fixes"].as_array().unwrap().iter().filter(|fix| fix["applicability"] == "safe").collect();
        let offered = result.get("fixes").and_then(Value::as_array).cloned().unwrap_or_default();
        assert_eq!(offered.len(), safe.len());
        let file = fs::read_to_string(folder.path().join(text(finding, "/path"))).unwrap();
        for (offered, safe) in offered.iter().zip(safe) {
            fixes += 1;
            assert_eq!(offered["properties"]["applicability"], "safe");
            assert_eq!(mended(&file, offered), mended_by_bytes(&file, safe));
        }
        fingerprints.insert(result["partialFingerprints"].to_string());
    }
    assert_eq!(fingerprints.len(), results.len());
    assert!(fixes > 0 && related > 0, "the specimens show too little");
}

fn assert_region(region: &Value, finding: &Value) {
    let expected = json!({
        "startLine": finding["range"]["start"]["line"],
        "startColumn": finding["range"]["start"]["column"],
        "endLine": finding["range"]["end"]["line"],
        "endColumn": finding["range"]["end"]["column"],
        "byteOffset": finding["span"]["start"],
        "byteLength": number(finding, "/span/end") - number(finding, "/span/start"),
    });
    assert_eq!(*region, expected);
}

/// The file after a fix of SARIF, whose regions are lines and columns.
fn mended(file: &str, fix: &Value) -> String {
    let replacements = fix["artifactChanges"][0]["replacements"].as_array().unwrap();
    let edits = replacements.iter().map(|replacement| {
        let region = &replacement["deletedRegion"];
        let at = |line, column| byte(file, (number(region, line), number(region, column)));
        let span = at("/startLine", "/startColumn")..at("/endLine", "/endColumn");
        (span, text(replacement, "/insertedContent/text"))
    });
    applied(file, edits.collect())
}

/// The file after a fix of JSON, whose spans are bytes.
fn mended_by_bytes(file: &str, fix: &Value) -> String {
    let edits = fix["edits"].as_array().unwrap().iter().map(|edit| {
        let span = number(edit, "/span/start") as usize..number(edit, "/span/end") as usize;
        (span, text(edit, "/text"))
    });
    applied(file, edits.collect())
}

fn applied(file: &str, mut edits: Vec<(std::ops::Range<usize>, &str)>) -> String {
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let mut text = file.to_owned();
    for (span, new) in edits {
        text.replace_range(span, new);
    }
    text
}

// Several outputs

#[test]
fn each_output_goes_where_it_is_sent() {
    let folder = awkward();
    let mut arguments = vec!["check".to_owned(), "--output-format=concise".to_owned(), ".".to_owned()];
    arguments.extend(FORMATS.map(|format| format!("--output={format}=out.{format}")));
    arguments.push("--output=json=again.json".to_owned());
    let run = nianbao(folder.path(), &arguments);
    assert_eq!((run.code, &*run.stderr), (1, ""));
    let alone = |format| check(folder.path(), format).stdout;
    assert_eq!(run.stdout, alone("concise"));
    for format in FORMATS {
        assert_eq!(fs::read_to_string(folder.path().join(format!("out.{format}"))).unwrap(), alone(format), "{format}");
    }
    assert_eq!(fs::read_to_string(folder.path().join("again.json")).unwrap(), alone("json"));
}

#[test]
fn standard_output_is_a_place_like_others() {
    let folder = repository(&[("a.nianbao", specimen())]);
    let run = |arguments: &[&str]| nianbao(folder.path(), &[&["check", "a.nianbao"], arguments].concat()).stdout;
    let (text, json) = (run(&[]), run(&["--output-format=json"]));
    assert!(text.contains("┌─"));
    assert_eq!(run(&["--output=json=-"]), json, "json alone");
    assert_eq!(run(&["--output-format=json", "--output=json=-"]), json, "once");
    assert_eq!(run(&["--output=json=a.json"]), text, "text beside a file");
}

#[test]
fn colour_stays_out_of_files_unless_asked_for() {
    let folder = repository(&[("a.nianbao", specimen())]);
    let written = |color: &str| {
        nianbao(folder.path(), &["check", "a.nianbao", "--output=text=a.txt", "--output=concise=b.txt", color]);
        ["a.txt", "b.txt"].map(|name| fs::read_to_string(folder.path().join(name)).unwrap().contains('\u{1B}'))
    };
    assert_eq!(written("--color=auto"), [false, false]);
    assert_eq!(written("--color=always"), [true, false]);
}

#[test]
fn an_output_that_cannot_be_written_is_said_and_fails_the_run() {
    let folder = repository(&[("a.nianbao", CLEAN.to_owned())]);
    let arguments =
        ["check", ".", "--output=sarif=no/such/folder/a.sarif", "--output=json=a.json", "--output-format=concise"];
    let run = nianbao(folder.path(), &arguments);
    assert_eq!((run.code, &*run.stdout), (2, ""));
    assert!(run.stderr.starts_with("nianbao: no/such/folder/a.sarif：写不了："), "{}", run.stderr);
    assert_eq!(fs::read_to_string(folder.path().join("a.json")).unwrap(), "[]\n", "the others are written");
    for wrong in ["sarif", "sarif=", "=a.json", "xml=a.xml"] {
        let run = nianbao(folder.path(), &["check", ".", "--output", wrong]);
        assert_eq!(run.code, 2, "{wrong}");
        assert!(run.stderr.contains("json-lines"), "{}", run.stderr);
    }
}

#[test]
fn two_formats_do_not_share_a_file() {
    let folder = repository(&[("𠮷.nianbao", CLEAN.to_owned())]);
    let run = nianbao(folder.path(), &["check", ".", "--output=json=a.out", "--output=sarif=./a.out"]);
    assert_eq!((run.code, &*run.stdout), (2, ""));
    assert!(run.stderr.contains("nianbao: a.out：两种格式不能写进同一个文件"), "{}", run.stderr);
    assert!(!folder.path().join("a.out").exists());
    let twice = nianbao(folder.path(), &["check", ".", "--output=json=a.out", "--output=json=a.out"]);
    assert_eq!((twice.code, &*twice.stderr), (0, ""), "the same twice is once");
}

#[test]
fn the_help_names_every_format_in_both_languages() {
    let folder = repository(&[]);
    for (lang, word) in [("zh", "可写多次"), ("en", "repeated")] {
        let run = nianbao(folder.path(), &["check", "--help", "--lang", lang]);
        assert_eq!(run.code, 0);
        for format in FORMATS {
            assert!(run.stdout.contains(format), "{lang}: {format}");
        }
        assert!(run.stdout.contains(word), "{}", run.stdout);
    }
}

#[test]
fn what_could_not_be_checked_is_in_every_report() {
    let folder = repository(&[("甲.nianbao", CLEAN.to_owned()), ("丙.nianbao", specimen())]);
    // 报告, in the encoding of Windows.
    fs::write(folder.path().join("乙,%.nianbao"), b"\xb1\xa8\xb8\xe6").unwrap();
    for (files, findings) in [(&["乙,%.nianbao"][..], false), (&["甲.nianbao", "乙,%.nianbao"], false), (&["."], true)]
    {
        let run = |format: &str| {
            let run = nianbao(folder.path(), &[&["check", "--output-format", format], files].concat());
            assert_eq!(run.code, 2, "{format}");
            assert!(run.stderr.contains("乙,%.nianbao: 不是 UTF-8"), "{}", run.stderr);
            run.stdout
        };
        let (github, gitlab, sarif) = (run("github"), parsed(&run("gitlab")), parsed(&run("sarif")));
        let errors: Vec<&str> = github.lines().filter(|line| line.contains("title=没能检查::不是 UTF-8")).collect();
        assert_eq!(errors.len(), 1, "{github}");
        assert!(errors[0].starts_with("::error file=乙%2C%25.nianbao,"), "{github}");
        let issues: Vec<&Value> =
            gitlab.as_array().unwrap().iter().filter(|issue| issue["check_name"] == "unchecked").collect();
        assert_eq!(issues.len(), 1);
        assert_eq!((text(issues[0], "/location/path"), text(issues[0], "/severity")), ("乙,%.nianbao", "critical"));
        assert_eq!(issues.len() < gitlab.as_array().unwrap().len(), findings);
        let array = parsed(&run("json"));
        let lines: Vec<Value> = run("json-lines").lines().map(parsed).collect();
        assert_eq!(array.as_array(), Some(&lines));
        assert_eq!(lines.len() > 1, findings);
        let unchecked = lines.last().unwrap();
        assert_eq!((text(unchecked, "/rule"), text(unchecked, "/path")), ("unchecked", "乙,%.nianbao"));
        assert!(text(unchecked, "/message").starts_with("不是 UTF-8"));
        assert_eq!((&unchecked["severity"], &unchecked["range"]), (&Value::from("error"), &Value::Null));
        let invocation = &sarif["runs"][0]["invocations"][0];
        assert_eq!(invocation["executionSuccessful"], false);
        let notification = &invocation["toolExecutionNotifications"][0];
        assert!(text(notification, "/message/text").starts_with("乙,%.nianbao: 不是 UTF-8"));
        let uri = text(notification, "/locations/0/physicalLocation/artifactLocation/uri");
        assert_eq!(decoded(uri), "乙,%.nianbao");
        let suites = suites(&run("junit"));
        let broken: Vec<&Suite> = suites.iter().filter(|suite| suite.attributes["errors"] == "1").collect();
        assert_eq!((broken.len(), &*broken[0].attributes["name"]), (1, "乙,%.nianbao"));
        assert_eq!(suites.len(), files.len() + if findings { 2 } else { 0 });
    }
    let run = nianbao(folder.path(), &["check", "--output-format=sarif", "甲.nianbao"]);
    assert_eq!(parsed(&run.stdout)["runs"][0].get("invocations"), None);
}
