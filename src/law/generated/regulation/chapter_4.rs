// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.

use crate::law::{Article, Paragraph, Words};

pub(super) const ARTICLE_27: Article = Article { number: 27, chapter: 4, subject: Words { zh: "申请权与受理机关", en: "Right to apply, and to whom", }, paragraphs: &[
        Paragraph { words: Words { zh: "除行政机关主动公开的政府信息外，公民、法人或者其他组织可以向地方各级人民政府、对外以自己名义履行行政管理职能的县级以上人民政府部门（含本条例第十条第二款规定的派出机构、内设机构）申请获取相关政府信息。", en: "Beyond what is disclosed proactively, citizens, legal persons and other organisations may apply for relevant information to local people's governments at every level, or to departments of governments at or above county level that perform administrative functions externally in their own name (including the bodies of article 10, paragraph 2).", }, items: &[], },
    ], };

pub(super) const ARTICLE_28: Article = Article { number: 28, chapter: 4, subject: Words { zh: "申请渠道", en: "Channels for applications", }, paragraphs: &[
        Paragraph { words: Words { zh: "本条例第二十七条规定的行政机关应当建立完善政府信息公开申请渠道，为申请人依法申请获取政府信息提供便利。", en: "The agencies of article 27 must set up and improve channels that make lawful applications easy.", }, items: &[], },
    ], };

pub(super) const ARTICLE_29: Article = Article { number: 29, chapter: 4, subject: Words { zh: "申请的形式与内容", en: "Form and content of an application", }, paragraphs: &[
        Paragraph { words: Words { zh: "公民、法人或者其他组织申请获取政府信息的，应当向行政机关的政府信息公开工作机构提出，并采用包括信件、数据电文在内的书面形式；采用书面形式确有困难的，申请人可以口头提出，由受理该申请的政府信息公开工作机构代为填写政府信息公开申请。", en: "Citizens, legal persons and other organisations must apply to the agency's disclosure office in writing (letters and data messages included); an applicant for whom writing is truly difficult may apply orally, and the office that accepts the application fills it in.", }, items: &[], },
        Paragraph { words: Words { zh: "政府信息公开申请应当包括下列内容：", en: "An application for information must include:", }, items: &[
            Words { zh: "申请人的姓名或者名称、身份证明、联系方式；", en: "the applicant's name, proof of identity and contact details;", },
            Words { zh: "申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述；", en: "the title or document number of the information, or another description of its features by which the agency can look it up;", },
            Words { zh: "申请公开的政府信息的形式要求，包括获取信息的方式、途径。", en: "the form wanted, including the means and channel of obtaining it.", },
        ], },
    ], };

pub(super) const ARTICLE_30: Article = Article { number: 30, chapter: 4, subject: Words { zh: "补正", en: "Clarifying an application", }, paragraphs: &[
        Paragraph { words: Words { zh: "政府信息公开申请内容不明确的，行政机关应当给予指导和释明，并自收到申请之日起7个工作日内一次性告知申请人作出补正，说明需要补正的事项和合理的补正期限。答复期限自行政机关收到补正的申请之日起计算。申请人无正当理由逾期不补正的，视为放弃申请，行政机关不再处理该政府信息公开申请。", en: "Where an application is unclear, the agency must guide and explain, and within 7 working days of receipt tell the applicant in one notice to supplement it, stating what must be supplemented and within what reasonable time; the time for reply runs from receipt of the supplemented application. An applicant who without good reason fails to do so in time is deemed to have given up, and the agency does not process that application further.", }, items: &[], },
    ], };

pub(super) const ARTICLE_31: Article = Article { number: 31, chapter: 4, subject: Words { zh: "收到申请之日", en: "Date of receipt", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关收到政府信息公开申请的时间，按照下列规定确定：", en: "The time at which the agency receives an application is fixed thus:", }, items: &[
            Words { zh: "申请人当面提交政府信息公开申请的，以提交之日为收到申请之日；", en: "in person: the day of submission;", },
            Words { zh: "申请人以邮寄方式提交政府信息公开申请的，以行政机关签收之日为收到申请之日；以平常信函等无需签收的邮寄方式提交政府信息公开申请的，政府信息公开工作机构应当于收到申请的当日与申请人确认，确认之日为收到申请之日；", en: "by post: the day the agency signs for it; by ordinary letter or other post needing no signature, the disclosure office must confirm with the applicant on the day it arrives, and the day of confirmation counts;", },
            Words { zh: "申请人通过互联网渠道或者政府信息公开工作机构的传真提交政府信息公开申请的，以双方确认之日为收到申请之日。", en: "online or by the disclosure office's fax: the day both sides confirm.", },
        ], },
    ], };

