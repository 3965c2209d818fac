//! Any bytes are read, checked and exported; every span of a finding lies on characters of the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao::lint::Options;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let analysis = nianbao::check(&*text, &Options::default());
    let tree = &analysis.report.tree;
    let whole: usize = (0..tree.lines.len()).map(|line| tree.full_span(line).len()).sum();
    assert_eq!(whole, text.len());
    for finding in &analysis.findings {
        assert!(text.get(finding.span.range()).is_some(), "{finding:?}");
        for edit in finding.fixes.iter().flat_map(|fix| &fix.edits) {
            assert!(text.get(edit.span.range()).is_some(), "{finding:?}");
        }
    }
    nianbao::export::json(&analysis.report);
});
