//! The writer of Rust source: any value of the data as an expression that is it.

use crate::edition::{Along, Basis, Relation, Spelling};
use std::borrow::Cow;
use std::fmt::{Debug, Write};

/// What stands at the head of each generated file.
const HEAD: &str =
    "// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.";

/// Rust source, as far as it is written.
#[derive(Default)]
pub(crate) struct Rust {
    text: String,
    depth: usize,
}

/// What can be written as Rust source.
pub(crate) trait Source {
    /// Whether each value stands in a line of its own where several make a list.
    const LINE: bool = false;

    /// Writes an expression that is this value.
    fn write(&self, rust: &mut Rust);
}

impl Rust {
    /// `static NAME: Type = …;`
    pub(crate) fn item(declaration: &str, value: &impl Source) -> String {
        let mut rust = Rust::default();
        rust.put(declaration);
        rust.put(" = ");
        value.write(&mut rust);
        rust.put(";\n");
        rust.text
    }

    /// A value of a list as it stands in the source of the whole, and a name from elsewhere in its place there.
    pub(crate) fn moved_out(whole: &mut String, value: &impl Source, name: &str) -> String {
        let mut rust = Rust { depth: 1, ..Rust::default() };
        value.write(&mut rust);
        assert_eq!(whole.matches(&rust.text).count(), 1, "{name} stands in the whole once");
        *whole = whole.replacen(&rust.text, name, 1);
        rust.text
    }

    pub(crate) fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn debug(&mut self, value: &impl Debug) {
        write!(self.text, "{value:?}").expect("a string takes all");
    }

    fn list<T: Source>(&mut self, values: &[T]) {
        self.put("[");
        self.depth += 1;
        for (at, value) in values.iter().enumerate() {
            match (T::LINE, at) {
                (true, _) => self.line(),
                (false, 0) => {}
                (false, _) => self.put(" "),
            }
            value.write(self);
            if T::LINE || at + 1 < values.len() {
                self.put(",");
            }
        }
        self.depth -= 1;
        if T::LINE && !values.is_empty() {
            self.line();
        }
        self.put("]");
    }

    fn line(&mut self) {
        self.put("\n");
        self.put(&"    ".repeat(self.depth));
    }
}

/// Holds a generated file to what it should be, or with `UPDATE` in the environment writes it.
#[track_caller]
pub(crate) fn is_current(path: &str, source: &str) {
    let source = format!("{HEAD}\n\n{source}");
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder that can be made");
        std::fs::write(&file, &source).expect("a file that can be written");
    }
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(written == source, "{path} is out of date: run `UPDATE=1 cargo test --lib generated`");
}

/// Structs by their fields. One that is left out does not compile in the generated source.
macro_rules! fields {
    ($type:ident { $($field:ident),* $(,)? }) => {
        impl $crate::edition::source::Source for $type {
            const LINE: bool = true;

            fn write(&self, rust: &mut $crate::edition::source::Rust) {
                rust.put(concat!(stringify!($type), " { "));
                $(
                    rust.put(concat!(stringify!($field), ": "));
                    self.$field.write(rust);
                    rust.put(", ");
                )*
                rust.put("}");
            }
        }
    };
}
pub(crate) use fields;

/// Enums whose variants have no fields.
macro_rules! names {
    ($type:ident) => {
        impl $crate::edition::source::Source for $type {
            fn write(&self, rust: &mut $crate::edition::source::Rust) {
                rust.put(&format!(concat!(stringify!($type), "::{:?}"), self));
            }
        }
    };
}
pub(crate) use names;

names!(Along);
names!(Basis);
names!(Relation);
names!(Spelling);

macro_rules! literals {
    ($($type:ty),*) => {
        $(impl Source for $type {
            fn write(&self, rust: &mut Rust) {
                rust.debug(self);
            }
        })*
    };
}

literals!(&str, bool, u8, u32, i32, usize, [char; 3]);

impl<T: Source> Source for Option<T> {
    const LINE: bool = T::LINE;

    fn write(&self, rust: &mut Rust) {
        match self {
            None => rust.put("None"),
            Some(value) => {
                rust.put("Some(");
                value.write(rust);
                rust.put(")");
            }
        }
    }
}

/// As an array: a static of its own.
impl<T: Source> Source for Vec<T> {
    fn write(&self, rust: &mut Rust) {
        rust.list(self);
    }
}

impl<T: Source> Source for &[T] {
    fn write(&self, rust: &mut Rust) {
        rust.put("&");
        rust.list(self);
    }
}

impl<T: Source + Clone> Source for Cow<'static, [T]> {
    fn write(&self, rust: &mut Rust) {
        rust.put("Cow::Borrowed(");
        (&**self).write(rust);
        rust.put(")");
    }
}
