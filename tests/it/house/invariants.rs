//! docs/architecture.md says what must hold, and which test holds it.

use std::path::Path;

/// Invariants that name no test, and tests and scripts that are named and are not there.
pub fn unheld() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("docs/architecture.md")).unwrap();
    let mut wrong = Vec::new();
    let parts: Vec<&str> = page.split("### Architecture Invariant: ").skip(1).collect();
    assert!(parts.len() > 10, "{}", parts.len());
    for part in parts {
        let (name, rest) = part.split_once('\n').unwrap_or((part, ""));
        let Some(held) = rest.lines().find_map(|line| line.strip_prefix("Held by: ")) else {
            wrong.push(format!("{name}: nothing holds it"));
            continue;
        };
        let tests = held.split(", ").map(|test| test.trim_matches('`'));
        wrong.extend(tests.filter(|test| !is_there(root, test)).map(|test| format!("{name}: there is no {test}")));
    }
    wrong
}

/// Whether there is a test `module::name`, in tests/it or in src, or a script `tests/name`.
fn is_there(root: &Path, test: &str) -> bool {
    if test.starts_with("tests/") {
        return root.join(test).is_file();
    }
    let Some((module, name)) = test.rsplit_once("::") else { return false };
    let path = module.trim_end_matches("::tests").replace("::", "/");
    let files =
        ["tests/it", "src"].map(|folder| ["", "/mod", "/tests"].map(|file| format!("{folder}/{path}{file}.rs")));
    let has_test = |text: String| {
        text.split("#[test]").skip(1).any(|part| part.trim_start().starts_with(&format!("fn {name}(")))
            || text.contains("proptest!") && text.contains(&format!("fn {name}("))
    };
    files.iter().flatten().filter_map(|file| std::fs::read_to_string(root.join(file)).ok()).any(has_test)
}
