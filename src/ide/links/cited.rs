//! What the text cites, and where it gives it a short name: from the same parse as the findings on citations.

use super::target::{Target, touches};
use crate::ide::cursor::Cursor;
use crate::ide::{Document, Subject};
use crate::law::{self, Instrument};
use crate::prose::{Citation, Cite, Defined, Source, citations_after};
use crate::report::{Key, Value, stretches};
use crate::text::Span;

/// A place of the text that leads out of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// The citation, or the name of a file.
    pub span: Span,
    /// Where it leads.
    pub target: LinkTarget,
    /// What it leads to.
    pub title: &'static str,
}

/// Where a link leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LinkTarget {
    /// To what is published at an address.
    Address(&'static str),
    /// To a file, from the report's own.
    File(String),
}

/// Something that is cited.
struct Cited {
    span: Span,
    what: What,
}

/// What is cited, so far as two citations are of the same.
#[derive(PartialEq, Eq)]
enum What {
    /// A document that is known here, by its id.
    Instrument(&'static str),
    /// An article of the regulation.
    Article(u32),
    /// A title, as it is written.
    Title(String),
}

/// A short name that the text gives.
struct Given {
    name: String,
    instrument: Option<&'static Instrument>,
    span: Span,
}

/// All that the text cites, and the short names that it gives.
fn read(doc: &Document<'_>) -> (Vec<Cited>, Vec<Given>) {
    let tree = &doc.report.tree;
    let (mut cited, mut given) = (Vec::new(), Vec::new());
    let mut defined = Defined::default();
    for joined in stretches(tree, 0..tree.lines.len()) {
        let before = defined.given().count();
        for citation in citations_after(&joined.text, &mut defined) {
            let Some(what) = what(&citation, &joined.text) else { continue };
            cited.push(Cited { span: joined.span(citation.span), what });
        }
        let new = defined.given().skip(before);
        given.extend(new.map(|(name, instrument, span)| Given {
            name: name.to_owned(),
            instrument,
            span: joined.span(span),
        }));
    }
    (cited, given)
}

fn what(citation: &Citation, text: &str) -> Option<What> {
    let title = || {
        let words = citation.span.slice(text);
        words.strip_prefix('《').and_then(|words| words.strip_suffix('》')).unwrap_or(words).to_owned()
    };
    match &citation.cite {
        Cite::Article { source: Source::Other, .. } | Cite::Unlisted => None,
        Cite::Article { article, .. } => Some(What::Article(*article)),
        Cite::Number { instrument, .. } | Cite::Title { instrument: Some(instrument) } => {
            Some(What::Instrument(instrument.id))
        }
        Cite::Title { instrument: None } => Some(What::Title(title())),
    }
}

/// Whether a short name stands for what is cited.
fn stands_for(given: &Given, what: &What) -> bool {
    let regulation = law::regulation().instrument.number;
    match what {
        What::Instrument(id) => given.instrument.is_some_and(|it| it.id == *id),
        What::Article(_) => given.instrument.is_some_and(|it| it.number == regulation),
        What::Title(title) => given.name == *title,
    }
}

/// Where the short name of what is cited at a byte is given; without one, where it is first cited.
pub(super) fn definition(doc: &Document<'_>, offset: u32) -> Vec<Target> {
    let at = Cursor::new(&doc.report.tree, offset).offset;
    let (cited, given) = read(doc);
    let Some(origin) = cited.iter().rfind(|cited| touches(cited.span, at)) else { return Vec::new() };
    let name = given.iter().find(|given| stands_for(given, &origin.what)).map(|given| given.span);
    let first = || cited.iter().find(|other| other.what == origin.what).map(|other| other.span);
    let target = name.or_else(first);
    target.map(|target| Target { origin: origin.span, target }).into_iter().collect()
}

/// What else cites the same.
pub(super) fn references(doc: &Document<'_>, offset: u32, declared: bool) -> Vec<Span> {
    let at = Cursor::new(&doc.report.tree, offset).offset;
    let (cited, given) = read(doc);
    let Some(origin) = cited.iter().rfind(|cited| touches(cited.span, at)) else { return Vec::new() };
    let name = given.iter().find(|given| stands_for(given, &origin.what)).map(|given| given.span);
    let all = cited.iter().filter(|other| other.what == origin.what).map(|other| other.span);
    all.chain(name.filter(|_| declared)).collect()
}

/// What is cited at a byte, as something that can be explained, and the citation.
pub(super) fn subject(doc: &Document<'_>, offset: u32) -> Option<(Span, Subject)> {
    let at = Cursor::new(&doc.report.tree, offset).offset;
    let (cited, _) = read(doc);
    let origin = cited.iter().rfind(|cited| touches(cited.span, at))?;
    let subject = match &origin.what {
        What::Article(number) => {
            law::article(*number)?;
            Subject::Article(u8::try_from(*number).ok()?)
        }
        What::Instrument(id) => Subject::Instrument((*id).to_owned()),
        What::Title(_) => return None,
    };
    Some((origin.span, subject))
}

/// Every citation, in the order of the text.
pub(in crate::ide) fn cited_spans(doc: &Document<'_>) -> Vec<Span> {
    read(doc).0.into_iter().map(|cited| cited.span).collect()
}

/// The citations of what is published at an address that is known, and the files that the front matter names.
pub fn document_links(doc: &Document<'_>) -> Vec<Link> {
    let (cited, _) = read(doc);
    let regulation = law::instruments().iter().find(|it| it.number == law::regulation().instrument.number);
    let link = |cited: Cited| {
        let instrument = match cited.what {
            What::Instrument(id) => law::instrument(id),
            What::Article(_) => regulation,
            What::Title(_) => None,
        }?;
        let target = LinkTarget::Address(instrument.published_at?);
        Some(Link { span: cited.span, target, title: instrument.title })
    };
    let front = &doc.report.front_matter;
    let named = [(Key::LastYear, &front.last_year), (Key::Aggregate, &front.aggregate)];
    let file = |key: Key, value: &Value<String>| {
        let path = value.value.trim();
        // A pattern names no one file, and 无 none at all.
        let is_one = !path.is_empty() && path != "无" && !path.contains(['*', '?', '[', '{']);
        let target = LinkTarget::File(path.to_owned());
        (is_one && !value.span.is_empty()).then_some(Link { span: value.span, target, title: key.name() })
    };
    let files = named.into_iter().flat_map(|(key, values)| values.iter().filter_map(move |value| file(key, value)));
    files.chain(cited.into_iter().filter_map(link)).collect()
}

/// The short names that the text gives before a byte, each once.
pub(in crate::ide) fn short_names(doc: &Document<'_>, before: u32) -> Vec<(String, Option<&'static Instrument>)> {
    let (_, given) = read(doc);
    given.into_iter().filter(|given| given.span.end <= before).map(|given| (given.name, given.instrument)).collect()
}
