//! 名单: who has to hand in a report, by when, and by what other names they go.

use super::names::{Listed, folded, spread, word};
use crate::document::sheets::{Value, Workbook, column_name};
use crate::text::{Date, Lang, say};
use rustc_hash::FxHashMap;

/// The agencies that have to hand in a report.
#[derive(Clone, Default, Debug)]
pub struct Roster {
    /// The agencies, in the order of the list.
    pub units: Vec<Unit>,
    /// What in the list was not understood.
    pub doubts: Vec<String>,
    /// The agencies by all their names.
    by_name: FxHashMap<String, usize>,
}

/// An agency of the list.
#[derive(Clone, Default, Debug)]
pub struct Unit {
    /// 单位
    pub name: String,
    /// 主体, as the list has it.
    pub kind: String,
    /// 期限, as the list has it.
    pub deadline: String,
    /// The day of that, where it names one.
    pub due: Option<Date>,
    /// 别名
    pub aliases: Vec<String>,
}

const NAMES: [&[&str]; 4] = [
    &[
        "单位",
        "单位名称",
        "单位全称",
        "机关",
        "机关名称",
        "行政机关",
        "报送单位",
        "编制主体",
        "部门",
        "名称",
        "unit",
        "agency",
        "name",
    ],
    &["主体", "主体类别", "类别", "单位类别", "单位性质", "性质", "类型", "kind"],
    &["期限", "报送期限", "报送时限", "时限", "截止日期", "截止时间", "报送截止日期", "deadline"],
    &["别名", "简称", "曾用名", "又名", "其他名称", "aliases", "alias"],
];

/// What rows of sums begin with.
const SUMS: [&str; 5] = ["合计", "总计", "小计", "共计", "total"];

/// Shorter names are not looked for in the names of files.
const SHORTEST: usize = 3;

impl Roster {
    /// Reads a list; an error says why it is none.
    pub fn read(mut workbook: Workbook, lang: Lang) -> Result<Roster, String> {
        spread(&mut workbook);
        let mut roster = Roster::default();
        let mut found = false;
        for sheet in &workbook.sheets {
            let Some(list) = Listed::find(sheet, &NAMES, |columns| columns[0].is_some()) else { continue };
            found = true;
            for row in list.rows() {
                roster.row(&list, row, lang);
            }
        }
        if !found {
            return Err(say!(lang,
                zh: "没有找到“单位”一栏：名单的第一行请写 单位、主体、期限、别名（后三栏可以没有）",
                en: "no column 单位: the first row should name the columns 单位, 主体, 期限, 别名 (the last three may be left out)"));
        }
        if roster.units.is_empty() {
            return Err(say!(lang, zh: "名单里没有单位", en: "there are no agencies in the list"));
        }
        roster.take_aliases(lang);
        Ok(roster)
    }

    fn row(&mut self, list: &Listed<'_>, row: usize, lang: Lang) {
        let sheet = &list.sheet.name;
        let number = row + 1;
        if let Some(column) = list.columns[0]
            && let Value::Formula(formula) | Value::Error(formula) = list.sheet.value(row, column)
        {
            let column = column_name(column as u32);
            self.doubts.push(say!(lang,
                zh: "名单“{sheet}”{column}{number} 是公式，文件里没有存下算出的结果（{formula}），没有读；请用 Excel 或 WPS 打开后保存再试",
                en: "list {sheet}, {column}{number} is a formula whose result is not in the file ({formula}) and was not read; open it in Excel or WPS, save it and try again"));
            return;
        }
        let name = list.text(row, 0);
        if name.is_empty() || SUMS.contains(&word(&name).as_str()) {
            return;
        }
        if self.by_name.contains_key(&folded(&name)) {
            self.doubts.push(say!(lang,
                zh: "名单“{sheet}”第 {number} 行：{name} 重复了，前面已有，只算一个",
                en: "list {sheet}, row {number}: {name} is there already and counted once"));
            return;
        }
        let deadline = list.text(row, 2);
        let due = match list.columns[2].map(|column| list.sheet.value(row, column)) {
            Some(Value::Date(date)) => Some(*date),
            _ => day(&deadline),
        };
        if due.is_none() && !deadline.is_empty() {
            self.doubts.push(say!(lang,
                zh: "名单“{sheet}”第 {number} 行：期限“{deadline}”不是日期，照原样写出，不判断是否逾期",
                en: "list {sheet}, row {number}: the deadline “{deadline}” is no date; it is shown as it is, and nothing is said to be late"));
        }
        let aliases = list.text(row, 3);
        let aliases = aliases.split(['、', ',', '，', ';', '；', '/', '\n', '|']).map(str::trim);
        let aliases = aliases.filter(|alias| !alias.is_empty()).map(str::to_owned).collect();
        self.by_name.insert(folded(&name), self.units.len());
        self.units.push(Unit { name, kind: list.text(row, 1), deadline, due, aliases });
    }

