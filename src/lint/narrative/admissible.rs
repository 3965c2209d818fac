//! Which places of the tables may hold what a figure in prose is of: the one list of admissible readings.
//!
//! Reports count differently, and rightly so: 收到 may include what was carried over, 答复 may leave out what was
//! withdrawn. A figure agrees where one reading gives it; where a reading cannot be worked out, nobody can say.

use crate::lint::context::Context;
use crate::lint::tables::OfficialTable;
use crate::prose::{CaseKind, DocumentKind, Figure, Notion, Shape, Unit};
use rust_decimal::Decimal;

/// A place, and whether it is added or taken away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Term {
    pub table: &'static str,
    pub row: &'static str,
    pub column: &'static str,
    pub minus: bool,
}

/// A sum of places.
pub(super) type Reading = Vec<Term>;

/// A row of the total column of section three.
const fn total(row: &'static str) -> Term {
    Term { table: "applications", row, column: "total", minus: false }
}

const NEW: Term = total("new");
const CARRIED_IN: Term = total("carried-in");
const DONE: Term = total("total");
const CARRIED_OUT: Term = total("carried-out");

const fn less(term: Term) -> Term {
    Term { minus: true, ..term }
}

/// All applicants but natural persons.
const ORGANISATIONS: [&str; 5] = ["enterprises", "research", "public-benefit", "legal-services", "other-organisations"];

/// The readings of what a figure is of.
pub(super) fn readings(context: &Context<'_>, notion: Notion) -> Vec<Reading> {
    let outcome = |id: &'static str| rows_of(context, id).into_iter().map(total).collect::<Reading>();
    let done_this_year = vec![NEW, less(CARRIED_OUT)];
    match notion {
        Notion::Received => vec![vec![NEW], vec![NEW, CARRIED_IN]],
        Notion::New => vec![vec![NEW]],
        Notion::Handled | Notion::Some => vec![vec![NEW], vec![NEW, CARRIED_IN], vec![DONE]],
        Notion::Answered => {
            let but_other = std::iter::once(DONE).chain(outcome("other-handling").into_iter().map(less)).collect();
            vec![vec![DONE], but_other, done_this_year]
        }
        Notion::Finished => vec![vec![DONE], done_this_year],
        Notion::CarriedIn => vec![vec![CARRIED_IN]],
        Notion::CarriedOut => vec![vec![CARRIED_OUT]],
        Notion::Carried => vec![vec![CARRIED_OUT], vec![CARRIED_IN]],
        Notion::Outcome { id, or } => std::iter::once(id).chain(or).map(outcome).collect(),
        Notion::Granted => vec![outcome("granted"), granted_or_partly()],
        Notion::GrantedInAllOrPart => vec![granted_or_partly()],
        Notion::Applicants(id) => applicants(id),
        Notion::Cases { kind, result } => vec![cases(kind, result.unwrap_or("total"))],
        Notion::Documents { kind, column } => {
            let row = match kind {
                DocumentKind::Regulations => "regulations",
                DocumentKind::Normative => "normative-documents",
            };
            vec![vec![Term { table: "rules", row, column, minus: false }]]
        }
        Notion::Decisions(row) => {
            let table = if row == "licences" { "licensing" } else { "enforcement" };
            vec![vec![Term { table, row, column: "decisions", minus: false }]]
        }
        Notion::Charges => {
            vec![vec![Term { table: "fees", row: "administrative-fees", column: "amount", minus: false }]]
        }
    }
}

fn granted_or_partly() -> Reading {
    vec![total("granted"), total("partly-granted")]
}

