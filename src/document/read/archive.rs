//! Archives (zip) that hold a document's parts: bounded before anything is unpacked, and no name in one is ever a path.

use super::unreadable::{FILES, Limit, PART, RATIO, Unreadable};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchiveEntryWayfinder, ZipSliceArchive};
use rustc_hash::FxHashMap;

/// What a part may be unpacked to whatever its ratio.
const SMALL: usize = 1 << 20;

/// An archive, its names looked through.
pub(crate) struct Archive<'a> {
    zip: ZipSliceArchive<&'a [u8]>,
    /// The entries by their names as Word compares them: without regard to case, `\` as `/`.
    entries: FxHashMap<String, (ZipArchiveEntryWayfinder, CompressionMethod)>,
}

impl<'a> Archive<'a> {
    /// The archive in these bytes.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Archive<'a>, Unreadable> {
        let zip = rawzip::ZipArchive::from_slice(bytes).map_err(|_| DIRECTORY)?;
        let mut entries = FxHashMap::default();
        let mut listed = zip.entries();
        let mut count = 0;
        while let Some(entry) = listed.next_entry().map_err(|_| DIRECTORY)? {
            count += 1;
            FILES.check(count)?;
            let name = key(&String::from_utf8_lossy(entry.file_path().as_bytes()));
            // Of two parts of one name the first counts, whoever hid the second.
            entries.entry(name).or_insert((entry.wayfinder(), entry.compression_method()));
        }
        Ok(Archive { zip, entries })
    }

    /// Whether there is a part of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.entries.contains_key(&key(name))
    }

    /// Whether there is a part below this folder.
    pub(crate) fn has_below(&self, folder: &str) -> bool {
        self.entries.keys().any(|name| name.starts_with(folder))
    }

    /// A part, unpacked; `None` where there is none of this name.
    pub(crate) fn part(&self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(&(wayfinder, method)) = self.entries.get(&key(name)) else { return Ok(None) };
        let entry = self.zip.get_entry(wayfinder).map_err(|_| ENTRY)?;
        let data = unpacked(entry.data(), method, PART)?;
        let found = rawzip::ZipVerification { crc: rawzip::crc32(&data), uncompressed_size: data.len() as u64 };
        entry.claim_verifier().valid(found).map_err(|_| ENTRY)?;
        Ok(Some(data))
    }
}

/// A part as it lies in the archive.
pub(crate) struct Packed<'a> {
    /// Its name, byte for byte.
    pub(crate) name: Vec<u8>,
    pub(crate) method: CompressionMethod,
    pub(crate) crc: u32,
    /// What it is unpacked to, in bytes.
    pub(crate) size: u64,
    /// Its bytes, packed.
    pub(crate) data: &'a [u8],
}

impl<'a> Archive<'a> {
    /// All parts as they lie in the archive, in its order.
    pub(crate) fn packed(&self) -> Result<Vec<Packed<'_>>, Unreadable> {
        let mut parts = Vec::new();
        let mut listed = self.zip.entries();
        while let Some(entry) = listed.next_entry().map_err(|_| DIRECTORY)? {
            let (method, crc, size) = (entry.compression_method(), entry.crc32(), entry.uncompressed_size_hint());
            let data = self.zip.get_entry(entry.wayfinder()).map_err(|_| ENTRY)?.data();
            parts.push(Packed { name: entry.file_path().as_bytes().to_vec(), method, crc, size, data });
        }
        Ok(parts)
    }

    /// Whether two names are those of one part.
    pub(crate) fn is_same(a: &str, b: &str) -> bool {
        key(a) == key(b)
    }
}

pub(super) const DIRECTORY: Unreadable = Unreadable::Damaged("zip: directory");
pub(super) const ENTRY: Unreadable = Unreadable::Damaged("zip: entry");

/// What is packed in an archive, unpacked until a bound is hit: what the archive says of sizes is not believed.
pub(super) fn unpacked(packed: &[u8], method: CompressionMethod, limit: Limit) -> Result<Vec<u8>, Unreadable> {
    match method {
        CompressionMethod::STORE => limit.check_bytes(packed.len()).map(|()| packed.to_vec()),
        CompressionMethod::DEFLATE => {
            let by_ratio = packed.len().saturating_mul(RATIO.most).max(SMALL);
            let most = by_ratio.min(limit.most << 20);
            decompress_to_vec_with_limit(packed, most).map_err(|error| match error.status {
                TINFLStatus::HasMoreOutput if most == by_ratio => Unreadable::Above(RATIO),
                TINFLStatus::HasMoreOutput => Unreadable::Above(limit),
                _ => ENTRY,
            })
        }
        _ => Err(Unreadable::Damaged("zip: compression")),
    }
}

fn key(name: &str) -> String {
    name.trim_start_matches(['/', '\\']).chars().map(|c| if c == '\\' { '/' } else { c.to_ascii_lowercase() }).collect()
}
