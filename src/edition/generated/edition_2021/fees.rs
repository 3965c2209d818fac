// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.

use crate::edition::names::{Key, Keys};
use crate::edition::*;
use std::borrow::Cow;

pub(super) const TABLE: Table = Table { id: "fees", section: 1, item: Some("第二十条第（八）项"), corner: Some("信息内容"), provisions: &[
        Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[8]), basis: Basis::Direct, },
    ], columns: &[
        Column { id: "amount", name: "本年收费金额", full: "本年收费金额（单位：万元）", kind: Kind::Amount { unit: Some("万元") }, derived: false, note: Some(Note { zh: "以万元为单位，可带小数。", en: "In 万元 (10,000 yuan); decimals are allowed.", basis: Basis::Template, }), },
    ], rows: &[
        Row { id: "administrative-fees", number: "", name: "行政事业性收费", full: "行政事业性收费", place: "行政事业性收费", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[8]), basis: Basis::Direct, },
        ], note: Some(Note { zh: "条例要求主动公开的是收费项目及其依据、标准；表里填的是本年收费的金额。", en: "The regulation has the items, basis and rates of charges disclosed proactively; the table asks for the amount charged this year.", basis: Basis::Own, }), },
    ], formulas: &[], column_names: Names { exact: Keys { keys: &[
        Key { name: "本年收费金额（单位：万元）", index: 0, spelling: Spelling::Official, },
        Key { name: "本年收费金额", index: 0, spelling: Spelling::Official, },
    ], slots: &[1, 0, 0, 2, 0, 0, 0, 0], }, folded: Keys { keys: &[
        Key { name: "本年收费金额", index: 0, spelling: Spelling::Folded, },
        Key { name: "本年收费金额(单位:万元)", index: 0, spelling: Spelling::Folded, },
        Key { name: "本年度收费金额", index: 0, spelling: Spelling::Variant, },
        Key { name: "本年收费金额(万元)", index: 0, spelling: Spelling::Variant, },
    ], slots: &[0, 0, 0, 0, 0, 0, 0, 4, 3, 0, 0, 1, 2, 0, 0, 0], }, numbers: &[
        None,
    ], }, row_names: Names { exact: Keys { keys: &[
        Key { name: "行政事业性收费", index: 0, spelling: Spelling::Official, },
    ], slots: &[0, 1, 0, 0], }, folded: Keys { keys: &[
        Key { name: "行政事业性收费", index: 0, spelling: Spelling::Folded, },
    ], slots: &[0, 1, 0, 0], }, numbers: &[
        None,
    ], }, };
