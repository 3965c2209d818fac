//! Remarks put into the bytes of a Word file.

use super::comments::{self, Comments, New};
use super::marks::{self, Marks};
use super::names::namespace;
use super::note::{At, Author, Change, Note, Point};
use super::outline::{self, Outline};
use super::package::Package;
use super::registered;
use crate::document::Unreadable;
use crate::document::read::docx::MAIN;
use crate::document::write::xml::escaped;

/// A file with remarks in it.
#[derive(Debug)]
pub struct Annotated {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// For each remark how many of its changes are in the file.
    pub changed: Vec<usize>,
}

/// Puts remarks into a Word file that has none of our own. `parts` are those that origins name, as the document that was
/// read of these bytes has them.
pub fn annotate(bytes: &[u8], parts: &[String], notes: &[Note], author: &Author) -> Result<Annotated, Unreadable> {
    let mut package = Package::open(bytes)?;
    let mut main = package.text(&package.main, MAIN)?.ok_or(Unreadable::Damaged(MAIN))?;
    let outline = outline::outline(&main.text, MAIN)?;
    let (name, mut part) = registered::part(&mut package, &main.text)?;
    let known = comments::read(&part.text)?;
    let referring = referring(&package, parts, notes, &outline)?;

    let mut free = Free::new(&outline, &known);
    let mut marks = Marks::new(&main.text, &outline);
    let mut new = Vec::new();
    let mut changed = Vec::new();
    for (note, referring) in notes.iter().zip(referring) {
        let edges = marks.edges(&note.at, referring);
        // What hangs at nothing that is there hangs at the beginning: nothing is left unsaid.
        let Some((paragraph, begin, end)) = edges.or_else(|| marks.edges(&At::Top, None)) else {
            changed.push(0);
            continue;
        };
        let id = free.next();
        new.push(New { id, words: &note.words });
        let (w, is_unbound) = marks.prefix(paragraph);
        let space = if is_unbound { format!(" xmlns:{w}=\"{}\"", namespace(&main.text)) } else { String::new() };
        marks.begin(begin, &format!("<{w}:commentRangeStart{space} {w}:id=\"{id}\"/>"));
        let range_end = format!("<{w}:commentRangeEnd{space} {w}:id=\"{id}\"/>");
        let reference = format!("<{w}:r{space}><{w}:commentReference {w}:id=\"{id}\"/></{w}:r>");
        marks.end(end, &range_end, &reference);
        let mut count = 0;
        for change in note.changes.iter().filter(|_| referring.is_none()) {
            count += usize::from(put(&mut marks, &outline, &main.text, change, (&w, &space), author, &mut free));
        }
        changed.push(count);
    }
    let text = marks.written(&mut || free.next()).ok_or(Unreadable::Damaged(MAIN))?;
    comments::added(&mut part, &known, &new, author)?;
    main.text = text;
    let main_name = package.main.clone();
    package.put(&main_name, &main);
    package.put(&name, &part);
    Ok(Annotated { bytes: package.bytes()?, changed })
}

/// Puts a change in, where it replaces characters of one run that stands in the paragraph itself and in no field.
fn put(
    marks: &mut Marks,
    outline: &Outline,
    text: &str,
    change: &Change,
    (w, space): (&str, &str),
    author: &Author,
    free: &mut Free,
) -> bool {
    if change.from.origin != change.to.origin || change.from.chars >= change.to.chars || change.from.origin.part != 0 {
        return false;
    }
    let Some(leaf) = outline.leaf(change.from.origin.span) else { return false };
    let Some((at, run)) = leaf.run.and_then(|at| Some((at, outline.runs.get(at)?))) else { return false };
    let in_box = outline.host(leaf.paragraph) != leaf.paragraph;
    let (Some(from), Some(to)) = (marks.offset(&change.from), marks.offset(&change.to)) else { return false };
    if !run.is_direct || run.in_field || in_box {
        return false;
    }
    let (name, date) = (escaped(&author.name), escaped(&author.date));
    let mut by = || format!("{space} {w}:id=\"{}\" {w}:author=\"{name}\" {w}:date=\"{date}\"", free.next());
    let delete = format!("<{w}:del{}>", by());
    let mut replaced = format!("</{w}:del>");
    if !change.text.is_empty() {
        let (by, text_put) = (by(), escaped(&change.text));
        let props = marks::props(outline, at, text, &mut || free.next());
        replaced.push_str(&format!(
            "<{w}:ins{by}><{w}:r>{props}<{w}:t xml:space=\"preserve\">{text_put}</{w}:t></{w}:r></{w}:ins>"
        ));
    }
    marks.replace(at, from, to, &delete, &replaced);
    true
}

/// For each note that hangs in a footnote or an endnote the paragraph that refers to it.
fn referring(
    package: &Package,
    parts: &[String],
    notes: &[Note],
    outline: &Outline,
) -> Result<Vec<Option<usize>>, Unreadable> {
    let mut known: Vec<Option<Vec<(crate::text::Span, String)>>> = vec![None; parts.len()];
    let mut found = Vec::with_capacity(notes.len());
    for note in notes {
        let origin = match note.at {
            At::Text { from: Point { origin, .. }, .. } | At::Paragraph(origin) | At::Cell(origin) => origin,
            At::Top => {
                found.push(None);
                continue;
            }
        };
        let part = usize::from(origin.part);
        let (Some(name), true) = (parts.get(part), part > 0) else {
            found.push(None);
            continue;
        };
        if known[part].is_none() {
            let text = package.text(name, "notes")?;
            known[part] = Some(text.map_or(Ok(Vec::new()), |text| registered::notes(&text.text))?);
        }
        let spans = known[part].as_deref().unwrap_or_default();
        let at = spans.partition_point(|(span, _)| span.start <= origin.span.start);
        let id = at.checked_sub(1).and_then(|at| spans.get(at)).map_or("", |(_, id)| id);
        let kind = usize::from(name.contains("endnotes"));
        let mut references = outline.references[kind].iter();
        let paragraph = references.find(|(known, _)| known == id).map(|(_, paragraph)| outline.host(*paragraph));
        found.push(Some(paragraph.unwrap_or(0)));
    }
    Ok(found)
}

/// Numbers that no mark and no comment has.
struct Free<'f> {
    outline: &'f Outline,
    known: &'f Comments,
    next: i64,
}

impl<'f> Free<'f> {
    fn new(outline: &'f Outline, known: &'f Comments) -> Free<'f> {
        Free { outline, known, next: 0 }
    }

    fn next(&mut self) -> i64 {
        while self.outline.ids.contains(&self.next) || self.known.ids.contains(&self.next) {
            self.next += 1;
        }
        self.next += 1;
        self.next - 1
    }
}
