//! What kind of file it is, by what stands in it: a name tells little, for portals serve pages as `.doc` and people
//! rename what they have.

use super::archive::Archive;
use super::foreign::Foreign;
use super::ole::{self, Container};
use super::unreadable::Unreadable;
use super::{doc, mht, xls};
use memchr::memmem;

/// A kind of file that is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A Word file (.docx).
    Docx,
    /// A PDF.
    Pdf,
    /// Sheets of cells: Excel's or WPS's (.xlsx, .xls, .et), or what goes by such a name.
    Sheets,
    /// A page.
    Html,
    /// A Word file before 2007, or WPS's own (.doc, .wps).
    Doc,
    /// Rich text (.rtf).
    Rtf,
    /// A page with its pictures in one file, or a mail (.mht).
    Mht,
    /// Text: of a page, of a Word file, of whatever was copied.
    Text,
}

/// The first bytes of files that are not read.
const MAGIC: [(&[u8], Foreign); 19] = [
    (b"\xFF\xD8\xFF", Foreign::Picture("JPEG")),
    (b"\x89PNG\r\n\x1A\n", Foreign::Picture("PNG")),
    (b"GIF87a", Foreign::Picture("GIF")),
    (b"GIF89a", Foreign::Picture("GIF")),
    (b"II*\0", Foreign::Picture("TIFF")),
    (b"MM\0*", Foreign::Picture("TIFF")),
    (b"Rar!\x1A\x07", Foreign::Archive("RAR")),
    (b"7z\xBC\xAF\x27\x1C", Foreign::Archive("7z")),
    (b"\x1F\x8B", Foreign::Archive("gzip")),
    (b"BZh", Foreign::Archive("bzip2")),
    (b"\xFD7zXZ\0", Foreign::Archive("xz")),
    (b"\x7FELF", Foreign::Program("Linux")),
    (b"\xCF\xFA\xED\xFE", Foreign::Program("macOS")),
    (b"\0\x05\x16\x07", Foreign::AppleDouble),
    (b"\x09\0\x04\0", Foreign::Xls),
    (b"\x09\x02\x06\0", Foreign::Xls),
    (b"\x09\x04\x06\0", Foreign::Xls),
    (b"MSCF", Foreign::Archive("CAB")),
    (b"\0\0\x01\0", Foreign::Picture("ICO")),
];

const ZIP: [&[u8]; 3] = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"];

/// The streams of old Office files, in the order in which one that has several is asked.
const STREAMS: [(&str, Foreign); 6] = [
    ("EncryptedPackage", Foreign::Encrypted),
    ("EncryptionInfo", Foreign::Encrypted),
    ("WordDocument", Foreign::Doc),
    ("Workbook", Foreign::Xls),
    ("Book", Foreign::Xls),
    ("PowerPoint Document", Foreign::Ppt),
];

/// The names of lists of cells, whose texts are cells set apart by commas or the like.
const CELLS: [&str; 4] = [".xls", ".xlsx", ".et", ".csv"];

/// What the XML of Excel 2003 calls itself.
const SHEETS_XML: &str = "urn:schemas-microsoft-com:office:spreadsheet";

/// How much of a file is looked at.
const HEAD: usize = 4096;

/// The kind of file that these bytes are, if they tell; `None` if it is text of some sort.
pub(super) fn by_bytes(bytes: &[u8], name: Option<&str>) -> Result<Option<Kind>, Unreadable> {
    let foreign = |kind| Err(Unreadable::Foreign(kind));
    let file = name.map(|name| name.rsplit(['/', '\\']).next().unwrap_or(name));
    if file.is_some_and(|file| file.starts_with("~$")) {
        return foreign(Foreign::Owner);
    }
    let bare = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bare.trim_ascii().is_empty() {
        return foreign(Foreign::Empty);
    }
    if is_pdf(bytes) {
        return Ok(Some(Kind::Pdf));
    }
    if let Some(&(_, kind)) = MAGIC.iter().find(|(magic, _)| bare.starts_with(magic)) {
        return foreign(kind);
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    if bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        return foreign(Foreign::Picture("BMP"));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return foreign(Foreign::Picture("WebP"));
    }
    if bytes.starts_with(b"MZ") && head.contains(&0) {
        return foreign(Foreign::Program("Windows"));
    }
    if xls::is_bare(bytes) {
        return Ok(Some(Kind::Sheets));
    }
    if bytes.starts_with(ole::MAGIC) {
        return in_ole(bytes)?.map(Some).map_err(Unreadable::Foreign);
    }
    if bare.starts_with(b"{\\rtf") {
        return Ok(Some(Kind::Rtf));
    }
    if mht::is_mail(bare) {
        return Ok(Some(Kind::Mht));
    }
    if ZIP.iter().any(|magic| bytes.starts_with(magic)) {
        return zip(bytes)?.map(Some).map_err(Unreadable::Foreign);
    }
    Ok(None)
}

