//! The version that a configuration is for.

/// The version of this program.
const OURS: &str = env!("CARGO_PKG_VERSION");

/// A version, `1.2.3`; what is left out is zero.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Version([u64; 3]);

impl Version {
    /// Reads `1.2.3`, `1.2` or `1`, which `>=` may stand before.
    pub fn parse(text: &str) -> Option<Version> {
        let text = text.strip_prefix(">=").unwrap_or(text).trim();
        let mut version = [0; 3];
        let mut parts = text.split('.');
        for (at, part) in version.iter_mut().enumerate() {
            match parts.next() {
                Some(part_text) if part_text.bytes().all(|byte| byte.is_ascii_digit()) => {
                    *part = part_text.parse().ok()?;
                }
                None if at > 0 => {}
                _ => return None,
            }
        }
        parts.next().is_none().then_some(Version(version))
    }

    /// Whether it is later than this program's.
    pub fn is_later(self) -> bool {
        let ours = OURS.split(['-', '+']).next().and_then(Version::parse);
        ours.is_some_and(|ours| self > ours)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_numbers() {
        assert!(Version::parse(OURS).is_some_and(|version| !version.is_later()));
        assert!(["9999", "9999.1", ">=9999.0.1", ">= 9999"].iter().all(|it| Version::parse(it).unwrap().is_later()));
        assert!(Version::parse("0.10.0") > Version::parse("0.9.9"));
        assert_eq!(Version::parse("1"), Version::parse(" 1.0.0"));
        for wrong in ["", "1.", ".1", "1.2.3.4", "<2", "==1", "一", "1.x", "-1", "99999999999999999999"] {
            assert_eq!(Version::parse(wrong), None, "{wrong}");
        }
    }
}
