//! Texts that go where a spreadsheet reads formulas.

/// A text that a spreadsheet does not take for a formula where it opens a CSV file. Numbers with a sign stay as they
/// are.
pub fn inert(text: String) -> String {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(&text);
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number && text != "=" && text != "-" {
        return format!("'{text}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_inert() {
        for (text, shown) in
            [("=SUM(A1)", "'=SUM(A1)"), ("@甲", "'@甲"), ("-无", "'-无"), ("-253", "-253"), ("+3", "+3"), ("𠮷", "𠮷")]
        {
            assert_eq!(inert(text.to_owned()), shown);
        }
    }
}