/// Whether it is a PDF: its mark may stand behind other bytes, as mail programs leave them.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    match memmem::find(head, b"%PDF-") {
        Some(0) => true,
        Some(_) => memmem::find(bytes, b"endobj").is_some() && memmem::rfind(bytes, b"startxref").is_some(),
        None => false,
    }
}

/// The kind of a text that was decoded.
pub(super) fn by_text(text: &str, name: Option<&str>) -> Result<Kind, Unreadable> {
    let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
    let mut is_xml = false;
    // What stands before the first element tells nothing by itself.
    loop {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            is_xml |= rest.starts_with("<?xml");
            if rest.starts_with("<?mso-application") && rest.split('>').next().is_some_and(|it| it.contains("Excel")) {
                return Ok(Kind::Sheets);
            }
            if rest.starts_with("<?mso-application") {
                return Err(Unreadable::Foreign(Foreign::WordXml));
            }
            ">"
        } else {
            break;
        };
        match rest.split_once(end) {
            Some((_, after)) => rest = after.trim_start(),
            None => break,
        }
    }
    let starts = |words: &[&str]| words.iter().any(|word| starts_with_ignoring_case(rest, word));
    let is_markdown = name.is_some_and(|name| [".md", ".markdown"].iter().any(|end| name.ends_with(end)));
    if starts(&["<w:wordDocument", "<pkg:package"]) {
        Err(Unreadable::Foreign(Foreign::WordXml))
    } else if starts(&["<!doctype html", "<html"]) || has_fragment(rest) || !is_markdown && starts_with_tag(rest) {
        Ok(Kind::Html)
    } else if is_xml && rest.starts_with('<') {
        let is_workbook = rest.split('>').next().is_some_and(|it| it.contains(SHEETS_XML));
        if is_workbook { Ok(Kind::Sheets) } else { Err(Unreadable::Foreign(Foreign::Xml)) }
    } else if name.is_some_and(|name| CELLS.iter().any(|end| name.to_ascii_lowercase().ends_with(end))) {
        Ok(Kind::Sheets)
    } else {
        Ok(Kind::Text)
    }
}

/// Elements that a page or a piece of one begins with.
const FIRST: [&str; 37] = [
    "a",
    "article",
    "b",
    "base",
    "blockquote",
    "body",
    "br",
    "center",
    "col",
    "colgroup",
    "div",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "i",
    "img",
    "li",
    "link",
    "main",
    "meta",
    "ol",
    "p",
    "script",
    "section",
    "span",
    "strong",
    "style",
    "table",
    "tbody",
    "td",
    "tr",
    "ul",
];

fn starts_with_tag(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('<') else { return false };
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let (name, after) = rest.split_at(end);
    let is_closed = after.starts_with(|c: char| c == '>' || c == '/' || c.is_ascii_whitespace());
    is_closed && FIRST.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether it is what Windows has on its clipboard for HTML.
fn has_fragment(text: &str) -> bool {
    let head: String = text.chars().take(400).collect();
    head.starts_with("Version:") && head.contains("StartHTML:") && head.contains("StartFragment:")
}

pub(super) fn starts_with_ignoring_case(text: &str, word: &str) -> bool {
    text.as_bytes().get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes()))
}

/// What a file in the format of old Office is: one that is read, or another.
fn in_ole(bytes: &[u8]) -> Result<Result<Kind, Foreign>, Unreadable> {
    let container = Container::open(bytes)?;
    let found = STREAMS.iter().find(|(name, _)| container.has(name)).map(|(_, kind)| *kind);
    Ok(match found {
        Some(Foreign::Xls) => Ok(Kind::Sheets),
        Some(Foreign::Doc) => {
            let main = container.stream(doc::MAIN)?.unwrap_or_default();
            doc::foreign(&main).map_or(Ok(Kind::Doc), Err)
        }
        found => Err(found.unwrap_or(Foreign::Ole)),
    })
}

/// Whether these bytes are an archive of files, and no file that is an archive of parts.
pub(super) fn is_archive(bytes: &[u8]) -> Result<bool, Unreadable> {
    Ok(ZIP.iter().any(|magic| bytes.starts_with(magic)) && zip(bytes)? == Err(Foreign::Archive("zip")))
}

