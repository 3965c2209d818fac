//! value: is every cell a number, written as one?

use super::check::Registered;
use super::context::Context;
use super::finding::{Finding, Related};
use super::rule::{Applicability, Rule, Scope, Severity, V0_1};
use super::tables::{OddCell, OfficialTable};
use crate::edition::{Along, Basis, Kind};
use crate::report::{self, Bad, Cell, Place, State, derivation, is_fullwidth};
use crate::syntax::ascii;
use crate::text::{Edit, Lang, Span, say, text};
use rust_decimal::Decimal;

/// The rules of the group.
pub(super) static RULES: &[Registered] = &[
    Registered::own(&BLANK, blank),
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

static BLANK: Rule = Rule {
    name: "value/blank",
    severity: Severity::Error,
    title: text!(zh: "空白格", en: "blank cell"),
    basis: Basis::Template,
    fixes: &[Applicability::Unsafe, Applicability::Shown],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("value/blank.md"),
};

fn blank(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let blanks: Vec<&OddCell<'_>> = context.odd_cells.iter().filter(|odd| odd.cell.state == State::Blank).collect();
    for row in blanks.chunk_by(|a, b| (a.table, a.row) == (b.table, b.row)) {
        let table = &context.tables[row[0].table];
        // A row of another edition's table that is blank as it is there: wrong-edition says so.
        if row.len() == table.spec.columns.len() && context.is_group_elsewhere(table, row[0].row) {
            continue;
        }
        findings.push(blank_row(context, row));
    }
}

/// One finding for all the blanks of a row.
fn blank_row(context: &Context<'_>, blanks: &[&OddCell<'_>]) -> Finding {
    let first = blanks[0];
    let table = &context.tables[first.table];
    let columns = &table.spec.columns;
    let names: Vec<&str> = blanks.iter().map(|odd| columns[odd.column].name).collect();
    let name = &table.spec.rows[first.row].place;
    let count = blanks.len();
    let message = match names[..] {
        [column] => say!(context.lang, zh: "“{name}·{column}”没有填数", en: "{name}·{column} has no figure"),
        _ if count == columns.len() => {
            say!(context.lang, zh: "“{name}”整行没有填数", en: "{name} has no figure in any column")
        }
        _ => {
            let columns = names.join(comma(context.lang));
            say!(context.lang, zh: "“{name}”有 {count} 格没有填数：{columns}", en: "{name} has no figure in {count} columns: {columns}")
        }
    };
    let mut finding = at_cell(context, &BLANK, first, visible(context, first), message);
    if count > 1 {
        finding.place = Some(Place::Row(table.index, first.row));
    }
    finding.related = blanks[1..]
        .iter()
        .map(|odd| Related::here(visible(context, odd), columns[odd.column].name.to_owned()))
        .collect();
    let derived = |odd: &OddCell<'_>| table.spec.derives(odd.row, odd.column);
    finding = finding.help(match blanks.iter().all(|&odd| derived(odd)) {
        true => say!(context.lang,
            zh: "总计由各项相加得出，也可以写 =",
            en: "a total is the sum of its parts; = may stand for it"),
        false => say!(context.lang,
            zh: "没有发生的填 0；空白不等于 0，由填报人决定",
            en: "enter 0 for what did not happen; a blank is not a zero, so that is the author's decision"),
    });
    let derived_edits: Option<Vec<Edit>> = blanks
        .iter()
        .map(|odd| {
            let value = table.figures.derived(odd.row, odd.column)?;
            Some(Edit::replace(odd.cell.span, value.normalize().to_string()))
        })
        .collect();
    if let Some(edits) = derived_edits {
        let value = edits.iter().map(|edit| edit.text.as_str()).collect::<Vec<_>>().join(comma(context.lang));
        let title = say!(context.lang, zh: "填入由各项相加得出的总计 {value}", en: "enter the derived total {value}");
        return finding.unsafe_fix(title, edits);
    }
    // Zeros in what is counted; a total that follows from them is derived anew.
    let zeros: Vec<Edit> =
        blanks.iter().filter(|odd| !derived(odd)).map(|odd| Edit::replace(odd.cell.span, "0")).collect();
    if zeros.is_empty() {
        return finding;
    }
    if let Some((total, rest)) = rest_of_row(table, first.row)
        && !rest.is_zero()
    {
        // With zeros the row would not add up to the total that stands in it.
        let (total, rest, excess) = (total.normalize(), rest.normalize(), -rest.normalize());
        finding = finding.help(match rest.is_sign_negative() {
            true => say!(context.lang,
                zh: "已填的各列比总计 {total} 多 {excess}，空白处和总计一并核对",
                en: "the other columns exceed the total {total} by {excess}: check it together with the blanks"),
            false => say!(context.lang,
                zh: "已填的各列比总计 {total} 少 {rest}，空白处不会都是 0",
                en: "the other columns fall short of the total {total} by {rest}: the blanks cannot all be 0"),
        });
        if count > 1 || rest.is_sign_negative() {
            return finding;
        }
        let title = say!(context.lang,
            zh: "填 {rest}（总计 {total} 减去其他各列）",
            en: "enter {rest}, which is the total {total} less the other columns");
        return finding.shown_fix(title, vec![Edit::replace(first.cell.span, rest.to_string())]);
    }
    let mut edits = zeros;
    let mut title = say!(context.lang, zh: "空白处填 0", en: "enter 0 where it is blank");
    for odd in blanks.iter().filter(|odd| derived(odd)) {
        let sum = sum_with_zeros(table, odd.row, odd.column);
        title.push_str(&say!(context.lang, zh: "，总计填 {sum}", en: " and {sum} for the total"));
        edits.push(Edit::replace(odd.cell.span, sum));
    }
    finding.shown_fix(title, edits)
}

