use crate::document::read::workbook;
use crate::document::sheets::{Area, Value, Workbook};
use crate::text::{Date, Lang};

/// A record.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

/// A text in Unicode after its length in so many bytes.
fn text(text: &str, length: usize) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let head = (units.len() as u16).to_le_bytes();
    [&head[..length], &[1], &units.iter().flat_map(|unit| unit.to_le_bytes()).collect::<Vec<u8>>()].concat()
}

/// A cell: its place and look, and what it holds.
fn cell(kind: u16, at: [u16; 3], data: &[u8]) -> Vec<u8> {
    let place: Vec<u8> = at.iter().flat_map(|number| number.to_le_bytes()).collect();
    record(kind, &[&place, data].concat())
}

/// A file without a container, of these records before the sheets, and of one sheet of these.
fn file(version: u16, head: &[Vec<u8>], name: &[u8], hidden: u8, cells: &[Vec<u8>]) -> Vec<u8> {
    let begin = |of: u16| record(0x0809, &[&version.to_le_bytes()[..], &of.to_le_bytes(), &[0; 12]].concat());
    let end = record(0x000A, &[]);
    let before = [begin(5), head.concat()].concat();
    let listed = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[hidden, 0], name].concat());
    let at = before.len() + listed(0).len() + end.len();
    [before, listed(at as u32), end.clone(), begin(0x10), cells.concat(), end].concat()
}

fn wide(head: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
    file(0x0600, head, &text("𠮷县", 1), 0, cells)
}

fn read(bytes: &[u8]) -> Workbook {
    workbook(bytes, Some("年报.xls")).unwrap()
}

/// In both languages: the part that is damaged is told in English alone.
fn refused(bytes: &[u8]) -> String {
    let why = workbook(bytes, Some("年报.xls")).unwrap_err();
    [Lang::Zh, Lang::En].map(|lang| why.message(lang)).join("\n")
}

fn values(workbook: &Workbook) -> Vec<Vec<String>> {
    workbook.sheets[0].rows.iter().map(|row| row.iter().map(|cell| cell.value.text()).collect()).collect()
}

/// A formula's record: what it has come to, its flags, and the number that Excel gives those that it has computed.
fn formula(at: [u16; 3], result: [u8; 8], flags: u16, number: u32) -> Vec<u8> {
    cell(0x0006, at, &[&result[..], &flags.to_le_bytes(), &number.to_le_bytes(), &[0, 0]].concat())
}

#[test]
fn cells_are_read_as_they_are_seen() {
    let looks = [
        record(0x00E0, &[0; 20]),
        record(0x00E0, &[0, 0, 14, 0]),
        record(0x00E0, &[0, 0, 200, 0]),
        record(0x00E0, &[0, 0, 10, 0]),
    ];
    let format = record(0x041E, &[&200u16.to_le_bytes()[..], &text("yyyy\"年\"", 2)].concat());
    // The second text goes on in another record, in one byte a character there.
    let first =
        [&2u32.to_le_bytes()[..], &2u32.to_le_bytes(), &text("岚水县😀", 2), &[4, 0, 1], &[0x69, 0x80, 0x7F, 0x5E]];
    let strings = [record(0x00FC, &first.concat()), record(0x003C, b"\0AB")];
    let head = [&looks[..], &[format], &strings].concat();
    let short = |number: u32| number.to_le_bytes();
    let many = [&[3, 0, 0, 0, 0, 0][..], &short(12 << 2 | 2), &[0, 0], &short(150 << 2 | 3), &[1, 0]].concat();
    let cells = [
        cell(0x00FD, [0, 0, 0], &0u32.to_le_bytes()),
        cell(0x00FD, [0, 1, 0], &1u32.to_le_bytes()),
        cell(0x0204, [1, 0, 0], &text("规章𠮷", 2)),
        cell(0x0203, [1, 1, 0], &1.1f64.to_le_bytes()),
        cell(0x0203, [1, 2, 1], &45_322f64.to_le_bytes()),
        cell(0x0203, [1, 3, 2], &45_322.5f64.to_le_bytes()),
        cell(0x027E, [2, 0, 0], &short((-7i32 << 2) as u32 | 2)),
        cell(0x027E, [2, 1, 0], &short((1.5f64.to_bits() >> 32) as u32)),
        cell(0x0205, [2, 2, 0], &[1, 0]),
        cell(0x0203, [2, 4, 3], &0.985f64.to_le_bytes()),
        cell(0x0205, [2, 3, 0], &[0x17, 1]),
        record(0x00BD, &many),
        record(0x00E5, &[1, 0, 1, 0, 2, 0, 0, 0, 1, 0]),
    ];
    let read = read(&wide(&head, &cells));
    let date = Date::new(2024, 1, 31).unwrap().to_string();
    let expected: [&[&str]; 4] = [
        &["岚水县😀", "聩广AB"],
        &["规章𠮷", "1.1", &date, &date],
        &["-7", "1.5", "TRUE", "#REF!", "98.5%"],
        &["12", "1.5"],
    ];
    let found = values(&read);

    assert_eq!(found, expected);
    assert_eq!((&*read.sheets[0].name, read.sheets[0].is_hidden), ("𠮷县", false));
    assert_eq!(read.sheets[0].merged, [Area { row: 1, column: 0, rows: 2, columns: 2 }]);
}

