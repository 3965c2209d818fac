//! Whether a PDF is whole. A viewer shows what it can of one that is damaged, and so does the library: what it unpacks up to
//! the damage, or past it as other characters. Neither may pass for what was written.

use memchr::memmem;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

/// Whether deflated bytes are what was deflated: they come to an end, and to the sum that stands behind it. A sum that
/// is missing is none that differs; nor is an end, where a writer has put out all that it had and not closed.
pub(super) fn is_whole(data: &[u8]) -> bool {
    /// What stands behind all that was put out so far.
    const FLUSHED: [u8; 4] = [0, 0, 0xFF, 0xFF];
    match unpacked(data, inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER) {
        TINFLStatus::Done => true,
        TINFLStatus::Adler32Mismatch => false,
        TINFLStatus::FailedCannotMakeProgress if data.trim_ascii_end().ends_with(&FLUSHED) => true,
        // Past the head that says how it was deflated there is no sum either.
        _ => data.get(2..).is_some_and(|rest| unpacked(rest, 0) == TINFLStatus::Done),
    }
}

/// How unpacking ends.
fn unpacked(data: &[u8], flags: u32) -> TINFLStatus {
    let mut state = Box::<DecompressorOxide>::default();
    let mut window = vec![0u8; 32 << 10];
    let (mut at, mut position) = (0, 0);
    loop {
        let input = data.get(at..).unwrap_or_default();
        let (status, read, wrote) = decompress(&mut state, input, &mut window, position, flags);
        at += read;
        position = (position + wrote) & (window.len() - 1);
        if status != TINFLStatus::HasMoreOutput {
            return status;
        }
    }
}

/// Whether a file ends before it says so: behind its last object nothing says that it is the end.
pub(super) fn is_cut_off(bytes: &[u8]) -> bool {
    let last = |word: &[u8]| memmem::rfind(bytes, word);
    last(b"endobj") > last(b"%%EOF") || last(b"%%EOF").is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::MZFlush;
    use miniz_oxide::deflate::core::CompressorOxide;
    use miniz_oxide::deflate::{compress_to_vec_zlib, stream::deflate};

    #[test]
    fn what_was_deflated_is_told_from_what_was_changed_since() {
        let text: String = (0..9000).map(|n| format!("({n}) Tj 𠮷 ")).collect();
        let whole = compress_to_vec_zlib(text.as_bytes(), 6);
        assert!(is_whole(&whole));
        // With a line's end behind it, and without its sum.
        assert!(is_whole(&[&whole[..], b"\r\n"].concat()));
        assert!(is_whole(&whole[..whole.len() - 4]));
        for at in (2..whole.len()).step_by(whole.len() / 50) {
            let mut changed = whole.clone();
            changed[at] ^= 0x10;
            assert!(!is_whole(&changed), "{at}");
            assert!(!is_whole(&whole[..at.min(whole.len() - 5)]), "{at}");
        }
        assert!(!is_whole(b"") && !is_whole(&[0xFF; 90]));
    }

    #[test]
    fn what_was_put_out_and_not_closed_is_whole() {
        let mut flushed = vec![0; 900];
        let mut deflating = CompressorOxide::default();
        let text = "(23) Tj (𠮷) Tj ".repeat(9);
        let done = deflate(&mut deflating, text.as_bytes(), &mut flushed, MZFlush::Sync);
        flushed.truncate(done.bytes_written);
        assert!(is_whole(&flushed) && is_whole(&[&flushed[..], b"\r\n"].concat()));
        assert!(!is_whole(&flushed[..flushed.len() - 2]));
        let before = flushed.len() - 9;
        flushed.drain(9..before);
        assert!(!is_whole(&flushed));
    }

    #[test]
    fn a_file_says_where_it_ends() {
        assert!(!is_cut_off(b"%PDF-1.7\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\r\n"));
        // One that was saved again behind its first end, and again cut off.
        assert!(is_cut_off(b"%PDF-1.7\nendobj\n%%EOF\n4 0 obj\nendobj\nxref\n0"));
        assert!(is_cut_off("%PDF-1.7\n1 0 obj 𠮷".as_bytes()));
    }
}
