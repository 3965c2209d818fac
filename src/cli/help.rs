//! What each command and argument is for, in both languages.

use super::args::Cli;
use crate::text::{Lang, Text, text};
use clap::builder::PossibleValue;
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser};

/// What the process is asked to do. The help is only made where it is read: by whoever asks for it, or is told what
/// is wrong.
pub(super) fn parse(lang: Lang) -> Result<Cli, clap::Error> {
    match Cli::try_parse() {
        Err(error) if error.kind() != ErrorKind::DisplayVersion => {
            command(lang).try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches))
        }
        parsed => parsed,
    }
}

/// The command line, with its help in `lang`.
pub(super) fn command(lang: Lang) -> clap::Command {
    match lang {
        Lang::Zh => each(plain(lang), &|command| command.mut_args(with_values)),
        Lang::En => plain(lang),
    }
}

/// The same for a shell, which shows the values of arguments itself.
pub(super) fn plain(lang: Lang) -> clap::Command {
    let command = each(Cli::command(), &|command| describe(command, lang));
    match lang {
        Lang::Zh => command.subcommand_help_heading("命令"),
        Lang::En => command,
    }
}

/// Does something to a command and its subcommands.
fn each(command: clap::Command, change: &impl Fn(clap::Command) -> clap::Command) -> clap::Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.into_iter().fold(change(command), |command, name| command.mut_subcommand(name, change))
}

fn describe(command: clap::Command, lang: Lang) -> clap::Command {
    let about = lookup(COMMANDS, command.get_name()).get(lang);
    let name = command.get_name().to_owned();
    let command = command.about(about).disable_help_flag(true).arg(
        clap::Arg::new("help")
            .short('h')
            .long("help")
            .action(clap::ArgAction::Help)
            .help(lookup(ARGUMENTS, "help").get(lang)),
    );
    let command = match command.get_version() {
        Some(_) => command
            .disable_version_flag(true)
            .arg(clap::Arg::new("version").short('V').long("version").action(clap::ArgAction::Version)),
        None => command,
    };
    let command = command.mut_args(|arg| {
        let heading = match (lang, arg.is_positional()) {
            (Lang::En, _) => None,
            (Lang::Zh, true) => Some("参数"),
            (Lang::Zh, false) => Some("选项"),
        };
        let own = format!("{name}.{}", arg.get_id());
        let known = ARGUMENTS.iter().any(|(id, _)| *id == own);
        let help = lookup(ARGUMENTS, if known { &own } else { arg.get_id().as_str() }).get(lang);
        let arg = arg.help(help);
        match heading {
            Some(heading) => arg.help_heading(heading),
            None => arg,
        }
    });
    match lang {
        Lang::Zh => command.help_template("{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}"),
        Lang::En => command,
    }
}

/// An argument with the values in its help that clap would tell in English: the default and those that there
/// are.
fn with_values(arg: clap::Arg) -> clap::Arg {
    if !arg.get_action().takes_values() {
        return arg;
    }
    let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let default = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect::<Vec<_>>();
    // Of the current folder the help itself says that it is the default.
    if !default.is_empty() && default != ["."] {
        help.push_str(&format!(" [默认：{}]", default.join("、")));
    }
    let possible = arg.get_possible_values();
    let possible: Vec<&str> = possible.iter().filter(|it| !it.is_hide_set()).map(PossibleValue::get_name).collect();
    if !possible.is_empty() {
        help.push_str(&format!(" [可选：{}]", possible.join("、")));
    }
    arg.help(help).hide_default_value(true).hide_possible_values(true)
}

fn lookup(table: &[(&str, Text)], id: &str) -> Text {
    let found = table.iter().find(|(known, _)| *known == id);
    debug_assert!(found.is_some(), "no help for {id}");
    found.map_or(text!(zh: "", en: ""), |(_, text)| *text)
}

