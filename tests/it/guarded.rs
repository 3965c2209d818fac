//! What a command line may not do, whatever it is told: write over what it reads, forge lines of others, go on with a
//! configuration that was not meant, read without an end.

use crate::common::binary::{Run, nianbao, program};
use crate::common::folder::folder;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const GOOD: &str = include_str!("../../examples/acheng-2023.nianbao");
const OTHER: &str = include_str!("../../examples/department-2024.nianbao");

/// That a command fails, says this, and leaves a file as it is.
fn assert_left(folder: &Path, file: &str, arguments: &[&str], says: &str) {
    let before = fs::read(folder.join(file)).ok();
    let run = nianbao(folder, arguments);
    assert_eq!(run.code, 2, "{arguments:?}: {}", run.stderr);
    assert!(run.stderr.contains(says), "{arguments:?}: {}", run.stderr);
    assert_eq!(fs::read(folder.join(file)).ok(), before, "{arguments:?}");
}

#[test]
fn what_is_read_is_written_over_by_no_command() {
    let folder =
        folder(&[("好.nianbao", GOOD), ("局.nianbao", OTHER), ("文.txt", "甲县2023年政府信息公开工作年度报告\n")]);
    let folder = folder.path();
    fs::create_dir(folder.join("报送")).unwrap();
    for (report, word) in [("好.nianbao", "年报.docx"), ("局.nianbao", "报送/局.docx")] {
        assert_eq!(nianbao(folder, &["export", "--to=docx", report, "-o", word]).code, 0);
    }
    let source = "：没有写入：这是要读的文件";
    for arguments in [
        &["diff", "年报.docx", "局.nianbao", "--to=docx", "-o", "年报.docx"][..],
        &["diff", "局.nianbao", "./年报.docx", "-o", "报送/../年报.docx"],
        &["export", "--to=docx", "年报.docx", "-o", "年报.docx"],
        &["sum", "好.nianbao", "年报.docx", "-o", "年报.docx", "--force"],
        &["review", "年报.docx", "-o", "年报.docx", "--force"],
        &["check", "年报.docx", "--output=json=年报.docx"],
        &["check", "年报.docx", "--write-baseline=年报.docx"],
        &["import", "年报.docx", "-o", "新.nianbao", "--account=年报.docx"],
    ] {
        assert_left(folder, "年报.docx", arguments, source);
    }
    // A unit's report is one, though it is only found.
    for command in ["sum", "review"] {
        assert_left(folder, "报送/局.docx", &[command, "报送", "-o", "报送/局.docx", "--force"], source);
    }
    assert_left(folder, "文.txt", &["import", "文.txt", "-o", "文.txt", "--force"], source);
    // What an earlier run has made is none.
    for (command, name) in [("sum", "报送/总.docx"), ("review", "报送/果.docx"), ("review", "报送/果.html")] {
        let run = nianbao(folder, &[command, "报送", "-o", name]);
        let again = nianbao(folder, &[command, "报送", "-o", name, "--force"]);
        assert_eq!((again.code, &again.stdout), (run.code, &run.stdout), "{name}: {}", again.stderr);
        fs::remove_file(folder.join(name)).unwrap();
    }
}

