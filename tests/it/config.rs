//! Configuration, baseline and selection, by the real command.

use crate::common::folder::folder;
use nianbao::text::numeral;
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

const WRONG: &str = "## 四、政府信息公开行政复议、行政诉讼情况\n
| 类型             | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| ---------------- | -------: | -------: | -------: | -------: | ---: |
| 行政复议         |       10 |        1 |        0 |        0 |    0（𠮷县1件） |
| 未经复议直接起诉 |        0 |        0 |        0 |        0 |    0 |
| 复议后起诉       |        0 |        0 |        0 |          |    0 |
";

fn nianbao(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
    command.current_dir(folder).env("NIANBAO_LANG", "zh").args(args).output().unwrap()
}

/// Path, rule and severity of what `check` finds.
fn check(folder: &Path, args: &[&str]) -> (i32, Vec<String>) {
    let all = [&["check", "--output-format", "json", "--select", "totals,value,config"], args].concat();
    let output = nianbao(folder, &all);
    let findings: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let line = |f: &Value| format!("{} {} {}", text(f, "path"), text(f, "rule"), text(f, "severity"));
    (output.status.code().unwrap(), findings.iter().map(line).collect())
}

#[test]
fn the_nearest_configuration_upwards_applies() {
    let outer = "exclude = [\"存档/**\"]\n[rules]\n\"totals/row\" = \"info\"\n";
    let folder = folder(&[
        ("nianbao.toml", outer),
        ("局/nianbao.toml", "[rules]\nvalue = \"warning\"\n"),
        ("局/年报.nianbao", WRONG),
        ("镇/年报.nianbao", WRONG),
        ("存档/年报.nianbao", WRONG),
    ]);
    let (code, found) = check(folder.path(), &["."]);
    assert_eq!(code, 1);
    let expected = [
        "局/年报.nianbao totals/row error",
        "局/年报.nianbao value/blank warning",
        "镇/年报.nianbao totals/row info",
        "镇/年报.nianbao value/blank error",
    ];
    assert_eq!(found, expected);
    let (_, named) = check(folder.path(), &["存档/年报.nianbao"]);
    assert_eq!(named.len(), 2, "what is named itself is checked: {named:?}");
    let shown = nianbao(folder.path(), &["config", "局/年报.nianbao"]);
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(shown.contains("局/nianbao.toml") && shown.contains("\"value\" = \"warning\""), "{shown}");
}

#[test]
fn a_broken_configuration_is_found_and_the_rest_of_it_counts() {
    let folder = folder(&[
        (
            "nianbao.toml",
            "ambiguous-width = \"宽\"\n[rules]\n\"value/blank\" = \"warning\"\n\"totals/rwo\" = \"off\"\n",
        ),
        ("年报.nianbao", WRONG),
    ]);
    let (code, found) = check(folder.path(), &["年报.nianbao"]);
    assert_eq!(code, 1);
    let expected = [
        "nianbao.toml config/invalid-value error",
        "nianbao.toml config/unknown-key warning",
        "年报.nianbao totals/row error",
        "年报.nianbao value/blank warning",
    ];
    assert_eq!(found, expected);
}

#[test]
fn severities_may_be_for_some_files_only() {
    let configuration = "[rules]\nvalue = \"warning\"\n\
        [per-file-rules]\n\"往年/**\" = { totals = \"info\", \"value/blank\" = \"off\" }\n\
        \"/往年/𠮷*\" = { totals = \"warning\" }\n\"./今年\" = { totals = \"off\" }\n";
    let folder = folder(&[
        ("nianbao.toml", configuration),
        ("今年/年报.nianbao", WRONG),
        ("往年/年报.nianbao", WRONG),
        ("往年/𠮷县.nianbao", WRONG),
    ]);
    let expected = [
        "nianbao.toml config/invalid-value warning",
        "今年/年报.nianbao totals/row error",
        "今年/年报.nianbao value/blank warning",
        "往年/年报.nianbao totals/row info",
        "往年/𠮷县.nianbao totals/row warning",
    ];
    assert_eq!(check(folder.path(), &["."]), (1, expected.map(str::to_owned).into()));
    let shown = String::from_utf8(nianbao(folder.path(), &["config"]).stdout).unwrap();
    assert!(shown.contains("\"/往年/𠮷*\" = { \"totals\" = \"warning\" }") && !shown.contains("./今年"), "{shown}");
}

