// @generated from the TOML in the folder above: `UPDATE=1 cargo test --lib generated` writes it anew.

mod edition_2019;
mod edition_2021;

use super::Edition;

pub(super) static EDITIONS: [Edition; 2] = [edition_2019::EDITION, edition_2021::EDITION];

pub(super) const IDS: [&str; 2] = ["2019", "2021"];
