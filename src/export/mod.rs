//! From a report to what others read. One file a format.

mod json;

pub use json::json;
