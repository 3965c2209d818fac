//! nianbao checks the annual reports on government information disclosure (政府信息公开工作年度报告) that
//! every Chinese government body publishes.
//!
//! The modules stand in the order that data takes: [`text`], [`syntax`] (text to a tree of lines),
//! [`edition`] (the official formats), [`law`] (what they rest on), [`report`] (what each official place
//! holds), [`prose`], [`format`](mod@format), [`lint`], [`config`]; [`check`], which makes an [`Analysis`] of a text;
//! [`fix`], [`document`] (files of other formats), [`export`] and [`ide`] (what an editor asks). Then comes what needs a machine, with the feature `native`:
//! `workspace` and the doors, `lsp` and `cli`. Each knows only those before it; docs/architecture.md has the whole map.
//!
//! ```
//! use nianbao::{check, lint::Options};
//!
//! let text = "## 四、政府信息公开行政复议、行政诉讼情况
//!
//! | 类型     | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
//! | -------- | -------: | -------: | -------: | -------: | ---: |
//! | 行政复议 |       23 |        1 |       18 |        0 |   32 |
//! ";
//! let analysis = check(text, &Options { excerpt: true, ..Options::default() });
//! assert_eq!(analysis.findings[0].message, "23 + 1 + 18 = 42，填的是 32");
//! ```

mod analysis;
#[cfg(feature = "native")]
pub mod cli;
pub mod config;
#[cfg(feature = "documents")]
pub mod document;
pub mod edition;
pub mod export;
pub mod fix;
pub mod format;
pub mod ide;
#[cfg(feature = "documents")]
pub mod import;
pub mod law;
pub mod lint;
#[cfg(feature = "native")]
pub mod lsp;
pub mod prose;
pub mod report;
pub mod shape;
pub mod syntax;
pub mod text;
#[cfg(feature = "native")]
pub mod workspace;

pub use analysis::{Analysis, check};
