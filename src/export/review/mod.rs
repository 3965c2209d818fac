//! A review: of many reports who has handed in what, what is to be mended in each, and what became of it since last round.
//!
//! What was found in each report comes in ([`Submission`]), with the list of those who have to hand one in ([`Roster`]) and
//! last round's sheet ([`Previous`]); what goes out is plain data ([`Review`]), which [`workbook`], [`document`] and
//! [`letters`] write down. Nothing here reads a file or asks a clock: the command line and the page do the same.

mod account;
mod carried;
mod letter;
mod line;
mod names;
mod paper;
mod previous;
mod read;
mod roster;
mod table;

pub use account::{Asked, Entry, Review, Submission, Unread, review};
pub use letter::{Letter, letters};
pub use line::{Decision, Line, Mark};
pub use paper::{document, is_paper};
pub use previous::{Previous, is_review};
pub use read::{Item, Read};
pub use roster::{Roster, Unit};
pub use table::{csv_sheet, workbook};
