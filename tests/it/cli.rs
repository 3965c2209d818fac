//! The real binary on bad and odd input: what it says, how it exits, and that it never panics.

use crate::common::binary::{Run, nianbao};
use crate::common::folder::laid_out;
use nianbao::text::{Ambiguous, width};
use nianbao::workspace;
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const CLEAN: &str = include_str!("../../examples/acheng-2023.nianbao");
const MISTAKES: &str = include_str!("../../examples/seeded-mistakes.nianbao");

/// A folder with these files in it.
fn folder<B: AsRef<[u8]>>(files: &[(&str, B)]) -> TempDir {
    laid_out(files.iter().map(|(path, content)| (path, content)))
}

/// Checks one file with these bytes.
fn check(bytes: impl AsRef<[u8]>, options: &[&str]) -> Run {
    let folder = folder(&[("a.nianbao", bytes)]);
    nianbao(folder.path(), &[&["check"], options, &["a.nianbao"]].concat())
}

/// The real binary, to be run in `folder` in a way of one's own.
fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
    command.args(arguments).current_dir(folder).env("RUST_BACKTRACE", "0").env("NIANBAO_LANG", "zh");
    command.stdin(Stdio::null());
    command
}

fn finished(Output { status, stdout, stderr }: Output) -> Run {
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Run { code: status.code().expect("no signal"), stdout: text(stdout), stderr: text(stderr) }
}

/// Runs it with this on standard input.
fn with_stdin(arguments: &[&str], input: &[u8]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let mut command = command(folder.path(), arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    finished(child.wait_with_output().unwrap())
}

/// The paths that findings have in `concise`, each once, in order.
fn paths(run: &Run) -> Vec<&str> {
    let mut paths: Vec<&str> = run.stdout.lines().map(|line| line.split(':').next().unwrap()).collect();
    paths.dedup();
    paths
}

fn assert_failed(run: &Run, says: &[&str]) {
    assert_eq!(run.code, 2, "{}{}", run.stdout, run.stderr);
    for part in says {
        assert!(run.stderr.contains(part), "no {part:?} in {:?}", run.stderr);
    }
}

#[test]
fn what_is_not_utf8_is_named_with_the_way_to_convert_it() {
    // 政府信息公开工作年度报告
    let gbk = b"# \xd5\xfe\xb8\xae\xd0\xc5\xcf\xa2\xb9\xab\xbf\xaa\xb9\xa4\xd7\xf7\xc4\xea\xb6\xc8\xb1\xa8\xb8\xe6\n";
    let wide = |mark: bool, unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let mark = mark.then_some('\u{FEFF}');
        mark.into_iter().chain(CLEAN.chars()).collect::<String>().encode_utf16().flat_map(unit).collect()
    };
    for (bytes, encoding) in [
        (gbk.to_vec(), "GB18030"),
        (wide(true, u16::to_le_bytes), "UTF-16LE"),
        (wide(true, u16::to_be_bytes), "UTF-16BE"),
        (wide(false, u16::to_le_bytes), "UTF-16LE"),
        (wide(false, u16::to_be_bytes), "UTF-16BE"),
    ] {
        let convert = format!("iconv -f {encoding} -t UTF-8");
        assert_failed(&check(&bytes, &[]), &["a.nianbao: 不是 UTF-8", &convert, "另存为 UTF-8"]);
        assert_failed(&check(&bytes, &["--lang=en"]), &["a.nianbao: is not UTF-8", &convert]);
        assert_failed(&with_stdin(&["check", "-"], &bytes), &["-: 不是 UTF-8", &convert]);
    }
}

