//! The documents that reports cite: the regulation, the formats, the measures on fees.

use super::Words;
#[cfg(test)]
use crate::edition::source;
use crate::edition::{Basis, Years};
use crate::syntax::ascii;
use std::sync::LazyLock;

#[cfg(not(test))]
use super::generated::INSTRUMENTS;
#[cfg(test)]
use super::source::INSTRUMENTS;

/// A document that reports cite. Dates are ISO dates; what is not known is `None`.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Deserialize), serde(deny_unknown_fields))]
pub struct Instrument {
    /// Stable English name.
    pub id: &'static str,
    /// Its number as officially written: `国办公开办函〔2021〕30号`.
    pub number: &'static str,
    /// Other ways of writing the number that are right too.
    #[cfg_attr(test, serde(default, deserialize_with = "source::slice"))]
    pub accepted: &'static [&'static str],
    /// Its full title.
    pub title: &'static str,
    /// The title of what is annexed to it.
    pub annex: Option<&'static str>,
    /// The date that it bears.
    pub date: Option<&'static str>,
    /// When it was published.
    pub published: Option<&'static str>,
    /// Where it is published.
    pub published_at: Option<&'static str>,
    /// Since when it is in force.
    pub effective: Option<&'static str>,
    /// The report years whose format it prescribes.
    pub for_reports: Option<Years>,
    /// Whether it is in force.
    pub status: Option<Status>,
    /// The id of what has replaced it.
    pub replaced_by: Option<&'static str>,
    /// Where the facts are known from.
    pub source: Basis,
    /// The names of the facts that are inferred nevertheless.
    #[cfg_attr(test, serde(default, deserialize_with = "source::slice"))]
    pub inferred: &'static [&'static str],
    /// The names of the facts that are our own knowledge nevertheless.
    #[cfg_attr(test, serde(default, deserialize_with = "source::slice"))]
    pub own: &'static [&'static str],
    /// Whether anything has been compared with a published text. On what has not, no more than an
    /// info may rest.
    #[cfg_attr(test, serde(default = "super::source::yes"))]
    pub verified: bool,
    /// What it is, in a sentence or two.
    pub note: Words,
}

/// Whether an instrument is in force.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(test, derive(serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Status {
    /// It is.
    InForce,
    /// Another has replaced it.
    Superseded,
}

impl Instrument {
    /// Its number and the other ways of writing it.
    pub fn numbers(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.number).chain(self.accepted.iter().copied())
    }

    /// What has replaced it.
    pub fn successor(&self) -> Option<&'static Instrument> {
        instrument(self.replaced_by?)
    }
}

/// All instruments: of two editions of one title the older first, and last what reports cite most.
pub fn instruments() -> &'static [Instrument] {
    &INSTRUMENTS
}

/// The instrument of this id.
pub fn instrument(id: &str) -> Option<&'static Instrument> {
    instruments().iter().find(|instrument| instrument.id == id)
}

/// An instrument that was cited by its number.
#[derive(Clone, Copy, Debug)]
pub struct Cited {
    /// Which one it is.
    pub instrument: &'static Instrument,
    /// Whether the number was written as it should be.
    pub exact: bool,
}

/// The instrument whose number `written` is, whatever its brackets and the width of its digits, with or
/// without white space, 第 and 号: `国办公开办函[2021]第30号`.
pub fn cited(written: &str) -> Option<Cited> {
    let folded = plain_number(written);
    let (_, instrument) = NUMBERS.iter().find(|(number, _)| *number == folded)?;
    Some(Cited { instrument, exact: instrument.numbers().any(|number| number == written) })
}

/// Whether a number that is known begins with this character.
pub(crate) fn begins_number(c: char) -> bool {
    NUMBERS.iter().any(|(number, _)| number.starts_with(c))
}

/// Every number, plain.
static NUMBERS: LazyLock<Vec<(String, &'static Instrument)>> = LazyLock::new(|| {
    let of = |instrument: &'static Instrument| instrument.numbers().map(move |it| (plain_number(it), instrument));
    instruments().iter().flat_map(of).collect()
});

