//! What the cells of a file share: texts, formats, the day from which days are counted.

use super::styles::Formats;
use crate::document::read::docx::xml::{Node, Xml};
use crate::document::read::unreadable::{RUNS, Unreadable};

/// What cells refer to.
#[derive(Default)]
pub(super) struct Shared {
    pub strings: Vec<String>,
    pub formats: Formats,
    /// Whether days are counted from 1904, as on the Macintosh.
    pub from_1904: bool,
}

/// The texts that cells share.
pub(super) fn strings(text: &str) -> Result<Vec<String>, Unreadable> {
    let mut xml = Xml::new(text, "xl/sharedStrings.xml");
    let mut strings = Vec::new();
    while let Some(node) = xml.next()? {
        if let Node::Start(element) = node
            && element.name() == "si"
        {
            RUNS.check(strings.len())?;
            strings.push(rich(&mut xml)?);
        }
    }
    Ok(strings)
}

/// The text in an element that holds pieces of it (`si`, `is`), without how it is pronounced.
pub(super) fn rich(xml: &mut Xml<'_>) -> Result<String, Unreadable> {
    let mut text = String::new();
    let (mut depth, mut is_text) = (1_u32, false);
    while depth > 0 {
        match xml.next()? {
            Some(Node::Start(element)) => match element.name() {
                "rPh" => xml.skip()?,
                name => {
                    depth += 1;
                    is_text = name == "t";
                }
            },
            Some(Node::End(_)) => {
                depth -= 1;
                is_text = false;
            }
            Some(Node::Text(piece, _)) if is_text => text.push_str(&piece),
            Some(Node::Text(..)) => {}
            None => break,
        }
    }
    Ok(unescaped(text))
}

/// A text with the characters that Excel writes by their numbers: `_x000D_`.
pub(super) fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let digits = rest.get(at + 2..at + 6).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let is_number = rest.as_bytes().get(at + 6) == Some(&b'_');
        let read =
            digits.filter(|_| is_number).and_then(|digits| char::from_u32(u32::from_str_radix(digits, 16).ok()?));
        match read {
            Some(c) => {
                out.push(c);
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    out
}
