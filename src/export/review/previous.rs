//! Last round's sheet, as reviewers give it back: columns moved and added, rows added, cells typed by hand. What they
//! wrote is kept; what cannot be understood is said.

use super::line::{Decision, Line, Mark};
use super::names::{Listed, folded, heading, spread, word};
use crate::document::sheets::{Sheet, Value, Workbook, column_name};
use crate::text::{Lang, say};
use rustc_hash::FxHashSet;

/// Last round's sheet.
#[derive(Clone, Default, Debug)]
pub struct Previous {
    /// Its lines, those of every sheet.
    pub(super) lines: Vec<Line>,
    /// The names of columns that somebody added to findings.
    pub(super) added: Vec<String>,
    /// The same of units.
    pub(super) added_to_units: Vec<String>,
    /// What stands there, by the folded name of the unit.
    pub(super) units: Vec<(String, Vec<String>)>,
    /// What was not understood.
    pub doubts: Vec<String>,
}

/// The columns of findings, each with its names.
pub(super) const COLUMNS: [&[&str]; 13] = [
    &["单位", "单位名称", "unit"],
    &["级别", "level"],
    &["位置", "place"],
    &["原文", "text"],
    &["问题", "finding"],
    &["怎么办", "what to do"],
    &["依据", "ground"],
    &["处理", "处理意见", "处理情况", "decision"],
    &["整改情况", "整改", "progress"],
    &["文件", "file"],
    &["文件中的位置", "where in the file"],
    &["规则", "rule"],
    &["核对码", "code"],
];

const UNIT: usize = 0;
const MESSAGE: usize = 4;
const HANDLING: usize = 7;
const PROGRESS: usize = 8;
const RULE: usize = 11;
const CODE: usize = 12;

/// The columns of units, each with its names; only the first says something to the next round.
pub(super) const UNIT_COLUMNS: [&[&str]; 13] = [
    &["单位", "单位名称", "unit"],
    &["主体", "kind"],
    &["期限", "deadline"],
    &["报送情况", "handed in"],
    &["文件", "file"],
    &["须修改", "errors"],
    &["请核对", "warnings"],
    &["供参考", "infos"],
    &["结论", "conclusion"],
    &["说明", "remark"],
    &["已改", "mended"],
    &["未改", "not mended"],
    &["新发现", "new"],
];
const STATE: usize = 3;
const CONCLUSION: usize = 8;

impl Previous {
    /// Reads last round's sheet; an error says why it is none.
    pub fn read(mut workbook: Workbook, lang: Lang) -> Result<Previous, String> {
        spread(&mut workbook);
        let mut previous = Previous::default();
        let mut found = false;
        for sheet in &workbook.sheets {
            let is_findings = |columns: &[Option<usize>]| {
                let has = |at: usize| columns[at].is_some();
                has(UNIT) && has(MESSAGE) && (has(HANDLING) || has(PROGRESS) || has(CODE))
            };
            let is_units = |columns: &[Option<usize>]| {
                columns[UNIT].is_some() && (columns[STATE].is_some() || columns[CONCLUSION].is_some())
            };
            if let Some(list) = Listed::find(sheet, &COLUMNS, is_findings) {
                found = true;
                previous.findings(&list, lang);
            } else if let Some(list) = Listed::find(sheet, &UNIT_COLUMNS, is_units) {
                previous.units(&list);
            }
        }
        if !found {
            return Err(say!(lang,
                zh: "没有找到审核意见：表头里要有“单位”“问题”和“处理”（或“整改情况”）",
                en: "no findings there: the head of a sheet has to name 单位, 问题 and 处理 (or 整改情况)"));
        }
        Ok(previous)
    }

    fn findings(&mut self, list: &Listed<'_>, lang: Lang) {
        let added: Vec<(usize, usize)> =
            list.others.iter().map(|(column, name)| (*column, place_of(&mut self.added, name))).collect();
        let mut unit = String::new();
        for row in list.rows() {
            self.unread(list, row, lang);
            let text = |name: usize| list.text(row, name);
            let said = text(UNIT);
            if !said.is_empty() {
                unit = said;
            }
            let message = text(MESSAGE);
            let place = text(2);
            if message.is_empty() && place.is_empty() && text(CODE).is_empty() {
                let is_blank = list.sheet.rows[row].iter().all(|cell| cell.value.is_blank());
                let (sheet, number) = (&list.sheet.name, row + 1);
                if !is_blank {
                    self.doubts.push(say!(lang,
                        zh: "上次的“{sheet}”第 {number} 行没有写位置和问题，不知道说的是哪一处，没有带过来",
                        en: "last round, {sheet}, row {number}: neither place nor finding, so it is not known what it is about; not carried over"));
                }
                continue;
            }
            let handling = text(HANDLING);
            let decision = Decision::read(&handling).unwrap_or_else(|| {
                let (sheet, number) = (&list.sheet.name, row + 1);
                self.doubts.push(say!(lang,
                    zh: "上次的“{sheet}”第 {number} 行：处理一栏写的“{handling}”没看懂（须改、已核无误、不采纳），照原样保留，当作没有处理",
                    en: "last round, {sheet}, row {number}: “{handling}” is none of 须改, 已核无误, 不采纳; it is kept as it is, and taken for no decision"));
                Decision::None
            });
            let progress = text(PROGRESS);
            let (mark, progress) = Mark::split(&progress);
            let mut old = Line {
                unit: unit.clone(),
                level: text(1),
                place,
                text: text(3),
                message,
                help: text(5),
                ground: text(6),
                rule: text(RULE),
                code: word(&text(CODE)),
                file: text(9),
                at: text(10),
                handling,
                decision,
                mark,
                progress: progress.to_owned(),
                ..Line::default()
            };
            for &(column, at) in &added {
                put(&mut old.added, at, list.sheet.value(row, column).text());
            }
            self.lines.push(old);
        }
    }

