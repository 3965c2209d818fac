//! What may be asked. `page/src/questions.d.ts` says the same to TypeScript; the driver of the page holds the two together.
#![forbid(unsafe_code)]

use crate::beside::{Given, Told};
use crate::named::Trouble;
use serde::Deserialize;
use std::path::PathBuf;

/// A question. Its file, where it has one, stands after it.
#[derive(Deserialize, Debug)]
#[serde(tag = "ask", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Question {
    /// What a file is: its text as a report, with the account of how it was read.
    Open {
        /// The file's name.
        name: String,
        /// `zh` or `en`.
        lang: String,
        /// Whose neighbours it is checked with.
        #[serde(default)]
        beside: Option<String>,
    },
    /// What is found in a text, and how it looks as a form.
    Check {
        /// The text.
        text: String,
        /// The name of the file that it came from.
        name: String,
        /// `zh` or `en`.
        lang: String,
        /// Whether the text was read from a document.
        imported: bool,
        /// Spans that the form is to find the places of besides those of the findings.
        #[serde(default)]
        carried: Vec<(u32, u32)>,
        /// Whose neighbours it is checked with.
        #[serde(default)]
        beside: Option<String>,
    },
    /// The edits that put a value into a cell of an official table.
    Set {
        /// The text.
        text: String,
        /// Table, row and column.
        cell: (usize, usize, usize),
        /// What is to stand there.
        value: String,
    },
    /// The edits that put words into the place of a paragraph or of a cell of a table of the report's own.
    Write {
        /// The text.
        text: String,
        /// What is replaced.
        span: (u32, u32),
        /// The words.
        value: String,
    },
    /// The edits of a fix that was found for a text, unless they would lose something.
    Mend {
        /// The text.
        text: String,
        /// The name of the rule.
        rule: String,
        /// What the fix does.
        edits: Vec<Change>,
    },
    /// The text in canonical layout.
    Format {
        /// The text.
        text: String,
    },
    /// A report in the official layout, as a file.
    Export {
        /// The text.
        text: String,
        /// The format of the file.
        to: Published,
    },
    /// The page that explains a rule.
    Explain {
        /// Its name.
        rule: String,
        /// `zh` or `en`.
        lang: String,
    },
    /// A file with what is found in it as comments, in Word.
    Annotate {
        /// The file's name.
        name: String,
        /// The time in Beijing, as XML has it.
        date: String,
        /// `zh` or `en`.
        lang: String,
    },
    /// Begins to gather the files of a review.
    Begin,
    /// A list of units, or last round's sheet.
    List {
        /// The file's name.
        name: String,
        /// `zh` or `en`.
        lang: String,
    },
    /// One more file of a review.
    Gather {
        /// The file's name.
        name: String,
        /// `zh` or `en`.
        lang: String,
        /// Why it cannot be read, where that is known already.
        error: Option<String>,
        /// Whose neighbours it is checked with.
        #[serde(default)]
        beside: Option<String>,
    },
    /// Which reports are neighbours of which.
    Kin {
        /// What was told of each when it was gathered.
        members: Vec<Told>,
    },
    /// Begins to keep neighbours, by who looks.
    Beside {
        /// Who looks.
        key: String,
        /// Those that may be last year's as well as each other.
        several: Vec<PathBuf>,
        /// Entries of the front matter that cannot be meant.
        troubles: Vec<Trouble>,
    },
    /// One more neighbour to keep.
    Neighbour {
        /// Who looks.
        key: String,
        /// What it is.
        given: Given,
        /// `zh` or `en`.
        lang: String,
    },
    /// The names of the files in an archive.
    Unzip {
        /// `zh` or `en`.
        lang: String,
    },
    /// A file of the archive that was looked into.
    Member {
        /// Its number.
        at: usize,
        /// `zh` or `en`.
        lang: String,
    },
    /// Who of those that were gathered handed in what.
    Review {
        /// The time in Beijing, as XML has it.
        date: String,
        /// `zh` or `en`.
        lang: String,
    },
    /// A Word file of a review, to be put into its archive with what is found in it as comments.
    Pack {
        /// The file's name.
        name: String,
        /// The time in Beijing, as XML has it.
        date: String,
        /// `zh` or `en`.
        lang: String,
    },
    /// The archive of a review.
    Take {
        /// The time in Beijing, as XML has it.
        date: String,
        /// By when what is given back has to come again, as the letters say it.
        deadline: Option<String>,
        /// `zh` or `en`.
        lang: String,
    },
}

/// The format of a file that is published.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub enum Published {
    /// A Word file.
    Docx,
    /// A web page.
    Html,
}

/// An edit, as findings have it.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What is replaced.
    pub span: Bytes,
    /// By what.
    pub text: String,
}

/// Bytes of a text.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Bytes {
    /// The first.
    pub start: u32,
    /// That after the last.
    pub end: u32,
}
