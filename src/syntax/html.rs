//! Lines that GFM reads as HTML: what opens it, and what ends it.

/// What ends HTML.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ends {
    /// A blank line.
    Blank,
    /// A line that holds one of these marks; until then even blank lines are HTML. Whether what stands in it is shown.
    Mark { marks: &'static [&'static str], shown: bool },
}

/// What is shown as it is, or not at all, up to its closing tag.
const VERBATIM: [&str; 4] = ["pre", "textarea", "script", "style"];

const VERBATIM_ENDS: [&str; 4] = ["</pre>", "</textarea>", "</script>", "</style>"];

/// The tags of blocks, which need not be whole to open HTML.
const BLOCKS: [&str; 62] = [
    "address",
    "article",
    "aside",
    "base",
    "basefont",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "link",
    "main",
    "menu",
    "menuitem",
    "nav",
    "noframes",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "ul",
];

/// What ends the HTML that a line opens, if it opens any; `text` is the line without its indentation. Any other tag
/// than a block's has to be whole, to stand alone, and not to stand right under text.
pub(super) fn opens(text: &str, under_text: bool) -> Option<Ends> {
    let inner = text.strip_prefix('<')?;
    if inner.starts_with('?') {
        return Some(Ends::Mark { marks: &["?>"], shown: false });
    }
    if let Some(declared) = inner.strip_prefix('!') {
        if declared.starts_with("[CDATA[") {
            return Some(Ends::Mark { marks: &["]]>"], shown: false });
        }
        let is_declaration = declared.starts_with(|c: char| c.is_ascii_alphabetic());
        return is_declaration.then_some(Ends::Mark { marks: &[">"], shown: false });
    }
    let (is_closing, tag) = inner.strip_prefix('/').map_or((false, inner), |tag| (true, tag));
    let name = &tag[..tag.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count()];
    let rest = &tag[name.len()..];
    let is = |names: &[&str]| names.iter().any(|it| name.eq_ignore_ascii_case(it));
    let ends_name = rest.is_empty() || rest.starts_with([' ', '\t', '>']);
    // A closing tag of these is one like others.
    if is(&VERBATIM) && !is_closing && ends_name {
        return Some(Ends::Mark { marks: &VERBATIM_ENDS, shown: true });
    }
    if is(&BLOCKS) && (ends_name || rest.starts_with("/>")) {
        return Some(Ends::Blank);
    }
    let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic()) && is_rest_of_tag(rest, is_closing);
    (is_tag && !under_text).then_some(Ends::Blank)
}

/// Whether what follows the name of a tag is the rest of it and nothing else.
fn is_rest_of_tag(rest: &str, is_closing: bool) -> bool {
    let rest = rest.trim_end_matches([' ', '\t']);
    let Some(inner) = rest.strip_suffix('>') else { return false };
    let attributes = if is_closing { inner } else { inner.strip_suffix('/').unwrap_or(inner) };
    if attributes.trim_matches([' ', '\t']).is_empty() {
        return true;
    }
    if is_closing || !attributes.starts_with([' ', '\t']) {
        return false;
    }
    // What is between quotes may hold anything but those.
    let mut quote = None;
    for c in attributes.chars() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (None, '<' | '>' | '`') => return false,
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    quote.is_none()
}

/// Whether a line holds one of the marks that end HTML.
pub(super) fn holds(line: &str, marks: &[&str]) -> bool {
    memchr::memchr_iter(b'>', line.as_bytes()).any(|at| {
        let upto = &line.as_bytes()[..=at];
        marks.iter().any(|mark| {
            upto.len() >= mark.len() && upto[upto.len() - mark.len()..].eq_ignore_ascii_case(mark.as_bytes())
        })
    })
}

/// Whether a line of HTML has words in what is not shown: `<?…>`, `<!…>`. Comments are another matter.
pub(super) fn hides_words(line: &str) -> bool {
    let mut starts = memchr::memchr_iter(b'<', line.as_bytes()).map(|at| &line[at + 1..]);
    starts.any(|inner| {
        let hidden = inner.starts_with('?') || inner.starts_with('!') && !inner.starts_with("!--");
        let end = inner.find('>').unwrap_or(inner.len());
        hidden && inner[..end].contains(|c: char| c.is_alphanumeric() && !c.is_ascii_alphabetic())
    })
}

/// The tag in a line that begins a table.
pub(super) fn table(line: &str) -> Option<&str> {
    const TAG: &str = "<table";
    let starts = memchr::memchr_iter(b'<', line.as_bytes());
    let mut tags = starts.filter_map(|at| Some((at, line.get(at..at + TAG.len())?)));
    let (at, tag) = tags.find(|(at, tag)| {
        let ends = line[at + TAG.len()..].chars().next().is_none_or(|c| c == '>' || c == '/' || c.is_whitespace());
        ends && tag.eq_ignore_ascii_case(TAG)
    })?;
    let end = line[at..].find('>').map_or(at + tag.len(), |end| at + end + 1);
    Some(&line[at..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens_html_is_told_from_what_is_text() {
        let blank = Some(Ends::Blank);
        for (text, expected) in [
            ("<div>", blank),
            ("<DIV class=\"甲\"", blank),
            ("</p>𠮷", blank),
            ("<b>", blank),
            ("</b >  ", blank),
            ("<br/>", blank),
            ("<a href=\"x>y\">", blank),
            ("</pre>", blank),
            ("</SCRIPT> ", blank),
            ("<pre/>", blank),
            ("</pre>甲", None),
            ("<b>甲</b>", None),
            ("<b", None),
            ("<1>", None),
            ("<甲>", None),
            ("<divx", None),
            ("< div>", None),
            ("<!-- 注 -->", None),
            ("<！—— 注 ——>", None),
            ("正文", None),
        ] {
            assert_eq!(opens(text, false), expected, "{text}");
        }
        for text in ["<pre>", "<Script src", "<?", "<!DOCTYPE html>", "<![CDATA[甲"] {
            assert!(matches!(opens(text, true), Some(Ends::Mark { .. })), "{text}");
        }
        assert_eq!((opens("<b>", true), opens("<div>", true), opens("</pre>", true)), (None, blank, None));
    }

    #[test]
    fn a_mark_ends_it_wherever_it_stands() {
        assert!(holds("甲</PRE>𠮷", &VERBATIM_ENDS) && holds("]]>", &["]]>"]) && holds("a?>", &["?>"]));
        assert!(!holds("</pre >", &VERBATIM_ENDS) && !holds("", &[">"]));
    }
}