#[test]
fn files_of_excel_95_are_read_in_their_encoding() {
    let name = encoding_rs::GBK.encode("表一").0.into_owned();
    let name = [&[name.len() as u8][..], &name].concat();
    let said = encoding_rs::GBK.encode("行政许可").0.into_owned();
    let said = [&(said.len() as u16).to_le_bytes()[..], &said].concat();
    let cells = [cell(0x0204, [0, 0, 0], &said), cell(0x0203, [0, 1, 0], &3f64.to_le_bytes())];
    let read = read(&file(0x0500, &[record(0x0042, &936u16.to_le_bytes())], &name, 1, &cells));
    assert_eq!(values(&read), [["行政许可", "3"]]);
    assert_eq!((&*read.sheets[0].name, read.sheets[0].is_hidden), ("表一", true));
}

#[test]
fn a_formula_without_its_value_is_not_blank() {
    let known = 3.0f64.to_le_bytes();
    let awaits_text = [0, 0, 0, 0, 0, 0, 0xFF, 0xFF];
    let shows_nothing = [3, 0, 0, 0, 0, 0, 0xFF, 0xFF];
    let of_text = record(0x0207, &text("合计𠮷", 2));
    let cells = [
        formula([0, 0, 0], known, 0, 1),
        formula([0, 1, 0], awaits_text, 0, 1),
        // What several cells share comes between.
        record(0x04BC, &[0; 10]),
        of_text,
        formula([0, 2, 0], awaits_text, 0, 1),
        formula([0, 3, 0], [0; 8], 2, 0),
        formula([0, 4, 0], [0; 8], 0, 1),
        formula([0, 5, 0], shows_nothing, 0, 1),
        formula([0, 6, 0], [2, 0, 7, 0, 0, 0, 0xFF, 0xFF], 0, 1),
        formula([0, 7, 0], shows_nothing, 0, 0),
        cell(0x0203, [0, 8, 0], &9f64.to_le_bytes()),
    ];
    let computed = read(&wide(&[], &cells));
    assert_eq!(values(&computed), [["3", "合计𠮷", "=", "=", "0", "", "#DIV/0!", "", "9"]]);
    assert_eq!(computed.sheets[0].value(0, 2), &Value::Formula("=".to_owned()));
    // Where no formula has come to anything, none was computed.
    let cells = [formula([0, 0, 0], shows_nothing, 0, 0), formula([1, 0, 0], [0; 8], 2, 0)];
    assert_eq!(values(&read(&wide(&[], &cells))), [["="], ["="]]);
}

#[test]
fn files_made_to_harm_are_named() {
    let one = |cell: Vec<u8>| wide(&[], &[cell]);
    assert!(refused(&one(cell(0x00FD, [0, 0, 0], &7u32.to_le_bytes()))).contains("Excel: texts"));
    assert!(refused(&wide(&[record(0x002F, &[0; 6])], &[])).contains("密码"));
    let far: Vec<Vec<u8>> = (0..200).map(|row| cell(0x0203, [row, 0xFFFF, 0], &[0; 8])).collect();
    assert!(refused(&wide(&[], &far)).contains("工作表单元格数超过"));
    assert_eq!(read(&one(cell(0x0203, [0xFFFF, 3, 0], &1f64.to_le_bytes()))).sheets[0].rows.len(), 1 << 16);
    // A sheet that lists itself as its place, one that begins beyond the end, a text that says it is longer.
    let mut away = one(cell(0x0203, [0, 0, 0], &[0; 8]));
    let at = away.windows(2).position(|pair| pair == [0x85, 0]).unwrap() + 4;
    away[at..at + 4].copy_from_slice(&u32::MAX.to_le_bytes());
    assert!(refused(&away).contains("不完整"));
    away[at..at + 4].copy_from_slice(&0u32.to_le_bytes());
    assert!(read(&away).sheets[0].rows.is_empty());
    // Sheets that all stand at one place.
    let many = [record(0x0085, &[&away[at..at + 4], &[0, 0], &text("甲", 1)].concat())];
    let blanks: Vec<Vec<u8>> = (0..200).map(|_| record(0x0001, &[])).collect();
    let one_place = |sheets: usize| {
        let head = vec![many[0].clone(); sheets].concat();
        wide(&[head, blanks.concat()], &[])
    };
    assert_eq!(read(&one_place(1)).sheets.len(), 2);
    assert!(refused(&one_place(20)).contains("Excel: records"));
    for odd in [&[0xFF, 0xFF, 1, 65][..], &[1, 0, 0x0D, 65], &[], &[2, 0, 0]] {
        let file = wide(&[record(0x00FC, &[&[9; 8][..], odd].concat())], &[cell(0x0204, [0, 0, 0], odd)]);
        assert!(read(&file).sheets.len() == 1);
    }
    let whole = wide(&[], &[cell(0x0204, [0, 0, 0], &text("甲局𠮷", 2)), cell(0x0203, [1, 0, 0], &[0; 8])]);
    for end in 24..whole.len() {
        // Cut off anywhere: rows that are not there are no blank ones.
        assert!(refused(&whole[..end]).contains("不完整"), "{end}");
    }
    assert!(refused(b"\x09\x04\x06\0\0\0\x10\0\0\0").contains("Excel 4 或更早"));
}
