//! The tokens of rich text: groups, words with a number, and bytes of text.

/// A token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word12`
    Word(&'a [u8], Option<i32>),
    /// `\*`, `\~`
    Symbol(u8),
    /// `\'d6`: a byte that is written down in digits.
    Byte(u8),
    /// Bytes as they stand.
    Text(&'a [u8]),
}

/// The tokens of a file, each with the byte where it begins; the next one's is where it ends.
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Tokens<'a> {
        Tokens { bytes, at: 0 }
    }

    /// The byte that is read next.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Passes over bytes that are none of the text.
    pub(super) fn skip(&mut self, count: usize) {
        self.at = self.at.saturating_add(count).min(self.bytes.len());
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn escape(&mut self) -> Option<Token<'a>> {
        let first = self.peek()?;
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            if first != b'\'' {
                return Some(Token::Symbol(first));
            }
            let digit = |at: usize| (*self.bytes.get(at)? as char).to_digit(16);
            let Some((high, low)) = digit(self.at).zip(digit(self.at + 1)) else { return Some(Token::Symbol(first)) };
            self.at += 2;
            return Some(Token::Byte((high * 16 + low) as u8));
        }
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) {
            self.at += 1;
        }
        let word = &self.bytes[start..self.at];
        let is_negative = self.peek() == Some(b'-') && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit);
        if is_negative {
            self.at += 1;
        }
        let mut number: Option<i32> = None;
        while let Some(digit) = self.peek().and_then(|byte| (byte as char).to_digit(10)) {
            number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(digit as i32));
            self.at += 1;
        }
        // The space after a word belongs to it.
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        Some(Token::Word(word, number.map(|number| if is_negative { -number } else { number })))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        // Line ends are but layout.
        while matches!(self.peek()?, b'\r' | b'\n' | 0) {
            self.at += 1;
        }
        match self.peek()? {
            b'{' => {
                self.at += 1;
                Some(Token::Open)
            }
            b'}' => {
                self.at += 1;
                Some(Token::Close)
            }
            b'\\' => {
                self.at += 1;
                self.escape()
            }
            _ => {
                let rest = &self.bytes[self.at..];
                let end = rest.iter().position(|byte| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0));
                let text = &rest[..end.unwrap_or(rest.len())];
                self.at += text.len();
                Some(Token::Text(text))
            }
        }
    }
}
