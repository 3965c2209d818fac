//! A heading that says for itself what its figures are in: `采购总金额（万元）`, where the format names no unit, or
//! `本年收费金额（单位：元）`, where it names another. Where it names none, what stands beside the table may: `单位：元`.

use super::cell;
use crate::edition::{self, Kind, NameMatch, Spelling};
use crate::syntax::{LineKind, Tree};
use crate::text::Span;
use std::ops::Range;

/// The column of money that a heading names but for the unit in its parentheses, and where the unit stands.
pub(super) fn with_unit(text: &str, heading: Span, names: &edition::Table) -> Option<(NameMatch, Span)> {
    let written = heading.slice(text);
    let end = written.trim_end_matches(['*', '_', ' ']);
    let (name, inner) = end.strip_suffix(['）', ')'])?.split_once(['（', '('])?;
    let found = names.column_names.find(name)?;
    let is_money = matches!(names.columns[found.index].kind, Kind::Amount { .. });
    let said = inner.trim_start();
    let said = said.strip_prefix("单位").map_or(said, |rest| rest.trim_start_matches(['：', ':', ' ', '\u{3000}']));
    let said = said.strip_prefix("人民币").unwrap_or(said);
    let unit = cell::MONEY.into_iter().find_map(|unit| said.get(..unit.len()).filter(|said| *said == unit))?;
    let is_all = said[unit.len()..].trim_start();
    let ends = is_all.is_empty() || is_all.starts_with(['，', ',', '、', '；', ';', '。']);
    (is_money && ends).then(|| (NameMatch { spelling: Spelling::Folded, ..found }, Span::of(unit, text)))
}

/// The unit that the line above a table, its corner, or a note below it names for its money.
pub(super) fn unit_beside(tree: &Tree, lines: &Range<usize>, corner: Span) -> Option<Span> {
    let prose = |mut lines: Box<dyn Iterator<Item = usize> + '_>| {
        let next = lines.find(|&line| tree.lines[line].kind != LineKind::Blank)?;
        (tree.lines[next].kind == LineKind::Prose).then(|| tree.lines[next].span())
    };
    let above = || prose(Box::new((0..lines.start).rev())).and_then(|line| unit_in(&tree.text, line));
    let below = || {
        let line = prose(Box::new(lines.end..tree.lines.len()))?;
        let is_note = line.slice(&tree.text).trim_start_matches(['（', '(', ' ', '*']).starts_with(['注', '备', '说']);
        is_note.then(|| unit_in(&tree.text, line)).flatten()
    };
    above().or_else(|| unit_in(&tree.text, corner)).or_else(below)
}

/// The unit in `单位：元`, `（金额单位：人民币万元）` or `单位为元`, where no other is said beside it.
fn unit_in(text: &str, span: Span) -> Option<Span> {
    let mut found: Option<Span> = None;
    for (at, label) in span.slice(text).match_indices("单位") {
        let rest = Span { start: span.start + (at + label.len()) as u32, ..span }.slice(text);
        let said = rest.trim_start_matches(['均', '都', '为', '是', '：', ':', ' ', '\u{3000}']);
        let said = if said.len() < rest.len() { said.strip_prefix("人民币").unwrap_or(said) } else { continue };
        let Some(unit) = cell::MONEY.into_iter().find_map(|unit| said.get(..unit.len()).filter(|it| *it == unit))
        else {
            continue;
        };
        let ends = said[unit.len()..].chars().next().is_none_or(|next| !next.is_alphanumeric());
        if !ends || found.is_some_and(|before| before.slice(text) != unit) {
            return None;
        }
        found = Some(Span::of(unit, text));
    }
    found
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
        ] {
            let found = unit_in(line, Span::new(0, line.len()));
            assert_eq!(found.map(|it| it.slice(line)), unit, "{line}");
        }
    }

    #[test]
    fn a_unit_in_the_heading() {
        let said = |edition: &str, table: &str, heading: &str| {
            let edition = edition::by_id(edition).unwrap();
            let names = edition.tables.iter().find(|it| it.id == table).unwrap();
            let text = format!("𠮷{heading}");
            let (found, unit) = with_unit(&text, Span::new("𠮷".len(), text.len()), names)?;
            Some((names.columns[found.index].id, unit.slice(&text).to_owned()))
        };
        for (heading, unit) in [
            ("采购总金额（万元）", "万元"),
            ("采购总金额(元)", "元"),
            ("采购总额（单位：亿元）", "亿元"),
            ("**采购总金额（ 单位: 人民币万元，保留四位小数）**", "万元"),
        ] {
            assert_eq!(said("2019", "procurement", heading), Some(("amount", unit.to_owned())), "{heading}");
        }
        for heading in
            ["采购总金额", "采购总金额（美元）", "采购总金额（元月）", "采购项目数量（元）", "采购总金额（万元）（元）"]
        {
            assert_eq!(said("2019", "procurement", heading), None, "{heading}");
        }
        assert_eq!(said("2021", "fees", "本年收费金额（单位：元）"), Some(("amount", "元".to_owned())));
    }
}
