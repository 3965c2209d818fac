// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.

use crate::edition::names::{Key, Keys};
use crate::edition::*;
use std::borrow::Cow;

pub(super) const TABLE: Table = Table { id: "enforcement", section: 1, item: Some("第二十条第（六）项"), corner: Some("信息内容"), provisions: &[
        Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[6]), basis: Basis::Direct, },
    ], columns: &[
        Column { id: "decisions", name: "本年处理决定数量", full: "本年处理决定数量", kind: Kind::Count, derived: false, note: None, },
    ], rows: &[
        Row { id: "penalties", number: "", name: "行政处罚", full: "行政处罚", place: "行政处罚", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[6]), basis: Basis::Direct, },
        ], note: Some(Note { zh: "本年作出的全部处罚决定；处罚决定中，条例要求主动公开的只是本机关认为有一定社会影响的。", en: "All penalty decisions taken this year; of these the regulation requires only those that the agency considers to have some social impact to be disclosed proactively.", basis: Basis::Own, }), },
        Row { id: "coercion", number: "", name: "行政强制", full: "行政强制", place: "行政强制", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[6]), basis: Basis::Direct, },
        ], note: None, },
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
        Key { name: "行政处罚", index: 0, spelling: Spelling::Official, },
        Key { name: "行政强制", index: 1, spelling: Spelling::Official, },
    ], slots: &[2, 0, 1, 0, 0, 0, 0, 0], }, folded: Keys { keys: &[
        Key { name: "行政处罚", index: 0, spelling: Spelling::Folded, },
        Key { name: "行政强制", index: 1, spelling: Spelling::Folded, },
    ], slots: &[2, 0, 1, 0, 0, 0, 0, 0], }, numbers: &[
        None,
        None,
    ], }, };
