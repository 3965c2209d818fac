//! The words that no user-visible Chinese holds: jargon, what reads two ways, and several words for one thing.

use super::SRC;
use nianbao::lint::{Page, all_rules, manual};
use nianbao::text::Lang;
use std::path::Path;

/// A word that is not used, and why; and where it may be used all the same.
struct Forbidden(&'static str, &'static str, &'static [&'static str]);

/// Documents that describe the language itself.
const LANGUAGE: &[&str] = &["README.zh-CN.md", "docs/language.zh-CN.md", "editors/README.zh-CN.md"];

const FORBIDDEN: &[Forbidden] = &[
    Forbidden("官方", "reads as the website of the government; what the format lays down is 规定的", &[]),
    Forbidden("分隔行", "jargon: say 表头下面那行横线", &[]),
    Forbidden("围栏", "jargon: say 两行 ``` 之间", &[]),
    Forbidden("YAML", "jargon: say how the front matter is written", &[]),
    Forbidden("Markdown", "jargon: say 发布后会怎样", LANGUAGE),
    Forbidden("必填的键", "jargon: a key is 一项", &[]),
    Forbidden("不认识的键", "jargon: a key is 一项 or 设置", &[]),
    Forbidden("的键", "jargon: a key is 一项 or 设置", &[]),
    Forbidden("键名", "jargon: a key's name is 名称", &[]),
    Forbidden("的值“", "jargon: say 写的是", &[]),
    Forbidden("指令", "jargon: a directive is a “不报”注释", &[]),
    Forbidden("基线", "jargon: a baseline is 已知问题清单", &[]),
    Forbidden("工作区", "jargon: say 文件夹", &[]),
    Forbidden("作者", "a report has a 填报人; bylines are read", &["src/import/furniture.rs"]),
    Forbidden("机器", "say 软件", &[]),
    Forbidden("不作声", "a rule is no person: say 不报", &[]),
    Forbidden("只管", "a rule is no person: say 只看 or 只对……起作用", &[]),
    Forbidden("不管", "a rule is no person: say 不报 or 不查", &[]),
    Forbidden("管全", "a directive is no person: say 对……起作用", &[]),
    Forbidden("推得", "推 is for law; of sums say 算得", &[]),
    Forbidden("推定", "a term of law: say 推断", &[]),
    Forbidden("推出", "推 is for law; of sums say 算得", &[]),
    Forbidden("推算", "推 is for law; of sums say 算", &[]),
    Forbidden("疑为", "bookish: say 可能是", &[]),
    Forbidden("至多", "bookish: say 最多", &[]),
    Forbidden("前面已经有了", "does not say that it is repeated: say 重复了，前面已有……", &[]),
    Forbidden("上面已经有了", "does not say that it is repeated: say 重复了，前面已有……", &[]),
    Forbidden("不在它的位置上", "say 次序不对", &[]),
    Forbidden("这张表没有“", "reads as “is missing” of what is there: say 不是这张表规定的", &[]),
    Forbidden("有没有解决", "reads as a question: say 还没有", &[]),
    Forbidden("一份报告也没有", "say 没有检查任何报告", &[]),
    Forbidden("一个表", "tables are counted by 张", &[]),
    Forbidden("两个表", "tables are counted by 张", &[]),
    Forbidden("另一个表", "tables are counted by 张", &[]),
    Forbidden("可安全", "say 可自动修改", &[]),
    Forbidden("安全地", "say 自动", &[]),
    Forbidden("标记为", "say what is written: 在前面加上“## ”", &[]),
    // One office writes 你单位 to another.
    Forbidden("你", "officials are addressed as 您", &["src/export/review/letter.rs"]),
    Forbidden("归 ", "one verb for what another rule reports: 由……报", &[]),
    Forbidden("匹配", "jargon: say 对应", &[]),
    Forbidden("冒充", "a character is no person: say 形似", &[]),
    Forbidden("通行做法", "claims a practice that nobody has established: say 本软件的约定", &[]),
];

/// What holds a forbidden word.
pub fn forbidden() -> Vec<String> {
    let mut wrong = Vec::new();
    let mut texts = 0;
    for (place, text) in texts_shown() {
        texts += 1;
        for Forbidden(word, why, except) in FORBIDDEN {
            if text.contains(word) && !except.iter().any(|path| place.starts_with(path)) {
                wrong.push(format!("{place}: {word} ({why}): {}", text.trim()));
            }
        }
    }
    assert!(texts > 1500, "only {texts} texts were looked at");
    wrong
}

/// Every Chinese text that is shown, with the place where it is written.
fn texts_shown() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    // The words of the law are quoted.
    let own = SRC.iter().filter(|file| !file.path.starts_with("src/law/generated/regulation"));
    for file in own {
        let literals = file.tokens.iter().filter(|token| token.text.starts_with('"') && is_chinese(&token.text));
        texts.extend(literals.map(|token| (format!("{}:{}", file.path, token.line), token.text.clone())));
    }
    for rule in all_rules() {
        texts.push((format!("{} (page)", rule.name), manual(rule, Lang::Zh).summary()));
        let page = Page::parse(rule.page).expect("a page");
        let captions = page.examples.iter().map(|example| example.caption(Lang::Zh).to_owned());
        texts.extend(captions.map(|caption| (format!("{} (page)", rule.name), caption)));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let made = ["docs/rules/zh-CN/README.md", "docs/reference/cli.zh-CN.md"];
    let mut files: Vec<String> = ["README.zh-CN.md"].into_iter().chain(made).map(str::to_owned).collect();
    let documents = std::fs::read_dir(folder.join("docs")).expect("a folder");
    let documents = documents.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"));
    files.extend(documents.filter(|name| name.ends_with(".zh-CN.md")).map(|name| format!("docs/{name}")));
    below(folder, "editors", &mut files);
    for path in files {
        let text = std::fs::read_to_string(folder.join(&path)).expect("a text");
        let lines = text.lines().enumerate().filter(|(_, line)| is_chinese(line) && !is_comment(line));
        texts.extend(lines.map(|(at, line)| (format!("{path}:{}", at + 1), line.to_owned())));
    }
    texts
}

/// The files of the editors that have words in them.
fn below(folder: &Path, path: &str, files: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder.join(path)).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("a name");
        let inner = format!("{path}/{name}");
        let is_made = ["node_modules", "dist", "package-lock.json"].contains(&name.as_str());
        if entry.file_type().expect("a kind").is_dir() && !is_made {
            below(folder, &inner, files);
        } else if [".ts", ".json", ".lua", ".md", ".txt"].iter().any(|end| name.ends_with(end)) && !is_made {
            files.push(inner);
        }
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
}

fn is_comment(line: &str) -> bool {
    ["//", "--", "/*", "*"].iter().any(|mark| line.trim_start().starts_with(mark))
}
