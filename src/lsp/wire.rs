//! Messages in and out of the standard streams.
//!
//! tower-lsp's own transport reads no further after a frame that it cannot decode, polls four answers at
//! a time, and stops reading while its output is not read. So its service is served here: a thread
//! reads frames and decodes them, a thread writes what is queued, and neither waits for the other.

use super::uri::Spellings;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, BufRead, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};

/// A message longer than this is no message.
const LONGEST: usize = 1 << 30;

/// What was read.
#[derive(Debug)]
pub(super) enum Incoming {
    /// A request or a notification.
    Request(Request),
    /// A client's answer.
    Reply(Response),
    /// What cannot be taken, and what to answer.
    Bad(Response),
}

/// Reads messages until the input ends.
pub(super) fn read(mut input: impl BufRead, mut take: impl FnMut(Incoming) -> bool) {
    loop {
        let message = match frame(&mut input) {
            Ok(Some(Ok(body))) => decode(&body),
            Ok(Some(Err(()))) => bad(Id::Null, Error::parse_error()),
            Ok(None) | Err(_) => return,
        };
        if !take(message) {
            return;
        }
    }
}

/// The body of the next frame; `Err` within for what is no frame, `None` at the end of the input.
fn frame(input: &mut impl BufRead) -> io::Result<Option<Result<Vec<u8>, ()>>> {
    let mut length = None;
    let mut garbage = false;
    let mut line = Vec::new();
    loop {
        line.clear();
        // A header line is short; what is longer is no header, and is read in pieces.
        if (&mut *input).take(4096).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let text = line.trim_ascii();
        if let Some(value) = content_length(text) {
            length = Some(value);
        } else if text.is_empty() {
            match length {
                Some(Some(length)) if length <= LONGEST => {
                    let mut body = Vec::new();
                    let read = (&mut *input).take(length as u64).read_to_end(&mut body)?;
                    return Ok((read == length).then_some(Ok(body)));
                }
                _ if length.is_some() || garbage => return Ok(Some(Err(()))),
                // Blank lines between frames.
                _ => {}
            }
        } else {
            garbage |= !text.contains(&b':');
            // The frame whose header this is has no length, or one was cut off before it.
            garbage |= length.is_none() && !text.to_ascii_lowercase().starts_with(b"content-type");
        }
    }
}

/// The value of a `Content-Length` header, wherever on the line it begins; `None` within for one that
/// is no number.
fn content_length(line: &[u8]) -> Option<Option<usize>> {
    const NAME: &[u8] = b"content-length:";
    let at = line.windows(NAME.len()).position(|part| part.eq_ignore_ascii_case(NAME))?;
    let value = std::str::from_utf8(line[at + NAME.len()..].trim_ascii()).ok();
    Some(value.and_then(|value| value.parse().ok()))
}

fn decode(body: &[u8]) -> Incoming {
    let Ok(text) = std::str::from_utf8(body) else { return bad(Id::Null, Error::parse_error()) };
    let parsed = serde_json::from_str::<Value>(text).or_else(|_| serde_json::from_str(&whole_characters(text)));
    let Ok(message) = parsed else { return bad(Id::Null, Error::parse_error()) };
    let id = message.get("id").and_then(|id| serde_json::from_value(id.clone()).ok()).unwrap_or(Id::Null);
    let is_request = message.get("method").is_some_and(Value::is_string);
    let decoded = match is_request {
        true => serde_json::from_value(message).map(Incoming::Request),
        false => serde_json::from_value(message).map(Incoming::Reply),
    };
    decoded.unwrap_or_else(|_| bad(id, Error::invalid_request()))
}

fn bad(id: Id, error: Error) -> Incoming {
    Incoming::Bad(Response::from_error(id, error))
}

