//! The title: that there is one, and that it is this report's.

use super::super::check::Registered;
use super::super::context::Context;
use super::super::finding::Finding;
use super::super::rule::{Applicability, Rule, Scope, Severity, V0_1};
use super::head::{is_sure, with_title};
use crate::edition::Basis;
use crate::report::{Place, Title};
use crate::syntax::LineKind;
use crate::text::{Edit, NamedYear, Span, say, text, years};

pub(super) static RULES: &[Registered] =
    &[Registered::own(&MISSING_TITLE, missing_title), Registered::own(&TITLE_MISMATCH, title_mismatch)];

static MISSING_TITLE: Rule = Rule {
    name: "structure/missing-title",
    severity: Severity::Error,
    title: text!(zh: "没有标题", en: "no title"),
    basis: Basis::Own,
    fixes: &[Applicability::Unsafe],
    scope: Scope::Whole,
    since: V0_1,
    page: include_str!("missing-title.md"),
};

static TITLE_MISMATCH: Rule = Rule {
    name: "structure/title-mismatch",
    severity: Severity::Warning,
    title: text!(zh: "标题与题头不一致", en: "title and front matter disagree"),
    basis: Basis::Own,
    fixes: &[Applicability::Unsafe],
    scope: Scope::Part,
    since: V0_1,
    page: include_str!("title-mismatch.md"),
};

fn missing_title(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    if context.report.title.is_some() || tree.slips.iter().any(|slip| context.is_unspaced_title(slip)) {
        return;
    }
    let is_text = |kind| !matches!(kind, LineKind::FrontMatter | LineKind::Blank | LineKind::Comment);
    let first = tree.lines.iter().find(|line| is_text(line.kind)).or(tree.lines.last());
    let span = first.map_or(Span::default(), |line| line.span().trim(&tree.text));
    let message = say!(context.lang, zh: "没有标题：标题前要加“# ”", en: "no title: its line begins with “# ”");
    findings.push(with_title(context, Finding::new(&MISSING_TITLE, span, message).at(Place::Title)));
}

fn title_mismatch(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(title) = &context.report.title else { return };
    wrong_year(context, title, findings);
    wrong_agency(context, title, findings);
}

fn wrong_year(context: &Context<'_>, title: &Title, findings: &mut Vec<Finding>) {
    let Some(expected) = context.report.front_matter.year.as_ref().map(|year| year.value) else { return };
    let found = title.lines.iter().flat_map(|line| {
        let shift = move |span: Span| Span { start: span.start + line.start, end: span.end + line.start };
        years(context.slice(*line)).map(move |year| NamedYear { span: shift(year.span), ..year })
    });
    let found: Vec<NamedYear> = found.collect();
    let Some(first) = found.first().filter(|_| found.iter().all(|year| year.value != expected)) else { return };
    let NamedYear { span, value: year } = *first;
    let message = say!(context.lang,
        zh: "标题写的是{year:04}年，题头的年度是{expected}年",
        en: "the title says {year:04}, the front matter {expected}");
    let fix = say!(context.lang, zh: "改为 {expected}", en: "change it to {expected}");
    let finding = Finding::new(&TITLE_MISMATCH, span, message).at(Place::Title);
    let edits = vec![Edit::replace(span, expected.to_string())];
    findings.push(if is_sure(context) { finding.unsafe_fix(fix, edits) } else { finding });
}

fn wrong_agency(context: &Context<'_>, title: &Title, findings: &mut Vec<Finding>) {
    let Some(agency) = context.report.front_matter.agency.as_ref().map(|agency| &agency.value) else { return };
    // As nearly every title does.
    if title.lines.iter().any(|line| context.slice(*line).contains(agency.as_str())) {
        return;
    }
    let whole: String = title.lines.iter().map(|line| context.slice(*line)).collect();
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let (whole, agency) = (plain(&whole), plain(agency));
    let core = core(governed(&agency));
    let agrees = |named: &str| whole.contains(core) || abbreviates(governed(named), governed(&agency));
    let Some(named) = named(&whole).filter(|named| !agrees(named)) else { return };
    let Some(span) = title.lines.iter().find_map(|line| {
        let at = context.slice(*line).find(&named)?;
        Some(Span::new(line.start as usize + at, line.start as usize + at + named.len()))
    }) else {
        return;
    };
    let message = say!(context.lang,
        zh: "标题写的是“{named}”，题头的机关是“{agency}”",
        en: "the title names {named}, the front matter {agency}");
    let fix = say!(context.lang, zh: "改为“{agency}”", en: "change it to {agency}");
    let finding = Finding::new(&TITLE_MISMATCH, span, message).at(Place::Title);
    let edits = vec![Edit::replace(span, agency.clone())];
    // A sentence that was taken for a title names more than an agency.
    let is_name = !named.contains(['《', '》', '，', '。', '、', '：']);
    findings.push(if is_name && is_sure(context) { finding.unsafe_fix(fix, edits) } else { finding });
}

