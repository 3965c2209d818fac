//! The part that holds the comments: which are there, which are our own, and new ones at its end.

use super::names::{name_of, namespace};
use super::note::Author;
use super::package::PartText;
use crate::document::Unreadable;
use crate::document::read::docx::xml::{Node, Space, Xml};
use crate::document::write::xml::escaped;
use crate::text::{Edit, Span, apply};
use rustc_hash::FxHashSet;

/// What errors call the part.
pub(super) const SAID: &str = "word/comments.xml";

/// By these initials a comment of ours is known.
pub(super) const OWN: &str = "nianbao";

/// What is known of the comments of a file.
#[derive(Default)]
pub(super) struct Comments {
    /// The numbers of all.
    pub(super) ids: FxHashSet<i64>,
    /// Those of our own, where they stand, and the paragraphs in them as other parts name them.
    pub(super) own: FxHashSet<i64>,
    pub(super) spans: Vec<Span>,
    pub(super) paragraphs: FxHashSet<String>,
    /// By whom and when they were made: changes of ours are of the same.
    pub(super) made: FxHashSet<(String, String)>,
    /// The begin tag of the root, and the beginning of its end tag.
    root: Span,
    close: u32,
}

/// Reads the part. One that is not what it should be is damaged: nothing is put into it.
pub(super) fn read(text: &str) -> Result<Comments, Unreadable> {
    let damaged = || Unreadable::Damaged(SAID);
    let mut xml = Xml::new(text, SAID);
    let mut found = Comments::default();
    let (mut depth, mut own): (usize, Option<u32>) = (0, None);
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) => {
                depth += 1;
                let is_word = element.space == Space::Word;
                match (depth, element.name()) {
                    (1, "comments") if is_word && found.root.is_empty() => found.root = element.span,
                    (1, _) => return Err(damaged()),
                    (2, "comment") if is_word => {
                        let id = element.attribute("id").and_then(|id| id.trim().parse().ok()).ok_or_else(damaged)?;
                        if !found.ids.insert(id) {
                            return Err(damaged());
                        }
                        if element.attribute("initials").as_deref() == Some(OWN) {
                            found.own.insert(id);
                            own = Some(element.span.start);
                            let said = |name| element.attribute(name).unwrap_or_default();
                            found.made.insert((said("author"), said("date")));
                        }
                    }
                    (_, "p") if is_word && own.is_some() => found.paragraphs.extend(element.attribute("paraId")),
                    _ => {}
                }
            }
            Node::End(end) => {
                depth = depth.saturating_sub(1);
                match depth {
                    0 if end == found.root.end => found.close = end,
                    0 => found.close = text.get(..end as usize).and_then(|text| text.rfind('<')).unwrap_or(0) as u32,
                    1 => {
                        if let Some(start) = own.take() {
                            found.spans.push(Span { start, end });
                        }
                    }
                    _ => {}
                }
            }
            Node::Text(..) => {}
        }
    }
    if found.root.is_empty() { Err(damaged()) } else { Ok(found) }
}

/// A new comment.
pub(super) struct New<'n> {
    pub(super) id: i64,
    pub(super) words: &'n [String],
}

/// The part with new comments at its end.
pub(super) fn added(part: &mut PartText, comments: &Comments, new: &[New], author: &Author) -> Result<(), Unreadable> {
    let tag = comments.root.slice(&part.text).to_owned();
    let name = name_of(&tag);
    let space = match name.rsplit_once(':') {
        Some((prefix, _)) => (prefix.to_owned(), String::new()),
        None => ("w".to_owned(), format!(" xmlns:w=\"{}\"", namespace(&tag))),
    };
    let written: String = new.iter().map(|comment| comment.written(&space, author)).collect();
    let edit = match tag.ends_with("/>") {
        true => {
            let begin = tag.strip_suffix("/>").unwrap_or(&tag);
            Edit::replace(comments.root, format!("{begin}>{written}</{name}>"))
        }
        false => Edit::insert(comments.close, written),
    };
    part.text = apply(&part.text, &[edit]).ok_or(Unreadable::Damaged(SAID))?;
    Ok(())
}

impl New<'_> {
    fn written(&self, (w, space): &(String, String), author: &Author) -> String {
        let id = self.id;
        let (name, date) = (escaped(&author.name), escaped(&author.date));
        let mut out = format!(
            "<{w}:comment{space} {w}:id=\"{id}\" {w}:author=\"{name}\" {w}:date=\"{date}\" {w}:initials=\"{OWN}\">"
        );
        let none = [String::new()];
        let words = if self.words.is_empty() { &none } else { self.words };
        for (at, words) in words.iter().enumerate() {
            let props = format!(
                "<{w}:pPr><{w}:ind {w}:firstLineChars=\"0\" {w}:firstLine=\"0\"/><{w}:jc {w}:val=\"left\"/></{w}:pPr>"
            );
            let bold = if at == 0 { format!("<{w}:b/>") } else { String::new() };
            let reference = if at == 0 { format!("<{w}:r><{w}:annotationRef/></{w}:r>") } else { String::new() };
            let lines: Vec<String> = words
                .split('\n')
                .map(|line| format!("<{w}:t xml:space=\"preserve\">{}</{w}:t>", escaped(line)))
                .collect();
            let lines = lines.join(&format!("<{w}:br/>"));
            out.push_str(&format!(
                "<{w}:p>{props}{reference}<{w}:r><{w}:rPr>{bold}<{w}:sz {w}:val=\"20\"/></{w}:rPr>{lines}</{w}:r></{w}:p>"
            ));
        }
        out.push_str(&format!("</{w}:comment>"));
        out
    }
}
