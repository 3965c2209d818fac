//! What completion offers and hover explains, as something that can be named and explained later.

use super::{keys, pieces};
use crate::edition::{self, Basis, Column, Edition, Kind, Provision, Row, Table};
use crate::law::{self, OfficialText};
use crate::lint::{self, Selector};
use crate::report::Key;
use crate::text::{Lang, counted, say};
use serde::{Deserialize, Serialize};

/// Something that can be explained. It survives being sent to an editor and back.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Debug)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Subject {
    /// A key of the front matter, by its name.
    Key(String),
    /// A section: the edition's id and the section's index.
    Section(String, usize),
    /// A table: edition and table.
    Table(String, usize),
    /// A row: edition, table and row.
    Row(String, usize, usize),
    /// A column: edition, table and column.
    Column(String, usize, usize),
    /// An article of the regulation.
    Article(u8),
    /// An instrument, by its id.
    Instrument(String),
    /// A rule or group, by its name.
    Rule(String),
}

/// What there is to say of a subject, as Markdown. `None` for one that does not exist.
pub fn resolve(subject: &Subject, lang: Lang, law: Option<&OfficialText>) -> Option<String> {
    match subject {
        Subject::Key(name) => {
            let key = Key::named(name)?;
            Some(format!("**{}**\n\n{}", key.name(), keys::about(key).whole(lang)))
        }
        Subject::Section(edition, at) => section(edition::by_id(edition)?, *at, lang, law),
        Subject::Table(edition, at) => table(edition::by_id(edition)?, *at, lang, law),
        Subject::Row(edition, at, row) => {
            let table = edition::by_id(edition)?.tables.get(*at)?;
            Some(join(row_parts(table.rows.get(*row)?, table, lang, law)))
        }
        Subject::Column(edition, at, column) => {
            let table = edition::by_id(edition)?.tables.get(*at)?;
            Some(join(column_parts(table.columns.get(*column)?, table, lang, law)))
        }
        Subject::Article(number) => {
            let provision =
                Provision { article: *number, paragraph: None, items: Vec::new().into(), basis: Basis::Direct };
            pieces::provision(&provision, lang, law)
        }
        Subject::Instrument(id) => Some(pieces::instrument(law::instrument(id)?, lang)),
        Subject::Rule(name) => rule(name, lang),
    }
}

/// Paragraphs of Markdown as one text.
pub(super) fn join(parts: Vec<String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn section(edition: &Edition, at: usize, lang: Lang, law: Option<&OfficialText>) -> Option<String> {
    let section = edition.sections.get(at)?;
    let mut parts = vec![format!("**{}**", section.heading), document(edition, lang)];
    parts.extend(section.note.as_ref().map(|note| pieces::note(note, lang)));
    if !section.aspects.is_empty() {
        let names: Vec<&str> = section.aspects.iter().map(|aspect| aspect.name).collect();
        let names = names.join("、");
        parts.push(say!(lang, zh: "主要包括：{names}。", en: "It mainly covers {names}."));
    }
    if !section.assessments.is_empty() {
        let names: Vec<&str> = section.assessments.iter().map(|topic| topic.name).collect();
        let names = names.join("、");
        parts.push(say!(lang, zh: "政府的报告还应写明：{names}。", en: "A government's report also states {names}."));
    }
    parts.extend(pieces::provisions(section.provisions, lang, law));
    Some(join(parts))
}

/// The document that prescribes a format, as a line.
fn document(edition: &Edition, lang: Lang) -> String {
    let number = &edition.document.number;
    say!(lang, zh: "格式：{number}", en: "Format: {number}")
}

fn table(edition: &Edition, at: usize, lang: Lang, law: Option<&OfficialText>) -> Option<String> {
    let table = edition.tables.get(at)?;
    let heading = edition.sections[table.section].heading;
    let name = table.item.map_or(heading.to_owned(), |item| format!("{heading} · {item}"));
    let (rows, columns) = (table.rows.len(), table.columns.len());
    let mut parts = vec![format!("**{name}**"), document(edition, lang)];
    parts.push(match lang {
        Lang::Zh => format!("{rows} 行，{columns} 列"),
        Lang::En => [counted(rows, "row"), counted(columns, "column")].join(", "),
    });
    parts.extend(pieces::provisions(table.provisions, lang, law));
    Some(join(parts))
}

/// What there is to say of a row, whatever its figures: the first part is its name.
pub(super) fn row_parts(row: &Row, table: &Table, lang: Lang, law: Option<&OfficialText>) -> Vec<String> {
    let mut parts = vec![format!("**{}**", row.full)];
    if let Some(parent) = row.parent.map(|parent| &table.rows[parent].full) {
        parts.push(say!(lang, zh: "属于“{parent}”", en: "under {parent}"));
    }
    if row.group {
        parts.push(say!(lang, zh: "只是一组的名称，不填数字。", en: "The name of a group; it carries no figures."));
    }
    if let Some(short) = &row.short {
        parts.push(say!(lang, zh: "可简写为“{short}”。", en: "May be written {short}."));
    }
    parts.extend(row.note.as_ref().map(|note| pieces::note(note, lang)));
    parts.extend(pieces::provisions(row.provisions, lang, law));
    parts
}

/// What there is to say of a column, whatever its figures: the first part is its name.
pub(super) fn column_parts(column: &Column, table: &Table, lang: Lang, law: Option<&OfficialText>) -> Vec<String> {
    let mut parts = vec![format!("**{}**", column.full)];
    parts.push(match &column.kind {
        Kind::Count => say!(lang, zh: "非负整数", en: "A whole number, not negative"),
        Kind::Signed => say!(lang, zh: "带符号的整数，例如 `+3`、`-253`", en: "A whole number with its sign, such as `+3` or `-253`"),
        Kind::Amount { unit: Some(unit) } => say!(lang, zh: "金额，单位{unit}", en: "An amount in {unit}"),
        Kind::Amount { unit: None } => say!(lang, zh: "金额，自带单位", en: "An amount with its own unit"),
    });
    parts.extend(column.note.as_ref().map(|note| pieces::note(note, lang)));
    parts.extend(pieces::provisions(table.provisions, lang, law));
    parts
}

/// What a rule finds, or which rules a group has.
fn rule(name: &str, lang: Lang) -> Option<String> {
    let about = match Selector::named(name).ok()? {
        Selector::Rule(rule) => lint::manual(rule, lang).summary().to_string(),
        group => {
            let lines = group.rules().map(|rule| format!("- `{}` {}", rule.name, rule.title.get(lang)));
            lines.collect::<Vec<String>>().join("\n")
        }
    };
    Some(format!("`{name}`\n\n{about}"))
}
