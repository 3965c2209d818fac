//! Excel files (.xlsx): the cells of each sheet as they are seen, in time and memory that go with what is there. A sheet
//! that names its last cell alone is as small as one with one cell.

mod shared;
mod sheet;
pub(super) mod styles;
#[cfg(test)]
mod tests;
pub(super) mod values;

use super::archive::Archive;
use super::docx::xml::{Node, Xml};
use super::docx::{part, related, resolve};
use super::unreadable::{SHEETS, Unreadable};
use crate::document::sheets::{Sheet, Workbook};
use rustc_hash::FxHashMap;
use shared::{Shared, strings};
use styles::Formats;

const MAIN: &str = "xl/workbook.xml";

/// Reads an Excel file.
pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    let archive = Archive::open(bytes)?;
    let package = related(&archive, "_rels/.rels", "")?;
    let main = package.get("officeDocument").map_or(MAIN, |name| name);
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let text = part(&archive, main)?.ok_or(Unreadable::Damaged(MAIN))?;
    let relations = format!("{folder}/_rels/{file}.rels");
    let named = related(&archive, &relations, folder)?;
    let mut shared = Shared::default();
    let other = |kind: &str| {
        let name = named.get(kind).cloned().unwrap_or_else(|| format!("{folder}/{kind}.xml"));
        part(&archive, &name)
    };
    if let Some(text) = other("sharedStrings")? {
        shared.strings = strings(&text)?;
    }
    if let Some(text) = other("styles")? {
        shared.formats = Formats::read(&text)?;
    }
    let targets = targets(part(&archive, &relations)?, folder)?;
    let mut workbook = Workbook::default();
    let mut counts = sheet::Counts::default();
    for (name, id, is_hidden) in sheets(&text, &mut shared)? {
        SHEETS.check(workbook.sheets.len() + 1)?;
        let number = workbook.sheets.len() + 1;
        let target = targets.get(&id).cloned().unwrap_or_else(|| format!("{folder}/worksheets/sheet{number}.xml"));
        // What is no sheet of cells (a chart) or is not there has none.
        let cells = match part(&archive, &target)? {
            Some(text) => sheet::read(&text, &shared, &mut counts)?,
            None => Sheet::default(),
        };
        workbook.sheets.push(Sheet { name, is_hidden, ..cells });
    }
    Ok(workbook)
}

/// The names of the sheets, the numbers of their relations, and whether they are hidden.
fn sheets(text: &str, shared: &mut Shared) -> Result<Vec<(String, String, bool)>, Unreadable> {
    let mut xml = Xml::new(text, MAIN);
    let mut sheets = Vec::new();
    while let Some(node) = xml.next()? {
        let Node::Start(element) = node else { continue };
        match element.name() {
            "workbookPr" => {
                shared.from_1904 = matches!(element.attribute("date1904").as_deref(), Some("1" | "true" | "on"));
            }
            "sheet" => {
                let name = element.attribute("name").unwrap_or_default();
                let is_hidden = matches!(element.attribute("state").as_deref(), Some("hidden" | "veryHidden"));
                sheets.push((name, element.attribute("id").unwrap_or_default(), is_hidden));
            }
            _ => {}
        }
    }
    Ok(sheets)
}

/// The parts that the workbook refers to, by the numbers of their relations.
fn targets(text: Option<String>, folder: &str) -> Result<FxHashMap<String, String>, Unreadable> {
    let mut targets = FxHashMap::default();
    let text = text.unwrap_or_default();
    let mut xml = Xml::new(&text, "_rels");
    while let Some(node) = xml.next()? {
        let Node::Start(element) = node else { continue };
        if let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target"))
            && element.attribute("TargetMode").as_deref() != Some("External")
        {
            targets.insert(id, resolve(folder, &target));
        }
    }
    Ok(targets)
}
