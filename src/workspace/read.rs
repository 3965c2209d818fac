//! Reading a report's file: UTF-8, or an error that says what it probably is.

use super::reason;
use crate::text::{Lang, say};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use std::path::Path;
use std::sync::Arc;

/// Why a file could not be read.
#[derive(Debug)]
pub enum ReadError {
    /// The file system says no.
    Io(std::io::Error),
    /// It is not UTF-8 but, probably, the encoding of this name.
    Encoding(&'static str),
    /// It is larger than the 4 GiB that positions can count.
    TooLarge,
}

impl ReadError {
    /// The error, and what to do about it.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            ReadError::Io(error) => {
                say!(lang, zh: "读不了：{reason}", en: "cannot be read: {reason}", reason = reason(error, lang))
            }
            ReadError::TooLarge => say!(lang, zh: "超过 4 GiB", en: "is larger than 4 GiB"),
            ReadError::Encoding(name) => say!(lang,
                zh: "不是 UTF-8，很可能是 {name}；请用编辑器另存为 UTF-8，或执行 iconv -f {name} -t UTF-8 旧文件 > 新文件",
                en: "is not UTF-8 but probably {name}; save it as UTF-8 in your editor, or run iconv -f {name} -t UTF-8 OLD > NEW"),
        }
    }
}

/// The text of a file.
pub fn read(path: &Path) -> Result<Arc<str>, ReadError> {
    decode(&std::fs::read(path).map_err(ReadError::Io)?)
}

/// Bytes as the text that they are, if they are UTF-8.
pub fn decode(bytes: &[u8]) -> Result<Arc<str>, ReadError> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(ReadError::TooLarge);
    }
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => Ok(text.into()),
        Err(_) => Err(ReadError::Encoding(likely_encoding(bytes))),
    }
}

/// The encoding that bytes which are not UTF-8 are probably in.
fn likely_encoding(bytes: &[u8]) -> &'static str {
    let sample = &bytes[..bytes.len().min(64 * 1024)];
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|&&byte| byte == 0).count();
    match sample {
        [0xFF, 0xFE, ..] => return "UTF-16LE",
        [0xFE, 0xFF, ..] => return "UTF-16BE",
        _ if zeros(1) > sample.len() / 16 => return "UTF-16LE",
        _ if zeros(0) > sample.len() / 16 => return "UTF-16BE",
        _ => {}
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    // Of the encodings of Windows in China GB 18030 holds the others.
    match detector.guess(Some(b"cn"), Utf8Detection::Deny).name() {
        "Big5" => "Big5",
        "UTF-16LE" => "UTF-16LE",
        "UTF-16BE" => "UTF-16BE",
        _ => "GB18030",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likely(bytes: &[u8]) -> &'static str {
        match decode(bytes) {
            Err(ReadError::Encoding(name)) => name,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn files_from_windows_are_told_by_their_bytes() {
        let gbk = b"\xd5\xfe\xb8\xae\xd0\xc5\xcf\xa2\xb9\xab\xbf\xaa\xb9\xa4\xd7\xf7\xc4\xea\xb6\xc8\xb1\xa8\xb8\xe6";
        assert_eq!(likely(gbk), "GB18030");
        let utf16: Vec<u8> = "# 年度报告 2023\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(likely(&[&[0xFF, 0xFE], &utf16[..]].concat()), "UTF-16LE");
        let bare: Vec<u8> = "年度: 2023 规章 0 0 0\u{ff}".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(likely(&bare), "UTF-16BE");
    }

    #[test]
    fn utf8_is_taken_as_it_is() {
        assert_eq!(&*decode("\u{FEFF}年报𠮷".as_bytes()).unwrap(), "\u{FEFF}年报𠮷");
    }
}
