//! What a word says of the figure that it stands by. Which words say it, `vocabulary` lists.

/// What a word says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Word {
    /// 收到: what came in.
    Receive,
    /// 新收: what came in this year, nothing carried over.
    Fresh,
    /// 受理, 办理: what was worked on.
    Handle,
    /// 答复
    Answer,
    /// 办结
    Finish,
    /// 结转
    Carry,
    /// 正在办理, 继续办理: what goes on.
    Pending,
    /// 申请, 依申请公开: what is counted in section three.
    Request,
    /// 上年, 去年
    LastYear,
    /// 下年, 次年
    NextYear,
    /// 全年, 本年度
    ThisYear,
    /// 上半年, 一季度: a part of the year.
    PartYear,
    /// 历年: more than the year.
    ManyYears,
    /// An outcome of section three: the id of its row or group.
    Outcome(&'static str),
    /// Who applied: the id of a column, or `organisations` for all but natural persons.
    Applicant(&'static str),
    /// 行政复议
    Review,
    /// 行政诉讼
    Suit,
    /// 未经复议直接起诉
    DirectSuit,
    /// 复议后起诉
    SuitAfterReview,
    /// A result of section four: the id of its column.
    Result(&'static str),
    /// 规章
    Regulations,
    /// 行政规范性文件
    Normative,
    /// 制发
    Issue,
    /// 废止
    Repeal,
    /// 现行有效
    InForce,
    /// 修改: part of what was issued to some, not to others.
    Amend,
    /// 行政许可
    Licence,
    /// 行政处罚
    Penalty,
    /// 行政强制
    Coercion,
    /// 行政事业性收费
    Charge,
    /// 作出, 决定
    Decide,
    /// 信息处理费
    Fee,
    /// 其中
    Among,
    /// 包括, 含, 主要: parts that need not be all.
    Includes,
    /// 分别为, 组成
    Respectively,
    /// 其他 or 其余 as the last of a list.
    Rest,
    /// 比, 较, 同比: what follows is a difference.
    Growth,
    /// 升至: what follows is the figure that it came to.
    Reach,
    /// 占, 占比: what follows is a share.
    Share,
    /// 总数, 合计: what follows is a sum.
    Sum,
    /// 均, 全部
    All,
    /// 未, 无, 没有
    Not,
    /// 除, 若: what follows holds in part, or if.
    If,
    /// 作为复议机关: what follows is work on the cases of others.
    Reviewer,
    /// 公开类: what no table says of a figure.
    Unsure,
    /// 抽查, 评查, 审核: what follows was only looked at.
    Looked,
    /// 全区, 本机关: the whole that the report speaks of.
    Whole,
    /// 本级, 办公室: a part of it.
    Own,
    /// 网上, 信函: a way that it came by.
    Channel,
    /// What has nothing to do with the tables: 留言, 提案, 栏目.
    Foreign,
    /// 信息, 公开: before what is counted they say of what it is; after it they make it something else.
    Subject,
    /// Words that change nothing: 共, 按时, 的.
    Filler,
    /// 等: a list goes on.
    AndSo,
}

use Word::*;

impl Word {
    /// Whether words of its kind differ by an id.
    #[inline]
    pub(super) const fn has_id(self) -> bool {
        matches!(self, Outcome(_) | Applicant(_) | Result(_))
    }

    /// Its place in a set, whatever its id.
    #[inline]
    const fn place(self) -> u32 {
        match self {
            Receive => 0,
            Fresh => 1,
            Handle => 2,
            Answer => 3,
            Finish => 4,
            Carry => 5,
            Pending => 6,
            Request => 7,
            LastYear => 8,
            NextYear => 9,
            ThisYear => 10,
            PartYear => 11,
            ManyYears => 12,
            Outcome(_) => 13,
            Applicant(_) => 14,
            Review => 15,
            Suit => 16,
            DirectSuit => 17,
            SuitAfterReview => 18,
            Result(_) => 19,
            Regulations => 20,
            Normative => 21,
            Issue => 22,
            Repeal => 23,
            InForce => 24,
            Amend => 25,
            Licence => 26,
            Penalty => 27,
            Coercion => 28,
            Charge => 29,
            Decide => 30,
            Fee => 31,
            Among => 32,
            Includes => 33,
            Respectively => 34,
            Rest => 35,
            Growth => 36,
            Reach => 37,
            Share => 38,
            Sum => 39,
            All => 40,
            Not => 41,
            If => 42,
            Reviewer => 43,
            Unsure => 44,
            Whole => 45,
            Own => 46,
            Channel => 47,
            Foreign => 48,
            Subject => 49,
            Filler => 50,
            AndSo => 51,
            Looked => 52,
        }
    }
}

/// A set of words, whatever their ids.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) struct Words(u64);

impl Words {
    /// These.
    pub const fn of(words: &[Word]) -> Words {
        let (mut all, mut at) = (Words(0), 0);
        while at < words.len() {
            all = all.and(words[at]);
            at += 1;
        }
        all
    }

    /// One more.
    #[inline]
    pub const fn and(self, word: Word) -> Words {
        Words(self.0 | 1 << word.place())
    }

    /// One less.
    pub const fn without(self, word: Word) -> Words {
        Words(self.0 & !(1 << word.place()))
    }

    /// Whether a word is one of them.
    #[inline]
    pub const fn has(self, word: Word) -> bool {
        self.0 >> word.place() & 1 == 1
    }

    /// Whether one of them is one of others.
    #[inline]
    pub const fn meets(self, others: Words) -> bool {
        self.0 & others.0 != 0
    }

    /// Whether all of them are among others.
    #[inline]
    pub const fn within(self, others: Words) -> bool {
        self.0 & !others.0 == 0
    }
}
