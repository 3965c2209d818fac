//! By whose name the text speaks, and for whom: names for oneself, others' names, the part and the whole.

use super::admissible::{self, readings};
use crate::edition::Basis;
use crate::lint::check::Registered;
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::lint::prose::Paragraph;
use crate::lint::rule::{Rule, Scope, Severity, V0_1};
use crate::prose::{Figure, Item, Notion, Unit, Word};
use crate::text::{Span, first_year, say, text};
use memchr::memmem::Finder;
use rust_decimal::Decimal;
use std::sync::LazyLock;

pub(super) static RULES: &[Registered] = &[
    Registered::own(&FOREIGN_NAME, foreign_name),
    Registered::own(&OTHER_VOICE, other_voice),
    Registered::own(&OPENING_SCOPE, opening_scope),
];

static FOREIGN_NAME: Rule = Rule {
    name: "narrative/foreign-name",
    severity: Severity::Info,
    title: text!(zh: "自称与编制机关不符", en: "the report calls itself by the name of another kind of agency"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("foreign-name.md"),
};

static OTHER_VOICE: Rule = Rule {
    name: "narrative/other-voice",
    severity: Severity::Info,
    title: text!(zh: "通篇像在写别人", en: "written as of somebody else throughout"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("other-voice.md"),
};

static OPENING_SCOPE: Rule = Rule {
    name: "narrative/opening-scope",
    severity: Severity::Info,
    title: text!(zh: "本级和全部的数都有，没有写明表是哪一个", en: "figures of a part and of the whole, and not said which the tables are"),
    basis: Basis::Own,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("opening-scope.md"),
};

/// The names for oneself that an agency of some kind would not use, by how its own name ends.
const STRANGE: &[(&[&str], &[&str])] = &[
    (&["镇人民政府"], &["我局", "我委", "我厅", "我院", "我乡", "我街道"]),
    (&["乡人民政府"], &["我局", "我委", "我厅", "我院", "我镇", "我街道"]),
    (&["街道办事处"], &["我局", "我委", "我厅", "我院", "我镇", "我乡"]),
    (&["市人民政府"], &["我局", "我委", "我厅", "我县", "我旗", "我镇", "我乡", "我街道"]),
    (&["县人民政府", "区人民政府"], &["我局", "我委", "我厅", "我旗", "我镇", "我乡", "我街道"]),
    (&["省人民政府"], &["我局", "我委", "我厅", "我县", "我镇", "我乡", "我街道"]),
    (&["局"], &["我委", "我厅", "我镇", "我乡", "我街道"]),
    (&["厅"], &["我局", "我委", "我镇", "我乡", "我街道"]),
    (&["委员会"], &["我局", "我厅", "我镇", "我乡", "我街道"]),
];

fn foreign_name(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(agency) = context.report.front_matter.agency.as_ref() else { return };
    let agency = agency.value.trim();
    // 管委会 is many things at once.
    let known = STRANGE.iter().find(|(ends, _)| ends.iter().any(|end| agency.ends_with(end)));
    let strange = known.filter(|_| !agency.contains("管")).map_or(&[][..], |(_, strange)| strange);
    for paragraph in context.paragraphs() {
        let names = strange.iter().filter_map(|name| strange_name(paragraph, name));
        let other = other_report(paragraph, agency).map(|span| (span, Speaks::Report));
        let opening = other_opening(paragraph, agency).map(|span| (span, Speaks::Acts));
        for (span, speaks) in names.map(|span| (span, Speaks::Acts)).chain(other).chain(opening) {
            let name = span.slice(&paragraph.text.text);
            let message = if name.starts_with('我') {
                say!(context.lang,
                    zh: "正文自称“{name}”，编制机关是“{agency}”，请核对是否沿用了别处的文字",
                    en: "the text says {name} of itself, but the agency is {agency}: check whether it was copied")
            } else if speaks == Speaks::Acts {
                say!(context.lang,
                    zh: "这一段说的是“{name}”，编制机关是“{agency}”，请核对是否沿用了别处的文字",
                    en: "this paragraph is about {name}, the agency is {agency}: check whether it was copied")
            } else {
                say!(context.lang,
                    zh: "这里写的是“{name}”的年度报告，编制机关是“{agency}”，请核对是否沿用了别处的文字",
                    en: "this is said to be the report of {name}, the agency is {agency}: check whether it was copied")
            };
            findings.push(placed(context, &FOREIGN_NAME, paragraph.span(span), message));
        }
    }
}

/// What a name that is not the agency's is said of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Speaks {
    /// A report.
    Report,
    /// What was done in the year.
    Acts,
}

/// `2023年，临川市交通运输局在…`, `2024年，白马镇党委、政府…`: who a paragraph begins with, where that is an agency of the
/// same kind as ours in another place of the same rank. Those above and below have another rank, or another name.
fn other_opening(paragraph: &Paragraph<'_>, agency: &str) -> Option<Span> {
    /// Names are not longer, in characters.
    const MOST: usize = 20;
    let text = &*paragraph.text.text;
    let year = first_year(text).filter(|year| text[..year.span.start as usize].trim().is_empty())?;
    let behind = text[year.span.end as usize..].trim_start().strip_prefix('年')?;
    let behind = behind.strip_prefix('度').unwrap_or(behind);
    let behind = behind.strip_prefix(['，', ',']).unwrap_or(behind);
    let start = text.len() - behind.len();
    let ranks = ['市', '县', '区', '旗', '州', '镇', '乡'];
    let is_near = |(count, c): &(usize, char)| *count < MOST && is_name(*c);
    let name: String = behind.chars().enumerate().take_while(is_near).map(|(_, c)| c).collect();
    let (at, rank) = name.char_indices().find(|(_, c)| ranks.contains(c))?;
    let (place, rest) = (&name[..at], &name[at + rank.len_utf8()..]);
    let township = matches!(rank, '镇' | '乡');
    let (ours, kind) = match agency.rfind(rank) {
        Some(found) => (&agency[..found], &agency[found + rank.len_utf8()..]),
        None => return None,
    };
    // A city may have others below it.
    if rank == '市' && kind.starts_with("人民政府") {
        return None;
    }
    // 石桥镇人民政府 is spoken of as 石桥镇党委、政府, too.
    let same = match township {
        true => {
            ["党委", "人民政府", "政府"].iter().find(|word| rest.starts_with(**word) && kind == "人民政府").map(|_| "")
        }
        false => Some(kind).filter(|kind| rest.starts_with(*kind) && !kind.is_empty()),
    }?;
    let is_place = (2..=4).contains(&place.chars().count()) && !"全我本各该".contains(place.chars().next()?);
    let differs = !ours.ends_with(place) && !agency.contains(place);
    (is_place && differs).then(|| Span::new(start, start + at + rank.len_utf8() + same.len()))
}

fn placed(context: &Context<'_>, rule: &'static Rule, span: Span, message: String) -> Finding {
    let mut finding = Finding::new(rule, span, message);
    finding.place = context.report.place_at(span.start);
    finding
}

/// Where a text calls itself by a name.
fn strange_name(paragraph: &Paragraph<'_>, name: &str) -> Option<Span> {
    let (text, at) = (&*paragraph.text.text, paragraph.find(name)?);
    // “我局长…” and what others say of themselves in quotation marks.
    let behind = &text[at + name.len()..];
    let other = behind.starts_with(['长', '里', '部', '托']) || text[..at].ends_with(['“', '《', '自', '忘', '由']);
    (!other).then(|| Span::new(at, at + name.len()))
}

/// `阳县统计局2024年政府信息公开工作年度报告` in another county's report: the name. Those above are named by right.
fn other_report(paragraph: &Paragraph<'_>, agency: &str) -> Option<Span> {
    const MOST: usize = 24;
    let report = ["年政府信息公开工作年度报告", "年度政府信息公开工作年度报告"];
    let may_be = REPORT.find(paragraph.text.text.as_bytes()).is_some();
    let at = report.iter().filter(|_| may_be).filter_map(|words| paragraph.find(words)).min()?;
    let text = &*paragraph.text.text;
    let named = text[..at].trim_end_matches(|c: char| c.is_ascii_digit());
    let name = named.char_indices().rev().take(MOST).take_while(|(_, c)| is_name(*c)).last()?.0;
    let name = Span::new(name, named.len());
    let words = name.slice(text);
    let is_agency = ["局", "委员会", "人民政府", "街道办事处", "办公室"].iter().any(|end| words.ends_with(end));
    // The narrowest place of the name.
    let end = words.rfind(['县', '区', '旗', '镇', '乡'])?;
    let before: Vec<char> = words[..end].chars().rev().take(2).collect();
    let place: String = before.iter().rev().chain([words[end..].chars().next()?].iter()).collect();
    (is_agency && before.len() == 2 && !agency.contains(&place)).then_some(name)
}

/// What the title of a report ends with.
static REPORT: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("政府信息公开工作年度报告"));

