//! Characters that nobody sees, or that look like others, where they stand beside markup or in the front matter: which
//! they are, and what takes just them out.

use super::{FRONT_MATTER, FULLWIDTH_MARKUP};
use crate::lint::context::Context;
use crate::lint::finding::Finding;
use crate::syntax::{BlockKind, Slip, SlipKind};
use crate::text::{
    Edit, Lang, Span, character_name, comma, ideograph, is_break, is_invisible, is_odd_space, is_unseen, say,
};

/// How many kinds of characters a message names.
const MOST_NAMED: usize = 3;

/// What is said of a slip of markup that comes of such characters, and what puts it right.
pub(super) fn of_markup(context: &Context<'_>, slip: &Slip) -> Option<Finding> {
    if !is_of_markup(context, slip) {
        return None;
    }
    let named = named(context.slice(slip.span).chars().filter(|&c| is_odd(c)), context.lang);
    let message = match slip.kind {
        SlipKind::NotQuiteBlank => say!(context.lang,
            zh: "这一行看似空行，其实有{named}",
            en: "this line looks blank but holds a {named}"),
        _ => say!(context.lang, zh: "标记旁边有{named}", en: "there is a {named} beside the markup here"),
    };
    let mut finding = Finding::new(&FULLWIDTH_MARKUP, slip.span, message);
    finding.place = context.report.place_at(slip.span.start);
    Some(match slip.edits.is_empty() {
        true => finding,
        false => finding.safe_fix(say!(context.lang, zh: "删去", en: "remove it"), slip.edits.clone()),
    })
}

fn is_of_markup(context: &Context<'_>, slip: &Slip) -> bool {
    matches!(slip.kind, SlipKind::FullwidthMarkup | SlipKind::NotQuiteBlank)
        && context.slice(slip.span).contains(is_odd)
}

fn is_odd(c: char) -> bool {
    is_invisible(c) || is_odd_space(c) || is_break(c)
}

/// The same of the keys and values of the front matter: once a line.
pub(super) fn front_matter(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let tree = &context.report.tree;
    let front = tree.blocks.iter().filter(|block| block.kind == BlockKind::FrontMatter);
    for line in front.flat_map(|block| block.lines()).map(|line| tree.lines[line].span()) {
        if tree.slice(line).is_ascii() {
            continue;
        }
        let odd = tree.slice(line).char_indices().filter_map(|(at, c)| {
            let start = line.start + at as u32;
            let span = Span { start, end: start + c.len_utf8() as u32 };
            let edit = match c {
                '\u{FEFF}' if start == 0 => None,
                c if is_unseen(c) && !c.is_control() => Some(Edit::delete(span)),
                c if is_odd_space(c) => Some(Edit::replace(span, " ")),
                c => ideograph(c).map(|meant| Edit::replace(span, meant)),
            };
            let is_told = |edit: &Edit| tree.slips.iter().any(|slip| slip.span.covers(edit.span));
            edit.filter(|edit| !is_told(edit)).map(|edit| (c, edit))
        });
        let (characters, edits): (Vec<char>, Vec<Edit>) = odd.unzip();
        let Some(first) = edits.first().map(|edit| edit.span) else { continue };
        let named = named(characters.into_iter(), context.lang);
        let message = say!(context.lang, zh: "题头里有{named}", en: "there is a {named} in the front matter");
        let mut finding = Finding::new(&FRONT_MATTER, first, message);
        finding.place = context.report.place_at(first.start);
        let title = match edits.iter().all(|edit| edit.text.is_empty()) {
            true => say!(context.lang, zh: "删去", en: "remove it"),
            false => say!(context.lang, zh: "换成正常的字符", en: "replace it with the ordinary character"),
        };
        findings.push(finding.safe_fix(title, edits));
    }
}

/// The names of characters, each once.
fn named(characters: impl Iterator<Item = char>, lang: Lang) -> String {
    let mut all: Vec<char> = characters.collect();
    all.sort_unstable();
    all.dedup();
    let mut names: Vec<String> = all.iter().take(MOST_NAMED).map(|&c| character_name(c, lang)).collect();
    if all.len() > MOST_NAMED {
        names.push(say!(lang, zh: "等", en: "and others"));
    }
    names.join(comma(lang))
}

#[cfg(test)]
mod tests {
    use crate::lint::{Applicability, Options};
    use crate::text::apply;
    use crate::{check, text::bare};

    /// The messages on a text, and the text with all safe fixes.
    fn mended(text: &str) -> (Vec<String>, String) {
        let findings = check(text, &Options { excerpt: true, ..Options::default() }).findings;
        let fixes = findings.iter().flat_map(|finding| &finding.fixes);
        let safe = fixes.filter(|fix| fix.applicability == Applicability::Safe);
        let mut edits: Vec<_> = safe.flat_map(|fix| fix.edits.clone()).collect();
        edits.sort_by_key(|edit| edit.span);
        let said = findings.into_iter().map(|finding| format!("{} {}", finding.rule.name, finding.message)).collect();
        (said, apply(text, &edits).unwrap())
    }

    #[test]
    fn what_is_not_seen_is_named_and_taken_out_alone() {
        let front = "---\n机关: 𠮷县人民政府\n年度: 2023\n发布日期: 2024-01-25\n---\n\n";
        let table = "## 二、主动公开政府信息情况\n\n| 第二十条第（五）项 | 本年处理决定数量 |\n| --- | ---: |\n| 行政许可 | 58 |\n";
        let right = format!("{front}{table}");
        assert_eq!(mended(&right).0, [""; 0]);
        for (written, wrong, named) in [
            ("2023\n", "2023\u{200B}\n", "零宽空格（U+200B）"),
            ("年度", "\u{2060}年度", "零宽连接符（U+2060）"),
            ("01-25", "01\u{AD}-25", "软连字符（U+00AD）"),
            ("---\n机", "---\u{200E}\n机", "文字方向标记（U+200E）"),
            ("| --- | ---:", "| ---\u{FEFF} | ---:", "字节顺序标记（U+FEFF）"),
            ("| --- | ---:", "\u{200B}| --- | ---:", "零宽空格（U+200B）"),
            ("## 二", "\u{202A}## 二", "文字方向标记（U+202A）"),
            ("58 |", "58 |\u{200B}", "零宽空格（U+200B）"),
            ("人民", "⼈⺠", "部首“⺠”（U+2EA0），不是“民”字"),
            ("年度", "年\u{200B}度", "零宽空格（U+200B）"),
            ("年度:", "年度\u{2060}:", "零宽连接符（U+2060）"),
            ("年度:", "年度\u{A0}:", "不间断空格（U+00A0）"),
            ("发布日期", "发布⽇期", "部首“⽇”（U+2F47），不是“日”字"),
        ] {
            let text = right.replacen(written, wrong, 1);
            let (said, mended) = mended(&text);
            assert!(said.len() == 1 && said[0].contains(named), "{text:?}: {said:?}");
            assert_eq!(bare(&mended), bare(&right), "{text:?}");
            let read = check(text.clone(), &Options::default()).report;
            assert_eq!(read.front_matter.year.as_ref().unwrap().value, 2023, "{text:?}");
            assert_eq!(read.front_matter.agency.as_ref().unwrap().value, "𠮷县人民政府", "{text:?}");
            assert!(read.table(1).is_some_and(|table| table.cell(0, 0).number().is_some()), "{text:?}");
        }
    }
}
