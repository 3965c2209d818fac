//! From the data files to the typed view, and the Rust source that is generated from that. The program
//! has only the latter; see the module above.

mod hints;
mod layout;
mod names;
mod rust;

pub(super) use names::NamesBuilder;
pub(crate) use rust::{Rust, Source, fields, is_current, names};

use super::hints::{Anchor, Hint};
use super::names::{Key, Keys};
use super::{
    Along, Basis, Column, Document, Edition, Formula, Hints, Holds, Kind, Layout, LayoutCell, LayoutRow, Names, Note,
    Numbering, Provision, Relation, Row, Section, Table, Topic, Years, split_name,
};
use serde::{Deserialize, Deserializer};
use std::sync::LazyLock;

/// The data files, oldest first. A new edition is one line here and its file.
const FILES: &[&str] = &[include_str!("../2019.toml"), include_str!("../2021.toml")];

pub(super) static EDITIONS: LazyLock<Vec<Edition>> = LazyLock::new(|| {
    let load = |file: &&'static str| toml::from_str::<EditionFile>(file).expect("a valid data file").into();
    FILES.iter().map(load).collect()
});

pub(super) static IDS: LazyLock<Vec<&str>> = LazyLock::new(|| EDITIONS.iter().map(|edition| edition.id).collect());

/// A list that lives as long as the tests.
pub(crate) fn slice<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<&'static [T], D::Error> {
    Ok(leak(Vec::deserialize(from)?))
}

