//! The source of the house as this test reads it: files, their tokens without comments and tests, and the paths that
//! the tokens spell.

use std::collections::BTreeSet;
use std::path::Path;

/// A file of Rust.
pub struct File {
    /// Its path in the repository, with `/`.
    pub path: String,
    /// In bytes.
    pub size: usize,
    /// All tokens but those of what is compiled for tests only.
    pub tokens: Vec<Token>,
    pub imports: Vec<Import>,
    /// What is spelt outside of `use`: two segments at least.
    pub paths: Vec<Spelt>,
    /// The words outside of `use` that may be a name that it brings.
    pub words: BTreeSet<String>,
    /// The modules below it that are there for tests only.
    test_modules: Vec<String>,
}

/// A word, a literal or one character of punctuation; `::` is one token.
pub struct Token {
    pub text: String,
    pub line: usize,
}

/// A name that `use` brings into a file.
pub struct Import {
    pub name: String,
    pub path: Vec<String>,
    pub line: usize,
    pub is_public: bool,
}

/// A path as it is spelt.
pub struct Spelt {
    pub path: Vec<String>,
    pub line: usize,
}

impl File {
    pub fn read(path: String, text: &str) -> File {
        let (tokens, test_modules) = without_tests(tokens(text));
        let mut file = File {
            path,
            size: text.len(),
            tokens: Vec::new(),
            imports: Vec::new(),
            paths: Vec::new(),
            words: BTreeSet::new(),
            test_modules,
        };
        file.read_tokens(&tokens);
        File { tokens, ..file }
    }

    /// What is imported and what is spelt in place.
    pub fn all_paths(&self) -> impl Iterator<Item = (&[String], usize)> {
        let imports = self.imports.iter().map(|import| (&import.path[..], import.line));
        imports.chain(self.paths.iter().map(|spelt| (&spelt.path[..], spelt.line)))
    }

    fn read_tokens(&mut self, tokens: &[Token]) {
        let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
        let mut at = 0;
        // The braces that are open, and of each whether it is a module's.
        let mut braces = Vec::new();
        while at < tokens.len() {
            let before = at.checked_sub(1).map_or("", text);
            let within = braces.iter().filter(|is_module| **is_module).count();
            // `use<'a>` in a type brings no name.
            if text(at) == "use" && text(at + 1) != "<" {
                let known = self.imports.len();
                at = use_tree(tokens, at + 1, &[], matches!(before, "pub" | ")"), &mut self.imports);
                self.imports[known..].iter_mut().for_each(|import| of_the_file(&mut import.path, within));
                continue;
            }
            let begin = at;
            at += 1;
            match text(begin) {
                "{" => braces.push(begin > 1 && text(begin - 2) == "mod"),
                "}" => _ = braces.pop(),
                _ => {}
            }
            if !is_word(&tokens[begin]) {
                continue;
            }
            while text(at) == "::" && tokens.get(at + 1).is_some_and(is_word) {
                at += 2;
            }
            // `pub(in crate::lint)` says who may use, and uses nothing.
            let is_visibility = before == "in" && begin > 2 && text(begin - 3) == "pub";
            if is_visibility || matches!(before, "::" | "." | "mod") {
                continue;
            }
            let mut path: Vec<_> = tokens[begin..at].iter().step_by(2).map(|token| token.text.clone()).collect();
            self.words.insert(path[0].clone());
            if path.len() > 1 {
                of_the_file(&mut path, within);
                self.paths.push(Spelt { path, line: tokens[begin].line });
            }
        }
    }

    /// What was written by a program is data, whatever it is called.
    pub fn is_generated(&self) -> bool {
        self.path.contains("/generated/")
    }

    /// How the paths begin of what is compiled for tests only.
    fn for_tests(&self) -> impl Iterator<Item = String> {
        let folder = self.path.trim_end_matches(".rs").trim_end_matches("/mod").trim_end_matches("/lib");
        self.test_modules.iter().flat_map(move |name| ["/", ".rs"].map(|end| format!("{folder}/{name}{end}")))
    }

