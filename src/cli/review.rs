//! `nianbao review`: many reports, and one sheet that says who handed in what and what is to be mended. What stands in it
//! `export::review` says.

use super::args::ReviewArgs;
use super::check::{index, turns};
use super::clock::today;
use super::configured::is_unusable;
use super::ending::{CLEAN, FAILED, complain, tell};
use super::inputs::{Documents, Input, inputs, through};
use super::output::Unchecked;
use super::progress::each;
use super::shown::{plain, shown};
use super::sinks::{cannot_write, exists, not_new};
use crate::document::sheets::Workbook;
use crate::document::{self, Kind, write};
use crate::export::review::{
    Asked, Previous, Read, Review, Roster, Submission, csv_sheet, document, is_paper, is_review, letters, review,
    workbook,
};
use crate::lint::{self, Selection};
use crate::report::{self, Report};
use crate::text::{Lang, counted, say, text};
use crate::workspace::{self, AllSettings, Content, Index, Kept, Of, Sources};
use crate::{Analysis, import};
use std::io;
use std::path::{Path, PathBuf};

/// How the names of what a review writes end, which is no report that was handed in.
const OWN: [&str; 2] = ["_退回意见", "_批注"];
const OWN_SHEET: &str = "审核意见";

pub(super) fn run(args: &ReviewArgs, lang: Lang) -> io::Result<u8> {
    let Some(format) = Format::of(&args.output) else {
        let output = shown(&args.output);
        complain(&say!(lang,
            zh: "{output}：文件名应以 .xlsx、.docx、.html 或 .csv 结尾",
            en: "{output}: its name should end in .xlsx, .docx, .html or .csv"));
        return Ok(FAILED);
    };
    // Before hundreds of reports are read.
    let lists = read_list(args.units.as_deref(), lang, |list| Roster::read(list, lang))
        .and_then(|roster| Ok((roster, read_list(args.previous.as_deref(), lang, |list| Previous::read(list, lang))?)));
    let (roster, previous) = match lists {
        Ok(lists) => lists,
        Err(message) => {
            complain(&message);
            return Ok(FAILED);
        }
    };
    let mut sources = Sources::of(args.units.iter().chain(&args.previous).map(PathBuf::as_path));
    if let Err(error) = sources.allow(&args.output) {
        complain(&cannot_write(&args.output, &error, lang));
        return Ok(FAILED);
    }
    if !args.force && args.output.symlink_metadata().is_ok() {
        complain(&exists(&args.output, lang));
        return Ok(FAILED);
    }

    let mut settings = AllSettings::new(Selection::default(), lang).given(args.inputs.configured.given(lang)?);
    let (mut inputs, missed) = inputs(&args.inputs, Documents::All, lang, &mut settings)?;
    let folders = args.inputs.named(lang)?;
    let first = folders.first().copied().unwrap_or(Path::new("."));
    let of_letters = if first.is_dir() { settings.of_folder(first) } else { settings.of(first) };
    if is_unusable(&settings, lang) {
        return Ok(FAILED);
    }
    through(&mut inputs, args.reading.with_libreoffice, lang)?;
    let output = workspace::absolute(&args.output);
    let is_earlier = |input: &Input| workspace::absolute(input.path()) == output && is_review_paper(input, lang);
    inputs.retain(|input| !input.is_found() || !is_own(input.path()) && !is_earlier(input));
    inputs.iter().for_each(|input| sources.add(input.file()));
    if let Err(error) = sources.allow(&args.output) {
        complain(&cannot_write(&args.output, &error, lang));
        return Ok(FAILED);
    }
    let index = index(&inputs);
    let work = text!(zh: "审核报告", en: "reviewing");
    let read =
        each(&inputs, turns(&index, &inputs), work, args.inputs.quiet, lang, |input| checked(input, &index, lang));
    let mut submissions: Vec<Submission> = inputs
        .iter()
        .zip(read)
        .map(|(input, read)| Submission { file: plain(input.path()), read: read.map_err(|error| error.message) })
        .collect();
    submissions
        .extend(missed.into_iter().map(|Unchecked { path, message }| Submission { file: path, read: Err(message) }));
    for path in folders.iter().flat_map(|path| workspace::others(path)) {
        if is_own(&path) || sources.has(&path) || settings.of(&path).excludes(&workspace::absolute(&path)) {
            continue;
        }
        if let Some(why) = unread(&path, lang) {
            sources.add(&path);
            submissions.push(Submission { file: plain(&path), read: Err(why) });
        }
    }
    let asked = Asked { year: args.year, today: today(), lang };
    let review = review(submissions, roster.as_ref(), previous.as_ref(), &asked);
    review.doubts.iter().for_each(|doubt| complain(doubt));
    for unread in &review.unread {
        complain(&say!(lang,
            zh: "{file}：{why}",
            en: "{file}: {why}",
            file = &unread.file,
            why = &unread.why));
    }

    let mut letter = of_letters.config.letter.clone();
    letter.deadline = args.deadline.clone().or(letter.deadline);
    // All is made before anything is written.
    let bytes = format.bytes(&review, lang)?;
    let mut files = vec![(args.output.clone(), bytes)];
    if let Some(folder) = &args.letters {
        for letter in letters(&review, &letter, today(), lang) {
            files.push((folder.join(letter.file_name()), write::docx(&letter.document)?));
        }
    }
    let written = args.letters.iter().try_for_each(|folder| make(folder, lang));
    let written = written.and_then(|()| {
        files.iter().try_for_each(|(path, bytes)| {
            let written = sources.create(path, bytes, args.force);
            written.map_err(|error| not_new(path, &error, lang))
        })
    });
    if let Err(message) = written {
        complain(&message);
        return Ok(FAILED);
    }
    if !args.inputs.quiet {
        tell(&told(&review, args, files.len() - 1, lang))?;
    }
    Ok(if review.unread.is_empty() { CLEAN } else { FAILED })
}

