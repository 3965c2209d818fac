//! The words that reports use around figures, as a closed vocabulary: what a word says of the figure that it stands by.
//!
//! The longest word that begins at a place counts. What is in no list is unknown, and a reading that would have to
//! pass over it is unsure.

use crate::text::{CharSet, Vocabulary};

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

/// The words by what they say.
const WORDS: &[(Word, &[&str])] = &[
    (
        Receive,
        &["收到", "共收到", "收悉", "接到", "接收", "登记", "接收到", "收件", "收", "累计收到", "总共收到", "共接收"],
    ),
    (
        Fresh,
        &[
            "新收",
            "新增",
            "新受理",
            "本年新收",
            "当年新收",
            "本年度新收",
            "新收到",
            "本年收到",
            "新接收",
            "新发生",
            "新产生",
            "新立案",
        ],
    ),
    (
        Handle,
        &[
            "受理",
            "办理",
            "处理",
            "收办",
            "受理办理",
            "接收并办理",
            "受理并办理",
            "收到并办理",
            "受理答复",
            "受理并答复",
            "依法办理",
            "承办",
            "受理量",
            "办理量",
            "在办理",
        ],
    ),
    (
        Answer,
        &[
            "答复",
            "已答复",
            "回复",
            "已回复",
            "作出答复",
            "予以答复",
            "完成答复",
            "按期答复",
            "按时答复",
            "依法答复",
            "答复量",
            "全部答复",
            "全部回复",
            "答复申请",
            "答复政府信息公开申请",
        ],
    ),
    (
        Finish,
        &[
            "办结",
            "已办结",
            "办理完毕",
            "办理完成",
            "办结完成",
            "全部办结",
            "已办理",
            "已办理完毕",
            "审结",
            "办结量",
            "办结数量",
            "办结件数",
            "已结",
            "在办结",
        ],
    ),
    (
        Carry,
        &[
            "结转",
            "转结",
            "转办",
            "结转办理",
            "结转至",
            "结转到",
            "转至",
            "转入",
            "顺延",
            "顺延到",
            "顺延至",
            "延至",
            "转",
            "结转量",
            "结转数量",
        ],
    ),
    (
        Pending,
        &[
            "继续办理",
            "正在办理",
            "尚在办理",
            "在办",
            "办理中",
            "未到期",
            "未办结",
            "尚未办结",
            "正在办理中",
            "仍在办理",
            "正在处理",
            "正在办理之中",
            "正在办理过程中",
            "未到答复期限",
            "未到答复时限",
            "未到办理期限",
            "未届满答复期限",
            "尚未到期",
            "跨年办理",
            "跨年度办理",
        ],
    ),
    (
        Request,
        &[
            "申请",
            "依申请公开",
            "依申请",
            "政府信息公开申请",
            "信息公开申请",
            "公开申请",
            "政府信息申请",
            "依申请公开申请",
            "依申请公开事项",
            "依申请公开件",
            "申请件",
            "申请事项",
            "依申请信息",
            "依申请公开政府信息",
            "申请量",
            "申请数量",
            "申请公开",
            "政府信息公开申请件",
            "政府信息公开申请数量",
            "依申请公开政府信息申请",
            "依申请公开数量",
            "政府信息依申请公开",
            "申请公开政府信息",
            "信息公开申请件",
            "依申请公开信息",
            "申请书",
            "政府信息公开申请案件",
            "依申请公开案件",
            "依申请件",
            "申请总量",
            "申请总数",
            "依申请公开申请事项",
            "信息公开申请事项",
            "政府信息公开申请事项",
            "依申请公开申请件",
        ],
    ),
    (LastYear, &["上年", "上年度", "去年", "上一年", "上一年度", "上年底", "去年底", "往年", "年初"]),
    (NextYear, &["下年", "下年度", "次年", "下一年", "下一年度", "明年", "次年度", "来年"]),
    (
        ThisYear,
        &[
            "全年",
            "本年",
            "本年度",
            "今年",
            "当年",
            "一年来",
            "年内",
            "全年度",
            "年度",
            "今年以来",
            "全年累计",
            "本年度累计",
            "今年累计",
            "本年累计",
        ],
    ),
    (
        PartYear,
        &[
            "上半年",
            "下半年",
            "季度",
            "一季度",
            "二季度",
            "三季度",
            "四季度",
            "第一季度",
            "第二季度",
            "第三季度",
            "第四季度",
            "月份",
            "本月",
            "每月",
            "期间",
            "前三季度",
            "目前",
            "报告发布之时",
        ],
    ),
    (ManyYears, &["历年", "历年来", "以来", "近年", "近年来", "自施行", "连续三年", "历史"]),
    (Outcome("granted"), &["予以公开", "同意公开", "准予公开", "给予公开", "主动公开及予以公开"]),
    (Outcome("partly-granted"), &["部分公开", "予以部分公开", "区分处理"]),
    (Outcome("refused"), &["不予公开", "不予以公开"]),
    (Outcome("state-secret"), &["属于国家秘密", "国家秘密", "涉及国家秘密"]),
    (
        Outcome("prohibited-by-law"),
        &["其他法律行政法规禁止公开", "法律行政法规禁止公开", "其他法律、行政法规禁止公开", "法律、行政法规禁止公开"],
    ),
    (Outcome("endangers-security"), &["危及三安全一稳定", "三安全一稳定"]),
    (Outcome("third-party"), &["保护第三方合法权益", "第三方合法权益"]),
    (Outcome("internal-affairs"), &["属于三类内部事务信息", "三类内部事务信息", "属于三类内部事务"]),
    (Outcome("process-information"), &["属于四类过程性信息", "四类过程性信息", "属于四类过程性"]),
    (Outcome("enforcement-files"), &["属于行政执法案卷", "行政执法案卷"]),
    (Outcome("administrative-query"), &["属于行政查询事项", "行政查询事项"]),
    (Outcome("unable"), &["无法提供", "无法公开", "不能提供"]),
    (
        Outcome("not-held"),
        &[
            "本机关不掌握相关政府信息",
            "不掌握相关政府信息",
            "本机关不掌握",
            "不掌握",
            "不掌握相关信息",
            "本机关不掌握相关信息",
        ],
    ),
    (
        Outcome("needs-making"),
        &["没有现成信息需要另行制作", "需要另行制作", "需另行制作", "另行制作", "没有现成信息，需要另行制作"],
    ),
    (Outcome("still-unclear"), &["补正后申请内容仍不明确", "补正后仍不明确", "仍不明确"]),
    (Outcome("not-processed"), &["不予处理", "不予受理"]),
    (Outcome("petition"), &["信访举报投诉类申请", "信访、举报、投诉类申请", "信访举报投诉类"]),
    (Outcome("repeated"), &["重复申请"]),
    (Outcome("publication"), &["要求提供公开出版物"]),
    (Outcome("excessive"), &["无正当理由大量反复申请"]),
    (Outcome("reissue"), &["要求行政机关确认或重新出具已获取信息"]),
    (Outcome("other-handling"), &["其他处理", "其它处理", "作其他处理", "按其他处理", "作其它处理"]),
    (Outcome("not-corrected"), &["逾期不补正", "申请人无正当理由逾期不补正", "逾期未补正", "无正当理由逾期不补正"]),
    (Outcome("fee-unpaid"), &["逾期未缴费", "申请人逾期未缴费", "逾期不缴费"]),
    (
        Applicant("natural-persons"),
        &["自然人", "个人", "公民", "公民个人", "自然人申请", "个人申请", "公民申请", "自然人提出"],
    ),
    (Applicant("enterprises"), &["商业企业", "企业"]),
    (Applicant("research"), &["科研机构"]),
    (Applicant("public-benefit"), &["社会公益组织"]),
    (Applicant("legal-services"), &["法律服务机构", "律师事务所"]),
    (
        Applicant("organisations"),
        &[
            "法人或其他组织",
            "法人或者其他组织",
            "法人和其他组织",
            "法人及其他组织",
            "法人、其他组织",
            "法人或其它组织",
            "法人和其它组织",
        ],
    ),
    (
        Review,
        &[
            "行政复议",
            "涉复议",
            "复议",
            "申请行政复议",
            "被申请行政复议",
            "被行政复议",
            "行政复议申请",
            "行政复议案件",
            "复议案件",
            "被复议",
            "提起行政复议",
            "复议申请",
            "申请复议",
            "提起复议",
            "信息公开类行政复议",
            "政府信息公开类行政复议",
            "政府信息公开行政复议",
        ],
    ),
    (
        Suit,
        &[
            "行政诉讼",
            "涉诉",
            "诉讼",
            "提起行政诉讼",
            "被提起行政诉讼",
            "行政诉讼案件",
            "诉讼案件",
            "被诉讼",
            "政府信息公开行政诉讼",
            "被诉",
            "信息公开类行政诉讼",
            "被行政诉讼",
        ],
    ),
    (
        DirectSuit,
        &[
            "未经复议直接起诉",
            "直接起诉",
            "未经行政复议直接起诉",
            "直接诉讼",
            "直接诉讼案件",
            "直接提起诉讼",
            "直接提起行政诉讼",
            "直接向法院起诉",
            "直接向人民法院起诉",
        ],
    ),
    (
        SuitAfterReview,
        &[
            "复议后起诉",
            "经复议后起诉",
            "经行政复议后起诉",
            "复议后又起诉",
            "复议后再起诉",
            "复议后诉讼",
            "复议后诉讼案件",
            "复议后提起诉讼",
            "复议后提起行政诉讼",
        ],
    ),
    (Result("upheld"), &["结果维持", "维持", "胜诉", "获维持", "判决维持", "维持原行政行为"]),
    (Result("corrected"), &["结果纠正", "纠正", "被纠正", "败诉"]),
    (Result("other-result"), &["其他结果", "其它结果", "撤销复议申请", "撤回复议申请", "调解撤回", "撤诉", "撤回"]),
    (Result("pending"), &["尚未审结", "未审结", "尚未办结审理", "正在审理", "在审", "未结"]),
    (Regulations, &["规章", "政府规章", "市政府规章", "部门规章"]),
    (Normative, &["行政规范性文件", "规范性文件"]),
    (
        Issue,
        &[
            "制发",
            "新制发",
            "制定",
            "出台",
            "新制定",
            "制定出台",
            "印发",
            "本年制发",
            "新出台",
            "制发件数",
            "本年制发件数",
            "制定印发",
            "制定发布",
            "制定并发布",
            "制定并印发",
            "制定公布",
            "制发公布",
            "制发并公布",
            "新发布",
            "制发数",
        ],
    ),
    (Repeal, &["废止", "废止件数", "本年废止件数", "本年废止"]),
    (InForce, &["现行有效", "现行有效件数", "现行有效的", "有效件数"]),
    (Amend, &["修改", "修订"]),
    (Licence, &["行政许可", "行政许可决定", "行政许可处理决定"]),
    (Penalty, &["行政处罚", "行政处罚决定", "行政处罚处理决定"]),
    (Coercion, &["行政强制", "行政强制决定", "行政强制处理决定", "行政强制措施"]),
    (Charge, &["行政事业性收费", "行政事业性收费金额", "行政事业收费", "行政事业性收费收入", "行政事业性收费总额"]),
    (Decide, &["作出", "处理决定", "决定", "处理决定数量", "本年处理决定数量", "做出", "实施"]),
    (Fee, &["信息处理费", "信息公开处理费", "政府信息公开信息处理费", "依申请公开信息处理费"]),
    (Among, &["其中", "中有", "中，有"]),
    (
        Includes,
        &[
            "包括",
            "含",
            "主要",
            "主要有",
            "主要是",
            "主要为",
            "主要涉及",
            "如",
            "涉及",
            "其中包括",
            "包含",
            "其中主要",
            "包括了",
            "另有",
        ],
    ),
    (Respectively, &["分别", "分别为", "分别是", "组成", "构成", "由"]),
    (
        Rest,
        &[
            "其他",
            "其它",
            "其余",
            "剩余",
            "剩下",
            "余下",
            "其他类",
            "其它类",
            "其他信息",
            "其他方面",
            "其他渠道",
            "其他方式",
        ],
    ),
    (
        Growth,
        &[
            "比",
            "较",
            "同比",
            "环比",
            "相比",
            "增长",
            "增加",
            "减少",
            "下降",
            "上升",
            "增幅",
            "降幅",
            "比上年",
            "较上年",
            "比去年",
            "较去年",
            "较上年度",
            "多",
            "少",
            "提高",
            "回落",
            "降低",
            "增长了",
            "下降了",
            "减少了",
            "增加了",
            "同期",
            "翻",
            "净增",
        ],
    ),
    (
        Reach,
        &[
            "升至",
            "增至",
            "增加到",
            "增加至",
            "降至",
            "降到",
            "减少到",
            "减少至",
            "下降至",
            "下降到",
            "升到",
            "上升至",
            "上升到",
            "增长到",
            "增长至",
            "达到",
            "达",
        ],
    ),
    (Share, &["占", "占比", "占比为", "占比达", "比例", "比重", "率", "占总数", "约占"]),
    (Sum, &["总数", "总量", "合计", "共计", "总计", "总共", "累计", "计", "共有"]),
    (
        All,
        &["均", "都", "全部", "全", "一律", "皆", "均为", "全部为", "全部予以", "均属", "均属于", "均获", "申请人均为"],
    ),
    (Not, &["未", "无", "没有", "不存在", "尚未", "零", "未曾", "并未", "从未", "无一", "暂无", "未有", "没"]),
    (Reviewer, &["作为复议机关", "作为行政复议机关"]),
    (
        Unsure,
        &[
            "公开类",
            "同意类",
            "补正后",
            "经补正后",
            "全部或部分公开",
            "全部或者部分公开",
            "答复书",
            "重新答复",
            "重新作出答复",
            "重新办理",
            "重新处理",
            "再次答复",
            "补充答复",
            "责令答复",
            "责令重新答复",
            "责令限期答复",
            "当日",
            "提前",
            "首次",
            "一次性",
            "简易",
            "更正答复",
            "撤销原答复",
            "被撤销",
            "超期",
            "抽查",
            "代拟",
            "联合",
            "单独",
            "牵头",
            "参与",
            "补正",
            "完成补正",
            "补正材料",
            "撤回申请书",
            "年均",
            "月均",
            "日均",
            "拟制发",
            "拟废止",
            "拟制定",
            "拟出台",
            "计划制定",
            "计划制发",
            "计划废止",
            "提请废止",
            "提请审议",
            "主动废止",
            "同步废止",
            "自动失效",
            "届满失效",
            "期满失效",
            "有效期届满失效",
            "失效、废止",
            "废止、失效",
            "废止失效",
            "失效废止",
            "废止和失效",
            "废止或失效",
            "为被申请人",
            "入库",
            "减征",
            "免征",
            "减征免征",
            "退还",
            "返还",
            "缓征",
            "不予行政处罚",
            "不予行政许可",
            "复议决定",
            "化解",
            "主动撤回",
            "逾期答复",
            "超过法定期限答复",
            "答复公开",
            "公开答复",
            "答复不公开",
            "非公开答复",
            "合并处理",
            "合并办理",
            "并案处理",
            "不处理",
            "行政复议决定",
            "复议决定书",
            "行政复议决定书",
            "行政强制执行",
            "提供信息",
        ],
    ),
    (If, &["每", "除", "若", "如果", "如有", "如未", "假如", "外"]),
    (
        Whole,
        &[
            "全省",
            "全市",
            "全区",
            "全县",
            "全州",
            "全旗",
            "全盟",
            "全镇",
            "全乡",
            "全街道",
            "全局",
            "全系统",
            "我省",
            "我市",
            "我区",
            "我县",
            "我州",
            "我旗",
            "我局",
            "我委",
            "我办",
            "我厅",
            "我部",
            "我院",
            "我镇",
            "我乡",
            "我街道",
            "我处",
            "我中心",
            "我机关",
            "我单位",
            "我馆",
            "我站",
            "我队",
            "我社",
            "本局",
            "本机关",
            "本单位",
            "本镇",
            "本乡",
            "本街道",
            "本委",
            "本办",
            "本市",
            "本区",
            "本县",
            "本厅",
            "各级",
            "各级行政机关",
            "各行政机关",
            "行政机关",
            "全市各级",
            "全区各级",
            "全县各级",
            "全市各级行政机关",
            "全区各级行政机关",
            "全县各级行政机关",
            "全县各行政机关",
            "全区各行政机关",
            "全市各行政机关",
            "各级政府",
            "各级政府及其部门",
            "各级政府和部门",
            "市政府及各部门",
            "区政府及各部门",
            "县政府及各部门",
            "市政府及其部门",
            "区政府及其部门",
            "县政府及其部门",
            "各级各部门",
            "各地各部门",
        ],
    ),
    (
        Own,
        &[
            "本级",
            "政府本级",
            "区本级",
            "市本级",
            "县本级",
            "办公室",
            "办公厅",
            "政府办",
            "政府办公室",
            "政府办公厅",
            "部门",
            "市直",
            "区直",
            "县直",
            "街道",
            "乡镇",
            "各单位",
            "所属单位",
            "下属单位",
            "二级单位",
            "街道办",
            "局机关",
            "我局机关",
            "本局机关",
            "市局机关",
            "县局机关",
            "区局机关",
            "委机关",
            "厅机关",
            "下属",
            "所属",
            "直属",
            "事业单位",
            "各部门",
            "委办局",
            "机关本级",
            "区县",
            "各区县",
            "县区",
            "各县区",
            "层面",
            "单位",
            "其他单位",
            "其余单位",
            "上述单位",
            "中心",
            "市级机关",
            "市级部门",
            "县级部门",
            "区级部门",
        ],
    ),
    (
        Channel,
        &[
            "网上",
            "网络",
            "互联网",
            "在线",
            "信函",
            "来信",
            "邮寄",
            "快递",
            "当面",
            "现场",
            "窗口",
            "传真",
            "电子邮件",
            "邮件",
            "电子邮箱",
            "邮箱",
            "平台",
            "系统",
            "渠道",
            "门户网站",
            "网站",
            "网页",
            "书面",
            "书面申请",
            "口头",
            "当场",
            "线上",
            "线下",
            "挂号信",
            "信件",
            "电话",
        ],
    ),
    (
        Foreign,
        &[
            "留言",
            "诉求",
            "舆情",
            "热线",
            "信箱",
            "建议",
            "提案",
            "议案",
            "咨询",
            "举报",
            "投诉",
            "信访",
            "来访",
            "培训",
            "培训会",
            "会议",
            "不动产",
            "政务服务",
            "新闻",
            "发布会",
            "解读",
            "栏目",
            "公报",
            "微信",
            "微博",
            "公众号",
            "粉丝",
            "备案",
            "业务",
            "工单",
            "电子邮件咨询",
            "浏览",
            "访问",
            "点击",
            "采购",
            "罚没",
            "预算",
            "决算",
            "公开指南",
            "目录",
            "专区",
            "网民",
            "群众来信",
            "意见",
            "征集",
            "复查",
            "执法检查",
            "检查",
            "督查",
            "监测",
            "稿件",
            "文章",
            "视频",
            "立案",
            "共同被告",
            "复议机关",
            "行政复议机关",
            "作为被告",
            "一审",
            "二审",
            "再审",
            "出庭",
            "应诉",
            "许可申请",
            "行政许可申请",
            "事项",
            "政策性文件",
            "公文",
            "政府文件",
            "其他文件",
            "上级文件",
            "制度",
            "人大代表",
            "政协",
            "案例",
            "听证",
            "调查",
            "延期",
            "延长",
            "延长答复期限",
            "延长答复",
            "延长办理期限",
            "有效申请",
            "剔除",
            "指导",
            "涉企",
            "同一申请人",
            "转发",
            "要求",
            "满意",
            "主动公开",
            "发布",
            "推送",
            "公开信息",
            "公示",
            "更新",
            "上传",
            "依申请公开平台",
            "依申请公开制度",
            "依申请公开工作",
            "依申请公开栏目",
            "依申请公开指南",
            "年报",
            "年度报告",
            "减免",
            "开展",
            "召开",
            "组织",
            "举办",
            "专题",
            "行政争议",
            "纠错",
            "梳理",
            "认定",
            "清理",
            "重点",
            "业务查询",
            "诉讼请求",
            "驳回",
            "协助",
            "协办",
            "复核",
            "交办",
            "转来",
            "移送",
            "告知书",
            "台账",
            "文书",
        ],
    ),
    (Subject, &["公开", "信息", "政府信息", "政府信息公开", "信息公开", "涉及政府信息公开"]),
    (
        Filler,
        &[
            "共",
            "总",
            "按",
            "按照",
            "尚",
            "尚有",
            "或",
            "或以",
            "或者",
            "原因",
            "作为答复主体",
            "稳中有降",
            "稳中有升",
            "仍有",
            "仍",
            "还剩",
            "尚余",
            "应办",
            "作为被申请人",
            "作为被申请人的",
            "已",
            "已经",
            "依法",
            "按时",
            "按期",
            "及时",
            "的",
            "了",
            "为",
            "是",
            "数量",
            "数",
            "件数",
            "均按时",
            "在法定期限内",
            "法定期限内",
            "在规定时限内",
            "规定时限内",
            "按规定",
            "按照规定",
            "并",
            "和",
            "及",
            "与",
            "以及",
            "并且",
            "予以",
            "给予",
            "进行",
            "情况",
            "方面",
            "工作",
            "案件",
            "类",
            "各类",
            "因",
            "因为",
            "由于",
            "引起",
            "引发",
            "发生",
            "提出",
            "提交",
            "提起",
            "形式",
            "方式",
            "属于",
            "属",
            "系",
            "中",
            "期限",
            "收到的",
            "相关",
            "有关",
            "所有",
            "其",
            "该",
            "共同",
            "截至",
            "截止",
            "底",
            "末",
            "度",
            "到",
            "至",
            "于",
            "在",
            "从",
            "对",
            "将",
            "向",
            "被",
            "以",
            "等方式",
            "等形式",
            "申请人为",
            "申请人",
            "申请主体",
            "主体",
            "答复结果",
            "答复类型",
            "办理结果",
            "处理结果",
            "分布",
            "群众",
            "社会公众",
            "公众",
            "市民",
            "村民",
            "居民",
            "当事人",
            "结果",
            "情形",
            "情况的",
            "视为放弃",
            "不再处理",
            "且",
            "也",
            "还",
            "还有",
            "另",
            "公民、法人或者其他组织",
            "公民、法人和其他组织",
            "公民、法人或其他组织",
            "公民、法人",
            "认真",
            "严格",
            "妥善",
            "积极",
            "规范",
            "依规",
            "依法依规",
            "实际",
            "通过",
            "经",
            "后",
            "新的",
            "各",
            "机关",
            "年底",
            "书面形式",
            "级",
            "县级",
            "能够",
            "而",
            "就",
            "仅",
            "只",
            "有",
            "给",
            "能",
            "提供",
            "我",
            "本",
            "保留",
            "件",
            "来自",
            "出现",
            "而来",
        ],
    ),
    (AndSo, &["等", "等等"]),
];

