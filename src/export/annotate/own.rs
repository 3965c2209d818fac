//! Taking out what an earlier run has put in: comments by their initials, changes by whom and when they were made.
//! What others have written stays, their replies too.

use super::comments::{self, Comments};
use super::package::Package;
use crate::document::Unreadable;
use crate::document::read::docx::MAIN;
use crate::document::read::docx::xml::{Element, Node, Space, Xml};
use crate::text::{Edit, Span, apply};
use rustc_hash::FxHashSet;

/// The file without the remarks of an earlier run; none where there are none. Places in it are to be told of this one.
pub fn cleared(bytes: &[u8]) -> Result<Option<Vec<u8>>, Unreadable> {
    let mut package = Package::open(bytes)?;
    let Some(name) = package.related("comments")? else { return Ok(None) };
    let damaged = Unreadable::Damaged(comments::SAID);
    let mut part = package.text(&name, comments::SAID)?.ok_or_else(|| damaged.clone())?;
    let found = comments::read(&part.text)?;
    if found.own.is_empty() {
        return Ok(None);
    }
    let edits: Vec<Edit> = found.spans.iter().map(|span| Edit::delete(*span)).collect();
    part.text = apply(&part.text, &edits).ok_or(damaged)?;
    package.put(&name, &part);

    let mut main = package.text(&package.main, MAIN)?.ok_or(Unreadable::Damaged(MAIN))?;
    main.text = without_marks(&main.text, &found)?;
    let name = package.main.clone();
    package.put(&name, &main);

    let mut durable = FxHashSet::default();
    for kind in ["commentsExtended", "commentsIds", "commentsExtensible"] {
        let Some(name) = package.related(kind)? else { continue };
        let Some(mut part) = package.text(&name, comments::SAID)? else { continue };
        let text = without_paragraphs(&part.text, &found.paragraphs, &mut durable)?;
        if text != part.text {
            part.text = text;
            package.put(&name, &part);
        }
    }
    package.bytes().map(Some)
}

/// An element that is open.
struct Open {
    start: u32,
    kind: Kind,
}

#[derive(PartialEq, Eq)]
enum Kind {
    Run,
    RunProps,
    /// One of our own that goes with all that is in it.
    Gone,
    /// A deletion of ours: it is undone.
    Deletion,
    DeletedText,
    Other,
}