#[test]
fn a_configuration_for_a_later_version_is_said_to_be_one_and_is_no_success() {
    let later = "required-version = \">=9999.1\"\n[rules]\n\"prose/𠮷\" = \"off\"\n";
    let folder = folder(&[("nianbao.toml", later), ("年报.nianbao", "")]);
    for command in [&["check", "--select=totals"][..], &["fmt", "--check"], &["config"]] {
        let output = nianbao(folder.path(), command);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{command:?}: {said}");
        let lines: Vec<&str> = said.lines().filter(|line| line.contains("nianbao.toml:")).collect();
        assert!(
            lines.len() == 1 && lines[0].contains("要用 nianbao 9999.1 以上的版本") && lines[0].contains("请更新"),
            "{said}"
        );
        assert!(!said.contains("prose"), "{said}");
    }
    std::fs::write(folder.path().join("nianbao.toml"), "required-version = \"0.0.1\"\n").unwrap();
    assert_eq!(nianbao(folder.path(), &["config"]).status.code(), Some(0));
}

#[test]
fn a_baseline_leaves_what_was_there_and_reports_what_is_new() {
    let folder = folder(&[("报告/年报.nianbao", WRONG)]);
    let (code, _) = check(folder.path(), &["--write-baseline", "基线.json", "报告"]);
    assert_eq!(code, 0);
    assert_eq!(check(folder.path(), &["--baseline", "基线.json", "报告"]), (0, vec![]));
    // Lines move; the places do not. One finding is new.
    let moved = format!(
        "说明。\n\n{}",
        WRONG.replace("|        1 |        0 |        0 |    0（", "|        1 |        3件 |        0 |    0（")
    );
    std::fs::write(folder.path().join("报告/年报.nianbao"), moved).unwrap();
    let (code, found) = check(folder.path(), &["--baseline", "基线.json", "报告/年报.nianbao"]);
    assert_eq!((code, found), (0, vec!["报告/年报.nianbao value/unit-in-cell warning".to_owned()]));
    let text = std::fs::read_to_string(folder.path().join("基线.json")).unwrap();
    assert!(text.contains("四·行政复议·总计"), "{text}");
    std::fs::write(folder.path().join("基线.json"), text.replace("\"version\": 1", "\"version\": 9")).unwrap();
    assert_eq!(check(folder.path(), &["--baseline", "基线.json", "报告"]).0, 2);
}

#[test]
fn selection_statistics_and_exit_codes() {
    let folder = folder(&[("年报.nianbao", WRONG)]);
    let run = |args: &[&str]| {
        let output = nianbao(folder.path(), &[&["check"], args].concat());
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    };
    assert_eq!(
        run(&["--select", "totals/row", "--statistics", "年报.nianbao"]),
        (1, "       1  totals/row\n".to_owned())
    );
    assert_eq!(
        run(&["--select", "totals", "--ignore", "totals/row", "--statistics", "年报.nianbao"]),
        (0, String::new())
    );
    assert_eq!(run(&["--select", "totals", "--exit-zero", "年报.nianbao"]).0, 0);
    assert_eq!(run(&["--select", "total", "年报.nianbao"]).0, 2);
}

