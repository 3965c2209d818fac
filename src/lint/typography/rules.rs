//! The rules of the group, as they are declared.

use crate::edition::Basis;
use crate::lint::rule::{Applicability, Rule, Scope, Severity, V0_1};
use crate::text::text;

/// A rule of the group: what is our own knowledge of how texts are written.
macro_rules! rule {
    ($static:ident, $name:literal, $severity:ident, [$($fix:ident),*], $zh:literal, $en:literal) => {
        pub(super) static $static: Rule = Rule {
            name: concat!("typography/", $name),
            severity: Severity::$severity,
            title: text!(zh: $zh, en: $en),
            basis: Basis::Own,
            fixes: &[$(Applicability::$fix),*],
            scope: Scope::Part,
            since: V0_1,
            page: include_str!(concat!($name, ".md")),
        };
    };
}

rule!(DOUBLED_PUNCTUATION, "doubled-punctuation", Warning, [Safe, Unsafe], "标点重复或多余", "doubled punctuation");
rule!(
    UNBALANCED_PAIR,
    "unbalanced-pair",
    Warning,
    [Safe],
    "括号或引号不成对",
    "unbalanced brackets or quotation marks"
);
rule!(MIXED_WIDTH, "mixed-width", Info, [Safe], "中文里用了半角标点", "half-width punctuation in Chinese");
rule!(SPACE_BETWEEN_HAN, "space-between-han", Info, [Safe], "汉字之间有空格", "spaces between Chinese characters");
rule!(DOUBLED_WORD, "doubled-word", Warning, [Unsafe], "词语重复", "doubled word");
rule!(DOUBLED_CLAUSE, "doubled-clause", Warning, [], "语句重复", "doubled clause");
rule!(TERM, "term", Warning, [Unsafe], "规范用语写错", "official term misspelt");
rule!(LOST_FIGURE, "lost-figure", Warning, [], "漏了数字或单位", "a figure or its unit is lost");
rule!(PLACEHOLDER, "placeholder", Warning, [], "留空的地方没有填", "a gap was left open");
rule!(LETTER_RESIDUE, "letter-residue", Warning, [], "留有函件用语", "words of a letter left in");
rule!(
    WORD_LIST,
    "word-list",
    Warning,
    [Unsafe],
    "用了本单位词表里的错写",
    "a word that the office's own list corrects"
);
rule!(MISSING_YEAR_WORD, "missing-year-word", Info, [Unsafe], "年份后漏了“年”", "no 年 after the year");
rule!(
    INVISIBLE_CHARACTER,
    "invisible-character",
    Warning,
    [Safe],
    "有看不见或形似的字符",
    "invisible or look-alike characters"
);
rule!(WORD_ARTEFACT, "word-artefact", Warning, [Safe], "留有文字处理软件的痕迹", "traces of a word processor");
rule!(UNTIL, "until", Info, [Unsafe], "“截止”应为“截至”", "截止 for 截至");
