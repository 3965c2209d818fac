//! `nianbao diff`: two reports beside each other, or the reports of two folders by agency.

use super::args::{DiffArgs, DiffFormat};
use super::ending::{CLEAN, FAILED, FOUND, complain};
use super::shown::{plain, shown};
use super::sinks::{cannot_write, format_named, named_otherwise};
use super::visible::{print, visible, visible_name};
use crate::document::write;
use crate::export::compare::{self, Pair, Side, Sides, compare};
use crate::report::{self, Report};
use crate::text::{Lang, counted, say};
use crate::workspace::{self, Entry, Kept, Reading, Sources};
use rustc_hash::FxHashMap;
use std::io::{self, IsTerminal};
use std::path::Path;

/// So many bytes of what was read to tell whose a report is are kept until it is compared.
const MOST_KEPT: usize = 64 << 20;

pub(super) fn run(args: &DiffArgs, lang: Lang) -> io::Result<u8> {
    let named = args.output.as_deref();
    if let Some(message) = args.to.and_then(|to| named_otherwise(named?, to, lang)) {
        complain(&message);
        return Ok(FAILED);
    }
    // The name of the file tells where nothing else does.
    let to = args.to.or_else(|| named.and_then(format_named));
    let is_binary = matches!(to, Some(DiffFormat::Docx | DiffFormat::Xlsx));
    if is_binary && args.output.is_none() && io::stdout().is_terminal() {
        complain(&say!(lang,
            zh: "Word、Excel 文件不能显示在终端上：请用 -o 写明文件",
            en: "a Word or Excel file is not for the terminal: name a file with -o"));
        return Ok(FAILED);
    }
    let compared = match (args.old.is_dir(), args.new.is_dir()) {
        (false, false) => files(args, lang),
        (true, true) => folders(args, lang),
        _ => Err(say!(lang,
            zh: "两个都要是文件，或者都是文件夹",
            en: "give two files or two folders")),
    };
    let compared = match compared {
        Ok(compared) => compared,
        Err(message) => {
            complain(&message);
            return Ok(FAILED);
        }
    };
    let sides = sides(args, lang);
    let only = [&compared.only[0][..], &compared.only[1][..]];
    let bytes = match to {
        None => visible(&text(&compared, args.same, lang)).into_owned().into_bytes(),
        Some(DiffFormat::Json) => {
            (serde_json::to_string_pretty(&compare::json(&compared.pairs, only))? + "\n").into_bytes()
        }
        Some(DiffFormat::Docx) => write::docx(&compare::document(&compared.pairs, only, &sides, lang))?,
        Some(DiffFormat::Html) => write::html(&compare::document(&compared.pairs, only, &sides, lang)).into_bytes(),
        Some(DiffFormat::Xlsx) => write::xlsx(&compare::workbook(&compared.pairs, only, &sides, lang))?,
    };
    let mut failed = compared.failed;
    match &args.output {
        None => print(&bytes)?,
        Some(path) => {
            if let Err(error) = compared.sources.write(path, &bytes) {
                complain(&cannot_write(path, &error, lang));
                failed = true;
            }
        }
    }
    let differs = compared.differs();
    if !args.quiet {
        complain(&summary(&compared, lang));
    }
    Ok(match (failed, args.same && differs) {
        (true, _) => FAILED,
        (_, true) => FOUND,
        _ => CLEAN,
    })
}

/// What was compared.
#[derive(Default)]
struct Compared {
    pairs: Vec<Pair>,
    /// What only one of two folders has.
    only: [Vec<String>; 2],
    failed: bool,
    /// What was read.
    sources: Sources,
    /// Whether one of the files has no text.
    tables_only: bool,
}

impl Compared {
    fn differs(&self) -> bool {
        self.only.iter().any(|only| !only.is_empty()) || self.pairs.iter().any(|pair| !pair.differences.is_empty())
    }
}

/// A report that was read, and whether from a document of another format.
struct Read {
    report: Report,
    imported: bool,
    tables_only: bool,
}