fn comma(lang: Lang) -> &'static str {
    if lang == Lang::Zh { "、" } else { ", " }
}

/// The total that is written in a row, and what the figures beside it leave of it for the blanks.
fn rest_of_row(table: &OfficialTable<'_>, row: usize) -> Option<(Decimal, Decimal)> {
    let formula = table.spec.formulas.iter().find(|formula| formula.derives && formula.along == Along::Rows)?;
    let total = table.figures.cell(row, formula.right[0]).number()?;
    let rest = formula.left.iter().try_fold(total, |rest, &column| {
        let blank = table.figures.cell(row, column).state == State::Blank;
        let figure = if blank { Decimal::ZERO } else { table.figures.get(row, column)? };
        rest.checked_sub(figure)
    })?;
    Some((total, rest))
}

/// The derived value as text, blanks of its own row counted as 0; `=` where it is not known even so.
fn sum_with_zeros(table: &OfficialTable<'_>, row: usize, column: usize) -> String {
    let sum = derivation(table.spec, row, column).and_then(|derivation| {
        let formula = &table.spec.formulas[derivation.formula];
        formula.left.iter().try_fold(Decimal::ZERO, |sum, &operand| {
            let (r, c) = crate::report::cell_at(formula.along, derivation.lane, operand);
            let blank = table.figures.cell(r, c).state == State::Blank && r == row;
            let figure = if blank { Decimal::ZERO } else { table.figures.get(r, c)? };
            sum.checked_add(figure)
        })
    });
    sum.map_or("=".to_owned(), |sum| sum.normalize().to_string())
}

