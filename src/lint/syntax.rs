//! syntax: does Markdown read a line as its author does? The slips that the tree keeps, as findings.

mod broken;
mod conflict;
mod hidden;
mod joined;
mod wide;

use super::check::{Check, Registered};
use super::context::Context;
use super::finding::Finding;
use super::rule::{Applicability, Rule, Scope, Severity, V0_1};
use super::tables::Flaw;
use crate::edition::Basis;
use crate::report::Key;
use crate::syntax::{LineKind, Slip, SlipKind};
use crate::text::{Edit, Span, Text, say, text};
use broken::{broken_tables, comes_of_gap};
pub(super) use conflict::explain as explain_by_conflicts;
use joined::joined_tables;
use wide::wide_rows;

/// The rules of the group.
pub(super) static RULES: &[Registered] = &[
    Registered { rule: &UNCLOSED, check: Check::Slips },
    Registered { rule: &FULLWIDTH_MARKUP, check: Check::Slips },
    Registered { rule: &GFM_SLIP, check: Check::Slips },
    Registered { rule: &RUN_ON_PARAGRAPH, check: Check::Slips },
    Registered { rule: &COMMENT_IN_TABLE, check: Check::Slips },
    Registered { rule: &DELIMITER_ROW, check: Check::Slips },
    Registered { rule: &FRONT_MATTER, check: Check::Slips },
    Registered::own(&conflict::CONFLICT_MARKER, conflict::check),
];

