//! Patterns of files, as .gitignore has them: which of them can match no file, and why. Whether one is a glob at all,
//! [`crate::workspace`] tells.

use crate::text::{Lang, say};
use std::path::Path;

/// Why a pattern matches no file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Idle {
    /// Nothing is written.
    Blank,
    /// `#` begins a comment.
    Comment,
    /// It is no glob: a brace is not closed, a range runs backwards.
    Broken,
    /// It begins at the root of the disk, or at somebody's home.
    Absolute,
    /// It leads out of the folder.
    Upwards,
    /// It goes through `.`, which no path does.
    Dot,
    /// It has `//`, which no path has.
    Slashes,
    /// It parts folders with `\`, which takes the next character for itself.
    Backslash,
    /// It is written with the full-width forms of `*` and `/`.
    Fullwidth,
    /// It takes back what no pattern before it leaves out.
    TakesBackNothing,
}

/// What of each pattern keeps it from ever matching a file below `folder`, if anything does.
pub fn idle<'p>(patterns: impl Iterator<Item = &'p str>, folder: &Path) -> Vec<Option<Idle>> {
    let mut leaves_out = false;
    let one = |pattern: &'p str| match pattern.strip_prefix('!') {
        Some(_) if !leaves_out => Some(Idle::TakesBackNothing),
        Some(pattern) => alone(pattern, folder),
        None => {
            let idle = alone(pattern, folder);
            leaves_out |= idle.is_none();
            idle
        }
    };
    patterns.map(one).collect()
}

fn alone(pattern: &str, folder: &Path) -> Option<Idle> {
    let has_part = |part: &str| pattern.split('/').any(|it| it == part);
    Some(match pattern {
        _ if pattern.trim_matches('/').trim().is_empty() => Idle::Blank,
        _ if pattern.starts_with('#') => Idle::Comment,
        _ if is_absolute(pattern, folder) => Idle::Absolute,
        _ if separates_with_backslash(pattern) => Idle::Backslash,
        _ if pattern.contains(['＊', '／', '＼']) => Idle::Fullwidth,
        _ if has_part("..") => Idle::Upwards,
        _ if has_part(".") => Idle::Dot,
        _ if pattern.contains("//") => Idle::Slashes,
        _ => return None,
    })
}

