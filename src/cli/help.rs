//! What each command and argument is for, in both languages.

use super::args::{self, Cli};
use crate::text::{Lang, Text, text};
use clap::builder::PossibleValue;
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

/// What the process is asked to do. The help is only made where it is read: by whoever asks for it, or is told what
/// is wrong.
pub(super) fn parse(lang: Lang) -> Result<Cli, clap::Error> {
    let parsed = |command: clap::Command| command.try_get_matches().and_then(|it| Cli::from_arg_matches(&it));
    match parsed(args::lean()) {
        Err(error) if error.kind() != ErrorKind::DisplayVersion => parsed(command(lang)),
        parsed => parsed,
    }
}

/// The command line, with its help in `lang`.
pub(super) fn command(lang: Lang) -> clap::Command {
    match lang {
        Lang::Zh => each(plain(lang), &|command| with_usage(command.mut_args(with_values))),
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
            Some(heading) => with_placeholder(arg.help_heading(heading)),
            None => arg,
        }
    });
    match lang {
        Lang::Zh => command
            .subcommand_value_name("命令")
            .help_template("{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}"),
        Lang::En => command,
    }
}

/// What stands for an argument's value, in Chinese.
const PLACEHOLDERS: &[(&str, &str)] = &[
    ("DATE", "日期"),
    ("EDITION", "版本"),
    ("FILE", "文件"),
    ("FILE|FOLDER", "文件|文件夹"),
    ("FILE|KEY=VALUE", "文件|名称=内容"),
    ("FOLDER", "文件夹"),
    ("FORMAT", "格式"),
    ("FORMAT=FILE", "格式=文件"),
    ("KIND", "主体"),
    ("LANG", "语言"),
    ("NAME", "名称"),
    ("NEW", "新"),
    ("OLD", "旧"),
    ("PATH", "路径"),
    ("PATTERN", "文件"),
    ("REPORT", "报告"),
    ("RULE", "规则"),
    ("SHELL", "命令行外壳"),
    ("WHEN", "何时"),
    ("YEAR", "年度"),
];

fn with_placeholder(arg: clap::Arg) -> clap::Arg {
    let name = arg.get_value_names().and_then(|names| names.first()).map(|name| name.to_string());
    let id = arg.get_id().as_str().to_uppercase();
    let name = name.unwrap_or(id);
    match PLACEHOLDERS.iter().find(|(english, _)| *english == name) {
        Some((_, chinese)) if arg.get_action().takes_values() => arg.value_name(*chinese),
        _ => arg,
    }
}