fn is_name(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c) && !"的了和与及是将现对按照根据由在布编制发".contains(c)
}

/// Words for others, as one writes who looks at them from above or outside.
const OTHERS: [&str; 10] = [
    "部分地区",
    "一些地区",
    "个别地区",
    "有的地区",
    "多数地区",
    "部分部门",
    "一些部门",
    "多数部门",
    "有的部门",
    "各级政府部门",
];

fn other_voice(context: &Context<'_>, findings: &mut Vec<Finding>) {
    /// So many times others are spoken of before it is said.
    const ENOUGH: usize = 3;
    let Some(agency) = context.report.front_matter.agency.as_ref() else { return };
    let agency = agency.value.trim();
    // A government may well speak of its departments and districts.
    if ["省人民政府", "市人民政府", "州人民政府", "办公厅"].iter().any(|end| agency.ends_with(end)) {
        return;
    }
    let short = agency.char_indices().rev().nth(2).map_or(agency, |(at, _)| &agency[at..]);
    let (mut others, mut first) = (0, None);
    for paragraph in context.paragraphs() {
        let text = &*paragraph.text.text;
        // The preamble is most often the form's.
        if paragraph.section.is_some() && (text.contains(['我', '本', '全']) || text.contains(short)) {
            return;
        }
        for word in OTHERS {
            let Some(found) = paragraph.find(word) else { continue };
            others += text[found..].matches(word).count();
            let at = Some(found).filter(|_| first.is_none());
            first = first.or(at.map(|at| paragraph.span(Span::new(at, at + word.len()))));
        }
    }
    let Some(span) = first.filter(|_| others >= ENOUGH) else { return };
    let message = say!(context.lang,
        zh: "通篇没有一处写到“{agency}”自己做了什么，说的都是“部分地区”“一些部门”，请核对是否沿用了别处的文字",
        en: "nothing says what {agency} itself did; it speaks of some regions and departments: check whether it was copied");
    findings.push(placed(context, &OTHER_VOICE, span, message));
}

