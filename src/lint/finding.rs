//! What a rule found.

use super::ground::Ground;
use super::rule::{Applicability, Rule, Severity};
use crate::report::Place;
use crate::text::{Edit, Positions, Span};
use std::path::PathBuf;
use std::sync::Arc;

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
    /// What fixes it; the preferred one first.
    pub fixes: Vec<Fix>,
}

/// Another place that a finding speaks of.
#[derive(Clone, Debug)]
pub struct Related {
    /// The document that it is in; `None` for the one that the finding is on.
    pub document: Option<Arc<Elsewhere>>,
    /// Where it is there.
    pub span: Span,
    /// What is to be seen there.
    pub message: String,
}

/// A document beside the one that is checked, such as last year's report. All that points into it shares it.
#[derive(Debug)]
pub struct Elsewhere {
    /// Its file.
    pub path: PathBuf,
    /// What it says.
    pub text: Arc<str>,
    /// How places in it are told.
    pub positions: Positions,
}

/// Edits that fix a finding together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What they do.
    pub title: String,
    /// Who may apply them.
    pub applicability: Applicability,
    /// The edits.
    pub edits: Vec<Edit>,
}

impl Related {
    /// A place in the document that the finding is on.
    pub fn here(span: Span, message: String) -> Related {
        Related { document: None, span, message }
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
    pub fn safe_fix(self, title: String, edits: Vec<Edit>) -> Finding {
        self.fix(Applicability::Safe, title, edits)
    }

    /// Adds a fix that is a good guess.
    pub fn unsafe_fix(self, title: String, edits: Vec<Edit>) -> Finding {
        self.fix(Applicability::Unsafe, title, edits)
    }

    /// Adds a fix that is shown to a person and applied by no flag.
    pub fn shown_fix(self, title: String, edits: Vec<Edit>) -> Finding {
        self.fix(Applicability::Shown, title, edits)
    }

    /// Adds a fix.
    pub fn fix(mut self, applicability: Applicability, title: String, edits: Vec<Edit>) -> Finding {
        self.fixes.push(Fix { title, applicability, edits });
        self
    }
}
