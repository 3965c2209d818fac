//! Words of others in Markdown of ours.

use std::borrow::Cow;

/// What begins markup in Markdown, or a link where its reader looks for addresses.
const MARKUP: &str = "\\`*_{}[]()<>#+-.!|~&:@";

/// A line that somebody else wrote, such that Markdown shows it as it is: no link, no image, no HTML.
pub fn escaped(line: &str) -> Cow<'_, str> {
    let is_markup = |c: char| MARKUP.contains(c);
    if !line.contains(is_markup) {
        return Cow::Borrowed(line);
    }
    let mut escaped = String::with_capacity(line.len() + 8);
    for c in line.chars() {
        if is_markup(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_it_is_markup_any_more() {
        assert_eq!(escaped("第一条　为了保障公民𠮷，制定本条例。"), "第一条　为了保障公民𠮷，制定本条例。");
        assert_eq!(
            escaped("![图](https://例.cn/a?u=1) <img> `x`"),
            "\\!\\[图\\]\\(https\\://例\\.cn/a?u=1\\) \\<img\\> \\`x\\`"
        );
    }
}
