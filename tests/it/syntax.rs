//! The tree of a text: what holds of any text, what each slip looks like, what kind each line is.

use crate::common::marks::unmark;
use nianbao::report;
use nianbao::syntax::{BlockKind, LineKind, Slip, SlipKind, Tree, directives, parse};
use nianbao::text::{LineIndex, Span, apply};
use proptest::prelude::*;
use std::collections::HashSet;
use std::fmt::Write;

/// Text that is rich in what the language gives a meaning.
fn text() -> impl Strategy<Value = String> {
    let marks =
        "| ｜ # ＃ - — : ： < ! > － – = ` ~ * + \\ ' \" ( （ ， 。 1 １ 年 \u{3000} \u{a0} \u{b} 规 𠮷 😀 \0 \u{feff}";
    let marks: Vec<&'static str> = marks.split(' ').chain([" ", "\t", "\n", "\r", "\r\n"]).collect();
    let words = [
        "---",
        "---\n",
        "<!--",
        "-->",
        "<！——",
        "——>",
        "<!-- nianbao: allow(a/b) 因 -->",
        "机关: 甲\n",
        "年度： ２０２３\n",
        "  - 'a' #\n",
        "## ",
        "| a | b |\n",
        "|---|:-:|\n",
        "| 1 | 2",
        "\n\n",
        "    ",
        "- ",
        "2. ",
        "> ",
        "```",
        "句。\n",
        "\\|",
    ];
    let ends = ["\n", "\n", "\r\n", "\r"];
    let token = prop_oneof![
        6 => prop::sample::select(marks),
        6 => prop::sample::select(words.to_vec()),
        2 => prop::sample::select(ends.to_vec()),
    ];
    let token = prop_oneof![9 => token.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(token, 0..40).prop_map(|tokens| tokens.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_lines_are_the_text(text in text()) {
        let tree = parse(&*text);
        let lines: String = (0..tree.lines.len()).map(|line| tree.slice(tree.full_span(line))).collect();
        prop_assert_eq!(&lines, &text);
        for (at, line) in tree.lines.iter().enumerate() {
            prop_assert!(!tree.line_text(at).contains(['\n', '\r']));
            let end = &text[line.end as usize..tree.full_span(at).end as usize];
            let last = at + 1 == tree.lines.len();
            prop_assert!(matches!(end, "\n" | "\r\n" | "\r") || end.is_empty() && last, "{:?}", end);
        }
        let index = LineIndex::new(&text);
        let ended = text.is_empty() || text.ends_with(['\n', '\r']);
        prop_assert_eq!(tree.lines.len() + usize::from(ended), index.lines());
    }

    #[test]
    fn every_span_lies_on_characters_of_the_text(text in text()) {
        let tree = parse(&*text);
        for span in spans(&tree) {
            prop_assert!(span.start <= span.end && text.get(span.range()).is_some(), "{:?}", span);
        }
        for row in &tree.rows {
            let line = tree.lines[row.line as usize].span();
            let cells = tree.row_cells(row);
            prop_assert!(cells.iter().chain([&row.tail]).all(|&span| line.covers(span)));
            prop_assert!(cells.windows(2).all(|pair| pair[0].end < pair[1].start));
            prop_assert!(cells.last().is_none_or(|last| last.end <= row.tail.start));
        }
    }

    #[test]
    fn blocks_hold_every_line_but_blank_ones_in_order(text in text()) {
        let tree = parse(&*text);
        let mut held = vec![None; tree.lines.len()];
        let mut end = 0;
        for block in &tree.blocks {
            prop_assert!(end <= block.first && block.first < block.end, "{:?}", tree.blocks);
            end = block.end;
            held[block.lines()].fill(Some(block.kind));
        }
        for (line, block) in tree.lines.iter().zip(held) {
            let fits = match line.kind {
                LineKind::FrontMatter => block == Some(BlockKind::FrontMatter),
                LineKind::Heading(_) => block == Some(BlockKind::Heading),
                LineKind::Row(_) => block == Some(BlockKind::Table),
                LineKind::Comment => matches!(block, Some(BlockKind::Comment | BlockKind::Table)),
                LineKind::Blank => block.is_none(),
                LineKind::Prose => block == Some(BlockKind::Paragraph),
            };
            prop_assert!(fits, "{:?} in {:?}", line, block);
        }
    }

    #[test]
    fn slips_are_in_order_and_each_can_be_mended(text in text()) {
        let tree = parse(&*text);
        prop_assert!(tree.slips.is_sorted_by_key(|slip| slip.span));
        for slip in &tree.slips {
            let mended = apply(&text, &slip.edits);
            prop_assert!(mended.is_some(), "{:?}", slip);
            prop_assert!(slip.edits.is_empty() || mended.as_deref() != Some(text.as_str()), "{:?} changes nothing", slip);
        }
    }
}

/// Every span that a tree holds.
fn spans(tree: &Tree) -> Vec<Span> {
    let mut spans = tree.cells.clone();
    for line in &tree.lines {
        spans.push(line.span());
        if let LineKind::Heading(heading) = line.kind {
            spans.push(heading.text);
        }
    }
    spans.extend(tree.rows.iter().map(|row| row.tail));
    for entry in &tree.entries {
        spans.extend([entry.key, entry.value.span]);
        spans.extend(entry.items.iter().map(|item| item.span));
        assert!(
            entry.items.iter().chain([&entry.value]).all(|scalar| scalar.text(&tree.text).len() <= tree.text.len())
        );
    }
    for slip in &tree.slips {
        spans.push(slip.span);
        spans.extend(slip.edits.iter().map(|edit| edit.span));
    }
    for directive in directives(&tree.text, Span::new(0, tree.text.len())) {
        spans.extend([directive.span, directive.verb, directive.reason]);
        spans.extend(directive.rules);
    }
    spans
}

/// A specimen's text, with what can't be seen in the file put in.
fn unveil(text: &str) -> String {
    let seen = [
        ("␍", "\r"),
        ("↵\n", "\r"),
        ("↵", "\r"),
        ("␉", "\t"),
        ("␣", " "),
        ("﹏", "\u{a0}"),
        ("⟪BOM⟫", "\u{feff}"),
        ("␀", "\0"),
    ];
    seen.iter().fold(text.to_owned(), |text, (mark, meant)| text.replace(mark, meant))
}

/// The slips of a text. A `#` without its space is one only before a known title.
fn slips(text: &str) -> Vec<Slip> {
    let report = report::parse(text);
    let tree = &report.tree;
    let is_slip = |slip: &&Slip| {
        slip.kind != SlipKind::HashWithoutSpace || {
            let line = tree.lines.partition_point(|line| line.start <= slip.span.start) - 1;
            report.section_headed(line).is_some()
        }
    };
    tree.slips.iter().filter(is_slip).cloned().collect()
}

fn describe(text: &str, slips: &[Slip]) -> String {
    slips.iter().map(|slip| format!("    {:?} at {:?}\n", slip.kind, slip.span.slice(text))).collect()
}

/// Holds one specimen to account.
fn check(kind: &str, specimen: &str) -> Result<(), String> {
    let (marked, mended) = match specimen.split_once("\n□\n") {
        Some((marked, mended)) => (format!("{marked}\n"), Some(unveil(mended))),
        None => (specimen.to_owned(), None),
    };
    let (text, expected) = unmark(&unveil(&marked));
    let found = slips(&text);
    let shown = describe(&text, &found);
    let spans: Vec<Span> = found.iter().map(|slip| slip.span).collect();
    if spans != expected || found.iter().any(|slip| format!("{:?}", slip.kind) != kind) {
        return Err(format!("marked {}, found:\n{shown}", expected.len()));
    }
    let edits: Vec<_> = found.into_iter().flat_map(|slip| slip.edits).collect();
    let after = apply(&text, &edits).ok_or("the edits overlap")?;
    let mended = match mended {
        Some(mended) => mended,
        None if edits.is_empty() => return Ok(()),
        None => return Err(format!("is mended to:\n{after}")),
    };
    if after != mended {
        return Err(format!("is mended to:\n{after}not to:\n{mended}"));
    }
    let left = slips(&after);
    if !left.is_empty() {
        return Err(format!("mended, it still holds:\n{}", describe(&after, &left)));
    }
    Ok(())
}

#[test]
fn each_slip_is_found_where_it_is_and_nowhere_else() {
    let specimens = include_str!("../syntax/slips.txt").split("\n■ ").skip(1);
    let mut failures = String::new();
    let mut kinds = HashSet::new();
    for specimen in specimens {
        let (title, text) = specimen.split_once('\n').expect("a title and a text");
        let kind = title.split([':', '：']).next().unwrap_or(title);
        kinds.insert(kind.to_owned());
        if let Err(why) = check(kind, text) {
            writeln!(failures, "{title}: {why}").expect("a string");
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
    for kind in ALL {
        assert!(kinds.contains(&format!("{kind:?}")), "no specimen of {kind:?}");
    }
}

/// Every kind of slip.
const ALL: [SlipKind; 32] = {
    use SlipKind::*;
    // A new kind has to be added below, too.
    let _ = |kind| match kind {
        UnclosedFrontMatter | UnclosedComment | FullwidthMarkup | NoSpaceAfterColon | NeedsQuotes | NotAnEntry => {}
        RefusedCharacter | MarkupInHtml | UnderHtml | MarkupInItem | HtmlTable | LinkDefinition | WordsOfFence => {}
        UnknownEscape | SeparatorAlone | OtherYaml | RowOutOfItem => {}
        SetextUnderline | Indented | ProseAfterTable | TableInItem | RowWithoutPipe | HashWithoutSpace => {}
        TextAfterComment | MarkupInFence | NotQuiteBlank | Nul | RunOnParagraph | CommentInTable => {}
        DelimiterMissing | DelimiterRepeated | DelimiterCount => {}
    };
    [
        UnclosedFrontMatter,
        UnclosedComment,
        FullwidthMarkup,
        NoSpaceAfterColon,
        NeedsQuotes,
        OtherYaml,
        NotAnEntry,
        RefusedCharacter,
        MarkupInHtml,
        UnderHtml,
        MarkupInItem,
        HtmlTable,
        LinkDefinition,
        WordsOfFence,
        UnknownEscape,
        SeparatorAlone,
        SetextUnderline,
        Indented,
        ProseAfterTable,
        TableInItem,
        RowOutOfItem,
        RowWithoutPipe,
        HashWithoutSpace,
        TextAfterComment,
        MarkupInFence,
        NotQuiteBlank,
        Nul,
        RunOnParagraph,
        CommentInTable,
        DelimiterMissing,
        DelimiterRepeated,
        DelimiterCount,
    ]
};

#[test]
fn each_line_is_of_its_kind() {
    let specimen = include_str!("../syntax/kinds.txt");
    let lines = specimen.lines().map(|line| line.split_once('│').expect("a gutter").1);
    let text: String = lines.map(|line| line.replace('␉', "\t") + "\n").collect();
    let tree = parse(&*text);
    let gutter = |at: usize| match tree.lines[at].kind {
        LineKind::FrontMatter => "front".to_owned(),
        LineKind::Heading(heading) => format!("head {}", heading.level),
        LineKind::Row(row) => {
            let row = &tree.rows[row as usize];
            let cells = tree.row_cells(row).len();
            if row.delimiter { format!("delim {cells}") } else { format!("row {cells}") }
        }
        LineKind::Comment => "comment".to_owned(),
        LineKind::Blank => "blank".to_owned(),
        LineKind::Prose => "prose".to_owned(),
    };
    let found: String = (0..tree.lines.len())
        .map(|at| format!("{:<8}│{}\n", gutter(at), tree.line_text(at).replace('\t', "␉")))
        .collect();
    assert_eq!(found, specimen, "found:\n{found}");
}

#[test]
fn the_grammar_is_whole_and_names_every_slip() {
    let grammar = include_str!("../../grammar/nianbao.ebnf");
    for kind in ALL {
        assert!(grammar.contains(&format!("   {kind:?} ")), "{kind:?}");
    }
    let rules = names_and_operators(grammar);
    let mut defined = HashSet::new();
    let mut used =
        HashSet::from(["report".to_owned(), "table".to_owned(), "official cell".to_owned(), "directive".to_owned()]);
    for rule in rules.split(';').filter(|rule| !rule.trim().is_empty()) {
        let (name, meaning) = rule.split_once('=').expect("a name and its meaning");
        assert!(defined.insert(name.trim().to_owned()), "{name} is defined twice");
        let names = meaning.split(|c: char| !c.is_ascii_alphabetic() && !c.is_whitespace());
        let names = names.map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
        used.extend(names.filter(|name| !name.is_empty()));
    }
    let loose: Vec<_> = defined.symmetric_difference(&used).collect();
    assert!(loose.is_empty(), "defined or used, but not both: {loose:?}");
}

/// A grammar without its comments, literals and prose.
fn names_and_operators(grammar: &str) -> String {
    let marks = [("(*", "*)"), ("'", "'"), ("\"", "\""), ("?", "?")];
    let mut left = String::new();
    let mut rest = grammar;
    while let Some(c) = rest.chars().next() {
        rest = match marks.iter().find(|(open, _)| rest.starts_with(open)) {
            Some((open, close)) => rest[open.len()..].split_once(close).expect("the other mark").1,
            None => {
                left.push(c);
                &rest[c.len_utf8()..]
            }
        };
    }
    left
}
