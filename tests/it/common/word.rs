//! What Word is strict about in a file, looked at in the bytes: other readers forgive, and Word says that the file is
//! damaged.

use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};

/// The parts of an archive by their names, unpacked.
pub fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let zip = rawzip::ZipArchive::from_slice(bytes).expect("an archive");
    let mut entries = zip.entries();
    let mut parts = BTreeMap::new();
    while let Some(entry) = entries.next_entry().expect("an entry") {
        let name = String::from_utf8(entry.file_path().as_bytes().to_vec()).unwrap();
        let is_packed = entry.compression_method() == rawzip::CompressionMethod::DEFLATE;
        let found = zip.get_entry(entry.wayfinder()).unwrap();
        let data = match is_packed {
            true => miniz_oxide::inflate::decompress_to_vec(found.data()).unwrap(),
            false => found.data().to_vec(),
        };
        let sum = rawzip::ZipVerification { crc: rawzip::crc32(&data), uncompressed_size: data.len() as u64 };
        found.claim_verifier().valid(sum).expect("the sum of a part");
        assert!(parts.insert(name.clone(), data).is_none(), "{name} is there twice");
    }
    parts
}

/// The order in which the schema (ECMA-376, transitional) wants the children of an element.
const ORDER: [(&str, &str); 11] = [
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs \
         suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd \
         snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
         textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    ),
    (
        "w:rPr",
        "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint \
         noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText \
         vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
    ),
    ("w:tbl", "bookmarkStart bookmarkEnd tblPr tblGrid tr*"),
    (
        "w:tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd \
         tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    ),
    ("w:tr", "tblPrEx trPr tc*"),
    (
        "w:tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers \
         cellIns cellDel cellMerge tcPrChange",
    ),
    ("w:tcBorders", "top start left bottom end right insideH insideV tl2br tr2bl"),
    (
        "w:sectPr",
        "headerReference* footerReference* footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols \
         formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
    ),
    (
        "w:style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal \
         personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr*",
    ),
    (
        "w:font",
        "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic",
    ),
    ("w:document", "background body"),
];

/// An element that is open: its name and what stood in it so far.
struct Open {
    name: String,
    children: Vec<String>,
}

/// What Word would not take, or take amiss, in the bytes of a file. Empty is right.
pub fn faults(bytes: &[u8]) -> Vec<String> {
    let parts = parts(bytes);
    let mut faults = Vec::new();
    let types = text(&parts, "[Content_Types].xml");
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, data) in &parts {
        let is_known = types.contains(&format!("PartName=\"/{name}\""))
            || name.rsplit('.').next().is_some_and(|ending| types.contains(&format!("Extension=\"{ending}\"")));
        if !is_known && name != "[Content_Types].xml" {
            faults.push(format!("{name} has no content type"));
        }
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let text = std::str::from_utf8(data).expect("UTF-8");
            part(name, text, &mut ids, &mut faults);
        }
    }
    for (name, _) in parts.iter().filter(|(name, _)| name.ends_with(".rels")) {
        relations(&parts, name, &mut faults);
    }
    faults
}

fn text<'p>(parts: &'p BTreeMap<String, Vec<u8>>, name: &str) -> &'p str {
    std::str::from_utf8(parts.get(name).unwrap_or_else(|| panic!("{name} is missing"))).expect("UTF-8")
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).expect("attributes")?;
    Some(found.value.into_owned())
}

