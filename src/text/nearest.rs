//! The name that a misspelt one is probably meant for.

/// The name that is most like a misspelt one, if one is like it at all.
pub fn nearest<'n>(written: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let alike = names.into_iter().map(|name| (strsim::jaro_winkler(name, written), name));
    let alike = alike.filter(|(likeness, _)| *likeness > 0.7);
    alike.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name)
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
