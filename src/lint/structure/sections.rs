//! The six sections: each there once, in order, under its own title, with something in it.

use super::super::check::Registered;
use super::super::context::Context;
use super::super::context::names_report;
use super::super::finding::{Finding, Related};
use super::super::ground::Ground;
use super::super::rule::{Applicability, Rule, Scope, Severity, V0_1};
use super::super::tables::adds_words;
use super::shared::equals_below;
use super::unread::{holds_columns, holds_unread};
use crate::edition::{Basis, split_name};
use crate::format;
use crate::format::{out_of_order, sorted};
use crate::report::{Place, Section, paragraphs};
use crate::syntax::{LineKind, ascii};
use crate::text::{Edit, Span, is_break, is_unseen, say, text};

pub(super) static RULES: &[Registered] = &[
    Registered::own(&MISSING_SECTION, missing_section),
    Registered::own(&DUPLICATE_SECTION, duplicates),
    Registered::own(&SECTION_ORDER, section_order),
    Registered::own(&UNKNOWN_SECTION, unknown_section),
    Registered::own(&SECTION_TITLE, section_title),
    Registered::own(&UNMARKED_HEADING, unmarked_heading),
    Registered::own(&EMPTY_SECTION, empty_section),
];

/// What is missing can be put in, together with its like.
pub static MISSING_SECTION: Rule = Rule {
    name: "structure/missing-section",
    severity: Severity::Error,
    title: text!(zh: "缺少一节", en: "missing section"),
    basis: Basis::Template,
    fixes: &[Applicability::Unsafe, Applicability::Shown],
    scope: Scope::Whole,
    since: V0_1,
    page: include_str!("missing-section.md"),
};

static DUPLICATE_SECTION: Rule = Rule {
    name: "structure/duplicate-section",
    severity: Severity::Error,
    title: text!(zh: "一节出现两次", en: "repeated section"),
    basis: Basis::Template,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("duplicate-section.md"),
};

