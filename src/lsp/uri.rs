//! URIs as clients really send them: raw Chinese, spaces, brackets, `%e5` and `%E5`, `c:` and `c%3A`.
//!
//! The protocol's type takes none but well-formed ones, and drops the message of any other. So every
//! URI is brought into one form on the way in, by which documents are known too, and gets the client's
//! own spelling back on the way out.

use ls_types::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// What is written as `%…` in a path.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// What is written as `%…` in what is no path: all that no URI may have, and nothing that means something.
const REST: &AsciiSet = &percent_encoding::CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The keys under which messages have URIs.
const KEYS: [&str; 7] = ["uri", "rootUri", "scopeUri", "targetUri", "oldUri", "newUri", "baseUri"];

/// The one form of a URI. Two that mean the same file have the same.
pub(super) fn normal(raw: &str) -> String {
    let raw = raw.trim();
    let Some((scheme, rest)) = scheme(raw) else {
        // A path where a URI should be.
        let slash = if raw.starts_with(['/', '\\']) { "" } else { "/" };
        return normal_file("", &format!("{slash}{raw}"));
    };
    if scheme.eq_ignore_ascii_case("file") {
        let (host, path) = match rest.strip_prefix("//") {
            Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
            None => ("", rest),
        };
        let host = if host.eq_ignore_ascii_case("localhost") { "" } else { host };
        return normal_file(host, path);
    }
    let encoded = percent_encode(rest.as_bytes(), REST).to_string();
    format!("{}:{}", scheme.to_ascii_lowercase(), mend_percents(&encoded))
}

/// A URI among parameters of our own, as a client writes it.
pub(super) fn given<'de, D: Deserializer<'de>>(given: D) -> Result<Option<Uri>, D::Error> {
    let Some(given) = Option::<String>::deserialize(given)? else { return Ok(None) };
    normal(&given).parse().map(Some).map_err(|_| D::Error::custom(given))
}

/// The schemes of texts that version control keeps: the old side of a comparison, say.
const OLD_VERSIONS: [&str; 16] = [
    "chat-editing-text-model",
    "conflictresolution",
    "diffview",
    "fugitive",
    "git",
    "gitfs",
    "gitlens",
    "gitsigns",
    "hg",
    "jj",
    "merge-conflict.conflict-diff",
    "pr",
    "review",
    "scm-history-item",
    "svn",
    "vscode-local-history",
];

/// Whether a document is what a file once was, which nobody can change any more.
pub(super) fn is_old_version(uri: &str) -> bool {
    scheme(uri).is_some_and(|(scheme, _)| OLD_VERSIONS.contains(&scheme))
}

/// `c:` alone is no scheme but a drive.
fn scheme(uri: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = uri.split_once(':')?;
    let mut bytes = scheme.bytes();
    let valid = scheme.len() > 1
        && bytes.next().is_some_and(|first| first.is_ascii_alphabetic())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    valid.then_some((scheme, rest))
}

fn normal_file(host: &str, path: &str) -> String {
    let mut bytes: Vec<u8> = percent_decode_str(path).collect();
    if let [b'/', drive, b':', rest @ ..] = &mut bytes[..]
        && drive.is_ascii_alphabetic()
    {
        drive.make_ascii_lowercase();
        rest.iter_mut().filter(|byte| **byte == b'\\').for_each(|byte| *byte = b'/');
    }
    if bytes.first() != Some(&b'/') {
        bytes.insert(0, b'/');
    }
    let host: Vec<u8> = percent_decode_str(host).collect();
    format!("file://{}{}", percent_encode(&host.to_ascii_lowercase(), PATH), percent_encode(&bytes, PATH))
}

/// Hexadecimal digits in capitals, and `%25` for a `%` that none follow.
fn mend_percents(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        result.push_str(before);
        match after.get(..2).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit())) {
            Some(digits) => {
                result.push('%');
                result.push_str(&digits.to_ascii_uppercase());
                rest = &after[2..];
            }
            None => {
                result.push_str("%25");
                rest = after;
            }
        }
    }
    result.push_str(rest);
    result
}

/// The file that a URI in its one form means; `None` for one that means no file.
pub(super) fn path(normal: &str) -> Option<PathBuf> {
    let rest = normal.strip_prefix("file://")?;
    let (host, path) = rest.split_at(rest.find('/')?);
    let path: Vec<u8> = percent_decode_str(path).collect();
    path_of(host, path)
}

#[cfg(not(windows))]
fn path_of(host: &str, path: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    let _ = host;
    (!path.contains(&0)).then(|| std::ffi::OsString::from_vec(path).into())
}

#[cfg(windows)]
fn path_of(host: &str, path: Vec<u8>) -> Option<PathBuf> {
    let path = String::from_utf8(path).ok()?.replace('/', "\\");
    match host {
        "" => Some(path.trim_start_matches('\\').into()),
        host => Some(format!("\\\\{host}{path}").into()),
    }
}

/// The URI of a file, in its one form.
pub(super) fn of_path(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let text = percent_encode(bytes, PATH).to_string();
    if cfg!(windows) {
        let text = text.replace("%5C", "/");
        return match text.strip_prefix("//") {
            Some(share) => normal(&format!("file://{share}")),
            None => normal(&format!("file:///{text}")),
        };
    }
    format!("file://{text}")
}

/// How the client spells the URIs that it does not spell in their one form.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    raw: Mutex<HashMap<String, String>>,
}

