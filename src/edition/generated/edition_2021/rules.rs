// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.

use crate::edition::names::{Key, Keys};
use crate::edition::*;
use std::borrow::Cow;

pub(super) const TABLE: Table = Table { id: "rules", section: 1, item: Some("第二十条第（一）项"), corner: Some("信息内容"), provisions: &[
        Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[1]), basis: Basis::Direct, },
    ], columns: &[
        Column { id: "issued", name: "本年制发件数", full: "本年制发件数", kind: Kind::Count, derived: false, note: Some(Note { zh: "本年制定并印发的件数。修订算不算制发，各地做法不一，可在数后用括注说明。", en: "Documents issued this year. Practice differs on whether an amendment counts; a note in parentheses may say.", basis: Basis::Own, }), },
        Column { id: "repealed", name: "本年废止件数", full: "本年废止件数", kind: Kind::Count, derived: false, note: Some(Note { zh: "本年废止的件数。", en: "Documents repealed this year.", basis: Basis::Own, }), },
        Column { id: "in-force", name: "现行有效件数", full: "现行有效件数", kind: Kind::Count, derived: false, note: Some(Note { zh: "年末仍然有效的件数，含往年制发的；不是本年公开的条数。", en: "Documents in force at the end of the year, those of earlier years included; not how many were published.", basis: Basis::Own, }), },
    ], rows: &[
        Row { id: "regulations", number: "", name: "规章", full: "规章", place: "规章", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[1]), basis: Basis::Direct, },
        ], note: Some(Note { zh: "没有规章制定权的机关填 0。", en: "Agencies without the power to make rules enter 0.", basis: Basis::Own, }), },
        Row { id: "normative-documents", number: "", name: "行政规范性文件", full: "行政规范性文件", place: "行政规范性文件", parent: None, group: false, derived: false, short: None, common_variant: Some("规范性文件"), provisions: &[
            Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[1]), basis: Basis::Direct, },
        ], note: None, },
    ], formulas: &[], column_names: Names { exact: Keys { keys: &[
        Key { name: "本年制发件数", index: 0, spelling: Spelling::Official, },
        Key { name: "本年废止件数", index: 1, spelling: Spelling::Official, },
        Key { name: "现行有效件数", index: 2, spelling: Spelling::Official, },
    ], slots: &[0, 0, 3, 0, 2, 0, 1, 0], }, folded: Keys { keys: &[
        Key { name: "本年制发件数", index: 0, spelling: Spelling::Folded, },
        Key { name: "本年度制发件数", index: 0, spelling: Spelling::Variant, },
        Key { name: "本年制发数", index: 0, spelling: Spelling::Variant, },
        Key { name: "本年制发件", index: 0, spelling: Spelling::Variant, },
        Key { name: "制发件数", index: 0, spelling: Spelling::Variant, },
        Key { name: "本年废止件数", index: 1, spelling: Spelling::Folded, },
        Key { name: "本年度废止件数", index: 1, spelling: Spelling::Variant, },
        Key { name: "本年废止数", index: 1, spelling: Spelling::Variant, },
        Key { name: "本年废止件", index: 1, spelling: Spelling::Variant, },
        Key { name: "废止件数", index: 1, spelling: Spelling::Variant, },
        Key { name: "现行有效件数", index: 2, spelling: Spelling::Folded, },
        Key { name: "现行有效件", index: 2, spelling: Spelling::Variant, },
        Key { name: "现行有效数", index: 2, spelling: Spelling::Variant, },
        Key { name: "现行有效件数(历史累计)", index: 2, spelling: Spelling::Variant, },
    ], slots: &[0, 0, 5, 0, 6, 9, 0, 0, 4, 12, 11, 10, 14, 0, 1, 8, 0, 7, 3, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 13, 0], }, numbers: &[
        None,
        None,
        None,
    ], }, row_names: Names { exact: Keys { keys: &[
        Key { name: "规章", index: 0, spelling: Spelling::Official, },
        Key { name: "行政规范性文件", index: 1, spelling: Spelling::Official, },
    ], slots: &[0, 0, 2, 0, 1, 0, 0, 0], }, folded: Keys { keys: &[
        Key { name: "规章", index: 0, spelling: Spelling::Folded, },
        Key { name: "政府规章", index: 0, spelling: Spelling::Variant, },
        Key { name: "部门规章", index: 0, spelling: Spelling::Variant, },
        Key { name: "行政规范性文件", index: 1, spelling: Spelling::Folded, },
        Key { name: "规范性文件", index: 1, spelling: Spelling::Variant, },
    ], slots: &[0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 4, 0, 1, 5, 0, 3], }, numbers: &[
        None,
        None,
    ], }, };
