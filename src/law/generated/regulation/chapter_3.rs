// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.

use crate::law::{Article, Paragraph, Words};

pub(super) const ARTICLE_19: Article = Article { number: 19, chapter: 3, subject: Words { zh: "主动公开的标准", en: "Test for proactive disclosure", }, paragraphs: &[
        Paragraph { words: Words { zh: "对涉及公众利益调整、需要公众广泛知晓或者需要公众参与决策的政府信息，行政机关应当主动公开。", en: "Agencies must proactively disclose information that involves adjusting the interests of the public, needs to be widely known to it, or needs its participation in a decision.", }, items: &[], },
    ], };

pub(super) const ARTICLE_20: Article = Article { number: 20, chapter: 3, subject: Words { zh: "主动公开的内容", en: "What is disclosed proactively", }, paragraphs: &[
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
    ], };

pub(super) const ARTICLE_21: Article = Article { number: 21, chapter: 3, subject: Words { zh: "市县乡的主动公开", en: "Proactive disclosure by cities, counties and townships", }, paragraphs: &[
        Paragraph { words: Words { zh: "除本条例第二十条规定的政府信息外，设区的市级、县级人民政府及其部门还应当根据本地方的具体情况，主动公开涉及市政建设、公共服务、公益事业、土地征收、房屋征收、治安管理、社会救助等方面的政府信息；乡（镇）人民政府还应当根据本地方的具体情况，主动公开贯彻落实农业农村政策、农田水利工程建设运营、农村土地承包经营权流转、宅基地使用情况审核、土地征收、房屋征收、筹资筹劳、社会救助等方面的政府信息。", en: "Beyond article 20, and in the light of local circumstances, the following must also be disclosed proactively: by governments at the level of cities with districts or of counties, and their departments, information on municipal works, public services, public welfare undertakings, expropriation of land and houses, administration of public order, social assistance and the like; by governments of townships and towns, information on carrying out agricultural and rural policy, building and running farmland irrigation works, transfer of contracted management rights in rural land, review of homestead use, expropriation of land and houses, raising of funds and labour, social assistance and the like.", }, items: &[], },
    ], };

pub(super) const ARTICLE_22: Article = Article { number: 22, chapter: 3, subject: Words { zh: "确定与增加内容", en: "Fixing and widening the content", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应当依照本条例第二十条、第二十一条的规定，确定主动公开政府信息的具体内容，并按照上级行政机关的部署，不断增加主动公开的内容。", en: "Agencies must fix the specific content of proactive disclosure under articles 20 and 21 and keep widening it as superior agencies arrange.", }, items: &[], },
    ], };

pub(super) const ARTICLE_23: Article = Article { number: 23, chapter: 3, subject: Words { zh: "发布机制与途径", en: "Publication channels", }, paragraphs: &[
        Paragraph { words: Words { zh: "行政机关应当建立健全政府信息发布机制，将主动公开的政府信息通过政府公报、政府网站或者其他互联网政务媒体、新闻发布会以及报刊、广播、电视等途径予以公开。", en: "Agencies must establish and improve publication of what they disclose proactively: through gazettes, government websites or other online government media, press conferences, the press, radio, television and other channels.", }, items: &[], },
    ], };

pub(super) const ARTICLE_24: Article = Article { number: 24, chapter: 3, subject: Words { zh: "门户网站与统一平台", en: "Portal and unified platform", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府应当加强依托政府门户网站公开政府信息的工作，利用统一的政府信息公开平台集中发布主动公开的政府信息。政府信息公开平台应当具备信息检索、查阅、下载等功能。", en: "People's governments at every level must strengthen disclosure through their portals and publish proactively disclosed information together on a unified disclosure platform, which must offer search, reading, download and the like.", }, items: &[], },
    ], };

pub(super) const ARTICLE_25: Article = Article { number: 25, chapter: 3, subject: Words { zh: "查阅场所", en: "Places for consultation", }, paragraphs: &[
        Paragraph { words: Words { zh: "各级人民政府应当在国家档案馆、公共图书馆、政务服务场所设置政府信息查阅场所，并配备相应的设施、设备，为公民、法人和其他组织获取政府信息提供便利。", en: "People's governments at every level must set up places for consulting information in State archives, public libraries and government service venues, suitably equipped, to help citizens, legal persons and other organisations obtain it.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关可以根据需要设立公共查阅室、资料索取点、信息公告栏、电子信息屏等场所、设施，公开政府信息。", en: "As needed, agencies may set up public reading rooms, collection points, notice boards, electronic screens and the like for disclosure.", }, items: &[], },
        Paragraph { words: Words { zh: "行政机关应当及时向国家档案馆、公共图书馆提供主动公开的政府信息。", en: "Agencies must promptly supply State archives and public libraries with what they disclose proactively.", }, items: &[], },
    ], };

pub(super) const ARTICLE_26: Article = Article { number: 26, chapter: 3, subject: Words { zh: "主动公开的期限", en: "Time limit for proactive disclosure", }, paragraphs: &[
        Paragraph { words: Words { zh: "属于主动公开范围的政府信息，应当自该政府信息形成或者变更之日起20个工作日内及时公开。法律、法规对政府信息公开的期限另有规定的，从其规定。", en: "Information within the scope of proactive disclosure must be disclosed promptly, within 20 working days of its creation or change; where laws or regulations set another limit, they prevail.", }, items: &[], },
    ], };
