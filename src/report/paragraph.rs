//! Prose, a paragraph at a time.

use crate::syntax::{LineKind, Tree, begins_item, comments, is_closed};
use crate::text::{Joined, LEFT_OUT, Span};
use std::ops::Range;

/// Consecutive lines of prose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paragraph {
    /// Its lines.
    pub lines: Range<usize>,
}

/// The paragraphs among `lines`.
pub fn paragraphs(tree: &Tree, lines: Range<usize>) -> impl Iterator<Item = Paragraph> {
    let is_prose = |line: usize| tree.lines[line].kind == LineKind::Prose;
    runs(lines, is_prose, is_prose).map(|lines| Paragraph { lines })
}

/// What is written in prose and headings among `lines`, in stretches that no table or comment interrupts:
/// the lines of a paragraph joined, a line end at least between it and what else there is.
pub(crate) fn stretches(tree: &Tree, lines: Range<usize>) -> impl Iterator<Item = Joined<'_>> {
    let is_text = |line: usize| matches!(tree.lines[line].kind, LineKind::Prose | LineKind::Heading(_));
    let goes_on = move |line: usize| is_text(line) || tree.lines[line].kind == LineKind::Blank;
    runs(lines, is_text, goes_on).map(|run| stretch(tree, run))
}

fn stretch(tree: &Tree, lines: Range<usize>) -> Joined<'_> {
    let is_prose = |line: usize| tree.lines[line].kind == LineKind::Prose;
    let goes_on = |line: &usize| is_prose(*line) && is_prose(line - 1);
    let span = Span { start: tree.lines[lines.start].start, end: tree.lines[lines.end - 1].end };
    if !(lines.start + 1..lines.end).any(|line| goes_on(&line)) && !may_comment(tree.slice(span)) {
        // No paragraph has two lines: it reads as it stands.
        return Joined::whole(&tree.text, span);
    }
    let mut joined = Joined::default();
    for line in lines.clone() {
        if line > lines.start && !goes_on(&line) {
            joined.break_off();
        }
        push(&mut joined, tree, line, Joined::push);
    }
    joined
}

/// Goes on with a line. What its author noted for himself in a comment within it is no part of what it says; nothing
/// is read over the place where it stands.
fn push<'t>(joined: &mut Joined<'t>, tree: &'t Tree, line: usize, put: impl Fn(&mut Joined<'t>, &'t str, Span)) {
    push_span(joined, tree, tree.lines[line].span(), put);
}

/// The same with what of a line is to be read.
fn push_span<'t>(joined: &mut Joined<'t>, tree: &'t Tree, line: Span, put: impl Fn(&mut Joined<'t>, &'t str, Span)) {
    let text = line.slice(&tree.text);
    let mut from = line.start;
    if may_comment(text) {
        for comment in comments(text) {
            let span = Span::of(comment, &tree.text);
            let before = Span { start: from, end: span.start }.slice(&tree.text);
            // One that does not end is words like others, and so is one that is shown as it is written.
            let is_shown = before.ends_with('\\') || before.matches('`').count() % 2 == 1;
            if is_shown || !is_closed(comment) {
                continue;
            }
            put(joined, &tree.text, Span { start: from, end: span.start });
            joined.leave_out();
            from = span.end;
        }
    }
    put(joined, &tree.text, Span { start: from, end: line.end });
}

/// Goes on with a piece of a line, without the marks of emphasis around words: `新收**9**件`. Between letters and digits they
/// may be signs of their own.
fn plain<'t>(joined: &mut Joined<'t>, text: &'t str, span: Span) {
    const MARK: &str = "**";
    let (mut from, mut words) = (span.start, span.slice(text));
    while let Some((before, rest)) = words.split_once(MARK) {
        let Some((inner, behind)) = rest.split_once(MARK) else { break };
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '*');
        let is_apart = !is_word(before.chars().next_back()) && !is_word(behind.chars().next());
        let is_bare = !inner.is_empty() && inner.trim().len() == inner.len() && !inner.starts_with('*');
        let (start, end) = (Span::of(inner, text).start, Span::of(inner, text).end);
        if is_apart && is_bare {
            joined.push(text, Span { start: from, end: start - MARK.len() as u32 });
            joined.push(text, Span { start, end });
            from = end + MARK.len() as u32;
        }
        words = behind;
    }
    joined.push(text, Span { start: from, end: span.end });
}

/// How long the marks of quotations at the beginning of a line are, with the blank behind each.
fn quote_mark(line: &str) -> usize {
    let mut rest = line;
    while let Some(behind) = rest.trim_start_matches(' ').strip_prefix('>') {
        rest = behind.strip_prefix(' ').unwrap_or(behind);
    }
    line.len() - rest.len()
}

