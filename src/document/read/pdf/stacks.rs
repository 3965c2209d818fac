//! Texts of cells in tables without rulings: pieces below each other as one text, and the rows that texts name.

use super::atoms::{Atom, PAGE};
use super::lines::begins_anew;
use super::source::Ruling;

/// So many ways to part a text are tried.
const STEPS: usize = 1000;

/// The text of a cell: its pieces, by number, from above.
pub(super) type Stack = Vec<usize>;

/// Where the text of a cell begins and ends.
pub(super) fn span(atoms: &[Atom], stack: &Stack) -> (f32, f32) {
    let lines = || stack.iter().map(|&at| &atoms[at].line);
    (lines().map(|it| it.left).fold(f32::MAX, f32::min), lines().map(|it| it.right).fold(f32::MIN, f32::max))
}

/// How far lines of one cell are apart, in widths of a character: the least that text below text is, where it begins
/// with no number.
pub(super) fn pitch(atoms: &[Atom], texts: &[usize], is_of_row: &[bool]) -> f32 {
    let mut least = f32::MAX;
    for (at, &above) in texts.iter().enumerate() {
        let a = &atoms[above];
        let near = texts[at + 1..].iter().take_while(|&&below| gap(a, &atoms[below]) < 2.2);
        let below = near.copied().find(|&below| atoms[below].meets(a) && gap(a, &atoms[below]) > 0.9);
        let Some(below) = below else { continue };
        let b = &atoms[below];
        let are_rows = is_of_row[above] && is_of_row[below];
        if !are_rows && !begins_anew(&b.line.text) && is_aligned(a, b) {
            least = least.min(gap(a, b));
        }
    }
    least
}

fn gap(above: &Atom, below: &Atom) -> f32 {
    if above.page == below.page { (below.depth - above.depth) / below.size() } else { f32::MAX }
}

/// Whether a page ends between two lines: the last of one, the first of the next.
fn is_turn(above: &Atom, below: &Atom) -> bool {
    above.page + 1 == below.page && below.depth - above.depth < (PAGE + 1.0) * below.size()
}

/// Whether lines may be of one cell: they begin, end or lie about the same place.
fn is_aligned(a: &Atom, b: &Atom) -> bool {
    let near = |x: f32, y: f32| (x - y).abs() < 0.6 * a.size();
    near(a.line.left, b.line.left) || near(a.line.right, b.line.right) || near(a.middle(), b.middle())
}

/// Pieces of text as the texts of cells. `is_of_row` says of each piece whether it stands next to figures on its line: two
/// such lines are two rows.
pub(super) fn stacks(
    atoms: &[Atom],
    texts: &[usize],
    is_of_row: &[bool],
    pitch: f32,
    rulings: &[Vec<Ruling>],
) -> Vec<Stack> {
    let mut done: Vec<Stack> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, &next) in texts.iter().enumerate() {
        let b = &atoms[next];
        let may_go_on = |a: &Atom| gap(a, b) <= 1.06 * pitch || is_turn(a, b);
        open.retain(|&stack| done[stack].last().is_some_and(|&last| may_go_on(&atoms[last])));
        let above: Vec<usize> = open
            .iter()
            .copied()
            .filter(|&stack| done[stack].last().is_some_and(|&a| atoms[a].meets(b) && gap(&atoms[a], b) > 0.5))
            .collect();
        let is_rest = |a: usize| {
            // What stands over several texts is a head of all of them.
            let is_near = |other: &&usize| (atoms[**other].depth - b.depth).abs() < 0.5 * b.size();
            let mut beside = texts[at + 1..].iter().take_while(is_near);
            let mut before = texts[..at].iter().rev().take_while(is_near);
            let is_below = |other: &usize| atoms[*other].meets(&atoms[a]);
            let are_rows = is_of_row[a] && is_of_row[next];
            let is_over_several = beside.any(is_below) || before.any(is_below);
            let begins = begins_anew(&b.line.text) || are_rows || is_parted(&atoms[a], b, rulings);
            is_aligned(&atoms[a], b) && !is_over_several && !begins
        };
        // Over the end of a page goes what is numbered: there the next one would begin with its number.
        let is_whole =
            |stack: usize, a: usize| atoms[a].page == b.page || level(&atoms[done[stack][0]].line.text).is_some();
        match above.as_slice() {
            &[stack] if done[stack].last().is_some_and(|&a| is_rest(a) && is_whole(stack, a)) => done[stack].push(next),
            _ => {
                open.push(done.len());
                done.push(vec![next]);
            }
        }
    }
    done
}

/// Whether a level line is drawn between two lines.
fn is_parted(above: &Atom, below: &Atom, rulings: &[Vec<Ruling>]) -> bool {
    let page = rulings.get(below.page).filter(|_| above.page == below.page);
    page.into_iter().flatten().any(|it| {
        let is_between = below.line.base + 0.4 * below.size() < it.at && it.at < above.line.base;
        is_between && it.from < below.middle() && below.middle() < it.to
    })
}

