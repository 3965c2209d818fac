//! What became of a document: what was recognised, guessed, joined, left out.

use crate::document::Place;
use crate::text::{Lang, Span, counted, say};

/// Something that the importer did, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// What.
    pub what: What,
    /// Where in the file.
    pub place: Place,
    /// Where in the text, if it is there.
    pub span: Option<Span>,
}

/// What the importer did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// An official table, by its official name, with so many rows of figures.
    Table {
        /// What it is called: its item, or its section.
        name: String,
        /// How many rows carry figures.
        rows: usize,
    },
    /// A section.
    Section(String),
    /// A key of the front matter.
    Key {
        /// The key.
        key: &'static str,
        /// Its value.
        value: String,
    },
    /// A key of the front matter that a report has to have and the document does not say.
    Untold(&'static str),
    /// The report is of a year that had no official tables yet, and has none.
    NoFormat(i32),
    /// It was not read itself, but what another program has made of it.
    Converted,
    /// Part of a table that goes on the one before it.
    Joined,
    /// A paragraph of so many lines.
    JoinedLines(usize),
    /// A guess on figures or names.
    Guess(Guess),
    /// Cells of an official table, or what may be one, that found no place: what they say.
    Unread(String),
    /// A formula whose value the file does not hold.
    Uncomputed,
    /// Something that belongs to no place of a report; it stands in the text as a comment.
    Aside(String),
    /// What is no part of a report: navigation, a contents list, page numbers; so many pieces of it.
    LeftOut(LeftOut, usize),
    /// Part of a page whose bytes make no sense.
    Undrawn,
    /// The file ends before it says so: something may be missing.
    CutOff,
    /// What of a table lies beyond the edge of its page.
    Beyond,
    /// Text with a line through it.
    Struck(String),
    /// Figures that came into no cell of the text.
    Unplaced(String),
    /// A picture or embedded file, and the section that it stands in.
    Picture {
        /// The index of the official section.
        section: Option<usize>,
    },
}

/// A guess.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Guess {
    /// The columns have no heads; those of the form were taken in its order.
    Columns,
    /// A row has no name; the one that is missing there was taken.
    Row(String),
    /// Figures of section 四 were taken in the order of the form.
    Order,
    /// A cell over several rows was taken for that of the first.
    Merged(String),
    /// Digits that run together were cut so that the total holds: what stood there.
    Cut(String),
    /// A table without lines: its cells were told by where text stands.
    Unruled,
    /// Text that stands in two cells was taken for that of one.
    Between(String),
    /// A figure that was broken at the edge of its cell was put together.
    Broken(String),
    /// A cell holds several figures.
    Several(String),
}

/// What is left out.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum LeftOut {
    /// What stands before the report on a page.
    Before,
    /// What stands after it.
    Behind,
    /// Lines about the page: source, hits, size of letters.
    Meta,
    /// A contents list.
    Contents,
    /// Numbers of pages.
    PageNumbers,
    /// Words between two pieces of a table that say that it goes on.
    Continued,
    /// Sheets that are hidden.
    HiddenSheets,
    /// Bookmarks that a conversion has left in the text.
    Bookmarks,
    /// Heads, feet and numbers of pages.
    Margins,
}

impl What {
    /// Whether it touches figures or names of official tables, so that a person has to look.
    pub fn is_doubtful(&self) -> bool {
        matches!(
            self,
            What::Guess(_)
                | What::Unread(_)
                | What::Uncomputed
                | What::Undrawn
                | What::CutOff
                | What::Beyond
                | What::Struck(_)
                | What::Unplaced(_)
        )
    }