/// Whether a line begins a note: `[^1]: `.
fn begins_note(line: &str) -> bool {
    let name = line.strip_prefix("[^").and_then(|rest| rest.split_once("]:"));
    name.is_some_and(|(name, _)| !name.is_empty() && !name.contains([' ', ']']))
}

/// Whether a comment may begin in a text: one byte is looked for at once, and most texts have none.
fn may_comment(text: &str) -> bool {
    memchr::memchr(b'<', text.as_bytes()).is_some()
}

/// Lines side by side: from one that begins a run up to one that it does not go on with.
fn runs(
    lines: Range<usize>,
    begins: impl Fn(usize) -> bool,
    goes_on: impl Fn(usize) -> bool,
) -> impl Iterator<Item = Range<usize>> {
    let mut next = lines.start;
    std::iter::from_fn(move || {
        let first = (next..lines.end).find(|&line| begins(line))?;
        next = (first..lines.end).find(|&line| !goes_on(line)).unwrap_or(lines.end);
        Some(first..next)
    })
}

impl Paragraph {
    /// Where it stands, without white space around it.
    pub fn span(&self, tree: &Tree) -> Span {
        let last = tree.lines[self.lines.end - 1].end;
        Span { start: tree.lines[self.lines.start].start, end: last }.trim(&tree.text)
    }

