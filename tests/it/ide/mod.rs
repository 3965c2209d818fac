//! What an editor asks, by specimens: a text with `┃` where the cursor is, and the answer below.
//!
//! The specimens stand in the Markdown files of `tests/ide`. A heading names one, a fence `nianbao` holds
//! the text (`nianbao en` asks in English), the fence `answer` below it what is answered. `UPDATE_EXPECT=1` writes the answers anew;
//! read the difference before you commit it.

mod allowing;
mod answers;
mod form;
mod robust;

use answers::Answer;
use nianbao::format::{self, Template};
use nianbao::law::{self, OfficialText};
use nianbao::report::AgencyKind;
use nianbao::text::{Edit, Encoding, Lang, LineIndex, apply, numeral};
use nianbao::{edition, ide};

/// Runs the specimens of a file.
#[track_caller]
fn check(file: &str, answer: Answer) {
    let path = format!("{}/tests/ide/{file}", env!("CARGO_MANIFEST_DIR"));
    let written = std::fs::read_to_string(&path).unwrap();
    let mut text = String::new();
    let mut specimen: Option<(String, Lang)> = None;
    let mut count = 0;
    let mut lines = written.lines();
    while let Some(line) = lines.next() {
        match line {
            "````answer" => {
                // What was answered before is left out.
                lines.by_ref().take_while(|line| *line != "````").for_each(drop);
                let (specimen, lang) = specimen.take().expect("a text before an answer");
                text.push_str(&format!("````answer\n{}\n````\n", answer(&specimen, lang).trim_end()));
                count += 1;
            }
            "```nianbao" | "```nianbao en" => {
                assert!(specimen.is_none(), "{file}: a text without an answer");
                let held: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
                text.push_str(&format!("{line}\n{}\n```\n", held.join("\n")));
                let lang = if line.ends_with("en") { Lang::En } else { Lang::Zh };
                specimen = Some((held.join("\n"), lang));
            }
            _ => text.push_str(&format!("{line}\n")),
        }
    }
    assert!(specimen.is_none() && count > 3, "{file}: {count} specimens");
    expect_test::expect_file![path].assert_eq(&text);
}

#[test]
fn completion() {
    check("completion.md", answers::completion);
}

#[test]
fn hover() {
    check("hover.md", answers::hover);
}

#[test]
fn actions() {
    check("actions.md", answers::actions);
}

#[test]
fn links() {
    check("links.md", answers::links);
}

#[test]
fn shown() {
    check("shown.md", answers::shown);
}

#[test]
fn typing() {
    check("typing.md", answers::typed);
}

#[test]
fn places() {
    check("places.md", answers::places);
}

#[test]
fn outline() {
    check("outline.md", answers::outline);
}

/// A text in the shape of the regulation, its words marked so that they are not our own.
fn copy_of_the_regulation() -> String {
    let mut text = String::new();
    for article in law::regulation().articles {
        text.push_str(&format!("第{}条　", numeral(article.number)));
        for (at, paragraph) in article.paragraphs.iter().enumerate() {
            let end = if paragraph.items.is_empty() { '。' } else { '：' };
            text.push_str(&format!("甲{}乙{}{end}\n", article.number, at + 1));
            for item in 1..=paragraph.items.len() as u32 {
                text.push_str(&format!("（{}）甲{}丙{item}；\n", numeral(item), article.number));
            }
        }
    }
    text
}

#[test]
fn a_users_own_copy_is_quoted() {
    let law = OfficialText::parse(&copy_of_the_regulation()).unwrap();
    let text = "依据《条例》第三十六条第（二）项𠮷";
    let at = text.find('条').unwrap() as u32 + 20;
    let hovered =
        |law| answers::with_document(text, Lang::Zh, |doc| ide::hover(&ide::Document { law, ..*doc }, at).unwrap());
    let (own, quoted) = (hovered(None).markdown, hovered(Some(&law)).markdown);
    assert!(
        quoted.contains("（原文）") && quoted.contains("> 甲36乙1：") && quoted.contains("> （二）甲36丙2；"),
        "{quoted}"
    );
    assert!(
        own.contains("（原文）") && own.contains("> （二）所申请公开信息可以公开的，") && !own.contains("甲36"),
        "{own}"
    );
    let gist = answers::with_document(text, Lang::En, |doc| ide::hover(doc, at).unwrap().markdown);
    assert!(gist.contains("(in our words)") && !gist.contains("official text"), "{gist}");
    let resolved = ide::resolve(&ide::Subject::Article(14), Lang::En, Some(&law)).unwrap();
    assert!(resolved.contains("official text") && resolved.contains("> 甲14乙1。"), "{resolved}");
}

