//! Figures above and below the line: `12` with a raised 2 is not twelve.

/// Above or below the line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Script {
    /// On it.
    Baseline,
    /// Above.
    Super,
    /// Below.
    Sub,
}

/// A character as it is seen there.
pub(super) fn scripted(c: char, script: Option<Script>) -> char {
    let from = |zero: char| char::from_u32(zero as u32 + (c as u32 - '0' as u32)).unwrap_or(c);
    match (script, c) {
        (Some(Script::Super), '1') => '¹',
        (Some(Script::Super), '2') => '²',
        (Some(Script::Super), '3') => '³',
        (Some(Script::Super), '0' | '4'..='9') => from('⁰'),
        (Some(Script::Sub), '0'..='9') => from('₀'),
        _ => c,
    }
}
