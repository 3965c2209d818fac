//! This year's figures beside last year's.

use crate::edition::{Along, Basis};
use crate::lint::check::Registered;
use crate::lint::context::Context;
use crate::lint::finding::{Finding, Related};
use crate::lint::neighbours::{Was, is_first, was};
use crate::lint::prose::Paragraph;
use crate::lint::rule::{Applicability, Rule, Scope, Severity, V0_1};
use crate::lint::tables::OfficialTable;
use crate::report::{Place, State};
use crate::text::{Edit, Lang, say, text};
use rust_decimal::Decimal;

pub(super) static RULES: &[Registered] = &[
    Registered::own(&CARRY_OVER, carry_over),
    Registered::own(&DOCUMENTS, documents),
    Registered::own(&OUTLIER, outlier),
];

static CARRY_OVER: Rule = Rule {
    name: "history/carry-over",
    severity: Severity::Warning,
    title: text!(zh: "上年结转与上年报告不一致", en: "what was carried over is not what last year's report says"),
    basis: Basis::Own,
    fixes: &[Applicability::Shown],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("carry-over.md"),
};

static DOCUMENTS: Rule = Rule {
    name: "history/documents",
    severity: Severity::Info,
    title: text!(zh: "现行有效件数与上年接不上", en: "documents in force do not follow from last year's"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("documents.md"),
};

static OUTLIER: Rule = Rule {
    name: "history/outlier",
    severity: Severity::Info,
    title: text!(zh: "与上年相差十倍以上", en: "ten times last year's, or a tenth"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("outlier.md"),
};

/// The first table of this id, if it can be read.
fn table<'c, 'r>(context: &'c Context<'r>, id: &str) -> Option<&'c OfficialTable<'r>> {
    context.tables.iter().find(|table| table.first && table.spec.id == id && table.flaw.is_none())
}

/// A finding at a cell, and last year's figure beside it.
fn at_cell(
    rule: &'static Rule,
    table: &OfficialTable<'_>,
    (row, column): (usize, usize),
    message: String,
    was: &Was,
    lang: Lang,
) -> Finding {
    let span = table.figures.cell(row, column).span;
    let mut finding = Finding::new(rule, span, message).at(Place::Cell(table.index, row, column));
    finding.related.extend(was.places.iter().map(|(document, span, value)| Related {
        document: Some(document.clone()),
        span: *span,
        message: say!(lang, zh: "上年报告填的是 {value}", en: "last year's report says {value}"),
    }));
    finding
}

fn carry_over(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some((at, table)) = context
        .tables
        .iter()
        .enumerate()
        .find(|(_, table)| table.first && table.spec.id == "applications" && table.flaw.is_none())
    else {
        return;
    };
    let Some(row) = table.spec.rows.iter().position(|row| row.id == "carried-in") else { return };
    let lang = context.lang;
    if is_first(&context.report.front_matter.last_year) {
        return first_report(context, table, row, findings);
    }
    if context.last_year.is_empty() {
        return;
    }
    // A row that does not add up is totals/row's business: which of its figures is wrong is not known.
    let is_off = context.violations.iter().any(|violation| {
        violation.table == at && violation.lane == row && violation.formula(&context.tables).along == Along::Rows
    });
    if is_off {
        return;
    }
    let differing: Vec<(usize, Decimal, Was)> = table
        .spec
        .columns
        .iter()
        .enumerate()
        .filter_map(|(column, spec)| {
            let now = table.figures.get(row, column)?;
            let was = was(&context.last_year, "applications", "carried-out", spec.id)?;
            (now != was.value).then_some((column, now, was))
        })
        .collect();
    let own = differing.iter().find(|(column, ..)| !table.spec.columns[*column].derived);
    let Some((column, now, before)) = own.or(differing.first()) else { return };
    let others = differing.iter().filter(|(other, ..)| !table.spec.columns[*other].derived && other != column).count();
    let more = match others {
        0 => String::new(),
        _ => say!(lang, zh: "；另有 {others} 列也不一致", en: "; {others} more columns differ"),
    };
    let before_value = before.value;
    let message = say!(lang,
        zh: "上年结转填的是 {now}，上年报告“结转下年度继续办理”是 {before_value}{more}，请核对",
        en: "{now} carried over from last year, whose report carried {before_value} out{more}: check them");
    let mut finding = at_cell(&CARRY_OVER, table, (row, *column), message, before, lang);
    let edits = differing.iter().filter_map(|(column, _, was)| {
        let cell = table.figures.cell(row, *column);
        matches!(cell.state, State::Number(_)).then(|| Edit::replace(cell.figure, was.value.to_string()))
    });
    let edits: Vec<Edit> = edits.collect();
    if !edits.is_empty() {
        let title = say!(lang,
            zh: "照上年报告改为 {before_value}（合计列一并改）",
            en: "take over {before_value} from last year's report, the total with it");
        finding = finding.shown_fix(title, edits);
    }
    findings.push(finding);
}

/// A first report has nothing carried over.
fn first_report(context: &Context<'_>, table: &OfficialTable<'_>, row: usize, findings: &mut Vec<Finding>) {
    let mut columns = (0..table.spec.columns.len()).filter_map(|column| {
        let figure = table.figures.get(row, column).filter(|figure| !figure.is_zero())?;
        Some((column, figure))
    });
    let Some((column, figure)) = columns.next() else { return };
    let message = say!(context.lang,
        zh: "题头写着没有上年报告，上年结转却是 {figure}，请核对",
        en: "the front matter says that there is no report of last year, yet {figure} was carried over: check them");
    let span = table.figures.cell(row, column).span;
    let mut finding = Finding::new(&CARRY_OVER, span, message).at(Place::Cell(table.index, row, column));
    finding.severity = Severity::Info;
    findings.push(finding);
}

/// Words beside which a stock of documents changes by other ways than these two.
const CLEARED: [&str; 5] = ["清理", "失效", "修订", "修改", "宣布"];

/// Whether a paragraph says that documents went in another way.
fn tells_of_clearing(paragraph: &Paragraph<'_>) -> bool {
    (paragraph.holds("规范性文件") || paragraph.holds("规章")) && CLEARED.iter().any(|word| paragraph.holds(word))
}

fn documents(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let same = context.last_year.iter().all(|last| last.edition.id == context.report.edition.id);
    if context.last_year.is_empty() || !same || context.paragraphs().iter().any(tells_of_clearing) {
        return;
    }
    let Some(table) = table(context, "rules") else { return };
    let column = |id: &str| table.spec.columns.iter().position(|column| column.id == id);
    let (Some(issued), Some(repealed), Some(in_force)) = (column("issued"), column("repealed"), column("in-force"))
    else {
        return;
    };
    for (row, spec) in table.spec.rows.iter().enumerate() {
        let noted = [issued, repealed, in_force].iter().any(|&at| !table.figures.cell(row, at).note.is_empty());
        let figure = |at: usize| table.figures.get(row, at);
        let (Some(new), Some(gone), Some(now)) = (figure(issued), figure(repealed), figure(in_force)) else { continue };
        let Some(was) = was(&context.last_year, "rules", spec.id, "in-force").filter(|_| !noted) else { continue };
        let before = was.value;
        let Some(expected) = before.checked_add(new).and_then(|sum| sum.checked_sub(gone)) else { continue };
        if expected == now {
            continue;
        }
        let message = say!(context.lang,
            zh: "上年现行有效 {before} + 制发 {new} − 废止 {gone} = {expected}，填的是 {now}；有清理、自然失效的，请说明",
            en: "{before} in force last year + {new} issued − {gone} repealed = {expected}, not {now}; say so if others lapsed");
        findings.push(at_cell(&DOCUMENTS, table, (row, in_force), message, &was, context.lang));
    }
}

/// Where a slip of a digit or of a unit shows: table, row, column, and from which figure on it is looked at.
const LOOKED_AT: [(&str, &str, &str, i64); 7] = [
    ("licensing", "licences", "decisions", 1000),
    ("enforcement", "penalties", "decisions", 1000),
    ("enforcement", "coercion", "decisions", 1000),
    ("fees", "administrative-fees", "amount", 100),
    ("applications", "new", "total", 500),
    ("rules", "normative-documents", "in-force", 500),
    ("reviews", "reconsideration", "total", 500),
];

fn outlier(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.last_year.is_empty() {
        return;
    }
    for (id, row_id, column_id, least) in LOOKED_AT {
        let Some(table) = table(context, id) else { continue };
        let row = table.spec.rows.iter().position(|row| row.id == row_id);
        let column = table.spec.columns.iter().position(|column| column.id == column_id);
        let (Some(row), Some(column)) = (row, column) else { continue };
        let Some(now) = table.figures.get(row, column) else { continue };
        let Some(was) = was(&context.last_year, id, row_id, column_id) else { continue };
        let before = was.value;
        let (small, large) = (now.min(before), now.max(before));
        let is_far = small > Decimal::ZERO
            && large >= Decimal::from(least)
            && small.checked_mul(Decimal::TEN).is_some_and(|most| large >= most);
        if !is_far {
            continue;
        }
        let message = say!(context.lang,
            zh: "填的是 {now}，上年是 {before}，相差十倍以上，请核对有没有多位、少位或者单位不同",
            en: "{now}, and {before} last year: check whether a digit is lost or added, or the unit is another");
        findings.push(at_cell(&OUTLIER, table, (row, column), message, &was, context.lang));
    }
}