    /// A stable name for programs.
    pub fn kind(&self) -> &'static str {
        match self {
            What::Table { .. } => "table",
            What::Section(_) => "section",
            What::Key { .. } => "key",
            What::Untold(_) => "untold",
            What::NoFormat(_) => "no-format",
            What::Converted => "converted",
            What::Joined => "joined",
            What::JoinedLines(_) => "joined-lines",
            What::Guess(_) => "guess",
            What::Unread(_) => "unread",
            What::Uncomputed => "uncomputed",
            What::Aside(_) => "aside",
            What::LeftOut(..) => "left-out",
            What::Undrawn => "undrawn",
            What::CutOff => "cut-off",
            What::Beyond => "beyond",
            What::Struck(_) => "struck",
            What::Unplaced(_) => "unplaced",
            What::Picture { .. } => "picture",
        }
    }

    /// In words.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            What::Table { name, rows } => {
                let said = counted(*rows, "row");
                say!(lang, zh: "认出“{name}”表，{rows} 行数字", en: "recognised the table {name}, {said} of figures")
            }
            What::Section(name) => say!(lang, zh: "认出“{name}”", en: "recognised {name}"),
            What::Key { key, value } => say!(lang, zh: "{key}：{value}", en: "{key}: {value}"),
            What::Untold(key) => say!(lang,
                zh: "没有认出{key}，题头里要补上",
                en: "the document does not say {key}, which the front matter has to give"),
            What::NoFormat(year) => say!(lang,
                zh: "{year} 年度还没有规定的表，文中也没有，按原样导入",
                en: "there were no official tables yet for {year}, and there is none; it is imported as it is"),
            What::Converted => say!(lang,
                zh: "文件由 LibreOffice 转换后读入，请对照原文件核对",
                en: "read by way of LibreOffice; compare with the file"),
            What::Joined => say!(lang, zh: "接上前面的同一张表", en: "joined to the table before it"),
            What::JoinedLines(lines) => say!(lang, zh: "{lines} 行接成一段", en: "{lines} lines joined to a paragraph"),
            What::Guess(guess) => guess.words(lang),
            What::Unread(text) => say!(lang,
                zh: "没有读懂“{text}”，不知道是哪一格的，已作为注释留在原处",
                en: "could not tell which cell “{text}” belongs to; it is kept as a comment where it stood"),
            What::Uncomputed => say!(lang,
                zh: "公式没有算出的值，没有当作空白；请用 Excel 或 WPS 打开，保存后再读",
                en: "the file does not hold what this formula comes to, which is no blank; open it in Excel or WPS, save it and read it again"),
            What::Aside(text) => say!(lang,
                zh: "“{text}”不属于报告的任何部分，已作为注释留在原处",
                en: "“{text}” is no part of a report; it is kept as a comment where it stood"),
            What::LeftOut(what, count) => {
                let what = what.words(lang);
                say!(lang, zh: "略去{what} {count} 处", en: "left out: {what}, {count}")
            }
            What::Undrawn => say!(lang,
                zh: "这一页有一部分内容损坏，读不出来",
                en: "part of this page is damaged and was not read"),
            What::CutOff => say!(lang,
                zh: "文件没有正常结束，可能不完整：末尾的内容可能缺失",
                en: "the file ends before it says so and may be cut off: something may be missing at its end"),
            What::Beyond => say!(lang,
                zh: "这张表伸到页面以外，页面以外的格没有读",
                en: "the table reaches beyond the edge of the page; the cells beyond it were not read"),
            What::Struck(text) => say!(lang,
                zh: "“{text}”上画了删除线，没有读入",
                en: "“{text}” is struck out and was not read"),
            What::Unplaced(text) => say!(lang,
                zh: "“{text}”像是表里的数字，没有读进任何一格，请核对",
                en: "“{text}” stands as a figure of a table does, and came into no cell; see where it belongs"),
            What::Picture { .. } => say!(lang,
                zh: "这里是图片或附件，里面的内容没有读",
                en: "a picture or an embedded file; what it shows was not read"),
        }
    }
}

impl Guess {
    /// In words.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Guess::Columns => say!(lang,
                zh: "表没有列名，各列按规定的次序判断",
                en: "the table has no names of columns; they are taken to be those of the form, in its order"),
            Guess::Row(name) => say!(lang,
                zh: "这一行没有行名，按前后两行判断为“{name}”",
                en: "the row has no name; by its neighbours it is taken to be {name}"),
            Guess::Order => say!(lang,
                zh: "表头没有说清各格属于哪一项，按规定的次序判断",
                en: "the heads do not say where each figure belongs; they are taken in the order of the form"),
            Guess::Merged(text) => say!(lang,
                zh: "“{text}”所在的格跨了几行，判断为第一行的数",
                en: "the cell of “{text}” reaches over several rows; it is taken for that of the first"),
            Guess::Unruled => say!(lang,
                zh: "这张表没有框线，各格按文字的位置判断",
                en: "the table has no lines; its cells are told by where the text stands"),
            Guess::Between(text) => say!(lang,
                zh: "“{text}”压着两格之间的线，判断为其中一格的内容",
                en: "“{text}” stands across the line between two cells; it is taken for that of one"),
            Guess::Broken(text) => say!(lang,
                zh: "“{text}”在格里断成几行，判断为一个数",
                en: "“{text}” is broken into lines in its cell; it is taken for one figure"),
            Guess::Several(text) => say!(lang,
                zh: "“{text}”所在的格里有几个数，分不清是哪一个",
                en: "the cell of “{text}” has several figures; which one is meant cannot be told"),
            Guess::Cut(text) => say!(lang,
                zh: "“{text}”是连在一起的数字，按总计判断各格",
                en: "the digits “{text}” run together; they were cut so that the total holds"),
        }
    }
}

impl LeftOut {
    /// In words.
    pub fn words(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            LeftOut::Before => ("正文前的导航等内容", "what stands before the report"),
            LeftOut::Behind => ("正文后的导航等内容", "what stands behind the report"),
            LeftOut::Meta => ("来源、浏览次数等页面信息", "lines about the page"),
            LeftOut::Contents => ("目录", "a contents list"),
            LeftOut::PageNumbers => ("页码", "page numbers"),
            LeftOut::Continued => ("“续表”字样", "words that say that a table goes on"),
            LeftOut::Margins => ("页眉、页脚和页码", "heads, feet and numbers of pages"),
            LeftOut::HiddenSheets => ("隐藏的工作表", "hidden sheets"),
            LeftOut::Bookmarks => ("转换留下的书签", "bookmarks left by a conversion"),
        };
        if lang == Lang::Zh { zh } else { en }
    }
}
