// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.

use crate::edition::names::{Key, Keys};
use crate::edition::*;
use std::borrow::Cow;

pub(super) const TABLE: Table = Table { id: "licensing", section: 1, item: Some("第二十条第（五）项"), corner: Some("信息内容"), provisions: &[
        Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[5]), basis: Basis::Direct, },
    ], columns: &[
        Column { id: "decisions", name: "本年处理决定数量", full: "本年处理决定数量", kind: Kind::Count, derived: false, note: None, },
    ], rows: &[
        Row { id: "licences", number: "", name: "行政许可", full: "行政许可", place: "行政许可", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[5]), basis: Basis::Direct, },
        ], note: Some(Note { zh: "本年作出的全部处理决定，已公开的和依法不公开的都计。", en: "All decisions taken this year, published or lawfully not.", basis: Basis::Own, }), },
    ], formulas: &[], column_names: Names { exact: Keys { keys: &[
        Key { name: "本年处理决定数量", index: 0, spelling: Spelling::Official, },
    ], slots: &[0, 1, 0, 0], }, folded: Keys { keys: &[
        Key { name: "本年处理决定数量", index: 0, spelling: Spelling::Folded, },
        Key { name: "本年度处理决定数量", index: 0, spelling: Spelling::Variant, },
        Key { name: "处理决定数量", index: 0, spelling: Spelling::Variant, },
        Key { name: "本年处理决定数", index: 0, spelling: Spelling::Variant, },
    ], slots: &[0, 0, 0, 0, 3, 0, 2, 4, 0, 1, 0, 0, 0, 0, 0, 0], }, numbers: &[
        None,
    ], }, row_names: Names { exact: Keys { keys: &[
        Key { name: "行政许可", index: 0, spelling: Spelling::Official, },
    ], slots: &[1, 0, 0, 0], }, folded: Keys { keys: &[
        Key { name: "行政许可", index: 0, spelling: Spelling::Folded, },
    ], slots: &[1, 0, 0, 0], }, numbers: &[
        None,
    ], }, };
