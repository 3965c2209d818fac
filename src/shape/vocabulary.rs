//! The words of the official tables, of all editions: what somebody wrote is looked for in the edition that the report
//! follows, and then in the others, for a table of another edition is read as what it is.

use crate::edition::{self, Edition, Holds, Written, split_name};
use std::collections::BTreeSet;
use std::ops::Bound;
use std::sync::{LazyLock, OnceLock};

/// A row of an official table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Label {
    /// The stable name of the table.
    pub table: &'static str,
    /// The official name, without number.
    pub name: &'static str,
    /// The official name whole.
    pub full: &'static str,
    /// Whether the row only names a group.
    pub group: bool,
    /// Its index in the edition that the report follows.
    pub index: Option<usize>,
}

/// The words, made ready for an edition.
#[derive(Debug)]
pub struct Vocabulary {
    /// The edition that the report follows.
    pub edition: &'static Edition,
    /// All editions, that one first.
    editions: Vec<&'static Edition>,
    /// The stable names of the tables of section 二.
    blocks: BTreeSet<&'static str>,
    /// Folded: the items, the corners, the words above columns.
    items: BTreeSet<String>,
    corners: BTreeSet<String>,
    heads: BTreeSet<String>,
    /// Every name of the tables, folded, to know what begins one.
    begins: BTreeSet<String>,
}

/// What heads a corner where the form has a sentence.
const CORNERS: [&str; 6] = ["项目", "类型", "类别", "指标", "申请办理情况", "内容"];

