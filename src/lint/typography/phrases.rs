//! What single words give away: a figure that is lost, a gap that was left open, the letter that a report came with, a
//! year without its 年, 截止 for 截至.

use super::line::{Scene, is_han};
use super::rules::{INVISIBLE_CHARACTER, LETTER_RESIDUE, LOST_FIGURE, MISSING_YEAR_WORD, PLACEHOLDER, UNTIL};
use super::vocabulary::{COUNTABLE, COUNTED, LABELS, LETTER};
use crate::lint::finding::Finding;
use crate::text::{CharSet, Edit, ascii, say};

/// Whether a character may begin or end what is looked for here.
#[inline]
pub(super) fn may_be(c: char) -> bool {
    TELLING.has(c)
}

static TELLING: CharSet = CharSet::of("条件次篇份家个处项元点%％占截贵妥特专请此2X×_＿OolI");

/// Looks at the character at an index, which may be one of them.
pub(super) fn check(scene: &Scene<'_, '_>, at: usize, findings: &mut Vec<Finding>) {
    match scene.line.chars[at] {
        '条' | '件' | '次' | '篇' | '份' | '家' | '个' | '处' | '项' | '元' | '点' | '%' | '％' => {
            uncounted(scene, at, findings)
        }
        '占' => share(scene, at, findings),
        '截' => until(scene, at, findings),
        '贵' | '妥' | '特' | '专' | '请' => letter(scene, at, findings),
        '此' => here(scene, at, findings),
        '2' => year(scene, at, findings),
        'O' | 'o' | 'l' | 'I' => letter_in_figure(scene, at, findings),
        _ => gap(scene, at, findings),
    }
}

/// Looks at a mark that ends a clause or stands after a label.
pub(super) fn mark(scene: &Scene<'_, '_>, at: usize, findings: &mut Vec<Finding>) {
    match scene.line.chars[at] {
        '：' | ':' => label(scene, at, findings),
        '，' | '。' | '；' | '、' | ',' | ';' => uncounted_number(scene, at, findings),
        _ => {}
    }
}

fn ends_clause(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '、' | ',' | ';' | '）' | ')')
}

/// `公开条，`: what is counted, without a figure.
fn uncounted(scene: &Scene<'_, '_>, at: usize, findings: &mut Vec<Finding>) {
    let line = scene.line;
    let goes_on = match line.chars[at] {
        '条' => line.is_at(at + 1, "信息"),
        '家' => line.is_at(at + 1, "单位") || line.is_at(at + 1, "企业"),
        _ => false,
    };
    let follows = goes_on || line.chars[at] != '家' && line.get(at + 1).is_some_and(ends_clause);
    if !follows {
        return;
    }
    let words = COUNTED.iter().find(|(c, _)| *c == ascii(line.chars[at])).map_or(&[][..], |(_, words)| words);
    let Some(word) = words.iter().find(|word| line.ends(at, word)) else { return };
    // `公共条`, `一共件`: 共 must stand after nothing that it makes a word with.
    let from = at - word.chars().count();
    if *word == "共" && line.before(from).is_some_and(|c| matches!(c, '公' | '中' | '一' | '总')) {
        return;
    }
    let is_name = match *word {
        "结转" | "办结" | "答复" => !misses_carried(scene, from, at + 1),
        "申请" | "公开申请" => !misses_applied(scene, from, at + 1),
        // 本年度件均已办结
        "年度" => !["下", "上"].iter().any(|which| line.ends(from, which)) || is_denied(scene, from),
        "下年" => is_denied(scene, from),
        _ => false,
    };
    if is_name {
        return;
    }
    let words = scene.words(from, at + 1);
    let lang = scene.context.lang;
    let message = say!(lang, zh: "“{words}”前后没有数，可能漏了数字", en: "no figure in {words}: it may be missing");
    findings.push(scene.finding(&LOST_FIGURE, from, at + 1, message));
}

/// `无结转下年度件`: whether it is said before a place, in its clause, that there was none.
fn is_denied(scene: &Scene<'_, '_>, from: usize) -> bool {
    /// Further back nobody denies it.
    const MOST: usize = 8;
    let line = scene.line;
    let mut clause = (from.saturating_sub(MOST)..from).rev().take_while(|at| !ends_clause(line.chars[*at]));
    clause.any(|at| line.is_at(at, "无") && !line.is_at(at, "无法") || line.is_at(at, "没有"))
}

