//! `cargo run --example generate-reports -- DIR N [counties]`: writes N generated reports to a folder, for
//! measurements; or those of so many counties, of 80 units and their government each, over three years.

#[path = "../neighbours/county.rs"]
#[allow(dead_code)]
mod county;
mod generate;

/// Where what is shared stands in the tests.
mod common {
    pub(crate) use super::generate;
}

use std::path::Path;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, count, counties) = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [folder, count] => (Path::new(folder), count, false),
        [folder, count, "counties"] => (Path::new(folder), count, true),
        _ => panic!("generate-reports DIR N [counties]"),
    };
    let count: u64 = count.parse().expect("how many reports");
    std::fs::create_dir_all(folder)?;
    if counties {
        return write_counties(folder, count);
    }
    let editions = nianbao::edition::all();
    for seed in 0..count {
        let edition = &editions[seed as usize % editions.len()];
        std::fs::write(folder.join(format!("{seed:06}.nianbao")), generate::report(edition, seed))?;
    }
    Ok(())
}

/// Counties that differ in their names alone.
fn write_counties(folder: &Path, count: u64) -> std::io::Result<()> {
    let reports = county::county(80, &[2022, 2023, 2024], true);
    for number in 0..count {
        let name = format!("𠮷溪{}县", generate::numeral(number));
        for (path, text) in &reports {
            let path = folder.join(&name).join(path.to_string_lossy().replace("𠮷溪县", &name));
            path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
            std::fs::write(path, text.replace("𠮷溪县", &name))?;
        }
    }
    Ok(())
}