/// A text that stands beside a row of figures, in the middle of it, at its top or at its foot.
fn is_beside(atoms: &[Atom], stack: &[usize], depth: f32) -> bool {
    let (Some(&first), Some(&last)) = (stack.first(), stack.last()) else { return false };
    let near = |at: f32, room: f32| (at - depth).abs() < room * atoms[first].size();
    let (top, bottom) = (atoms[first].depth, atoms[last].depth);
    near((top + bottom) / 2.0, 0.35) || near(top, 0.35) || near(bottom, 0.35) || atoms[first].page != atoms[last].page
}

/// What the texts at the left of figures are.
#[derive(Default, Debug)]
pub(super) struct Labels {
    /// For each row, its name.
    pub(super) names: Vec<Option<Stack>>,
    /// What names no row.
    pub(super) others: Vec<Stack>,
}

/// The names of rows that stand at these depths. Of several texts beside a row the one next to its figures names it.
pub(super) fn labels(atoms: &[Atom], stacks: Vec<Stack>, rows: &[f32]) -> Labels {
    let mut labels = Labels { names: vec![None; rows.len()], others: Vec::new() };
    let left = |stack: &Stack| span(atoms, stack).0;
    let mut waiting = Vec::new();
    for stack in stacks {
        let within = within(atoms, &stack, rows);
        match within.len() {
            1 if is_beside(atoms, &stack, rows[within.start]) => {
                let name = &mut labels.names[within.start];
                match name {
                    Some(known) if left(known) > left(&stack) => labels.others.push(stack),
                    _ => labels.others.extend(name.replace(stack)),
                }
            }
            _ => waiting.push(stack),
        }
    }
    // What is left may be the names of several rows, or of one and more: where it can be parted in one way alone.
    for stack in waiting {
        let within = within(atoms, &stack, rows);
        let is_free = !within.is_empty() && labels.names[within.clone()].iter().all(Option::is_none);
        let mut found = Vec::new();
        if is_free {
            part(atoms, &stack, &rows[within.clone()], &mut Vec::new(), (&mut found, &mut STEPS.clone()));
        }
        let [parts] = found.as_slice() else {
            labels.others.push(stack);
            continue;
        };
        let (first, last) = (parts[0].0, parts[parts.len() - 1].1);
        labels
            .others
            .extend([&stack[..first], &stack[last..]].into_iter().filter(|it| !it.is_empty()).map(<[_]>::to_vec));
        for (row, &(from, to)) in within.zip(parts) {
            labels.names[row] = Some(stack[from..to].to_vec());
        }
    }
    labels.others.sort_by(|a, b| atoms[a[0]].depth.total_cmp(&atoms[b[0]].depth));
    labels
}

/// The rows that a text lies beside.
fn within(atoms: &[Atom], stack: &[usize], rows: &[f32]) -> std::ops::Range<usize> {
    let (top, bottom) = (&atoms[stack[0]], &atoms[stack[stack.len() - 1]]);
    let first = rows.partition_point(|&row| row < top.depth - 0.4 * top.size());
    let last = rows.partition_point(|&row| row <= bottom.depth + 0.4 * bottom.size());
    first..last.max(first)
}

/// The ways to part a text so that each row has a part that lies about it. More than two are not looked for.
fn part(
    atoms: &[Atom],
    stack: &[usize],
    rows: &[f32],
    taken: &mut Vec<(usize, usize)>,
    (found, steps): (&mut Vec<Vec<(usize, usize)>>, &mut usize),
) {
    let Some((row, rest)) = rows.split_first() else {
        found.push(taken.clone());
        return;
    };
    let starts = match taken.last() {
        Some(&(_, end)) => end..end + 1,
        None => 0..stack.len(),
    };
    for from in starts {
        // The longest name that lies about the row: it is whole.
        let ends = (from + 1..=stack.len()).filter(|&to| {
            let (top, bottom) = (atoms[stack[from]].depth, atoms[stack[to - 1]].depth);
            ((top + bottom) / 2.0 - row).abs() < 0.35 * atoms[stack[from]].size()
        });
        for to in ends.collect::<Vec<_>>() {
            if found.len() > 1 || *steps == 0 {
                // Not all ways were tried: there may be another.
                found.resize(2, Vec::new());
                return;
            }
            *steps -= 1;
            taken.push((from, to));
            part(atoms, stack, rest, taken, (&mut *found, &mut *steps));
            taken.pop();
        }
    }
}

/// The level of a text's number: 三、 is above （三）, that above 3.; none where it has none.
pub(super) fn level(text: &str) -> Option<u8> {
    let is_han = |c: char| "一二三四五六七八九十".contains(c);
    let mut rest = text.trim_start_matches(is_han);
    if rest.len() < text.len() {
        return rest.starts_with('、').then_some(0);
    }
    if let Some(inner) = text.strip_prefix(['（', '(']) {
        rest = inner.trim_start_matches(is_han);
        return (rest.len() < inner.len() && rest.starts_with(['）', ')'])).then_some(1);
    }
    rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < text.len() && rest.starts_with(['.', '．', '、'])).then_some(2)
}

