//! Prints documents as they are read, for the tests of the readers: a line for each paragraph, and a table as lines
//! that name the places of its cells.
//!
//!     cargo run --example read-document -- [--plain | --written] FILE…
//!
//! With `--plain` the text alone is printed, a line for each paragraph, those of cells too; with `--written` without
//! what nobody wrote: the numbers of lists.

use nianbao::document::{Block, Document, read};
use std::process::ExitCode;

fn main() -> ExitCode {
    let (mut is_plain, mut is_written) = (false, false);
    let mut code = ExitCode::SUCCESS;
    for path in std::env::args().skip(1) {
        if path == "--plain" || path == "--written" {
            (is_plain, is_written) = (true, path == "--written");
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
            Ok(mut document) => {
                if is_written {
                    leave_out_numbers(&mut document.blocks);
                }
                print(&document, is_plain);
            }
            Err(error) => {
                eprintln!("{path}: {error}");
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

fn leave_out_numbers(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => paragraph.runs.retain(|run| run.source.is_some()),
            Block::Table(table) => table.cells.iter_mut().for_each(|cell| leave_out_numbers(&mut cell.blocks)),
        }
    }
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
