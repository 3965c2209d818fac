//! The same Word file back, with remarks in it: a comment at each place, and what may be changed without a thought as a
//! tracked change.
//!
//! Only the text's part is written anew, comments, and what has to name them; every other part stays byte for byte, and of
//! the text all but the runs that are split. What an earlier run has put in is replaced; what others have put in stays.
//! Nothing here knows reports; what is to be said of one stands in [`remarks`].

mod annotated;
mod comments;
mod exported;
mod marks;
mod names;
mod note;
mod outline;
mod own;
mod package;
mod registered;
mod remarks;
mod whole;

pub use annotated::{Annotated, annotate};
pub use exported::{Exported, exported};
pub use note::{At, Author, Change, Note, Point};
pub use own::cleared;
pub use remarks::{Remarks, Wanted, remarks};
pub use whole::{Given, MARK, Whole, name, whole};
