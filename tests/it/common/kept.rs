//! What somebody wrote in a text of [`super::awkward`], read off it without knowing how it is read: whether all of it
//! is still there after a change, once, and where it was.

use nianbao::report::Report;
use nianbao::syntax::ascii;
use nianbao::text::is_invisible;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What stands in a text.
#[derive(Debug)]
pub struct Kept {
    /// The words of one's own: how often each is there, in comments and outside.
    words: BTreeMap<String, (usize, usize)>,
    /// The words of sentences and of the front matter outside of comments, in order.
    order: Vec<String>,
    /// The runs of digits, numbering aside, and how often each is there.
    pub figures: BTreeMap<String, usize>,
    /// The figures of five digits that each line has.
    together: Vec<Vec<String>>,
    /// The figures that are read in official tables, by place.
    places: BTreeMap<Place, Decimal>,
}

/// Table, row and column by their stable names.
type Place = [&'static str; 3];

/// What a change may do.
#[derive(Clone, Copy, Default)]
pub struct May<'m> {
    /// Words that may go: those of what it takes away on purpose.
    pub lose: &'m str,
    /// What may be there that was not: the title of a fix that says so.
    pub make: &'m str,
    /// Whether lines may change their order, and figures their places.
    pub move_lines: bool,
}

impl Kept {
    /// What stands in a text.
    pub fn of(report: &Report) -> Kept {
        let text = &*report.tree.text;
        let folded = folded(text);
        let comments = comments(&folded);
        let mut kept = Kept {
            words: BTreeMap::new(),
            order: Vec::new(),
            figures: BTreeMap::new(),
            together: Vec::new(),
            places: places(report),
        };
        for (at, word) in words(&folded) {
            let is_within = comments.iter().any(|(start, end)| (*start..*end).contains(&at));
            let counts = kept.words.entry(word.to_owned()).or_default();
            match is_within {
                true => counts.0 += 1,
                false => counts.1 += 1,
            }
            // Rows may be put in order.
            if !is_within && word.starts_with(['S', 'V']) {
                kept.order.push(word.to_owned());
            }
        }
        for line in folded.split(['\n', '\r']) {
            let mut own = Vec::new();
            for figure in figures(line) {
                if figure.len() == 5 {
                    own.push(figure.clone());
                }
                *kept.figures.entry(figure).or_default() += 1;
            }
            own.sort();
            if !own.is_empty() {
                kept.together.push(own);
            }
        }
        kept.together.sort();
        kept
    }

    /// Whether the other figures of its line that are still there are together still, so that another took its place.
    pub fn gives_way(&self, figure: &str, after: &Kept) -> bool {
        let is_left = |it: &&String| *it != figure && after.figures.contains_key(*it);
        let others = |line: &Vec<String>| line.iter().filter(is_left).cloned().collect::<Vec<_>>();
        let mut lines = self.together.iter().filter(|line| line.iter().any(|it| it == figure)).map(others);
        lines.any(|others| {
            !others.is_empty() && after.together.iter().any(|line| others.iter().all(|it| line.contains(it)))
        })
    }

    /// What `after` has lost or made, or put elsewhere.
    pub fn wrong(&self, after: &Kept, may: May<'_>) -> Vec<String> {
        let mut wrong = Vec::new();
        for (word, (within, outside)) in &self.words {
            let now = after.words.get(word).copied().unwrap_or_default();
            // A name that stood twice may stand once: a label before the row's name.
            let is_name = word.starts_with(['R', 'H']) && now.0 + now.1 > 0 && now.0 + now.1 < within + outside;
            if is_name {
                continue;
            }
            let is_all = now.0 + now.1 == within + outside;
            // A name may be put in elsewhere too by what may put in anything.
            let is_copied = may.move_lines && now.0 + now.1 > within + outside;
            if !may.lose.contains(word) && !is_copied && (!is_all || now != (*within, *outside)) {
                let what = if is_all { "moved in or out of a comment" } else { "lost or doubled" };
                wrong.push(format!("word {what}: {word} {:?} → {now:?}", (within, outside)));
            }
        }
        let may_go = figures(&folded(may.lose));
        for (figure, count) in &self.figures {
            let now = after.figures.get(figure).copied().unwrap_or(0);
            let may_go = may_go.iter().filter(|it| *it == figure).count();
            if now + may_go < *count && !(figure.len() < 3 && may.lose.contains(figure.as_str())) {
                wrong.push(format!("figure lost: {figure} {count} → {now}"));
            }
        }
        for (figure, now) in &after.figures {
            let count = self.figures.get(figure).copied().unwrap_or(0);
            // The year may be put in where it belongs.
            let is_year = may.move_lines && count > 0 && figure.len() == 4 && figure.starts_with("20");
            if *now > count && !is_year && !may.make.contains(figure.as_str()) {
                wrong.push(format!("figure made: {figure} {count} → {now}"));
            }
        }
        if may.move_lines {
            return wrong;
        }
        if self.order != after.order && may.lose.is_empty() {
            wrong.push("words in another order".to_owned());
        }
        if self.together != after.together && may.make.is_empty() && may.lose.is_empty() {
            let one = self.together.iter().find(|it| !after.together.contains(it));
            let other = after.together.iter().find(|it| !self.together.contains(it));
            wrong.push(format!("other figures together: {one:?} → {other:?}"));
        }
        for (place, figure) in &self.places {
            let now = after.places.get(place);
            if now != Some(figure) && !may.lose.contains(&figure.normalize().to_string()) {
                wrong.push(format!("another figure at its place: {}: {figure} → {now:?}", place.join("/")));
            }
        }
        wrong
    }
}

