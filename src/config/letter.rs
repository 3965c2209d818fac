//! What an office writes into the letters with which it gives reports back.

/// What letters say, beside what was found.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Letter {
    /// The text, with [`FIELDS`]; none for the usual one.
    pub text: Option<String>,
    /// 落款
    pub signature: Option<String>,
    /// By when the report is to come again.
    pub deadline: Option<String>,
}

/// What stands in a text, in braces, for what differs from letter to letter.
pub const FIELDS: [&str; 9] = ["单位", "年度", "文件", "期限", "须修改", "请核对", "意见", "落款", "日期"];

/// Names in braces of a text that are no fields.
pub fn unknown_fields(text: &str) -> Vec<&str> {
    let names = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    names.filter(|name| !FIELDS.contains(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_known() {
        assert_eq!(unknown_fields("{单位}{错𠮷}{ 年度}{"), ["错𠮷", " 年度"]);
    }
}
