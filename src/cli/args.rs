//! The commands and their arguments. What each is for stands in [`super::help`].

use super::output::Format;
use crate::edition;
use crate::fix::Fixes;
use crate::lint::{Selection, UnknownName};
use crate::report::AgencyKind;
use crate::text::{Lang, YEARS, say};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

#[derive(Parser)]
#[command(name = "nianbao", version, disable_help_subcommand = true)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    common: CommonArgs,
}

/// What every command takes.
#[derive(Args)]
struct CommonArgs {
    #[arg(long, global = true, value_enum, ignore_case = true)]
    lang: Option<LangArg>,
}

/// The commands, as what is parsed and as what clap is told of them.
macro_rules! commands {
    ($($written:literal: $name:ident($args:ty),)*) => {
        #[derive(Subcommand)]
        pub(super) enum Command {
            $(#[command(name = $written)] $name($args),)*
        }

        /// The command line without help, where a command gets its arguments only when it is the one that is
        /// asked for: making all of them is half of what starting takes.
        pub(super) fn lean() -> clap::Command {
            let command = clap::Command::new("nianbao").version(env!("CARGO_PKG_VERSION"));
            let command = command.disable_help_subcommand(true).subcommand_required(true).arg_required_else_help(true);
            CommonArgs::augment_args(command)
                $(.subcommand(clap::Command::new($written).defer(<$args>::augment_args)))*
        }
    };
}

commands! {
    "check": Check(CheckArgs),
    "fmt": Fmt(FmtArgs),
    "export": Export(ExportArgs),
    "import": Import(ImportArgs),
    "annotate": Annotate(AnnotateArgs),
    "preview": Preview(PreviewArgs),
    "diff": Diff(DiffArgs),
    "sum": Sum(SumArgs),
    "review": Review(ReviewArgs),
    "explain": Explain(ExplainArgs),
    "rules": Rules(RulesArgs),
    "config": Config(ConfigArgs),
    "init": Init(InitArgs),
    "new": New(NewArgs),
    "server": Server(ServerArgs),
    "completions": Completions(CompletionsArgs),
    "man": Man(ManArgs),
}

#[derive(Clone, Copy, ValueEnum)]
enum LangArg {
    Zh,
    En,
}

/// What a command works on.
#[derive(Args)]
pub(super) struct InputArgs {
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<PathBuf>,
    #[arg(long, value_name = "PATTERN")]
    pub exclude: Vec<String>,
    #[arg(long)]
    pub force_exclude: bool,
    #[command(flatten)]
    pub configured: ConfiguredArgs,
    #[arg(short, long)]
    pub quiet: bool,
}

/// How documents are read.
#[derive(Args, Default)]
pub(super) struct ReadingArgs {
    #[arg(long)]
    pub with_libreoffice: bool,
}

/// Which configuration applies.
#[derive(Args)]
pub(super) struct ConfiguredArgs {
    #[arg(long, value_name = "FILE|KEY=VALUE")]
    pub config: Vec<OsString>,
}

#[derive(Args)]
#[command(group(ArgGroup::new("mending").args(["fix", "diff"]).multiple(true)))]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub inputs: InputArgs,
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub output_format: Option<Format>,
    #[arg(long, value_name = "FORMAT=FILE", value_parser = wanted)]
    pub output: Vec<Wanted>,
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<String>,
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<String>,
    #[arg(long)]
    pub fix: bool,
    #[arg(long, requires = "mending")]
    pub unsafe_fixes: bool,
    #[arg(long)]
    pub fill: bool,
    #[arg(long, conflicts_with_all = ["output_format", "statistics", "write_baseline"])]
    pub diff: bool,
    #[arg(long)]
    pub statistics: bool,
    #[arg(long, conflicts_with_all = ["output_format", "statistics", "diff"])]
    pub summary: bool,
    #[arg(short, long, conflicts_with_all = ["fix", "fill", "diff", "write_baseline", "stdin_filename", "with_libreoffice"])]
    pub watch: bool,
    #[arg(long)]
    pub documents: bool,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[arg(long)]
    pub deny_warnings: bool,
    #[arg(long)]
    pub exit_zero: bool,
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub write_baseline: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = ColorArg::Auto, value_name = "WHEN")]
    pub color: ColorArg,
}

