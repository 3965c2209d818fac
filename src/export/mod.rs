//! From a report to what others read. One file for each format.

pub mod csv;
mod json;

pub use json::{json, unread};
