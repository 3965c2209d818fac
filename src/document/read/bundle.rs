//! Archives (zip) of documents, as they are handed in: which files are in one, by what names, and their bytes one by one.
//! An archive in an archive is looked into once. Nothing is unpacked before it is asked for, but archives in archives.

use super::archive::{DIRECTORY, ENTRY, unpacked};
use super::foreign::Foreign;
use super::kind;
use super::unreadable::{ARCHIVE, FILE, FILES, UNPACKED, Unreadable};
use encoding_rs::{GB18030, UTF_8};
use rawzip::{CompressionMethod, ZipSliceArchive};
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::Arc;

/// A file in an archive.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name with the folders that it lies in, `/` between them: `甲县/年报.docx`. It leads nowhere outside of the
    /// archive, and no other member has it.
    pub name: String,
    packed: Result<Packed, Unreadable>,
}

/// Where the bytes of a file lie, and what they are to be.
#[derive(Clone)]
struct Packed {
    archive: Arc<[u8]>,
    at: Range<usize>,
    method: CompressionMethod,
    crc: u32,
    size: usize,
}

impl std::fmt::Debug for Packed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Packed({:?}, {} bytes)", self.at, self.size)
    }
}

/// The files in an archive, in the order of their names, without what macOS and Word put beside the files that are meant.
/// None of what is no archive of files: of a Word file, which is one of parts, or of what is no archive at all.
pub fn members(bytes: impl Into<Arc<[u8]>>) -> Result<Option<Vec<Member>>, Unreadable> {
    let bytes = bytes.into();
    ARCHIVE.check_bytes(bytes.len())?;
    if !kind::is_archive(&bytes)? {
        return Ok(None);
    }
    let mut found = Found::default();
    for member in found.listed(&bytes, "")? {
        if !member.name.to_ascii_lowercase().ends_with(".zip") {
            found.members.push(member);
            continue;
        }
        match found.inner(&member) {
            Ok(Some(inner)) => found.members.extend(inner),
            Ok(None) => found.members.push(member),
            Err(why) => found.members.push(Member { packed: Err(why), ..member }),
        }
    }
    found.members.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Some(found.members))
}

impl Member {
    /// Its bytes.
    pub fn bytes(&self) -> Result<Vec<u8>, Unreadable> {
        let packed = self.packed.as_ref().map_err(Clone::clone)?;
        let data = packed.archive.get(packed.at.clone()).ok_or(ENTRY)?;
        let bytes = unpacked(data, packed.method, FILE)?;
        let is_whole = bytes.len() == packed.size && rawzip::crc32(&bytes) == packed.crc;
        if is_whole { Ok(bytes) } else { Err(ENTRY) }
    }
}

/// What was found so far, of an archive and those in it.
#[derive(Default)]
struct Found {
    members: Vec<Member>,
    names: FxHashSet<String>,
    /// How many entries there were.
    count: usize,
    /// How large all of it is once unpacked.
    size: usize,
}

impl Found {
    /// The files in one archive, whose names begin with that of the archive.
    fn listed(&mut self, archive: &Arc<[u8]>, before: &str) -> Result<Vec<Member>, Unreadable> {
        let zip = rawzip::ZipArchive::from_slice(&**archive).map_err(|_| DIRECTORY)?;
        let (mut names, mut packed) = (Vec::new(), Vec::new());
        let mut listed = zip.entries();
        while let Some(entry) = listed.next_entry().map_err(|_| DIRECTORY)? {
            self.count += 1;
            FILES.check(self.count)?;
            let name = entry.file_path().as_bytes().to_vec();
            if !name.ends_with(b"/") && !name.ends_with(b"\\") {
                names.push((name, entry.flags().is_utf8()));
                packed.push(self.packed(archive, &zip, &entry));
            }
        }
        let files = decoded(&names).into_iter().zip(packed);
        let files = files.map(|(name, packed)| (plain(&name), packed)).filter(|(name, _)| !is_beside(name));
        Ok(files.map(|(name, packed)| Member { name: self.unique(&format!("{before}{name}")), packed }).collect())
    }

    /// The files in an archive that is one itself; none of what only goes by such a name.
    fn inner(&mut self, member: &Member) -> Result<Option<Vec<Member>>, Unreadable> {
        let bytes: Arc<[u8]> = member.bytes()?.into();
        if !kind::is_archive(&bytes)? {
            return Ok(None);
        }
        self.listed(&bytes, &format!("{}/", member.name)).map(Some)
    }