#[test]
fn subjects_survive_being_sent() {
    let subjects = [
        ide::Subject::Row("2021".into(), 4, 6),
        ide::Subject::Article(36),
        ide::Subject::Rule("totals/row".into()),
        ide::Subject::Key("主体".into()),
    ];
    for subject in subjects {
        let sent = serde_json::to_string(&subject).unwrap();
        assert_eq!(serde_json::from_str::<ide::Subject>(&sent).unwrap(), subject, "{sent}");
        assert!(ide::resolve(&subject, Lang::Zh, None).is_some());
    }
    // What never was, or is of a newer version, explains nothing.
    for gone in
        [ide::Subject::Row("2021".into(), 99, 6), ide::Subject::Section("1999".into(), 0), ide::Subject::Article(0)]
    {
        assert_eq!(ide::resolve(&gone, Lang::En, None), None);
    }
}

#[test]
fn a_report_is_found_among_others() {
    let text = "---\n机关: 𠮷溪县重庆路街道办事处\n年度: 2023\n---\n\n# 年报\n\n## 一、总体情况\n\n略。\n\n## 四、政府信息公开行政复议、行政诉讼情况\n";
    let found = |query: &str| {
        answers::with_document(text, Lang::Zh, |doc| {
            let symbols = ide::workspace_symbols(doc.report, query);
            symbols.into_iter().map(|symbol| symbol.name).collect::<Vec<_>>().join("；")
        })
    };
    let (report, fourth) = ("𠮷溪县重庆路街道办事处 2023", "四、政府信息公开行政复议、行政诉讼情况");
    assert_eq!(found(""), format!("{report}；一、总体情况；{fourth}"));
    assert_eq!(found("重庆路"), report);
    assert_eq!(found("cqljd 2023"), report);
    assert_eq!(found("２０２３"), report);
    assert_eq!(found("2023 xzfy"), fourth);
    assert_eq!(found("重庆路 复议"), fourth);
    assert_eq!(found("2022"), "");
    assert_eq!(found("四、"), fourth);
}

#[test]
fn far_out_in_a_cell_or_a_paragraph_nothing_is_amiss() {
    let gap = " ".repeat(9000);
    let wide = format!("| 《条例》{gap} | 第一条{gap} |\n");
    let long = format!("{}《条例》第十四条{}", "正文𠮷，".repeat(3000), "正文，".repeat(3000));
    for text in [wide, long.clone()] {
        answers::with_document(&text, Lang::Zh, |doc| {
            for at in (0..text.len() as u32).step_by(501) {
                ide::completion(doc, at);
                ide::hover(doc, at);
            }
        });
    }
    let at = long.find("第十四条").unwrap() as u32 + 3;
    let hover = answers::with_document(&long, Lang::Zh, |doc| ide::hover(doc, at).unwrap());
    assert_eq!(hover.span.slice(&long), "第十四条");
}

#[test]
fn a_citation_over_a_line_end_is_in_both_lines() {
    for newline in ["\n", "\r\n", "\r"] {
        let text = format!("𠮷溪县依据《条例》第三十{newline}　六条第（二）项，𠮷告知。{newline}");
        for under in ["第三十", "六条"] {
            let at = text.find(under).unwrap() as u32 + 3;
            let hover = answers::with_document(&text, Lang::Zh, |doc| ide::hover(doc, at).unwrap());
            assert_eq!(hover.span.slice(&text), format!("第三十{newline}　六条第（二）项"));
            assert!(hover.markdown.contains("第三十六条第（二）项"), "{}", hover.markdown);
            let index = LineIndex::new(&text);
            let ends = |encoding| {
                [hover.span.start, hover.span.end].map(|offset| {
                    let position = index.position(&text, offset, encoding);
                    (position.line, position.column)
                })
            };
            assert_eq!(ends(Encoding::Utf16), [(0, 10), (1, 8)]);
            assert_eq!(ends(Encoding::Utf8), [(0, 28), (1, 24)]);
        }
    }
}

