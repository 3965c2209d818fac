//! At what level an agency certainly is, by its name.

use crate::report::AgencyKind;

/// A level below that of cities with districts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Level {
    /// 县、区、旗, and their departments.
    County,
    /// 乡、镇、街道
    Township,
}

/// Characters before 区 with which it is none of a city's districts.
const NO_DISTRICTS: &str = "地社小园景林矿库灾山牧辖新特治发术范税能作验济业游口";

/// The level of an agency; `None` where its name does not make it certain: of 某市 it does not.
pub(super) fn level(agency: &str) -> Option<Level> {
    if AgencyKind::of_agency(agency) == Some(AgencyKind::Township) {
        return Some(Level::Township);
    }
    let mut before = None;
    let mut chars = agency.chars().peekable();
    while let Some(c) = chars.next() {
        // What follows: the government, or a name of an agency of its own.
        let follows = chars.peek().is_some();
        let is_place = match c {
            '县' | '旗' => before.is_some_and(|before| before != '县' && before != '旗'),
            '区' => before.is_some_and(|before| !NO_DISTRICTS.contains(before)),
            _ => false,
        };
        if is_place && follows {
            return Some(Level::County);
        }
        before = Some(c);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_level_only_where_it_is_certain() {
        for name in ["哈尔滨市阿城区人民政府", "云县卫生健康局", "𠮷县人民政府", "某旗财政局", "某自治县人民政府"]
        {
            assert_eq!(level(name), Some(Level::County), "{name}");
        }
        for name in ["昌图县七家子镇人民政府", "某乡人民政府", "𠮷市某街道办事处", "某旗某苏木人民政府"]
        {
            assert_eq!(level(name), Some(Level::Township), "{name}");
        }
        for name in [
            "某市人民政府",
            "某省教育厅",
            "广西壮族自治区人民政府",
            "某经济技术开发区管理委员会",
            "某市市场监督管理局",
            "某社区",
            "某地区行政公署",
            "上海市浦东新区人民政府",
        ] {
            assert_eq!(level(name), None, "{name}");
        }
    }
}
