//! `cargo run --example generate-older -- DIR`: writes what the fuzzers of older formats begin with to a folder: a small
//! report with invented figures as .doc, .rtf, .xls and .pdf.

#[allow(dead_code)]
mod old_word;

use old_word::{OldCell, OldWord, container};
use std::path::Path;

const TITLE: &str = "𠮷溪县人民政府2023年政府信息公开工作年度报告";
const SECTION: &str = "二、主动公开政府信息情况";
const ROWS: [[&str; 4]; 6] = [
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "0", "1", "2"],
    ["行政规范性文件", "13", "4", "57"],
    ["信息内容", "本年处理决定数量", "", ""],
    ["行政许可", "1024", "", ""],
    ["行政处罚", "36", "", ""],
];

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).expect("generate-older DIR");
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    for (name, bytes) in [("a.doc", doc()), ("a.rtf", rtf()), ("a.xls", xls()), ("a.pdf", pdf())] {
        std::fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}

fn doc() -> Vec<u8> {
    let mut file = OldWord::default();
    file.paragraph(TITLE).paragraph(SECTION);
    for row in ROWS {
        let cells: Vec<OldCell> = (1..).zip(row).map(|(column, text)| (column * 2000, 0, text)).collect();
        file.row(&cells);
    }
    file.paragraph("三、收到和处理政府信息公开申请情况").bytes()
}

fn rtf() -> Vec<u8> {
    let said = |text: &str| text.encode_utf16().map(|unit| format!("\\u{}?", unit as i16)).collect::<String>();
    let mut file = format!("{{\\rtf1\\ansi\\ansicpg936\\uc1 \\pard {}\\par {}\\par ", said(TITLE), said(SECTION));
    for row in ROWS {
        file.push_str("\\trowd\\cellx2000\\cellx4000\\cellx6000\\cellx8000\\intbl ");
        row.iter().for_each(|text| file.push_str(&format!("{}\\cell ", said(text))));
        file.push_str("\\row ");
    }
    file.push_str("\\pard{\\*\\bookmarkstart a}{\\v 1}{\\field{\\*\\fldinst PAGE}{\\fldrslt 2}}\\par}");
    file.into_bytes()
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

fn wide(text: &str, length: usize) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let units_in_bytes: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    [&(units.len() as u16).to_le_bytes()[..length], &[1], &units_in_bytes].concat()
}

fn xls() -> Vec<u8> {
    let begin = |of: u8| record(0x0809, &[&[0, 6, of, 0][..], &[0; 12]].concat());
    let mut cells = Vec::new();
    for (at, row) in (0_u16..).zip(ROWS) {
        for (column, text) in (0_u16..).zip(row) {
            let place = [&at.to_le_bytes()[..], &column.to_le_bytes(), &[0, 0]].concat();
            match text.parse::<f64>() {
                Ok(number) => cells.extend(record(0x0203, &[&place[..], &number.to_le_bytes()].concat())),
                Err(_) => cells.extend(record(0x0204, &[place, wide(text, 2)].concat())),
            }
        }
    }
    cells.extend(record(0x00E5, &[1, 0, 3, 0, 3, 0, 1, 0, 3, 0]));
    let (end, looks) = (record(0x000A, &[]), record(0x00E0, &[0; 20]));
    let listed = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0], &wide("𠮷溪", 1)].concat());
    let at = begin(5).len() + looks.len() + listed(0).len() + end.len();
    let book = [begin(5), looks, listed(at as u32), end.clone(), begin(0x10), cells, end].concat();
    container(&[("Workbook", book)])
}

/// The same as a page, its characters told by a table: each is a code of two bytes.
fn pdf() -> Vec<u8> {
    let texts = || ROWS.iter().flatten().flat_map(|text| text.encode_utf16());
    let codes = |text: &str| text.encode_utf16().map(|unit| format!("{unit:04X}")).collect::<String>();
    let mut units: Vec<u16> = texts().chain(SECTION.encode_utf16()).collect();
    units.sort_unstable();
    units.dedup();
    let told: String = units.iter().map(|unit| format!("<{unit:04X}> <{unit:04X}>\n")).collect();
    let table = format!(
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
         {} beginbfchar\n{told}endbfchar endcmap end",
        units.len()
    );
    let mut page = format!("BT /F 10 Tf 60 790 Td <{}> Tj ET\n", codes(SECTION));
    for (at, row) in (0..).zip(ROWS) {
        let y = 760 - 20 * at;
        page.push_str(&format!("60 {y} 400 20 re S\n"));
        for (column, text) in (0..).zip(row) {
            let x = 60 + 100 * column;
            page.push_str(&format!("{x} {y} 100 20 re S BT /F 10 Tf {} {} Td <{}> Tj ET\n", x + 4, y + 6, codes(text)));
        }
    }
    let stream = |text: &str| format!("<</Length {}>>stream\n{text}\nendstream", text.len());
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>".to_owned(),
        stream(&page),
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>".to_owned(),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)\
         /Supplement 0>>>>"
            .to_owned(),
        stream(&table),
    ];
    let mut file = String::from("%PDF-1.7\n");
    let mut places = String::new();
    for (number, object) in (1..).zip(&objects) {
        places.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let at = file.len();
    let count = objects.len() + 1;
    file.push_str(&format!(
        "xref\n0 {count}\n0000000000 65535 f \n{places}trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n"
    ));
    file.into_bytes()
}
