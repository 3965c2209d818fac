// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.

use crate::law::{Article, Paragraph, Words};

pub(super) const ARTICLE_10: Article = Article { number: 10, chapter: 2, subject: Words { zh: "公开的主体", en: "Who discloses", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关制作的政府信息，由制作该政府信息的行政机关负责公开。行政机关从公民、法人和其他组织获取的政府信息，由保存该政府信息的行政机关负责公开；行政机关获取的其他行政机关的政府信息，由制作或者最初获取该政府信息的行政机关负责公开。法律、法规对政府信息公开的权限另有规定的，从其规定。", en: "Information made by an agency is disclosed by that agency; information obtained from citizens, legal persons or other organisations, by the agency that keeps it; information obtained from another agency, by the agency that made or first obtained it. Where laws or regulations provide otherwise on the power to disclose, they prevail.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关设立的派出机构、内设机构依照法律、法规对外以自己名义履行行政管理职能的，可以由该派出机构、内设机构负责与所履行行政管理职能有关的政府信息公开工作。", en: "Where a dispatched or internal body that an agency has set up performs, under laws or regulations, administrative functions externally in its own name, it may be the one responsible for the disclosure related to those functions.", }, items: &[], },
        Paragraph { words: Words { zh: "两个以上行政机关共同制作的政府信息，由牵头制作的行政机关负责公开。", en: "What two or more agencies made jointly is disclosed by the agency that led in making it.", }, items: &[], },
    ], };

pub(super) const ARTICLE_11: Article = Article { number: 11, chapter: 2, subject: Words { zh: "协调与批准", en: "Coordination and approval", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应当建立健全政府信息公开协调机制。行政机关公开政府信息涉及其他机关的，应当与有关机关协商、确认，保证行政机关公开的政府信息准确一致。", en: "Agencies must establish and improve coordination on disclosure; where a disclosure concerns other organs, they must consult and confirm with these, so that what is disclosed is accurate and consistent.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关公开政府信息依照法律、行政法规和国家有关规定需要批准的，经批准予以公开。", en: "Where laws, administrative regulations or relevant State provisions require approval for a disclosure, it is made once approved.", }, items: &[], },
    ], };

pub(super) const ARTICLE_12: Article = Article { number: 12, chapter: 2, subject: Words { zh: "公开指南和目录", en: "Guide and catalogue", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关编制、公布的政府信息公开指南和政府信息公开目录应当及时更新。", en: "The disclosure guide and catalogue that an agency compiles and publishes must be updated promptly.", }, items: &[], },
        Paragraph { words: Words { zh: "政府信息公开指南包括政府信息的分类、编排体系、获取方式和政府信息公开工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式等内容。", en: "The guide covers the classification, arrangement and means of obtaining information, and the disclosure office's name, address, hours, telephone, fax, online contact and the like.", }, items: &[], },
        Paragraph { words: Words { zh: "政府信息公开目录包括政府信息的索引、名称、内容概述、生成日期等内容。", en: "The catalogue covers the index, title, summary, date of creation and the like of the information.", }, items: &[], },
    ], };

pub(super) const ARTICLE_13: Article = Article { number: 13, chapter: 2, subject: Words { zh: "应公开的信息与方式", en: "What is disclosed, and how", }, paragraphs: &[
        Paragraph { words: Words { zh: "除本条例第十四条、第十五条、第十六条规定的政府信息外，政府信息应当公开。", en: "Information must be disclosed, save that under articles 14, 15 and 16.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关公开政府信息，采取主动公开和依申请公开的方式。", en: "Agencies disclose in two ways: proactively and on application.", }, items: &[], },
    ], };

pub(super) const ARTICLE_14: Article = Article { number: 14, chapter: 2, subject: Words { zh: "不予公开：国家秘密等", en: "Withheld: State secrets and the like", }, paragraphs: &[
        Paragraph { words: Words { zh: "依法确定为国家秘密的政府信息，法律、行政法规禁止公开的政府信息，以及公开后可能危及国家安全、公共安全、经济安全、社会稳定的政府信息，不予公开。", en: "Not disclosed: information lawfully classified as a State secret; information whose disclosure laws or administrative regulations forbid; information whose disclosure may endanger national, public or economic security or social stability.", }, items: &[], },
    ], };

pub(super) const ARTICLE_15: Article = Article { number: 15, chapter: 2, subject: Words { zh: "第三方合法权益", en: "Third parties' rights", }, paragraphs: &[
        Paragraph { words: Words { zh: "涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息，行政机关不得公开。但是，第三方同意公开或者行政机关认为不公开会对公共利益造成重大影响的，予以公开。", en: "Information involving trade secrets, personal privacy and the like whose disclosure would harm a third party's lawful rights and interests must not be disclosed by agencies; but it is disclosed if the third party consents, or the agency considers that withholding it would have a major impact on the public interest.", }, items: &[], },
    ], };

pub(super) const ARTICLE_16: Article = Article { number: 16, chapter: 2, subject: Words { zh: "内部事务、过程性、执法案卷信息", en: "Internal, deliberative and case-file information", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关的内部事务信息，包括人事管理、后勤管理、内部工作流程等方面的信息，可以不予公开。", en: "Information on an agency's internal affairs (management of personnel and of logistics, internal workflow and the like) may be withheld.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息以及行政执法案卷信息，可以不予公开。法律、法规、规章规定上述信息应当公开的，从其规定。", en: "Deliberative information formed in performing administrative functions (records of discussion, drafts, consultation letters, requests for instructions and reports, and the like) and administrative enforcement case files may be withheld. Where laws, regulations or rules provide that the above must be disclosed, they prevail.", }, items: &[], },
    ], };

pub(super) const ARTICLE_17: Article = Article { number: 17, chapter: 2, subject: Words { zh: "公开审查", en: "Review before disclosure", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应当建立健全政府信息公开审查机制，明确审查的程序和责任。", en: "Agencies must establish and improve review of disclosure, with clear procedure and responsibility.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关应当依照《中华人民共和国保守国家秘密法》以及其他法律、法规和国家有关规定对拟公开的政府信息进行审查。", en: "Agencies must review information proposed for disclosure under the Law on Guarding State Secrets and other laws, regulations and relevant State provisions.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关不能确定政府信息是否可以公开的，应当依照法律、法规和国家有关规定报有关主管部门或者保密行政管理部门确定。", en: "An agency unable to decide whether information may be disclosed must, under laws, regulations and relevant State provisions, refer it to the competent department concerned or the secrecy authority to decide.", }, items: &[], },
    ], };

pub(super) const ARTICLE_18: Article = Article { number: 18, chapter: 2, subject: Words { zh: "动态调整", en: "Dynamic adjustment", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应当建立健全政府信息管理动态调整机制，对本行政机关不予公开的政府信息进行定期评估审查，对因情势变化可以公开的政府信息应当公开。", en: "Agencies must establish and improve dynamic adjustment in managing information: assess and review periodically what they withhold, and disclose what changed circumstances allow to be disclosed.", }, items: &[], },
    ], };