/// The words as a tree of characters.
static KNOWN: Vocabulary<{ Vocabulary::<0>::room(WORDS) }> = Vocabulary::new(WORDS);

/// The characters that begin a word.
pub(super) const fn firsts(mut set: CharSet) -> CharSet {
    let mut group = 0;
    while group < WORDS.len() {
        let mut at = 0;
        while at < WORDS[group].1.len() {
            set = set.and_first(WORDS[group].1[at]);
            at += 1;
        }
        group += 1;
    }
    set
}

/// The longest known word that a text begins with, and its length in bytes. White space and quotation marks within it
/// are passed over.
pub fn word(text: &str) -> Option<(Word, usize)> {
    let mut chars = text.char_indices();
    let (_, first) = chars.next()?;
    let mut node = KNOWN.begin(first)?;
    let mut found = KNOWN.word(node).map(|group| (group, first.len_utf8()));
    for (at, c) in chars {
        match KNOWN.next(node, c) {
            Some(next) => node = next,
            None if matches!(c, '“' | '”' | '"') || c.is_whitespace() => continue,
            None => break,
        }
        if let Some(group) = KNOWN.word(node) {
            found = Some((group, at + c.len_utf8()));
        }
    }
    found.map(|(group, length)| (WORDS[group].0, length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustc_hash::FxHashMap;

    #[test]
    fn the_longest_word_counts() {
        assert_eq!(word("不予公开3件"), Some((Outcome("refused"), "不予公开".len())));
        assert_eq!(word("危及“三安全一稳定”2件"), Some((Outcome("endangers-security"), "危及“三安全一稳定".len())));
        assert_eq!(word("其 中自然人"), Some((Among, "其 中".len())));
        assert_eq!(word("𠮷县"), None);
        assert_eq!(word(""), None);
    }

    #[test]
    fn every_word_for_an_application_has_the_character_it_is_looked_for_by() {
        let (_, spellings) = WORDS.iter().find(|(word, _)| *word == Request).unwrap();
        assert!(spellings.iter().all(|spelling| spelling.contains('请')));
    }

    #[test]
    fn every_spelling_is_found() {
        for &(word_of, spellings) in WORDS {
            for spelling in spellings {
                assert_eq!(word(spelling), Some((word_of, spelling.len())), "{spelling}");
                let spaced: String = spelling.chars().flat_map(|c| [c, ' ']).collect();
                assert_eq!(word(&spaced), Some((word_of, spaced.len() - 1)), "{spaced}");
            }
        }
    }

    #[test]
    fn no_spelling_means_two_things() {
        let mut seen = FxHashMap::default();
        for &(word, spellings) in WORDS {
            for spelling in spellings {
                assert_eq!(seen.insert(*spelling, word), None, "{spelling}");
            }
        }
    }

    #[test]
    fn outcomes_applicants_and_results_are_those_of_the_edition() {
        let edition = crate::edition::latest();
        let table = |id: &str| edition.tables.iter().find(|table| table.id == id).unwrap();
        let has_row = |id: &str| table("applications").rows.iter().any(|row| row.id == id);
        let has_column = |table: &crate::edition::Table, id: &str| table.columns.iter().any(|column| column.id == id);
        for &(word, _) in WORDS {
            match word {
                Outcome(id) => assert!(has_row(id), "{id}"),
                Applicant("organisations") => {}
                Applicant(id) => assert!(has_column(table("applications"), id), "{id}"),
                Result(id) => assert!(has_column(table("reviews"), id), "{id}"),
                _ => {}
            }
        }
    }
}
