//! Texts that put everything in the way of whoever changes them, each told by its seed alone: tables in pieces, headers
//! in every spelling that is understood, several columns of names, comments and directives everywhere, characters that
//! nobody sees, rows as tab lines, line ends of every kind, HTML, code.
//!
//! Whatever somebody wrote in one of them is there once: each figure is another, and each comment, note, sentence and
//! name of a row that is nobody's has a word of its own. So [`super::kept`] can tell that nothing was lost, knowing
//! nothing of how a text is read.

use super::generate::Random;
use nianbao::edition::{self, Edition, Table};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The text of a seed.
pub fn text(seed: u64) -> String {
    let mut random = Random(seed ^ 0x00AC_0DE5);
    let editions = edition::all();
    let edition = &editions[random.upto(editions.len() as i64 - 1) as usize];
    let mut writer = Writer { random, edition, text: String::new(), count: 0 };
    writer.document();
    writer.with_line_ends()
}

/// The front matter of a seed.
#[allow(dead_code, reason = "not every program that has this wants it")]
pub fn front_matter(seed: u64) -> String {
    let edition = edition::latest();
    let mut writer = Writer { random: Random(seed ^ 0x000F_2021), edition, text: String::new(), count: 0 };
    writer.front_matter();
    writer.with_line_ends()
}

/// Names that are read as others: those of columns, rows and sections by the official name.
static VARIANTS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut all: HashMap<String, Vec<String>> = HashMap::new();
    for file in [include_str!("../../../src/edition/2019.toml"), include_str!("../../../src/edition/2021.toml")] {
        let file: toml::Table = file.parse().expect("TOML");
        variants(&toml::Value::Table(file), &mut all);
    }
    all
});

/// Those of everything in a value that has a name or a title, and variants of it.
fn variants(value: &toml::Value, all: &mut HashMap<String, Vec<String>>) {
    match value {
        toml::Value::Table(table) => {
            let name = table.get("name").or(table.get("title")).and_then(toml::Value::as_str);
            let others = table.get("variants").and_then(toml::Value::as_array).into_iter().flatten();
            let others = others.chain(table.get("common_variant")).filter_map(toml::Value::as_str);
            if let Some(name) = name {
                all.entry(name.to_owned()).or_default().extend(others.map(str::to_owned));
            }
            table.values().for_each(|value| variants(value, all));
        }
        toml::Value::Array(values) => values.iter().for_each(|value| variants(value, all)),
        _ => {}
    }
}

/// White space and what is not seen.
const ODD: &[&str] = &[
    "\u{200B}", "\u{2060}", "\u{AD}", "\u{200E}", "\u{FEFF}", "\u{A0}", "\u{3000}", " ", "\t", "\u{2003}", "\u{202F}",
];

/// Characters that are drawn like others.
const ALIKE: &[(&str, &str)] = &[
    ("一", "⼀"),
    ("人", "⼈"),
    ("大", "⼤"),
    ("行", "⾏"),
    ("自", "⾃"),
    ("非", "⾮"),
    ("文", "⽂"),
    ("用", "⽤"),
    ("工", "⼯"),
    ("方", "⽅"),
    ("1.", "⒈"),
    ("2.", "⒉"),
    ("3.", "⒊"),
    ("（一）", "㈠"),
    ("（二）", "㈡"),
    ("（三）", "㈢"),
    ("一、", "1、"),
    ("三、", "3."),
];

struct Writer {
    random: Random,
    edition: &'static Edition,
    text: String,
    /// How many words and figures of their own there are.
    count: u64,
}

impl Writer {
    /// A word that stands nowhere else, after a letter that tells what it is for.
    fn word(&mut self, sort: char) -> String {
        self.count += 1;
        let mut word = String::from(sort);
        let mut rest = self.count;
        for _ in 0..3 {
            word.push(char::from(b'a' + (rest % 26) as u8));
            rest /= 26;
        }
        word
    }

    /// A figure that stands nowhere else, of five digits.
    fn number(&mut self) -> u64 {
        self.count += 1;
        30_000 + self.count * 37 % 60_000
    }

    fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn one<'s>(&mut self, of: &[&'s str]) -> &'s str {
        self.random.one(of)
    }

    fn chance(&mut self, percent: i64) -> bool {
        self.random.chance(percent)
    }

    /// Nothing mostly; sometimes white space or what is not seen.
    fn odd(&mut self) -> &'static str {
        if self.chance(4) { self.random.one(ODD) } else { "" }
    }

    fn document(&mut self) {
        if self.chance(5) {
            self.put("\u{FEFF}");
        }
        if self.chance(5) {
            self.put("\n");
        }
        if self.chance(50) {
            self.front_matter();
        }
        if self.chance(30) {
            let mark = self.one(&["# ", "＃ ", "#", "#　", " # "]);
            let end = self.odd();
            self.put(&format!("{mark}汀溪县人民政府2023年政府信息公开工作年度报告{end}\n"));
            self.gap();
        }
        for _ in 0..1 + self.random.upto(1) {
            self.section();
        }
    }

    fn front_matter(&mut self) {
        let fence = self.one(&["---", "---", "---", "---", "---", "———", "--- "]);
        self.put(&format!("{fence}\n"));
        for _ in 0..self.random.upto(5) {
            self.entry();
        }
        match self.random.upto(19) {
            0 => {}
            1 => self.put("——\n"),
            _ => self.put("---\n"),
        }
        self.gap();
    }

    fn entry(&mut self) {
        let (word, comment) = (self.word('V'), self.word('C'));
        let colon = self.one(&[": ", ": ", ": ", ":", "：", "： ", ":　", ":\t", " : ", ":\u{A0}", ":  "]);
        let odd = self.odd();
        let line = match self.random.upto(13) {
            0 => format!("机关{colon}{odd}汀溪县{word}人民政府{odd}"),
            1 => format!(
                "年度{colon}{}",
                self.random.one(&["2023", "２０２３", "'2023'", "2023年", "\u{200B}2023", "2020"])
            ),
            2 => format!("主体{colon}政府{odd}"),
            3 => format!("日期{colon}{}", self.random.one(&["2024-01-25", "２０２４－０１－２５", "2024年1月25日"])),
            4 => format!("备注{colon}'甲''{word}' # {comment}"),
            5 => format!("备注{colon}\"甲\\n𠮷{word}\""),
            6 => format!("备注{colon}甲: {word}"),
            7 => format!("备注{colon}[{word}, 乙]"),
            8 => format!("备注{colon}{word}#乙 # {comment}"),
            9 => format!("# {comment}"),
            10 => format!("<!-- {comment} -->"),
            11 => String::new(),
            12 => format!("上年:\n  - {word}.nianbao\n  -{odd}'乙{comment}'"),
            _ => format!("{word}𠮷"),
        };
        self.put(&format!("{line}\n"));
    }

    fn section(&mut self) {
        let at = self.random.upto(self.edition.sections.len() as i64 - 1) as usize;
        let at = if self.chance(70) { 1 + at % 3 } else { at };
        let section = &self.edition.sections[at];
        if self.chance(90) {
            let title = self.spelt(section.title, &[section.heading]);
            let mark = self.one(&["## ", "## ", "## ", "## ", "＃＃ ", "##", "", "##　", "# ", "  ## "]);
            let end = self.one(&["", "", "", " ##", "  ", "：", "\u{A0}"]);
            self.put(&format!("{mark}{title}{end}\n"));
            self.gap();
        }
        for _ in 0..1 + self.random.upto(2) {
            match self.random.upto(9) {
                0 | 1 => self.paragraph(),
                2 => self.aside(),
                3 => self.own_table(),
                4 => self.code(),
                5 => self.tab_lines(),
                _ => self.official_table(at),
            }
            self.gap();
        }
    }

    /// What stands between two blocks: a blank line mostly.
    fn gap(&mut self) {
        let gap = self.one(&["\n", "\n", "\n", "\n", "\n", "\n", "\n", "", "\n\n\n", "　\n", " \t\n", "\u{200B}\n"]);
        self.put(gap);
    }

    fn comment(&mut self) -> String {
        let word = self.word('C');
        match self.random.upto(9) {
            0 => format!("<!--{word}-->"),
            1 => format!("<!-- {word}\n多行𠮷 -->"),
            2 => format!("<！—— {word} ——>"),
            3 => format!("<!-- nianbao: allow({}) {word} -->", self.one(&["totals/row", "syntax/fullwidth-markup"])),
            4 => format!("<!-- nianbao: allow(structure, value) 已说明{word} -->"),
            5 => format!("<!-- {word} | 甲 -->"),
            6 => format!("<!-- {word} --> <!-- 二 -->"),
            _ => format!("<!-- {word} 待核 -->"),
        }
    }

    fn sentence(&mut self) -> String {
        let word = self.word('S');
        let figure = if self.chance(30) { format!("{}件", self.number()) } else { String::new() };
        let odd = self.odd();
        let end = self.one(&["。", "。", "。", "；", "", "：", "。**", " \\", "  "]);
        format!("{word}{odd}办结𠮷{figure}{end}")
    }

    fn paragraph(&mut self) {
        let begin = match self.random.upto(24) {
            0 => "- ",
            1 => "> ",
            2 => "1. ",
            3 => "    ",
            4 => "　　",
            5 => "<div>",
            6 => "<b>甲</b>",
            7 => "<!-- 注 -->",
            8 => "\t",
            9 => "（一）",
            10 => "#",
            11 => "<?",
            12 => "<![CDATA[",
            13 => "[甲]: ",
            _ => "",
        };
        self.put(begin);
        for _ in 0..1 + self.random.upto(2) {
            let sentence = self.sentence();
            self.put(&sentence);
            if self.chance(40) {
                let end = self.one(&["\n", "  \n", "\\\n", "\n    ", "\n- ", "\n> ", "\n　　", "<br>\n"]);
                self.put(end);
            }
        }
        if self.chance(8) {
            let comment = self.comment();
            self.put(&comment);
        }
        if !self.text.ends_with('\n') {
            self.put("\n");
        }
        if self.chance(5) {
            let line = self.one(&["---\n", "===\n", "***\n", "- - -\n", "<hr>\n"]);
            self.put(line);
        }
    }

    /// Comments, directives and HTML between blocks.
    fn aside(&mut self) {
        let comment = self.comment();
        let sentence = self.sentence();
        let aside = match self.random.upto(7) {
            0 => format!("{comment}{sentence}"),
            1 => format!("<div>\n{sentence}\n</div>"),
            2 => format!("<pre>\n  {sentence}\n\n\n  {comment}\n</pre>"),
            3 => format!("<!-- 未完 {sentence}"),
            4 => format!("  {comment}  "),
            5 => format!("（文字描述）{sentence}"),
            _ => comment,
        };
        self.put(&format!("{aside}\n"));
    }

    fn code(&mut self) {
        let fence = self.one(&["```", "~~~", "````", "  ```", "```text"]);
        let end = fence.trim().trim_end_matches("text");
        self.put(&format!("{fence}\n"));
        for _ in 0..self.random.upto(3) {
            let (sentence, figure) = (self.sentence(), self.number());
            let line = match self.random.upto(3) {
                0 => format!("| 规章 | {figure} |  \n"),
                1 => "\n\n".to_owned(),
                2 => format!("## {sentence}\n"),
                _ => format!("  {sentence}   \n"),
            };
            self.put(&line);
        }
        if self.chance(85) {
            self.put(&format!("{end}\n"));
        }
    }

    fn own_table(&mut self) {
        let columns = 1 + self.random.upto(3) as usize;
        let header: Vec<String> = (0..columns).map(|_| self.word('H')).collect();
        self.put(&format!("| {} |\n|{}\n", header.join(" | "), " --- |".repeat(columns)));
        for _ in 0..self.random.upto(3) {
            let cells: Vec<String> = (0..columns).map(|_| self.word('R')).collect();
            let comment = if self.chance(15) { self.comment() } else { String::new() };
            self.put(&format!("| {} | {comment}\n", cells.join(" | ")));
        }
    }

    /// Figures as a spreadsheet pastes them.
    fn tab_lines(&mut self) {
        let tables = self.edition.tables;
        let table = &tables[self.random.upto(tables.len() as i64 - 1) as usize];
        let gap = self.one(&["\t", "\t", "  ", "　", "，"]);
        let header: Vec<&str> = table.columns.iter().map(|column| column.full).collect();
        self.put(&format!("{}{gap}{}\n", table.corner.unwrap_or("项目"), header.join(gap)));
        for row in table.rows.iter().take(1 + self.random.upto(3) as usize) {
            let figures: Vec<String> = table.columns.iter().map(|_| self.number().to_string()).collect();
            self.put(&format!("{}{gap}{}\n", row.full, figures.join(gap)));
        }
    }

    /// A name as people write it, so that it is still read as that.
    fn spelt(&mut self, name: &str, forms: &[&str]) -> String {
        let variants = VARIANTS.get(name).map_or(&[][..], Vec::as_slice);
        let mut spelt = match self.random.upto(9) {
            0 if !variants.is_empty() => variants[self.random.upto(variants.len() as i64 - 1) as usize].clone(),
            1 => name.to_owned(),
            _ if !forms.is_empty() => self.random.one(forms).to_owned(),
            _ => name.to_owned(),
        };
        while self.chance(18) {
            spelt = match self.random.upto(9) {
                0 => format!("**{spelt}**"),
                1 => spelt.replace('（', "(").replace('）', ")"),
                2 => spelt.replace('(', "（").replace(')', "）"),
                3 => {
                    let (from, to) = ALIKE[self.random.upto(ALIKE.len() as i64 - 1) as usize];
                    spelt.replacen(from, to, 1)
                }
                4 => spelt.replace('.', "．").replace('1', "１"),
                5 => {
                    let number = self.random.one(&["（九）", "7.", "2", "①", "(1)", "三、"]);
                    format!("{number}{spelt}")
                }
                6 => spelt.replace(['“', '”'], "\""),
                _ => {
                    let places: Vec<usize> = spelt.char_indices().map(|(at, _)| at).chain([spelt.len()]).collect();
                    let at = places[self.random.upto(places.len() as i64 - 1) as usize];
                    let middle = if self.chance(20) { "<br>" } else { self.random.one(ODD) };
                    format!("{}{middle}{}", &spelt[..at], &spelt[at..])
                }
            };
        }
        spelt
    }

    fn official_table(&mut self, section: usize) {
        let tables = self.edition.sections[section].tables;
        let all: Vec<usize> = (0..self.edition.tables.len()).collect();
        let among = if tables.is_empty() || self.chance(10) { &all } else { tables };
        let spec = &self.edition.tables[among[self.random.upto(among.len() as i64 - 1) as usize]];
        let mut columns: Vec<usize> = (0..spec.columns.len()).collect();
        if self.chance(12) {
            let (a, b) = (self.random.upto(columns.len() as i64 - 1), self.random.upto(columns.len() as i64 - 1));
            columns.swap(a as usize, b as usize);
        }
        if self.chance(6) {
            columns.pop();
        }
        if self.chance(4) {
            columns.push(0);
        }
        // Several columns of names; none; or one after the figures.
        let names = [1, 1, 1, 1, 1, 1, 2, 3, 0][self.random.upto(8) as usize];
        let shape = Shape { spec, columns, names, last: self.chance(3) };
        if self.chance(25)
            && let Some(item) = spec.item
        {
            let item = self.spelt(item, &[item]);
            let word = if self.chance(10) { self.word('R') } else { String::new() };
            self.put(&format!("| {item}{word} |{}\n", " |".repeat(shape.columns.len())));
        }
        self.header(&shape);
        let mut rows: Vec<usize> = (0..spec.rows.len()).collect();
        if rows.len() > 8 && self.chance(80) {
            let from = self.random.upto(rows.len() as i64 - 8) as usize;
            rows = rows[from..from + 7].to_vec();
        }
        if self.chance(15) {
            let (a, b) = (self.random.upto(rows.len() as i64 - 1), self.random.upto(rows.len() as i64 - 1));
            rows.swap(a as usize, b as usize);
        }
        if self.chance(8) {
            let again = rows[self.random.upto(rows.len() as i64 - 1) as usize];
            rows.push(again);
        }
        let breaks = if self.chance(60) { 12 } else { 0 };
        for row in rows {
            if self.chance(breaks) {
                self.break_within(&shape);
            }
            self.row(&shape, row);
        }
    }

    /// What breaks a table apart, or only seems to.
    fn break_within(&mut self, shape: &Shape) {
        let again = self.chance(40);
        match self.random.upto(11) {
            0 | 1 => self.put("\n"),
            2 => self.put("\n\n"),
            3 => {
                let comment = self.comment();
                self.put(&format!("{comment}\n"));
                return;
            }
            4 => {
                let sentence = self.sentence();
                self.put(&format!("{sentence}\n"));
                return;
            }
            5 => {
                let comment = self.comment();
                self.put(&format!("\n{comment}\n\n"));
            }
            6 => self.put("\n— 3 —\n\n"),
            7 => {
                let sentence = self.sentence();
                self.put(&format!("\n续表{sentence}\n\n"));
            }
            8 => self.put("　\n"),
            9 => {
                let word = self.word('R');
                self.put(&format!("| {word} |\n"));
                return;
            }
            10 => self.put("<p>\n"),
            _ => {}
        }
        if again {
            self.header(shape);
        }
    }

    fn header(&mut self, shape: &Shape) {
        let corner = [shape.spec.corner, shape.spec.item].into_iter().flatten().chain(["项目"]).collect::<Vec<_>>();
        let mut cells: Vec<String> = Vec::new();
        for at in 0..shape.names {
            let cell = if at == 0 || self.chance(30) { self.spelt(corner[0], &corner) } else { String::new() };
            let word = if self.chance(5) { self.word('H') } else { String::new() };
            cells.push(cell + &word);
        }
        for &column in &shape.columns {
            let column = &shape.spec.columns[column];
            cells.push(self.spelt(column.name, &[column.full]));
        }
        shape.place(&mut cells);
        let width = cells.len();
        self.line_of(&cells);
        let width = if self.chance(4) { width.saturating_sub(1) } else { width };
        let cell = self.one(&[
            " --- |",
            "---|",
            " ---: |",
            "-|",
            " :-: |",
            " —— |",
            " －－－ |",
            "\u{A0}---\u{A0}|",
            "--- \u{200B}|",
        ]);
        match self.random.upto(19) {
            0 => {}
            1 => self.put(&format!("|{}\n|{}\n", cell.repeat(width), cell.repeat(width))),
            2 => {
                let comment = self.comment();
                self.put(&format!("|{} {comment}\n", cell.repeat(width)));
            }
            _ => self.put(&format!("|{}\n", cell.repeat(width))),
        }
    }

    fn row(&mut self, shape: &Shape, row: usize) {
        let named = &shape.spec.rows[row];
        let place = if named.short.is_some() {
            vec![named.full, named.place, named.short.unwrap_or("")]
        } else {
            vec![named.full, named.place]
        };
        let name = if self.chance(4) { self.word('R') } else { self.spelt(named.name, &place) };
        let mut cells = Vec::new();
        for at in 0..shape.names {
            let parent = named.parent.map_or("", |parent| shape.spec.rows[parent].full);
            match () {
                () if at + 1 == shape.names || self.chance(20) => cells.push(name.clone()),
                () if self.chance(60) => cells.push(self.spelt(parent, &[parent])),
                () => cells.push(String::new()),
            }
        }
        for &column in &shape.columns {
            let column = &shape.spec.columns[column];
            let cell = self.cell(named.group, column.derived || named.derived);
            cells.push(cell);
        }
        if self.chance(4) {
            cells.pop();
        }
        if self.chance(3) {
            let extra = self.cell(false, false);
            cells.push(extra);
        }
        shape.place(&mut cells);
        self.line_of(&cells);
    }

    fn cell(&mut self, group: bool, derived: bool) -> String {
        if group && !self.chance(10) {
            return String::new();
        }
        if derived && self.chance(40) {
            return self.one(&["=", "＝", "= ", "\u{200B}="]).to_owned();
        }
        let number = self.number();
        let (high, low) = (number / 1000, number % 1000);
        let mut figure = match self.random.upto(30) {
            0 => format!("{high},{low:03}"),
            1 => format!("{high}，{low:03}"),
            2 => number.to_string().chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap_or(c)).collect(),
            3 => format!("+{number}"),
            4 => format!("-{number}"),
            5 => format!("{number}件"),
            6 => format!("{number}万元"),
            7 => format!("{number}.5"),
            8 => format!("约{number}"),
            9 => format!("**{number}**"),
            10 => String::new(),
            11 => self.random.one(&["-", "/", "—", "无", "\\"]).to_owned(),
            12 => format!("{number}元"),
            13 => format!("{number} {}", self.number()),
            14 => format!("{number}<br>{}", self.number()),
            15 => format!("０{number}"),
            _ => number.to_string(),
        };
        if self.chance(8) {
            let (word, count) = (self.word('N'), self.number());
            let note = self.random.one(&["（其中{}件）", "({})", "（{}", "（含{}）", " （{}件 ）"]);
            figure.push_str(&note.replace("{}", &format!("{word}{count}")));
        }
        let (before, after) = (self.odd(), self.odd());
        format!("{before}{figure}{after}")
    }

    /// A row as a line.
    fn line_of(&mut self, cells: &[String]) {
        let pipe = self.one(&["|", "|", "|", "|", "|", "|", "|", "|", "｜"]);
        let inner = self.one(&[" ", " ", "", "  ", "　"]);
        let mut line = cells.iter().map(|cell| format!("{inner}{cell}{inner}")).collect::<Vec<_>>().join(pipe);
        match self.random.upto(39) {
            0 => line = line.replace(pipe, "\t"),
            1 => {}
            2 => line = format!("{line}{pipe}"),
            3 => line = format!("{pipe}{line}"),
            _ => line = format!("{pipe}{line}{pipe}"),
        }
        let indent = match self.random.upto(49) {
            0 => "    ",
            1 => "　",
            2 => "  ",
            3 => "- ",
            4 => "> ",
            5 => "\u{200B}",
            6 => "<b>",
            _ => "",
        };
        let comment = if self.chance(7) { format!(" {}", self.comment()) } else { String::new() };
        let end = self.one(&["", "", "", "", "", "", "  ", "　", "\u{A0}", "\\", "\u{200B}"]);
        self.put(&format!("{indent}{line}{comment}{end}\n"));
    }

    /// The text with line ends of one kind, or of all.
    fn with_line_ends(mut self) -> String {
        let sort = self.random.upto(19);
        if sort > 8 {
            return self.text;
        }
        let mut text = String::with_capacity(self.text.len());
        for line in self.text.split_inclusive('\n') {
            let end = match sort {
                0..=3 => "\r\n",
                4 => "\r",
                _ => self.random.one(&["\n", "\n", "\r\n", "\r"]),
            };
            match line.strip_suffix('\n') {
                Some(words) => text.extend([words, end]),
                None => text.push_str(line),
            }
        }
        text
    }
}

/// How a table's columns stand.
struct Shape {
    spec: &'static Table,
    columns: Vec<usize>,
    /// How many columns name the rows.
    names: usize,
    /// Whether those stand after the figures.
    last: bool,
}

impl Shape {
    fn place(&self, cells: &mut [String]) {
        if self.last && self.names <= cells.len() {
            cells.rotate_left(self.names);
        }
    }
}
