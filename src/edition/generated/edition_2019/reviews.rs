// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.

use crate::edition::names::{Key, Keys};
use crate::edition::*;
use std::borrow::Cow;

pub(super) const TABLE: Table = Table { id: "reviews", section: 3, item: None, corner: Some("类型"), provisions: &[], columns: &[
        Column { id: "upheld", name: "结果维持", full: "结果维持", kind: Kind::Count, derived: false, note: None, },
        Column { id: "corrected", name: "结果纠正", full: "结果纠正", kind: Kind::Count, derived: false, note: None, },
        Column { id: "other-result", name: "其他结果", full: "其他结果", kind: Kind::Count, derived: false, note: None, },
        Column { id: "pending", name: "尚未审结", full: "尚未审结", kind: Kind::Count, derived: false, note: None, },
        Column { id: "total", name: "总计", full: "总计", kind: Kind::Count, derived: true, note: None, },
    ], rows: &[
        Row { id: "reconsideration", number: "", name: "行政复议", full: "行政复议", place: "行政复议", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 51, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Direct, },
            Provision { article: 50, paragraph: Some(1), items: Cow::Borrowed(&[3]), basis: Basis::Direct, },
        ], note: None, },
        Row { id: "direct-lawsuits", number: "", name: "未经复议直接起诉", full: "未经复议直接起诉", place: "未经复议直接起诉", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 51, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Inferred, },
            Provision { article: 50, paragraph: Some(1), items: Cow::Borrowed(&[3]), basis: Basis::Inferred, },
        ], note: None, },
        Row { id: "lawsuits-after-review", number: "", name: "复议后起诉", full: "复议后起诉", place: "复议后起诉", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 51, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Inferred, },
            Provision { article: 50, paragraph: Some(1), items: Cow::Borrowed(&[3]), basis: Basis::Inferred, },
        ], note: None, },
    ], formulas: &[
        Formula { relation: Relation::Row, along: Along::Rows, left: &[0, 1, 2, 3], right: &[4], derives: true, basis: Basis::Template, },
    ], column_names: Names { exact: Keys { keys: &[
        Key { name: "结果维持", index: 0, spelling: Spelling::Official, },
        Key { name: "结果纠正", index: 1, spelling: Spelling::Official, },
        Key { name: "其他结果", index: 2, spelling: Spelling::Official, },
        Key { name: "尚未审结", index: 3, spelling: Spelling::Official, },
        Key { name: "总计", index: 4, spelling: Spelling::Official, },
    ], slots: &[0, 0, 0, 0, 0, 1, 0, 0, 4, 5, 0, 2, 0, 0, 0, 3], }, folded: Keys { keys: &[
        Key { name: "结果维持", index: 0, spelling: Spelling::Folded, },
        Key { name: "维持", index: 0, spelling: Spelling::Variant, },
        Key { name: "结果纠正", index: 1, spelling: Spelling::Folded, },
        Key { name: "纠正", index: 1, spelling: Spelling::Variant, },
        Key { name: "其他结果", index: 2, spelling: Spelling::Folded, },
        Key { name: "其它结果", index: 2, spelling: Spelling::Variant, },
        Key { name: "其他", index: 2, spelling: Spelling::Variant, },
        Key { name: "尚未审结", index: 3, spelling: Spelling::Folded, },
        Key { name: "未审结", index: 3, spelling: Spelling::Variant, },
        Key { name: "总计", index: 4, spelling: Spelling::Folded, },
        Key { name: "合计", index: 4, spelling: Spelling::Variant, },
    ], slots: &[5, 0, 0, 0, 0, 1, 0, 0, 0, 0, 7, 3, 9, 11, 0, 0, 0, 0, 0, 0, 0, 6, 0, 2, 8, 10, 0, 0, 0, 0, 0, 4], }, numbers: &[
        None,
        None,
        None,
        None,
        None,
    ], }, row_names: Names { exact: Keys { keys: &[
        Key { name: "行政复议", index: 0, spelling: Spelling::Official, },
        Key { name: "未经复议直接起诉", index: 1, spelling: Spelling::Official, },
        Key { name: "复议后起诉", index: 2, spelling: Spelling::Official, },
    ], slots: &[0, 0, 2, 1, 3, 0, 0, 0], }, folded: Keys { keys: &[
        Key { name: "行政复议", index: 0, spelling: Spelling::Folded, },
        Key { name: "未经复议直接起诉", index: 1, spelling: Spelling::Folded, },
        Key { name: "行政诉讼(未经复议直接起诉)", index: 1, spelling: Spelling::Variant, },
        Key { name: "复议后起诉", index: 2, spelling: Spelling::Folded, },
        Key { name: "行政诉讼(复议后起诉)", index: 2, spelling: Spelling::Variant, },
    ], slots: &[0, 0, 2, 1, 4, 5, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0], }, numbers: &[
        None,
        None,
        None,
    ], }, };
