//! Characters as lines of text: which stand on one line, in which order, and where spaces are between them.

use super::source::Glyph;
use crate::text::ideograph;
use unicode_normalization::char::decompose_canonical;

/// A line of text.
#[derive(Clone, Default, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) base: f32,
    pub(super) size: f32,
    pub(super) is_bold: bool,
    pub(super) is_running: bool,
    /// The page that it stands on, where it is part of a table.
    pub(super) page: Option<usize>,
    /// The parts of a figure that was broken at the edge of its cell, and put together.
    pub(super) broken: Vec<Line>,
    /// Parts with wide gaps between them.
    pub(super) chunks: Vec<Chunk>,
    /// The characters that it was made of, as long as it may be of a table.
    pub(super) glyphs: Vec<Glyph>,
}

/// A part of a line.
#[derive(Clone, Default, Debug)]
pub(super) struct Chunk {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
}

impl Line {
    /// How high its characters reach.
    pub(super) fn top(&self) -> f32 {
        self.base + 0.9 * self.size
    }

    /// How far down they reach.
    pub(super) fn bottom(&self) -> f32 {
        self.base - 0.2 * self.size
    }

    /// Whether it is a figure, or several, and nothing else.
    pub(super) fn is_figure(&self) -> bool {
        is_figure(&self.text)
    }
}

/// Whether a text is a figure, or several, and nothing else.
pub(super) fn is_figure(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-' | ' ' | '，' | '．'))
}

