//! Level lines shorter than the library gives as rulings: what strikes out one digit is that short.

use pdfboss_core::content::{ContentOps, Op};
use pdfboss_core::{Matrix, Point};

/// How long a line is that the library leaves out.
const LONGEST: f32 = 8.5;
const SHORTEST: f32 = 1.5;
/// How thick one is at most that is filled.
const THICKEST: f32 = 3.0;
/// So many are enough; whoever draws more draws no text.
const MOST: usize = 20_000;
/// How deep states of the page are kept.
const DEEPEST: usize = 256;

/// The short level lines that a page's own content draws, as they lie on the page before it is turned.
pub(super) fn marks(content: &[u8]) -> Vec<(Point, Point)> {
    let mut ops = ContentOps::new(content);
    let mut now = Matrix::identity();
    let mut kept: Vec<Matrix> = Vec::new();
    let mut path: Vec<Vec<Point>> = Vec::new();
    let mut done = Vec::new();
    while let Ok(Some((op, _))) = ops.next_op() {
        if done.len() > MOST || path.len() > MOST {
            break;
        }
        match op {
            Op::Save if kept.len() < DEEPEST => kept.push(now),
            Op::Restore => now = kept.pop().unwrap_or(now),
            Op::Concat(by) => now = by.concat(now),
            Op::MoveTo(x, y) => path.push(vec![now.apply(Point::new(x, y))]),
            Op::LineTo(x, y) => {
                // A long path is no stroke of a pen.
                if let Some(part) = path.last_mut().filter(|part| part.len() < 8) {
                    part.push(now.apply(Point::new(x, y)));
                }
            }
            Op::Rect(x, y, width, height) => {
                let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)];
                path.push(corners.iter().map(|&(x, y)| now.apply(Point::new(x, y))).collect());
            }
            Op::CurveTo(..) | Op::CurveToV(..) | Op::CurveToY(..) => {
                path.pop();
            }
            Op::Stroke | Op::CloseStroke => {
                let pairs = path.iter().flat_map(|part| part.windows(2));
                done.extend(pairs.filter_map(|pair| Some((*pair.first()?, *pair.last()?))));
                path.clear();
            }
            Op::Fill
            | Op::FillEvenOdd
            | Op::FillStroke
            | Op::FillStrokeEvenOdd
            | Op::CloseFillStroke
            | Op::CloseFillStrokeEvenOdd => {
                done.extend(path.iter().filter_map(|part| middle(part)));
                path.clear();
            }
            Op::EndPath => path.clear(),
            _ => {}
        }
    }
    done.retain(|(a, b)| {
        let (long, thick) = ((a.x - b.x).abs().max((a.y - b.y).abs()), (a.x - b.x).abs().min((a.y - b.y).abs()));
        (SHORTEST..LONGEST).contains(&long) && thick < 0.5
    });
    done
}

/// The middle line of a flat box.
fn middle(part: &[Point]) -> Option<(Point, Point)> {
    let low = |pick: fn(&Point) -> f32| part.iter().map(pick).fold(f32::MAX, f32::min);
    let high = |pick: fn(&Point) -> f32| part.iter().map(pick).fold(f32::MIN, f32::max);
    let (left, right, bottom, top) = (low(|it| it.x), high(|it| it.x), low(|it| it.y), high(|it| it.y));
    let (wide, tall) = (right - left, top - bottom);
    if part.len() < 3 || wide.min(tall) > THICKEST {
        return None;
    }
    let (x, y) = ((left + right) / 2.0, (bottom + top) / 2.0);
    Some(if wide >= tall {
        (Point::new(left, y), Point::new(right, y))
    } else {
        (Point::new(x, bottom), Point::new(x, top))
    })
}
