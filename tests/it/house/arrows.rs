//! Which file of `src` uses which: every path is followed, through what is handed on with `pub use`, to the file where
//! the thing is.

use super::source::{File, Import};
use std::collections::BTreeMap;

/// That one file uses another, and the first line that says so.
#[derive(Clone, Copy)]
pub struct Arrow<'f> {
    pub from: &'f File,
    pub to: &'f File,
    pub line: usize,
}

/// All arrows, one for each pair of files; data that is generated has none.
pub fn arrows(files: &[File]) -> Vec<Arrow<'_>> {
    let modules = Modules::new(files);
    let mut arrows: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (from, file) in files.iter().enumerate() {
        for (path, line) in used(file) {
            if let Some(to) = modules.follow(from, path, 0)
                && to != from
            {
                let first = arrows.entry((from, to)).or_insert(line);
                *first = line.min(*first);
            }
        }
    }
    let arrows = arrows.into_iter().map(|((from, to), line)| Arrow { from: &files[from], to: &files[to], line });
    arrows.filter(|arrow| !arrow.from.is_generated() && !arrow.to.is_generated()).collect()
}

/// What a file itself uses: a name that it only hands on is no arrow of its own.
fn used(file: &File) -> impl Iterator<Item = (&[String], usize)> {
    let imports = file.imports.iter().filter(|import| !import.is_public || file.words.contains(&import.name));
    let imports = imports.map(|import| (&import.path[..], import.line));
    imports.chain(file.paths.iter().map(|spelt| (&spelt.path[..], spelt.line)))
}

/// The files by the module that each is; a file is told by its place in the list.
struct Modules<'f> {
    files: &'f [File],
    /// By the path below the crate: `["lint", "structure"]`.
    by_path: BTreeMap<Vec<&'f str>, usize>,
    paths: Vec<Vec<&'f str>>,
}

impl<'f> Modules<'f> {
    fn new(files: &'f [File]) -> Modules<'f> {
        let paths: Vec<Vec<&str>> = files.iter().map(module).collect();
        let by_path = paths.iter().cloned().zip(0..).collect();
        Modules { files, by_path, paths }
    }

    /// The file where that is which `path` names in the file `at`; none if it is of another crate or of the file itself.
    fn follow(&self, at: usize, path: &[String], depth: usize) -> Option<usize> {
        // A name that is imported by itself would be followed for ever.
        if depth > 16 {
            return None;
        }
        let (first, mut rest) = path.split_first()?;
        let mut module = match first.as_str() {
            "crate" => self.by_path.get(&[][..]).copied()?,
            "self" => at,
            "super" => self.above(at)?,
            name => self.named(at, name, depth)?,
        };
        while let Some((name, after)) = rest.split_first() {
            let next = match name.as_str() {
                "self" => Some(module),
                "super" => self.above(module),
                name => self.named(module, name, depth),
            };
            let Some(next) = next else { return Some(module) };
            module = next;
            rest = after;
        }
        Some(module)
    }

    /// What a name in a module leads to: a module below it, or what the module imports.
    fn named(&self, at: usize, name: &str, depth: usize) -> Option<usize> {
        let mut below = self.paths[at].clone();
        below.push(name);
        if let Some(&module) = self.by_path.get(&below) {
            return Some(module);
        }
        let is_it = |import: &&Import| import.name == name && import.path.len() > 1;
        let import = self.files[at].imports.iter().find(is_it)?;
        self.follow(at, &import.path, depth + 1)
    }

    fn above(&self, at: usize) -> Option<usize> {
        let (_, above) = self.paths[at].split_last()?;
        self.by_path.get(above).copied()
    }
}

/// The module that a file is, by its path below the crate.
fn module(file: &File) -> Vec<&str> {
    let path = file.path.trim_start_matches("src/").trim_end_matches(".rs");
    path.split('/').filter(|part| !matches!(*part, "mod" | "lib")).collect()
}

#[test]
fn a_path_is_followed_to_where_the_thing_is() {
    let files = [
        ("src/lib.rs", "pub mod lint; pub mod text; pub use lint::年度;"),
        ("src/text/mod.rs", "mod span; pub use span::Span;"),
        ("src/text/span.rs", "use super::Span as Own; // 𠮷"),
        ("src/lint/mod.rs", "mod 甲; mod 乙; pub use 甲::{年度, A}; fn f() -> A { 乙::run() }"),
        ("src/lint/甲.rs", "use crate::text::{self, Span}; fn f() { text::g(); std::fs::read(\"\") }"),
        ("src/lint/乙.rs", "\nuse super::A;\nfn f() { crate::年度(); super::super::text::Span::new() }"),
    ];
    let files = files.map(|(path, text)| File::read(path.to_owned(), text));
    let found: Vec<_> =
        arrows(&files).iter().map(|it| format!("{}:{} {}", it.from.path, it.line, it.to.path)).collect();
    let expected = [
        "src/lint/mod.rs:1 src/lint/甲.rs",
        "src/lint/mod.rs:1 src/lint/乙.rs",
        "src/lint/甲.rs:1 src/text/mod.rs",
        "src/lint/甲.rs:1 src/text/span.rs",
        "src/lint/乙.rs:3 src/text/span.rs",
        "src/lint/乙.rs:2 src/lint/甲.rs",
    ];
    let mut found = found;
    found.sort();
    let mut expected = expected.map(str::to_owned);
    expected.sort();
    assert_eq!(found, expected);
}
