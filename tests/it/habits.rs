//! What who knows other linters looks for on the command line: quiet, excluding, configuring, summing up.

use crate::common::binary::{Run, nianbao};
use crate::common::folder::folder;
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const WRONG: &str = "---\n机关: 𠮷县人民政府\n年度: 2023\n---\n
## 四、政府信息公开行政复议、行政诉讼情况\n
| 类型             | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| ---------------- | -------: | -------: | -------: | -------: | ---: |
| 行政复议         |       10 |        1 |        0 |        0 |    0 |
| 未经复议直接起诉 |        0 |        0 |        0 |        0 |    0 |
| 复议后起诉       |        0 |        0 |        0 |          |    0 |
";

/// Runs `check` for two rules with output `format`.
fn check(folder: &Path, format: &str, arguments: &[&str]) -> Run {
    let format = format!("--output-format={format}");
    nianbao(folder, &[&["check", &format, "--select=totals/row,value/blank"], arguments].concat())
}

/// The files that something is found in.
fn paths(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let run = check(folder, "json", arguments);
    assert!(run.code <= 1, "{arguments:?}: {}", run.stderr);
    let findings: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let mut paths: Vec<String> = findings.iter().map(|finding| finding["path"].as_str().unwrap().to_owned()).collect();
    paths.dedup();
    paths
}

/// One line, and the exit code for what could not be done.
fn assert_one_line(run: &Run, says: &[&str]) {
    assert_eq!((run.code, &*run.stdout), (2, ""), "{}", run.stderr);
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    for part in says {
        assert!(run.stderr.contains(part), "no {part}: {}", run.stderr);
    }
}

#[test]
fn patterns_of_the_command_line_are_left_out_beside_those_that_are_configured() {
    let folder = folder(&[
        ("nianbao.toml", "exclude = [\"存档\"]\n"),
        ("存档/a.nianbao", WRONG),
        ("甲县/2023.nianbao", WRONG),
        ("甲县/2024.nianbao", WRONG),
        ("乙,县/𠮷.nianbao", WRONG),
    ]);
    let all = ["乙,县/𠮷.nianbao", "甲县/2023.nianbao", "甲县/2024.nianbao"];
    assert_eq!(paths(folder.path(), &["."]), all);
    assert_eq!(paths(folder.path(), &["--exclude=甲县", "."]), all[..1]);
    assert_eq!(paths(folder.path(), &["--exclude", "2023.*, 𠮷*", "."]), all[2..]);
    assert_eq!(paths(folder.path(), &["--exclude=*{3,4}.nianbao", "--exclude=乙\\,县/", "."]), [""; 0]);
    assert_eq!(paths(folder.path(), &["--exclude=甲县,!甲县/2024.nianbao", "."]), [all[0], all[2]]);
    assert_eq!(paths(folder.path(), &["--exclude=/甲县/*,!2024*", "."]), [all[0], all[2]]);
    // Named, a file is checked, but where that is asked for.
    let named = ["甲县/2023.nianbao", "存档/a.nianbao", "乙,县/𠮷.nianbao"];
    assert_eq!(paths(folder.path(), &[&["--exclude=甲县"], &named[..]].concat()).len(), 3);
    assert_eq!(paths(folder.path(), &[&["--exclude=甲县", "--force-exclude"], &named[..]].concat()), all[..1]);
    // Seen from the folder that one is in; of what lies elsewhere the names count.
    let from = folder.path().join("甲县");
    assert_eq!(paths(&from, &["--exclude=/2023.nianbao", "..", "."]), ["../乙,县/𠮷.nianbao", "../甲县/2024.nianbao"]);
    assert_eq!(paths(&from, &["--exclude=乙*", ".."]), ["../甲县/2023.nianbao", "../甲县/2024.nianbao"]);
    for path in ["乙,县/𠮷.nianbao", "甲县/2023.nianbao"] {
        std::fs::write(folder.path().join(path), format!("{WRONG}\n\n")).unwrap();
    }
    let run = nianbao(folder.path(), &["fmt", "--check", "--exclude=甲县", "."]);
    assert_eq!(run.stdout, "乙,县/𠮷.nianbao\n");
}

