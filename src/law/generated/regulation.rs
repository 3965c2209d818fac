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
        Paragraph { words: Words { zh: "为了保障公民、法人和其他组织依法获取政府信息，提高政府工作的透明度，建设法治政府，充分发挥政府信息对人民群众生产、生活和经济社会活动的服务作用，制定本条例。", en: "Purpose: to secure lawful access to government information for citizens, legal persons and other organisations, make the work of government more transparent, build a government under the rule of law, and put its information fully at the service of people's production, life and economic and social activity.", }, items: &[], },
    ], },
    Article { number: 2, chapter: 1, subject: Words { zh: "政府信息的定义", en: "Government information defined", }, paragraphs: &[
        Paragraph { words: Words { zh: "本条例所称政府信息，是指行政机关在履行行政管理职能过程中制作或者获取的，以一定形式记录、保存的信息。", en: "Government information: information that an agency makes or obtains in performing its administrative functions, recorded and kept in a given form.", }, items: &[], },
    ], },
    Article { number: 3, chapter: 1, subject: Words { zh: "领导与主管部门", en: "Leadership and authorities in charge", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府应当加强对政府信息公开工作的组织领导。", en: "People's governments at every level must strengthen the organisation and leadership of disclosure work.", }, items: &[], },
        Paragraph { words: Words { zh: "国务院办公厅是全国政府信息公开工作的主管部门，负责推进、指导、协调、监督全国的政府信息公开工作。", en: "The General Office of the State Council is the national authority in charge of disclosure: it promotes, guides, coordinates and supervises it nationwide.", }, items: &[], },
        Paragraph { words: Words { zh: "县级以上地方人民政府办公厅（室）是本行政区域的政府信息公开工作主管部门，负责推进、指导、协调、监督本行政区域的政府信息公开工作。", en: "The general office of a local people's government at or above county level is the authority in charge of disclosure in its administrative area: it promotes, guides, coordinates and supervises it there.", }, items: &[], },
        Paragraph { words: Words { zh: "实行垂直领导的部门的办公厅（室）主管本系统的政府信息公开工作。", en: "In a department under vertical leadership, its general office is in charge of disclosure in its own system.", }, items: &[], },
    ], },
    Article { number: 4, chapter: 1, subject: Words { zh: "政府信息公开工作制度与机构", en: "Disclosure rules and office", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府及县级以上人民政府部门应当建立健全本行政机关的政府信息公开工作制度，并指定机构（以下统称政府信息公开工作机构）负责本行政机关政府信息公开的日常工作。", en: "People's governments at every level, and departments of those at or above county level, must establish and improve their rules for disclosure and designate a body (the disclosure office) for the daily work.", }, items: &[], },
        Paragraph { words: Words { zh: "政府信息公开工作机构的具体职能是：", en: "The disclosure office's functions are:", }, items: &[
            Words { zh: "办理本行政机关的政府信息公开事宜；", en: "handling the agency's disclosure matters;", },
            Words { zh: "维护和更新本行政机关公开的政府信息；", en: "maintaining and updating the information it has disclosed;", },
            Words { zh: "组织编制本行政机关的政府信息公开指南、政府信息公开目录和政府信息公开工作年度报告；", en: "organising the preparation of its disclosure guide, catalogue and annual report;", },
            Words { zh: "组织开展对拟公开政府信息的审查；", en: "organising the review of information proposed for disclosure;", },
            Words { zh: "本行政机关规定的与政府信息公开有关的其他职能。", en: "other related functions that the agency lays down.", },
        ], },
    ], },
    Article { number: 5, chapter: 1, subject: Words { zh: "公开原则", en: "Principles", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关公开政府信息，应当坚持以公开为常态、不公开为例外，遵循公正、公平、合法、便民的原则。", en: "In disclosing information agencies must treat disclosure as the norm and non-disclosure as the exception, and be just, fair, lawful and convenient to the public.", }, items: &[], },
    ], },
    Article { number: 6, chapter: 1, subject: Words { zh: "及时准确与澄清", en: "Timeliness, accuracy, clarification", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应当及时、准确地公开政府信息。", en: "Agencies must disclose information promptly and accurately.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关发现影响或者可能影响社会稳定、扰乱社会和经济管理秩序的虚假或者不完整信息的，应当发布准确的政府信息予以澄清。", en: "An agency that finds false or incomplete information which affects or may affect social stability or disturb the order of social and economic administration must publish accurate government information to clarify.", }, items: &[], },
    ], },
    Article { number: 7, chapter: 1, subject: Words { zh: "逐步扩大公开", en: "Widening disclosure", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府应当积极推进政府信息公开工作，逐步增加政府信息公开的内容。", en: "People's governments at every level must actively promote disclosure and gradually widen its content.", }, items: &[], },
    ], },
    Article { number: 8, chapter: 1, subject: Words { zh: "信息资源管理与平台", en: "Information management and platforms", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府应当加强政府信息资源的规范化、标准化、信息化管理，加强互联网政府信息公开平台建设，推进政府信息公开平台与政务服务平台融合，提高政府信息公开在线办理水平。", en: "People's governments at every level must strengthen the regulated, standardised and digital management of government information resources and build up online disclosure platforms, promote integrating these with government service platforms, and raise the level of online handling.", }, items: &[], },
    ], },
    Article { number: 9, chapter: 1, subject: Words { zh: "社会监督", en: "Public oversight", }, paragraphs: &[
        Paragraph { words: Words { zh: "公民、法人和其他组织有权对行政机关的政府信息公开工作进行监督，并提出批评和建议。", en: "Citizens, legal persons and other organisations have the right to supervise agencies' disclosure work, and to criticise it and make suggestions.", }, items: &[], },
    ], },
    Article { number: 10, chapter: 2, subject: Words { zh: "公开的主体", en: "Who discloses", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关制作的政府信息，由制作该政府信息的行政机关负责公开。行政机关从公民、法人和其他组织获取的政府信息，由保存该政府信息的行政机关负责公开；行政机关获取的其他行政机关的政府信息，由制作或者最初获取该政府信息的行政机关负责公开。法律、法规对政府信息公开的权限另有规定的，从其规定。", en: "Information made by an agency is disclosed by that agency; information obtained from citizens, legal persons or other organisations, by the agency that keeps it; information obtained from another agency, by the agency that made or first obtained it. Where laws or regulations provide otherwise on the power to disclose, they prevail.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关设立的派出机构、内设机构依照法律、法规对外以自己名义履行行政管理职能的，可以由该派出机构、内设机构负责与所履行行政管理职能有关的政府信息公开工作。", en: "Where a dispatched or internal body that an agency has set up performs, under laws or regulations, administrative functions externally in its own name, it may be the one responsible for the disclosure related to those functions.", }, items: &[], },
        Paragraph { words: Words { zh: "两个以上行政机关共同制作的政府信息，由牵头制作的行政机关负责公开。", en: "What two or more agencies made jointly is disclosed by the agency that led in making it.", }, items: &[], },
    ], },
    Article { number: 11, chapter: 2, subject: Words { zh: "协调与批准", en: "Coordination and approval", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应当建立健全政府信息公开协调机制。行政机关公开政府信息涉及其他机关的，应当与有关机关协商、确认，保证行政机关公开的政府信息准确一致。", en: "Agencies must establish and improve coordination on disclosure; where a disclosure concerns other organs, they must consult and confirm with these, so that what is disclosed is accurate and consistent.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关公开政府信息依照法律、行政法规和国家有关规定需要批准的，经批准予以公开。", en: "Where laws, administrative regulations or relevant State provisions require approval for a disclosure, it is made once approved.", }, items: &[], },
    ], },
    Article { number: 12, chapter: 2, subject: Words { zh: "公开指南和目录", en: "Guide and catalogue", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关编制、公布的政府信息公开指南和政府信息公开目录应当及时更新。", en: "The disclosure guide and catalogue that an agency compiles and publishes must be updated promptly.", }, items: &[], },
        Paragraph { words: Words { zh: "政府信息公开指南包括政府信息的分类、编排体系、获取方式和政府信息公开工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式等内容。", en: "The guide covers the classification, arrangement and means of obtaining information, and the disclosure office's name, address, hours, telephone, fax, online contact and the like.", }, items: &[], },
        Paragraph { words: Words { zh: "政府信息公开目录包括政府信息的索引、名称、内容概述、生成日期等内容。", en: "The catalogue covers the index, title, summary, date of creation and the like of the information.", }, items: &[], },
    ], },
    Article { number: 13, chapter: 2, subject: Words { zh: "应公开的信息与方式", en: "What is disclosed, and how", }, paragraphs: &[
        Paragraph { words: Words { zh: "除本条例第十四条、第十五条、第十六条规定的政府信息外，政府信息应当公开。", en: "Information must be disclosed, save that under articles 14, 15 and 16.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关公开政府信息，采取主动公开和依申请公开的方式。", en: "Agencies disclose in two ways: proactively and on application.", }, items: &[], },
    ], },
    Article { number: 14, chapter: 2, subject: Words { zh: "不予公开：国家秘密等", en: "Withheld: State secrets and the like", }, paragraphs: &[
        Paragraph { words: Words { zh: "依法确定为国家秘密的政府信息，法律、行政法规禁止公开的政府信息，以及公开后可能危及国家安全、公共安全、经济安全、社会稳定的政府信息，不予公开。", en: "Not disclosed: information lawfully classified as a State secret; information whose disclosure laws or administrative regulations forbid; information whose disclosure may endanger national, public or economic security or social stability.", }, items: &[], },
    ], },
    Article { number: 15, chapter: 2, subject: Words { zh: "第三方合法权益", en: "Third parties' rights", }, paragraphs: &[
        Paragraph { words: Words { zh: "涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息，行政机关不得公开。但是，第三方同意公开或者行政机关认为不公开会对公共利益造成重大影响的，予以公开。", en: "Information involving trade secrets, personal privacy and the like whose disclosure would harm a third party's lawful rights and interests must not be disclosed by agencies; but it is disclosed if the third party consents, or the agency considers that withholding it would have a major impact on the public interest.", }, items: &[], },
    ], },
    Article { number: 16, chapter: 2, subject: Words { zh: "内部事务、过程性、执法案卷信息", en: "Internal, deliberative and case-file information", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关的内部事务信息，包括人事管理、后勤管理、内部工作流程等方面的信息，可以不予公开。", en: "Information on an agency's internal affairs (management of personnel and of logistics, internal workflow and the like) may be withheld.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息以及行政执法案卷信息，可以不予公开。法律、法规、规章规定上述信息应当公开的，从其规定。", en: "Deliberative information formed in performing administrative functions (records of discussion, drafts, consultation letters, requests for instructions and reports, and the like) and administrative enforcement case files may be withheld. Where laws, regulations or rules provide that the above must be disclosed, they prevail.", }, items: &[], },
    ], },
    Article { number: 17, chapter: 2, subject: Words { zh: "公开审查", en: "Review before disclosure", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应当建立健全政府信息公开审查机制，明确审查的程序和责任。", en: "Agencies must establish and improve review of disclosure, with clear procedure and responsibility.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关应当依照《中华人民共和国保守国家秘密法》以及其他法律、法规和国家有关规定对拟公开的政府信息进行审查。", en: "Agencies must review information proposed for disclosure under the Law on Guarding State Secrets and other laws, regulations and relevant State provisions.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关不能确定政府信息是否可以公开的，应当依照法律、法规和国家有关规定报有关主管部门或者保密行政管理部门确定。", en: "An agency unable to decide whether information may be disclosed must, under laws, regulations and relevant State provisions, refer it to the competent department concerned or the secrecy authority to decide.", }, items: &[], },
    ], },
    Article { number: 18, chapter: 2, subject: Words { zh: "动态调整", en: "Dynamic adjustment", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应当建立健全政府信息管理动态调整机制，对本行政机关不予公开的政府信息进行定期评估审查，对因情势变化可以公开的政府信息应当公开。", en: "Agencies must establish and improve dynamic adjustment in managing information: assess and review periodically what they withhold, and disclose what changed circumstances allow to be disclosed.", }, items: &[], },
    ], },
    Article { number: 19, chapter: 3, subject: Words { zh: "主动公开的标准", en: "Test for proactive disclosure", }, paragraphs: &[
        Paragraph { words: Words { zh: "对涉及公众利益调整、需要公众广泛知晓或者需要公众参与决策的政府信息，行政机关应当主动公开。", en: "Agencies must proactively disclose information that involves adjusting the interests of the public, needs to be widely known to it, or needs its participation in a decision.", }, items: &[], },
    ], },
    Article { number: 20, chapter: 3, subject: Words { zh: "主动公开的内容", en: "What is disclosed proactively", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应当依照本条例第十九条的规定，主动公开本行政机关的下列政府信息：", en: "Under article 19 agencies must proactively disclose the following information of their own:", }, items: &[
            Words { zh: "行政法规、规章和规范性文件；", en: "administrative regulations, rules and normative documents;", },
            Words { zh: "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名；", en: "functions, structure, office address and hours, contact details, names of persons in charge;", },
            Words { zh: "国民经济和社会发展规划、专项规划、区域规划及相关政策；", en: "plans for economic and social development, special and regional plans, and related policies;", },
            Words { zh: "国民经济和社会发展统计信息；", en: "statistics on economic and social development;", },
            Words { zh: "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果；", en: "administrative licences and other external management and service matters: basis, conditions, procedure and outcome;", },
            Words { zh: "实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定；", en: "administrative penalties and coercive measures: basis, conditions and procedure, and the penalty decisions that the agency considers to have some social impact;", },
            Words { zh: "财政预算、决算信息；", en: "budgets and final accounts;", },
            Words { zh: "行政事业性收费项目及其依据、标准；", en: "administrative and institutional charges: items, basis and rates;", },
            Words { zh: "政府集中采购项目的目录、标准及实施情况；", en: "centralised government procurement: catalogue, standards and implementation;", },
            Words { zh: "重大建设项目的批准和实施情况；", en: "major construction projects: approval and implementation;", },
            Words { zh: "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况；", en: "poverty relief, education, medical care, social security, employment and the like: policies, measures and implementation;", },
            Words { zh: "突发公共事件的应急预案、预警信息及应对情况；", en: "public emergencies: contingency plans, warning information and response;", },
            Words { zh: "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况；", en: "supervision and inspection of environmental protection, public health, work safety, food and drugs, and product quality;", },
            Words { zh: "公务员招考的职位、名额、报考条件等事项以及录用结果；", en: "civil service recruitment: posts, numbers, conditions and the like, and results;", },
            Words { zh: "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息。", en: "other information that laws, regulations, rules or relevant State provisions require to be disclosed proactively.", },
        ], },
    ], },
    Article { number: 21, chapter: 3, subject: Words { zh: "市县乡的主动公开", en: "Proactive disclosure by cities, counties and townships", }, paragraphs: &[
        Paragraph { words: Words { zh: "除本条例第二十条规定的政府信息外，设区的市级、县级人民政府及其部门还应当根据本地方的具体情况，主动公开涉及市政建设、公共服务、公益事业、土地征收、房屋征收、治安管理、社会救助等方面的政府信息；乡（镇）人民政府还应当根据本地方的具体情况，主动公开贯彻落实农业农村政策、农田水利工程建设运营、农村土地承包经营权流转、宅基地使用情况审核、土地征收、房屋征收、筹资筹劳、社会救助等方面的政府信息。", en: "Beyond article 20, and in the light of local circumstances, the following must also be disclosed proactively: by governments at the level of cities with districts or of counties, and their departments, information on municipal works, public services, public welfare undertakings, expropriation of land and houses, administration of public order, social assistance and the like; by governments of townships and towns, information on carrying out agricultural and rural policy, building and running farmland irrigation works, transfer of contracted management rights in rural land, review of homestead use, expropriation of land and houses, raising of funds and labour, social assistance and the like.", }, items: &[], },
    ], },
    Article { number: 22, chapter: 3, subject: Words { zh: "确定与增加内容", en: "Fixing and widening the content", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应当依照本条例第二十条、第二十一条的规定，确定主动公开政府信息的具体内容，并按照上级行政机关的部署，不断增加主动公开的内容。", en: "Agencies must fix the specific content of proactive disclosure under articles 20 and 21 and keep widening it as superior agencies arrange.", }, items: &[], },
    ], },
    Article { number: 23, chapter: 3, subject: Words { zh: "发布机制与途径", en: "Publication channels", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应当建立健全政府信息发布机制，将主动公开的政府信息通过政府公报、政府网站或者其他互联网政务媒体、新闻发布会以及报刊、广播、电视等途径予以公开。", en: "Agencies must establish and improve publication of what they disclose proactively: through gazettes, government websites or other online government media, press conferences, the press, radio, television and other channels.", }, items: &[], },
    ], },
    Article { number: 24, chapter: 3, subject: Words { zh: "门户网站与统一平台", en: "Portal and unified platform", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府应当加强依托政府门户网站公开政府信息的工作，利用统一的政府信息公开平台集中发布主动公开的政府信息。政府信息公开平台应当具备信息检索、查阅、下载等功能。", en: "People's governments at every level must strengthen disclosure through their portals and publish proactively disclosed information together on a unified disclosure platform, which must offer search, reading, download and the like.", }, items: &[], },
    ], },
    Article { number: 25, chapter: 3, subject: Words { zh: "查阅场所", en: "Places for consultation", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府应当在国家档案馆、公共图书馆、政务服务场所设置政府信息查阅场所，并配备相应的设施、设备，为公民、法人和其他组织获取政府信息提供便利。", en: "People's governments at every level must set up places for consulting information in State archives, public libraries and government service venues, suitably equipped, to help citizens, legal persons and other organisations obtain it.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关可以根据需要设立公共查阅室、资料索取点、信息公告栏、电子信息屏等场所、设施，公开政府信息。", en: "As needed, agencies may set up public reading rooms, collection points, notice boards, electronic screens and the like for disclosure.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关应当及时向国家档案馆、公共图书馆提供主动公开的政府信息。", en: "Agencies must promptly supply State archives and public libraries with what they disclose proactively.", }, items: &[], },
    ], },
    Article { number: 26, chapter: 3, subject: Words { zh: "主动公开的期限", en: "Time limit for proactive disclosure", }, paragraphs: &[
        Paragraph { words: Words { zh: "属于主动公开范围的政府信息，应当自该政府信息形成或者变更之日起20个工作日内及时公开。法律、法规对政府信息公开的期限另有规定的，从其规定。", en: "Information within the scope of proactive disclosure must be disclosed promptly, within 20 working days of its creation or change; where laws or regulations set another limit, they prevail.", }, items: &[], },
    ], },
    Article { number: 27, chapter: 4, subject: Words { zh: "申请权与受理机关", en: "Right to apply, and to whom", }, paragraphs: &[
        Paragraph { words: Words { zh: "除行政机关主动公开的政府信息外，公民、法人或者其他组织可以向地方各级人民政府、对外以自己名义履行行政管理职能的县级以上人民政府部门（含本条例第十条第二款规定的派出机构、内设机构）申请获取相关政府信息。", en: "Beyond what is disclosed proactively, citizens, legal persons and other organisations may apply for relevant information to local people's governments at every level, or to departments of governments at or above county level that perform administrative functions externally in their own name (including the bodies of article 10, paragraph 2).", }, items: &[], },
    ], },
    Article { number: 28, chapter: 4, subject: Words { zh: "申请渠道", en: "Channels for applications", }, paragraphs: &[
        Paragraph { words: Words { zh: "本条例第二十七条规定的行政机关应当建立完善政府信息公开申请渠道，为申请人依法申请获取政府信息提供便利。", en: "The agencies of article 27 must set up and improve channels that make lawful applications easy.", }, items: &[], },
    ], },
    Article { number: 29, chapter: 4, subject: Words { zh: "申请的形式与内容", en: "Form and content of an application", }, paragraphs: &[
        Paragraph { words: Words { zh: "公民、法人或者其他组织申请获取政府信息的，应当向行政机关的政府信息公开工作机构提出，并采用包括信件、数据电文在内的书面形式；采用书面形式确有困难的，申请人可以口头提出，由受理该申请的政府信息公开工作机构代为填写政府信息公开申请。", en: "Citizens, legal persons and other organisations must apply to the agency's disclosure office in writing (letters and data messages included); an applicant for whom writing is truly difficult may apply orally, and the office that accepts the application fills it in.", }, items: &[], },
        Paragraph { words: Words { zh: "政府信息公开申请应当包括下列内容：", en: "An application for information must include:", }, items: &[
            Words { zh: "申请人的姓名或者名称、身份证明、联系方式；", en: "the applicant's name, proof of identity and contact details;", },
            Words { zh: "申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述；", en: "the title or document number of the information, or another description of its features by which the agency can look it up;", },
            Words { zh: "申请公开的政府信息的形式要求，包括获取信息的方式、途径。", en: "the form wanted, including the means and channel of obtaining it.", },
        ], },
    ], },
    Article { number: 30, chapter: 4, subject: Words { zh: "补正", en: "Clarifying an application", }, paragraphs: &[
        Paragraph { words: Words { zh: "政府信息公开申请内容不明确的，行政机关应当给予指导和释明，并自收到申请之日起7个工作日内一次性告知申请人作出补正，说明需要补正的事项和合理的补正期限。答复期限自行政机关收到补正的申请之日起计算。申请人无正当理由逾期不补正的，视为放弃申请，行政机关不再处理该政府信息公开申请。", en: "Where an application is unclear, the agency must guide and explain, and within 7 working days of receipt tell the applicant in one notice to supplement it, stating what must be supplemented and within what reasonable time; the time for reply runs from receipt of the supplemented application. An applicant who without good reason fails to do so in time is deemed to have given up, and the agency does not process that application further.", }, items: &[], },
    ], },
    Article { number: 31, chapter: 4, subject: Words { zh: "收到申请之日", en: "Date of receipt", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关收到政府信息公开申请的时间，按照下列规定确定：", en: "The time at which the agency receives an application is fixed thus:", }, items: &[
            Words { zh: "申请人当面提交政府信息公开申请的，以提交之日为收到申请之日；", en: "in person: the day of submission;", },
            Words { zh: "申请人以邮寄方式提交政府信息公开申请的，以行政机关签收之日为收到申请之日；以平常信函等无需签收的邮寄方式提交政府信息公开申请的，政府信息公开工作机构应当于收到申请的当日与申请人确认，确认之日为收到申请之日；", en: "by post: the day the agency signs for it; by ordinary letter or other post needing no signature, the disclosure office must confirm with the applicant on the day it arrives, and the day of confirmation counts;", },
            Words { zh: "申请人通过互联网渠道或者政府信息公开工作机构的传真提交政府信息公开申请的，以双方确认之日为收到申请之日。", en: "online or by the disclosure office's fax: the day both sides confirm.", },
        ], },
    ], },
    Article { number: 32, chapter: 4, subject: Words { zh: "征求第三方意见", en: "Consulting third parties", }, paragraphs: &[
        Paragraph { words: Words { zh: "依申请公开的政府信息公开会损害第三方合法权益的，行政机关应当书面征求第三方的意见。第三方应当自收到征求意见书之日起15个工作日内提出意见。第三方逾期未提出意见的，由行政机关依照本条例的规定决定是否公开。第三方不同意公开且有合理理由的，行政机关不予公开。行政机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由书面告知第三方。", en: "Where disclosure on application would harm a third party's lawful rights and interests, the agency must seek its views in writing. The third party must give them within 15 working days of receiving the request; if it does not do so in time, the agency decides under the regulation whether to disclose. If the third party objects with reasonable grounds, the information is not disclosed; where the agency considers that withholding may have a major impact on the public interest, it may decide to disclose, telling the third party in writing what is disclosed and why.", }, items: &[], },
    ], },
    Article { number: 33, chapter: 4, subject: Words { zh: "答复期限", en: "Time limit for reply", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关收到政府信息公开申请，能够当场答复的，应当当场予以答复。", en: "An agency that can answer an application on the spot must do so.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关不能当场答复的，应当自收到申请之日起20个工作日内予以答复；需要延长答复期限的，应当经政府信息公开工作机构负责人同意并告知申请人，延长的期限最长不得超过20个工作日。", en: "An agency that cannot reply on the spot must reply within 20 working days of receiving the application; an extension needs the consent of the head of the disclosure office, must be notified to the applicant, and must not exceed 20 working days.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关征求第三方和其他机关意见所需时间不计算在前款规定的期限内。", en: "Time needed to consult third parties and other organs does not count towards the limits of the preceding paragraph.", }, items: &[], },
    ], },
    Article { number: 34, chapter: 4, subject: Words { zh: "共同制作信息的征求意见", en: "Consulting joint makers", }, paragraphs: &[
        Paragraph { words: Words { zh: "申请公开的政府信息由两个以上行政机关共同制作的，牵头制作的行政机关收到政府信息公开申请后可以征求相关行政机关的意见，被征求意见机关应当自收到征求意见书之日起15个工作日内提出意见，逾期未提出意见的视为同意公开。", en: "For information made jointly by two or more agencies, the lead agency, having received the application, may seek the views of the agencies concerned; these must give them within 15 working days of receiving the request, and are otherwise deemed to agree to disclosure.", }, items: &[], },
    ], },
    Article { number: 35, chapter: 4, subject: Words { zh: "申请数量、频次明显超过合理范围", en: "Applications clearly beyond reason in number or frequency", }, paragraphs: &[
        Paragraph { words: Words { zh: "申请人申请公开政府信息的数量、频次明显超过合理范围，行政机关可以要求申请人说明理由。行政机关认为申请理由不合理的，告知申请人不予处理；行政机关认为申请理由合理，但是无法在本条例第三十三条规定的期限内答复申请人的，可以确定延迟答复的合理期限并告知申请人。", en: "Where the number or frequency of a person's applications clearly exceeds a reasonable range, the agency may ask for reasons. If it finds them unreasonable, it tells the applicant that the applications will not be processed; if reasonable, but it cannot reply within the time of article 33, it may fix a reasonable period for a delayed reply and tell the applicant.", }, items: &[], },
    ], },
    Article { number: 36, chapter: 4, subject: Words { zh: "答复的种类", en: "Kinds of reply", }, paragraphs: &[
        Paragraph { words: Words { zh: "对政府信息公开申请，行政机关根据下列情况分别作出答复：", en: "To an application the agency replies according to the case:", }, items: &[
            Words { zh: "所申请公开信息已经主动公开的，告知申请人获取该政府信息的方式、途径；", en: "already disclosed proactively: tell the means and channel of obtaining it;", },
            Words { zh: "所申请公开信息可以公开的，向申请人提供该政府信息，或者告知申请人获取该政府信息的方式、途径和时间；", en: "may be disclosed: provide it, or tell the means, channel and time of obtaining it;", },
            Words { zh: "行政机关依据本条例的规定决定不予公开的，告知申请人不予公开并说明理由；", en: "withheld by decision under the regulation: tell that it is not disclosed and give reasons;", },
            Words { zh: "经检索没有所申请公开信息的，告知申请人该政府信息不存在；", en: "not found on search: tell that the information does not exist;", },
            Words { zh: "所申请公开信息不属于本行政机关负责公开的，告知申请人并说明理由；能够确定负责公开该政府信息的行政机关的，告知申请人该行政机关的名称、联系方式；", en: "not for this agency to disclose: tell so and give reasons; where the responsible agency can be determined, tell its name and contact details;", },
            Words { zh: "行政机关已就申请人提出的政府信息公开申请作出答复、申请人重复申请公开相同政府信息的，告知申请人不予重复处理；", en: "a repeat application for the same information, already answered to the same applicant: tell that it will not be processed again;", },
            Words { zh: "所申请公开信息属于工商、不动产登记资料等信息，有关法律、行政法规对信息的获取有特别规定的，告知申请人依照有关法律、行政法规的规定办理。", en: "information such as business or real estate registration files, for which laws or administrative regulations specially provide how to obtain it: tell to proceed under these.", },
        ], },
    ], },
    Article { number: 37, chapter: 4, subject: Words { zh: "区分处理", en: "Severing", }, paragraphs: &[
        Paragraph { words: Words { zh: "申请公开的信息中含有不应当公开或者不属于政府信息的内容，但是能够作区分处理的，行政机关应当向申请人提供可以公开的政府信息内容，并对不予公开的内容说明理由。", en: "Where the information contains matter that should not be disclosed or is not government information, but can be severed, the agency must provide the part that may be disclosed and give reasons for what is withheld.", }, items: &[], },
    ], },
    Article { number: 38, chapter: 4, subject: Words { zh: "现有信息；加工、分析", en: "Existing information; no processing", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关向申请人提供的信息，应当是已制作或者获取的政府信息。除依照本条例第三十七条的规定能够作区分处理的外，需要行政机关对现有政府信息进行加工、分析的，行政机关可以不予提供。", en: "What an agency provides to an applicant must be information already made or obtained. Where existing information would need processing or analysis, it may decline, save what can be severed under article 37.", }, items: &[], },
    ], },
    Article { number: 39, chapter: 4, subject: Words { zh: "信访投诉举报；公开出版物", en: "Petitions and complaints; publications", }, paragraphs: &[
        Paragraph { words: Words { zh: "申请人以政府信息公开申请的形式进行信访、投诉、举报等活动，行政机关应当告知申请人不作为政府信息公开申请处理并可以告知通过相应渠道提出。", en: "Where an application is used for petitioning, complaining, reporting wrongdoing or the like, the agency must tell the applicant that it will not be treated as an application, and may point to the proper channel.", }, items: &[], },
        Paragraph { words: Words { zh: "申请人提出的申请内容为要求行政机关提供政府公报、报刊、书籍等公开出版物的，行政机关可以告知获取的途径。", en: "Where gazettes, newspapers, periodicals, books or other publications are asked for, the agency may tell how to obtain them.", }, items: &[], },
    ], },
    Article { number: 40, chapter: 4, subject: Words { zh: "提供的形式", en: "Form of provision", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关依申请公开政府信息，应当根据申请人的要求及行政机关保存政府信息的实际情况，确定提供政府信息的具体形式；按照申请人要求的形式提供政府信息，可能危及政府信息载体安全或者公开成本过高的，可以通过电子数据以及其他适当形式提供，或者安排申请人查阅、抄录相关政府信息。", en: "The agency must fix the form of provision by the applicant's request and how the information is actually kept; where the form asked for may endanger the medium that carries it, or the cost of disclosure be too high, it may use electronic data and other suitable forms, or arrange for reading and copying out.", }, items: &[], },
    ], },
    Article { number: 41, chapter: 4, subject: Words { zh: "更正", en: "Correction", }, paragraphs: &[
        Paragraph { words: Words { zh: "公民、法人或者其他组织有证据证明行政机关提供的与其自身相关的政府信息记录不准确的，可以要求行政机关更正。有权更正的行政机关审核属实的，应当予以更正并告知申请人；不属于本行政机关职能范围的，行政机关可以转送有权更正的行政机关处理并告知申请人，或者告知申请人向有权更正的行政机关提出。", en: "Citizens, legal persons and other organisations with evidence that information about themselves provided by an agency is inaccurately recorded may ask for correction. An agency with power to correct, having verified this, must correct it and tell the applicant; where it is outside its functions, the agency may refer it to one with that power and tell the applicant, or tell the applicant to apply there.", }, items: &[], },
    ], },
    Article { number: 42, chapter: 4, subject: Words { zh: "费用", en: "Fees", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关依申请提供政府信息，不收取费用。但是，申请人申请公开政府信息的数量、频次明显超过合理范围的，行政机关可以收取信息处理费。", en: "No fee is charged for providing information on application; but where the number or frequency of an applicant's applications clearly exceeds a reasonable range, the agency may charge an information processing fee.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关收取信息处理费的具体办法由国务院价格主管部门会同国务院财政部门、全国政府信息公开工作主管部门制定。", en: "The specific measures for charging the fee are made by the State Council's department in charge of prices, together with its finance department and the national authority in charge of disclosure.", }, items: &[], },
    ], },
    Article { number: 43, chapter: 4, subject: Words { zh: "阅读困难、视听障碍", en: "Reading, sight or hearing difficulty", }, paragraphs: &[
        Paragraph { words: Words { zh: "申请公开政府信息的公民存在阅读困难或者视听障碍的，行政机关应当为其提供必要的帮助。", en: "An agency must give the necessary help to a citizen applying who has difficulty reading, or a sight or hearing impairment.", }, items: &[], },
    ], },
    Article { number: 44, chapter: 4, subject: Words { zh: "转为主动公开", en: "From application to proactive disclosure", }, paragraphs: &[
        Paragraph { words: Words { zh: "多个申请人就相同政府信息向同一行政机关提出公开申请，且该政府信息属于可以公开的，行政机关可以纳入主动公开的范围。", en: "Where several applicants ask the same agency for the same information, and it may be disclosed, the agency may bring it within proactive disclosure.", }, items: &[], },
        Paragraph { words: Words { zh: "对行政机关依申请公开的政府信息，申请人认为涉及公众利益调整、需要公众广泛知晓或者需要公众参与决策的，可以建议行政机关将该信息纳入主动公开的范围。行政机关经审核认为属于主动公开范围的，应当及时主动公开。", en: "An applicant who considers that information disclosed on application involves adjusting the interests of the public, needs to be widely known to it, or needs its participation in a decision may suggest bringing it within proactive disclosure; if on review the agency considers it within that scope, it must promptly disclose it proactively.", }, items: &[], },
    ], },
    Article { number: 45, chapter: 4, subject: Words { zh: "申请办理制度", en: "Handling procedures", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应当建立健全政府信息公开申请登记、审核、办理、答复、归档的工作制度，加强工作规范。", en: "Agencies must establish and improve working rules for registering, reviewing, handling, answering and filing applications, and standardise this work further.", }, items: &[], },
    ], },
    Article { number: 46, chapter: 5, subject: Words { zh: "考核、评议、追责制度", en: "Assessment, public appraisal, accountability", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府应当建立健全政府信息公开工作考核制度、社会评议制度和责任追究制度，定期对政府信息公开工作进行考核、评议。", en: "People's governments at every level must establish and improve systems of assessment, public appraisal and accountability for disclosure work, and assess and appraise it periodically.", }, items: &[], },
    ], },
    Article { number: 47, chapter: 5, subject: Words { zh: "日常监督与社会反映", en: "Oversight, and what the public raises", }, paragraphs: &[
        Paragraph { words: Words { zh: "政府信息公开工作主管部门应当加强对政府信息公开工作的日常指导和监督检查，对行政机关未按照要求开展政府信息公开工作的，予以督促整改或者通报批评；需要对负有责任的领导人员和直接责任人员追究责任的，依法向有权机关提出处理建议。", en: "Authorities in charge of disclosure must strengthen daily guidance and inspection; an agency that has not carried out disclosure work as required is urged to rectify or criticised by circular; where responsible leaders and persons directly responsible need to be held to account, the authority according to law puts a proposal for dealing with them to the organ with that power.", }, items: &[], },
        Paragraph { words: Words { zh: "公民、法人或者其他组织认为行政机关未按照要求主动公开政府信息或者对政府信息公开申请不依法答复处理的，可以向政府信息公开工作主管部门提出。政府信息公开工作主管部门查证属实的，应当予以督促整改或者通报批评。", en: "Citizens, legal persons and other organisations who consider that an agency has not disclosed proactively as required, or does not answer and handle an application lawfully, may raise it with the authority in charge of disclosure, which, if it finds this true, must urge rectification or criticise by circular.", }, items: &[], },
    ], },
    Article { number: 48, chapter: 5, subject: Words { zh: "培训", en: "Training", }, paragraphs: &[
        Paragraph { words: Words { zh: "政府信息公开工作主管部门应当对行政机关的政府信息公开工作人员定期进行培训。", en: "Authorities in charge of disclosure must periodically train agencies' disclosure staff.", }, items: &[], },
    ], },
    Article { number: 49, chapter: 5, subject: Words { zh: "年度报告的期限", en: "Deadlines of the annual report", }, paragraphs: &[
        Paragraph { words: Words { zh: "县级以上人民政府部门应当在每年1月31日前向本级政府信息公开工作主管部门提交本行政机关上一年度政府信息公开工作年度报告并向社会公布。", en: "A department of a people's government at or above county level must by 31 January each year submit its annual report for the preceding year to the authority in charge of disclosure at its level and publish it.", }, items: &[], },
        Paragraph { words: Words { zh: "县级以上地方人民政府的政府信息公开工作主管部门应当在每年3月31日前向社会公布本级政府上一年度政府信息公开工作年度报告。", en: "The authority in charge of disclosure of a local people's government at or above county level must by 31 March each year publish that government's annual report for the preceding year.", }, items: &[], },
    ], },
    Article { number: 50, chapter: 5, subject: Words { zh: "年度报告的内容与统一格式", en: "Content and unified format of the annual report", }, paragraphs: &[
        Paragraph { words: Words { zh: "政府信息公开工作年度报告应当包括下列内容：", en: "The annual report on disclosure must include:", }, items: &[
            Words { zh: "行政机关主动公开政府信息的情况；", en: "the agency's proactive disclosure;", },
            Words { zh: "行政机关收到和处理政府信息公开申请的情况；", en: "applications received and how they were handled;", },
            Words { zh: "因政府信息公开工作被申请行政复议、提起行政诉讼的情况；", en: "administrative reconsideration applied for, and administrative lawsuits brought, over disclosure work;", },
            Words { zh: "政府信息公开工作存在的主要问题及改进情况，各级人民政府的政府信息公开工作年度报告还应当包括工作考核、社会评议和责任追究结果情况；", en: "the main problems of disclosure work and the improvements; the reports of people's governments at every level must also include the assessment of the work, public appraisal, and the results of accountability;", },
            Words { zh: "其他需要报告的事项。", en: "other matters that need reporting.", },
        ], },
        Paragraph { words: Words { zh: "全国政府信息公开工作主管部门应当公布政府信息公开工作年度报告统一格式，并适时更新。", en: "The national authority in charge of disclosure must publish a unified format for the annual report and update it when appropriate.", }, items: &[], },
    ], },
    Article { number: 51, chapter: 5, subject: Words { zh: "投诉举报、复议、诉讼", en: "Complaint, reconsideration, litigation", }, paragraphs: &[
        Paragraph { words: Words { zh: "公民、法人或者其他组织认为行政机关在政府信息公开工作中侵犯其合法权益的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼。", en: "Citizens, legal persons and other organisations who consider that an agency in its disclosure work infringes their lawful rights and interests may complain or report to the next higher agency or the authority in charge of disclosure, and may also according to law apply for administrative reconsideration or bring an administrative lawsuit.", }, items: &[], },
    ], },
    Article { number: 52, chapter: 5, subject: Words { zh: "未建立制度机制的责任", en: "Liability: no rules or mechanisms", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关违反本条例的规定，未建立健全政府信息公开有关制度、机制的，由上一级行政机关责令改正；情节严重的，对负有责任的领导人员和直接责任人员依法给予处分。", en: "An agency that in breach of the regulation has not established and improved the relevant rules and mechanisms for disclosure is ordered by the next higher agency to correct this; in serious cases the responsible leaders and the persons directly responsible are disciplined according to law.", }, items: &[], },
    ], },
    Article { number: 53, chapter: 5, subject: Words { zh: "不履行职能等的责任", en: "Liability: failure to perform and the like", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关违反本条例的规定，有下列情形之一的，由上一级行政机关责令改正；情节严重的，对负有责任的领导人员和直接责任人员依法给予处分；构成犯罪的，依法追究刑事责任：", en: "An agency that in breach of the regulation does any of the following is ordered by the next higher agency to correct it; in serious cases the responsible leaders and the persons directly responsible are disciplined according to law; where it is a crime, criminal liability is pursued according to law:", }, items: &[
            Words { zh: "不依法履行政府信息公开职能；", en: "not performing its disclosure functions lawfully;", },
            Words { zh: "不及时更新公开的政府信息内容、政府信息公开指南和政府信息公开目录；", en: "not promptly updating the content disclosed, the disclosure guide and the catalogue;", },
            Words { zh: "违反本条例规定的其他情形。", en: "other breaches of the regulation.", },
        ], },
    ], },
    Article { number: 54, chapter: 6, subject: Words { zh: "被授权组织", en: "Authorised organisations", }, paragraphs: &[
        Paragraph { words: Words { zh: "法律、法规授权的具有管理公共事务职能的组织公开政府信息的活动，适用本条例。", en: "The regulation applies to the disclosure of government information by organisations that laws or regulations authorise and that have functions of managing public affairs.", }, items: &[], },
    ], },
    Article { number: 55, chapter: 6, subject: Words { zh: "公共企事业单位", en: "Public enterprises and institutions", }, paragraphs: &[
        Paragraph { words: Words { zh: "教育、卫生健康、供水、供电、供气、供热、环境保护、公共交通等与人民群众利益密切相关的公共企事业单位，公开在提供社会公共服务过程中制作、获取的信息，依照相关法律、法规和国务院有关主管部门或者机构的规定执行。全国政府信息公开工作主管部门根据实际需要可以制定专门的规定。", en: "Public enterprises and institutions closely bound up with people's interests, in education, health, water, power, gas and heat supply, environmental protection, public transport and the like, disclose information made or obtained in providing public services under the relevant laws and regulations and the provisions of the State Council's competent departments or bodies concerned. The national authority in charge of disclosure may make special provisions as actually needed.", }, items: &[], },
        Paragraph { words: Words { zh: "前款规定的公共企事业单位未依照相关法律、法规和国务院有关主管部门或者机构的规定公开在提供社会公共服务过程中制作、获取的信息，公民、法人或者其他组织可以向有关主管部门或者机构申诉，接受申诉的部门或者机构应当及时调查处理并将处理结果告知申诉人。", en: "Where such an enterprise or institution does not disclose such information as those laws, regulations and provisions require, citizens, legal persons and other organisations may appeal to the competent department or body concerned; the one that accepts the appeal must promptly investigate and deal with it and tell the appellant the result.", }, items: &[], },
    ], },
    Article { number: 56, chapter: 6, subject: Words { zh: "施行日期", en: "Effective date", }, paragraphs: &[
        Paragraph { words: Words { zh: "本条例自2019年5月15日起施行。", en: "In force from 15 May 2019.", }, items: &[], },
    ], },
], };
