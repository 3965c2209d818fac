//! Pages with their pictures in one file (.mht, often under the name of a `.doc`), and mails: of the parts that such a
//! file has, the page is read, or the text where there is none.
//!
//! Origins are bytes of that part once it is decoded.

use super::encoding;
use super::foreign::Foreign;
use super::unreadable::{PARTS, Unreadable};
use super::{html, text};
use crate::document::{Document, LeftOut, Omission, Place};
use memchr::memmem;
use std::borrow::Cow;

/// Parts within parts; deeper ones are not looked into.
const DEEPEST: usize = 8;
/// Lines of a head that are looked at, and their bytes.
const LINES: usize = 200;
const HEAD: usize = 64 << 10;

/// Reads the page of such a file.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut wanted = vec![(Part { bytes, is_whole: true }, 0)];
    let (mut plain, mut count) = (None, 0);
    while let Some((Part { bytes, is_whole }, depth)) = wanted.pop() {
        count += 1;
        PARTS.check(count)?;
        let (head, body) = split(bytes);
        let kind = head.kind();
        if kind.starts_with("multipart/") {
            if depth < DEEPEST
                && let Some(boundary) = head.boundary()
            {
                // The first part is looked at first.
                // One within a part that ends ends there, too.
                let mut parts = parts(body, &boundary, depth > 0 && is_whole)?;
                parts.reverse();
                wanted.extend(parts.into_iter().map(|part| (part, depth + 1)));
            }
        } else if matches!(&*kind, "text/html" | "application/xhtml+xml") {
            let decoded = head.decoded(body);
            let text = encoding::decode(&decoded)?;
            return Ok(told(html::read(&text)?, is_whole));
        } else if kind == "text/plain" && plain.is_none() {
            plain = Some((head, body, is_whole));
        }
    }
    let Some((head, body, is_whole)) = plain else { return Err(Unreadable::Foreign(Foreign::Mail)) };
    let decoded = head.decoded(body);
    Ok(told(text::read(&encoding::decode(&decoded)?, None)?, is_whole))
}

/// A document, and that it is cut off, if it is.
fn told(mut document: Document, is_whole: bool) -> Document {
    if !is_whole {
        document.left_out.push(LeftOut { what: Omission::Rest, place: Place::Whole });
    }
    document
}

/// A part between two marks, or from one to where the file is cut off.
struct Part<'a> {
    bytes: &'a [u8],
    is_whole: bool,
}

/// Whether a file begins with the head of a mail, as such files do.
pub(super) fn is_mail(bytes: &[u8]) -> bool {
    const FIRST: [&str; 6] =
        ["mime-version:", "content-type: multipart/", "from: <saved by", "received: ", "return-path: ", "x-mimeole:"];
    let start = bytes.get(..200).unwrap_or(bytes).trim_ascii_start();
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    if FIRST.iter().any(|first| start.starts_with(first)) {
        return true;
    }
    // Other heads may come first, as long as one says what it is.
    const OTHERS: [&str; 6] = ["from: ", "to: ", "subject: ", "date: ", "message-id: ", "snapshot-content-location: "];
    OTHERS.iter().any(|first| start.starts_with(first)) && {
        let (head, _) = split(bytes);
        head.field("mime-version").is_some() && head.field("content-type").is_some()
    }
}

/// The lines before a part's first empty one.
#[derive(Clone)]
struct Head {
    fields: Vec<(String, String)>,
}