const COMMANDS: &[(&str, Text)] = &[
    (
        "nianbao",
        text!(
        zh: "政府信息公开工作年度报告：检查、导出",
        en: "Checks and exports annual reports on government information disclosure (政府信息公开工作年度报告)"),
    ),
    (
        "check",
        text!(
        zh: "检查报告：总计、空格、写法。退出码：0 没有须修改的，1 有须修改的，2 没能完成",
        en: "Check reports. Exit code: 0 clean, 1 any finding of severity error, 2 could not do its work"),
    ),
    (
        "fmt",
        text!(
        zh: "排版报告：表格对齐、行列归位、空行和行尾统一；不改动内容。退出码：0 完成，1 有报告需要排版（--check、--diff），2 没能完成",
        en: "Format reports: tables aligned, rows and columns in order, blank lines and line ends alike; what they say \
             stays. Exit code: 0 done, 1 some are not formatted (--check, --diff), 2 could not do its work"),
    ),
    ("export", text!(zh: "导出报告的数据和文字", en: "Export a report's figures and text")),
    ("explain", text!(zh: "说明一条规则：查什么、为什么、举例", en: "Explain a rule: what it finds, why, examples")),
    ("rules", text!(zh: "列出所有规则", en: "List all rules")),
    (
        "config",
        text!(zh: "显示对文件起作用的配置和它的来处", en: "Show the configuration that applies to a file, and where it is from"),
    ),
    (
        "init",
        text!(
        zh: "写一份 nianbao.toml：各项设置都有说明，先都注释掉；已有的不覆盖",
        en: "Write a nianbao.toml that explains every setting, all of them commented out; it never overwrites one"),
    ),
    (
        "new",
        text!(
        zh: "写一份新报告：题头、标题、六节和各表都已就位，数字空着，要写的文字有【待填】标明",
        en: "Write a new report: front matter, title, sections and tables in place, figures blank, 【待填】 where prose is owed"),
    ),
    (
        "server",
        text!(zh: "语言服务器，供编辑器使用（标准输入输出）", en: "The language server for editors, on standard input and output"),
    ),
    ("completions", text!(zh: "输出命令行补全脚本", en: "Print the completion script of a shell")),
    (
        "man",
        text!(zh: "输出手册页；指定文件夹则每个命令一页", en: "Print the manual page, or write one for each command to a folder"),
    ),
];

