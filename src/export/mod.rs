//! From a report to what others read. One file for each format.

#[cfg(feature = "documents")]
pub mod annotate;
#[cfg(feature = "documents")]
pub mod compare;
pub mod csv;
pub mod data;
mod findings;
mod from_json;
mod json;
mod layout;
#[cfg(feature = "documents")]
mod official;
mod position;
#[cfg(feature = "documents")]
pub mod review;
#[cfg(feature = "documents")]
pub mod summary;
mod unplaced;
#[cfg(feature = "documents")]
mod workbook;

pub use findings::{About, FindingJson, Telling, UNCHECKED_RULE};
pub use from_json::{Misfit, from_json};
pub use json::{json, unread};
pub use layout::layout;
#[cfg(feature = "documents")]
pub use official::{Official, official};
pub use position::{Document, Point, Range};
#[cfg(feature = "documents")]
pub use workbook::workbook;
