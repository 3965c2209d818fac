"""Twenty layouts of texts, as plain strings. Each function gives the bytes of a file; the place is the spoilt line."""

import unicodedata

from report import ITEMS, NEW, SECTIONS, cut, placed, texts, unmerged

LAYOUTS = []


def layout(function):
    LAYOUTS.append(function)
    return function


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def padded(text, size):
    return text + " " * (size - width(text))


def write(report, table, *, forms=None, between="\n", heading="{}", wrap=None):
    lines = [report.title, ""]
    wrap = wrap or (lambda text: text)
    lines += [wrap(text) for text in report.preamble]
    for section in SECTIONS:
        lines.append("\n" * (between == "\n\n") + heading.format(report.heading(section)))
        lines += [wrap(text) for text in report.paragraphs.get(section, [])]
        if section in (2, 3, 4):
            made = (forms or {}).get(section, lambda: table(report.form(section)))()
            lines.append(made)
    return between.join(lines) + "\n"


def rows_by(mark, repeated=False):
    return lambda rows: "\n".join(mark.join(row) for row in texts(unmerged(rows, repeated)))


def pipes(rows, first="|", head=1):
    grid = texts(unmerged(rows))
    lines = ["| " + " | ".join(row) + " |" for row in grid]
    lines.insert(head, "|" + " --- |" * len(grid[0]))
    return "\n".join(lines)


@layout
def tabs_and_blank_lines(report):
    """One cell a line, a tab before each; rows apart by blank lines."""
    return write(report, lambda rows: "\n\n".join("\n".join("\t" + text for text in row) for row in texts(unmerged(rows))) + "\n")


@layout
def one_cell_a_line(report):
    return write(report, lambda rows: "\n".join(cell.text for row in rows for cell in row))


@layout
def one_cell_a_line_apart(report):
    return write(report, lambda rows: "\n\n".join(cell.text for row in rows for cell in row), between="\n\n")


@layout
def cells_by_tabs(report):
    return write(report, rows_by("\t"))


@layout
def cells_by_tabs_where_merged(report):
    """As a word processor saves a table as text: nothing stands for what is merged."""
    return write(report, lambda rows: "\n".join("\t".join(cell.text for cell in row) for row in rows))


@layout
def cells_by_spaces(report):
    def table(rows):
        grid = texts(rows)
        return "\n".join("    ".join(row) for row in grid)

    return write(report, table, forms={3: lambda: table(report.flat_requests())})


def ruled(rows, line, bar, cross):
    grid = texts(unmerged(rows))
    sizes = [max(width(row[at]) for row in grid) for at in range(len(grid[0]))]
    rule = cross + cross.join(line * (size + 2) for size in sizes) + cross
    lines = [rule]
    for row in grid:
        lines.append(bar + bar.join(" " + padded(text, size) + " " for text, size in zip(row, sizes)) + bar)
        lines.append(rule)
    return "\n".join(lines)


@layout
def grid_tables(report):
    return write(report, lambda rows: ruled(rows, "-", "|", "+"), between="\n\n")


@layout
def box_drawing(report):
    return write(report, lambda rows: ruled(rows, "─", "│", "┼"), between="\n\n")


@layout
def pipe_tables(report):
    return write(report, pipes, between="\n\n")


@layout
def pipe_tables_with_blank_heads(report):
    """As converters write a table that has no head: a blank one above it."""
    def table(rows):
        grid = texts(unmerged(rows, True))
        size = len(grid[0])
        lines = ["|" + "  |" * size, "|" + " --- |" * size] + ["| " + " | ".join(row) + " |" for row in grid]
        return "\n".join(lines)

    return write(report, table, between="\n\n", heading="**{}**")


@layout
def simple_tables(report):
    """Columns apart by spaces, over and under rules."""
    def table(rows):
        grid = texts(rows)
        sizes = [max(width(row[at]) for row in grid) for at in range(len(grid[0]))]
        rule = " ".join("-" * size for size in sizes)
        lines = [" ".join(padded(text, size) for text, size in zip(row, sizes)).rstrip() for row in grid]
        return "\n".join(["  " + line for line in [lines[0], rule, *lines[1:], rule]])

    forms = {
        2: lambda: "\n\n".join(item + "\n\n" + table(rows) for item, rows in report.items()),
        3: lambda: table(unmerged(report.flat_requests())),
        4: lambda: table(report.review_rows()),
    }
    return write(report, table, between="\n\n", forms=forms)


@layout
def upright_heads(report):
    """One cell a line, short heads one character a line."""
    def table(rows):
        upright = lambda cell: "\n".join(cell.text) if cell.kind == "head" and len(cell.text) < 5 and cell.text != "自然人" else cell.text
        return "\n".join(upright(cell) for row in rows for cell in row)

    return write(report, table)


@layout
def numbers_of_pages(report):
    def matrix():
        rows = report.requests()
        pieces = cut(rows, [8, 18, 25])
        return "\n— 3 —\n".join(rows_by("\t")(piece) for piece in pieces)

    return write(report, rows_by("\t"), forms={3: matrix}) + "\n- 5 -\n"


@layout
def hard_line_ends(report):
    wrap = lambda text: "\n".join(("　　" + text)[at : at + 30] for at in range(0, len(text) + 2, 30))
    return write(report, rows_by("\t"), wrap=wrap, heading="　　{}")


@layout
def bookmarks(report):
    text = write(report, rows_by("\t"), heading="[bookmark: _Toc1528]{}")
    return text.replace("本报告依据", "[bookmark: _GoBack]本报告依据")


@layout
def tables_in_html(report):
    """As converters write a table that Markdown has no way for."""
    def table(rows):
        cells, _ = placed(rows)
        lines = ["<table>"]
        for at in range(len(rows)):
            lines.append("<tr>")
            for row, _, cell in cells:
                if row == at:
                    lines.append(f'<td rowspan="{cell.rows}" colspan="{cell.columns}">{cell.text}</td>')
            lines.append("</tr>")
        return "\n".join(lines + ["</table>"])

    return write(report, table, between="\n\n", heading="## {}")


@layout
def utf_16(report):
    text = write(report, rows_by("\t"), forms={4: lambda: rows_by("\t")(report.review_rows())})
    return "\ufeff".encode("utf-16-le") + text.replace("\n", "\r\n").encode("utf-16-le")


@layout
def gb18030(report):
    forms = {2: lambda: "\n".join(item + "\n" + rows_by("\t")(rows) for item, rows in report.items())}
    return write(report, rows_by("\t", True), forms=forms).encode("gb18030")


@layout
def figures_behind_names(report):
    """A name, and its figures behind single spaces."""
    table = lambda rows: "\n".join(" ".join(cell.text for cell in row) for row in rows)
    return write(report, table, forms={3: lambda: table(report.flat_requests()), 4: lambda: table(report.review_rows())})


@layout
def figures_below_names(report):
    """A name in a line, its figures in the next."""
    def table(rows):
        lines = []
        for row in rows:
            figures = [cell.text for cell in row if cell.key]
            others = [cell.text for cell in row if not cell.key]
            lines += ["  ".join(others)] * bool(others) + ["  ".join(figures)] * bool(figures)
        return "\n".join(lines)

    return write(report, table, forms={3: lambda: table(report.flat_requests())})
