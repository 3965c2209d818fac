//! The name that a misspelt one is probably meant for.

/// The name that is most like a misspelt one, if one is like it at all.
pub fn nearest<'n>(written: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    // A rule is often called by its own name, without that of its group.
    let own = |name: &'n str| name.rsplit_once('/').map_or(name, |(_, own)| own);
    let slips = |name: &str| strsim::osa_distance(name, written);
    let most = (written.chars().count() / 3).max(1);
    let alike = names.into_iter().map(|name| (slips(name).min(slips(own(name))), name));
    let alike = alike.filter(|&(slips, name)| slips <= most && slips < own(name).chars().count());
    alike.min_by_key(|(slips, _)| *slips).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near_and_another_word_is_not() {
        let names = ["exclude", "rules", "law"];
        assert_eq!(nearest("exlude", names), Some("exclude"));
        assert_eq!(nearest("排除", names), None);
    }
}