pub(super) const ARTICLE_32: Article = Article { number: 32, chapter: 4, subject: Words { zh: "征求第三方意见", en: "Consulting third parties", }, paragraphs: &[
        Paragraph { words: Words { zh: "依申请公开的政府信息公开会损害第三方合法权益的，行政机关应当书面征求第三方的意见。第三方应当自收到征求意见书之日起15个工作日内提出意见。第三方逾期未提出意见的，由行政机关依照本条例的规定决定是否公开。第三方不同意公开且有合理理由的，行政机关不予公开。行政机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由书面告知第三方。", en: "Where disclosure on application would harm a third party's lawful rights and interests, the agency must seek its views in writing. The third party must give them within 15 working days of receiving the request; if it does not do so in time, the agency decides under the regulation whether to disclose. If the third party objects with reasonable grounds, the information is not disclosed; where the agency considers that withholding may have a major impact on the public interest, it may decide to disclose, telling the third party in writing what is disclosed and why.", }, items: &[], },
    ], };

pub(super) const ARTICLE_33: Article = Article { number: 33, chapter: 4, subject: Words { zh: "答复期限", en: "Time limit for reply", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关收到政府信息公开申请，能够当场答复的，应当当场予以答复。", en: "An agency that can answer an application on the spot must do so.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关不能当场答复的，应当自收到申请之日起20个工作日内予以答复；需要延长答复期限的，应当经政府信息公开工作机构负责人同意并告知申请人，延长的期限最长不得超过20个工作日。", en: "An agency that cannot reply on the spot must reply within 20 working days of receiving the application; an extension needs the consent of the head of the disclosure office, must be notified to the applicant, and must not exceed 20 working days.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关征求第三方和其他机关意见所需时间不计算在前款规定的期限内。", en: "Time needed to consult third parties and other organs does not count towards the limits of the preceding paragraph.", }, items: &[], },
    ], };

pub(super) const ARTICLE_34: Article = Article { number: 34, chapter: 4, subject: Words { zh: "共同制作信息的征求意见", en: "Consulting joint makers", }, paragraphs: &[
        Paragraph { words: Words { zh: "申请公开的政府信息由两个以上行政机关共同制作的，牵头制作的行政机关收到政府信息公开申请后可以征求相关行政机关的意见，被征求意见机关应当自收到征求意见书之日起15个工作日内提出意见，逾期未提出意见的视为同意公开。", en: "For information made jointly by two or more agencies, the lead agency, having received the application, may seek the views of the agencies concerned; these must give them within 15 working days of receiving the request, and are otherwise deemed to agree to disclosure.", }, items: &[], },
    ], };

pub(super) const ARTICLE_35: Article = Article { number: 35, chapter: 4, subject: Words { zh: "申请数量、频次明显超过合理范围", en: "Applications clearly beyond reason in number or frequency", }, paragraphs: &[
        Paragraph { words: Words { zh: "申请人申请公开政府信息的数量、频次明显超过合理范围，行政机关可以要求申请人说明理由。行政机关认为申请理由不合理的，告知申请人不予处理；行政机关认为申请理由合理，但是无法在本条例第三十三条规定的期限内答复申请人的，可以确定延迟答复的合理期限并告知申请人。", en: "Where the number or frequency of a person's applications clearly exceeds a reasonable range, the agency may ask for reasons. If it finds them unreasonable, it tells the applicant that the applications will not be processed; if reasonable, but it cannot reply within the time of article 33, it may fix a reasonable period for a delayed reply and tell the applicant.", }, items: &[], },
    ], };

