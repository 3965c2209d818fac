//! New reports: what they owe is all that the linter finds in them, and filled they are clean; what
//! last year's report hands on; the commands made from the command line itself.

use crate::common::binary::nianbao;
use crate::common::generate::{self, Random};
use nianbao::edition::{self, Edition};
use nianbao::format::{self, LastYear, Template};
use nianbao::lint::{Finding, Options, lint};
use nianbao::report::{self, AgencyKind};
use nianbao::syntax::{self, LineKind};
use std::path::{Path, PathBuf};

fn findings(text: &str) -> Vec<Finding> {
    lint(&report::parse(text), &Options::default())
}

fn template(agency: &str, kind: AgencyKind, edition: &'static Edition, year: i32) -> String {
    format::template(&Template { agency: Some(agency), year: Some(year), kind: Some(kind), edition, last_year: None })
}

/// Every edition for every kind of agency, in its first year and its last.
fn templates() -> impl Iterator<Item = (String, String)> {
    edition::all().iter().flat_map(|edition| {
        AgencyKind::ALL.into_iter().flat_map(move |kind| {
            [edition.years.from, edition.years.to.unwrap_or(2025)].into_iter().map(move |year| {
                let agency = generate::agency(kind, &mut Random(year as u64));
                let name = format!("{} {} {year}", edition.id, kind.name());
                (name, template(&agency, kind, edition, year))
            })
        })
    })
}

#[test]
fn a_new_report_owes_figures_and_words_and_nothing_else() {
    for (name, text) in templates() {
        let found = findings(&text);
        let others: Vec<_> = found
            .iter()
            .filter(|finding| !["value/blank", "structure/template-hint"].contains(&finding.rule.name))
            .map(|finding| (finding.rule.name, &finding.message))
            .collect();
        assert!(others.is_empty(), "{name}: {others:?}\n{text}");
        let owed = found.iter().filter(|finding| finding.rule.name == "structure/template-hint").count();
        assert_eq!(owed, text.matches(format::OWED).count(), "{name}: each placeholder is named");
    }
}

#[test]
fn a_new_report_is_in_canonical_form() {
    for (name, text) in templates() {
        assert_canonical(&name, &text);
    }
}

/// Tables are aligned, blocks stand one blank line apart, and one line end ends the text.
fn assert_canonical(name: &str, text: &str) {
    let report = report::parse(text);
    let tree = &report.tree;
    for table in &report.tables {
        let rows = table.lines.clone().filter_map(|line| tree.row(line)).filter(|row| !row.delimiter);
        let cells =
            |row: &syntax::Row| tree.row_cells(row).iter().map(|cell| tree.slice(cell.trim(text)).to_owned()).collect();
        let rows: Vec<Vec<String>> = rows.map(cells).collect();
        let aligned = format::aligned(
            &rows,
            &[format::Align::Left, format::Align::Right],
            nianbao::text::Ambiguous::Narrow,
            "\n",
        );
        let written = &tree.lines[table.lines.clone()];
        let written = &text[written[0].start as usize..written.last().unwrap().end as usize];
        assert_eq!(written, aligned.trim_end(), "{name}");
    }
    assert!(!text.contains("\n\n\n") && text.ends_with('\n') && !text.ends_with("\n\n"), "{name}");
    let blank = |line: usize| tree.lines.get(line).is_none_or(|line| line.kind == LineKind::Blank);
    for (at, line) in tree.lines.iter().enumerate() {
        if matches!(line.kind, LineKind::Heading(_)) {
            assert!(blank(at - 1) && blank(at + 1), "{name}: {}", tree.line_text(at));
        }
    }
}

#[test]
fn a_new_report_filled_is_clean() {
    for (name, text) in templates() {
        for seed in 0..8 {
            let filled = generate::fill(&text, &mut Random(seed));
            assert_clean(&format!("{name}, seed {seed}"), &filled);
            assert_canonical(&name, &filled);
        }
    }
}

#[test]
fn generated_reports_are_clean_and_follow_from_their_seed() {
    for edition in edition::all() {
        for seed in 0..200 {
            let text = generate::report(edition, seed);
            assert_clean(&format!("{}, seed {seed}", edition.id), &text);
            assert_eq!(text, generate::report(edition, seed));
        }
    }
}

fn assert_clean(name: &str, text: &str) {
    let found: Vec<_> = findings(text).iter().map(|finding| (finding.rule.name, finding.message.clone())).collect();
    assert!(found.is_empty(), "{name}: {found:?}\n{text}");
}

#[test]
fn a_government_is_asked_for_its_assessments() {
    let edition = edition::latest();
    let asks = |kind| template("云溪市统计局", kind, edition, 2025).contains("【待填：社会评议】");
    assert_eq!(AgencyKind::ALL.map(asks), [true, false, false, false]);
}

#[test]
fn the_edition_is_named_only_where_the_year_does_not_tell_it() {
    for edition in edition::all() {
        for year in 2019..2027 {
            let text = template("云溪市统计局", AgencyKind::Department, edition, year);
            let differs = edition::for_year(year).id != edition.id;
            assert_eq!(text.contains("\n格式: "), differs, "{} {year}", edition.id);
            assert_eq!(report::parse(&*text).edition.id, edition.id);
            assert!(text.contains(edition.document.number));
        }
    }
}

