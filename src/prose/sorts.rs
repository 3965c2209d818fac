//! What sorts of thing the parts of a list are: whether they can be all there is, may overlap, or only tell what was done
//! to some.

use super::clause::Clause;
use super::reading::Figure;
use super::words::{Word, Words};
use rust_decimal::Decimal;

/// What a part is one of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// 予以公开
    Outcome,
    /// 自然人
    Applicant,
    /// 结果维持
    Result,
    /// 网络, 微信: how it came or went out.
    Channel,
    /// 图解, 视频
    Form,
    /// 上半年
    Time,
    /// 新收
    Fresh,
    /// 上年结转
    CarriedIn,
    /// 甲县, 各部门, 机构职能类: one of many of a kind.
    Member,
    /// 专职, 兼职
    Post,
}

/// The sorts of the parts of a list.
pub(super) struct Sorts<'t> {
    /// What is said before the total.
    total: &'t str,
    /// That of the parts, where all of them are of one that is known.
    one: Option<Sort>,
    /// Whether some are of a sort that is not known.
    unknown: bool,
    /// Whether two are of sorts that overlap: 自然人 and 网络.
    overlap: bool,
    /// Whether one of them tells what was done to some: 新增, 采纳, 延期.
    step: bool,
    /// Whether one of them is what was not done: 未采纳.
    denial: bool,
    /// Whether one of them is a group of the tables or stands for several columns, and so may hold the others.
    group: bool,
    count: usize,
}

/// What was done to some of what is counted, each perhaps besides others.
const STEPS: [&str; 18] = [
    "补正",
    "延期",
    "延长",
    "听证",
    "调解",
    "采纳",
    "整改",
    "立行立改",
    "罚款",
    "没收",
    "网办",
    "即办",
    "一网通办",
    "约谈",
    "解读",
    "督办",
    "征求",
    "办结",
];

/// What begins what was done to some: 公开8件, 已修改2件.
const STEP_BEGINS: [&str; 4] = ["公开", "附", "拟", "已"];

/// What changes a stock of things: 栏目67个（新增4个、调整6个）.
const CHANGES: [&str; 20] = [
    "新增", "新开", "新建", "新设", "新立", "注销", "撤并", "撤销", "删除", "取消", "关停", "关闭", "归并", "合并",
    "调整", "修改", "修订", "更新", "完善", "优化",
];

/// Ways by which something is made public, beside those that applications come by.
const MEDIA: [&str; 15] = [
    "网站",
    "微信",
    "微博",
    "抖音",
    "公众号",
    "客户端",
    "新媒体",
    "视频号",
    "短视频",
    "头条",
    "公报",
    "报刊",
    "电视",
    "广播",
    "公开栏",
];

/// Forms that something is explained in.
const FORMS: [&str; 11] =
    ["文字", "图解", "图文", "图片", "视频", "音频", "动漫", "动画", "漫画", "问答", "新闻发布会"];

/// Posts that nobody has two of.
const POSTS: [&str; 6] = ["专职", "兼职", "男", "女", "在编", "编外"];

/// What the name of one of many ends with: a kind, a place, an office.
const MEMBERS: &str = "类型级省市州县区旗镇乡道村局委厅办处科站所队院校馆中心园司社企门位";

/// How far the sum of parts that may be all there is may be from their total, in hundredths: what is further off is a
/// list of some of them. Parts of one sort, of which none is counted twice, may lack more, and are never too many.
const NEAR: i64 = 20;
const NEAR_KNOWN: i64 = 30;