pub(super) const ARTICLE_36: Article = Article { number: 36, chapter: 4, subject: Words { zh: "答复的种类", en: "Kinds of reply", }, paragraphs: &[
        Paragraph { words: Words { zh: "对政府信息公开申请，行政机关根据下列情况分别作出答复：", en: "To an application the agency replies according to the case:", }, items: &[
            Words { zh: "所申请公开信息已经主动公开的，告知申请人获取该政府信息的方式、途径；", en: "already disclosed proactively: tell the means and channel of obtaining it;", },
            Words { zh: "所申请公开信息可以公开的，向申请人提供该政府信息，或者告知申请人获取该政府信息的方式、途径和时间；", en: "may be disclosed: provide it, or tell the means, channel and time of obtaining it;", },
            Words { zh: "行政机关依据本条例的规定决定不予公开的，告知申请人不予公开并说明理由；", en: "withheld by decision under the regulation: tell that it is not disclosed and give reasons;", },
            Words { zh: "经检索没有所申请公开信息的，告知申请人该政府信息不存在；", en: "not found on search: tell that the information does not exist;", },
            Words { zh: "所申请公开信息不属于本行政机关负责公开的，告知申请人并说明理由；能够确定负责公开该政府信息的行政机关的，告知申请人该行政机关的名称、联系方式；", en: "not for this agency to disclose: tell so and give reasons; where the responsible agency can be determined, tell its name and contact details;", },
            Words { zh: "行政机关已就申请人提出的政府信息公开申请作出答复、申请人重复申请公开相同政府信息的，告知申请人不予重复处理；", en: "a repeat application for the same information, already answered to the same applicant: tell that it will not be processed again;", },
            Words { zh: "所申请公开信息属于工商、不动产登记资料等信息，有关法律、行政法规对信息的获取有特别规定的，告知申请人依照有关法律、行政法规的规定办理。", en: "information such as business or real estate registration files, for which laws or administrative regulations specially provide how to obtain it: tell to proceed under these.", },
        ], },
    ], };

pub(super) const ARTICLE_37: Article = Article { number: 37, chapter: 4, subject: Words { zh: "区分处理", en: "Severing", }, paragraphs: &[
        Paragraph { words: Words { zh: "申请公开的信息中含有不应当公开或者不属于政府信息的内容，但是能够作区分处理的，行政机关应当向申请人提供可以公开的政府信息内容，并对不予公开的内容说明理由。", en: "Where the information contains matter that should not be disclosed or is not government information, but can be severed, the agency must provide the part that may be disclosed and give reasons for what is withheld.", }, items: &[], },
    ], };

pub(super) const ARTICLE_38: Article = Article { number: 38, chapter: 4, subject: Words { zh: "现有信息；加工、分析", en: "Existing information; no processing", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关向申请人提供的信息，应当是已制作或者获取的政府信息。除依照本条例第三十七条的规定能够作区分处理的外，需要行政机关对现有政府信息进行加工、分析的，行政机关可以不予提供。", en: "What an agency provides to an applicant must be information already made or obtained. Where existing information would need processing or analysis, it may decline, save what can be severed under article 37.", }, items: &[], },
    ], };

pub(super) const ARTICLE_39: Article = Article { number: 39, chapter: 4, subject: Words { zh: "信访投诉举报；公开出版物", en: "Petitions and complaints; publications", }, paragraphs: &[
        Paragraph { words: Words { zh: "申请人以政府信息公开申请的形式进行信访、投诉、举报等活动，行政机关应当告知申请人不作为政府信息公开申请处理并可以告知通过相应渠道提出。", en: "Where an application is used for petitioning, complaining, reporting wrongdoing or the like, the agency must tell the applicant that it will not be treated as an application, and may point to the proper channel.", }, items: &[], },
        Paragraph { words: Words { zh: "申请人提出的申请内容为要求行政机关提供政府公报、报刊、书籍等公开出版物的，行政机关可以告知获取的途径。", en: "Where gazettes, newspapers, periodicals, books or other publications are asked for, the agency may tell how to obtain them.", }, items: &[], },
    ], };

