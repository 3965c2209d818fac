//! Documents as files, one module a format. The writers know no reports: what stands in a document, and how it is to
//! look ([`TableLook`](super::TableLook), [`Style`](super::Style), [`Head`](super::Head)), was said by whoever made it.
//!
//! ```
//! use nianbao::document::{Block, Cell, Document, Paragraph, Style, Table, write};
//!
//! let title = Style { heading: Some(1), ..Style::default() };
//! let cells = vec![Cell::new(0, 0, "规章", Style::default()), Cell::new(0, 1, "3", Style::default())];
//! let table = Table { rows: 1, columns: 2, cells, ..Table::default() };
//! let blocks = vec![Block::Paragraph(Paragraph::new("审核意见", title)), Block::Table(table)];
//! let bytes = write::docx(&Document { blocks, ..Document::default() })?;
//! assert!(bytes.starts_with(b"PK"));
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! The same document gives the same bytes at any time on any machine.

mod csv;
mod docx;
mod html;
pub mod package;
mod xlsx;
pub mod xml;

pub use csv::csv;
pub use docx::docx;
pub use html::{fragment, html};
pub use xlsx::xlsx;
