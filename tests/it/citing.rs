//! What reports cite, as they do it: each form with what is found in it, from a file.

use nianbao::lint::{Options, Severity, lint};
use nianbao::report;

const FORMS: &str = include_str!("../prose/citations.txt");

/// What the rules on citations and typography find in a text, of a report of a year.
fn found(year: &str, text: &str) -> String {
    let text = format!("---\n机关: 𠮷县统计局\n年度: {year}\n主体: 部门\n---\n\n{text}\n");
    let report = report::parse(text);
    let found = lint(&report, &Options { excerpt: true, ..Options::default() });
    let found = found.iter().filter(|finding| ["citation", "typography"].contains(&finding.rule.group()));
    let said: Vec<String> = found
        .map(|finding| {
            let lowered = finding.severity == Severity::Info && finding.rule.severity > Severity::Info;
            format!("{}{}", finding.rule.name, if lowered { " 参考" } else { "" })
        })
        .collect();
    if said.is_empty() { "静".to_owned() } else { said.join("、") }
}

#[test]
fn each_form_is_read_for_what_it_is() {
    let mut wrong = String::new();
    let forms = FORMS.lines().filter(|line| !line.starts_with('#'));
    let mut count = 0;
    for line in forms {
        let [form, year, text, expected] = line.splitn(4, " | ").collect::<Vec<_>>()[..] else { panic!("{line}") };
        count += 1;
        let found = found(year, text);
        if found != expected {
            wrong.push_str(&format!("{form} {text}\n  found {found}\n  not   {expected}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(count > 30, "{count}");
}

#[test]
fn ten_thousand_citations_take_their_time_and_no_more() {
    let cited = "根据《条例》第五十九条和国办公开办函[2021]30号，";
    let text = format!("---\n年度: 2023\n---\n\n{}\n", cited.repeat(5000));
    let report = report::parse(text);
    let found = lint(&report, &Options { excerpt: true, ..Options::default() });
    let count = |name: &str| found.iter().filter(|finding| finding.rule.name == name).count();
    assert_eq!((count("citation/unknown-article"), count("citation/document-number")), (5000, 5000));
}
