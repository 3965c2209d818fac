//! Turns of phrase by which a figure is of something else than its words say: of other cases, other years, other
//! agencies, or of a few that were just spoken of.

use super::notion::Notion;
use super::reading::Figure;
use crate::text::Span;

const APPLICANTS: [&str; 9] =
    ["自然人", "企业", "科研机构", "公益组织", "法律服务机构", "法人", "组织", "律师", "其他类申请"];

/// 于当日登记的有131件
const DAYS: [&str; 10] =
    ["当日登记", "当天登记", "次日登记", "第二天登记", "某日", "某周", "某月", "同日", "一天内", "集中收到"];

/// 收到市政府转办的申请18件，答复18件: whose first words are of a few, or of what is no application.
const FEW: [&str; 9] =
    ["转办的", "转办申请", "征求第三方", "征求意见", "会商", "某申请人", "同一申请人", "受理点", "查阅点"];

/// 建议提案办理结果，予以公开13件
const OTHER_WORK: [&str; 3] = ["提案", "收文", "发文"];

/// 收到申请2971件，撤回8件，实际办理2963件
const TAKEN_OFF: [&str; 6] = ["撤回", "剔除", "扣除", "重复", "咨询", "留言"];

/// Forgets what figures of a sentence are of, where that is said of others.
pub(super) fn forget(text: &str, span: Span, figures: &mut [Figure]) {
    if figures.iter().all(|figure| figure.notion.is_none()) {
        return;
    }
    let (sentence, start) = (span.slice(text), span.start);
    let of = Of::told(sentence);
    for figure in figures.iter_mut() {
        let within = |at: u32| at.checked_sub(start).map(|at| at as usize);
        let (Some(from), Some(to)) = (within(figure.span.start), within(figure.span.end)) else { continue };
        let (Some(before), Some(behind)) = (sentence.get(..from), sentence.get(to..)) else { continue };
        let (before, behind) = (last(before), first(behind));
        // 对4件申请征求意见，…，4件均不予公开
        let again = behind.starts_with('均') && before.contains(figure.span.slice(text));
        let unit = figure.counted_by(text);
        let of_others = |notion| from < of.wider || again || of.others(notion, unit, before, behind);
        if figure.notion.is_some_and(of_others) {
            figure.notion = None;
        }
    }
}

/// `主动公开率75%，不予公开率9.4%`: whether the sentence up to a share speaks of what is published, and not of applications.
pub(super) fn is_of_publishing(text: &str, share: Span) -> bool {
    let before = last(&text[..share.start as usize]);
    let sentence = before.rsplit('。').next().unwrap_or_default();
    says(sentence, &["主动公开", "公文"])
}

/// Nobody says more of one figure, in bytes.
const MOST: usize = 240;

/// The last of what is said.
fn last(said: &str) -> &str {
    let from = (said.len().saturating_sub(MOST)..=said.len()).find(|&at| said.is_char_boundary(at));
    &said[from.unwrap_or(said.len())..]
}

/// The first of what is said.
fn first(said: &str) -> &str {
    let to = (0..=said.len().min(MOST)).rev().find(|&at| said.is_char_boundary(at));
    &said[..to.unwrap_or(0)]
}

/// Whether any of some words is in what is said.
fn says(said: &str, words: &[&str]) -> bool {
    words.iter().any(|words| said.contains(words))
}

/// Whether what is said ends with any of some words.
fn ends(said: &str, words: &[&str]) -> bool {
    words.iter().any(|words| said.ends_with(words))
}

/// What a sentence says of its figures as a whole.
struct Of {
    /// 结转的3件复议案件，审结3件: cases of the year before.
    carried: bool,
    /// 废止和宣布失效401件，其中废止263件
    lapsed: bool,
    /// 企业提出的申请，全年新收8件
    applicant: bool,
    /// 以县政府为答复主体的申请
    addressee: bool,
    /// 建议提案办理结果，予以公开13件
    other_work: bool,
    /// 上年结转35件，其中予以公开20件
    carried_in: bool,
    /// 上年同期予以公开1900件，部分公开280件
    earlier: bool,
    /// 全市共收到1862件，其中我县140件: how far the figures of the wider area reach.
    wider: usize,
}

impl Of {
    fn told(sentence: &str) -> Of {
        const OWN: [&str; 15] = [
            "其中我",
            "其中本",
            "，我县",
            "，我区",
            "，我市",
            "，我局",
            "，我委",
            "，我镇",
            "，我乡",
            "，我厅",
            "，我街道",
            "，本局",
            "，本委",
            "，本机关",
            "，本单位",
        ];
        const AREAS: [&str; 12] =
            ["全市", "全省", "全区", "全州", "全国", "全县", "全系统", "全行业", "我市", "我省", "我区", "我县"];
        let topic = sentence.split(['，', '：']).next().unwrap_or_default();
        let is_topic = ends(topic, &["提出的申请", "申请方面"]);
        let own = OWN.iter().filter_map(|own| sentence.find(own)).min();
        let is_wider = |before: &&usize| says(&sentence[..**before], &AREAS);
        Of {
            carried: sentence.contains("结转") || sentence.contains("年提起的"),
            lapsed: says(sentence, &["和宣布失效", "及宣布失效", "或宣布失效"]),
            applicant: is_topic && says(topic, &APPLICANTS),
            addressee: says(sentence, &["为答复主体的", "为答复机关的"])
                || topic.starts_with('向') && topic.contains("提出的申请")
                || says(topic, &FEW),
            other_work: !sentence.contains('；') && says(topic, &OTHER_WORK),
            carried_in: topic.contains("结转") && says(topic, &["上年", "去年", "上一年"]),
            earlier: ["上年同期", "去年同期"].iter().any(|words| sentence.trim_start().starts_with(words)),
            wider: own.as_ref().filter(is_wider).copied().unwrap_or_default(),
        }
    }

