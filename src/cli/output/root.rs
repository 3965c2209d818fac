//! Where a checked file lies in its repository: what services that hold the repository ask for.

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

/// The folder that services count paths from: the nearest one above the current folder that is a
/// repository's, else the current folder itself.
pub(super) struct Root {
    folder: PathBuf,
    current: PathBuf,
}

impl Root {
    pub(super) fn find() -> Root {
        let current = std::env::current_dir().unwrap_or_default();
        let repository = current.ancestors().find(|folder| folder.join(".git").exists());
        Root { folder: repository.unwrap_or(&current).to_owned(), current }
    }

    /// The path below the root, with `/`; the path as it was shown where the file lies elsewhere.
    pub(super) fn path<'p>(&self, shown: &'p str) -> Cow<'p, str> {
        match self.below(&self.absolute(shown)) {
            Some(path) => Cow::Owned(segments(&path).join("/")),
            None => Cow::Borrowed(shown),
        }
    }

    /// A relative URI for a file below the root, and `true`; else its `file:` URI.
    pub(super) fn uri(&self, shown: &str) -> (String, bool) {
        let absolute = self.absolute(shown);
        let encoded = |path: &Path| segments(path).iter().map(|segment| encode(segment)).collect::<Vec<_>>().join("/");
        match self.below(&absolute) {
            Some(path) => (encoded(&path), true),
            None => (format!("file:///{}", encoded(&absolute)), false),
        }
    }

    /// The path from the file system's root. Links are followed where `..` would otherwise lead astray.
    fn absolute(&self, shown: &str) -> PathBuf {
        let path = self.current.join(shown);
        match path.components().any(|component| component == Component::ParentDir) {
            true => path.canonicalize().unwrap_or(path),
            false => path,
        }
    }

    /// The part of a path below the root, even where one of the two was reached through a link.
    fn below(&self, absolute: &Path) -> Option<PathBuf> {
        if let Ok(path) = absolute.strip_prefix(&self.folder) {
            return Some(path.to_owned());
        }
        let (absolute, folder) = (absolute.canonicalize().ok()?, self.folder.canonicalize().ok()?);
        absolute.strip_prefix(folder).ok().map(Path::to_owned)
    }
}

/// The names that a path consists of; the drive is one of them on Windows.
fn segments(path: &Path) -> Vec<Cow<'_, str>> {
    let named = path.components().filter(|component| !matches!(component, Component::RootDir | Component::CurDir));
    named.map(|component| component.as_os_str().to_string_lossy()).collect()
}

/// A name as a segment of a URI: what RFC 3986 does not leave unreserved is percent-encoded.
fn encode(segment: &str) -> String {
    let mut encoded = String::with_capacity(segment.len());
    for byte in segment.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(byte.into()),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(folder: &str, current: &str) -> Root {
        Root { folder: folder.into(), current: current.into() }
    }

    #[test]
    #[cfg(unix)]
    fn paths_count_from_the_root() {
        let root = root("/no/such/repository", "/no/such/repository/reports");
        assert_eq!(root.path("2023/a.nianbao"), "reports/2023/a.nianbao");
        assert_eq!(root.path("/no/such/repository/.//b.nianbao"), "b.nianbao");
        assert_eq!(root.path("/no/such/c.nianbao"), "/no/such/c.nianbao");
    }

    #[test]
    #[cfg(unix)]
    fn uris_are_encoded_and_relative_below_the_root() {
        let root = root("/no/such", "/no/such");
        let relative = |uri: &str| (uri.to_owned(), true);
        assert_eq!(root.uri("县 区/50%#a?.nianbao"), relative("%E5%8E%BF%20%E5%8C%BA/50%25%23a%3F.nianbao"));
        assert_eq!(root.uri("a:b\n𠮷.nianbao"), relative("a%3Ab%0A%F0%A0%AE%B7.nianbao"));
        assert_eq!(root.uri("/other/place.nianbao"), ("file:///other/place.nianbao".to_owned(), false));
    }
}
