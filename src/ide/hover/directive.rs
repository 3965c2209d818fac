//! On the name of a rule in a directive.

use super::about::{Hover, about};
use crate::ide::cursor::{Cursor, comment_block};
use crate::ide::{Document, Subject};
use crate::syntax::directives;

pub(super) fn hover(doc: &Document<'_>, cursor: &Cursor) -> Option<Hover> {
    let tree = &doc.report.tree;
    let within = match tree.row(cursor.line) {
        Some(row) => row.tail,
        None => comment_block(tree, cursor.line).unwrap_or(cursor.span),
    };
    let names = directives(&tree.text, within).into_iter().flat_map(|directive| directive.rules);
    let mut under = names.filter(|name| name.start <= cursor.offset && cursor.offset <= name.end);
    let name = under.next()?;
    about(doc, name, &Subject::Rule(tree.slice(name).to_owned()))
}