/// Words by which a report says what its tables cover.
const COVERS: [&str; 10] =
    ["统计范围", "口径", "汇总", "涵盖", "不含", "不包括", "表中数据", "下表", "表内", "所列数据包"];

fn opening_scope(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(values) = tables_of_part(context) else { return };
    let covers = |paragraph: &Paragraph<'_>| COVERS.iter().any(|word| paragraph.find(word).is_some());
    if context.paragraphs().iter().any(covers) {
        return;
    }
    let found = context.paragraphs().iter().find_map(|paragraph| {
        let mut wholes = paragraph.reading.figures.iter().filter(|figure| is_whole(paragraph, figure));
        Some((paragraph, wholes.find(|figure| !values.contains(&figure.number.value))?))
    });
    let Some((paragraph, whole)) = found else { return };
    let message = say!(context.lang,
        zh: "正文既有本级的数，又有全部的数，表中的与本级的一致；请写明表的统计范围",
        en: "the text has figures of a part and of the whole, and the tables are of the part: say what they cover");
    findings.push(placed(context, &OPENING_SCOPE, paragraph.span(whole.span), message));
}

/// What the tables have as received or dealt with, where the text gives that as the figure of the government itself, not
/// of all that it speaks for.
pub(super) fn tables_of_part(context: &Context<'_>) -> Option<Vec<Decimal>> {
    let parts = |paragraph: &Paragraph<'_>| -> Vec<Decimal> {
        let parts = paragraph.reading.figures.iter().filter(|figure| is_part(paragraph, figure));
        parts.map(|figure| figure.number.value).collect()
    };
    let parts: Vec<Decimal> = context.paragraphs().iter().flat_map(parts).collect();
    if parts.is_empty() {
        return None;
    }
    let values = readings(context, Notion::Handled);
    let values: Vec<Decimal> = values.iter().filter_map(|reading| admissible::value(context, reading)).collect();
    parts.iter().any(|part| values.contains(part)).then_some(values)
}

/// The words before a figure, back to the one before or the end of a clause.
fn label<'p>(paragraph: &'p Paragraph<'_>, figure: &Figure) -> impl Iterator<Item = (Word, &'p str)> {
    /// A clause is not longer.
    const MOST: usize = 30;
    let before = paragraph.reading.tokens[..figure.token as usize].iter().rev().take(MOST);
    let clause = before.take_while(|token| !matches!(token.item, Item::Figure(..) | Item::Stop | Item::Semicolon));
    clause.filter_map(|token| Some((token.word()?, token.span.slice(&paragraph.text.text))))
}

/// Whether a figure is of applications of the whole, 全区.
pub(super) fn is_whole(paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    matches!(figure.notion, Some(Notion::Received | Notion::Handled | Notion::New))
        && label(paragraph, figure).any(|(word, written)| word == Word::Whole && written.starts_with('全'))
}

fn is_part(paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    figure.unit == Unit::Case
        && figure.notion.is_none()
        && label(paragraph, figure).any(|(word, written)| word == Word::Own && written.contains("本级"))
        && label(paragraph, figure).any(|(word, _)| matches!(word, Word::Receive | Word::Handle | Word::Fresh))
}