/// A text of the regulation's shape, with words of its own: `甲50` for article 50, items numbered.
fn composed() -> String {
    let mut text = String::new();
    for article in nianbao::law::regulation().articles {
        text.push_str(&format!("第{}条\u{3000}", numeral(article.number)));
        for paragraph in article.paragraphs {
            let end = if paragraph.items.is_empty() { "。" } else { "：" };
            text.push_str(&format!("甲{}{end}\n", article.number));
            for item in 1..=paragraph.items.len() as u32 {
                text.push_str(&format!("（{}）𠮷{item}；\n", numeral(item)));
            }
        }
    }
    text
}

/// What the finding on a government's report without its assessments says of the law.
fn assessment(folder: &Path) -> Value {
    let select = "structure/missing-assessment";
    let output = nianbao(folder, &["check", "--output-format", "json", "--select", select, "."]);
    let findings: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    findings[0]["provision"].clone()
}

#[test]
fn articles_are_quoted_from_the_users_own_copy() {
    let report = "---\n机关: 𠮷县人民政府\n年度: 2023\n主体: 政府\n---\n\n## 一、总体情况\n\n主动公开情况。\n";
    let folder = folder(&[("年报.nianbao", report), ("nianbao.toml", "[law]\ntext = \"法规/条例.txt\"\n")]);
    let built_in = assessment(folder.path());
    assert_eq!(built_in["verbatim"], true);
    assert!(built_in["provides"].as_str().unwrap().starts_with("政府信息公开工作年度报告应当包括下列内容：\n（四）"));
    std::fs::create_dir(folder.path().join("法规")).unwrap();
    std::fs::write(folder.path().join("法规/条例.txt"), composed()).unwrap();
    let quoted = assessment(folder.path());
    assert_eq!((quoted["verbatim"].as_bool(), quoted["cite"].clone()), (Some(true), built_in["cite"].clone()));
    assert_eq!(quoted["provides"], "甲50：\n（四）𠮷4；");
    let shown = nianbao(folder.path(), &["check", "--select", "structure/missing-assessment", "."]);
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(shown.contains("（原文）：\n    甲50：\n    （四）𠮷4；\n"), "{shown}");
    let explained = String::from_utf8(nianbao(folder.path(), &["explain", "structure/one-sided"]).stdout).unwrap();
    assert!(explained.contains("第五十条第一款第（四）项（原文）\n\n甲50：\n（四）𠮷4；\n"), "{explained}");
}

#[test]
fn a_copy_that_is_missing_or_not_the_regulation_is_a_finding_at_its_name() {
    let configuration = "[law]\ntext = \"条例.txt\"\n";
    let folder = folder(&[("年报.nianbao", WRONG), ("nianbao.toml", configuration)]);
    let finding = || {
        let output = nianbao(folder.path(), &["check", "--output-format", "json", "--select", "config", "."]);
        let findings: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((findings.len(), &findings[0]["rule"]), (1, &"config/invalid-value".into()));
        let span = findings[0]["span"]["start"].as_u64().unwrap() as usize;
        assert!(configuration[span..].starts_with("\"条例.txt\""), "{findings:?}");
        findings[0]["message"].as_str().unwrap().to_owned()
    };
    assert!(finding().starts_with("条例.txt: "), "{}", finding());
    let shortened = composed().replace(&format!("第{}条\u{3000}", numeral(36)), "");
    std::fs::write(folder.path().join("条例.txt"), shortened).unwrap();
    assert!(finding().contains("缺少第三十六条"), "{}", finding());
}