    /// Whether a figure is of others, by what stands before and behind it.
    fn others(&self, notion: Notion, unit: &str, before: &str, behind: &str) -> bool {
        use Notion::*;
        let is_request = matches!(
            notion,
            Received
                | New
                | Handled
                | Answered
                | Finished
                | CarriedIn
                | CarriedOut
                | Carried
                | Outcome { .. }
                | Granted
                | GrantedInAllOrPart
        );
        let clause = before.rsplit(['，', '；', '：', '。']).next().unwrap_or_default();
        let of_few = || ends(before, &["该", "涉及"]) || is_said_to_be_on(behind);
        // 正式受理, 实际办理: less those that were taken off; more, where 咨询 is counted, too.
        let of_mixed = || {
            let is_mixed = says(clause, &["含咨询", "含留言"])
                || ["（含咨询", "（含留言"].into_iter().any(|words| behind.starts_with(words));
            let is_less = says(clause, &["实际", "正式"]) && !clause.contains("收到");
            let is_sum = matches!(notion, Answered | Finished | Handled) && before.contains("留言");
            // 收到申请事项3500项; 主动公开1520条，依申请公开2000条; 累计受理9999件，其中2024年受理2971件
            let is_other = unit == "项" && clause.contains("事项")
                || unit == "条" && before.contains("主动公开")
                || clause.contains("累计") && behind.trim_start_matches(['，', '（']).starts_with("其中20");
            is_mixed || is_sum || is_other || is_less && (says(before, &TAKEN_OFF) || clause.contains("正式"))
        };
        let of_all = || says(before, &["新收", "收到", "受理", "接收", "本年", "当年", "今年", "共"]);
        let this_year = || says(before, &["今年", "本年", "当年", "全年"]);
        let of_all_cases =
            || ends(before, &["共被纠正", "共被纠错", "共获维持", "共纠正", "共维持", "合计纠正", "合计维持"]);
        match notion {
            _ if is_compared(before) || of_few() || self.earlier && !this_year() => true,
            Outcome { .. } | Granted | GrantedInAllOrPart if self.carried_in && !of_all() || self.other_work => true,
            // 维持、纠正、其他、未结分别为: 其他 alone names no result.
            Cases { result, .. } if result.is_some() && clause.contains("其他、未结") => true,
            Cases { result, .. } => {
                result.is_some() && (self.carried || of_all_cases()) || is_pending(result, clause, behind)
            }
            Documents { column: "repealed", .. } => self.lapsed,
            Decisions(_) => ends(clause.trim_end(), &["类行政处罚", "类行政许可", "类行政强制"]),
            CarriedIn | CarriedOut | Carried if says(clause, &APPLICANTS) => true,
            Received | New | Handled | Answered | Finished
                if clause.trim_end().ends_with('类') || says(clause, &DAYS) || of_mixed() =>
            {
                true
            }
            _ => is_request && (self.applicant || self.addressee),
        }
    }
}

/// `与上年（复议3件、诉讼4件）相比`: whether a figure stands in the parentheses behind an earlier year.
fn is_compared(before: &str) -> bool {
    let Some((said, within)) = before.rsplit_once('（') else { return false };
    let year = |word: &str| said.strip_suffix(word).is_some_and(|rest| rest.chars().rev().take(6).any(|c| c == '与'));
    !within.contains('）') && ["上年", "去年", "年", "上年度"].into_iter().any(year)
}

/// `3件与行政处罚有关`
fn is_said_to_be_on(behind: &str) -> bool {
    let clause = behind.split(['，', '；', '。', '、']).next().unwrap_or_default();
    clause.starts_with('与') && (clause.ends_with("有关") || clause.ends_with("相关"))
}

/// `仍有行政复议1件、行政诉讼3件未审结`: whether what is said behind the last of some figures holds for this one, too.
fn is_pending(result: Option<&str>, clause: &str, behind: &str) -> bool {
    const PENDING: [&str; 6] = ["未审结", "尚未审结", "正在审理", "尚在审理", "在审", "未结"];
    let rest = behind.split(['，', '；', '。']).next().unwrap_or_default();
    let last = rest.rsplit(['件', '起', '宗']).next().unwrap_or_default();
    result.is_none() && PENDING.iter().any(|words| last.starts_with(words)) && !clause.contains("其中")
}
