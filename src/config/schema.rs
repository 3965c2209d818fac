//! The JSON schema of `nianbao.toml`, made of its keys: `schemas/config.schema.json` is what it gives.

use super::keys::{KEYS, Key};
use super::problem::Expected;
use crate::lint::all_rules;
use serde_json::{Map, Value, json};

/// The schema.
pub fn schema() -> Value {
    let mut properties = Map::new();
    for key in KEYS {
        match key.within() {
            None => drop(properties.insert(key.name.to_owned(), described(key))),
            Some((table, name)) => {
                let table = properties.entry(table).or_insert_with(|| table_of(Map::new()));
                table["properties"][name] = described(key);
            }
        }
    }
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "nianbao.toml",
        "description": "Configuration of nianbao. The nearest nianbao.toml upwards from a report applies to it.",
    });
    for (key, value) in table_of(properties).as_object().into_iter().flatten() {
        schema[key] = value.clone();
    }
    schema["$defs"] = json!({ "levels": levels(), "severity": takes(Expected::Severity) });
    schema
}

fn table_of(properties: Map<String, Value>) -> Value {
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

/// A key with what it is for, in both languages, and an example.
fn described(key: &Key) -> Value {
    let mut value = json!({ "description": format!("{}\n\n{}", key.about.zh, key.about.en) });
    for (key, is) in takes(key.takes).as_object().into_iter().flatten() {
        value[key] = is.clone();
    }
    let example = toml::from_str::<Value>(key.example.en).ok();
    let pointer = format!("/{}", key.name.replace('.', "/"));
    if let Some(example) = example.as_ref().and_then(|example| example.pointer(&pointer)) {
        value["examples"] = json!([example]);
    }
    value
}

/// What a key takes.
fn takes(expected: Expected) -> Value {
    match expected {
        Expected::Version => {
            json!({ "type": "string", "pattern": "^(>= *)?[0-9]+(\\.[0-9]+){0,2}$" })
        }
        Expected::Patterns => json!({ "type": "array", "items": { "type": "string", "minLength": 1 } }),
        Expected::Width => json!({ "enum": ["narrow", "wide"], "default": "narrow" }),
        Expected::MonthAndDay | Expected::DayOfEveryYear => {
            json!({ "type": "string", "pattern": "^((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))$" })
        }
        Expected::Severity => json!({ "enum": ["error", "warning", "info", "off"] }),
        Expected::Levels => json!({ "$ref": "#/$defs/levels" }),
        Expected::PerFile => json!({ "type": "object", "additionalProperties": { "$ref": "#/$defs/levels" } }),
        Expected::Path => json!({ "type": "string" }),
        Expected::Boolean => json!({ "type": "boolean" }),
        Expected::Words => {
            let names = json!({ "minLength": 2 });
            json!({ "type": "object", "propertyNames": names, "additionalProperties": { "type": "string", "minLength": 1 } })
        }
        Expected::Text | Expected::Letter => json!({ "type": "string", "minLength": 1 }),
        Expected::Word => json!({ "type": "string", "minLength": 1 }),
        Expected::Table => json!({ "type": "object" }),
    }
}

/// Severities by rule or group, each with what it finds.
fn levels() -> Value {
    let mut properties = Map::new();
    let severity = |description: String| json!({ "description": description, "$ref": "#/$defs/severity" });
    for rule in all_rules() {
        let group = rule.group();
        properties.entry(group).or_insert_with(|| severity(format!("{group}/*")));
        properties.insert(rule.name.to_owned(), severity(format!("{}\n\n{}", rule.title.zh, rule.title.en)));
    }
    table_of(properties)
}