const ARGUMENTS: &[(&str, Text)] = &[
    ("help", text!(zh: "显示帮助", en: "Print help")),
    ("version", text!(zh: "显示版本", en: "Print version")),
    ("lang", text!(zh: "用什么语言（也可设 NIANBAO_LANG）", en: "The language to speak (or set NIANBAO_LANG)")),
    (
        "paths",
        text!(
        zh: "文件或文件夹（遵守 .gitignore）；- 为标准输入；不写则为当前文件夹",
        en: "Files and folders (.gitignore is respected); - is standard input"),
    ),
    (
        "stdin_filename",
        text!(
        zh: "标准输入的内容算作这个文件；不写路径时读标准输入",
        en: "The name that standard input goes by, which is read if no path is given"),
    ),
    (
        "exclude",
        text!(
        zh: "另外排除这些文件（逗号分隔，可写多次）；写法同 .gitignore，从当前文件夹算起",
        en: "Leave out these files, too (comma-separated, may be repeated); patterns as in .gitignore, seen from the \
             current folder"),
    ),
    (
        "force_exclude",
        text!(
        zh: "nianbao.toml 或 --exclude 排除的文件，写明了也不处理；供编辑器和提交前的检查使用",
        en: "Leave out what nianbao.toml or --exclude excludes even where it is named; for editors and hooks"),
    ),
    (
        "config",
        text!(
        zh: "用这个配置文件，不用各文件夹里的 nianbao.toml（其中的模式从当前文件夹算起）；或写 键=值，只改这一项，例如 'rules.totals=\"off\"'，可写多次",
        en: "Use this configuration instead of the nianbao.toml of the folders (its patterns are seen from the current \
             folder); or set one KEY=VALUE, as in 'rules.totals=\"off\"', which may be repeated"),
    ),
    (
        "quiet",
        text!(
        zh: "只输出发现的问题和没能完成的，不输出合计和进度",
        en: "Print what is found and what could not be done, and nothing else"),
    ),
    (
        "summary",
        text!(
        zh: "不逐条输出，每份报告一行，只列各有几处（同 --output-format summary）",
        en: "Print a line a report that counts its findings (the same as --output-format summary)"),
    ),
    (
        "watch",
        text!(
        zh: "一直看着：文件一有改动就重新检查，改动的才查，结果全列；按 Ctrl-C 结束",
        en: "Keep watching: whenever files change, check those and report on all; Ctrl-C ends it"),
    ),
    ("rules.output_format", text!(zh: "怎样列出规则", en: "How the rules are listed")),
    (
        "output_format",
        text!(
        zh: "怎样显示发现的问题；不写则为 text",
        en: "How findings are printed; text if not given"),
    ),
    (
        "check.output",
        text!(
        zh: "再以一种格式写入文件，例如 sarif=nianbao.sarif；可写多次；文件写 - 为标准输出，不另写 --output-format 时只有它",
        en: "Write them in one more format to a file, as in sarif=nianbao.sarif; may be repeated; the file - is \
             standard output, which gets nothing else unless --output-format is given, too"),
    ),
    ("select", text!(zh: "只查这些规则或组（逗号分隔）", en: "Only these rules or groups (comma-separated)")),
    ("ignore", text!(zh: "不查这些规则或组（逗号分隔）", en: "All but these rules or groups (comma-separated)")),
    (
        "fix",
        text!(
        zh: "修改能改的：不会改变原意的修改；会带来新错误的不改",
        en: "Fix what can be fixed: by edits that cannot change what the author meant, and bring no error"),
    ),
    (
        "unsafe_fixes",
        text!(zh: "可能的修改也改（与 --fix 或 --diff 合用）", en: "Apply good guesses, too (with --fix or --diff)"),
    ),
    ("fill", text!(zh: "把写作 = 的总计写成数", en: "Write out the totals that are =")),
    (
        "check.diff",
        text!(zh: "只显示 --fix（或 --fill）会改什么，不写入", en: "Only show what --fix (or --fill) would change"),
    ),
    (
        "fmt.check",
        text!(zh: "只列出需要排版的报告，有则以 1 退出", en: "Only list the reports that are not formatted; exit with 1 if there are any"),
    ),
    ("fmt.diff", text!(zh: "只显示会改什么，不写入", en: "Only show what would change")),
    ("statistics", text!(zh: "不逐条输出，只按规则计数", en: "Count findings by rule instead of printing them")),
    ("exit_zero", text!(zh: "有须修改的也以 0 退出", en: "Exit with 0 whatever is found")),
    ("baseline", text!(zh: "不报这份基线里已有的问题", en: "Leave out the findings that this baseline has")),
    ("write_baseline", text!(zh: "把现有的问题记入基线", en: "Write the findings to a baseline")),
    ("path", text!(zh: "文件或文件夹；不写则为当前文件夹", en: "A file or folder")),
    ("folder", text!(zh: "写到哪个文件夹；不写则为当前文件夹", en: "The folder to write it to")),
    ("deny_warnings", text!(zh: "有请核对的也以 1 退出", en: "Exit with 1 on warnings too")),
    ("color", text!(zh: "何时用颜色", en: "When to use colour")),
    ("file", text!(zh: "报告文件；- 为标准输入", en: "The report; - is standard input")),
    ("to", text!(zh: "导出格式", en: "The format to export to")),
    ("output", text!(zh: "写入这个文件，而不是标准输出", en: "Write to this file instead of standard output")),
    (
        "rules",
        text!(zh: "规则名，例如 totals/row；或组名 totals", en: "A rule such as totals/row, or a group such as totals"),
    ),
    ("json", text!(zh: "以 JSON 输出", en: "Print JSON")),
    (
        "agency",
        text!(zh: "报告机关的全称；有 --from 时可不写", en: "The full name of the reporting agency; with --from it may be left out"),
    ),
    (
        "year",
        text!(zh: "报告年度；有 --from 时不写则为上年报告的下一年", en: "The year to report on; with --from the one after last year's if not given"),
    ),
    ("kind", text!(zh: "主体；不写则按名称判断", en: "The kind of agency; told from its name if not given")),
    (
        "edition",
        text!(zh: "格式版本；不写则用该年度的", en: "The edition of the format; that of the year if not given"),
    ),
    (
        "new.output",
        text!(zh: "写入这个文件（不得已存在），而不是标准输出", en: "Write to this file, which must not exist, instead of standard output"),
    ),
    (
        "from",
        text!(
        zh: "上年报告：机关、主体和结转数由此带入",
        en: "Last year's report: agency, kind and the applications carried over are taken from it"),
    ),
    ("stdio", text!(zh: "用标准输入输出（一向如此）", en: "Use standard input and output, as it does anyhow")),
    ("shell", text!(zh: "哪一种 shell", en: "The shell")),
    ("man.output", text!(zh: "写入这个文件夹", en: "Write to this folder")),
];