#[test]
fn an_import_takes_the_place_of_texts_alone() {
    let folder = folder(&[("好.nianbao", GOOD), ("nianbao.toml", "# 设置\n"), ("旧.nianbao", "旧"), ("a.json", "{}")]);
    let folder = folder.path();
    assert_eq!(nianbao(folder, &["export", "--to=docx", "好.nianbao", "-o", "年报.docx"]).code, 0);
    fs::copy(folder.join("年报.docx"), folder.join("别的.docx")).unwrap();
    let import = |output: &'static str| ["import", "-q", "年报.docx", "--force", "-o", output];
    assert_left(folder, "nianbao.toml", &import("nianbao.toml"), "不能把输出写进报告或 nianbao.toml");
    assert_left(folder, "无/nianbao.toml", &import("无/nianbao.toml"), "nianbao.toml");
    assert_left(folder, "别的.docx", &import("别的.docx"), "别的.docx：没有写入：已有的文件不是文本");
    assert_left(folder, "-", &import("-"), "-：没有写入：这里要写文件名");
    assert_eq!(nianbao(folder, &import("旧.nianbao")).code, 0);
    assert!(fs::read_to_string(folder.join("旧.nianbao")).unwrap().contains("阿城区"));
    // A folder that is named is made.
    let run = nianbao(folder, &["import", "-q", "年报.docx", "-o", "导入/"]);
    assert_eq!((run.code, folder.join("导入/年报.nianbao").is_file()), (0, true), "{}", run.stderr);
    let run = nianbao(folder, &["new", "--from", "年报.docx"]);
    assert!(run.code == 2 && run.stderr.contains("nianbao import"), "{}", run.stderr);
}

#[test]
fn a_baseline_keeps_what_is_known_of_reports_that_could_not_be_read() {
    let folder = folder(&[("a𠮷.nianbao", GOOD)]);
    let folder = folder.path();
    let write = |name: &'static str| ["check", "-q", "--write-baseline", name, "."];
    assert_eq!(nianbao(folder, &write("基线.json")).code, 0);
    fs::write(folder.join("坏.nianbao"), b"\xd5\xfe\xb8\xae\xd0\xc5").unwrap();
    assert_left(folder, "基线.json", &write("基线.json"), "基线.json：没有重写：有文件没能检查");
    assert_eq!(nianbao(folder, &write("新.json")).code, 2);
    assert!(folder.join("新.json").is_file(), "nothing was known before");
    assert_left(folder, "-", &write("-"), "-：没有写入");
}

/// The same for commands that show no findings and would go by the defaults.
#[test]
fn no_command_goes_on_with_a_configuration_that_was_not_meant() {
    let folder = folder(&[("年报.nianbao", GOOD)]);
    let folder = folder.path();
    for (text, says) in [
        (&b"required-version = \"99\"\n"[..], "nianbao.toml:1:20: 这份 nianbao.toml 要用 nianbao 99 以上的版本"),
        (b"[rules]\ntotals = \"offf\"\n", "nianbao.toml:2:10: rules.totals 应写 error"),
        (b"rules = \n", "nianbao.toml:1:9: 从这里起写法不对"),
        (b"\xff\xfe", "nianbao.toml: 不是 UTF-8"),
        ("[review]\nletter = \"致{谁}\"\n".as_bytes(), "nianbao.toml:2:10: review.letter 应写文字"),
        (b"documents = true\ndocuments = true\n", "nianbao.toml:2:1: “documents”写了两次"),
        (b"[rules]\n[rules]\n", "“rules”写了两次"),
        (b"township-deadline = \"02-31\"\n", "township-deadline 应写每年都有的日子"),
    ] {
        fs::write(folder.join("nianbao.toml"), text).unwrap();
        for arguments in [
            &["review", ".", "-o", "果.xlsx"][..],
            &["annotate", "年报.nianbao", "-o", "果.docx"],
            &["sum", ".", "-o", "果.docx"],
            &["export", "--to=json", "--deny-errors", "."],
            &["export", "--to=docx", ".", "-o", "果/"],
            &["fmt", "--check", "."],
            &["new", "--agency=某局", "--year=2024"],
            &["new", "--agency=某局", "--year=2024", "-o", "新.nianbao"],
        ] {
            let run = nianbao(folder, arguments);
            assert_eq!((run.code, &*run.stdout), (2, ""), "{arguments:?}: {}", run.stderr);
            assert!(run.stderr.contains(says) && run.stderr.contains("没有执行"), "{arguments:?}: {}", run.stderr);
        }
        let run = nianbao(folder, &["config"]);
        assert!(run.code == 2 && run.stderr.contains(says), "{}", run.stderr);
        assert_eq!(fs::read_dir(folder).unwrap().count(), 2);
    }
    // A text of the regulation is missed only where it is shown.
    fs::write(folder.join("nianbao.toml"), "[law]\ntext = \"无.txt\"\n").unwrap();
    assert_eq!(nianbao(folder, &["fmt", "--check", "."]).code, 0);
    let run = nianbao(folder, &["config"]);
    assert!(run.code == 2 && run.stderr.contains("nianbao.toml:2:8: 无.txt: 读不了"), "{}", run.stderr);
    fs::write(folder.join("nianbao.toml"), "").unwrap();
    let run = nianbao(folder, &["check", "--config=law.text=\"无.txt\"", "."]);
    assert!(run.code == 2 && run.stderr.contains("--config law.text=\"无.txt\"：无.txt: 读不了"), "{}", run.stderr);
}