/// A text without what nobody sees, full-width characters in ASCII.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    folded.extend(text.chars().filter(|&c| !is_invisible(c)).map(ascii));
    folded.replace("——", "--")
}

/// Where comments stand in folded text.
fn comments(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find("<!--").map(|at| from + at) {
        let inner = start + 4;
        let at_once = [">", "->"].into_iter().find(|mark| text[inner..].starts_with(mark));
        let end = at_once.map(|mark| inner + mark.len()).or_else(|| text[inner..].find("-->").map(|at| inner + at + 3));
        // One that never ends is its line.
        // One that never ends, or not before a line that opens another, is its line.
        let line = text[inner..].find(['\n', '\r']).map_or(text.len(), |at| inner + at);
        let opens = |end: &usize| {
            let below = text.get(line..*end).unwrap_or_default();
            below.split(['\n', '\r']).any(|line| line.trim_start().starts_with("<!--"))
        };
        // Behind words it ends on their line, or is none.
        let begins = text[..start].lines().last().is_none_or(|line| line.trim().is_empty())
            || text[..start].ends_with(['\n', '\r']);
        let end = end.filter(|end| *end <= line || begins && !opens(end)).unwrap_or(line);
        found.push((start, end));
        from = end;
    }
    found
}

/// The words of one's own in folded text: a capital that says of what sort, and three small letters.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices(['V', 'C', 'S', 'H', 'R', 'N']).filter_map(|(at, _)| {
        let word = text.get(at..at + 4)?;
        word[1..].bytes().all(|byte| byte.is_ascii_lowercase()).then_some((at, word))
    })
}

/// The runs of digits of folded text: digits in groups as one, without zeros before, numbering aside.
fn figures(text: &str) -> Vec<String> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let run = |at: usize| (at..).take_while(|&at| digit(at)).count();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        at += run(at);
        let mut figure = text[start..at].to_owned();
        let is_short = figure.len() <= 3;
        while is_short && bytes.get(at) == Some(&b',') && run(at + 1) == 3 {
            figure.push_str(&text[at + 1..at + 4]);
            at += 4;
        }
        // Up to two digits are a number of a name or of a day, unless they are all that a cell holds, which tabs set apart
        // on a line that is no row.
        let line = text[..start].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let line_end = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
        let border = if text[line..line_end].contains('|') { '|' } else { '\t' };
        let is_space = |c: char| c.is_whitespace() && c != border;
        let before = text[line..start].trim_end_matches(is_space);
        let begins = before.is_empty() || before.ends_with(border);
        let is_cell = begins && text[at..line_end].trim_start_matches(is_space).starts_with(border);
        if figure.len() > 2 || is_cell {
            let plain = figure.trim_start_matches('0');
            found.push(if plain.is_empty() { "0".to_owned() } else { plain.to_owned() });
        }
    }
    found
}

/// The figures of official tables by their places, as they are read.
fn places(report: &Report) -> BTreeMap<Place, Decimal> {
    let mut places = BTreeMap::new();
    for (spec, official) in report.edition.tables.iter().enumerate() {
        let Some(table) = report.table(spec) else { continue };
        for (row, of_row) in official.rows.iter().enumerate() {
            for (column, of_column) in official.columns.iter().enumerate() {
                if let Some(number) = table.cell(row, column).number() {
                    places.insert([official.id, of_row.id, of_column.id], number);
                }
            }
        }
    }
    places
}
