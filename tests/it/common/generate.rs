//! Reports that nobody wrote: complete and consistent ones, each told by its seed alone, for tests and
//! measurements.
//!
//! A report is the template of `nianbao new`, filled: every relation of the edition's tables holds,
//! and every placeholder is a sentence. [`fill`] fills any template, keeping the figures that it has.

use nianbao::edition::{self, Along, Edition, Kind};
use nianbao::format::{self, OWED, Template};
use nianbao::report;
use nianbao::report::{AgencyKind, Report, State, Table};
use nianbao::syntax::LineKind;

/// Numbers that follow from a seed (SplitMix64).
pub struct Random(pub u64);

impl Random {
    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// A number from 0 to `most`, both included.
    pub fn upto(&mut self, most: i64) -> i64 {
        (self.next() % (most.max(0) as u64 + 1)) as i64
    }

    /// Whether something happens that does so `percent` times in a hundred.
    pub fn chance(&mut self, percent: i64) -> bool {
        self.upto(99) < percent
    }

    /// One of several.
    pub fn one<'s>(&mut self, of: &[&'s str]) -> &'s str {
        of[self.upto(of.len() as i64 - 1) as usize]
    }
}

/// A number in Chinese, digit by digit.
#[allow(dead_code)]
pub fn numeral(number: u64) -> String {
    let digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    number.to_string().bytes().map(|digit| digits[usize::from(digit - b'0')]).collect()
}

/// The report of a seed: of any kind of agency, of one of the edition's years.
pub fn report(edition: &'static Edition, seed: u64) -> String {
    let mut random = Random(seed);
    let kind = AgencyKind::ALL[random.upto(3) as usize];
    let years = edition.years;
    let year = years.from + random.upto(i64::from(years.to.unwrap_or(years.from + 4) - years.from)) as i32;
    let agency = agency(kind, &mut random);
    let template = Template { agency: Some(&agency), year: Some(year), kind: Some(kind), edition, last_year: None };
    fill(&format::template(&template), &mut random)
}

/// The name of an agency that does not exist.
pub fn agency(kind: AgencyKind, random: &mut Random) -> String {
    let city = random.one(&["云溪", "松河", "青石", "临泽湖", "永宁", "𬒈石"]);
    let district = random.one(&["东岭区", "南浦区", "清水县", "北屯区", "望江县"]);
    match kind {
        AgencyKind::Government if random.chance(30) => format!("{city}市人民政府"),
        AgencyKind::Government => format!("{city}市{district}人民政府"),
        AgencyKind::Department => {
            let bureau = random.one(&["统计局", "教育局", "交通运输局", "自然资源和规划局", "农业农村局"]);
            format!("{city}市{district}{bureau}")
        }
        AgencyKind::Township => {
            let town = random.one(&["桃源镇人民政府", "三岔乡人民政府", "滨河街道办事处", "新塘镇人民政府"]);
            format!("{city}市{district}{town}")
        }
        AgencyKind::Other => format!("{city}经济技术开发区管理委员会"),
    }
}

/// A template with its blanks filled consistently and its placeholders written.
pub fn fill(template: &str, random: &mut Random) -> String {
    let report = report::parse(template);
    let tree = &report.tree;
    let mut size = Size::of(&report, random);
    // The applications first: how many cases are plausible depends on them.
    let mut order: Vec<usize> = (0..report.edition.tables.len()).collect();
    order.sort_by_key(|&spec| report.edition.tables[spec].id != "applications");
    let mut grids: Vec<Grid> = (0..order.len()).map(|_| Grid::new()).collect();
    for spec in order {
        let Some(table) = report.table(spec) else { continue };
        grids[spec] = grid(&report.edition.tables[spec], table, &mut size, random);
    }
    let short = random.chance(30);
    let mut text = String::new();
    let mut line = 0;
    while line < tree.lines.len() {
        let table = report.tables.iter().find(|table| table.lines.start == line && table.spec.is_some());
        if let Some(table) = table {
            let spec = table.spec.expect("an official table");
            text.push_str(&written(&report.edition.tables[spec], table, &grids[spec], short, random));
            line = table.lines.end;
            continue;
        }
        let words = tree.line_text(line);
        match tree.lines[line].kind {
            LineKind::Prose => text.push_str(&spoken(words, &report, &grids, random)),
            _ => text.push_str(words),
        }
        text.push('\n');
        line += 1;
    }
    text.trim_end().to_owned() + "\n"
}

/// How large the figures of a report are.
struct Size {
    applications: i64,
    /// The most that a cell of cases may hold, so that there are not more cases than applications.
    cases: i64,
    rules: bool,
}

