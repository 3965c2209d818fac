//! Inputs that a careless parser takes quadratic time or unbounded stack for, a megabyte each: each
//! gives the tree that it has to.

use nianbao::syntax::{BlockKind, LineKind, SlipKind, Tree, directives, parse};
use nianbao::text::Span;
use rayon::prelude::*;

const MEGABYTE: usize = 1 << 20;

/// What an input's tree has to be, where `n` is how often its unit is repeated.
type Check = fn(&Tree, n: usize);

/// An input: once what begins it, then a unit again and again, then what ends it.
struct Input {
    name: &'static str,
    begin: &'static str,
    unit: &'static str,
    end: &'static str,
    check: Check,
}

const fn input(name: &'static str, [begin, unit, end]: [&'static str; 3], check: Check) -> Input {
    Input { name, begin, unit, end, check }
}

impl Input {
    /// The input of about `size` bytes, and how often its unit is in it.
    fn text(&self, size: usize) -> (String, usize) {
        let n = size / self.unit.len();
        (format!("{}{}{}", self.begin, self.unit.repeat(n), self.end), n)
    }
}

fn lines(tree: &Tree, is: fn(LineKind) -> bool) -> usize {
    tree.lines.iter().filter(|line| is(line.kind)).count()
}

fn prose(kind: LineKind) -> bool {
    kind == LineKind::Prose
}

fn comment(kind: LineKind) -> bool {
    kind == LineKind::Comment
}

fn slips(tree: &Tree, kind: SlipKind) -> usize {
    tree.slips.iter().filter(|slip| slip.kind == kind).count()
}

/// How many directives there are, block for block and row for row.
fn all_directives(tree: &Tree) -> usize {
    let blocks = tree.blocks.iter().filter(|block| block.kind == BlockKind::Comment).map(|block| Span {
        start: tree.lines[block.first as usize].start,
        end: tree.lines[block.end as usize - 1].end,
    });
    let tails = tree.rows.iter().map(|row| row.tail);
    blocks.chain(tails).map(|span| directives(&tree.text, span).len()).sum()
}

