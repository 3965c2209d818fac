//! What kind each line of a text is, as the parser has it, and texts to hold others to it.

use nianbao::syntax::{LineKind, SlipKind, Tree};
use nianbao::text::bare;

/// One line.
pub struct Kind {
    /// `front`, `head 2`, `row`, `delim`, `comment`, `blank` or `prose`.
    pub name: String,
    /// Whether it hangs on lines below it: a comment or a front matter was opened above and has no end.
    /// Who reads line by line can't know that.
    pub hangs_below: bool,
}

/// The kinds of all lines.
pub fn kinds(tree: &Tree) -> Vec<Kind> {
    let hanging = hanging(tree);
    let name = |kind| match kind {
        LineKind::FrontMatter => "front".to_owned(),
        LineKind::Heading(heading) => format!("head {}", heading.level),
        LineKind::Row(row) if tree.rows[row as usize].delimiter => "delim".to_owned(),
        LineKind::Row(_) => "row".to_owned(),
        LineKind::Comment => "comment".to_owned(),
        LineKind::Blank => "blank".to_owned(),
        LineKind::Prose => "prose".to_owned(),
    };
    tree.lines.iter().zip(hanging).map(|(line, hangs_below)| Kind { name: name(line.kind), hangs_below }).collect()
}

const OPENINGS: [&str; 6] = ["<!--", "<！--", "<!——", "<！——", "<!－－", "<！－－"];
const CLOSINGS: [&str; 3] = ["-->", "——>", "－－>"];

/// Whether a comment is opened on a line and not closed there.
fn leaves_open(line: &str) -> bool {
    let first = |text: &str, marks: &[&str]| {
        let found = marks.iter().filter_map(|mark| Some((text.find(mark)?, mark.len())));
        found.min().map(|(at, len)| at + len)
    };
    let mut rest = line;
    while let Some(inside) = first(rest, &OPENINGS) {
        rest = &rest[inside..];
        let at_once = [">", "->"].into_iter().find(|mark| rest.starts_with(mark)).map(str::len);
        match at_once.or_else(|| first(rest, &CLOSINGS)) {
            Some(behind) => rest = &rest[behind..],
            None => return true,
        }
    }
    false
}

fn hanging(tree: &Tree) -> Vec<bool> {
    let mut hanging = vec![false; tree.lines.len()];
    let is_comment = |at: usize| tree.lines.get(at).is_some_and(|line| line.kind == LineKind::Comment);
    let opens = |at: usize| OPENINGS.iter().any(|mark| bare(tree.line_text(at)).starts_with(mark));
    for line in (0..tree.lines.len()).filter(|&line| is_comment(line) && !is_comment(line + 1)) {
        if leaves_open(tree.line_text(line)) {
            for at in (line + 1..tree.lines.len()).take_while(|&at| !opens(at)) {
                hanging[at] = true;
            }
        }
    }
    // What begins with a fence and is no front matter, or one without its end.
    let first = tree.lines.first().map_or("", |_| bare(tree.line_text(0)));
    let is_fence = !first.is_empty() && first.chars().all(|c| "-－—–―".contains(c));
    let closed = |tree: &Tree| {
        tree.lines.first().is_some_and(|line| line.kind == LineKind::FrontMatter)
            && tree.slips.iter().all(|slip| slip.kind != SlipKind::UnclosedFrontMatter)
    };
    if is_fence && !closed(tree) {
        // It is plain again from the first section on, unless comments run over that.
        let section = (1..tree.lines.len()).find(|&at| tree.line_text(at).starts_with("##"));
        let section = section.unwrap_or(tree.lines.len());
        let comments = tree.lines[..section].iter().any(|line| line.kind == LineKind::Comment);
        let end = if comments { tree.lines.len() } else { section };
        hanging[..end].fill(true);
    }
    hanging
}

/// A text that is rich in what the language gives a meaning, told by a source of chance.
pub fn odd_text(mut next: impl FnMut(usize) -> usize) -> String {
    let pieces = 1 + next(40);
    (0..pieces).map(|_| PIECES[next(PIECES.len())]).collect()
}

const PIECES: &[&str] = &[
    "|",
    "｜",
    "#",
    "＃",
    "-",
    "—",
    ":",
    "：",
    "<",
    "!",
    ">",
    "－",
    "–",
    "=",
    "`",
    "~",
    "*",
    "+",
    "\\",
    "'",
    "\"",
    "(",
    "（",
    "，",
    "。",
    "1",
    "１",
    "年",
    "\u{3000}",
    "\u{a0}",
    "\u{b}",
    "\u{c}",
    "\u{85}",
    "\u{2028}",
    "\u{200b}",
    "\u{ad}",
    "\u{202a}",
    "\u{2060}",
    "规",
    "𠮷",
    "😀",
    "\0",
    "\u{feff}",
    " ",
    " ",
    "\t",
    "\n",
    "\n",
    "\n",
    "\r",
    "\r\n",
    "---",
    "---\n",
    "<!--",
    "-->",
    "<！——",
    "——>",
    "<!-- a -->",
    "| <!-- b -->",
    "<!-- nianbao: allow(a/b, 甲-c) 因 -->",
    "<!-- nianbao：allow（a/b-c，d） 因 -->",
    "机关: 甲\n",
    "年度： ２０２３\n",
    "  - 'a' #\n",
    "－ 乙\n",
    "# 注\n",
    "  # 注\n",
    "键:\n",
    "## ",
    "## 一、总体情况\n",
    "### ",
    "####### ",
    "| a | b |\n",
    "|---|:-:|\n",
    "｜——｜－：｜\n",
    "| 1 | 2",
    "\n\n",
    "    ",
    "- ",
    "2. ",
    "> ",
    "```",
    "句。\n",
    "\\|",
    "<!-->",
    "<!--->",
    "<!---->",
    "---\n机关: 甲\n---\n",
    "---\n年度: 2023\n\n# 题\n",
];
