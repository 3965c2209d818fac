//! `nianbao init`: a configuration to begin with, each key with what it is for. It never replaces one.

use super::args::InitArgs;
use super::ending::{CLEAN, FAILED, complain};
use super::shown::shown;
use super::sinks::cannot_write;
use crate::config::{FILE_NAME, KEYS, examples};
use crate::lint::Selection;
use crate::text::{Ambiguous, Lang, say};
use crate::workspace::{self, AllSettings};
use std::io::{self, BufRead, ErrorKind, IsTerminal, Write};
use std::path::Path;

/// As many characters that are narrow in Western fonts and wide in Chinese ones as there are wide ones in the line below.
const SAMPLE: [&str; 2] = ["“①…—”|", "甲乙丙丁戊|"];

pub(super) fn run(args: &InitArgs, lang: Lang) -> io::Result<u8> {
    let path = args.folder.join(FILE_NAME);
    // Nobody is asked for what could not be written.
    if path.symlink_metadata().is_ok() {
        complain(&exists(&path, lang));
        return Ok(FAILED);
    }
    let is_asked = io::stdin().is_terminal() && io::stderr().is_terminal();
    let width = match is_asked {
        true => ask(io::stdin().lock(), io::stderr().lock(), lang)?,
        false => None,
    };
    let above = AllSettings::new(Selection::default(), lang).of(&path).path.clone();
    let error = match workspace::create(&path, text(width, lang).as_bytes()) {
        Ok(()) => {
            let path = shown(&path);
            complain(&say!(lang,
                zh: "写好了 {path}：打开它，去掉要用的行前面的 #",
                en: "wrote {path}: open it, and remove the # before the lines that you want"));
            if let Some(above) = above.map(|above| shown(&above)) {
                complain(&say!(lang,
                    zh: "{above} 从此对这个文件夹不起作用：以最近的一份为准，要用的设置请抄过来",
                    en: "{above} no longer applies to this folder: the nearest one does; copy what you want from it"));
            }
            return Ok(CLEAN);
        }
        Err(error) => error,
    };
    complain(&match error.kind() {
        ErrorKind::AlreadyExists => exists(&path, lang),
        _ => cannot_write(&path, &error.into(), lang),
    });
    Ok(FAILED)
}

fn exists(path: &Path, lang: Lang) -> String {
    let path = shown(path);
    say!(lang, zh: "{path}：已有这个文件，不覆盖；请直接改它，或先移走", en: "{path}: exists already and is left as it is; edit it, or move it first")
}

/// Asks a person how wide the characters are drawn that fonts do not agree on; `None` where there is no answer.
fn ask(mut answers: impl BufRead, mut out: impl Write, lang: Lang) -> io::Result<Option<Ambiguous>> {
    let [ambiguous, wide] = SAMPLE;
    let question = say!(lang,
        zh: "请看下面两行末尾的竖线：\n\n    {ambiguous}\n    {wide}\n\n上下对齐吗？对齐写 y，不对齐写 n，说不准就按回车：",
        en: "Look at the bars at the ends of these two lines:\n\n    {ambiguous}\n    {wide}\n\nAre they in line? y or n; just Enter if you cannot tell: ");
    out.write_all(question.as_bytes())?;
    out.flush()?;
    let mut answer = String::new();
    answers.read_line(&mut answer)?;
    Ok(match answer.trim().to_lowercase().as_str() {
        "y" | "yes" | "是" | "对齐" => Some(Ambiguous::Wide),
        "n" | "no" | "否" | "不" | "不对齐" => Some(Ambiguous::Narrow),
        _ => None,
    })
}

/// The file: every key in a comment, except for the one whose value is known.
fn text(width: Option<Ambiguous>, lang: Lang) -> String {
    let mut text = say!(lang,
        zh: "# nianbao 的设置，对本文件夹和下面各级文件夹里的报告起作用。去掉行首的 # 就起作用。\n",
        en: "# Configuration of nianbao, for the reports in this folder and below. Remove the # before a line to make it apply.\n");
    for (key, example) in KEYS.iter().zip(examples(lang)) {
        text.push('\n');
        text.push_str(&format!("# {}\n", key.about.get(lang)));
        match (key.name, width) {
            ("ambiguous-width", Some(Ambiguous::Wide)) => text.push_str("ambiguous-width = \"wide\"\n"),
            ("ambiguous-width", Some(Ambiguous::Narrow)) => text.push_str("ambiguous-width = \"narrow\"\n"),
            _ => text.push_str(&commented(example)),
        }
    }
    text
}

/// An example as comments.
fn commented(example: &str) -> String {
    example.lines().map(|line| format!("#{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::text::width;

    #[test]
    fn the_sample_is_in_line_where_ambiguous_characters_are_wide() {
        let widths = |ambiguous| SAMPLE.map(|line| width(line, ambiguous));
        let [sample, below] = widths(Ambiguous::Wide);
        assert_eq!(sample, below);
        let [sample, below] = widths(Ambiguous::Narrow);
        assert!(sample < below);
    }

    #[test]
    fn an_answer_is_taken_at_its_word_and_none_is_none() {
        for (answer, expected) in [
            ("y\n", Some(Ambiguous::Wide)),
            (" 对齐\n", Some(Ambiguous::Wide)),
            ("N\n", Some(Ambiguous::Narrow)),
            ("不对齐", Some(Ambiguous::Narrow)),
            ("\n", None),
            ("", None),
            ("𠮷\n", None),
        ] {
            let mut asked = Vec::new();
            assert_eq!(ask(answer.as_bytes(), &mut asked, Lang::Zh).unwrap(), expected, "{answer:?}");
            let asked = String::from_utf8(asked).unwrap();
            assert!(SAMPLE.iter().all(|line| asked.contains(line)), "{asked}");
        }
    }

    #[test]
    fn every_line_counts_once_its_comment_is_gone() {
        for lang in [Lang::Zh, Lang::En] {
            let plain = text(None, lang);
            assert!(plain.lines().all(|line| line.is_empty() || line.starts_with('#')), "{plain}");
            let written = text(Some(Ambiguous::Wide), lang);
            let (config, problems) = Config::parse(&written);
            assert_eq!((problems, config.ambiguous), (vec![], Ambiguous::Wide));
            let uncommented: String = written
                .lines()
                .map(|line| {
                    format!("{}\n", line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line))
                })
                .collect();
            let (config, problems) = Config::parse(&uncommented);
            assert_eq!(problems, [], "{uncommented}");
            assert!(config.exclude.len() == 1 && config.per_file.len() == 1 && config.law_text.is_some());
        }
    }
}
