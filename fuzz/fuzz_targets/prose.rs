//! What any text cites stands in it, and so do its figures, in order.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao::prose::{Defined, Reporter, citations_after, read};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut defined = Defined::default();
    for citation in citations_after(&text, &mut defined) {
        assert!(text.get(citation.span.range()).is_some(), "{citation:?}");
        citation.cite.provision();
    }
    for (name, _, span) in defined.given() {
        assert!(text.get(span.range()).is_some(), "{name}");
    }
    let reading = read(&text, Reporter::default(), None);
    let mut end = 0;
    for figure in &reading.figures {
        assert!(figure.span.start >= end, "{figure:?}");
        end = figure.span.end;
        assert!(text.get(figure.span.range()).is_some(), "{figure:?}");
    }
    for list in &reading.lists {
        assert!(list.parts.iter().all(|&part| part < reading.figures.len()), "{list:?}");
    }
});
