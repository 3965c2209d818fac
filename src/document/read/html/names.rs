//! The elements of HTML that matter here. Any other is as if it were not there.

/// What an element is, by what it does to the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// It stands within a line.
    Inline,
    /// It begins and ends a line.
    Block,
    /// A paragraph, which another block ends.
    Paragraph,
    /// An item of a list, which the next one ends.
    Item,
    Heading(u8),
    Ordered,
    Preformatted,
    Table,
    Caption,
    /// `thead`, `tbody`, `tfoot`
    Group,
    Row,
    Cell,
    /// It has no text and no end.
    Void,
    /// Nothing in it is seen.
    Unseen,
    Title,
}

/// An element's name, by its place in [`NAMES`].
pub(super) type Name = usize;

/// How many names there are.
pub(super) const COUNT: usize = NAMES.len();

/// The name, if it is one that matters.
pub(super) fn find(name: &[u8]) -> Option<Name> {
    NAMES.binary_search_by(|(known, _)| known.as_bytes().cmp(name)).ok()
}

/// What it does.
pub(super) fn kind(name: Name) -> Kind {
    NAMES.get(name).map_or(Kind::Inline, |(_, kind)| *kind)
}

/// The name in letters.
pub(super) fn letters(name: Name) -> &'static str {
    NAMES.get(name).map_or("", |(letters, _)| letters)
}

use Kind::*;

/// In the order of the alphabet.
const NAMES: [(&str, Kind); 111] = [
    ("a", Inline),
    ("abbr", Inline),
    ("address", Block),
    ("area", Void),
    ("article", Block),
    ("aside", Block),
    ("audio", Unseen),
    ("b", Inline),
    ("base", Void),
    ("bdo", Inline),
    ("big", Inline),
    ("blockquote", Block),
    ("body", Block),
    ("br", Void),
    ("button", Unseen),
    ("canvas", Unseen),
    ("caption", Caption),
    ("center", Block),
    ("cite", Inline),
    ("code", Inline),
    ("col", Void),
    ("colgroup", Inline),
    ("datalist", Unseen),
    ("dd", Item),
    ("del", Inline),
    ("details", Block),
    ("dialog", Block),
    ("dir", Block),
    ("div", Block),
    ("dl", Block),
    ("dt", Item),
    ("em", Inline),
    ("embed", Void),
    ("fieldset", Block),
    ("figcaption", Block),
    ("figure", Block),
    ("font", Inline),
    ("footer", Block),
    ("form", Block),
    ("h1", Heading(1)),
    ("h2", Heading(2)),
    ("h3", Heading(3)),
    ("h4", Heading(4)),
    ("h5", Heading(5)),
    ("h6", Heading(6)),
    ("head", Block),
    ("header", Block),
    ("hr", Void),
    ("html", Block),
    ("i", Inline),
    ("iframe", Unseen),
    ("img", Void),
    ("input", Void),
    ("ins", Inline),
    ("label", Inline),
    ("legend", Block),
    ("li", Item),
    ("link", Void),
    ("main", Block),
    ("map", Inline),
    ("mark", Inline),
    ("math", Inline),
    ("menu", Block),
    ("meta", Void),
    ("nav", Block),
    ("nobr", Inline),
    ("noembed", Unseen),
    ("noframes", Unseen),
    ("noscript", Unseen),
    ("object", Inline),
    ("ol", Ordered),
    ("optgroup", Unseen),
    ("option", Unseen),
    ("p", Paragraph),
    ("param", Void),
    ("plaintext", Block),
    ("pre", Preformatted),
    ("q", Inline),
    ("rp", Unseen),
    ("rt", Unseen),
    ("ruby", Inline),
    ("s", Inline),
    ("script", Unseen),
    ("section", Block),
    ("select", Unseen),
    ("small", Inline),
    ("source", Void),
    ("span", Inline),
    ("strike", Inline),
    ("strong", Inline),
    ("style", Unseen),
    ("sub", Inline),
    ("summary", Block),
    ("sup", Inline),
    ("svg", Unseen),
    ("table", Table),
    ("tbody", Group),
    ("td", Cell),
    ("template", Unseen),
    ("textarea", Unseen),
    ("tfoot", Group),
    ("th", Cell),
    ("thead", Group),
    ("title", Title),
    ("tr", Row),
    ("track", Void),
    ("u", Inline),
    ("ul", Block),
    ("video", Unseen),
    ("wbr", Void),
    ("xmp", Preformatted),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found() {
        for (at, (name, kind)) in NAMES.iter().enumerate() {
            assert_eq!(find(name.as_bytes()), Some(at), "{name}");
            assert_eq!(super::kind(at), *kind);
            assert_eq!(letters(at), *name);
        }
        assert_eq!(find("o:p".as_bytes()), None);
    }
}
