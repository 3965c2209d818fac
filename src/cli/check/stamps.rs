//! How it is told that a file has changed: by what the file system says of it. Network drives tell nobody when a file
//! changes, so files are looked at again and again, which works on every drive alike.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// File systems count time in steps as coarse as two seconds. A file that changed just now may change again within the
/// step, so its content is looked at as well.
const STEP: Duration = Duration::from_secs(3);

/// What is known of a file without reading it, and for a while what is in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Stamp {
    modified: Option<SystemTime>,
    size: u64,
    /// Which file it is: another one may have been moved to its place.
    id: u64,
    content: Option<u64>,
}

/// The stamps of the files that are there.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Stamps(BTreeMap<PathBuf, Stamp>);

impl Stamps {
    /// Looks at files. `before` is how they were.
    pub(super) fn of<'p>(files: impl Iterator<Item = &'p Path>, before: &Stamps) -> Stamps {
        let now = SystemTime::now();
        let stamp = |file: &Path| Stamp::of(file, before.0.get(file).copied(), now);
        Stamps(files.filter_map(|file| Some((file.to_owned(), stamp(file)?))).collect())
    }

    /// The files that are new or other than they were.
    pub(super) fn changed_since<'s>(&'s self, before: &'s Stamps) -> impl Iterator<Item = &'s Path> {
        let changed = self.0.iter().filter(|(file, stamp)| before.0.get(*file) != Some(stamp));
        changed.map(|(file, _)| file.as_path())
    }

    /// Whether a file is there and as it was.
    pub(super) fn is_same(&self, file: &Path, before: &Stamps) -> bool {
        self.0.get(file).is_some_and(|stamp| before.0.get(file) == Some(stamp))
    }

    /// Whether a file is there.
    pub(super) fn has(&self, file: &Path) -> bool {
        self.0.contains_key(file)
    }

    /// The files that are no more.
    pub(super) fn gone_since<'s>(&'s self, before: &'s Stamps) -> impl Iterator<Item = &'s Path> {
        before.0.keys().filter(|file| !self.0.contains_key(*file)).map(PathBuf::as_path)
    }
}

impl Stamp {
    fn of(file: &Path, before: Option<Stamp>, now: SystemTime) -> Option<Stamp> {
        let data = fs::metadata(file).ok()?;
        let (modified, size, id) = (data.modified().ok(), data.len(), id(&data));
        let plain = Stamp { modified, size, id, content: None };
        // A clock that is ahead of ours, as a server's may be, counts as just now.
        let is_fresh = modified.is_none_or(|modified| modified + STEP > now);
        let content = match before.filter(|before| Stamp { content: None, ..*before } == plain) {
            Some(before) if !is_fresh => before.content,
            _ if is_fresh && data.is_file() => fs::read(file).ok().map(|bytes| {
                let mut hasher = DefaultHasher::new();
                bytes.hash(&mut hasher);
                hasher.finish()
            }),
            _ => None,
        };
        Some(Stamp { content, ..plain })
    }
}

#[cfg(unix)]
fn id(data: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(data)
}

#[cfg(not(unix))]
fn id(_: &Metadata) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_seen_though_size_and_time_are_as_before() {
        let folder = tempfile::tempdir().unwrap();
        let [file, other, gone] = ["甲.nianbao", "乙𠮷.nianbao", "丙.nianbao"].map(|name| folder.path().join(name));
        let files = || [&file, &other, &gone].map(PathBuf::as_path).into_iter();
        fs::write(&file, "总计 12").unwrap();
        fs::write(&other, "总计 12").unwrap();
        let before = Stamps::of(files(), &Stamps::default());
        assert_eq!(Stamps::of(files(), &before), before);
        let time = fs::metadata(&file).unwrap().modified().unwrap();
        fs::write(&file, "总计 21").unwrap();
        fs::File::options().write(true).open(&file).unwrap().set_modified(time).unwrap();
        let after = Stamps::of(files(), &before);
        assert_eq!(after.changed_since(&before).collect::<Vec<_>>(), [file.as_path()]);
        fs::rename(&other, &gone).unwrap();
        let moved = Stamps::of(files(), &after);
        assert_eq!(moved.gone_since(&after).collect::<Vec<_>>(), [other.as_path()]);
        assert_eq!(moved.changed_since(&after).collect::<Vec<_>>(), [gone.as_path()]);
    }

    #[test]
    fn what_is_old_is_known_by_what_was_read_when_it_was_new() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("甲.nianbao");
        fs::write(&file, "总计 12").unwrap();
        let stamp = |before, now| Stamp::of(&file, before, now);
        let now = SystemTime::now();
        let fresh = stamp(None, now);
        assert!(fresh.unwrap().content.is_some());
        assert_eq!(stamp(fresh, now + 2 * STEP), fresh);
        assert_eq!(stamp(None, now + 2 * STEP).unwrap().content, None);
    }
}
