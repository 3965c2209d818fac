//! Which finding is which from one run to the next: by this, services tell new findings from known
//! ones.
//!
//! A finding is known by its file, its rule and its official place, and where these repeat by how
//! many came before it. Lines play no part: they move when a sentence is added above.

use super::checked::Checked;
use crate::lint::Finding;
use rustc_hash::FxHashMap;
use std::fmt;

/// What tells a finding from all others of its file.
pub(super) struct Identity {
    pub rule: &'static str,
    /// The place in official words.
    pub place: Option<String>,
    /// Its ordinal among the findings of this rule at this place, from 1.
    pub occurrence: u32,
}

/// The identities of a file's findings, in their order.
pub(super) fn identities(checked: &Checked<'_>) -> Vec<Identity> {
    let mut seen = FxHashMap::default();
    let identity = |finding: &Finding| {
        let rule = finding.rule.name;
        let place = finding.place.as_ref().map(|place| place.describe(checked.edition));
        let occurrence: &mut u32 = seen.entry((rule, place.clone())).or_default();
        *occurrence += 1;
        Identity { rule, place, occurrence: *occurrence }
    };
    checked.findings.iter().map(identity).collect()
}

impl Identity {
    /// The identity together with the file's path, as 32 hexadecimal digits.
    pub(super) fn fingerprint(&self, path: &str) -> String {
        let occurrence = self.occurrence.to_string();
        let parts = [path, self.rule, self.place.as_deref().unwrap_or_default(), &occurrence];
        format!("{:032x}", fnv1a(parts.join("\0").as_bytes()))
    }
}

/// `totals/row 四·行政复议·总计`, and `#2` where it repeats.
impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.rule)?;
        if let Some(place) = &self.place {
            write!(f, " {place}")?;
        }
        if self.occurrence > 1 {
            write!(f, " #{}", self.occurrence)?;
        }
        Ok(())
    }
}

/// FNV-1a with 128 bits. It is the same on every machine and in every version, which the hashers of
/// the standard library do not promise; nobody gains by a collision.
fn fnv1a(bytes: &[u8]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(BASIS, |hash, &byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::super::checked::tests::{checked, finding};
    use super::*;
    use crate::report::Place;

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(fnv1a(b""), 0x6c62272e07bb014262b821756295c58d);
        assert_eq!(fnv1a(b"a"), 0xd228cb696f1a8caf78912b704e4a8964);
        assert_eq!(fnv1a(b"foobar"), 0x343e1662793c64bf6f0d3597ba446f18);
    }

    #[test]
    fn what_repeats_at_a_place_is_counted() {
        let text = "甲甲甲";
        let findings =
            [finding(&text[..3], text), finding(&text[3..6], text).at(Place::Title), finding(&text[6..], text)];
        let names: Vec<String> = identities(&checked(text, &findings)).iter().map(Identity::to_string).collect();
        let rule = findings[0].rule.name;
        assert_eq!(names, [rule.to_owned(), format!("{rule} 标题"), format!("{rule} #2")]);
    }

    #[test]
    fn every_part_counts() {
        let identity =
            |rule, place: Option<&str>, occurrence| Identity { rule, place: place.map(str::to_owned), occurrence };
        let fingerprints = [
            identity("totals/row", Some("四·行政复议·总计"), 1).fingerprint("a.nianbao"),
            identity("totals/row", Some("四·行政复议·总计"), 1).fingerprint("b.nianbao"),
            identity("totals/row", Some("四·行政复议·总计"), 2).fingerprint("a.nianbao"),
            identity("totals/row", Some("四·行政复议"), 1).fingerprint("a.nianbao"),
            identity("totals/row", None, 1).fingerprint("a.nianbao"),
            identity("value/blank", None, 1).fingerprint("a.nianbao"),
        ];
        for (at, fingerprint) in fingerprints.iter().enumerate() {
            assert!(!fingerprints[..at].contains(fingerprint), "{at}");
        }
    }
}
