//! How a text is written: reports whose wording nobody got wrong, made up from many turns of phrase, are silent; each
//! slip that is put into one is found where it is.

use crate::common::generate::Random;
use nianbao::lint::{Finding, Options, lint};
use nianbao::report;
use rayon::prelude::*;

/// Turns of phrase: `{n}` is a figure, `{d}` a day, `{w}` something done, `{p}` a place.
const PREAMBLES: &[&str] = &[
    "本报告根据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制，统计期限自2023年1月1日起至2023年12月31日止。",
    "根据《条例》第五十条规定，现公布{p}2023年政府信息公开工作年度报告。如有疑问，请与{p}办公室联系（地址：人民路{n}号，邮编：150300，电话：0571-87654321，电子邮箱：xxgk@example.gov.cn）。",
    "按照《中华人民共和国政府信息公开条例》（国令第 711 号）（以下简称“《条例》”）要求，{p}编制了2023年度报告，电子版可在门户网站（https://www.example.gov.cn/zwgk/）下载。",
];
const SENTENCES: &[&str] = &[
    "2023年，{p}主动公开政府信息{n}条，其中网站{n}条、微信公众号{n}条、政府公报{n}篇。",
    "截至2023年12月31日，{p}累计公开各类信息{n}余条，访问量{n}万次。",
    "全年新收政府信息公开申请{n}件，上年结转{n}件，办结{n}件，结转下年度继续办理{n}件。",
    "在办结的申请中，予以公开{n}件，部分公开{n}件，不予公开{n}件，无法提供{n}件，不予处理{n}件，其他处理{n}件。",
    "申请人为自然人的{n}件，商业企业{n}件，法律服务机构{n}件（律师事务所），均按期答复。",
    "因政府信息公开引发行政复议{n}件、行政诉讼{n}件：维持{n}件；纠正{n}件；其余尚未审结。",
    "制发行政规范性文件{n}件，废止{n}件，现行有效{n}件，全部在网站“规范性文件库”公开。",
    "一是{w}；二是{w}；三是{w}。",
    "（一）{w}。按照“谁制作、谁公开”的原则，{p}各单位、各部门{w}，做到应公开尽公开。",
    "坚持以公开为常态、不公开为例外，{w}，回应群众关切……各项工作有序推进。",
    "{p}人民政府政府信息公开工作机构设在办公室，各部门部门预算、部门决算于{d}前公开。",
    "制定《{p}政务公开工作要点》《政府信息公开指南（2023年版）》，修订目录{n}项。",
    "举办业务培训班{n}期，参训{n}人次；召开推进会{n}次，印发通报{n}份。",
    "12345热线受理诉求{n}件，办结率100%，“最多跑一次”事项{n}项。",
    "依托国家政务服务平台，7×24小时提供查询，咨询电话工作日9:00至17:30有人接听。",
    "公开行政许可{n}件、行政处罚{n}件、行政强制{n}件，行政事业性收费{n}.5万元。",
    "对标GB/T 33190和IPv6要求，{w}，网站支持OFD(Open Fixed-layout Document)格式下载。",
    "办理人大建议{n}件、政协提案{n}件，主办件答复全文公开。",
    "信息公开公开栏更新{n}次，公开公开指南和公开目录；文件管理管理员备案{n}人。",
    "{d}，{p}召开新闻发布会，市长答记者问：“怎么申请？”“登录网站即可。”",
    "条件成熟的，列为主动公开件；不宜公开的，注明理由（如国家秘密、商业秘密、个人隐私）。",
    "工作人员一步一步指导群众填写申请表，常常上门服务，以便民为目的的举措受到好评。",
    "2024版目录已启用，2023—2025年规划继续实施，“十四五”规划中期评估完成。",
    "未发生因信息公开被追究责任的情形，社会评议结果为“满意”，工作考核合格。",
    "政府信息开放、数据开放协同推进，依申请开展专题培训{n}场，签订行政协议{n}份。",
    "按规定收取信息处理费0元；对{n}件申请减免费用。",
    "落实《{p}优化营商环境条例》第九十八条、行政诉讼法第九十七条，依法{w}。",
    "主要做法：1.{w}；2.{w}；3）{w}。",
    "[公开指南](https://www.example.gov.cn/zn(1).html)已更新，详见**附件**和`目录(一)`。",
    "申请渠道有三：当面申请、邮寄申请、网上申请；其中，网上申请占比{n}.5%。",
];
const DONE: &[&str] = &[
    "健全工作机制",
    "加强组织领导",
    "完善公开目录",
    "规范答复程序",
    "强化督促检查",
    "拓宽公开渠道",
    "提高解读质量",
    "加大培训力度",
    "落实保密审查",
    "推进平台建设",
    "优化栏目设置",
    "做好监督保障",
    "开展第三方评估",
    "及时回应关切",
    "梳理历史数据",
    "更新机构职能",
    "公开财政预决算",
    "规范文书格式",
];
const PLACES: &[&str] =
    &["云溪市", "𬒈石镇", "清水县", "望江县统计局", "东岭区", "临泽湖街道办事处", "永宁市自然资源局"];