static UNCLOSED: Rule = Rule {
    name: "syntax/unclosed",
    severity: Severity::Error,
    title: text!(zh: "题头或注释没有结束", en: "front matter or comment not closed"),
    basis: Basis::Own,
    fixes: &[Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("syntax/unclosed.md"),
};

static FULLWIDTH_MARKUP: Rule = Rule {
    name: "syntax/fullwidth-markup",
    severity: Severity::Warning,
    title: text!(zh: "标记用了全角字符", en: "full-width markup"),
    basis: Basis::Own,
    fixes: &[Applicability::Safe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("syntax/fullwidth-markup.md"),
};

static GFM_SLIP: Rule = Rule {
    name: "syntax/gfm-slip",
    severity: Severity::Warning,
    title: text!(zh: "发布后会显示成别的样子", en: "Markdown reads this as something else"),
    basis: Basis::Own,
    fixes: &[Applicability::Safe, Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("syntax/gfm-slip.md"),
};

static RUN_ON_PARAGRAPH: Rule = Rule {
    name: "syntax/run-on-paragraph",
    severity: Severity::Warning,
    title: text!(zh: "两段之间没有空行", en: "no blank line between paragraphs"),
    basis: Basis::Own,
    fixes: &[Applicability::Safe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("syntax/run-on-paragraph.md"),
};

static COMMENT_IN_TABLE: Rule = Rule {
    name: "syntax/comment-in-table",
    severity: Severity::Warning,
    title: text!(zh: "表格中间有注释行", en: "comment line within a table"),
    basis: Basis::Own,
    fixes: &[Applicability::Safe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("syntax/comment-in-table.md"),
};

static DELIMITER_ROW: Rule = Rule {
    name: "syntax/delimiter-row",
    severity: Severity::Warning,
    title: text!(zh: "表头下面的横线行不对", en: "delimiter row missing, repeated or of the wrong width"),
    basis: Basis::Own,
    fixes: &[Applicability::Safe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("syntax/delimiter-row.md"),
};

static FRONT_MATTER: Rule = Rule {
    name: "syntax/front-matter",
    severity: Severity::Warning,
    title: text!(zh: "题头写法不对", en: "front matter that YAML reads differently"),
    basis: Basis::Own,
    fixes: &[Applicability::Safe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("syntax/front-matter.md"),
};

/// What is said of a kind of slip.
struct Wording {
    rule: &'static Rule,
    message: Text,
    fix: Text,
    applicability: Applicability,
}

fn wording(kind: SlipKind) -> Wording {
    let (rule, message, fix) = match kind {
        SlipKind::UnclosedFrontMatter => (
            &UNCLOSED,
            text!(zh: "题头末尾缺一行 ---", en: "the front matter has no closing ---"),
            text!(zh: "补上 ---", en: "add ---"),
        ),
        SlipKind::UnclosedComment => (
            &UNCLOSED,
            text!(
                zh: "注释末尾缺 -->，只把这一行当作注释",
                en: "the comment has no closing -->; only this line counts as a comment"
            ),
            text!(zh: "补上 -->", en: "add -->"),
        ),
        SlipKind::FullwidthMarkup => (
            &FULLWIDTH_MARKUP,
            text!(zh: "这里的标记用了全角字符", en: "full-width characters in place of markup"),
            text!(zh: "改为半角", en: "use half-width characters"),
        ),
        SlipKind::NoSpaceAfterColon => (
            &FRONT_MATTER,
            text!(zh: "冒号后要空一格，例如“机关: 某某局”", en: "YAML needs a space after the colon"),
            text!(zh: "补上空格", en: "add the space"),
        ),
        SlipKind::NeedsQuotes => (
            &FRONT_MATTER,
            text!(zh: "这一项要加引号，否则别的软件会读错", en: "without quotes YAML reads this value as something else"),
            text!(zh: "加上引号", en: "quote it"),
        ),
        SlipKind::OtherYaml => (
            &FRONT_MATTER,
            text!(
                zh: "题头的值写在同一行里，不用 |、>、&、! 这些记号：这一项没有读",
                en: "a value stands on one line, without YAML's |, >, & and !: this one was not read"
            ),
            text!(zh: "", en: ""),
        ),
        SlipKind::UnknownEscape => (
            &FRONT_MATTER,
            text!(
                zh: "双引号里的 \\ 有别的意思，别的软件读不了；请写成 \\\\，或者改用单引号",
                en: "a backslash within double quotes means something else to YAML; write two, or use single quotes"
            ),
            text!(zh: "", en: ""),
        ),
        SlipKind::NotAnEntry => (
            &FRONT_MATTER,
            text!(zh: "题头的这一行不是“名称: 内容”的写法，例如“年度: 2024”", en: "this line of the front matter is not “key: value”"),
            text!(zh: "", en: ""),
        ),
        SlipKind::RefusedCharacter => (
            &FRONT_MATTER,
            text!(zh: "题头里有看不见的字符，别的软件读不了", en: "an invisible character in the front matter, which YAML refuses"),
            text!(zh: "删去", en: "remove it"),
        ),
        SlipKind::SetextUnderline => (
            &GFM_SLIP,
            text!(zh: "文字正下方的横线会把文字变成标题", en: "a line of dashes directly under text makes it a heading"),
            text!(zh: "在横线前空一行", en: "put a blank line before the dashes"),
        ),
        SlipKind::Indented => (
            &GFM_SLIP,
            text!(zh: "行首空格太多（4 个以上），发布后这一行会变成灰底的代码", en: "four spaces at the start make the line a block of code"),
            text!(zh: "去掉行首的空格", en: "remove the spaces"),
        ),
        SlipKind::ProseAfterTable => (
            &GFM_SLIP,
            text!(zh: "紧接表格的文字，发布后会变成表格的一行", en: "text directly below a table becomes a row of it"),
            text!(zh: "在文字前空一行", en: "put a blank line before the text"),
        ),
        SlipKind::TableInItem => (
            &GFM_SLIP,
            text!(zh: "紧接列表项或引用的表格，发布后会变成其中的文字", en: "a table directly below a list item or a quotation becomes text of it"),
            text!(zh: "在表格前空一行", en: "put a blank line before the table"),
        ),
        SlipKind::RowOutOfItem => (
            &GFM_SLIP,
            text!(
                zh: "表格在列表项里，这一行却不在，发布后表格到上一行为止",
                en: "the table stands in a list item and this row does not, so to Markdown the table ends above it"
            ),
            text!(zh: "与表格的第一行对齐", en: "indent it as the first row"),
        ),
        SlipKind::RowWithoutPipe => (
            &GFM_SLIP,
            text!(zh: "表格的行要以 | 开头", en: "a table row begins with |"),
            text!(zh: "行首加上 |", en: "add | at the start"),
        ),
        SlipKind::HashWithoutSpace => (
            &GFM_SLIP,
            text!(zh: "# 后要空一格，否则不是标题", en: "without a space after # this is not a heading"),
            text!(zh: "补上空格", en: "add the space"),
        ),
        SlipKind::TextAfterComment => (
            &GFM_SLIP,
            text!(zh: "与注释写在同一行的文字，发布后不会显示成一段", en: "text on the line of a comment is not shown as a paragraph"),
            text!(zh: "把文字移到下一行", en: "move the text to the next line"),
        ),
        SlipKind::MarkupInFence => (
            &GFM_SLIP,
            text!(
                zh: "``` 或 ~~~ 之间的标题、表格和注释，发布后会原样显示成代码；请删去 ``` 那两行",
                en: "headings, rows and comments between ``` or ~~~ are shown as code; remove those two lines"
            ),
            text!(zh: "", en: ""),
        ),
        SlipKind::MarkupInHtml => (
            &GFM_SLIP,
            text!(
                zh: "从这个标签到它结束，标题、表格和文字发布后可能不显示",
                en: "up to the end of this tag headings, rows and text are HTML to Markdown, and may not be shown"
            ),
            text!(zh: "", en: ""),
        ),
        SlipKind::LinkDefinition => (
            &GFM_SLIP,
            text!(
                zh: "以“[…]:”开头的一行，会被当作链接的定义，发布后不显示；请把冒号改为全角，或者删去方括号",
                en: "a line that begins with “[…]:” defines a link to Markdown and is not shown; write a full-width colon, or no brackets"
            ),
            text!(zh: "", en: ""),
        ),
        SlipKind::WordsOfFence => (
            &GFM_SLIP,
            text!(
                zh: "``` 或 ~~~ 后面的文字，发布后不显示；请移到下一行",
                en: "words behind ``` or ~~~ are not shown; move them to the next line"
            ),
            text!(zh: "", en: ""),
        ),
        SlipKind::UnderHtml => (
            &GFM_SLIP,
            text!(
                zh: "紧接 HTML 标签的标题或表格，发布后成不了标题和表格",
                en: "a heading or a table right under an HTML tag is HTML to Markdown"
            ),
            text!(zh: "在前面空一行", en: "put a blank line before it"),
        ),
        SlipKind::MarkupInItem => (
            &GFM_SLIP,
            text!(
                zh: "列表或引用里的标题、表格，发布后照样显示，检查时却读不到",
                en: "Markdown shows a heading or a table within a list item or a quotation, but nianbao does not read it"
            ),
            text!(zh: "", en: ""),
        ),
        SlipKind::HtmlTable => (
            &GFM_SLIP,
            text!(
                zh: "用 HTML 写的表格，发布后照样显示，检查时却读不到",
                en: "Markdown shows a table that is written in HTML, but nianbao does not read it"
            ),
            text!(zh: "", en: ""),
        ),
        SlipKind::NotQuiteBlank => (
            &GFM_SLIP,
            text!(zh: "这一行看似空行，其实有全角空格", en: "this line looks blank but holds full-width spaces"),
            text!(zh: "清空这一行", en: "empty the line"),
        ),
        SlipKind::Nul => (
            &GFM_SLIP,
            text!(zh: "这里有看不见的字符（NUL），发布后会变成 �", en: "an invisible NUL character, which Markdown shows as �"),
            text!(zh: "删去", en: "remove it"),
        ),
        SlipKind::RunOnParagraph => (
            &RUN_ON_PARAGRAPH,
            text!(zh: "这一行和下一行之间没有空行，发布后会连成一段", en: "without a blank line between them, this line and the next are one paragraph"),
            text!(zh: "在两段之间空一行", en: "put a blank line between them"),
        ),
        SlipKind::CommentInTable => (
            &COMMENT_IN_TABLE,
            text!(zh: "注释写在这里，发布后表格会断开", en: "a comment here breaks the table apart"),
            text!(zh: "移到下一行末尾的 | 之后", en: "move it after the last | of the next row"),
        ),
        SlipKind::DelimiterMissing => (
            &DELIMITER_ROW,
            text!(zh: "表头下面缺一行“| --- | --- |”，发布后不会显示成表格", en: "without a delimiter row below its header, Markdown sees no table here"),
            text!(zh: "补上这一行", en: "add the delimiter row"),
        ),
        SlipKind::DelimiterRepeated => (
            &DELIMITER_ROW,
            text!(zh: "这里多了一行横线（| --- |）", en: "one delimiter row too many"),
            text!(zh: "删去这一行", en: "remove the row"),
        ),
        SlipKind::SeparatorAlone => (
            &GFM_SLIP,
            text!(zh: "这一行只有一个 |，发布后表格到这里就断开", en: "a row of one | alone ends the table in Markdown"),
            text!(zh: "删去这一行", en: "remove the row"),
        ),
        SlipKind::DelimiterCount => (
            &DELIMITER_ROW,
            text!(zh: "表头下面那行横线与表头的格数不同，发布后不会显示成表格", en: "the delimiter row and the header differ in the number of cells, so Markdown sees no table here"),
            text!(zh: "按表头改写这行横线", en: "give it as many cells as the header"),
        ),
    };
    // Where the end of a comment or a front matter belongs is a guess.
    let is_guess = matches!(kind, SlipKind::UnclosedComment | SlipKind::UnclosedFrontMatter);
    let applicability = if is_guess { Applicability::Unsafe } else { Applicability::Safe };
    Wording { rule, message, fix, applicability }
}

/// The findings of the group, in one pass over the slips of the tree.
pub(super) fn slips(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let late = context.late_front_matter();
    for slip in &context.report.tree.slips {
        let line = line_of(context, slip.span);
        let explained = comes_of_heading(context, slip, line)
            || is_flaw_of_header(context, slip, line)
            || comes_of_gap(context, slip, line)
            || late.as_ref().is_some_and(|late| late.contains(&line));
        let is_meant = match slip.kind {
            SlipKind::HashWithoutSpace => !is_heading(context, slip),
            SlipKind::DelimiterRepeated => begins_table(context, slip),
            _ => false,
        };
        if !explained && !is_meant {
            findings.push(finding(context, slip));
        }
    }
    hidden::front_matter(context, findings);
    joined_tables(context, findings);
    broken_tables(context, findings);
    wide_rows(context, findings);
}

/// Whether what stands after marks without a space is meant to be a heading: one mark alone may be a
/// topic's (`#政务公开`), unless a known title follows.
fn is_heading(context: &Context<'_>, slip: &Slip) -> bool {
    let tree = &context.report.tree;
    let has_words = || tree.line_text(line_of(context, slip.span)).contains(char::is_alphanumeric);
    is_known_heading(context, slip) || marks(context, slip) > 1 && has_words()
}

/// Whether it is a section's or the report's own title.
fn is_known_heading(context: &Context<'_>, slip: &Slip) -> bool {
    context.report.section_headed(line_of(context, slip.span)).is_some() || context.is_unspaced_title(slip)
}

/// How many marks of a heading stand there.
fn marks(context: &Context<'_>, slip: &Slip) -> usize {
    context.slice(slip.span).chars().count()
}

/// Whether a slip comes of a section's heading without its mark, so that marking that fixes it.
fn comes_of_heading(context: &Context<'_>, slip: &Slip, line: usize) -> bool {
    let headings = match slip.kind {
        SlipKind::RunOnParagraph => [line, line + 1],
        SlipKind::SetextUnderline => [line.saturating_sub(1), line],
        SlipKind::ProseAfterTable | SlipKind::Indented => [line, line],
        _ => return false,
    };
    let is_unmarked = |level: u8| level == 0 || level == 7 && slip.kind != SlipKind::Indented;
    let sections = headings.into_iter().filter_map(|line| context.report.section_headed(line));
    sections.into_iter().any(|section| is_unmarked(section.level))
}

/// Whether a slip of a delimiter row comes of the header above it, of which another rule speaks.
fn is_flaw_of_header(context: &Context<'_>, slip: &Slip, line: usize) -> bool {
    let flaw = |wanted: fn(Flaw) -> bool| {
        let after = context.tables.partition_point(|table| table.table.lines.start <= line);
        let above = after.checked_sub(1).map(|at| &context.tables[at]);
        let within = above.filter(|table| table.first && table.table.lines.contains(&line));
        within.and_then(|table| table.flaw).is_some_and(wanted)
    };
    match slip.kind {
        SlipKind::DelimiterMissing => flaw(|flaw| matches!(flaw, Flaw::NoHeader | Flaw::HeaderIsProse)),
        SlipKind::DelimiterCount => flaw(|flaw| matches!(flaw, Flaw::HeaderWidth(_))),
        _ => false,
    }
}

/// The fix of a comment after a header or its delimiter row.
const COMMENT_ABOVE: Text = text!(zh: "移到表格之前", en: "move it above the table");

fn finding(context: &Context<'_>, slip: &Slip) -> Finding {
    if let Some(finding) = hidden::of_markup(context, slip) {
        return finding;
    }
    let wording = wording(slip.kind);
    let mut finding = Finding::new(wording.rule, slip.span, message(context, slip, wording.message));
    if slip.kind == SlipKind::Indented {
        finding = finding.help(say!(context.lang,
            zh: "段首要空两格的，用两个全角空格，或者不空",
            en: "a paragraph may begin with two full-width spaces, or with none"));
    }
    finding.place = context.report.place_at(slip.span.start);
    let edits = match slip.kind {
        // By its names the row above is no header: the delimiter row goes.
        SlipKind::DelimiterRepeated if holds_words(context, slip) => Vec::new(),
        SlipKind::DelimiterRepeated => vec![Edit::delete(context.report.tree.full_span(line_of(context, slip.span)))],
        // A separator alone is no header.
        SlipKind::DelimiterMissing if !context.slice(slip.span).contains(char::is_alphanumeric) => Vec::new(),
        // What Markdown shows as the title is one, written in the way that is read here.
        SlipKind::SetextUnderline if is_title_mark(context, slip) => {
            let (mark, edits) = title_edits(context, slip);
            let title =
                say!(context.lang, zh: "改为以“{mark}”开头的标题", en: "make it a title that begins with “{mark}”");
            return if edits.is_empty() { finding } else { finding.unsafe_fix(title, edits) };
        }
        _ => slip.edits.clone(),
    };
    let Some(first) = edits.first() else { return finding };
    let goes_above = slip.kind == SlipKind::CommentInTable && first.span.is_empty();
    let title = if goes_above { COMMENT_ABOVE } else { wording.fix }.get(context.lang).to_owned();
    // A heading of the second level begins a section: what stands below it would be of another.
    let opens_section =
        slip.kind == SlipKind::HashWithoutSpace && marks(context, slip) == 2 && !is_known_heading(context, slip);
    let applicability = if opens_section { Applicability::Unsafe } else { wording.applicability };
    finding.fix(applicability, title, edits)
}

/// What is said of a slip, with the figures that were compared.
fn message(context: &Context<'_>, slip: &Slip, fixed: Text) -> String {
    let tree = &context.report.tree;
    let line = line_of(context, slip.span);
    let count = |line: usize| tree.row(line).map(|row| tree.row_cells(row).len());
    let is_figure = |edit: &Edit| edit.text.contains(|c: char| c.is_ascii_digit());
    match (slip.kind, count(line), line.checked_sub(1).and_then(count)) {
        (SlipKind::DelimiterCount, Some(own), Some(header)) => say!(context.lang,
            zh: "表头下面那行横线有 {own} 格，表头有 {header} 格，发布后不会显示成表格",
            en: "the delimiter row has {own} cells, the header {header}, so Markdown sees no table here"),
        (SlipKind::SetextUnderline, ..) if is_title_mark(context, slip) => say!(context.lang,
            zh: "文字正下方的一行等号会把文字变成标题",
            en: "a line of equals signs directly under text makes it a title"),
        (SlipKind::NotAnEntry, ..) if is_indented_key(context, slip) => say!(context.lang,
            zh: "题头的各项要从行首写起，前面不能有空格",
            en: "a key of the front matter begins its line; spaces stand before it"),
        // A value of the front matter: no markup stands there.
        (SlipKind::FullwidthMarkup, None, _) if slip.edits.iter().any(is_figure) => {
            say!(context.lang, zh: "这里的数字是全角的", en: "full-width digits")
        }
        _ => fixed.get(context.lang).to_owned(),
    }
}

fn is_title_mark(context: &Context<'_>, slip: &Slip) -> bool {
    context.slice(slip.span).starts_with('=')
}

/// What makes a title of the one line above the equals signs, and by which mark; nothing where the paragraph has more.
fn title_edits(context: &Context<'_>, slip: &Slip) -> (&'static str, Vec<Edit>) {
    let tree = &context.report.tree;
    let line = line_of(context, slip.span);
    let is_prose = |line: usize| tree.lines.get(line).is_some_and(|line| line.kind == LineKind::Prose);
    let Some(above) = line.checked_sub(1).filter(|&above| is_prose(above)) else { return ("", Vec::new()) };
    if above.checked_sub(1).is_some_and(is_prose) || tree.line_text(above).starts_with([' ', '\t', '>', '-']) {
        return ("", Vec::new());
    }
    let is_section = context.report.section_headed(above).is_some_and(|section| section.level == 0);
    let mark = if is_section { "## " } else { "# " };
    (mark, vec![Edit::insert(tree.lines[above].start, mark), Edit::delete(tree.full_span(line))])
}

/// Whether what is no entry would be one without the spaces before it.
fn is_indented_key(context: &Context<'_>, slip: &Slip) -> bool {
    let tree = &context.report.tree;
    let line = tree.line_text(line_of(context, slip.span));
    let key = context.slice(slip.span).split([':', '：']).next().unwrap_or_default();
    line.starts_with([' ', '\t']) && context.slice(slip.span).len() > key.len() && Key::named(key.trim()).is_some()
}

/// Whether a comment, or what else somebody wrote, stands on the line of a delimiter row.
fn holds_words(context: &Context<'_>, slip: &Slip) -> bool {
    context.slice(slip.span).contains(|c: char| c == '<' || c.is_alphanumeric())
}

/// Whether a delimiter row that seems one too many stands under a header, and so begins a table of its
/// own or belongs to a header that is there twice: only the names of its columns tell.
fn begins_table(context: &Context<'_>, slip: &Slip) -> bool {
    let report = context.report;
    let tree = &report.tree;
    let line = line_of(context, slip.span);
    let above = line.checked_sub(1);
    above.is_some_and(|above| report.table_at(above).is_some_and(|table| table.is_header(tree, above)))
}

/// The line that a span begins on.
fn line_of(context: &Context<'_>, span: Span) -> usize {
    context.report.tree.line_at(span.start).unwrap_or_default()
}
