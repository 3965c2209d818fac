//! Word files of the older kind (.doc), made byte by byte as [MS-CFB] and [MS-DOC] have it, small enough to be damaged in
//! every way.

/// A file that is being made.
#[derive(Default)]
pub struct OldWord {
    /// The characters so far, as UTF-16.
    pub text: Vec<u16>,
    /// Where each run of characters ends, and what is said of it.
    pub runs: Vec<(usize, Vec<u8>)>,
    /// The same of each paragraph: the number of its style first.
    pub paragraphs: Vec<(usize, Vec<u8>)>,
    /// The characters of the text, of footnotes, heads, macros, remarks, endnotes and text boxes.
    pub stories: [usize; 7],
    /// What else stands in the table stream, by its place in the list of the file's head.
    pub parts: Vec<(usize, Vec<u8>)>,
    /// The stream `Data`.
    pub data: Vec<u8>,
    /// More bits in the file's head: 0x0100 is a password.
    pub flags: u16,
    /// Changes of properties that stand with the pieces, and which of them all of the text has.
    pub changes: Vec<Vec<u8>>,
    pub changed_by: u16,
}

pub const IN_TABLE: [u8; 3] = [0x16, 0x24, 1];
pub const ROW_END: [u8; 3] = [0x17, 0x24, 1];

/// A cell of a row: its right edge, its flags ([MS-DOC] TCGRF), its text.
pub type OldCell<'a> = (i16, u16, &'a str);

/// A cell that goes on below.
pub const BEGINS: u16 = 0x60;
/// One that goes on from above.
pub const GOES_ON: u16 = 0x20;

impl OldWord {
    /// Adds text of which this is said.
    pub fn run(&mut self, text: &str, said: &[u8]) -> &mut OldWord {
        self.text.extend(text.encode_utf16());
        self.runs.push((self.text.len(), said.to_vec()));
        self
    }

    /// Ends the paragraph with a mark, of which is said what is said of the paragraph.
    pub fn end(&mut self, mark: &str, run: &[u8], said: &[u8]) -> &mut OldWord {
        self.run(mark, run);
        self.paragraphs.push((self.text.len(), [&[0, 0], said].concat()));
        self
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: &str) -> &mut OldWord {
        self.run(text, &[]).end("\r", &[], &[])
    }

    /// Adds a row of cells whose first begins at 0.
    pub fn row(&mut self, cells: &[OldCell]) -> &mut OldWord {
        for (_, _, text) in cells {
            let mut lines = text.split('\n').peekable();
            while let Some(line) = lines.next() {
                let mark = if lines.peek().is_some() { "\r" } else { "\u{7}" };
                self.run(line, &[]).end(mark, &[], &IN_TABLE);
            }
        }
        let said = [&IN_TABLE[..], &ROW_END, &definition(cells)].concat();
        self.end("\u{7}", &[], &said)
    }

    /// The streams: `WordDocument`, `0Table`.
    pub fn streams(&self) -> (Vec<u8>, Vec<u8>) {
        const TEXT: usize = 2048;
        const FIRST_PAGE: usize = 512;
        let mut main = vec![0; TEXT];
        main.extend(self.text.iter().flat_map(|unit| unit.to_le_bytes()));
        main.resize(main.len().div_ceil(FIRST_PAGE) * FIRST_PAGE, 0);
        let mut table = Vec::new();
        let mut places: Vec<(usize, u32, u32)> = Vec::new();
        let place = |of: usize, bytes: &[u8], table: &mut Vec<u8>, places: &mut Vec<(usize, u32, u32)>| {
            places.push((of, table.len() as u32, bytes.len() as u32));
            table.extend_from_slice(bytes);
        };
        for (of, stretches) in [(12, &self.runs), (13, &self.paragraphs)] {
            let (mut firsts, mut numbers) = (Vec::new(), Vec::new());
            let byte = |at: usize| (TEXT + 2 * at) as u32;
            let mut start = 0;
            // A page for each stretch: wasteful, and simple.
            for (end, said) in stretches {
                let mut page = vec![0; 512];
                page[..4].copy_from_slice(&byte(start).to_le_bytes());
                page[4..8].copy_from_slice(&byte(*end).to_le_bytes());
                page[511] = 1;
                if of == 12 {
                    let at = (510 - said.len()) & !1;
                    page[8] = (at / 2) as u8;
                    page[at] = said.len() as u8;
                    page[at + 1..at + 1 + said.len()].copy_from_slice(said);
                } else {
                    // The length is counted in twos: an odd number of bytes comes after the one that says so.
                    let mut said = said.clone();
                    said.resize(said.len() | 1, 0);
                    let at = (510 - said.len()) & !1;
                    page[8] = (at / 2) as u8;
                    page[at] = said.len().div_ceil(2) as u8;
                    page[at + 1..at + 1 + said.len()].copy_from_slice(&said);
                }
                firsts.push(byte(start));
                numbers.push((main.len() / 512) as u32);
                main.extend(page);
                start = *end;
            }
            firsts.push(byte(start));
            let list: Vec<u8> = firsts.iter().chain(&numbers).flat_map(|number| number.to_le_bytes()).collect();
            place(of, &list, &mut table, &mut places);
        }
        let mut clx = Vec::new();
        for change in &self.changes {
            clx.push(1);
            clx.extend((change.len() as u16).to_le_bytes());
            clx.extend(change);
        }
        clx.push(2);
        clx.extend(16u32.to_le_bytes());
        clx.extend([0, self.text.len() as u32].iter().flat_map(|at| at.to_le_bytes()));
        clx.extend([0, 0]);
        clx.extend((TEXT as u32).to_le_bytes());
        clx.extend(self.changed_by.to_le_bytes());
        place(33, &clx, &mut table, &mut places);
        for (of, bytes) in &self.parts {
            place(*of, bytes, &mut table, &mut places);
        }
        let mut put = |at: usize, bytes: &[u8]| main[at..at + bytes.len()].copy_from_slice(bytes);
        put(0, &0xA5ECu16.to_le_bytes());
        put(2, &0x00C1u16.to_le_bytes());
        put(10, &(0x1000 | self.flags).to_le_bytes());
        put(32, &14u16.to_le_bytes());
        put(62, &22u16.to_le_bytes());
        let mut stories = self.stories;
        if stories == [0; 7] {
            stories[0] = self.text.len();
        }
        for (at, count) in stories.iter().enumerate() {
            put(76 + 4 * at, &(*count as u32).to_le_bytes());
        }
        put(152, &93u16.to_le_bytes());
        for (of, start, length) in places {
            put(154 + 8 * of, &start.to_le_bytes());
            put(158 + 8 * of, &length.to_le_bytes());
        }
        (main, table)
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let (main, table) = self.streams();
        container(&[("WordDocument", main), ("0Table", table), ("Data", self.data.clone())])
    }
}