/// A name that the systems of Apple and Windows have no files of.
#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf8_is_as_good_as_any() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    // 报告.nianbao
    let name = OsStr::from_bytes(b"\xb1\xa8\xb8\xe6.nianbao");
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let arguments = arguments.iter().map(|argument| OsStr::new(*argument));
        nianbao(folder.path(), &arguments.chain([name]).collect::<Vec<_>>())
    };
    for (text, code) in [(CLEAN, 0), (MISTAKES, 1)] {
        fs::write(folder.path().join(name), text).unwrap();
        for format in ["text", "concise", "json", "json-lines", "github", "gitlab", "junit", "sarif"] {
            let run = run(&["check", "--output-format", format]);
            assert_eq!((run.code, run.stderr.as_str()), (code, ""), "{format}");
            assert!(code == 0 || run.stdout.contains(".nianbao"), "{format}: {}", run.stdout);
        }
    }
    assert_eq!(run(&["export", "--to=json"]).code, 0);
    assert_eq!(run(&["config"]).code, 0);
    assert_eq!(run(&["fmt"]).code, 0);
    assert_eq!(run(&["new", "--agency=甲", "--year=2024", "--from"]).code, 0);
    assert_eq!(run(&["check", "--baseline"]).code, 2);
    assert_failed(&run(&["check", "--lang"]), &["--lang"]);
}

#[test]
fn the_rest_is_checked_beside_what_cannot_be_read() {
    let folder = folder(&[("a.nianbao", &b"\xff\xff"[..]), ("b.nianbao", MISTAKES.as_bytes())]);
    let run = nianbao(folder.path(), &["check", "--output-format=concise", "gone.nianbao", "."]);
    assert_failed(&run, &["gone.nianbao: 读不了", "a.nianbao: 不是 UTF-8"]);
    assert_eq!(paths(&run), ["b.nianbao"]);
}

#[test]
fn what_was_not_checked_is_not_said_to_be_clean() {
    let folder = folder(&[("clean.nianbao", CLEAN.as_bytes()), ("gbk.nianbao", b"\xd5\xfe"), ("empty/x", b"")]);
    for (paths, code, zh, en) in [
        (
            &["gone.nianbao", "gbk.nianbao"][..],
            2,
            "没有检查任何报告；2 个文件或文件夹没能检查\n",
            "no report was checked; 2 files or folders could not be checked\n",
        ),
        (
            &["gbk.nianbao", "clean.nianbao"],
            2,
            "1 份报告，没有发现问题；1 个文件或文件夹没能检查\n",
            "1 report, nothing found; 1 file or folder could not be checked\n",
        ),
        (&["empty"], 0, "没有检查任何报告\n", "no report was checked\n"),
    ] {
        for (lang, summary) in [("--lang=zh", zh), ("--lang=en", en)] {
            let run = nianbao(folder.path(), &[&["check", lang], paths].concat());
            assert_eq!((run.code, run.stdout.as_str()), (code, summary), "{paths:?}");
        }
    }
}

#[test]
fn a_missing_file_fails_the_run() {
    let folder = tempfile::tempdir().unwrap();
    let reason = "没有.nianbao: 读不了：没有这个文件或文件夹\n";
    assert_failed(&nianbao(folder.path(), &["check", "没有.nianbao"]), &[reason]);
    let into = nianbao(folder.path(), &["new", "--agency=甲", "--year=2024", "--output=没有/甲.nianbao"]);
    assert_failed(&into, &["没有/甲.nianbao：写不了：没有这个文件或文件夹\n"]);
    let run = nianbao(folder.path(), &["export", "--to=json", "没有.nianbao"]);
    assert_failed(&run, &["没有.nianbao: 读不了"]);
    assert_eq!(run.stdout, "");
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_entered_fails_the_run_and_hides_nothing_else() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("a/a.nianbao", CLEAN), ("b/b.nianbao", MISTAKES)]);
    let closed = folder.path().join("a");
    let permissions = |mode| fs::set_permissions(&closed, fs::Permissions::from_mode(mode)).unwrap();
    permissions(0o000);
    if fs::read_dir(&closed).is_ok() {
        // The next test has a folder that nobody can enter, root included.
        eprintln!("NOT TESTED: this user (root?) enters folders without permission");
        return permissions(0o755);
    }
    let run = nianbao(folder.path(), &["check", "--output-format=concise", "."]);
    permissions(0o755);
    assert_failed(&run, &["a: "]);
    assert_eq!(paths(&run), ["b/b.nianbao"]);
}