/// A part's head and what comes after it.
fn split(part: &[u8]) -> (Head, &[u8]) {
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut rest = part.trim_ascii_start();
    for _ in 0..LINES {
        let end = memchr::memchr(b'\n', rest.get(..HEAD).unwrap_or(rest)).map_or(rest.len().min(HEAD), |end| end + 1);
        let (line, after) = rest.split_at(end);
        rest = after;
        let line = String::from_utf8_lossy(line);
        if line.trim().is_empty() {
            break;
        }
        match (line.starts_with([' ', '\t']), fields.last_mut()) {
            // A line that goes on.
            (true, Some((_, value))) => {
                value.push(' ');
                value.push_str(line.trim());
            }
            _ => {
                let (name, value) = line.split_once(':').unwrap_or((&line, ""));
                fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        if rest.is_empty() {
            break;
        }
    }
    (Head { fields }, rest)
}

impl Head {
    fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What the part is; text, if it says nothing.
    fn kind(&self) -> String {
        let kind = self.field("content-type").unwrap_or("text/plain");
        kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// What stands between its parts.
    fn boundary(&self) -> Option<String> {
        let fields = self.field("content-type")?;
        let at = fields.to_ascii_lowercase().find("boundary=")? + "boundary=".len();
        let rest = fields.get(at..)?;
        let boundary = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => rest.split([';', ' ', '\t']).next(),
        };
        boundary.filter(|boundary| !boundary.is_empty()).map(str::to_owned)
    }

    /// The part's bytes as they were before they were sent.
    fn decoded<'a>(&self, body: &'a [u8]) -> Cow<'a, [u8]> {
        match self.field("content-transfer-encoding").unwrap_or_default().to_ascii_lowercase().as_str() {
            "quoted-printable" => Cow::Owned(quoted_printable(body)),
            "base64" => Cow::Owned(base64(body)),
            _ => Cow::Borrowed(body),
        }
    }
}

/// The parts between such lines. The last one has its end where the last line is, or where the whole has its own.
fn parts<'a>(body: &'a [u8], boundary: &str, is_ended: bool) -> Result<Vec<Part<'a>>, Unreadable> {
    let mark = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut start = None;
    for at in memmem::find_iter(body, mark.as_bytes()) {
        let is_line = at == 0 || body[at - 1] == b'\n';
        if !is_line {
            continue;
        }
        let after = at + mark.len();
        if let Some(start) = start.replace(after) {
            // The line end before the mark belongs to the mark.
            let part = body.get(start..at).unwrap_or_default();
            let part = part.strip_suffix(b"\n").unwrap_or(part);
            parts.push(Part { bytes: part.strip_suffix(b"\r").unwrap_or(part), is_whole: true });
            PARTS.check(parts.len())?;
        }
        if body.get(after..after + 2) == Some(b"--") {
            return Ok(parts);
        }
    }
    // What is cut off has no last mark.
    let rest = start.and_then(|start| body.get(start..));
    parts.extend(rest.map(|bytes| Part { bytes, is_whole: is_ended }));
    Ok(parts)
}

/// Text of which single bytes are written as `=E6`, and lines go on after `=`.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = memchr::memchr(b'=', rest) {
        decoded.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        let digit = |at: usize| (*rest.get(at)? as char).to_digit(16);
        if let Some((high, low)) = digit(0).zip(digit(1)) {
            decoded.push((high * 16 + low) as u8);
            rest = &rest[2..];
            continue;
        }
        let line = rest.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\r')).unwrap_or(rest.len());
        match rest.get(line) {
            Some(b'\n') => rest = &rest[line + 1..],
            None => rest = &[],
            Some(_) => decoded.push(b'='),
        }
    }
    decoded.extend_from_slice(rest);
    decoded
}

