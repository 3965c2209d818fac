//! Text for an author to go on with, in pieces: what stands as it is, and the places that are still to be
//! filled. A new report joins them, an editor's snippet makes its tab stops of them.

use std::borrow::Cow;

/// How a placeholder begins; it ends with `】`. The linter names each one that is left.
pub const OWED: &str = "【待填";

/// A piece of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece<'t> {
    /// What stands as it is.
    Text(Cow<'t, str>),
    /// The reporting agency, where it is not given.
    Agency,
    /// The year to report on, where it is not given.
    Year,
    /// Words that are owed, and what they are to say.
    Owed(&'t str),
    /// Where a figure ends that is owed.
    Figure,
}

impl<'t> Piece<'t> {
    /// A piece that stands as it is.
    pub fn text(text: impl Into<Cow<'t, str>>) -> Piece<'t> {
        Piece::Text(text.into())
    }

    /// The piece as it is written; nothing for a figure.
    pub fn written(&self) -> Cow<'_, str> {
        match self {
            Piece::Text(text) => Cow::Borrowed(text),
            Piece::Agency => owed("机关全称").into(),
            Piece::Year => owed("年度").into(),
            Piece::Owed(what) => owed(what).into(),
            Piece::Figure => Cow::Borrowed(""),
        }
    }
}

/// Pieces as one text.
pub fn join(pieces: &[Piece<'_>]) -> String {
    pieces.iter().map(Piece::written).collect()
}

/// A placeholder for what is owed.
pub(crate) fn owed(what: &str) -> String {
    format!("{OWED}：{what}】")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_join_into_what_is_written() {
        let pieces = [Piece::text("# 𠮷县"), Piece::Year, Piece::text("\n| "), Piece::Figure, Piece::Owed("落款日期")];
        assert_eq!(join(&pieces), "# 𠮷县【待填：年度】\n| 【待填：落款日期】");
        assert_eq!(join(&[Piece::Agency]), "【待填：机关全称】");
    }
}
