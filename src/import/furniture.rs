//! What of a portal's page is not the report: navigation before it, the lines and buttons below its title, links and the
//! imprint behind it. Words of such things stand in sentences, too: what is a sentence is never taken for one of them.

use super::account::LeftOut;
use super::items::Item;
use super::role::{Role, is_agency};
use crate::edition::{self, split_name};
use crate::shape::Vocabulary;
use crate::text::is_dated;

/// What stands before the report: of a page it is navigation, of a document it stays as a remark. A table of the report's
/// figures is no navigation, wherever it stands.
pub(super) fn before(is_page: bool, start: usize, items: &[Item], roles: &mut [Role]) {
    for (item, role) in items.iter().zip(roles.iter_mut()).take(start) {
        if *role == Role::Prose && !is_official(item) {
            *role = if is_page { Role::LeftOut(LeftOut::Before) } else { Role::Aside };
        }
    }
}

/// Whether an item is a table with names of official rows or columns.
fn is_official(item: &Item) -> bool {
    const ENOUGH: usize = 4;
    let Item::Grid(board) = item else { return false };
    let vocabulary = Vocabulary::of(edition::latest());
    let known = board.grid.cells.iter().filter(|cell| vocabulary.knows(&cell.text.trim().into()));
    known.take(ENOUGH).count() == ENOUGH
}

/// What stands between the title and the report on a page: lines about it, and what one may press there.
pub(super) fn below_title(is_page: bool, texts: &[String], roles: &mut [Role]) {
    for (text, role) in texts.iter().zip(roles).filter(|(_, role)| **role == Role::Prose) {
        if is_meta(text) {
            *role = Role::LeftOut(LeftOut::Meta);
        } else if is_page && (is_controls(text) || is_end(text)) {
            *role = Role::LeftOut(LeftOut::Before);
        }
    }
}

/// What stands after the report on a page.
pub(super) fn behind(items: &[Item], texts: &[String], roles: &mut [Role]) {
    let Some(last) = roles.iter().rposition(|role| matches!(role, Role::Section(_))) else { return };
    let is_text = |at: &usize| matches!(items[*at], Item::Paragraph(_)) && roles[*at] != Role::Blank;
    // From there on no more of it can come.
    let surely = (last + 1..items.len()).find(|at| is_text(at) && is_end(&texts[*at])).unwrap_or(items.len());
    // Up to where the last sentence or date stands, a line that is none is of the report.
    let said = (last + 1..surely).rev().find(|at| is_text(at) && (texts[*at].contains('。') || is_dated(&texts[*at])));
    let mut dated = false;
    let ends = |at: &usize| {
        let text = &texts[*at];
        let signs = is_dated(text) || is_agency(text) && !dated;
        let is_none = || !is_prose(text) && *at > last + 1 && said.is_none_or(|said| *at > said);
        let ends = !signs && (dated && !is_addition(text) || is_none());
        dated |= is_dated(text);
        ends
    };
    let end = (last + 1..surely).filter(is_text).find(ends).unwrap_or(surely);
    let last = (end..items.len()).rev().find(|at| is_official(&items[*at]));
    let end = last.map_or(end, |last| last + 1);
    for role in &mut roles[end..] {
        if *role != Role::Blank {
            *role = Role::LeftOut(LeftOut::Behind);
        }
    }
}

/// Whether a line belongs to the report though it stands below its date: a note, or one more section.
fn is_addition(text: &str) -> bool {
    let mut chars = text.chars();
    let is_numbered = chars.next().is_some_and(|c| "七八九十".contains(c)) && chars.next() == Some('、');
    is_numbered || text.starts_with(['注', '备']) && text.contains(['：', ':'])
}

/// Lines about a page.
pub(super) fn is_meta(text: &str) -> bool {
    const WORDS: [&str; 22] = [
        "发布日期",
        "发布时间",
        "发文日期",
        "成文日期",
        "公开日期",
        "来源",
        "信息来源",
        "浏览次数",
        "浏览量",
        "访问量",
        "点击数",
        "字号",
        "字体",
        "打印",
        "索引号",
        "索 引 号",
        "发布机构",
        "责任编辑",
        "作者",
        "分享到",
        "阅读次数",
        "时间",
    ];
    let text = text.trim();
    let colon = |word: &&str| text.starts_with(*word) && text.contains([':', '：', '【', '[']) || text == *word;
    text.chars().count() <= 120 && !text.contains('。') && WORDS.iter().any(colon)
}

/// Whether a line is nothing but what one may press on a page: 微信 微博 QQ空间, 文字版, [大 中 小].
fn is_controls(text: &str) -> bool {
    const WORDS: [&str; 32] = [
        "微信",
        "微博",
        "新浪微博",
        "腾讯微博",
        "QQ空间",
        "QQ",
        "QQ好友",
        "朋友圈",
        "全真版",
        "文字版",
        "图文版",
        "图片版",
        "PDF版",
        "手机版",
        "文件下载",
        "下载",
        "附件",
        "打印",
        "打印本页",
        "收藏",
        "分享",
        "分享到",
        "字号",
        "字体",
        "大",
        "中",
        "小",
        "朗读",
        "语音播报",
        "听全文",
        "纠错",
        "关闭",
    ];
    // Some stand without a space between them: 微信微博.
    let is_made_of = |mut token: &str| {
        while let Some(rest) = WORDS.iter().filter_map(|word| token.strip_prefix(word)).min_by_key(|rest| rest.len()) {
            token = rest;
        }
        token.is_empty()
    };
    !text.trim().is_empty() && tokens(text).all(is_made_of)
}

/// The words of a line of links: apart by white space, bars, brackets and colons.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let parts = |c: char| c.is_whitespace() || "|｜丨/／·【】[]［］()（）<>《》：:、".contains(c);
    text.split(parts).filter(|token| !token.is_empty())
}

/// Whether a line stands behind reports on pages: links to other articles, and the imprint. A sentence is none, whatever
/// words it has.
pub(super) fn is_end(text: &str) -> bool {
    /// Of an imprint.
    const IMPRINT: [&str; 4] = ["ICP备", "公网安备", "网站标识码", "版权所有"];
    /// They begin a line, or a link in it.
    const BEGIN: [&str; 14] = [
        "上一篇",
        "下一篇",
        "上一条",
        "下一条",
        "相关链接",
        "相关文章",
        "相关信息",
        "附件下载",
        "网站地图",
        "返回顶部",
        "友情链接",
        "联系我们",
        "关于我们",
        "扫一扫",
    ];
    /// They are a link by themselves.
    const ALONE: [&str; 10] =
        ["打印", "打印本页", "打印本文", "关闭", "关闭窗口", "关闭本页", "分享到", "主办单位", "承办单位", "责任编辑"];
    if text.chars().count() > 200 {
        return false;
    }
    let is_sentence = text.contains(['。', '；', '，']);
    let is_link = |token: &str| BEGIN.iter().any(|word| token.starts_with(word)) || ALONE.contains(&token);
    let is_imprint = |word: &str| text.contains(word) && (!text.contains('。') || text.starts_with(word));
    IMPRINT.into_iter().any(is_imprint) || !is_sentence && tokens(text).any(is_link)
}

/// Whether a text is prose rather than a link.
pub(super) fn is_sentence(text: &str) -> bool {
    text.chars().count() > 30 && text.contains(['。', '，'])
}

/// Whether a paragraph after the last section may be of it.
fn is_prose(text: &str) -> bool {
    text.contains(['。', '；', '：', '，'])
        || split_name(text).0.is_some()
        || text.starts_with('无')
        || text.chars().count() > 60
}
