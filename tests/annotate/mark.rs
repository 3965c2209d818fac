//! Puts a remark at each tenth paragraph and at the last cell of each table of Word files, for the test of files that
//! others have made.
//!
//!     cargo run --example mark-document -- FOLDER FILE…
//!
//! Prints for each file how many remarks were put in, or why none was.

use nianbao::document::{Block, Document, Origin, read};
use nianbao::export::annotate::{At, Author, Note, annotate, cleared};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next() else { return ExitCode::FAILURE };
    for (number, path) in arguments.enumerate() {
        match marked(&path) {
            Ok((bytes, count)) => {
                let name = format!("{number:03}.docx");
                if let Err(error) = std::fs::write(Path::new(&folder).join(&name), bytes) {
                    eprintln!("{path}: {error}");
                    return ExitCode::FAILURE;
                }
                println!("{path}\t{name}\t{count}");
            }
            Err(error) => println!("{path}\t\t{error}"),
        }
    }
    ExitCode::SUCCESS
}

fn marked(path: &str) -> Result<(Vec<u8>, usize), String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let bytes = cleared(&bytes).map_err(|error| error.to_string())?.unwrap_or(bytes);
    let document = read(&bytes, Some(path)).map_err(|error| error.to_string())?;
    let notes: Vec<Note> = places(&document).into_iter().map(note).collect();
    let author = Author { name: "𠮷县😀<&\">".to_owned(), date: "2026-01-20T09:00:00Z".to_owned() };
    let annotated = annotate(&bytes, &document.parts, &notes, &author).map_err(|error| error.to_string())?;
    Ok((annotated.bytes, notes.len()))
}

fn note(at: At) -> Note {
    Note { at, words: vec!["【请核对】𠮷😀".to_owned(), "<w:p>&]]>".to_owned()], changes: Vec::new() }
}

/// Each tenth paragraph that has text of its own, and the last cell of each table.
fn places(document: &Document) -> Vec<At> {
    let mut places = Vec::new();
    let mut paragraphs = 0;
    let mut waiting: Vec<&Block> = document.blocks.iter().rev().collect();
    while let Some(block) = waiting.pop() {
        match block {
            Block::Paragraph(paragraph) => {
                let first: Option<Origin> = paragraph.runs.iter().find_map(|run| run.source);
                if let Some(origin) = first {
                    paragraphs += 1;
                    if paragraphs % 10 == 0 {
                        places.push(At::Paragraph(origin));
                    }
                }
            }
            Block::Table(table) => {
                places.extend(table.cells.last().and_then(|cell| cell.source).map(At::Cell));
                waiting.extend(table.cells.iter().rev().flat_map(|cell| cell.blocks.iter().rev()));
            }
        }
    }
    places
}
