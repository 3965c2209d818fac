//! `nianbao preview`: a report as the page that it is published as, opened in the browser.

use super::args::{ConfiguredArgs, ExportArgs, ExportFormat, InputArgs, PreviewArgs, ReadingArgs};
use super::ending::{CLEAN, FAILED, complain, tell};
use super::export;
use super::shown::shown;
use super::visible::visible_name;
use crate::text::{Lang, say};
use crate::workspace;
use std::io;

pub(super) fn run(args: &PreviewArgs, lang: Lang) -> io::Result<u8> {
    if args.file.is_dir() {
        let folder = shown(&args.file);
        complain(&say!(lang,
            zh: "{folder}：是文件夹，请写明一份报告",
            en: "{folder}: is a folder: name one report"));
        return Ok(FAILED);
    }
    // A folder of our own, which nobody else can write to or look into: the name of what is in it may be guessed.
    let mut folder = tempfile::Builder::new();
    folder.prefix("nianbao-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        folder.permissions(std::fs::Permissions::from_mode(0o700));
    }
    let folder = folder.tempdir()?;
    let stem = args.file.file_stem().filter(|stem| *stem != "-").unwrap_or("年报".as_ref()).to_string_lossy();
    // Named so that what is printed is its name, whatever that of the report does to a terminal.
    let page = folder.path().join(format!("{}.html", visible_name(&stem)));
    let inputs = InputArgs {
        paths: vec![args.file.clone()],
        stdin_filename: None,
        exclude: Vec::new(),
        force_exclude: false,
        configured: ConfiguredArgs { config: Vec::new() },
        quiet: false,
    };
    let (to, output) = (ExportFormat::Html, Some(page.clone()));
    let wanted = ExportArgs {
        inputs,
        documents: false,
        reading: ReadingArgs::default(),
        to,
        fragment: false,
        deny_errors: false,
        output,
    };
    let code = export::run(&wanted, lang)?;
    if !page.is_file() {
        return Ok(code);
    }
    // The browser reads it after this process has ended; the system clears its folder for such things.
    let _ = folder.keep();
    tell(&shown(&page))?;
    if args.no_open {
        return Ok(CLEAN);
    }
    match open::that_detached(&page) {
        Ok(()) => Ok(CLEAN),
        Err(error) => {
            let reason = workspace::reason(&error, lang);
            complain(&say!(lang,
                zh: "没能打开浏览器（{reason}）：请自己打开上面的文件",
                en: "no browser could be opened ({reason}): open the file above yourself"));
            Ok(FAILED)
        }
    }
}
