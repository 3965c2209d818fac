//! Text as it is read: without the marks of Markdown, which a Word file and a page would show.

use crate::syntax;

/// Prose without marks: what a backslash keeps from being markup, emphasis, code, links, line breaks. What is no markup
/// stays as it is, marks without a partner too.
pub(in crate::export) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.trim();
    let mut rest = text;
    // Where emphasis is open: its mark.
    let mut open: Option<&str> = None;
    // Asked once: a text may open comments without end.
    let last = text.rfind("-->").map_or(0, |at| text.len() - at);
    while let Some(at) = rest.find(['\\', '*', '`', '[', '!', '<', '&']) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let may_close = after.len() > last && last > 0;
        if let Some(escaped) = after.strip_prefix('\\').filter(|it| it.starts_with(|c: char| c.is_ascii_punctuation()))
        {
            out.push_str(&escaped[..1]);
            rest = &escaped[1..];
        } else if let Some(skipped) = break_of(after) {
            out.push('\n');
            rest = skipped;
        } else if let Some(skipped) = may_close.then(|| comment(after)).flatten() {
            rest = skipped;
        } else if let Some(skipped) = tag_of_look(after) {
            rest = skipped;
        } else if let Some((c, skipped)) = entity(after) {
            out.push(c);
            rest = skipped;
        } else if let Some((inner, skipped)) = link(after) {
            out.push_str(&plain_once(inner));
            rest = skipped;
        } else if let Some((inner, skipped)) = code(after) {
            out.push_str(inner);
            rest = skipped;
        } else if let Some((mark, inner)) = emphasis(after) {
            // Between figures a star is a sign of its own.
            let is_between =
                out.ends_with(|c: char| c.is_ascii_digit()) && inner.starts_with(|c: char| c.is_ascii_digit());
            let closes = open == Some(mark) && !out.ends_with(char::is_whitespace) && !is_between;
            let opens = open.is_none() && !is_between && !inner.starts_with(char::is_whitespace) && has(inner, mark);
            if closes {
                open = None;
            } else if opens {
                open = Some(mark);
            } else {
                out.push_str(mark);
            }
            rest = inner;
        } else {
            let first = &after[..1];
            let run = if first == "*" { after.len() - after.trim_start_matches(first).len() } else { 1 };
            out.push_str(&after[..run]);
            rest = &after[run..];
        }
    }
    out.push_str(rest);
    out
}

/// As [`plain`] for what stands in brackets, one level deep.
fn plain_once(text: &str) -> String {
    text.replace("**", "")
}

/// A cell: `\|` is a separator that is none, `<br>` a line end.
pub(super) fn cell(text: &str) -> String {
    let text = syntax::unescaped(text.trim()).into_owned();
    if !text.contains('<') {
        return text;
    }
    let text = without_look(&without_comments(&text));
    ["<br>", "<br/>", "<br />"].iter().fold(text, |text, mark| text.replace(mark, "\n")).trim().to_owned()
}

/// What follows a comment that stands at the beginning and ends: what somebody noted for themselves is not published.
fn comment(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("<!--")?;
    // `<!-->` and `<!--->` are whole.
    let whole = inner.strip_prefix('>').or_else(|| inner.strip_prefix("->"));
    whole.or_else(|| Some(&inner[inner.find("-->")? + "-->".len()..]))
}

/// A text without its comments.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("<!--") {
        let Some(skipped) = comment(&rest[at..]) else { break };
        out.push_str(&rest[..at]);
        rest = skipped;
    }
    out + rest
}

/// A text without the tags that give it a look.
fn without_look(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = tag_of_look(&rest[at..]).unwrap_or_else(|| {
            out.push('<');
            &rest[at + 1..]
        });
    }
    out + rest
}

/// Whether a mark is closed further on: right after a character that is not white space, within a bound that keeps
/// long texts of marks linear.
fn has(text: &str, mark: &str) -> bool {
    let end = text.char_indices().nth(2000).map_or(text.len(), |(at, _)| at);
    let found = text[..end].match_indices(mark).find(|(at, _)| {
        let before = &text[..*at];
        !before.is_empty() && !before.ends_with(char::is_whitespace) && !before.ends_with('\\')
    });
    found.is_some()
}

/// A mark of emphasis, and what follows it. More stars than that are a line of stars. What is struck out keeps its marks:
/// without them it would be read with what stands in its place.
fn emphasis(text: &str) -> Option<(&str, &str)> {
    let stars = text.len() - text.trim_start_matches('*').len();
    Some(stars).filter(|stars| (1..=3).contains(stars)).map(|stars| text.split_at(stars))
}