/// A folder whose path is longer than the 4096 bytes that Linux and others take, put together from
/// within: no path that is used on the way is longer than half of that.
#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_entered_fails_the_run_and_hides_nothing_else() {
    let folder = folder(&[("b.nianbao", MISTAKES)]);
    let chain = |name: &str| {
        let top = folder.path().join(name);
        let bottom = (0..9).fold(top.clone(), |path, _| path.join("深".repeat(70)));
        fs::create_dir_all(&bottom).unwrap();
        (top, bottom)
    };
    let [(_, first), (second, within), (third, _)] = ["1", "2", "3"].map(chain);
    fs::rename(third, within.join("3")).unwrap();
    fs::rename(second, first.join("2")).unwrap();
    assert!(workspace::found(folder.path(), false).iter().any(Result::is_err));
    let english = nianbao(folder.path(), &["check", "--lang=en", "--output-format=concise", "."]);
    assert_failed(&english, &["深", ": cannot be read: "]);
    assert!(!english.stderr.contains("IO error for operation"), "{}", english.stderr);
    let run = nianbao(folder.path(), &["check", "--output-format=concise", "."]);
    assert_failed(&run, &["深", ": 读不了：文件名无效或路径过长"]);
    assert!(!run.stderr.contains("os error"), "{}", run.stderr);
    assert_eq!(paths(&run), ["b.nianbao"]);
}

#[test]
fn what_is_asked_wrongly_fails_the_run() {
    let folder = folder(&[("a.nianbao", CLEAN)]);
    for (arguments, says) in [
        (&["check", "--no-such-option"][..], "--no-such-option"),
        (&["check", "--output-format=xml"], "xml"),
        (&["check", "--output=sarif"], "--output"),
        (&["check", "--lang=fr"], "fr"),
        (&["no-such-command"], "no-such-command"),
        (&["export", "a.nianbao"], "--to"),
        (&["explain"], "<规则>"),
        (&["explain", "totals/rwo"], "没有规则“totals/rwo”，是不是 totals/row？"),
    ] {
        let run = nianbao(folder.path(), arguments);
        assert_failed(&run, &[says]);
        assert_eq!(run.stdout, "", "{arguments:?}");
    }
}

