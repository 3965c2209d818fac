//! What a command is given to work on: files, folders, standard input.

use super::args::InputArgs;
use super::ending::complain;
use super::libreoffice::{LibreOffice, Made};
use super::output::Unchecked;
use super::shown::{plain, shown};
use crate::document::read::{Member, members};
use crate::document::{self, Document};
use crate::import::{self, Imported};
use crate::text::{Lang, say};
use crate::workspace::{self, AllSettings, Content, Folders, Kept, Origin, ReadError, Settings, Sources};
use rustc_hash::FxHashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One report to work on.
pub(super) enum Input {
    File {
        path: PathBuf,
        /// The one path that it has.
        place: PathBuf,
        origin: Origin,
        /// The folder that was named, in which it was found.
        folder: Option<Arc<Path>>,
        settings: Arc<Settings>,
    },
    /// A file in an archive. Its path is that of the archive with its name, as if that were a folder.
    Member { path: PathBuf, archive: PathBuf, member: Member, settings: Arc<Settings> },
    /// What LibreOffice has made of one that is not read.
    Converted { input: Box<Input>, made: Made },
    /// It may be left out, as a file would be that is named.
    Stdin { name: PathBuf, bytes: Vec<u8>, settings: Arc<Settings>, left_out: bool },
}

impl Input {
    /// The path that it goes by.
    pub(super) fn path(&self) -> &Path {
        match self {
            Input::File { path, .. } | Input::Member { path, .. } => path,
            Input::Converted { input, .. } => input.path(),
            Input::Stdin { name, .. } => name,
        }
    }

    /// The folder that its neighbours have to be in.
    pub(super) fn project(&self) -> PathBuf {
        let folder = match self {
            Input::File { folder, .. } => folder.as_deref(),
            Input::Converted { input, .. } => return input.project(),
            _ => None,
        };
        workspace::project(self.path(), self.settings().path.as_deref(), folder)
    }

    /// The file that it is in.
    pub(super) fn file(&self) -> &Path {
        match self {
            Input::Member { archive, .. } => archive,
            Input::Converted { input, .. } => input.file(),
            input => input.path(),
        }
    }

    /// Whether it was found in a folder, and not named: of an archive, whether that was.
    pub(super) fn is_found(&self) -> bool {
        match self {
            Input::File { origin, .. } => *origin != Origin::Named,
            Input::Converted { input, .. } => input.is_found(),
            _ => false,
        }
    }

    /// What applies to it.
    pub(super) fn settings(&self) -> &Settings {
        match self {
            Input::File { settings, .. } | Input::Member { settings, .. } | Input::Stdin { settings, .. } => settings,
            Input::Converted { input, .. } => input.settings(),
        }
    }

    /// Whether it is standard input that goes by the name of an excluded file: it is passed on as it is.
    pub(super) fn is_left_out(&self) -> bool {
        matches!(self, Input::Stdin { left_out: true, .. })
    }

    /// What it holds.
    pub(super) fn content(&self, lang: Lang) -> Result<Content, Unchecked> {
        let content = match self {
            Input::File { path, .. } => workspace::content(path),
            Input::Member { path, member, .. } => {
                let bytes = member.bytes().map_err(|error| self.unchecked(error.message_for_archives(lang)))?;
                workspace::content_of(path, &bytes)
            }
            Input::Converted { made, .. } => made.bytes().map(Content::Document),
            Input::Stdin { name, bytes, .. } => workspace::content_of(name, bytes),
        };
        content.map_err(|error: ReadError| self.unchecked(error.message(lang)))
    }

    /// Its text. A document of another format has none that could be changed.
    pub(super) fn text(&self, lang: Lang) -> Result<Arc<str>, Unchecked> {
        match self.content(lang)? {
            Content::Text(text) => Ok(text),
            Content::Document(bytes) => Err(self.unchecked(unchangeable(&bytes, self.path(), lang))),
        }
    }

    /// The document that its bytes are.
    pub(super) fn document(&self, bytes: &[u8], lang: Lang) -> Result<Document, Unchecked> {
        let name = self.path().file_name().and_then(|name| name.to_str());
        document::read(bytes, name).map_err(|error| self.unchecked(error.message(lang)))
    }

