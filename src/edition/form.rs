//! What an edition says of its form: the grid of a section, and the words in each cell.

use super::{Edition, Holds, Layout, Table};

impl Edition {
    /// The grid of a section, if it has one.
    pub fn layout(&self, section: usize) -> Option<&'static Layout> {
        self.layouts.iter().find(|layout| layout.section == section)
    }

    /// The table of this stable name, and its index.
    pub fn table_named(&self, id: &str) -> Option<(usize, &'static Table)> {
        self.tables.iter().enumerate().find(|(_, table)| table.id == id)
    }

    /// The words that the form has in a cell; none where a figure stands.
    pub fn words(&self, holds: Holds) -> &'static str {
        let table = |at: usize| self.tables.get(at);
        match holds {
            Holds::Head(words) => words,
            Holds::Item(at) => table(at).and_then(|table| table.item).unwrap_or_default(),
            Holds::Corner(at) => table(at).and_then(|table| table.corner).unwrap_or_default(),
            Holds::Column(at, column) => {
                table(at).and_then(|table| table.columns.get(column)).map_or("", |column| column.full)
            }
            Holds::Row(at, row) => table(at).and_then(|table| table.rows.get(row)).map_or("", |row| row.full),
            Holds::Figure(..) => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{self, LayoutCell};

    /// Each row of a grid as text, a cell that reaches over several with its size.
    fn drawn(edition: &Edition, section: usize) -> Vec<String> {
        let layout = edition.layout(section).unwrap();
        let cell = |cell: &LayoutCell| {
            let words: String = edition.words(cell.holds).chars().take(8).collect();
            let size = if (cell.columns, cell.rows) == (1, 1) {
                String::new()
            } else {
                format!("[{}×{}]", cell.columns, cell.rows)
            };
            format!("{words}{size}")
        };
        layout.rows.iter().map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn every_grid_is_filled_and_has_each_figure_once() {
        for edition in edition::all() {
            for layout in edition.layouts {
                let mut taken = vec![vec![false; layout.columns]; layout.rows.len()];
                let mut figures = Vec::new();
                for (at, row) in layout.rows.iter().enumerate() {
                    for cell in row.cells {
                        for row in &mut taken[at..at + cell.rows] {
                            for place in &mut row[cell.column..cell.column + cell.columns] {
                                assert!(!std::mem::replace(place, true), "{}: two cells in one place", edition.id);
                            }
                        }
                        if let Holds::Figure(table, row, column) = cell.holds {
                            figures.push((table, row, column));
                        }
                    }
                }
                assert!(taken.iter().flatten().all(|&taken| taken), "{}: a hole", edition.id);
                let tables = edition.sections[layout.section].tables;
                let expected = tables.iter().flat_map(|&at| {
                    let table = &edition.tables[at];
                    let rows = (0..table.rows.len()).filter(|&row| !table.rows[row].group);
                    rows.flat_map(move |row| (0..table.columns.len()).map(move |column| (at, row, column)))
                });
                assert_eq!(figures, expected.collect::<Vec<_>>(), "{}", edition.id);
            }
        }
    }

    #[test]
    fn the_form_is_drawn_as_the_template_has_it() {
        let edition = edition::by_id("2021").unwrap();
        let disclosure = drawn(edition, 1);
        assert_eq!(
            disclosure[..3],
            ["第二十条第（一）[4×1]", "信息内容|本年制发件数|本年废止件数|现行有效件数", "规章|||"]
        );
        assert_eq!(disclosure[4..7], ["第二十条第（五）[4×1]", "信息内容|本年处理决定数量[3×1]", "行政许可|[3×1]"]);
        let requests = drawn(edition, 2);
        assert_eq!(requests.len(), 3 + 25);
        assert_eq!(
            requests[..5],
            [
                "（本列数据的勾稽[3×3]|申请人情况[7×1]",
                "自然人[1×2]|法人或其他组织[5×1]|总计[1×2]",
                "商业企业|科研机构|社会公益组织|法律服务机构|其他",
                "一、本年新收政府[3×1]|||||||",
                "二、上年结转政府[3×1]|||||||",
            ]
        );
        assert_eq!(requests[5], "三、本年度办理结[1×22]|（一）予以公开[2×1]|||||||");
        assert_eq!(requests[7], "（三）不予公开[1×8]|1.属于国家秘密|||||||");
        assert_eq!(requests[26..], ["（七）总计[2×1]|||||||", "四、结转下年度继[3×1]|||||||"]);
        let review = drawn(edition, 3);
        assert_eq!(
            review[..2],
            [
                "行政复议[5×1]|行政诉讼[10×1]",
                "结果维持[1×2]|结果纠正[1×2]|其他结果[1×2]|尚未审结[1×2]|总计[1×2]|未经复议直接起诉[5×1]|复议后起诉[5×1]",
            ]
        );
        assert_eq!(review.len(), 4);
        assert!(drawn(edition::by_id("2019").unwrap(), 2)[5].starts_with("三、本年度办理结[1×20]"));
    }
}
