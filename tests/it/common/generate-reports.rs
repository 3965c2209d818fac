//! `cargo run --example generate-reports -- DIR N`: writes N generated reports to a folder, for
//! measurements.

mod generate;

use std::path::Path;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, count] = arguments.as_slice() else { panic!("generate-reports DIR N") };
    let count: u64 = count.parse().expect("how many reports");
    std::fs::create_dir_all(folder)?;
    let editions = nianbao::edition::all();
    for seed in 0..count {
        let edition = &editions[seed as usize % editions.len()];
        std::fs::write(Path::new(folder).join(format!("{seed:06}.nianbao")), generate::report(edition, seed))?;
    }
    Ok(())
}
