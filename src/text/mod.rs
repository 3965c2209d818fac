//! Text as every other module sees it: byte spans, edits, positions, display width, Chinese numerals,
//! years and dates, and the two languages that messages are written in.
//!
//! A byte [`Span`] is the only position inside the crate. It becomes a line and a column, in the
//! encoding that is asked for, in [`LineIndex`] alone; a document without lines says in words where it is
//! ([`Positions`]).

mod ascii;
mod calendar;
mod char_set;
mod difference;
mod edit;
mod file_name;
mod hidden;
mod inert;
mod joined;
mod lang;
mod letters;
mod line_index;
mod markdown;
mod nearest;
mod numeral;
mod positions;
mod span;
mod vocabulary;
mod width;

pub(crate) use calendar::{
    Dated, NamedYear, YEARS, dates, dates_in_han, first_year, is_dated, is_no_day, month_and_day, no_days, year, years,
};
pub(crate) use char_set::{CharSet, HAN_BYTES, char_at, han_at};
pub(crate) use lang::{say, text};
pub(crate) use letters::Letters;
pub(crate) use vocabulary::Vocabulary;

pub use ascii::ascii;
pub use calendar::Date;
pub use difference::difference;
pub use edit::{Edit, apply};
pub use file_name::file_name;
pub use hidden::{
    bare, character_name, ideograph, is_break, is_invisible, is_odd_space, is_radical, is_space, is_unseen,
    is_variation_selector, seen,
};
pub use inert::inert;
pub use joined::{Joined, LEFT_OUT};
pub use lang::{Lang, Text, comma, counted};
pub use line_index::{Encoding, LineIndex, Position};
pub use markdown::escaped;
pub use nearest::nearest;
pub use numeral::{numeral, parse_numeral};
pub use positions::Positions;
pub use span::{Span, trim};
pub use width::{Ambiguous, width};
