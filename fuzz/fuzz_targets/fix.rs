//! Fixes of any text end, and leave what another run finds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao::fix::{FixOptions, Fixes, fix};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for (fixes, fill) in [(Fixes::Safe, false), (Fixes::All, true)] {
        let options = FixOptions { fixes, fill, ..FixOptions::default() };
        let once = fix(&*text, &options);
        let twice = fix(once.analysis.text(), &options);
        assert_eq!(once.analysis.text(), twice.analysis.text());
    }
});