impl<'t> Sorts<'t> {
    /// Those of no parts yet, of a total before which something is said.
    pub fn of(total: &'t str) -> Sorts<'t> {
        Sorts { total, one: None, unknown: false, overlap: false, step: false, denial: false, group: false, count: 0 }
    }

    /// Takes in a part: its label, and what is said right before it.
    pub fn add(&mut self, label: &Clause, said: &str) {
        self.count += 1;
        if label.has(Word::Rest) || label.words.is_empty() && label.unknown.is_empty() {
            return;
        }
        let sort = sort(label, said);
        let of_tables = matches!(sort, Some(Sort::Outcome | Sort::Applicant | Sort::Result));
        // 解读96篇（文字解读41篇、…）: what the total is called, too, is no step.
        let tells = |word: &&str| said.contains(*word) && !self.total.contains(*word);
        let came = matches!(sort, Some(Sort::Fresh | Sort::CarriedIn)) && !said.contains("新增");
        let begins = STEP_BEGINS.iter().any(|word| said.starts_with(word) && tells(word));
        self.step |= !of_tables && !came && (begins || STEPS.iter().chain(&CHANGES).any(tells));
        self.denial |= ["未", "没有", "不予"].iter().any(|word| said.starts_with(word));
        self.group |= label.words.iter().any(|(word, _)| is_group(*word));
        match (sort, self.one) {
            (None, _) => self.unknown = true,
            (Some(_), None) => self.one = sort,
            (Some(sort), Some(one)) if sort == one => {}
            (Some(Sort::CarriedIn), Some(Sort::Fresh)) => self.one = Some(Sort::CarriedIn),
            (Some(sort), Some(one)) if sort == Sort::Member || one == Sort::Member => self.unknown = true,
            _ => self.overlap = true,
        }
    }

    /// Takes in that the parts which follow may be another statement's.
    pub fn doubt(&mut self) {
        self.unknown = true;
    }

    /// Whether what a label says is the other part beside those so far: 新收257件、上年结转11件.
    pub fn goes_on_with(&self, label: &Clause) -> bool {
        self.one == Some(Sort::Fresh) && self.count == 1 && is_carried_in(label)
    }

    /// Whether the last part was that one.
    pub fn has_carried_in(&self) -> bool {
        self.one == Some(Sort::CarriedIn)
    }

    /// Whether parts that stand as though they were all there is can be that.
    pub fn are_whole(&self, sum: Decimal, total: Decimal, people: bool) -> bool {
        if self.step && !self.denial || self.overlap {
            return false;
        }
        if people {
            // 党员12名、本科30名 may be the same people.
            return matches!(self.one, Some(Sort::Post | Sort::Member)) && !self.unknown;
        }
        let known = self.one.is_some() && !self.unknown;
        if sum >= total && known {
            return true;
        }
        // 行政复议37件（维持21件、纠正4件）: the rest had other results.
        let is_rest = self.one == Some(Sort::Result) && self.count < 3;
        let most = if known { NEAR_KNOWN } else { NEAR };
        !is_rest && (sum - total).abs() * Decimal::ONE_HUNDRED <= total * Decimal::from(most)
    }

    /// Whether none of the parts can be counted with another, so that together they are not more than their total.
    pub fn are_apart(&self) -> bool {
        let sort = matches!(self.one, Some(Sort::Channel | Sort::Applicant | Sort::Result | Sort::Form));
        sort && !self.unknown && !self.overlap && !self.step && !self.group
    }
}

fn is_group(word: Word) -> bool {
    matches!(word, Word::Applicant("organisations"))
}

fn is_carried_in(label: &Clause) -> bool {
    label.has(Word::Carry) && label.has(Word::LastYear) && !label.has(Word::NextYear)
}

/// What a part is one of, by its label.
fn sort(label: &Clause, said: &str) -> Option<Sort> {
    use Word::*;
    let holds = |words: &[&str]| words.iter().any(|word| said.contains(word));
    Some(match () {
        () if label.any(const { Words::of(&[Outcome("")]) }) => Sort::Outcome,
        () if label.any(const { Words::of(&[Applicant("")]) }) => Sort::Applicant,
        () if label.any(const { Words::of(&[Result("")]) }) => Sort::Result,
        () if label.has(PartYear) => Sort::Time,
        () if is_carried_in(label) => Sort::CarriedIn,
        () if label.has(Fresh) => Sort::Fresh,
        () if label.has(Channel) || holds(&MEDIA) => Sort::Channel,
        () if holds(&FORMS) => Sort::Form,
        () if holds(&POSTS) => Sort::Post,
        () if label.any(const { Words::of(&[Own, Whole]) }) => Sort::Member,
        () if said.ends_with(|c| MEMBERS.contains(c)) => Sort::Member,
        () => return None,
    })
}

/// What a figure is counted by, as it is written.
pub(super) fn unit_of<'t>(text: &'t str, figure: &Figure) -> &'t str {
    figure.counted_by(text).trim_start_matches(['余', '多', '来', ' '])
}

/// Whether what is counted by one unit may be a part of what is counted by another.
pub(super) fn like(one: &str, other: &str) -> bool {
    /// What cases and documents are counted by.
    const PAPERS: [&str; 10] = ["件", "条", "篇", "份", "封", "起", "宗", "例", "桩", "则"];
    one == other || PAPERS.contains(&one) && PAPERS.contains(&other)
}

/// Whether a unit counts people.
pub(super) fn is_person(unit: &str) -> bool {
    matches!(unit, "名" | "人" | "人次")
}

/// The numeral of 一级栏目, 二级目录, where something is said to be of a level.
pub(super) fn level(said: &str) -> Option<char> {
    let (at, _) = said.match_indices('级').find(|(at, _)| {
        let things = ["栏目", "目录", "指标", "事项", "标题", "项"];
        things.iter().any(|thing| said[at + '级'.len_utf8()..].starts_with(thing))
    })?;
    said[..at].chars().next_back().filter(|c| "一二三四五".contains(*c))
}
