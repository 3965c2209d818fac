//! What hides text on a page: a style of its own, or one that the page's head gives its class. It matters where figures
//! stand side by side: a hidden 9 before 1719 is not 91719.
//!
//! A page's scripts may show what its style sheet hides, so what that hides is left out within a line, a cell or a row of
//! a table alone, and told. Of style sheets only what is sure is read: rules of one tag, class or name, whatever the
//! medium.

use rustc_hash::FxHashMap;

/// What declarations say of whether something is seen; `true` where it is not. A later one counts.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub(super) struct Veil {
    display: Option<bool>,
    visibility: Option<bool>,
    opacity: Option<bool>,
    /// The size of letters and their colour, which what stands within may have anew.
    size: Option<bool>,
    colour: Option<bool>,
    /// Whether what does not fit is cut off, and there is no room.
    cuts: Option<bool>,
    no_room: Option<bool>,
    /// Whether it stands beside the page.
    is_off: Option<bool>,
    /// Whether a line goes through it, and whether it stands above the line.
    struck: Option<bool>,
    raised: Option<bool>,
}

impl Veil {
    /// Reads declarations in lower case.
    pub(super) fn read(style: &str) -> Veil {
        let mut veil = Veil::default();
        for declaration in style.split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            veil.declare(name.trim(), value.trim().trim_end_matches("!important").trim_end());
        }
        veil
    }

    fn declare(&mut self, name: &str, value: &str) {
        let length = || value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%').parse::<f64>().ok();
        let is_none = |most: f64| length().is_some_and(|length| length <= most);
        match name {
            "display" => self.display = Some(value == "none"),
            "visibility" => self.visibility = Some(matches!(value, "hidden" | "collapse")),
            "opacity" => self.opacity = Some(is_none(0.0)),
            "font-size" => self.size = Some(is_none(0.0)),
            "color" => {
                let alpha = value.strip_prefix("rgba(").and_then(|rest| rest.trim_end_matches(')').rsplit(',').next());
                let is_clear = alpha.is_some_and(|alpha| alpha.trim().parse() == Ok(0.0));
                self.colour = Some(value == "transparent" || is_clear);
            }
            "overflow" | "overflow-x" | "overflow-y" => self.cuts = Some(matches!(value, "hidden" | "clip")),
            "width" | "height" | "max-width" | "max-height" => {
                self.no_room = Some(self.no_room == Some(true) || is_none(1.0));
            }
            "clip" | "clip-path" => {
                let is_nothing = |it: &str| it.chars().all(|c| !c.is_ascii_digit() || matches!(c, '0' | '1'));
                let is_all = value.starts_with("rect(") && is_nothing(value)
                    || ["inset(50%", "inset(100%"].iter().any(|all| value.starts_with(all));
                self.is_off = Some(is_all);
            }
            "text-decoration" | "text-decoration-line" => self.struck = Some(value.contains("line-through")),
            "vertical-align" => self.raised = Some(value == "super"),
            "left" | "right" | "top" | "text-indent" if is_none(-500.0) => self.is_off = Some(true),
            _ => {}
        }
    }

    /// This, and over it what comes later.
    fn over(self, later: Veil) -> Veil {
        Veil {
            display: later.display.or(self.display),
            visibility: later.visibility.or(self.visibility),
            opacity: later.opacity.or(self.opacity),
            size: later.size.or(self.size),
            colour: later.colour.or(self.colour),
            cuts: later.cuts.or(self.cuts),
            no_room: later.no_room.or(self.no_room),
            is_off: later.is_off.or(self.is_off),
            struck: later.struck.or(self.struck),
            raised: later.raised.or(self.raised),
        }
    }

    /// Whether an element is not there at all: its cell takes no place.
    pub(super) fn is_gone(self) -> bool {
        self.display == Some(true)
    }

    /// Whether nothing of an element is seen, whatever stands within. A cell's size is what it has at least.
    pub(super) fn is_shut(self, is_cell: bool) -> bool {
        let is_cut = !is_cell && self.no_room == Some(true) && self.cuts == Some(true);
        [self.display, self.visibility, self.opacity, self.is_off].contains(&Some(true)) || is_cut
    }

    /// Whether a line goes through it.
    pub(super) fn is_struck(self) -> bool {
        self.struck == Some(true)
    }

    /// Whether it stands above the line.
    pub(super) fn is_raised(self) -> bool {
        self.raised == Some(true)
    }

    /// Whether its letters have no size or no colour, where it says that.
    pub(super) fn letters(self) -> [Option<bool>; 2] {
        [self.size, self.colour]
    }
}

/// The style sheet in a page's head.
#[derive(Default)]
pub(super) struct Sheet {
    /// For `tag`, `.class`, `tag.class` and `#name` in lower case.
    rules: FxHashMap<String, Veil>,
}

/// So many rules are kept.
const MOST: usize = 10_000;

