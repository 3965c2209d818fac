//! A review as sheets: units, findings in the order in which they are read, findings by rule, what was 已核无误, what could
//! not be read.

use super::account::{Entry, Review};
use super::line::{Decision, Line, Mark};
use crate::document::sheets::{Cell, Choice, Look, Sheet, SheetLook, Tone, Workbook};
use crate::lint::Severity;
use crate::text::{Lang, Text, comma, say, text};
use rustc_hash::FxHashMap;

/// A column: its name, and its width.
type Column = (Text, u16);

const UNITS: [Column; 10] = [
    (text!(zh: "单位", en: "Unit"), 28),
    (text!(zh: "主体", en: "Kind"), 12),
    (text!(zh: "期限", en: "Deadline"), 13),
    (text!(zh: "报送情况", en: "Handed in"), 24),
    (text!(zh: "须修改", en: "Errors"), 8),
    (text!(zh: "请核对", en: "Warnings"), 8),
    (text!(zh: "供参考", en: "Infos"), 8),
    (text!(zh: "结论", en: "Conclusion"), 22),
    (text!(zh: "说明", en: "Remark"), 40),
    (text!(zh: "文件", en: "File"), 32),
];

const MARKS: [Column; 3] = [
    (text!(zh: "已改", en: "Mended"), 7),
    (text!(zh: "未改", en: "Not mended"), 7),
    (text!(zh: "新发现", en: "New"), 8),
];

const FINDINGS: [Column; 13] = [
    (text!(zh: "单位", en: "Unit"), 22),
    (text!(zh: "级别", en: "Level"), 8),
    (text!(zh: "位置", en: "Place"), 26),
    (text!(zh: "原文", en: "Text"), 20),
    (text!(zh: "问题", en: "Finding"), 44),
    (text!(zh: "怎么办", en: "What to do"), 34),
    (text!(zh: "依据", en: "Ground"), 26),
    (text!(zh: "处理（须改/已核无误/不采纳）", en: "Decision (change/checked/rejected)"), 14),
    (text!(zh: "整改情况", en: "Progress"), 16),
    (text!(zh: "文件", en: "File"), 24),
    (text!(zh: "文件中的位置", en: "Where in the file"), 20),
    (text!(zh: "规则", en: "Rule"), 24),
    (text!(zh: "核对码", en: "Code"), 14),
];
/// The column of it that offers what to choose from.
const HANDLING: usize = 7;

const RULES: [Column; 6] = [
    (text!(zh: "规则", en: "Rule"), 28),
    (text!(zh: "查什么", en: "What it finds"), 44),
    (text!(zh: "级别", en: "Level"), 8),
    (text!(zh: "处数", en: "Findings"), 8),
    (text!(zh: "单位数", en: "Units"), 8),
    (text!(zh: "哪些单位", en: "Which units"), 60),
];

const UNREAD: [Column; 3] = [
    (text!(zh: "单位", en: "Unit"), 28),
    (text!(zh: "文件", en: "File"), 40),
    (text!(zh: "为什么读不了", en: "Why it cannot be read"), 70),
];

/// Units that a row of rules names.
const NAMED: usize = 12;

/// The title of a review.
pub(super) fn title(review: &Review, lang: Lang) -> String {
    match review.year {
        Some(year) => {
            say!(lang, zh: "{year}年度政府信息公开工作年度报告审核意见", en: "Review of the annual reports on government information disclosure, {year}")
        }
        None => {
            say!(lang, zh: "政府信息公开工作年度报告审核意见", en: "Review of the annual reports on government information disclosure")
        }
    }
}

/// A review as sheets.
pub fn workbook(review: &Review, lang: Lang) -> Workbook {
    let mut sheets = vec![units(review, lang), findings(review, lang), rules(review, lang)];
    if !review.settled.is_empty() {
        let name = say!(lang, zh: "已核无误", en: "Checked");
        sheets.push(lines_sheet(name, review.settled.iter(), review, lang));
    }
    if !review.unread.is_empty() {
        sheets.push(unread(review, lang));
    }
    Workbook { title: Some(title(review, lang)), sheets }
}

/// A review as one table: the findings, and a line for each unit of which there is nothing to be read.
pub fn csv_sheet(review: &Review, lang: Lang) -> Sheet {
    let mut sheet = lines_sheet(String::new(), review.lines.iter().chain(&review.settled), review, lang);
    for entry in review.units.iter().filter(|entry| entry.counts.is_none()) {
        let mut row = vec![Cell::default(); FINDINGS.len()];
        row[0] = Cell::from(entry.unit.clone());
        row[1] = Cell::from(entry.state.clone());
        row[4] = Cell::from(entry.remark.clone());
        row[9] = Cell::from(entry.file.clone());
        sheet.rows.push(row);
    }
    sheet
}

