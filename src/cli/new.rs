//! `nianbao new`: a report to fill in, empty or from last year's.

use super::args::NewArgs;
use super::ending::{CLEAN, FAILED, complain};
use super::sinks::cannot_write;
use crate::edition;
use crate::format::{self, LastYear, Template};
use crate::report::{self, Report};
use crate::text::{Lang, say};
use crate::workspace;
use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

pub(super) fn run(args: &NewArgs, lang: Lang) -> io::Result<u8> {
    let last_text = match args.from.as_deref().map(workspace::read).transpose() {
        Ok(text) => text,
        Err(error) => {
            let path = args.from.as_deref().unwrap_or(Path::new("")).display();
            complain(&format!("{path}: {}", error.message(lang)));
            return Ok(FAILED);
        }
    };
    let last = last_text.map(report::parse);
    let text = match text(args, last.as_ref(), lang) {
        Ok(text) => text,
        Err(message) => {
            complain(&message);
            return Ok(FAILED);
        }
    };
    let Some(path) = &args.output else {
        io::stdout().write_all(text.as_bytes())?;
        return Ok(CLEAN);
    };
    let Err(error) = workspace::create(path, text.as_bytes()) else { return Ok(CLEAN) };
    complain(&match error.kind() {
        ErrorKind::AlreadyExists => {
            let path = path.display();
            say!(lang, zh: "{path}：文件已存在，不覆盖", en: "{path}: exists already and is left as it is")
        }
        _ => cannot_write(path, &error, lang),
    });
    Ok(FAILED)
}

/// The new report, or why there can be none.
fn text(args: &NewArgs, last: Option<&Report>, lang: Lang) -> Result<String, String> {
    let given = |front: &report::FrontMatter| front.agency.as_ref().map(|agency| agency.value.clone());
    let former = last.and_then(|last| given(&last.front_matter));
    let agency = args.agency.as_deref().map(str::trim).or(former.as_deref()).unwrap_or_default();
    if agency.is_empty() || agency.contains(char::is_control) {
        return Err(say!(lang,
            zh: "没有机关名称：用 --agency 写一行全称",
            en: "no name of an agency: give its full name, one line, with --agency"));
    }
    let before = last.and_then(|last| Some(last.front_matter.year.as_ref()?.value));
    let Some(year) = args.year.or(before.map(|before| before + 1)) else {
        return Err(say!(lang, zh: "没有年度：用 --year 写明", en: "no year: give it with --year"));
    };
    let same_agency = former.as_deref().is_none_or(|former| former == agency);
    let inherited = last.filter(|_| same_agency).and_then(|last| Some(last.front_matter.kind.as_ref()?.value));
    let edition = args.edition.as_deref().and_then(edition::by_id).unwrap_or(edition::for_year(year));
    if let Some(last) = last {
        check(last, agency, year, edition, lang);
    }
    let path = args.from.as_deref().zip(args.output.as_deref()).and_then(|(from, to)| relative(from, to));
    let last_year = last.map(|report| LastYear { report, path: path.as_deref() });
    let (agency, year) = (Some(agency), Some(year));
    Ok(format::template(&Template { agency, year, kind: args.kind.or(inherited), edition, last_year }))
}

/// Says what in last year's report does not fit; the new report is written all the same.
fn check(last: &Report, agency: &str, year: i32, edition: &edition::Edition, lang: Lang) {
    let before = last.front_matter.year.as_ref().map(|year| year.value);
    let expected = year - 1;
    match before {
        Some(before) if before != expected => complain(&say!(lang,
            zh: "注意：上年报告的年度是 {before}，不是 {expected}",
            en: "note: last year's report is of {before}, not of {expected}")),
        None => complain(
            &say!(lang, zh: "注意：上年报告没有写明年度", en: "note: last year's report does not tell its year"),
        ),
        Some(_) => {}
    }
    let former = last.front_matter.agency.as_ref().map(|former| former.value.as_str());
    if let Some(former) = former.filter(|former| *former != agency) {
        complain(&say!(lang,
            zh: "注意：上年报告的机关是“{former}”，不是“{agency}”",
            en: "note: last year's report is that of {former}, not of {agency}"));
    }
    let carried = format::carried(last, edition);
    let unknown = carried.iter().filter(|carried| carried.number.is_none());
    let unknown: Vec<&str> = unknown.map(|at| edition.tables[at.table].columns[at.column].name).collect();
    if !unknown.is_empty() {
        let unknown = unknown.join("、");
        complain(&say!(lang,
            zh: "注意：上年报告没有这几列的结转数，未带入：{unknown}",
            en: "note: last year's report has no figures to carry over for {unknown}"));
    }
}

/// The path of `target` as a file at `from` names it, with `/`. `None` where there is none: a folder
/// does not exist, they are on different drives, or the path is not text of one line.
fn relative(target: &Path, from: &Path) -> Option<String> {
    let folder = |path: &Path| {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        parent.unwrap_or(Path::new(".")).canonicalize().ok()
    };
    let (target, from) = (folder(target)?.join(target.file_name()?), folder(from)?);
    let common = target.components().zip(from.components()).take_while(|(a, b)| a == b).count();
    let rest = |path: &Path| path.components().skip(common).collect::<PathBuf>();
    let (down, up) = (rest(&target), rest(&from));
    if common == 0 || down.components().any(|part| matches!(part, Component::Prefix(_))) {
        return None;
    }
    let steps = up.components().map(|_| Some("..")).chain(down.components().map(|part| part.as_os_str().to_str()));
    let path = steps.collect::<Option<Vec<_>>>()?.join("/");
    (!path.contains(char::is_control)).then_some(path)
}
