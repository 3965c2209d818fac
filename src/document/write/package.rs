//! Archives (zip) that hold a document's parts, written. What is put in is all that they depend on: there is no clock
//! in them, each part has the same date.

use miniz_oxide::deflate::compress_to_vec;
use rawzip::path::EntryPath;
use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, Crc32Option, DataDescriptorOutput, ZipArchiveWriter, crc32};
use std::io::{self, Write};

/// As the common tools pack.
const LEVEL: u8 = 6;

/// The first moment that an archive can name: 1980-01-01.
const DATE: i64 = 315_532_800;

/// An archive that is being written.
pub struct Package {
    zip: ZipArchiveWriter<Vec<u8>>,
}

impl Default for Package {
    fn default() -> Package {
        Package { zip: ZipArchiveWriter::new(Vec::new()) }
    }
}

impl Package {
    /// Puts a part in, packed. The parts stand in the order in which they are put: that which a reader looks for first
    /// (`[Content_Types].xml`, `mimetype`) is to come first. A name is written as it is given; Office knows no more
    /// than ASCII.
    pub fn part(&mut self, name: &str, data: &[u8]) -> io::Result<()> {
        // The name of a part is not a path: `/word/document.xml` of another's archive is to stay that.
        self.put(EntryPath::verbatim(name.as_bytes()), data)
    }

    /// Puts a file in, packed, for an archive that people unpack: a name in any script reads as it is.
    pub fn file(&mut self, path: &str, data: &[u8]) -> io::Result<()> {
        self.put(EntryPath::conformant(path), data)
    }

    fn put(&mut self, path: EntryPath<'_>, data: &[u8]) -> io::Result<()> {
        let packed = compress_to_vec(data, LEVEL);
        let entry = self.zip.new_file(path);
        let entry = entry.compression_method(CompressionMethod::DEFLATE).last_modified(UtcDateTime::from_unix(DATE));
        let (mut entry, _) = entry.crc32(Crc32Option::Skip).start().map_err(other)?;
        entry.write_all(&packed)?;
        entry.finish(DataDescriptorOutput::new(crc32(data), data.len() as u64)).map_err(other)?;
        Ok(())
    }

    /// Puts in a part of another archive as it is packed there: the method, the sum and the size of what it holds, and
    /// its packed bytes.
    pub(crate) fn packed(
        &mut self,
        name: &[u8],
        method: CompressionMethod,
        (sum, size): (u32, u64),
        data: &[u8],
    ) -> io::Result<()> {
        let entry = self.zip.new_file(EntryPath::verbatim(name));
        let entry = entry.compression_method(method).last_modified(UtcDateTime::from_unix(DATE));
        let (mut entry, _) = entry.crc32(Crc32Option::Skip).start().map_err(other)?;
        entry.write_all(data)?;
        entry.finish(DataDescriptorOutput::new(sum, size)).map_err(other)?;
        Ok(())
    }

    /// The bytes of the archive.
    pub fn finish(self) -> io::Result<Vec<u8>> {
        self.zip.finish().map_err(other)
    }
}

fn other(error: rawzip::Error) -> io::Error {
    io::Error::other(error.to_string())
}