    /// The folder or file at the top of `src` that it belongs to: `text`, `lib`.
    pub fn room(&self) -> &str {
        let path = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        path.split_once('/').map_or(path, |(room, _)| room)
    }
}

/// The Rust files in a folder of the repository, by path.
pub fn read(folder: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                files.push(File::read(path, &text));
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let for_tests: Vec<String> = files.iter().flat_map(File::for_tests).collect();
    files.retain(|file| !for_tests.iter().any(|begin| file.path.starts_with(begin)));
    files
}

/// The tokens of a text, without comments.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while let Some(first) = rest.chars().next() {
        let length = length(rest, first);
        let is_blank = first.is_whitespace() || rest.starts_with("//") || rest.starts_with("/*");
        if !is_blank {
            tokens.push(Token { text: rest[..length].to_owned(), line });
        }
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

/// How long the token or the comment is that `text` begins with.
fn length(text: &str, first: char) -> usize {
    let word = |text: &str| text.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(text.len());
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        return comment(text);
    }
    if text.starts_with("::") {
        return 2;
    }
    if first == '"' {
        return quoted(text, '"');
    }
    if first == '\'' {
        let mut next = text[1..].chars();
        let is_character = next.next() == Some('\\') || next.next() == Some('\'');
        return if is_character { quoted(text, '\'') } else { 1 + word(&text[1..]) };
    }
    if first != '_' && !first.is_alphanumeric() {
        return first.len_utf8();
    }
    let prefix = word(text);
    let after = &text[prefix..];
    match &text[..prefix] {
        "r" | "br" | "cr" if after.starts_with(['"', '#']) => {
            let hashes = after.len() - after.trim_start_matches('#').len();
            if after[hashes..].starts_with('"') {
                let end = format!("\"{}", &after[..hashes]);
                let inside = prefix + hashes + 1;
                return text[inside..].find(&end).map_or(text.len(), |at| inside + at + end.len());
            }
            prefix + hashes + word(&after[hashes..])
        }
        "b" | "c" if after.starts_with('"') => prefix + quoted(after, '"'),
        "b" if after.starts_with('\'') => prefix + quoted(after, '\''),
        _ => prefix,
    }
}

/// The length of the literal in quotes that `text` begins with.
fn quoted(text: &str, quote: char) -> usize {
    let mut characters = text.char_indices().skip(1);
    while let Some((at, character)) = characters.next() {
        if character == '\\' {
            characters.next();
        } else if character == quote {
            return at + 1;
        }
    }
    text.len()
}

/// The length of the block comment that `text` begins with; comments nest.
fn comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

/// Leaves out every item below `#[cfg(test)]`; gives the names of the modules in files of their own among them, too.
fn without_tests(tokens: Vec<Token>) -> (Vec<Token>, Vec<String>) {
    const ATTRIBUTE: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let is_test = |at: usize| {
        tokens.len() - at >= ATTRIBUTE.len()
            && tokens[at..].iter().zip(ATTRIBUTE).all(|(token, text)| token.text == text)
    };
    let mut kept = vec![true; tokens.len()];
    let mut modules = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !is_test(at) {
            at += 1;
            continue;
        }
        let end = item_end(&tokens, at + ATTRIBUTE.len());
        kept[at..end].fill(false);
        if let [.., module, name, last] = &tokens[at..end]
            && (module.text.as_str(), last.text.as_str()) == ("mod", ";")
        {
            modules.push(name.text.clone());
        }
        at = end;
    }
    let kept = tokens.into_iter().zip(kept).filter_map(|(token, is_kept)| is_kept.then_some(token));
    (kept.collect(), modules)
}