#[test]
fn what_is_wrong_with_a_command_line_is_said_in_the_language_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let all = "[可选：text、concise、summary、json、json-lines、github、gitlab、junit、sarif]";
    for (arguments, zh, en) in [
        (&["check", "--nope"][..], "错误：没有“--nope”这个选项\n", "unexpected argument '--nope'"),
        (&["check", "--nope"], "用法：nianbao check ", "Usage: nianbao check "),
        (&["check", "--fixx"], "提示：是不是“--fix”？", "similar argument exists: '--fix'"),
        (&["check", "--n\u{1B}ope"], "错误：没有“--n?ope”这个选项", "unexpected argument"),
        (&["--fix", "check"], "提示：可以写作“check --fix”", "'check --fix' exists"),
        (
            &["explain", "--x"],
            "错误：没有“--x”这个选项\n\n用法：nianbao explain [选项] <规则>...",
            "to pass '--x' as a value",
        ),
        (&["chekc"], "错误：没有命令“chekc”\n\n  提示：是不是“check”？", "unrecognized subcommand 'chekc'"),
        (&["check", "--color=jsno"], "“--color <何时>”不能写“jsno”；可选：auto、always、never", "invalid value 'jsno'"),
        (&["check", "--output-format=jsn"], "提示：是不是“json”？", "similar value exists: 'json'"),
        (
            &["check", "--color"],
            "“--color <何时>”后面没有写内容；可选：auto、always、never",
            "a value is required for '--color",
        ),
        (&["export", "a"], "错误：缺少参数：--to <格式>\n", "required arguments were not provided"),
        (&["check", "--fix", "--fix"], "错误：“--fix”只能写一次", "cannot be used multiple times"),
        (
            &["check", "--diff", "--statistics"],
            "错误：“--diff”不能与“--statistics”合用",
            "'--diff' cannot be used with '--statistics'",
        ),
        (&["config", "a", "b"], "多了一个参数“b”", "unexpected argument 'b'"),
        (
            &["new", "--agency=甲", "--year=1066"],
            "“--year <年度>”不能写“1066”：应为 1900 至 2999 的年份",
            "a year from 1900 to 2999 is expected",
        ),
    ] {
        assert_failed(&nianbao(folder.path(), arguments), &[zh]);
        assert_failed(&nianbao(folder.path(), &[&["--lang=en"], arguments].concat()), &[en]);
    }
    let help = |lang| nianbao(folder.path(), &["check", "--help", "--lang", lang]).stdout.replace(['\n', ' '], "");
    let (zh, en) = (help("zh"), help("en"));
    for part in ["[默认：auto][可选：auto、always、never]", "[可选：zh、en]", all] {
        assert!(zh.contains(&part.replace(' ', "")), "no {part}: {zh}");
    }
    assert!(!zh.contains("default:") && !zh.contains("values:"), "{zh}");
    assert!(en.contains("[default:auto][possiblevalues:auto,always,never]"), "{en}");
}

#[test]
fn standard_input_goes_by_the_name_that_it_is_given() {
    let concise = ["check", "--output-format=concise", "-"];
    let run = with_stdin(&concise, MISTAKES.as_bytes());
    assert_eq!((run.code, paths(&run)), (1, vec!["-"]));
    let named = with_stdin(&[&concise[..], &["--stdin-filename=报告/甲.nianbao"]].concat(), MISTAKES.as_bytes());
    assert_eq!((named.code, paths(&named)), (1, vec!["报告/甲.nianbao"]));
    assert_eq!(with_stdin(&concise, CLEAN.as_bytes()).code, 0);
}

