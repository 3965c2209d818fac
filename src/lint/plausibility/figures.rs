//! Figures that are possible but hardly right.

use super::level::{Level, level};
use crate::edition::{Basis, Kind};
use crate::lint::check::Registered;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::lint::rule::{Rule, Scope, Severity, V0_1};
use crate::lint::tables::OfficialTable;
use crate::report::Place;
use crate::text::{say, text};
use rust_decimal::Decimal;

pub(super) static RULES: &[Registered] = &[
    Registered::own(&RULE_MAKING, rule_making),
    Registered::own(&MORE_CASES, more_cases),
    Registered::own(&ALL_ZERO, all_zero),
    Registered::own(&AMOUNT_UNIT, amount_unit),
];

static RULE_MAKING: Rule = Rule {
    name: "plausibility/rule-making",
    severity: Severity::Info,
    title: text!(zh: "没有规章制定权的机关填了规章", en: "rules of an agency that cannot make any"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("rule-making.md"),
};

static MORE_CASES: Rule = Rule {
    name: "plausibility/more-cases-than-applications",
    severity: Severity::Info,
    title: text!(zh: "复议、诉讼远多于申请", en: "far more reviews and lawsuits than applications"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("more-cases-than-applications.md"),
};

static ALL_ZERO: Rule = Rule {
    name: "plausibility/all-zero",
    severity: Severity::Info,
    title: text!(zh: "各表都是 0", en: "every figure is 0"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Whole,
    since: V0_1,
    page: include_str!("all-zero.md"),
};

static AMOUNT_UNIT: Rule = Rule {
    name: "plausibility/amount-unit",
    severity: Severity::Info,
    title: text!(zh: "金额的单位可疑", en: "the unit of an amount is doubtful"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("amount-unit.md"),
};

/// The first table of this id, if it can be read.
fn table<'c, 'r>(context: &'c Context<'r>, id: &str) -> Option<&'c OfficialTable<'r>> {
    context.tables.iter().find(|table| table.first && table.spec.id == id && table.flaw.is_none())
}

fn row(table: &OfficialTable<'_>, id: &str) -> Option<usize> {
    table.spec.rows.iter().position(|row| row.id == id)
}

fn column(table: &OfficialTable<'_>, id: &str) -> Option<usize> {
    table.spec.columns.iter().position(|column| column.id == id)
}

fn agency_level(context: &Context<'_>) -> Option<Level> {
    level(&context.report.front_matter.agency.as_ref()?.value)
}

fn rule_making(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if agency_level(context).is_none() {
        return;
    }
    let Some(table) = table(context, "rules") else { return };
    let Some(row) = row(table, "regulations") else { return };
    // What is open to the public may be others' rules: only what was made, repealed or is in force counts.
    let columns = ["issued", "repealed", "in-force", "made"].iter().filter_map(|id| column(table, id));
    let mut filled = columns.filter_map(|column| Some((column, table.figures.get(row, column)?)));
    let Some((column, figure)) = filled.find(|(_, figure)| !figure.is_zero()) else { return };
    let message = say!(context.lang,
        zh: "县、区、乡镇、街道没有规章制定权，这里填的是 {figure}；行政规范性文件填下一行",
        en: "counties, districts and townships cannot make rules, yet this says {figure}; normative documents go in the row below");
    let span = table.figures.cell(row, column).span;
    findings.push(Finding::new(&RULE_MAKING, span, message).at(Place::Cell(table.index, row, column)));
}

fn more_cases(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (Some(applications), Some(reviews)) = (table(context, "applications"), table(context, "reviews")) else {
        return;
    };
    let total = |table: &OfficialTable<'_>, id: &str| {
        let (row, column) = (row(table, id)?, column(table, "total")?);
        table.figures.get(row, column)
    };
    let received = || total(applications, "new")?.checked_add(total(applications, "carried-in")?);
    // A lawsuit after a review is about the same application as the review.
    let cases = || total(reviews, "reconsideration")?.checked_add(total(reviews, "direct-lawsuits")?);
    let (Some(received), Some(cases)) = (received(), cases()) else { return };
    // A real report had six times as many, about applications of years before: only what is out of all proportion is said.
    let is_many = received.checked_mul(Decimal::TEN).is_some_and(|most| cases > most);
    if !is_many {
        return;
    }
    let (Some(row), Some(column)) = (row(reviews, "reconsideration"), column(reviews, "total")) else { return };
    let message = say!(context.lang,
        zh: "行政复议和未经复议直接起诉共 {cases} 件，远多于申请 {received} 件（新收加上年结转），请核对是否填了其他案件",
        en: "{cases} reviews and lawsuits, far more than the {received} applications: check whether other cases were counted");
    let span = reviews.figures.cell(row, column).span;
    findings.push(Finding::new(&MORE_CASES, span, message).at(Place::Cell(reviews.index, row, column)));
}

fn all_zero(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let first: Vec<&OfficialTable<'_>> = context.tables.iter().filter(|table| table.first).collect();
    let is_complete = first.len() == context.report.edition.tables.len();
    let is_zero = |table: &&OfficialTable<'_>| {
        let rows = table.spec.rows.iter().enumerate().filter(|(_, row)| !row.group).map(|(at, _)| at);
        table.flaw.is_none()
            && rows.into_iter().all(|row| {
                (0..table.spec.columns.len())
                    .all(|column| table.figures.get(row, column).is_some_and(|it| it.is_zero()))
            })
    };
    if !is_complete || !first.iter().all(is_zero) {
        return;
    }
    let Some(title) = context.report.title.as_ref().and_then(|title| title.lines.first()) else { return };
    let message = say!(context.lang,
        zh: "各表都是 0，请核对是不是还没有填",
        en: "every figure of the tables is 0: check whether they have been filled in");
    findings.push(Finding::new(&ALL_ZERO, *title, message).at(Place::Title));
}

fn amount_unit(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // In 万元: a hundred million, ten thousand million, a hundred thousand million yuan.
    let most = match agency_level(context) {
        Some(Level::Township) => 10_000,
        Some(Level::County) => 1_000_000,
        None => 10_000_000,
    };
    for table in context.tables.iter().filter(|table| table.first && table.flaw.is_none()) {
        for (column, spec) in table.spec.columns.iter().enumerate() {
            let Kind::Amount { unit } = spec.kind else { continue };
            for row in (0..table.spec.rows.len()).filter(|&row| !table.spec.rows[row].group) {
                let cell = table.figures.cell(row, column);
                let Some(amount) = cell.number().filter(|amount| !amount.is_zero()) else { continue };
                let message = match unit {
                    None if cell.unit.is_empty() => say!(context.lang,
                        zh: "{amount} 没有写单位，是元还是万元？",
                        en: "{amount} has no unit: 元 or 万元?"),
                    Some(unit) if cell.unit.is_empty() && amount >= Decimal::from(most) => say!(context.lang,
                        zh: "这一列以{unit}为单位，填的是 {amount}，请核对是不是以元填的",
                        en: "this column is in {unit} and says {amount}: check whether it was entered in 元"),
                    _ => continue,
                };
                findings.push(Finding::new(&AMOUNT_UNIT, cell.span, message).at(Place::Cell(table.index, row, column)));
            }
        }
    }
}
