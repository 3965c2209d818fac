//! Holds the JSON that nianbao prints to the schemas that it publishes, on every report there is.

use crate::binary::nianbao;
use crate::{assert_valid, root};
use jsonschema::Validator;
use nianbao::config::{self, KEYS};
use nianbao::lint::all_rules;
use nianbao::text::Lang;
use serde_json::Value;
use std::path::PathBuf;

fn schema_text(schema: &str) -> Value {
    let schema = std::fs::read_to_string(root().join("schemas").join(schema)).unwrap();
    serde_json::from_str(&schema).unwrap()
}

fn validator(schema: &str) -> Validator {
    let schema = schema_text(schema);
    jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("no valid schema: {error}"));
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// Every report of the examples and the tests.
fn reports() -> Vec<PathBuf> {
    let folders = ["examples", "tests/reports"];
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(root().join(folder)).unwrap());
    let mut reports: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    reports.retain(|path| path.extension().is_some_and(|extension| extension == "nianbao"));
    reports.sort();
    assert!(reports.len() >= 9, "{reports:?}");
    reports
}

#[test]
fn findings_fit_their_schema() {
    let validator = validator("findings.schema.json");
    let mut found = 0;
    for lang in ["--lang=zh", "--lang=en"] {
        for report in reports() {
            let name = report.to_str().unwrap();
            let run = nianbao(&root(), &["check", lang, "--output-format=json", name]);
            assert!(run.code <= 1 && run.stderr.is_empty(), "{name}: {}", run.stderr);
            let findings: Value = serde_json::from_str(&run.stdout).unwrap();
            assert_valid(&validator, &findings, name);
            found += findings.as_array().unwrap().len();
        }
    }
    assert!(found > 50, "too few findings to show anything: {found}");
    let run = nianbao(&root(), &["check", "--output-format=json", "examples/没有𠮷.nianbao"]);
    let unchecked: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_valid(&validator, &unchecked, "no file");
    assert_eq!((run.code, unchecked.as_array().map(Vec::len)), (2, Some(1)));
}

#[test]
fn differences_fit_their_schema() {
    let validator = validator("differences.schema.json");
    let (figures, texts) = (&["examples", "tests/reports"][..], "/pairs/0/texts");
    let run = nianbao(&root(), &[&["diff", "--quiet", "--to=json"], figures].concat());
    let folders: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_valid(&validator, &folders, "folders");
    assert!(folders["only_old"].as_array().unwrap().len() > 1, "{folders}");
    let old = "tests/reports/suqian-city-2023.nianbao";
    let new = "tests/reports/suqian-city-2024.nianbao";
    let run = nianbao(&root(), &["diff", "--quiet", "--to=json", old, new]);
    assert!(run.code == 0 && run.stderr.is_empty(), "{}", run.stderr);
    let differences: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_valid(&validator, &differences, "a pair");
    assert!(differences.pointer(texts).is_some_and(|it| it.as_array().unwrap().len() > 3));
    assert!(differences["pairs"][0]["figures"].as_array().unwrap().len() > 20);
}

#[test]
fn rules_fit_their_schema() {
    let validator = validator("rules.schema.json");
    let known: Vec<&str> = all_rules().map(|rule| rule.name).collect();
    for lang in ["--lang=zh", "--lang=en"] {
        let run = nianbao(&root(), &["rules", lang, "--output-format=json"]);
        assert!(run.code == 0 && run.stderr.is_empty(), "{}", run.stderr);
        let rules: Value = serde_json::from_str(&run.stdout).unwrap();
        assert_valid(&validator, &rules, lang);
        let names: Vec<&str> = rules.as_array().unwrap().iter().map(|rule| rule["name"].as_str().unwrap()).collect();
        assert_eq!(names, known);
    }
}

#[test]
fn exports_fit_their_schema() {
    let validator = validator("report.schema.json");
    for report in reports() {
        let name = report.to_str().unwrap();
        let run = nianbao(&root(), &["export", "--to=json", name]);
        assert_valid(&validator, &serde_json::from_str(&run.stdout).unwrap(), name);
    }
}

/// A report of nothing, one of the title alone, and one of figures that are odd in every way.
#[test]
fn exports_of_ruins_fit_their_schema() {
    let validator = validator("report.schema.json");
    let folder = tempfile::tempdir().unwrap();
    let table = "## 二、主动公开政府信息情况\n\n\
        | 第二十条第（八）项 | 本年收费金额（单位：万元） |\n| --- | ---: |\n| 行政事业性收费 | CELL |\n\n\
        ## 四、政府信息公开行政复议、行政诉讼情况\n\n\
        | 类型 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| --- | --- | --- | --- | --- | --- |\n\
        | 行政复议 | CELL | 0 | 0 | 0 | = |\n";
    let cells = [
        "-3",
        "+3",
        "1.5",
        "999999999999999",
        "9999999999999999",
        "58,006",
        "１２",
        "=",
        "无",
        "0.000001",
        "12345元",
        "1e5",
        "𠮷",
        "22（其中修订\u{1}16件）",
        "23万元（😀）",
    ];
    let texts = ["".to_owned(), "---\n年度: 20233\n发布日期: 2024-02-30\n---\n".to_owned(), "# 年度报告\n".to_owned()];
    for text in cells.iter().map(|cell| table.replace("CELL", cell)).chain(texts) {
        std::fs::write(folder.path().join("a.nianbao"), &text).unwrap();
        let run = nianbao(folder.path(), &["export", "--to=json", "a.nianbao"]);
        assert_valid(&validator, &serde_json::from_str(&run.stdout).unwrap(), &text);
    }
}

