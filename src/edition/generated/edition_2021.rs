// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.

use crate::edition::hints::{Anchor, Hint};
use crate::edition::names::{Key, Keys};
use crate::edition::*;
use std::borrow::Cow;

pub(super) const EDITION: Edition = Edition { id: "2021", years: Years { from: 2021, to: None, encouraged: None, }, document: Document { number: "国办公开办函〔2021〕30号", title: "国务院办公厅政府信息与政务公开办公室关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知", }, sections: &[
    Section { id: "overview", number: "一", title: "总体情况", heading: "一、总体情况", provisions: &[
        Provision { article: 50, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Inferred, },
    ], note: None, aspects: &[
        Topic { name: "主动公开", words: &["主动公开"], },
        Topic { name: "依申请公开", words: &["依申请公开", "依申请", "公开申请"], },
        Topic { name: "政府信息管理", words: &["信息管理"], },
        Topic { name: "政府信息公开平台建设", words: &["平台建设", "公开平台", "信息平台", "平台"], },
        Topic { name: "监督保障", words: &["监督保障", "监督", "保障"], },
    ], assessments: &[
        Topic { name: "工作考核", words: &["考核", "考评"], },
        Topic { name: "社会评议", words: &["评议"], },
        Topic { name: "责任追究结果", words: &["责任追究", "追责", "问责", "追究责任", "追究"], },
    ], tables: &[], },
    Section { id: "disclosure", number: "二", title: "主动公开政府信息情况", heading: "二、主动公开政府信息情况", provisions: &[
        Provision { article: 50, paragraph: Some(1), items: Cow::Borrowed(&[1]), basis: Basis::Direct, },
        Provision { article: 19, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Direct, },
        Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Direct, },
    ], note: None, aspects: &[], assessments: &[], tables: &[0, 1, 2, 3], },
    Section { id: "requests", number: "三", title: "收到和处理政府信息公开申请情况", heading: "三、收到和处理政府信息公开申请情况", provisions: &[
        Provision { article: 50, paragraph: Some(1), items: Cow::Borrowed(&[2]), basis: Basis::Direct, },
    ], note: None, aspects: &[], assessments: &[], tables: &[4], },
    Section { id: "review", number: "四", title: "政府信息公开行政复议、行政诉讼情况", heading: "四、政府信息公开行政复议、行政诉讼情况", provisions: &[
        Provision { article: 50, paragraph: Some(1), items: Cow::Borrowed(&[3]), basis: Basis::Direct, },
        Provision { article: 51, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Direct, },
    ], note: None, aspects: &[], assessments: &[], tables: &[5], },
    Section { id: "problems", number: "五", title: "存在的主要问题及改进情况", heading: "五、存在的主要问题及改进情况", provisions: &[
        Provision { article: 50, paragraph: Some(1), items: Cow::Borrowed(&[4]), basis: Basis::Direct, },
    ], note: None, aspects: &[], assessments: &[], tables: &[], },
    Section { id: "other", number: "六", title: "其他需要报告的事项", heading: "六、其他需要报告的事项", provisions: &[
        Provision { article: 50, paragraph: Some(1), items: Cow::Borrowed(&[5]), basis: Basis::Direct, },
        Provision { article: 42, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Inferred, },
    ], note: Some(Note { zh: "收取信息处理费的情况在这一节报告。", en: "Information processing fees are reported in this section.", basis: Basis::Template, }), aspects: &[], assessments: &[], tables: &[], },
], tables: &[
    Table { id: "rules", section: 1, item: Some("第二十条第（一）项"), corner: Some("信息内容"), provisions: &[
        Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[1]), basis: Basis::Direct, },
    ], columns: &[
        Column { id: "issued", name: "本年制发件数", full: "本年制发件数", kind: Kind::Count, derived: false, note: Some(Note { zh: "本年制定并印发的件数。修订算不算制发，各地做法不一，可在数后用括注说明。", en: "Documents issued this year. Practice differs on whether an amendment counts; a note in parentheses may say.", basis: Basis::Own, }), },
        Column { id: "repealed", name: "本年废止件数", full: "本年废止件数", kind: Kind::Count, derived: false, note: Some(Note { zh: "本年废止的件数。", en: "Documents repealed this year.", basis: Basis::Own, }), },
        Column { id: "in-force", name: "现行有效件数", full: "现行有效件数", kind: Kind::Count, derived: false, note: Some(Note { zh: "年末仍然有效的件数，含往年制发的；不是本年公开的条数。", en: "Documents in force at the end of the year, those of earlier years included; not how many were published.", basis: Basis::Own, }), },
    ], rows: &[
        Row { id: "regulations", number: "", name: "规章", full: "规章", place: "规章", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[1]), basis: Basis::Direct, },
        ], note: Some(Note { zh: "没有规章制定权的机关填 0。", en: "Agencies without the power to make rules enter 0.", basis: Basis::Own, }), },
        Row { id: "normative-documents", number: "", name: "行政规范性文件", full: "行政规范性文件", place: "行政规范性文件", parent: None, group: false, derived: false, short: None, common_variant: Some("规范性文件"), provisions: &[
            Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[1]), basis: Basis::Direct, },
        ], note: None, },
    ], formulas: &[], column_names: Names { exact: Keys { keys: &[
        Key { name: "本年制发件数", index: 0, spelling: Spelling::Official, },
        Key { name: "本年废止件数", index: 1, spelling: Spelling::Official, },
        Key { name: "现行有效件数", index: 2, spelling: Spelling::Official, },
    ], slots: &[0, 0, 3, 0, 2, 0, 1, 0], }, folded: Keys { keys: &[
        Key { name: "本年制发件数", index: 0, spelling: Spelling::Folded, },
        Key { name: "本年制发数", index: 0, spelling: Spelling::Variant, },
        Key { name: "本年制发件", index: 0, spelling: Spelling::Variant, },
        Key { name: "制发件数", index: 0, spelling: Spelling::Variant, },
        Key { name: "本年废止件数", index: 1, spelling: Spelling::Folded, },
        Key { name: "本年废止数", index: 1, spelling: Spelling::Variant, },
        Key { name: "本年废止件", index: 1, spelling: Spelling::Variant, },
        Key { name: "废止件数", index: 1, spelling: Spelling::Variant, },
        Key { name: "现行有效件数", index: 2, spelling: Spelling::Folded, },
        Key { name: "现行有效件", index: 2, spelling: Spelling::Variant, },
        Key { name: "现行有效数", index: 2, spelling: Spelling::Variant, },
        Key { name: "现行有效件数(历史累计)", index: 2, spelling: Spelling::Variant, },
    ], slots: &[0, 0, 4, 0, 5, 7, 0, 0, 3, 10, 9, 8, 12, 0, 1, 6, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 0], }, numbers: &[
        None,
        None,
        None,
    ], }, row_names: Names { exact: Keys { keys: &[
        Key { name: "规章", index: 0, spelling: Spelling::Official, },
        Key { name: "行政规范性文件", index: 1, spelling: Spelling::Official, },
    ], slots: &[0, 0, 2, 0, 1, 0, 0, 0], }, folded: Keys { keys: &[
        Key { name: "规章", index: 0, spelling: Spelling::Folded, },
        Key { name: "政府规章", index: 0, spelling: Spelling::Variant, },
        Key { name: "部门规章", index: 0, spelling: Spelling::Variant, },
        Key { name: "行政规范性文件", index: 1, spelling: Spelling::Folded, },
        Key { name: "规范性文件", index: 1, spelling: Spelling::Variant, },
    ], slots: &[0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 4, 0, 1, 5, 0, 3], }, numbers: &[
        None,
        None,
    ], }, },
    Table { id: "licensing", section: 1, item: Some("第二十条第（五）项"), corner: Some("信息内容"), provisions: &[
        Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[5]), basis: Basis::Direct, },
    ], columns: &[
        Column { id: "decisions", name: "本年处理决定数量", full: "本年处理决定数量", kind: Kind::Count, derived: false, note: None, },
    ], rows: &[
        Row { id: "licences", number: "", name: "行政许可", full: "行政许可", place: "行政许可", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[5]), basis: Basis::Direct, },
        ], note: Some(Note { zh: "本年作出的全部处理决定，已公开的和依法不公开的都计。", en: "All decisions taken this year, published or lawfully not.", basis: Basis::Own, }), },
    ], formulas: &[], column_names: Names { exact: Keys { keys: &[
        Key { name: "本年处理决定数量", index: 0, spelling: Spelling::Official, },
    ], slots: &[0, 1, 0, 0], }, folded: Keys { keys: &[
        Key { name: "本年处理决定数量", index: 0, spelling: Spelling::Folded, },
        Key { name: "处理决定数量", index: 0, spelling: Spelling::Variant, },
        Key { name: "本年处理决定数", index: 0, spelling: Spelling::Variant, },
    ], slots: &[0, 1, 0, 0, 2, 0, 0, 3], }, numbers: &[
        None,
    ], }, row_names: Names { exact: Keys { keys: &[
        Key { name: "行政许可", index: 0, spelling: Spelling::Official, },
    ], slots: &[1, 0, 0, 0], }, folded: Keys { keys: &[
        Key { name: "行政许可", index: 0, spelling: Spelling::Folded, },
    ], slots: &[1, 0, 0, 0], }, numbers: &[
        None,
    ], }, },
    Table { id: "enforcement", section: 1, item: Some("第二十条第（六）项"), corner: Some("信息内容"), provisions: &[
        Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[6]), basis: Basis::Direct, },
    ], columns: &[
        Column { id: "decisions", name: "本年处理决定数量", full: "本年处理决定数量", kind: Kind::Count, derived: false, note: None, },
    ], rows: &[
        Row { id: "penalties", number: "", name: "行政处罚", full: "行政处罚", place: "行政处罚", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[6]), basis: Basis::Direct, },
        ], note: Some(Note { zh: "本年作出的全部处罚决定；处罚决定中，条例要求主动公开的只是本机关认为有一定社会影响的。", en: "All penalty decisions taken this year; of these the regulation requires only those that the agency considers to have some social impact to be disclosed proactively.", basis: Basis::Own, }), },
        Row { id: "coercion", number: "", name: "行政强制", full: "行政强制", place: "行政强制", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[6]), basis: Basis::Direct, },
        ], note: None, },
    ], formulas: &[], column_names: Names { exact: Keys { keys: &[
        Key { name: "本年处理决定数量", index: 0, spelling: Spelling::Official, },
    ], slots: &[0, 1, 0, 0], }, folded: Keys { keys: &[
        Key { name: "本年处理决定数量", index: 0, spelling: Spelling::Folded, },
        Key { name: "处理决定数量", index: 0, spelling: Spelling::Variant, },
        Key { name: "本年处理决定数", index: 0, spelling: Spelling::Variant, },
    ], slots: &[0, 1, 0, 0, 2, 0, 0, 3], }, numbers: &[
        None,
    ], }, row_names: Names { exact: Keys { keys: &[
        Key { name: "行政处罚", index: 0, spelling: Spelling::Official, },
        Key { name: "行政强制", index: 1, spelling: Spelling::Official, },
    ], slots: &[2, 0, 1, 0, 0, 0, 0, 0], }, folded: Keys { keys: &[
        Key { name: "行政处罚", index: 0, spelling: Spelling::Folded, },
        Key { name: "行政强制", index: 1, spelling: Spelling::Folded, },
    ], slots: &[2, 0, 1, 0, 0, 0, 0, 0], }, numbers: &[
        None,
        None,
    ], }, },
    Table { id: "fees", section: 1, item: Some("第二十条第（八）项"), corner: Some("信息内容"), provisions: &[
        Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[8]), basis: Basis::Direct, },
    ], columns: &[
        Column { id: "amount", name: "本年收费金额", full: "本年收费金额（单位：万元）", kind: Kind::Amount { unit: Some("万元") }, derived: false, note: Some(Note { zh: "以万元为单位，可带小数。", en: "In 万元 (10,000 yuan); decimals are allowed.", basis: Basis::Template, }), },
    ], rows: &[
        Row { id: "administrative-fees", number: "", name: "行政事业性收费", full: "行政事业性收费", place: "行政事业性收费", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 20, paragraph: None, items: Cow::Borrowed(&[8]), basis: Basis::Direct, },
        ], note: Some(Note { zh: "条例要求主动公开的是收费项目及其依据、标准；表里填的是本年收费的金额。", en: "The regulation has the items, basis and rates of charges disclosed proactively; the table asks for the amount charged this year.", basis: Basis::Own, }), },
    ], formulas: &[], column_names: Names { exact: Keys { keys: &[
        Key { name: "本年收费金额（单位：万元）", index: 0, spelling: Spelling::Official, },
        Key { name: "本年收费金额", index: 0, spelling: Spelling::Official, },
    ], slots: &[1, 0, 0, 2, 0, 0, 0, 0], }, folded: Keys { keys: &[
        Key { name: "本年收费金额", index: 0, spelling: Spelling::Folded, },
        Key { name: "本年收费金额(单位:万元)", index: 0, spelling: Spelling::Folded, },
        Key { name: "本年收费金额(万元)", index: 0, spelling: Spelling::Variant, },
    ], slots: &[0, 0, 0, 1, 2, 0, 0, 3], }, numbers: &[
        None,
    ], }, row_names: Names { exact: Keys { keys: &[
        Key { name: "行政事业性收费", index: 0, spelling: Spelling::Official, },
    ], slots: &[0, 1, 0, 0], }, folded: Keys { keys: &[
        Key { name: "行政事业性收费", index: 0, spelling: Spelling::Folded, },
    ], slots: &[0, 1, 0, 0], }, numbers: &[
        None,
    ], }, },
    Table { id: "applications", section: 2, item: None, corner: None, provisions: &[], columns: &[
        Column { id: "natural-persons", name: "自然人", full: "自然人", kind: Kind::Count, derived: false, note: Some(Note { zh: "以个人名义提出的申请；律师以个人名义申请的也在此。", en: "Applications made in a person's own name, a lawyer's included.", basis: Basis::Own, }), },
        Column { id: "enterprises", name: "商业企业", full: "商业企业", kind: Kind::Count, derived: false, note: Some(Note { zh: "公司等；个体工商户多归此，各地不一。", en: "Companies and the like; practice differs on sole traders.", basis: Basis::Own, }), },
        Column { id: "research", name: "科研机构", full: "科研机构", kind: Kind::Count, derived: false, note: Some(Note { zh: "高校、研究所等。", en: "Universities, institutes and the like.", basis: Basis::Own, }), },
        Column { id: "public-benefit", name: "社会公益组织", full: "社会公益组织", kind: Kind::Count, derived: false, note: Some(Note { zh: "社会团体、基金会、民办非企业单位等。", en: "Associations, foundations and the like.", basis: Basis::Own, }), },
        Column { id: "legal-services", name: "法律服务机构", full: "法律服务机构", kind: Kind::Count, derived: false, note: Some(Note { zh: "律师事务所等。", en: "Law firms and the like.", basis: Basis::Own, }), },
        Column { id: "other-organisations", name: "其他", full: "其他", kind: Kind::Count, derived: false, note: None, },
        Column { id: "total", name: "总计", full: "总计", kind: Kind::Count, derived: true, note: None, },
    ], rows: &[
        Row { id: "new", number: "一、", name: "本年新收政府信息公开申请数量", full: "一、本年新收政府信息公开申请数量", place: "一、本年新收政府信息公开申请数量", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 27, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Direct, },
            Provision { article: 29, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Direct, },
            Provision { article: 31, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Direct, },
        ], note: Some(Note { zh: "收到之日按条例第三十一条确定，跨年的申请归哪一年由此而定。", en: "The day of receipt, and so the year, follows from article 31.", basis: Basis::Direct, }), },
        Row { id: "carried-in", number: "二、", name: "上年结转政府信息公开申请数量", full: "二、上年结转政府信息公开申请数量", place: "二、上年结转政府信息公开申请数量", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 33, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Inferred, },
            Provision { article: 32, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Inferred, },
        ], note: Some(Note { zh: "应等于上年报告的“四、结转下年度继续办理”。", en: "Should equal 四 of last year's report.", basis: Basis::Own, }), },
        Row { id: "outcome", number: "三、", name: "本年度办理结果", full: "三、本年度办理结果", place: "三、本年度办理结果", parent: None, group: true, derived: false, short: None, common_variant: None, provisions: &[], note: None, },
        Row { id: "granted", number: "（一）", name: "予以公开", full: "（一）予以公开", place: "（一）予以公开", parent: Some(2), group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 36, paragraph: None, items: Cow::Borrowed(&[1, 2]), basis: Basis::Direct, },
            Provision { article: 13, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Direct, },
        ], note: Some(Note { zh: "已主动公开、告知获取方式的也计在此。", en: "Includes what was already public, where the applicant was told how to get it.", basis: Basis::Direct, }), },
        Row { id: "partly-granted", number: "（二）", name: "部分公开", full: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", place: "（二）部分公开", parent: Some(2), group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 37, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Direct, },
        ], note: Some(Note { zh: "区分处理的一件申请只在此计一次，其他情形（如（三）各项）都不再计。", en: "An application dealt with in parts counts here once and in no other case, such as those under （三）.", basis: Basis::Quoted, }), },
        Row { id: "refused", number: "（三）", name: "不予公开", full: "（三）不予公开", place: "（三）不予公开", parent: Some(2), group: true, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 36, paragraph: None, items: Cow::Borrowed(&[3]), basis: Basis::Direct, },
        ], note: None, },
        Row { id: "state-secret", number: "1.", name: "属于国家秘密", full: "1.属于国家秘密", place: "（三）1.属于国家秘密", parent: Some(5), group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 14, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Direct, },
        ], note: None, },
        Row { id: "prohibited-by-law", number: "2.", name: "其他法律行政法规禁止公开", full: "2.其他法律行政法规禁止公开", place: "（三）2.其他法律行政法规禁止公开", parent: Some(5), group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 14, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Direct, },
        ], note: None, },
        Row { id: "endangers-security", number: "3.", name: "危及“三安全一稳定”", full: "3.危及“三安全一稳定”", place: "（三）3.危及“三安全一稳定”", parent: Some(5), group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 14, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Direct, },
        ], note: Some(Note { zh: "国家安全、公共安全、经济安全、社会稳定。", en: "National, public and economic security, social stability.", basis: Basis::Direct, }), },
        Row { id: "third-party", number: "4.", name: "保护第三方合法权益", full: "4.保护第三方合法权益", place: "（三）4.保护第三方合法权益", parent: Some(5), group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 15, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Direct, },
            Provision { article: 32, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Direct, },
        ], note: Some(Note { zh: "商业秘密、个人隐私等。", en: "Trade secrets, personal privacy and the like.", basis: Basis::Direct, }), },
        Row { id: "internal-affairs", number: "5.", name: "属于三类内部事务信息", full: "5.属于三类内部事务信息", place: "（三）5.属于三类内部事务信息", parent: Some(5), group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 16, paragraph: Some(1), items: Cow::Borrowed(&[]), basis: Basis::Direct, },
        ], note: Some(Note { zh: "人事管理、后勤管理、内部工作流程。", en: "Management of personnel and of logistics, internal workflow.", basis: Basis::Direct, }), },
        Row { id: "process-information", number: "6.", name: "属于四类过程性信息", full: "6.属于四类过程性信息", place: "（三）6.属于四类过程性信息", parent: Some(5), group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 16, paragraph: Some(2), items: Cow::Borrowed(&[]), basis: Basis::Direct, },
        ], note: Some(Note { zh: "讨论记录、过程稿、磋商信函、请示报告。", en: "Records of discussion, drafts, letters of consultation, requests for instructions and reports.", basis: Basis::Direct, }), },
        Row { id: "enforcement-files", number: "7.", name: "属于行政执法案卷", full: "7.属于行政执法案卷", place: "（三）7.属于行政执法案卷", parent: Some(5), group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 16, paragraph: Some(2), items: Cow::Borrowed(&[]), basis: Basis::Direct, },
        ], note: None, },
        Row { id: "administrative-query", number: "8.", name: "属于行政查询事项", full: "8.属于行政查询事项", place: "（三）8.属于行政查询事项", parent: Some(5), group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 36, paragraph: None, items: Cow::Borrowed(&[7]), basis: Basis::Inferred, },
        ], note: Some(Note { zh: "工商、不动产登记资料等，其获取由法律、行政法规另作规定的信息。", en: "Business and real estate registration files and the like, access to which laws or administrative regulations govern specially.", basis: Basis::Inferred, }), },
        Row { id: "unable", number: "（四）", name: "无法提供", full: "（四）无法提供", place: "（四）无法提供", parent: Some(2), group: true, derived: false, short: None, common_variant: None, provisions: &[], note: None, },
        Row { id: "not-held", number: "1.", name: "本机关不掌握相关政府信息", full: "1.本机关不掌握相关政府信息", place: "（四）1.本机关不掌握相关政府信息", parent: Some(14), group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 36, paragraph: None, items: Cow::Borrowed(&[4, 5]), basis: Basis::Inferred, },
            Provision { article: 10, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Inferred, },
        ], note: Some(Note { zh: "信息不存在的和不归本机关公开的，都计在此。", en: "Both what does not exist and what another agency is responsible for.", basis: Basis::Inferred, }), },
        Row { id: "needs-making", number: "2.", name: "没有现成信息需要另行制作", full: "2.没有现成信息需要另行制作", place: "（四）2.没有现成信息需要另行制作", parent: Some(14), group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 38, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Direct, },
        ], note: None, },
        Row { id: "still-unclear", number: "3.", name: "补正后申请内容仍不明确", full: "3.补正后申请内容仍不明确", place: "（四）3.补正后申请内容仍不明确", parent: Some(14), group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 30, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Inferred, },
            Provision { article: 29, paragraph: Some(2), items: Cow::Borrowed(&[2]), basis: Basis::Inferred, },
        ], note: None, },
        Row { id: "not-processed", number: "（五）", name: "不予处理", full: "（五）不予处理", place: "（五）不予处理", parent: Some(2), group: true, derived: false, short: None, common_variant: None, provisions: &[], note: None, },
        Row { id: "petition", number: "1.", name: "信访举报投诉类申请", full: "1.信访举报投诉类申请", place: "（五）1.信访举报投诉类申请", parent: Some(18), group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 39, paragraph: Some(1), items: Cow::Borrowed(&[]), basis: Basis::Direct, },
        ], note: None, },
        Row { id: "repeated", number: "2.", name: "重复申请", full: "2.重复申请", place: "（五）2.重复申请", parent: Some(18), group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 36, paragraph: None, items: Cow::Borrowed(&[6]), basis: Basis::Direct, },
        ], note: None, },
        Row { id: "publication", number: "3.", name: "要求提供公开出版物", full: "3.要求提供公开出版物", place: "（五）3.要求提供公开出版物", parent: Some(18), group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 39, paragraph: Some(2), items: Cow::Borrowed(&[]), basis: Basis::Direct, },
        ], note: None, },
        Row { id: "excessive", number: "4.", name: "无正当理由大量反复申请", full: "4.无正当理由大量反复申请", place: "（五）4.无正当理由大量反复申请", parent: Some(18), group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 35, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Direct, },
        ], note: None, },
        Row { id: "reissue", number: "5.", name: "要求行政机关确认或重新出具已获取信息", full: "5.要求行政机关确认或重新出具已获取信息", place: "（五）5.要求行政机关确认或重新出具已获取信息", parent: Some(18), group: false, derived: false, short: None, common_variant: None, provisions: &[], note: Some(Note { zh: "条例没有与此行对应的条款。", en: "No article of the regulation corresponds to this row.", basis: Basis::Inferred, }), },
        Row { id: "other-handling", number: "（六）", name: "其他处理", full: "（六）其他处理", place: "（六）其他处理", parent: Some(2), group: true, derived: false, short: None, common_variant: None, provisions: &[], note: None, },
        Row { id: "not-corrected", number: "1.", name: "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", full: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", place: "（六）1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", parent: Some(24), group: false, derived: false, short: Some("1.逾期不补正"), common_variant: None, provisions: &[
            Provision { article: 30, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Direct, },
        ], note: None, },
        Row { id: "fee-unpaid", number: "2.", name: "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", full: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", place: "（六）2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", parent: Some(24), group: false, derived: false, short: Some("2.逾期未缴费"), common_variant: None, provisions: &[
            Provision { article: 42, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Inferred, },
        ], note: Some(Note { zh: "条例第四十二条只规定可以收费，没有说逾期不缴怎样；逾期不再处理应出自《政府信息公开信息处理费管理办法》，相关条文未核。", en: "Article 42 only allows the fee and says nothing of one left unpaid; that such applications are dropped should come from the measures on fees, of which we have not checked the articles concerned.", basis: Basis::Inferred, }), },
        Row { id: "other", number: "3.", name: "其他", full: "3.其他", place: "（六）3.其他", parent: Some(24), group: false, derived: false, short: None, common_variant: None, provisions: &[], note: Some(Note { zh: "不属于以上各类的，例如申请人撤回。", en: "What fits nowhere above, such as an application withdrawn.", basis: Basis::Own, }), },
        Row { id: "total", number: "（七）", name: "总计", full: "（七）总计", place: "（七）总计", parent: Some(2), group: false, derived: true, short: None, common_variant: None, provisions: &[], note: None, },
        Row { id: "carried-out", number: "四、", name: "结转下年度继续办理", full: "四、结转下年度继续办理", place: "四、结转下年度继续办理", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 33, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Inferred, },
            Provision { article: 32, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Inferred, },
        ], note: None, },
    ], formulas: &[
        Formula { relation: Relation::Row, along: Along::Rows, left: &[0, 1, 2, 3, 4, 5], right: &[6], derives: true, basis: Basis::Template, },
        Formula { relation: Relation::Outcome, along: Along::Columns, left: &[3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 19, 20, 21, 22, 23, 25, 26, 27], right: &[28], derives: true, basis: Basis::Template, },
        Formula { relation: Relation::Balance, along: Along::Columns, left: &[0, 1], right: &[28, 29], derives: false, basis: Basis::Quoted, },
    ], column_names: Names { exact: Keys { keys: &[
        Key { name: "自然人", index: 0, spelling: Spelling::Official, },
        Key { name: "商业企业", index: 1, spelling: Spelling::Official, },
        Key { name: "科研机构", index: 2, spelling: Spelling::Official, },
        Key { name: "社会公益组织", index: 3, spelling: Spelling::Official, },
        Key { name: "法律服务机构", index: 4, spelling: Spelling::Official, },
        Key { name: "其他", index: 5, spelling: Spelling::Official, },
        Key { name: "总计", index: 6, spelling: Spelling::Official, },
    ], slots: &[0, 0, 0, 0, 5, 0, 2, 0, 7, 0, 6, 1, 3, 4, 0, 0], }, folded: Keys { keys: &[
        Key { name: "自然人", index: 0, spelling: Spelling::Folded, },
        Key { name: "商业企业", index: 1, spelling: Spelling::Folded, },
        Key { name: "科研机构", index: 2, spelling: Spelling::Folded, },
        Key { name: "社会公益组织", index: 3, spelling: Spelling::Folded, },
        Key { name: "法律服务机构", index: 4, spelling: Spelling::Folded, },
        Key { name: "其他", index: 5, spelling: Spelling::Folded, },
        Key { name: "其它", index: 5, spelling: Spelling::Variant, },
        Key { name: "总计", index: 6, spelling: Spelling::Folded, },
        Key { name: "合计", index: 6, spelling: Spelling::Variant, },
        Key { name: "总数", index: 6, spelling: Spelling::Variant, },
    ], slots: &[0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 6, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 8, 0, 10, 1, 3, 4, 7, 0], }, numbers: &[
        None,
        None,
        None,
        None,
        None,
        None,
        None,
    ], }, row_names: Names { exact: Keys { keys: &[
        Key { name: "一、本年新收政府信息公开申请数量", index: 0, spelling: Spelling::Official, },
        Key { name: "二、上年结转政府信息公开申请数量", index: 1, spelling: Spelling::Official, },
        Key { name: "三、本年度办理结果", index: 2, spelling: Spelling::Official, },
        Key { name: "（一）予以公开", index: 3, spelling: Spelling::Official, },
        Key { name: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", index: 4, spelling: Spelling::Official, },
        Key { name: "（二）部分公开", index: 4, spelling: Spelling::Official, },
        Key { name: "（三）不予公开", index: 5, spelling: Spelling::Official, },
        Key { name: "1.属于国家秘密", index: 6, spelling: Spelling::Official, },
        Key { name: "2.其他法律行政法规禁止公开", index: 7, spelling: Spelling::Official, },
        Key { name: "3.危及“三安全一稳定”", index: 8, spelling: Spelling::Official, },
        Key { name: "4.保护第三方合法权益", index: 9, spelling: Spelling::Official, },
        Key { name: "5.属于三类内部事务信息", index: 10, spelling: Spelling::Official, },
        Key { name: "6.属于四类过程性信息", index: 11, spelling: Spelling::Official, },
        Key { name: "7.属于行政执法案卷", index: 12, spelling: Spelling::Official, },
        Key { name: "8.属于行政查询事项", index: 13, spelling: Spelling::Official, },
        Key { name: "（四）无法提供", index: 14, spelling: Spelling::Official, },
        Key { name: "1.本机关不掌握相关政府信息", index: 15, spelling: Spelling::Official, },
        Key { name: "2.没有现成信息需要另行制作", index: 16, spelling: Spelling::Official, },
        Key { name: "3.补正后申请内容仍不明确", index: 17, spelling: Spelling::Official, },
        Key { name: "（五）不予处理", index: 18, spelling: Spelling::Official, },
        Key { name: "1.信访举报投诉类申请", index: 19, spelling: Spelling::Official, },
        Key { name: "2.重复申请", index: 20, spelling: Spelling::Official, },
        Key { name: "3.要求提供公开出版物", index: 21, spelling: Spelling::Official, },
        Key { name: "4.无正当理由大量反复申请", index: 22, spelling: Spelling::Official, },
        Key { name: "5.要求行政机关确认或重新出具已获取信息", index: 23, spelling: Spelling::Official, },
        Key { name: "（六）其他处理", index: 24, spelling: Spelling::Official, },
        Key { name: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", index: 25, spelling: Spelling::Official, },
        Key { name: "1.逾期不补正", index: 25, spelling: Spelling::Short, },
        Key { name: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", index: 26, spelling: Spelling::Official, },
        Key { name: "2.逾期未缴费", index: 26, spelling: Spelling::Short, },
        Key { name: "3.其他", index: 27, spelling: Spelling::Official, },
        Key { name: "（七）总计", index: 28, spelling: Spelling::Official, },
        Key { name: "四、结转下年度继续办理", index: 29, spelling: Spelling::Official, },
    ], slots: &[0, 0, 30, 0, 12, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 3, 0, 26, 29, 0, 0, 0, 0, 0, 19, 27, 0, 0, 0, 0, 16, 0, 0, 0, 2, 4, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 28, 15, 11, 0, 0, 6, 25, 33, 0, 0, 0, 0, 0, 0, 22, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 24, 0, 0, 18, 0, 0, 21, 8, 0, 0, 0, 10, 13, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 14, 31, 0, 0, 0, 0, 32, 23, 1, 0, 0, 0, 0, 0, 0, 7, 17, 0], }, folded: Keys { keys: &[
        Key { name: "本年新收政府信息公开申请数量", index: 0, spelling: Spelling::Folded, },
        Key { name: "本年新收政府信息公开申请数", index: 0, spelling: Spelling::Variant, },
        Key { name: "上年结转政府信息公开申请数量", index: 1, spelling: Spelling::Folded, },
        Key { name: "上年结转政府信息公开申请数", index: 1, spelling: Spelling::Variant, },
        Key { name: "本年度办理结果", index: 2, spelling: Spelling::Folded, },
        Key { name: "本年办理结果", index: 2, spelling: Spelling::Variant, },
        Key { name: "予以公开", index: 3, spelling: Spelling::Folded, },
        Key { name: "部分公开", index: 4, spelling: Spelling::Folded, },
        Key { name: "部分公开(区分处理的,只计这一情形,不计其他情形)", index: 4, spelling: Spelling::Folded, },
        Key { name: "不予公开", index: 5, spelling: Spelling::Folded, },
        Key { name: "属于国家秘密", index: 6, spelling: Spelling::Folded, },
        Key { name: "其他法律行政法规禁止公开", index: 7, spelling: Spelling::Folded, },
        Key { name: "其他法律、行政法规禁止公开", index: 7, spelling: Spelling::Variant, },
        Key { name: "其他法律行政止公开", index: 7, spelling: Spelling::Variant, },
        Key { name: "其它法律行政法规禁止公开", index: 7, spelling: Spelling::Variant, },
        Key { name: "危及\"三安全一稳定\"", index: 8, spelling: Spelling::Folded, },
        Key { name: "危及三安全一稳定", index: 8, spelling: Spelling::Variant, },
        Key { name: "危及\"三安全、一稳定\"", index: 8, spelling: Spelling::Variant, },
        Key { name: "保护第三方合法权益", index: 9, spelling: Spelling::Folded, },
        Key { name: "属于三类内部事务信息", index: 10, spelling: Spelling::Folded, },
        Key { name: "属于三类内部事务", index: 10, spelling: Spelling::Variant, },
        Key { name: "属于四类过程性信息", index: 11, spelling: Spelling::Folded, },
        Key { name: "属于行政执法案卷", index: 12, spelling: Spelling::Folded, },
        Key { name: "属于行政查询事项", index: 13, spelling: Spelling::Folded, },
        Key { name: "无法提供", index: 14, spelling: Spelling::Folded, },
        Key { name: "本机关不掌握相关政府信息", index: 15, spelling: Spelling::Folded, },
        Key { name: "本机关不掌握相关信息", index: 15, spelling: Spelling::Variant, },
        Key { name: "没有现成信息需要另行制作", index: 16, spelling: Spelling::Folded, },
        Key { name: "没有现成信息,需要另行制作", index: 16, spelling: Spelling::Variant, },
        Key { name: "补正后申请内容仍不明确", index: 17, spelling: Spelling::Folded, },
        Key { name: "不予处理", index: 18, spelling: Spelling::Folded, },
        Key { name: "信访举报投诉类申请", index: 19, spelling: Spelling::Folded, },
        Key { name: "信访、举报、投诉类申请", index: 19, spelling: Spelling::Variant, },
        Key { name: "重复申请", index: 20, spelling: Spelling::Folded, },
        Key { name: "要求提供公开出版物", index: 21, spelling: Spelling::Folded, },
        Key { name: "无正当理由大量反复申请", index: 22, spelling: Spelling::Folded, },
        Key { name: "要求行政机关确认或重新出具已获取信息", index: 23, spelling: Spelling::Folded, },
        Key { name: "其他处理", index: 24, spelling: Spelling::Folded, },
        Key { name: "其它处理", index: 24, spelling: Spelling::Variant, },
        Key { name: "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", index: 25, spelling: Spelling::Folded, },
        Key { name: "逾期不补正", index: 25, spelling: Spelling::Short, },
        Key { name: "申请人无正当理由逾期不补正,行政机关不再处理其政府信息公开申请", index: 25, spelling: Spelling::Variant, },
        Key { name: "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", index: 26, spelling: Spelling::Folded, },
        Key { name: "逾期未缴费", index: 26, spelling: Spelling::Short, },
        Key { name: "申请人逾期未按收费通知要求缴纳费用,行政机关不再处理其政府信息公开申请", index: 26, spelling: Spelling::Variant, },
        Key { name: "其他", index: 27, spelling: Spelling::Folded, },
        Key { name: "其它", index: 27, spelling: Spelling::Variant, },
        Key { name: "总计", index: 28, spelling: Spelling::Folded, },
        Key { name: "合计", index: 28, spelling: Spelling::Variant, },
        Key { name: "结转下年度继续办理", index: 29, spelling: Spelling::Folded, },
        Key { name: "结转下年度继续办理数量", index: 29, spelling: Spelling::Variant, },
    ], slots: &[0, 0, 6, 0, 0, 0, 0, 0, 51, 0, 0, 23, 49, 0, 0, 44, 0, 13, 21, 0, 10, 2, 18, 4, 36, 1, 35, 32, 0, 17, 25, 15, 24, 11, 0, 0, 12, 40, 0, 0, 16, 0, 46, 0, 0, 0, 0, 0, 9, 42, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 47, 0, 29, 0, 0, 0, 0, 0, 28, 0, 0, 34, 38, 31, 0, 0, 27, 8, 0, 0, 0, 0, 0, 39, 22, 0, 0, 50, 48, 43, 0, 0, 14, 19, 26, 37, 0, 0, 0, 0, 0, 45, 30, 0, 0, 0, 0, 3, 0, 0, 0, 5, 0, 0, 0, 0, 20, 33, 41, 0, 0, 0, 0, 0, 0, 0, 0, 0], }, numbers: &[
        Some(Numbering { enclosed: false, numeral: ['一', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['二', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['三', '\0', '\0'], }),
        Some(Numbering { enclosed: true, numeral: ['一', '\0', '\0'], }),
        Some(Numbering { enclosed: true, numeral: ['二', '\0', '\0'], }),
        Some(Numbering { enclosed: true, numeral: ['三', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['1', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['2', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['3', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['4', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['5', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['6', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['7', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['8', '\0', '\0'], }),
        Some(Numbering { enclosed: true, numeral: ['四', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['1', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['2', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['3', '\0', '\0'], }),
        Some(Numbering { enclosed: true, numeral: ['五', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['1', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['2', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['3', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['4', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['5', '\0', '\0'], }),
        Some(Numbering { enclosed: true, numeral: ['六', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['1', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['2', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['3', '\0', '\0'], }),
        Some(Numbering { enclosed: true, numeral: ['七', '\0', '\0'], }),
        Some(Numbering { enclosed: false, numeral: ['四', '\0', '\0'], }),
    ], }, },
    Table { id: "reviews", section: 3, item: None, corner: Some("类型"), provisions: &[], columns: &[
        Column { id: "upheld", name: "结果维持", full: "结果维持", kind: Kind::Count, derived: false, note: None, },
        Column { id: "corrected", name: "结果纠正", full: "结果纠正", kind: Kind::Count, derived: false, note: None, },
        Column { id: "other-result", name: "其他结果", full: "其他结果", kind: Kind::Count, derived: false, note: None, },
        Column { id: "pending", name: "尚未审结", full: "尚未审结", kind: Kind::Count, derived: false, note: None, },
        Column { id: "total", name: "总计", full: "总计", kind: Kind::Count, derived: true, note: None, },
    ], rows: &[
        Row { id: "reconsideration", number: "", name: "行政复议", full: "行政复议", place: "行政复议", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 51, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Direct, },
            Provision { article: 50, paragraph: Some(1), items: Cow::Borrowed(&[3]), basis: Basis::Direct, },
        ], note: None, },
        Row { id: "direct-lawsuits", number: "", name: "未经复议直接起诉", full: "未经复议直接起诉", place: "未经复议直接起诉", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 51, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Inferred, },
            Provision { article: 50, paragraph: Some(1), items: Cow::Borrowed(&[3]), basis: Basis::Inferred, },
        ], note: None, },
        Row { id: "lawsuits-after-review", number: "", name: "复议后起诉", full: "复议后起诉", place: "复议后起诉", parent: None, group: false, derived: false, short: None, common_variant: None, provisions: &[
            Provision { article: 51, paragraph: None, items: Cow::Borrowed(&[]), basis: Basis::Inferred, },
            Provision { article: 50, paragraph: Some(1), items: Cow::Borrowed(&[3]), basis: Basis::Inferred, },
        ], note: None, },
    ], formulas: &[
        Formula { relation: Relation::Row, along: Along::Rows, left: &[0, 1, 2, 3], right: &[4], derives: true, basis: Basis::Template, },
    ], column_names: Names { exact: Keys { keys: &[
        Key { name: "结果维持", index: 0, spelling: Spelling::Official, },
        Key { name: "结果纠正", index: 1, spelling: Spelling::Official, },
        Key { name: "其他结果", index: 2, spelling: Spelling::Official, },
        Key { name: "尚未审结", index: 3, spelling: Spelling::Official, },
        Key { name: "总计", index: 4, spelling: Spelling::Official, },
    ], slots: &[0, 0, 0, 0, 0, 1, 0, 0, 4, 5, 0, 2, 0, 0, 0, 3], }, folded: Keys { keys: &[
        Key { name: "结果维持", index: 0, spelling: Spelling::Folded, },
        Key { name: "维持", index: 0, spelling: Spelling::Variant, },
        Key { name: "结果纠正", index: 1, spelling: Spelling::Folded, },
        Key { name: "纠正", index: 1, spelling: Spelling::Variant, },
        Key { name: "其他结果", index: 2, spelling: Spelling::Folded, },
        Key { name: "其它结果", index: 2, spelling: Spelling::Variant, },
        Key { name: "其他", index: 2, spelling: Spelling::Variant, },
        Key { name: "尚未审结", index: 3, spelling: Spelling::Folded, },
        Key { name: "未审结", index: 3, spelling: Spelling::Variant, },
        Key { name: "总计", index: 4, spelling: Spelling::Folded, },
        Key { name: "合计", index: 4, spelling: Spelling::Variant, },
    ], slots: &[5, 0, 0, 0, 0, 1, 0, 0, 0, 0, 7, 3, 9, 11, 0, 0, 0, 0, 0, 0, 0, 6, 0, 2, 8, 10, 0, 0, 0, 0, 0, 4], }, numbers: &[
        None,
        None,
        None,
        None,
        None,
    ], }, row_names: Names { exact: Keys { keys: &[
        Key { name: "行政复议", index: 0, spelling: Spelling::Official, },
        Key { name: "未经复议直接起诉", index: 1, spelling: Spelling::Official, },
        Key { name: "复议后起诉", index: 2, spelling: Spelling::Official, },
    ], slots: &[0, 0, 2, 1, 3, 0, 0, 0], }, folded: Keys { keys: &[
        Key { name: "行政复议", index: 0, spelling: Spelling::Folded, },
        Key { name: "未经复议直接起诉", index: 1, spelling: Spelling::Folded, },
        Key { name: "行政诉讼(未经复议直接起诉)", index: 1, spelling: Spelling::Variant, },
        Key { name: "复议后起诉", index: 2, spelling: Spelling::Folded, },
        Key { name: "行政诉讼(复议后起诉)", index: 2, spelling: Spelling::Variant, },
    ], slots: &[0, 0, 2, 1, 4, 5, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0], }, numbers: &[
        None,
        None,
        None,
    ], }, },
], section_names: Names { exact: Keys { keys: &[
    Key { name: "一、总体情况", index: 0, spelling: Spelling::Official, },
    Key { name: "二、主动公开政府信息情况", index: 1, spelling: Spelling::Official, },
    Key { name: "三、收到和处理政府信息公开申请情况", index: 2, spelling: Spelling::Official, },
    Key { name: "四、政府信息公开行政复议、行政诉讼情况", index: 3, spelling: Spelling::Official, },
    Key { name: "五、存在的主要问题及改进情况", index: 4, spelling: Spelling::Official, },
    Key { name: "六、其他需要报告的事项", index: 5, spelling: Spelling::Official, },
], slots: &[0, 0, 5, 0, 0, 0, 6, 0, 0, 0, 2, 1, 0, 4, 0, 3], }, folded: Keys { keys: &[
    Key { name: "总体情况", index: 0, spelling: Spelling::Folded, },
    Key { name: "主动公开政府信息情况", index: 1, spelling: Spelling::Folded, },
    Key { name: "主动公开政府信息的情况", index: 1, spelling: Spelling::Variant, },
    Key { name: "行政机关主动公开政府信息情况", index: 1, spelling: Spelling::Variant, },
    Key { name: "行政机关主动公开政府信息的情况", index: 1, spelling: Spelling::Variant, },
    Key { name: "主动公开情况", index: 1, spelling: Spelling::Variant, },
    Key { name: "收到和处理政府信息公开申请情况", index: 2, spelling: Spelling::Folded, },
    Key { name: "收到和处理政府信息公开申请的情况", index: 2, spelling: Spelling::Variant, },
    Key { name: "行政机关收到和处理政府信息公开申请情况", index: 2, spelling: Spelling::Variant, },
    Key { name: "依申请公开政府信息情况", index: 2, spelling: Spelling::Variant, },
    Key { name: "依申请公开情况", index: 2, spelling: Spelling::Variant, },
    Key { name: "政府信息公开行政复议、行政诉讼情况", index: 3, spelling: Spelling::Folded, },
    Key { name: "政府信息公开行政复议和行政诉讼情况", index: 3, spelling: Spelling::Variant, },
    Key { name: "政府信息公开行政复议、诉讼情况", index: 3, spelling: Spelling::Variant, },
    Key { name: "因政府信息公开工作被申请行政复议、提起行政诉讼情况", index: 3, spelling: Spelling::Variant, },
    Key { name: "因政府信息公开工作被申请行政复议和提起行政诉讼情况", index: 3, spelling: Spelling::Variant, },
    Key { name: "存在的主要问题及改进情况", index: 4, spelling: Spelling::Folded, },
    Key { name: "存在的主要问题及改进措施", index: 4, spelling: Spelling::Variant, },
    Key { name: "存在的主要问题及整改措施", index: 4, spelling: Spelling::Variant, },
    Key { name: "存在的主要问题和改进情况", index: 4, spelling: Spelling::Variant, },
    Key { name: "存在的主要问题与改进情况", index: 4, spelling: Spelling::Variant, },
    Key { name: "存在主要问题及改进情况", index: 4, spelling: Spelling::Variant, },
    Key { name: "存在问题及改进情况", index: 4, spelling: Spelling::Variant, },
    Key { name: "存在的问题及改进情况", index: 4, spelling: Spelling::Variant, },
    Key { name: "存在的问题及改进措施", index: 4, spelling: Spelling::Variant, },
    Key { name: "政府信息公开工作存在的主要问题及改进情况", index: 4, spelling: Spelling::Variant, },
    Key { name: "其他需要报告的事项", index: 5, spelling: Spelling::Folded, },
    Key { name: "其他需要报告事项", index: 5, spelling: Spelling::Variant, },
    Key { name: "需要报告的其他事项", index: 5, spelling: Spelling::Variant, },
    Key { name: "其他需要报告的情况", index: 5, spelling: Spelling::Variant, },
], slots: &[0, 0, 0, 23, 0, 0, 12, 13, 0, 4, 19, 17, 3, 5, 11, 20, 21, 25, 9, 0, 7, 0, 0, 15, 16, 0, 1, 0, 0, 30, 2, 10, 22, 0, 0, 0, 0, 0, 0, 0, 26, 0, 18, 0, 14, 28, 0, 0, 24, 0, 29, 6, 0, 0, 0, 0, 0, 27, 0, 0, 0, 8, 0, 0], }, numbers: &[
    Some(Numbering { enclosed: false, numeral: ['一', '\0', '\0'], }),
    Some(Numbering { enclosed: false, numeral: ['二', '\0', '\0'], }),
    Some(Numbering { enclosed: false, numeral: ['三', '\0', '\0'], }),
    Some(Numbering { enclosed: false, numeral: ['四', '\0', '\0'], }),
    Some(Numbering { enclosed: false, numeral: ['五', '\0', '\0'], }),
    Some(Numbering { enclosed: false, numeral: ['六', '\0', '\0'], }),
], }, hints: Hints { anchors: &[
    Anchor { words: "文字描述", hints: &[
        Hint { text: "(文字描述)", at: 1, },
        Hint { text: "（文字描述）", at: 3, },
        Hint { text: "(文字描述，收取信息处理费情况在此处报告。)", at: 1, },
        Hint { text: "（文字描述，收取信息处理费情况在此处报告。）", at: 3, },
    ], },
    Anchor { words: "该部分以表格形式报告。", hints: &[
        Hint { text: "该部分以表格形式报告。", at: 0, },
        Hint { text: "该部分以表格形式报告。表格如下:", at: 0, },
        Hint { text: "该部分以表格形式报告。表格如下：", at: 0, },
    ], },
    Anchor { words: "收取信息处理费情况在此处报告。", hints: &[
        Hint { text: "(收取信息处理费情况在此处报告。)", at: 1, },
        Hint { text: "（收取信息处理费情况在此处报告。）", at: 3, },
    ], },
], }, };