/// A text beside several rows, with the rows that it is the group of.
pub(super) struct Group {
    pub(super) stack: Stack,
    pub(super) column: usize,
    pub(super) first: usize,
    pub(super) count: usize,
}

/// A text with the run of rows at whose left it stands: the first of them, and the one after the last.
type Standing = (Stack, usize, usize);

/// Finds the groups of rows among texts that name none. What is no group stays.
pub(super) fn groups(atoms: &[Atom], labels: &mut Labels, rows: &[f32]) -> Vec<Group> {
    let (standing, mut others) = standing(atoms, labels, rows);
    let begins = |row: usize| labels.names[row].as_ref().is_some_and(|name| is_first(&atoms[name[0]].line.text));
    let mut done = Vec::new();
    for (column, mut texts) in in_columns(atoms, standing).into_iter().enumerate() {
        texts.sort_by(|a, b| (a.1, a.2).cmp(&(b.1, b.2)).then(atoms[a.0[0]].depth.total_cmp(&atoms[b.0[0]].depth)));
        for run in texts.chunk_by(|a, b| (a.1, a.2) == (b.1, b.2)) {
            let (first, end) = (run[0].1, run[0].2);
            let anew: Vec<usize> = (first..end).filter(|&row| begins(row)).collect();
            let starts = match () {
                () if run.len() == 1 => vec![first],
                () if run.len() == anew.len() && anew[0] == first => anew,
                () if run.len() == end - first => (first..end).collect(),
                // Which of the rows each is of, nothing says.
                () => {
                    others.extend(run.iter().map(|it| it.0.clone()));
                    continue;
                }
            };
            let ends = starts.iter().skip(1).copied().chain([end]);
            done.extend(run.iter().zip(starts.iter().zip(ends)).map(|((stack, ..), (&first, end))| Group {
                stack: stack.clone(),
                column,
                first,
                count: end - first,
            }));
        }
    }
    labels.others = others;
    done
}

/// The texts that stand at the left of names of rows, and those that do not. They are taken out of what names no row.
fn standing(atoms: &[Atom], labels: &mut Labels, rows: &[f32]) -> (Vec<Standing>, Vec<Stack>) {
    let text = |stack: &Stack| atoms[stack[0]].line.text.as_str();
    let waiting = std::mem::take(&mut labels.others);
    let is_inner = |row: usize, group: &Stack| {
        labels.names[row].as_ref().is_some_and(|name| {
            let levels = (level(text(name)), level(text(group)));
            let is_behind = span(atoms, name).0 > span(atoms, group).1 - 1.0;
            is_behind && !matches!(levels, (Some(of_name), Some(of_group)) if of_name <= of_group)
        })
    };
    let (mut standing, mut others) = (Vec::new(), Vec::new());
    for stack in waiting {
        let (top, bottom) = (atoms[stack[0]].depth, atoms[stack[stack.len() - 1]].depth);
        let middle = (top + bottom) / 2.0;
        let after = rows.partition_point(|&row| row < middle);
        let near = [after.checked_sub(1), Some(after)].into_iter().flatten().filter(|&row| row < rows.len());
        let nearest = near.min_by(|&a, &b| (rows[a] - middle).abs().total_cmp(&(rows[b] - middle).abs()));
        match nearest.filter(|&row| is_inner(row, &stack)) {
            Some(row) => {
                let first = (0..row).rev().take_while(|&at| is_inner(at, &stack)).last().unwrap_or(row);
                let last = (row + 1..rows.len()).take_while(|&at| is_inner(at, &stack)).last().unwrap_or(row);
                standing.push((stack, first, last + 1));
            }
            None => others.push(stack),
        }
    }
    (standing, others)
}

/// The same texts by columns, from the left: those that reach into each other's place stand in one.
fn in_columns(atoms: &[Atom], mut standing: Vec<Standing>) -> Vec<Vec<Standing>> {
    let mut edges: Vec<(f32, f32)> = Vec::new();
    standing.sort_by(|a, b| span(atoms, &a.0).0.total_cmp(&span(atoms, &b.0).0));
    for (stack, ..) in &standing {
        let (left, right) = span(atoms, stack);
        match edges.last_mut() {
            Some(last) if left < last.1 => last.1 = last.1.max(right),
            _ => edges.push((left, right)),
        }
    }
    let mut columns: Vec<Vec<Standing>> = vec![Vec::new(); edges.len()];
    for it in standing {
        let left = span(atoms, &it.0).0;
        columns[edges.partition_point(|column| column.0 <= left).saturating_sub(1)].push(it);
    }
    columns
}

/// Whether a text is the first of several that are counted.
fn is_first(text: &str) -> bool {
    text.strip_prefix('1').is_some_and(|rest| rest.starts_with(['.', '．', '、']))
}