    /// What the document that its bytes are comes to.
    pub(super) fn imported(&self, bytes: &[u8], lang: Lang) -> Result<Imported, Unchecked> {
        let imported = import::import(&self.document(bytes, lang)?);
        Ok(if matches!(self, Input::Converted { .. }) { imported.converted() } else { imported })
    }

    /// What it is: the text of a report, or what a document comes to.
    pub(super) fn kept(&self, lang: Lang) -> Result<Kept, Unchecked> {
        Ok(match self.content(lang)? {
            Content::Text(text) => Kept::Text(text),
            Content::Document(bytes) => Kept::Document(Box::new(self.imported(&bytes, lang)?)),
        })
    }

    /// Says that it could not be checked.
    pub(super) fn unchecked(&self, message: String) -> Unchecked {
        Unchecked { path: plain(self.path()), message }
    }
}

/// Why a document is not changed; or what it is, where it cannot even be read.
fn unchangeable(bytes: &[u8], path: &Path, lang: Lang) -> String {
    match document::read(bytes, path.file_name().and_then(|name| name.to_str())) {
        Err(error) => error.message(lang),
        Ok(_) => say!(lang,
            zh: "没有改：这是 Word 文件、PDF 或网页，不是 .nianbao 文本；请先用 nianbao import 导入，再改导入的文本",
            en: "not changed: it is a document, not a .nianbao text; import it with nianbao import and change the imported text"),
    }
}

/// Which documents of other formats are taken of a folder.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Documents {
    /// None: they cannot be changed.
    None,
    /// Those for whose folder nianbao.toml says so.
    Configured,
    /// All.
    All,
}

impl Documents {
    /// All where a command is asked for them.
    pub(super) fn asked(all: bool) -> Documents {
        if all { Documents::All } else { Documents::Configured }
    }
}

impl InputArgs {
    /// What is named, `-` for standard input. Without any name it is the current folder, or standard input where that
    /// is given a name; for files that name would mean nothing.
    pub(super) fn named(&self, lang: Lang) -> io::Result<Vec<&Path>> {
        let stdin = Path::new("-");
        match (self.paths.as_slice(), &self.stdin_filename) {
            ([], Some(_)) => Ok(vec![stdin]),
            ([], None) => Ok(vec![Path::new(".")]),
            (paths, Some(_)) if !paths.iter().any(|path| path == stdin) => Err(io::Error::other(say!(lang,
                zh: "--stdin-filename 只用于标准输入：路径请写 -，或者不写",
                en: "--stdin-filename is only for standard input: give the path -, or none"))),
            (paths, _) => Ok(paths.iter().map(PathBuf::as_path).collect()),
        }
    }
}

/// What a command works on, and what it cannot.
pub(super) struct Gathered {
    pub inputs: Vec<Input>,
    /// What could not be had.
    pub missed: Vec<Unchecked>,
    /// What is to be said of that, and of folders that hold no report.
    pub said: Vec<String>,
}

/// The files of an archive as inputs.
fn of_archive(archive: &Path, members: Vec<Member>, settings: &Arc<Settings>) -> impl Iterator<Item = Input> {
    members.into_iter().map(move |member| Input::Member {
        path: archive.join(&member.name),
        archive: archive.to_owned(),
        member,
        settings: settings.clone(),
    })
}

/// The inputs, each once under the first name that it is given, and what could not be had, which is complained of.
pub(super) fn inputs(
    args: &InputArgs,
    documents: Documents,
    lang: Lang,
    settings: &mut AllSettings,
) -> io::Result<(Vec<Input>, Vec<Unchecked>)> {
    let Gathered { inputs, missed, said } = gather(args, &args.named(lang)?, documents, lang, settings)?;
    said.iter().for_each(|said| complain(said));
    Ok((inputs, missed))
}

/// The files that are read, which nothing is written over.
pub(super) fn sources(inputs: &[Input]) -> Sources {
    Sources::of(inputs.iter().map(Input::file))
}

/// Lets those of the inputs that are not read here go through LibreOffice, if that is asked for.
pub(super) fn through(inputs: &mut Vec<Input>, is_asked: bool, lang: Lang) -> io::Result<()> {
    if !is_asked {
        return Ok(());
    }
    let mut office = LibreOffice::new()?;
    let all = std::mem::take(inputs);
    inputs.extend(all.into_iter().map(|input| {
        let made = match input.content(lang) {
            Ok(Content::Document(bytes)) => office.made(input.path(), &bytes, lang),
            _ => None,
        };
        match made {
            Some(made) => {
                let path = shown(input.path());
                complain(&say!(lang,
                    zh: "{path}：由 LibreOffice 转换后读入，请对照原文件核对",
                    en: "{path}: read by way of LibreOffice; compare with the file"));
                Input::Converted { input: Box::new(input), made }
            }
            None => input,
        }
    }));
    Ok(())
}