const DAYS: &[&str] = &["2023年3月15日", "10月8日", "2023年6月", "2023 年 5 月 15 日"];

fn phrase(of: &[&str], random: &mut Random) -> String {
    let mut text = random.one(of).to_owned();
    let place = random.one(PLACES);
    text = text.replace("{p}", place);
    while let Some(at) = text.find('{') {
        let with = match &text[at + 1..at + 2] {
            "n" => (random.upto(998) + 1).to_string(),
            "d" => random.one(DAYS).to_owned(),
            _ => random.one(DONE).to_owned(),
        };
        text.replace_range(at..at + 3, &with);
    }
    text
}

/// A report of a seed, without tables.
fn written(seed: u64) -> String {
    let mut random = Random(seed);
    let mut text = "---\n机关: 云溪市统计局\n年度: 2023\n主体: 部门\n发布日期: 2024-01-20\n---\n\n# 云溪市统计局2023年政府信息公开工作年度报告\n\n".to_owned();
    text += &phrase(PREAMBLES, &mut random);
    for heading in ["一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"]
    {
        text += &format!("\n\n## {heading}\n");
        for _ in 0..2 + random.upto(3) {
            // No sentence twice: that would be a slip.
            let mut sentences: Vec<String> = Vec::new();
            for _ in 0..2 + random.upto(3) {
                let sentence = phrase(SENTENCES, &mut random);
                if !sentences.contains(&sentence) {
                    sentences.push(sentence);
                }
            }
            // Lines may end anywhere.
            let paragraph = sentences.concat();
            let chars: Vec<char> = paragraph.chars().collect();
            let at = random.upto(chars.len() as i64 - 2) as usize + 1;
            let broken = random.chance(20) && chars[at - 1..=at].iter().all(|c| *c > '\u{4E00}' && *c < '\u{9FFF}');
            let ends = if broken { at } else { chars.len() };
            let (first, second): (String, String) = (chars[..ends].iter().collect(), chars[ends..].iter().collect());
            text += &format!("\n{first}{}{second}\n", if broken { "\n" } else { "" });
        }
    }
    text + "\n云溪市统计局\n\n2024年1月20日\n"
}

const GROUPS: [&str; 4] = ["typography", "citation", "privacy", "plausibility"];

fn found(text: &str) -> Vec<Finding> {
    let mut found = lint(&report::parse(text), &Options::default());
    found.retain(|finding| GROUPS.contains(&finding.rule.group()));
    found
}

