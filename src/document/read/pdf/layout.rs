//! A table without rulings laid out on a grid: which heads stand over which columns, and a cell for each text.

use super::atoms::Atom;
use super::lattice::{Area, Lattice};
use super::stacks::{self, Group, Stack};

/// A row of figures, by number, from the left.
pub(super) struct Row {
    pub(super) figures: Vec<usize>,
    pub(super) depth: f32,
    pub(super) left: f32,
}

/// A table, and the pieces that are in it, by number.
pub(super) struct Made {
    pub(super) lattice: Lattice,
    pub(super) used: Vec<usize>,
}

/// A column: where it is, with the text that is right above it.
type Column = ((f32, f32), Option<Stack>);

/// The heads of columns of figures.
pub(super) struct Heads {
    columns: Vec<Column>,
    /// Texts over several of them, with the first and how many.
    wide: Vec<(Stack, usize, usize)>,
}

fn meets(a: (f32, f32), b: (f32, f32)) -> bool {
    a.0 < b.1 && b.0 < a.1
}

/// The columns with their heads, of the lowest texts above figures that stand in `clusters`; and the texts that are over
/// several of them.
fn own_heads(atoms: &[Atom], mut lowest: Vec<Stack>, clusters: Vec<(f32, f32)>) -> (Vec<Column>, Vec<Stack>) {
    let span = |stack: &Stack| stacks::span(atoms, stack);
    lowest.sort_by(|a, b| span(a).0.total_cmp(&span(b).0));
    // As many heads as columns are theirs in their order, if none is above another column.
    let fits = |(at, stack): (usize, &Stack)| {
        clusters.iter().enumerate().all(|(column, &it)| column == at || !meets(it, span(stack)))
    };
    if lowest.len() == clusters.len() && lowest.iter().enumerate().all(fits) {
        let columns = clusters.into_iter().zip(lowest).map(|(cluster, stack)| {
            let (left, right) = span(&stack);
            ((cluster.0.min(left), cluster.1.max(right)), Some(stack))
        });
        return (columns.collect(), Vec::new());
    }
    let mut columns: Vec<Column> = clusters.iter().map(|&it| (it, None)).collect();
    let mut rest = Vec::new();
    for stack in lowest {
        let met: Vec<usize> = (0..clusters.len()).filter(|&at| meets(clusters[at], span(&stack))).collect();
        match met.as_slice() {
            &[one] if columns[one].1.is_none() => columns[one].1 = Some(stack),
            // A column that has no figure.
            [] => columns.push((span(&stack), Some(stack))),
            _ => rest.push(stack),
        }
    }
    columns.sort_by(|a, b| a.0.0.total_cmp(&b.0.0));
    (columns, rest)
}

impl Heads {
    /// The heads that texts above figures are, whose columns stand in `clusters`; none where nothing says over which of them
    /// one is.
    pub(super) fn new(atoms: &[Atom], stacks: Vec<Stack>, clusters: Vec<(f32, f32)>) -> Option<Heads> {
        let span = |stack: &Stack| stacks::span(atoms, stack);
        let last = |stack: &Stack| stack.last().map_or(0.0, |&at| atoms[at].depth);
        let is_lowest =
            |stack: &Stack| !stacks.iter().any(|it| last(it) > last(stack) + 1.0 && meets(span(it), span(stack)));
        let (lowest, higher): (Vec<Stack>, Vec<Stack>) = stacks.iter().cloned().partition(is_lowest);
        let (columns, rest) = own_heads(atoms, lowest, clusters);
        let mut wide: Vec<(Stack, usize, usize)> = Vec::new();
        for stack in higher.into_iter().chain(rest) {
            let over = |(_, it): &(usize, &Column)| meets(it.0, span(&stack));
            let first = columns.iter().enumerate().find(over).map_or(0, |(at, _)| at);
            let count = columns.iter().enumerate().filter(over).count().max(1);
            wide.push((stack, first, count));
        }
        wide.sort_by(|a, b| last(&a.0).total_cmp(&last(&b.0)));
        // Two that stand side by side are over columns of their own, or nothing says over which each of them is.
        let is_clear = |(at, one): (usize, &(Stack, usize, usize))| {
            wide[..at].iter().all(|other| {
                let is_over_one = one.1 < other.1 + other.2 && other.1 < one.1 + one.2;
                !is_over_one || meets(span(&one.0), span(&other.0))
            })
        };
        wide.iter().enumerate().all(is_clear).then_some(Heads { columns, wide })
    }

    /// How far up the heads of columns reach.
    pub(super) fn top(&self, atoms: &[Atom]) -> Option<f32> {
        let own = self.columns.iter().filter_map(|it| it.1.as_ref());
        let all = own.chain(self.wide.iter().map(|it| &it.0));
        let tops = all.filter_map(|stack| stack.first()).map(|&at| atoms[at].depth);
        tops.reduce(f32::min)
    }

    /// The column that a figure stands in.
    fn column(&self, x: f32) -> usize {
        let off = |at: &usize| {
            let (left, right) = self.columns[*at].0;
            (left - x).max(x - right)
        };
        (0..self.columns.len()).min_by(|a, b| off(a).total_cmp(&off(b))).unwrap_or_default()
    }
}

