//! What a rule found.

use super::rule::{Rule, Severity};
use crate::edition::{Basis, Formula, Provision};
use crate::law::{self, OfficialText};
use crate::report::Place;
use crate::text::{Edit, Lang, Span, say};

/// Something that a rule found, as plain data.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, with the figures that were compared.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Where it is: what an editor underlines.
    pub span: Span,
    /// Where else one has to look.
    pub related: Vec<Related>,
    /// The place in official words.
    pub place: Option<Place>,
    /// What it rests on.
    pub ground: Option<Ground>,
    /// What mends it; the preferred one first.
    pub fixes: Vec<Fix>,
    /// The violated relation behind it, by index in the context: what blame merges by.
    pub(super) violation: Option<usize>,
}

/// Another place that a finding speaks of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// Where it is.
    pub span: Span,
    /// What is to be seen there.
    pub message: String,
}

/// Edits that mend a finding together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What they do.
    pub title: String,
    /// Whether they cannot change what the author meant.
    pub safe: bool,
    /// The edits.
    pub edits: Vec<Edit>,
}

/// What a finding rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ground {
    /// How sure that is.
    pub basis: Basis,
    /// The document or article.
    pub cite: String,
    /// The article, if it is one.
    pub provision: Option<Provision>,
}

impl Ground {
    /// A document, by its number.
    pub fn document(basis: Basis, number: &str) -> Ground {
        Ground { basis, cite: number.to_owned(), provision: None }
    }

    /// A formula of the official format.
    pub fn formula(formula: &Formula, document: &str) -> Ground {
        Ground::document(formula.basis, document)
    }

    /// An article of the regulation.
    pub fn provision(provision: &Provision) -> Ground {
        Ground { basis: provision.basis, cite: provision.to_string(), provision: Some(provision.clone()) }
    }

    /// What the article provides, if it is one, a line a paragraph or item: in the very words of
    /// `own_copy`, else in ours.
    pub fn provides(&self, lang: Lang, own_copy: Option<&OfficialText>) -> Option<String> {
        let parts = law::provides(self.provision.as_ref()?)?;
        let lines: Vec<String> = parts.iter().map(|part| part.text(lang, own_copy)).collect();
        Some(lines.join("\n"))
    }

    /// The ground in a sentence; what is inferred is to be compared, never a basis.
    pub fn sentence(&self, lang: Lang) -> String {
        let cite = &self.cite;
        match self.basis {
            Basis::Quoted | Basis::Direct => say!(lang, zh: "依据{cite}", en: "according to {cite}"),
            Basis::Template => say!(lang, zh: "依据{cite}所附模板", en: "according to the template of {cite}"),
            Basis::Inferred => say!(lang, zh: "参照{cite}", en: "compare {cite}"),
            Basis::Own => say!(lang, zh: "参考：{cite}", en: "note: {cite}"),
        }
    }
}

impl Finding {
    /// A finding of `rule` at `span`, with its severity and nothing else yet.
    pub fn new(rule: &'static Rule, span: Span, message: String) -> Finding {
        Finding {
            rule,
            severity: rule.severity,
            message,
            help: None,
            span,
            related: Vec::new(),
            place: None,
            ground: None,
            fixes: Vec::new(),
            violation: None,
        }
    }

    /// Names the place.
    pub fn at(mut self, place: Place) -> Finding {
        self.place = Some(place);
        self
    }

    /// Says what to do.
    pub fn help(mut self, help: String) -> Finding {
        self.help = Some(help);
        self
    }

    /// Adds a fix that cannot change what the author meant.
    pub fn safe_fix(mut self, title: String, edits: Vec<Edit>) -> Finding {
        self.fixes.push(Fix { title, safe: true, edits });
        self
    }

    /// Adds a fix that is a good guess.
    pub fn unsafe_fix(mut self, title: String, edits: Vec<Edit>) -> Finding {
        self.fixes.push(Fix { title, safe: false, edits });
        self
    }
}
