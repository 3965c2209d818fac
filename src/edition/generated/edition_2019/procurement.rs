// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.

use crate::edition::names::{Key, Keys};
use crate::edition::*;
use std::borrow::Cow;

pub(super) const TABLE: Table = Table { id: "procurement", section: 1, item: Some("第二十条第（九）项"), corner: Some("信息内容"), provisions: &[
        Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[9]), basis: Basis::Direct, },
    ], columns: &[
        Column { id: "projects", name: "采购项目数量", full: "采购项目数量", kind: Kind::Count, derived: false, note: Some(Note { zh: "本年政府集中采购的项目有多少项。", en: "Projects of centralised government procurement this year.", basis: Basis::Own, }), },
        Column { id: "amount", name: "采购总金额", full: "采购总金额", kind: Kind::Amount { unit: None }, derived: false, note: Some(Note { zh: "列名不带单位，金额连同单位一起填，例如 251000元、103.3879万元。", en: "The column names no unit: the amount is entered with its own, such as 251000元 or 103.3879万元.", basis: Basis::Own, }), },
    ], rows: &[
        Row { id: "centralised-procurement", number: "", name: "政府集中采购", full: "政府集中采购", place: "政府集中采购", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[9]), basis: Basis::Direct, },
        ], note: None, },
    ], formulas: &[], column_names: Names { exact: Keys { keys: &[
        Key { name: "采购项目数量", index: 0, spelling: Spelling::Official, },
        Key { name: "采购总金额", index: 1, spelling: Spelling::Official, },
    ], slots: &[0, 1, 0, 0, 0, 0, 0, 2], }, folded: Keys { keys: &[
        Key { name: "采购项目数量", index: 0, spelling: Spelling::Folded, },
        Key { name: "采购项目数", index: 0, spelling: Spelling::Variant, },
        Key { name: "采购总金额", index: 1, spelling: Spelling::Folded, },
        Key { name: "采购总额", index: 1, spelling: Spelling::Variant, },
    ], slots: &[0, 0, 2, 0, 4, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 3], }, numbers: &[
        None,
        None,
    ], }, row_names: Names { exact: Keys { keys: &[
        Key { name: "政府集中采购", index: 0, spelling: Spelling::Official, },
    ], slots: &[0, 0, 0, 1], }, folded: Keys { keys: &[
        Key { name: "政府集中采购", index: 0, spelling: Spelling::Folded, },
    ], slots: &[0, 0, 0, 1], }, numbers: &[
        None,
    ], }, };
