//! That each format tells the places of findings, those in documents without lines too.

#[cfg(test)]
mod tests {
    use super::super::Checked;
    use super::super::Format::{self, Concise, Github, Gitlab, Json, JsonLines, Junit, Sarif, Text};
    use super::super::checked::tests::checked;
    use crate::lint::{Elsewhere, Finding, Related};
    use crate::report::Place;
    use crate::text::{Edit, Lang};
    use crate::text::{Positions, Span};
    use expect_test::{Expect, expect};
    use serde_json::{Value, json};
    use std::sync::Arc;

    #[test]
    fn a_byte_order_mark_is_no_column() {
        let text = "\u{FEFF}---\n\u{FEFF}𠮷x";
        let checked = checked(text, &[]);
        let at = |offset| {
            let point = checked.document().point(offset).unwrap();
            (point.line, point.column)
        };
        assert_eq!([at(0), at(3), at(5)], [(1, 1), (1, 1), (1, 3)]);
        assert_eq!([at(7), at(10), at(14)], [(2, 1), (2, 2), (2, 3)], "elsewhere it is a character");
    }

    const REPORT: &str = "𠮷县\n| 𠮷 | 12 |\n";
    const LAST_YEAR: &str = "# 上年\n\n| 𠮷𠮷 | 13 |\n";

    fn at(part: &str, text: &str) -> Span {
        let start = text.rfind(part).unwrap();
        Span::new(start, start + part.len())
    }

    /// The places of a text in words, as if its last line were the fifth row of a table of a Word file.
    fn in_words(text: &'static str) -> Positions {
        Positions::Origins(Box::new(move |span| {
            format!("第3张表第5行第{}格", text[..span.start as usize].matches('|').count())
        }))
    }

    /// A place in last year's report.
    fn last_year(path: &str, positions: Positions) -> Related {
        let document = Elsewhere { path: path.into(), text: LAST_YEAR.into(), positions };
        let span = at("13", LAST_YEAR);
        Related { document: Some(Arc::new(document)), span, message: "上年为 13".to_owned() }
    }

    /// A finding with a related place beside it, others elsewhere, and a safe fix.
    fn compared(others: impl IntoIterator<Item = Related>) -> Finding {
        let rule = crate::lint::rule_named("totals/row").expect("a rule");
        let mut finding = Finding::new(rule, at("12", REPORT), "结转的是 12".to_owned()).at(Place::Title);
        finding.related = vec![Related::here(at("𠮷", REPORT), "这一行".to_owned())];
        finding.related.extend(others);
        finding.safe_fix("改为 13".to_owned(), vec![Edit::replace(at("12", REPORT), "13")])
    }

    /// A finding on the text of a Word file that was compared with last year's text.
    fn in_a_word_file() -> [Finding; 1] {
        [compared([last_year("上年.nianbao", Positions::of_text(LAST_YEAR))])]
    }

