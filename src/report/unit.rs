//! Units of money as they are said beside figures: `单位：元`, `（金额单位：人民币万元）`, and alone in parentheses behind one.

use crate::text::Span;

/// The units of money that are understood, each before those that end it.
pub(super) const MONEY: [&str; 4] = ["万元", "亿元", "千元", "元"];

/// The unit of money in `单位：元`, `（金额单位：人民币万元）`, `单位为件、元`, where no other is said beside it.
pub(super) fn unit_in(text: &str, span: Span) -> Option<Span> {
    // What is struck out says nothing.
    if span.slice(text).contains("~~") {
        return None;
    }
    let mut found: Option<Span> = None;
    for (at, label) in span.slice(text).match_indices("单位") {
        let rest = Span { start: span.start + (at + label.len()) as u32, ..span }.slice(text);
        let said = rest.trim_start_matches(['均', '都', '为', '是', '：', ':', ' ', '\u{3000}']);
        if said.len() == rest.len() {
            continue;
        }
        let said = said.split(['）', ')', '。', '；', ';']).next().unwrap_or_default();
        let parts = said.split(|c: char| c.is_whitespace() || "、，,/／和及*_".contains(c));
        for part in parts.map(|part| part.strip_prefix("人民币").unwrap_or(part)) {
            if !MONEY.contains(&part) {
                continue;
            }
            if found.is_some_and(|before| before.slice(text) != part) {
                return None;
            }
            found = Some(Span::of(part, text));
        }
    }
    found
}

/// The unit that a note is, and nothing else: `5200（元）`, `5200（单位：元）`.
pub(super) fn unit_of_note(text: &str, note: Span) -> Option<Span> {
    let words = note.slice(text).trim();
    if MONEY.contains(&words) {
        return Some(Span::of(words, text));
    }
    words.strip_prefix("单位").and_then(|_| unit_in(text, note))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_beside_a_table() {
        for (line, unit) in [
            ("单位：元", Some("元")),
            ("（单位: 人民币万元）", Some("万元")),
            ("表2　收费情况𠮷（金额单位：千元）", Some("千元")),
            ("注：金额单位均为亿元。", Some("亿元")),
            ("单位：元宝山区财政局", None),
            ("填报单位：某县", None),
            ("各单位收费125元", None),
            ("单位：元；其他表单位：万元", None),
            ("单位：元、件", Some("元")),
            ("单位：件/元", Some("元")),
            ("单位：某局，收费125元", None),
            ("~~单位：元~~", None),
        ] {
            let found = unit_in(line, Span::new(0, line.len()));
            assert_eq!(found.map(|it| it.slice(line)), unit, "{line}");
        }
    }
}