impl Vocabulary {
    /// The words for a report that follows an edition.
    pub fn of(edition: &'static Edition) -> &'static Vocabulary {
        static READY: LazyLock<Vec<OnceLock<Vocabulary>>> =
            LazyLock::new(|| edition::all().iter().map(|_| OnceLock::new()).collect());
        let at = edition::all().iter().position(|other| other.id == edition.id).unwrap_or_default();
        READY[at].get_or_init(|| Vocabulary::new(edition))
    }

    fn new(edition: &'static Edition) -> Vocabulary {
        let mut editions = vec![edition];
        editions.extend(edition::all().iter().rev().filter(|other| other.id != edition.id));
        let mut words = Vocabulary {
            edition,
            blocks: BTreeSet::new(),
            items: BTreeSet::new(),
            corners: BTreeSet::new(),
            heads: CORNERS.iter().map(|corner| folded(corner)).collect(),
            begins: BTreeSet::new(),
            editions,
        };
        for edition in &words.editions {
            for table in edition.tables {
                words.items.extend(table.item.map(folded));
                words.blocks.extend(table.item.map(|_| table.id));
                words.corners.extend(table.corner.filter(|_| table.item.is_some()).map(folded));
                words.begins.extend(table.rows.iter().map(|row| folded(row.full)));
                words.begins.extend(table.columns.iter().map(|column| folded(column.full)));
            }
            for cell in edition.layouts.iter().flat_map(|layout| layout.rows).flat_map(|row| row.cells) {
                if let Holds::Head(head) = cell.holds {
                    words.heads.insert(folded(head));
                }
            }
        }
        words.begins.extend(words.heads.iter().chain(&words.items).chain(&words.corners).cloned());
        words
    }

    /// Whether a text is an item of the regulation that heads a table: 第二十条第（一）项.
    pub fn is_item(&self, text: &Written<'_>) -> bool {
        text.name().contains('条') && self.items.contains(text.name())
    }

    /// Whether a text is the corner of a table of section 二.
    pub fn is_corner(&self, text: &Written<'_>) -> bool {
        self.corners.contains(text.name())
    }

    /// Whether a text is one of the words that the form has above columns or in a corner.
    pub fn is_head(&self, text: &Written<'_>) -> bool {
        self.heads.contains(text.name()) || text.name().contains("勾稽关系")
    }

    /// Whether a text is any of the words of the tables.
    pub fn knows(&self, text: &Written<'_>) -> bool {
        self.is_item(text) || self.is_corner(text) || self.is_head(text) || self.names(text)
    }

    /// Whether a text names a row or column of any table.
    pub fn names(&self, text: &Written<'_>) -> bool {
        let tables = self.editions.iter().flat_map(|edition| edition.tables);
        tables.into_iter().any(|table| {
            table.row_names.find_written(text).is_some() || table.column_names.find_written(text).is_some()
        })
    }

    /// Whether a text, which is no name, begins one: its rest stands in the next line.
    pub fn begins(&self, text: &Written<'_>) -> bool {
        let text = text.name();
        let next = self.begins.range::<str, _>((Bound::Included(text), Bound::Unbounded)).next();
        !text.is_empty() && next.is_some_and(|name| name.len() > text.len() && name.starts_with(text))
    }

    /// The row of a table of section 二.
    pub fn block_row(&self, text: &Written<'_>) -> Option<Label> {
        self.blocks.iter().find_map(|id| self.row(id, text))
    }

    /// Whether a text names a column of such a table.
    pub fn is_block_column(&self, text: &Written<'_>) -> bool {
        let mut tables = self.editions.iter().flat_map(|edition| edition.tables).filter(|table| table.item.is_some());
        tables.any(|table| table.column_names.find_written(text).is_some())
    }

    /// The table of this item.
    pub fn table_of_item(&self, text: &Written<'_>) -> Option<&'static str> {
        let mut tables = self.editions.iter().flat_map(|edition| edition.tables);
        tables.find(|table| table.item.is_some_and(|item| folded(item) == text.name())).map(|table| table.id)
    }

    /// The row of a table.
    pub fn row(&self, table: &str, text: &Written<'_>) -> Option<Label> {
        self.editions.iter().find_map(|edition| {
            let (_, table) = edition.table_named(table)?;
            let found = table.row_names.find_written(text)?;
            let row = table.rows.get(found.index)?;
            let own = edition.id == self.edition.id;
            let index = if own { Some(found.index) } else { None };
            Some(Label { table: table.id, name: row.name, full: row.full, group: row.group, index })
        })
    }

    /// Whether a text begins as a row of a table that names a group.
    pub fn begins_with_group(&self, table: &str, text: &Written<'_>) -> bool {
        let name = text.name().trim_start_matches(|c: char| c.is_ascii_digit());
        self.editions.iter().filter_map(|edition| edition.table_named(table)).any(|(_, table)| {
            let is_group = |index: usize| table.rows.get(index).is_some_and(|row| row.group);
            table.row_names.spellings().any(|(group, index)| is_group(index) && name.starts_with(group))
        })
    }

    /// The official name of a column of a table.
    pub fn column(&self, table: &str, text: &Written<'_>) -> Option<&'static str> {
        self.editions.iter().find_map(|edition| {
            let (_, table) = edition.table_named(table)?;
            let found = table.column_names.find_written(text)?;
            table.columns.get(found.index).map(|column| column.name)
        })
    }

    /// The columns of a table, in the order of the form.
    pub fn columns(&self, table: &str) -> impl Iterator<Item = &'static str> + use<> {
        let columns = self.edition.table_named(table).map_or(&[][..], |(_, table)| table.columns);
        columns.iter().map(|column| column.name)
    }

    /// The rows of a table, in the order of the form.
    pub fn rows(&self, table: &str) -> impl Iterator<Item = Label> + use<> {
        let found = self.edition.table_named(table);
        let (id, rows) = found.map_or(("", &[][..]), |(_, table)| (table.id, table.rows));
        rows.iter().enumerate().map(move |(at, row)| Label {
            table: id,
            name: row.name,
            full: row.full,
            group: row.group,
            index: Some(at),
        })
    }
}

fn folded(text: &str) -> String {
    split_name(text).1.into_owned()
}