impl Sheet {
    /// Reads on: the text of one `<style>`.
    pub(super) fn read(&mut self, text: &str) {
        let text = without_comments(&text.to_ascii_lowercase());
        let mut rest = &*text;
        while let Some(open) = rest.find('{') {
            let head = rest[..open].rsplit([';', '}']).next().unwrap_or_default().trim();
            let body = &rest[open + 1..];
            let Some(end) = block_end(body) else { break };
            if !head.starts_with('@') {
                let veil = Veil::read(&body[..end]);
                for selector in head.split(',').map(str::trim).filter(|_| veil != Veil::default()) {
                    self.rule(selector, veil);
                }
            }
            rest = body.get(end + 1..).unwrap_or_default();
        }
    }

    fn rule(&mut self, selector: &str, veil: Veil) {
        let is_simple = selector
            .trim_start_matches(['.', '#'])
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
        if !is_simple || selector.matches(['.', '#']).count() > 1 || self.rules.len() >= MOST {
            return;
        }
        let known = self.rules.entry(selector.to_owned()).or_default();
        *known = known.over(veil);
    }

    /// What it says of an element, and over that what the element says itself.
    pub(super) fn veil(&self, tag: &str, class: &str, name: &str, own: Veil) -> Veil {
        if self.rules.is_empty() {
            return own;
        }
        let of = |selector: &str| self.rules.get(selector).copied().unwrap_or_default();
        let mut veil = of(tag);
        for class in class.split_ascii_whitespace() {
            veil = veil.over(of(&format!(".{class}")));
        }
        for class in class.split_ascii_whitespace() {
            veil = veil.over(of(&format!("{tag}.{class}")));
        }
        let veil = if name.is_empty() { veil } else { veil.over(of(&format!("#{name}"))) };
        veil.over(own)
    }
}

/// Where a block ends, those within it passed over.
fn block_end(body: &str) -> Option<usize> {
    let mut depth = 1;
    let ends = |(_, c): &(usize, char)| {
        depth += i32::from(*c == '{') - i32::from(*c == '}');
        depth == 0
    };
    body.char_indices().find(ends).map(|(at, _)| at)
}

fn without_comments(text: &str) -> String {
    let mut pieces = text.split("/*");
    let mut bare = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        bare.push(' ');
        bare.push_str(piece.split_once("*/").map_or("", |(_, rest)| rest));
    }
    bare.replace("<!--", " ").replace("-->", " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_that_hide() {
        for (style, is_shut) in [
            ("display: none", true),
            ("display:none;display:inline", false),
            ("visibility:hidden !important", true),
            ("opacity:0", true),
            ("opacity:.5", false),
            ("position:absolute;left:-9999px", true),
            ("text-indent:-9999em", true),
            ("text-indent:-2em", false),
            ("width:0;height:0", false),
            ("width:1px;height:1px;overflow:hidden", true),
            ("width:120px;overflow:hidden", false),
            ("clip:rect(0 0 0 0)", true),
            ("clip-path:inset(50%)", true),
            ("clip:rect(0,60px,20px,0)", false),
        ] {
            assert_eq!(Veil::read(style).is_shut(false), is_shut, "{style}");
            let is_box = style.starts_with("width");
            assert_eq!(Veil::read(style).is_shut(true), is_shut && !is_box, "{style}");
        }
        for (style, letters) in [
            ("font-size:0", [Some(true), None]),
            ("font-size: 0px; color: #333", [Some(true), Some(false)]),
            ("font-size:0.9em", [Some(false), None]),
            ("color:transparent", [None, Some(true)]),
            ("color:rgba(0, 0, 0, 0)", [None, Some(true)]),
            ("color:rgba(0,0,0,.8)", [None, Some(false)]),
        ] {
            assert_eq!(Veil::read(style).letters(), letters, "{style}");
        }
    }

    #[test]
    fn what_a_style_sheet_says() {
        let mut sheet = Sheet::default();
        sheet.read(
            "<!-- /* 𠮷 {display:none} */ .甲, span.tip , #x1 { color: red; DISPLAY: NONE }
             .tip{display:none} @media print { .b { display:none } p{display:none} } div .c{display:none} .d:hover{display:none}
             .e{display:none} .e{display:inline} @import 'a.css'; em{font-size:0} -->",
        );
        let is_gone = |tag: &str, class: &str, name: &str| sheet.veil(tag, class, name, Veil::default()).is_gone();
        assert!(is_gone("span", "甲", "") && is_gone("i", "a tip", "") && is_gone("b", "", "x1"));
        assert!(!["b", "c", "d", "e"].iter().any(|class| is_gone("p", class, "")));
        assert_eq!(sheet.veil("em", "", "", Veil::default()).letters(), [Some(true), None]);
        assert!(!sheet.veil("span", "tip", "", Veil::read("display:inline")).is_gone());
    }
}
