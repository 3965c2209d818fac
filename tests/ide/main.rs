//! What an editor asks, by specimens: a text with `┃` where the cursor is, and the answer below.
//!
//! The specimens stand in the Markdown files of this folder. A heading names one, a fence `nianbao` holds
//! the text, the fence `answer` below it what is answered. `UPDATE_EXPECT=1` writes the answers anew;
//! read the difference before you commit it.

mod answers;
mod robust;

use answers::Answer;

/// Runs the specimens of a file.
#[track_caller]
fn check(file: &str, answer: Answer) {
    let path = format!("{}/tests/ide/{file}", env!("CARGO_MANIFEST_DIR"));
    let written = std::fs::read_to_string(&path).unwrap();
    let mut text = String::new();
    let mut specimen: Option<String> = None;
    let mut count = 0;
    let mut lines = written.lines();
    while let Some(line) = lines.next() {
        match line {
            "````answer" => {
                // What was answered before is left out.
                lines.by_ref().take_while(|line| *line != "````").for_each(drop);
                let specimen = specimen.take().expect("a text before an answer");
                text.push_str(&format!("````answer\n{}\n````\n", answer(&specimen).trim_end()));
                count += 1;
            }
            "```nianbao" => {
                assert!(specimen.is_none(), "{file}: a text without an answer");
                let held: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
                text.push_str(&format!("{line}\n{}\n```\n", held.join("\n")));
                specimen = Some(held.join("\n"));
            }
            _ => text.push_str(&format!("{line}\n")),
        }
    }
    assert!(specimen.is_none() && count > 3, "{file}: {count} specimens");
    expect_test::expect_file![path].assert_eq(&text);
}

#[test]
fn completion() {
    check("completion.md", answers::completion);
}

#[test]
fn hover() {
    check("hover.md", answers::hover);
}

#[test]
fn actions() {
    check("actions.md", answers::actions);
}

#[test]
fn outline() {
    check("outline.md", answers::outline);
}