#[test]
fn a_report_put_in_whole_is_the_one_that_new_writes() {
    let agency = "𠮷溪县人民政府";
    for (year, kind) in [(2019, None), (2023, Some(AgencyKind::Government))] {
        let wanted = Template {
            agency: Some(agency),
            year: Some(year),
            kind,
            edition: edition::for_year(year),
            last_year: None,
        };
        let template = format::template(&wanted);
        let (front_matter, _) = template.split_once("\n\n").unwrap();
        for newline in ["\n", "\r\n"] {
            let text = format!("{front_matter}\n\n").replace('\n', newline);
            let items = answers::with_document(&text, Lang::Zh, |doc| ide::completion(doc, text.len() as u32));
            let item = items.iter().find(|item| item.label == "年度报告全文").unwrap();
            let put = apply(&text, &[Edit::replace(item.edit.span, ide::plain(&item.edit.text))]).unwrap();
            assert_eq!(format!("{put}{newline}"), template.replace('\n', newline), "{year}");
        }
    }
    // Nothing is there yet: agency and year are asked for first.
    let items = answers::with_document("", Lang::En, |doc| ide::completion(doc, 0));
    let text = &items[0].edit.text;
    assert!(text.starts_with("---\n机关: ${1:agency}\n年度: ${2:year}\n---\n\n# ${1}${2}年"), "{text}");
    assert!(!text.contains("2999") && !text.contains('\u{E000}'));
}

#[test]
fn a_title_that_is_there_is_not_put_in_again() {
    let title = "# 云溪市𠮷局2024年政府信息公开工作年度报告";
    let text = format!("---\n机关: 云溪市𠮷局\n年度: 2024\n---\n\n{title}\n\n");
    let whole = |at: usize| {
        let items = answers::with_document(&text, Lang::Zh, |doc| ide::completion(doc, at as u32));
        items.into_iter().find(|item| item.label == "年度报告全文")
    };
    let item = whole(text.len()).unwrap();
    let put = apply(&text, &[Edit::replace(item.edit.span, ide::plain(&item.edit.text))]).unwrap();
    assert_eq!(put.matches("# 云溪市𠮷局").count(), 1, "{put}");
    assert!(put.contains("\n## 一、总体情况\n"));
    assert!(whole(text.find(title).unwrap() - 1).is_none(), "above the title");
}

/// Nothing that a file says is a link or an image where an editor shows it.
#[test]
fn a_copy_of_the_law_is_shown_as_it_is_written() {
    let evil = "![图](https://例.example/t.png?u=1) [点](command:x) <img src=https://b.example> www.b.example";
    let copy = copy_of_the_regulation().replace('乙', &format!("𠮷{evil}"));
    let law = OfficialText::parse(&copy).unwrap();
    let text = "依据《条例》第三十六条第（二）项";
    let at = text.find('条').unwrap() as u32 + 20;
    let hovered = answers::with_document(text, Lang::Zh, |doc| {
        ide::hover(&ide::Document { law: Some(&law), ..*doc }, at).unwrap().markdown
    });
    let explained = ide::explain("structure/one-sided", Lang::Zh, Some(&law)).unwrap();
    let resolved = ide::resolve(&ide::Subject::Article(14), Lang::En, Some(&law)).unwrap();
    for markdown in [hovered, explained, resolved] {
        assert!(markdown.contains("𠮷\\!\\[图\\]\\(https\\://例"), "{markdown}");
        let shown: String = markdown.split('\\').map(|part| part.chars().skip(1).collect::<String>()).collect();
        for markup in ["!", "[", "](", "<", ":/", ":x", "www."] {
            assert!(!shown.contains(markup), "{markup}: {markdown}");
        }
    }
}