/// `收到申请12件，结转件。`: whether 结转件 stands in a row of figures; else it is a name for such cases, as in 无结转件.
fn misses_carried(scene: &Scene<'_, '_>, from: usize, end: usize) -> bool {
    let line = scene.line;
    let begins = ["上年", "上年度", "下年", "下年度"].iter().find(|words| line.ends(from, words));
    let start = from - begins.map_or(0, |words| words.chars().count());
    let mark = |at: usize| line.get(at).is_some_and(|c| matches!(c, '，' | ',' | '；' | ';'));
    let counted = start >= 3 && mark(start - 1) && line.get(start - 2) == Some('件');
    let is_figure = counted && start.checked_sub(3).and_then(|at| line.get(at)).is_some_and(|c| c.is_ascii_digit());
    is_figure && line.get(end) != Some('、')
}

/// `新收申请件，其中自然人146件。`: whether what came in stands before its parts or other figures without its own; else
/// 申请件 is a name for such cases.
fn misses_applied(scene: &Scene<'_, '_>, from: usize, end: usize) -> bool {
    /// Further off nobody tells of one thing.
    const MOST: usize = 12;
    const VERBS: [&str; 5] = ["收到", "新收", "受理", "办理", "自然人"];
    let line = scene.line;
    // 对收到的申请件，: what came in, whatever its number.
    let is_verb = |at: usize| {
        let verb = VERBS.iter().find(|verb| line.is_at(at, verb));
        verb.is_some_and(|verb| line.get(at + verb.chars().count()) != Some('的'))
    };
    let names = (from.saturating_sub(MOST)..from).any(is_verb);
    if !names || !line.get(end).is_some_and(|c| matches!(c, '，' | ',')) {
        return false;
    }
    let clause = line.chars.get(end + 1..).unwrap_or_default().iter().take(MOST);
    let clause: Vec<char> = clause.copied().take_while(|c| !ends_clause(*c)).collect();
    let counts = clause.windows(2).any(|pair| pair[0].is_ascii_digit() && pair[1] == '件');
    line.is_at(end + 1, "其中") || line.is_at(end + 1, "占") || counts
}

/// `自然人21件，占。`: a share that is not given.
fn share(scene: &Scene<'_, '_>, at: usize, findings: &mut Vec<Finding>) {
    let line = scene.line;
    let before = at.checked_sub(2).and_then(|at| line.get(at));
    let stands_alone = match line.before(at) {
        Some('，' | ',' | '；' | ';') => true,
        Some('件') => before.is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    };
    if stands_alone && line.get(at + 1).is_some_and(ends_clause) {
        let message =
            say!(scene.context.lang, zh: "“占”后面没有数，可能漏了数字", en: "no figure after 占: it may be missing");
        findings.push(scene.finding(&LOST_FIGURE, at, at + 1, message));
    }
}

/// `申请2O件`: a letter that stands for a digit in a figure.
fn letter_in_figure(scene: &Scene<'_, '_>, at: usize, findings: &mut Vec<Finding>) {
    /// Figures are not longer.
    const MOST: usize = 12;
    let line = scene.line;
    let c = line.chars[at];
    let is_digit = |c: char| c.is_ascii_digit() || c == ',';
    let digits = (1..=MOST.min(at)).take_while(|back| line.get(at - back).is_some_and(is_digit)).count();
    if digits == 0 || digits == MOST {
        return;
    }
    // H2O件
    let is_word = line.before(at - digits).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/'));
    let after = (1..MOST).take_while(|next| line.get(at + next).is_some_and(|c| c.is_ascii_digit())).count();
    let is_unit = line.get(at + 1 + after).is_some_and(|c| "件条次篇份个项期起宗人年月日万".contains(c));
    if is_word || !is_unit {
        return;
    }
    let right = if matches!(c, 'O' | 'o') { '0' } else { '1' };
    let lang = scene.context.lang;
    // What somebody meant to write nobody puts right but they.
    let message =
        say!(lang, zh: "数里的“{c}”是字母，是否应为“{right}”", en: "{c} in a figure is a letter: {right} may be meant");
    findings.push(scene.finding(&INVISIBLE_CHARACTER, at, at + 1, message));
}

