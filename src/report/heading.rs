//! A heading that says for itself what its figures are in: `采购总金额（万元）`, where the format names no unit, or
//! `本年收费金额（单位：元）`, where it names another. Where it names none, what stands beside the table may: `单位：元`.

use super::unit::{MONEY, unit_in};
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
    let unit = MONEY.into_iter().find_map(|unit| said.get(..unit.len()).filter(|said| *said == unit))?;
    let is_all = said[unit.len()..].trim_start();
    let ends = is_all.is_empty() || is_all.starts_with(['，', ',', '、', '；', ';', '。']);
    (is_money && ends).then(|| (NameMatch { spelling: Spelling::Folded, ..found }, Span::of(unit, text)))
}

/// So many lines above a table are looked at.
const MOST_ABOVE: usize = 6;

/// The unit that lines right above a table, its corner or its item, or a line below it name for its money.
pub(super) fn unit_beside(tree: &Tree, lines: &Range<usize>, corners: [Span; 2]) -> Option<Span> {
    let text = &tree.text;
    let kind = |line: usize| tree.lines[line].kind;
    let above = || {
        let texts = |line: &usize| matches!(kind(*line), LineKind::Prose | LineKind::Heading(_) | LineKind::Blank);
        // A heading is of what stands below it alone.
        let mut is_headed = false;
        let near = (0..lines.start).rev().take(MOST_ABOVE).take_while(texts).take_while(|&line| {
            let goes_on = !is_headed;
            is_headed = matches!(kind(line), LineKind::Heading(_));
            goes_on
        });
        near.into_iter().find_map(|line| unit_in(text, tree.lines[line].span()))
    };
    let below = || {
        let mut filled = (lines.end..tree.lines.len()).filter(|&line| kind(line) != LineKind::Blank);
        let line = filled.next().filter(|&line| kind(line) == LineKind::Prose)?;
        let words = tree.line_text(line).trim_start_matches(['（', '(', ' ', '*', '\u{3000}']);
        let is_note = words.starts_with(['注', '备', '说']);
        // What stands above the next table is of that.
        let mut is_alone = || !filled.next().is_some_and(|next| matches!(kind(next), LineKind::Row(_)));
        let is_it = is_note || ["单位", "金额单位"].iter().any(|it| words.starts_with(it)) && is_alone();
        is_it.then(|| unit_in(text, tree.lines[line].span())).flatten()
    };
    above().or_else(|| corners.into_iter().find_map(|corner| unit_in(text, corner))).or_else(below)
}

#[cfg(test)]
mod tests {
    use super::*;

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