    /// Says which of a row's cells hold a formula whose value nobody knows.
    fn unread(&mut self, list: &Listed<'_>, row: usize, lang: Lang) {
        for (column, cell) in list.sheet.rows[row].iter().enumerate() {
            if let Value::Formula(formula) = &cell.value {
                let (sheet, number, column) = (&list.sheet.name, row + 1, column_name(column as u32));
                self.doubts.push(say!(lang,
                    zh: "上次的“{sheet}”{column}{number} 是公式，文件里没有存下算出的结果，照公式原样保留：{formula}",
                    en: "last round, {sheet}, {column}{number} is a formula whose result is not in the file; it is kept as it is: {formula}"));
            }
        }
    }

    fn units(&mut self, list: &Listed<'_>) {
        let names: Vec<(usize, usize)> =
            list.others.iter().map(|(column, name)| (*column, place_of(&mut self.added_to_units, name))).collect();
        let mut seen: FxHashSet<String> = self.units.iter().map(|(unit, _)| unit.clone()).collect();
        for row in list.rows() {
            let unit = folded(&list.text(row, UNIT));
            let mut added = Vec::new();
            for &(column, at) in &names {
                put(&mut added, at, list.sheet.value(row, column).text());
            }
            // Of a unit with several files each has its row: what was written stands in the first.
            if !unit.is_empty() && added.iter().any(|text| !text.trim().is_empty()) && seen.insert(unit.clone()) {
                self.units.push((unit, added));
            }
        }
    }
}

/// The place of a name among others, to which it is added.
fn place_of(names: &mut Vec<String>, name: &str) -> usize {
    let known = names.iter().position(|known| heading(known) == heading(name));
    known.unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    })
}

fn put(texts: &mut Vec<String>, at: usize, text: String) {
    if texts.len() <= at {
        texts.resize(at + 1, String::new());
    }
    texts[at] = text;
}

/// Whether a sheet is one that a review wrote, or one like it.
pub fn is_review(workbook: &Workbook) -> bool {
    let has = |sheet: &Sheet| {
        let is_it = |columns: &[Option<usize>]| columns[MESSAGE].is_some() && columns[HANDLING].is_some();
        Listed::find(sheet, &COLUMNS, is_it).is_some()
    };
    workbook.sheets.iter().any(has)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn previous(rows: &[&[&str]]) -> Result<Previous, String> {
        let rows = rows.iter().map(|row| row.iter().map(|&text| text.into()).collect()).collect();
        let sheet = Sheet { name: "改过名".to_owned(), rows, ..Sheet::default() };
        Previous::read(Workbook { title: None, sheets: vec![sheet] }, Lang::Zh)
    }

    #[test]
    fn what_reviewers_write_is_understood_or_said() {
        let read = previous(&[
            &["审核意见（张三 改）"],
            &["备注", "整改情况", "处 理", "问题", "位置", "单位", "核对码"],
            &["电话", "未改；已催", " 已核 无误。", "合计不符", "三·总计", "𠮷县", "ab12"],
            &["", "", "看不懂", "多写了一格", "二", "", ""],
            &["", "2月3日已改", "不采纳", "甲", "", "乙县", ""],
            &["只有备注", "", "", "", "", "", ""],
            &["", "", "", "", "", "", ""],
        ])
        .unwrap();
        let lines: Vec<_> = read.lines.iter().map(|it| (&*it.unit, it.decision, it.mark, &*it.progress)).collect();
        assert_eq!(
            lines,
            [
                ("𠮷县", Decision::Right, Some(Mark::Unmended), "已催"),
                ("𠮷县", Decision::None, None, ""),
                ("乙县", Decision::Rejected, None, "2月3日已改"),
            ]
        );
        assert_eq!(read.lines[0].added, ["电话"]);
        assert_eq!(read.lines[0].code, "ab12");
        assert_eq!(read.lines[1].handling, "看不懂");
        let said = read.doubts.join("\n");
        assert_eq!(read.doubts.len(), 2, "{said}");
        assert!(said.contains("第 4 行：处理一栏写的“看不懂”") && said.contains("第 6 行没有写位置和问题"), "{said}");
    }

    #[test]
    fn what_is_no_review_says_so() {
        assert!(previous(&[&["单位", "期限"], &["𠮷县", ""]]).unwrap_err().contains("没有找到审核意见"));
    }
}
