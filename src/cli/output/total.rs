//! How much was found, in words.

use super::checked::Summary;
use crate::text::{Lang, counted, say};

/// How much was found, without saying where.
pub(super) fn found(summary: &Summary, lang: Lang) -> String {
    let Summary { errors, warnings, infos, fixable, suggested, .. } = *summary;
    match summary.findings() {
        0 => say!(lang, zh: "没有发现问题", en: "nothing found"),
        _ => say!(lang,
            zh: "须修改 {errors} 处，请核对 {warnings} 处，供参考 {infos} 处；其中 {fixable} 处可自动修改，{suggested} 处有修改建议",
            en: "{counts}; {fixable} fixable, {suggested} with a suggestion",
            counts = [counted(errors, "error"), counted(warnings, "warning"), counted(infos, "info")].join(", ")),
    }
}

/// How much was found in all files, as a line.
pub(super) fn line(summary: &Summary, lang: Lang) -> String {
    let (files, reports, found) = (summary.files, counted(summary.files, "report"), found(summary, lang));
    let mut line = match (files, summary.findings()) {
        // That nothing was found would be true, and taken for praise.
        (0, 0) => say!(lang, zh: "没有检查任何报告", en: "no report was checked"),
        (_, 0) => say!(lang, zh: "{files} 份报告，{found}", en: "{reports}, {found}"),
        _ => say!(lang, zh: "{files} 份报告：{found}", en: "{reports}: {found}"),
    };
    let unchecked = summary.unchecked.len();
    if unchecked > 0 {
        let places = if unchecked == 1 { "file or folder" } else { "files or folders" };
        line.push_str(&say!(lang,
            zh: "；{unchecked} 个文件或文件夹没能检查",
            en: "; {unchecked} {places} could not be checked"));
    }
    line.push('\n');
    line
}
