//! What the keys of the front matter are for.

use crate::report::Key;
use crate::text::{Lang, Text, text};

/// What a key gives, as Markdown.
pub(super) struct About {
    /// What it is, in a few words.
    pub brief: Text,
    /// What else there is to say, after the few words.
    more: Text,
}

impl About {
    /// All that there is to say.
    pub(super) fn whole(&self, lang: Lang) -> String {
        format!("{}{}", self.brief.get(lang), self.more.get(lang))
    }
}

/// What a key gives, in a sentence or two.
pub(super) fn about(key: Key) -> About {
    let (brief, more) = match key {
        Key::Agency => (
            text!(
                zh: "编制报告的行政机关的全称",
                en: "The full name of the reporting agency"
            ),
            text!(zh: "。必填。", en: ". Required."),
        ),
        Key::Year => (
            text!(
                zh: "报告的年度，写作四位数字，例如 `2023`",
                en: "The year reported on, in four digits, such as `2023`"
            ),
            text!(zh: "。必填；未写“格式”时由它决定用哪一版格式。", en: ". Required; it chooses the edition of the format unless 格式 does."),
        ),
        Key::Kind => (
            text!(
                zh: "机关的类别：`政府`、`部门`、`乡镇街道`、`其他`，决定适用哪些要求和期限",
                en: "The kind of agency: `政府`, `部门`, `乡镇街道` or `其他`"
            ),
            text!(zh: "。不写的，名称能确定的按名称，否则为“其他”。", en: "; it decides which duties and dates apply. Read from the name where that is certain, else `其他`."),
        ),
        Key::Edition => (
            text!(
                zh: "所用格式的版本",
                en: "The edition of the format"
            ),
            text!(zh: "。不写时由年度决定。", en: ". That of the year unless given."),
        ),
        Key::Published => (
            text!(
                zh: "向社会公布的日期，写作 `2024-01-25`",
                en: "The date of publication, written `2024-01-25`"
            ),
            text!(zh: "。", en: "."),
        ),
        Key::LastYear => (
            text!(
                zh: "上年报告的路径，相对于本文件",
                en: "The path of last year's report, relative to this file"
            ),
            text!(zh: "；机构合并的可以写几个，每行一个 `- `。", en: "; after a merger there may be several, each on a line with `- `."),
        ),
        Key::Aggregate => (
            text!(
                zh: "本报告所汇总的各份报告，写路径或带引号的通配符，每行一个 `- `",
                en: "The reports that this one sums up: paths or quoted globs, each on a line with `- `"
            ),
            text!(zh: "。", en: "."),
        ),
    };
    About { brief, more }
}
