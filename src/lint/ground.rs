//! What a finding rests on: a document or an article, and how sure that is.

use crate::edition::{Basis, Formula, Provision};
use crate::law::{self, OfficialText};
use crate::text::{Lang, say};

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

    /// What the article provides, if it is one, one line for each paragraph or item.
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
            Basis::Template => {
                say!(lang, zh: "依据{cite}（据转载模板）", en: "according to {cite}, by its template as reprinted")
            }
            Basis::Inferred => say!(lang, zh: "参照{cite}", en: "compare {cite}"),
            Basis::Own => say!(lang, zh: "参考：{cite}", en: "note: {cite}"),
        }
    }
}