#[test]
fn a_path_through_the_folder_above_is_the_file_that_it_leads_to() {
    let folder = folder(&[
        ("县/nianbao.toml", "[rules]\n\"value/blank\" = \"warning\"\n"),
        ("县/年报.nianbao", WRONG),
        ("县/局/nianbao.toml", "exclude = [\"*\"]\n[rules]\ntotals = \"off\"\nvalue = \"off\"\n"),
    ]);
    let (plain, bureau) = (folder.path().join("县"), folder.path().join("县/局"));
    let (_, expected) = check(&plain, &["年报.nianbao"]);
    assert_eq!(expected.len(), 2, "{expected:?}");
    let up = |line: &String| format!("../{line}");
    let (code, found) = check(&bureau, &["../年报.nianbao"]);
    assert_eq!((code, found), (1, expected.iter().map(up).collect()));
    let (_, found) = check(&bureau, &["../../县"]);
    assert_eq!(found.len(), 2, "{found:?}");
    let shown = String::from_utf8(nianbao(&bureau, &["config", "../年报.nianbao"]).stdout).unwrap();
    assert!(shown.contains("\"value/blank\" = \"warning\"") && !shown.contains("off"), "{shown}");
    let (_, found) = check(&bureau, &["../不在/../年报.nianbao"]);
    assert_eq!(found, ["../不在/../年报.nianbao unchecked error"], "the system does not enter what is not there");
}

#[test]
fn a_baseline_is_the_same_from_every_folder() {
    let folder = folder(&[("县/局/年报.nianbao", WRONG), ("县/镇/空", ""), ("市/年报.nianbao", WRONG)]);
    let at = |name: &str| folder.path().join(name);
    nianbao(&at("县/局"), &["check", "--write-baseline", "../基线.json", "年报.nianbao", "../../市"]);
    let written = std::fs::read_to_string(at("县/基线.json")).unwrap();
    assert!(written.contains("\"局/年报.nianbao\"") && written.contains("\"../市/年报.nianbao\""), "{written}");
    for (from, baseline, reports) in [
        ("县", "基线.json", ["局", "../市"]),
        ("县/局", "../基线.json", [".", "../../市"]),
        ("县/镇", "../局/../基线.json", ["../局/年报.nianbao", "../../市/年报.nianbao"]),
    ] {
        let (code, found) = check(&at(from), &["--baseline", baseline, reports[0], reports[1]]);
        assert_eq!((code, found.as_slice()), (0, &[][..]), "{from}");
    }
}

