//! Tables, headings and text in lists, quotations and tags, more and less indented: what Markdown takes for part of what
//! stands above it.

use super::generate::Random;

const HEAD: &str = "---\n机关: 𠮷县人民政府\n年度: 2023\n---\n\n## 二、主动公开政府信息情况\n\n";

const BEGINS: [&str; 19] = [
    "- ", "1. ", "> ", "- - ", "- > ", "> - ", "1. - ", "-", "", "", "", "<p>", "- <div>", "<b>", "10. ", "* ",
    "- <!-- ", "- <pre>", "- ```",
];
const INDENTS: [&str; 12] = ["", "", "", "  ", "  ", "   ", "    ", "    ", "      ", "        ", "          ", "\t"];

/// The text of a seed.
pub fn text(seed: u64) -> String {
    let mut random = Random(seed ^ 0x4E57);
    let mut text = HEAD.to_owned();
    for part in 0..1 + random.upto(3) {
        for _ in 0..random.upto(3) {
            let (indent, begin) = (random.one(&INDENTS), random.one(&BEGINS));
            let words =
                random.one(&["各项决定", "依照规定办理。", "其中", "", "### （一）", "<br>", "===", "---", "-->"]);
            text.push_str(&format!("{indent}{begin}{words}\n"));
            if random.chance(40) {
                text.push('\n');
            }
        }
        if random.chance(40) {
            text.push('\n');
        }
        let table =
            ["| 第二十条第（五）项 | 本年处理决定数量 |", "| --- | ---: |", "| 行政许可 | 58 |", "| 行政处罚 | 1719 |"];
        let indent = random.one(&INDENTS);
        for (at, row) in table.iter().enumerate().take(2 + random.upto(2) as usize) {
            // Most of a table stands in one column.
            let own = if random.chance(15) { random.one(&INDENTS) } else { indent };
            let begin = if at == 0 && random.chance(10) { random.one(&BEGINS) } else { "" };
            text.push_str(&format!("{own}{begin}{row}\n"));
        }
        if part == 0 || random.chance(70) {
            text.push('\n');
        }
    }
    text
}
