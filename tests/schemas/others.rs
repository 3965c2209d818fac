//! Holds `sarif` and `gitlab` to what the services ask of them, on findings that are awkward to put into words.

use crate::assert_valid;
use crate::binary::nianbao;
use crate::specimens::{CLEAN, awkward, repository, specimen};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::path::Path;

fn check(folder: &Path, arguments: &[&str]) -> Value {
    let run = nianbao(folder, &[&["check"], arguments].concat());
    assert!(run.code <= 1, "{arguments:?}: {}", run.stderr);
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn gitlab_issues_are_as_documented() {
    let folder = awkward();
    let schema = gitlab_schema();
    let good = check(folder.path(), &["--output-format=gitlab", "."]);
    assert_valid(&schema, &good, "gitlab");
    let spoilt = |path: &str, value: Value| {
        let mut bad = good.clone();
        *bad.pointer_mut(path).unwrap() = value;
        bad
    };
    for bad in [spoilt("/0/severity", "严重".into()), spoilt("/0/location/path", "/甲".into())] {
        assert!(!schema.is_valid(&bad), "a schema that lets everything pass");
    }
}

/// What GitLab's documentation asks of a Code Quality report.
fn gitlab_schema() -> Validator {
    let schema = json!({
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": "^[^./]"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    });
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn sarif_fits_the_standard_s_schema_in_both_languages() {
    let folder = awkward();
    let schema = sarif_schema();
    for lang in ["--lang=zh", "--lang=en"] {
        assert_valid(&schema, &check(folder.path(), &[lang, "--output-format=sarif", "."]), lang);
    }
    let mut broken = check(folder.path(), &["--output-format=sarif", "."]);
    *broken.pointer_mut("/runs/0/results/0/level").unwrap() = "fatal".into();
    assert!(!schema.is_valid(&broken), "a schema that lets everything pass");
}

#[test]
fn sarif_of_nothing_and_of_a_file_elsewhere_fits_too() {
    let schema = sarif_schema();
    let clean = repository(&[("clean.nianbao", CLEAN.to_owned())]);
    let empty = repository(&[]);
    for folder in [clean.path(), empty.path()] {
        assert_valid(&schema, &check(folder, &["--output-format=sarif", "."]), "nothing found");
    }
    let folder = repository(&[("区/a.nianbao", specimen())]);
    let elsewhere = folder.path().join("区/a.nianbao");
    let log = check(empty.path(), &["--output-format=sarif", elsewhere.to_str().unwrap()]);
    assert_valid(&schema, &log, "elsewhere");
}

/// The standard's schema. Its pattern for languages has a bracket too many, which strict regular
/// expressions refuse; later editions of the schema have it as it is here.
fn sarif_schema() -> Validator {
    let schema = include_str!("sarif-2.1.0.json");
    let schema = schema.replace("^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}