    /// Other names count where they are one agency's alone.
    fn take_aliases(&mut self, lang: Lang) {
        for at in 0..self.units.len() {
            for alias in self.units[at].aliases.clone() {
                match self.by_name.get(&folded(&alias)) {
                    None => _ = self.by_name.insert(folded(&alias), at),
                    Some(&other) if other == at => {}
                    Some(&other) => {
                        let (one, two) = (&self.units[other].name, &self.units[at].name);
                        self.doubts.push(say!(lang,
                            zh: "名单：{two} 的别名“{alias}”也是 {one} 的名称或别名，只当作 {one}",
                            en: "list: the alias “{alias}” of {two} is a name of {one}, too, and taken for that"));
                    }
                }
            }
        }
    }

    /// The agency of a name.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        self.by_name.get(&folded(name)).copied()
    }

    /// The agency whose name stands in the name of a file: the longest; none if two are as long.
    pub(super) fn in_file_name(&self, file: &str) -> Option<usize> {
        let file = folded(file.rsplit('/').next().unwrap_or(file));
        let found = self.by_name.iter().filter(|(name, _)| name.chars().count() >= SHORTEST && file.contains(&**name));
        let mut found: Vec<(usize, usize)> = found.map(|(name, &at)| (name.chars().count(), at)).collect();
        found.sort_unstable();
        found.dedup();
        match found[..] {
            [.., (length, _), (other, _)] if length == other => None,
            [.., (_, at)] => Some(at),
            [] => None,
        }
    }
}

/// A day as people write it: `2026-01-31`, `2026/1/31`, `2026.1.31`, `2026年1月31日前`.
fn day(text: &str) -> Option<Date> {
    let text = folded(text);
    let text = text.trim_end_matches(['前', '止']).trim_end_matches("之");
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 => Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?),
        _ => Date::written(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::sheets::{Area, Sheet};

    fn roster(rows: &[&[&str]]) -> Result<Roster, String> {
        let rows = rows.iter().map(|row| row.iter().map(|&text| text.into()).collect()).collect();
        Roster::read(Workbook { title: None, sheets: vec![Sheet { rows, ..Sheet::default() }] }, Lang::Zh)
    }

    #[test]
    fn a_list_is_read_whatever_else_stands_in_it() {
        let roster = roster(&[
            &["2023年度编制主体名单"],
            &["序号", "别 名", " 单位名称 ", "备注", "报送时限"],
            &["1", "县教体局、教育局", "𠮷县教育局", "", "2024年1月31日前"],
            &["2", "教育局", "岚水县教育局", "", "下周"],
            &["3", "", "𠮷 县教育局", "", ""],
            &["", "", "合 计", "3", ""],
        ])
        .unwrap();
        let names: Vec<&str> = roster.units.iter().map(|unit| &*unit.name).collect();
        assert_eq!(names, ["𠮷县教育局", "岚水县教育局"]);
        assert_eq!(roster.units[0].due, Date::new(2024, 1, 31));
        assert_eq!((roster.named("县 教体局"), roster.named("教育局"), roster.named("甲")), (Some(0), Some(0), None));
        assert_eq!(roster.doubts.len(), 3, "{:?}", roster.doubts);
        assert_eq!(roster.in_file_name("甲/岚水县教育局2023年年报.docx"), Some(1));
        assert_eq!(roster.in_file_name("甲/𠮷县教育局（改）.docx"), Some(0));
        assert_eq!(roster.in_file_name("年报.docx"), None);
    }

    #[test]
    fn what_is_no_list_says_what_is_missing() {
        assert!(roster(&[&["甲", "乙"]]).unwrap_err().contains("“单位”一栏"));
        assert!(roster(&[&["单位"], &["合计"]]).unwrap_err().contains("没有单位"));
    }

    #[test]
    fn merged_cells_count_for_each_row_and_formulas_are_said() {
        let rows = vec![
            vec!["单位".into(), "主体".into()],
            vec!["𠮷县人民政府".into(), "政府".into()],
            vec!["甲镇人民政府".into()],
            vec![Value::Formula("=A2".to_owned()).into()],
        ];
        let merged = vec![Area { row: 1, column: 1, rows: 2, columns: 1 }];
        let sheet = Sheet { rows, merged, ..Sheet::default() };
        let roster = Roster::read(Workbook { title: None, sheets: vec![sheet] }, Lang::Zh).unwrap();
        let kinds: Vec<&str> = roster.units.iter().map(|unit| &*unit.kind).collect();
        assert_eq!(kinds, ["政府", "政府"]);
        assert!(roster.doubts[0].contains("A4 是公式"), "{:?}", roster.doubts);
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in ["2026-01-31", "2026/1/31", "2026.1.31", " 2026年1月31日之前", "二〇二六年一月三十一日"]
        {
            assert_eq!(day(text), Date::new(2026, 1, 31), "{text}");
        }
        assert_eq!((day("1月31日"), day("2026-02-31"), day("")), (None, None, None));
    }
}