impl Read {
    fn of(kept: Kept, path: &Path) -> Read {
        let tables_only = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
        match kept {
            Kept::Text(text) => Read { report: report::parse(text), imported: false, tables_only: false },
            Kept::Document(imported) => Read { report: report::parse(imported.text), imported: true, tables_only },
        }
    }

    fn side(&self) -> Side<'_> {
        Side { report: &self.report, imported: self.imported, tables_only: self.tables_only }
    }
}

fn read(path: &Path, lang: Lang) -> Result<Read, String> {
    let kept = workspace::kept(path, lang).map_err(|message| format!("{}: {message}", shown(path)))?;
    Ok(Read::of(kept, path))
}

fn pair(paths: [&Path; 2], old: &Read, new: &Read, lang: Lang) -> Pair {
    let agency = |read: &Read| read.report.front_matter.agency.as_ref().map(|agency| agency.value.clone());
    Pair {
        files: paths.map(plain),
        agency: agency(new).or_else(|| agency(old)),
        differences: compare(old.side(), new.side(), lang),
    }
}

fn files(args: &DiffArgs, lang: Lang) -> Result<Compared, String> {
    let (old, new) = (read(&args.old, lang)?, read(&args.new, lang)?);
    let pairs = vec![pair([&args.old, &args.new], &old, &new, lang)];
    let tables_only = old.tables_only || new.tables_only;
    let sources = Sources::of([&*args.old, &*args.new]);
    Ok(Compared { pairs, tables_only, sources, ..Compared::default() })
}

/// The reports of two folders that are of the same agency, and where it has several of the same year.
fn folders(args: &DiffArgs, lang: Lang) -> Result<Compared, String> {
    let mut compared = Compared::default();
    let mut sides = [&args.old, &args.new].map(|folder| {
        let mut entries = Vec::new();
        let reading = Reading::new(false, MOST_KEPT);
        for found in workspace::found(folder, true) {
            let Ok(path) = found.map(|found| found.path) else {
                compared.failed = true;
                continue;
            };
            compared.sources.add(&path);
            match reading.file(&path, None, || folder.clone()) {
                Some(entry) => entries.push(entry),
                None => {
                    let said = read(&path, lang).err().unwrap_or_else(|| shown(&path));
                    complain(&said);
                    compared.failed = true;
                }
            }
        }
        workspace::without_twins(entries, |entry| &entry.path, |entry| &entry.place)
    });
    if let Some((folder, _)) = [&args.old, &args.new].into_iter().zip(&sides).find(|(_, entries)| entries.is_empty()) {
        let folder = shown(folder);
        return Err(say!(lang, zh: "{folder}：没有报告", en: "{folder}: no reports"));
    }
    let [olds, news] = &mut sides;
    let mut by_name: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, entry) in olds.iter().enumerate() {
        by_name.entry(name(entry)).or_default().push(at);
    }
    let mut count: FxHashMap<String, usize> = FxHashMap::default();
    news.iter().for_each(|entry| *count.entry(name(entry)).or_default() += 1);
    let mut is_taken = vec![false; olds.len()];
    for entry in news.iter() {
        let name = name(entry);
        let all = by_name.get(&name).map_or(&[][..], Vec::as_slice);
        let is_free = |at: &&usize| !is_taken[**at];
        let found = match (all, count.get(&name)) {
            // One on either side: it is of whatever year.
            ([only], Some(1)) => Some(*only),
            _ => all.iter().filter(is_free).find(|&&at| year(&olds[at]) == year(entry)).copied(),
        };
        let Some(other) = found.and_then(|at| Some((at, olds.get(at)?))) else {
            compared.only[1].push(plain(&entry.path));
            continue;
        };
        is_taken[other.0] = true;
        let kept = |entry: &Entry| {
            entry.take().map_or_else(|| read(&entry.path, lang), |kept| Ok(Read::of(kept, &entry.path)))
        };
        match (kept(other.1), kept(entry)) {
            (Ok(old), Ok(new)) => compared.pairs.push(pair([&other.1.path, &entry.path], &old, &new, lang)),
            (old, new) => {
                [old.err(), new.err()].iter().flatten().for_each(|message| complain(message));
                compared.failed = true;
            }
        }
    }
    let left = olds.iter().zip(&is_taken).filter(|(_, taken)| !**taken);
    compared.only[0].extend(left.map(|(entry, _)| plain(&entry.path)));
    Ok(compared)
}

