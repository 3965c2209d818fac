//! Turns of phrase by which a figure is of something else than its words say: of other cases, other years, other
//! agencies, or of a few that were just spoken of.

use super::notion::Notion;
use super::reading::Figure;
use crate::text::Span;

const APPLICANTS: [&str; 9] =
    ["自然人", "企业", "科研机构", "公益组织", "法律服务机构", "法人", "组织", "律师", "其他类申请"];

/// 于当日登记的有131件
const DAYS: [&str; 4] = ["当日登记", "当天登记", "次日登记", "第二天登记"];

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
        if figure.notion.is_some_and(|notion| from < of.wider || again || of.others(notion, before, behind)) {
            figure.notion = None;
        }
    }
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
    /// 全市共收到1862件，其中我县140件: how far the figures of the wider area reach.
    wider: usize,
}

impl Of {
    fn told(sentence: &str) -> Of {
        const OWN: [&str; 10] =
            ["其中我", "，我县", "，我区", "，我市", "，我局", "，我委", "，我镇", "，我乡", "，我厅", "，我街道"];
        let topic = sentence.split(['，', '：']).next().unwrap_or_default();
        let is_topic = ["提出的申请", "申请方面"].iter().any(|words| topic.ends_with(words));
        let own = OWN.iter().filter_map(|own| sentence.find(own)).min();
        let is_wider = |before: &&usize| {
            ["全市", "全省", "全区", "全州", "全国", "全县"].iter().any(|area| sentence[..**before].contains(area))
        };
        Of {
            carried: sentence.contains("结转") || sentence.contains("年提起的"),
            lapsed: ["和宣布失效", "及宣布失效", "或宣布失效"].iter().any(|words| sentence.contains(words)),
            applicant: is_topic && APPLICANTS.iter().any(|applicant| topic.contains(applicant)),
            addressee: ["为答复主体的", "为答复机关的"].iter().any(|words| sentence.contains(words))
                || topic.starts_with('向') && topic.contains("提出的申请"),
            wider: own.as_ref().filter(is_wider).copied().unwrap_or_default(),
        }
    }

    /// Whether a figure is of others, by what stands before and behind it.
    fn others(&self, notion: Notion, before: &str, behind: &str) -> bool {
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
        let ends = |words: &[&str]| words.iter().any(|words| before.ends_with(words));
        let of_few = || ends(&["该", "涉及"]) || is_said_to_be_on(behind);
        let of_all_cases = || ends(&["共被纠正", "共被纠错", "共获维持", "共纠正", "共维持", "合计纠正", "合计维持"]);
        match notion {
            _ if is_compared(before) || of_few() => true,
            // 维持、纠正、其他、未结分别为: 其他 alone names no result.
            Cases { result, .. } if result.is_some() && clause.contains("其他、未结") => true,
            Cases { result, .. } => {
                result.is_some() && (self.carried || of_all_cases()) || is_pending(result, clause, behind)
            }
            Documents { column: "repealed", .. } => self.lapsed,
            Decisions(_) => {
                ["类行政处罚", "类行政许可", "类行政强制"].iter().any(|words| clause.trim_end().ends_with(words))
            }
            CarriedIn | CarriedOut | Carried if APPLICANTS.iter().any(|applicant| clause.contains(applicant)) => true,
            Received | New | Handled | Answered | Finished
                if clause.trim_end().ends_with('类') || DAYS.iter().any(|day| clause.contains(day)) =>
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