#[test]
fn a_folder_s_reports_are_found_by_both_extensions_but_for_what_is_ignored() {
    let folder = folder(&[
        (".gitignore", "草稿/\n"),
        ("a.nianbao", MISTAKES),
        ("b/A年报.NIANBAO", MISTAKES),
        ("b/c.nianbao.md", MISTAKES),
        ("b/d.md", MISTAKES),
        ("b/e.nianbao.txt", MISTAKES),
        (".hidden/f.nianbao", MISTAKES),
        ("草稿/g.nianbao", MISTAKES),
    ]);
    let found = |arguments: &[&str]| {
        let run = nianbao(folder.path(), &[&["check", "--output-format=concise"], arguments].concat());
        paths(&run).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(found(&[]), ["a.nianbao", "b/A年报.NIANBAO", "b/c.nianbao.md"]);
    assert_eq!(found(&[".", "b", "./a.nianbao"]), found(&["."]), "each file once");
    assert_eq!(found(&["b/d.md"]), ["b/d.md"], "what is named is checked");
    assert_eq!(found(&["草稿/g.nianbao"]), ["草稿/g.nianbao"]);
}

/// Would it be read, the run would wait for a writer and never end.
#[cfg(target_os = "linux")]
#[test]
fn a_pipe_in_a_folder_is_not_read() {
    let folder = folder(&[("a.nianbao", MISTAKES)]);
    let pipe = folder.path().join("pipe.nianbao");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::os::unix::fs::symlink("pipe.nianbao", folder.path().join("to-pipe.nianbao")).unwrap();
    std::os::unix::fs::symlink("a.nianbao", folder.path().join("to-a.nianbao.md")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("socket.nianbao")).unwrap();
    let mut found = workspace::discover(folder.path()).collect::<Vec<_>>();
    found.sort();
    assert_eq!(found, ["a.nianbao", "to-a.nianbao.md"].map(|name| folder.path().join(name)));
    let run = nianbao(folder.path(), &["check", "--output=json=/dev/stdout", "--output-format=concise", "a.nianbao"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""), "the pipe that a process has open");
}

#[test]
fn a_file_is_checked_once_however_it_is_spelt() {
    let folder = folder(&[("a.nianbao", MISTAKES), ("b/c.nianbao", MISTAKES), ("b/nianbao.toml", "exclude = [\"*\"]")]);
    let absolute = folder.path().join("a.nianbao");
    let found = |arguments: &[&str]| {
        let run = nianbao(folder.path(), &[&["check", "--output-format=concise"], arguments].concat());
        let lines = run.stdout.lines().count();
        (paths(&run).into_iter().map(str::to_owned).collect::<Vec<_>>(), lines)
    };
    let once = found(&["a.nianbao"]);
    assert_eq!(once.0, ["a.nianbao"]);
    assert_eq!(found(&["a.nianbao", "./a.nianbao", "b/../a.nianbao", absolute.to_str().unwrap(), "."]), once);
    let (first, lines) = found(&["b/../a.nianbao", "a.nianbao"]);
    assert_eq!((first, lines), (vec!["b/../a.nianbao".to_owned()], once.1), "the first spelling is shown");
    assert_eq!(found(&[".", "b/c.nianbao"]).0, ["a.nianbao", "b/c.nianbao"], "named, though excluded");
    let missing = nianbao(folder.path(), &["check", "gone", "./gone"]);
    assert_eq!(missing.stderr.matches("读不了").count(), 1, "{}", missing.stderr);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("a.nianbao", folder.path().join("link.nianbao")).unwrap();
        assert_eq!(found(&["."]), once, "a link and its file are one");
        assert_eq!(found(&["link.nianbao", "a.nianbao"]), (vec!["link.nianbao".to_owned()], once.1));
        std::os::unix::fs::symlink(".", folder.path().join("over")).unwrap();
        let over = (vec!["over/a.nianbao".to_owned()], once.1);
        assert_eq!(found(&["over", "over/over", "over/over/link.nianbao", "."]), over, "a link to a folder");
    }
}

#[test]
fn standard_input_is_read_once() {
    let count = |arguments: &[&str]| {
        let run = with_stdin(&[&["check", "--output-format=concise"], arguments].concat(), MISTAKES.as_bytes());
        (run.code, run.stdout.lines().count())
    };
    assert_eq!(count(&["-", "-"]), count(&["-"]));
    let run = with_stdin(&["check", "-", "-"], CLEAN.as_bytes());
    assert_eq!((run.code, run.stdout.as_str()), (0, "1 份报告，没有发现问题\n"));
}

#[test]
fn a_folder_without_reports_is_said_to_be_one() {
    let folder = tempfile::tempdir().unwrap();
    let run = nianbao(folder.path(), &["check"]);
    assert_eq!(run.code, 0);
    assert!(run.stderr.contains("没有报告"), "{}", run.stderr);
}

#[test]
fn exit_codes_tell_clean_from_found() {
    let warned = CLEAN.replace("58006 |", "58,006 |");
    for (text, plain, denied) in [(CLEAN, 0, 0), (&warned, 0, 1), (MISTAKES, 1, 1)] {
        assert_eq!(check(text, &[]).code, plain);
        assert_eq!(check(text, &["--deny-warnings"]).code, denied);
    }
}

