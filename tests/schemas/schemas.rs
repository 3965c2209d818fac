//! Holds what nianbao prints to JSON schemas, by a validator that somebody else wrote. It takes as long to build as half
//! of the rest of the tests, so it is a package of its own: `tests/schemas/run` builds and runs it.

#[path = "../it/common/binary.rs"]
mod binary;
mod others;
mod published;
#[path = "../it/common/specimens.rs"]
mod specimens;

use jsonschema::Validator;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn assert_valid(validator: &Validator, instance: &Value, name: &str) {
    let errors: Vec<String> =
        validator.iter_errors(instance).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{name}:\n{}", errors.join("\n"));
}
