// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.

use crate::edition::names::{Key, Keys};
use crate::edition::*;
use std::borrow::Cow;

pub(super) const TABLE: Table = Table { id: "rules", section: 1, item: Some("第二十条第（一）项"), corner: Some("信息内容"), provisions: &[
        Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[1]), basis: Basis::Direct, },
    ], columns: &[
        Column { id: "made", name: "本年新制作数量", full: "本年新制作数量", kind: Kind::Count, derived: false, note: Some(Note { zh: "本年新制作的件数。", en: "Documents made this year.", basis: Basis::Own, }), },
        Column { id: "published", name: "本年新公开数量", full: "本年新公开数量", kind: Kind::Count, derived: false, note: Some(Note { zh: "本年新公开的件数，以前制作而本年才公开的也计在内。", en: "Documents published this year, those made earlier included.", basis: Basis::Own, }), },
        Column { id: "public", name: "对外公开总数量", full: "对外公开总数量", kind: Kind::Count, derived: false, note: Some(Note { zh: "到年末为止对外公开的累计件数，含往年公开的。", en: "All documents public at the end of the year, those of earlier years included.", basis: Basis::Own, }), },
    ], rows: &[
        Row { id: "regulations", number: "", name: "规章", full: "规章", place: "规章", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[1]), basis: Basis::Direct, },
        ], note: Some(Note { zh: "没有规章制定权的机关填 0。", en: "Agencies without the power to make rules enter 0.", basis: Basis::Own, }), },
        Row { id: "normative-documents", number: "", name: "规范性文件", full: "规范性文件", place: "规范性文件", parent: None, group: false, derived: false, short: None, common_variant: Some("行政规范性文件"), provisions: &[
            Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[1]), basis: Basis::Direct, },
        ], note: None, },
    ], formulas: &[], column_names: Names { exact: Keys { keys: &[
        Key { name: "本年新制作数量", index: 0, spelling: Spelling::Official, },
        Key { name: "本年新公开数量", index: 1, spelling: Spelling::Official, },
        Key { name: "对外公开总数量", index: 2, spelling: Spelling::Official, },
    ], slots: &[0, 0, 1, 2, 0, 3, 0, 0], }, folded: Keys { keys: &[
        Key { name: "本年新制作数量", index: 0, spelling: Spelling::Folded, },
        Key { name: "本年度新制作数量", index: 0, spelling: Spelling::Variant, },
        Key { name: "本年新制作数", index: 0, spelling: Spelling::Variant, },
        Key { name: "新制作数量", index: 0, spelling: Spelling::Variant, },
        Key { name: "本年新公开数量", index: 1, spelling: Spelling::Folded, },
        Key { name: "本年度新公开数量", index: 1, spelling: Spelling::Variant, },
        Key { name: "本年度公开数量", index: 1, spelling: Spelling::Variant, },
        Key { name: "本年新公开数", index: 1, spelling: Spelling::Variant, },
        Key { name: "新公开数量", index: 1, spelling: Spelling::Variant, },
        Key { name: "对外公开总数量", index: 2, spelling: Spelling::Folded, },
        Key { name: "对外公开总数", index: 2, spelling: Spelling::Variant, },
        Key { name: "对外公开数量", index: 2, spelling: Spelling::Variant, },
    ], slots: &[6, 0, 3, 4, 8, 10, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 5, 7, 0, 9, 0, 2, 0, 0, 0, 0, 0, 11, 12, 0], }, numbers: &[
        None,
        None,
        None,
    ], }, row_names: Names { exact: Keys { keys: &[
        Key { name: "规章", index: 0, spelling: Spelling::Official, },
        Key { name: "规范性文件", index: 1, spelling: Spelling::Official, },
    ], slots: &[0, 0, 0, 0, 1, 2, 0, 0], }, folded: Keys { keys: &[
        Key { name: "规章", index: 0, spelling: Spelling::Folded, },
        Key { name: "政府规章", index: 0, spelling: Spelling::Variant, },
        Key { name: "部门规章", index: 0, spelling: Spelling::Variant, },
        Key { name: "规范性文件", index: 1, spelling: Spelling::Folded, },
        Key { name: "行政规范性文件", index: 1, spelling: Spelling::Variant, },
    ], slots: &[0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 5, 0, 1, 4, 0, 3], }, numbers: &[
        None,
        None,
    ], }, };
