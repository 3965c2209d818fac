//! What is only known of figures when the whole sentence is.

use super::notion::{CaseKind, Notion};
use super::others;
use super::reading::Figure;
use super::token::{Item, Token};
use super::words::Word;

/// Settles what figures are of, sentence by sentence. Linear: no word looks at the figures by itself.
pub(super) fn settle(text: &str, tokens: &[Token], figures: &mut [Figure]) {
    let mut from = 0;
    for sentence in tokens.split_inclusive(|token| token.item == Item::Stop) {
        let Some(last) = sentence.last() else { continue };
        let count = figures[from..].partition_point(|figure| figure.span.start < last.span.end);
        let figures = &mut figures[from..from + count];
        Told::by(text, sentence).settle(text, figures);
        if let (false, Some(first)) = (figures.is_empty(), sentence.first()) {
            others::forget(text, first.span.join(last.span), figures);
        }
        from += count;
    }
}

/// Words of a sentence that tell what its figures are only a part of.
#[derive(Default)]
struct Told {
    /// 修改: what is amended counts as issued to some, and not to others.
    amended: bool,
    /// 延期: what was answered in time is not all.
    late: bool,
    /// 驳回, which is among those upheld, or not.
    dismissed: bool,
    /// 自动失效, which is among those repealed, or not.
    lapsed: bool,
    /// 行政许可: what was applied for may have been that.
    licences: bool,
    /// 政府信息公开申请
    open: bool,
    /// 行政强制执行 beside 行政强制措施.
    enforced: bool,
    /// 行政复议申请42件，受理37件: where the last is.
    accepted: Option<u32>,
    /// 行政复议案件5661件，其中政府信息公开类351件: where the last is, which are those that the report is on.
    open_among: Option<u32>,
}

impl Told {
    fn by(text: &str, sentence: &[Token]) -> Told {
        let mut told = Told::default();
        let mut among = None;
        // Where a clause begins that says nothing but which cases, as far as it is read: 行政复议46件，信息公开类12件.
        let mut only = None;
        for token in sentence {
            match token.item {
                Item::Comma | Item::Open => only = Some((token.span.start, false)),
                Item::Word(Word::Subject) if token.span.slice(text).contains("信息公开") => {
                    only = only.map(|(start, _)| (start, true));
                }
                Item::Word(Word::Filler | Word::Includes | Word::Among) => {}
                Item::Figure(..) => {
                    let open = only.take().filter(|(_, is_open)| *is_open);
                    told.open_among = told.open_among.or(open.map(|(start, _)| start));
                }
                _ => only = None,
            }
            match token.item {
                Item::Word(Word::Among) => among = Some(token.span.start),
                Item::Figure(..) => among = None,
                Item::Word(Word::Subject) if token.span.slice(text).contains("信息公开") => {
                    told.open_among = told.open_among.or(among);
                }
                Item::Word(Word::Amend) => told.amended = true,
                Item::Word(Word::Licence) => told.licences = true,
                Item::Word(Word::Request) if token.span.slice(text) != "申请" => told.open = true,
                Item::Word(Word::Foreign | Word::Unsure | Word::Handle) => match token.span.slice(text) {
                    "延期" | "超期" => told.late = true,
                    "驳回" => told.dismissed = true,
                    "自动失效" | "届满失效" | "期满失效" | "有效期届满失效" => told.lapsed = true,
                    "行政强制执行" | "强制执行" => told.enforced = true,
                    "受理" => told.accepted = Some(token.span.start),
                    _ => {}
                },
                _ => {}
            }
        }
        told
    }

    /// What the figures of the sentence are of.
    fn settle(&self, text: &str, figures: &mut [Figure]) {
        let told = done_in_all(figures);
        let is_part = |figure: &Figure| match figure.notion {
            Some(Notion::New) if told => true,
            Some(
                Notion::Received | Notion::New | Notion::Handled | Notion::Some | Notion::Answered | Notion::Finished,
            ) if self.licences && !self.open => true,
            Some(Notion::Documents { column: "issued", .. }) => self.amended,
            Some(Notion::Documents { column: "repealed", .. }) => self.lapsed,
            Some(Notion::Answered | Notion::Finished) => self.late && is_in_time(text, figure),
            Some(Notion::Cases { result: Some("upheld"), .. }) => self.dismissed,
            Some(Notion::Cases { kind, result: None }) => {
                let is_before = |at: Option<u32>| at.is_some_and(|at| figure.span.start < at);
                kind == CaseKind::Review && is_before(self.accepted) || is_before(self.open_among)
            }
            Some(Notion::Decisions("coercion")) => self.enforced,
            // 行政许可不予受理41件
            Some(Notion::Outcome { id: "not-processed", .. }) => self.licences && !self.open,
            _ => false,
        };
        figures.iter_mut().filter(|figure| is_part(figure)).for_each(|figure| figure.notion = None);
        of_both_kinds(text, figures);
        let is =
            |figure: &Figure, wanted: &str| matches!(figure.notion, Some(Notion::Outcome { id, .. }) if id == wanted);
        // Beside 部分公开, 予以公开 is what was granted whole.
        if figures.iter().any(|figure| is(figure, "partly-granted")) {
            return;
        }
        let granted = figures.iter_mut().filter(|figure| is(figure, "granted"));
        granted.for_each(|figure| figure.notion = Some(Notion::Granted));
    }
}

/// Forgets of which cases results are that stand behind two totals: `行政复议12件、行政诉讼6件，其中维持14件`.
fn of_both_kinds(text: &str, figures: &mut [Figure]) {
    // Whether a total is of reviews, those in a row.
    let mut totals: Vec<bool> = Vec::new();
    let mut is_total_above = false;
    for figure in figures {
        let total = match figure.notion {
            Some(Notion::Cases { kind, result: None }) => Some(kind == CaseKind::Review),
            _ => None,
        };
        if total.is_some() && !is_total_above {
            totals.clear();
        }
        totals.extend(total);
        is_total_above = total.is_some();
        let is_result = matches!(figure.notion, Some(Notion::Cases { result: Some(_), .. }));
        if is_result && totals.contains(&true) && totals.contains(&false) && !names_cases(text, figure) {
            figure.notion = None;
        }
    }
}

/// Whether the clause of a figure says of which cases it is.
fn names_cases(text: &str, figure: &Figure) -> bool {
    let before = &text[..figure.span.start as usize];
    let clause = before.rsplit(['，', '；', '。', '：', '、', '（']).next().unwrap_or_default();
    ["复议", "诉"].iter().any(|word| clause.contains(word))
}

/// `上年结转45件、新收1439件，合计办结1484件`: whether what came in and what was carried over are what was dealt with, so that
/// they may be no more than that of each.
fn done_in_all(figures: &[Figure]) -> bool {
    let value = |wanted: Notion| {
        let mut found = figures.iter().filter(|figure| figure.notion == Some(wanted));
        let first = found.next()?;
        found.next().is_none().then_some(first.number.value)
    };
    let parts = value(Notion::New).zip(value(Notion::CarriedIn));
    parts.zip(value(Notion::Finished)).is_some_and(|((new, before), done)| new.checked_add(before) == Some(done))
}

/// `按期答复250件`
fn is_in_time(text: &str, figure: &Figure) -> bool {
    const IN_TIME: [&str; 6] = ["按期答复", "按时答复", "如期答复", "按期办结", "按时办结", "如期办结"];
    let before = text[..figure.span.start as usize].trim_end();
    IN_TIME.iter().any(|words| before.ends_with(words))
}
