//! How one file names another.

use std::path::{Component, Path, PathBuf};

/// The file that a text in `folder` calls `name`. Nothing is looked up: `..` is the folder above, by its name.
pub fn joined(folder: &Path, name: &Path) -> PathBuf {
    let mut path = folder.to_path_buf();
    for part in name.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(path.pop()),
            part => path.push(part),
        }
    }
    path
}

/// The path of `target` as a file at `from` names it, with `/`. `None` where there is none: a folder
/// does not exist, they are on different drives, or the path is not text of one line.
pub fn relative(target: &Path, from: &Path) -> Option<String> {
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
