//! How a row is cut into cells: its definition, and what changes that.

use super::sprm::{Sprm, sprms};
use crate::document::read::little::{i16_at, u16_at};
use crate::document::read::word::edges::Shape;
use crate::document::read::word::table::Merge;

/// The size of what is said of a cell in a row's definition.
const CELL: usize = 20;

/// The shape of the row whose end has these properties.
pub(super) fn shape(changes: &[&[u8]]) -> Shape {
    let mut shape = Shape::default();
    for sprm in changes.iter().flat_map(|changes| sprms(changes)) {
        match sprm.code {
            0xD608 => shape = defined(sprm).unwrap_or(shape),
            // Merged across, or no longer.
            0x5624 => each(&mut shape, sprm, |at, merge| merge.1 = if at == 0 { Merge::First } else { Merge::Next }),
            0x5625 => each(&mut shape, sprm, |_, merge| merge.1 = Merge::None),
            // Merged downwards.
            0xD62B => {
                if let [at, how, ..] = sprm.operand
                    && let Some(merge) = shape.merges.get_mut(usize::from(*at))
                {
                    merge.0 = downwards(u16::from(*how));
                }
            }
            _ => {}
        }
    }
    shape
}

fn each(shape: &mut Shape, sprm: Sprm, change: impl Fn(usize, &mut (Merge, Merge))) {
    if let [first, after, ..] = *sprm.operand
        && let Some(merges) = shape.merges.get_mut(usize::from(first)..usize::from(after))
    {
        merges.iter_mut().enumerate().for_each(|(at, merge)| change(at, merge));
    }
}

/// A row's definition: how many cells, their edges, and what is said of each.
fn defined(sprm: Sprm) -> Option<Shape> {
    let count = usize::from(*sprm.operand.first()?);
    let edges: Option<Vec<i32>> = (0..=count).map(|at| i16_at(sprm.operand, 1 + 2 * at).map(i32::from)).collect();
    let cells = sprm.operand.get(1 + 2 * (count + 1)..).unwrap_or_default();
    let mut merges = Vec::with_capacity(count);
    // How the set of cells that are merged across begins: programs are not of one mind which flag is the first cell's.
    let mut set = 0;
    for at in 0..count {
        let flags = u16_at(cells, CELL * at).unwrap_or_default();
        let across = flags & 3;
        let across = match across {
            0 => {
                set = 0;
                Merge::None
            }
            _ if set == 0 || across == set => {
                set = across;
                Merge::First
            }
            _ => Merge::Next,
        };
        merges.push((downwards(flags >> 5 & 3), across));
    }
    Some(Shape { edges: edges?, merges })
}

fn downwards(how: u16) -> Merge {
    match how {
        0 => Merge::None,
        1 => Merge::Next,
        _ => Merge::First,
    }
}
