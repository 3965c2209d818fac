//! What each item of a document is to a report.

use super::account::LeftOut;

/// What an item is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    Blank,
    LeftOut(LeftOut),
    /// The first paragraph of the title; the others are taken with it.
    Title,
    Taken,
    /// The heading of an official section, by its index.
    Section(usize),
    /// A heading within a section.
    Heading,
    Prose,
    /// It belongs to no place of a report.
    Aside,
}

/// Whether a name is one of an agency, by how it ends.
pub(super) fn is_agency(text: &str) -> bool {
    const ENDS: [&str; 22] = [
        "人民政府",
        "政府",
        "局",
        "厅",
        "委员会",
        "委",
        "办公室",
        "办公厅",
        "办事处",
        "管委会",
        "中心",
        "院",
        "署",
        "总队",
        "支队",
        "大队",
        "税务局",
        "银行",
        "公司",
        "处",
        "部",
        "联合会",
    ];
    let count = text.chars().count();
    (3..=40).contains(&count) && ENDS.iter().any(|end| text.ends_with(end)) && !text.contains(['：', ':', '，'])
}
