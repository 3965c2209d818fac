//! From a report to what others read. One file for each format.

pub mod csv;
mod json;
mod layout;
mod official;

pub use json::{json, unread};
pub use layout::layout;
pub use official::{Official, official};
