//! Which rules are on, and how much their findings matter.

use super::registry::all_rules;
use super::rule::{Rule, Severity};
use super::selector::{Selector, UnknownName};
use rustc_hash::FxHashMap;

/// Rules that are off until somebody asks for them: what they find is a fault in few places.
const ASKED_FOR: [&str; 1] = ["history/repetition"];

/// Whether a rule is off until somebody asks for it.
pub fn is_asked_for(rule: &Rule) -> bool {
    ASKED_FOR.contains(&rule.name)
}

/// Whether a rule looks at other reports.
fn looks_beside(rule: &Rule) -> bool {
    matches!(rule.group(), "history" | "aggregate") || rule.name == "narrative/growth"
}

/// The rule that looks for the same lines in any other report.
const LOOKS_AT_LINES: &str = "history/copied";

/// Severities that differ from the rules' own, by rule. An empty set is every rule as declared.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Levels {
    by_rule: FxHashMap<&'static str, Option<Severity>>,
}

impl Levels {
    /// Every rule off.
    pub fn off() -> Levels {
        Levels { by_rule: all_rules().map(|rule| (rule.name, None)).collect() }
    }

    /// The severity of a rule's findings; `None` where the rule is off.
    pub fn of(&self, rule: &Rule) -> Option<Severity> {
        self.by_rule.get(rule.name).copied().unwrap_or((!is_asked_for(rule)).then_some(rule.severity))
    }

    /// Whether a rule is on.
    pub fn is_on(&self, rule: &Rule) -> bool {
        self.of(rule).is_some()
    }

    /// Whether a rule is on that looks at other reports.
    pub fn look_beside(&self) -> bool {
        all_rules().any(|rule| looks_beside(rule) && self.is_on(rule))
    }

    /// Whether a rule is on that looks for the same lines in any other report.
    pub fn look_at_lines(&self) -> bool {
        all_rules().any(|rule| rule.name == LOOKS_AT_LINES && self.is_on(rule))
    }

    /// The severity of a finding, which a rule may have set lower than its own; `None` where the
    /// rule is off.
    pub fn of_finding(&self, rule: &Rule, severity: Severity) -> Option<Severity> {
        self.by_rule.get(rule.name).copied().unwrap_or((!is_asked_for(rule)).then_some(severity))
    }

    /// Sets a rule, or every rule of a group, to a severity; `None` turns it off.
    pub fn set(&mut self, selector: Selector, severity: Option<Severity>) {
        self.by_rule.extend(selector.rules().map(|rule| (rule.name, severity)));
    }

    /// Turns off the rules that are off in `other`.
    pub fn turn_off(&mut self, other: &Levels) {
        self.by_rule.extend(other.by_rule.iter().filter(|(_, severity)| severity.is_none()));
    }

    /// Takes over what a command line or an editor asks for.
    pub fn apply(&mut self, selection: &Selection) {
        if !selection.select.is_empty() {
            self.select(&selection.select);
        }
        for rule in selection.ignored() {
            self.by_rule.insert(rule.name, None);
        }
    }

    /// Turns every rule off but those that are selected.
    fn select(&mut self, selectors: &[Selector]) {
        for rule in all_rules() {
            let on = self.of(rule);
            match (selectors.iter().any(|selector| selector.means(rule)), on) {
                (false, _) => drop(self.by_rule.insert(rule.name, None)),
                (true, None) => drop(self.by_rule.insert(rule.name, Some(rule.severity))),
                (true, Some(_)) => {}
            }
        }
    }
}

/// The rules that are asked for.
#[derive(Clone, Default, Debug)]
pub struct Selection {
    /// If not empty, these alone.
    select: Vec<Selector>,
    /// All but these.
    ignore: Vec<Selector>,
}

impl Selection {
    /// The rules that are not asked for. A rule that is selected by its own name stays where its whole group is
    /// ignored.
    fn ignored(&self) -> impl Iterator<Item = &'static Rule> {
        let by_name = |selectors: &[Selector], rule: &Rule| {
            selectors.iter().any(|selector| matches!(selector, Selector::Rule(named) if named.name == rule.name))
        };
        all_rules().filter(move |rule| {
            let is_ignored = self.ignore.iter().any(|selector| selector.means(rule));
            is_ignored && (by_name(&self.ignore, rule) || !by_name(&self.select, rule))
        })
    }

    /// Whether it leaves no rule on.
    pub fn is_empty(&self) -> bool {
        let mut levels = Levels::default();
        levels.apply(self);
        all_rules().all(|rule| !levels.is_on(rule))
    }

    /// The rules and groups of some names. The first unknown name is an error.
    pub fn named(select: &[String], ignore: &[String]) -> Result<Selection, UnknownName> {
        let selectors =
            |names: &[String]| names.iter().map(|name| Selector::named(name)).collect::<Result<Vec<_>, _>>();
        Ok(Selection { select: selectors(select)?, ignore: selectors(ignore)? })
    }

    /// The rules and groups of those of some names that are known.
    pub fn known(select: &[String], ignore: &[String]) -> Selection {
        let selectors = |names: &[String]| names.iter().filter_map(|name| Selector::named(name).ok()).collect();
        Selection { select: selectors(select), ignore: selectors(ignore) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::rule_named;

    #[test]
    fn names_and_groups_set_levels() {
        let rule = |name| rule_named(name).unwrap();
        let selection = |select: &[&str], ignore: &[&str]| {
            let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
            Selection::named(&names(select), &names(ignore))
        };
        let mut levels = Levels::default();
        levels.set(Selector::named("totals").unwrap(), Some(Severity::Info));
        assert_eq!(levels.of(rule("totals/row")), Some(Severity::Info));
        levels.apply(&selection(&["totals/row", "value"], &[]).unwrap());
        assert_eq!(levels.of(rule("totals/row")), Some(Severity::Info));
        assert_eq!(levels.of(rule("totals/balance")), None);
        assert_eq!(levels.of(rule("value/blank")), Some(Severity::Error));
        levels.apply(&selection(&[], &["value/blank"]).unwrap());
        assert!(!levels.is_on(rule("value/blank")));
        levels.apply(&selection(&["totals/balance"], &["totals", "value"]).unwrap());
        assert!(levels.is_on(rule("totals/balance")) && !levels.is_on(rule("totals/row")));
        assert!(!selection(&["totals/row"], &["totals"]).unwrap().is_empty());
        assert!(!selection(&[], &[]).unwrap().is_empty());
        for (select, ignore) in [("totals", "totals"), ("totals/row", "totals/row"), ("totals", "totals")] {
            assert!(selection(&[select], &[ignore]).unwrap().is_empty(), "{select} {ignore}");
        }
        assert_eq!(selection(&["value"], &["年报"]).unwrap_err().name, "年报");
    }
}
