//! `cargo run --example line-kinds -- N FILE…`: prints, as a line of JSON each, the lines of these files and of N
//! generated texts with their kinds, a tenth and a hundredth of that many spliced ones and reports besides.

mod generate;
mod lines;
mod mutate;
mod splice;

use serde_json::json;

fn print(name: &str, text: &str) {
    let tree = nianbao::syntax::parse(text);
    let lines: Vec<_> = lines::kinds(&tree)
        .iter()
        .enumerate()
        .map(|(at, kind)| json!([tree.line_text(at), kind.name, kind.hangs_below]))
        .collect();
    println!("{}", json!({ "name": name, "lines": lines }));
}

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let count: u64 = arguments.next().and_then(|count| count.parse().ok()).expect("how many texts");
    for path in arguments {
        print(&path, &std::fs::read_to_string(&path)?);
    }
    let editions = nianbao::edition::all();
    for seed in 0..count {
        let mut random = generate::Random(seed);
        print(&format!("odd text {seed}"), &lines::odd_text(|below| random.upto(below as i64 - 1) as usize));
        if seed % 10 == 0 {
            print(&format!("spliced {seed}"), &splice::text(seed));
        }
        if seed % 100 == 0 {
            let edition = &editions[seed as usize % editions.len()];
            print(&format!("report {seed}"), &generate::report(edition, seed));
        }
    }
    Ok(())
}
