//! `nianbao check --watch` while files change, are renamed and go away; and findings that come while a folder is still
//! being checked.

#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

const WRONG: &str = "## 四、政府信息公开行政复议、行政诉讼情况\n
| 类型             | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| ---------------- | -------: | -------: | -------: | -------: | ---: |
| 行政复议         |       10 |        1 |        0 |        0 |    0 |
| 未经复议直接起诉 |        0 |        0 |        0 |        0 |    0 |
| 复议后起诉       |        0 |        0 |        0 |        0 |    0 |
";

/// A run that goes on.
struct Going {
    child: Child,
    out: Receiver<String>,
    err: Receiver<String>,
}

/// Far longer than anything takes: what is never said fails the test.
const NEVER: Duration = Duration::from_secs(60);

fn start(folder: &Path, arguments: &[&str]) -> Going {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
    command.current_dir(folder).env("NIANBAO_LANG", "zh").arg("check").args(arguments);
    going(command)
}

fn going(mut command: Command) -> Going {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let out = lines(child.stdout.take().unwrap());
    let err = lines(child.stderr.take().unwrap());
    Going { child, out, err }
}

fn lines(from: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        BufReader::new(from).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
    });
    receiver
}

impl Going {
    fn watch(folder: &Path, arguments: &[&str]) -> Going {
        start(folder, &[&["--watch", "--summary", "--select=totals/row"], arguments].concat())
    }

    /// What a round says on standard error, up to a line that holds `end`, and the files that it finds something in.
    fn round(&self, end: &str) -> (Vec<String>, Vec<String>) {
        let mut said = Vec::new();
        while said.last().is_none_or(|line: &String| !line.contains(end)) {
            said.push(self.err.recv_timeout(NEVER).unwrap_or_else(|_| panic!("never said: {end}; but: {said:?}")));
        }
        let mut found = Vec::new();
        loop {
            let line = self.out.recv_timeout(NEVER).expect("the line for all reports");
            match line.split_once('：') {
                Some((path, what)) if path.ends_with(".nianbao") => {
                    found.extend((what != "没有发现问题").then(|| path.to_owned()));
                }
                _ => break,
            }
        }
        (said, found)
    }

    fn signal(&self, signal: &str) {
        assert!(Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap().success());
    }
}

impl Drop for Going {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

const WAITS: &str = "等待改动；按 Ctrl-C 结束";

#[test]
fn what_changes_is_checked_again_and_all_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("年报/县")).unwrap();
    fs::write(at("年报/甲.nianbao"), WRONG).unwrap();
    fs::write(at("年报/县/𠮷.nianbao"), WRONG).unwrap();
    let mut going = Going::watch(folder.path(), &["年报"]);
    let (said, found) = going.round(WAITS);
    assert_eq!((said.len(), found), (1, vec!["年报/县/𠮷.nianbao".into(), "年报/甲.nianbao".into()]));

    fs::write(at("年报/甲.nianbao"), WRONG.replace("    0 |\n| 未", "   11 |\n| 未")).unwrap();
    let (said, found) = going.round(WAITS);
    assert_eq!(said[0], "nianbao: 年报/甲.nianbao 有改动，重新检查了 1 份报告");
    assert_eq!(found, ["年报/县/𠮷.nianbao"]);

    fs::rename(at("年报/县/𠮷.nianbao"), at("年报/乙.nianbao")).unwrap();
    let (said, found) = going.round(WAITS);
    assert_eq!(said[0], "nianbao: 年报/乙.nianbao 是新增的，年报/县/𠮷.nianbao 已不在或已排除，重新检查了 1 份报告");
    assert_eq!(found, ["年报/乙.nianbao"]);

    fs::write(at("年报/nianbao.toml"), "exclude = [\"乙*\"]\n").unwrap();
    let (said, found) = going.round(WAITS);
    assert!(said[0].contains("年报/乙.nianbao 已不在或已排除") && said[0].contains("设置有改动"), "{said:?}");
    assert_eq!(found, [""; 0]);
    fs::remove_file(at("年报/nianbao.toml")).unwrap();
    assert_eq!(going.round(WAITS).1, ["年报/乙.nianbao"]);

    // The folder goes, and comes back.
    fs::rename(at("年报"), at("移走")).unwrap();
    let (said, found) = going.round("年报：不在了");
    assert!(said.last().unwrap().contains("回来后会接着检查，按 Ctrl-C 结束"), "{said:?}");
    assert_eq!(found, [""; 0]);
    fs::rename(at("移走"), at("年报")).unwrap();
    assert_eq!(going.round(WAITS).1, ["年报/乙.nianbao"]);
    fs::remove_file(at("年报/乙.nianbao")).unwrap();
    assert_eq!(going.round(WAITS).1, [""; 0]);

    going.signal("-INT");
    assert_eq!(going.child.wait().unwrap().code(), Some(0), "the code of the last check");
}