/// A row's definition.
pub fn definition(cells: &[OldCell]) -> Vec<u8> {
    let mut body = vec![cells.len() as u8];
    body.extend(0i16.to_le_bytes());
    cells.iter().for_each(|(edge, _, _)| body.extend(edge.to_le_bytes()));
    for (_, flags, _) in cells {
        body.extend(flags.to_le_bytes());
        body.extend([0; 18]);
    }
    [&0xD608u16.to_le_bytes()[..], &(body.len() as u16 + 1).to_le_bytes(), &body].concat()
}

/// A container of streams, all in large sectors.
pub fn container(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    const SECTOR: usize = 512;
    let padded: Vec<Vec<u8>> = streams
        .iter()
        .map(|(_, bytes)| {
            let mut bytes = bytes.clone();
            bytes.resize(bytes.len().max(4096).div_ceil(SECTOR) * SECTOR, 0);
            bytes
        })
        .collect();
    let directory = (streams.len() + 1).div_ceil(4);
    let data: usize = padded.iter().map(|bytes| bytes.len() / SECTOR).sum();
    let mut tables = 1;
    while tables * 128 < tables + directory + data {
        tables += 1;
    }
    let mut next: Vec<u32> = vec![0xFFFF_FFFD; tables];
    let chain = |next: &mut Vec<u32>, count: usize| {
        let start = next.len() as u32;
        next.extend((1..=count as u32).map(|at| if at == count as u32 { 0xFFFF_FFFE } else { start + at }));
        start
    };
    let directory_at = chain(&mut next, directory);
    let starts: Vec<u32> = padded.iter().map(|bytes| chain(&mut next, bytes.len() / SECTOR)).collect();
    next.resize(tables * 128, u32::MAX);

    let mut header = vec![0u8; SECTOR];
    header[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(24, &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    put(44, &(tables as u32).to_le_bytes());
    put(48, &directory_at.to_le_bytes());
    put(56, &4096u32.to_le_bytes());
    put(60, &0xFFFF_FFFEu32.to_le_bytes());
    put(68, &0xFFFF_FFFEu32.to_le_bytes());
    for at in 0..109 {
        put(76 + 4 * at, &(if at < tables { at as u32 } else { u32::MAX }).to_le_bytes());
    }
    let mut file = header;
    file.extend(next.iter().flat_map(|at| at.to_le_bytes()));
    let mut entries = Vec::new();
    let mut entry = |name: &str, kind: u8, right: u32, child: u32, start: u32, size: usize| {
        let mut entry = vec![0u8; 128];
        let units: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        entry[..units.len()].copy_from_slice(&units);
        entry[64] = units.len() as u8;
        entry[66] = kind;
        entry[68..72].copy_from_slice(&u32::MAX.to_le_bytes());
        entry[72..76].copy_from_slice(&right.to_le_bytes());
        entry[76..80].copy_from_slice(&child.to_le_bytes());
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&(size as u32).to_le_bytes());
        entries.extend(entry);
    };
    entry("Root Entry", 5, u32::MAX, 1, 0xFFFF_FFFE, 0);
    for (at, ((name, _), (start, bytes))) in streams.iter().zip(starts.iter().zip(&padded)).enumerate() {
        let right = if at + 1 < streams.len() { at as u32 + 2 } else { u32::MAX };
        entry(name, 2, right, u32::MAX, *start, bytes.len());
    }
    entries.resize(directory * SECTOR, 0);
    file.extend(entries);
    padded.iter().for_each(|bytes| file.extend(bytes));
    file
}
