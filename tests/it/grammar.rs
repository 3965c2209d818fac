//! The tree-sitter grammar and the parser: over the examples and generated texts they agree on every line, and on
//! the cells of every row. `tests/grammar/run` does the same for the TextMate grammar, which needs npm.

use crate::common::generate::{self, Random};
use crate::common::lines;
use crate::common::splice;
use nianbao::syntax::{self, LineKind};
use nianbao::text::bare;
use std::path::Path;
use tree_sitter::{Node, Parser, Query, QueryCursor, StreamingIterator, TreeCursor};

fn parser() -> Parser {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_nianbao::LANGUAGE.into()).expect("a language of this library's version");
    parser
}

/// Every node below one, the node itself included.
fn walk<'t>(cursor: &mut TreeCursor<'t>, visit: &mut impl FnMut(Node<'t>)) {
    visit(cursor.node());
    if cursor.goto_first_child() {
        walk(cursor, visit);
        while cursor.goto_next_sibling() {
            walk(cursor, visit);
        }
        cursor.goto_parent();
    }
}

/// The kinds of lines as the grammar has them, under the parser's names.
fn kinds(parser: &mut Parser, text: &str) -> Vec<String> {
    let tree = parser.parse(text, None).expect("no time limit");
    let lines = syntax::parse(text).lines;
    let mut kinds = vec!["blank".to_owned(); lines.len()];
    walk(&mut tree.walk(), &mut |node| {
        let name = match node.kind() {
            "front_matter" => "front".to_owned(),
            "heading" => {
                let marks = node.child_by_field_name("marks").expect("marks");
                format!("head {}", &marks.kind()[1..2])
            }
            "row" => "row".to_owned(),
            "delimiter_row" => "delim".to_owned(),
            "comments" => "comment".to_owned(),
            "prose_line" => "prose".to_owned(),
            "ERROR" => "error".to_owned(),
            _ => return,
        };
        let bytes = node.byte_range();
        let first = lines.partition_point(|line| line.end < bytes.start as u32);
        for (line, kind) in lines.iter().zip(&mut kinds).skip(first) {
            if line.start >= bytes.end as u32 {
                break;
            }
            kind.clone_from(&name);
        }
    });
    assert!(!tree.root_node().has_error(), "an error in {text:?}");
    kinds
}

/// The cells that hold anything, as the parser and as the grammar have them.
fn cells<'t>(parser: &mut Parser, text: &'t str) -> [Vec<&'t str>; 2] {
    let report = syntax::parse(text);
    let cells = report.rows.iter().flat_map(|row| report.row_cells(row));
    let ours = cells.map(|&cell| bare(&text[cell.range()])).filter(|cell| !cell.is_empty()).collect();
    let tree = parser.parse(text, None).expect("no time limit");
    let mut theirs = Vec::new();
    walk(&mut tree.walk(), &mut |node| {
        if matches!(node.kind(), "cell" | "delimiter_cell") {
            theirs.push(bare(&text[node.byte_range()]));
        }
    });
    [ours, theirs]
}

/// Holds the grammar to the parser on one text.
fn check(parser: &mut Parser, text: &str) {
    let expected: Vec<String> = lines::kinds(&syntax::parse(text)).into_iter().map(|kind| kind.name).collect();
    assert_eq!(kinds(parser, text), expected, "{text:?}");
    let [ours, theirs] = cells(parser, text);
    assert_eq!(theirs, ours, "the cells of {text:?}");
}

#[test]
fn they_agree_on_the_examples_and_the_specimens() {
    let mut parser = parser();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut read = 0;
    for folder in ["examples", "tests/reports"] {
        for entry in root.join(folder).read_dir().expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "nianbao") {
                check(&mut parser, &std::fs::read_to_string(path).expect("UTF-8"));
                read += 1;
            }
        }
    }
    assert!(read > 8, "{read} reports");
    let kinds = include_str!("../syntax/kinds.txt");
    let text: String = kinds.lines().map(|line| line.split_once('│').expect("a gutter").1.to_owned() + "\n").collect();
    check(&mut parser, &text.replace('␉', "\t"));
    for slip in include_str!("../syntax/slips.txt").split("\n■ ").skip(1).flat_map(|slip| slip.split("\n□\n")) {
        let text = slip.split_once('\n').map_or(slip, |(_, text)| text);
        check(&mut parser, &text.replace(['⟦', '⟧'], "").replace('␍', "\r").replace('␉', "\t").replace('␣', " "));
    }
}

#[test]
fn they_agree_on_generated_reports() {
    let mut parser = parser();
    for seed in 0..40 {
        let edition = &nianbao::edition::all()[seed as usize % nianbao::edition::all().len()];
        check(&mut parser, &generate::report(edition, seed));
    }
}

#[test]
fn they_agree_on_odd_texts() {
    let mut parser = parser();
    for seed in 0..20_000 {
        let mut random = Random(seed);
        check(&mut parser, &lines::odd_text(|below| random.upto(below as i64 - 1) as usize));
    }
}