#[test]
fn names_that_yaml_would_misread_are_quoted() {
    for agency in ["'引号'县人民政府", "甲: 乙县人民政府", "甲 #乙县人民政府", "*县人民政府"]
    {
        let text = template(agency, AgencyKind::Government, edition::latest(), 2025);
        let report = report::parse(&*text);
        let tree = &report.tree;
        assert_eq!(report.front_matter.agency.unwrap().value, agency);
        assert!(tree.slips.is_empty(), "{text}");
    }
}

/// The new report after the one at `path`.
fn after(path: &str) -> String {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let report = report::parse(&*text);
    let agency = report.front_matter.agency.as_ref().unwrap().value.clone();
    let year = report.front_matter.year.as_ref().unwrap().value + 1;
    let last_year = Some(LastYear { report: &report, path: Some("去年.nianbao") });
    format::template(&Template {
        agency: Some(&agency),
        year: Some(year),
        kind: None,
        edition: edition::latest(),
        last_year,
    })
}

/// The cells of the row that begins with `name`.
fn row<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let line = text.lines().find(|line| line.starts_with(&format!("| {name}"))).unwrap();
    line.trim_matches('|').split('|').skip(1).map(str::trim).collect()
}

#[test]
fn last_years_figures_are_carried_over() {
    let cases = [
        ("examples/acheng-2023.nianbao", ["0", "0", "0", "0", "0", "0", "="], "规章 0，行政规范性文件 12"),
        (
            "tests/reports/suqian-city-2023.nianbao",
            ["118", "3", "0", "0", "0", "0", "="],
            "规章 11，行政规范性文件 597",
        ),
    ];
    for (path, expected, in_force) in cases {
        let text = after(path);
        assert_eq!(row(&text, "二、上年结转"), expected, "{path}");
        assert!(
            text.contains(&format!("<!-- 上年报告的现行有效件数：{in_force} -->\n\n| 第二十条第（一）项 |")),
            "{text}"
        );
        assert!(text.contains("\n年度: 2024\n主体: 政府\n上年报告: 去年.nianbao\n---"), "{text}");
        assert_canonical(path, &text);
        for finding in findings(&text) {
            assert!(["value/blank", "structure/template-hint"].contains(&finding.rule.name), "{finding:?}");
        }
        for seed in 0..20 {
            let filled = generate::fill(&text, &mut Random(seed));
            assert_eq!(row(&filled, "二、上年结转")[..6], expected[..6]);
            assert_clean(path, &filled);
        }
    }
}

#[test]
fn a_derived_figure_is_carried_over_by_its_value() {
    for edition in edition::all() {
        for seed in 0..20 {
            let last = generate::report(edition, seed);
            let expected = row(&last, "四、结转下年度").into_iter().map(str::to_owned).collect::<Vec<_>>();
            let report = report::parse(&*last);
            let last_year = Some(LastYear { report: &report, path: None });
            let wanted = Template {
                agency: Some("云溪市统计局"),
                year: Some(2026),
                kind: None,
                edition: edition::latest(),
                last_year,
            };
            assert_eq!(row(&format::template(&wanted), "二、上年结转")[..6], expected[..6]);
        }
    }
}

// --- the commands ---

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

#[test]
fn a_file_is_written_once_and_never_over_another() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["new", "--agency", "云溪市统计局", "--year", "2025", "-o", "a.nianbao"];
    let run = nianbao(folder.path(), &arguments);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    let written = std::fs::read_to_string(folder.path().join("a.nianbao")).unwrap();
    assert_eq!(written, nianbao(folder.path(), &arguments[..5]).stdout);
    assert!(written.contains("\n主体: 部门\n"), "the name makes it certain");
    std::fs::write(folder.path().join("a.nianbao"), "我的").unwrap();
    let again = nianbao(folder.path(), &arguments);
    assert_eq!(
        (again.code, again.stderr.as_str()),
        (2, "nianbao: a.nianbao：文件已存在，不覆盖；请换个文件名，或先移走它\n")
    );
    assert_eq!(std::fs::read_to_string(folder.path().join("a.nianbao")).unwrap(), "我的");
    let nowhere = nianbao(folder.path(), &["new", "--agency", "甲局", "--year", "2025", "-o", "b/a.nianbao"]);
    assert_eq!(nowhere.code, 2);
}