#[test]
fn a_pattern_that_can_match_nothing_is_said_in_one_line() {
    let folder = folder(&[("a.nianbao", WRONG)]);
    let own = folder.path().join("存档");
    for (pattern, says) in [
        ("", "请删去"),
        ("存档,,旧", "请删去"),
        ("#存档", "\\#"),
        ("./存档", "请写“存档”"),
        ("../存档", "通到文件夹之外"),
        ("存档\\2020", "请写“存档/2020”"),
        ("存档／＊＊", "请写“存档/**”"),
        ("!存档", "前面却没有排除什么"),
        ("{甲,乙", "没有写全"),
        ("[z-a]", "前后颠倒"),
        (own.to_str().unwrap(), "例如“存档/**”"),
    ] {
        for command in ["check", "fmt"] {
            let run = nianbao(folder.path(), &[command, "--exclude", pattern, "."]);
            assert_one_line(&run, &["nianbao: --exclude：“", "不会对应任何文件", says]);
        }
    }
    let english = nianbao(folder.path(), &["check", "--lang=en", "--exclude=./a", "."]);
    assert_one_line(&english, &["nianbao: --exclude: the pattern ./a matches no file: no ./ is needed; write a\n"]);
}

/// Runs a command on what is given to it.
fn with_stdin(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
    command.current_dir(folder).env("NIANBAO_LANG", "zh").args(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(WRONG.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

/// An editor puts what it gets in the place of what it gave.
#[test]
fn what_an_editor_pipes_in_is_left_as_it_is_where_its_file_is_excluded() {
    let folder = folder(&[("nianbao.toml", "exclude = [\"存档/**\"]\n")]);
    let named = |name| ["--force-exclude", "--stdin-filename", name];
    for (name, exclude) in [("存档/𠮷.nianbao", "无"), ("a.nianbao", "a*")] {
        let arguments = [&named(name)[..], &["--exclude", exclude, "-"]].concat();
        assert_eq!(with_stdin(folder.path(), &[&["fmt"], &arguments[..]].concat()), (Some(0), WRONG.to_owned()));
        let fixed = with_stdin(folder.path(), &[&["check", "--fix"], &arguments[..]].concat());
        assert_eq!(fixed, (Some(0), WRONG.to_owned()));
        let checked = with_stdin(folder.path(), &[&["check", "--output-format=json"], &arguments[..]].concat());
        assert_eq!(checked, (Some(0), "[]\n".to_owned()));
        assert_eq!(
            with_stdin(folder.path(), &[&["fmt", "--check"], &arguments[..]].concat()),
            (Some(0), String::new())
        );
    }
    let checked = with_stdin(folder.path(), &["check", "--stdin-filename=存档/𠮷.nianbao", "-"]);
    assert_eq!(checked.0, Some(1), "without the option what is named counts");
}

#[test]
fn a_configuration_may_be_named_and_single_keys_set() {
    let folder = folder(&[
        ("nianbao.toml", "exclude = [\"镇\"]\n[rules]\n\"value/blank\" = \"warning\"\n"),
        ("公用/共同.toml", "exclude = [\"/县\"]\nambiguous-width = \"wide\"\n[rules]\n\"totals/row\" = \"info\"\n"),
        ("县/𠮷.nianbao", WRONG),
        ("镇/a.nianbao", WRONG),
    ]);
    let found = |arguments: &[&str]| {
        let run = nianbao(folder.path(), &[&["check", "--output-format=json"], arguments].concat());
        let mut findings: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
        findings.retain(|it| it["rule"] == "totals/row" || it["rule"] == "value/blank");
        let line = |it: &Value| ["path", "rule", "severity"].map(|key| it[key].as_str().unwrap().to_owned()).join(" ");
        findings.iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(found(&["."]), ["县/𠮷.nianbao totals/row error", "县/𠮷.nianbao value/blank warning"]);
    let common = "--config=公用/共同.toml";
    assert_eq!(found(&[common, "."]), ["镇/a.nianbao totals/row info", "镇/a.nianbao value/blank error"]);
    let over = "--config=rules.\"value/blank\"=\"off\"";
    assert_eq!(found(&[common, over, "."]), ["镇/a.nianbao totals/row info"]);
    assert_eq!(found(&[over, "--config", "exclude=['县', '没有']", "."]), ["镇/a.nianbao totals/row error"]);
    let one_file = "--config=per-file-rules.\"镇/**\"={ totals = \"off\" }";
    assert_eq!(found(&[common, over, one_file, "."]), [""; 0]);
    let shown = nianbao(folder.path(), &["config", common, over, "县/𠮷.nianbao"]);
    assert!(shown.stdout.starts_with("# ") && shown.stdout.contains("共同.toml\n"), "{}", shown.stdout);
    for part in ["exclude = [\"/县\"]", "ambiguous-width = \"wide\"", "\"value/blank\" = \"off\""] {
        assert!(shown.stdout.contains(part), "{part}: {}", shown.stdout);
    }
    assert_eq!((shown.code, &*shown.stderr), (0, ""));
}

#[test]
fn a_configuration_that_is_named_wrongly_is_said_in_one_line() {
    let folder = folder(&[("a.nianbao", WRONG), ("a.toml", ""), ("b.toml", "[rules]\n\"totals/rwo\" = \"off\"\n")]);
    for (arguments, says) in [
        (&["--config=没有.toml"][..], "--config 没有.toml：没有这样的文件；请写设置文件的路径，或者 名称=内容"),
        (&["--config=."], "--config .：没有这样的文件"),
        (&["--config=a.toml", "--config=b.toml"], "只能用一个"),
        (&["--config=ambiguous-width=wide"], "文字要加引号"),
        (&["--config=rules.totals=\"严重\""], "error、warning"),
        (&["--config=rules.\"totals/rwo\"=\"off\""], "是不是 totals/row？"),
        (&["--config=exclude=['./旧']"], "请写“旧”"),
        (&["--config=required-version='99'"], "请更新 nianbao"),
        (&["--config=exclud=[]"], "是不是 exclude？"),
    ] {
        for command in ["check", "fmt", "config"] {
            assert_one_line(&nianbao(folder.path(), &[&[command], arguments].concat()), &[says]);
        }
    }
    let found = check(folder.path(), "concise", &["--config=b.toml", "--select=config", "."]);
    assert!(found.stdout.starts_with("b.toml:2:1: "), "{}", found.stdout);
}

#[test]
fn quiet_is_findings_and_failures_alone() {
    let folder = folder(&[("a.nianbao", WRONG), ("干净/b.nianbao", "---\n机关: 𠮷局\n年度: 2023\n---\n")]);
    let loud = check(folder.path(), "text", &["."]);
    let quiet = check(folder.path(), "text", &["-q", "."]);
    let (findings, line) = loud.stdout.rsplit_once("\n\n").unwrap();
    assert!(line.starts_with("2 份报告："), "{line}");
    assert_eq!((quiet.code, quiet.stdout.trim_end(), &*quiet.stderr), (1, findings, ""));
    let clean = check(folder.path(), "text", &["--quiet", "干净"]);
    assert_eq!((clean.code, &*clean.stdout, &*clean.stderr), (0, "", ""));
    let failed = check(folder.path(), "text", &["-q", "干净", "没有.nianbao"]);
    assert!(failed.code == 2 && failed.stderr.contains("没有.nianbao: "), "{}", failed.stderr);
    let fixed = nianbao(folder.path(), &["check", "-q", "--fix", "--select=value/fullwidth", "."]);
    assert_eq!((fixed.code, &*fixed.stdout, &*fixed.stderr), (0, "", ""));
    let formatted = nianbao(folder.path(), &["fmt", "-q", "."]);
    assert_eq!((formatted.code, &*formatted.stdout, &*formatted.stderr), (0, "", ""));
}

#[test]
fn a_summary_is_a_line_a_file() {
    let folder = folder(&[("甲/𠮷.nianbao", WRONG), ("b.nianbao", ""), ("坏.nianbao", "\u{0}")]);
    std::fs::write(folder.path().join("坏.nianbao"), b"\xd5\xfe").unwrap();
    let run = nianbao(folder.path(), &["check", "--summary", "--select=totals/row,value/blank", "."]);
    let expected = "b.nianbao：没有发现问题\n\
        甲/𠮷.nianbao：须修改 2 处，请核对 0 处，供参考 0 处；其中 0 处可自动修改，2 处有修改建议\n\
        2 份报告：须修改 2 处，请核对 0 处，供参考 0 处；其中 0 处可自动修改，2 处有修改建议；1 个文件或文件夹没能检查\n";
    assert_eq!((run.code, &*run.stdout), (2, expected), "{}", run.stderr);
    let english = check(folder.path(), "summary", &["-q", "--lang=en", "甲"]);
    assert_eq!(english.stdout, "甲/𠮷.nianbao: 2 errors, 0 warnings, 0 infos; 0 fixable, 2 with a suggestion\n");
    for other in ["--output-format=json", "--statistics", "--diff"] {
        assert_eq!(nianbao(folder.path(), &["check", "--summary", other, "."]).code, 2, "{other}");
    }
}

#[test]
fn every_finding_says_whose_report_it_is_in_and_of_which_year() {
    let folder = folder(&[
        ("a.nianbao", WRONG),
        ("b.nianbao", &WRONG.replace("机关: 𠮷县人民政府\n年度: 2023", "年度: 二〇二三")),
        ("nianbao.toml", "\"年\" = 1\n"),
    ]);
    let about = |format: &str| {
        let run = nianbao(folder.path(), &["check", "--output-format", format, "--select=totals/row,config", "."]);
        let findings: Vec<Value> = match format {
            "json" => serde_json::from_str(&run.stdout).unwrap(),
            _ => run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect(),
        };
        findings.iter().map(|it| format!("{} {} {}", it["path"], it["agency"], it["year"])).collect::<Vec<_>>()
    };
    let expected = ["\"nianbao.toml\" null null", "\"a.nianbao\" \"𠮷县人民政府\" 2023", "\"b.nianbao\" null null"];
    assert_eq!(about("json"), expected);
    assert_eq!(about("json-lines"), expected);
}

#[test]
fn rules_are_listed_for_programs() {
    let folder = folder(&[("空", "")]);
    let run = nianbao(folder.path(), &["rules", "--output-format=json"]);
    let rules: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let row = rules.iter().find(|rule| rule["name"] == "totals/row").unwrap();
    assert_eq!((&row["group"], &row["severity"]), (&"totals".into(), &"error".into()));
    for rule in &rules {
        for key in ["title", "explanation", "since", "basis"] {
            assert!(rule[key].as_str().is_some_and(|text| !text.is_empty()), "{key} of {rule}");
        }
    }
    assert_eq!(
        nianbao(folder.path(), &["rules", "--output-format", "text"]).stdout,
        nianbao(folder.path(), &["rules"]).stdout
    );
    assert_eq!(nianbao(folder.path(), &["rules", "--json"]).stdout, run.stdout, "its name of old is still understood");
}

#[test]
fn an_option_that_is_written_twice_is_said_in_one_line() {
    let folder = folder(&[("a.nianbao", WRONG)]);
    for (arguments, option) in [
        (&["check", "--watch", "-w"][..], "--watch"),
        (&["check", "-q", "--quiet", "."], "--quiet"),
        (&["check", "--baseline=a", "--baseline=b"], "--baseline <文件>"),
        (&["check", "--output-format=json", "--output-format=text"], "--output-format <格式>"),
        (&["fmt", "--check", "--check"], "--check"),
    ] {
        let run = nianbao(folder.path(), arguments);
        assert_one_line(&run, &[&format!("“{option}”只能写一次，请删去多余的")]);
        let english = nianbao(folder.path(), &[&["--lang=en"], arguments].concat());
        assert_one_line(&english, &["cannot be used multiple times; remove all but one"]);
    }
}

#[test]
fn a_configuration_to_begin_with_changes_nothing_and_overwrites_nothing() {
    let folder = folder(&[("年报/𠮷.nianbao", WRONG), ("nianbao.toml", "[rules]\ntotals = \"off\"\n")]);
    let inner = folder.path().join("年报");
    let defaults = |text: &str| text.split_once('\n').unwrap().1.to_owned();
    let made = nianbao(&inner, &["init"]);
    assert_eq!((made.code, &*made.stdout), (0, ""), "{}", made.stderr);
    assert!(
        made.stderr.starts_with("nianbao: 写好了 nianbao.toml：") && made.stderr.contains("对这个文件夹不起作用"),
        "{}",
        made.stderr
    );
    let written = std::fs::read_to_string(inner.join("nianbao.toml")).unwrap();
    let tables = ["[rules]", "[per-file-rules]", "[words]", "[law]"];
    for key in ["required-version", "exclude", "ambiguous-width", "township-deadline"].into_iter().chain(tables) {
        assert!(written.contains(&format!("\n#{key}")), "{key}: {written}");
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let shown = nianbao(&inner, &["config"]);
    assert_eq!((shown.code, defaults(&shown.stdout)), (0, defaults(&nianbao(elsewhere.path(), &["config"]).stdout)));
    // Neither once more, nor over what leads elsewhere.
    assert_one_line(&nianbao(&inner, &["init"]), &["nianbao.toml：已有这个文件，不覆盖"]);
    assert_eq!(std::fs::read_to_string(inner.join("nianbao.toml")).unwrap(), written);
    assert_one_line(&nianbao(folder.path(), &["init", "没有"]), &["没有/nianbao.toml："]);
    let english = nianbao(folder.path(), &["init", "--lang=en", "年报"]);
    assert_one_line(&english, &["年报/nianbao.toml: exists already and is left as it is"]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("不在", elsewhere.path().join("nianbao.toml")).unwrap();
        assert_one_line(&nianbao(elsewhere.path(), &["init"]), &["已有这个文件"]);
        assert!(!elsewhere.path().join("不在").exists());
    }
}