fn break_of(text: &str) -> Option<&str> {
    ["<br>", "<br/>", "<br />"].iter().find_map(|mark| text.strip_prefix(mark))
}

/// What follows a tag that gives text a look and no meaning: bold, slanted, underlined letters. What strikes text out,
/// raises it or has a style of its own, which may hide it, stays.
fn tag_of_look(text: &str) -> Option<&str> {
    const NAMES: [&str; 9] = ["b", "strong", "i", "em", "u", "ins", "small", "big", "mark"];
    let inner = text.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let name = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let (name, rest) = inner.split_at(name);
    if !NAMES.iter().any(|known| known.eq_ignore_ascii_case(name)) {
        return None;
    }
    rest.strip_prefix('>')
}

fn entity(text: &str) -> Option<(char, &str)> {
    let known = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&nbsp;", '\u{a0}')];
    known.iter().find_map(|(name, c)| text.strip_prefix(name).map(|rest| (*c, rest)))
}

/// `[text](address)` or `![text](address)`: its text.
fn link(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('!').unwrap_or(text).strip_prefix('[')?;
    let bound = |text: &str, most: usize| text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    let close = inner[..bound(inner, 500)].find("](")?;
    let address = &inner[close + 2..];
    // An address may hold parentheses of its own, in pairs.
    let mut open = 0usize;
    let closes = |c: char| {
        match c {
            '(' => open += 1,
            ')' if open == 0 => return true,
            ')' => open -= 1,
            _ => {}
        }
        false
    };
    let end = address[..bound(address, 2000)].find(closes)?;
    Some((&inner[..close], &address[end + 1..]))
}

fn code(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('`')?;
    let end = inner.char_indices().nth(500).map_or(inner.len(), |(at, _)| at);
    inner[..end].find('`').filter(|end| *end > 0).map(|end| (&inner[..end], &inner[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_read_without_its_marks() {
        for (text, read) in [
            ("**一是**𠮷县", "一是𠮷县"),
            ("*甲*与~~乙~~", "甲与~~乙~~"),
            ("公开~~9~~8件", "公开~~9~~8件"),
            ("面积3*4=12，5*6=30", "面积3*4=12，5*6=30"),
            ("3 * 4 * 5", "3 * 4 * 5"),
            ("收费***", "收费***"),
            (r"\*甲\* \<b> \&amp; C:\dir", r"*甲* <b> &amp; C:\dir"),
            ("见[网站](http://x.cn/a_b)。", "见网站。"),
            ("见[𠮷](a(1)(2)b)）。", "见𠮷）。"),
            ("![图](a.png)", "图"),
            ("[1]与[2]", "[1]与[2]"),
            ("`代码`与`", "代码与`"),
            ("上<br>下&amp;😀", "上\n下&😀"),
            ("<script>", "<script>"),
            ("<b>一是</b>𠮷<u>县</U>", "一是𠮷县"),
            ("<s>9</s>8<sup>2</sup>", "<s>9</s>8<sup>2</sup>"),
            ("<span style='display:none'>9</span>8", "<span style='display:none'>9</span>8"),
        ] {
            assert_eq!(plain(text), read, "{text}");
        }
    }

    #[test]
    fn what_is_noted_in_a_comment_is_not_published() {
        for (text, read) in [
            ("收到申请9件<!-- 待核，勿外传 -->，均已办结。", "收到申请9件，均已办结。"),
            ("𠮷<!-- 甲 -->乙<!---->丙<!-->丁", "𠮷乙丙丁"),
            ("没有结尾的 <!-- 照原样", "没有结尾的 <!-- 照原样"),
            ("`<!-- 甲 -->` 和 \\<!-- 乙 -->", "<!-- 甲 --> 和 <!-- 乙 -->"),
        ] {
            assert_eq!(plain(text), read);
        }
        assert_eq!([cell("3<!-- 待核 -->"), cell("𠮷<br>甲 <!-- 乙 -->")], ["3", "𠮷\n甲"]);
        assert_eq!(plain(&"<!--".repeat(100_000)).len(), 400_000);
    }

    #[test]
    fn many_marks_are_read_in_one_go() {
        for mark in ["*", "**", "[", "`", "![", "\\", "<br", "&amp"] {
            let text = mark.repeat(20_000);
            assert_eq!(plain(&text).len(), text.len() - if mark == "\\" { text.len() / 2 } else { 0 }, "{mark}");
        }
    }
}