/// Where the item ends that begins at a token: after its semicolon or after its block.
fn item_end(tokens: &[Token], begin: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(begin) {
        match token.text.as_str() {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => {
                depth = depth.saturating_sub(1);
                if depth == 0 && token.text == "}" {
                    return at + 1;
                }
            }
            ";" if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

fn is_word(token: &Token) -> bool {
    token.text.starts_with(|c: char| c == '_' || c.is_alphabetic()) && !token.text.ends_with(['"', '\'', '#'])
}

/// Makes a path that is spelt in a module within the file, so many deep, one that is spelt in the file itself.
fn of_the_file(path: &mut [String], within: usize) {
    path.iter_mut().take_while(|part| *part == "super").take(within).for_each(|part| "self".clone_into(part));
}

/// Reads a tree of `use` after `prefix`; gives the place after it.
fn use_tree(tokens: &[Token], mut at: usize, prefix: &[String], is_public: bool, imports: &mut Vec<Import>) -> usize {
    let mut path = prefix.to_vec();
    while at < tokens.len() {
        let token = &tokens[at];
        match token.text.as_str() {
            "::" => at += 1,
            "{" => {
                at += 1;
                while at < tokens.len() && tokens[at].text != "}" {
                    at = use_tree(tokens, at, &path, is_public, imports);
                    if at < tokens.len() && tokens[at].text == "," {
                        at += 1;
                    }
                }
                return at + 1;
            }
            "as" => {
                imports.push(Import { name: tokens[at + 1].text.clone(), path, line: token.line, is_public });
                return at + 2;
            }
            "," | "}" | ";" => break,
            // `{self}` is what stands before the braces.
            "self" if !path.is_empty() => at += 1,
            word => {
                path.push(word.to_owned());
                at += 1;
            }
        }
    }
    let line = tokens[at - 1].line;
    if let Some(name) = path.last().cloned() {
        imports.push(Import { name, path, line, is_public });
    }
    at
}

#[test]
fn a_file_is_read_as_the_compiler_reads_it() {
    let text = r##"
//! 年报 crate::a::b
/* crate::c::d /* nested */ "crate::e" */
use crate::text::{self, Span as 跨度, width::{Ambiguous, of}};
pub use super::x;
const A: &str = "use crate::no::one; \" 𠮷";
const B: &str = r#"crate::no::two "年""#;
const C: [char; 3] = ['"', '\'', '年'];
fn f<'a>(a: &'a str) -> impl Iterator<Item = u8> + use<'a> { self::g::h::<u8>(a.b::<std::fs::File>()) }
#[cfg(test)]
mod tests { use crate::no::three; fn f() { std::env::var("x").unwrap(); } }
#[cfg(test)]
mod 附;
mod imp { use super::f; fn h() { super::super::年::i(); super::f::j() } }
fn g() { std::process::exit(b'"') }
"##;
    let file = File::read("src/lint/甲.rs".to_owned(), text);
    let join = |path: &[String]| path.join("::");
    let imports: Vec<_> = file.imports.iter().map(|it| (it.name.as_str(), join(&it.path), it.is_public)).collect();
    let expected = [
        ("text", "crate::text", false),
        ("跨度", "crate::text::Span", false),
        ("Ambiguous", "crate::text::width::Ambiguous", false),
        ("of", "crate::text::width::of", false),
        ("x", "super::x", true),
        ("f", "self::f", false),
    ];
    assert_eq!(imports, expected.map(|(name, path, is_public)| (name, path.to_owned(), is_public)));
    let paths: Vec<_> = file.paths.iter().map(|spelt| (join(&spelt.path), spelt.line)).collect();
    let expected = [
        ("self::g::h", 9),
        ("std::fs::File", 9),
        ("self::super::年::i", 14),
        ("self::f::j", 14),
        ("std::process::exit", 15),
    ];
    assert_eq!(paths, expected.map(|(path, line)| (path.to_owned(), line)));
    assert_eq!(file.room(), "lint");
    assert_eq!(file.for_tests().collect::<Vec<_>>(), ["src/lint/甲/附/", "src/lint/甲/附.rs"]);
}