/// A number without what is written now one way, now another.
fn plain_number(number: &str) -> String {
    let folded: String =
        number.chars().map(ascii).filter(|c| !c.is_whitespace() && !"第()[]{}【】〖〗﹝﹞〔〕".contains(*c)).collect();
    folded.strip_suffix('号').map(str::to_owned).unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use super::super::regulation;
    use super::*;
    use crate::edition;
    use crate::text::Date;

    #[test]
    fn numbers_are_found_however_they_are_written() {
        let found = |written| cited(written).map(|cited| (cited.instrument.id, cited.exact));
        let format = |exact| Some(("format-2021", exact));
        assert_eq!(found("国办公开办函〔2021〕30号"), format(true));
        for written in [
            "国办公开办函[2021]30号",
            "国办公开办函［2021］30号",
            "国办公开办函（2021）30号",
            "国办公开办函(2021)30号",
            "国办公开办函【2021】30号",
            "国办公开办函〔２０２１〕３０号",
            "国办公开办函〔2021〕第30号",
            "国办公开办函〔2021〕30",
            "国办公开办函 〔2021〕 30 号",
        ] {
            assert_eq!(found(written), format(false), "{written}");
        }
        assert_eq!(found("国办公开办函〔2019〕60号"), Some(("format-2019", true)));
        assert_eq!(found("国务院令第711号"), Some(("regulation-2019", true)));
        assert_eq!(found("国令第711号"), Some(("regulation-2019", true)));
        assert_eq!(found("中华人民共和国国务院令第711号"), Some(("regulation-2019", true)));
        assert_eq!(found("国务院令711号"), Some(("regulation-2019", false)));
        assert_eq!(found("国务院令第492号"), Some(("regulation-2007", true)));
        assert_eq!(found("国办公开办函〔202130号"), format(false), "a bracket is lost");
        for written in ["", "号", "国办公开办函〔2021〕3号", "国办公开办函〔2020〕30号", "国办函〔2021〕30号", "711"]
        {
            assert_eq!(found(written), None, "{written}");
        }
    }

    #[test]
    fn the_editions_documents_are_instruments() {
        for edition in edition::all() {
            let cited = cited(edition.document.number).unwrap();
            assert!(cited.exact, "{}", edition.id);
            assert_eq!(cited.instrument.title, edition.document.title);
            let years = cited.instrument.for_reports.unwrap();
            assert_eq!((years.from, years.to), (edition.years.from, edition.years.to), "{}", edition.id);
        }
        let prescribing = instruments().iter().filter(|instrument| instrument.for_reports.is_some());
        assert_eq!(prescribing.count(), edition::all().len());
    }

    #[test]
    fn the_regulation_is_an_instrument() {
        let header = &regulation().instrument;
        let cited = cited(header.number).unwrap().instrument;
        assert_eq!(cited.title, header.title);
        assert_eq!(cited.date, Some(header.promulgated));
        assert_eq!(cited.effective, Some(header.effective));
        assert_eq!(cited.published_at, Some(header.published_at));
        assert_eq!(cited.status, Some(Status::InForce));
    }

    #[test]
    fn what_is_replaced_has_a_successor_in_force() {
        for instrument in instruments() {
            let superseded = instrument.status == Some(Status::Superseded);
            assert_eq!(instrument.replaced_by.is_some(), superseded, "{}", instrument.id);
            if superseded {
                let successor = instrument.successor().unwrap();
                assert_eq!(successor.status, Some(Status::InForce), "{}", instrument.id);
                assert_ne!(successor.id, instrument.id);
            }
        }
    }

    #[test]
    fn each_fact_has_one_place() {
        let mut seen = std::collections::HashSet::new();
        for instrument in instruments() {
            assert!(seen.insert(&instrument.id), "{}", instrument.id);
            for number in std::iter::once(&instrument.number).chain(instrument.accepted) {
                assert!(seen.insert(number), "{number}");
            }
            assert!(matches!(instrument.source, Basis::Quoted | Basis::Own));
            let dates = [&instrument.date, &instrument.published, &instrument.effective];
            for date in dates.into_iter().flatten() {
                assert_eq!(Date::iso(date).map(|read| read.to_string()).as_deref(), Some(*date), "{}", instrument.id);
            }
        }
    }
}
