//! What a figure in prose may be of. Which places of the tables hold it, the rules say.

/// What a figure is of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Notion {
    /// 收到: applications that came in, those carried over included or not.
    Received,
    /// 新收: those of this year alone.
    New,
    /// 受理, 办理
    Handled,
    /// 答复
    Answered,
    /// 办结
    Finished,
    /// Applications, and nothing more is said of them.
    Some,
    /// 上年结转
    CarriedIn,
    /// 结转下年
    CarriedOut,
    /// 结转, from last year or to the next.
    Carried,
    /// An outcome, by the id of its row or group; where two are named and 等, the other may be meant.
    Outcome {
        /// The row or group.
        id: &'static str,
        /// What may be meant instead.
        or: Option<&'static str>,
    },
    /// 予以公开, with or without 部分公开.
    Granted,
    /// 予以公开和部分公开
    GrantedInAllOrPart,
    /// Applications of one kind of applicant: the id of a column, or `organisations` for all but natural persons.
    Applicants(&'static str),
    /// Reviews or lawsuits, all or those of one result.
    Cases {
        /// Which.
        kind: CaseKind,
        /// The id of the column; all, where there is none.
        result: Option<&'static str>,
    },
    /// Regulations or normative documents.
    Documents {
        /// Which.
        kind: DocumentKind,
        /// The id of the column.
        column: &'static str,
    },
    /// Decisions, by the id of their row.
    Decisions(&'static str),
    /// 行政事业性收费
    Charges,
}

/// Reviews and lawsuits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CaseKind {
    /// 行政复议
    Review,
    /// 行政诉讼, of both kinds.
    Suit,
    /// 未经复议直接起诉
    Direct,
    /// 复议后起诉
    AfterReview,
    /// Several are named at once.
    Several,
}

/// The rows of the first table of section two.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DocumentKind {
    /// 规章
    Regulations,
    /// 行政规范性文件
    Normative,
}

/// What the paragraphs before, or the heading above, say this one is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Topic {
    /// Applications.
    Requests,
    /// Reviews and lawsuits.
    Cases(CaseKind),
    /// Regulations and normative documents.
    Documents(DocumentKind),
    /// Something that no table has.
    Foreign,
}
