//! value: is every cell a number, written as one?

mod blank;

pub use blank::tells_of_the_year;

use super::check::Registered;
use super::context::Context;
use super::finding::{Finding, Related};
use super::rule::{Applicability, Rule, Scope, Severity, V0_1};
use super::tables::OddCell;
use crate::edition::{Basis, Kind};
use crate::report::{self, Bad, Cell, Place, State, is_fullwidth};
use crate::syntax::ascii;
use crate::text::{Edit, Span, character_name, is_break, is_unseen, say, text};
use rust_decimal::Decimal;

/// The rules of the group.
pub(super) static RULES: &[Registered] = &[
    Registered::own(&blank::BLANK, blank::check),
    Registered::own(&NOT_A_NUMBER, not_a_number),
    Registered::own(&NEGATIVE, negative),
    Registered::own(&FRACTIONAL_COUNT, fractional_count),
    Registered::own(&TOO_PRECISE, too_precise),
    Registered::own(&TOO_LARGE, too_large),
    Registered::own(&FULLWIDTH, fullwidth),
    Registered::own(&GROUPED_DIGITS, grouped_digits),
    Registered::own(&UNIT_IN_CELL, unit_in_cell),
    Registered::own(&GROUP_ROW, group_row),
    Registered::own(&DERIVED_PLACE, derived_place),
];

/// An amount may have this many decimals: published reports have up to four, and six are yuan and fen.
const MAX_DECIMALS: u32 = 6;

/// The finding of `rule` at a cell.
fn at_cell(context: &Context<'_>, rule: &'static Rule, odd: &OddCell<'_>, span: Span, message: String) -> Finding {
    let mut finding = Finding::new(rule, span, message).at(context.place(odd));
    if rule.basis == Basis::Template {
        finding.ground = Some(context.template());
    }
    finding
}

/// The cells whose value is bad for `reason`.
fn bad<'c, 'r>(context: &'c Context<'r>, reason: Bad) -> impl Iterator<Item = &'c OddCell<'r>> {
    context.odd_cells.iter().filter(move |odd| odd.cell.state == State::Bad(reason))
}

/// The cells with a number that `keep` picks.
fn numbers<'c, 'r>(
    context: &'c Context<'r>,
    keep: impl Fn(&Cell, Decimal) -> bool,
) -> impl Iterator<Item = (&'c OddCell<'r>, Decimal)> {
    context.odd_cells.iter().filter_map(move |odd| {
        let number = odd.cell.number().filter(|&number| keep(odd.cell, number))?;
        Some((odd, number))
    })
}

fn kind<'c>(context: &'c Context<'_>, odd: &OddCell<'_>) -> &'c Kind {
    &context.tables[odd.table].spec.columns[odd.column].kind
}

static NOT_A_NUMBER: Rule = Rule {
    name: "value/not-a-number",
    severity: Severity::Error,
    title: text!(zh: "不是数字", en: "not a number"),
    basis: Basis::Template,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("value/not-a-number.md"),
};

fn not_a_number(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for odd in bad(context, Bad::NotANumber).filter(|odd| !is_amount_of_old(context, odd)) {
        let written = abridged(context.slice(odd.cell.span));
        // A number of another sort: with a sign, or with the unit of something else.
        let is_number = !odd.cell.unit.is_empty() || odd.cell.figure.start > odd.cell.span.start;
        let message = match kind(context, odd) {
            Kind::Count | Kind::Signed if is_number => {
                say!(context.lang, zh: "“{written}”不是件数", en: "“{written}” is not a count")
            }
            Kind::Amount { .. } if is_number => {
                say!(context.lang, zh: "“{written}”不是金额", en: "“{written}” is not an amount")
            }
            _ => say!(context.lang, zh: "“{written}”不是数字", en: "“{written}” is not a number"),
        };
        let help = match kind(context, odd) {
            Kind::Count => say!(context.lang,
                zh: "填件数，例如 23；需要说明的，写在数后的一个括号里，例如 22（其中修订16件）",
                en: "enter a count such as 23; an explanation goes into one pair of parentheses after it, as in 22（其中修订16件）"),
            Kind::Signed => say!(context.lang,
                zh: "填增减的件数，例如 +3、-253、0",
                en: "enter a change such as +3, -253 or 0"),
            Kind::Amount { .. } => say!(context.lang,
                zh: "填金额，例如 1012.922；需要说明的，写在数后的一个括号里",
                en: "enter an amount such as 1012.922; an explanation goes into one pair of parentheses after it"),
        };
        findings.push(match parted(context.slice(odd.cell.span)) {
            Some((c, seen)) => {
                let name = character_name(c, context.lang);
                let message = say!(context.lang,
                    zh: "“{seen}”的数字中间有{name}，读不成一个数",
                    en: "there is a {name} between the digits of “{seen}”, so this is not a number");
                at_cell(context, &NOT_A_NUMBER, odd, odd.cell.span, message)
            }
            None => at_cell(context, &NOT_A_NUMBER, odd, odd.cell.span, message).help(help),
        });
    }
}