#[test]
fn what_is_put_in_replaces_the_word_to_its_end() {
    for (written, label, becomes) in [
        ("依据《条例》第二十条第（┃）公开", "第（一）项", "依据《条例》第二十条第（一）项公开"),
        ("依据《条例》第二十条第（┃一）项公开", "第（二）项", "依据《条例》第二十条第（二）项公开"),
        ("依据《条例》第十┃四条公开", "第十一条", "依据《条例》第十一条公开"),
        ("依据《条例》第十┃。", "第十一条", "依据《条例》第十一条。"),
        ("执行《条┃例》𠮷", "《条例》", "执行《条例》𠮷"),
        (
            "依照《中华┃人民共和国政府信息公开条例》（国务院令第492号，以下简称《条例》）𠮷",
            "《中华人民共和国政府信息公开条例》",
            "依照《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）𠮷",
        ),
        (
            "---\n机关: 𠮷\n年度: 2024\n发布日期: 20┃24-01-25\n---\n",
            "2025-",
            "---\n机关: 𠮷\n年度: 2024\n发布日期: 2025-01-25\n---\n",
        ),
        (
            "---\n机关: 𠮷\n年度: 2024\n发布日期: 2025-┃01-25\n---\n",
            "2025-",
            "---\n机关: 𠮷\n年度: 2024\n发布日期: 2025-01-25\n---\n",
        ),
        (
            "---\n机关: 𠮷\n年度: 20┃23\n发布日期: 2025-01-25\n---\n",
            "2024",
            "---\n机关: 𠮷\n年度: 2024\n发布日期: 2025-01-25\n---\n",
        ),
        ("执行《条┃和《意见》", "《条例》", "执行《条例》和《意见》"),
        ("按国办公开办函〔2021┃〕30号办理", "国办公开办函〔2021〕30号", "按国办公开办函〔2021〕30号办理"),
        ("按国办公开办函〔2021┃]办理", "国办公开办函〔2021〕30号", "按国办公开办函〔2021〕30号办理"),
        ("<!-- nianbao: al┃low(totals/row) 理由 -->", "nianbao: allow(…)", "<!-- nianbao: allow(totals/row) 理由 -->"),
        ("<!-- nian┃bao: allow(value) 理由 -->", "nianbao: allow(…)", "<!-- nianbao: allow(value) 理由 -->"),
    ] {
        let (text, at) = (written.replace('┃', ""), written.find('┃').unwrap() as u32);
        let items = answers::with_document(&text, Lang::Zh, |doc| ide::completion(doc, at));
        let item = items.iter().find(|item| item.label == label).unwrap_or_else(|| panic!("no {label}: {written}"));
        assert_eq!(apply(&text, std::slice::from_ref(&item.edit)).unwrap(), becomes);
    }
}

/// A directive between a text and the table that it is joined to would part them, and so be of no use.
#[test]
fn what_is_allowed_where_texts_are_joined_is_silenced() {
    let text = "## 一、总体情况\n\n| 项目 | 数 |\n| --- | --: |\n| 公开𠮷 | 1 |\n以上为区政府数据。\n";
    let at = text.find("以上").unwrap() as u32;
    let actions = answers::with_document(text, Lang::Zh, |doc| {
        ide::code_actions(doc, nianbao::text::Span { start: at, end: at + 3 })
    });
    let allows: Vec<_> =
        actions.iter().filter(|action| action.title.ends_with("写明理由（syntax/gfm-slip）")).collect();
    assert_eq!(allows.len(), 1, "{actions:?}");
    assert!(allows[0].title.starts_with("这个标题之下"));
    let ide::Effect::Edits(edits) = &allows[0].effect else { panic!("edits") };
    let allowed = apply(text, edits).unwrap();
    let left = answers::with_document(&allowed, Lang::Zh, |doc| {
        doc.findings.iter().map(|finding| finding.rule.name).collect::<Vec<_>>()
    });
    assert!(!left.contains(&"syntax/gfm-slip") && !left.contains(&"meta/unused-allow"), "{left:?}\n{allowed}");
}
