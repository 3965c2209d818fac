//! `nianbao export`: a report in a form that others read, whatever its findings are.

use super::args::{ExportArgs, ExportFormat};
use super::ending::{CLEAN, FAILED, complain};
use super::sinks::cannot_write;
use crate::text::Lang;
use crate::{export, report, workspace};
use std::io::{self, Read, Write};
use std::path::Path;

pub(super) fn run(args: &ExportArgs, lang: Lang) -> io::Result<u8> {
    let text = if args.file == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes)?;
        workspace::decode(&bytes)
    } else {
        workspace::read(&args.file)
    };
    let text = match text {
        Ok(text) => text,
        Err(error) => {
            complain(&format!("{}: {}", args.file.display(), error.message(lang)));
            return Ok(FAILED);
        }
    };
    let report = report::parse(text);
    let exported = match args.to {
        ExportFormat::Json => serde_json::to_string_pretty(&export::json(&report))? + "\n",
    };
    match &args.output {
        Some(path) => {
            if let Err(error) = workspace::write(path, exported.as_bytes()) {
                complain(&cannot_write(path, &error, lang));
                return Ok(FAILED);
            }
        }
        None => io::stdout().write_all(exported.as_bytes())?,
    }
    Ok(CLEAN)
}
