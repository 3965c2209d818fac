//! Patterns of files, as .gitignore has them, seen from a folder: those that `nianbao.toml` has, and those of a command
//! line.

use crate::config::{Config, Idle, Problem, Trouble, idle};
use crate::text::Span;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::{Component, Path, PathBuf};

/// Patterns seen from a folder.
#[derive(Debug)]
pub struct Patterns {
    folder: PathBuf,
    globs: Gitignore,
}

impl Patterns {
    /// Reads patterns. Of each that can match no file it also gives the index, and why.
    pub fn new<'p>(patterns: impl Iterator<Item = &'p str> + Clone, folder: &Path) -> (Patterns, Vec<(usize, Idle)>) {
        let mut builder = GitignoreBuilder::new(folder);
        let mut wrong = Vec::new();
        for (at, (pattern, idle)) in patterns.clone().zip(idle(patterns, folder)).enumerate() {
            let broken = builder.add_line(None, pattern).is_err().then_some(Idle::Broken);
            wrong.extend(idle.or(broken).map(|idle| (at, idle)));
        }
        let globs = builder.build().unwrap_or_else(|_| Gitignore::empty());
        (Patterns { folder: folder.to_owned(), globs }, wrong)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.globs.is_empty()
    }

    /// Whether they match a file, by its path from the root. Of a file that lies elsewhere the names on its path count,
    /// from the root of the disk.
    pub fn match_file(&self, file: &Path) -> bool {
        if self.globs.is_empty() {
            return false;
        }
        let below: PathBuf = match file.strip_prefix(&self.folder) {
            Ok(below) => below.to_owned(),
            Err(_) => file.components().filter(|part| matches!(part, Component::Normal(_))).collect(),
        };
        self.globs.matched_path_or_any_parents(below, false).is_ignore()
    }
}

/// The patterns of a configuration.
#[derive(Debug)]
pub(super) struct Configured {
    /// Of what is left out.
    pub exclude: Patterns,
    /// Of the files that have severities of their own, in their order.
    pub per_file: Vec<Patterns>,
}

/// The patterns of a configuration, seen from `folder`. Those that can match no file go from it: what it says is what
/// counts. They are added to `problems`, except for those of a later version, whose patterns may be other ones.
pub(super) fn configured(config: &mut Config, folder: &Path, problems: &mut Vec<Problem>) -> Configured {
    let mut wrong = Vec::new();
    let mut read = |patterns: Vec<(&str, Span)>| {
        let (globs, idle) = Patterns::new(patterns.iter().map(|(pattern, _)| *pattern), folder);
        wrong.extend(idle.iter().filter_map(|&(at, idle)| {
            let &(pattern, span) = patterns.get(at)?;
            Some(Problem { span, trouble: Trouble::Idle { pattern: pattern.to_owned(), idle } })
        }));
        globs
    };
    let exclude = read(config.exclude.iter().map(|(pattern, span)| (&**pattern, *span)).collect());
    let per_file = config.per_file.iter().map(|part| read(vec![(&part.pattern, part.span)]));
    let per_file: Vec<Patterns> = per_file.collect();
    let counts = |span: Span| wrong.iter().all(|problem| problem.span != span);
    let kept = config.per_file.iter().map(|part| counts(part.span)).collect::<Vec<_>>();
    let per_file = per_file.into_iter().zip(&kept).filter(|(_, kept)| **kept).map(|(globs, _)| globs).collect();
    config.exclude.retain(|(_, span)| counts(*span));
    config.per_file.retain(|part| counts(part.span));
    if !config.is_later() {
        problems.append(&mut wrong);
        problems.sort_by_key(|problem| problem.span);
    }
    Configured { exclude, per_file }
}

/// All that is wrong with a configuration, so far as its text tells.
pub fn problems(text: &str) -> Vec<Problem> {
    let (mut config, mut problems) = Config::parse(text);
    configured(&mut config, Path::new(""), &mut problems);
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matching(pattern: &str, files: &[&'static str]) -> Vec<&'static str> {
        let (patterns, _) = Patterns::new([pattern].into_iter(), Path::new("/年报"));
        files.iter().copied().filter(|file| patterns.match_file(Path::new(file))).collect()
    }

    #[test]
    fn patterns_are_seen_from_the_folder_and_what_is_none_is_said() {
        let text = "exclude = [\"存档/**\", \"[z-a]\", \"./旧\"]\n[per-file-rules]\n\"../a\" = {}\n\"新\" = {}\n";
        let (mut config, mut problems) = Config::parse(text);
        let Configured { exclude, per_file } = configured(&mut config, Path::new("/年报"), &mut problems);
        assert!(exclude.match_file(Path::new("/年报/存档/2020/𠮷.nianbao")));
        assert!(!exclude.match_file(Path::new("/年报/2023.nianbao")));
        assert_eq!(
            (config.exclude.len(), config.per_file.len(), per_file.len()),
            (1, 1, 1),
            "what counts is what is left"
        );
        assert!(per_file[0].match_file(Path::new("/年报/新/𠮷.nianbao")));
        assert_eq!(
            problems.iter().map(|it| it.span.slice(text)).collect::<Vec<_>>(),
            ["\"[z-a]\"", "\"./旧\"", "\"../a\""]
        );
    }

    #[test]
    fn outside_of_the_folder_names_count() {
        let files = ["/年报/旧/a.nianbao", "/别处/旧/𠮷.nianbao", "/别处/新/旧.nianbao"];
        assert_eq!(matching("旧", &files), files[..2]);
        assert_eq!(matching("/旧", &files), files[..1]);
        assert_eq!(matching("*.nianbao", &files), files);
    }

    /// What is said to match no file matches none, however it might have been meant.
    #[test]
    fn what_is_idle_matches_nothing() {
        let files = ["/年报/存档/2020/a.nianbao", "/年报/存档2020", "/年报/#存档", "/存档/a"];
        for pattern in ["", " ", "#存档", "/年报/存档", "../存档", "./存档", "存档//2020", "存档／＊＊", "!存档"]
        {
            let (_, wrong) = Patterns::new([pattern].into_iter(), Path::new("/年报"));
            assert_eq!((wrong.len(), matching(pattern, &files)), (1, vec![]), "{pattern:?}");
        }
    }
}
