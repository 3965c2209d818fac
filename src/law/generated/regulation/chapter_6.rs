// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.

use crate::law::{Article, Paragraph, Words};

pub(super) const ARTICLE_54: Article = Article { number: 54, chapter: 6, subject: Words { zh: "被授权组织", en: "Authorised organisations", }, paragraphs: &[
        Paragraph { words: Words { zh: "法律、法规授权的具有管理公共事务职能的组织公开政府信息的活动，适用本条例。", en: "The regulation applies to the disclosure of government information by organisations that laws or regulations authorise and that have functions of managing public affairs.", }, items: &[], },
    ], };

pub(super) const ARTICLE_55: Article = Article { number: 55, chapter: 6, subject: Words { zh: "公共企事业单位", en: "Public enterprises and institutions", }, paragraphs: &[
        Paragraph { words: Words { zh: "教育、卫生健康、供水、供电、供气、供热、环境保护、公共交通等与人民群众利益密切相关的公共企事业单位，公开在提供社会公共服务过程中制作、获取的信息，依照相关法律、法规和国务院有关主管部门或者机构的规定执行。全国政府信息公开工作主管部门根据实际需要可以制定专门的规定。", en: "Public enterprises and institutions closely bound up with people's interests, in education, health, water, power, gas and heat supply, environmental protection, public transport and the like, disclose information made or obtained in providing public services under the relevant laws and regulations and the provisions of the State Council's competent departments or bodies concerned. The national authority in charge of disclosure may make special provisions as actually needed.", }, items: &[], },
        Paragraph { words: Words { zh: "前款规定的公共企事业单位未依照相关法律、法规和国务院有关主管部门或者机构的规定公开在提供社会公共服务过程中制作、获取的信息，公民、法人或者其他组织可以向有关主管部门或者机构申诉，接受申诉的部门或者机构应当及时调查处理并将处理结果告知申诉人。", en: "Where such an enterprise or institution does not disclose such information as those laws, regulations and provisions require, citizens, legal persons and other organisations may appeal to the competent department or body concerned; the one that accepts the appeal must promptly investigate and deal with it and tell the appellant the result.", }, items: &[], },
    ], };

pub(super) const ARTICLE_56: Article = Article { number: 56, chapter: 6, subject: Words { zh: "施行日期", en: "Effective date", }, paragraphs: &[
        Paragraph { words: Words { zh: "本条例自2019年5月15日起施行。", en: "In force from 15 May 2019.", }, items: &[], },
    ], };