fn part(name: &str, text: &str, ids: &mut BTreeMap<String, BTreeSet<String>>, faults: &mut Vec<String>) {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut open: Vec<Open> = Vec::new();
    // The columns of each open table's grid, and those that its row has had.
    let mut grids: Vec<(u32, u32)> = Vec::new();
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}"));
        match event {
            Event::Start(ref element) | Event::Empty(ref element) => {
                let tag = element.name().as_ref().to_owned();
                // The reader itself holds that no attribute is there twice.
                element.attributes().for_each(|attribute| drop(attribute.expect("an attribute")));
                if let Some(parent) = open.last_mut() {
                    parent.children.push(tag.clone());
                }
                match tag.as_str() {
                    "w:tbl" => grids.push((0, 0)),
                    "w:gridCol" => grids.last_mut().expect("a table").0 += 1,
                    "w:tr" => grids.last_mut().expect("a table").1 = 0,
                    "w:tc" => grids.last_mut().expect("a table").1 += 1,
                    "w:gridSpan" => {
                        let span: u32 = attribute(element, "w:val").unwrap().parse().unwrap();
                        grids.last_mut().expect("a table").1 += span - 1;
                    }
                    "w:comment" | "w:commentRangeStart" | "w:commentRangeEnd" | "w:commentReference" => {
                        let id = attribute(element, "w:id").expect("an id");
                        if !ids.entry(tag.clone()).or_default().insert(id.clone()) {
                            faults.push(format!("{name}: {tag} {id} is there twice"));
                        }
                    }
                    _ => {}
                }
                if matches!(event, Event::Start(_)) {
                    open.push(Open { name: tag, children: Vec::new() });
                }
            }
            Event::End(_) => {
                let closed = open.pop().expect("an open element");
                if let Some(fault) = misplaced(&closed) {
                    faults.push(format!("{name}: {fault}"));
                }
                let bounds = if closed.name == "w:tbl" { grids.pop() } else { grids.last().copied() };
                match closed.name.as_str() {
                    "w:tc" if closed.children.last().map(String::as_str) != Some("w:p") => {
                        faults.push(format!("{name}: a cell does not end with a paragraph"));
                    }
                    "w:tr" if bounds.is_some_and(|(grid, had)| grid != had) => {
                        faults.push(format!("{name}: a row has other columns than the grid: {bounds:?}"));
                    }
                    "w:tbl" if bounds.is_none_or(|(grid, _)| !(1..=63).contains(&grid)) => {
                        faults.push(format!("{name}: a table of {bounds:?}"));
                    }
                    _ => {}
                }
            }
            Event::Text(ref text) => {
                let text: &str = text.as_ref();
                let is_in = |names: &[&str]| open.last().is_some_and(|open| names.contains(&open.name.as_str()));
                if name.starts_with("word/")
                    && !text.trim().is_empty()
                    && !is_in(&["w:t", "w:delText", "w:instrText", "w:delInstrText"])
                {
                    faults.push(format!("{name}: text outside of a run: {text}"));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{name} ends with open elements");
}

/// What stands out of order in an element.
fn misplaced(element: &Open) -> Option<String> {
    let twins = |pair: &&[String]| pair[0] == "w:tbl" && pair[1] == "w:tbl";
    if matches!(element.name.as_str(), "w:body" | "w:tc") && element.children.windows(2).any(|pair| twins(&pair)) {
        return Some("two tables without a paragraph between".to_owned());
    }
    if element.name == "w:body" && element.children.last().map(String::as_str) != Some("w:sectPr") {
        return Some("the body does not end with its section".to_owned());
    }
    let (_, order) = ORDER.iter().find(|(name, _)| *name == element.name)?;
    let order: Vec<&str> = order.split_whitespace().collect();
    let mut last = None;
    for child in &element.children {
        // What belongs to a later version of the format may stand at the end.
        let Some(bare) = child.strip_prefix("w:") else { continue };
        let Some(place) = order.iter().position(|name| name.trim_end_matches('*') == bare) else {
            return Some(format!("{child} must not stand in {}", element.name));
        };
        let may_repeat = order[place].ends_with('*');
        if last.is_some_and(|last| last > place || last == place && !may_repeat) {
            return Some(format!("{child} is out of place in {}: {:?}", element.name, element.children));
        }
        last = Some(place);
    }
    None
}

/// Each relation leads to a part, and each id that the text uses is one.
fn relations(parts: &BTreeMap<String, Vec<u8>>, name: &str, faults: &mut Vec<String>) {
    let (folder, file) = name.rsplit_once("_rels/").unwrap();
    let mut known = BTreeSet::new();
    let mut reader = quick_xml::Reader::from_str(text(parts, name));
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) if element.name().as_ref() == "Relationship" => {
                let id = attribute(&element, "Id").expect("an id");
                let target = attribute(&element, "Target").expect("a target");
                let is_outside = attribute(&element, "TargetMode").is_some_and(|mode| mode == "External");
                let path = target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
                if !is_outside && !parts.contains_key(&path) {
                    faults.push(format!("{name}: {id} leads to {path}, which is not there"));
                }
                if !known.insert(id.clone()) {
                    faults.push(format!("{name}: {id} is there twice"));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let owner = format!("{folder}{}", file.trim_end_matches(".rels"));
    let Some(owner) = parts.get(&owner) else { return };
    let owner = String::from_utf8_lossy(owner);
    for (at, _) in owner.match_indices(" r:id=\"") {
        let id = owner[at + 7..].split('"').next().unwrap_or_default();
        if !known.contains(id) {
            faults.push(format!("{name}: the text uses {id}, which is no relation"));
        }
    }
}