fn leak<T>(values: impl IntoIterator<Item = T>) -> &'static [T] {
    values.into_iter().collect::<Vec<T>>().leak()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EditionFile {
    id: &'static str,
    years: Years,
    document: Document,
    sections: Vec<SectionFile>,
    tables: Vec<TableFile>,
    layouts: Vec<layout::LayoutFile>,
    #[serde(default)]
    hints: Vec<&'static str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionFile {
    id: &'static str,
    number: &'static str,
    title: &'static str,
    #[serde(default)]
    variants: Vec<&'static str>,
    #[serde(default)]
    provisions: Vec<Provision>,
    note: Option<Note>,
    #[serde(default)]
    aspects: Vec<Topic>,
    #[serde(default)]
    assessments: Vec<Topic>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TableFile {
    id: &'static str,
    section: &'static str,
    item: Option<&'static str>,
    corner: Option<&'static str>,
    #[serde(default)]
    provisions: Vec<Provision>,
    columns: Vec<ColumnFile>,
    rows: Vec<RowFile>,
    #[serde(default)]
    formulas: Vec<FormulaFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnFile {
    id: &'static str,
    name: &'static str,
    #[serde(default)]
    parenthetical: &'static str,
    kind: KindFile,
    unit: Option<&'static str>,
    #[serde(default)]
    variants: Vec<&'static str>,
    note: Option<Note>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum KindFile {
    Count,
    Signed,
    Amount,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RowFile {
    id: &'static str,
    #[serde(default)]
    number: &'static str,
    name: &'static str,
    #[serde(default)]
    parenthetical: &'static str,
    parent: Option<&'static str>,
    #[serde(default)]
    group: bool,
    #[serde(default)]
    short: Vec<&'static str>,
    #[serde(default)]
    variants: Vec<&'static str>,
    common_variant: Option<&'static str>,
    #[serde(default)]
    provisions: Vec<Provision>,
    note: Option<Note>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct FormulaFile {
    rule: Relation,
    along: Along,
    left: Vec<&'static str>,
    right: Vec<&'static str>,
    #[serde(default)]
    derives: bool,
    basis: Basis,
}

impl From<EditionFile> for Edition {
    fn from(file: EditionFile) -> Edition {
        let mut section_names = NamesBuilder::default();
        for section in &file.sections {
            let number = format!("{}、", section.number);
            let full = format!("{number}{}", section.title);
            section_names.add(&number, &full, section.title, &[], &section.variants);
        }
        let ids: Vec<&str> = file.sections.iter().map(|section| section.id).collect();
        let tables = leak(file.tables.into_iter().map(|table| table.build(&ids)));
        let of_section = |at| leak((0..tables.len()).filter(|&table| tables[table].section == at));
        let sections = file.sections.into_iter().enumerate().map(|(at, section)| Section {
            id: section.id,
            heading: format!("{}、{}", section.number, section.title).leak(),
            number: section.number,
            title: section.title,
            provisions: leak(section.provisions),
            note: section.note,
            aspects: leak(section.aspects),
            assessments: leak(section.assessments),
            tables: of_section(at),
        });
        Edition {
            id: file.id,
            years: file.years,
            document: file.document,
            sections: leak(sections),
            tables,
            layouts: leak(file.layouts.into_iter().map(|layout| layout.build(&ids, tables))),
            section_names: section_names.build(),
            hints: Hints::from_source(file.hints),
        }
    }
}

impl TableFile {
    fn build(self, sections: &[&str]) -> Table {
        let column_ids: Vec<&str> = self.columns.iter().map(|column| column.id).collect();
        let row_ids: Vec<&str> = self.rows.iter().map(|row| row.id).collect();
        let formulas = leak(self.formulas.iter().map(|formula| {
            let ids = if formula.along == Along::Rows { &column_ids } else { &row_ids };
            let indices = |names: &[&str]| leak(names.iter().map(|name| index(ids, name)));
            Formula {
                relation: formula.rule,
                along: formula.along,
                left: indices(&formula.left),
                right: indices(&formula.right),
                derives: formula.derives,
                basis: formula.basis,
            }
        }));
        let derived = |along, index| {
            let mut deriving = formulas.iter().filter(|formula| formula.derives && formula.along == along);
            deriving.any(|formula| formula.right.contains(&index))
        };
        let mut column_names = NamesBuilder::default();
        let columns = leak(self.columns.iter().enumerate().map(|(at, column)| {
            let full = format!("{}{}", column.name, column.parenthetical).leak();
            column_names.add("", full, column.name, &[], &column.variants);
            Column {
                id: column.id,
                name: column.name,
                full,
                kind: match column.kind {
                    KindFile::Count => Kind::Count,
                    KindFile::Signed => Kind::Signed,
                    KindFile::Amount => Kind::Amount { unit: column.unit },
                },
                derived: derived(Along::Rows, at),
                note: column.note.clone(),
            }
        }));
        let mut row_names = NamesBuilder::default();
        let rows = leak(self.rows.iter().enumerate().map(|(at, row)| {
            let label = format!("{}{}", row.number, row.name);
            let full = format!("{label}{}", row.parenthetical).leak();
            let variants: Vec<&str> = row.variants.iter().copied().chain(row.common_variant).collect();
            row_names.add(row.number, full, row.name, &row.short, &variants);
            let parent = row.parent.map(|id| index(&row_ids, id));
            let group = parent.map(|parent| &self.rows[parent]).filter(|group| group.parent.is_some());
            Row {
                id: row.id,
                number: row.number,
                name: row.name,
                place: format!("{}{label}", group.map_or("", |group| group.number)).leak(),
                full,
                parent,
                group: row.group,
                derived: derived(Along::Columns, at),
                common_variant: row.common_variant.map(|variant| &*split_name(variant).1.into_owned().leak()),
                short: row.short.first().map(|short| &*format!("{}{short}", row.number).leak()),
                provisions: leak(row.provisions.clone()),
                note: row.note.clone(),
            }
        }));
        Table {
            section: index(sections, self.section),
            columns,
            rows,
            formulas,
            column_names: column_names.build(),
            row_names: row_names.build(),
            id: self.id,
            item: self.item,
            corner: self.corner,
            provisions: leak(self.provisions),
        }
    }
}

fn index(ids: &[&str], id: &str) -> usize {
    let at = ids.iter().position(|known| *known == id);
    at.unwrap_or_else(|| panic!("the data file names an unknown id: {id}"))
}

fields!(Edition { id, years, document, sections, tables, layouts, section_names, hints });
fields!(Years { from, to, encouraged });
fields!(Document { number, title });
fields!(Section { id, number, title, heading, provisions, note, aspects, assessments, tables });
fields!(Topic { name, words });
fields!(Note { zh, en, basis });
fields!(Provision { article, paragraph, items, basis });
fields!(Table { id, section, item, corner, provisions, columns, rows, formulas, column_names, row_names });
fields!(Layout { section, columns, widths, own_page, labels, rows });
fields!(LayoutRow { cells });
fields!(LayoutCell { column, columns, rows, holds });
fields!(Column { id, name, full, kind, derived, note });
fields!(Row { id, number, name, full, place, parent, group, derived, short, common_variant, provisions, note });
fields!(Formula { relation, along, left, right, derives, basis });
fields!(Names { exact, folded, numbers });
fields!(Keys { keys, slots });
fields!(Key { name, index, spelling });
fields!(Numbering { enclosed, numeral });
fields!(Hints { anchors });
fields!(Anchor { words, hints });
fields!(Hint { text, at });

impl Source for Kind {
    fn write(&self, rust: &mut Rust) {
        match self {
            Kind::Count => rust.put("Kind::Count"),
            Kind::Signed => rust.put("Kind::Signed"),
            Kind::Amount { unit } => {
                rust.put("Kind::Amount { unit: ");
                unit.write(rust);
                rust.put(" }");
            }
        }
    }
}

impl Source for Holds {
    fn write(&self, rust: &mut Rust) {
        rust.put(&format!("Holds::{self:?}"));
    }
}

#[test]
fn the_generated_editions_are_those_of_the_data() {
    let names = "\
use crate::edition::hints::{Anchor, Hint};
use crate::edition::names::{Key, Keys};
use crate::edition::*;
use std::borrow::Cow;";
    for edition in EDITIONS.iter() {
        let folder = format!("src/edition/generated/edition_{}", edition.id);
        let mut item = Rust::item("pub(super) const EDITION: Edition", edition);
        let mut modules = String::new();
        // A file for each table: all in one would be too long to be looked at.
        for table in edition.tables {
            let module = table.id.replace('-', "_");
            let text = Rust::moved_out(&mut item, table, &format!("{module}::TABLE"));
            let names = names.replace("use crate::edition::hints::{Anchor, Hint};\n", "");
            is_current(
                &format!("{folder}/{module}.rs"),
                &format!("{names}\n\npub(super) const TABLE: Table = {text};\n"),
            );
            modules.push_str(&format!("mod {module};\n"));
        }
        is_current(&format!("{folder}/mod.rs"), &format!("{modules}\n{names}\n\n{item}"));
    }
    let list = |line: &dyn Fn(&str) -> String| IDS.iter().map(|id| line(id)).collect::<Vec<_>>();
    let modules = list(&|id| format!("mod edition_{id};\n")).concat();
    let editions = list(&|id| format!("edition_{id}::EDITION")).join(", ");
    let (count, ids) = (IDS.len(), &**IDS);
    is_current(
        "src/edition/generated/mod.rs",
        &format!(
            "{modules}\nuse super::Edition;\n\n\
            pub(super) static EDITIONS: [Edition; {count}] = [{editions}];\n\n\
            pub(super) const IDS: [&str; {count}] = {ids:?};\n"
        ),
    );
}
