// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.

use crate::edition::names::{Key, Keys};
use crate::edition::*;
use std::borrow::Cow;

pub(super) const TABLE: Table = Table { id: "fees", section: 1, item: Some("第二十条第（八）项"), corner: Some("信息内容"), provisions: &[
        Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[8]), basis: Basis::Direct, },
    ], columns: &[
        Column { id: "last-year", name: "上一年项目数量", full: "上一年项目数量", kind: Kind::Count, derived: false, note: Some(Note { zh: "上一年的收费项目有多少项；不是金额。", en: "How many items were charged for last year; not an amount.", basis: Basis::Own, }), },
        Column { id: "change", name: "本年增/减", full: "本年增/减", kind: Kind::Signed, derived: false, note: Some(Note { zh: "本年的收费项目比上一年多几项填 +3，少几项填 -3，没有变化填 0。", en: "By how many the items of this year are more (+3) or fewer (-3) than last year's; 0 for no change.", basis: Basis::Own, }), },
    ], rows: &[
        Row { id: "administrative-fees", number: "", name: "行政事业性收费", full: "行政事业性收费", place: "行政事业性收费", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[8]), basis: Basis::Direct, },
        ], note: None, },
    ], formulas: &[], column_names: Names { exact: Keys { keys: &[
        Key { name: "上一年项目数量", index: 0, spelling: Spelling::Official, },
        Key { name: "本年增/减", index: 1, spelling: Spelling::Official, },
    ], slots: &[0, 0, 2, 0, 0, 1, 0, 0], }, folded: Keys { keys: &[
        Key { name: "上一年项目数量", index: 0, spelling: Spelling::Folded, },
        Key { name: "上年项目数量", index: 0, spelling: Spelling::Variant, },
        Key { name: "上一年项目数", index: 0, spelling: Spelling::Variant, },
        Key { name: "本年增/减", index: 1, spelling: Spelling::Folded, },
        Key { name: "本年度增/减", index: 1, spelling: Spelling::Variant, },
        Key { name: "本年增减", index: 1, spelling: Spelling::Variant, },
        Key { name: "本年增、减", index: 1, spelling: Spelling::Variant, },
        Key { name: "本年增(减)", index: 1, spelling: Spelling::Variant, },
    ], slots: &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 3, 5, 0, 0, 0, 0, 0, 0, 2, 6, 0, 0, 4, 0, 0, 1, 7, 0], }, numbers: &[
        None,
        None,
    ], }, row_names: Names { exact: Keys { keys: &[
        Key { name: "行政事业性收费", index: 0, spelling: Spelling::Official, },
    ], slots: &[0, 1, 0, 0], }, folded: Keys { keys: &[
        Key { name: "行政事业性收费", index: 0, spelling: Spelling::Folded, },
    ], slots: &[0, 1, 0, 0], }, numbers: &[
        None,
    ], }, };
