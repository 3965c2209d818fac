//! Files of other kinds: what each is called, and what to do with it.

use crate::text::{Lang, Text, say, text};

/// A kind of file that is not read, though it may have come under the name of one that is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Foreign {
    /// Nothing in it.
    Empty,
    /// The small file that Word keeps beside one that is open: `~$年报.docx`.
    Owner,
    /// What macOS keeps beside a file on other disks: `._年报.docx`.
    AppleDouble,
    /// PDF, where a list is looked for.
    Pdf,
    /// OFD.
    Ofd,
    /// Word before 1997.
    Word95,
    /// Word before 2007, and WPS: read, but for lists of cells.
    Doc,
    /// Excel before 1995.
    Xls,
    /// PowerPoint before 2007.
    Ppt,
    /// An Office file with a password.
    Encrypted,
    /// Another file of the kind that Office had before 2007.
    Ole,
    /// PowerPoint.
    Pptx,
    /// LibreOffice and others.
    OpenDocument,
    /// Word as one XML file.
    WordXml,
    /// Any XML.
    Xml,
    /// A mail, or a page in one file, without a page or a text in it.
    Mail,
    /// A picture; its format.
    Picture(&'static str),
    /// An archive; its format.
    Archive(&'static str),
    /// A file in an archive that has a password.
    Locked,
    /// A program; for which system.
    Program(&'static str),
    /// None of these, and no text.
    Binary,
}

use Foreign::*;

/// What to do with what another program opens.
const SAVE_AS: Text =
    text!(zh: "请用 Word 或 WPS 打开，另存为 .docx", en: "open it in Word or WPS and save it as .docx");
const COPY: Text = text!(
    zh: "请用制作它的 Word 文件，或把文字和表格复制到 Word 中存为 .docx",
    en: "take the Word file that it was made from, or copy text and tables into Word and save them as .docx"
);
const UNPACK: Text = text!(zh: "请先解压，再读其中的文件", en: "unpack it first and read the files in it");
const RIGHT_FILE: Text = text!(zh: "请核对文件", en: "see whether it is the right file");

impl Foreign {
    /// What it is and what to do.
    pub fn message(self, lang: Lang) -> String {
        let (kind, todo) = (self.kind(lang), self.todo().get(lang));
        match self {
            Empty => say!(lang, zh: "{kind}；{todo}", en: "{kind}; {todo}"),
            _ => say!(lang, zh: "实为{kind}，读不了；{todo}", en: "is really {kind} and cannot be read; {todo}"),
        }
    }

    /// The same of what should have been a list.
    pub fn message_for_lists(self, lang: Lang) -> String {
        match self {
            Pdf | Xls | OpenDocument | Ole => {
                let kind = self.kind(lang);
                say!(lang,
                    zh: "实为{kind}，读不了；请用 Excel 或 WPS 打开，另存为 .xlsx",
                    en: "is really {kind} and cannot be read; open it in Excel or WPS and save it as .xlsx")
            }
            _ => self.message(lang),
        }
    }

    /// What people call it.
    fn kind(self, lang: Lang) -> String {
        let kind = match self {
            Empty => text!(zh: "文件是空的", en: "is empty"),
            Owner => {
                text!(zh: " Word 打开文件时的临时文件（~$ 开头）", en: "the file that Word keeps while another is open (~$…)")
            }
            AppleDouble => text!(zh: " macOS 的附属文件（._ 开头）", en: "what macOS keeps beside a file (._…)"),
            Pdf => text!(zh: " PDF 文件", en: "a PDF"),
            Ofd => text!(zh: " OFD 文件", en: "an OFD file"),
            Word95 => text!(zh: " Word 95 或更早的文件", en: "a file of Word 95 or before"),
            Doc => text!(zh: "旧版 Word 或 WPS 文件（.doc、.wps）", en: "an old Word or WPS file (.doc, .wps)"),
            Xls => text!(zh: " Excel 4 或更早的文件（.xls）", en: "a file of Excel 4 or before (.xls)"),
            Ppt => text!(zh: "旧版 PowerPoint 文件（.ppt）", en: "an old PowerPoint file (.ppt)"),
            Encrypted => text!(zh: "设有密码的 Office 文件", en: "an Office file with a password"),
            Ole => text!(zh: "旧版 Office 格式的文件", en: "a file in the format of old Office"),
            Pptx => text!(zh: " PowerPoint 文件（.pptx）", en: "a PowerPoint file (.pptx)"),
            Locked => text!(zh: "设有密码的压缩包里的文件", en: "a file in an archive with a password"),
            OpenDocument => text!(zh: " OpenDocument 文件（.odt、.ods 等）", en: "an OpenDocument file (.odt, .ods …)"),
            WordXml => text!(zh: " Word 的 XML 文件", en: "a Word file as XML"),
            Xml => text!(zh: " XML 文件", en: "an XML file"),
            Mail => {
                text!(zh: "没有正文的邮件或单个文件网页（MHT）", en: "a mail, or a page in one file (MHT), without a text")
            }
            Picture(format) => return say!(lang, zh: "图片（{format}）", en: "a picture ({format})"),
            Archive(format) => return say!(lang, zh: "压缩包（{format}）", en: "an archive ({format})"),
            Program(system) => return say!(lang, zh: "程序（{system}）", en: "a program ({system})"),
            Binary => text!(zh: "不认得的二进制文件", en: "a binary file of no known kind"),
        };
        kind.get(lang).to_owned()
    }

    fn todo(self) -> Text {
        match self {
            Owner | AppleDouble => text!(zh: "请读同名的那个文件", en: "read the file of that name without it"),
            Encrypted => text!(zh: "请先在 Word 或 WPS 中去掉密码", en: "take the password off in Word or WPS first"),
            Doc | Word95 | WordXml | OpenDocument => SAVE_AS,
            Xls => text!(
                zh: "请用 Excel 或 WPS 打开，另存为 .xlsx",
                en: "open it in Excel or WPS and save it as .xlsx"
            ),
            Pdf | Ofd | Picture(_) => COPY,
            Archive(_) | Locked => UNPACK,
            Empty | Mail | Ppt | Pptx | Ole | Xml | Program(_) | Binary => RIGHT_FILE,
        }
    }
}
