//! XML as Office writes it: elements by namespace, with where they stand; no DTD, no entities but the five of XML.

use crate::document::read::unreadable::{NESTING, Unreadable};
use crate::text::Span;
use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use std::borrow::Cow;

/// The namespaces that tell something, transitional and strict.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Space {
    /// WordprocessingML.
    Word,
    /// Alternatives for older programs.
    Compatibility,
    /// Formulas.
    Math,
    /// Pictures, charts and diagrams.
    Picture,
    /// VML, as Office drew before 2007.
    Vml,
    /// Emoji.
    Symbol,
    /// Anything else.
    Other,
}

/// How many prefixes may be bound at a time.
const BINDINGS: usize = 256;

/// A part, read from its first element to its last.
pub(crate) struct Xml<'a> {
    reader: NsReader<&'a [u8]>,
    part: &'static str,
    depth: usize,
}

/// What comes next.
pub(crate) enum Node<'a> {
    /// An element begins.
    Start(Element<'a>),
    /// One ends; the byte after it.
    End(u32),
    /// Text, its references resolved, and where it stands as written.
    Text(Cow<'a, str>, Span),
}

/// An element's begin tag.
pub(crate) struct Element<'a> {
    /// Its namespace.
    pub(crate) space: Space,
    /// Where its begin tag stands: all of it, if it is empty.
    pub(crate) span: Span,
    tag: BytesStart<'a>,
}

impl Element<'_> {
    /// The name without its prefix.
    pub(crate) fn name(&self) -> &str {
        self.tag.local_name().into_inner()
    }

    /// The value of an attribute, by its name without prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        // Without the check for doubles, which takes quadratic time.
        let found =
            self.tag.attributes().with_checks(false).flatten().find(|it| it.key.local_name().into_inner() == name)?;
        quick_xml::escape::unescape(&found.value).ok().map(Cow::into_owned)
    }

    /// `w:val`.
    pub(crate) fn val(&self) -> Option<String> {
        self.attribute("val")
    }

    /// A switch: on unless it says otherwise.
    pub(crate) fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off"))
    }

    /// `w:val` as a number.
    pub(crate) fn number<N: std::str::FromStr>(&self) -> Option<N> {
        self.val()?.trim().parse().ok()
    }
}

impl<'a> Xml<'a> {
    /// Reads this text of a part, whose name errors say.
    pub(crate) fn new(text: &'a str, part: &'static str) -> Xml<'a> {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        reader.resolver_mut().set_max_namespace_bindings(BINDINGS);
        Xml { reader, part, depth: 0 }
    }

    /// The next node, `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Node<'a>>, Unreadable> {
        let damaged = Unreadable::Damaged(self.part);
        loop {
            let from = self.reader.buffer_position();
            let event = self.reader.read_event().map_err(|_| damaged.clone())?;
            let span = Span::new(from as usize, self.reader.buffer_position() as usize);
            let text = match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    NESTING.check(self.depth)?;
                    let (resolved, _) = self.reader.resolver().resolve_element(tag.name());
                    let space = match resolved {
                        ResolveResult::Bound(namespace) => space(namespace.into_inner()),
                        _ => Space::Other,
                    };
                    return Ok(Some(Node::Start(Element { space, span, tag })));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Node::End(span.end)));
                }
                Event::Text(text) => text.into_inner(),
                Event::CData(text) => text.into_inner(),
                Event::GeneralRef(name) => {
                    let c = match &*name {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => name.resolve_char_ref().ok().flatten(),
                    };
                    Cow::Owned(c.ok_or(damaged)?.to_string())
                }
                Event::DocType(_) => return Err(damaged),
                Event::Eof if self.depth > 0 => return Err(damaged),
                Event::Eof => return Ok(None),
                _ => continue,
            };
            return Ok(Some(Node::Text(text, span)));
        }
    }

    /// Reads over the rest of the element that began last.
    pub(crate) fn skip(&mut self) -> Result<(), Unreadable> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if self.next()?.is_none() {
                break;
            }
        }
        Ok(())
    }
}

fn space(namespace: &str) -> Space {
    match namespace {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compatibility,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
        "http://schemas.openxmlformats.org/drawingml/2006/picture"
        | "http://purl.oclc.org/ooxml/drawingml/picture"
        | "http://schemas.openxmlformats.org/drawingml/2006/chart"
        | "http://purl.oclc.org/ooxml/drawingml/chart"
        | "http://schemas.openxmlformats.org/drawingml/2006/diagram"
        | "http://purl.oclc.org/ooxml/drawingml/diagram"
        | "http://schemas.microsoft.com/office/drawing/2014/chartex" => Space::Picture,
        "urn:schemas-microsoft-com:vml" => Space::Vml,
        "http://schemas.microsoft.com/office/word/2015/wordml/symex" => Space::Symbol,
        _ => Space::Other,
    }
}
