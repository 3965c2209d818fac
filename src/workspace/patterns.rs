//! Patterns of files, as .gitignore has them, seen from a folder: those that `nianbao.toml` has, and those of a command
//! line.

use crate::config::{Config, Idle, Problem, Trouble, idle};
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

/// What a configuration that stands in `folder` leaves out, and what is wrong with its patterns.
pub(super) fn excluded(config: &Config, folder: &Path) -> (Patterns, Vec<Problem>) {
    let (patterns, wrong) = Patterns::new(config.exclude.iter().map(|(pattern, _)| &**pattern), folder);
    let problem = |(at, idle): (usize, Idle)| {
        let (pattern, span) = config.exclude.get(at)?;
        Some(Problem { span: *span, trouble: Trouble::Idle { pattern: pattern.clone(), idle } })
    };
    (patterns, wrong.into_iter().filter_map(problem).collect())
}

/// All that is wrong with a configuration, so far as its text tells.
pub fn problems(text: &str) -> Vec<Problem> {
    let (config, mut problems) = Config::parse(text);
    problems.extend(excluded(&config, Path::new("")).1);
    problems.sort_by_key(|problem| problem.span);
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
        let text = "exclude = [\"存档/**\", \"[z-a]\", \"./旧\"]\n";
        let (excluded, problems) = excluded(&Config::parse(text).0, Path::new("/年报"));
        assert!(excluded.match_file(Path::new("/年报/存档/2020/𠮷.nianbao")));
        assert!(!excluded.match_file(Path::new("/年报/2023.nianbao")));
        assert_eq!(problems.iter().map(|it| it.span.slice(text)).collect::<Vec<_>>(), ["\"[z-a]\"", "\"./旧\""]);
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
