//! What holds blocks while it is read: the document itself, a cell, a text box, a note. A paragraph is put together here:
//! its number, what it takes over from one whose mark was deleted, the text boxes that hang at it.

use super::props::{ParagraphProps, RunProps};
use super::styles::Styles;
use crate::document::read::word::numbering::Numbering;
use crate::document::{Block, Paragraph, Place, Run, Style};

/// Something that holds blocks.
#[derive(Default)]
pub(super) struct Flow {
    /// What stands in it.
    pub(super) blocks: Vec<Block>,
    /// The paragraph that is being read.
    pub(super) paragraph: Option<OpenParagraph>,
    /// What stands before the next paragraph's text, since the mark between them is deleted.
    carried: Option<OpenParagraph>,
    /// What hangs at the paragraph.
    pub(super) boxes: Vec<Block>,
}

/// A paragraph that is being read.
#[derive(Default)]
pub(super) struct OpenParagraph {
    /// Its number among all, for [`places`](super::super::places).
    pub(super) own: u32,
    pub(super) props: ParagraphProps,
    /// How its mark looks.
    pub(super) mark: RunProps,
    /// Its mark is deleted, or moved elsewhere with the text.
    pub(super) is_mark_gone: bool,
    pub(super) is_moved: bool,
    pub(super) runs: Vec<Run>,
    /// Whether all of its text is bold; `None` as long as there is none.
    pub(super) is_bold: Option<bool>,
    /// Something in it was read over.
    pub(super) is_kept: bool,
}

impl OpenParagraph {
    /// Adds a piece of text.
    pub(super) fn push(&mut self, run: Run, is_bold: bool) {
        if !run.text.trim().is_empty() {
            self.is_bold = Some(is_bold && self.is_bold != Some(false));
        }
        self.runs.push(run);
    }
}

impl Flow {
    /// The paragraph ends. Says whether its mark ends it, too.
    pub(super) fn end_paragraph(&mut self, styles: &Styles, numbering: &mut Numbering) {
        let Some(mut paragraph) = self.paragraph.take() else { return };
        if let Some(mut before) = self.carried.take() {
            let is_bold = [before.is_bold, paragraph.is_bold];
            paragraph.is_bold = is_bold.into_iter().flatten().reduce(|all, is| all && is);
            paragraph.is_kept |= before.is_kept;
            paragraph.own = before.own;
            before.runs.append(&mut paragraph.runs);
            paragraph.runs = before.runs;
        }
        let look = styles.paragraph(paragraph.props.style.as_deref());
        if paragraph.is_mark_gone || paragraph.mark.vanish.or(look.vanish) == Some(true) {
            self.carried = Some(paragraph);
        } else {
            self.close(paragraph, styles, numbering);
        }
    }

    /// What was to go on in a paragraph that does not come.
    pub(super) fn end(&mut self, styles: &Styles, numbering: &mut Numbering) {
        self.end_paragraph(styles, numbering);
        if let Some(paragraph) = self.carried.take() {
            self.close(paragraph, styles, numbering);
        }
    }

    fn close(&mut self, paragraph: OpenParagraph, styles: &Styles, numbering: &mut Numbering) {
        let OpenParagraph { own, props, mut runs, is_bold, is_kept, is_mark_gone, .. } = paragraph;
        let id = props.style.as_deref();
        let look = styles.paragraph(id);
        let list = props.list.or(look.list).filter(|list| *list > 0 && !is_mark_gone);
        let style = if props.list.is_none() { id } else { None };
        let level = props.level.or(look.level);
        if let Some(number) = list.and_then(|list| numbering.next(list, level, style)) {
            runs.insert(0, Run { text: number, source: None });
        }
        if runs.iter().all(|run| run.text.trim().is_empty()) {
            runs.clear();
        }
        if !runs.is_empty() || is_kept {
            let outline = props.outline.or(look.outline).filter(|level| *level < 9);
            let style = Style {
                heading: outline.map(|level| level + 1),
                centred: props.centred.or(look.centred) == Some(true),
                bold: is_bold == Some(true),
                ..Style::default()
            };
            self.blocks.push(Block::Paragraph(Paragraph { runs, style, place: Place::Paragraph(own) }));
        }
        self.blocks.append(&mut self.boxes);
    }
}
