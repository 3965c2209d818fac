// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.

use crate::law::{Article, Paragraph, Words};

pub(super) const ARTICLE_1: Article = Article { number: 1, chapter: 1, subject: Words { zh: "立法目的", en: "Purpose", }, paragraphs: &[
        Paragraph { words: Words { zh: "为了保障公民、法人和其他组织依法获取政府信息，提高政府工作的透明度，建设法治政府，充分发挥政府信息对人民群众生产、生活和经济社会活动的服务作用，制定本条例。", en: "Purpose: to secure lawful access to government information for citizens, legal persons and other organisations, make the work of government more transparent, build a government under the rule of law, and put its information fully at the service of people's production, life and economic and social activity.", }, items: &[], },
    ], };

pub(super) const ARTICLE_2: Article = Article { number: 2, chapter: 1, subject: Words { zh: "政府信息的定义", en: "Government information defined", }, paragraphs: &[
        Paragraph { words: Words { zh: "本条例所称政府信息，是指行政机关在履行行政管理职能过程中制作或者获取的，以一定形式记录、保存的信息。", en: "Government information: information that an agency makes or obtains in performing its administrative functions, recorded and kept in a given form.", }, items: &[], },
    ], };

pub(super) const ARTICLE_3: Article = Article { number: 3, chapter: 1, subject: Words { zh: "领导与主管部门", en: "Leadership and authorities in charge", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府应当加强对政府信息公开工作的组织领导。", en: "People's governments at every level must strengthen the organisation and leadership of disclosure work.", }, items: &[], },
        Paragraph { words: Words { zh: "国务院办公厅是全国政府信息公开工作的主管部门，负责推进、指导、协调、监督全国的政府信息公开工作。", en: "The General Office of the State Council is the national authority in charge of disclosure: it promotes, guides, coordinates and supervises it nationwide.", }, items: &[], },
        Paragraph { words: Words { zh: "县级以上地方人民政府办公厅（室）是本行政区域的政府信息公开工作主管部门，负责推进、指导、协调、监督本行政区域的政府信息公开工作。", en: "The general office of a local people's government at or above county level is the authority in charge of disclosure in its administrative area: it promotes, guides, coordinates and supervises it there.", }, items: &[], },
        Paragraph { words: Words { zh: "实行垂直领导的部门的办公厅（室）主管本系统的政府信息公开工作。", en: "In a department under vertical leadership, its general office is in charge of disclosure in its own system.", }, items: &[], },
    ], };

pub(super) const ARTICLE_4: Article = Article { number: 4, chapter: 1, subject: Words { zh: "政府信息公开工作制度与机构", en: "Disclosure rules and office", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府及县级以上人民政府部门应当建立健全本行政机关的政府信息公开工作制度，并指定机构（以下统称政府信息公开工作机构）负责本行政机关政府信息公开的日常工作。", en: "People's governments at every level, and departments of those at or above county level, must establish and improve their rules for disclosure and designate a body (the disclosure office) for the daily work.", }, items: &[], },
        Paragraph { words: Words { zh: "政府信息公开工作机构的具体职能是：", en: "The disclosure office's functions are:", }, items: &[
            Words { zh: "办理本行政机关的政府信息公开事宜；", en: "handling the agency's disclosure matters;", },
            Words { zh: "维护和更新本行政机关公开的政府信息；", en: "maintaining and updating the information it has disclosed;", },
            Words { zh: "组织编制本行政机关的政府信息公开指南、政府信息公开目录和政府信息公开工作年度报告；", en: "organising the preparation of its disclosure guide, catalogue and annual report;", },
            Words { zh: "组织开展对拟公开政府信息的审查；", en: "organising the review of information proposed for disclosure;", },
            Words { zh: "本行政机关规定的与政府信息公开有关的其他职能。", en: "other related functions that the agency lays down.", },
        ], },
    ], };

pub(super) const ARTICLE_5: Article = Article { number: 5, chapter: 1, subject: Words { zh: "公开原则", en: "Principles", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关公开政府信息，应当坚持以公开为常态、不公开为例外，遵循公正、公平、合法、便民的原则。", en: "In disclosing information agencies must treat disclosure as the norm and non-disclosure as the exception, and be just, fair, lawful and convenient to the public.", }, items: &[], },
    ], };

pub(super) const ARTICLE_6: Article = Article { number: 6, chapter: 1, subject: Words { zh: "及时准确与澄清", en: "Timeliness, accuracy, clarification", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应当及时、准确地公开政府信息。", en: "Agencies must disclose information promptly and accurately.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关发现影响或者可能影响社会稳定、扰乱社会和经济管理秩序的虚假或者不完整信息的，应当发布准确的政府信息予以澄清。", en: "An agency that finds false or incomplete information which affects or may affect social stability or disturb the order of social and economic administration must publish accurate government information to clarify.", }, items: &[], },
    ], };

pub(super) const ARTICLE_7: Article = Article { number: 7, chapter: 1, subject: Words { zh: "逐步扩大公开", en: "Widening disclosure", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府应当积极推进政府信息公开工作，逐步增加政府信息公开的内容。", en: "People's governments at every level must actively promote disclosure and gradually widen its content.", }, items: &[], },
    ], };

pub(super) const ARTICLE_8: Article = Article { number: 8, chapter: 1, subject: Words { zh: "信息资源管理与平台", en: "Information management and platforms", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府应当加强政府信息资源的规范化、标准化、信息化管理，加强互联网政府信息公开平台建设，推进政府信息公开平台与政务服务平台融合，提高政府信息公开在线办理水平。", en: "People's governments at every level must strengthen the regulated, standardised and digital management of government information resources and build up online disclosure platforms, promote integrating these with government service platforms, and raise the level of online handling.", }, items: &[], },
    ], };

pub(super) const ARTICLE_9: Article = Article { number: 9, chapter: 1, subject: Words { zh: "社会监督", en: "Public oversight", }, paragraphs: &[
        Paragraph { words: Words { zh: "公民、法人和其他组织有权对行政机关的政府信息公开工作进行监督，并提出批评和建议。", en: "Citizens, legal persons and other organisations have the right to supervise agencies' disclosure work, and to criticise it and make suggestions.", }, items: &[], },
    ], };
