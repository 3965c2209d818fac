//! What has to name the part with comments: the relations of the text, and the list of content types.

use super::comments;
use super::names::{name_of, namespace};
use super::package::{Package, PartText};
use crate::document::Unreadable;
use crate::document::read::archive::Archive;
use crate::document::read::docx::xml::{Node, Space, Xml};
use crate::text::{Edit, Span, apply};
use rustc_hash::FxHashSet;

const TYPES: &str = "[Content_Types].xml";
const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The part with the comments and its name: the one that is there, or a new one that is named from now on.
pub(super) fn part(package: &mut Package, main: &str) -> Result<(String, PartText), Unreadable> {
    if let Some(name) = package.related("comments")? {
        let part = package.text(&name, comments::SAID)?.ok_or(Unreadable::Damaged(comments::SAID))?;
        typed(package, &name)?;
        return Ok((name, part));
    }
    let name = package.free_name("comments");
    let relations = package.relations.clone();
    let mut part = match package.text(&relations, "_rels")? {
        Some(part) => part,
        None => PartText::new(format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"{RELATIONS}\"></Relationships>"
        )),
    };
    let ids: FxHashSet<String> = list(&part.text, "_rels", "Id")?.known.into_iter().collect();
    let id = (1..).map(|number| format!("rId{number}")).find(|id| !ids.contains(id)).unwrap_or_default();
    let kind = match namespace(main).contains("purl.oclc.org") {
        true => "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
        false => "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    };
    let target = name.rsplit('/').next().unwrap_or(&name);
    added(&mut part, "_rels", "Relationship", &format!("Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\""))?;
    package.put(&relations, &part);
    typed(package, &name)?;
    let empty = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{}\"></w:comments>",
        namespace(main)
    );
    Ok((name, PartText::new(empty)))
}

/// Sees to it that the list of content types has the part.
fn typed(package: &mut Package, name: &str) -> Result<(), Unreadable> {
    let mut types = package.text(TYPES, TYPES)?.ok_or(Unreadable::Damaged(TYPES))?;
    let known = list(&types.text, TYPES, "PartName")?.known;
    if known.iter().any(|known| Archive::is_same(known, name)) {
        return Ok(());
    }
    added(&mut types, TYPES, "Override", &format!("PartName=\"/{name}\" ContentType=\"{KIND}\""))?;
    package.put(TYPES, &types);
    Ok(())
}

/// A list as such parts are.
#[derive(Default)]
struct List {
    /// The values of an attribute of its elements.
    known: Vec<String>,
    root: Span,
    /// Before its end tag.
    close: u32,
}

fn list(text: &str, said: &'static str, attribute: &str) -> Result<List, Unreadable> {
    let mut xml = Xml::new(text, said);
    let (mut found, mut depth) = (List::default(), 0usize);
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) => {
                depth += 1;
                if depth == 1 {
                    found.root = element.span;
                }
                found.known.extend(element.attribute(attribute));
            }
            Node::End(end) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    let tag = text.get(..end as usize).and_then(|text| text.rfind('<')).unwrap_or(0) as u32;
                    found.close = if found.root.end == end { end } else { tag };
                }
            }
            Node::Text(..) => {}
        }
    }
    if found.root.is_empty() { Err(Unreadable::Damaged(said)) } else { Ok(found) }
}

/// Adds an element to a list.
fn added(part: &mut PartText, said: &'static str, name: &str, attributes: &str) -> Result<(), Unreadable> {
    let List { root, close, .. } = list(&part.text, said, "Id")?;
    let tag = root.slice(&part.text);
    let own = name_of(tag);
    let prefix = own.rsplit_once(':').map_or(String::new(), |(prefix, _)| format!("{prefix}:"));
    let element = format!("<{prefix}{name} {attributes}/>");
    let edit = match tag.ends_with("/>") {
        true => Edit::replace(root, format!("{}>{element}</{own}>", tag.strip_suffix("/>").unwrap_or(tag))),
        false => Edit::insert(close, element),
    };
    part.text = apply(&part.text, &[edit]).ok_or(Unreadable::Damaged(said))?;
    Ok(())
}

/// Where the notes of a part stand, each with its number.
pub(super) fn notes(text: &str) -> Result<Vec<(Span, String)>, Unreadable> {
    let mut xml = Xml::new(text, "notes");
    let mut found = Vec::new();
    while let Some(node) = xml.next()? {
        if let Node::Start(element) = node
            && element.space == Space::Word
            && matches!(element.name(), "footnote" | "endnote")
        {
            found.push((element.span, element.attribute("id").unwrap_or_default()));
        }
    }
    Ok(found)
}
