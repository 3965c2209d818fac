//! Reports as people leave them: typed with an input method that is on, pasted, cut and moved about.

use super::generate::Random;

/// What is typed or pasted anywhere.
const PIECES: &[&str] = &[
    "|",
    "｜",
    "\\|",
    "||",
    "\n",
    "\r\n",
    "\r",
    "\n\n\n",
    " ",
    "  ",
    "\t",
    "　",
    "    ",
    "#",
    "# ",
    "## ",
    "＃",
    "＃＃ ",
    "---",
    "—",
    "——",
    "－－",
    "***",
    "===",
    "```",
    "~~~",
    "- ",
    "1. ",
    "> ",
    "<!--",
    "-->",
    "<！——",
    "——>",
    "<!-- 待核𠮷 -->",
    "<!-- nianbao: allow(totals/row) 已说明 -->",
    "<!-- nianbao: allow(syntax/fullwidth-markup) 旧稿 -->",
    ":",
    "：",
    "=",
    "＝",
    "0",
    "1",
    "２３",
    "58,006",
    "-5",
    "（其中修订1件）",
    "()",
    "*",
    "**",
    "\\",
    "\u{FEFF}",
    "\u{200B}",
    "\u{A0}",
    "。",
    "；",
    "𠮷",
    "😀",
    "e\u{301}",
    "<br>",
    "“",
    "其他",
    "总计",
    "键: 值",
    "年度：２０２３",
    "| --- | ---: |",
    "| a | b |",
    "三、收到和处理政府信息公开申请情况",
    "（七）总计",
    "<div>",
    "`|`",
];

/// A text after a few slips.
pub fn mutant(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    for _ in 0..1 + random.upto(7) {
        text = slip(&text, random);
    }
    text
}

/// Pieces in any order.
#[allow(dead_code, reason = "not every program that has this wants it")]
pub fn soup(random: &mut Random) -> String {
    (0..random.upto(60)).map(|_| random.one(PIECES)).collect()
}

fn slip(text: &str, random: &mut Random) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let line = random.upto(lines.len() as i64 - 1) as usize;
    let other = random.upto(lines.len() as i64 - 1) as usize;
    let here = lines.get(line).copied().unwrap_or_default();
    let with = |instead: String| {
        let after = lines.get(line + 1..).unwrap_or_default();
        [lines[..line.min(lines.len())].concat(), instead, after.concat()].concat()
    };
    let place = |text: &str, random: &mut Random| {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        places[random.upto(places.len() as i64 - 1) as usize]
    };
    match random.upto(15) {
        0 => with(String::new()),
        1 => with(here.repeat(2)),
        2 => with(format!("{here}{}", lines.get(other).copied().unwrap_or_default())),
        3 if !lines.is_empty() => {
            let mut lines = lines.clone();
            lines.swap(line, other);
            lines.concat()
        }
        4 => with(here.replace('|', "｜")),
        5 => with(here.replace(' ', "")),
        6 => with(here.replace(' ', "　")),
        7 => with(
            here.chars()
                .map(|c| char::from_u32(c as u32 + 0xFEE0).filter(|_| c.is_ascii_graphic()).unwrap_or(c))
                .collect(),
        ),
        8 => with(format!("{}{here}", random.one(&["  ", "    ", "　", "\t", "- ", "> "]))),
        9 => with(format!(
            "{}{}",
            here.trim_end_matches('\n'),
            random.one(&["  \n", "　\n", "\r\n", "\r", "", "\\\n", " <!-- 核 -->\n"])
        )),
        10 => exchanged(text, line, random),
        11 => with(here.replace(['（', '）'], "")),
        12 => {
            let (from, to) = (place(here, random), place(here, random));
            with(format!("{}{}", &here[..from.min(to)], &here[from.max(to)..]))
        }
        _ => {
            let at = place(here, random);
            with(format!("{}{}{}", &here[..at], random.one(PIECES), &here[at..]))
        }
    }
}

/// Two columns exchanged in the table that a line belongs to.
fn exchanged(text: &str, line: usize, random: &mut Random) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let is_row = |line: &String| line.starts_with('|');
    let first = lines[..line.min(lines.len())].iter().rposition(|line| !is_row(line)).map_or(0, |above| above + 1);
    let (a, b) = (1 + random.upto(3) as usize, 1 + random.upto(6) as usize);
    for row in lines[first..].iter_mut().take_while(|line| is_row(line)) {
        let mut cells: Vec<String> = row.split('|').map(str::to_owned).collect();
        if a + 2 < cells.len() && b + 2 < cells.len() {
            cells.swap(a + 1, b + 1);
        }
        *row = cells.join("|");
    }
    lines.concat()
}
