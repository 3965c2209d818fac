//! Two reports beside each other: the figures by place, the text by paragraph. What is looked at is what a reader sees: how a
//! table or a line is written down makes no difference, and neither does white space.

mod align;
mod differences;
mod figures;
mod pieces;
mod told;
mod words;

pub use differences::{Differences, Figure, Side, Stands, Text};
pub use told::{Pair, Sides, document, json, lines, workbook};

use crate::text::Lang;

/// What differs between two reports.
pub fn compare(old: Side<'_>, new: Side<'_>, lang: Lang) -> Differences {
    let (figures, mut notes) = figures::compare(old.report, new.report);
    let mut texts = match old.tables_only || new.tables_only {
        true => Vec::new(),
        false => {
            let imported = old.imported || new.imported;
            words::compare(&pieces::pieces(old), &pieces::pieces(new), imported, lang)
        }
    };
    texts.append(&mut notes);
    Differences { figures, texts }
}