/// A command with its usage in Chinese, which clap writes with `[OPTIONS]`.
fn with_usage(command: clap::Command) -> clap::Command {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[选项]");
    let usage = match command.get_name() {
        "nianbao" => usage,
        _ => format!("nianbao {usage}"),
    };
    command.override_usage(usage)
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
        zh: "检查、排版、新建、导出政府信息公开工作年度报告",
        en: "Checks, formats, creates and exports Chinese annual reports on government information disclosure (政府信息公开工作年度报告)"),
    ),
    (
        "check",
        text!(
        zh: "检查报告：总计、空白格、写法；一起检查的几份，还与上年的、汇总的核对。退出码：0 没有须修改的，1 有须修改的，2 没能完成",
        en: "Check reports: sums, blanks, spelling; several together also against last year's and those that they sum up. Exit code: 0 no errors, 1 at least one error, 2 the work could not be done"),
    ),
    (
        "fmt",
        text!(
        zh: "排版报告：表格对齐、行列归位、空行和行尾统一；不改动内容。退出码：0 完成，1 有报告需要排版（--check、--diff），2 没能完成",
        en: "Format reports: tables aligned, rows and columns in order, blank lines and line ends alike; the content \
             stays. Exit code: 0 done, 1 some are not formatted (--check, --diff), 2 the work could not be done"),
    ),
    ("export", text!(zh: "导出报告的数据和文字", en: "Export the figures and text of reports")),
    ("explain", text!(zh: "说明一条规则：查什么、为什么、举例", en: "Explain a rule: what it finds, why, examples")),
    ("rules", text!(zh: "列出所有规则", en: "List all rules")),
    (
        "config",
        text!(zh: "显示对文件起作用的设置，以及它写在哪里", en: "Show the configuration that applies to a file, and where it comes from"),
    ),
    (
        "init",
        text!(
        zh: "写一份 nianbao.toml：各项设置都有说明，行首都有 #，暂不起作用；已有的不覆盖",
        en: "Write a nianbao.toml that explains every setting, all of them commented out; it never overwrites one"),
    ),
    (
        "new",
        text!(
        zh: "新建一份报告：题头、标题、六节和各表都已写好，数字留空，要写的文字处标有【待填】",
        en: "Create a report: front matter, title, sections and tables in place, figures blank, 【待填】 where text is to be written"),
    ),
    (
        "import",
        text!(
        zh: "把 Word 文件、PDF、Excel 表、网页、文本和它们的压缩包导入为报告文本；说明认出了什么、推断了什么、没读懂什么",
        en: "Read Word files, PDFs, Excel sheets, pages, texts and archives of them as the text of reports, and say what was recognised, guessed, not understood"),
    ),
    (
        "annotate",
        text!(
        zh: "在 Word 文件里把问题写成批注，另存为“单位名_批注.docx”；原文件不动",
        en: "Write what is found into copies of Word files, as comments: 单位名_批注.docx; the originals stay as they are"),
    ),
    (
        "preview",
        text!(
        zh: "把一份报告做成公开发布时的网页，用浏览器打开；不写到报告旁边",
        en: "Open a report in the browser, as the page that is published; nothing is written beside it"),
    ),
    (
        "diff",
        text!(
        zh: "比较两份报告：数字逐格比，文字逐段比；两个文件夹按机关配对。--same 核对定稿和发布稿。退出码：0 完成，1 用了 --same 而有不同，2 没能完成",
        en: "Compare two reports: figures cell by cell, text by paragraph; two folders by agency. --same holds the final draft against what was published. Exit code: 0 done, 1 something differs and --same was given, 2 the work could not be done"),
    ),
    (
        "sum",
        text!(
        zh: "汇总各单位的报告：每个单位一行，加合计，并填好规定的各表；没填的不算 0，不计入的逐份说明",
        en: "Sum up the reports of units: a row for each, a total, and the official tables filled; a blank is never 0, and what is left out is named"),
    ),
    (
        "review",
        text!(
        zh: "审核一批报告：谁报了谁没报、各有什么问题，写成审核意见（.xlsx、.docx、.html、.csv）；可与上次的对照，可给每个单位写退回意见。退出码：0 完成，2 有读不了或写不了的",
        en: "Review many reports: who handed in, and what is found in each, as a sheet (.xlsx, .docx, .html, .csv); beside last round's, and with a letter to each unit. Exit code: 0 done, 2 something could not be read or written"),
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
    (
        "lang",
        text!(zh: "说明和问题用哪种语言（也可设 NIANBAO_LANG）", en: "The language of messages (or set NIANBAO_LANG)"),
    ),
    (
        "paths",
        text!(
        zh: "文件或文件夹（遵守 .gitignore）；- 为标准输入；不写则为当前文件夹",
        en: "Files and folders (.gitignore is respected); - is standard input"),
    ),
    (
        "stdin_filename",
        text!(
        zh: "给标准输入的内容用这个文件名；不写路径时就读标准输入",
        en: "The file name to give standard input, which is read if no path is given"),
    ),
    (
        "exclude",
        text!(
        zh: "另外排除这些文件（逗号分隔，可写多次）；写法同 .gitignore，从当前文件夹算起",
        en: "Leave out these files, too (comma-separated, may be repeated); patterns as in .gitignore, relative to the \
             current folder"),
    ),
    (
        "force_exclude",
        text!(
        zh: "nianbao.toml 或 --exclude 排除的文件，写明了也不处理；供编辑器和提交前的检查使用",
        en: "Leave out files that nianbao.toml or --exclude excludes even if they are named; for editors and hooks"),
    ),
    (
        "config",
        text!(
        zh: "用这个设置文件，不用各文件夹里的 nianbao.toml（其中写的文件从当前文件夹算起）；或写 名称=内容，只改这一项，例如 'rules.totals=\"off\"'，可写多次",
        en: "Use this configuration instead of the nianbao.toml of the folders (its patterns are relative to the current \
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
        en: "Print one line for each report, with the number of its findings (the same as --output-format summary)"),
    ),
    (
        "watch",
        text!(
        zh: "一直运行，文件一有改动就重新检查：只查改动的，列出全部结果；按 Ctrl-C 结束",
        en: "Keep running: whenever files change, check them again and report on all; Ctrl-C stops it"),
    ),
    (
        "schema",
        text!(
        zh: "输出 nianbao.toml 的 JSON Schema，供编辑器补全和核对这个文件",
        en: "Print the JSON schema of nianbao.toml, by which editors complete and check that file"),
    ),
    ("rules.output_format", text!(zh: "列出规则的格式", en: "How the rules are listed")),
    (
        "output_format",
        text!(
        zh: "输出格式；默认 text",
        en: "Output format; text by default"),
    ),
    (
        "check.output",
        text!(
        zh: "再以一种格式写入文件，例如 sarif=nianbao.sarif；可写多次；文件写作 - 就是标准输出，没有另写 --output-format 时，标准输出上只有这一种",
        en: "Write them in one more format to a file, as in sarif=nianbao.sarif; may be repeated; the file - is \
             standard output, which gets nothing else unless --output-format is given, too"),
    ),
    ("select", text!(zh: "只查这些规则或组（逗号分隔）", en: "Only these rules or groups (comma-separated)")),
    ("ignore", text!(zh: "不查这些规则或组（逗号分隔）", en: "All but these rules or groups (comma-separated)")),
    (
        "fix",
        text!(
        zh: "自动修改（只做不改变原意的；会引出新错误的不改）",
        en: "Fix what can be fixed without changing the meaning or introducing a new error"),
    ),
    (
        "unsafe_fixes",
        text!(zh: "有把握但需要核对的建议也采用，改后请核对（与 --fix 或 --diff 合用）", en: "Apply suggestions, too; check them afterwards (with --fix or --diff)"),
    ),
    ("fill", text!(zh: "把写作 = 的总计换成算出的数", en: "Replace = with the computed totals")),
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
    ("exit_zero", text!(zh: "有“须修改”的也以 0 退出", en: "Exit with 0 whatever is found")),
    ("baseline", text!(zh: "不报这份已知问题清单里已有的问题", en: "Leave out the findings that are in this baseline")),
    ("write_baseline", text!(zh: "把现有的问题记成已知问题清单", en: "Record the findings as a baseline")),
    ("path", text!(zh: "文件或文件夹；不写则为当前文件夹", en: "A file or folder")),
    ("folder", text!(zh: "写到哪个文件夹；不写则为当前文件夹", en: "The folder to write it to")),
    ("deny_warnings", text!(zh: "有“请核对”的也以 1 退出", en: "Exit with 1 on warnings too")),
    ("color", text!(zh: "何时用颜色", en: "When to use colour")),
    (
        "documents",
        text!(
        zh: "文件夹里的 Word 文件（.docx、.doc、.wps、.rtf）、PDF、网页和压缩包（.zip）也查",
        en: "Check Word files (.docx, .doc, .wps, .rtf), PDFs, pages and archives (.zip) in folders, too"),
    ),
    (
        "with_libreoffice",
        text!(
        zh: "自己不读的文件（Word 95、OpenDocument、UOF，以及损坏的 Word 文件和 Excel 表），交给本机的 LibreOffice 转换后再读",
        en: "Have LibreOffice convert what is not read (Word 95, OpenDocument, UOF; damaged Word files and sheets), and read what it makes"),
    ),
    (
        "file",
        text!(
        zh: "报告，也可以是 Word 文件、PDF、Excel 表、网页或文本；- 为标准输入",
        en: "A report; a Word file, a PDF, an Excel sheet, a page or a text, too; - is standard input"),
    ),
    (
        "no_open",
        text!(zh: "不打开浏览器，只输出网页文件的路径", en: "Do not open the browser, only print the path of the page"),
    ),
    (
        "files",
        text!(
            zh: "Word 文件（.docx、.doc、.wps、.rtf）、PDF、Excel 表（.xlsx、.xls、.et）、网页（.html、.mht）、文本，或压缩包（.zip）；- 为标准输入",
            en: "Word files (.docx, .doc, .wps, .rtf), PDFs, Excel sheets (.xlsx, .xls, .et), pages (.html, .mht), texts, or archives (.zip); - is standard input"),
    ),
    (
        "import.from",
        text!(
            zh: "文件是什么：json 为 export --to json 写出的，或数据库按同样的格式给出的（见 schemas/report.schema.json）；名为 .json 的不必写",
            en: "What the files are: json is what export --to json writes, or a database gives in the same form (schemas/report.schema.json); not needed for files named .json"),
    ),
    (
        "import.output",
        text!(
        zh: "写入这个文件或文件夹，而不是标准输出；已有的文件不覆盖，除非用 --force",
        en: "Write to this file or folder instead of standard output; an existing file is not overwritten without --force"),
    ),
    (
        "annotate.output",
        text!(
        zh: "写入这个文件或文件夹；不写则写在原文件旁边",
        en: "Write to this file or folder; by default beside the original"),
    ),
    (
        "track_changes",
        text!(
        zh: "不改变原意的修改同时写成修订，由您接受或拒绝；数字从不改",
        en: "Write what can be fixed without changing the meaning as tracked changes, too; never a figure"),
    ),
    ("annotate.quiet", text!(zh: "只说没能完成的", en: "Say only what could not be done")),
    ("all", text!(zh: "“供参考”的也写成批注", en: "Comment on what is only for information, too")),
    (
        "author",
        text!(zh: "批注和修订署这个名字；默认“年报检查”", en: "The name that comments and changes are signed with; by default nianbao"),
    ),
    (
        "account",
        text!(zh: "把读入的说明以 JSON 写入这个文件", en: "Write an account of what was read to this file, as JSON"),
    ),
    (
        "strict",
        text!(
        zh: "有推断的或没读懂的就以 1 退出",
        en: "Exit with 1 where something was guessed or not understood"),
    ),
    (
        "review.output",
        text!(
        zh: "写入这个文件，格式看结尾：.xlsx、.docx、.html、.csv（只有问题一张表）；已有的文件不覆盖，除非用 --force",
        en: "Write to this file, in the format of its ending: .xlsx, .docx, .html, .csv (the findings alone); an existing file is not overwritten without --force"),
    ),
    (
        "units",
        text!(
        zh: "应报送的单位名单（.xlsx 或 .csv）：单位、主体、期限、别名；据此列出应报未报的、名单外的、报了几份的",
        en: "The list of those who have to hand in (.xlsx or .csv): 单位, 主体, 期限, 别名; says who is missing, not in the list, or there twice"),
    ),
    (
        "previous",
        text!(
        zh: "上次的审核意见（.xlsx 或 .csv）：保留审核人填写的各栏，标出已改、未改、新发现；已核无误的，数字没有变动就不再列出",
        en: "Last round's sheet (.xlsx or .csv): keeps what reviewers wrote, marks what was mended, was not, and is new; what was checked is not listed again while its figures stand"),
    ),
    (
        "letters",
        text!(
        zh: "给每个要修改、要核对的单位写一份退回意见（.docx），放在这个文件夹；文字、落款、期限在 nianbao.toml 的 [review] 里设",
        en: "Write a letter (.docx) to each unit that has something to mend or look at into this folder; its text, signature and deadline are set under [review] in nianbao.toml"),
    ),
    (
        "deadline",
        text!(zh: "退回意见里重新报送的期限，照原样写", en: "By when a report is to come again, as the letters say it"),
    ),
    (
        "review.year",
        text!(
        zh: "审核哪个年度的报告；不写则为多数报告的年度。其他年度的只用来核对",
        en: "The year that is reviewed; by default that of most reports. Those of other years are looked at for what was carried over"),
    ),
    ("review.quiet", text!(zh: "只说没能完成的", en: "Say only what could not be done")),
    ("force", text!(zh: "已有的文件也覆盖", en: "Overwrite files that exist")),
    ("import.quiet", text!(zh: "只说推断的和没读懂的", en: "Say only what was guessed or not understood")),
    (
        "to",
        text!(
        zh: "导出格式：docx、html 是规定版式的报告，可以直接发布；json 每份报告一个，文字也在内；csv、jsonl 是数据，各份报告的每一格一行，写进文件夹时另有宽表、说明、未读的清单",
        en: "The format: docx and html are the report in the official layout, to be published; json has a report's figures and text; csv and jsonl are data, a line for each cell of all, and in a folder a line for each report, a codebook, and what could not be read, too"),
    ),
    (
        "fragment",
        text!(
        zh: "html 只要正文，样式写在各元素上，可以粘贴进网站的编辑器",
        en: "html without the page around it, its looks beside each element, to be pasted into a portal's editor"),
    ),
    (
        "deny_errors",
        text!(
        zh: "有“须修改”的报告不导出，以 1 退出",
        en: "Export no report that has errors, and exit with 1"),
    ),
    (
        "old",
        text!(zh: "旧的报告，或文件夹：.nianbao、Word 文件、PDF、网页、文本、Excel 表", en: "The old report, or a folder: .nianbao, Word file, PDF, page, text, Excel file"),
    ),
    ("new", text!(zh: "新的报告，或文件夹", en: "The new report, or a folder")),
    (
        "same",
        text!(
        zh: "两边应当一致：用文件名称呼两边，有任何不同就以 1 退出",
        en: "Both should say the same: call the sides by their names, and exit with 1 on any difference"),
    ),
    (
        "diff.to",
        text!(
        zh: "写成更正对照表（位置、原为、更正为）：docx、xlsx、html；json 供程序使用",
        en: "A table of corrections (place, was, is): docx, xlsx, html; json is for programs"),
    ),
    ("diff.quiet", text!(zh: "不输出合计", en: "Do not say how many differ")),
    (
        "sum.output",
        text!(
        zh: "写入这个文件：以 .xlsx、.docx、.nianbao 结尾；不写则把 .nianbao 文本写到标准输出",
        en: "Write to this file, which ends in .xlsx, .docx or .nianbao; without it, a .nianbao text goes to standard output"),
    ),
    ("sum.agency", text!(zh: "汇总报告的机关，写全称", en: "The full name of the agency that sums up")),
    (
        "sum.year",
        text!(zh: "汇总哪个年度的报告；不写则取份数最多的年度", en: "The year of the reports; by default the one that most are of"),
    ),
    ("output", text!(zh: "写入这个文件，而不是标准输出", en: "Write to this file instead of standard output")),
    (
        "diff.output",
        text!(
            zh: "写入这个文件，而不是标准输出；没有 --to 的，按文件名的结尾写成那一种",
            en: "Write to this file instead of standard output; without --to, its name tells the format"
        ),
    ),
    (
        "export.output",
        text!(
        zh: "写入这个文件或文件夹，而不是标准输出",
        en: "Write to this file or folder instead of standard output"),
    ),
    (
        "export.documents",
        text!(
        zh: "文件夹里的 Word 文件、PDF、网页和压缩包（.zip）也导出",
        en: "Export Word files, PDFs, pages and archives (.zip) in folders, too"),
    ),
    (
        "rules",
        text!(zh: "规则名，例如 totals/row；或组名 totals", en: "A rule such as totals/row, or a group such as totals"),
    ),
    ("json", text!(zh: "以 JSON 输出", en: "Print JSON")),
    (
        "agency",
        text!(zh: "报告机关的全称；有 --from 时可不写", en: "The full name of the reporting agency; may be left out with --from"),
    ),
    (
        "year",
        text!(zh: "报告年度；有 --from 时不写则为上年报告的下一年", en: "The year to report on; with --from, by default the year after that report's"),
    ),
    ("kind", text!(zh: "主体；不写则按名称判断", en: "The kind of agency; by default, what its name says")),
    ("edition", text!(zh: "格式版本；不写则用该年度的", en: "The edition of the format; by default, that of the year")),
    (
        "new.output",
        text!(zh: "写入这个文件（须是新文件），而不是标准输出", en: "Write to this file, which must not exist, instead of standard output"),
    ),
    (
        "from",
        text!(
        zh: "上年的报告，从中带入机关、主体和结转的数",
        en: "Last year's report, to take the agency, its kind and what is carried over from"),
    ),
    ("stdio", text!(zh: "使用标准输入输出（默认，可不写）", en: "Use standard input and output (the default)")),
    ("shell", text!(zh: "哪一种 shell", en: "The shell")),
    ("man.output", text!(zh: "写入这个文件夹", en: "Write to this folder")),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The commands with what each takes, as clap has them once all is built.
    fn taken(mut command: clap::Command) -> Vec<String> {
        command.build();
        let one = |command: &clap::Command| {
            let mut args: Vec<_> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
            args.retain(|id| id != "help" && id != "version");
            // What all commands take comes last where it is told of, first where it is parsed.
            args.sort();
            format!("{} {args:?} {}", command.get_name(), command.is_subcommand_required_set())
        };
        command.get_subcommands().map(one).chain([one(&command)]).collect()
    }

    #[test]
    fn what_is_parsed_is_what_help_tells_of() {
        let parsed = taken(args::lean());
        assert!(parsed[0].starts_with("check [") && parsed[0].contains("unsafe_fixes"), "年报检查 {parsed:?}");
        for lang in [Lang::Zh, Lang::En] {
            assert_eq!(parsed, taken(command(lang)), "年报检查 {lang:?}");
        }
    }
}
