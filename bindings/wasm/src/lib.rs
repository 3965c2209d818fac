//! nianbao as one WebAssembly module with three plain exports and no imports at all.
//!
//! A question goes in as bytes and its answer comes out as bytes: a header in JSON ([`ask`] says which there are), and
//! where a question or an answer has a file, that file after it. The caller asks for [`room`], writes the question
//! there, calls [`ask`] and reads the answer at [`answer`].
//!
//! There is no wasm-bindgen: what it would generate, two views of memory in JavaScript do, and a module that imports
//! nothing can be put to no other use by the page that holds it. The price is that the names must not be mangled, which
//! Rust calls unsafe, since two functions of one name would meet in the linker. That attribute is all the unsafe code
//! there is: pointers are handed out and never taken, so the module itself reads and writes through none.

mod answers;
mod beside;
mod gathered;
mod named;
mod question;
mod unpacked;

use std::cell::RefCell;

thread_local! {
    static QUESTION: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for a question of so many bytes, and says where.
#[allow(unsafe_code)]
#[unsafe(no_mangle)]
pub extern "C" fn room(length: u32) -> *mut u8 {
    QUESTION.with_borrow_mut(|question| {
        question.clear();
        question.resize(length as usize, 0);
        question.as_mut_ptr()
    })
}

/// Answers the question; how many bytes the answer has. Both are kept no longer than to the next question.
#[allow(unsafe_code)]
#[unsafe(no_mangle)]
pub extern "C" fn ask() -> u32 {
    let question = QUESTION.take();
    let made = answers::answer(&question);
    let length = made.len() as u32;
    ANSWER.set(made);
    length
}

/// Where the answer stands.
#[allow(unsafe_code)]
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.as_ptr())
}
