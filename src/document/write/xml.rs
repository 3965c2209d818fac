//! Text as XML and HTML have it.

use std::borrow::Cow;

/// Text with what would be markup escaped. A character that XML cannot hold is written as U+FFFD: left out, it would
/// join what stood on its sides, digits too.
pub fn escaped(text: &str) -> Cow<'_, str> {
    let is_odd = |c: char| matches!(c, '&' | '<' | '>' | '"') || !is_allowed(c);
    let Some(first) = text.find(is_odd) else { return Cow::Borrowed(text) };
    let (plain, rest) = text.split_at(first);
    let mut escaped = String::with_capacity(text.len() + 16);
    escaped.push_str(plain);
    for c in rest.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            // For `]]>`, which must not stand in a text.
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if is_allowed(c) => escaped.push(c),
            _ => escaped.push(char::REPLACEMENT_CHARACTER),
        }
    }
    Cow::Owned(escaped)
}

/// What an Office file says of itself: its title. There is no date in it.
pub(super) fn core(title: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title></cp:coreProperties>"
    )
}

/// Whether XML 1.0 can hold a character.
fn is_allowed(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_inert_and_what_xml_cannot_hold_is_seen_to_have_been_there() {
        assert_eq!(escaped("𠮷年报😀"), "𠮷年报😀");
        assert_eq!(escaped("<script>a&&\"b\"]]>"), "&lt;script&gt;a&amp;&amp;&quot;b&quot;]]&gt;");
        assert_eq!(escaped("1\u{0}2\u{1b}[31m\u{fffe}\t\n"), "1\u{fffd}2\u{fffd}[31m\u{fffd}\t\n");
    }
}