/// The inputs that are named, each once under the first name that it is given.
pub(super) fn gather(
    args: &InputArgs,
    named: &[&Path],
    documents: Documents,
    lang: Lang,
    settings: &mut AllSettings,
) -> io::Result<Gathered> {
    let (mut inputs, mut said) = (Vec::new(), Vec::new());
    let (mut folders, mut seen) = (Folders::default(), FxHashSet::default());
    let mut missed = Vec::new();
    let patterns = args.excluded(lang)?;
    for &path in named {
        if path == Path::new("-") {
            // It can be read once, too.
            if inputs.iter().any(|input| matches!(input, Input::Stdin { .. })) {
                continue;
            }
            let bytes = workspace::stdin().map_err(|error| io::Error::other(format!("-: {}", error.message(lang))))?;
            let name = args.stdin_filename.as_deref().unwrap_or(path).to_owned();
            let settings = settings.of(&name);
            let at = workspace::absolute(&name);
            let is_excluded = settings.excludes(&at) || patterns.match_file(&at);
            let left_out = args.force_exclude && args.stdin_filename.is_some() && is_excluded;
            let archived = if documents == Documents::None || left_out { Ok(None) } else { members(&*bytes) };
            match archived {
                Ok(Some(archived)) => inputs.extend(of_archive(&name, archived, &settings)),
                _ => inputs.push(Input::Stdin { name, bytes, settings, left_out }),
            }
            continue;
        }
        let mut none = true;
        let folder: Option<Arc<Path>> = path.is_dir().then(|| path.into());
        for found in workspace::found(path, documents != Documents::None) {
            match found {
                Ok(found) => {
                    let settings = settings.of(&found.path);
                    let asked = documents == Documents::All || settings.config.documents;
                    let is_document = workspace::is_document(&found.path) || workspace::is_archive(&found.path);
                    if !asked && found.origin != Origin::Named && is_document {
                        continue;
                    }
                    // What is named itself is taken, whatever is excluded, unless that is asked for.
                    let may_be_left_out = found.origin != Origin::Named || args.force_exclude;
                    let is_excluded = |at: &Path| settings.excludes(at) || patterns.match_file(at);
                    let excludes = !settings.config.exclude.is_empty() || !patterns.is_empty();
                    let left_out = may_be_left_out && excludes && is_excluded(&folders.absolute(&found.path));
                    let place = folders.canonical(&found);
                    if left_out || !seen.insert(place.clone()) {
                        none = false;
                        continue;
                    }
                    let may_be_archive = found.origin == Origin::Named || workspace::is_archive(&found.path);
                    let archived = match may_be_archive && documents != Documents::None {
                        true => workspace::archived(&found.path, lang),
                        false => Ok(None),
                    };
                    none &= archived.as_ref().is_ok_and(|it| it.as_ref().is_some_and(Vec::is_empty));
                    match archived {
                        Ok(Some(archived)) => inputs.extend(of_archive(&found.path, archived, &settings)),
                        Ok(None) => {
                            let folder = folder.clone();
                            inputs.push(Input::File {
                                path: found.path,
                                place,
                                origin: found.origin,
                                folder,
                                settings,
                            });
                        }
                        Err(message) => {
                            let missing = Unchecked { path: plain(&found.path), message };
                            said.push(missing.to_string());
                            missed.push(missing);
                        }
                    }
                }
                Err(error) => {
                    none = false;
                    let (place, message) = error.place(lang);
                    let missing = Unchecked { path: plain(place.unwrap_or(path)), message };
                    said.push(missing.to_string());
                    missed.push(missing);
                }
            }
        }
        if none {
            let path = shown(path);
            said.push(say!(lang,
                zh: "{path}：没有报告（*.nianbao、*.nianbao.md）",
                en: "{path}: no reports (*.nianbao, *.nianbao.md)"));
        }
    }
    Ok(Gathered { inputs, missed, said })
}