/// The escapes of half characters (`\ud83d` without its other half), which a client sends that cut one in
/// two, as U+FFFD: as long in UTF-16 as what it stands for, so that later positions are right.
fn whole_characters(json: &str) -> String {
    let unit = |at: usize| {
        let digits = json.get(at..at + 6)?.strip_prefix("\\u")?;
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok()).flatten()
    };
    let mut result = String::with_capacity(json.len());
    let mut done = 0;
    let mut from = 0;
    while let Some(found) = json[from..].find('\\') {
        let at = from + found;
        from = match unit(at) {
            Some(0xD800..=0xDBFF) if matches!(unit(at + 6), Some(0xDC00..=0xDFFF)) => at + 12,
            Some(0xD800..=0xDFFF) => {
                result.push_str(&json[done..at]);
                result.push_str("\\ufffd");
                done = at + 6;
                done
            }
            // The character after a backslash is one byte long in what can be JSON.
            _ => (at + 2..=json.len()).find(|&next| json.is_char_boundary(next)).unwrap_or(json.len()),
        };
    }
    result.push_str(&json[done..]);
    result
}

/// Where messages to the client are queued. It never blocks.
#[derive(Clone, Debug)]
pub(super) struct Outbox {
    queue: mpsc::Sender<Vec<u8>>,
    waiting: Arc<AtomicUsize>,
    pub spellings: Arc<Spellings>,
}

impl Outbox {
    /// An outbox and the end of its queue.
    pub(super) fn new() -> (Outbox, Outgoing) {
        let (queue, messages) = mpsc::channel();
        let waiting = Arc::new(AtomicUsize::new(0));
        let outbox = Outbox { queue, waiting: waiting.clone(), spellings: Arc::default() };
        (outbox, Outgoing { messages, waiting })
    }

    /// Queues a message.
    pub(super) fn send(&self, message: &impl Serialize) {
        self.queue(self.body(message));
    }

    /// Queues a notification.
    pub(super) fn notify<N: ls_types::notification::Notification>(&self, params: &N::Params) {
        self.queue(self.notification::<N>(params));
    }

    /// A notification that is ready to be queued.
    pub(super) fn notification<N: ls_types::notification::Notification>(&self, params: &N::Params) -> Vec<u8> {
        #[derive(Serialize)]
        struct Notification<'n, P> {
            jsonrpc: &'static str,
            method: &'static str,
            params: &'n P,
        }
        self.body(&Notification { jsonrpc: "2.0", method: N::METHOD, params })
    }

    /// Queues a message that is ready.
    pub(super) fn queue(&self, body: Vec<u8>) {
        if !body.is_empty() {
            self.waiting.fetch_add(body.len(), Ordering::Relaxed);
            let _ = self.queue.send(body);
        }
    }

    fn body(&self, message: &impl Serialize) -> Vec<u8> {
        let body = match self.spellings.is_empty() {
            true => serde_json::to_vec(message),
            false => serde_json::to_value(message).and_then(|mut message| {
                self.spellings.restore(&mut message);
                serde_json::to_vec(&message)
            }),
        };
        debug_assert!(body.is_ok(), "what we send is JSON");
        body.unwrap_or_default()
    }

    /// How many bytes the client has not taken yet.
    pub(super) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }
}

/// The end of an [`Outbox`]'s queue.
#[derive(Debug)]
pub(super) struct Outgoing {
    messages: mpsc::Receiver<Vec<u8>>,
    waiting: Arc<AtomicUsize>,
}

