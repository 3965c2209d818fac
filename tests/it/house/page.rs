//! The page: what takes long is the worker's, and what is long is drawn in pieces. How long that takes a browser,
//! tests/page/run tells.

use std::collections::BTreeMap;
use std::path::Path;

const SOURCES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/bindings/wasm/page/src");

#[test]
fn the_page_gives_way() {
    let files = std::fs::read_dir(SOURCES).unwrap().map(|file| file.unwrap().path());
    let texts: BTreeMap<String, String> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "ts" || ending == "css"))
        .map(|path| (name(&path), std::fs::read_to_string(&path).unwrap()))
        .collect();
    assert!(texts.len() > 10);
    for word in ["atob(", "DecompressionStream", "WebAssembly.compile", "WebAssembly.instantiate"] {
        let users: Vec<&str> = texts.iter().filter(|(_, text)| text.contains(word)).map(|(name, _)| &**name).collect();
        assert_eq!(users, ["worker.ts"], "{word}: the module is unpacked where nobody waits for it");
    }
    for view in ["report.ts", "sheet.ts"] {
        assert!(texts[view].contains("this.pieces.begin(this.bring("), "{view}: a long list is drawn in pieces");
    }
    let rows = texts["page.css"].lines().find(|line| line.starts_with(".units tbody tr {")).unwrap();
    assert!(rows.contains("content-visibility: auto"), "rows out of sight are not laid out: {rows}");
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}
