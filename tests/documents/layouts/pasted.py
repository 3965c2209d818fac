"""Reports as texts, into which tables were pasted in another shape. Each function gives the text."""

from report import Cell, SECTIONS, cut, texts, unmerged

LAYOUTS = []


def layout(function):
    LAYOUTS.append(function)
    return function


def write(report, forms):
    lines = ["---", f"机关: {report.agency}", f"年度: {report.year}", "---", "", f"# {report.title}", "", *report.preamble, ""]
    for section in SECTIONS:
        lines += [f"## {report.heading(section)}", ""]
        for text in report.paragraphs.get(section, []):
            lines += [text, ""]
        if section in forms:
            lines += [forms[section](report.form(section)), ""]
    return "\n".join(lines)


def pipes(rows, repeated=False):
    grid = texts(unmerged(rows, repeated))
    lines = ["| " + " | ".join(row) + " |" for row in grid]
    return "\n".join([lines[0], "|" + " --- |" * len(grid[0])] + lines[1:])


def tabs(rows):
    return "\n".join("\t".join(row) for row in texts(unmerged(rows)))


def short_tabs(rows):
    return "\n".join("\t".join(cell.text for cell in row) for row in rows)


def each(function):
    return dict.fromkeys((2, 3, 4), function)


@layout
def merged_cells_left_blank(report):
    return write(report, each(pipes))


@layout
def merged_cells_repeated(report):
    return write(report, each(lambda rows: pipes(rows, True)))


@layout
def cells_by_tabs(report):
    return write(report, each(tabs))


@layout
def cells_by_tabs_where_merged(report):
    return write(report, each(short_tabs))


@layout
def one_column_of_labels_by_tabs(report):
    forms = each(tabs)
    forms[3] = lambda _: short_tabs(report.flat_requests())
    forms[4] = lambda _: tabs(report.review_rows())
    return write(report, forms)


@layout
def items_by_tabs(report):
    """Section two as four tables, the item of each above it."""
    forms = each(tabs)
    forms[2] = lambda _: "\n\n".join(item + "\n" + tabs(rows) for item, rows in report.items())
    return write(report, forms)