/// Whose a report is: its agency, else its file.
fn name(entry: &Entry) -> String {
    let stem = || entry.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    entry.front.agency.as_ref().map_or_else(stem, |agency| agency.value.trim().to_owned())
}

fn year(entry: &Entry) -> Option<i32> {
    entry.front.year.as_ref().map(|year| year.value)
}

/// How the sides are called: what was and what is to be, or by their names where both should say the same.
fn sides(args: &DiffArgs, lang: Lang) -> Sides {
    match args.same {
        true => Sides {
            title: say!(lang, zh: "一致性核对表", en: "Table of differences"),
            old: shown(&args.old),
            new: shown(&args.new),
        },
        false => Sides {
            title: say!(lang, zh: "更正对照表", en: "Table of corrections"),
            old: say!(lang, zh: "原为", en: "Was"),
            new: say!(lang, zh: "更正为", en: "Is"),
        },
    }
}

/// The differences for a person at a terminal.
fn text(compared: &Compared, same: bool, lang: Lang) -> String {
    let mut text = String::new();
    let many = compared.pairs.len() > 1 || compared.only.iter().any(|only| !only.is_empty());
    for pair in compared.pairs.iter().filter(|pair| !pair.differences.is_empty()) {
        let [old, new] = pair.files.each_ref().map(|file| visible_name(file).into_owned());
        let sides = match same {
            true => [old.clone(), new.clone()],
            false => [say!(lang, zh: "旧", en: "old"), say!(lang, zh: "新", en: "new")],
        };
        if many || !same {
            text.push_str(&format!("{old} → {new}\n"));
        }
        for line in compare::lines(&pair.differences, &sides, lang) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    for (only, folder) in compared.only.iter().zip([0, 1]) {
        for file in only.iter().map(|file| visible_name(file)) {
            text.push_str(&match folder {
                0 => say!(lang, zh: "{file}：另一边没有这个机关的报告\n", en: "{file}: the other side has no report of this agency\n"),
                _ => say!(lang, zh: "{file}：这一边才有\n", en: "{file}: only on this side\n"),
            });
        }
    }
    text
}

fn summary(compared: &Compared, lang: Lang) -> String {
    let sum = |count: fn(&Pair) -> usize| compared.pairs.iter().map(count).sum::<usize>();
    let (figures, texts) = (sum(|pair| pair.differences.figures.len()), sum(|pair| pair.differences.texts.len()));
    let (pairs, only) = (compared.pairs.len(), compared.only.iter().map(Vec::len).sum::<usize>());
    let of_pairs = match (pairs, only) {
        (1, 0) => String::new(),
        (_, 0) => say!(lang, zh: "核对了 {pairs} 对报告：", en: "{said} compared: ", said = counted(pairs, "pair")),
        _ => say!(lang,
            zh: "核对了 {pairs} 对报告，另有 {only} 份只有一边有：",
            en: "{said} compared, {only} on one side alone: ", said = counted(pairs, "pair")),
    };
    let of_pairs = match compared.tables_only {
        true => {
            say!(lang, zh: "{of_pairs}表格文件没有正文，只核对了表：", en: "{of_pairs}a spreadsheet has no text, tables alone: ")
        }
        false => of_pairs,
    };
    match figures + texts {
        0 => say!(lang, zh: "{of_pairs}没有不同", en: "{of_pairs}no difference"),
        _ => say!(lang,
            zh: "{of_pairs}数字 {figures} 处、文字 {texts} 处不同",
            en: "{of_pairs}{f} and {t} differ", f = counted(figures, "figure"), t = counted(texts, "text")),
    }
}