    fn packed(
        &mut self,
        archive: &Arc<[u8]>,
        zip: &ZipSliceArchive<&[u8]>,
        entry: &rawzip::ZipFileHeaderRecord<'_>,
    ) -> Result<Packed, Unreadable> {
        if entry.flags().is_encrypted() {
            return Err(Unreadable::Foreign(Foreign::Locked));
        }
        let size = usize::try_from(entry.uncompressed_size_hint()).unwrap_or(usize::MAX);
        FILE.check_bytes(size)?;
        let (start, end) = zip.get_entry(entry.wayfinder()).map_err(|_| ENTRY)?.compressed_data_range();
        let place = |at: u64| usize::try_from(at).map_err(|_| ENTRY);
        let at = place(start)?..place(end)?;
        if archive.get(at.clone()).is_none() {
            return Err(ENTRY);
        }
        // Of what is too much together, what comes first is read.
        UNPACKED.check_bytes(self.size.saturating_add(size))?;
        self.size += size;
        Ok(Packed { archive: archive.clone(), at, method: entry.compression_method(), crc: entry.crc32(), size })
    }

    /// A name that no other file has.
    fn unique(&mut self, name: &str) -> String {
        let (stem, ending) = match name.rsplit_once('.') {
            Some((stem, ending)) if !ending.contains('/') => (stem, format!(".{ending}")),
            _ => (name, String::new()),
        };
        let others = (2..).map(|number: usize| format!("{stem}（{number}）{ending}"));
        let mut names = std::iter::once(name.to_owned()).chain(others);
        names.find(|name| self.names.insert(name.clone())).unwrap_or_default()
    }
}

/// The names of the files of an archive, which are in UTF-8 where they say so. Those that say nothing are all in one
/// encoding: in UTF-8, or in that of a Chinese Windows.
fn decoded(names: &[(Vec<u8>, bool)]) -> Vec<String> {
    let unmarked: Vec<&[u8]> = names.iter().filter(|(_, is_utf8)| !is_utf8).map(|(name, _)| &**name).collect();
    let unmarked = unmarked.join(&b'\n');
    // Two Han characters in GBK may read as letters of other alphabets in UTF-8, which no name here has.
    let is_odd = |c: char| ('\u{80}'..'\u{800}').contains(&c) && c != '·';
    let is_gb = || !GB18030.decode_without_bom_handling(&unmarked).1;
    let encoding = match std::str::from_utf8(&unmarked) {
        Ok(text) if !text.chars().any(is_odd) || !is_gb() => UTF_8,
        _ => GB18030,
    };
    let decode = |(name, is_utf8): &(Vec<u8>, bool)| {
        let encoding = if *is_utf8 { UTF_8 } else { encoding };
        encoding.decode_without_bom_handling(name).0.into_owned()
    };
    names.iter().map(decode).collect()
}

/// A name that leads nowhere but down, and that can be shown.
fn plain(name: &str) -> String {
    let name: String = name.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect();
    let leads_away = |part: &&str| matches!(*part, "" | "." | "..") || part.len() == 2 && part.ends_with(':');
    name.split(['/', '\\']).filter(|part| !leads_away(part)).collect::<Vec<_>>().join("/")
}