#[test]
fn the_option_wins_over_the_variable_and_that_over_the_locale() {
    let folder = folder(&[("a.nianbao", CLEAN)]);
    let last_line = |options: &[&str], variables: &[(&str, &str)]| {
        let mut command = command(folder.path(), &[&["check", "a.nianbao"], options].concat());
        for name in ["NIANBAO_LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANG", "LANGUAGE"] {
            command.env_remove(name);
        }
        finished(command.envs(variables.iter().copied()).output().unwrap()).stdout
    };
    let (zh, en) = ("1 份报告，没有发现问题\n", "1 report, nothing found\n");
    assert_eq!(last_line(&[], &[]), zh, "nothing is said");
    assert_eq!(last_line(&[], &[("LANG", "C.UTF-8")]), zh);
    assert_eq!(last_line(&[], &[("LANG", "zh_CN.UTF-8")]), zh);
    assert_eq!(last_line(&[], &[("LANG", "en_US.UTF-8")]), en);
    assert_eq!(last_line(&[], &[("LANG", "fr_FR.UTF-8")]), en);
    assert_eq!(last_line(&[], &[("LANG", "en_US.UTF-8"), ("NIANBAO_LANG", "zh")]), zh);
    assert_eq!(last_line(&["--lang=en"], &[("LANG", "zh_CN.UTF-8"), ("NIANBAO_LANG", "zh")]), en);
    assert_eq!(last_line(&["--lang", "zh"], &[("LANG", "en_US.UTF-8"), ("NIANBAO_LANG", "en")]), zh);
}

