//! Titles in `《》`: where one ends, others within it or not.

/// Titles are not longer than this many bytes: what is never closed is not looked for over and over.
pub(super) const MAX_TITLE: usize = 600;

/// The end of the title that begins at `start` with its `《`; `None` where it is not closed on its line.
pub(super) fn title_end(text: &str, start: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text[start..].char_indices().take_while(|(at, _)| *at < MAX_TITLE) {
        match c {
            '《' => depth += 1,
            '》' => depth -= 1,
            '\n' | '\r' => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(start + at + c.len_utf8());
        }
    }
    None
}

/// The titles of a text, without their marks, each with where it begins; those within another are a part of it.
pub fn titles(text: &str) -> Vec<(usize, &str)> {
    let (mut found, mut from) = (Vec::new(), 0);
    for (start, open) in text.match_indices('《') {
        if start < from {
            continue;
        }
        if let Some(end) = title_end(text, start) {
            let inner = start + open.len();
            found.push((inner, &text[inner..end - '》'.len_utf8()]));
            from = end;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_whole_or_none() {
        let text = "《𠮷办法》《关于印发《甲》的通知》《乙";
        let found: Vec<&str> = titles(text).into_iter().map(|(_, title)| title).collect();
        assert_eq!(found, ["𠮷办法", "关于印发《甲》的通知"]);
        assert_eq!(titles("《甲\n乙》"), []);
        assert_eq!(titles(&"《".repeat(10_000)), []);
    }
}