/// Whether a name is one of what a program puts beside the file that is meant.
pub(crate) fn is_beside(name: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let is_hidden = [".ds_store", "thumbs.db", "desktop.ini"].iter().any(|known| file.eq_ignore_ascii_case(known));
    is_hidden || file.starts_with("~$") || file.starts_with("._") || name.split(['/', '\\']).any(|it| it == "__MACOSX")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::write::package::Package;
    use crate::text::Lang;
    use encoding_rs::GBK;

    /// An archive of files under names in whatever encoding.
    fn zip(files: &[(&[u8], &[u8])]) -> Vec<u8> {
        let mut package = Package::default();
        for &(name, bytes) in files {
            let sum = (rawzip::crc32(bytes), bytes.len() as u64);
            package.packed(name, CompressionMethod::STORE, sum, bytes).unwrap();
        }
        package.finish().unwrap()
    }

    /// What is said of each file: its bytes as a text, or why there are none.
    fn said(bytes: Vec<u8>) -> Vec<String> {
        let told = |member: &Member| match member.bytes() {
            Ok(bytes) => format!("{} {}", member.name, String::from_utf8_lossy(&bytes)),
            Err(why) => format!("{}：{}", member.name, why.message(Lang::Zh)),
        };
        members(bytes).unwrap().expect("an archive").iter().map(told).collect()
    }

    #[test]
    fn names_are_decoded_and_lead_nowhere() {
        let gbk = |name: &str| GBK.encode(name).0.into_owned();
        let (joined, one) = (gbk("联通\\年报.docx"), gbk("一.txt"));
        let files: [(&[u8], &[u8]); 4] = [(&joined, b"1"), (&one, b"2"), (b"../..//C:/etc/passwd", b"3"), (b"a/", b"")];
        assert_eq!(said(zip(&files)), ["etc/passwd 3", "一.txt 2", "联通/年报.docx 1"]);
        let files: [(&[u8], &[u8]); 3] =
            [("𠮷县/😀.txt".as_bytes(), b"1"), (b"a\n.txt", b"2"), ("𠮷县/😀.txt".as_bytes(), b"3")];
        assert_eq!(said(zip(&files)), ["a\u{FFFD}.txt 2", "𠮷县/😀.txt 1", "𠮷县/😀（2）.txt 3"]);
    }

    #[test]
    fn what_stands_beside_the_files_that_are_meant_is_passed_over() {
        let names = ["__MACOSX/甲/._年报.docx", "甲/~$年报.docx", "甲/._年报.docx", "甲/.DS_Store", "甲/年报.docx"];
        let files: Vec<(&[u8], &[u8])> = names.iter().map(|name| (name.as_bytes(), &b"1"[..])).collect();
        assert_eq!(said(zip(&files)), ["甲/年报.docx 1"]);
    }

    #[test]
    fn an_archive_in_an_archive_is_looked_into_once() {
        let deepest = zip(&[(b"a.txt", b"1")]);
        let inner = zip(&[("乙𠮷.txt".as_bytes(), b"2"), (b"deep.zip", &deepest)]);
        let outer = zip(&[("甲.ZIP".as_bytes(), &inner), (b"b.zip", b"no archive"), (b"c.zip", b"PK\x03\x04 cut")]);
        let said = said(outer);
        assert_eq!(said[0], "b.zip no archive");
        assert_eq!(said[1], "c.zip：文件损坏或不完整，读不了；请用 Word 或 WPS 打开后另存，再试一次");
        assert!(said[2].starts_with("甲.ZIP/deep.zip PK"), "{said:?}");
        assert_eq!(said[3..], ["甲.ZIP/乙𠮷.txt 2"]);
    }

    #[test]
    fn what_is_no_archive_of_files_has_no_members() {
        for bytes in [&b"%PDF-1.7"[..], b"", &zip(&[(b"[Content_Types].xml", b""), (b"word/document.xml", b"")])] {
            assert!(members(bytes).unwrap().is_none());
        }
        assert!(members(&b"PK\x03\x04"[..]).is_err());
        assert_eq!(said(zip(&[])), Vec::<String>::new());
    }

    #[test]
    fn archives_made_to_harm_are_named() {
        let packed = |bytes: &[u8]| miniz_oxide::deflate::compress_to_vec(bytes, 6);
        let archive = |size: u64, count: usize, bytes: &[u8]| {
            let mut package = Package::default();
            for number in 0..count {
                let name = format!("年报{number}.txt");
                package
                    .packed(name.as_bytes(), CompressionMethod::DEFLATE, (rawzip::crc32(b""), size), &packed(bytes))
                    .unwrap();
            }
            package.finish().unwrap()
        };
        let first = |bytes: Vec<u8>| said(bytes)[0].clone();
        assert!(first(archive(4 << 20, 1, &vec![b'1'; 4 << 20])).contains("压缩倍数超过 200"));
        assert!(first(archive(65 << 20, 1, b"")).contains("文件的 MB 数超过 64"));
        // It says less of itself than there is, or more.
        assert!(first(archive(3, 1, b"1234")).contains("损坏"));
        let many = said(archive(60 << 20, 5, b""));
        assert!(many[3].contains("损坏") && many[4].contains("压缩包展开后的 MB 数超过 256"), "{many:?}");
        let mut locked = zip(&[(b"a.txt", b"1")]);
        let directory = memchr::memmem::find(&locked, b"PK\x01\x02").unwrap();
        locked[directory + 8] |= 1;
        assert!(first(locked).contains("设有密码的压缩包里的文件，读不了；请先解压"));
    }
}
