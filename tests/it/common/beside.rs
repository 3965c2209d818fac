//! The reports beside one of a rule's page.

use nianbao::lint::{Digest, Elsewhere, Example, Kin, Neighbours, Trouble, Want};
use nianbao::report;
use nianbao::text::Positions;
use std::sync::Arc;

/// The digest of a text that goes by a name.
pub fn digest(name: &str, text: &str) -> Arc<Digest> {
    let report = report::parse(text);
    let positions = Positions::of_text(text);
    Arc::new(Digest::of(&report, Arc::new(Elsewhere { path: name.into(), text: text.into(), positions })))
}

/// What stands beside an example. Entries of 汇总 beyond the texts that it has lead nowhere.
pub fn neighbours(example: &Example<'_>, text: &str, rare: impl Fn(&str) -> String) -> Neighbours {
    let front = report::parse(text).front_matter;
    let mut neighbours = Neighbours {
        last_year: example.last_year.iter().map(|text| digest("上年.nianbao", &rare(text))).collect(),
        alike: example.alike.map(|text| digest("别处.nianbao", &rare(text))),
        ..Neighbours::default()
    };
    let named = front.aggregate.len();
    for (at, text) in example.included.iter().enumerate() {
        neighbours.included.push((at, digest(&format!("单位{at}.nianbao"), &rare(text))));
    }
    if !example.included.is_empty() {
        let lost =
            (example.included.len()..named).map(|entry| Trouble { kin: Kin::Included, entry, what: Want::Missing });
        neighbours.troubles.extend(lost);
    }
    neighbours
}