#[test]
fn an_interrupt_ends_with_the_code_of_the_last_check() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("年报");
    fs::create_dir(&own).unwrap();
    fs::write(own.join("a.nianbao"), WRONG).unwrap();
    for (arguments, code) in [(&["."][..], 1), (&["--exit-zero"], 0)] {
        let mut going = Going::watch(&own, arguments);
        assert_eq!(going.round(WAITS).1.len(), 1);
        going.signal("-INT");
        assert_eq!(going.child.wait().unwrap().code(), Some(code));
    }
    // Even the folder that it runs in may go.
    let mut going = Going::watch(&own, &["."]);
    going.round(WAITS);
    fs::rename(&own, folder.path().join("移走")).unwrap();
    going.round("年报：不在了");
    fs::create_dir(&own).unwrap();
    fs::write(own.join("b.nianbao"), WRONG).unwrap();
    assert_eq!(going.round(WAITS).1, ["b.nianbao"]);
    fs::remove_dir_all(&own).unwrap();
    going.round("年报：不在了");
    going.signal("-INT");
    assert_eq!(going.child.wait().unwrap().code(), Some(2));
}

#[test]
fn other_outputs_are_written_anew_and_the_baseline_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.nianbao"), WRONG).unwrap();
    fs::write(at("基线.json"), "{\"version\":1,\"reports\":{}}").unwrap();
    let going = Going::watch(folder.path(), &["--output=json=𠮷.json", "--baseline=基线.json", "."]);
    assert_eq!(going.round(WAITS).1.len(), 1);
    let written = || serde_json::from_slice::<Vec<serde_json::Value>>(&fs::read(at("𠮷.json")).unwrap()).unwrap();
    assert_eq!(written().len(), 1);
    let place = "{\"四·行政复议·总计\":1}";
    let known = format!("{{\"version\":1,\"reports\":{{\"a.nianbao\":{{\"totals/row\":{place}}}}}}}");
    fs::write(at("基线.json"), known).unwrap();
    assert_eq!(going.round(WAITS).1, [""; 0]);
    assert_eq!(written().len(), 0);
}

#[test]
fn what_cannot_be_watched_is_said_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.nianbao"), WRONG).unwrap();
    for (arguments, says) in [
        (&["没有"][..], "没有：没有这个文件或文件夹，没有可看的"),
        (&["-"], "看不了标准输入"),
        (&["--output-format=json", "."], "请用 --output json=文件"),
        (&["--output=sarif=-", "."], "请用 --output sarif=文件"),
    ] {
        let mut going = start(folder.path(), &[&["--watch"], arguments].concat());
        let said: Vec<String> = going.err.iter().collect();
        assert_eq!((said.len(), going.child.wait().unwrap().code()), (1, Some(2)), "{said:?}");
        assert!(said[0].contains(says), "{said:?}");
    }
    for option in ["--fix", "--fill", "--diff", "--write-baseline=x"] {
        let mut going = start(folder.path(), &["--watch", option, "."]);
        assert!(going.err.iter().next().unwrap().contains("不能与"), "{option}");
        assert_eq!(going.child.wait().unwrap().code(), Some(2), "{option}");
    }
}

/// The last report is a pipe that nobody has written to yet.
#[test]
fn json_lines_come_while_others_are_still_to_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for name in ["a.nianbao", "b𠮷.nianbao"] {
        fs::write(at(name), WRONG).unwrap();
    }
    assert!(Command::new("mkfifo").arg(at("c.nianbao")).status().unwrap().success());
    // The pipe that a shell gives: one with a name in a folder is not read.
    let mut shell = Command::new("bash");
    let script = "\"$0\" check --output-format=json-lines --select=totals/row a.nianbao b𠮷.nianbao <(cat c.nianbao)";
    shell.current_dir(folder.path()).args(["-c", script, env!("CARGO_BIN_EXE_nianbao")]);
    let mut going = going(shell);
    let path = |going: &Going| {
        let line = going.out.recv_timeout(NEVER).expect("a finding");
        serde_json::from_str::<serde_json::Value>(&line).unwrap()["path"].as_str().unwrap().to_owned()
    };
    assert_eq!([path(&going), path(&going)], ["a.nianbao", "b𠮷.nianbao"]);
    assert_eq!(going.child.try_wait().unwrap(), None, "the third is still to come");
    fs::write(at("c.nianbao"), WRONG).unwrap();
    assert!(path(&going).starts_with("/dev/fd/"));
    assert_eq!(going.child.wait().unwrap().code(), Some(1));
}