static SECTION_ORDER: Rule = Rule {
    name: "structure/section-order",
    severity: Severity::Warning,
    title: text!(zh: "各节次序不对", en: "sections out of order"),
    basis: Basis::Template,
    fixes: &[Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("section-order.md"),
};

static UNKNOWN_SECTION: Rule = Rule {
    name: "structure/unknown-section",
    severity: Severity::Warning,
    title: text!(zh: "六节之外的一节", en: "section that is not one of the six"),
    basis: Basis::Inferred,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("unknown-section.md"),
};

static SECTION_TITLE: Rule = Rule {
    name: "structure/section-title",
    severity: Severity::Warning,
    title: text!(zh: "节题与规定的不同", en: "section title differs from the official one"),
    basis: Basis::Template,
    fixes: &[Applicability::Safe, Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("section-title.md"),
};

static UNMARKED_HEADING: Rule = Rule {
    name: "structure/unmarked-heading",
    severity: Severity::Warning,
    title: text!(zh: "节题前没有 ##", en: "section heading without ##"),
    basis: Basis::Own,
    fixes: &[Applicability::Safe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("unmarked-heading.md"),
};

static EMPTY_SECTION: Rule = Rule {
    name: "structure/empty-section",
    severity: Severity::Warning,
    title: text!(zh: "节内没有内容", en: "empty section"),
    basis: Basis::Template,
    fixes: &[],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("empty-section.md"),
};

/// A finding of `rule` at a section's heading.
fn at_heading(context: &Context<'_>, rule: &'static Rule, section: &Section, message: String) -> Finding {
    let mut finding = Finding::new(rule, section.heading, message);
    finding.place = section.spec.map(Place::Section);
    finding.ground = Some(context.template());
    finding
}

fn missing_section(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let report = context.report;
    let edition = report.edition;
    let missing: Vec<usize> = (0..edition.sections.len()).filter(|&spec| report.section(spec).is_none()).collect();
    let end = context.last_line();
    if missing.len() == edition.sections.len() {
        let message = say!(context.lang,
            zh: "一节都没有：报告应有“{first}”等六节，节题前加“## ”",
            en: "there are no sections: a report has six, the first being “## {first}”",
            first = edition.sections[0].heading);
        let mut finding = Finding::new(&MISSING_SECTION, end, message);
        finding.ground = Some(context.template());
        findings.push(finding);
        return;
    }
    for spec in missing {
        let heading = edition.sections[spec].heading;
        let direct = edition.sections[spec].provisions.iter().find(|provision| provision.basis == Basis::Direct);
        let ground = direct.map_or(context.template(), Ground::provision);
        if let Some(section) = stand_in(context).filter(|_| report.section(spec).is_none()) {
            let written = context.slice(section.heading);
            let message = say!(context.lang,
                zh: "这里应是“{heading}”这一节，写的是“{written}”",
                en: "section {heading} belongs here; this one is headed {written}");
            let mut finding = Finding::new(&MISSING_SECTION, section.heading, message).at(Place::Section(spec));
            finding.ground = Some(ground);
            let fix = say!(context.lang, zh: "改为规定的节题", en: "use the official title");
            // A sentence is the author's: nothing takes its place. Nor does a fix that nobody looks at put a title in place
            // of other words.
            let edits = vec![Edit::replace(section.heading, heading)];
            findings.push(match may_be_title(context, section) && !adds_words(written, heading) {
                false => finding,
                true if is_like(written, heading) => finding.unsafe_fix(fix, edits),
                true => finding.shown_fix(fix, edits),
            });
            continue;
        }
        // Its tables may be there, below the heading of the section before: only the heading is missing.
        let has_home = |section: usize| report.sections[section].spec.is_some_and(|other| other < spec);
        let own = report.tables.iter().find(|table| {
            let home = table.spec.map(|table| edition.tables[table].section);
            home == Some(spec) && table.section.is_some_and(has_home)
        });
        if let Some(table) = own {
            let newline = report.tree.newline;
            let line = report.tree.lines[table.lines.start];
            let message = say!(context.lang, zh: "缺少“{heading}”这一节的节题", en: "the heading of section {heading} is missing");
            let span = line.span().trim(&report.tree.text);
            let mut finding = Finding::new(&MISSING_SECTION, span, message).at(Place::Section(spec));
            finding.ground = Some(ground);
            let fix = say!(context.lang, zh: "在表前补上节题", en: "put the heading before the table");
            let edit = Edit::insert(
                line.start,
                format!("{}## {heading}{newline}{newline}", apart(context, table.lines.start)),
            );
            findings.push(finding.unsafe_fix(fix, vec![edit]));
            continue;
        }
        let next = report.sections.iter().find(|section| section.spec.is_some_and(|other| other > spec));
        let (span, at) = match next {
            Some(next) => (next.heading, report.tree.lines[next.line].start),
            None => (end, context.end_of_body()),
        };
        let message = say!(context.lang, zh: "缺少“{heading}”这一节", en: "section {heading} is missing");
        let fix = say!(context.lang, zh: "插入这一节，待填", en: "insert it, to be filled in");
        let newline = report.tree.newline;
        let mut text = format::blank_section(edition, spec, newline);
        text.insert_str(0, next.map_or("", |next| apart(context, next.line)));
        if next.is_none() && at == report.tree.text.len() as u32 {
            text = format!("{newline}{}", text.trim_end_matches(['\n', '\r']).to_owned() + newline);
        }
        let mut finding = Finding::new(&MISSING_SECTION, span, message).at(Place::Section(spec));
        finding.ground = Some(ground);
        // Its tables may be there in another shape.
        let is_there = !edition.sections[spec].tables.is_empty() && stands_unread(context, spec);
        findings.push(if is_there { finding } else { finding.unsafe_fix(fix, vec![Edit::insert(at, text)]) });
    }
}

/// The line end that parts what is put in above a line from what stands right above that.
fn apart(context: &Context<'_>, line: usize) -> &'static str {
    let tree = &context.report.tree;
    let above = line.checked_sub(1).map(|above| tree.lines[above].kind);
    if above.is_some_and(|above| above != LineKind::Blank) { tree.newline } else { "" }
}

/// Whether figures that are not read stand where a section belongs: from the one before it to the one after. Prose with
/// several numbers counts only below headings that are not official.
fn stands_unread(context: &Context<'_>, spec: usize) -> bool {
    let sections = &context.report.sections;
    let next = sections.iter().find(|section| section.spec.is_some_and(|other| other > spec));
    let end = next.map_or(context.report.tree.lines.len(), |next| next.line);
    let before = |section: &&Section| section.line < end && section.spec.is_some_and(|other| other < spec);
    let start = sections.iter().rfind(before).map_or(0, |section| section.line);
    let own = sections.iter().filter(|section| section.spec.is_none() && (start..end).contains(&section.line));
    holds_columns(context, start..end) || own.into_iter().any(|own| holds_unread(context, own.lines.clone()))
}

/// The one unknown section that stands where the one missing section belongs, if there are such.
fn stand_in<'c>(context: &'c Context<'_>) -> Option<&'c Section> {
    let report = context.report;
    let mut missing = (0..report.edition.sections.len()).filter(|&spec| report.section(spec).is_none());
    let (Some(spec), None) = (missing.next(), missing.next()) else { return None };
    let mut unknown =
        report.sections.iter().enumerate().filter(|(_, section)| section.spec.is_none() && section.level == 2);
    let (Some((at, section)), None) = (unknown.next(), unknown.next()) else { return None };
    let above =
        at.checked_sub(1).map_or(spec == 0, |above| spec.checked_sub(1) == report.sections[above].spec && spec > 0);
    let below = report
        .sections
        .get(at + 1)
        .map_or(spec + 1 == report.edition.sections.len(), |below| below.spec == Some(spec + 1));
    (above && below).then_some(section)
}

/// Whether a heading is like a title: it has its number, or two characters of it on end. Where it stands tells too
/// little: a fix may have put in the sections that stand around it.
fn is_like(written: &str, official: &str) -> bool {
    let ((number, name), (own, title)) = (split_name(written), split_name(official));
    let ends = name.char_indices().skip(2).map(|(end, _)| end).chain([name.len()]);
    let mut pairs = name.char_indices().zip(ends).map(|((at, _), end)| &name[at..end]);
    number.is_some() && number == own || pairs.any(|pair| pair.chars().count() == 2 && title.contains(pair))
}

/// Whether a heading may be meant for a title: no sentence and no figure, and none that is shown as code.
fn may_be_title(context: &Context<'_>, section: &Section) -> bool {
    let name = split_name(context.slice(section.heading)).1;
    let is_sentence = name.contains(|c: char| ascii(c).is_ascii_digit() || "。；：？！;:?!".contains(c));
    let start = section.heading.start;
    let is_code = context.report.tree.fenced.iter().any(|fenced| fenced.start < start && start < fenced.end);
    !is_sentence && !is_code
}

fn duplicates(context: &Context<'_>, findings: &mut Vec<Finding>) {
    duplicate_section(context, findings);
    duplicate_title(context, findings);
}

fn duplicate_section(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for section in context.report.sections.iter().filter(|section| !context.is_first_section(section)) {
        let Some(first) = section.spec.and_then(|spec| context.report.section(spec)) else { continue };
        let heading = context.slice(section.heading);
        let message =
            say!(context.lang, zh: "“{heading}”重复了，前面已有一节", en: "{heading} is repeated; there is one above");
        let mut finding = at_heading(context, &DUPLICATE_SECTION, section, message);
        finding.related.push(Related::here(first.heading, context.slice(first.heading).to_owned()));
        findings.push(finding);
    }
}

/// A title that stands in the text once more was copied with what is below it. The one below the first may be its second
/// line, unless both say the same.
fn duplicate_title(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(title) = &context.report.title else { return };
    let Some((&first, _)) = title.lines.split_first() else { return };
    let plain = |span: Span| context.slice(span).chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let said = plain(first);
    if !names_report(&said) {
        return;
    }
    let headings = context.report.tree.lines.iter().filter_map(|line| match line.kind {
        LineKind::Heading(heading) if heading.level == 1 && heading.text.start > first.end => Some(heading.text),
        _ => None,
    });
    for again in headings.filter(|again| plain(*again) == said) {
        let message =
            say!(context.lang, zh: "标题重复了，前面已有一个", en: "the title is repeated; there is one above");
        let mut finding = Finding::new(&DUPLICATE_SECTION, again, message).at(Place::Title);
        finding.severity = Severity::Warning;
        finding.related.push(Related::here(first, context.slice(first).to_owned()));
        findings.push(finding);
    }
}

fn section_order(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let report = context.report;
    let official: Vec<&Section> = report.sections.iter().filter(|section| context.is_first_section(section)).collect();
    let ranks: Vec<usize> = official.iter().filter_map(|section| section.spec).collect();
    let wrong = out_of_order(&ranks);
    let Some((&first, others)) = wrong.split_first() else { return };
    let heading = context.slice(official[first].heading);
    let message = say!(context.lang, zh: "“{heading}”这一节次序不对", en: "{heading} is out of order");
    let mut finding = at_heading(context, &SECTION_ORDER, official[first], message);
    let related = others.iter().map(|&at| official[at].heading);
    finding.related = related.map(|span| Related::here(span, context.slice(span).to_owned())).collect();
    // Whole sections are exchanged, where nothing but sections stands between the first and the
    // signature; what is blank between them stays.
    // After a comment that does not end they would be more of it.
    if official.len() == report.sections.len() && !report.tree.has_open_comment {
        let tree = &report.tree;
        let whole = |section: &Section| {
            let end = tree.lines.get(section.lines.end).map_or(tree.text.len() as u32, |line| line.start);
            let end = end.min(context.end_of_body());
            Span { start: tree.lines[section.line].start, end }.trim(&tree.text)
        };
        // One edit, so that nothing is put in between what is exchanged meanwhile.
        let order = sorted(&ranks);
        let moved = || order.iter().enumerate().filter(|(to, from)| to != *from).map(|(to, _)| to);
        let (from, to) = (moved().min().unwrap_or_default(), moved().max().unwrap_or_default());
        let mut text = String::new();
        for at in from..=to {
            text += context.slice(whole(official[order[at]]));
            if at < to {
                text += context.slice(Span { start: whole(official[at]).end, end: whole(official[at + 1]).start });
            }
        }
        let edits = vec![Edit::replace(whole(official[from]).join(whole(official[to])), text)];
        let fix = say!(context.lang, zh: "按次序排列各节", en: "put the sections in order");
        finding = finding.unsafe_fix(fix, edits);
    }
    findings.push(finding);
}

fn unknown_section(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let stand_in = stand_in(context).map(|section| section.line);
    let untitled = context.report.title.is_none();
    for (at, section) in context.report.sections.iter().enumerate().filter(|(_, section)| section.spec.is_none()) {
        if Some(section.line) == stand_in {
            continue;
        }
        if untitled && at == 0 && names_report(context.slice(section.heading)) {
            // The title, with a mark too many: missing-title says so.
            continue;
        }
        let heading = context.slice(section.heading);
        let message = say!(context.lang,
            zh: "“{heading}”不是六节之一；六节之外不另设节，下一级标题用 ###",
            en: "{heading} is not one of the six sections; headings within a section take ###");
        let mut finding = at_heading(context, &UNKNOWN_SECTION, section, message);
        // That there be no other section is inferred.
        finding.ground = finding.ground.map(|ground| Ground { basis: Basis::Inferred, ..ground });
        findings.push(finding);
    }
}

fn section_title(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for section in context.report.sections.iter().filter(|section| (1..=6).contains(&section.level)) {
        let Some(spec) = section.spec else { continue };
        let official = context.report.edition.sections[spec].heading;
        let written = context.slice(section.heading);
        // An instruction left in after the title is template-hint's.
        let bare = || context.report.edition.hints.strip_from(written);
        // Nor is what nobody sees a word of it: typography/invisible-character tells of that.
        let seen = || written.replace(|c| is_unseen(c) || is_break(c) || c == '\u{A0}', "");
        let named = written == official || seen() == official || bare().is_some_and(|bare| bare == official);
        if named && section.level == 2 {
            continue;
        }
        let message = if named {
            let level = section.level;
            say!(context.lang, zh: "节题用两个 #，这里是 {level} 个", en: "a section heading takes two #, this one has {level}")
        } else {
            say!(context.lang, zh: "节题应为“{official}”", en: "the official title of this section is {official}")
        };
        let line = context.report.tree.lines[section.line].span().trim(&context.report.tree.text);
        // A comment behind it stays.
        let is_noted = context.slice(Span { start: section.heading.end, end: line.end }).contains('<');
        let line = if is_noted { Span { end: section.heading.end, ..line } } else { line };
        let fix = say!(context.lang, zh: "改为规定的节题", en: "use the official title");
        let edit = Edit::replace(line, format!("## {official}"));
        let finding = at_heading(context, &SECTION_TITLE, section, message);
        findings.push(match section.found {
            // That is no fix's to take away.
            _ if split_name(written).0.is_some_and(|number| number.may_be_figure()) => finding,
            _ if adds_words(written, official) => finding,
            Some(_) => finding.safe_fix(fix, vec![edit]),
            // Its number alone does not tell what the author meant.
            None => finding.unsafe_fix(fix, vec![edit]),
        });
    }
}

fn unmarked_heading(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    for section in context.report.sections.iter().filter(|section| section.level == 0) {
        let Some(spec) = section.spec else { continue };
        let official = context.report.edition.sections[spec].heading;
        let message = match context.slice(section.heading) == official {
            true => say!(context.lang, zh: "节题前没有“## ”", en: "“## ” is missing before this section heading"),
            false => say!(context.lang,
                zh: "节题前没有“## ”，应写作“## {official}”",
                en: "“## ” is missing before this section heading; it should read “## {official}”"),
        };
        let blank = |line: Option<usize>| {
            line.and_then(|line| tree.lines.get(line)).is_none_or(|line| line.kind == LineKind::Blank)
        };
        let before = if blank(section.line.checked_sub(1)) { "" } else { tree.newline };
        let last = equals_below(tree, section.line).unwrap_or(section.line);
        let follows = context.report.section_headed(last + 1).is_some_and(|other| other.level == 0);
        let after = if blank(Some(last + 1)) || follows { "" } else { tree.newline };
        let span = tree.lines[section.line].span().join(tree.lines[last].span());
        let fix = say!(context.lang, zh: "在前面加上“## ”", en: "put “## ” before it");
        let edit = Edit::replace(span, format!("{before}## {official}{after}"));
        findings.push(at_heading(context, &UNMARKED_HEADING, section, message).safe_fix(fix, vec![edit]));
    }
}

fn empty_section(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let report = context.report;
    let last = report.edition.sections.len() - 1;
    for section in report.sections.iter().filter(|section| context.is_first_section(section)) {
        let Some(spec) = section.spec.filter(|&spec| spec != last) else { continue };
        let has_tables = !report.edition.sections[spec].tables.is_empty();
        let lines = context.extent(section);
        let rows = || lines.clone().any(|line| report.tree.row(line).is_some());
        let prose = || paragraphs(&report.tree, lines.clone()).next().is_some();
        if has_tables || prose() || rows() {
            continue;
        }
        let heading = context.slice(section.heading);
        let message = say!(context.lang, zh: "“{heading}”没有内容", en: "{heading} is empty");
        findings.push(at_heading(context, &EMPTY_SECTION, section, message));
    }
}
