//! What strangers read first: the two languages are twins, and every command that is shown runs.

use nianbao::document::sheets::{Sheet, Workbook};
use nianbao::document::{self, Document, Paragraph, Style, write};
use std::collections::BTreeMap;
use std::path::Path;

/// The documents that there are in both languages.
const TWINS: [(&str, &str); 10] = [
    ("README.md", "README.zh-CN.md"),
    ("docs/language.md", "docs/language.zh-CN.md"),
    ("docs/export.md", "docs/export.zh-CN.md"),
    ("docs/import.md", "docs/import.zh-CN.md"),
    ("docs/annotate.md", "docs/annotate.zh-CN.md"),
    ("docs/many.md", "docs/many.zh-CN.md"),
    ("docs/review.md", "docs/review.zh-CN.md"),
    ("docs/ci.md", "docs/ci.zh-CN.md"),
    ("docs/server.md", "docs/server.zh-CN.md"),
    ("editors/README.md", "editors/README.zh-CN.md"),
];

/// The documents whose commands are run.
const RUN: [&str; 16] = [
    "README.md",
    "README.zh-CN.md",
    "docs/annotate.md",
    "docs/annotate.zh-CN.md",
    "docs/ci.md",
    "docs/ci.zh-CN.md",
    "docs/export.md",
    "docs/export.zh-CN.md",
    "docs/import.md",
    "docs/import.zh-CN.md",
    "docs/language.md",
    "docs/language.zh-CN.md",
    "docs/many.md",
    "docs/many.zh-CN.md",
    "docs/review.md",
    "docs/review.zh-CN.md",
];

/// The commands that are not run, and why.
const NOT_RUN: [(&str, &str); 2] =
    [("cargo test", "these are the tests"), ("nianbao check --watch", "it runs until somebody ends it")];

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A fenced block: what follows the fence, and its lines.
#[derive(PartialEq, Eq, Debug)]
struct Block {
    info: String,
    lines: Vec<String>,
}

/// A document without its words.
#[derive(Default, PartialEq, Eq, Debug)]
struct Bones {
    /// The levels of its headings.
    headings: Vec<usize>,
    /// How many rows its tables have.
    tables: Vec<usize>,
    /// How many items its lists have.
    lists: Vec<usize>,
    /// Where its pictures are; both languages may have their own.
    pictures: usize,
    blocks: Vec<Block>,
}

fn bones(text: &str) -> Bones {
    let mut bones = Bones::default();
    let mut open: Option<Block> = None;
    let mut before = "";
    for line in text.lines() {
        if let Some(info) = line.strip_prefix("```") {
            match open.take() {
                Some(block) => bones.blocks.push(block),
                None => open = Some(Block { info: info.to_owned(), lines: Vec::new() }),
            }
        } else if let Some(block) = &mut open {
            block.lines.push(without_remark(&block.info, line).to_owned());
        } else if line.starts_with('#') {
            bones.headings.push(line.len() - line.trim_start_matches('#').len());
        } else if line.starts_with('|') {
            if !before.starts_with('|') {
                bones.tables.push(0);
            }
            *bones.tables.last_mut().unwrap() += 1;
        } else if line.starts_with("- ") {
            let continues = before.starts_with("- ") || before.starts_with("  ");
            if !continues || bones.lists.is_empty() {
                bones.lists.push(0);
            }
            *bones.lists.last_mut().unwrap() += 1;
        }
        bones.pictures += usize::from(open.is_none() && line.starts_with("!["));
        before = line;
    }
    assert!(open.is_none(), "a fence that is not closed");
    bones
}

/// A line of a block without what is said of it, which is in the language of the page.
fn without_remark<'l>(info: &str, line: &'l str) -> &'l str {
    let mark = match info {
        "sh" | "console" | "toml" | "yaml" => " #",
        "elisp" => " ;;",
        _ => return line,
    };
    line.split_once(mark).map_or(line, |(line, _)| line).trim_end()
}

#[test]
fn the_two_languages_are_at_par() {
    for (english, chinese) in TWINS {
        let (english_bones, chinese_bones) = (bones(&read(english)), bones(&read(chinese)));
        assert!(english_bones.headings.len() > 3 && !english_bones.blocks.is_empty(), "{english}");
        assert_eq!(english_bones, chinese_bones, "{english} and {chinese}");
        // Whoever comes upon one finds the other.
        for (page, twin, label) in [(english, chinese, "中文"), (chinese, english, "English")] {
            let link = format!("[{label}]({})", twin.rsplit('/').next().unwrap());
            assert!(read(page).lines().take(3).any(|line| line == link), "{page}: {link}");
        }
    }
}

