//! A heading that says for itself what its figures are in: `采购总金额（万元）`, where the format names no unit, or
//! `本年收费金额（单位：元）`, where it names another.

use super::cell;
use crate::edition::{self, Kind, NameMatch, Spelling};
use crate::text::Span;

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