/// Whether a text begins with a number, as a heading or the name of a row does.
pub(super) fn begins_anew(text: &str) -> bool {
    let mut characters = text.chars().skip_while(|c| matches!(c, '（' | '('));
    let Some(first) = characters.next() else { return false };
    let is_number = first.is_ascii_digit() || "一二三四五六七八九十".contains(first);
    let mut behind = characters.skip_while(|&c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    is_number && behind.next().is_some_and(|c| matches!(c, '、' | '.' | '．' | '）' | ')')) || text.starts_with('第')
}

/// A gap so wide, in widths of a character, sets parts of a line apart.
const APART: f32 = 1.2;

/// Less room than that between two characters is none.
const ROOM: f32 = 0.06;

/// So much room parts words, and digits that were drawn as one piece.
const GAP: f32 = 0.22;

/// How much the room between digits may differ from that of the text around them, where that is spread.
const UNEVEN: f32 = 0.04;

/// Digits that lie so far upon each other are of two figures; what is kerned is nearer by less.
const OVERLAP: f32 = 0.2;

/// The character that is meant: radicals and characters that are there for other encodings' sake as the usual ones.
pub(super) fn meant(c: char) -> char {
    let mut single = None;
    if matches!(c, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}') {
        decompose_canonical(c, |part| single = Some(part));
    }
    single.or_else(|| ideograph(c)).unwrap_or(c)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The lines of text, from above.
pub(super) fn lines(glyphs: Vec<Glyph>) -> Vec<Line> {
    rows(glyphs).iter().filter_map(|row| line(row)).collect()
}

/// The same, each with the characters that it was made of.
pub(super) fn lines_of_glyphs(glyphs: Vec<Glyph>) -> Vec<Line> {
    rows(glyphs).into_iter().filter_map(|row| Some(Line { glyphs: row.clone(), ..line(&row)? })).collect()
}

fn rows(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    glyphs.sort_by(|a, b| b.base.total_cmp(&a.base).then(a.left.total_cmp(&b.left)));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            // By the first of them, so that a staircase is none.
            Some(row)
                if row
                    .first()
                    .is_some_and(|first| first.base - glyph.base <= 0.45 * first.size.min(glyph.size).max(1.0)) =>
            {
                row.push(glyph)
            }
            _ => rows.push(vec![glyph]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        if let Some(spread) = spread(row) {
            row.iter_mut().for_each(|it| it.spread = spread);
        }
    }
    rows
}

/// The lines of a cell, whose text may run downwards.
pub(super) fn cell_lines(glyphs: Vec<Glyph>) -> Vec<Line> {
    let glyphs = upright(glyphs);
    if let Some(columns) = columns(&glyphs) {
        return columns;
    }
    lines(glyphs)
}

/// Text that is turned as a whole, turned back.
fn upright(mut glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let seen = |it: &&Glyph| !it.char.is_whitespace();
    let Some(turn) = glyphs.iter().find(seen).map(|it| it.turn).filter(|&turn| turn != 0) else { return glyphs };
    if !glyphs.iter().filter(seen).all(|it| it.turn == turn) {
        return glyphs;
    }
    for glyph in &mut glyphs {
        let (x, y, width) = (glyph.middle(), glyph.base, glyph.size * if glyph.char.is_ascii() { 0.5 } else { 1.0 });
        let (left, base) = match turn {
            1 => (y, -x),
            2 => (-x, -y),
            _ => (-y - width, x),
        };
        (glyph.left, glyph.right, glyph.base) = (left, left + width, base);
    }
    glyphs
}

/// The lines of text that runs downwards, a line each, from the right; none where it runs as usual.
fn columns(glyphs: &[Glyph]) -> Option<Vec<Line>> {
    let mut drawn: Vec<Glyph> = glyphs.iter().filter(|it| !it.char.is_whitespace()).copied().collect();
    drawn.sort_by_key(|it| it.piece);
    let down = |pair: &&[Glyph]| match pair {
        [a, b] => a.base - b.base > 0.6 * b.size && (a.middle() - b.middle()).abs() < 0.4 * b.size,
        _ => false,
    };
    let steps = drawn.len().checked_sub(1).filter(|&steps| steps > 0)?;
    if drawn.windows(2).filter(down).count() * 5 < steps * 3 || !drawn.iter().any(|it| is_han(it.char)) {
        return None;
    }
    // 三、 above 本 above 年: lines of a narrow cell, one of which holds two. Columns go up again where one ends.
    let across = |pair: &[Glyph]| match pair {
        [a, b] => (a.base - b.base).abs() < 0.3 * b.size && (b.left - a.right).abs() < 0.4 * b.size,
        _ => false,
    };
    let up = |pair: &[Glyph]| matches!(pair, [a, b] if b.base - a.base > 0.6 * b.size);
    if drawn.windows(2).any(across) && !drawn.windows(2).any(up) {
        return None;
    }
    drawn.sort_by(|a, b| b.middle().total_cmp(&a.middle()));
    let mut stacks: Vec<Vec<Glyph>> = Vec::new();
    for glyph in drawn {
        match stacks.last_mut() {
            Some(stack) if stack.first().is_some_and(|it| it.middle() - glyph.middle() < 0.6 * it.size) => {
                stack.push(glyph)
            }
            _ => stacks.push(vec![glyph]),
        }
    }
    let stacks = stacks.into_iter().map(|stack| {
        // A mark may share the line of the character before it: 三、 above 本.
        let mut rows = lines(stack).into_iter();
        let mut whole = rows.next().unwrap_or_default();
        whole.text.extend(rows.map(|row| row.text));
        Line { chunks: Vec::new(), is_bold: false, is_running: false, ..whole }
    });
    Some(stacks.collect())
}

/// How far characters that follow each other stand apart, in points, as all do where text is spread; none where too few do.
/// Told by what is no figure: a row of figures in narrow columns would pass for one that is spread.
pub(super) fn spread(glyphs: &[Glyph]) -> Option<f32> {
    let drawn: Vec<&Glyph> = glyphs.iter().filter(|it| !it.char.is_whitespace()).collect();
    let room = |pair: &[&Glyph]| {
        let &[a, b] = pair else { return None };
        let is_on_line = (a.base - b.base).abs() < 0.1 * b.size && a.turn == b.turn;
        let is_of_words = !a.char.is_ascii_digit() && !b.char.is_ascii_digit();
        let is_near = (-0.2..0.5).contains(&gap(a, b));
        (is_on_line && is_of_words && is_near).then_some(b.left - a.right)
    };
    let mut rooms: Vec<f32> = drawn.windows(2).filter_map(room).collect();
    rooms.sort_by(f32::total_cmp);
    rooms.get(rooms.len() / 2).map(|room| room.max(0.0))
}

/// The room between two characters, in widths of one.
pub(super) fn gap(before: &Glyph, after: &Glyph) -> f32 {
    (after.left - before.right) / after.size.max(1.0)
}

/// What two digits beside each other are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Digits {
    OfOne,
    OfTwo,
    /// They are nearer than those of spread text, and not as near as others.
    Unclear,
}