/// What a review is written as.
#[derive(Clone, Copy)]
enum Format {
    Xlsx,
    Docx,
    Html,
    Csv,
}

impl Format {
    fn of(path: &Path) -> Option<Format> {
        let ending = path.extension()?.to_string_lossy().to_ascii_lowercase();
        Some(match ending.as_str() {
            "xlsx" => Format::Xlsx,
            "docx" => Format::Docx,
            "html" | "htm" => Format::Html,
            "csv" => Format::Csv,
            _ => return None,
        })
    }

    fn bytes(self, review: &Review, lang: Lang) -> io::Result<Vec<u8>> {
        match self {
            Format::Xlsx => write::xlsx(&workbook(review, lang)),
            Format::Docx => write::docx(&document(review, lang)),
            Format::Html => Ok(write::html(&document(review, lang)).into_bytes()),
            Format::Csv => write::csv(&csv_sheet(review, lang)),
        }
    }
}

/// Whether a file found in a folder is what a review or `annotate` has written, and none that was handed in.
fn is_own(path: &Path) -> bool {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
    OWN.iter().any(|own| stem.ends_with(own)) || stem.starts_with(OWN_SHEET)
}

/// Whether a file is what an earlier review has written as a document.
fn is_review_paper(input: &Input, lang: Lang) -> bool {
    let Ok(Content::Document(bytes)) = input.content(lang) else { return false };
    input.document(&bytes, lang).is_ok_and(|document| is_paper(&document))
}

/// Reads a list that is named, or says why it is none.
fn read_list<T>(
    path: Option<&Path>,
    lang: Lang,
    read: impl Fn(Workbook) -> Result<T, String>,
) -> Result<Option<T>, String> {
    let Some(path) = path else { return Ok(None) };
    let wrong = |message: String| {
        let path = shown(path);
        say!(lang, zh: "{path}：{message}", en: "{path}: {message}")
    };
    let bytes = workspace::document_bytes(path).map_err(|error| wrong(error.message(lang)))?;
    let name = path.file_name().and_then(|name| name.to_str());
    let sheets = document::read::workbook(&bytes, name).map_err(|error| wrong(error.message_for_lists(lang)))?;
    read(sheets).map_err(wrong).map(Some)
}

