//! What is only known of figures when the whole sentence is.

use super::notion::{CaseKind, Notion};
use super::reading::Figure;
use super::token::{Item, Token};
use super::words::Word;

/// What is only known when the whole sentence is.
pub(super) fn settle(text: &str, tokens: &[Token], figures: &mut [Figure]) {
    let mut amended: Vec<u32> = Vec::new();
    let mut sentence = 0;
    let mut of_sentence = 0;
    for token in tokens {
        sentence += u32::from(matches!(token.item, Item::Stop));
        if matches!(token.item, Item::Word(Word::Amend)) && amended.last() != Some(&sentence) {
            amended.push(sentence);
        }
        let Item::Word(Word::Foreign | Word::Unsure | Word::Handle) = token.item else { continue };
        of_sentence += figures[of_sentence..].partition_point(|figure| figure.sentence < sentence);
        let count = figures[of_sentence..].partition_point(|figure| figure.sentence == sentence);
        let word = token.span.slice(text);
        let whole = &mut figures[of_sentence..of_sentence + count];
        // 行政复议申请42件，受理37件: of those before.
        if word == "延期" || word == "超期" {
            let in_time = |figure: &&mut Figure| {
                let before = text[..figure.span.start as usize].trim_end();
                ["按期答复", "按时答复", "按期办结", "按时办结", "如期答复", "如期办结"]
                    .iter()
                    .any(|it| before.ends_with(it))
            };
            whole.iter_mut().filter(in_time).for_each(|figure| figure.notion = None);
        }
        let before = whole.partition_point(|figure| figure.span.start < token.span.start);
        shared(word, if word == "受理" { &mut whole[..before] } else { whole });
    }
    for figure in figures.iter_mut() {
        // What is amended counts as issued to some, and not to others.
        let issued = matches!(figure.notion, Some(Notion::Documents { column: "issued", .. }));
        if issued && amended.binary_search(&figure.sentence).is_ok() {
            figure.notion = None;
        }
    }
    let is = |figure: &Figure, wanted: &str| matches!(figure.notion, Some(Notion::Outcome { id, .. }) if id == wanted);
    let partly = figures.iter().filter(|figure| is(figure, "partly-granted")).map(|figure| figure.sentence);
    let partly: Vec<u32> = partly.collect();
    for figure in figures.iter_mut() {
        // Beside 部分公开, 予以公开 is what was granted whole.
        if is(figure, "granted") && partly.binary_search(&figure.sentence).is_err() {
            figure.notion = Some(Notion::Granted);
        }
    }
}

/// Takes from the figures of a sentence what a word in it tells to be only a part of that: beside 驳回, 维持 is not all.
fn shared(word: &str, figures: &mut [Figure]) {
    let is_part: fn(Notion) -> bool = match word {
        "驳回" => |notion| matches!(notion, Notion::Cases { result: Some("upheld"), .. }),
        "自动失效" | "届满失效" | "期满失效" | "有效期届满失效" => {
            |notion| matches!(notion, Notion::Documents { column: "repealed", .. })
        }
        "行政强制执行" => |notion| notion == Notion::Decisions("coercion"),
        "受理" => |notion| matches!(notion, Notion::Cases { kind: CaseKind::Review, result: None }),
        _ => return,
    };
    let is_meant = |figure: &&mut Figure| figure.notion.is_some_and(is_part);
    figures.iter_mut().filter(is_meant).for_each(|figure| figure.notion = None);
}