impl CheckArgs {
    /// Which fixes are asked for: `--diff` alone shows what `--fix` does.
    pub(super) fn fixes(&self) -> Fixes {
        match (self.fix || self.diff && !self.fill, self.unsafe_fixes) {
            (false, false) => Fixes::None,
            (true, false) => Fixes::Safe,
            (_, true) => Fixes::All,
        }
    }

    /// Whether files are to be changed, or what would be changed is to be shown.
    pub(super) fn mends(&self) -> bool {
        self.fix || self.fill || self.diff
    }

    /// The rules that are asked for.
    pub(super) fn selection(&self) -> Result<Selection, UnknownName> {
        Selection::named(&self.select, &self.ignore)
    }
}

/// A place that a format is written to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Target {
    Stdout,
    File(PathBuf),
}

impl Target {
    /// The file, if it is one.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Target::Stdout => None,
            Target::File(path) => Some(path),
        }
    }
}

/// `FORMAT=FILE`, as `--output` has it.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub format: Format,
    pub target: Target,
}

#[derive(Args)]
pub(super) struct FmtArgs {
    #[command(flatten)]
    pub inputs: InputArgs,
    #[arg(long)]
    pub check: bool,
    #[arg(long)]
    pub diff: bool,
}

#[derive(Args)]
pub(super) struct ConfigArgs {
    #[arg(value_name = "PATH", default_value = ".")]
    pub path: PathBuf,
    #[arg(long, conflicts_with_all = ["path", "config"])]
    pub schema: bool,
    #[command(flatten)]
    pub configured: ConfiguredArgs,
}

#[derive(Args)]
pub(super) struct InitArgs {
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub folder: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorArg {
    Auto,
    Always,
    Never,
}

#[derive(Args)]
pub(super) struct ExportArgs {
    #[command(flatten)]
    pub inputs: InputArgs,
    #[arg(long)]
    pub documents: bool,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub to: ExportFormat,
    #[arg(long)]
    pub fragment: bool,
    #[arg(long)]
    pub deny_errors: bool,
    #[arg(short, long, value_name = "FILE|FOLDER")]
    pub output: Option<PathBuf>,
}

/// What is imported and does not say by itself what it is.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum From {
    Json,
}

#[derive(Args)]
pub(super) struct ImportArgs {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub from: Option<From>,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[arg(short, long, value_name = "FILE|FOLDER")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub account: Option<PathBuf>,
    #[arg(long)]
    pub strict: bool,
    #[arg(long)]
    pub force: bool,
    #[arg(short, long)]
    pub quiet: bool,
}

#[derive(Args)]
pub(super) struct AnnotateArgs {
    #[command(flatten)]
    pub inputs: InputArgs,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[arg(short, long, value_name = "FILE|FOLDER")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub track_changes: bool,
    #[arg(long)]
    pub all: bool,
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
    #[arg(long)]
    pub force: bool,
}

#[derive(Args)]
pub(super) struct PreviewArgs {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub no_open: bool,
}

#[derive(Args)]
pub(super) struct ReviewArgs {
    #[command(flatten)]
    pub inputs: InputArgs,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[arg(short, long, value_name = "FILE", default_value = "审核意见.xlsx")]
    pub output: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub units: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub previous: Option<PathBuf>,
    #[arg(long, value_name = "FOLDER")]
    pub letters: Option<PathBuf>,
    #[arg(long, value_name = "DATE", requires = "letters")]
    pub deadline: Option<String>,
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub year: Option<i32>,
    #[arg(long)]
    pub force: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    Docx,
    Html,
    Xlsx,
    Csv,
    Jsonl,
    Json,
}

#[derive(Args)]
pub(super) struct DiffArgs {
    #[arg(value_name = "OLD", display_order = 1)]
    pub old: PathBuf,
    #[arg(value_name = "NEW", display_order = 2)]
    pub new: PathBuf,
    #[arg(long)]
    pub same: bool,
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub to: Option<DiffFormat>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(short, long)]
    pub quiet: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    Docx,
    Xlsx,
    Html,
    Json,
}

#[derive(Args)]
pub(super) struct SumArgs {
    #[command(flatten)]
    pub inputs: InputArgs,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub agency: Option<String>,
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub year: Option<i32>,
    #[arg(long)]
    pub force: bool,
}

#[derive(Args)]
pub(super) struct ExplainArgs {
    #[arg(value_name = "RULE", required = true)]
    pub rules: Vec<String>,
    #[command(flatten)]
    pub configured: ConfiguredArgs,
}

#[derive(Args)]
pub(super) struct RulesArgs {
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = RulesFormat::Text)]
    pub output_format: RulesFormat,
    /// The same in one word, as it was once.
    #[arg(long, hide = true, conflicts_with = "output_format")]
    pub json: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum RulesFormat {
    Text,
    Json,
}

