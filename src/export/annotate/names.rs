//! Names of elements, as a file spells them.

/// The namespace of Word's elements in a part: the strict one, where the part knows that.
pub(super) fn namespace(text: &str) -> &'static str {
    // The begin tag of the root has it.
    let mut end = text.len().min(1 << 14);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    match text[..end].contains("http://purl.oclc.org/ooxml/wordprocessingml/main") {
        true => "http://purl.oclc.org/ooxml/wordprocessingml/main",
        false => "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    }
}

/// The name of the element that begins here, with its prefix.
pub(super) fn name_of(tag: &str) -> &str {
    tag.trim_start_matches('<').split([' ', '\t', '\r', '\n', '>', '/']).next().unwrap_or_default()
}