/// A second line is read as a message of its own, by build servers as a command.
#[cfg(unix)]
#[test]
fn no_name_forges_a_line_or_speaks_to_a_terminal() {
    let forged = "𠮷\n::error::forged\u{1B}[31m";
    let (text, word, none) = (format!("{forged}.nianbao"), format!("{forged}.docx"), format!("{forged}.无"));
    let folder = folder(&[("a.nianbao", GOOD), (&text, OTHER)]);
    let folder = folder.path();
    assert_eq!(nianbao(folder, &["export", "--to=docx", &text, "-o", &word]).code, 0);
    let honest = |arguments: &[&str]| {
        let Run { stdout, stderr, .. } = nianbao(folder, arguments);
        for said in [stdout, stderr] {
            assert!(!said.contains("\n::error") && !said.contains('\u{1B}'), "{arguments:?}: {said:?}");
        }
    };
    for command in [
        &["check", "--output-format=junit"][..],
        &["check", "--output-format=text"],
        &["check", "--output-format=summary"],
        &["export", "--to=html", "-o", "出/"],
        &["import", "-o", "入.nianbao"],
        &["annotate", "--all", "--force"],
        &["sum", "-o", "总.xlsx"],
        &["review", "-o", "果.xlsx"],
        &["diff", "a.nianbao"],
        &["preview", "--no-open"],
        &["new", "--from"],
        &["new", "--agency=甲", "--year=2023", "-o"],
        &["init"],
        &["config"],
        &["explain"],
        &["fmt", "--check"],
    ] {
        for name in [&text, &word, &none] {
            honest(&[command, &[name]].concat());
        }
    }
    for option in ["select", "config", "baseline", "output", "write-baseline", "exclude", "color", "nothing"] {
        for lang in ["--lang=zh", "--lang=en"] {
            honest(&["check", lang, &format!("--{option}={forged}"), "a.nianbao"]);
            honest(&["check", lang, &format!("--{option}{forged}"), "a.nianbao"]);
        }
    }
    // To a program the name is as it is.
    let run = nianbao(folder, &["check", "--output-format=json", &none]);
    assert!(run.stdout.is_empty() || run.stdout.contains("\\n::error"), "{}", run.stdout);
}

#[test]
fn standard_output_takes_one_format() {
    let folder = folder(&[("𠮷.nianbao", GOOD)]);
    for arguments in [
        &["--output=json=-", "--output=sarif=-"][..],
        &["--output=json=-", "--output-format=sarif"],
        &["--output=json=-", "--output-format=text"],
    ] {
        let run = nianbao(folder.path(), &[&["check", "."], arguments].concat());
        assert_eq!((run.code, &*run.stdout), (2, ""), "{}", run.stderr);
        assert!(run.stderr.contains("json") && run.stderr.contains("不能都写到标准输出"), "{}", run.stderr);
    }
    let run = nianbao(folder.path(), &["check", "--fix", "--output=json=-", "-"]);
    assert_eq!((run.code, &*run.stdout), (2, ""), "{}", run.stderr);
    assert!(run.stderr.contains("--output json=文件"), "{}", run.stderr);
}

