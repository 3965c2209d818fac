//! The files in an archive, one after another.
#![forbid(unsafe_code)]

use nianbao::document::read::{Member, members};
use nianbao::text::Lang;
use serde_json::{Value, json};
use std::cell::RefCell;

thread_local! {
    static MEMBERS: RefCell<Vec<Option<Member>>> = const { RefCell::new(Vec::new()) };
}

/// Looks into an archive: the names of its files; none of what is no archive of files.
pub fn open(bytes: &[u8], lang: Lang) -> Result<Value, String> {
    let members = members(bytes).map_err(|error| error.message(lang))?;
    let names: Option<Vec<String>> =
        members.as_ref().map(|members| members.iter().map(|member| member.name.clone()).collect());
    MEMBERS.set(members.into_iter().flatten().map(Some).collect());
    Ok(json!({ "names": names }))
}

/// The bytes of a file of the archive that was looked into. It can be had once; with the last, the archive goes.
pub fn member(at: usize, lang: Lang) -> Result<(Value, Vec<u8>), String> {
    let member = MEMBERS.with_borrow_mut(|members| members.get_mut(at).and_then(Option::take));
    let member = member.ok_or("no such file")?;
    Ok((json!({}), member.bytes().map_err(|error| error.message(lang))?))
}
