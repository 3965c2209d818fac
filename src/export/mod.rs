//! From a report to what others read. One file for each format.

mod json;

pub use json::json;
