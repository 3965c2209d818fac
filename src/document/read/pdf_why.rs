//! Why a PDF is not read.

use crate::text::{Lang, say};

/// Why a PDF is not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// It opens with a password alone.
    Password,
    /// It is pictures of pages.
    Scan,
    /// Pictures of pages, behind which a program has put the text that it took them for.
    Recognised,
    /// Its fonts do not tell which characters they draw.
    Characters,
    /// The same for want of tables that are not built in here.
    Tables,
    /// There is nothing on its pages.
    Empty,
    /// It is cut off, or is none inside.
    Damaged,
}

impl Why {
    /// The reason, and what to do about it.
    pub(super) fn message(self, lang: Lang) -> String {
        let todo = say!(lang,
            zh: "请用制作它的 Word 文件，或把文字和表格复制到 Word 中存为 .docx",
            en: "take the Word file that it was made from, or copy text and tables into Word and save them as .docx");
        match self {
            Why::Password => say!(lang,
                zh: "PDF 设有打开密码，读不了；请先去掉密码",
                en: "is a PDF with a password and cannot be read; take the password off first"),
            Why::Scan => say!(lang,
                zh: "PDF 是扫描件，页面只有图片、没有文字，读不了；{todo}",
                en: "is a PDF of scanned pages, pictures without text, and cannot be read; {todo}"),
            Why::Recognised => say!(lang,
                zh: "PDF 是扫描件，图片后面的文字是识别出来的，数字不可靠，没有读；{todo}",
                en: "is a PDF of scanned pages; the text behind them was recognised by a program, its figures are not to be relied on, and it was not read; {todo}"),
            Why::Characters => say!(lang,
                zh: "PDF 的字体没有说明是哪些字（没有 ToUnicode），复制出来是乱码，读不了；{todo}",
                en: "is a PDF whose fonts do not tell which characters they draw (no ToUnicode), and cannot be read; {todo}"),
            Why::Tables => say!(lang,
                zh: "PDF 的字体要用中文编码表（CMap）才能读，这里没有带；请用 nianbao 程序读，或转成 .docx",
                en: "is a PDF whose fonts need tables of Chinese encodings (CMaps), which are not built in here; read it with the nianbao program, or make it a .docx"),
            Why::Empty => say!(lang,
                zh: "PDF 的页面是空的",
                en: "is a PDF without anything on its pages"),
            Why::Damaged => say!(lang,
                zh: "PDF 文件损坏或不完整，读不了；{todo}",
                en: "is a PDF that is damaged or cut off, and cannot be read; {todo}"),
        }
    }
}