/// The text of the document without marks of our own.
fn without_marks(text: &str, own: &Comments) -> Result<String, Unreadable> {
    let mut xml = Xml::new(text, MAIN);
    let mut open: Vec<Open> = Vec::new();
    let mut edits: Vec<Edit> = Vec::new();
    // How many deletions of ours are open.
    let mut deletions = 0usize;
    // Of the runs that are open: what else than a reference of ours stands in each, and the reference.
    let mut runs: Vec<(bool, Option<Span>)> = Vec::new();
    let is_own = |element: &Element| {
        element.attribute("id").and_then(|id| id.trim().parse().ok()).is_some_and(|id: i64| own.own.contains(&id))
    };
    let is_change = |element: &Element| {
        let said = |name| element.attribute(name).unwrap_or_default();
        own.made.contains(&(said("author"), said("date")))
    };
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) => {
                let is_word = element.space == Space::Word;
                let in_run = open.last().is_some_and(|open| open.kind == Kind::Run);
                let is_reference = is_word && element.name() == "commentReference" && is_own(&element);
                if in_run
                    && !is_reference
                    && element.name() != "rPr"
                    && let Some(run) = runs.last_mut()
                {
                    run.0 = true;
                }
                let kind = match element.name() {
                    "r" if is_word => {
                        runs.push((false, None));
                        Kind::Run
                    }
                    "rPr" if is_word => Kind::RunProps,
                    "commentRangeStart" | "commentRangeEnd" if is_word && is_own(&element) => Kind::Gone,
                    "commentReference" if is_reference => {
                        if let Some(run) = runs.last_mut() {
                            run.1 = Some(element.span);
                        }
                        Kind::Other
                    }
                    "ins" if is_word && is_change(&element) => Kind::Gone,
                    "del" if is_word && is_change(&element) => {
                        edits.push(Edit::delete(element.span));
                        deletions += 1;
                        Kind::Deletion
                    }
                    "delText" if is_word && deletions > 0 => {
                        edits.extend(renamed(text, element.span));
                        Kind::DeletedText
                    }
                    _ => Kind::Other,
                };
                open.push(Open { start: element.span.start, kind });
            }
            Node::End(end) => {
                let Some(Open { start, kind }) = open.pop() else { continue };
                let tag = text.get(..end as usize).and_then(|text| text.rfind('<')).unwrap_or(0) as u32;
                let tag = Span { start: tag.max(start), end };
                let whole = Span { start, end };
                match kind {
                    Kind::Gone => {
                        while edits.pop_if(|edit| whole.covers(edit.span)).is_some() {}
                        edits.push(Edit::delete(whole));
                    }
                    Kind::Deletion => {
                        deletions -= 1;
                        edits.push(Edit::delete(tag));
                    }
                    Kind::DeletedText if tag.start > start => edits.extend(renamed(text, tag)),
                    Kind::Run => match runs.pop() {
                        Some((false, Some(_))) => edits.push(Edit::delete(whole)),
                        Some((true, Some(reference))) => {
                            // An empty element, or one with an end tag.
                            let end = text.get(reference.start as usize..end as usize).unwrap_or_default();
                            let end = if reference.slice(text).ends_with("/>") {
                                reference.len()
                            } else {
                                end.find("Reference>").map_or(reference.len(), |at| at + 10)
                            };
                            edits
                                .push(Edit::delete(Span { start: reference.start, end: reference.start + end as u32 }));
                        }
                        _ => {}
                    },
                    _ => {}
                }
            }
            Node::Text(..) => {}
        }
    }
    edits.sort_by_key(|edit| edit.span);
    apply(text, &edits).ok_or(Unreadable::Damaged(MAIN))
}

/// `delText` in a tag as `t`.
fn renamed(text: &str, tag: Span) -> Option<Edit> {
    let at = tag.slice(text).find("delText")? as u32 + tag.start;
    Some(Edit::replace(Span { start: at, end: at + 7 }, "t"))
}

/// A part that says more of comments without what it says of these paragraphs.
fn without_paragraphs(
    text: &str,
    paragraphs: &FxHashSet<String>,
    durable: &mut FxHashSet<String>,
) -> Result<String, Unreadable> {
    let mut xml = Xml::new(text, comments::SAID);
    let mut edits = Vec::new();
    let (mut depth, mut begun): (usize, Option<u32>) = (0, None);
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) => {
                depth += 1;
                if depth != 2 {
                    continue;
                }
                let id = element.attribute("durableId");
                let is_paragraph = element.attribute("paraId").is_some_and(|id| paragraphs.contains(&id));
                if is_paragraph || id.as_ref().is_some_and(|id| durable.contains(id)) {
                    durable.extend(id);
                    begun = Some(element.span.start);
                } else if let Some(parent) = element.attribute("paraIdParent").filter(|id| paragraphs.contains(id)) {
                    // A reply stays, as a comment of its own.
                    let tag = element.span.slice(text);
                    let said = ["\"", "'"].iter().find_map(|quote| {
                        let end = tag.find(&format!("paraIdParent={quote}{parent}{quote}"))?;
                        let start = tag.get(..end)?.rfind([' ', '\t', '\r', '\n'])?;
                        Some((start, end + "paraIdParent=".len() + parent.len() + 2))
                    });
                    if let Some((from, to)) = said {
                        let start = element.span.start;
                        edits.push(Edit::delete(Span { start: start + from as u32, end: start + to as u32 }));
                    }
                }
            }
            Node::End(end) => {
                depth = depth.saturating_sub(1);
                if depth == 1
                    && let Some(start) = begun.take()
                {
                    edits.push(Edit::delete(Span { start, end }));
                }
            }
            Node::Text(..) => {}
        }
    }
    apply(text, &edits).ok_or(Unreadable::Damaged(comments::SAID))
}
