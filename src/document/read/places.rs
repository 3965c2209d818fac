//! Where things stand as people say it: paragraphs and tables counted in the order of reading.

use crate::document::{Block, Document, Place};

/// Says of each block, of what was left out, and of what was not read where it stands. The readers give each paragraph
/// a number of its own as [`Place::Paragraph`], and what was left out the number of the paragraph that it stands in.
/// Paragraphs without text, which are there for that alone, go.
pub(super) fn settle(document: &mut Document) {
    let mut counted = Counted::default();
    counted.blocks(&mut document.blocks, None);
    let left_out = document.left_out.iter_mut().map(|it| &mut it.place);
    for place in left_out.chain(document.unread.iter_mut().map(|it| &mut it.place)) {
        if let Place::Paragraph(own) = *place {
            *place = counted.places.get(&own).copied().unwrap_or_default();
        }
    }
}

#[derive(Default)]
struct Counted {
    paragraphs: u32,
    tables: u32,
    places: rustc_hash::FxHashMap<u32, Place>,
}

impl Counted {
    /// The depth of tables in tables is bounded by the readers.
    fn blocks(&mut self, blocks: &mut Vec<Block>, cell: Option<Place>) {
        blocks.retain_mut(|block| match block {
            Block::Paragraph(paragraph) => {
                let is_seen = !paragraph.runs.is_empty();
                let place = cell.unwrap_or_else(|| {
                    self.paragraphs += u32::from(is_seen);
                    // A picture on a line of its own belongs to what it stands below.
                    Place::Paragraph(self.paragraphs.max(1))
                });
                if let Place::Paragraph(own) = std::mem::replace(&mut paragraph.place, place) {
                    self.places.insert(own, place);
                }
                is_seen
            }
            Block::Table(table) => {
                self.tables += 1;
                let number = self.tables;
                table.place = Place::Table(number);
                for cell in &mut table.cells {
                    let place = Place::Cell { table: number, row: cell.row + 1, column: cell.column + 1 };
                    self.blocks(&mut cell.blocks, Some(place));
                }
                true
            }
        });
    }
}
