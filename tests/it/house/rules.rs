//! The rules, as data and as what breaks them: each gives a line for each place that does.

use super::arrows::{Arrow, arrows};
use super::circles::circles;
use super::source::{File, Token};
use std::collections::BTreeSet;

/// The rooms of `src`, and what stands there as one file, in the order that data takes: each may use those before it.
const ROOMS: [&str; 21] = [
    "text",
    "syntax",
    "edition",
    "law",
    "report",
    "prose",
    "format",
    "shape",
    "lint",
    "config",
    "analysis",
    "lib",
    "fix",
    "document",
    "import",
    "export",
    "ide",
    "workspace",
    "lsp",
    "cli",
    "main",
];

/// The first room that may have to do with the machine: files, threads, clocks.
const FIRST_IMPURE: &str = "workspace";

/// The first room that may print.
const FIRST_PRINTING: &str = "cli";

/// Arrows that point down, for the time being: the file, the room that it uses, and why.
const ALLOWED_DOWN: [(&str, &str, &str); 0] = [];

/// Circles that there are, for the time being: the folder, what is in the circle there, and why. A circle of fewer of
/// these is allowed too.
const ALLOWED_ROUND: [(&str, &str, &str); 0] = [];

/// Files that may panic, and why.
const ALLOWED_PANIC: [(&str, &str); 0] = [];

/// What the core has no part of: it has to run where there is nothing but memory.
const IMPURE: [&str; 12] = [
    "rayon",
    "std::env",
    "std::fs",
    "std::io::stderr",
    "std::io::stdin",
    "std::io::stdout",
    "std::net",
    "std::os",
    "std::process",
    "std::thread",
    "std::time",
    "tokio",
];

const CLOCKS: [&str; 2] = ["Instant", "SystemTime"];

const PRINTING: [&str; 5] = ["dbg", "eprint", "eprintln", "print", "println"];

/// Crates that these rooms know and no other.
const AT_HOME: [(&str, &[&str]); 10] = [
    ("clap", &["cli"]),
    ("codespan_reporting", &["cli"]),
    ("encoding_rs", &["document"]),
    ("html5gum", &["document"]),
    ("ignore", &["workspace"]),
    ("indicatif", &["cli"]),
    ("ls_types", &["lsp"]),
    ("miniz_oxide", &["document"]),
    ("rawzip", &["document"]),
    ("tower_lsp", &["lsp"]),
];

/// In bytes.
const BIGGEST: usize = 40 * 1024;

/// Where a room stands; what has no place comes last.
fn storey(room: &str) -> usize {
    ROOMS.iter().position(|&it| it == room).unwrap_or(ROOMS.len())
}

/// The files in rooms above this one.
fn above<'f>(files: &'f [File], room: &str) -> impl Iterator<Item = &'f File> {
    let end = storey(room);
    files.iter().filter(move |file| storey(file.room()) < end)
}

/// Rooms without a place.
pub fn nowhere(files: &[File]) -> Vec<String> {
    let rooms: BTreeSet<&str> = files.iter().map(File::room).filter(|room| !ROOMS.contains(room)).collect();
    rooms.iter().map(|room| format!("src/{room}")).collect()
}

/// Arrows that point down the list of rooms.
pub fn down(files: &[File]) -> Vec<String> {
    let mut needed = BTreeSet::new();
    let mut wrong = Vec::new();
    for Arrow { from, to, line } in arrows(files) {
        if storey(to.room()) <= storey(from.room()) {
            continue;
        }
        match ALLOWED_DOWN.iter().find(|(path, room, _)| *path == from.path && *room == to.room()) {
            Some(allowed) => _ = needed.insert(allowed),
            None => {
                wrong.push(format!("{}:{line} uses {}: {} stands below {}", from.path, to.path, to.room(), from.room()))
            }
        }
    }
    let idle = ALLOWED_DOWN.iter().filter(|it| !needed.contains(it));
    wrong.extend(idle.map(|(path, room, _)| format!("{path} uses {room} no more: strike it from ALLOWED_DOWN")));
    wrong
}

