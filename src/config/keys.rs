//! The keys of `nianbao.toml`: what each is for and takes. Its reader, its schema, the file that `nianbao init` writes
//! and the messages are held to this list.

use super::problem::Expected;
use crate::text::{Lang, Text, text};

/// A key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name; one of a table has the table's before it: `law.text`.
    pub name: &'static str,
    /// What it is for.
    pub about: Text,
    /// What it takes.
    pub takes: Expected,
    /// A line or two of TOML that set it, as an example.
    pub example: Text,
}

impl Key {
    /// The name that stands at the top of the file: the table's, for a key of one.
    pub fn top(&self) -> &'static str {
        self.name.split_once('.').map_or(self.name, |(table, _)| table)
    }

    /// The name within its table, for a key of one.
    pub fn within(&self) -> Option<(&'static str, &'static str)> {
        self.name.split_once('.')
    }
}

/// Every key, in the order in which a file is written. Tables come last, as TOML has it.
pub static KEYS: &[Key] = &[
    Key {
        name: "required-version",
        about: text!(
            zh: "所用的 nianbao 不得低于这个版本；版本低的会说明，并以 2 退出",
            en: "The lowest version of nianbao that will do; an earlier one says so and exits with 2"),
        takes: Expected::Version,
        example: text!(zh: "required-version = \"0.1.0\"", en: "required-version = \"0.1.0\""),
    },
    Key {
        name: "exclude",
        about: text!(
            zh: "不查的文件，写法同 .gitignore，从本文件所在的文件夹算起；命令里写明的文件仍会查，除非用 --force-exclude",
            en: "Files to leave out, as in .gitignore, relative to this file's folder; a file named on the command line \
                 is checked all the same, unless with --force-exclude"),
        takes: Expected::Patterns,
        example: text!(zh: "exclude = [\"存档/**\"]", en: "exclude = [\"存档/**\"]"),
    },
    Key {
        name: "documents",
        about: text!(
            zh: "文件夹里的 Word 文件、PDF、网页和压缩包也查（同 --documents）",
            en: "Whether Word files, PDFs, pages and archives in folders are checked, too (as with --documents)"),
        takes: Expected::Boolean,
        example: text!(zh: "documents = true", en: "documents = true"),
    },
    Key {
        name: "ambiguous-width",
        about: text!(
            zh: "“ ” … — ① 这些字符占几列：中文字体里是 wide（两列），西文字体里是 narrow（一列）；fmt 按它对齐表格",
            en: "How wide “ ” … — ① are drawn: wide (two columns) in Chinese fonts, narrow (one) in Western ones; \
                 fmt aligns tables by it"),
        takes: Expected::Width,
        example: text!(zh: "ambiguous-width = \"wide\"", en: "ambiguous-width = \"wide\""),
    },
    Key {
        name: "township-deadline",
        about: text!(
            zh: "乡镇、街道公布年报的期限（月-日）；条例没有规定",
            en: "Month and day by which townships and sub-districts (乡镇街道) publish; the regulation sets none"),
        takes: Expected::MonthAndDay,
        example: text!(zh: "township-deadline = \"01-31\"", en: "township-deadline = \"01-31\""),
    },
    Key {
        name: "rules",
        about: text!(
            zh: "规则或组的级别：error 须修改，warning 请核对，info 供参考，off 不查",
            en: "The severity of a rule or a group: error, warning, info or off"),
        takes: Expected::Levels,
        example: text!(
            zh: "[rules]\nstructure = \"warning\"\n\"value/too-precise\" = \"off\"",
            en: "[rules]\nstructure = \"warning\"\n\"value/too-precise\" = \"off\""),
    },
    Key {
        name: "per-file-rules",
        about: text!(
            zh: "只对一部分文件起作用的级别；文件的写法同 exclude，有几条合得上的，以最后一条为准",
            en: "Severities for some files only; patterns as in exclude, and where several match, the last one applies"),
        takes: Expected::PerFile,
        example: text!(
            zh: "[per-file-rules]\n\"往年/**\" = { structure = \"info\", \"value/blank\" = \"off\" }",
            en: "[per-file-rules]\n\"往年/**\" = { structure = \"info\", \"value/blank\" = \"off\" }"),
    },
    Key {
        name: "words",
        about: text!(
            zh: "本单位的词表：错的写法 = 对的写法；正文里有错的就报（typography/word-list）",
            en: "The office's own list of wrong words, each with the right one; typography/word-list reports them"),
        takes: Expected::Words,
        example: text!(zh: "[words]\n\"登陆\" = \"登录\"", en: "[words]\n\"登陆\" = \"登录\""),
    },
    Key {
        name: "law.text",
        about: text!(
            zh: "您自己的《条例》全文（文本文件），从本文件所在的文件夹算起；引用条文时代替自带的",
            en: "Your own copy of the official text of the 条例, relative to this file's folder; articles are then \
                 quoted from it"),
        takes: Expected::Path,
        example: text!(zh: "[law]\ntext = \"条例.txt\"", en: "[law]\ntext = \"条例.txt\""),
    },
    Key {
        name: "review.signature",
        about: text!(
            zh: "退回意见的落款（nianbao review --letters）",
            en: "Who signs the letters of nianbao review --letters"),
        takes: Expected::Text,
        example: text!(
            zh: "[review]\nsignature = \"岚水县人民政府办公室\"",
            en: "[review]\nsignature = \"岚水县人民政府办公室\""),
    },
    Key {
        name: "review.deadline",
        about: text!(
            zh: "退回后重新报送的期限，照原样写进退回意见；--deadline 可另写",
            en: "By when a report is to come again, as the letters say it; --deadline says otherwise"),
        takes: Expected::Text,
        example: text!(zh: "[review]\ndeadline = \"1月25日\"", en: "[review]\ndeadline = \"1月25日\""),
    },
    Key {
        name: "review.letter",
        about: text!(
            zh: "退回意见的文字，第一行是标题；{单位} {年度} {文件} {期限} {须修改} {请核对} {意见} {落款} {日期} 会换成各单位的",
            en: "The text of the letters, the title first; {单位} {年度} {文件} {期限} {须修改} {请核对} {意见} {落款} {日期} \
                 become what they are for each unit"),
        takes: Expected::Letter,
        example: text!(
            zh: "[review]\nletter = \"\"\"\n关于{单位}年报的意见\n{单位}：请于{期限}前修改后重新报送。\n{意见}\n{落款}\n{日期}\n\"\"\"",
            en: "[review]\nletter = \"\"\"\n关于{单位}年报的意见\n{单位}：请于{期限}前修改后重新报送。\n{意见}\n{落款}\n{日期}\n\"\"\""),
    },
];

/// The examples of all keys as they stand in one file: a table that several are in is opened by the first of them.
pub fn examples(lang: Lang) -> Vec<&'static str> {
    let mut table = None;
    let example = |key: &Key| {
        let example = key.example.get(lang);
        let (first, rest) = example.split_once('\n').unwrap_or((example, ""));
        let opened = first.starts_with('[').then_some(first);
        let is_open = opened.is_some() && std::mem::replace(&mut table, opened) == opened;
        if is_open { rest } else { example }
    };
    KEYS.iter().map(example).collect()
}

/// The names at the top of the file.
pub(super) fn top_names() -> Vec<&'static str> {
    let mut names: Vec<&str> = KEYS.iter().map(Key::top).collect();
    names.dedup();
    names
}

/// The names within a table.
pub(super) fn names_within(table: &str) -> Vec<&'static str> {
    KEYS.iter().filter_map(Key::within).filter(|(it, _)| *it == table).map(|(_, name)| name).collect()
}