fn look(tone: Tone) -> Look {
    Look { tone, wrap: true, framed: true, centred: false }
}

fn centred(tone: Tone) -> Look {
    Look { centred: true, ..look(tone) }
}

/// The head of a sheet, with the columns that were added to it.
fn heads(columns: &[Column], added: &[String], lang: Lang) -> (Vec<Cell>, Vec<u16>) {
    let head = |name: &str| Cell::new(name, centred(Tone::Head));
    let own = columns.iter().map(|(name, _)| head(name.get(lang)));
    let cells = own.chain(added.iter().map(|name| head(name))).collect();
    let widths = columns.iter().map(|(_, width)| *width).chain(added.iter().map(|_| 16)).collect();
    (cells, widths)
}

/// The cells of columns that were added.
fn added<'a>(texts: &'a [String], names: &'a [String]) -> impl Iterator<Item = Cell> + 'a {
    let text = |at: usize| texts.get(at).cloned().unwrap_or_default();
    (0..names.len()).map(move |at| Cell::new(text(at), look(Tone::Open)))
}

fn tone(severity: Option<Severity>) -> Tone {
    match severity {
        Some(Severity::Error) => Tone::Wrong,
        Some(Severity::Warning) => Tone::Doubtful,
        _ => Tone::Plain,
    }
}

fn units(review: &Review, lang: Lang) -> Sheet {
    let mut columns = UNITS.to_vec();
    if review.is_again {
        // Beside what is counted.
        columns.splice(7..7, MARKS);
    }
    let (head, widths) = heads(&columns, &review.added_to_units, lang);
    let mut rows = vec![head];
    rows.extend(review.units.iter().map(|entry| unit(entry, review)));
    let (counts, marks) = (review.counts(), review.marks());
    let mut total = vec![Cell::new("", look(Tone::Total)); columns.len()];
    total[0] = Cell::new(say!(lang, zh: "合计", en: "Total"), look(Tone::Total));
    total[3] = Cell::new(handed_in(review, lang), look(Tone::Total));
    for at in 0..3 {
        total[4 + at] = Cell::new(counts[at], centred(Tone::Total));
        if review.is_again {
            total[7 + at] = Cell::new(marks[at], centred(Tone::Total));
        }
    }
    rows.push(total);
    let look = SheetLook { widths, heads: 1, fixed: 1, filter: true, lying: true, ..SheetLook::default() };
    Sheet { name: say!(lang, zh: "单位", en: "Units"), rows, merged: Vec::new(), look, is_hidden: false }
}

/// How many units handed in, and how many did not.
pub(super) fn handed_in(review: &Review, lang: Lang) -> String {
    let (there, missing) = review.handed_in();
    say!(lang, zh: "已报送 {there} 个，未报 {missing} 个", en: "{there} handed in, {missing} missing")
}

fn unit(entry: &Entry, review: &Review) -> Vec<Cell> {
    let plain = |text: &str| Cell::new(text, look(Tone::Plain));
    let state = match (entry.is_in_order, entry.is_missing || entry.counts.is_none()) {
        (true, _) => Tone::Plain,
        (_, true) => Tone::Wrong,
        _ => Tone::Doubtful,
    };
    let count = |at: usize, tone: Tone| match entry.counts {
        Some(counts) if counts[at] > 0 => Cell::new(counts[at], centred(tone)),
        Some(_) => Cell::new(0_usize, centred(Tone::Plain)),
        None => Cell::new("", centred(Tone::Plain)),
    };
    let mut row = vec![
        plain(&entry.unit),
        plain(&entry.kind),
        plain(&entry.deadline),
        Cell::new(&*entry.state, look(state)),
        count(0, Tone::Wrong),
        count(1, Tone::Doubtful),
        count(2, Tone::Plain),
    ];
    if review.is_again {
        let marks = [Tone::Settled, Tone::Wrong, Tone::Doubtful];
        row.extend(
            entry
                .marks
                .iter()
                .zip(marks)
                .map(|(&count, tone)| Cell::new(count, centred(if count > 0 { tone } else { Tone::Plain }))),
        );
    }
    row.extend([
        Cell::new(&*entry.conclusion, look(Tone::Open)),
        plain(&entry.remark),
        Cell::new(&*entry.file, look(Tone::Quiet)),
    ]);
    row.extend(added(&entry.added, &review.added_to_units));
    row
}

fn findings(review: &Review, lang: Lang) -> Sheet {
    lines_sheet(say!(lang, zh: "问题", en: "Findings"), review.lines.iter(), review, lang)
}

