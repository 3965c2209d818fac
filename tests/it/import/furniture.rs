//! What stands around a report on a portal's page goes; what the report says stays, whatever words it has.

use nianbao::document::read;
use nianbao::import::{Imported, LeftOut, What, import};

/// A page as portals have them: controls below the title, the report's own title in two lines, links behind it.
fn page(title: &str, said: &str) -> Imported {
    let page = format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>𠮷水县水利局</title></head><body>
        <div class=\"nav\"><a href=\"/\">首页</a><a href=\"/zwgk/\">政务公开</a></div>
        <div class=\"title\">{title}</div>
        <div><span>来源：𠮷水县水利局</span><span>时间：2024-01-20 09:30</span></div>
        <div class=\"share\"><a>微信</a><a>微博</a> <a>QQ空间</a></div>
        <ul><li>全真版</li><li>文字版</li></ul><a>文件下载</a><div>相关链接：</div>
        <p>𠮷水县水利局2023年</p><p>政府信息公开工作年度报告</p>
        <p>根据《中华人民共和国政府信息公开条例》，编制本报告。</p>
        <p>一、总体情况</p><p>全年主动公开信息21条。</p>
        <p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p>
        <p>四、政府信息公开行政复议、行政诉讼情况</p><p>五、存在的主要问题及改进情况</p><p>公开不够及时。</p>
        <p>六、其他需要报告的事项</p>{said}
        <p>【打印】 【关闭窗口】</p><p>上一篇：2022年度报告</p>
        <p>主办单位：𠮷水县人民政府办公室 承办单位：数据局</p><p>版权所有 京ICP备12345678号-1</p></body></html>"
    );
    import(&read(page.as_bytes(), Some("年报.html")).unwrap())
}

fn left_out(imported: &Imported, what: LeftOut) -> usize {
    let counts = imported.account.iter().filter_map(|entry| match entry.what {
        What::LeftOut(it, count) if it == what => Some(count),
        _ => None,
    });
    counts.sum()
}

#[test]
fn controls_and_the_title_of_the_page_are_left_out() {
    let imported = page("𠮷水县水利局2023年政府信息公开工作年度报告", "<p>未收取信息处理费。</p>");
    let text = &imported.text;
    for word in
        ["微信", "全真版", "文字版", "文件下载", "相关链接", "首页", "来源", "打印", "上一篇", "主办单位", "ICP"]
    {
        assert!(!text.contains(word), "{word}: {text}");
    }
    assert!(text.contains("# 𠮷水县水利局2023年\n\n# 政府信息公开工作年度报告\n\n根据《"), "{text}");
    assert!(text.ends_with("未收取信息处理费。\n"), "{text}");
    assert!(text.contains("机关: 𠮷水县水利局\n年度: 2023\n发布日期: 2024-01-20\n"), "{text}");
    assert_eq!(left_out(&imported, LeftOut::Behind), 4);
}

/// A short line among sentences, which alone would be one of links.
#[test]
fn a_line_that_no_sentence_is_stays_where_one_follows() {
    let said = "<p>首页 > 公开 > 年报</p><p>𠮷水模式</p><p>无其他事项。</p><p>2024年1月20日</p><p>更多</p>";
    let imported = page("𠮷水县水利局2023年政府信息公开工作年度报告", said);
    let kept = "首页 > 公开 > 年报\n\n𠮷水模式\n\n无其他事项。\n\n2024年1月20日\n";
    assert!(imported.text.ends_with(kept), "{}", imported.text);
    assert_eq!(left_out(&imported, LeftOut::Behind), 5);
}

/// A picture among what the report says is not where it ends.
#[test]
fn what_stands_behind_a_picture_stays() {
    let said = "<p>未收取信息处理费。</p><p><img src=\"𠮷.png\"></p><p>详见上图。</p><p><img src=\"尾.png\"></p>";
    let imported = page("𠮷水县水利局2023年政府信息公开工作年度报告", said);
    let picture = "<!-- 此处是图片或附件，没有读入 -->";
    let expected = format!("未收取信息处理费。\n\n{picture}\n\n详见上图。\n\n{picture}\n");
    assert!(imported.text.ends_with(&expected), "{}", imported.text);
    assert_eq!(left_out(&imported, LeftOut::Behind), 4);
}

