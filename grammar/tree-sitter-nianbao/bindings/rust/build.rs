//! Builds the generated parser and the scanner beside it.

fn main() {
    let sources = ["src/parser.c", "src/scanner.c"];
    let mut build = cc::Build::new();
    build.include("src").std("c11").warnings(false).files(sources);
    if build.get_compiler().is_like_msvc() {
        build.flag("-utf-8");
    }
    build.compile("tree-sitter-nianbao");
    for source in sources {
        println!("cargo:rerun-if-changed={source}");
    }
}