/// `行政许可事项592，`: a figure without its unit, and `现行有效的规范性文件。` in a list of figures.
fn uncounted_number(scene: &Scene<'_, '_>, at: usize, findings: &mut Vec<Finding>) {
    let line = scene.line;
    let lang = scene.context.lang;
    let mut start = at;
    while start > 0 && at - start < 10 && line.before(start).is_some_and(|c| c.is_ascii_digit()) {
        start -= 1;
    }
    let is_digit = |at: usize| line.get(at).is_some_and(|c| c.is_ascii_digit());
    let groups = at - start <= 3 && (1..4).all(|next| is_digit(at + next)) && !is_digit(at + 4);
    if start < at && matches!(line.chars[at], ',' | '，') && groups {
        // 3,672件
        return;
    }
    if start < at {
        let figure = scene.words(start, at);
        let is_year = figure.len() == 4 && (figure.starts_with("19") || figure.starts_with("20"));
        let Some(word) = COUNTABLE.iter().find(|word| !is_year && line.ends(start, word)) else { return };
        let message = say!(lang, zh: "“{word}{figure}”后面漏了单位", en: "no unit after {word}{figure}");
        findings.push(scene.finding(&LOST_FIGURE, start - word.chars().count(), at, message));
        return;
    }
    if !line.ends(at, "规范性文件") {
        return;
    }
    const CLAUSES: [&str; 4] =
        ["现行有效的规范性文件", "现行有效规范性文件", "现行有效的行政规范性文件", "现行有效行政规范性文件"];
    let Some(clause) = CLAUSES.iter().find(|clause| line.ends(at, clause)) else { return };
    let start = at - clause.chars().count();
    let before = start.checked_sub(2).and_then(|before| line.get(before));
    let counted = before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '件' | '个' | '项' | '份'));
    if counted && line.before(start).is_some_and(|c| matches!(c, '，' | '；')) {
        let message = say!(lang, zh: "“{clause}”没有写件数", en: "no figure for {clause}");
        findings.push(scene.finding(&LOST_FIGURE, start, at, message));
    }
}

/// `（网址：）`: a label with nothing after it.
fn label(scene: &Scene<'_, '_>, at: usize, findings: &mut Vec<Finding>) {
    let line = scene.line;
    let mut next = at + 1;
    while next < at + 10 && line.get(next) == Some(' ') {
        next += 1;
    }
    let Some(c) = line.get(next).filter(|c| ends_clause(*c)) else { return };
    let Some(label) = LABELS.iter().find(|label| line.ends(at, label)) else { return };
    let message = say!(scene.context.lang, zh: "“{label}：”后面没有内容", en: "nothing follows {label}");
    let end = if matches!(c, '）' | ')') { next } else { at + 1 };
    findings.push(scene.finding(&PLACEHOLDER, at - label.chars().count(), end, message));
}

/// `××县`, `XX年`, `____`: what was to be filled in.
fn gap(scene: &Scene<'_, '_>, at: usize, findings: &mut Vec<Finding>) {
    let line = scene.line;
    let c = line.chars[at];
    if line.before(at) == Some(c) {
        return;
    }
    let mut end = at;
    while line.get(end) == Some(c) {
        end += 1;
    }
    let count = end - at;
    let is_gap = match c {
        '_' | '＿' => count >= 3 && count < line.chars.len(),
        _ => {
            let after = line.get(end);
            let is_unit = |c: char| "省市县区乡镇村局委办厅处科年月日号件条次人万元个项份街单部机".contains(c);
            let is_word = line.before(at).is_some_and(|c| c.is_ascii_alphanumeric());
            count >= 2 && !is_word && after.is_some_and(is_unit)
        }
    };
    // 《某县XX镇征收方案》等进行脱敏后公开: what was left out on purpose.
    let is_hidden = || matches!(c, 'X' | '×') && is_hidden(scene, end);
    if is_gap && !is_hidden() {
        let words = scene.words(at, end.min(at + 8));
        let message = say!(scene.context.lang, zh: "“{words}”是留空待填的", en: "{words} is still to be filled in");
        findings.push(scene.finding(&PLACEHOLDER, at, end, message));
    }
}

/// Whether it is said behind a place, in its sentence, that names were left out.
fn is_hidden(scene: &Scene<'_, '_>, from: usize) -> bool {
    /// Further on nobody says what was done with a name.
    const MOST: usize = 40;
    const WORDS: [&str; 5] = ["脱敏", "隐去", "匿名", "去标识", "遮盖"];
    let behind = scene.line.chars.get(from..).unwrap_or_default().iter().take(MOST);
    let sentence = behind.take_while(|c| **c != '。').enumerate();
    sentence.filter(|(_, c)| matches!(c, '脱' | '隐' | '匿' | '去' | '遮')).any(|(at, _)| {
        let at = from + at;
        WORDS.iter().any(|words| scene.line.is_at(at, words))
    })
}