fn said(text: &str, found: &[Finding]) -> String {
    let one = |it: &Finding| format!("{} {:?}: {}", it.rule.name, &text[it.span.range()], it.message);
    found.iter().map(one).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_written_right_is_silent() {
    // `SEEDS` asks for more than suits every run.
    let asked = std::env::var("SEEDS").ok().and_then(|count| count.parse().ok());
    let loud: Vec<String> = (0..asked.unwrap_or(200u64))
        .into_par_iter()
        .filter_map(|seed| {
            let text = written(seed);
            let found = found(&text);
            (!found.is_empty()).then(|| format!("{seed}: {}", said(&text, &found)))
        })
        .collect();
    assert!(loud.is_empty(), "{}:\n{}", loud.len(), loud[..loud.len().min(5)].join("\n"));
}

/// A slip: the rule that finds it, and how it is made; none where the text has no place for it.
type Slip = (&'static str, fn(&str, &mut Random) -> Option<String>);

/// Replaces one of the places where `what` stands.
fn replaced(text: &str, what: &str, with: &str, random: &mut Random) -> Option<String> {
    let body = text.find("## 一")?;
    let places: Vec<usize> = text[body..].match_indices(what).map(|(at, _)| body + at).collect();
    let at = *places.get(random.upto(places.len() as i64 - 1) as usize)?;
    Some([&text[..at], with, &text[at + what.len()..]].concat())
}

/// Writes a run of Han twice.
fn doubled(text: &str, length: usize, random: &mut Random) -> Option<String> {
    let body = text.find("## 一")?;
    let chars: Vec<(usize, char)> = text[body..].char_indices().map(|(at, c)| (body + at, c)).collect();
    let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c) && !"一二三四五六七八九十".contains(c);
    let lines: Vec<usize> = (0..chars.len() - length)
        .filter(|&at| chars[at..at + length].iter().all(|(_, c)| is_han(*c)))
        // A heading is matched by its words.
        .filter(|&at| !text[..chars[at].0].lines().last().is_some_and(|line| line.starts_with('#')))
        .collect();
    let at = *lines.get(random.upto(lines.len() as i64 - 1) as usize)?;
    let words: String = chars[at..at + length].iter().map(|(_, c)| *c).collect();
    let place = chars[at].0;
    Some([&text[..place], &words, &text[place..]].concat())
}

const SLIPS: &[Slip] = &[
    ("typography/doubled-punctuation", |text, random| replaced(text, "，", "，，", random)),
    ("typography/doubled-punctuation", |text, random| replaced(text, "。", "。。", random)),
    ("typography/doubled-punctuation", |text, random| replaced(text, "；", "；，", random)),
    ("typography/unbalanced-pair", |text, random| replaced(text, "》", "", random)),
    ("typography/unbalanced-pair", |text, random| replaced(text, "“", "", random)),
    ("typography/unbalanced-pair", |text, random| replaced(text, "（", "(", random)),
    ("typography/mixed-width", |text, random| replaced(text, "；", ";", random)),
    ("typography/doubled-word", |text, random| doubled(text, 3, random)),
    ("typography/doubled-word", |text, random| doubled(text, 4, random)),
    ("typography/doubled-clause", |text, random| doubled(text, 9, random)),
    ("typography/term", |text, random| replaced(text, "行政规范性文件", "行政规范文性件", random)),
    ("typography/term", |text, random| replaced(text, "政府信息公开", "政府息公开", random)),
    ("typography/term", |text, random| replaced(text, "行政复议", "行政复义", random)),
    ("typography/term", |text, random| replaced(text, "结转", "转结", random)),
    ("typography/until", |text, random| replaced(text, "截至", "截止", random)),
    ("typography/invisible-character", |text, random| replaced(text, "公开", "公\u{200B}开", random)),
    ("typography/invisible-character", |text, random| replaced(text, "方", "⽅", random)),
    ("typography/placeholder", |text, random| replaced(text, "云溪市", "××市", random)),
    ("typography/lost-figure", |text, random| {
        let start = text.find("主动公开政府信息")? + "主动公开政府信息".len();
        let digits = text[start..].find("条，")?;
        let _ = random.next();
        Some([&text[..start], &text[start + digits..]].concat())
    }),
    ("citation/unknown-article", |text, random| replaced(text, "做到应公开", "依据《条例》第六十条应公开", random)),
];

#[test]
fn each_slip_is_found() {
    let missed: Vec<String> = SLIPS
        .par_iter()
        .enumerate()
        .filter_map(|(which, (rule, slip))| {
            let mut made = 0;
            let mut missed = Vec::new();
            for seed in 0..60u64 {
                let text = written(seed);
                let Some(spoilt) = slip(&text, &mut Random(seed ^ 0xABCD)) else { continue };
                made += 1;
                if !found(&spoilt).iter().any(|finding| finding.rule.name == *rule) {
                    let same = text.bytes().zip(spoilt.bytes()).take_while(|(a, b)| a == b).count();
                    let from = (0..=same.saturating_sub(30)).rev().find(|at| spoilt.is_char_boundary(*at)).unwrap_or(0);
                    missed.push(spoilt[from..].chars().take(30).collect::<String>());
                }
            }
            assert!(made >= 4, "{rule} {which}: {made}");
            // A word that may rightly stand twice is let pass.
            let allowed = if rule.starts_with("typography/doubled-word") { made / 15 } else { 0 };
            (missed.len() > allowed)
                .then(|| format!("{rule} {which}: {} of {made}: {:?}", missed.len(), &missed[..missed.len().min(4)]))
        })
        .collect();
    assert!(missed.is_empty(), "\n{}", missed.join("\n"));
}

/// What a careless rule gets lost in, thousands of times over; `tests/growth` has a megabyte of it.
#[test]
fn anything_again_and_again_is_read() {
    let units = [
        "（",
        "）",
        "（（）",
        "《〈",
        "“",
        "”",
        "[](",
        "](",
        "`",
        "<a",
        "1.1",
        "a.",
        "。，",
        "的",
        "公开公",
        "甲乙丙",
        "申公",
        "依申公开",
        "\u{200B}",
        "\u{A0}",
        "⽅",
        "条，",
        "公开条，",
        "××县",
        "____",
        "《》",
        "截止2",
        "2024共收到",
        "138000000001",
        "国办公开办函[2021]30号",
        "《条例》第五十九条",
        "第一项至",
        "〔202130",
        "（以下简称《甲》）",
        "[bookmark: ",
        "未找到引用源",
        "国务院令第",
        "号令",
        "\\(",
        "𠮷 ",
    ];
    units.par_iter().for_each(|unit| {
        let text = format!("---\n年度: 2023\n---\n\n第二十条{}\n", unit.repeat((1 << 14) / unit.len()));
        let report = report::parse(&*text);
        for finding in lint(&report, &Options { excerpt: true, ..Options::default() }) {
            assert!(text.get(finding.span.range()).is_some(), "{unit}");
        }
    });
}

#[test]
fn what_joins_a_picture_of_several_stays() {
    assert_eq!(said("", &found("𠮷县公开专栏😀👨\u{200D}👩\u{200D}👧点击量增加。\n")), "");
}