/// The area that a committee governs: its report goes by the one or by the other (`某某实验区`, `某某实验区管委会`,
/// `某某实验区管理委员会`).
fn governed(name: &str) -> &str {
    let area = ["管理委员会", "管委会"].into_iter().find_map(|committee| name.strip_suffix(committee));
    area.filter(|area| area.chars().count() > 1).unwrap_or(name)
}

/// What an agency is told by: `阿城区` of 哈尔滨市阿城区人民政府, `统计局` of 云溪市统计局.
fn core(agency: &str) -> &str {
    let place = agency.strip_suffix("人民政府").filter(|place| !place.is_empty()).unwrap_or(agency);
    let is_unit = |c: char| "省市区县旗州盟镇乡".contains(c);
    let inner = place.trim_end_matches(is_unit);
    let start = inner.rfind(is_unit).map_or(0, |at| at + inner[at..].chars().next().map_or(0, char::len_utf8));
    &place[start..]
}

/// Whether a name is short for an agency's: `阿城` for 阿城区人民政府, `县卫健局` for 云县卫生健康局.
fn abbreviates(name: &str, agency: &str) -> bool {
    let mut full = agency.chars();
    let within = name.chars().all(|c| full.any(|other| other == c));
    // 国资委 of 国有资产监督管理委员会
    let agency_end =
        agency.strip_suffix("员会").filter(|it| it.ends_with('委') && name.ends_with('委')).unwrap_or(agency);
    within && (core(agency).starts_with(name) || agency_end.chars().next_back() == name.chars().next_back())
}

/// The name in a title: what stands before the year, or between it and the words that every title
/// has.
fn named(title: &str) -> Option<String> {
    let end = title.find("政府信息公开").or_else(|| title.find("信息公开"))?;
    let head = &title[..end];
    let name = match years(head).next() {
        Some(NamedYear { span, .. }) => {
            let after = head[span.end as usize..].trim_start_matches('年').trim_start_matches('度');
            if span.start > 0 { &head[..span.start as usize] } else { after }
        }
        None => head,
    };
    (name.chars().count() >= 2).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_is_what_tells_an_agency_from_others() {
        assert_eq!(core("哈尔滨市阿城区人民政府"), "阿城区");
        assert_eq!(core("云溪市统计局"), "统计局");
        assert_eq!(core("宿迁市人民政府"), "宿迁市");
        assert_eq!(core("昌图县七家子镇人民政府"), "七家子镇");
        assert_eq!(core("上海市人民政府办公厅"), "人民政府办公厅");
    }

    #[test]
    fn a_committee_goes_by_the_area_that_it_governs() {
        for name in ["𠮷山实验区", "𠮷山实验区管委会", "𠮷山实验区管理委员会"] {
            assert_eq!(governed(name), "𠮷山实验区");
        }
        assert_eq!([governed("管委会"), governed("云溪市统计局")], ["管委会", "云溪市统计局"]);
        assert_eq!(core(governed("云溪市经济技术开发区管理委员会")), "经济技术开发区");
        assert!(abbreviates("昆山开发区", governed("昆山经济技术开发区管委会")));
        assert!(!abbreviates(governed("安平高新区管委会"), governed("云溪高新区管委会")));
        for (name, agency) in [
            ("云溪市国资委", "云溪市国有资产监督管理委员会"),
            ("𠮷市卫健委", "𠮷市卫生健康委员会"),
            ("云溪市卫生健康委", "云溪市卫生健康委员会"),
            ("云溪市发展改革委", "云溪市发展和改革委员会"),
        ] {
            assert!(abbreviates(name, agency) && !abbreviates(name, "云溪市教育局"), "{name}");
        }
    }

    #[test]
    fn a_title_names_who_reports() {
        assert_eq!(named("阿城区2023年政府信息公开工作年度报告").as_deref(), Some("阿城区"));
        assert_eq!(
            named("2019年上海市人民政府办公厅政府信息公开工作年度报告").as_deref(),
            Some("上海市人民政府办公厅")
        );
        assert_eq!(named("2023年政府信息公开工作年度报告"), None);
        assert!(abbreviates("阿城", "哈尔滨市阿城区人民政府"));
        assert!(abbreviates("云县卫健局", "云县卫生健康局"));
        assert!(!abbreviates("云县", "云县卫生健康局"));
    }
}
