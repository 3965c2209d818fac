//! A row of the sheet of findings, as it is written now and read next time: what was found, what a reviewer decided, and
//! what became of it.

use super::names::word;
use crate::lint::{Severity, severity_name};
use crate::text::{Lang, Text, text};

/// A row of the sheet of findings.
#[derive(Clone, Default, Debug)]
pub struct Line {
    /// 单位
    pub unit: String,
    /// 级别
    pub level: String,
    /// The same; none of what is not found any more and of what a reviewer added.
    pub severity: Option<Severity>,
    /// 位置
    pub place: String,
    /// 原文
    pub text: String,
    /// 问题
    pub message: String,
    /// 怎么办
    pub help: String,
    /// 依据
    pub ground: String,
    /// 处理, as it was written.
    pub handling: String,
    /// What that means.
    pub decision: Decision,
    /// What became of it since last round.
    pub mark: Option<Mark>,
    /// What the reviewer wrote into 整改情况.
    pub progress: String,
    /// The file.
    pub file: String,
    /// Where it is in the file.
    pub at: String,
    /// The rule; none of what a reviewer added.
    pub rule: String,
    /// What the rule is called.
    pub title: String,
    /// By which it is known next time.
    pub code: String,
    /// What stands in the columns that reviewers added.
    pub added: Vec<String>,
}

impl Line {
    /// Whether it is still to be mended: found now or added by a reviewer, and not dismissed.
    pub fn is_open(&self) -> bool {
        let is_dismissed = matches!(self.decision, Decision::Rejected | Decision::Right);
        !is_dismissed && !matches!(self.mark, Some(Mark::Mended | Mark::Unread)) && !self.progress.starts_with("已改")
    }

    /// Whether a reviewer added it.
    pub fn is_own(&self) -> bool {
        self.rule.is_empty() && self.code.is_empty()
    }

    /// How much it matters where it is counted: what a reviewer added has to be mended, unless it says otherwise.
    pub fn weight(&self) -> Severity {
        match self.severity {
            Some(severity) => severity,
            None if self.level == severity_name(Severity::Warning, Lang::Zh) => Severity::Warning,
            None if self.level == severity_name(Severity::Info, Lang::Zh) => Severity::Info,
            None => Severity::Error,
        }
    }
}

/// What a reviewer decided.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Decision {
    /// Nothing, or something that was not understood.
    #[default]
    None,
    /// 须改
    Change,
    /// 已核无误
    Right,
    /// 不采纳
    Rejected,
}

/// What became of a finding since last round.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// 已改
    Mended,
    /// 未改
    Unmended,
    /// 新发现
    New,
    /// Nobody knows: the report was not there to be read.
    Unread,
}

impl Mark {
    const ALL: [Mark; 4] = [Mark::Mended, Mark::Unmended, Mark::New, Mark::Unread];

    fn text(self) -> Text {
        match self {
            Mark::Mended => text!(zh: "已改", en: "mended"),
            Mark::Unmended => text!(zh: "未改", en: "not mended"),
            Mark::New => text!(zh: "新发现", en: "new"),
            Mark::Unread => text!(zh: "本次没有读到", en: "not read this time"),
        }
    }

    /// The mark in words.
    pub fn name(self, lang: Lang) -> &'static str {
        self.text().get(lang)
    }

    /// The mark that a cell begins with, and the rest, which a reviewer wrote.
    pub(super) fn split(cell: &str) -> (Option<Mark>, &str) {
        let cell = cell.trim();
        for mark in Mark::ALL {
            for name in [mark.text().zh, mark.text().en] {
                if let Some(rest) = cell.strip_prefix(name)
                    && (rest.is_empty() || rest.starts_with([';', '；', '\n']))
                {
                    return (Some(mark), rest.trim_start_matches([';', '；']).trim());
                }
            }
        }
        (None, cell)
    }
}

impl Decision {
    /// What is offered to choose from.
    pub const OFFERED: [(Decision, Text); 3] = [
        (Decision::Change, text!(zh: "须改", en: "change")),
        (Decision::Right, text!(zh: "已核无误", en: "checked")),
        (Decision::Rejected, text!(zh: "不采纳", en: "rejected")),
    ];

    /// What a cell says, however it is typed; `None` where it says something else.
    pub(super) fn read(cell: &str) -> Option<Decision> {
        Some(match word(cell).as_str() {
            "" => Decision::None,
            "须改" | "需改" | "要改" | "须修改" | "需修改" | "请修改" | "退改" | "退回修改" | "change" => {
                Decision::Change
            }
            "已核无误" | "核对无误" | "已核对无误" | "已核实无误" | "经核无误" | "无误" | "已核" | "checked" => {
                Decision::Right
            }
            "不采纳" | "不采用" | "不予采纳" | "rejected" => Decision::Rejected,
            _ => return None,
        })
    }
}