/// Reads and checks a report.
fn checked(input: &Input, index: &Index, lang: Lang) -> Result<Read, Unchecked> {
    let (path, settings) = (input.path(), input.settings());
    let levels = settings.levels_of(path);
    let (levels, office) = (Some(&*levels), Some(&settings.config.settings));
    let root = || input.project();
    let beside = |report: &Report| index.neighbours(Of { path, front: &report.front_matter, root: &root, lang });
    let kept = match index.take(path) {
        Some(kept) => kept,
        None => input.kept(lang)?,
    };
    match kept {
        Kept::Text(text) => {
            let report = report::parse(text);
            index.offer(path, &report);
            let neighbours = beside(&report);
            let neighbours = Some(&*neighbours);
            let options = lint::Options { lang, levels, settings: office, neighbours, ..lint::Options::default() };
            Ok(Read::of_text(&Analysis::of(report, &options), lang))
        }
        Kept::Document(imported) => {
            let neighbours = beside(&report::parse(&*imported.text));
            let neighbours = Some(&*neighbours);
            let options = lint::Options { lang, levels, settings: office, neighbours, ..lint::Options::default() };
            let checked = import::check_imported(*imported, &options);
            Read::of_document(&checked, lang).map_err(|message| input.unchecked(message))
        }
    }
}

/// Why a file of another kind is not read; none of a sheet that is a review, whatever it is called.
fn unread(path: &Path, lang: Lang) -> Option<String> {
    let bytes = match workspace::regular_document_bytes(path) {
        Ok(bytes) => bytes,
        Err(error) => return Some(error.message(lang)),
    };
    let name = path.file_name().and_then(|name| name.to_str());
    // Lists lie in the same folder: a sheet is a report where somebody says so.
    let of_cells = |_| {
        say!(lang,
        zh: "是 Excel 文件，没有当作报告；是报告的，请写明文件名",
        en: "is an Excel file, which counts as a report only where it is named")
    };
    let message = match document::kind(&bytes, name) {
        Ok(Kind::Sheets) => document::read(&bytes, name).map_or_else(|error| error.message(lang), of_cells),
        _ => document::read(&bytes, name).err()?.message(lang),
    };
    match document::read::workbook(&bytes, name) {
        Ok(sheets) if is_review(&sheets) => None,
        _ => Some(message),
    }
}

fn make(folder: &Path, lang: Lang) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|error| cannot_write(folder, &error.into(), lang))
}

/// What was found, in a line.
fn told(review: &Review, args: &ReviewArgs, letters: usize, lang: Lang) -> String {
    let output = shown(&args.output);
    let (there, missing) = review.handed_in();
    let [errors, warnings, infos] = review.counts();
    let (units, found) = (counted(there, "unit"), [counted(errors, "error"), counted(warnings, "warning")].join(", "));
    let mut told = say!(lang,
        zh: "{output}：已报送 {there} 个单位，未报 {missing} 个；须修改 {errors} 处，请核对 {warnings} 处，供参考 {infos} 处",
        en: "{output}: {units} handed in, {missing} missing; {found}, {infos} for information");
    if review.is_again {
        let [mended, unmended, new] = review.marks();
        told.push_str(&say!(lang,
            zh: "；已改 {mended} 处，未改 {unmended} 处，新发现 {new} 处",
            en: "; {mended} mended, {unmended} not mended, {new} new"));
    }
    if let Some(folder) = &args.letters {
        let folder = shown(folder);
        told.push_str(&say!(lang,
            zh: "；退回意见 {letters} 份，在 {folder}",
            en: "; {said} in {folder}", said = counted(letters, "letter")));
    }
    told
}