/// `此处填写…`: what a template asks for.
fn here(scene: &Scene<'_, '_>, at: usize, findings: &mut Vec<Finding>) {
    const WORDS: [&str; 5] = ["此处填写", "此处插入", "此处添加", "此处省略", "此处粘贴"];
    let line = scene.line;
    let Some(words) = WORDS.iter().find(|words| line.is_at(at, words)) else {
        // [此处有表格]
        const THINGS: [&str; 4] = ["此处有表格", "此处有图片", "此处有表", "此处有图"];
        let closes = |end: usize| line.get(end).is_some_and(|c| matches!(c, ']' | '］' | '）' | ')' | '】'));
        let end = |words: &&str| Some(at + words.chars().count()).filter(|&end| line.is_at(at, words) && closes(end));
        let opens = line.before(at).is_some_and(|c| matches!(c, '[' | '［' | '（' | '(' | '【'));
        if let Some(end) = THINGS.iter().find_map(end).filter(|_| opens) {
            let message =
                say!(scene.context.lang, zh: "这里的表或图没有放进来", en: "a table or a picture is missing here");
            findings.push(scene.finding(&PLACEHOLDER, at - 1, end + 1, message));
        }
        return;
    };
    let message = say!(scene.context.lang, zh: "“{words}”是模板里的提示，还没有填写", en: "{words} is what a template asks for: it is still to be filled in");
    findings.push(scene.finding(&PLACEHOLDER, at, at + words.chars().count(), message));
}

fn letter(scene: &Scene<'_, '_>, at: usize, findings: &mut Vec<Finding>) {
    let line = scene.line;
    let Some((words, _)) = LETTER.iter().find(|(words, not_after)| {
        line.is_at(at, words)
            && !not_after.iter().any(|before| line.ends(at, before) || line.is_at(at + words.chars().count(), before))
    }) else {
        return;
    };
    let message = say!(scene.context.lang, zh: "“{words}”是函件用语，年度报告里不用", en: "{words} belongs to a letter, not a report");
    findings.push(scene.finding(&LETTER_RESIDUE, at, at + words.chars().count(), message));
}

/// `2024共收到`: a year that 年 is missing after.
fn year(scene: &Scene<'_, '_>, at: usize, findings: &mut Vec<Finding>) {
    let line = scene.line;
    let is_year = line.get(at + 1) == Some('0') && (2..4).all(|k| line.get(at + k).is_some_and(|c| c.is_ascii_digit()));
    const FOLLOWERS: [&str; 9] = ["共收到", "共受理", "共公开", "共办", "我局", "我县", "我区", "我市", "我镇"];
    if !is_year || !line.begins_clause(at) || !FOLLOWERS.iter().any(|words| line.is_at(at + 4, words)) {
        return;
    }
    let year = scene.words(at, at + 4);
    let lang = scene.context.lang;
    let message = say!(lang, zh: "“{year}”后面漏了“年”", en: "no 年 after {year}");
    let finding = scene.finding(&MISSING_YEAR_WORD, at, at + 4, message);
    let fix = say!(lang, zh: "补上“年”", en: "add 年");
    let edit = Edit::insert(finding.span.end, "年");
    findings.push(finding.unsafe_fix(fix, vec![edit]));
}

/// `截止2024年12月31日`: 截至 is what goes before a date.
fn until(scene: &Scene<'_, '_>, at: usize, findings: &mut Vec<Finding>) {
    let line = scene.line;
    if !line.is_at(at, "截止") || line.before(at).is_some_and(|c| is_han(c) && "日时间年月".contains(c)) {
        return;
    }
    let end = at + if line.get(at + 2).is_some_and(|c| matches!(c, '到' | '至')) { 3 } else { 2 };
    const TIMES: [&str; 8] = ["目前", "年底", "年末", "当前", "今", "去年", "上年", "本报告"];
    let is_date = line.get(end).is_some_and(|c| c.is_ascii_digit()) || TIMES.iter().any(|words| line.is_at(end, words));
    if !is_date {
        return;
    }
    let words = scene.words(at, end);
    let lang = scene.context.lang;
    let message = say!(lang, zh: "“{words}”后接时间，应为“截至”", en: "{words} before a date should be 截至");
    let finding = scene.finding(&UNTIL, at, end, message);
    let fix = say!(lang, zh: "改为“截至”", en: "change it to 截至");
    let edits = vec![Edit::replace(finding.span, "截至")];
    findings.push(finding.unsafe_fix(fix, edits));
}
