//! `nianbao annotate`: Word files with what is found in them as comments, each at its place. What is no Word file becomes
//! one first, as it is published.

use super::args::AnnotateArgs;
use super::clock;
use super::configured::is_unusable;
use super::ending::{CLEAN, FAILED, complain, tell};
use super::inputs::{Documents, Input, inputs, sources, through};
use super::shown::shown;
use super::sinks::{cannot_write, names_folder, not_new};
use crate::document::Unreadable;
use crate::export::annotate::{self, Author, Given, MARK, Wanted, Whole, whole};
use crate::lint::{self, Selection};
use crate::text::{Lang, counted, say};
use crate::workspace::{self, AllSettings, Content, Sources};
use rustc_hash::FxHashSet;
use std::io;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &AnnotateArgs, lang: Lang) -> io::Result<u8> {
    let mut settings = AllSettings::new(Selection::default(), lang).given(args.inputs.configured.given(lang)?);
    let (mut inputs, missed) = inputs(&args.inputs, Documents::All, lang, &mut settings)?;
    if is_unusable(&settings, lang) {
        return Ok(FAILED);
    }
    inputs.retain(|input| !input.is_found() || is_wanted(input.path()));
    through(&mut inputs, args.reading.with_libreoffice, lang)?;
    if inputs.is_empty() && missed.is_empty() {
        complain(&say!(lang,
            zh: "没有 Word 文件可写批注：文件夹里只取 Word 文件；其他文件请写明文件名",
            en: "no Word file to annotate: of a folder only Word files are taken; name other files one by one"));
    }
    let is_folder = args.output.as_deref().is_some_and(names_folder);
    if inputs.len() > 1 && args.output.is_some() && !is_folder {
        complain(&say!(lang,
            zh: "有几个文件，须写进一个文件夹：-o 请以 / 结尾",
            en: "several files go into a folder: end the path of -o with /"));
        return Ok(FAILED);
    }
    let date = clock::time(std::time::SystemTime::now());
    let mut author = Author::usual(date, lang);
    author.name = args.author.clone().unwrap_or(author.name);
    let mut run = Run { args, lang, author, sources: sources(&inputs), written: FxHashSet::default() };
    let mut failed = !missed.is_empty();
    for input in &inputs {
        match run.one(input) {
            Ok(said) if args.inputs.quiet || said.is_empty() => {}
            Ok(said) => tell(&said)?,
            Err(message) => {
                complain(&message);
                failed = true;
            }
        }
    }
    Ok(if failed { FAILED } else { CLEAN })
}

/// Whether a file found in a folder is one to annotate: a Word file, and not what an earlier run has made of one.
fn is_wanted(path: &Path) -> bool {
    const WORD: [&str; 5] = ["docx", "docm", "doc", "wps", "rtf"];
    let is_word = path.extension().is_some_and(|ending| WORD.iter().any(|known| ending.eq_ignore_ascii_case(known)));
    is_word && path.file_stem().is_some_and(|stem| !stem.to_string_lossy().ends_with(MARK))
}

struct Run<'r> {
    args: &'r AnnotateArgs,
    lang: Lang,
    author: Author,
    /// What is read, which nothing is written over.
    sources: Sources,
    /// What was written already.
    written: FxHashSet<PathBuf>,
}

impl Run<'_> {
    /// Annotates one file; says what was written, or why nothing was.
    fn one(&mut self, input: &Input) -> Result<String, String> {
        let (path, lang) = (input.path(), self.lang);
        let name = shown(path);
        let wrong = |message: String| format!("{name}: {message}");
        let damaged = |error: Unreadable| wrong(error.message(lang));
        let levels = input.settings().levels_of(path);
        let office = Some(&input.settings().config.settings);
        let options = lint::Options { lang, levels: Some(&*levels), settings: office, ..lint::Options::default() };
        let content = input.content(lang).map_err(|error| error.to_string())?;
        let given = match content {
            Content::Text(text) => Given::Text(text),
            Content::Document(bytes) => Given::Document(bytes, path.file_name().and_then(|name| name.to_str())),
        };
        let wanted = Wanted { all: self.args.all, changes: self.args.track_changes };
        let made = whole(given, wanted, &self.author, &options).map_err(damaged)?;
        let Whole { bytes, agency, comments, changes, findings, unsaid, is_exported } = made;
        let Some(bytes) = bytes else {
            return Ok(if unsaid == 0 {
                say!(lang, zh: "{name}：没有发现问题，没有写批注", en: "{name}: nothing found, nothing written")
            } else {
                let said = counted(unsaid, "remark");
                say!(lang,
                    zh: "{name}：只有“供参考”的 {unsaid} 处，没有写批注（--all 也写）",
                    en: "{name}: only {said} for information, nothing written (--all writes them, too)")
            });
        };
        let output = self.output(input, agency.as_deref());
        self.write(&output, &bytes)?;
        let output = shown(&output);
        let (said, made, found) =
            (counted(comments, "comment"), counted(changes, "tracked change"), counted(findings, "finding"));
        let first = match is_exported {
            true => {
                say!(lang, zh: "不是 .docx 文件，已先导出为 .docx；", en: "no .docx file, so exported to one first; ")
            }
            false => String::new(),
        };
        Ok(if self.args.track_changes {
            say!(lang,
                zh: "{name} → {output}：{first}{findings} 处问题，批注 {comments} 条，修订 {changes} 处",
                en: "{name} -> {output}: {first}{found}, {said}, {made}")
        } else {
            say!(lang,
                zh: "{name} → {output}：{first}{findings} 处问题，批注 {comments} 条",
                en: "{name} -> {output}: {first}{found}, {said}")
        })
    }

    /// Where the annotated file goes: beside the file or to the folder that is named, by the name of the unit, else of
    /// the file.
    fn output(&self, input: &Input, agency: Option<&str>) -> PathBuf {
        let path = input.path();
        let folder = match &self.args.output {
            Some(output) if names_folder(output) => output.clone(),
            Some(output) => return output.clone(),
            None => input.file().parent().unwrap_or(Path::new("")).to_owned(),
        };
        let stem = path.file_stem().filter(|stem| *stem != "-").map(|stem| stem.to_string_lossy().into_owned());
        let stem = stem.unwrap_or_else(|| "年报".to_owned());
        let is_taken = |name: &str| self.written.contains(&workspace::absolute(&folder.join(name)));
        folder.join(annotate::name(agency, &stem, is_taken))
    }

    fn write(&mut self, output: &Path, bytes: &[u8]) -> Result<(), String> {
        let lang = self.lang;
        if !self.written.insert(workspace::absolute(output)) {
            let said = shown(output);
            return Err(say!(lang,
                zh: "{said}：没有写：刚才已写了另一份文件的批注",
                en: "{said}: not written: another file's comments were just written to it"));
        }
        if self.args.output.as_deref().is_some_and(names_folder)
            && let Some(folder) = output.parent()
            && let Err(error) = std::fs::create_dir_all(folder)
        {
            return Err(cannot_write(folder, &error.into(), lang));
        }
        let written = self.sources.create(output, bytes, self.args.force);
        written.map_err(|error| not_new(output, &error, lang))
    }
}
