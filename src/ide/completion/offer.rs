//! What is offered for what is typed: which candidates fit, how well, and what an editor filters by.

use super::item::{CompletionItem, CompletionKind};
use crate::edition::split_name;
use crate::ide::Subject;
use crate::ide::pinyin::{Fit, Typed, initials};
use crate::text::{Edit, Span};

/// The text that a completion replaces, and what of it was typed to find a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Partial<'a> {
    /// What is replaced; it holds the cursor.
    pub span: Span,
    /// What stands between its start and what was typed: an editor's filter sees it too.
    pub lead: &'a str,
    /// What was typed.
    pub typed: &'a str,
    /// Whether the candidates are known to fit what was typed.
    pub fits: bool,
}

impl<'a> Partial<'a> {
    /// What was typed, in the place of `span`.
    pub fn new(span: Span, lead: &'a str, typed: &'a str) -> Partial<'a> {
        Partial { span, lead, typed, fits: false }
    }
}

/// Something that could be put in.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// What is shown.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// A word more.
    pub detail: Option<String>,
    /// Further names that it is found by, beside its label.
    pub names: Vec<String>,
    /// What is put in.
    pub text: String,
    /// Whether the text has `$1` places.
    pub snippet: bool,
    /// What explains it.
    pub subject: Option<Subject>,
    /// Where what it replaces ends, if not where that of the others does.
    pub end: Option<u32>,
}

impl Candidate {
    /// A candidate that puts in its own label.
    pub fn new(kind: CompletionKind, label: impl Into<String>) -> Candidate {
        let label = label.into();
        let (text, names) = (label.clone(), Vec::new());
        Candidate { label, kind, detail: None, names, text, snippet: false, subject: None, end: None }
    }

    pub fn text(mut self, text: impl Into<String>) -> Candidate {
        self.text = text.into();
        self
    }

    pub fn detail(mut self, detail: impl Into<String>) -> Candidate {
        self.detail = Some(detail.into());
        self
    }

    pub fn subject(mut self, subject: Subject) -> Candidate {
        self.subject = Some(subject);
        self
    }

    pub fn names<'n>(mut self, names: impl IntoIterator<Item = &'n str>) -> Candidate {
        self.names.extend(names.into_iter().map(str::to_owned));
        self
    }
}

/// Those of the candidates that fit, the best first, else in their order. `group` sorts lists that are
/// offered together.
pub(super) fn offer(partial: &Partial<'_>, group: char, candidates: Vec<Candidate>) -> Vec<CompletionItem> {
    let typed = Typed::new(partial.typed);
    let ranked = candidates.into_iter().enumerate().filter_map(|(order, candidate)| {
        let fit = if partial.fits { Fit::Start } else { fit(&typed, &candidate)? };
        Some((fit, order, candidate))
    });
    let mut ranked: Vec<_> = ranked.collect();
    ranked.sort_by_key(|(fit, order, _)| (*fit, *order));
    // Scattered letters are found in every long name: they count where nothing else is.
    if ranked.first().is_some_and(|(fit, ..)| *fit < Fit::Scattered) {
        ranked.retain(|(fit, ..)| *fit < Fit::Scattered);
    }
    ranked.into_iter().map(|(fit, order, candidate)| item(partial, group, fit, order, candidate)).collect()
}

/// How what is typed fits the best of a candidate's names, with their numbering or without.
fn fit(typed: &Typed, candidate: &Candidate) -> Option<Fit> {
    if typed.is_empty() {
        return Some(Fit::Start);
    }
    let names = std::iter::once(&candidate.label).chain(&candidate.names);
    names.flat_map(|name| [typed.fit(name), typed.fit(&split_name(name).1)]).flatten().min()
}

fn item(partial: &Partial<'_>, group: char, fit: Fit, order: usize, candidate: Candidate) -> CompletionItem {
    let (lead, typed) = (partial.lead, partial.typed);
    let mut names: Vec<&str> = vec![&candidate.label];
    names.extend(candidate.names.iter().map(String::as_str).filter(|name| *name != candidate.label));
    let names = names.join(" ");
    let initials = initials(&split_name(&candidate.label).1);
    // An editor that filters by prefix finds what stands there first.
    let first = match names.strip_prefix(lead) {
        Some(rest) if rest.starts_with(typed) => String::new(),
        _ if names.starts_with(typed) => lead.to_owned(),
        _ => format!("{lead}{typed} "),
    };
    CompletionItem {
        filter_text: format!("{first}{names} {initials}").trim_end().to_owned(),
        sort_text: format!("{group}{}{order:03}", fit as u8),
        label: candidate.label,
        kind: candidate.kind,
        detail: candidate.detail,
        edit: Edit::replace(Span { end: candidate.end.unwrap_or(partial.span.end), ..partial.span }, candidate.text),
        additional: Vec::new(),
        snippet: candidate.snippet,
        subject: candidate.subject,
    }
}