#[test]
fn what_is_read_is_a_regular_file_of_some_size() {
    let many = format!("# {}\n", "年报".repeat(200_000));
    let law = "[law]\ntext = \"条例.txt\"\n";
    let folder = folder(&[
        ("甲/nianbao.toml", &many),
        ("甲/年报.nianbao", WRONG),
        ("乙/nianbao.toml", law),
        ("乙/条例.txt", &many),
        ("乙/年报.nianbao", WRONG),
    ]);
    let said = |args: &[&str]| {
        let output = nianbao(folder.path(), &[&["check", "--output-format=concise"], args].concat());
        (output.status.code().unwrap(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
    };
    let (code, text) = said(&["甲"]);
    assert!(code == 2 && text.contains("甲/nianbao.toml: 超过 1 MB，没有读"), "{text}");
    let (code, text) = said(&["乙"]);
    assert!(code == 1 && text.contains("乙/nianbao.toml:2:8") && text.contains("条例.txt: 超过 1 MB"), "{text}");
    let large = std::fs::File::create(folder.path().join("基线.json")).unwrap();
    large.set_len((64 << 20) + 1).unwrap();
    let (code, text) = said(&["--baseline=基线.json", "乙"]);
    assert!(code == 2 && text.contains("基线.json: 超过 64 MB"), "{text}");
}

/// Would one be read, the run would wait for a writer, or never end.
#[cfg(target_os = "linux")]
#[test]
fn a_pipe_or_a_device_is_neither_configuration_nor_law_nor_baseline() {
    use std::os::unix::fs::symlink;
    let law = "[law]\ntext = \"条例.txt\"\n";
    let folder = folder(&[
        ("nianbao.toml", "[rules]\ntotals = \"off\"\n"),
        ("甲/年报.nianbao", WRONG),
        ("乙/nianbao.toml", law),
        ("乙/年报.nianbao", WRONG),
        ("丙/nianbao.toml", law),
        ("丙/年报.nianbao", WRONG),
    ]);
    let at = |name: &str| folder.path().join(name);
    let pipe = |name: &str| assert!(Command::new("mkfifo").arg(at(name)).status().unwrap().success());
    pipe("甲/nianbao.toml");
    pipe("乙/条例.txt");
    pipe("基线.json");
    symlink("/dev/zero", at("丙/条例.txt")).unwrap();
    for (arguments, code, said) in [
        (["check", "甲"].as_slice(), 2, "甲/nianbao.toml: 读不了：不是普通文件"),
        (&["fmt", "--check", "甲"], 2, "甲/nianbao.toml: 读不了：不是普通文件"),
        (&["check", "乙"], 1, "条例.txt: 读不了：不是普通文件"),
        (&["check", "丙"], 1, "条例.txt: 读不了：不是普通文件"),
        (&["check", "--baseline=基线.json", "乙"], 2, "基线.json: 读不了：不是普通文件"),
        (&["check", "--baseline=/dev/zero", "乙"], 2, "/dev/zero: 读不了：不是普通文件"),
    ] {
        let output = nianbao(folder.path(), arguments);
        let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
        assert!(text.contains(said), "{arguments:?}: {text}");
    }
}

#[test]
fn a_baseline_may_begin_with_a_byte_order_mark_and_what_is_none_is_said_in_chinese() {
    let folder = folder(&[("年报.nianbao", WRONG)]);
    nianbao(folder.path(), &["check", "--write-baseline=基线.json", "."]);
    let path = folder.path().join("基线.json");
    let written = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("\u{FEFF}{written}")).unwrap();
    let (code, found) = check(folder.path(), &["--baseline=基线.json"]);
    assert_eq!((code, found.len()), (0, 0), "{found:?}");
    for wrong in ["", "年报", "[]", "{\"version\": 1}", "{\"version\": 1, \"reports\": {\"𠮷\": 3}}"] {
        std::fs::write(&path, wrong).unwrap();
        let output = nianbao(folder.path(), &["check", "--baseline=基线.json"]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{wrong}");
        let words = said.replace("--write-baseline", "").replace("nianbao: ", "").replace(".json", "");
        assert!(said.contains("不是已知问题清单") && !words.contains(|c: char| c.is_ascii_alphabetic()), "{said}");
    }
}

#[test]
fn a_rule_that_is_named_stays_where_its_group_is_ignored_and_none_at_all_is_an_error() {
    let folder = folder(&[("年报.nianbao", WRONG)]);
    let run = |args: &[&str]| {
        let output = nianbao(folder.path(), &[&["check", "--output-format=concise"], args].concat());
        (output.status.code().unwrap(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
    };
    let (code, said) = run(&["--select=totals/row", "--ignore=totals"]);
    assert!(code == 1 && said.contains("[totals/row]"), "{said}");
    for args in [["--select=totals", "--ignore=totals"], ["--select=totals/row", "--ignore=value,totals/row"]] {
        let (code, said) = run(&args);
        assert!(code == 2 && said.contains("没有可查的规则"), "{said}");
    }
}

#[test]
fn counts_do_not_follow_what_a_program_reads() {
    let folder = folder(&[("年报.nianbao", WRONG)]);
    for format in ["json", "json-lines", "github", "gitlab", "junit", "sarif"] {
        for args in [format!("--output-format={format}"), format!("--output={format}=-")] {
            let output = nianbao(folder.path(), &["check", "--statistics", &args]);
            assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]), "{args}");
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(said.contains(&format!("不能与标准输出上的 {format} 合用")), "{said}");
        }
        let output = nianbao(folder.path(), &["check", "--statistics", &format!("--output={format}=数.out")]);
        assert!(String::from_utf8(output.stdout).unwrap().contains("  totals/row\n"), "{format}");
    }
}

#[test]
fn what_is_printed_of_a_configuration_is_what_counts() {
    let folder = folder(&[
        ("nianbao.toml", "exclude = [\"./存档/**\", \"存档\\\\2020𠮷\", \"旧/**\"]\n"),
        ("旧/a.nianbao", WRONG),
    ]);
    let (code, found) = check(folder.path(), &["."]);
    assert_eq!((code, found), (0, vec!["nianbao.toml config/invalid-value warning".to_owned(); 2]));
    let run = nianbao(folder.path(), &["config"]);
    assert_eq!(run.status.code(), Some(2));
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(said.contains("“./存档/**”不会对应任何文件") && said.contains("请写“存档/2020𠮷”\n"), "{said}");
    // What is printed is what counts: read back, there is nothing to say of it.
    std::fs::write(folder.path().join("nianbao.toml"), &run.stdout).unwrap();
    let again = nianbao(folder.path(), &["config"]);
    assert_eq!((again.status.code(), again.stdout), (Some(0), run.stdout));
    // The same of a text of the law that is not there.
    std::fs::write(folder.path().join("nianbao.toml"), "[law]\ntext = \"条例𠮷.txt\"\n").unwrap();
    let run = nianbao(folder.path(), &["config"]);
    assert!(run.status.code() == Some(2) && !String::from_utf8(run.stdout).unwrap().contains("条例𠮷"));
}

/// Whoever walks through a folder reads what says which files to leave out, without end.
#[cfg(unix)]
#[test]
fn a_folder_whose_ignore_file_cannot_be_read_is_not_said_to_be_clean() {
    for name in [".ignore", ".gitignore", "局𠮷/.gitignore", ".git/info/exclude"] {
        let folder = folder(&[("a.nianbao", WRONG), ("局𠮷/b.nianbao", WRONG)]);
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let run = |what: &str| {
            let run = nianbao(folder.path(), &["check", "--output-format=concise", "."]);
            let said = String::from_utf8(run.stderr).unwrap();
            assert_eq!(run.status.code(), Some(2), "{name} {what}");
            assert!(said.contains(&format!("{name}: ")) && said.contains("没有检查这个文件夹"), "{said}");
            assert!(!String::from_utf8(run.stdout).unwrap().contains("b.nianbao"), "{name} {what}");
            std::fs::remove_file(&path).unwrap();
        };
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        run("a pipe");
        std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
        run("a device");
        std::fs::File::create(&path).unwrap().set_len(1 << 31).unwrap();
        run("two gigabytes");
        std::fs::write(&path, b"\xb4\xe6\xb5\xb5\n").unwrap();
        run("GBK");
        std::fs::create_dir(&path).unwrap();
        assert_eq!(check(folder.path(), &["."]).1.len(), 4, "a folder of that name says nothing");
    }
}

#[test]
fn an_export_keeps_what_is_no_figure_and_says_so() {
    let report = std::fs::read_to_string("examples/seeded-mistakes.nianbao").unwrap();
    let folder =
        folder(&[("年报.nianbao", &report), ("好.nianbao", include_str!("../../examples/acheng-2023.nianbao"))]);
    let run = nianbao(folder.path(), &["export", "--to=json", "年报.nianbao"]);
    let json: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(run.status.code(), Some(0));
    let unread = &json["unread"];
    assert_eq!(unread["二·行政规范性文件·本年废止件数"], "-3", "{unread}");
    assert_eq!(unread["二·行政处罚·本年处理决定数量"], "1719.5");
    assert_eq!(unread["四·未经复议直接起诉·尚未审结"], "无记录");
    assert!(json["review"]["未经复议直接起诉"]["尚未审结"].is_null());
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(said.contains("有 5 处读不成数") && said.contains("有 6 处须修改"), "{said}");
    let run = nianbao(folder.path(), &["export", "--to=json", "好.nianbao"]);
    assert_eq!((String::from_utf8(run.stderr).unwrap().as_str(), run.status.code()), ("", Some(0)));
    let json: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(json["unread"], serde_json::json!({}));
}