#[test]
fn the_output_is_the_same_on_any_number_of_threads() {
    let names: Vec<String> = (0..40).map(|at| format!("{at}/报告.nianbao")).collect();
    let texts = [CLEAN, MISTAKES, "", "\u{FFFE}"].iter().cycle();
    let files: Vec<_> = names.iter().map(String::as_str).zip(texts.copied()).collect();
    let folder = folder(&files);
    for format in ["text", "concise", "json", "json-lines", "github", "gitlab", "junit", "sarif"] {
        let run = |threads| {
            let arguments = ["check", "--output-format", format];
            finished(command(folder.path(), &arguments).env("RAYON_NUM_THREADS", threads).output().unwrap()).stdout
        };
        assert!(run("1") == run("4"), "{format} depends on threads");
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_panic() {
    let names: Vec<String> = (0..200).map(|at| format!("{at}.nianbao")).collect();
    let folder = folder(&names.iter().map(|name| (name.as_str(), MISTAKES)).collect::<Vec<_>>());
    for arguments in
        [&["check"][..], &["check", "--output-format=json"], &["rules"], &["explain", "structure", "value"]]
    {
        let mut command = command(folder.path(), arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        let code = child.wait().unwrap().code();
        assert!(code.is_some_and(|code| code <= 1), "{arguments:?}: {code:?}");
        assert!(!line.is_empty() && said.is_empty(), "{arguments:?}: {said}");
    }
}

#[test]
fn positions_count_characters_from_one_and_spans_count_bytes() {
    let text = CLEAN.replace("|       23 |        1 |       18 |        0 |   42 |", "| 𠮷𠮷 | 1 | -18 | 0 | 42 |");
    assert_ne!(text, CLEAN);
    let run = check(&text, &["--output-format=json"]);
    let findings: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let finding = findings.iter().find(|finding| finding["rule"] == "value/negative").expect(&run.stdout);
    let start = text.find("-18 |").unwrap();
    let before = &text[..start];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    assert_eq!(finding["range"]["start"], serde_json::json!({ "line": line, "column": column }));
    assert_eq!(finding["range"]["end"], serde_json::json!({ "line": line, "column": column + 3 }));
    assert_eq!(finding["span"], serde_json::json!({ "start": start, "end": start + 3 }));
}

/// A row of section two with this in its cell.
fn with_cell(cell: &str) -> String {
    let text = CLEAN.replace("|            58006 |", &format!("| {cell} |"));
    assert_ne!(text, CLEAN);
    text
}

/// Checks a text in the formats that look at it most closely: no panic, exit code 0 or 1, every
/// position inside it. Gives the rules that found something.
fn rules(text: &str) -> Vec<String> {
    let folder = folder(&[("a.nianbao", text)]);
    for format in ["text", "sarif"] {
        let run = nianbao(folder.path(), &["check", "--output-format", format, "a.nianbao"]);
        assert!(run.code <= 1 && run.stderr.is_empty(), "{format}: {} {}", run.code, run.stderr);
    }
    let run = nianbao(folder.path(), &["export", "--to=json", "a.nianbao"]);
    assert!(run.code == 0 && !run.stderr.contains("panicked"), "export: {} {}", run.code, run.stderr);
    let run = nianbao(folder.path(), &["check", "--output-format=json", "a.nianbao"]);
    let findings: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let byte = |finding: &Value, end: &str| finding["span"][end].as_u64().unwrap() as usize;
    for finding in &findings {
        assert!(text.get(byte(finding, "start")..byte(finding, "end")).is_some(), "{finding}");
    }
    assert_eq!(run.code, i32::from(findings.iter().any(|finding| finding["severity"] == "error")));
    findings.iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
}

fn assert_finds(text: &str, rule: &str) {
    let found = rules(text);
    assert!(found.iter().any(|found| found == rule), "no {rule} in {found:?}");
}

#[test]
fn no_control_or_hidden_character_of_a_file_reaches_a_terminal() {
    let hidden = "\u{1B}[2J\u{9B}\u{7}\u{202E}\u{2066}\u{200B}\u{FEFF}";
    let stand_in = "?[2J¿?\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}";
    let row = "|       23 |        1 |       18 |        0 |   42 |";
    let text = format!("\u{FEFF}{}", CLEAN.replace(row, &format!("| 7{hidden} | 1 | -18 | 0 | 42 |")));
    let of_file = |ch: &char| hidden.contains(*ch) && !"[2J".contains(*ch);
    for format in ["text", "concise"] {
        let run = check(&text, &["--output-format", format]);
        assert_eq!(run.code, 1, "{format}: {}", run.stderr);
        assert_eq!(run.stdout.chars().find(of_file), None, "{format}: {:?}", run.stdout);
        assert!(run.stdout.contains(&format!("“7{stand_in}”")), "{format}: {}", run.stdout);
    }
    // Marks stand under what they mark, after the stand-ins, too.
    let shown = check(&text, &[]).stdout;
    let lines: Vec<&str> = shown.lines().collect();
    let header = lines.iter().position(|line| line.contains("[value/negative]")).expect(&shown);
    let (row, marks) = (lines[header + 3], lines[header + 4]);
    let columns = |text: &str| width(text, Ambiguous::Narrow);
    assert_eq!(columns(&row[..row.find("-18").unwrap()]), columns(&marks[..marks.find("^^^").unwrap()]), "{shown}");
    // Machines are given the very text.
    let findings: Vec<Value> = serde_json::from_str(&check(&text, &["--output-format=json"]).stdout).unwrap();
    let told = |finding: &Value| finding["message"].as_str().is_some_and(|message| message.contains(hidden));
    assert!(findings.iter().any(told));
    let complaint = nianbao(Path::new("."), &["check", "无\u{1B}\u{202E}.nianbao"]);
    assert_failed(&complaint, &["无?\u{FFFD}.nianbao"]);
}

#[test]
fn texts_of_next_to_nothing() {
    for text in ["", "\n", "\u{FEFF}", "\0", "|", "| --- |", "#", "# ", "<!--", "-->", "---\n---"] {
        assert_finds(text, "structure/missing-section");
    }
    assert_finds("---\n", "syntax/unclosed");
    assert_finds("---", "syntax/unclosed");
}

#[test]
fn an_unclosed_comment_is_found_and_swallows_nothing() {
    let text = CLEAN.replace("## 一、总体情况", "<!-- 待补\n\n## 一、总体情况");
    assert_eq!(rules(&text), ["syntax/unclosed"]);
}

#[test]
fn line_ends_of_any_kind_and_none_at_the_end_are_right() {
    for text in [CLEAN.to_owned(), CLEAN.replace('\n', "\r"), CLEAN.replace('\n', "\r\n"), CLEAN.trim_end().to_owned()]
    {
        assert_eq!(rules(&text), rules(CLEAN));
        let mistake = text.replace("58006 |", "-58006 |");
        assert_finds(&mistake, "value/negative");
    }
}

#[test]
fn cells_of_odd_numbers() {
    assert_finds(&with_cell("\0"), "value/not-a-number");
    assert_finds(&with_cell(&"9".repeat(400)), "value/too-large");
    assert_finds(&with_cell("1e9"), "value/not-a-number");
    let text = CLEAN.replace("自2023年1月1日", "自\0 2023年1月1日");
    assert_ne!(text, CLEAN);
    assert_finds(&text, "syntax/gfm-slip");
}

#[test]
fn a_row_of_a_hundred_thousand_columns() {
    let row = format!("| 行政许可 |{}\n", " 1 |".repeat(100_000));
    let text = CLEAN.replace("| 行政许可           |            58006 |\n", &row);
    assert_ne!(text, CLEAN);
    assert_finds(&text, "structure/cell-count");
    let header = format!(
        "| 第二十条第（五）项 |{}\n|{}\n{row}",
        " 本年处理决定数量 |".repeat(100_000),
        " --- |".repeat(100_001)
    );
    assert_finds(&format!("## 二、主动公开政府信息情况\n\n{header}"), "structure/duplicate-column");
}

#[test]
fn files_of_five_megabytes() {
    let times = (5 << 20) / CLEAN.len();
    assert_finds(&CLEAN.repeat(times), "structure/duplicate-section");
    let prose = format!("## 五、存在的主要问题及改进情况\n\n{}\n", "公开的范围还不够全面，".repeat((5 << 20) / 33));
    let (before, after) = CLEAN.split_once("## 五、存在的主要问题及改进情况\n").unwrap();
    // What stands there a hundred thousand times is one slip.
    assert_eq!(rules(&format!("{before}{prose}{after}")), ["typography/doubled-clause"]);
}

/// Web pages leave them between words and figures: they are read over, and in the front matter told of, once a line.
#[test]
fn what_is_not_seen_around_names_and_figures_does_not_matter() {
    for hidden in
        ['\u{200B}', '\u{200E}', '\u{2060}', '\u{AD}', '\u{FEFF}', '\u{61C}', '\u{180E}', '\u{3164}', '\u{E0041}']
    {
        let row = format!("| 行政处罚{hidden}           |             {hidden}1719 |");
        let text = CLEAN
            .replace("年度: 2023", &format!("年度: {hidden}2023"))
            .replace("主体: 政府", &format!("主体: 政府{hidden}"))
            .replace("| 行政处罚           |             1719 |", &row);
        assert!(text.contains(&row));
        let mut found = rules(&text);
        found.dedup();
        // Behind a colon most are white space to us; a byte order mark YAML refuses anywhere.
        found.retain(|rule| rule != "syntax/fullwidth-markup");
        assert_eq!(found, ["syntax/front-matter", "typography/invisible-character"], "{hidden:?}");
    }
}

/// A name of several lines would be several lines of what is printed, among them commands for who reads it.
#[cfg(target_os = "linux")]
#[test]
fn a_name_is_one_line_wherever_it_is_shown() {
    let name = "年\n::error::报\u{1B}[31m.nianbao";
    let folder = folder(&[(name, MISTAKES), ("坏\n::error::.nianbao", "\u{0}")]);
    fs::write(folder.path().join("坏\n::error::.nianbao"), b"\xff\xff").unwrap();
    for arguments in [["fmt", "--check"].as_slice(), &["fmt", "--diff"], &["check"], &["config", name]] {
        let run = nianbao(folder.path(), arguments);
        for line in run.stdout.lines().chain(run.stderr.lines()) {
            assert!(!line.starts_with("::error") && !line.contains('\u{1B}'), "{arguments:?}: {line:?}");
        }
    }
}
