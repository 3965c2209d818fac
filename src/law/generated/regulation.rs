// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.

use crate::law::{Article, Chapter, Header, Paragraph, Regulation, Words};

pub(in crate::law) static REGULATION: Regulation = Regulation { instrument: Header { title: "中华人民共和国政府信息公开条例", number: "国务院令第711号", promulgated: "2019-04-03", effective: "2019-05-15", published_at: "http://www.gov.cn/zhengce/content/2019-04/15/content_5382991.htm", }, chapters: &[
    Chapter { number: 1, title: Words { zh: "总则", en: "General provisions", }, },
    Chapter { number: 2, title: Words { zh: "公开的主体和范围", en: "Who discloses, and what", }, },
    Chapter { number: 3, title: Words { zh: "主动公开", en: "Proactive disclosure", }, },
    Chapter { number: 4, title: Words { zh: "依申请公开", en: "Disclosure on application", }, },
    Chapter { number: 5, title: Words { zh: "监督和保障", en: "Supervision and safeguards", }, },
    Chapter { number: 6, title: Words { zh: "附则", en: "Supplementary provisions", }, },
], articles: &[
    Article { number: 1, chapter: 1, subject: Words { zh: "立法目的", en: "Purpose", }, paragraphs: &[
        Paragraph { words: Words { zh: "立法目的：保障公民、法人、其他组织依法获取政府信息，使政府工作更透明，建设法治政府，让政府信息充分服务群众的生产生活和经济社会活动。", en: "Purpose: to secure lawful access to government information for citizens, legal persons and other organisations, make the work of government more transparent, build a government under the rule of law, and put its information fully at the service of people's production, life and economic and social activity.", }, items: &[], },
    ], },
    Article { number: 2, chapter: 1, subject: Words { zh: "政府信息的定义", en: "Government information defined", }, paragraphs: &[
        Paragraph { words: Words { zh: "政府信息：行政机关履行行政管理职能时制作或获取，并以某种形式记录、保存的信息。", en: "Government information: information that an agency makes or obtains in performing its administrative functions, recorded and kept in a given form.", }, items: &[], },
    ], },
    Article { number: 3, chapter: 1, subject: Words { zh: "领导与主管部门", en: "Leadership and authorities in charge", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府对政府信息公开工作应加强组织领导。", en: "People's governments at every level must strengthen the organisation and leadership of disclosure work.", }, items: &[], },
        Paragraph { words: Words { zh: "全国的政府信息公开工作主管部门是国务院办公厅，对全国这项工作负推进、指导、协调、监督之责。", en: "The General Office of the State Council is the national authority in charge of disclosure: it promotes, guides, coordinates and supervises it nationwide.", }, items: &[], },
        Paragraph { words: Words { zh: "本行政区域的政府信息公开工作主管部门是县级以上地方人民政府的办公厅（室），在区域内负推进、指导、协调、监督之责。", en: "The general office of a local people's government at or above county level is the authority in charge of disclosure in its administrative area: it promotes, guides, coordinates and supervises it there.", }, items: &[], },
        Paragraph { words: Words { zh: "实行垂直领导的部门，由其办公厅（室）主管系统内的政府信息公开工作。", en: "In a department under vertical leadership, its general office is in charge of disclosure in its own system.", }, items: &[], },
    ], },
    Article { number: 4, chapter: 1, subject: Words { zh: "政府信息公开工作制度与机构", en: "Disclosure rules and office", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府和县级以上人民政府部门应建立健全本机关的政府信息公开工作制度，指定机构（称政府信息公开工作机构）承担日常工作。", en: "People's governments at every level, and departments of those at or above county level, must establish and improve their rules for disclosure and designate a body (the disclosure office) for the daily work.", }, items: &[], },
        Paragraph { words: Words { zh: "政府信息公开工作机构的职能：", en: "The disclosure office's functions are:", }, items: &[
            Words { zh: "办理本机关的公开事务；", en: "handling the agency's disclosure matters;", },
            Words { zh: "维护、更新本机关公开的信息；", en: "maintaining and updating the information it has disclosed;", },
            Words { zh: "组织编制本机关的公开指南、公开目录和年度报告；", en: "organising the preparation of its disclosure guide, catalogue and annual report;", },
            Words { zh: "组织审查拟公开的信息；", en: "organising the review of information proposed for disclosure;", },
            Words { zh: "本机关规定的其他有关职能。", en: "other related functions that the agency lays down.", },
        ], },
    ], },
    Article { number: 5, chapter: 1, subject: Words { zh: "公开原则", en: "Principles", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应把公开作为常态、不公开作为例外，并公正、公平、合法、便民。", en: "In disclosing information agencies must treat disclosure as the norm and non-disclosure as the exception, and be just, fair, lawful and convenient to the public.", }, items: &[], },
    ], },
    Article { number: 6, chapter: 1, subject: Words { zh: "及时准确与澄清", en: "Timeliness, accuracy, clarification", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关公开信息应及时、准确。", en: "Agencies must disclose information promptly and accurately.", }, items: &[], },
        Paragraph { words: Words { zh: "虚假或不完整信息已经或可能影响社会稳定、扰乱社会与经济管理秩序的，行政机关发现后应发布准确的政府信息澄清。", en: "An agency that finds false or incomplete information which affects or may affect social stability or disturb the order of social and economic administration must publish accurate government information to clarify.", }, items: &[], },
    ], },
    Article { number: 7, chapter: 1, subject: Words { zh: "逐步扩大公开", en: "Widening disclosure", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府应积极推进公开，逐步扩充公开的内容。", en: "People's governments at every level must actively promote disclosure and gradually widen its content.", }, items: &[], },
    ], },
    Article { number: 8, chapter: 1, subject: Words { zh: "信息资源管理与平台", en: "Information management and platforms", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府应加强政府信息资源管理（规范化、标准化、信息化）和互联网公开平台建设，推进公开平台同政务服务平台融合，提高公开的在线办理水平。", en: "People's governments at every level must strengthen the regulated, standardised and digital management of government information resources and build up online disclosure platforms, promote integrating these with government service platforms, and raise the level of online handling.", }, items: &[], },
    ], },
    Article { number: 9, chapter: 1, subject: Words { zh: "社会监督", en: "Public oversight", }, paragraphs: &[
        Paragraph { words: Words { zh: "对行政机关的政府信息公开工作，公民、法人、其他组织有监督、批评、建议的权利。", en: "Citizens, legal persons and other organisations have the right to supervise agencies' disclosure work, and to criticise it and make suggestions.", }, items: &[], },
    ], },
    Article { number: 10, chapter: 2, subject: Words { zh: "公开的主体", en: "Who discloses", }, paragraphs: &[
        Paragraph { words: Words { zh: "政府信息由制作它的行政机关公开；取自公民、法人、其他组织的，由保存的行政机关公开；取自其他行政机关的，由制作或最初获取的行政机关公开。法律、法规另行规定公开权限的，从其规定。", en: "Information made by an agency is disclosed by that agency; information obtained from citizens, legal persons or other organisations, by the agency that keeps it; information obtained from another agency, by the agency that made or first obtained it. Where laws or regulations provide otherwise on the power to disclose, they prevail.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关设立的派出机构、内设机构，依法律、法规以自己名义对外履行行政管理职能的，可由其负责与该职能有关的公开。", en: "Where a dispatched or internal body that an agency has set up performs, under laws or regulations, administrative functions externally in its own name, it may be the one responsible for the disclosure related to those functions.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关（两个以上）共同制作的信息，由牵头制作的行政机关公开。", en: "What two or more agencies made jointly is disclosed by the agency that led in making it.", }, items: &[], },
    ], },
    Article { number: 11, chapter: 2, subject: Words { zh: "协调与批准", en: "Coordination and approval", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应建立健全公开协调机制；公开涉及其他机关的，应与其协商、确认，保证信息准确一致。", en: "Agencies must establish and improve coordination on disclosure; where a disclosure concerns other organs, they must consult and confirm with these, so that what is disclosed is accurate and consistent.", }, items: &[], },
        Paragraph { words: Words { zh: "公开依法律、行政法规、国家有关规定须经批准的，获批后公开。", en: "Where laws, administrative regulations or relevant State provisions require approval for a disclosure, it is made once approved.", }, items: &[], },
    ], },
    Article { number: 12, chapter: 2, subject: Words { zh: "公开指南和目录", en: "Guide and catalogue", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关编制公布的公开指南和目录应及时更新。", en: "The disclosure guide and catalogue that an agency compiles and publishes must be updated promptly.", }, items: &[], },
        Paragraph { words: Words { zh: "公开指南包括：信息怎样分类、编排，怎样获取；政府信息公开工作机构的名称、办公的地址与时间、电话、传真、互联网联系方式等。", en: "The guide covers the classification, arrangement and means of obtaining information, and the disclosure office's name, address, hours, telephone, fax, online contact and the like.", }, items: &[], },
        Paragraph { words: Words { zh: "公开目录包括：信息的索引、名称、概述、生成日期等。", en: "The catalogue covers the index, title, summary, date of creation and the like of the information.", }, items: &[], },
    ], },
    Article { number: 13, chapter: 2, subject: Words { zh: "应公开的信息与方式", en: "What is disclosed, and how", }, paragraphs: &[
        Paragraph { words: Words { zh: "政府信息应公开，第十四条至第十六条所定的除外。", en: "Information must be disclosed, save that under articles 14, 15 and 16.", }, items: &[], },
        Paragraph { words: Words { zh: "公开有两种方式：主动公开，依申请公开。", en: "Agencies disclose in two ways: proactively and on application.", }, items: &[], },
    ], },
    Article { number: 14, chapter: 2, subject: Words { zh: "不予公开：国家秘密等", en: "Withheld: State secrets and the like", }, paragraphs: &[
        Paragraph { words: Words { zh: "不予公开：依法确定的国家秘密；法律、行政法规禁止公开的信息；公开后可能危及国家、公共、经济安全或社会稳定的信息。", en: "Not disclosed: information lawfully classified as a State secret; information whose disclosure laws or administrative regulations forbid; information whose disclosure may endanger national, public or economic security or social stability.", }, items: &[], },
    ], },
    Article { number: 15, chapter: 2, subject: Words { zh: "第三方合法权益", en: "Third parties' rights", }, paragraphs: &[
        Paragraph { words: Words { zh: "涉及商业秘密、个人隐私等，公开会损害第三方合法权益的，行政机关不得公开；但第三方同意，或行政机关认为不公开将重大影响公共利益的，予以公开。", en: "Information involving trade secrets, personal privacy and the like whose disclosure would harm a third party's lawful rights and interests must not be disclosed by agencies; but it is disclosed if the third party consents, or the agency considers that withholding it would have a major impact on the public interest.", }, items: &[], },
    ], },
    Article { number: 16, chapter: 2, subject: Words { zh: "内部事务、过程性、执法案卷信息", en: "Internal, deliberative and case-file information", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关的内部事务信息（人事、后勤管理，内部工作流程等），可不予公开。", en: "Information on an agency's internal affairs (management of personnel and of logistics, internal workflow and the like) may be withheld.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关履职中形成的过程性信息（讨论记录、过程稿、磋商信函、请示报告等）和行政执法案卷信息，可不予公开；但上述信息依法律、法规、规章应公开的，从其规定。", en: "Deliberative information formed in performing administrative functions (records of discussion, drafts, consultation letters, requests for instructions and reports, and the like) and administrative enforcement case files may be withheld. Where laws, regulations or rules provide that the above must be disclosed, they prevail.", }, items: &[], },
    ], },
    Article { number: 17, chapter: 2, subject: Words { zh: "公开审查", en: "Review before disclosure", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应建立健全公开审查机制，明确程序与责任。", en: "Agencies must establish and improve review of disclosure, with clear procedure and responsibility.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关应依保守国家秘密法及其他法律、法规、国家有关规定，审查拟公开的信息。", en: "Agencies must review information proposed for disclosure under the Law on Guarding State Secrets and other laws, regulations and relevant State provisions.", }, items: &[], },
        Paragraph { words: Words { zh: "某信息能否公开，行政机关自己不能确定的，应依法律、法规、国家有关规定，报请有关主管部门或保密行政管理部门确定。", en: "An agency unable to decide whether information may be disclosed must, under laws, regulations and relevant State provisions, refer it to the competent department concerned or the secrecy authority to decide.", }, items: &[], },
    ], },
    Article { number: 18, chapter: 2, subject: Words { zh: "动态调整", en: "Dynamic adjustment", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应建立健全信息管理的动态调整机制，定期评估审查本机关不予公开的信息，因情势变化可公开的，应公开。", en: "Agencies must establish and improve dynamic adjustment in managing information: assess and review periodically what they withhold, and disclose what changed circumstances allow to be disclosed.", }, items: &[], },
    ], },
    Article { number: 19, chapter: 3, subject: Words { zh: "主动公开的标准", en: "Test for proactive disclosure", }, paragraphs: &[
        Paragraph { words: Words { zh: "信息涉及公众利益的调整，或须由公众广泛知晓、须有公众参与决策的，行政机关应主动公开。", en: "Agencies must proactively disclose information that involves adjusting the interests of the public, needs to be widely known to it, or needs its participation in a decision.", }, items: &[], },
    ], },
    Article { number: 20, chapter: 3, subject: Words { zh: "主动公开的内容", en: "What is disclosed proactively", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应依第十九条主动公开本机关的下列信息：", en: "Under article 19 agencies must proactively disclose the following information of their own:", }, items: &[
            Words { zh: "行政法规、规章、规范性文件；", en: "administrative regulations, rules and normative documents;", },
            Words { zh: "职能与机构设置，办公地址、时间，联系方式，负责人姓名；", en: "functions, structure, office address and hours, contact details, names of persons in charge;", },
            Words { zh: "国民经济与社会发展规划，专项、区域规划，及相关政策；", en: "plans for economic and social development, special and regional plans, and related policies;", },
            Words { zh: "国民经济与社会发展的统计信息；", en: "statistics on economic and social development;", },
            Words { zh: "行政许可及其他对外管理服务事项：依据、条件、程序、办理结果；", en: "administrative licences and other external management and service matters: basis, conditions, procedure and outcome;", },
            Words { zh: "行政处罚、行政强制：依据、条件、程序；行政处罚决定中，本机关认为有一定社会影响的；", en: "administrative penalties and coercive measures: basis, conditions and procedure, and the penalty decisions that the agency considers to have some social impact;", },
            Words { zh: "财政预算与决算；", en: "budgets and final accounts;", },
            Words { zh: "行政事业性收费：项目、依据、标准；", en: "administrative and institutional charges: items, basis and rates;", },
            Words { zh: "政府集中采购项目：目录、标准、实施情况；", en: "centralised government procurement: catalogue, standards and implementation;", },
            Words { zh: "重大建设项目：批准与实施情况；", en: "major construction projects: approval and implementation;", },
            Words { zh: "扶贫、教育、医疗、社保、促进就业等：政策、措施、实施情况；", en: "poverty relief, education, medical care, social security, employment and the like: policies, measures and implementation;", },
            Words { zh: "突发公共事件：应急预案、预警、应对情况；", en: "public emergencies: contingency plans, warning information and response;", },
            Words { zh: "监督检查情况：环境保护、公共卫生、安全生产，食品药品、产品质量；", en: "supervision and inspection of environmental protection, public health, work safety, food and drugs, and product quality;", },
            Words { zh: "公务员招考：职位、名额、报考条件等，及录用结果；", en: "civil service recruitment: posts, numbers, conditions and the like, and results;", },
            Words { zh: "法律、法规、规章、国家有关规定要求主动公开的其他信息。", en: "other information that laws, regulations, rules or relevant State provisions require to be disclosed proactively.", },
        ], },
    ], },
    Article { number: 21, chapter: 3, subject: Words { zh: "市县乡的主动公开", en: "Proactive disclosure by cities, counties and townships", }, paragraphs: &[
        Paragraph { words: Words { zh: "第二十条之外，还应依本地具体情况主动公开下列方面的信息。设区的市级和县级人民政府及其部门：市政建设、公共服务及公益事业，土地、房屋征收，治安管理、社会救助等；乡（镇）人民政府：落实农业农村政策，农田水利工程的建设与运营，农村土地承包经营权流转，宅基地使用情况的审核，土地、房屋征收，筹资筹劳、社会救助等。", en: "Beyond article 20, and in the light of local circumstances, the following must also be disclosed proactively: by governments at the level of cities with districts or of counties, and their departments, information on municipal works, public services, public welfare undertakings, expropriation of land and houses, administration of public order, social assistance and the like; by governments of townships and towns, information on carrying out agricultural and rural policy, building and running farmland irrigation works, transfer of contracted management rights in rural land, review of homestead use, expropriation of land and houses, raising of funds and labour, social assistance and the like.", }, items: &[], },
    ], },
    Article { number: 22, chapter: 3, subject: Words { zh: "确定与增加内容", en: "Fixing and widening the content", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应依第二十条、第二十一条定出主动公开的具体内容，并按上级行政机关部署不断增加。", en: "Agencies must fix the specific content of proactive disclosure under articles 20 and 21 and keep widening it as superior agencies arrange.", }, items: &[], },
    ], },
    Article { number: 23, chapter: 3, subject: Words { zh: "发布机制与途径", en: "Publication channels", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应建立健全发布机制，经政府公报、政府网站或其他网上政务媒体、新闻发布会、报刊、广播、电视等主动公开。", en: "Agencies must establish and improve publication of what they disclose proactively: through gazettes, government websites or other online government media, press conferences, the press, radio, television and other channels.", }, items: &[], },
    ], },
    Article { number: 24, chapter: 3, subject: Words { zh: "门户网站与统一平台", en: "Portal and unified platform", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府应加强依托门户网站的公开，在统一的公开平台集中发布主动公开的信息；平台应有检索、查阅、下载等功能。", en: "People's governments at every level must strengthen disclosure through their portals and publish proactively disclosed information together on a unified disclosure platform, which must offer search, reading, download and the like.", }, items: &[], },
    ], },
    Article { number: 25, chapter: 3, subject: Words { zh: "查阅场所", en: "Places for consultation", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府应在国家档案馆、公共图书馆和政务服务场所设查阅场所，配相应设施设备，便利公民、法人、其他组织获取信息。", en: "People's governments at every level must set up places for consulting information in State archives, public libraries and government service venues, suitably equipped, to help citizens, legal persons and other organisations obtain it.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关可视需要设公共查阅室、资料索取点、公告栏、电子屏等公开信息。", en: "As needed, agencies may set up public reading rooms, collection points, notice boards, electronic screens and the like for disclosure.", }, items: &[], },
        Paragraph { words: Words { zh: "主动公开的信息，行政机关应及时提供给国家档案馆、公共图书馆。", en: "Agencies must promptly supply State archives and public libraries with what they disclose proactively.", }, items: &[], },
    ], },
    Article { number: 26, chapter: 3, subject: Words { zh: "主动公开的期限", en: "Time limit for proactive disclosure", }, paragraphs: &[
        Paragraph { words: Words { zh: "属主动公开范围的信息应及时公开，期限为形成或变更之日起20个工作日内；法律、法规另定期限的，从其规定。", en: "Information within the scope of proactive disclosure must be disclosed promptly, within 20 working days of its creation or change; where laws or regulations set another limit, they prevail.", }, items: &[], },
    ], },
    Article { number: 27, chapter: 4, subject: Words { zh: "申请权与受理机关", en: "Right to apply, and to whom", }, paragraphs: &[
        Paragraph { words: Words { zh: "公民、法人、其他组织可申请获取主动公开以外的相关信息，向地方各级人民政府，或以自己名义对外履行行政管理职能的县级以上人民政府部门（含第十条第二款的派出机构、内设机构）提出。", en: "Beyond what is disclosed proactively, citizens, legal persons and other organisations may apply for relevant information to local people's governments at every level, or to departments of governments at or above county level that perform administrative functions externally in their own name (including the bodies of article 10, paragraph 2).", }, items: &[], },
    ], },
    Article { number: 28, chapter: 4, subject: Words { zh: "申请渠道", en: "Channels for applications", }, paragraphs: &[
        Paragraph { words: Words { zh: "第二十七条的行政机关应建立完善政府信息公开申请的渠道，便利依法申请。", en: "The agencies of article 27 must set up and improve channels that make lawful applications easy.", }, items: &[], },
    ], },
    Article { number: 29, chapter: 4, subject: Words { zh: "申请的形式与内容", en: "Form and content of an application", }, paragraphs: &[
        Paragraph { words: Words { zh: "公民、法人、其他组织应书面（含信件、数据电文）向行政机关的政府信息公开工作机构申请；书面确有困难的，可口头提出，由受理的政府信息公开工作机构代填申请。", en: "Citizens, legal persons and other organisations must apply to the agency's disclosure office in writing (letters and data messages included); an applicant for whom writing is truly difficult may apply orally, and the office that accepts the application fills it in.", }, items: &[], },
        Paragraph { words: Words { zh: "政府信息公开申请应载明：", en: "An application for information must include:", }, items: &[
            Words { zh: "申请人：姓名或名称，身份证明，联系方式；", en: "the applicant's name, proof of identity and contact details;", },
            Words { zh: "信息的名称、文号，或便于行政机关查询的其他特征描述；", en: "the title or document number of the information, or another description of its features by which the agency can look it up;", },
            Words { zh: "对信息形式的要求，含获取的方式、途径。", en: "the form wanted, including the means and channel of obtaining it.", },
        ], },
    ], },
    Article { number: 30, chapter: 4, subject: Words { zh: "补正", en: "Clarifying an application", }, paragraphs: &[
        Paragraph { words: Words { zh: "申请内容不明确的，行政机关应指导、释明，并在7个工作日（自收到申请之日起算）内一次性告知申请人补正，说明须补正的事项和合理的补正期限；答复期限从收到补正后的申请之日算起。逾期不补正又无正当理由的，视为放弃，行政机关不再处理该申请。", en: "Where an application is unclear, the agency must guide and explain, and within 7 working days of receipt tell the applicant in one notice to supplement it, stating what must be supplemented and within what reasonable time; the time for reply runs from receipt of the supplemented application. An applicant who without good reason fails to do so in time is deemed to have given up, and the agency does not process that application further.", }, items: &[], },
    ], },
    Article { number: 31, chapter: 4, subject: Words { zh: "收到申请之日", en: "Date of receipt", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关收到申请的时间：", en: "The time at which the agency receives an application is fixed thus:", }, items: &[
            Words { zh: "当面提交：提交之日；", en: "in person: the day of submission;", },
            Words { zh: "邮寄：行政机关签收之日；平常信函等无需签收的，政府信息公开工作机构应于收到当日与申请人确认，以确认之日为准；", en: "by post: the day the agency signs for it; by ordinary letter or other post needing no signature, the disclosure office must confirm with the applicant on the day it arrives, and the day of confirmation counts;", },
            Words { zh: "互联网渠道或政府信息公开工作机构的传真：双方确认之日。", en: "online or by the disclosure office's fax: the day both sides confirm.", },
        ], },
    ], },
    Article { number: 32, chapter: 4, subject: Words { zh: "征求第三方意见", en: "Consulting third parties", }, paragraphs: &[
        Paragraph { words: Words { zh: "依申请公开会损害第三方合法权益的，应由行政机关书面征求其意见；第三方应在15个工作日（自收到征求意见书之日起算）内提出，逾期未提的，行政机关依本条例决定是否公开。第三方不同意且理由合理的，不予公开；行政机关认为不公开可能重大影响公共利益的，可决定公开，并书面告知第三方所公开的内容和理由。", en: "Where disclosure on application would harm a third party's lawful rights and interests, the agency must seek its views in writing. The third party must give them within 15 working days of receiving the request; if it does not do so in time, the agency decides under the regulation whether to disclose. If the third party objects with reasonable grounds, the information is not disclosed; where the agency considers that withholding may have a major impact on the public interest, it may decide to disclose, telling the third party in writing what is disclosed and why.", }, items: &[], },
    ], },
    Article { number: 33, chapter: 4, subject: Words { zh: "答复期限", en: "Time limit for reply", }, paragraphs: &[
        Paragraph { words: Words { zh: "收到申请能当场答复的，行政机关应当场答复。", en: "An agency that can answer an application on the spot must do so.", }, items: &[], },
        Paragraph { words: Words { zh: "不能当场答复的，应在20个工作日（自收到申请之日起算）内答复；需延长的，应得到政府信息公开工作机构的负责人同意，告知申请人，所延期限不得超过20个工作日。", en: "An agency that cannot reply on the spot must reply within 20 working days of receiving the application; an extension needs the consent of the head of the disclosure office, must be notified to the applicant, and must not exceed 20 working days.", }, items: &[], },
        Paragraph { words: Words { zh: "征求第三方、其他机关意见所需时间，不计入前款期限。", en: "Time needed to consult third parties and other organs does not count towards the limits of the preceding paragraph.", }, items: &[], },
    ], },
    Article { number: 34, chapter: 4, subject: Words { zh: "共同制作信息的征求意见", en: "Consulting joint makers", }, paragraphs: &[
        Paragraph { words: Words { zh: "所申请信息系行政机关（两个以上）共同制作的，收到申请的牵头制作机关可征求相关行政机关意见；后者应在15个工作日（自收到征求意见书之日起算）内提出，逾期未提视为同意公开。", en: "For information made jointly by two or more agencies, the lead agency, having received the application, may seek the views of the agencies concerned; these must give them within 15 working days of receiving the request, and are otherwise deemed to agree to disclosure.", }, items: &[], },
    ], },
    Article { number: 35, chapter: 4, subject: Words { zh: "申请数量、频次明显超过合理范围", en: "Applications clearly beyond reason in number or frequency", }, paragraphs: &[
        Paragraph { words: Words { zh: "申请人的申请数量、频次明显超过合理范围的，行政机关可要求说明理由。认为理由不合理的，告知不予处理；认为合理，但无法在第三十三条期限内答复的，可确定合理的延迟答复期限并告知申请人。", en: "Where the number or frequency of a person's applications clearly exceeds a reasonable range, the agency may ask for reasons. If it finds them unreasonable, it tells the applicant that the applications will not be processed; if reasonable, but it cannot reply within the time of article 33, it may fix a reasonable period for a delayed reply and tell the applicant.", }, items: &[], },
    ], },
    Article { number: 36, chapter: 4, subject: Words { zh: "答复的种类", en: "Kinds of reply", }, paragraphs: &[
        Paragraph { words: Words { zh: "对申请，行政机关分下列情形答复：", en: "To an application the agency replies according to the case:", }, items: &[
            Words { zh: "已主动公开的：告知获取的方式、途径；", en: "already disclosed proactively: tell the means and channel of obtaining it;", },
            Words { zh: "可以公开的：提供该信息，或告知获取的方式、途径、时间；", en: "may be disclosed: provide it, or tell the means, channel and time of obtaining it;", },
            Words { zh: "依本条例决定不予公开的：告知不予公开，说明理由；", en: "withheld by decision under the regulation: tell that it is not disclosed and give reasons;", },
            Words { zh: "经检索没有的：告知信息不存在；", en: "not found on search: tell that the information does not exist;", },
            Words { zh: "不归本机关公开的：告知并说明理由；能确定由哪个行政机关公开的，告知其名称、联系方式；", en: "not for this agency to disclose: tell so and give reasons; where the responsible agency can be determined, tell its name and contact details;", },
            Words { zh: "已答复过其申请，又重复申请同一信息的：告知不予重复处理；", en: "a repeat application for the same information, already answered to the same applicant: tell that it will not be processed again;", },
            Words { zh: "属工商、不动产登记资料等，其获取由有关法律、行政法规特别规定的：告知依该规定办理。", en: "information such as business or real estate registration files, for which laws or administrative regulations specially provide how to obtain it: tell to proceed under these.", },
        ], },
    ], },
    Article { number: 37, chapter: 4, subject: Words { zh: "区分处理", en: "Severing", }, paragraphs: &[
        Paragraph { words: Words { zh: "所申请的信息含不应公开或非政府信息的内容，但能区分处理的，行政机关应提供可公开的内容，并对不予公开的说明理由。", en: "Where the information contains matter that should not be disclosed or is not government information, but can be severed, the agency must provide the part that may be disclosed and give reasons for what is withheld.", }, items: &[], },
    ], },
    Article { number: 38, chapter: 4, subject: Words { zh: "现有信息；加工、分析", en: "Existing information; no processing", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关提供给申请人的，应是已制作或获取的政府信息。须加工、分析现有信息的，除能依第三十七条区分处理的外，可不予提供。", en: "What an agency provides to an applicant must be information already made or obtained. Where existing information would need processing or analysis, it may decline, save what can be severed under article 37.", }, items: &[], },
    ], },
    Article { number: 39, chapter: 4, subject: Words { zh: "信访投诉举报；公开出版物", en: "Petitions and complaints; publications", }, paragraphs: &[
        Paragraph { words: Words { zh: "以申请公开的形式信访、投诉、举报等的，行政机关应告知不作为公开申请处理，并可告知经相应渠道提出。", en: "Where an application is used for petitioning, complaining, reporting wrongdoing or the like, the agency must tell the applicant that it will not be treated as an application, and may point to the proper channel.", }, items: &[], },
        Paragraph { words: Words { zh: "所求为公开出版物（政府公报、报刊、书籍等）的，行政机关可告知获取途径。", en: "Where gazettes, newspapers, periodicals, books or other publications are asked for, the agency may tell how to obtain them.", }, items: &[], },
    ], },
    Article { number: 40, chapter: 4, subject: Words { zh: "提供的形式", en: "Form of provision", }, paragraphs: &[
        Paragraph { words: Words { zh: "提供的具体形式，行政机关应根据申请人的要求和信息保存的实际情况确定；按要求提供可能危及载体安全或公开成本过高的，可改用电子数据及其他适当形式，或安排查阅、抄录。", en: "The agency must fix the form of provision by the applicant's request and how the information is actually kept; where the form asked for may endanger the medium that carries it, or the cost of disclosure be too high, it may use electronic data and other suitable forms, or arrange for reading and copying out.", }, items: &[], },
    ], },
    Article { number: 41, chapter: 4, subject: Words { zh: "更正", en: "Correction", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关提供的信息与公民、法人、其他组织自身相关，而其有证据证明记录不准确的，可要求更正。经审核属实的，有更正权的行政机关应更正，并告知申请人；更正不属本机关职能范围的，可转送有此权的行政机关处理并告知申请人，或告知其向该机关提出。", en: "Citizens, legal persons and other organisations with evidence that information about themselves provided by an agency is inaccurately recorded may ask for correction. An agency with power to correct, having verified this, must correct it and tell the applicant; where it is outside its functions, the agency may refer it to one with that power and tell the applicant, or tell the applicant to apply there.", }, items: &[], },
    ], },
    Article { number: 42, chapter: 4, subject: Words { zh: "费用", en: "Fees", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关依申请提供信息不收费；但对申请数量、频次明显超过合理范围者，可收取信息处理费。", en: "No fee is charged for providing information on application; but where the number or frequency of an applicant's applications clearly exceeds a reasonable range, the agency may charge an information processing fee.", }, items: &[], },
        Paragraph { words: Words { zh: "信息处理费怎样收取，国务院价格主管部门会同国务院财政部门及全国政府信息公开工作主管部门制定具体办法。", en: "The specific measures for charging the fee are made by the State Council's department in charge of prices, together with its finance department and the national authority in charge of disclosure.", }, items: &[], },
    ], },
    Article { number: 43, chapter: 4, subject: Words { zh: "阅读困难、视听障碍", en: "Reading, sight or hearing difficulty", }, paragraphs: &[
        Paragraph { words: Words { zh: "提出申请的公民阅读困难或有视听障碍的，行政机关应给予必要帮助。", en: "An agency must give the necessary help to a citizen applying who has difficulty reading, or a sight or hearing impairment.", }, items: &[], },
    ], },
    Article { number: 44, chapter: 4, subject: Words { zh: "转为主动公开", en: "From application to proactive disclosure", }, paragraphs: &[
        Paragraph { words: Words { zh: "多个申请人向同一行政机关申请相同信息，且该信息可公开的，行政机关可纳入主动公开范围。", en: "Where several applicants ask the same agency for the same information, and it may be disclosed, the agency may bring it within proactive disclosure.", }, items: &[], },
        Paragraph { words: Words { zh: "申请人认为依申请公开的信息涉及公众利益调整、需公众广泛知晓或参与决策的，可建议纳入主动公开范围；行政机关审核认为属于的，应及时主动公开。", en: "An applicant who considers that information disclosed on application involves adjusting the interests of the public, needs to be widely known to it, or needs its participation in a decision may suggest bringing it within proactive disclosure; if on review the agency considers it within that scope, it must promptly disclose it proactively.", }, items: &[], },
    ], },
    Article { number: 45, chapter: 4, subject: Words { zh: "申请办理制度", en: "Handling procedures", }, paragraphs: &[
        Paragraph { words: Words { zh: "申请如何登记、审核、办理、答复、归档，行政机关应建立健全工作制度，加强规范。", en: "Agencies must establish and improve working rules for registering, reviewing, handling, answering and filing applications, and standardise this work further.", }, items: &[], },
    ], },
    Article { number: 46, chapter: 5, subject: Words { zh: "考核、评议、追责制度", en: "Assessment, public appraisal, accountability", }, paragraphs: &[
        Paragraph { words: Words { zh: "对政府信息公开工作，各级人民政府应建立健全三项制度（考核、社会评议、责任追究），并定期考核、评议。", en: "People's governments at every level must establish and improve systems of assessment, public appraisal and accountability for disclosure work, and assess and appraise it periodically.", }, items: &[], },
    ], },
    Article { number: 47, chapter: 5, subject: Words { zh: "日常监督与社会反映", en: "Oversight, and what the public raises", }, paragraphs: &[
        Paragraph { words: Words { zh: "政府信息公开工作主管部门应加强日常指导和监督检查；行政机关的政府信息公开工作未按要求开展的，督促其整改或通报批评；对负有责任的领导人员与直接责任人员需追责的，依法建议有权机关处理。", en: "Authorities in charge of disclosure must strengthen daily guidance and inspection; an agency that has not carried out disclosure work as required is urged to rectify or criticised by circular; where responsible leaders and persons directly responsible need to be held to account, the authority according to law puts a proposal for dealing with them to the organ with that power.", }, items: &[], },
        Paragraph { words: Words { zh: "公民、法人、其他组织认为行政机关未按要求主动公开，或不依法答复处理申请的，可向政府信息公开工作主管部门提出；后者查证属实的，应督促整改或通报批评。", en: "Citizens, legal persons and other organisations who consider that an agency has not disclosed proactively as required, or does not answer and handle an application lawfully, may raise it with the authority in charge of disclosure, which, if it finds this true, must urge rectification or criticise by circular.", }, items: &[], },
    ], },
    Article { number: 48, chapter: 5, subject: Words { zh: "培训", en: "Training", }, paragraphs: &[
        Paragraph { words: Words { zh: "对行政机关的政府信息公开工作人员，政府信息公开工作主管部门应定期培训。", en: "Authorities in charge of disclosure must periodically train agencies' disclosure staff.", }, items: &[], },
    ], },
    Article { number: 49, chapter: 5, subject: Words { zh: "年度报告的期限", en: "Deadlines of the annual report", }, paragraphs: &[
        Paragraph { words: Words { zh: "县级以上人民政府部门应在每年1月31日前，把本机关上一年度的年度报告提交本级政府信息公开工作主管部门，并向社会公布。", en: "A department of a people's government at or above county level must by 31 January each year submit its annual report for the preceding year to the authority in charge of disclosure at its level and publish it.", }, items: &[], },
        Paragraph { words: Words { zh: "本级政府上一年度的年度报告，县级以上地方人民政府的政府信息公开工作主管部门应向社会公布，期限为每年3月31日前。", en: "The authority in charge of disclosure of a local people's government at or above county level must by 31 March each year publish that government's annual report for the preceding year.", }, items: &[], },
    ], },
    Article { number: 50, chapter: 5, subject: Words { zh: "年度报告的内容与统一格式", en: "Content and unified format of the annual report", }, paragraphs: &[
        Paragraph { words: Words { zh: "政府信息公开工作年度报告应包括：", en: "The annual report on disclosure must include:", }, items: &[
            Words { zh: "主动公开信息的情况；", en: "the agency's proactive disclosure;", },
            Words { zh: "收到和处理公开申请的情况；", en: "applications received and how they were handled;", },
            Words { zh: "因政府信息公开工作引起的行政复议申请、行政诉讼的情况；", en: "administrative reconsideration applied for, and administrative lawsuits brought, over disclosure work;", },
            Words { zh: "政府信息公开工作的主要问题和改进情况；各级人民政府的报告还应包括工作考核、社会评议、责任追究结果这几项情况；", en: "the main problems of disclosure work and the improvements; the reports of people's governments at every level must also include the assessment of the work, public appraisal, and the results of accountability;", },
            Words { zh: "其他需报告的事项。", en: "other matters that need reporting.", },
        ], },
        Paragraph { words: Words { zh: "年度报告的统一格式，全国政府信息公开工作主管部门应公布，并适时更新。", en: "The national authority in charge of disclosure must publish a unified format for the annual report and update it when appropriate.", }, items: &[], },
    ], },
    Article { number: 51, chapter: 5, subject: Words { zh: "投诉举报、复议、诉讼", en: "Complaint, reconsideration, litigation", }, paragraphs: &[
        Paragraph { words: Words { zh: "公民、法人、其他组织认为其合法权益在政府信息公开工作中受行政机关侵犯的，可投诉、举报（向上一级行政机关或政府信息公开工作主管部门），也可依法申请行政复议或提起行政诉讼。", en: "Citizens, legal persons and other organisations who consider that an agency in its disclosure work infringes their lawful rights and interests may complain or report to the next higher agency or the authority in charge of disclosure, and may also according to law apply for administrative reconsideration or bring an administrative lawsuit.", }, items: &[], },
    ], },
    Article { number: 52, chapter: 5, subject: Words { zh: "未建立制度机制的责任", en: "Liability: no rules or mechanisms", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关违反本条例，未建立健全公开的有关制度、机制的，上一级行政机关责令其改正；情节严重的，依法处分负有责任的领导人员与直接责任人员。", en: "An agency that in breach of the regulation has not established and improved the relevant rules and mechanisms for disclosure is ordered by the next higher agency to correct this; in serious cases the responsible leaders and the persons directly responsible are disciplined according to law.", }, items: &[], },
    ], },
    Article { number: 53, chapter: 5, subject: Words { zh: "不履行职能等的责任", en: "Liability: failure to perform and the like", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关有下列违反本条例情形之一的，上一级行政机关责令其改正；情节严重的，依法处分负有责任的领导人员与直接责任人员；构成犯罪者依法追究刑事责任：", en: "An agency that in breach of the regulation does any of the following is ordered by the next higher agency to correct it; in serious cases the responsible leaders and the persons directly responsible are disciplined according to law; where it is a crime, criminal liability is pursued according to law:", }, items: &[
            Words { zh: "不依法履行公开职能；", en: "not performing its disclosure functions lawfully;", },
            Words { zh: "不及时更新公开的信息内容、公开指南、公开目录；", en: "not promptly updating the content disclosed, the disclosure guide and the catalogue;", },
            Words { zh: "违反本条例的其他情形。", en: "other breaches of the regulation.", },
        ], },
    ], },
    Article { number: 54, chapter: 6, subject: Words { zh: "被授权组织", en: "Authorised organisations", }, paragraphs: &[
        Paragraph { words: Words { zh: "组织经法律、法规授权、有公共事务管理职能的，其公开政府信息的活动适用本条例。", en: "The regulation applies to the disclosure of government information by organisations that laws or regulations authorise and that have functions of managing public affairs.", }, items: &[], },
    ], },
    Article { number: 55, chapter: 6, subject: Words { zh: "公共企事业单位", en: "Public enterprises and institutions", }, paragraphs: &[
        Paragraph { words: Words { zh: "教育、卫生健康，水、电、气、热供应，环境保护、公共交通等公共企事业单位（与群众利益密切相关者），公开提供社会公共服务时制作、获取的信息，依相关法律、法规及国务院有关主管部门、机构的规定；全国政府信息公开工作主管部门可根据实际需要制定专门规定。", en: "Public enterprises and institutions closely bound up with people's interests, in education, health, water, power, gas and heat supply, environmental protection, public transport and the like, disclose information made or obtained in providing public services under the relevant laws and regulations and the provisions of the State Council's competent departments or bodies concerned. The national authority in charge of disclosure may make special provisions as actually needed.", }, items: &[], },
        Paragraph { words: Words { zh: "前款单位未依上述规定公开这类信息的，公民、法人、其他组织可向有关主管部门或机构申诉；接受申诉者应及时调查处理，并告知申诉人结果。", en: "Where such an enterprise or institution does not disclose such information as those laws, regulations and provisions require, citizens, legal persons and other organisations may appeal to the competent department or body concerned; the one that accepts the appeal must promptly investigate and deal with it and tell the appellant the result.", }, items: &[], },
    ], },
    Article { number: 56, chapter: 6, subject: Words { zh: "施行日期", en: "Effective date", }, paragraphs: &[
        Paragraph { words: Words { zh: "施行日期：2019年5月15日。", en: "In force from 15 May 2019.", }, items: &[], },
    ], },
], };