#[derive(Args)]
pub(super) struct NewArgs {
    #[arg(long, value_name = "NAME", required_unless_present = "from")]
    pub agency: Option<String>,
    #[arg(long, value_name = "YEAR", required_unless_present = "from", value_parser = year)]
    pub year: Option<i32>,
    #[arg(long, value_name = "KIND", value_parser = kinds())]
    pub kind: Option<AgencyKind>,
    #[arg(long, value_name = "EDITION", value_parser = editions())]
    pub edition: Option<String>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "REPORT")]
    pub from: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct ServerArgs {
    /// There is no other way; clients say it nevertheless.
    #[arg(long)]
    pub stdio: bool,
}

#[derive(Args)]
pub(super) struct CompletionsArgs {
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

#[derive(Args)]
pub(super) struct ManArgs {
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
}

fn kinds() -> impl TypedValueParser<Value = AgencyKind> {
    PossibleValuesParser::new(AgencyKind::ALL.map(AgencyKind::name))
        .map(|name| AgencyKind::named(&name).unwrap_or(AgencyKind::Other))
}

fn editions() -> PossibleValuesParser {
    PossibleValuesParser::new(edition::ids())
}

/// Reads a year of these centuries.
fn year(argument: &str) -> Result<i32, String> {
    let year = argument.parse().ok().filter(|year| YEARS.contains(year));
    let (first, last) = (YEARS.start(), YEARS.end());
    year.ok_or_else(
        || say!(language(), zh: "应为 {first} 至 {last} 的年份", en: "a year from {first} to {last} is expected"),
    )
}

/// Reads `FORMAT=FILE`.
fn wanted(argument: &str) -> Result<Wanted, String> {
    let read = |(format, file): (&str, &str)| {
        let target = match file {
            "" => return None,
            "-" => Target::Stdout,
            _ => Target::File(file.into()),
        };
        Some(Wanted { format: Format::from_str(format, false).ok()?, target })
    };
    argument.split_once('=').and_then(read).ok_or_else(|| {
        let formats: Vec<_> = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value).collect();
        let formats = formats.iter().map(|format| format.get_name()).collect::<Vec<_>>().join(", ");
        say!(language(),
            zh: "应为“格式=文件”，格式有 {formats}",
            en: "FORMAT=FILE is expected, with one of these formats: {formats}")
    })
}

/// The language to speak: the one that is asked for, then the locale's; Chinese where they say nothing.
/// Read before the arguments are, since help and errors are in it.
pub(super) fn language() -> Lang {
    language_asked().unwrap_or_else(language_of_system)
}

/// The language of `--lang`, then of `NIANBAO_LANG`.
pub(super) fn language_asked() -> Option<Lang> {
    // What is not Unicode is a path: it names no language, and is no reason to stop.
    let args = std::env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned());
    let mut args = args.take_while(|arg| arg != "--");
    let mut asked = None;
    while let Some(arg) = args.next() {
        asked = match arg.strip_prefix("--lang") {
            Some("") => args.next(),
            Some(value) => value.strip_prefix('=').map(str::to_owned).or(asked),
            None => asked,
        };
    }
    let variable = || std::env::var("NIANBAO_LANG").ok();
    // What is no language of ours is complained of in the one that would be spoken without it.
    let asked = asked.filter(|tag| LangArg::from_str(tag, true).is_ok());
    asked.and_then(|tag| Lang::from_tag(&tag)).or_else(|| Lang::from_tag(&variable()?))
}

/// The locale's language, else Chinese.
pub(super) fn language_of_system() -> Lang {
    sys_locale::get_locale().and_then(|tag| Lang::from_tag(&tag)).unwrap_or_default()
}
