//! Prints documents as they are read, for the tests of the readers: a line for each paragraph, and a table as lines
//! that name the places of its cells.
//!
//!     cargo run --example read-document -- [--plain] FILE…
//!
//! With `--plain` the text alone is printed, a line for each paragraph, those of cells too.

use nianbao::document::{Block, Document, read};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut is_plain = false;
    let mut code = ExitCode::SUCCESS;
    for path in std::env::args().skip(1) {
        if path == "--plain" {
            is_plain = true;
            continue;
        }
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{path}: {error}");
                code = ExitCode::FAILURE;
                continue;
            }
        };
        match read(&bytes, Some(&path)) {
            Ok(document) => print(&document, is_plain),
            Err(error) => {
                eprintln!("{path}: {error}");
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

fn print(document: &Document, is_plain: bool) {
    blocks(&document.blocks, "", is_plain);
    if !is_plain {
        for left_out in &document.left_out {
            println!("left out: {left_out:?}");
        }
    }
}

fn blocks(all: &[Block], indent: &str, is_plain: bool) {
    for block in all {
        match block {
            Block::Paragraph(paragraph) if is_plain => println!("{}", paragraph.text()),
            Block::Paragraph(paragraph) => {
                let style = paragraph.style;
                let heading = style.heading.map_or(String::new(), |level| format!("H{level} "));
                let marks = [("centred ", style.centred), ("bold ", style.bold), ("note ", style.note)];
                let marks: String = marks.iter().filter(|(_, is)| *is).map(|(name, _)| *name).collect();
                println!("{indent}{heading}{marks}{:?}", paragraph.text());
            }
            Block::Table(table) => {
                if !is_plain {
                    println!("{indent}table {}×{}", table.rows, table.columns);
                }
                for cell in &table.cells {
                    if !is_plain {
                        let (row, column) = (cell.row + 1, cell.column + 1);
                        println!("{indent}  {row}.{column} ({}×{})", cell.rows, cell.columns);
                    }
                    blocks(&cell.blocks, &format!("{indent}    "), is_plain);
                }
            }
        }
    }
}
