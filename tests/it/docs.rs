//! What is made of the code: the rule reference in `docs/rules`, of the rules' pages; the schema of `nianbao.toml`, of
//! its keys; the reference of the command line, of its help. `UPDATE_DOCS=1 cargo test --test it docs::` writes them anew.

use crate::common::binary::nianbao;
use nianbao::lint::{Rule, all_rules, manual, severity_name};
use nianbao::text::Lang;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Every file of the reference, by its path below `docs/rules`.
fn reference() -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::new();
    for (lang, folder) in [(Lang::Zh, "zh-CN"), (Lang::En, "en")] {
        let mut index = String::from(match lang {
            Lang::Zh => {
                "# 规则\n\n`+` 可自动修改，`~` 有修改建议，`°` 由填报人决定。由各条规则自己的说明生成，说明里的例子都是测试。\n"
            }
            Lang::En => {
                "# The rules\n\n`+` safe fix, `~` unsafe fix, `°` for the author to decide. Made of the rules' own pages, whose examples are tests.\n"
            }
        });
        let mut group = "";
        for rule in all_rules() {
            if rule.group() != group {
                group = rule.group();
                index.push_str(&format!("\n## [{group}]({group}.md)\n\n"));
            }
            index.push_str(&line(rule, lang));
            let file = Path::new(folder).join(format!("{group}.md"));
            let text: &mut String = files.entry(file).or_default();
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&manual(rule, lang).to_string());
        }
        files.insert(Path::new(folder).join("README.md"), index);
    }
    files
}

fn line(rule: &Rule, lang: Lang) -> String {
    let anchor = rule.name.replace('/', "");
    let signs = rule.signs();
    let fix = if signs.is_empty() { signs } else { format!(" {signs}") };
    let (name, group) = (rule.name, rule.group());
    let (severity, title) = (severity_name(rule.severity, lang), rule.title.get(lang));
    format!("- [{name}]({group}.md#{anchor}) · {severity}{fix} · {title}\n")
}

#[test]
fn the_rule_reference_is_what_the_pages_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let files = reference();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        let _ = std::fs::remove_dir_all(&folder);
        for (path, text) in &files {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
    }
    for (path, text) in &files {
        let written = std::fs::read_to_string(folder.join(path)).unwrap_or_default();
        assert!(written == *text, "docs/rules/{} is stale: UPDATE_DOCS=1 cargo test --test it docs::", path.display());
    }
    let written = ["zh-CN", "en"].map(|lang| std::fs::read_dir(folder.join(lang)).unwrap().count());
    assert_eq!(written.iter().sum::<usize>(), files.len(), "a file in docs/rules that no rule is in");
}

/// A rule that is declared and gives findings, but is in no list, can be neither looked up nor turned off.
#[test]
fn every_page_is_that_of_a_rule_in_the_list() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lint");
    let mut pages = Vec::new();
    for group in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        for page in std::fs::read_dir(&group).unwrap().map(|entry| entry.unwrap().path()) {
            if page.extension().is_some_and(|extension| extension == "md") {
                let [group, page] = [&group, &page].map(|path| path.file_stem().unwrap().to_str().unwrap());
                pages.push(format!("{group}/{page}"));
            }
        }
    }
    pages.sort();
    let mut listed: Vec<_> = all_rules().map(|rule| rule.name.to_owned()).collect();
    listed.sort();
    assert_eq!(pages, listed);
}

/// Holds a file of the repository to what it is made of.
fn hold(path: &str, made: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, made).unwrap();
    }
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(written == made, "{path} is stale: UPDATE_DOCS=1 cargo test --test it docs::");
}

#[test]
fn the_schema_of_the_configuration_is_what_its_keys_say() {
    let schema = serde_json::to_string_pretty(&nianbao::config::schema()).unwrap();
    hold("schemas/config.schema.json", &(schema.clone() + "\n"));
    // Whoever has the program alone has the schema, too.
    let run = nianbao(Path::new("."), &["config", "--schema"]);
    assert_eq!((run.code, run.stdout), (0, schema + "\n"), "{}", run.stderr);
}

