//! The text of a page or a text file, whatever it is encoded in. Where it is not UTF-8, positions are those of the text
//! decoded to UTF-8: nothing writes into such a file.

use super::foreign::Foreign;
use super::unreadable::{TEXT, Unreadable};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// How much is looked at to find what a page says of itself, and to guess where nothing does.
const HEAD: usize = 4096;
const SAMPLE: usize = 64 << 10;

/// Decodes by what the file says (a mark at its start, a page's `charset`), else by what it looks like.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    TEXT.check_bytes(bytes.len())?;
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => match std::str::from_utf8(bytes) {
            // A GBK text is hardly ever valid UTF-8 by chance, whatever it says of itself.
            Ok(text) if !text.contains('\0') => return Ok(Cow::Borrowed(text)),
            Ok(_) => unmarked(bytes)?,
            Err(error) if is_surely_utf8(&bytes[..error.valid_up_to()]) => UTF_8,
            Err(_) => unmarked(bytes)?,
        },
    };
    // The mark at the start stays, so that positions in a UTF-8 file are those of the file.
    Ok(encoding.decode_without_bom_handling(bytes).0)
}

/// The name of the encoding that bytes which are not UTF-8 are probably in.
pub fn likely_encoding(bytes: &[u8]) -> &'static str {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let likely = marked.or_else(|| unmarked(bytes).ok());
    // A slip in UTF-8 is told from nothing here.
    likely
        .filter(|likely| *likely != UTF_8)
        .map_or("GB18030", |likely| if likely == GB18030 { "GB18030" } else { likely.name() })
}

/// Whether what reads as UTF-8 up to a slip is UTF-8: GBK that reads so does not go on for long.
fn is_surely_utf8(valid: &[u8]) -> bool {
    valid.iter().filter(|byte| !byte.is_ascii()).take(48).count() == 48
}

/// The encoding of bytes that no mark stands before and that are not UTF-8.
fn unmarked(bytes: &[u8]) -> Result<&'static Encoding, Unreadable> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if sample.contains(&0) {
        let is_chinese = |encoding: &'static Encoding| {
            let (text, _) = encoding.decode_without_bom_handling(sample);
            let (known, all) = text.chars().fold((0, 0), |(known, all), c| (known + usize::from(is_usual(c)), all + 1));
            10 * known > 9 * all
        };
        let found = [UTF_16LE, UTF_16BE].into_iter().find(|encoding| is_chinese(encoding));
        return found.ok_or(Unreadable::Foreign(Foreign::Binary));
    }
    if let Some(said) = said(&bytes[..bytes.len().min(HEAD)])
        && [GBK, GB18030, BIG5].contains(&said)
    {
        return Ok(if said == GBK { GB18030 } else { said });
    }
    // Of the encodings of Windows in China GB 18030 holds the others. What is Big5 makes no sense in it.
    let makes_sense = |encoding: &'static Encoding| {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut text = String::with_capacity(decoder.max_utf8_buffer_length(sample.len()).unwrap_or_default());
        // The sample may end within a character.
        let (_, _, has_errors) = decoder.decode_to_string(sample, &mut text, false);
        !has_errors && !text.chars().any(|c| ('\u{E000}'..='\u{F8FF}').contains(&c))
    };
    Ok(if !makes_sense(GB18030) && makes_sense(BIG5) { BIG5 } else { GB18030 })
}

/// Whether a Chinese text mostly consists of such characters.
fn is_usual(c: char) -> bool {
    matches!(c, ' '..='~' | '\t' | '\n' | '\r' | '\u{2010}'..='\u{2030}' | '\u{3000}'..='\u{3020}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}')
}

/// What a page says: the word after `charset=` in its head.
fn said(head: &[u8]) -> Option<&'static Encoding> {
    let lower = head.to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&lower[from..], b"charset") {
        from += at + "charset".len();
        let rest = lower[from..].trim_ascii_start();
        let Some(rest) = rest.strip_prefix(b"=") else { continue };
        let rest = rest.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_".contains(byte));
        if let Some(encoding) = Encoding::for_label(&rest[..end.unwrap_or(rest.len())]) {
            return Some(encoding);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "政府信息公开工作年度报告：本年新收 3 件，𠮷";

    #[test]
    fn what_comes_from_windows_is_decoded() {
        let han = "政府信息公开工作年度报告：本年新收 3 件，第二十条第（一）项";
        assert_eq!(decode(&GBK.encode(han).0).unwrap(), han);
        assert_eq!(decode(&GB18030.encode(TEXT).0).unwrap(), TEXT);
        let old = "政府資訊公開工作年度報告：本年新收 3 件，行政規範性文件、行政許可";
        assert_eq!(decode(&BIG5.encode(old).0).unwrap(), old);
        let wide: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&[b"\xFF\xFE", &wide[..]].concat()).unwrap(), format!("\u{FEFF}{TEXT}"));
        assert_eq!(decode(&wide).unwrap(), TEXT);
        assert_eq!(decode(format!("\u{FEFF}{TEXT}").as_bytes()).unwrap(), format!("\u{FEFF}{TEXT}"));
    }

    #[test]
    fn what_a_page_says_of_itself_decides_only_what_its_bytes_leave_open() {
        let page = |charset: &str| format!("<meta content=\"text/html; charset={charset}\"><p>规章</p>");
        assert_eq!(decode(&GBK.encode(&page("gb2312")).0).unwrap(), page("gb2312"));
        // Served as GBK, but written in UTF-8.
        assert_eq!(decode(page("gbk").as_bytes()).unwrap(), page("gbk"));
        assert_eq!(decode(&GBK.encode(&page("utf-8")).0).unwrap(), page("utf-8"));
    }

    #[test]
    fn a_slip_in_utf8_leaves_the_rest_as_it_is() {
        let cut = &TEXT.as_bytes()[..TEXT.len() - 2];
        assert_eq!(decode(cut).unwrap(), TEXT.replace('𠮷', "\u{FFFD}"));
    }

    #[test]
    fn what_is_no_text_is_not_guessed() {
        let bytes: Vec<u8> = (0..4000u32).map(|i| (i * i % 251) as u8).collect();
        assert_eq!(decode(&bytes), Err(Unreadable::Foreign(Foreign::Binary)));
    }
}