impl Size {
    fn of(report: &Report, random: &mut Random) -> Size {
        let agency = report.front_matter.agency.as_ref().map_or("", |agency| agency.value.as_str());
        let is_city = agency.ends_with("市人民政府");
        let applications = match report.front_matter.agency_kind() {
            AgencyKind::Government if is_city => 300 + random.upto(3000),
            AgencyKind::Government => 30 + random.upto(400),
            AgencyKind::Department => 5 + random.upto(120),
            AgencyKind::Township | AgencyKind::Other => 3 + random.upto(30),
        };
        Size { applications, cases: 0, rules: is_city }
    }
}

/// The figures of a table in official rows and columns; amounts in ten-thousandths.
type Grid = Vec<Vec<i64>>;

fn grid(spec: &edition::Table, table: &Table, size: &mut Size, random: &mut Random) -> Grid {
    let mut grid = vec![vec![0; spec.columns.len()]; spec.rows.len()];
    for (row, named) in spec.rows.iter().enumerate().filter(|(_, named)| !named.group) {
        #[allow(clippy::needless_range_loop, reason = "a column is named in the table and in the grid")]
        for column in 0..spec.columns.len() {
            let given = table.cell(row, column).number().map(|number| number.try_into().expect("a count"));
            let before: i64 = grid[row][..column].iter().sum();
            grid[row][column] = given.unwrap_or_else(|| match spec.id {
                "applications" => application(named, column, size, random),
                "reviews" => random.upto(size.cases),
                "rules" if named.id == "regulations" && !size.rules => 0,
                // Each column holds those before it and more: what was issued is in force.
                "rules" => before + random.upto(size.applications / 20),
                _ => match spec.columns[column].kind {
                    Kind::Signed => random.upto(20) - before.min(10),
                    Kind::Amount { .. } if random.chance(40) => 0,
                    Kind::Amount { .. } => random.upto(size.applications * 20_000),
                    Kind::Count => random.upto(size.applications * 100),
                },
            });
        }
    }
    (0..spec.columns.len()).for_each(|column| hold_down(spec, &mut grid, column));
    for formula in formulas(spec, Along::Rows, true) {
        for row in &mut grid {
            row[formula.right[0]] = formula.left.iter().map(|&column| row[column]).sum();
        }
    }
    if spec.id == "applications" {
        let all = grid[0].last().copied().unwrap_or(0);
        // Three rows of four cells each.
        size.cases = all / 12;
    }
    grid
}

/// Makes the relations between the rows hold in a column.
fn hold_down(spec: &edition::Table, grid: &mut Grid, column: usize) {
    let sum = |grid: &Grid, rows: &[usize]| rows.iter().map(|&row| grid[row][column]).sum::<i64>();
    for formula in formulas(spec, Along::Columns, true) {
        grid[formula.right[0]][column] = sum(grid, formula.left);
    }
    // What is not derived is made true by the first row; if that would be below zero, by the last.
    for formula in formulas(spec, Along::Columns, false) {
        let first = sum(grid, formula.right) - sum(grid, &formula.left[1..]);
        let last = *formula.right.last().expect("a formula has two sides");
        grid[last][column] += (-first).max(0);
        grid[formula.left[0]][column] = first.max(0);
    }
}

fn formulas(spec: &edition::Table, along: Along, derives: bool) -> impl Iterator<Item = &edition::Formula> {
    spec.formulas.iter().filter(move |formula| formula.along == along && formula.derives == derives)
}

/// How many applications of one kind of applicant come to one outcome.
fn application(row: &edition::Row, column: usize, size: &Size, random: &mut Random) -> i64 {
    let most = match column {
        0 => size.applications / 8,
        1 => size.applications / 60,
        _ => size.applications / 200,
    };
    match row.id {
        "granted" if column == 0 => 1 + random.upto(most * 4),
        // An unpaid fee needs a word on fees, which the sentences here do not have.
        "fee-unpaid" => 0,
        "carried-in" | "carried-out" => random.upto(most / 4),
        _ if random.chance(55) => 0,
        _ => random.upto(most),
    }
}

fn written(spec: &edition::Table, table: &Table, grid: &Grid, short: bool, random: &mut Random) -> String {
    // Some write all totals, some none, some both.
    let derived = [0, 50, 100][random.upto(2) as usize];
    let cells: Vec<Vec<String>> = spec
        .rows
        .iter()
        .enumerate()
        .map(|(row, named)| {
            let cell = |column: usize| {
                let asked = table.cell(row, column).state == State::Derived;
                match named.group {
                    true => String::new(),
                    false if asked && random.chance(derived) => "=".to_owned(),
                    false => cell(grid[row][column], &spec.columns[column].kind, spec.id == "rules", random),
                }
            };
            (0..spec.columns.len()).map(cell).collect()
        })
        .collect();
    let text = format::filled_table(spec, format::CORNER, "\n", |row, column| cells[row][column].clone());
    if !short {
        return text;
    }
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in text.lines().enumerate().filter(|(at, _)| *at != 1).map(|(_, line)| line) {
        rows.push(line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect());
    }
    for (written, named) in rows[1..].iter_mut().zip(spec.rows) {
        written[0] = named.short.unwrap_or(named.full).to_owned();
    }
    format::aligned(&rows, &[format::Align::Left, format::Align::Right], nianbao::text::Ambiguous::Narrow, "\n")
}

