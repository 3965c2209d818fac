//! Names as names of files.

/// A name as part of a file's name: what a system does not take in one becomes `_`.
pub fn file_name(name: &str) -> String {
    let is_odd = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let name: String = name.trim().chars().map(|c| if is_odd(c) { '_' } else { c }).take(60).collect();
    name.trim_matches(['.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_part_of_a_files_name_and_no_path() {
        assert_eq!(file_name("𠮷县/../人民政府\u{0}"), "𠮷县_.._人民政府_");
        assert_eq!(file_name("..."), "");
        assert_eq!(file_name(&"县".repeat(300)).chars().count(), 60);
    }
}
