//! What is known of a report's tables without any rule: which official ones there are, what is wrong
//! with one as a whole, what its unknown rows and columns stand for, what is another edition's, which relations
//! between figures do not hold, and which one cell explains that.
//!
//! Nothing here makes findings.

mod blame;
mod flaw;
mod foreign;
mod meant;
mod official;
mod pasted;
mod relations;

pub use blame::{Culprit, Explanation, explanations, typing_slip};
pub use flaw::{Flaw, has_bare_row};
pub use foreign::{Foreign, foreign};
pub use meant::{Meant, adds_words, is_blank, may_be_name, unknown_columns};
pub use official::{OddCell, OfficialTable, odd_cells, official};
pub use pasted::{Pasted, pasted};
pub use relations::{Violation, violations};

use crate::report::{Report, Table};
use crate::text::Span;
use flaw::flaw;
use meant::meant;

/// The first line of a table.
pub fn first_line(report: &Report, table: &Table) -> Span {
    report.tree.lines[table.lines.start].span().trim(&report.tree.text)
}
