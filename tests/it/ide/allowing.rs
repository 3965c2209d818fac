//! What a finding offers for being silenced, held to what it does.

use super::answers::with_document;
use nianbao::ide::{self, Effect};
use nianbao::lint::{Finding, Options};
use nianbao::syntax::BlockKind;
use nianbao::text::{Edit, Lang, Span, apply};
use nianbao::{check, report};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

/// What tells a finding from others, wherever it stands.
type Said = (&'static str, String, Option<report::Place>);

fn said(findings: &[Finding], out_of: Span) -> BTreeMap<String, usize> {
    let mut count = BTreeMap::new();
    for finding in findings.iter().filter(|finding| !out_of.covers(finding.span) || out_of.is_empty()) {
        let said: Said = (finding.rule.name, finding.message.clone(), finding.place.clone());
        *count.entry(format!("{said:?}")).or_default() += 1;
    }
    count
}

/// The texts of `tests/reports`, `examples` and `tests/syntax/slips.txt`, by their names.
fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for folder in ["tests/reports", "examples"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        for file in files.filter(|file| file.extension().is_some_and(|ending| ending == "nianbao")) {
            texts.push((file.display().to_string(), std::fs::read_to_string(&file).unwrap()));
        }
    }
    for slip in include_str!("../../syntax/slips.txt").split("\n■ ").skip(1) {
        let (title, text) = slip.split_once('\n').unwrap();
        let text = text.split("\n□").next().unwrap().replace(['⟦', '⟧'], "");
        texts.push((title.to_owned(), text.replace('␉', "\t").replace('␣', " ").replace('﹏', "\u{A0}")));
    }
    texts
}

/// The directive that is offered for a finding, if there is one.
fn offered(doc: &ide::Document<'_>, finding: &Finding) -> Option<Edit> {
    let ending = format!("（{}）", finding.rule.name);
    let actions = ide::code_actions(doc, finding.span);
    let allows = |action: &&ide::CodeAction| action.title.contains("不再报") && action.title.ends_with(&ending);
    let action = actions.iter().find(allows)?;
    let Effect::Edits(edits) = &action.effect else { panic!("edits") };
    Some(edits[0].clone())
}

/// Where one is offered, it takes its finding away and brings none. None is offered in a fragment without a heading that the
/// finding stands under, nor in front matter without a title below it; else in reports there is one for every finding.
#[test]
fn what_is_allowed_is_silenced_and_nothing_else_is_found() {
    let (mut silenced, mut unreached, mut left) = (0, 0, Vec::new());
    for (name, text) in texts() {
        with_document(&text, Lang::Zh, |doc| {
            let mut seen = HashSet::new();
            for finding in doc.findings.iter().filter(|finding| finding.rule.group() != "meta") {
                let line = doc.report.tree.line_at(finding.span.start);
                if !seen.insert((finding.rule.name, line)) {
                    continue;
                }
                let Some(edit) = offered(doc, finding) else {
                    let reached = doc.report.tree.blocks.iter().any(|block| {
                        let is_above = line.is_some_and(|line| block.first as usize <= line);
                        let is_title = doc.report.title.is_some() && block.kind == BlockKind::Heading;
                        block.kind == BlockKind::Heading && is_above || is_title
                    });
                    if reached {
                        left.push(format!("{name}: {} on {line:?}: {}", finding.rule.name, finding.message));
                    }
                    assert!(reached || !name.ends_with(".nianbao"), "{name}: {}", finding.message);
                    unreached += usize::from(!reached);
                    continue;
                };
                silenced += 1;
                let after = apply(&text, std::slice::from_ref(&edit)).unwrap();
                let options = Options { lang: Lang::Zh, excerpt: doc.excerpt, ..Options::default() };
                let written = Span { start: edit.span.start, end: edit.span.start + edit.text.len() as u32 };
                let (before, after) =
                    (said(doc.findings, Span::default()), said(&check(after, &options).findings, written));
                let whole: Said = (finding.rule.name, finding.message.clone(), finding.place.clone());
                let whole = format!("{whole:?}");
                assert!(after.get(&whole) < before.get(&whole), "{name}: stays: {whole}");
                for (found, count) in &after {
                    assert!(before.get(found) >= Some(count), "{name}: {whole} brings {found}");
                }
            }
        });
    }
    assert!(silenced > 120, "{silenced} silenced, {unreached} out of reach");
    // In front matter that never ends, within code or an item of a list, right under HTML: a comment changes what is read.
    assert!(left.len() <= 6, "{}", left.join("\n"));
    assert!(left.iter().all(|left| !left.contains(".nianbao: ")), "{}", left.join("\n"));
}

/// One that stands for a row and for a column is silenced for both.
#[test]
fn a_finding_of_several_relations_is_silenced_whole() {
    let text = include_str!("../../../examples/seeded-mistakes.nianbao");
    let options = Options { lang: Lang::Zh, ..Options::default() };
    let at_joint = |finding: &&Finding| finding.rule.name == "totals/row" && finding.message.contains("处都对得上");
    with_document(text, Lang::Zh, |doc| {
        let joint: Vec<_> = doc.findings.iter().filter(at_joint).collect();
        assert!(!joint.is_empty());
        for finding in joint {
            let edit = offered(doc, finding).expect("a directive");
            let after = check(apply(text, &[edit]).unwrap(), &options).findings;
            let rules = ["totals/row", "totals/outcome", "totals/balance", "meta/unused-allow"];
            let same = |found: &&Finding| rules.contains(&found.rule.name) && found.place == finding.place;
            assert_eq!(after.iter().find(same).map(|found| &found.message), None);
            assert!(!after.iter().any(|found| found.rule.name == "meta/unused-allow"));
        }
    });
}

