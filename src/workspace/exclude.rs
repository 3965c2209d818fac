//! The files that a configuration leaves out.

use crate::config::{Config, Expected, Problem, Trouble};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::Path;

/// The patterns of a configuration that stands in `folder`, and what is wrong with those that are none.
pub fn excluded(config: &Config, folder: &Path) -> (Gitignore, Vec<Problem>) {
    let mut builder = GitignoreBuilder::new(folder);
    let mut problems = Vec::new();
    for (pattern, span) in &config.exclude {
        if builder.add_line(None, pattern).is_err() {
            problems.push(Problem { span: *span, trouble: Trouble::Invalid(Expected::Patterns) });
        }
    }
    (builder.build().unwrap_or_else(|_| Gitignore::empty()), problems)
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

    #[test]
    fn patterns_are_seen_from_the_folder_and_what_is_none_is_said() {
        let text = "exclude = [\"存档/**\", \"[z-a]\"]\n";
        let (excluded, problems) = excluded(&Config::parse(text).0, Path::new("/年报"));
        let is_out = |path| excluded.matched_path_or_any_parents(path, false).is_ignore();
        assert!(is_out("/年报/存档/2020/𠮷.nianbao"));
        assert!(!is_out("/年报/2023.nianbao"));
        assert_eq!(problems.iter().map(|problem| problem.span.slice(text)).collect::<Vec<_>>(), ["\"[z-a]\""]);
    }
}
