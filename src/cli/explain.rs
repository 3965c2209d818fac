//! `nianbao explain` and `nianbao rules`: the rules' own pages and declarations.

use super::args::{ExplainArgs, RulesArgs, RulesFormat};
use super::configured::wrong;
use super::ending::{CLEAN, FAILED, complain};
use super::visible::visible;
use crate::ide;
use crate::lint::{
    Applicability, Selection, Severity, UnknownName, all_rules, applicability_name, manual, severity_name,
};
use crate::text::{Ambiguous, Lang, say, text, width};
use crate::workspace::AllSettings;
use serde_json::json;
use std::io::{self, Write};
use std::path::Path;

pub(super) fn explain(args: &ExplainArgs, lang: Lang) -> io::Result<u8> {
    let mut out = io::stdout().lock();
    let mut failed = false;
    let mut all = AllSettings::new(Selection::default(), lang).given(args.configured.given(lang)?);
    let settings = all.of_folder(Path::new("."));
    // What the law says may be missing for it.
    let mut findings = settings.shown(settings.findings.clone());
    findings.retain(|finding| finding.severity == Severity::Error);
    for said in wrong(&settings, &findings, lang) {
        complain(&said);
        failed = true;
    }
    for asked in &args.rules {
        match ide::explain(asked, lang, settings.law.as_ref()) {
            Ok(pages) => writeln!(out, "{}", visible(&pages))?,
            Err(name) => {
                complain(&unknown(&name, lang));
                failed = true;
            }
        }
    }
    Ok(if failed { FAILED } else { CLEAN })
}

/// Says that there is no such rule, which name is near, or where all of them are listed.
pub(super) fn unknown(unknown: &UnknownName, lang: Lang) -> String {
    let message = unknown.message(lang);
    match unknown.nearest() {
        Some(_) => message,
        None => say!(lang, zh: "{message}；nianbao rules 列出所有规则", en: "{message}; nianbao rules lists them all"),
    }
}

pub(super) fn rules(args: &RulesArgs, lang: Lang) -> io::Result<u8> {
    let mut out = io::stdout().lock();
    if args.json || args.output_format == RulesFormat::Json {
        let rules: Vec<_> = all_rules()
            .map(|rule| {
                json!({
                    "name": rule.name,
                    "group": rule.group(),
                    "severity": rule.severity,
                    "fixes": rule.fixes,
                    "since": rule.since,
                    "basis": rule.basis,
                    "title": rule.title.get(lang),
                    "explanation": manual(rule, lang).explanation,
                })
            })
            .collect();
        writeln!(out, "{}", serde_json::to_string_pretty(&rules)?)?;
        return Ok(CLEAN);
    }
    let names = all_rules().map(|rule| rule.name.len()).max().unwrap_or(0);
    for rule in all_rules() {
        let severity = severity_name(rule.severity, lang);
        let gap = " ".repeat(8usize.saturating_sub(width(severity, Ambiguous::Narrow)));
        writeln!(out, "{:names$}  {severity}{gap}{:2}  {}", rule.name, rule.signs(), rule.title.get(lang))?;
    }
    let legend = [Applicability::Safe, Applicability::Unsafe, Applicability::Shown]
        .map(|fix| format!("{} {}", fix.sign(), applicability_name(fix, lang)));
    writeln!(out, "\n{}", legend.join(if lang == Lang::Zh { "；" } else { "; " }))?;
    let rest = text!(
        zh: "须修改：算术、法规或格式上不对；请核对：多半不对；供参考：不一定不对，请看一看\nnianbao explain totals/row 说明一条规则，nianbao explain totals 说明一整组",
        en: "error: wrong by arithmetic, law or format; warning: probably wrong; info: worth a look, not necessarily wrong\nnianbao explain totals/row explains a rule, nianbao explain totals a whole group");
    writeln!(out, "{}", rest.get(lang))?;
    Ok(CLEAN)
}
