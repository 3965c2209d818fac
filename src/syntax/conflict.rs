//! Merge conflicts: the marks that git leaves in a file where two versions of it disagree. Whoever reads on without
//! having chosen takes both versions for the report.

use crate::text::Span;

/// A conflict that nobody has resolved, or a mark that was left over from one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Conflict {
    /// The line of its first mark.
    pub mark: Span,
    /// All of it: from that line to the one of its last mark.
    pub span: Span,
}

/// The conflicts in a text, in order.
pub fn conflicts(text: &str) -> Vec<Conflict> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let begins = |at: usize| [b"<<<<<<<", b"=======", b">>>>>>>"].iter().any(|mark| bytes[at..].starts_with(*mark));
    if !memchr::memchr3_iter(b'<', b'=', b'>', bytes).any(begins) {
        return found;
    }
    let mut open: Option<Span> = None;
    let left_over = |mark| Conflict { mark, span: mark };
    let mut above = "";
    for line in text.split(['\n', '\r']) {
        let line = line.trim_start_matches('\u{FEFF}');
        let span = Span::of(line, text);
        if is_mark(line, "<<<<<<<") {
            found.extend(open.replace(span).map(left_over));
        } else if is_mark(line, ">>>>>>>") {
            let mark = open.take().unwrap_or(span);
            found.push(Conflict { mark, span: mark.join(span) });
        } else if line == "=======" && open.is_none() && (above.trim().is_empty() || above.starts_with('|')) {
            // Below a sentence it underlines a heading.
            found.push(left_over(span));
        }
        // The line end of a CR LF is two.
        above = if line.is_empty() && text[..span.start as usize].ends_with('\r') { above } else { line };
    }
    found.extend(open.map(left_over));
    found
}

/// Whether a line is a mark, with the name of a version or without.
fn is_mark(line: &str, mark: &str) -> bool {
    line.strip_prefix(mark).is_some_and(|name| name.is_empty() || name.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of marks, and how many lines each conflict has.
    fn found(text: &str) -> Vec<(&str, usize)> {
        let conflicts = conflicts(text);
        conflicts.iter().map(|it| (it.mark.slice(text), it.span.slice(text).lines().count())).collect()
    }

    #[test]
    fn conflicts_are_found_whole_and_what_is_left_of_them() {
        let whole = "甲\r\n<<<<<<< HEAD\r\n𠮷\r\n||||||| 原\r\n=======\r\n乙\r\n>>>>>>> 分支\r\n丙\r\n";
        assert_eq!(found(whole), [("<<<<<<< HEAD", 6)]);
        assert_eq!(found("\u{FEFF}<<<<<<<\n甲"), [("<<<<<<<", 1)]);
        assert_eq!(
            found("甲\n>>>>>>> 分支\n<<<<<<< 一\n<<<<<<< 二\n>>>>>>>"),
            [(">>>>>>> 分支", 1), ("<<<<<<< 一", 1), ("<<<<<<< 二", 2)]
        );
    }

    #[test]
    fn the_line_between_two_versions_is_told_alone_where_it_is_no_heading() {
        assert_eq!(found("甲\r\n\r\n=======\r\n乙"), [("=======", 1)]);
        assert_eq!(found("| 𠮷 | 1 |\r\n=======\r\n| 乙 | 2 |"), [("=======", 1)]);
        assert_eq!(found("||||||| 原\n=======\n"), [("=======", 1)]);
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        for text in [
            "",
            "标题\r\n=======\r\n",
            "𠮷\n=======\n",
            "甲\n\n========\n",
            "甲\n\n =======\n",
            "甲\n\n======= 乙\n",
            "<<<<<<<<\n",
            " <<<<<<< HEAD",
            "写作 <<<<<<< 的",
            "<<<<<<<甲",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