#[test]
fn the_reference_of_the_command_line_is_its_help() {
    for (lang, file, heading) in [
        ("zh", "docs/reference/cli.zh-CN.md", "# 命令行\n\n由各命令的 `--help` 生成。\n"),
        ("en", "docs/reference/cli.md", "# The command line\n\nMade of the `--help` of each command.\n"),
    ] {
        let help = |command: &[&str]| {
            let run = nianbao(Path::new("."), &[command, &["--help", "--lang", lang]].concat());
            assert_eq!(run.code, 0, "{command:?}: {}", run.stderr);
            run.stdout.lines().map(|line| format!("{}\n", line.trim_end())).collect::<String>()
        };
        let top = help(&[]);
        let is_english = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        let section = |command: &[&str], text: String| {
            let values = text.split(['<', '[']).skip(1).filter_map(|rest| rest.split(['>', ']']).next());
            let english: Vec<&str> =
                values.flat_map(|value| value.split('|')).filter(|word| is_english(word)).collect();
            // A shell is called so in Chinese, too.
            assert!(lang == "en" || english.iter().all(|word| *word == "SHELL"), "{command:?}: {english:?}");
            format!(
                "\n## nianbao{}\n\n```text\n{}\n```\n",
                command.iter().map(|it| format!(" {it}")).collect::<String>(),
                text.trim()
            )
        };
        let listed = top.lines().skip_while(|line| !matches!(line.trim(), "Commands:" | "命令:" | "命令：")).skip(1);
        let listed = listed.take_while(|line| !line.trim().is_empty());
        // A description may run on below.
        let names = listed
            .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
            .filter_map(|line| line.split_whitespace().next());
        let names: Vec<&str> = names.collect();
        assert!(names.len() > 8 && names.contains(&"init"), "{names:?}");
        let mut text = heading.to_owned() + &section(&[], top.clone());
        names.iter().for_each(|name| text.push_str(&section(&[name], help(&[name]))));
        hold(file, &text);
    }
}

/// The official forms for programs of others: every figure of the tables is in a grid once, every relation speaks of
/// figures that are there, and no two cells of a grid cover the same place.
#[test]
fn the_layouts_are_those_of_the_editions() {
    for edition in nianbao::edition::all() {
        let layout = nianbao::export::layout(edition);
        let mut figures = std::collections::BTreeSet::new();
        for grid in layout["sections"].as_array().unwrap().iter().map(|section| &section["grid"]) {
            let Some(rows) = grid["rows"].as_array() else { continue };
            let columns = grid["columns"].as_u64().unwrap() as usize;
            let mut covered = vec![vec![false; columns]; rows.len()];
            for (row, cells) in rows.iter().enumerate() {
                for cell in cells.as_array().unwrap() {
                    let [column, across, down] =
                        ["column", "columns", "rows"].map(|key| cell[key].as_u64().unwrap() as usize);
                    for place in covered[row..row + down].iter_mut().flat_map(|row| &mut row[column..column + across]) {
                        assert!(!std::mem::replace(place, true), "{}: {cell}", edition.id);
                    }
                    let key = cell["key"].as_str().unwrap_or_default();
                    assert!(key.is_ascii(), "{key}");
                    assert_eq!(cell["text"] == "", cell["holds"] == "figure", "{cell}");
                    assert!(cell["holds"] != "figure" || figures.insert(key.to_owned()), "{key} is there twice");
                }
            }
            assert!(covered.iter().flatten().all(|covered| *covered), "{}: a hole", edition.id);
        }
        let of =
            |table: &nianbao::edition::Table| table.rows.iter().filter(|row| !row.group).count() * table.columns.len();
        assert_eq!(figures.len(), edition.tables.iter().map(of).sum::<usize>());
        let relations = layout["relations"].as_array().unwrap();
        assert!(relations.len() >= 39, "{}", relations.len());
        for relation in relations {
            for key in ["left", "right"].iter().flat_map(|side| relation[side].as_array().unwrap()) {
                assert!(figures.contains(key.as_str().unwrap()), "{key}");
            }
        }
        let text = serde_json::to_string_pretty(&layout).unwrap() + "\n";
        hold(&format!("docs/reference/layout-{}.json", edition.id), &text);
    }
}