/// Tables of the report's figures below its date or above its title, and what is said below the date.
#[test]
fn tables_of_the_report_stay_wherever_they_stand() {
    let table = "<table><tr><td>类型</td><td>结果维持</td><td>结果纠正</td><td>其他结果</td></tr>\
        <tr><td>行政复议</td><td>23</td><td>1</td><td>18</td></tr></table>";
    let said = format!(
        "<p>未收取信息处理费。</p><p>2024年1月20日</p><p>附件1</p>{table}<p>注：𠮷水县另收取2950元。</p><p>七、附录</p>"
    );
    let imported = page("𠮷水县水利局2023年政府信息公开工作年度报告", &said);
    assert!(imported.text.contains("23") && imported.text.contains("18"), "{}", imported.text);
    let noted = said.replace(table, "");
    let imported = page("𠮷水县水利局2023年政府信息公开工作年度报告", &noted.replace("<p>附件1</p>", ""));
    assert!(imported.text.ends_with("2024年1月20日\n\n注：𠮷水县另收取2950元。\n\n七、附录\n"), "{}", imported.text);
    let above = page(&format!("{table}首页"), "<p>未收取信息处理费。</p>");
    assert!(above.text.contains("23") && !above.text.contains("首页"), "{}", above.text);
}

/// Words of links and imprints in sentences, which are of the report.
#[test]
fn what_the_report_says_stays() {
    for said in [
        "2023年，先后关闭政务新媒体2个，无收取信息处理费情况。",
        "本年度未收取信息处理费；网站地图、友情链接已更新。",
        "完成网站ICP备案，未收取信息处理费。",
        "设“联系我们”栏目、打印服务点3处，未收取信息处理费。",
        "承办单位已配齐责任编辑，未收取信息处理费",
        "本年度关闭政务新媒体2个",
    ] {
        let imported = page("𠮷水县水利局年报", &format!("<p>{said}</p>"));
        assert!(imported.text.contains(said), "{said}: {}", imported.text);
        assert!(!imported.text.contains("上一篇"), "{said}");
    }
}

#[test]
fn what_is_not_told_is_said() {
    let text = "2013年信息公开年度报告\n\n一、概述\n\n全年公开信息21条，𠮷水县水利局负责。\n";
    let imported = import(&read(text.as_bytes(), Some("年报.txt")).unwrap());
    let says = |what: &What| imported.account.iter().any(|entry| entry.what == *what);
    assert!(says(&What::Untold("机关")) && !says(&What::Untold("年度")), "{:?}", imported.account);
    assert!(says(&What::NoFormat(2013)), "{:?}", imported.account);
}

/// The stretches of the origins stand in the text, to its end.
#[test]
fn origins_end_with_the_text() {
    let imported = page("𠮷水县水利局年报", "<p>未收取信息处理费。</p><p> </p>");
    let last = imported.origins.stretches().last().unwrap();
    assert!(imported.text.get(last.span.range()).is_some(), "{last:?} of {}", imported.text.len());
}

#[test]
fn a_title_that_a_line_cuts_within_a_word_is_one() {
    for [first, second] in
        [["𠮷水县人民政府2023年政府信息公开工作年", "度报告"], ["𠮷水县2023年政府信息公开工作年度报", "告"]]
    {
        let page = format!(
            "<html><body><p>{first}</p><p>{second}</p><p>按照条例，编制本报告。</p><p>一、总体情况</p>\
            <p>全年公开信息21条。</p><p>二、主动公开政府信息情况</p></body></html>"
        );
        let imported = import(&read(page.as_bytes(), Some("年报.html")).unwrap());
        let title = format!("# {first}\n\n# {second}\n\n按照条例");
        assert!(imported.text.contains(&title) && imported.text.contains("年度: 2023\n"), "{}", imported.text);
    }
}

/// Numbers of pages between the rows of a text go, whatever they look like; figures stay.
#[test]
fn numbers_of_pages_between_rows_are_left_out() {
    let report = include_str!("../../../examples/acheng-2023.nianbao");
    let body = report.split_once("\n---\n").unwrap().1;
    let plain: Vec<String> = body
        .lines()
        .filter(|line| !line.starts_with("| -"))
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            if line.starts_with('|') { cells.join("\t") } else { line.trim_start_matches(['#', ' ']).to_owned() }
        })
        .collect();
    let json = |lines: &[String]| {
        let imported = import(&read(lines.join("\n").as_bytes(), Some("阿城𠮷.txt")).unwrap());
        (nianbao::export::json(&nianbao::report::parse(&*imported.text)), left_out(&imported, LeftOut::PageNumbers))
    };
    let (before, _) = json(&plain);
    for number in ["第 3 页", "第3页/共8页", "第 3 页，共 8 页", "— 3 —"] {
        let row = plain.iter().position(|line| line.starts_with("2.其他法律")).unwrap();
        let mut lines = plain.clone();
        lines.insert(row, number.to_owned());
        assert_eq!(json(&lines), (before.clone(), 1), "{number}");
    }
}
