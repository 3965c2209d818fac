// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.

use crate::edition::names::{Key, Keys};
use crate::edition::*;
use std::borrow::Cow;

pub(super) const TABLE: Table = Table { id: "licensing", section: 1, item: Some("第二十条第（五）项"), corner: Some("信息内容"), provisions: &[
        Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[5]), basis: Basis::Direct, },
    ], columns: &[
        Column { id: "last-year", name: "上一年项目数量", full: "上一年项目数量", kind: Kind::Count, derived: false, note: Some(Note { zh: "上一年的事项有多少项；不是办理的件数。", en: "How many matters there were last year; not how many cases were handled.", basis: Basis::Own, }), },
        Column { id: "change", name: "本年增/减", full: "本年增/减", kind: Kind::Signed, derived: false, note: Some(Note { zh: "本年的项目比上一年多几项填 +3，少几项填 -3，没有变化填 0。", en: "By how many the matters of this year are more (+3) or fewer (-3) than last year's; 0 for no change.", basis: Basis::Own, }), },
        Column { id: "decisions", name: "处理决定数量", full: "处理决定数量", kind: Kind::Count, derived: false, note: Some(Note { zh: "本年作出的处理决定的件数。", en: "Decisions taken this year.", basis: Basis::Own, }), },
    ], rows: &[
        Row { id: "licences", number: "", name: "行政许可", full: "行政许可", place: "行政许可", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[5]), basis: Basis::Direct, },
        ], note: None, },
        Row { id: "other-services", number: "", name: "其他对外管理服务事项", full: "其他对外管理服务事项", place: "其他对外管理服务事项", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[5]), basis: Basis::Direct, },
        ], note: Some(Note { zh: "行政许可以外，对外的管理和服务事项。", en: "External management and service matters other than licences.", basis: Basis::Direct, }), },
    ], formulas: &[], column_names: Names { exact: Keys { keys: &[
        Key { name: "上一年项目数量", index: 0, spelling: Spelling::Official, },
        Key { name: "本年增/减", index: 1, spelling: Spelling::Official, },
        Key { name: "处理决定数量", index: 2, spelling: Spelling::Official, },
    ], slots: &[0, 0, 2, 0, 3, 1, 0, 0], }, folded: Keys { keys: &[
        Key { name: "上一年项目数量", index: 0, spelling: Spelling::Folded, },
        Key { name: "上年项目数量", index: 0, spelling: Spelling::Variant, },
        Key { name: "上一年项目数", index: 0, spelling: Spelling::Variant, },
        Key { name: "本年增/减", index: 1, spelling: Spelling::Folded, },
        Key { name: "本年度增/减", index: 1, spelling: Spelling::Variant, },
        Key { name: "本年增减", index: 1, spelling: Spelling::Variant, },
        Key { name: "本年增、减", index: 1, spelling: Spelling::Variant, },
        Key { name: "本年增(减)", index: 1, spelling: Spelling::Variant, },
        Key { name: "处理决定数量", index: 2, spelling: Spelling::Folded, },
        Key { name: "处理决定数", index: 2, spelling: Spelling::Variant, },
    ], slots: &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 10, 0, 3, 5, 0, 0, 0, 0, 9, 0, 2, 6, 0, 0, 4, 0, 0, 1, 7, 0], }, numbers: &[
        None,
        None,
        None,
    ], }, row_names: Names { exact: Keys { keys: &[
        Key { name: "行政许可", index: 0, spelling: Spelling::Official, },
        Key { name: "其他对外管理服务事项", index: 1, spelling: Spelling::Official, },
    ], slots: &[2, 0, 0, 0, 1, 0, 0, 0], }, folded: Keys { keys: &[
        Key { name: "行政许可", index: 0, spelling: Spelling::Folded, },
        Key { name: "其他对外管理服务事项", index: 1, spelling: Spelling::Folded, },
        Key { name: "其它对外管理服务事项", index: 1, spelling: Spelling::Variant, },
    ], slots: &[2, 0, 0, 0, 1, 0, 3, 0], }, numbers: &[
        None,
        None,
    ], }, };
