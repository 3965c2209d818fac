//! Texts cut out of others and put together again, line by line: pieces of tables under headings of others, front matter
//! in the middle, a comment that ends elsewhere. What no generator of reports thinks of.

use super::generate::Random;
use super::mutate::mutant;

/// What is cut up.
const SOURCES: [&str; 7] = [
    include_str!("../../format/before.txt"),
    include_str!("../../format/before.txt"),
    include_str!("../../syntax/slips.txt"),
    include_str!("../../reports/acheng-2023.nianbao"),
    include_str!("../../reports/shanghai-gov-office-2019.nianbao"),
    include_str!("../../reports/specimen-2020.nianbao"),
    include_str!("../../../examples/seeded-mistakes.nianbao"),
];

const HEAD: &str = "---\n机关: 𠮷县人民政府\n年度: 2023\n---\n\n## 二、主动公开政府信息情况\n\n\
    | 第二十条第（一）项 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| --- | --- | --- | --- |\n";

/// The text of a seed.
pub fn text(seed: u64) -> String {
    let mut random = Random(seed ^ 0x51_1CE0);
    let mut lines = cut(&mut random, 110);
    if random.chance(60) {
        let head: Vec<&str> = HEAD.split_inclusive('\n').take(5 + random.upto(4) as usize).collect();
        lines.splice(0..0, head);
    }
    for _ in 0..1 + random.upto(6) {
        let at = random.upto(lines.len() as i64 - 1) as usize;
        let to = (at + 1 + random.upto(11) as usize).min(lines.len());
        match random.upto(3) {
            0 => drop(lines.drain(at.min(to)..to)),
            1 => {
                let piece = lines[at.min(to)..to].to_vec();
                let before = random.upto(lines.len() as i64) as usize;
                lines.splice(before..before, piece);
            }
            2 => {
                let piece = cut(&mut random, 20);
                lines.splice(at.min(to)..at.min(to), piece);
            }
            _ if to > at + 1 => lines.swap(at, to - 1),
            _ => {}
        }
    }
    let text = lines.concat();
    if random.chance(70) { mutant(&text, &mut random) } else { text }
}

/// Some lines of one of the sources.
fn cut(random: &mut Random, most: i64) -> Vec<&'static str> {
    let source = random.one(&SOURCES);
    let lines: Vec<&str> = source.split_inclusive('\n').collect();
    let from = random.upto(lines.len() as i64 - 1) as usize;
    lines.into_iter().skip(from).take(1 + random.upto(most) as usize).collect()
}