impl Outgoing {
    /// Writes what is queued until nobody can queue more, or the client is gone.
    pub(super) fn write(self, mut output: impl Write) -> io::Result<()> {
        let mut frame = Vec::new();
        while let Ok(body) = self.messages.recv() {
            frame.clear();
            write!(frame, "Content-Length: {}\r\n\r\n", body.len())?;
            frame.extend_from_slice(&body);
            output.write_all(&frame)?;
            output.flush()?;
            self.waiting.fetch_sub(body.len(), Ordering::Relaxed);
            // One large answer is no reason to keep as much for ever.
            frame.shrink_to(64 * 1024);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(input: &[u8]) -> Vec<String> {
        let mut said = Vec::new();
        read(input, |incoming| {
            said.push(match incoming {
                Incoming::Request(request) => {
                    format!("{} {:?}", request.method(), request.params().map(Value::to_string))
                }
                Incoming::Reply(reply) => format!("reply {}", reply.id()),
                Incoming::Bad(response) => format!("{} {}", response.error().unwrap().code.code(), response.id()),
            });
            true
        });
        said
    }

    fn framed(body: &str) -> Vec<u8> {
        format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
    }

    const GOOD: &str = r#"{"jsonrpc":"2.0","method":"好","params":"𠮷😀"}"#;

    #[test]
    fn what_follows_a_bad_frame_is_read() {
        let bad: [(&[u8], &[&str]); 9] = [
            (b"Content-Length: 3\r\n\r\n{,}", &["-32700 null"]),
            (b"Content-Length: abc\r\n\r\n", &["-32700 null"]),
            (b"Content-Length: 99999999999999\r\n\r\n", &["-32700 null"]),
            (b"Content-Length: 2\r\n\r\n\xff\xfe", &["-32700 null"]),
            (b"garbage\r\n\r\n", &["-32700 null"]),
            (b"Content-Type: x\r\nX: y\r\n\r\n", &["-32700 null"]),
            (b"Content-Length: 8\r\n\r\n{\"id\":7}", &["-32600 7"]),
            (b"Content-Length: 2\r\n\r\n[]", &["-32600 null"]),
            (b"\r\n\n", &[]),
        ];
        for (bytes, errors) in bad {
            let mut input = bytes.to_vec();
            input.extend(framed(GOOD));
            let mut expected: Vec<String> = errors.iter().map(|&error| error.to_owned()).collect();
            expected.push("好 Some(\"\\\"𠮷😀\\\"\")".to_owned());
            assert_eq!(all(&input), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn headers_are_read_as_they_come() {
        let input = format!(
            "content-length:{}\nContent-Type: application/vscode-jsonrpc; charset=utf-8\nX-A: b\n\n{GOOD}",
            GOOD.len()
        );
        assert_eq!(all(input.as_bytes()).len(), 1);
        assert!(all(input.as_bytes())[0].starts_with('好'));
        assert_eq!(all(&input.as_bytes()[..input.len() - 1]), [""; 0], "an input that ends in a frame");
    }

    #[test]
    fn half_characters_become_replacement_characters() {
        let halves = r#"{"jsonrpc":"2.0","method":"m","params":["\ud83d","\ude00\ud83d\ude00","\\ud83d","\uD842年"]}"#;
        assert_eq!(
            all(&framed(halves)),
            ["m Some(\"[\\\"\u{fffd}\\\",\\\"\u{fffd}😀\\\",\\\"\\\\\\\\ud83d\\\",\\\"\u{fffd}年\\\"]\")"]
        );
    }

    #[test]
    fn replies_are_told_from_requests() {
        assert_eq!(all(&framed(r#"{"jsonrpc":"2.0","id":4,"result":null}"#)), ["reply 4"]);
        assert_eq!(all(&framed(r#"{"jsonrpc":"2.0","id":"四","error":{"code":1,"message":"不"}}"#)), ["reply \"四\""]);
    }

    #[test]
    fn what_is_queued_is_written_in_order() {
        let (outbox, outgoing) = Outbox::new();
        outbox.send(&"年");
        outbox.send(&"𠮷");
        assert_eq!(outbox.waiting(), 11);
        drop(outbox);
        let mut written = Vec::new();
        outgoing.write(&mut written).unwrap();
        assert_eq!(
            String::from_utf8(written).unwrap(),
            "Content-Length: 5\r\n\r\n\"年\"Content-Length: 6\r\n\r\n\"𠮷\""
        );
    }
}