impl Spellings {
    /// Brings every URI of a message's parameters into its one form.
    pub(super) fn normalise(params: &mut Value) {
        match params {
            Value::Array(items) => items.iter_mut().for_each(Spellings::normalise),
            Value::Object(map) => {
                for (key, value) in map {
                    match value {
                        Value::String(uri) if KEYS.contains(&key.as_str()) => *uri = normal(uri),
                        _ => Spellings::normalise(value),
                    }
                }
            }
            _ => {}
        }
    }

    /// Remembers how the client spells a URI.
    pub(super) fn learn(&self, raw: &str) {
        let normal = normal(raw);
        let mut known = self.raw.lock().unwrap_or_else(PoisonError::into_inner);
        if normal == raw {
            known.remove(&normal);
        } else {
            known.insert(normal, raw.to_owned());
        }
    }

    /// Forgets a spelling.
    pub(super) fn forget(&self, normal: &str) {
        self.raw.lock().unwrap_or_else(PoisonError::into_inner).remove(normal);
    }

    /// Whether there is nothing to restore.
    pub(super) fn is_empty(&self) -> bool {
        self.raw.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// Gives every URI of an outgoing message the client's own spelling.
    pub(super) fn restore(&self, message: &mut Value) {
        let known = self.raw.lock().unwrap_or_else(PoisonError::into_inner);
        if !known.is_empty() {
            restore(&known, message);
        }
    }
}

fn restore(known: &HashMap<String, String>, value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| restore(known, item)),
        Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                match value {
                    Value::String(uri) if KEYS.contains(&key.as_str()) => {
                        if let Some(raw) = known.get(uri) {
                            raw.clone_into(uri);
                        }
                    }
                    Value::Object(by_uri) if matches!(key.as_str(), "changes" | "relatedDocuments") => {
                        let entries = std::mem::take(by_uri).into_iter();
                        by_uri.extend(entries.map(|(uri, value)| (known.get(&uri).cloned().unwrap_or(uri), value)));
                    }
                    _ => restore(known, value),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    #[track_caller]
    fn same(spellings: &[&str]) {
        let first = normal(spellings[0]);
        ls_types::Uri::from_str(&first).unwrap_or_else(|error| panic!("{first}: {error}"));
        for spelling in spellings {
            assert_eq!(normal(spelling), first, "{spelling}");
        }
        assert_eq!(normal(&first), first, "the one form is its own");
    }

    #[test]
    fn spellings_of_one_file_are_one() {
        same(&[
            "file:///报告/年报.nianbao",
            "file:///%E6%8A%A5%E5%91%8A/%E5%B9%B4%e6%8a%a5.nianbao",
            "FILE:///报告/年报.nianbao",
        ]);
        same(&[
            "file:///c:/年报/a.nianbao",
            "file:///C%3A/年报/a.nianbao",
            "file:///c%3a/年报/a.nianbao",
            r"file:///C:\年报\a.nianbao",
            r"C:\年报\a.nianbao",
        ]);
        same(&["file:///a/汪溪 县[2023].nianbao", "file:///a/汪溪%20县%5B2023%5D.nianbao"]);
        same(&["file:///a/𠮷😀.nianbao", "file://localhost/a/𠮷%F0%9F%98%80.nianbao"]);
        same(&["file:///a/100%.nianbao", "file:///a/100%25.nianbao"]);
        same(&["file:///a/1#2?.nianbao", "file:///a/1%232%3F.nianbao"]);
        same(&["untitled:年报 1", "untitled:%E5%B9%B4%e6%8a%a5%201"]);
        same(&["vscode-vfs://github/a/b.nianbao?{\"x\":1}"]);
    }

    #[test]
    fn what_differs_stays_different() {
        let different = [
            "file:///a/年报.nianbao",
            "file:///b/年报.nianbao",
            "untitled:年报.nianbao",
            "untitled:a%2Fb",
            "untitled:a/b",
        ];
        let normals: std::collections::BTreeSet<String> = different.iter().map(|uri| normal(uri)).collect();
        assert_eq!(normals.len(), different.len());
    }

    #[cfg(not(windows))]
    #[test]
    fn a_path_comes_back() {
        for text in ["/报告/年报 [1] 100%#?.nianbao", "/a/𠮷.nianbao", "/c:/a"] {
            let uri = of_path(Path::new(text));
            assert_eq!(path(&uri).as_deref(), Some(Path::new(text)));
            assert_eq!(normal(&uri), uri);
        }
        assert_eq!(path("untitled:a"), None);
    }

    #[test]
    fn the_client_gets_its_own_spelling() {
        let spellings = Spellings::default();
        let raw = "file:///报告/a b.nianbao";
        spellings.learn(raw);
        let mut params = serde_json::json!({ "textDocument": { "uri": raw }, "text": "file:///x y" });
        Spellings::normalise(&mut params);
        let normal = params["textDocument"]["uri"].as_str().unwrap().to_owned();
        assert_eq!(normal, "file:///%E6%8A%A5%E5%91%8A/a%20b.nianbao");
        assert_eq!(params["text"], "file:///x y");
        let mut answer =
            serde_json::json!({ "edit": { "changes": { normal.clone(): [] } }, "location": [{ "uri": normal }] });
        spellings.restore(&mut answer);
        assert_eq!(answer, serde_json::json!({ "edit": { "changes": { raw: [] } }, "location": [{ "uri": raw }] }));
        spellings.forget(&normal);
        assert!(spellings.is_empty());
    }
}