/// Circles in the folders of `src`.
pub fn round(files: &[File]) -> Vec<String> {
    let mut needed = BTreeSet::new();
    let mut wrong = Vec::new();
    for circle in circles(&arrows(files)) {
        let is_it = |(folder, names, _): &&(&str, &str, &str)| {
            *folder == circle.folder && circle.names.iter().all(|name| names.split(' ').any(|it| it == *name))
        };
        match ALLOWED_ROUND.iter().find(is_it) {
            Some(allowed) => _ = needed.insert(allowed),
            None => wrong.push(circle.told()),
        }
    }
    let idle = ALLOWED_ROUND.iter().filter(|it| !needed.contains(it));
    wrong.extend(idle.map(|(folder, names, _)| {
        format!("src/{folder}: no circle of {names} any more: strike it from ALLOWED_ROUND")
    }));
    wrong
}

/// What has to do with the machine in the core.
pub fn impure(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in above(files, FIRST_IMPURE) {
        let at = |line: usize, name: &str| format!("{}:{line} uses {name}", file.path);
        for (path, line) in file.all_paths() {
            let path = path.join("::") + "::";
            let name = IMPURE.iter().find(|name| path.strip_prefix(**name).is_some_and(|rest| rest.starts_with("::")));
            wrong.extend(name.map(|name| at(line, name)));
        }
        let clocks = file.tokens.iter().filter(|token| CLOCKS.contains(&token.text.as_str()));
        wrong.extend(clocks.map(|token| at(token.line, &token.text)));
    }
    wrong
}

/// What prints elsewhere than at the command line.
pub fn printing(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in above(files, FIRST_PRINTING) {
        let calls = file.tokens.windows(2).filter(|pair| pair[1].text == "!").map(|pair| &pair[0]);
        let calls = calls.filter(|token| PRINTING.contains(&token.text.as_str()));
        wrong.extend(calls.map(|token| format!("{}:{} prints with {}!", file.path, token.line, token.text)));
    }
    wrong
}

/// Crates outside of the one room that knows them.
pub fn astray(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in files {
        for (path, line) in file.all_paths() {
            let home = AT_HOME.iter().find(|(name, rooms)| path[0] == *name && !rooms.contains(&file.room()));
            wrong.extend(home.map(|(name, rooms)| {
                format!("{}:{line} uses {name}, which only {} knows", file.path, rooms.join(" and "))
            }));
        }
    }
    wrong
}

/// What ends the program without a word why that cannot come.
pub fn giving_up(files: &[File]) -> Vec<String> {
    let mut needed = BTreeSet::new();
    let mut wrong = Vec::new();
    for file in files {
        for (at, token) in file.tokens.iter().enumerate() {
            let Some(said) = given_up(&file.tokens, at) else { continue };
            let allowed = ALLOWED_PANIC.iter().find(|(path, _)| token.text == "panic" && *path == file.path);
            match allowed {
                Some(allowed) => _ = needed.insert(allowed),
                None => wrong.push(format!("{}:{} {}{said}", file.path, token.line, token.text)),
            }
        }
    }
    let idle = ALLOWED_PANIC.iter().filter(|it| !needed.contains(it));
    wrong.extend(idle.map(|(path, _)| format!("{path} panics no more: strike it from ALLOWED_PANIC")));
    wrong
}

/// What is wrong with a call that ends the program, if it is one.
fn given_up(tokens: &[Token], at: usize) -> Option<&'static str> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let is_method = at > 0 && text(at - 1) == "." && text(at + 1) == "(";
    let is_macro = text(at + 1) == "!";
    let has_reason = |literal: &str| literal.starts_with('"') && literal.contains(' ');
    match text(at) {
        "unwrap" if is_method => Some(""),
        "panic" | "todo" | "unimplemented" if is_macro => Some(""),
        "expect" if is_method && !has_reason(text(at + 2)) => Some(" without a reason"),
        "unreachable" if is_macro && !has_reason(text(at + 3)) => Some(" without a reason"),
        _ => None,
    }
}

/// What would open a socket.
pub fn calling(files: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in files {
        let sockets = file.all_paths().filter(|(path, _)| {
            path.starts_with(&["std".to_owned(), "net".to_owned()])
                || path.starts_with(&["tokio".to_owned(), "net".to_owned()])
        });
        wrong.extend(sockets.map(|(path, line)| format!("{}:{line} uses {}", file.path, path.join("::"))));
    }
    wrong
}

/// Files that are too long to be read.
pub fn too_big(files: &[File]) -> Vec<String> {
    let big = files.iter().filter(|file| file.size > BIGGEST);
    big.map(|file| format!("{} has {} bytes", file.path, file.size)).collect()
}