#[test]
fn last_years_report_is_named_by_a_relative_path() {
    let folder = tempfile::tempdir().unwrap();
    for sub in ["2023", "2024"] {
        std::fs::create_dir(folder.path().join(sub)).unwrap();
    }
    std::fs::copy(example("acheng-2023.nianbao"), folder.path().join("2023/阿城.nianbao")).unwrap();
    let run = nianbao(folder.path(), &["new", "--from", "2023/阿城.nianbao", "-o", "2024/阿城.nianbao"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let text = std::fs::read_to_string(folder.path().join("2024/阿城.nianbao")).unwrap();
    let expected = "---\n机关: 哈尔滨市阿城区人民政府\n年度: 2024\n主体: 政府\n上年报告: ../2023/阿城.nianbao\n---\n";
    assert!(text.starts_with(expected), "{text}");
    let beside = nianbao(&folder.path().join("2023"), &["new", "--from", "阿城.nianbao", "-o", "新.nianbao"]);
    assert_eq!(beside.code, 0);
    let text = std::fs::read_to_string(folder.path().join("2023/新.nianbao")).unwrap();
    assert!(text.contains("\n上年报告: 阿城.nianbao\n"), "{text}");
    let printed = nianbao(folder.path(), &["new", "--from", "2023/阿城.nianbao"]);
    assert!(!printed.stdout.contains("上年报告:"), "where it will stand is not known");
}

#[test]
fn what_does_not_follow_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let from = example("acheng-2023.nianbao");
    let from = from.to_str().unwrap();
    let run = nianbao(folder.path(), &["new", "--from", from, "--year", "2025", "--agency", "阿城市人民政府"]);
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("上年报告的年度是 2023，不是 2024"), "{}", run.stderr);
    assert!(run.stderr.contains("不是“阿城市人民政府”"), "{}", run.stderr);
    std::fs::write(folder.path().join("空.nianbao"), "---\n机关: 甲局\n年度: 2024\n---\n").unwrap();
    let run = nianbao(folder.path(), &["new", "--from", "空.nianbao"]);
    assert!(run.stderr.contains("没有带入：自然人、"), "{}", run.stderr);
    assert_eq!(run.code, 0);
    std::fs::write(folder.path().join("无.nianbao"), "# 无\n").unwrap();
    assert_eq!(nianbao(folder.path(), &["new", "--from", "无.nianbao"]).code, 2, "no agency");
    assert_eq!(nianbao(folder.path(), &["new", "--from", "无.nianbao", "--agency", "甲局"]).code, 2, "no year");
    assert_eq!(nianbao(folder.path(), &["new", "--from", "没有.nianbao"]).code, 2);
    assert_eq!(nianbao(folder.path(), &["new", "--agency", "甲\n局", "--year", "2025"]).code, 2);
    assert_eq!(nianbao(folder.path(), &["new", "--agency", "甲局"]).code, 2);
}

const COMMANDS: [&str; 7] = ["check", "export", "explain", "rules", "new", "completions", "man"];

#[test]
fn completions_know_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let help = nianbao(folder.path(), &["--help"]).stdout;
    let listed: Vec<&str> = help.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).collect();
    let listed: Vec<&str> =
        listed.into_iter().filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase())).collect();
    assert!(listed.len() >= COMMANDS.len(), "{help}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = nianbao(folder.path(), &["completions", shell]).stdout;
        for command in listed.iter().chain(&COMMANDS) {
            assert!(script.contains(command), "{shell} does not know {command}");
        }
    }
    let bash = nianbao(folder.path(), &["completions", "bash"]).stdout;
    for command in &listed {
        assert!(bash.contains(&format!("nianbao,{command})")), "bash does not know {command}");
    }
    assert_eq!(nianbao(folder.path(), &["completions", "tcsh"]).code, 2);
}

#[test]
fn every_command_has_a_page_in_the_language_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(nianbao(folder.path(), &["man", "-o", "zh/man1"]).code, 0);
    assert_eq!(nianbao(folder.path(), &["--lang", "en", "man", "-o", "en"]).code, 0);
    let page = |path: String| std::fs::read_to_string(folder.path().join(path)).unwrap();
    for command in COMMANDS {
        assert!(page(format!("zh/man1/nianbao-{command}.1")).contains(".SH 用法"), "{command}");
        assert!(page(format!("en/nianbao-{command}.1")).contains(".SH SYNOPSIS"), "{command}");
    }
    let printed = nianbao(folder.path(), &["man"]).stdout;
    assert_eq!(printed, page("zh/man1/nianbao.1".to_owned()));
    assert!(printed.contains("新建一份报告"), "{printed}");
    let headings = printed.lines().filter(|line| line.starts_with(".SH ")).collect::<String>();
    assert!(!headings.contains(|c: char| c.is_ascii_lowercase()) && !headings.contains("NAME"), "{headings}");
}

/// So that the row is as wide in the window as the others, and `fmt --check` agrees from the first minute.
#[test]
fn a_new_report_is_laid_out_as_the_configuration_has_it() {
    let folder = crate::common::folder::folder(&[("nianbao.toml", "ambiguous-width = \"wide\"\n")]);
    let new = |arguments: &[&str]| {
        let all = [&["new", "--agency", "𠮷县公安局", "--year", "2024"], arguments].concat();
        let run = nianbao(folder.path(), &all);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout
    };
    let printed = new(&[]);
    new(&["-o", "a.nianbao"]);
    assert_eq!(std::fs::read_to_string(folder.path().join("a.nianbao")).unwrap(), printed);
    assert_eq!(nianbao(folder.path(), &["fmt", "--check", "a.nianbao"]).code, 0);
    assert!(printed.contains("| 1.逾期不补正 ") && !printed.contains("申请人无正当理由逾期不补正"), "{printed}");
}
