//! What several tests need: the binary and a client of the server, reports made and spoilt, and what is to stay.

pub mod awkward;
pub mod beside;
pub mod binary;
pub mod client;
pub mod folder;
pub mod formatted;
pub mod generate;
pub mod inventory;
pub mod kept;
pub mod lines;
pub mod marks;
pub mod meaning;
pub mod mutate;
pub mod old_word;
pub mod proof;
pub mod specimens;
pub mod splice;
pub mod word;