fn cell(number: i64, kind: &Kind, noted: bool, random: &mut Random) -> String {
    match kind {
        Kind::Count if noted && number > 1 && random.chance(10) => {
            format!("{number}（其中修订{}件）", 1 + random.upto(number - 1))
        }
        Kind::Count => number.to_string(),
        Kind::Signed if number > 0 => format!("+{number}"),
        Kind::Signed => number.to_string(),
        Kind::Amount { unit } => {
            let amount = format!("{}.{:04}", number / 10_000, number % 10_000);
            let amount = amount.trim_end_matches('0').trim_end_matches('.');
            // A column without a unit has it in each cell.
            format!("{amount}{}", if unit.is_none() { "万元" } else { "" })
        }
    }
}

/// A line of prose with its placeholders written.
fn spoken(line: &str, report: &Report, grids: &[Grid], random: &mut Random) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(OWED) {
        let (before, owed) = rest.split_at(at);
        let end = owed.find('】').map_or(owed.len(), |end| end + '】'.len_utf8());
        text.push_str(before);
        text.push_str(&sentence(&owed[..end], report, grids, random));
        rest = &owed[end..];
    }
    text + rest
}

fn sentence(owed: &str, report: &Report, grids: &[Grid], random: &mut Random) -> String {
    let year = report.front_matter.year.as_ref().map_or(edition::latest().years.from, |year| year.value);
    let asks = |word: &str| owed.contains(word);
    if asks("日期") {
        return format!("{}年1月{}日", year + 1, 5 + random.upto(25));
    }
    if asks("依申请") || asks("总体情况") {
        return applications(report, grids).unwrap_or_else(|| "依法办理每一件申请。".to_owned());
    }
    let known = SENTENCES.iter().find(|(words, _)| words.iter().any(|word| asks(word)));
    let (_, sentences) = known.unwrap_or_else(|| panic!("no sentence for {owed}"));
    random.one(sentences).to_owned()
}

/// What the table of applications holds, as an overview says it.
fn applications(report: &Report, grids: &[Grid]) -> Option<String> {
    let spec = report.edition.tables.iter().position(|table| table.id == "applications")?;
    let table = &report.edition.tables[spec];
    let total = |id: &str| {
        let row = table.rows.iter().position(|row| row.id == id)?;
        grids[spec].get(row)?.last().copied()
    };
    let (new, before, done, after) = (total("new")?, total("carried-in")?, total("total")?, total("carried-out")?);
    Some(format!("全年新收政府信息公开申请{new}件，上年结转{before}件，办结{done}件，结转下年度继续办理{after}件。"))
}

/// Sentences without figures, by words of the placeholders that they take the place of.
const SENTENCES: &[(&[&str], &[&str])] = &[
    (
        &["主动公开"],
        &[
            "及时公开机构职能、规划计划、财政预算决算和公共服务等信息，情况变化时随即更新。",
            "围绕群众关切做好政策发布和解读，政策文件与解读材料一并起草、一并发布。",
        ],
    ),
    (
        &["信息管理"],
        &[
            "严格执行公开前审查制度，由制作单位提出意见、负责人审定后发布。",
            "对已经公开的信息定期复核，内容失效的予以标注，公开条件发生变化的依法调整。",
        ],
    ),
    (
        &["平台"],
        &["按照法定公开内容设置网站栏目，完善检索和下载功能。", "在便民服务场所设置查阅点，方便群众现场查询。"],
    ),
    (
        &["监督"],
        &["明确专人负责，组织业务培训，及时解决办理中遇到的困难。", "定期检查公开内容的准确和完整，发现差错随即更正。"],
    ),
    (&["考核"], &["政府信息公开纳入年度目标考核，结果向各单位反馈。"]),
    (&["评议"], &["通过网站听取公众意见，组织开展社会评议。"]),
    (&["追究"], &["未发生因违反规定而追究责任的情形。", "没有需要追究责任的情形。"]),
    (
        &["改进"],
        &[
            "一是加强培训和交流，带动薄弱单位补齐短板；二是丰富解读方式，多用群众看得懂的语言说明政策。",
            "一是统一文书样式，加强对答复的审核；二是定期检查栏目更新，发现问题限期整改。",
        ],
    ),
    (
        &["问题"],
        &[
            "一是公开的形式比较单一，解读与群众的实际需要结合不够紧密；二是个别答复的说理不够充分。",
            "一是部分栏目更新不够及时；二是工作人员的业务水平有待提高。",
        ],
    ),
    (&["信息处理费"], &["本年度未收取政府信息公开信息处理费。"]),
    (&["其他需要报告"], &["没有其他需要报告的事项。"]),
];