/// Whether a cell holds an amount of money where the format of 2019 has items counted that are paid for: many reports of
/// that time say it in this way.
fn is_amount_of_old(context: &Context<'_>, odd: &OddCell<'_>) -> bool {
    let is_of_money = matches!(context.tables[odd.table].spec.id, "fees" | "procurement");
    context.report.edition.years.to.is_some() && is_of_money && context.slice(odd.cell.unit).ends_with('元')
}

/// The character that parts the digits of a number without being seen, and what is seen. Whether it was one number, only
/// its author knows.
fn parted(written: &str) -> Option<(char, String)> {
    let is_hidden = |c: char| is_unseen(c) || is_break(c);
    let hidden = written.chars().find(|&c| is_hidden(c))?;
    let seen: String = written.chars().filter(|&c| !is_hidden(c)).collect();
    let is_number = !seen.is_empty() && seen.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (is_number && seen.len() <= report::MAX_DIGITS).then_some((hidden, seen))
}

/// The figure with its sign, without the note.
fn signed(cell: &Cell) -> Span {
    Span { start: cell.span.start, end: cell.figure.end }
}

/// A text short enough for a message.
fn abridged(text: &str) -> String {
    match text.char_indices().nth(24) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

static NEGATIVE: Rule = Rule {
    name: "value/negative",
    severity: Severity::Error,
    title: text!(zh: "负数", en: "negative number"),
    basis: Basis::Template,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("value/negative.md"),
};

fn negative(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for odd in bad(context, Bad::Negative) {
        let written = abridged(context.slice(signed(odd.cell)));
        let message = say!(context.lang, zh: "{written} 小于零，件数和金额不能是负数", en: "{written} is below zero; counts and amounts cannot be negative");
        findings.push(at_cell(context, &NEGATIVE, odd, odd.cell.span, message));
    }
}

static FRACTIONAL_COUNT: Rule = Rule {
    name: "value/fractional-count",
    severity: Severity::Error,
    title: text!(zh: "件数带小数", en: "fractional count"),
    basis: Basis::Template,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("value/fractional-count.md"),
};

fn fractional_count(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for odd in bad(context, Bad::Fractional) {
        let written = abridged(context.slice(signed(odd.cell)));
        let message = say!(context.lang, zh: "{written} 带小数，件数应为整数", en: "{written} has decimals; a count is a whole number");
        findings.push(at_cell(context, &FRACTIONAL_COUNT, odd, odd.cell.span, message));
    }
}

static TOO_PRECISE: Rule = Rule {
    name: "value/too-precise",
    severity: Severity::Warning,
    title: text!(zh: "小数位过多", en: "too many decimals"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("value/too-precise.md"),
};

fn too_precise(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (odd, number) in numbers(context, |_, number| number.scale() > MAX_DECIMALS) {
        let scale = number.scale();
        let message = say!(context.lang,
            zh: "{number} 有 {scale} 位小数，金额最多 {MAX_DECIMALS} 位（以万元为单位，正好到分）",
            en: "{number} has {scale} decimals; an amount has at most {MAX_DECIMALS} (in 万元, down to the fen)");
        let finding = at_cell(context, &TOO_PRECISE, odd, odd.cell.figure, message);
        findings.push(finding.help(say!(context.lang,
            zh: "核对这个数，以及它的单位是不是这一列的单位",
            en: "check the figure and its unit, which should be that of the column")));
    }
}

static TOO_LARGE: Rule = Rule {
    name: "value/too-large",
    severity: Severity::Error,
    title: text!(zh: "数字过大", en: "number too large"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("value/too-large.md"),
};

fn too_large(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let (digits, all) = (report::MAX_INTEGER_DIGITS, report::MAX_DIGITS);
    for odd in bad(context, Bad::TooLarge) {
        let written = abridged(context.slice(odd.cell.figure));
        let message = say!(context.lang,
            zh: "{written} 太大了（整数部分最多 {digits} 位，连同小数最多 {all} 位），请核对是否粘贴错了",
            en: "{written} is too large (at most {digits} digits before the point, {all} in all); was it pasted wrongly?");
        findings.push(at_cell(context, &TOO_LARGE, odd, odd.cell.figure, message));
    }
}

static FULLWIDTH: Rule = Rule {
    name: "value/fullwidth",
    severity: Severity::Warning,
    title: text!(zh: "全角数字", en: "full-width digits"),
    basis: Basis::Own,
    fixes: &[Applicability::Safe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("value/fullwidth.md"),
};

fn fullwidth(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let wide: Vec<&OddCell<'_>> = context.odd_cells.iter().filter(|odd| odd.cell.fullwidth).collect();
    for row in wide.chunk_by(|a, b| (a.table, a.row) == (b.table, b.row)) {
        let spans: Vec<Span> = row.iter().map(|odd| fullwidth_span(odd.cell)).collect();
        let edits = spans.iter().flat_map(|span| fullwidth_edits(context.slice(*span), span.start)).collect();
        let written = abridged(context.slice(spans[0]));
        let (message, title) = match row.len() {
            1 => {
                let halfwidth: String = written.chars().map(|c| if is_fullwidth(c) { ascii(c) } else { c }).collect();
                (
                    match written.chars().any(|c| ascii(c).is_ascii_digit()) {
                        true => say!(context.lang, zh: "{written} 是全角数字", en: "{written} has full-width digits"),
                        false => say!(context.lang, zh: "{written} 是全角字符", en: "{written} is full-width"),
                    },
                    say!(context.lang, zh: "改为半角的 {halfwidth}", en: "write {halfwidth}"),
                )
            }
            count => (
                say!(context.lang,
                    zh: "这一行有 {count} 格是全角字符，如 {written}",
                    en: "{count} cells of this row have full-width characters, such as {written}"),
                say!(context.lang, zh: "都改为半角", en: "make them half-width"),
            ),
        };
        let mut finding = at_cell(context, &FULLWIDTH, row[0], spans[0], message);
        if row.len() > 1 {
            finding.place = Some(Place::Row(context.tables[row[0].table].index, row[0].row));
        }
        finding.related = spans[1..].iter().map(|&span| Related::here(span, context.slice(span).to_owned())).collect();
        findings.push(finding.safe_fix(title, edits));
    }
}

/// The figure with its sign, as far as its characters count.
fn fullwidth_span(cell: &Cell) -> Span {
    let end = if cell.figure.is_empty() { cell.span.end } else { cell.figure.end };
    Span { start: cell.span.start, end }
}

/// An edit for each run of full-width characters; grouping marks are another rule's.
fn fullwidth_edits(text: &str, start: u32) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for (at, c) in text.char_indices().filter(|&(_, c)| is_fullwidth(c)) {
        let at = start + at as u32;
        let span = Span { start: at, end: at + c.len_utf8() as u32 };
        match edits.last_mut().filter(|last| last.span.end == at) {
            Some(last) => {
                last.span.end = span.end;
                last.text.push(ascii(c));
            }
            None => edits.push(Edit::replace(span, ascii(c))),
        }
    }
    edits
}

static GROUPED_DIGITS: Rule = Rule {
    name: "value/grouped-digits",
    severity: Severity::Warning,
    title: text!(zh: "数字带千分位分隔符", en: "digit separators"),
    basis: Basis::Own,
    fixes: &[Applicability::Safe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("value/grouped-digits.md"),
};

fn grouped_digits(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for odd in context.odd_cells.iter().filter(|odd| odd.cell.grouped) {
        let figure = context.slice(odd.cell.figure);
        let marks = figure.char_indices().filter(|&(_, c)| !matches!(ascii(c), '0'..='9' | '.'));
        let edits = marks.map(|(at, c)| {
            let start = odd.cell.figure.start + at as u32;
            Edit::delete(Span { start, end: start + c.len_utf8() as u32 })
        });
        let edits = edits.collect();
        let plain: String = figure.chars().filter(|&c| matches!(ascii(c), '0'..='9' | '.')).collect();
        let (figure, plain) = (abridged(figure), abridged(&plain));
        let message =
            say!(context.lang, zh: "{figure} 带千分位分隔符", en: "{figure} has separators between its digits");
        let title = say!(context.lang, zh: "去掉分隔符，写作 {plain}", en: "write {plain}, without separators");
        findings.push(at_cell(context, &GROUPED_DIGITS, odd, odd.cell.figure, message).safe_fix(title, edits));
    }
}

static UNIT_IN_CELL: Rule = Rule {
    name: "value/unit-in-cell",
    severity: Severity::Warning,
    title: text!(zh: "格内带单位", en: "unit in a cell"),
    basis: Basis::Own,
    fixes: &[Applicability::Safe, Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("value/unit-in-cell.md"),
};

fn unit_in_cell(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let written = |cell: &Cell, _| !cell.unit.is_empty() && !cell.takes_unit();
    for (odd, number) in numbers(context, written) {
        let unit = context.slice(odd.cell.unit);
        let column = match kind(context, odd) {
            Kind::Amount { unit: None } => continue,
            Kind::Amount { unit } => unit.as_deref(),
            Kind::Count | Kind::Signed => None,
        };
        let converts = column.is_some_and(|column| column != unit);
        // Without a note the rest of the cell is the unit, maybe in parentheses.
        let end = if odd.cell.note.is_empty() { odd.cell.span.end } else { odd.cell.unit.end };
        let span = Span { start: odd.cell.figure.start, end };
        let written = abridged(context.slice(span));
        let message = match column.filter(|_| converts) {
            Some(column) => say!(context.lang,
                zh: "这一列以{column}为单位，填的是 {written}，应为 {number}",
                en: "this column is in {column}, but {written} is entered, which is {number}"),
            None => say!(context.lang,
                zh: "“{written}”带了单位，格内只填数",
                en: "“{written}” has a unit; a cell holds only the number"),
        };
        let finding = at_cell(context, &UNIT_IN_CELL, odd, span, message);
        // What a note says is in the same unit.
        let says_more = context.slice(odd.cell.note).chars().any(|c| c.is_numeric());
        findings.push(if converts && says_more {
            finding.help(say!(context.lang,
                zh: "括注里也有数，请一并自行换算",
                en: "there are figures in the note, too: convert them together by hand"))
        } else if converts {
            let title = say!(context.lang, zh: "换算为 {number}", en: "convert it to {number}");
            finding.unsafe_fix(title, vec![Edit::replace(span, number.to_string())])
        } else {
            let title = say!(context.lang, zh: "去掉“{unit}”", en: "remove “{unit}”");
            finding.safe_fix(title, vec![Edit::delete(Span { start: odd.cell.figure.end, end })])
        });
    }
}

static GROUP_ROW: Rule = Rule {
    name: "value/group-row",
    severity: Severity::Warning,
    title: text!(zh: "分组行填了数字", en: "figures in a group row"),
    basis: Basis::Template,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("value/group-row.md"),
};

fn group_row(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    for table in &context.tables {
        for row in &table.table.rows {
            let Some(found) = row.found.filter(|found| table.spec.rows[found.index].group) else { continue };
            if context.is_foreign_row(table, found.index) {
                continue;
            }
            let cells = tree.row_cells(&tree.rows[row.row as usize]).iter().skip(table.table.leading);
            let may_be =
                |text: &str| text.bytes().any(|byte| byte.is_ascii_digit() || byte == b'=' || !byte.is_ascii());
            let is_figure = |text: &str| may_be(text) && text.chars().any(|c| matches!(ascii(c), '0'..='9' | '='));
            let figures = cells.filter(|cell| is_figure(tree.slice(**cell)));
            let figures: Vec<Span> = figures.map(|cell| cell.trim(&tree.text)).collect();
            let [first, others @ ..] = &figures[..] else { continue };
            let name = &table.spec.rows[found.index].place;
            let message = say!(context.lang,
                zh: "“{name}”是分组行，不填数字",
                en: "{name} is a group row and carries no figures");
            let mut finding = Finding::new(&GROUP_ROW, *first, message).at(Place::Row(table.index, found.index));
            finding.ground = Some(context.template());
            finding.related = others.iter().map(|&span| Related::here(span, context.slice(span).to_owned())).collect();
            findings.push(finding.help(say!(context.lang,
                zh: "数字填在它下面的各项里，不填小计；如果下面没有分项，可能用了旧格式的表",
                en: "enter the figures in the rows below it, without a subtotal; if there are none, the table may be of the previous format")));
        }
    }
}

static DERIVED_PLACE: Rule = Rule {
    name: "value/derived-place",
    severity: Severity::Error,
    title: text!(zh: "这里不能用 =", en: "= is not allowed here"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("value/derived-place.md"),
};

fn derived_place(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for odd in bad(context, Bad::DerivedPlace) {
        let message = say!(context.lang,
            zh: "= 只能写在总计处，这里的数要由填报人填写",
            en: "= is allowed only for a total; the author has to enter this figure");
        findings.push(at_cell(context, &DERIVED_PLACE, odd, odd.cell.span, message));
    }
}