/// A comment between the pieces of a table would make two of it.
#[test]
fn no_directive_parts_a_table_in_pieces() {
    let text = "## 四、政府信息公开行政复议、行政诉讼情况\n\n\
        | 类型 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| --- | ---: | ---: | ---: | ---: | ---: |\n\
        | 行政复议 | 23 | 1 | 18 | 0 | 42 |\n\n\
        | 类型 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| --- | ---: | ---: | ---: | ---: | ---: |\n\
        | 未经复议直接起诉 | 1 | 0 | 0 | 0 | 1 |\n| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |\n";
    let whole =
        format!("---\n机关: 𠮷县统计局\n年度: 2023\n---\n\n# 𠮷县统计局2023年政府信息公开工作年度报告\n\n{text}");
    with_document(&whole, Lang::Zh, |doc| {
        let last = doc.findings.iter().rfind(|finding| finding.rule.name == "structure/missing-section").unwrap();
        let edit = offered(doc, last).expect("a directive");
        assert_eq!(edit.span.start as usize, whole.find("## 四").unwrap());
    });
}

/// Behind a heading a directive is for its line, in a paragraph for that.
#[test]
fn a_directive_stands_behind_what_it_speaks_of() {
    let rules = |text: &str| {
        let options = Options { lang: Lang::Zh, excerpt: true, ..Options::default() };
        check(text, &options).findings.iter().map(|finding| finding.rule.name).collect::<Vec<_>>()
    };
    let allow = "<!-- nianbao: allow(structure/section-title) 𠮷县沿用 -->";
    let text = format!("## 一、整体情况 {allow}\n\n𠮷县主动公开。\n");
    let found = rules(&text);
    assert!(!found.contains(&"structure/section-title") && !found.contains(&"meta/unused-allow"), "{found:?}");
    let unused = rules(&format!("## 一、总体情况 {allow}\n\n𠮷县主动公开。{allow}\n"));
    assert_eq!(unused.iter().filter(|rule| **rule == "meta/unused-allow").count(), 2, "{unused:?}");
    let within = rules("## 一、总体情况\n\n收到申请23件，，办结。。 <!-- nianbao: allow(typography) 原文如此𠮷 -->\n");
    assert!(!within.iter().any(|rule| rule.starts_with("typography/") || rule.starts_with("meta/")), "{within:?}");
}

#[test]
fn a_comment_behind_a_heading_is_no_part_of_it() {
    let text = "# 𠮷县统计局2023年政府信息公开工作年度报告 <!-- 初稿 -->\n\n## <!-- 甲 --> 二、主动公开政府信息情况 <!-- 注 --> ##\n";
    let report = report::parse(text);
    let title = report.title.as_ref().unwrap().lines[0];
    assert_eq!(title.slice(text), "𠮷县统计局2023年政府信息公开工作年度报告");
    assert_eq!(report.sections[0].heading.slice(text), "二、主动公开政府信息情况");
    let found = check(text, &Options { excerpt: true, ..Options::default() }).findings;
    assert!(!found.iter().any(|finding| finding.rule.name == "structure/section-title"));
    let formatted = nianbao::format::format(&report, &Default::default());
    let formatted = apply(text, &formatted).unwrap();
    assert!(formatted.contains("\n## <!-- 甲 --> 二、主动公开政府信息情况 <!-- 注 -->\n"), "{formatted}");
    with_document(text, Lang::Zh, |doc| {
        let symbols = format!("{:?}", ide::document_symbols(doc));
        assert!(symbols.contains("二、主动公开政府信息情况") && !symbols.contains("<!--"), "{symbols}");
    });
}

/// What would be refused is not offered.
#[test]
fn nothing_is_fixed_at_once_where_nothing_changes() {
    for (text, is_offered) in [("## 二、\n|\n|行政处罚", false), ("##　一、总体情况\n\n𠮷县主动公开。\n", true)]
    {
        with_document(text, Lang::Zh, |doc| {
            let actions = ide::code_actions(doc, Span::new(0, text.len()));
            let all = actions.iter().find(|action| action.kind == ide::ActionKind::FixAll);
            assert_eq!(all.is_some(), is_offered, "{text}");
            if let Some(Effect::Deferred(what)) = all.map(|all| &all.effect) {
                assert!(!ide::resolve_action(doc, *what).is_empty());
            }
        });
    }
}

#[test]
fn a_table_that_is_put_in_stands_apart_from_the_next() {
    let text = include_str!("../../../examples/department-2024.nianbao");
    let heading = "## 二、主动公开政府信息情况\n";
    let (above, below) = text.split_once(heading).unwrap();
    let (_, next) = below.trim_start().split_once("\n\n").unwrap();
    let text = &format!("{above}{heading}{next}");
    let options = Options::default();
    let found = check(text.as_str(), &options).findings;
    let missing = found.iter().filter(|finding| finding.rule.name == "structure/missing-table");
    let fixes: Vec<_> =
        missing.flat_map(|finding| finding.fixes.first().map(|fix| (finding.place.clone(), fix))).collect();
    assert!(!fixes.is_empty());
    for (place, fix) in fixes {
        let after = apply(text, &fix.edits).unwrap();
        let left = check(after.as_str(), &options).findings;
        assert!(!left.iter().any(|finding| finding.place == place && finding.rule.name == "structure/missing-table"));
        let joined = left.iter().filter(|finding| finding.rule.name.starts_with("syntax/"));
        let before = found.iter().filter(|finding| finding.rule.name.starts_with("syntax/"));
        assert!(joined.count() <= before.count(), "{after}");
    }
}
