// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.

use crate::law::{Article, Paragraph, Words};

pub(super) const ARTICLE_46: Article = Article { number: 46, chapter: 5, subject: Words { zh: "考核、评议、追责制度", en: "Assessment, public appraisal, accountability", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府应当建立健全政府信息公开工作考核制度、社会评议制度和责任追究制度，定期对政府信息公开工作进行考核、评议。", en: "People's governments at every level must establish and improve systems of assessment, public appraisal and accountability for disclosure work, and assess and appraise it periodically.", }, items: &[], },
    ], };

pub(super) const ARTICLE_47: Article = Article { number: 47, chapter: 5, subject: Words { zh: "日常监督与社会反映", en: "Oversight, and what the public raises", }, paragraphs: &[
        Paragraph { words: Words { zh: "政府信息公开工作主管部门应当加强对政府信息公开工作的日常指导和监督检查，对行政机关未按照要求开展政府信息公开工作的，予以督促整改或者通报批评；需要对负有责任的领导人员和直接责任人员追究责任的，依法向有权机关提出处理建议。", en: "Authorities in charge of disclosure must strengthen daily guidance and inspection; an agency that has not carried out disclosure work as required is urged to rectify or criticised by circular; where responsible leaders and persons directly responsible need to be held to account, the authority according to law puts a proposal for dealing with them to the organ with that power.", }, items: &[], },
        Paragraph { words: Words { zh: "公民、法人或者其他组织认为行政机关未按照要求主动公开政府信息或者对政府信息公开申请不依法答复处理的，可以向政府信息公开工作主管部门提出。政府信息公开工作主管部门查证属实的，应当予以督促整改或者通报批评。", en: "Citizens, legal persons and other organisations who consider that an agency has not disclosed proactively as required, or does not answer and handle an application lawfully, may raise it with the authority in charge of disclosure, which, if it finds this true, must urge rectification or criticise by circular.", }, items: &[], },
    ], };

pub(super) const ARTICLE_48: Article = Article { number: 48, chapter: 5, subject: Words { zh: "培训", en: "Training", }, paragraphs: &[
        Paragraph { words: Words { zh: "政府信息公开工作主管部门应当对行政机关的政府信息公开工作人员定期进行培训。", en: "Authorities in charge of disclosure must periodically train agencies' disclosure staff.", }, items: &[], },
    ], };

pub(super) const ARTICLE_49: Article = Article { number: 49, chapter: 5, subject: Words { zh: "年度报告的期限", en: "Deadlines of the annual report", }, paragraphs: &[
        Paragraph { words: Words { zh: "县级以上人民政府部门应当在每年1月31日前向本级政府信息公开工作主管部门提交本行政机关上一年度政府信息公开工作年度报告并向社会公布。", en: "A department of a people's government at or above county level must by 31 January each year submit its annual report for the preceding year to the authority in charge of disclosure at its level and publish it.", }, items: &[], },
        Paragraph { words: Words { zh: "县级以上地方人民政府的政府信息公开工作主管部门应当在每年3月31日前向社会公布本级政府上一年度政府信息公开工作年度报告。", en: "The authority in charge of disclosure of a local people's government at or above county level must by 31 March each year publish that government's annual report for the preceding year.", }, items: &[], },
    ], };

pub(super) const ARTICLE_50: Article = Article { number: 50, chapter: 5, subject: Words { zh: "年度报告的内容与统一格式", en: "Content and unified format of the annual report", }, paragraphs: &[
        Paragraph { words: Words { zh: "政府信息公开工作年度报告应当包括下列内容：", en: "The annual report on disclosure must include:", }, items: &[
            Words { zh: "行政机关主动公开政府信息的情况；", en: "the agency's proactive disclosure;", },
            Words { zh: "行政机关收到和处理政府信息公开申请的情况；", en: "applications received and how they were handled;", },
            Words { zh: "因政府信息公开工作被申请行政复议、提起行政诉讼的情况；", en: "administrative reconsideration applied for, and administrative lawsuits brought, over disclosure work;", },
            Words { zh: "政府信息公开工作存在的主要问题及改进情况，各级人民政府的政府信息公开工作年度报告还应当包括工作考核、社会评议和责任追究结果情况；", en: "the main problems of disclosure work and the improvements; the reports of people's governments at every level must also include the assessment of the work, public appraisal, and the results of accountability;", },
            Words { zh: "其他需要报告的事项。", en: "other matters that need reporting.", },
        ], },
        Paragraph { words: Words { zh: "全国政府信息公开工作主管部门应当公布政府信息公开工作年度报告统一格式，并适时更新。", en: "The national authority in charge of disclosure must publish a unified format for the annual report and update it when appropriate.", }, items: &[], },
    ], };

pub(super) const ARTICLE_51: Article = Article { number: 51, chapter: 5, subject: Words { zh: "投诉举报、复议、诉讼", en: "Complaint, reconsideration, litigation", }, paragraphs: &[
        Paragraph { words: Words { zh: "公民、法人或者其他组织认为行政机关在政府信息公开工作中侵犯其合法权益的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼。", en: "Citizens, legal persons and other organisations who consider that an agency in its disclosure work infringes their lawful rights and interests may complain or report to the next higher agency or the authority in charge of disclosure, and may also according to law apply for administrative reconsideration or bring an administrative lawsuit.", }, items: &[], },
    ], };

pub(super) const ARTICLE_52: Article = Article { number: 52, chapter: 5, subject: Words { zh: "未建立制度机制的责任", en: "Liability: no rules or mechanisms", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关违反本条例的规定，未建立健全政府信息公开有关制度、机制的，由上一级行政机关责令改正；情节严重的，对负有责任的领导人员和直接责任人员依法给予处分。", en: "An agency that in breach of the regulation has not established and improved the relevant rules and mechanisms for disclosure is ordered by the next higher agency to correct this; in serious cases the responsible leaders and the persons directly responsible are disciplined according to law.", }, items: &[], },
    ], };

pub(super) const ARTICLE_53: Article = Article { number: 53, chapter: 5, subject: Words { zh: "不履行职能等的责任", en: "Liability: failure to perform and the like", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关违反本条例的规定，有下列情形之一的，由上一级行政机关责令改正；情节严重的，对负有责任的领导人员和直接责任人员依法给予处分；构成犯罪的，依法追究刑事责任：", en: "An agency that in breach of the regulation does any of the following is ordered by the next higher agency to correct it; in serious cases the responsible leaders and the persons directly responsible are disciplined according to law; where it is a crime, criminal liability is pursued according to law:", }, items: &[
            Words { zh: "不依法履行政府信息公开职能；", en: "not performing its disclosure functions lawfully;", },
            Words { zh: "不及时更新公开的政府信息内容、政府信息公开指南和政府信息公开目录；", en: "not promptly updating the content disclosed, the disclosure guide and the catalogue;", },
            Words { zh: "违反本条例规定的其他情形。", en: "other breaches of the regulation.", },
        ], },
    ], };