const INPUTS: [Input; 40] = [
    input("unclosed comments", ["", "<!--\n", ""], |tree, n| {
        assert_eq!((lines(tree, comment), tree.blocks.len()), (n, n));
        assert_eq!(slips(tree, SlipKind::UnclosedComment), n);
    }),
    input("unclosed comments over blank lines", ["", "<!--\n\n\n\n\n\n\n", ""], |tree, n| {
        assert_eq!((lines(tree, comment), tree.slips.len()), (n, n));
    }),
    input("one unclosed comment over blank lines", ["<!--", "\n", ""], |tree, n| {
        assert_eq!((lines(tree, comment), tree.lines.len(), tree.slips.len()), (1, n, 1));
    }),
    input("one comment over all lines", ["<!--", "\n", "-->"], |tree, n| {
        assert_eq!((lines(tree, comment), tree.blocks.len(), tree.slips.len()), (n + 1, 1, 0));
    }),
    input("one comment of angles", ["<!--", "<>\n", "-->"], |tree, n| {
        assert_eq!((lines(tree, comment), tree.blocks.len(), tree.slips.len()), (n + 1, 1, 0));
    }),
    input("comments on one line", ["", "<!---->", ""], |tree, _| {
        assert_eq!((tree.lines.len(), tree.blocks.len(), tree.slips.len()), (1, 1, 0));
    }),
    input("comments on one line, the last unclosed", ["", "<!---->", "<!--\n正文"], |tree, _| {
        assert_eq!((tree.lines.len(), slips(tree, SlipKind::UnclosedComment), tree.slips.len()), (2, 1, 1));
    }),
    input("openings on one line", ["", "<!--", ""], |tree, _| {
        assert_eq!((lines(tree, comment), tree.slips.len()), (1, 1));
    }),
    input("full-width comments on one line", ["", "<!——x——>", ""], |tree, n| {
        assert_eq!((tree.blocks.len(), slips(tree, SlipKind::FullwidthMarkup)), (1, 2 * n));
    }),
    input("a comment of dashes", ["<!", "-", ">"], |tree, _| {
        assert_eq!((lines(tree, comment), tree.slips.len()), (1, 0));
    }),
    input("second comments that go on below", ["", "<!-- 甲 --> <!--\n", ""], |tree, n| {
        assert_eq!((lines(tree, comment), slips(tree, SlipKind::UnclosedComment)), (n, n));
    }),
    input("no comments", ["", "<!\n", ""], |tree, n| {
        assert_eq!((lines(tree, prose), tree.blocks.len(), tree.slips.len()), (n, 1, 0));
    }),
    input("directives", ["", "<!-- nianbao: allow(a/b) 因 -->\n", ""], |tree, n| {
        assert_eq!((lines(tree, comment), tree.slips.len(), all_directives(tree)), (n, 0, n));
    }),
    input("directives on one line", ["", "<!-- nianbao: allow(a/b) 因 -->", ""], |tree, n| {
        assert_eq!((tree.lines.len(), all_directives(tree)), (1, n));
    }),
    input("names in a directive", ["<!-- nianbao: allow(", "a/b, ", ") 因 -->"], |tree, n| {
        let found = directives(&tree.text, Span::new(0, tree.text.len()));
        assert_eq!((found.len(), found[0].rules.len()), (1, n));
    }),
    input("comments behind rows", ["| a |\n|---|\n", "| 1 | <!-- nianbao: allow(a/b) 因 -->\n", ""], |tree, n| {
        assert_eq!((tree.rows.len(), tree.slips.len(), all_directives(tree)), (n + 2, 0, n));
    }),
    input("comments behind one row", ["| 1 | ", "<!-- x --> ", ""], |tree, n| {
        assert_eq!((tree.cells.len(), tree.rows[0].tail.len()), (1, 11 * n - 1));
    }),
    input("unclosed comments in one row", ["", "| <!-- ", "-->"], |tree, n| {
        assert_eq!((tree.rows.len(), tree.cells.len()), (1, n - 1));
    }),
    input("comments in the cells of one row", ["", "| <!-- --> a ", "-->"], |tree, n| {
        assert_eq!((tree.rows.len(), tree.cells.len(), tree.rows[0].tail.len()), (1, n, 0));
    }),
    input("comments between rows", ["| a |\n|---|\n", "<!-- x -->\n| 1 |\n", ""], |tree, n| {
        assert_eq!((tree.rows.len(), tree.blocks.len()), (n + 2, 1));
        assert_eq!((slips(tree, SlipKind::CommentInTable), tree.slips.len()), (n, n));
    }),
    input("comments above one row", ["| a |\n|---|\n", "<!-- x -->\n", "| 1 |"], |tree, n| {
        assert_eq!((tree.rows.len(), tree.blocks.len(), slips(tree, SlipKind::CommentInTable)), (3, 1, n));
    }),
    input("separators on one line", ["", "|", ""], |tree, n| {
        assert_eq!((tree.lines.len(), tree.rows.len(), tree.cells.len()), (1, 1, n - 1));
    }),
    input("full-width separators on one line", ["", "｜", ""], |tree, n| {
        assert_eq!((tree.cells.len(), slips(tree, SlipKind::FullwidthMarkup)), (n - 1, 1));
    }),
    input("separators in prose", ["甲", "|", "\n---|---"], |tree, _| {
        assert_eq!((lines(tree, prose), tree.slips.len()), (2, 0));
    }),
    input("white space in a cell", ["||", " ", "|"], |tree, _| {
        assert_eq!((tree.rows.len(), tree.cells.len()), (1, 2));
    }),
    input("escapes on one line", ["", "\\\\", ""], |tree, _| {
        assert_eq!((lines(tree, prose), tree.slips.len()), (1, 0));
    }),
    input("escapes in one row", ["|", "\\|", "|"], |tree, _| {
        assert_eq!((tree.rows.len(), tree.cells.len()), (1, 1));
    }),
    input("one delimiter row", ["|", "-|", ""], |tree, n| {
        assert_eq!((tree.cells.len(), tree.rows[0].delimiter), (n, true));
    }),
    input("delimiter rows", ["", "|-|\n", ""], |tree, n| {
        assert_eq!((tree.rows.len(), tree.blocks.len(), tree.slips.len()), (n, 1, n));
    }),
    input("tables in one", ["| a |\n|-|\n", "| a |\n|-|\n", ""], |tree, n| {
        assert_eq!((tree.blocks.len(), slips(tree, SlipKind::DelimiterRepeated), tree.slips.len()), (1, n, n));
    }),
    input("rows without separator", ["", "a|b\n-|-\n1|2\n\n", ""], |tree, n| {
        assert_eq!(
            (lines(tree, prose), slips(tree, SlipKind::RowWithoutPipe), tree.slips.len()),
            (3 * n, 3 * n, 3 * n)
        );
    }),
    input("front matter, then thematic breaks", ["", "---\n", ""], |tree, n| {
        assert_eq!((lines(tree, prose), tree.blocks.len(), tree.slips.len()), (n - 2, 2, 0));
    }),
    input("unclosed front matter", ["---\n", "键: 值\n", ""], |tree, n| {
        assert_eq!((tree.entries.len(), tree.lines.len()), (n, n + 1));
        assert_eq!((slips(tree, SlipKind::UnclosedFrontMatter), tree.slips.len()), (1, 1));
    }),
    input("items in the front matter", ["---\n键:\n", "- '甲' # 乙\n", "---\n"], |tree, n| {
        assert_eq!((tree.entries.len(), tree.entries[0].items.len(), tree.slips.len()), (1, n, 0));
    }),
    input("quotes in the front matter", ["---\n键: '", "''", "' #\n---\n"], |tree, n| {
        assert_eq!((tree.entries[0].value.text(&tree.text).len(), tree.slips.len()), (n, 0));
    }),
    input("empty items", ["", "- \n", ""], |tree, n| {
        assert_eq!((lines(tree, prose), tree.blocks.len(), tree.slips.len()), (n, 1, 0));
    }),
    input("headings", ["", "# #\n", ""], |tree, n| {
        assert_eq!((tree.lines.len(), tree.blocks.len(), tree.slips.len()), (n, n, 0));
    }),
    input("fences", ["", "```\n# 题\n```\n", ""], |tree, n| {
        assert_eq!((tree.lines.len(), slips(tree, SlipKind::MarkupInFence), tree.slips.len()), (3 * n, n, n));
    }),
    input("sentences", ["", "句。\n", ""], |tree, n| {
        assert_eq!((tree.blocks.len(), slips(tree, SlipKind::RunOnParagraph)), (1, n - 1));
    }),
    input("white space on one line", ["", "\u{3000} ", ""], |tree, _| {
        assert_eq!((tree.lines.len(), slips(tree, SlipKind::NotQuiteBlank), tree.slips.len()), (1, 1, 1));
    }),
];

#[test]
fn a_megabyte_of_anything_is_read_for_what_it_is() {
    INPUTS.par_iter().for_each(|input| {
        let (text, n) = input.text(MEGABYTE);
        println!("{}", input.name);
        let tree = parse(&*text);
        let whole: usize = (0..tree.lines.len()).map(|line| tree.full_span(line).len()).sum();
        assert_eq!(whole, text.len());
        (input.check)(&tree, n);
    });
}

#[test]
fn white_space_behind_many_cells_is_read_once() {
    let text = "|".repeat(MEGABYTE) + &" ".repeat(MEGABYTE);
    let tree = parse(&*text);
    assert_eq!((tree.cells.len(), tree.rows[0].tail), (MEGABYTE - 1, Span::new(MEGABYTE, MEGABYTE)));
}