/// A schema that lets everything pass would pass the tests above.
#[test]
fn the_schemas_refuse_what_is_not_theirs() {
    let findings = validator("findings.schema.json");
    let run = nianbao(&root(), &["check", "--output-format=json", "examples/seeded-mistakes.nianbao"]);
    let good: Value = serde_json::from_str(&run.stdout).unwrap();
    let spoilt = |path: &str, value: Value| {
        let mut bad = good.clone();
        *bad.pointer_mut(path).unwrap_or_else(|| panic!("no {path}")) = value;
        bad
    };
    assert!(findings.is_valid(&good));
    for bad in [
        spoilt("/0/rule", "blank".into()),
        spoilt("/0/severity", "fatal".into()),
        spoilt("/0/message", Value::Null),
        spoilt("/0/range/start/line", 0.into()),
        spoilt("/0/range/start/column", 1.5.into()),
        spoilt("/0/fixes/0/edits", Value::Array(Vec::new())),
        spoilt("/0/provision/basis", "依据".into()),
    ] {
        assert!(!findings.is_valid(&bad));
    }
    let rules = validator("rules.schema.json");
    let run = nianbao(&root(), &["rules", "--output-format=json"]);
    let good: Value = serde_json::from_str(&run.stdout).unwrap();
    assert!(rules.is_valid(&good));
    for (path, value) in [
        ("/0/name", "totals".into()),
        ("/0/group", "totals/row".into()),
        ("/0/severity", "off".into()),
        ("/0/fixes", Value::from(vec!["safe", "safe"])),
        ("/0/since", "0.1".into()),
        ("/0/basis", "依据".into()),
        ("/0/explanation", "".into()),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(path).unwrap() = value;
        assert!(!rules.is_valid(&bad), "{path}");
    }
    let report = validator("report.schema.json");
    let run = nianbao(&root(), &["export", "--to=json", "examples/acheng-2023.nianbao"]);
    let good: Value = serde_json::from_str(&run.stdout).unwrap();
    assert!(report.is_valid(&good));
    for key in good.as_object().unwrap().keys() {
        let mut bad = good.clone();
        bad.as_object_mut().unwrap().shift_remove(key);
        assert!(!report.is_valid(&bad), "{key} may be missing");
    }
    for (path, value) in [("/review/行政复议/总计", Value::from(-1)), ("/published", "2024-02-30".into())] {
        let mut bad = good.clone();
        *bad.pointer_mut(path).unwrap() = value;
        assert!(!report.is_valid(&bad), "{path}");
    }
}

#[test]
fn the_schema_takes_what_the_command_takes() {
    let schema = validator("config.schema.json");
    let value = |text: &str| serde_json::to_value(toml::from_str::<toml::Table>(text).unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let found = |config: &str| {
        std::fs::write(folder.path().join("nianbao.toml"), config).unwrap();
        std::fs::write(folder.path().join("年报.nianbao"), "").unwrap();
        let run = nianbao(folder.path(), &["check", "--output-format=json", "."]);
        let findings: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
        let rules = findings.iter().map(|finding| finding["rule"].as_str().unwrap().to_owned());
        rules.filter(|rule| rule.starts_with("config/")).collect::<Vec<_>>()
    };
    let described = schema_text("config.schema.json");
    // Each key's own example, and all of them in one file.
    for (key, example) in KEYS.iter().map(|key| (key, key.example.zh)) {
        assert!(schema.is_valid(&value(example)), "{example}");
        let pointer = format!("/properties/{}/description", key.name.replace('.', "/properties/"));
        assert!(described.pointer(&pointer).is_some(), "{pointer}");
        assert!(!schema.is_valid(&value(&format!("{} = 3", key.name))), "{}", key.name);
    }
    let good = config::examples(Lang::Zh).join("\n");
    assert!(schema.is_valid(&value(&good)));
    // The text of the regulation would have to be there.
    let (good, _) = good.split_once("[law]").unwrap();
    assert_eq!(found(good), [""; 0]);
    for bad in [
        "exclud = []",
        "exclude = \"a\"",
        "required-version = \"最新\"",
        "township-deadline = \"2-28\"",
        "[rules]\ntotals = \"严重\"",
        "[rules]\n\"totals/rwo\" = \"off\"",
        "[per-file-rules]\n\"往年/**\" = [\"totals\"]",
        "[per-file-rules]\n\"往年/**\" = { \"𠮷\" = \"off\" }",
        "[law]\nfile = \"a\"",
    ] {
        assert!(!schema.is_valid(&value(bad)), "{bad}");
        assert_eq!(found(bad).len(), 1, "{bad}");
    }
}