/// What an archive is: a file that is read, or another.
fn zip(bytes: &[u8]) -> Result<Result<Kind, Foreign>, Unreadable> {
    let archive = Archive::open(bytes)?;
    let kind = if archive.has("[Content_Types].xml") {
        match () {
            () if archive.has_below("xl/") && !archive.has("word/document.xml") => {
                return Ok(Ok(Kind::Sheets));
            }
            () if archive.has_below("ppt/") && !archive.has("word/document.xml") => Foreign::Pptx,
            () => return Ok(Ok(Kind::Docx)),
        }
    } else if archive.has("OFD.xml") {
        Foreign::Ofd
    } else if archive.has("META-INF/manifest.xml") && archive.has("mimetype") {
        Foreign::OpenDocument
    } else if archive.has("word/document.xml") {
        return Ok(Ok(Kind::Docx));
    } else {
        Foreign::Archive("zip")
    };
    Ok(Err(kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read::read;
    use crate::text::Lang;

    /// What is said of a file.
    fn said(bytes: &[u8], name: &str) -> String {
        let error = read(bytes, Some(name)).expect_err("no document");
        let english = error.message(Lang::En);
        assert!(!english.is_empty() && english.is_ascii() || english.contains('…'), "{english}");
        error.message(Lang::Zh)
    }

    fn zip(names: &[&str]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
        for name in names {
            let (entry, config) = archive.new_file(*name).start().expect("in memory");
            let (entry, descriptor) = config.wrap(entry).finish().expect("in memory");
            entry.finish(descriptor).expect("in memory");
        }
        archive.finish().expect("in memory");
        bytes
    }

    fn ole(streams: &[&str]) -> Vec<u8> {
        crate::document::read::old_word::container(&streams.iter().map(|name| (*name, Vec::new())).collect::<Vec<_>>())
    }

    #[test]
    fn files_of_other_kinds_are_named_whatever_they_are_called() {
        let cases: [(&[u8], &str); 16] = [
            (b"\xFF\xD8\xFF\xE0", "图片（JPEG）"),
            (b"\x89PNG\r\n\x1A\n", "图片（PNG）"),
            (b"GIF89a", "图片（GIF）"),
            (b"Rar!\x1A\x07\x00", "压缩包（RAR）"),
            (b"7z\xBC\xAF\x27\x1C", "压缩包（7z）"),
            (b"MZ\x90\0\x03\0", "程序（Windows）"),
            (b"", "文件是空的"),
            (b"\xEF\xBB\xBF \r\n", "文件是空的"),
            (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument/>", "Word 的 XML"),
            (b"<?xml version='1.0'?><records/>", " XML 文件"),
            (&ole(&["PowerPoint Document"]), ".ppt"),
            (&ole(&["Contents"]), "旧版 Office"),
            (b"\x09\x04\x06\0\0\0", "Excel 4"),
            (&ole(&["EncryptionInfo", "EncryptedPackage"]), "密码"),
            (&zip(&["[Content_Types].xml", "ppt/presentation.xml"]), ".pptx"),
            (&zip(&["照片/1.jpg"]), "压缩包（zip）"),
        ];
        for (bytes, kind) in cases {
            let said = said(bytes, "年报.docx");
            assert!(said.contains(kind), "{kind}: {said}");
        }
        for (names, kind) in
            [(["OFD.xml", "Doc_0/Document.xml"], "OFD"), (["mimetype", "META-INF/manifest.xml"], "OpenDocument")]
        {
            assert!(said(&zip(&names), "年报.docx").contains(kind), "{kind}");
        }
        let owner = said(b"\x06Zhang \0\0", "报告/~$年报.docx");
        assert_eq!(owner, "实为 Word 打开文件时的临时文件（~$ 开头），读不了；请读同名的那个文件");
        assert!(said(&[1, 0, 2, 0, 9, 9, 0, 0, 255, 7, 7, 7], "年报.txt").contains("二进制"));
    }

    #[test]
    fn pages_and_texts_are_told_by_what_they_begin_with() {
        let kind = |text: &str, name: &str| by_text(text, Some(name)).expect("a kind");
        let pages = [
            "<!DOCTYPE html><p>年报",
            "\u{FEFF}\n<!-- 头 --><HTML>",
            "<?xml version=\"1.0\"?><html xmlns=\"x\">",
            "<tr><td>1",
            "<table border=1>",
            "<Div class='a'>",
        ];
        for page in pages {
            assert_eq!(kind(page, "年报.doc"), Kind::Html, "{page}");
        }
        for text in ["年报 <b>", "<!-- 来源 -->\n年报", "< 5", "<税务局>年报", "# 年报"] {
            assert_eq!(kind(text, "年报.txt"), Kind::Text, "{text}");
        }
        assert_eq!(kind("<table>\n</table>\n\n正文", "年报.md"), Kind::Text);
    }
}