/// Whether it begins with a drive, a home or the folder's own path: a `/` before all else is the folder itself.
fn is_absolute(pattern: &str, folder: &Path) -> bool {
    let drive = pattern.strip_prefix(|ch: char| ch.is_ascii_alphabetic()).and_then(|rest| rest.strip_prefix(':'));
    let folder = folder.to_string_lossy().replace('\\', "/");
    let below = pattern.strip_prefix(folder.trim_end_matches('/')).filter(|_| folder.len() > 1);
    drive.is_some_and(|rest| rest.starts_with(['/', '\\']))
        || pattern.starts_with("~/")
        || pattern.starts_with("\\\\")
        || below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a `\` stands before what needs none, or before the stars that end so many patterns.
fn separates_with_backslash(pattern: &str) -> bool {
    let mut rest = pattern;
    while let Some((_, after)) = rest.split_once('\\') {
        let takes = ['\\', '*', '?', '[', ']', '{', '}', '!', '#', ' ', ','];
        if !after.starts_with(takes) || after.starts_with("**") || after.starts_with("*.") {
            return true;
        }
        rest = after.get(1..).unwrap_or_default();
    }
    false
}

impl Idle {
    /// Says that a pattern matches no file, and what to write.
    pub fn message(self, pattern: &str, lang: Lang) -> String {
        let why = self.why(lang);
        match better(self, pattern) {
            Some(better) => say!(lang,
                zh: "“{pattern}”不会对应任何文件：{why}，请写“{better}”",
                en: "the pattern {pattern} matches no file: {why}; write {better}"),
            None => say!(lang,
                zh: "“{pattern}”不会对应任何文件：{why}",
                en: "the pattern {pattern} matches no file: {why}"),
        }
    }

    fn why(self, lang: Lang) -> String {
        match self {
            Idle::Blank => say!(lang, zh: "什么也没有写，请删去", en: "nothing is written; remove it"),
            Idle::Comment => say!(lang,
                zh: "# 开头的是注释；文件名以 # 开头的，请写“\\#”",
                en: "# begins a comment; write \\# for a name that begins with #"),
            Idle::Broken => say!(lang,
                zh: "{{ }} 没有写全，或者 [ ] 里前后颠倒；文件名里有括号的，请写“\\{{”“\\[”",
                en: "{{ }} is not closed, or a range in [ ] runs backwards; write \\{{ or \\[ for a bracket in a name"),
            Idle::Absolute => say!(lang,
                zh: "是从磁盘或个人文件夹写起的；请从这个文件夹写起，例如“存档/**”",
                en: "it begins at the disk or at a home folder; begin at this folder, as in 存档/**"),
            Idle::Upwards => say!(lang,
                zh: "“..”通到文件夹之外；请写文件夹以内的路径，例如“存档/**”",
                en: ".. leads out of the folder; write a path within it, such as 存档/**"),
            Idle::Dot => say!(lang, zh: "不要写“./”", en: "no ./ is needed"),
            Idle::Slashes => say!(lang, zh: "有连着的两个 /", en: "it has two / in a row"),
            Idle::Backslash => say!(lang, zh: "文件夹之间用 / 分隔", en: "folders are separated by /"),
            Idle::Fullwidth => say!(lang, zh: "有全角的 ＊ 或 ／", en: "it has a full-width ＊ or ／"),
            Idle::TakesBackNothing => say!(lang,
                zh: "! 开头的收回前面排除的，前面却没有排除什么；文件名以 ! 开头的，请写“\\!”",
                en: "! takes back what an earlier pattern leaves out, and there is none; write \\! for a name that begins with !"),
        }
    }
}

/// The pattern as it was meant, where that is plain.
fn better(idle: Idle, pattern: &str) -> Option<String> {
    let plain = match idle {
        Idle::Backslash => pattern.replace('\\', "/"),
        Idle::Fullwidth => pattern.replace('＊', "*").replace(['／', '＼'], "/"),
        Idle::Dot | Idle::Slashes => pattern.to_owned(),
        _ => return None,
    };
    let (root, plain) = match plain.strip_prefix('/') {
        Some(rest) => ("/", rest),
        None => ("", &*plain),
    };
    let end = if plain.ends_with('/') { "/" } else { "" };
    let parts: Vec<&str> = plain.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    (!parts.is_empty()).then(|| format!("{root}{}{end}", parts.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(pattern: &str) -> Option<String> {
        let idle = idle([pattern].into_iter(), Path::new("/srv/年报"));
        idle[0].map(|idle| idle.message(pattern, Lang::Zh))
    }

    #[test]
    fn what_can_match_no_file_is_told_with_what_to_write() {
        for (pattern, end) in [
            ("", "请删去"),
            ("  ", "请删去"),
            ("/", "请删去"),
            ("#存档", "请写“\\#”"),
            ("/srv/年报/存档", "例如“存档/**”"),
            ("D:\\年报\\存档", "例如“存档/**”"),
            ("D:/年报", "例如“存档/**”"),
            ("\\\\服务器\\年报", "例如“存档/**”"),
            ("~/年报", "例如“存档/**”"),
            ("../存档", "例如“存档/**”"),
            ("./存档/", "请写“存档/”"),
            ("存档//𠮷县/**", "请写“存档/𠮷县/**”"),
            ("/.//存档", "请写“/存档”"),
            ("存档\\2020", "请写“存档/2020”"),
            ("存档\\", "请写“存档/”"),
            ("存档\\**", "请写“存档/**”"),
            ("存档\\*.nianbao", "请写“存档/*.nianbao”"),
            ("存档／＊＊", "请写“存档/**”"),
            ("!存档", "请写“\\!”"),
        ] {
            let said = said(pattern).unwrap_or_else(|| panic!("{pattern:?} is let pass"));
            assert!(said.starts_with(&format!("“{pattern}”不会对应任何文件：")) && said.ends_with(end), "{said}");
        }
    }

    #[test]
    fn what_can_match_a_file_is_let_pass() {
        for pattern in [
            "存档/**",
            "/存档/",
            "*.nianbao.md",
            "\\#1",
            "\\!急件",
            "a\\[1\\].nianbao",
            "a\\*b\\\\",
            "𠮷?县",
            "...",
            ".旧",
            "2019年报（第二次？）",
            "/srv/年报甲",
            "{2019,2020}/**",
        ] {
            assert_eq!(said(pattern), None);
        }
        let all = ["!存档", "存档", "!存档/2023", "!../x"].into_iter();
        let expected = [Some(Idle::TakesBackNothing), None, None, Some(Idle::Upwards)];
        assert_eq!(idle(all, Path::new("/srv")), expected);
    }
}
