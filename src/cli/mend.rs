//! Changing reports: what a changed text becomes of the file that it was read from, or how it is shown.

use super::inputs::Input;
use super::output::Unchecked;
use super::shown::{from_here, plain};
use super::visible::visible_name;
use crate::text::{Lang, say};
use crate::workspace::{self, Origin};
use similar::TextDiff;
use std::collections::BTreeSet;
use std::path::Path;

/// Makes the folders of what is to be changed tidy: a process that was killed may have left something.
pub(super) fn sweep(inputs: &[Input]) {
    let files = inputs.iter().filter(|input| matches!(input, Input::File { .. }));
    let folders: BTreeSet<&Path> = files.filter_map(|input| input.path().parent()).collect();
    for folder in folders {
        workspace::sweep(if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    }
}

/// Gives a file its new text; standard input has none, its new text is printed.
pub(super) fn write(input: &Input, old: &str, new: &str, lang: Lang) -> Result<(), Unchecked> {
    match input {
        Input::File { origin: Origin::LinkOut, .. } if old != new => Err(input.unchecked(say!(lang,
            zh: "没有改：这是链接，通向所查文件夹之外；要改请直接写明那个文件",
            en: "not changed: it is a link that leads out of the folder that was searched; name the file itself"))),
        Input::File { path, .. } if old != new => {
            workspace::replace(path, old, new).map_err(|error| input.unchecked(error.message(lang)))
        }
        Input::Member { .. } if old != new => Err(input.unchecked(say!(lang,
            zh: "没有改：在压缩包里；请先解压",
            en: "not changed: it is in an archive; unpack it first"))),
        _ => Ok(()),
    }
}

/// What changes, as `patch` and people read it; empty for nothing.
pub(super) fn diff(input: &Input, old: &str, new: &str) -> String {
    if old == new {
        return String::new();
    }
    // From the root, a name is one that `patch` passes over.
    let path = plain(&from_here(input.path()));
    let name = name_in_difference(&path);
    // A lone CR ends no line for `patch`.
    let lines = |text| str::split_inclusive(text, '\n').collect::<Vec<_>>();
    let (old, new) = (lines(old), lines(new));
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&old, &new);
    diff.unified_diff().header(&name, &name).to_string()
}

/// The name of a file at the head of a difference. One that holds what would end it, or begins as a quoted one does,
/// is quoted as git does and as `patch` reads it; what else nobody sees has a stand-in.
fn name_in_difference(path: &str) -> String {
    if path.starts_with('"') || path.contains(|ch: char| ch.is_ascii_control() || ch == '\\') {
        let quoted = |ch: char| match ch {
            '"' | '\\' => format!("\\{ch}"),
            ch if ch.is_ascii_control() => format!("\\{:03o}", u32::from(ch)),
            ch => visible_name(ch.encode_utf8(&mut [0; 4])).into_owned(),
        };
        return format!("\"{}\"", path.chars().map(quoted).collect::<String>());
    }
    let mut name = visible_name(path).into_owned();
    // A name ends at its first space, unless a tab tells where it does.
    if name.contains(char::is_whitespace) {
        name.push('\t');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::name_in_difference;

    #[test]
    fn a_name_is_quoted_where_it_would_end_too_early() {
        for (path, name) in [
            ("县𠮷/甲.nianbao", "县𠮷/甲.nianbao"),
            ("甲 乙.nianbao", "甲 乙.nianbao\t"),
            ("甲\"乙.nianbao", "甲\"乙.nianbao"),
            ("\"𠮷\".nianbao", "\"\\\"𠮷\\\".nianbao\""),
            ("甲\t乙\n.nianbao", "\"甲\\011乙\\012.nianbao\""),
            ("甲\\乙.nianbao", "\"甲\\\\乙.nianbao\""),
        ] {
            assert_eq!(name_in_difference(path), name);
        }
    }
}