impl Digits {
    /// Programs draw the digits of one figure as a piece, or each where the one before ends, or as far apart, in points, as
    /// they spread all of the text.
    pub(super) fn of(before: &Glyph, after: &Glyph) -> Digits {
        let gap = gap(before, after);
        // How wide a digit is that is turned nothing tells.
        let is_whole = before.piece == after.piece || after.turn != 0;
        let spread = after.spread / after.size.max(1.0);
        match () {
            () if gap > GAP || gap < -OVERLAP && !is_whole => Digits::OfTwo,
            () if is_whole || gap <= ROOM || (gap - spread).abs() <= UNEVEN => Digits::OfOne,
            () if gap < spread => Digits::Unclear,
            () => Digits::OfTwo,
        }
    }
}

/// One line; none where nothing is seen.
pub(super) fn line(row: &[Glyph]) -> Option<Line> {
    let mut row = row.to_vec();
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    let is_blank = |it: &Glyph| it.char.is_whitespace();
    let first = row.iter().position(|it| !is_blank(it));
    let last = row.iter().rposition(|it| !is_blank(it));
    let row = row.get(first?..=last?).unwrap_or_default();
    let mut line = Line { left: f32::MAX, right: f32::MIN, is_bold: true, is_running: true, ..Line::default() };
    let mut sizes: Vec<f32> = Vec::with_capacity(row.len());
    let mut before: Option<Glyph> = None;
    let mut blanks: Option<(u32, u32)> = None;
    for glyph in row {
        if is_blank(glyph) {
            let (first, last) = blanks.unwrap_or((glyph.piece, glyph.piece));
            blanks = Some((first.min(glyph.piece), last.max(glyph.piece)));
            continue;
        }
        if let Some(before) = before {
            let gap = gap(&before, glyph);
            // Blanks that something else drew over a figure are no part of it: they take no room, and come from elsewhere.
            let is_between = |(first, last)| before.piece <= first && last <= glyph.piece;
            let is_written = blanks.is_some_and(|blanks| gap > ROOM || is_between(blanks));
            let are_digits = before.char.is_ascii_digit() && glyph.char.is_ascii_digit();
            let are_two = are_digits && Digits::of(&before, glyph) != Digits::OfOne;
            let space = are_two || space(&before, glyph, gap, is_written);
            line.text.push_str(if space { " " } else { "" });
            // Figures have no spaces in them.
            if gap > APART || are_two && (gap > 0.45 || before.piece != glyph.piece) {
                line.chunks.push(Chunk::default());
            } else if space && let Some(chunk) = line.chunks.last_mut() {
                chunk.text.push(' ');
            }
        } else {
            line.chunks.push(Chunk::default());
        }
        let c = meant(glyph.char);
        line.text.push(c);
        if let Some(chunk) = line.chunks.last_mut() {
            if chunk.text.is_empty() {
                chunk.left = glyph.left;
            }
            chunk.text.push(c);
            chunk.right = glyph.right;
        }
        line.left = line.left.min(glyph.left);
        line.right = line.right.max(glyph.right);
        line.base = glyph.base;
        line.is_bold &= glyph.is_bold;
        line.is_running &= glyph.is_running;
        sizes.push(glyph.size);
        before = Some(*glyph);
        blanks = None;
    }
    sizes.sort_by(f32::total_cmp);
    line.size = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    Some(line)
}

/// Whether a space is between two characters: one that was written, or a gap that no writing makes.
fn space(before: &Glyph, after: &Glyph, gap: f32, is_written: bool) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric();
    if word(before.char) && word(after.char) {
        // The mark of a note is no part of the figure that it stands behind.
        let is_mark = !(0.8..1.25).contains(&(before.size / after.size.max(0.1)));
        return gap > GAP || is_written || is_mark;
    }
    // Written spaces that take no room are left by programs between pieces.
    gap > APART || is_written && gap > 0.12
}
