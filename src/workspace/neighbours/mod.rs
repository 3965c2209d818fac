//! Which reports are neighbours: last year's by agency and year or as 上年报告 says, and those of 汇总. An index of the
//! reports that are looked at knows of each who reports, on which year, and what its lines say; what is kept of a
//! neighbour is made where it is needed, once, from what was read already.

mod entry;
mod index;
mod named;
mod paths;

pub use entry::{Entry, Kept, Reading, kept, without_twins};
pub use index::{Index, Of};
pub use paths::project;