/// What is underlined of a blank cell: the mark that stands there, or the white space between the
/// separators.
fn visible(context: &Context<'_>, odd: &OddCell<'_>) -> Span {
    if !odd.cell.span.is_empty() {
        return odd.cell.span;
    }
    let text = &context.report.tree.text;
    let is_space = |c: char| c.is_whitespace() && !matches!(c, '\n' | '\r');
    let before = text[..odd.cell.span.start as usize].trim_end_matches(is_space).len();
    let after = &text[odd.cell.span.start as usize..];
    let after = after.len() - after.trim_start_matches(is_space).len();
    Span::new(before, odd.cell.span.start as usize + after)
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
    for odd in bad(context, Bad::NotANumber) {
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
                zh: "填件数，例如 23；要说明的写在数后的一个括号里，例如 22（其中修订16件）",
                en: "enter a count such as 23; what has to be explained goes into one note in parentheses after it, as in 22（其中修订16件）"),
            Kind::Signed => say!(context.lang,
                zh: "填增减的件数，例如 +3、-253、0",
                en: "enter a change such as +3, -253 or 0"),
            Kind::Amount { .. } => say!(context.lang,
                zh: "填金额，例如 1012.922；要说明的写在数后的一个括号里",
                en: "enter an amount such as 1012.922; what has to be explained goes into one note in parentheses after it"),
        };
        findings.push(at_cell(context, &NOT_A_NUMBER, odd, odd.cell.span, message).help(help));
    }
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
            zh: "{number} 有 {scale} 位小数，金额至多 {MAX_DECIMALS} 位（以万元为单位，正好到分）",
            en: "{number} has {scale} decimals; an amount has at most {MAX_DECIMALS} (in 万元, down to the fen)");
        let finding = at_cell(context, &TOO_PRECISE, odd, odd.cell.figure, message);
        findings.push(finding.help(say!(context.lang,
            zh: "核对这个数，以及它的单位是不是这一列的单位",
            en: "check the figure, and that it is in the unit of its column")));
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
            zh: "{written} 位数过多（整数部分至多 {digits} 位，连同小数至多 {all} 位），无法精确计算",
            en: "{written} has too many digits to be held exactly (at most {digits} before the point, {all} in all)");
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
    for odd in context.odd_cells.iter().filter(|odd| odd.cell.fullwidth) {
        let span = odd.cell.span;
        let end = if odd.cell.figure.is_empty() { span.end } else { odd.cell.figure.end };
        let span = Span { start: span.start, end };
        let edits = fullwidth_edits(context.slice(span), span.start);
        let written = abridged(context.slice(span));
        let halfwidth: String = written.chars().map(|c| if is_fullwidth(c) { ascii(c) } else { c }).collect();
        let message = say!(context.lang, zh: "{written} 用了全角字符", en: "{written} has full-width characters");
        let title = say!(context.lang, zh: "改为半角的 {halfwidth}", en: "write {halfwidth}");
        findings.push(at_cell(context, &FULLWIDTH, odd, span, message).safe_fix(title, edits));
    }
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
    title: text!(zh: "数字带千分位分隔符", en: "grouped digits"),
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
        let message = say!(context.lang, zh: "{figure} 带千分位分隔符", en: "{figure} has its digits grouped");
        let title = say!(context.lang, zh: "去掉分隔符，写作 {plain}", en: "write {plain}, without the marks");
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
    let written = |cell: &Cell, _| !cell.unit.is_empty();
    for (odd, number) in numbers(context, written) {
        let unit = context.slice(odd.cell.unit);
        let column = match kind(context, odd) {
            Kind::Amount { unit: None } => continue,
            Kind::Amount { unit } => unit.as_deref(),
            Kind::Count | Kind::Signed => None,
        };
        let converts = column.is_some_and(|column| column != unit);
        let span = odd.cell.figure.join(odd.cell.unit);
        let written = abridged(context.slice(span));
        let message = match column.filter(|_| converts) {
            Some(column) => say!(context.lang,
                zh: "这一列以{column}为单位，填的是 {written}",
                en: "this column is in {column}, but {written} is entered"),
            None => say!(context.lang,
                zh: "“{written}”带了单位，格内只填数字",
                en: "“{written}” has a unit; a cell holds the number alone"),
        };
        let finding = at_cell(context, &UNIT_IN_CELL, odd, span, message);
        findings.push(if converts {
            let title = say!(context.lang, zh: "换算为 {number}", en: "convert it to {number}");
            finding.unsafe_fix(title, vec![Edit::replace(span, number.to_string())])
        } else {
            let title = say!(context.lang, zh: "去掉“{unit}”", en: "remove “{unit}”");
            let end = odd.cell.unit.end;
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
                en: "{name} names a group and carries no figures");
            let mut finding = Finding::new(&GROUP_ROW, *first, message).at(Place::Row(table.index, found.index));
            finding.ground = Some(context.template());
            finding.related = others.iter().map(|&span| Related::here(span, context.slice(span).to_owned())).collect();
            findings.push(finding.help(say!(context.lang,
                zh: "数字填在它下面的各项里，不填小计；下面没有分项的，可能是旧格式的表",
                en: "enter the figures in the rows below it, without a subtotal; where there are no such rows the table may be of an older format")));
        }
    }
}

static DERIVED_PLACE: Rule = Rule {
    name: "value/derived-place",
    severity: Severity::Error,
    title: text!(zh: "此处不能用 =", en: "= may not stand here"),
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
            en: "= may stand only for a total; this figure has to be entered by the author");
        findings.push(at_cell(context, &DERIVED_PLACE, odd, odd.cell.span, message));
    }
}
