//! The rules of the house that a test can hold: arrows point up the list of rooms, nothing runs in a circle, the core
//! is pure, files are small. CONTRIBUTING.md says what they are for.

mod arrows;
mod circles;
mod invariants;
mod page;
mod rules;
mod source;
mod words;

use source::File;
use std::sync::LazyLock;

static SRC: LazyLock<Vec<File>> = LazyLock::new(|| source::read("src"));

/// Fails with all that is wrong, a line each.
fn hold(wrong: &[String], what_to_do: &str) {
    assert!(wrong.is_empty(), "\n{}\n{what_to_do}\n", wrong.join("\n"));
}

#[test]
fn every_room_has_its_place() {
    hold(&rules::nowhere(&SRC), "Say in ROOMS of tests/it/house/rules.rs where it stands.");
}

#[test]
fn arrows_point_up() {
    let wrong = rules::down(&SRC);
    hold(&wrong, "Hand in by value what lies further down, or move what both need up the list of ROOMS.");
}

#[test]
fn nothing_runs_in_a_circle() {
    let wrong = rules::round(&SRC);
    hold(&wrong, "Put what both sides need into a file that knows neither of them, or hand it in by value.");
}

#[test]
fn the_core_is_pure() {
    let wrong = rules::impure(&SRC);
    hold(&wrong, "What comes from files, clocks and threads is got in workspace, lsp or cli, and handed in by value.");
}

#[test]
fn only_the_command_line_prints() {
    hold(&rules::printing(&SRC), "Give back what is to be said: the door that was called says it.");
}

#[test]
fn nothing_goes_to_the_network() {
    hold(&rules::calling(&SRC), "nianbao works on what is there, and sends nothing anywhere.");
}

#[test]
fn every_invariant_names_a_test_that_there_is() {
    hold(&invariants::unheld(), "Name the test or the script that holds it, on a line that begins with “Held by: ”.");
}

#[test]
fn crates_of_one_room_stay_in_it() {
    hold(&rules::astray(&SRC), "Have that room put it into plain data.");
}

#[test]
fn officials_are_spoken_to_in_their_words() {
    hold(&words::forbidden(), "Say it as FORBIDDEN in tests/it/house/words.rs has it, or have it say why not.");
}

#[test]
fn nothing_gives_up() {
    let wrong = rules::giving_up(&SRC);
    hold(&wrong, "On input nothing panics. What cannot be is said with expect(\"why it cannot be\").");
}

#[test]
fn files_are_small() {
    let all = ["tests", "benches"].map(source::read);
    let wrong: Vec<_> = all.iter().chain([&*SRC]).flat_map(|files| rules::too_big(files)).collect();
    hold(&wrong, "Part it by what its halves are for.");
    let mut sizes: Vec<usize> = SRC.iter().filter(|file| !file.is_generated()).map(|file| file.size).collect();
    sizes.sort_unstable();
    let median = sizes[sizes.len() / 2];
    let is_read_well = (2048..=6144).contains(&median);
    assert!(is_read_well, "half of the files in src are below {median} bytes: 2 to 6 KB is what reads well");
}

#[test]
fn what_breaks_a_rule_is_seen() {
    let files = [
        ("src/甲/mod.rs", "//! 年报"),
        ("src/lib.rs", ""),
        (
            "src/text/mod.rs",
            "use crate::lint::A;\nfn f() { println!(\"年\") }\n#[cfg(test)]\nmod tests { use crate::cli; }",
        ),
        ("src/lint/mod.rs", "mod b;\npub struct A;\npub fn f() { b::f() }"),
        (
            "src/lint/b.rs",
            "use super::A;\nfn f() { std::fs::read(\"年\").unwrap(); x.expect(\"年\"); let t: Instant; }",
        ),
        (
            "src/ide/c.rs",
            "//! crate::cli, std::fs\nuse ls_types::Uri;\nfn f() { let a = \"std::env::var 𠮷\"; a.expect(\"never 空\") }",
        ),
    ];
    let files = files.map(|(path, text)| File::read(path.to_owned(), text));
    let (nowhere, known) = files.split_at(1);
    assert_eq!(rules::nowhere(nowhere), ["src/甲"]);
    assert_eq!(rules::nowhere(known), [""; 0]);
    assert_eq!(rules::down(known)[0], "src/text/mod.rs:1 uses src/lint/mod.rs: lint stands below text");
    let circle = "src/lint: b, mod\n    src/lint/b.rs:1 uses src/lint/mod.rs\n    src/lint/mod.rs:3 uses src/lint/b.rs";
    assert!(rules::round(known).contains(&circle.to_owned()));
    assert_eq!(rules::impure(known), ["src/lint/b.rs:2 uses std::fs", "src/lint/b.rs:2 uses Instant"]);
    assert_eq!(rules::printing(known), ["src/text/mod.rs:2 prints with println!"]);
    assert_eq!(rules::astray(known), ["src/ide/c.rs:2 uses ls_types, which only lsp knows"]);
    let giving_up = rules::giving_up(known);
    assert_eq!(giving_up[..2], ["src/lint/b.rs:2 unwrap", "src/lint/b.rs:2 expect without a reason"]);
    assert_eq!(
        rules::too_big(&[File::read("src/大.rs".to_owned(), &"// 大\n".repeat(10_000))]),
        ["src/大.rs has 70000 bytes"]
    );
}
