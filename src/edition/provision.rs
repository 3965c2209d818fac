//! What a place of the report rests on, and how sure that is.

use crate::text::numeral;
use serde::Serialize;
use std::borrow::Cow;
use std::fmt;

/// Where a fact is known from. Only the first three may be called a basis (依据); what is inferred is
/// to be compared (参照), and our own knowledge is a hint.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Debug)]
#[cfg_attr(test, derive(serde::Deserialize))]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// 照录: the document says it in these words.
    Quoted,
    /// 模板: the official template has it.
    Template,
    /// 直接: an article says it.
    Direct,
    /// 推: inferred.
    Inferred,
    /// 自有: our own knowledge.
    Own,
}

/// A place in the 《中华人民共和国政府信息公开条例》.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(serde::Deserialize))]
pub struct Provision {
    /// 条
    pub article: u8,
    /// 款, where the article has several.
    pub paragraph: Option<u8>,
    /// 项
    #[cfg_attr(test, serde(default))]
    pub items: Cow<'static, [u8]>,
    /// How sure it is that the place rests on it.
    pub basis: Basis,
}

impl Provision {
    /// The place within the regulation: `第三十六条第（四）（五）项`.
    pub fn place(&self) -> String {
        let mut place = format!("第{}条", numeral(self.article.into()));
        if let Some(paragraph) = self.paragraph {
            place += &format!("第{}款", numeral(paragraph.into()));
        }
        if !self.items.is_empty() {
            let items: String = self.items.iter().map(|&item| format!("（{}）", numeral(item.into()))).collect();
            place += &format!("第{items}项");
        }
        place
    }
}

impl fmt::Display for Provision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "《条例》{}", self.place())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provisions_read_as_they_are_cited() {
        let provision = |article, paragraph, items: &[u8]| {
            Provision { article, paragraph, items: items.to_vec().into(), basis: Basis::Direct }.to_string()
        };
        assert_eq!(provision(14, None, &[]), "《条例》第十四条");
        assert_eq!(provision(50, Some(1), &[4]), "《条例》第五十条第一款第（四）项");
        assert_eq!(provision(36, None, &[4, 5]), "《条例》第三十六条第（四）（五）项");
        assert_eq!(provision(20, None, &[10]), "《条例》第二十条第（十）项");
    }
}