pub(super) const ARTICLE_40: Article = Article { number: 40, chapter: 4, subject: Words { zh: "提供的形式", en: "Form of provision", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关依申请公开政府信息，应当根据申请人的要求及行政机关保存政府信息的实际情况，确定提供政府信息的具体形式；按照申请人要求的形式提供政府信息，可能危及政府信息载体安全或者公开成本过高的，可以通过电子数据以及其他适当形式提供，或者安排申请人查阅、抄录相关政府信息。", en: "The agency must fix the form of provision by the applicant's request and how the information is actually kept; where the form asked for may endanger the medium that carries it, or the cost of disclosure be too high, it may use electronic data and other suitable forms, or arrange for reading and copying out.", }, items: &[], },
    ], };

pub(super) const ARTICLE_41: Article = Article { number: 41, chapter: 4, subject: Words { zh: "更正", en: "Correction", }, paragraphs: &[
        Paragraph { words: Words { zh: "公民、法人或者其他组织有证据证明行政机关提供的与其自身相关的政府信息记录不准确的，可以要求行政机关更正。有权更正的行政机关审核属实的，应当予以更正并告知申请人；不属于本行政机关职能范围的，行政机关可以转送有权更正的行政机关处理并告知申请人，或者告知申请人向有权更正的行政机关提出。", en: "Citizens, legal persons and other organisations with evidence that information about themselves provided by an agency is inaccurately recorded may ask for correction. An agency with power to correct, having verified this, must correct it and tell the applicant; where it is outside its functions, the agency may refer it to one with that power and tell the applicant, or tell the applicant to apply there.", }, items: &[], },
    ], };

pub(super) const ARTICLE_42: Article = Article { number: 42, chapter: 4, subject: Words { zh: "费用", en: "Fees", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关依申请提供政府信息，不收取费用。但是，申请人申请公开政府信息的数量、频次明显超过合理范围的，行政机关可以收取信息处理费。", en: "No fee is charged for providing information on application; but where the number or frequency of an applicant's applications clearly exceeds a reasonable range, the agency may charge an information processing fee.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关收取信息处理费的具体办法由国务院价格主管部门会同国务院财政部门、全国政府信息公开工作主管部门制定。", en: "The specific measures for charging the fee are made by the State Council's department in charge of prices, together with its finance department and the national authority in charge of disclosure.", }, items: &[], },
    ], };

pub(super) const ARTICLE_43: Article = Article { number: 43, chapter: 4, subject: Words { zh: "阅读困难、视听障碍", en: "Reading, sight or hearing difficulty", }, paragraphs: &[
        Paragraph { words: Words { zh: "申请公开政府信息的公民存在阅读困难或者视听障碍的，行政机关应当为其提供必要的帮助。", en: "An agency must give the necessary help to a citizen applying who has difficulty reading, or a sight or hearing impairment.", }, items: &[], },
    ], };

pub(super) const ARTICLE_44: Article = Article { number: 44, chapter: 4, subject: Words { zh: "转为主动公开", en: "From application to proactive disclosure", }, paragraphs: &[
        Paragraph { words: Words { zh: "多个申请人就相同政府信息向同一行政机关提出公开申请，且该政府信息属于可以公开的，行政机关可以纳入主动公开的范围。", en: "Where several applicants ask the same agency for the same information, and it may be disclosed, the agency may bring it within proactive disclosure.", }, items: &[], },
        Paragraph { words: Words { zh: "对行政机关依申请公开的政府信息，申请人认为涉及公众利益调整、需要公众广泛知晓或者需要公众参与决策的，可以建议行政机关将该信息纳入主动公开的范围。行政机关经审核认为属于主动公开范围的，应当及时主动公开。", en: "An applicant who considers that information disclosed on application involves adjusting the interests of the public, needs to be widely known to it, or needs its participation in a decision may suggest bringing it within proactive disclosure; if on review the agency considers it within that scope, it must promptly disclose it proactively.", }, items: &[], },
    ], };

pub(super) const ARTICLE_45: Article = Article { number: 45, chapter: 4, subject: Words { zh: "申请办理制度", en: "Handling procedures", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应当建立健全政府信息公开申请登记、审核、办理、答复、归档的工作制度，加强工作规范。", en: "Agencies must establish and improve working rules for registering, reviewing, handling, answering and filing applications, and standardise this work further.", }, items: &[], },
    ], };
