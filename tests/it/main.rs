//! All tests but those inside `src`: one program, so that the library is linked once.
//!
//! `cargo test --test it format::` runs those of one file. Their data stands beside this folder, and so do the scripts
//! that drive what is not Rust.

mod adversarial;
mod annotate;
mod archives;
mod citing;
mod cli;
mod common;
mod config;
mod docs;
mod documents;
mod export;
mod figures;
mod fix;
mod format;
mod from_json;
mod grammar;
mod guarded;
mod habits;
mod house;
mod ide;
mod import;
mod kept;
mod mending;
mod mutants;
mod neighbours;
mod new;
mod official;
mod older;
mod outputs;
mod pages;
mod pasted;
mod preview;
mod prose;
mod readme;
mod reports;
mod review;
mod server;
mod server_amiss;
mod server_documents;
mod server_features;
mod server_requests;
mod server_writing;
mod sheets;
mod structure;
mod syntax;
mod told;
mod watch;
mod word;
mod wording;