    /// Its text as it reads: lines joined, without a space between Han characters, [`LEFT_OUT`] for comments within it, without
    /// the marks of emphasis.
    pub fn text<'t>(&self, tree: &'t Tree) -> Joined<'t> {
        let mut text = Joined::default();
        self.spans(tree).for_each(|span| push_span(&mut text, tree, span, plain));
        text
    }

    /// Its lines. Of a quotation the mark of each line but the first is none of its words.
    fn spans(&self, tree: &Tree) -> impl Iterator<Item = Span> {
        let is_quoted = quote_mark(tree.line_text(self.lines.start)) > 0;
        self.lines.clone().map(move |line| {
            let span = tree.lines[line].span();
            let mark = if is_quoted && line > self.lines.start { quote_mark(span.slice(&tree.text)) } else { 0 };
            Span { start: span.start + mark as u32, end: span.end }
        })
    }

    /// Its items, where lists and notes stand in it: each begins on a line of its own.
    pub fn items(&self, tree: &Tree) -> Vec<Paragraph> {
        let is_item = |line: usize| begins_item(tree.line_text(line)) || begins_note(tree.line_text(line));
        let begins = |&line: &usize| line > self.lines.start && is_item(line);
        self.parts(self.lines.clone().filter(begins))
    }

    /// The parts between its hard line breaks: two spaces or a backslash at the end of a line. Code is shown line by line.
    pub fn broken(&self, tree: &Tree) -> Vec<Paragraph> {
        let breaks = |line: usize| {
            let text = tree.line_text(line);
            text.ends_with("  ") || text.ends_with('\\') && !text.ends_with("\\\\")
        };
        let is_code = |line: usize| tree.is_code(line) || tree.is_code(line - 1);
        self.parts(self.lines.clone().skip(1).filter(|&line| is_code(line) || breaks(line - 1)))
    }

    /// What is said between its hard line breaks, without the backslash that marks one.
    pub fn broken_words(&self, tree: &Tree) -> Vec<String> {
        let parts = self.broken(tree);
        let last = parts.len() - 1;
        let words = parts.iter().enumerate().map(|(at, part)| {
            let mut words = part.words(tree);
            if at < last && words.ends_with('\\') {
                words.pop();
            }
            words
        });
        words.collect()
    }

    /// It, cut before some of its lines.
    fn parts(&self, cuts: impl Iterator<Item = usize>) -> Vec<Paragraph> {
        let mut start = self.lines.start;
        let ends = cuts.chain([self.lines.end]);
        ends.map(|end| Paragraph { lines: std::mem::replace(&mut start, end)..end }).collect()
    }

    /// What it says as it is written, without a mark for what is left out.
    pub fn words(&self, tree: &Tree) -> String {
        let mut text = Joined::default();
        self.spans(tree).for_each(|span| push_span(&mut text, tree, span, Joined::push));
        let text = text.text;
        if text.contains(LEFT_OUT) { text.replace(LEFT_OUT, "") } else { text.into_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse;

    #[test]
    fn lines_join_without_a_space_between_han() {
        let tree = parse("受理𠮷县申请\n23件，\r\nURL\rabc\n\n下一段\n");
        let texts: Vec<_> = paragraphs(&tree, 0..tree.lines.len()).map(|p| p.text(&tree).text).collect();
        assert_eq!(texts, ["受理𠮷县申请23件，URL abc", "下一段"]);
    }

    #[test]
    fn a_comment_within_a_sentence_is_no_part_of_it() {
        let tree = parse("收到<!-- 去年𠮷 25 件 -->23件。<！——核——>\n办结<!-- 未完>\n\n## <!-- 一 -->总体\n");
        let texts: Vec<_> = paragraphs(&tree, 0..tree.lines.len()).map(|p| p.text(&tree).text).collect();
        assert_eq!(texts, ["收到\u{FFFC}23件。\u{FFFC}办结<!-- 未完>"]);
        let found: Vec<_> = stretches(&tree, 0..tree.lines.len()).map(|stretch| stretch.text).collect();
        assert_eq!(found, ["收到\u{FFFC}23件。\u{FFFC}办结<!-- 未完>\n\n##\u{FFFC}总体"]);
    }

    #[test]
    fn a_comment_that_is_shown_as_it_is_written_stays() {
        let tree = parse("办结\\<!-- 9 -->件，见`<!-- 7 -->`和<!-- 𠮷 -->。\n");
        let paragraph = paragraphs(&tree, 0..tree.lines.len()).next().unwrap();
        assert_eq!(paragraph.words(&tree), "办结\\<!-- 9 -->件，见`<!-- 7 -->`和。");
    }

    #[test]
    fn emphasis_is_read_over() {
        let tree = parse("新收**19**件，**𠮷县**2**3，** 4 **和**未完\n");
        let paragraph = paragraphs(&tree, 0..tree.lines.len()).next().unwrap();
        let text = paragraph.text(&tree);
        assert_eq!(text.text, "新收19件，**𠮷县**2**3，** 4和未完");
        let at = text.text.find("19").unwrap();
        assert_eq!(tree.slice(text.span(Span::new(at, at + 2))), "19");
        assert_eq!(paragraph.words(&tree), "新收**19**件，**𠮷县**2**3，** 4 **和**未完");
    }

    #[test]
    fn a_paragraph_is_cut_at_items_and_hard_breaks() {
        let tree = parse("办理如下：\n1. 新收9件\n2. 办结8件，\n其中𠮷县3件\n- 甲  \n乙\\\n丙\n2023年\n");
        let paragraph = paragraphs(&tree, 0..tree.lines.len()).next().unwrap();
        let words = |parts: Vec<Paragraph>| parts.iter().map(|part| part.words(&tree)).collect::<Vec<_>>();
        let items = paragraph.items(&tree);
        assert_eq!(words(items.clone()), ["办理如下：", "1. 新收9件", "2. 办结8件，其中𠮷县3件", "- 甲乙\\丙2023年"]);
        assert_eq!(words(items[3].broken(&tree)), ["- 甲", "乙\\", "丙2023年"]);
    }

    #[test]
    fn quotations_notes_and_code_keep_their_lines() {
        let tree = parse(
            "> 引文𠮷\n> 第二行\n>> 三\n\n[^1]: 甲12件。\n[^二]: 乙3件。\n[丙]: 丁\n\n``` 码\n代码12\n34\n```\n尾\n续\n",
        );
        let all: Vec<Paragraph> = paragraphs(&tree, 0..tree.lines.len()).collect();
        let words = |parts: Vec<Paragraph>| parts.iter().map(|part| part.words(&tree)).collect::<Vec<_>>();
        assert_eq!(words(all[0].items(&tree)), ["> 引文𠮷第二行三"]);
        assert_eq!(words(all[1].items(&tree)), ["[^1]: 甲12件。", "[^二]: 乙3件。[丙]: 丁"]);
        assert_eq!(words(all[2].broken(&tree)), ["``` 码", "代码12", "34", "```", "尾续"]);
        let text = all[0].text(&tree);
        let at = text.text.find("第二行").unwrap();
        assert_eq!(tree.slice(text.span(Span::new(at, at + "第二行".len()))), "第二行");
    }

    #[test]
    fn a_stretch_joins_the_lines_of_each_paragraph() {
        let tree = parse("## 一、𠮷县\n正\n 文\n\n\n下一段，\n2 \n### （一）\n");
        let found: Vec<_> = stretches(&tree, 0..tree.lines.len()).collect();
        assert_eq!(found.len(), 1);
        let text = &found[0].text;
        assert_eq!(text, "## 一、𠮷县\n正文\n\n\n下一段，2\n### （一）");
        let at = text.find("正文").unwrap();
        assert_eq!(tree.slice(found[0].span(Span::new(at, at + "正文".len()))), "正\n 文");
    }

    #[test]
    fn a_stretch_ends_at_a_table_or_a_comment() {
        let tree = parse("---\n机关: 𠮷县\n---\n\n## 一、总体\n\n正文\n| 表 |\n\n<!-- 注 -->\n末段\n");
        let found: Vec<_> = stretches(&tree, 0..tree.lines.len()).map(|stretch| stretch.text).collect();
        assert_eq!(found, ["## 一、总体\n\n正文", "末段"]);
        assert_eq!(stretches(&tree, 0..4).count(), 0);
    }
}