fn lines_sheet<'l>(name: String, lines: impl Iterator<Item = &'l Line>, review: &Review, lang: Lang) -> Sheet {
    let (head, widths) = heads(&FINDINGS, &review.added, lang);
    let mut rows = vec![head];
    rows.extend(lines.map(|line| row(line, review, lang)));
    let offered = Decision::OFFERED.iter().map(|(_, name)| name.get(lang).to_owned()).collect();
    let choices = vec![Choice { column: HANDLING as u32, values: offered }];
    let look = SheetLook { widths, heads: 1, fixed: 1, filter: true, lying: true, choices };
    Sheet { name, rows, merged: Vec::new(), look, is_hidden: false }
}

/// What stands in 整改情况: what the program found, then what the reviewer wrote.
pub(super) fn progress(line: &Line, lang: Lang) -> String {
    let mark = line.mark.map_or("", |mark| mark.name(lang));
    let between = if mark.is_empty() || line.progress.is_empty() { "" } else { "；" };
    format!("{mark}{between}{}", line.progress)
}

fn row(line: &Line, review: &Review, lang: Lang) -> Vec<Cell> {
    let plain = |text: &str| Cell::new(text, look(Tone::Plain));
    let quiet = |text: &str| Cell::new(text, look(Tone::Quiet));
    let is_open = line.is_open();
    let mark = match line.mark {
        Some(Mark::Mended) => Tone::Settled,
        Some(Mark::Unmended) if is_open => Tone::Wrong,
        Some(Mark::New) => Tone::Doubtful,
        _ => Tone::Open,
    };
    let level = if is_open { tone(line.severity) } else { Tone::Quiet };
    let mut row = vec![
        plain(&line.unit),
        Cell::new(&*line.level, centred(level)),
        plain(&line.place),
        plain(&line.text),
        plain(&line.message),
        plain(&line.help),
        plain(&line.ground),
        Cell::new(&*line.handling, centred(Tone::Open)),
        Cell::new(progress(line, lang), look(mark)),
        quiet(&line.file),
        quiet(&line.at),
        quiet(&line.rule),
        quiet(&line.code),
    ];
    row.extend(added(&line.added, &review.added));
    row
}

/// Findings by rule: what matters most first, then what is found most.
pub(super) struct ByRule<'r> {
    pub rule: &'r str,
    pub title: &'r str,
    pub level: &'r str,
    pub severity: Option<Severity>,
    pub count: usize,
    pub units: Vec<&'r str>,
}

pub(super) fn by_rule(review: &Review) -> Vec<ByRule<'_>> {
    let mut places: FxHashMap<(&str, Option<Severity>), usize> = FxHashMap::default();
    let mut found: Vec<ByRule<'_>> = Vec::new();
    for line in review.lines.iter().filter(|line| line.is_open() && !line.is_own()) {
        let at = *places.entry((&line.rule, line.severity)).or_insert_with(|| {
            let Line { rule, title, level, severity, .. } = line;
            found.push(ByRule { rule, title, level, severity: *severity, count: 0, units: Vec::new() });
            found.len() - 1
        });
        let of = &mut found[at];
        of.count += 1;
        if of.units.last() != Some(&&*line.unit) {
            of.units.push(&line.unit);
        }
    }
    found.sort_by(|a, b| (b.severity, b.count, a.rule).cmp(&(a.severity, a.count, b.rule)));
    found
}

fn rules(review: &Review, lang: Lang) -> Sheet {
    let (head, widths) = heads(&RULES, &[], lang);
    let mut rows = vec![head];
    for ByRule { rule, title, level, severity, count, units } in by_rule(review) {
        let named = units[..units.len().min(NAMED)].join(comma(lang));
        let more = if units.len() > NAMED { text!(zh: " 等", en: " and others") } else { text!(zh: "", en: "") };
        rows.push(vec![
            Cell::new(rule, look(Tone::Plain)),
            Cell::new(title, look(Tone::Plain)),
            Cell::new(level, centred(tone(severity))),
            Cell::new(count, centred(Tone::Plain)),
            Cell::new(units.len(), centred(Tone::Plain)),
            Cell::new(named + more.get(lang), look(Tone::Plain)),
        ]);
    }
    let look = SheetLook { widths, heads: 1, filter: true, lying: true, ..SheetLook::default() };
    Sheet { name: say!(lang, zh: "按规则", en: "By rule"), rows, merged: Vec::new(), look, is_hidden: false }
}

fn unread(review: &Review, lang: Lang) -> Sheet {
    let (head, widths) = heads(&UNREAD, &[], lang);
    let mut rows = vec![head];
    rows.extend(review.unread.iter().map(|unread| {
        [&unread.unit, &unread.file, &unread.why].map(|text| Cell::new(&**text, look(Tone::Plain))).to_vec()
    }));
    let look = SheetLook { widths, heads: 1, filter: true, lying: true, ..SheetLook::default() };
    Sheet {
        name: say!(lang, zh: "读不了的文件", en: "Unreadable"), rows, merged: Vec::new(), look, is_hidden: false
    }
}