/// Bytes in sixty-four letters, up to where they end.
fn base64(body: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.push((bits >> count) as u8);
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, read};

    fn texts(bytes: &[u8], name: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for block in read(bytes, Some(name)).unwrap().blocks {
            match block {
                Block::Paragraph(paragraph) => texts.push(paragraph.text()),
                Block::Table(table) => texts.extend(table.cells.iter().map(|cell| cell.text())),
            }
        }
        texts
    }

    const PAGE: &str = "<html><body><p>𠮷县年报 😀</p><table><tr><td>规章</td><td>12</td></tr></table></body></html>";

    fn file(encoding: &str, body: &[u8]) -> Vec<u8> {
        let head = format!(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"----=_甲_01\"\r\n\r\nThis is a page.\r\n\
             ------=_甲_01\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
        );
        let tail = "\r\n------=_甲_01\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------=_甲_01--\r\n";
        [head.as_bytes(), body, tail.as_bytes()].concat()
    }

    /// As a mail program writes it: lines of some sixty characters.
    fn quoted(bytes: &[u8]) -> Vec<u8> {
        let mut out = String::new();
        for (at, byte) in bytes.iter().enumerate() {
            if at % 20 == 19 {
                out.push_str("=\r\n");
            }
            match byte {
                b'=' | 127.. => out.push_str(&format!("={byte:02X}")),
                byte => out.push(*byte as char),
            }
        }
        out.into_bytes()
    }

    const EXPECTED: [&str; 3] = ["𠮷县年报 😀", "规章", "12"];

    #[test]
    fn the_page_is_read_however_it_was_sent() {
        assert_eq!(texts(&file("8bit", PAGE.as_bytes()), "年报.mht"), EXPECTED);
        assert_eq!(texts(&file("Quoted-Printable", &quoted(PAGE.as_bytes())), "年报.doc"), EXPECTED);
        let gbk = encoding_rs::GB18030.encode(PAGE).0.into_owned();
        assert_eq!(texts(&file("quoted-printable", &quoted(&gbk)), "年报.doc"), EXPECTED);
        let coded = b"PHA+5bKa5rC05Y6/IDM8L3A+\r\n";
        assert_eq!(texts(&file("base64", coded), "年报.mht"), ["岚水县 3"]);
    }

    #[test]
    fn a_page_that_is_cut_off_is_told() {
        let whole = file("8bit", PAGE.as_bytes());
        let cut = |end: &str| {
            let end = memmem::find(&whole, end.as_bytes()).expect("its place");
            read(&whole[..end], Some("年报.mht")).expect("a page").left_out
        };
        let rest = LeftOut { what: Omission::Rest, place: Place::Whole };
        assert_eq!(read(&whole, Some("年报.mht")).expect("a page").left_out, []);
        assert_eq!(cut("2</td>"), [rest]);
        // What is missing of a picture is nothing of the page.
        assert_eq!(cut("iVBOR"), []);
    }

    #[test]
    fn parts_in_parts_and_other_heads_are_read() {
        let mail = "Subject: =?utf-8?B?5bm05oql?=\nDate: Thu, 1 Jan 2026\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n\
                    --a\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n原文\n\
                    --b\nContent-Type: text/html\n\n<p>𠮷县 0=3</p>\n--b--\n--a--\n";
        assert_eq!(texts(mail.as_bytes(), "信.eml"), ["𠮷县 0=3"]);
        let plain = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n岚水县\n";
        assert_eq!(texts(plain.as_bytes(), "信.mht"), ["岚水县"]);
        let cut = &file("8bit", PAGE.as_bytes());
        let cut = &cut[..cut.len() - 140];
        assert_eq!(texts(cut, "年报.mht")[..2], ["𠮷县年报 😀", "规章"]);
    }

    #[test]
    fn what_holds_no_text_is_named_and_what_is_made_to_harm_bounded() {
        let none = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: image/png\n\n𠮷\n--a--\n";
        assert_eq!(read(none.as_bytes(), None).unwrap_err(), Unreadable::Foreign(Foreign::Mail));
        let many =
            format!("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n{}", "--a\n𠮷\n".repeat(200_000));
        assert_eq!(read(many.as_bytes(), None).unwrap_err(), Unreadable::Above(PARTS));
        let mut deep = String::from("MIME-Version: 1.0\n");
        for at in 0..1000 {
            deep.push_str(&format!("Content-Type: multipart/mixed; boundary=a{at}\n\n--a{at}\n"));
        }
        assert_eq!(read(deep.as_bytes(), None).unwrap_err(), Unreadable::Foreign(Foreign::Mail));
        // A text that speaks of heads is a text.
        assert_eq!(texts("Subject: 年报\n岚水县\n".as_bytes(), "年报.txt").join("\n"), "Subject: 年报\n岚水县");
    }
}
