//! Text from files as people are shown it: a terminal obeys control characters, and characters that are
//! invisible or turn the direction of writing make a line look other than it is.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};

/// A message with a visible stand-in for each such character but the ends of its lines and tabs.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    replaced(text, |ch| matches!(ch, '\n' | '\t'))
}

/// What is one line, such as a name, whatever is in it.
pub(super) fn visible_name(name: &str) -> Cow<'_, str> {
    match name.contains(char::is_control) {
        true => Cow::Owned(name.chars().map(|ch| if is_hidden(ch) { stand_in(ch) } else { ch }).collect()),
        false => visible(name),
    }
}

/// A line of a file with a stand-in of as many bytes for each such character, so that spans stay right. Its end, of
/// whatever kind, stays, and the byte order mark before the first line.
pub(super) fn visible_line(line: &str, is_first: bool) -> Cow<'_, str> {
    let keep = |ch| matches!(ch, '\n' | '\r' | '\t');
    match line.strip_prefix('\u{FEFF}').filter(|_| is_first).map(|rest| replaced(rest, keep)) {
        None => replaced(line, keep),
        Some(Cow::Borrowed(_)) => Cow::Borrowed(line),
        Some(Cow::Owned(rest)) => Cow::Owned(format!("\u{FEFF}{rest}")),
    }
}

/// Writes what a program may read to standard output: the very bytes, and on a terminal with stand-ins.
pub(super) fn print(bytes: &[u8]) -> io::Result<()> {
    print_to(&mut io::stdout().lock(), bytes)
}

/// The same, where somebody holds it already.
pub(super) fn print_to(out: &mut io::StdoutLock<'_>, bytes: &[u8]) -> io::Result<()> {
    match str::from_utf8(bytes) {
        Ok(text) if out.is_terminal() => out.write_all(visible_line(text, true).as_bytes()),
        _ => out.write_all(bytes),
    }
}

/// JSON with each such character written as its number: the same to a program, and no command to a terminal.
pub(super) fn escaped(json: String) -> String {
    if !may_hide(json.as_bytes()) || !json.contains(is_hidden) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 16);
    for ch in json.chars() {
        match ch {
            '\n' => out.push(ch),
            ch if is_hidden(ch) => {
                ch.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
            }
            ch => out.push(ch),
        }
    }
    out
}

/// The stand-in of a character that is shown as none; none for what may stay, as ends of lines and tabs may.
pub(super) fn instead(ch: char) -> Option<char> {
    (is_hidden(ch) && !matches!(ch, '\n' | '\r' | '\t')).then(|| stand_in(ch))
}

fn replaced(text: &str, keep: impl Fn(char) -> bool) -> Cow<'_, str> {
    let is_hidden = |ch: char| is_hidden(ch) && !keep(ch);
    if !may_hide(text.as_bytes()) || !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|ch| if is_hidden(ch) { stand_in(ch) } else { ch }).collect())
}

/// Whether there may be such a character. Told by the first bytes of characters: as much can be asked of many bytes
/// at once, and in most texts the answer is no.
fn may_hide(bytes: &[u8]) -> bool {
    let alone =
        |byte: u8| (byte < b' ') & (byte != b'\t') & (byte != b'\n') | matches!(byte, 0x7F | 0xC2 | 0xD8 | 0xF3);
    let pair = |first: u8, second: u8| {
        // From U+2000 to U+207F; from U+FEC0 to U+FEFF, and from U+FFC0 on.
        (first == 0xE2) & (second & 0xFE == 0x80) | (first == 0xEF) & ((second == 0xBB) | (second == 0xBF))
    };
    let singles = bytes.iter().fold(false, |any, &byte| any | alone(byte));
    singles | bytes.iter().zip(bytes.iter().skip(1)).fold(false, |any, (&first, &second)| any | pair(first, second))
}

/// Controls, marks of direction, separators of lines that terminals do not know, and what has no width but
/// joins no characters either.
fn is_hidden(ch: char) -> bool {
    ch.is_control()
        || matches!(ch,
            '\u{AD}' | '\u{061C}' | '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E00FF}')
}

/// A visible character of as many bytes, one column wide.
fn stand_in(ch: char) -> char {
    match ch.len_utf8() {
        1 => '?',
        2 => '¿',
        4 => '𝗫',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_hidden_character_has_a_stand_in_of_as_many_bytes() {
        for ch in (char::MIN..=char::MAX).filter(|ch| is_hidden(*ch)) {
            let (ch, shown) = (ch.to_string(), stand_in(ch));
            assert_eq!(ch.len(), shown.len_utf8(), "{ch:?}");
            assert!(!is_hidden(shown));
            assert!(may_hide(ch.as_bytes()) || matches!(ch.as_str(), "\n" | "\t"), "{ch:?}");
        }
        let text = "\u{FEFF}甲\u{1B}[31m\u{9B}乙\u{202E}丙\u{2066}\u{200B}\u{FEFF}\t\r\n";
        assert_eq!(visible_line(text, true), "\u{FEFF}甲?[31m¿乙\u{FFFD}丙\u{FFFD}\u{FFFD}\u{FFFD}\t\r\n");
        assert!(visible_line(text, false).starts_with("\u{FFFD}甲"));
        assert_eq!(visible(text), "\u{FFFD}甲?[31m¿乙\u{FFFD}丙\u{FFFD}\u{FFFD}\u{FFFD}\t?\n");
    }

    #[test]
    fn json_stays_what_it_is() {
        let value = serde_json::json!({"甲": "\u{1B}[31m\u{9B}\u{202E}𠮷\u{E0041}\n"});
        let json = escaped(serde_json::to_string_pretty(&value).unwrap());
        assert!(json.contains("\\u009b\\u202e𠮷\\udb40\\udc41") && json.contains('\n'), "{json}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&json).unwrap(), value);
    }

    #[test]
    fn what_is_visible_is_not_copied() {
        for text in ["", "总计　𠮷\t“一”\u{0301}\n", "\u{FEFF}甲\r\n"] {
            assert!(matches!(visible_line(text, true), Cow::Borrowed(same) if same == text));
        }
    }
}
