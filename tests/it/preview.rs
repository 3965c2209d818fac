//! `nianbao preview`, by the real command: a page in a place of its own, opened by what the system opens pages with.

use crate::common::binary::{nianbao, program};
use std::fs;
use std::process::Command;

const EXAMPLE: &str = include_str!("../../examples/seeded-mistakes.nianbao");

#[test]
fn the_page_is_written_to_a_place_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("年报 𠮷.nianbao"), EXAMPLE).unwrap();
    let run = nianbao(folder.path(), &["preview", "--no-open", "年报 𠮷.nianbao"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("须修改"), "{}", run.stderr);
    let page = std::path::Path::new(run.stdout.trim_end());
    assert!(page.ends_with("年报 𠮷.html") && !page.starts_with(folder.path()), "{}", run.stdout);
    let text = fs::read_to_string(page).unwrap();
    assert!(text.contains("default-src 'none'") && text.contains("汀溪县人民政府"), "{text}");
    let place = page.parent().unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(place).unwrap().permissions().mode() & 0o777, 0o700);
    }
    fs::remove_dir_all(place).unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn what_is_no_report_has_no_page() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("图.png"), b"\x89PNG\r\n\x1A\n").unwrap();
    for (name, said) in [(".", "是文件夹，请写明一份报告"), ("无.nianbao", "没有这个文件"), ("图.png", "PNG")]
    {
        let run = nianbao(folder.path(), &["preview", "--no-open", name]);
        assert_eq!((run.code, &*run.stdout), (2, ""), "{name}");
        assert!(run.stderr.contains(said), "{name}: {}", run.stderr);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_systems_program_opens_it_and_its_absence_is_said() {
    use std::os::unix::fs::PermissionsExt;
    use std::time::{Duration, Instant};
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("年报.nianbao"), EXAMPLE).unwrap();
    let temporary = folder.path().join("临时");
    fs::create_dir(&temporary).unwrap();
    let run = |path: &str| {
        let mut command = Command::new(program());
        command.args(["preview", "年报.nianbao"]).current_dir(folder.path()).env("NIANBAO_LANG", "zh");
        let output = command.env("PATH", path).env("TMPDIR", &temporary).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let (code, page, said) = run("/没有");
    assert_eq!(code, Some(2));
    assert!(said.contains("没能打开浏览器") && fs::read_to_string(page.trim_end()).is_ok(), "{said}");

    let programs = folder.path().join("程序");
    fs::create_dir(&programs).unwrap();
    let opener = programs.join("xdg-open");
    fs::write(&opener, "#!/bin/sh\nprintf '%s' \"$1\" > 打开.part && mv 打开.part 打开\n").unwrap();
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).unwrap();
    let (code, page, said) = run(&format!("{}:/usr/bin:/bin", programs.display()));
    assert_eq!(code, Some(0), "{said}");
    let opened = folder.path().join("打开");
    let until = Instant::now() + Duration::from_secs(30);
    while !opened.exists() && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(fs::read_to_string(opened).unwrap(), page.trim_end());
}