/// A pipe that a process was given has somebody at its other end; one that lies in a folder may have nobody.
#[cfg(target_os = "linux")]
#[test]
fn what_has_no_end_is_not_read() {
    let folder = folder(&[("a.nianbao", GOOD)]);
    let folder = folder.path();
    let pipe = folder.join("管道.nianbao");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for arguments in [
        &["check", "/dev/zero"][..],
        &["check", "a.nianbao", "管道.nianbao"],
        &["fmt", "--check", "管道.nianbao"],
        &["review", "管道.nianbao", "-o", "果.xlsx"],
        &["import", "管道.nianbao"],
        &["diff", "a.nianbao", "管道.nianbao"],
        &["new", "--from", "管道.nianbao"],
    ] {
        let run = nianbao(folder, arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains("读不了：不是普通文件"), "{arguments:?}: {}", run.stderr);
    }
    let shell = |script: &str| {
        let mut shell = Command::new("bash");
        shell.current_dir(folder).env("NIANBAO_LANG", "zh").arg("-c").arg(script).arg(program());
        let output = shell.stdin(Stdio::null()).output().unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        (output.status.code(), said)
    };
    for script in [
        "\"$0\" check --summary <(cat a.nianbao)",
        "cat a.nianbao | \"$0\" check --summary /dev/stdin",
        "\"$0\" check --summary /dev/stdin < a.nianbao",
    ] {
        let (code, said) = shell(script);
        assert!(code == Some(0) && said.contains("1 份报告，没有发现问题"), "{script}: {said}");
    }
    for script in ["yes 年报 | \"$0\" check -", "\"$0\" check <(yes 年报)"] {
        let (code, said) = shell(script);
        assert!(code == Some(2) && said.contains("超过 200 MB，没有读"), "{script}: {said}");
    }
    std::os::unix::fs::symlink("圈.nianbao", folder.join("圈.nianbao")).unwrap();
    let run = nianbao(folder, &["check", "圈.nianbao"]);
    assert!(run.stderr.contains("链接绕成了一圈"), "{}", run.stderr);
}

#[test]
fn what_is_wrong_is_said_in_the_language_of_the_rest() {
    let folder = folder(&[
        ("坏.zip", "PK\u{3}\u{4}年报"),
        ("坏.docx", "PK\u{3}\u{4}年报"),
        ("数.json", "{\"kind\": \"事业单位\"}"),
    ]);
    let folder = folder.path();
    for (arguments, says) in [
        (&["check", "坏.zip"][..], "压缩包损坏或不完整，读不了；请重新压缩"),
        (&["check", "坏.docx"], "文件损坏或不完整，读不了；请用 Word 或 WPS"),
        (&["import", "数.json"], "有 政府、部门、乡镇街道、其他"),
        (&["check", "--lang=fr"], "“--lang <语言>”不能写“fr”"),
        (&["completions", "no"], "“<命令行外壳>”不能写“no”"),
    ] {
        let run = nianbao(folder, arguments);
        assert!(run.code == 2 && run.stderr.contains(says), "{arguments:?}: {}", run.stderr);
    }
    for (json, says) in [("{", "到第 1 行第 1 列就完了"), ("{\n年}", "第 2 行第 1 列起写法不对")] {
        fs::write(folder.join("数.json"), json).unwrap();
        let run = nianbao(folder, &["import", "数.json"]);
        assert!(run.code == 2 && run.stderr.contains(&format!("不是 JSON：{says}")), "{}", run.stderr);
    }
}

/// The file that is named as the one that took the place is one that was written.
#[test]
fn of_three_of_one_name_the_first_is_the_one_that_was_written() {
    let folder = folder(&[("甲/𠮷.nianbao", GOOD), ("乙/𠮷.nianbao", GOOD), ("𠮷.nianbao", GOOD)]);
    let reports = ["甲/𠮷.nianbao", "乙/𠮷.nianbao", "𠮷.nianbao"];
    let run = nianbao(folder.path(), &[&["export", "--to=json", "-o", "出/"][..], &reports].concat());
    assert_eq!((run.code, run.stderr.matches("已经写了 甲/𠮷.nianbao").count()), (2, 2), "{}", run.stderr);
}