/// A table while its cells are laid out.
pub(super) struct Layout<'a> {
    atoms: &'a [Atom],
    cells: Vec<Area>,
    ys: Vec<f32>,
    /// Columns of groups, before the names of rows.
    groups: usize,
    columns: usize,
    used: Vec<usize>,
}

impl<'a> Layout<'a> {
    pub(super) fn new(atoms: &'a [Atom], heads: &Heads, groups: usize) -> Layout<'a> {
        let columns = groups + 1 + heads.columns.len();
        Layout { atoms, cells: Vec::new(), ys: Vec::new(), groups, columns, used: Vec::new() }
    }

    fn cell(&mut self, (row, rows): (usize, usize), (column, columns): (usize, usize), pieces: &[usize]) {
        self.used.extend(pieces);
        let lines = pieces.iter().map(|&at| self.atoms[at].line.clone()).collect();
        self.cells.push(Area { row, column, rows, columns, lines, is_doubtful: false });
    }

    /// A new row, about so high on its page.
    fn next(&mut self, at: usize) -> usize {
        let atom = &self.atoms[at];
        self.ys.push(atom.line.base + atom.line.size);
        self.ys.len() - 1
    }

    /// A text that is alone in its row.
    pub(super) fn alone(&mut self, stack: &Stack) {
        let row = self.next(stack[0]);
        self.cell((row, 1), (0, self.groups + 1), stack);
    }

    pub(super) fn heads(&mut self, heads: &Heads, corner: &[Stack]) {
        let first = self.groups + 1;
        // Each as low as may be: those that stand right above the columns' own heads are read in their order, however many
        // lines each of them has.
        let mut levels = vec![0; heads.wide.len()];
        for at in (0..heads.wide.len()).rev() {
            let (_, column, count) = heads.wide[at];
            let below = heads.wide.iter().zip(&levels).skip(at + 1);
            let below = below.filter(|((_, other, more), _)| *other < column + count && column < other + more);
            levels[at] = below.map(|(_, level)| level + 1).max().unwrap_or(0);
        }
        let rows = levels.iter().map(|level| level + 1).max().unwrap_or(0);
        let top = self.ys.len();
        for row in 0..rows {
            let first = levels.iter().position(|level| rows - 1 - level == row).and_then(|at| heads.wide.get(at));
            first.map(|it| self.next(it.0[0]));
        }
        for ((stack, column, count), level) in heads.wide.iter().zip(&levels) {
            self.cell((top + rows - 1 - level, 1), (first + column, *count), stack);
        }
        let own = heads.columns.iter().enumerate().filter_map(|(at, it)| Some((at, it.1.as_ref()?)));
        let Some(lowest) = own.clone().next().map(|(_, stack)| stack[0]).or(corner.first().map(|it| it[0])) else {
            return;
        };
        let row = self.next(lowest);
        let corner: Vec<usize> = corner.iter().flatten().copied().collect();
        if !corner.is_empty() {
            self.cell((row, 1), (0, first), &corner);
        }
        for (at, stack) in own {
            self.cell((row, 1), (first + at, 1), stack);
        }
    }

    pub(super) fn row(&mut self, row: &Row, name: Option<&[usize]>, heads: &Heads) -> usize {
        let place = self.next(row.figures[0]);
        self.cell((place, 1), (self.groups, 1), name.unwrap_or_default());
        let mut columns = vec![None; heads.columns.len()];
        for &figure in &row.figures {
            columns[heads.column(self.atoms[figure].middle())] = Some(figure);
        }
        for (at, figure) in columns.into_iter().enumerate() {
            self.cell((place, 1), (self.groups + 1 + at, 1), figure.as_slice());
        }
        place
    }

    pub(super) fn group(&mut self, group: &Group, places: &[Option<usize>]) {
        let rows = places.get(group.first..group.first + group.count).unwrap_or_default();
        let (Some(first), Some(last)) = (rows.iter().flatten().next(), rows.iter().flatten().next_back()) else {
            return;
        };
        let (first, rows) = (*first, last - first + 1);
        let is_free = self.cells.iter().all(|cell| {
            cell.row >= first + rows
                || first >= cell.row + cell.rows
                || cell.column > group.column
                || cell.column + cell.columns <= group.column
        });
        if is_free {
            self.cell((first, rows), (group.column, 1), &group.stack);
        }
    }

    pub(super) fn made(self) -> Made {
        let used = self.used;
        let lines = || used.iter().map(|&at| &self.atoms[at].line);
        let left = lines().map(|it| it.left).fold(f32::MAX, f32::min);
        let right = lines().map(|it| it.right).fold(f32::MIN, f32::max);
        let (mut cells, mut ys) = (self.cells, self.ys);
        cells.sort_by_key(|area| (area.row, area.column));
        ys.push(lines().map(|it| it.base).fold(f32::MAX, f32::min));
        // No rulings: where columns end, nothing says.
        let step = ((right - left) / self.columns as f32).max(10.0);
        let xs = (0..=self.columns).map(|at| left + step * at as f32).collect();
        Made { lattice: Lattice { xs, ys, cells, is_unruled: true }, used }
    }
}