    fn word_file(findings: &[Finding]) -> Checked<'_> {
        Checked { path: "本年.docx", positions: in_words(REPORT), ..checked(REPORT, findings) }
    }

    #[track_caller]
    fn told(checked: &Checked<'_>, lang: Lang, expected: &[(Format, Expect)]) {
        for (format, expected) in expected {
            expected.assert_eq(&format.output(lang, false, false).file(checked));
        }
    }

    /// The one object of a checked file in a format.
    fn object(checked: &Checked<'_>, format: Format) -> Value {
        serde_json::from_str(&format.output(Lang::Zh, false, false).file(checked)).unwrap()
    }

    /// What of a finding's or a related place's object says where it is.
    fn places(object: &Value) -> Value {
        json!([object["path"], object["range"], object["origin"], object["span"]])
    }

    fn lines([line, column]: [u32; 2], [end, end_column]: [u32; 2]) -> Value {
        json!({"start": {"line": line, "column": column}, "end": {"line": end, "column": end_column}})
    }

    #[test]
    fn a_related_place_is_told_in_its_own_document() {
        let others =
            [last_year("./上年.nianbao", Positions::of_text(LAST_YEAR)), last_year("上年.docx", in_words(LAST_YEAR))];
        let findings = [compared(others)];
        let checked = checked(REPORT, &findings);
        told(
            &checked,
            Lang::Zh,
            &[
                (
                    Text,
                    expect![[r#"
                        须修改[totals/row]: 结转的是 12
                          ┌─ a.nianbao:2:7
                          │
                        2 │ | 𠮷 | 12 |
                          │   --   ^^ 标题
                          │   │     
                          │   这一行
                          │
                          = 另见 上年.nianbao:3:8：上年为 13
                          = 另见 上年.docx（第3张表第5行第2格）：上年为 13
                          = 可自动修改：改为 13

                    "#]],
                ),
                (
                    Concise,
                    expect![[r#"
                    a.nianbao:2:7: 须修改[totals/row] 结转的是 12（标题）；另见 上年.nianbao:3:8：上年为 13；另见 上年.docx（第3张表第5行第2格）：上年为 13
                "#]],
                ),
                (
                    Github,
                    expect![[r#"
                        ::error file=a.nianbao,line=2,col=7,endLine=2,endColumn=9,title=行总计不等于各列之和 [totals/row]::结转的是 12（标题）；另见 上年.nianbao:3:8：上年为 13；另见 上年.docx（第3张表第5行第2格）：上年为 13%0A可自动修改：改为 13
                    "#]],
                ),
                (
                    Gitlab,
                    expect![[
                        r#"{"description":"结转的是 12（标题）；另见 上年.nianbao:3:8：上年为 13；另见 上年.docx（第3张表第5行第2格）：上年为 13","check_name":"totals/row","fingerprint":"2ffc57850022d1cfd1849d2d96184161","severity":"major","location":{"path":"a.nianbao","lines":{"begin":2,"end":2}}}"#
                    ]],
                ),
                (
                    Junit,
                    expect![[r#"
                        <testsuite name="a.nianbao" tests="1" failures="1" errors="0" skipped="0">
                          <testcase name="totals/row 标题" classname="a.nianbao" file="a.nianbao" line="2">
                            <failure message="结转的是 12" type="error">a.nianbao:2:7: 须修改[totals/row] 结转的是 12（标题）；另见 上年.nianbao:3:8：上年为 13；另见 上年.docx（第3张表第5行第2格）：上年为 13
                        可自动修改：改为 13</failure>
                          </testcase>
                        </testsuite>"#]],
                ),
            ],
        );
        for format in [Json, JsonLines] {
            let finding = object(&checked, format);
            assert_eq!(places(&finding), json!(["a.nianbao", lines([2, 7], [2, 9]), null, {"start": 17, "end": 19}]));
            let related: Vec<Value> = finding["related"].as_array().unwrap().iter().map(places).collect();
            let there = json!({"start": 23, "end": 25});
            let expected = json!([
                ["a.nianbao", lines([2, 3], [2, 4]), null, {"start": 10, "end": 14}],
                ["上年.nianbao", lines([3, 8], [3, 10]), null, there],
                ["上年.docx", null, "第3张表第5行第2格", there],
            ]);
            assert_eq!(Value::from(related), expected);
        }
        let result = object(&checked, Sarif);
        let uri = |name: &str| json!({"uri": name, "uriBaseId": "%SRCROOT%"});
        let last_year =
            json!({"startLine": 3, "startColumn": 8, "endLine": 3, "endColumn": 10, "byteOffset": 23, "byteLength": 2});
        let message = json!({"text": "上年为 13"});
        let expected = json!([
            {"id": 2, "message": message, "physicalLocation": {"artifactLocation": uri("%E4%B8%8A%E5%B9%B4.nianbao"), "region": last_year}},
            {"id": 3, "message": message, "physicalLocation": {"artifactLocation": uri("%E4%B8%8A%E5%B9%B4.docx")},
                "logicalLocations": [{"fullyQualifiedName": "第3张表第5行第2格", "kind": "origin"}]},
        ]);
        assert_eq!(result["relatedLocations"][0]["physicalLocation"]["artifactLocation"], uri("a.nianbao"));
        assert_eq!(json!(result["relatedLocations"].as_array().unwrap()[1..]), expected);
        assert_eq!(result["fixes"].as_array().map(Vec::len), Some(1));
    }

    #[test]
    fn a_document_without_lines_is_told_in_words() {
        let findings = in_a_word_file();
        let checked = word_file(&findings);
        told(
            &checked,
            Lang::Zh,
            &[
                (
                    Text,
                    expect![[r#"
                        须修改[totals/row]: 结转的是 12
                         = 位置：本年.docx（第3张表第5行第2格），标题
                         = 另见 第3张表第5行第1格：这一行
                         = 另见 上年.nianbao:3:8：上年为 13
                         = 可自动修改：改为 13

                    "#]],
                ),
                (
                    Concise,
                    expect![[r#"
                    本年.docx（第3张表第5行第2格）: 须修改[totals/row] 结转的是 12（标题）；另见 上年.nianbao:3:8：上年为 13
                "#]],
                ),
                (
                    Github,
                    expect![[r#"
                        ::error file=本年.docx,title=行总计不等于各列之和 [totals/row]::第3张表第5行第2格：结转的是 12（标题）；另见 上年.nianbao:3:8：上年为 13%0A可自动修改：改为 13
                    "#]],
                ),
                (
                    Gitlab,
                    expect![[
                        r#"{"description":"第3张表第5行第2格：结转的是 12（标题）；另见 上年.nianbao:3:8：上年为 13","check_name":"totals/row","fingerprint":"9021b3a1716a23b2e040e83d17da9320","severity":"major","location":{"path":"本年.docx","lines":{"begin":1,"end":1}}}"#
                    ]],
                ),
                (
                    Junit,
                    expect![[r#"
                        <testsuite name="本年.docx" tests="1" failures="1" errors="0" skipped="0">
                          <testcase name="totals/row 标题" classname="本年.docx" file="本年.docx">
                            <failure message="结转的是 12" type="error">本年.docx（第3张表第5行第2格）: 须修改[totals/row] 结转的是 12（标题）；另见 上年.nianbao:3:8：上年为 13
                        可自动修改：改为 13</failure>
                          </testcase>
                        </testsuite>"#]],
                ),
            ],
        );
        told(
            &checked,
            Lang::En,
            &[
                (
                    Text,
                    expect![[r#"
                        error[totals/row]: 结转的是 12
                         = at 本年.docx（第3张表第5行第2格）, 标题
                         = see 第3张表第5行第1格: 这一行
                         = see 上年.nianbao:3:8: 上年为 13
                         = fix: 改为 13

                    "#]],
                ),
                (
                    Concise,
                    expect![[r#"
                        本年.docx（第3张表第5行第2格）: error[totals/row] 结转的是 12（标题）; see 上年.nianbao:3:8: 上年为 13
                    "#]],
                ),
                (
                    Gitlab,
                    expect![[
                        r#"{"description":"第3张表第5行第2格: 结转的是 12（标题）; see 上年.nianbao:3:8: 上年为 13","check_name":"totals/row","fingerprint":"9021b3a1716a23b2e040e83d17da9320","severity":"major","location":{"path":"本年.docx","lines":{"begin":1,"end":1}}}"#
                    ]],
                ),
            ],
        );
    }

    #[test]
    fn programs_read_words_for_places_too() {
        let findings = in_a_word_file();
        let checked = word_file(&findings);
        for format in [Json, JsonLines] {
            let finding = object(&checked, format);
            assert_eq!(places(&finding), json!(["本年.docx", null, "第3张表第5行第2格", {"start": 17, "end": 19}]));
            let related = &finding["related"];
            assert_eq!(places(&related[0]), json!(["本年.docx", null, "第3张表第5行第1格", {"start": 10, "end": 14}]));
            assert_eq!(places(&related[1])[1], lines([3, 8], [3, 10]));
        }
        let result = object(&checked, Sarif);
        let uri = json!({"uri": "%E6%9C%AC%E5%B9%B4.docx", "uriBaseId": "%SRCROOT%"});
        let place = |at: &str| json!({"fullyQualifiedName": at, "kind": "origin"});
        let official = json!({"name": "标题", "fullyQualifiedName": "标题", "kind": "title"});
        let expected = json!([{
            "physicalLocation": {"artifactLocation": uri},
            "logicalLocations": [official, place("第3张表第5行第2格")],
        }]);
        assert_eq!(result["locations"], expected);
        let related = &result["relatedLocations"];
        assert_eq!(related[0]["physicalLocation"], json!({"artifactLocation": uri}));
        assert_eq!(related[0]["logicalLocations"], json!([place("第3张表第5行第1格")]));
        assert_eq!(related[1]["physicalLocation"]["region"]["startLine"], 3);
        assert_eq!(result["fixes"], Value::Null, "what it would replace is nowhere in the file");
    }

    #[test]
    fn json_has_the_keys_of_its_schema_in_their_order() {
        let schema = include_str!("../../../schemas/findings.schema.json");
        let schema: Value = serde_json::from_str(schema).unwrap();
        let findings = in_a_word_file();
        let finding = object(&word_file(&findings), Json);
        for (name, object) in [("finding", &finding), ("related", &finding["related"][0])] {
            let required = schema["$defs"][name]["required"].as_array().unwrap();
            let keys: Vec<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(json!(keys), json!(required), "{name}");
            let described = schema["$defs"][name]["properties"].as_object().unwrap();
            assert!(described.keys().eq(&keys), "{name}");
        }
    }
}
