//! `--config` and `--exclude`: what a command line says in the place of a `nianbao.toml`, or beside it.

use super::args::{ConfiguredArgs, InputArgs};
use crate::config::{Problem, Trouble};
use crate::text::{Lang, say};
use crate::workspace::{self, Given, Patterns};
use std::io;
use std::path::Path;

impl ConfiguredArgs {
    /// The configurations that are named. The error is a message.
    pub(super) fn given(&self, lang: Lang) -> io::Result<Given> {
        let mut given = Given::default();
        for argument in &self.config {
            let path = Path::new(argument);
            let shown = argument.to_string_lossy();
            match argument.to_str().filter(|text| text.contains('=') && !path.exists()) {
                Some(text) => {
                    if let Some(problem) = workspace::problems(text).first() {
                        return Err(io::Error::other(wrong(&shown, problem, lang)));
                    }
                    workspace::check_law(text, lang).map_err(|said| io::Error::other(told(&shown, &said, lang)))?;
                    given.over.push(text.to_owned());
                }
                None if !path.exists() || path.is_dir() => {
                    return Err(io::Error::other(say!(lang,
                        zh: "--config {shown}：没有这样的文件；请写设置文件的路径，或者 名称=内容，例如 'rules.totals=\"off\"'",
                        en: "--config {shown}: no such file; give the path of a configuration, or KEY=VALUE as in \
                             'rules.totals=\"off\"'")));
                }
                None if given.file.is_some() => {
                    return Err(io::Error::other(say!(lang,
                        zh: "--config 写了两个文件；只能用一个，另外要改的请写 名称=内容",
                        en: "--config names two files; give one, and KEY=VALUE for what is to be changed in it")));
                }
                None => given.file = Some(path.to_owned()),
            }
        }
        Ok(given)
    }
}

impl InputArgs {
    /// The patterns that are left out beside what is configured, seen from the current folder. The error is a message.
    pub(super) fn excluded(&self, lang: Lang) -> io::Result<Patterns> {
        let all: Vec<&str> = self.exclude.iter().flat_map(|list| separate(list)).collect();
        let (patterns, idle) = Patterns::new(all.iter().copied(), &workspace::absolute(Path::new(".")));
        match idle.first().and_then(|&(at, idle)| Some(idle.message(all.get(at)?, lang))) {
            Some(said) => Err(io::Error::other(format!("--exclude{}{said}", say!(lang, zh: "：", en: ": ")))),
            None => Ok(patterns),
        }
    }
}

/// Says what is wrong with a configuration that stands on the command line itself.
fn wrong(shown: &str, problem: &Problem, lang: Lang) -> String {
    let said = match problem.trouble {
        Trouble::Syntax(_) => say!(lang,
            zh: "写法是 名称=内容，文字要加引号，例如 'ambiguous-width=\"wide\"'",
            en: "write KEY=VALUE as in TOML, with quotation marks around text, as in 'ambiguous-width=\"wide\"'"),
        _ => problem.message(lang),
    };
    told(shown, &said, lang)
}

fn told(shown: &str, said: &str, lang: Lang) -> String {
    say!(lang, zh: "--config {shown}：{said}", en: "--config {shown}: {said}")
}

/// The patterns of a list with commas between them; those within brackets and after a `\` belong to a pattern.
fn separate(list: &str) -> Vec<&str> {
    let (mut parts, mut begin, mut depth, mut is_escaped) = (Vec::new(), 0, 0usize, false);
    for (at, ch) in list.char_indices() {
        match ch {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(&list[begin..at]);
                begin = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&list[begin..]);
    parts.into_iter().map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_part_patterns_but_within_brackets() {
        for (list, expected) in [
            ("存档", &["存档"][..]),
            ("存档/**, 𠮷县,", &["存档/**", "𠮷县", ""]),
            ("{2019,2020}/**,[,]a", &["{2019,2020}/**", "[,]a"]),
            ("a\\,b,年报，一", &["a\\,b", "年报，一"]),
            ("}a,b", &["}a", "b"]),
        ] {
            assert_eq!(separate(list), expected);
        }
    }
}