/// Of the applications received, and of those that were carried over besides. 企业 and the like may stand for all
/// organisations.
fn applicants(id: &'static str) -> Vec<Reading> {
    let columns: &[&'static str] = if id == "organisations" { &ORGANISATIONS } else { &[id] };
    let of = |columns: &[&'static str], rows: &[&'static str]| -> Reading {
        let places = rows.iter().flat_map(|&row| columns.iter().map(move |&column| (row, column)));
        places.map(|(row, column)| Term { table: "applications", row, column, minus: false }).collect()
    };
    let mut readings = vec![of(columns, &["new"]), of(columns, &["new", "carried-in"])];
    if id == "enterprises" {
        readings.extend([of(&ORGANISATIONS, &["new"]), of(&ORGANISATIONS, &["new", "carried-in"])]);
    }
    readings
}

fn cases(kind: CaseKind, column: &'static str) -> Reading {
    let rows: &[&str] = match kind {
        CaseKind::Review => &["reconsideration"],
        CaseKind::Suit => &["direct-lawsuits", "lawsuits-after-review"],
        CaseKind::Direct => &["direct-lawsuits"],
        CaseKind::AfterReview => &["lawsuits-after-review"],
        CaseKind::Several => &[],
    };
    rows.iter().map(|&row| Term { table: "reviews", row, column, minus: false }).collect()
}

/// The rows with figures that an outcome is: itself, or those of its group.
fn rows_of(context: &Context<'_>, id: &'static str) -> Vec<&'static str> {
    let Some(table) = context.report.edition.tables.iter().find(|table| table.id == "applications") else {
        return Vec::new();
    };
    match table.rows.iter().position(|row| row.id == id) {
        Some(at) if table.rows[at].group => {
            table.rows.iter().filter(|row| row.parent == Some(at)).map(|row| row.id).collect()
        }
        Some(_) => vec![id],
        None => Vec::new(),
    }
}

/// A place of a table of the text.
pub(super) struct Found<'c, 'r> {
    pub table: &'c OfficialTable<'r>,
    pub row: usize,
    pub column: usize,
}

/// Where a term stands in the text, if it does.
pub(super) fn find<'c, 'r>(context: &'c Context<'r>, term: &Term) -> Option<Found<'c, 'r>> {
    let table = context.tables.iter().find(|table| table.first && table.spec.id == term.table)?;
    let row = table.spec.rows.iter().position(|row| row.id == term.row)?;
    let column = table.spec.columns.iter().position(|column| column.id == term.column)?;
    Some(Found { table, row, column })
}

/// What a reading gives; `None` where a figure of it is not there.
pub(super) fn value(context: &Context<'_>, reading: &Reading) -> Option<Decimal> {
    if reading.is_empty() {
        return None;
    }
    reading.iter().try_fold(Decimal::ZERO, |sum, term| {
        let found = find(context, term)?;
        let figure = found.table.figures.get(found.row, found.column)?;
        if term.minus { sum.checked_sub(figure) } else { sum.checked_add(figure) }
    })
}

/// What is stated, in the unit of the tables.
pub(super) fn amount(figure: &Figure) -> Option<Decimal> {
    match figure.unit {
        Unit::Yuan(yuan) => figure.number.value.checked_mul(Decimal::from(yuan))?.checked_div(Decimal::from(10_000)),
        _ => Some(figure.number.value),
    }
}

/// Whether a figure is the table's, at the coarser of the two precisions.
pub(super) fn agrees(figure: &Figure, stated: Decimal, value: Decimal) -> bool {
    if stated == value {
        return true;
    }
    let step = match figure.unit {
        Unit::Yuan(yuan) => figure.number.step * Decimal::from(yuan) / Decimal::from(10_000),
        _ if figure.number.shape == Shape::Rounded => figure.number.step,
        _ => return false,
    };
    let table = Decimal::new(1, value.scale());
    (stated - value).abs() < step.max(table)
}

/// A value of the tables in the unit of a figure in the text.
pub fn in_unit(value: Decimal, unit: Unit) -> Decimal {
    match unit {
        Unit::Yuan(yuan) => value * Decimal::from(10_000) / Decimal::from(yuan),
        _ => value,
    }
}
