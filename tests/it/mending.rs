//! The binary where it changes files: `fmt`, and `check` with `--fix`, `--fill` and `--diff`.

use crate::common::binary::{Run, nianbao};
use crate::common::folder::folder;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

const CANONICAL: &str = include_str!("../../examples/acheng-2023.nianbao");
const MISTAKES: &str = include_str!("../../examples/seeded-mistakes.nianbao");

/// A canonical report typed as people do.
fn untidy() -> String {
    CANONICAL
        .replace("（一）予以公开", "予以公开")
        .replace("| ", "|")
        .replace("## 二", "＃＃ 二")
        .replace("\n\n", "\n\n\n")
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

/// Runs it with this on standard input.
fn with_stdin(folder: &Path, arguments: &[&str], input: &str) -> Run {
    fs::write(folder.join("stdin"), input).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
    command.args(arguments).current_dir(folder).env("NIANBAO_LANG", "zh");
    command.stdin(Stdio::from(fs::File::open(folder.join("stdin")).unwrap()));
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

#[test]
fn fmt_writes_the_canonical_form() {
    let folder = folder(&[("甲/a.nianbao", &untidy()), ("乙.nianbao.md", CANONICAL), ("c.txt", &untidy())]);
    let run = nianbao(folder.path(), &["fmt", "--check"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, "甲/a.nianbao\n"), "{}", run.stderr);
    assert!(run.stderr.contains("1 份报告需要排版，1 份不需要"), "{}", run.stderr);
    assert_eq!(read(folder.path(), "甲/a.nianbao"), untidy());
    let run = nianbao(folder.path(), &["fmt"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    assert!(run.stderr.contains("排版了 1 份报告，1 份不需要"), "{}", run.stderr);
    assert_eq!(read(folder.path(), "甲/a.nianbao"), CANONICAL);
    assert_eq!(read(folder.path(), "c.txt"), untidy());
    assert_eq!(nianbao(folder.path(), &["fmt", "--check"]).code, 0);
    let run = nianbao(folder.path(), &["fmt", "--check", "--lang=en", "c.txt"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("1 report is not formatted, 0 are"), "{}", run.stderr);
}

#[test]
fn a_difference_is_one_that_patch_reads() {
    let folder = folder(&[("a.nianbao", &untidy()), ("b.nianbao", CANONICAL)]);
    let run = nianbao(folder.path(), &["fmt", "--diff"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.starts_with("--- a.nianbao\n+++ a.nianbao\n@@ "), "{}", run.stdout);
    assert!(run.stdout.contains("\n-＃＃ 二") && run.stdout.contains("\n+## 二"), "{}", run.stdout);
    assert!(!run.stdout.contains("b.nianbao"));
    assert_eq!(read(folder.path(), "a.nianbao"), untidy());
    let run = nianbao(folder.path(), &["fmt", "--diff", "b.nianbao"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
}

#[test]
fn standard_input_is_formatted_to_standard_output() {
    let folder = folder(&[]);
    let run = with_stdin(folder.path(), &["fmt", "-"], &untidy());
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, CANONICAL, ""));
    let run = with_stdin(folder.path(), &["fmt", "--check", "-", "--stdin-filename=年报.nianbao"], &untidy());
    assert_eq!((run.code, run.stdout.as_str()), (1, "年报.nianbao\n"));
    let run = with_stdin(folder.path(), &["check", "--fix", "-"], MISTAKES);
    assert_eq!(run.code, 1);
    assert!(run.stdout.starts_with("---\n机关:") && run.stdout.contains("|           58006 |"), "{}", run.stdout);
    assert!(run.stderr.contains("totals/") && run.stderr.contains("1 份报告"), "{}", run.stderr);
}

#[test]
fn the_width_of_ambiguous_characters_is_configured() {
    let table = "## 一、总体情况\n\n| 名称 | 数 |\n| ---- | -: |\n| “三安全一稳定” | 1 |\n| 普通的名称一二三四 | 2 |\n";
    let folder =
        folder(&[("a.nianbao", table), ("宽/nianbao.toml", "ambiguous-width = \"wide\"\n"), ("宽/a.nianbao", table)]);
    assert_eq!(nianbao(folder.path(), &["fmt"]).code, 0);
    let row = |name: &str| read(folder.path(), name).lines().find(|line| line.contains("三安全")).unwrap().to_owned();
    assert_eq!(row("a.nianbao"), "| “三安全一稳定”     |   1 |");
    assert_eq!(row("宽/a.nianbao"), "| “三安全一稳定”   |   1 |");
    fs::write(folder.path().join("宽/nianbao.toml"), "ambiguous-width = \"宽\"\n").unwrap();
    let run = nianbao(folder.path(), &["fmt"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("宽/nianbao.toml:1:19: ambiguous-width ") && run.stderr.contains("没有执行"),
        "{}",
        run.stderr
    );
}

#[test]
fn check_mends_and_says_how_much() {
    let folder = folder(&[("a.nianbao", MISTAKES), ("b.nianbao", CANONICAL)]);
    let shown = nianbao(folder.path(), &["check", "--diff"]);
    assert_eq!(shown.code, 1);
    assert!(
        shown
            .stdout
            .contains("\n-| 行政许可           |           58,006 |\n+| 行政许可           |           58006 |\n")
    );
    assert!(shown.stderr.contains("可修改 1 份报告中的 3 处"), "{}", shown.stderr);
    assert_eq!(read(folder.path(), "a.nianbao"), MISTAKES);
    let run = nianbao(folder.path(), &["check", "--fix", "--output-format=concise"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("修改了 1 份报告中的 3 处"), "{}", run.stderr);
    let again = nianbao(folder.path(), &["check", "--output-format=concise"]);
    assert_eq!((again.code, again.stdout), (1, run.stdout));
    let run = nianbao(folder.path(), &["check", "--fix", "--unsafe-fixes", "--lang=en", "--output-format=concise"]);
    assert!(run.stderr.contains("2 findings fixed in 1 report"), "{}", run.stderr);
    assert_eq!(nianbao(folder.path(), &["check", "--output-format=concise", "--lang=en"]).stdout, run.stdout);
    assert_eq!(nianbao(folder.path(), &["check", "--unsafe-fixes"]).code, 2);
}

#[test]
fn totals_are_written_out_when_asked() {
    let derived = CANONICAL.replacen("|   42 |", "|    = |", 1);
    assert_ne!(derived, CANONICAL);
    let folder = folder(&[("a.nianbao", &derived)]);
    assert_eq!(nianbao(folder.path(), &["check", "--fix"]).code, 0);
    assert_eq!(read(folder.path(), "a.nianbao"), derived);
    let run = nianbao(folder.path(), &["check", "--fill", "--diff"]);
    assert!(run.code == 1 && run.stdout.contains("|   42 |"), "{}", run.stdout);
    let run = nianbao(folder.path(), &["check", "--fill"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("写出 "), "{}", run.stderr);
    let filled = read(folder.path(), "a.nianbao");
    assert!(!filled.contains("= |"), "{filled}");
    assert_eq!(nianbao(folder.path(), &["fmt", "--check"]).code, 0);
}

#[test]
fn a_fix_that_would_bring_an_error_is_not_applied_and_said() {
    // With its first separator the header can be read, and with it all that is wrong below.
    let text = "---\n机关: 甲县人民政府\n年度: 2023\n---\n\n# 甲县人民政府2023年政府信息公开工作年度报告\n\n\
        ## 四、政府信息公开行政复议、行政诉讼情况\n\n\
        类型 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| --- | --: | --: | --: | --: | --: |\n\
        | 行政复议 | 23 | 1 | 18 | 0 | 32 |\n| 未经复议直接起诉 | 0 | 0 | 0 | 0 | 0 |\n| 复议后起诉 | 0 | 0 | 0 | 0 | 0 |\n";
    let folder = folder(&[("a.nianbao", text)]);
    let run = nianbao(folder.path(), &["check", "--fix"]);
    assert!(run.stderr.contains("a.nianbao:10:1: 没有改（"), "{}", run.stderr);
    assert!(run.stderr.contains("改了会引出新的问题 totals/row：23 + 1 + 18 = 42，填的是 32"), "{}", run.stderr);
    assert_eq!(read(folder.path(), "a.nianbao"), text);
}

#[test]
fn line_ends_and_byte_order_marks_stay() {
    let windows = format!("\u{FEFF}{}", untidy().replace('\n', "\r\n"));
    let folder = folder(&[("a.nianbao", &windows)]);
    assert_eq!(nianbao(folder.path(), &["fmt"]).code, 0);
    assert_eq!(read(folder.path(), "a.nianbao"), format!("\u{FEFF}{}", CANONICAL.replace('\n', "\r\n")));
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder(&[("真/a.nianbao", &untidy())]);
    let file = folder.path().join("真/a.nianbao");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    symlink("真/a.nianbao", folder.path().join("b.nianbao")).unwrap();
    assert_eq!(nianbao(folder.path(), &["fmt", "b.nianbao"]).code, 0);
    assert_eq!(read(folder.path(), "真/a.nianbao"), CANONICAL);
    assert!(fs::symlink_metadata(folder.path().join("b.nianbao")).unwrap().is_symlink());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    fs::write(&file, untidy()).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o400)).unwrap();
    let run = nianbao(folder.path(), &["fmt", "真/a.nianbao"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("真/a.nianbao: 写不了"), "{}", run.stderr);
    assert_eq!(read(folder.path(), "真/a.nianbao"), untidy());
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_new_file_is_an_error_that_names_the_file() {
    // Nobody makes a file there, root included.
    let folder = folder(&[]);
    for arguments in [
        &["new", "--agency=甲县人民政府", "--year=2024", "-o", "/proc/self/a.nianbao"][..],
        &["check", ".", "--output", "json=/proc/self/年报.json"],
        &["check", ".", "--write-baseline=/proc/self/年报.json"],
    ] {
        let run = nianbao(folder.path(), arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert!(run.stderr.contains("/proc/self/") && run.stderr.contains("写不了"), "{}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn in_a_read_only_folder_the_old_content_stays() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("封/a.nianbao", &untidy())]);
    let closed = folder.path().join("封");
    let permissions = |mode| fs::set_permissions(&closed, fs::Permissions::from_mode(mode)).unwrap();
    permissions(0o555);
    if fs::write(closed.join("b"), "").is_ok() {
        // The test with /proc has a folder that nobody can write to, root included.
        eprintln!("NOT TESTED: this user (root?) writes without permission");
        return permissions(0o755);
    }
    let run = nianbao(folder.path(), &["fmt"]);
    permissions(0o755);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("封/a.nianbao: 写不了"), "{}", run.stderr);
    assert_eq!(read(folder.path(), "封/a.nianbao"), untidy());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_content() {
    // The largest file that a process may write stands in for a disk with no room left.
    let folder = folder(&[("甲.nianbao", &untidy())]);
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" fmt 甲.nianbao";
    let mut command = Command::new("bash");
    command.args(["-c", script, env!("CARGO_BIN_EXE_nianbao")]).current_dir(folder.path()).env("NIANBAO_LANG", "zh");
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("甲.nianbao: 写不了"), "{said}");
    assert_eq!(read(folder.path(), "甲.nianbao"), untidy());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "something is left beside it");
}

#[test]
fn several_at_once_do_no_damage() {
    let names: Vec<String> = (0..12).map(|at| format!("{at}.nianbao")).collect();
    let untidy = untidy();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), untidy.as_str())).collect();
    let folder = folder(&files);
    thread::scope(|scope| {
        let runs: Vec<_> = (0..6).map(|_| scope.spawn(|| nianbao(folder.path(), &["fmt"]))).collect();
        for run in runs {
            let run = run.join().unwrap();
            assert_eq!(run.code, 0, "{}", run.stderr);
        }
    });
    names.iter().for_each(|name| assert_eq!(read(folder.path(), name), CANONICAL));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), names.len(), "something is left beside them");
}

#[test]
fn a_name_for_standard_input_leaves_files_alone() {
    let folder = folder(&[("局/a.nianbao", &untidy())]);
    for arguments in
        [["fmt", "--stdin-filename=年报.nianbao"].as_slice(), &["check", "--fix", "--stdin-filename", "年报.nianbao"]]
    {
        let run = with_stdin(folder.path(), arguments, &untidy());
        assert!(run.stdout.starts_with("---\n") && run.stdout.contains("\n## 二"), "{}{}", run.stdout, run.stderr);
        let run = with_stdin(folder.path(), &[arguments, &["局"]].concat(), &untidy());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.contains("--stdin-filename 只用于标准输入"), "{}", run.stderr);
        assert_eq!(read(folder.path(), "局/a.nianbao"), untidy());
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_that_leads_out_of_the_folder() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("局/乙.nianbao", CANONICAL), ("局/里/丙.nianbao", &untidy()), ("我的笔记.txt", &untidy())]);
    symlink("../我的笔记.txt", folder.path().join("局/甲.nianbao")).unwrap();
    symlink("../局/里/丙.nianbao", folder.path().join("局/丁.nianbao")).unwrap();
    for arguments in [["fmt", "局"].as_slice(), &["check", "--fix", "局"]] {
        let run = nianbao(folder.path(), arguments);
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(run.stderr.contains("局/甲.nianbao: 没有改：这是链接"), "{}", run.stderr);
        assert_eq!(read(folder.path(), "我的笔记.txt"), untidy());
    }
    assert_eq!(read(folder.path(), "局/里/丙.nianbao"), CANONICAL, "a link within the folder is as good as its file");
    assert_eq!(nianbao(folder.path(), &["fmt", "局/甲.nianbao"]).code, 0);
    assert_eq!(read(folder.path(), "我的笔记.txt"), CANONICAL, "it was named");
}

#[test]
fn no_output_takes_the_place_of_a_report_or_goes_through_a_link() {
    let folder = folder(&[
        ("甲.nianbao", MISTAKES),
        ("乙.nianbao.md", CANONICAL),
        ("nianbao.toml", "# 配置\n"),
        ("旧.json", "旧"),
    ]);
    let refused = |name: &str, arguments: &[&str]| {
        let before = read(folder.path(), name);
        let run = nianbao(folder.path(), arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stderr);
        assert!(
            run.stderr.contains(name) && run.stderr.contains("写不了：这是链接")
                || run.stderr.contains("写不了：不能把输出写进报告")
                || run.stderr.contains("没有写入：这是要读的文件"),
            "{}",
            run.stderr
        );
        assert_eq!(read(folder.path(), name), before);
    };
    for name in ["甲.nianbao", "乙.nianbao.md", "nianbao.toml"] {
        refused(name, &["check", &format!("--write-baseline={name}"), "甲.nianbao"]);
        refused(name, &["check", &format!("--output=sarif={name}"), "甲.nianbao"]);
        refused(name, &["export", "--to=json", "甲.nianbao", "-o", name]);
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("旧.json", folder.path().join("链.json")).unwrap();
        refused("链.json", &["check", "--output=sarif=链.json", "甲.nianbao"]);
        refused("链.json", &["check", "--write-baseline=链.json", "甲.nianbao"]);
        fs::create_dir(folder.path().join("真")).unwrap();
        std::os::unix::fs::symlink("真", folder.path().join("夹")).unwrap();
        nianbao(folder.path(), &["check", "--output=json=夹/新.json", "甲.nianbao"]);
        assert!(read(folder.path(), "真/新.json").starts_with('['), "a folder may be a link");
    }
}

#[test]
fn a_report_that_looks_like_an_option_is_a_report_behind_two_dashes() {
    let folder = folder(&[("--write-baseline=受害.nianbao", MISTAKES), ("受害.nianbao", CANONICAL)]);
    let run = nianbao(folder.path(), &["check", "--output-format=concise", "--", "--write-baseline=受害.nianbao"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    assert!(run.stdout.starts_with("--write-baseline=受害.nianbao:"), "{}", run.stdout);
    // Whoever runs it on names that others chose puts the dashes before them.
    let action = include_str!("../../action.yml");
    assert!(action.contains("$ARGUMENTS -- $PATHS"));
    let hooks = include_str!("../../.pre-commit-hooks.yaml");
    assert_eq!(hooks.matches("args: [--]").count(), hooks.matches("entry:").count());
}

#[test]
fn what_is_excluded_is_left_alone_though_it_is_named_where_that_is_asked_for() {
    let folder = folder(&[
        ("nianbao.toml", "exclude = [\"存档/**\"]\n"),
        ("存档/x.nianbao", &untidy()),
        ("a.nianbao", CANONICAL),
    ]);
    for arguments in [["fmt"].as_slice(), &["fmt", "--check"], &["check", "--fix"]] {
        let run =
            nianbao(folder.path(), &[arguments, &["--force-exclude", "--", "存档/x.nianbao", "a.nianbao"]].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(read(folder.path(), "存档/x.nianbao"), untidy());
    }
    assert_eq!(nianbao(folder.path(), &["fmt", "--check", "存档/x.nianbao"]).code, 1);
    let hooks = include_str!("../../.pre-commit-hooks.yaml");
    assert_eq!(hooks.matches("--force-exclude\n").count(), hooks.matches("entry:").count());
}

/// A report whose merge nobody has finished.
fn conflicting() -> String {
    let table = "| 规章               |            0 |            0 |            0 |\n";
    let both =
        format!("<<<<<<< HEAD\n{table}||||||| 原\n=======\n{}>>>>>>> 统计科𠮷\n", table.replace("0 |\n", "1|\n"));
    let report = CANONICAL.replace(table, &both);
    assert_ne!(report, CANONICAL);
    report
}

#[test]
fn a_report_with_a_merge_conflict_is_an_error_and_left_as_it_is() {
    let text = conflicting().replace("| 行政处罚           |", "|行政处罚|");
    let folder = folder(&[("a.nianbao", &text), ("b.nianbao", &untidy())]);
    let run = nianbao(folder.path(), &["check", "--output-format=concise", "a.nianbao"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let conflicts: Vec<&str> = run.stdout.lines().filter(|line| line.contains("[syntax/conflict-marker]")).collect();
    assert_eq!(conflicts.len(), 1, "{}", run.stdout);
    assert!(conflicts[0].starts_with("a.nianbao:") && conflicts[0].contains("合并冲突还没有解决"), "{}", run.stdout);
    for arguments in [["check", "--fix"].as_slice(), &["check", "--fix", "--unsafe-fixes", "--fill"]] {
        assert_eq!(nianbao(folder.path(), &[arguments, &["a.nianbao"]].concat()).code, 1);
        assert_eq!(read(folder.path(), "a.nianbao"), text, "{arguments:?}");
    }
    let run = nianbao(folder.path(), &["fmt"]);
    assert!(run.code == 2 && run.stderr.contains("a.nianbao: 合并冲突还没有解决，没有排版"), "{}", run.stderr);
    assert_eq!(
        (read(folder.path(), "a.nianbao"), read(folder.path(), "b.nianbao")),
        (text.clone(), CANONICAL.to_owned())
    );
    let run = with_stdin(folder.path(), &["fmt", "-"], &text);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "an editor keeps what it has");
    // One within the front matter is as good as any.
    let head = CANONICAL.replace("年度: 2023\n", "<<<<<<< 甲\n年度: 2023\n=======\n年度: 2022\n>>>>>>> 乙\n");
    let run = with_stdin(folder.path(), &["check", "--output-format=concise", "-"], &head);
    assert!(run.stdout.starts_with("-:3:1: 须修改[syntax/conflict-marker]"), "{}", run.stdout);
}

#[test]
fn a_difference_names_its_file_as_patch_looks_for_it() {
    let text = untidy().replacen('\n', "\r", 1);
    let folder = folder(&[("县 𠮷/报　告 1.nianbao", &text)]);
    let whole = folder.path().canonicalize().unwrap().join("县 𠮷");
    for path in [".", whole.to_str().unwrap()] {
        let run = nianbao(folder.path(), &["fmt", "--diff", path]);
        // A name ends at its first space, unless a tab tells where it does.
        let head = "--- 县 𠮷/报　告 1.nianbao\t\n+++ 县 𠮷/报　告 1.nianbao\t\n@@ ";
        assert!(run.stdout.starts_with(head), "{}", run.stdout);
        // Each line as `patch` counts them begins with its mark: a lone CR ends none.
        let lines = run.stdout.split_inclusive('\n').skip(2);
        assert!(lines.clone().all(|line| line.starts_with([' ', '-', '+', '@', '\\'])), "{}", run.stdout);
        let old: String = lines.filter(|line| line.starts_with([' ', '-'])).map(|line| &line[1..]).collect();
        assert!(text.contains(&old), "{old}");
    }
}