#[test]
fn they_agree_on_texts_cut_up_and_put_together_again() {
    let mut parser = parser();
    for seed in 0..1000 {
        check(&mut parser, &splice::text(seed));
    }
}

/// What an editor does: each edit reparses what it touched alone.
#[test]
fn a_tree_that_is_edited_is_that_of_the_text() {
    let mut parser = parser();
    for seed in 0..400 {
        let mut random = Random(seed);
        let mut text = lines::odd_text(|below| random.upto(below as i64 - 1) as usize);
        let mut tree = parser.parse(&text, None).expect("no time limit");
        for _ in 0..10 {
            let mut place = || {
                let at = random.upto(text.len() as i64) as usize;
                (at..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
            };
            let (from, to) = (place(), place());
            let (start, end) = (from.min(to), from.max(to).min(from.min(to) + 12));
            let end = (end..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
            let piece: String =
                lines::odd_text(|below| random.upto(below as i64 - 1) as usize).chars().take(4).collect();
            let point = |text: &str, at: usize| {
                let row = text[..at].matches('\n').count();
                tree_sitter::Point { row, column: at - text[..at].rfind('\n').map_or(0, |line| line + 1) }
            };
            let mut edited = text.clone();
            edited.replace_range(start..end, &piece);
            tree.edit(&tree_sitter::InputEdit {
                start_byte: start,
                old_end_byte: end,
                new_end_byte: start + piece.len(),
                start_position: point(&text, start),
                old_end_position: point(&text, end),
                new_end_position: point(&edited, start + piece.len()),
            });
            text = edited;
            tree = parser.parse(&text, Some(&tree)).expect("no time limit");
            let fresh = parser.parse(&text, None).expect("no time limit");
            assert_eq!(tree.root_node().to_sexp(), fresh.root_node().to_sexp(), "seed {seed}: {text:?}");
        }
    }
}

#[test]
fn headings_are_the_parsers() {
    let text = include_str!("../../examples/seeded-mistakes.nianbao");
    let ours = syntax::parse(text);
    let expected: Vec<&str> = ours
        .lines
        .iter()
        .filter_map(|line| match line.kind {
            LineKind::Heading(heading) => Some(ours.slice(heading.text)),
            _ => None,
        })
        .collect();
    assert!(expected.len() > 10);
    assert_eq!(captured("(heading_text) @it", text).1, expected);
}

/// What a query captures, as names and as text.
fn captured<'t>(query: &str, text: &'t str) -> (Vec<String>, Vec<&'t str>) {
    let tree = parser().parse(text, None).expect("no time limit");
    let query = Query::new(&tree_sitter_nianbao::LANGUAGE.into(), query).expect("a query of this grammar");
    let mut cursor = QueryCursor::new();
    let mut matches = cursor.captures(&query, tree.root_node(), text.as_bytes());
    let (mut names, mut texts) = (Vec::new(), Vec::new());
    while let Some((found, at)) = matches.next() {
        let capture = found.captures[*at];
        names.push(query.capture_names()[capture.index as usize].to_owned());
        texts.push(&text[capture.node.byte_range()]);
    }
    (names, texts)
}

#[test]
fn the_queries_fit_the_grammar() {
    let text = "---\n机关: 甲 # 注\n---\n\n# 年度报告𠮷\n\n| 类型 | 总计 |\n| --- | --: |\n| 规章 | ＝ | <!-- nianbao: allow(totals/row) 因 -->\n| 复议 | １２（甲） |\n\n正文\n";
    let (names, texts) = captured(tree_sitter_nianbao::HIGHLIGHTS_QUERY, text);
    let shown: Vec<String> = names.iter().zip(&texts).map(|(name, text)| format!("{name} {text}")).collect();
    for expected in [
        "property 机关",
        "string 甲",
        "comment # 注",
        "markup.heading.1 年度报告𠮷",
        "label 类型",
        "punctuation.special --:",
        "operator ＝",
        "number １２（甲）",
        "keyword.directive allow",
        "constant totals/row",
        "string.special  因 ",
    ] {
        assert!(shown.iter().any(|shown| shown == expected), "{expected:?} is not in {shown:#?}");
    }
    assert_eq!(captured(tree_sitter_nianbao::INJECTIONS_QUERY, text).1, ["年度报告𠮷", "正文"]);
    let folds = captured(tree_sitter_nianbao::FOLDS_QUERY, text).1;
    assert_eq!(folds.len(), 3, "front matter, section and table: {folds:?}");
}

/// Lines whose kind hangs on those below are no matter of the TextMate grammar; all others are.
#[test]
fn what_hangs_below_is_known() {
    let hanging =
        |text: &str| lines::kinds(&syntax::parse(text)).iter().map(|kind| kind.hangs_below).collect::<Vec<_>>();
    assert_eq!(hanging("正文\n<!-- 甲\n乙\n<!-- 丙 -->\n丁"), [false, false, true, false, false]);
    assert_eq!(hanging("---\n机关: 甲\n\n# 题\n## 节\n"), [true, true, true, true, false]);
    assert_eq!(hanging("---\n机关: 甲\n---\n<!-- 甲\n乙 -->\n"), [false; 5]);
}
