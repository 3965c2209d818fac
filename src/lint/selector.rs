//! Which rules a name means, wherever somebody writes one: on the command line, in `nianbao.toml`, in a
//! directive, in a request of an editor.

use super::registry::{all_rules, rule_named};
use super::rule::Rule;
use crate::text::{Lang, nearest, say};

/// A rule, or all rules of a group, by its name.
#[derive(Clone, Copy, Debug)]
pub enum Selector {
    /// One rule.
    Rule(&'static Rule),
    /// The rules of a group.
    Group(&'static str),
}

/// A name that is neither a rule's nor a group's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownName {
    /// The name.
    pub name: String,
}

impl Selector {
    /// The rule or group of this name.
    pub fn named(name: &str) -> Result<Selector, UnknownName> {
        let rule = rule_named(name).map(Selector::Rule);
        let group = || all_rules().map(Rule::group).find(|group| *group == name).map(Selector::Group);
        rule.or_else(group).ok_or_else(|| UnknownName { name: name.to_owned() })
    }

    /// Whether a rule is meant.
    pub fn means(self, rule: &Rule) -> bool {
        match self {
            Selector::Rule(meant) => meant.name == rule.name,
            Selector::Group(group) => group == rule.group(),
        }
    }

    /// The rules that are meant, in the order of the reference.
    pub fn rules(self) -> impl Iterator<Item = &'static Rule> {
        all_rules().filter(move |rule| self.means(rule))
    }
}

impl UnknownName {
    /// The rule or group whose name is most like it, if one is like it at all.
    pub fn nearest(&self) -> Option<&'static str> {
        nearest(&self.name, all_rules().flat_map(|rule| [rule.name, rule.group()]))
    }

    /// Says that there is no such rule, and which name is near.
    pub fn message(&self, lang: Lang) -> String {
        let name = &self.name;
        match self.nearest() {
            Some(near) if near.contains('/') => {
                say!(lang, zh: "没有规则“{name}”，是不是 {near}？", en: "no rule {name}; did you mean {near}?")
            }
            Some(near) => say!(lang,
                zh: "没有规则“{name}”，是不是 {near}（整组）？",
                en: "no rule {name}; did you mean {near}, the whole group?"),
            None => say!(lang, zh: "没有规则“{name}”", en: "no rule {name}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_means_a_rule_or_a_group() {
        let names = |name| Selector::named(name).unwrap().rules().map(|rule| rule.name).collect::<Vec<_>>();
        assert_eq!(names("totals/row"), ["totals/row"]);
        assert_eq!(names("totals"), ["totals/row", "totals/outcome", "totals/balance"]);
        let unknown = Selector::named("totals/rov").unwrap_err();
        assert_eq!(unknown.nearest(), Some("totals/row"));
        assert_eq!(unknown.message(Lang::Zh), "没有规则“totals/rov”，是不是 totals/row？");
        assert_eq!(Selector::named("total").unwrap_err().message(Lang::Zh), "没有规则“total”，是不是 totals（整组）？");
        assert_eq!(Selector::named("structre").unwrap_err().nearest(), Some("structure"));
        for name in ["年报", "all", "a/b", "*"] {
            assert_eq!(Selector::named(name).unwrap_err().nearest(), None, "{name}");
        }
        assert_eq!(Selector::named("fullwith").unwrap_err().nearest(), Some("value/fullwidth"));
    }
}