#[test]
fn every_document_that_shows_commands_is_known() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut shown = Vec::new();
    for below in ["", "docs/"] {
        for entry in std::fs::read_dir(folder.join(below)).unwrap() {
            let name = format!("{below}{}", entry.unwrap().file_name().to_str().unwrap());
            if name.ends_with(".md") && !commands(&read(&name)).is_empty() {
                shown.push(name);
            }
        }
    }
    let unknown: Vec<_> = shown.iter().filter(|name| !RUN.contains(&name.as_str())).collect();
    assert!(unknown.is_empty(), "add to RUN: {unknown:?}");
}

/// The commands of a document: those of its shell blocks, and of the jobs in its YAML.
fn commands(text: &str) -> Vec<String> {
    let mut commands = Vec::new();
    for block in bones(text).blocks {
        match block.info.as_str() {
            "sh" | "console" => commands.extend(block.lines.into_iter().filter(|line| !line.is_empty())),
            "yaml" => {
                let steps = block.lines.iter().map(|line| line.trim_start().trim_start_matches("- "));
                let steps = steps.map(|line| line.trim_start_matches("run: "));
                commands.extend(steps.filter(|line| line.starts_with("nianbao ")).map(str::to_owned));
            }
            _ => {}
        }
    }
    commands
}

/// A folder as a reader of the documents would have it: the examples, and reports of their own.
#[cfg(unix)]
fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for below in ["examples", "b", "reports", "各部门", "导入", "送审"] {
        std::fs::create_dir(folder.path().join(below)).unwrap();
    }
    for entry in std::fs::read_dir(&examples).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), folder.path().join("examples").join(entry.file_name())).unwrap();
    }
    for report in ["a.nianbao", "b/𠮷县.nianbao", "reports/2023.nianbao", "送审/阿城.nianbao"] {
        std::fs::copy(examples.join("acheng-2023.nianbao"), folder.path().join(report)).unwrap();
    }
    let texts = ["𠮷县统计局2024年政府信息公开工作年度报告", "一、总体情况", "已做。"];
    let blocks = texts.iter().map(|text| document::Block::Paragraph(Paragraph::new(*text, Style::default())));
    let word = write::docx(&Document { blocks: blocks.collect(), ..Document::default() }).unwrap();
    let mut archive = write::package::Package::default();
    archive.part("统计局/年报.docx", &word).unwrap();
    std::fs::write(folder.path().join("各局.zip"), archive.finish().unwrap()).unwrap();
    std::fs::write(folder.path().join("年报.docx"), word).unwrap();
    std::fs::write(folder.path().join("数据.json"), r#"{"agency": "𠮷县统计局", "year": 2024}"#).unwrap();
    let rows = [["单位", "期限"], ["哈尔滨市阿城区人民政府", "2024-01-31"]].map(|row| row.map(Into::into).to_vec());
    let list = Sheet { name: "名单".to_owned(), rows: rows.to_vec(), ..Sheet::default() };
    let list = write::xlsx(&Workbook { title: None, sheets: vec![list] }).unwrap();
    std::fs::write(folder.path().join("名单.xlsx"), list).unwrap();
    folder
}

#[cfg(unix)]
#[test]
fn every_command_that_is_shown_runs() {
    let mut ran: BTreeMap<&str, usize> = BTreeMap::new();
    let programs = Path::new(env!("CARGO_BIN_EXE_nianbao")).parent().unwrap().to_str().unwrap();
    let path = format!("{programs}:{}", std::env::var("PATH").unwrap_or_default());
    for document in RUN {
        let desk = desk();
        for command in commands(&read(document)) {
            if NOT_RUN.iter().any(|(known, _)| *known == command) {
                continue;
            }
            // From a clone the program is run by way of cargo, which here would build it anew.
            let run = command.replace("cargo run --release -- ", "nianbao ");
            assert!(run.starts_with("nianbao "), "{document}: say in NOT_RUN why it is not run: {command}");
            let output = std::process::Command::new("sh")
                .args(["-c", &run])
                .current_dir(desk.path())
                .env("PATH", &path)
                .env("NIANBAO_LANG", "zh")
                .stdin(std::process::Stdio::null())
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            // 1 says that something was found, or of the server that nobody shut it down.
            assert!(matches!(output.status.code(), Some(0 | 1)), "{document}: {command}: {said}");
            *ran.entry(document).or_default() += 1;
        }
    }
    assert!(ran["README.md"] > 20 && ran["README.md"] == ran["README.zh-CN.md"] && ran["docs/ci.md"] > 3, "{ran:?}");
}
