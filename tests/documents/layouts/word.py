"""Forty layouts of Word files, made with python-docx and lxml. Each function gives the bytes of a file, and where the
spoilt figure is."""

import io
import re
import zipfile

import docx
from docx.oxml import parse_xml
from lxml import etree

from report import COLUMNS, OUTCOMES, REVIEW_COLUMNS, REVIEWS, SECTIONS, Cell, cut, placed, unmerged

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
LAYOUTS = []


def layout(function):
    LAYOUTS.append(function)
    return function


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def run(text, properties=""):
    """A run; a line end is a soft break, a tab a tab."""
    inner = "".join(
        "<w:br/>" if part == "\n" else "<w:tab/>" if part == "\t" else f'<w:t xml:space="preserve">{escaped(part)}</w:t>'
        for part in re.split("([\n\t])", text)
        if part
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def para(content, properties=""):
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


BOLD = "<w:b/>"
CENTRED = '<w:jc w:val="center"/>'
HIDDEN = "<w:vanish/>"


class File:
    """A Word file as far as it is written; tables are counted in the order of reading."""

    def __init__(self, report, mark=None):
        self.report, self.mark = report, mark
        self.word = docx.Document()
        self.parts, self.tables, self.place = [], 0, None

    def add(self, xml):
        self.parts.append(xml)

    def seen(self, cell, row, column, table):
        if self.mark and cell.key == self.mark:
            self.place = f"表 {table} 第 {row + 1} 行第 {column + 1} 列"

    def opened(self):
        self.tables += 1
        return self.tables

    def table(self, rows, *, cell=None, grid=None, properties="", row_start="", late=False, wrap_cell=None, wrap_row=None):
        """A table as XML. late: what goes on from above is left out, the row starts later."""
        self.add(self.table_xml(rows, cell=cell, grid=grid, properties=properties, late=late, wrap_cell=wrap_cell, wrap_row=wrap_row))

    def table_xml(self, rows, *, cell=None, grid=None, properties="", late=False, wrap_cell=None, wrap_row=None):
        number = self.opened()
        cells, width = placed(rows)
        show = cell or (lambda it: para(run(it.text) if it.text else ""))
        if grid is None:
            grid = "<w:tblGrid>" + '<w:gridCol w:w="800"/>' * width + "</w:tblGrid>"
        out = [f'<w:tbl {NAMESPACES}><w:tblPr><w:tblW w:w="0" w:type="auto"/>{properties}</w:tblPr>{grid}']
        for at in range(len(rows)):
            line, before, column = [], 0, 0
            here = sorted((c, r, it) for r, c, it in cells if r <= at < r + it.rows)
            for start, row, it in here:
                if row == at:
                    self.seen(it, at, start, number)
                if late and row < at and not line and start == before:
                    before += it.columns
                    continue
                merge = "" if it.rows == 1 else '<w:vMerge w:val="restart"/>' if row == at else "<w:vMerge/>"
                span = f'<w:gridSpan w:val="{it.columns}"/>' if it.columns > 1 else ""
                inner = show(it) if row == at else "<w:p/>"
                merge = "" if late else merge
                made = f'<w:tc><w:tcPr><w:tcW w:w="{800 * it.columns}" w:type="dxa"/>{span}{merge}</w:tcPr>{inner}</w:tc>'
                line.append(wrap_cell(made, it) if wrap_cell else made)
            start = f'<w:trPr><w:gridBefore w:val="{before}"/><w:wBefore w:w="{800 * before}" w:type="dxa"/></w:trPr>' if before else ""
            made = f"<w:tr>{start}{''.join(line)}</w:tr>"
            out.append(wrap_row(made, rows[at]) if wrap_row else made)
        return "".join(out) + "</w:tbl>"

    def body(self, *, title=None, text=None, heading=None, forms=None, table=None, **options):
        report, forms = self.report, forms or {}
        title = title or (lambda it: para(run(it, BOLD), CENTRED))
        text = text or (lambda it: para(run(it), '<w:ind w:firstLine="640"/>'))
        heading = heading or (lambda section: para(run(report.heading(section), BOLD)))
        self.add(title(report.title))
        for it in report.preamble:
            self.add(text(it))
        for section in SECTIONS:
            self.add(heading(section))
            for it in report.paragraphs.get(section, []):
                self.add(text(it))
            if section in (2, 3, 4):
                if section in forms:
                    forms[section]()
                else:
                    (table or self.table)(report.form(section), **options)

    def done(self, change=None, wrap=("", "")):
        body = self.word.element.body
        inner = parse_xml(f"<w:body {NAMESPACES}>{wrap[0]}{''.join(self.parts)}{wrap[1]}</w:body>")
        for at, child in enumerate(list(inner)):
            body.insert(at, child)
        held = io.BytesIO()
        self.word.save(held)
        return rezipped(held.getvalue(), change) if change else held.getvalue(), self.place


def rezipped(data, change):
    """The archive with the parts changed: a function from name and bytes to bytes, or None to leave one out."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return held.getvalue()


def usual(report, mark, *, wrap=("", ""), change=None, **options):
    file = File(report, mark)
    file.body(**options)
    return file.done(change, wrap)


@layout
def merged_by_the_library(report, mark):
    """Through python-docx alone: add_paragraph, add_table, merge."""
    word, place, number = docx.Document(), None, 0
    word.add_heading(report.title, 0)
    for text in report.preamble:
        word.add_paragraph(text)
    for section in SECTIONS:
        word.add_heading(report.heading(section), 1)
        for text in report.paragraphs.get(section, []):
            word.add_paragraph(text)
        if section not in (2, 3, 4):
            continue
        number += 1
        rows = report.form(section)
        cells, width = placed(rows)
        table = word.add_table(len(rows), width)
        grid = table._cells
        for row, column, cell in cells:
            at = grid[row * width + column]
            if cell.rows > 1 or cell.columns > 1:
                at = at.merge(grid[(row + cell.rows - 1) * width + column + cell.columns - 1])
            at.text = cell.text
            if mark and cell.key == mark:
                place = f"表 {number} 第 {row + 1} 行第 {column + 1} 列"
    held = io.BytesIO()
    word.save(held)
    return held.getvalue(), place


@layout
def merged_as_in_the_form(report, mark):
    return usual(report, mark)


@layout
def nothing_merged(report, mark):
    file = File(report, mark)
    file.body(table=lambda rows: file.table(unmerged(rows)))
    return file.done()


@layout
def labels_repeated(report, mark):
    file = File(report, mark)
    file.body(table=lambda rows: file.table(unmerged(rows, True)))
    return file.done()


@layout
def items_as_tables(report, mark):
    """Section two as four tables, each with its item in the corner."""
    file = File(report, mark)

    def items():
        for item, rows in report.items():
            rows[0][0].text = item
            file.table(rows)
            file.add("<w:p/>")

    file.body(forms={2: items})
    return file.done()


@layout
def items_above_tables(report, mark):
    file = File(report, mark)

    def items():
        for item, rows in report.items():
            file.add(para(run(item), CENTRED))
            file.table(rows)

    file.body(forms={2: items})
    return file.done()


def over_pages(report, mark, head):
    file = File(report, mark)

    def matrix():
        rows = report.requests()
        for piece in cut(rows, [8, 17, 24], rows[:head] if head >= 0 else [[Cell("", 1, 3)] + [Cell(it) for it in COLUMNS]]):
            file.table(piece)
            file.add(para('<w:r><w:br w:type="page"/></w:r>'))

    file.body(forms={3: matrix})
    return file.done()


@layout
def over_pages_without_head(report, mark):
    return over_pages(report, mark, 0)


@layout
def over_pages_with_head(report, mark):
    return over_pages(report, mark, 3)


@layout
def over_pages_with_one_row_of_heads(report, mark):
    return over_pages(report, mark, -1)


@layout
def boxed_whole(report, mark):
    """All of it in a table of one cell."""
    file = File(report, mark)
    file.opened()
    file.body()
    box = ('<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>', "<w:p/></w:tc></w:tr></w:tbl>")
    return file.done(wrap=box)


@layout
def boxed_each(report, mark):
    """Each table in a table of one cell, under a line with the unit."""
    file = File(report, mark)

    def table(rows):
        file.opened()
        inner = file.table_xml(rows)
        file.add('<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>' + inner + "<w:p/></w:tc></w:tr></w:tbl>")

    file.body(table=table)
    return file.done()


@layout
def review_in_rows(report, mark):
    file = File(report, mark)
    file.body(forms={4: lambda: file.table(report.review_rows("项目"))})
    return file.done()


@layout
def upright_by_breaks(report, mark):
    upright = lambda it: "\n".join(it.text) if it.kind == "head" and len(it.text) < 7 else it.text
    return usual(report, mark, cell=lambda it: para(run(upright(it)), CENTRED))


@layout
def upright_by_paragraphs(report, mark):
    show = lambda it: "".join(para(run(c)) for c in it.text) if it.kind in ("head", "group") and len(it.text) < 8 else para(run(it.text))
    return usual(report, mark, cell=show)


@layout
def rows_that_start_late(report, mark):
    """What was merged is not there: the row begins where its first cell is."""
    file = File(report, mark)
    file.body(forms={3: lambda: file.table(report.requests(), late=True)})
    return file.done()


@layout
def changes_in_figures(report, mark):
    def show(it):
        if not it.key:
            return para(run(it.text))
        old = '<w:del w:id="7" w:author="甲" w:date="2024-01-02T08:00:00Z"><w:r><w:delText>35</w:delText></w:r></w:del>'
        return para(old + f'<w:ins w:id="8" w:author="甲" w:date="2024-01-02T08:00:00Z">{run(it.text)}</w:ins>')

    return usual(report, mark, cell=show)


@layout
def changes_of_rows_and_paragraphs(report, mark):
    """A row deleted, a paragraph deleted, one moved, cells deleted and inserted."""
    file = File(report, mark)
    by = 'w:id="{}" w:author="乙" w:date="2024-01-02T08:00:00Z"'

    def matrix():
        rows = report.requests()
        xml = file.table_xml(rows)
        first = xml.index("<w:tr>", xml.index("商业企业")) + 6
        gone = "".join(f'<w:tc><w:tcPr>{span}</w:tcPr>{para(run(text))}</w:tc>' for span, text in [('<w:gridSpan w:val="3"/>', "一、上年数")] + [("", str(n)) for n in range(7)])
        row = f"<w:trPr><w:del {by.format(21)}/></w:trPr>{gone}</w:tr><w:tr><w:trPr><w:ins {by.format(22)}/></w:trPr>"
        file.add(xml[:first] + row + xml[first:])
        # Deleted rows stand in the file and are not seen: they count nowhere.

    def text(it):
        if it.startswith("改进情况"):
            return para(f"<w:moveTo {by.format(31)}>{run(it)}</w:moveTo>")
        gone = para(f'<w:del {by.format(33)}><w:r><w:delText>删去的一段，共88件。</w:delText></w:r></w:del>', f"<w:rPr><w:del {by.format(34)}/></w:rPr>")
        moved = para(f"<w:moveFrom {by.format(32)}>{run('改进情况：这一段已经移走。')}</w:moveFrom>", f"<w:rPr><w:moveFrom {by.format(35)}/></w:rPr>")
        return gone + moved + para(run(it))

    file.body(forms={3: matrix}, text=text)
    return file.done()


@layout
def title_in_a_text_box(report, mark):
    def title(it):
        box = f"<w:txbxContent>{para(run(it[:6]))}{para(run(it[6:]))}</w:txbxContent>"
        drawn = f'<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>'
        old = f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        return para(f"<w:r><mc:AlternateContent>{drawn}{old}</mc:AlternateContent></w:r>")

    return usual(report, mark, title=title)


def numbering(file, formats):
    """Lists of the file: for each format its number, by which paragraphs name it."""
    part = file.word.part.numbering_part.element
    ids = []
    for at, (kind, shown) in enumerate(formats):
        number = 700 + at
        abstract = parse_xml(f'<w:abstractNum {NAMESPACES} w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="nothing"/><w:lvlText w:val="{shown}"/></w:lvl></w:abstractNum>')
        part.insert(0, abstract)
        part.append(parse_xml(f'<w:num {NAMESPACES} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
        ids.append(number)
    return ids


def numbered(text, number):
    return para(run(text), f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')


@layout
def sections_numbered_by_word(report, mark):
    file = File(report, mark)
    (number,) = numbering(file, [("chineseCountingThousand", "%1、")])
    file.body(heading=lambda section: numbered(SECTIONS[section], number))
    return file.done()


@layout
def labels_numbered_by_word(report, mark):
    """The numbers of the rows of section three are Word's own, and begin anew in each group."""
    file = File(report, mark)
    groups = [name for _, name, _, below in OUTCOMES if below]
    top, middle, *rest = numbering(file, [("chineseCounting", "%1、"), ("chineseCounting", "（%1）")] + [("decimal", "%1.")] * len(groups))
    state = {"group": -1}

    def show(it):
        bare = re.match(r"([一二三四]、|（[一二三四五六七]）|\d\.)(.*)", it.text)
        if it.kind not in ("label", "group") or not bare:
            return para(run(it.text))
        if it.kind == "group" and bare[1][0] == "（":
            state["group"] += 1
        number = top if bare[1][-1] == "、" else middle if bare[1][0] == "（" else rest[state["group"]]
        return numbered(bare[2], number)

    file.body(cell=show)
    return file.done()


@layout
def content_controls(report, mark):
    control = lambda inner: f"<w:sdt><w:sdtPr><w:alias w:val=\"数\"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    return usual(
        report, mark,
        text=lambda it: control(para(run(it))),
        cell=lambda it: para(control(run(it.text))) if it.key else para(run(it.text)),
        wrap_cell=lambda made, it: control(made) if it.key and it.key[1] == "商业企业" else made,
        wrap_row=lambda made, row: control(made) if row[0].text.startswith("2.") else made,
    )


@layout
def hidden_text(report, mark):
    return usual(
        report, mark,
        text=lambda it: para(run("内部", HIDDEN) + run(it) + run("（不公开）88件", HIDDEN)) + para(run("整段隐藏12", HIDDEN), f"<w:rPr>{HIDDEN}</w:rPr>"),
        cell=lambda it: para(run(it.text) + run("9", HIDDEN)),
    )


@layout
def footnotes(report, mark):
    file = File(report, mark)
    reference = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    file.body(cell=lambda it: para(run(it.text) + (reference if it.key == ("总计", "总计") else "")))
    notes = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">{para(run("该数含上年结转部分，由县政府办核实。"))}</w:footnote></w:footnotes>'

    data, place = file.done()
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", b'<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>')
            if name == "[Content_Types].xml":
                content = content.replace(b"</Types>", b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>')
            new.writestr(name, content)
        new.writestr("word/footnotes.xml", notes)
    return held.getvalue(), place


@layout
def soft_breaks(report, mark):
    """Title and headings in two lines, paragraphs of one section as lines of one paragraph, long labels broken."""
    file = File(report, mark)
    long = lambda it: it.text[:12] + "\n" + it.text[12:] if it.kind == "label" and len(it.text) > 16 else it.text
    file.body(
        title=lambda it: para(run(it[:11] + "\n" + it[11:]), CENTRED),
        heading=lambda section: para(run(report.heading(section)[:9] + "\n" + report.heading(section)[9:])) if section == 4 else para(run(report.heading(section))),
        cell=lambda it: para(run(long(it))),
    )
    return file.done()


@layout
def strict(report, mark):
    names = [
        (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
        (b"http://schemas.openxmlformats.org/drawingml/2006/main", b"http://purl.oclc.org/ooxml/drawingml/main"),
        (b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"),
    ]

    def change(name, content):
        if name.endswith((".xml", ".rels")) and name != "[Content_Types].xml":
            for old, new in names:
                content = content.replace(old, new)
            content = content.replace(b"<w:document ", b'<w:document w:conformance="strict" ')
        return content

    return usual(report, mark, change=change)


@layout
def nested_tables(report, mark):
    """Sections beside their captions: the table of figures stands in a cell of a table with its caption above it."""
    file = File(report, mark)

    def table(rows):
        file.opened()
        inner = file.table_xml(rows)
        file.add(
            '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
            + para(run("填报单位：𠮷县人民政府办公室")) + '</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + inner + "<w:p/></w:tc></w:tr></w:tbl>"
        )

    file.body(table=table)
    return file.done()


@layout
def fields(report, mark):
    """Totals are formulas, with what they gave; the title is a reference; page numbers in the text."""
    def field(code, shown):
        part = lambda kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
        return part("begin") + f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>' + part("separate") + run(shown) + part("end")

    return usual(
        report, mark,
        title=lambda it: para(f'<w:fldSimple w:instr=" TITLE ">{run(it)}</w:fldSimple>'),
        cell=lambda it: para(field("=SUM(LEFT) \\# \"0\"", it.text)) if it.key and it.key[1] == "总计" else para(run(it.text)),
    )


@layout
def runs_of_letters(report, mark):
    letters = lambda text: "".join(run(c, '<w:rFonts w:hint="eastAsia"/>' if ord(c) > 127 else "") + '<w:proofErr w:type="spellStart"/>' for c in text)
    return usual(report, mark, title=lambda it: para(letters(it)), text=lambda it: para(letters(it)), cell=lambda it: para(letters(it.text)))


@layout
def headings_without_numbers(report, mark):
    file = File(report, mark)
    file.body(
        title=lambda it: para(run(it), '<w:pStyle w:val="Title"/>'),
        heading=lambda section: para(run(SECTIONS[section]), '<w:pStyle w:val="Heading1"/>'),
    )
    return file.done()


@layout
def blanks_around(report, mark):
    """Spaces of every kind around names and figures."""
    return usual(
        report, mark,
        heading=lambda section: para(run("　　" + report.heading(section).replace("、", "、 ", 1) + " ")),
        text=lambda it: para(run("　　" + it + "　")),
        cell=lambda it: para("") + para(run("\u00a0" + it.text + " \u3000")) + para(""),
    )


@layout
def contents_list(report, mark):
    file = File(report, mark)
    listed = [para(run("目　录"), CENTRED)]
    for section in SECTIONS:
        link = f'<w:hyperlink w:anchor="_Toc{section}">{run(report.heading(section))}<w:r><w:tab/></w:r>{run(str(section + 1))}</w:hyperlink>'
        listed.append(para(link, '<w:pStyle w:val="TOC1"/><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8000"/></w:tabs>'))
    file.body(title=lambda it: para(run(it, BOLD), CENTRED) + "".join(listed))
    return file.done()


@layout
def one_table_for_all(report, mark):
    """The three tables are one: the headings stand in rows of it."""
    file = File(report, mark)
    rows = []
    for section in (2, 3, 4):
        form = report.form(section) if section < 4 else report.review_rows()
        if section > 2:
            rows.append([Cell(report.heading(section), 1, 10, "heading")])
        _, wide = placed(form)
        for row in form:
            if len(row) and section == 2:
                row[-1].columns += 10 - wide
            if section == 4:
                row[0].columns += 10 - wide
        rows += form
    heading = lambda section: "" if section in (3, 4) else para(run(report.heading(section)))
    file.body(heading=heading, forms={2: lambda: file.table(rows), 3: lambda: None, 4: lambda: None})
    return file.done()


@layout
def blank_columns_and_rows(report, mark):
    """A copied table brings an empty column and an empty row."""
    file = File(report, mark)

    def table(rows):
        rows = [row + [Cell("", kind="filler")] for row in rows]
        # Where a row is all covered from above, the blank cell is all that it has.
        _, wide = placed(rows)
        rows.append([Cell("", kind="filler") for _ in range(wide)])
        file.table(rows)

    file.body(table=lambda rows: table(unmerged(rows)), forms={3: lambda: table(report.requests())})
    return file.done()


@layout
def merges_that_go_wrong(report, mark):
    """Labels that go on with another width, one that goes on without a beginning, a span beyond the grid."""
    file = File(report, mark)

    def matrix():
        xml = file.table_xml(report.requests())
        at = xml.index("（七）总计")
        # The group 三 is narrower than it began in one row; what follows carries the rest.
        tail = xml.rindex('<w:gridSpan w:val="3"/>')
        xml = xml[:tail] + '<w:gridSpan w:val="3"/><w:vMerge/>' + xml[tail + 23 :] if at < tail else xml
        file.add(xml.replace("<w:tblGrid>" + '<w:gridCol w:w="800"/>' * 10, "<w:tblGrid>" + '<w:gridCol w:w="800"/>' * 9, 1))

    file.body(forms={3: matrix})
    return file.done()


@layout
def no_grid(report, mark):
    return usual(report, mark, grid="")


@layout
def wrong_grid(report, mark):
    return usual(report, mark, grid='<w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>')


@layout
def review_as_three_tables(report, mark):
    file = File(report, mark)

    def tables():
        for name in REVIEWS:
            file.table([[Cell(name, 1, 5)], [Cell(it) for it in REVIEW_COLUMNS], [report.figure(name, it) for it in REVIEW_COLUMNS]])
            file.add("<w:p/>")

    file.body(forms={4: tables})
    return file.done()


@layout
def captions_in_tables(report, mark):
    """The first row says what the table is, the second the unit."""
    file = File(report, mark)

    def table(rows):
        _, wide = placed(rows)
        caption = [[Cell(f"表：{report.year}年度统计表", 1, wide, "caption")], [Cell("单位：件", 1, wide, "caption")]]
        file.table(caption + rows)

    file.body(table=table)
    return file.done()


@layout
def labels_in_paragraphs(report, mark):
    """Long labels as several paragraphs; comments, bookmarks, smart tags and links within."""
    def show(it):
        if it.kind == "label" and len(it.text) > 16:
            return para(run(it.text[:10])) + para(run(it.text[10:20])) + para(run(it.text[20:]))
        if it.key:
            marks = '<w:commentRangeStart w:id="3"/><w:bookmarkStart w:id="4" w:name="a"/>', '<w:bookmarkEnd w:id="4"/><w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
            return para(marks[0] + run(it.text) + marks[1])
        return para(f'<w:smartTag w:element="chmetcnv">{run(it.text)}</w:smartTag>')

    return usual(report, mark, cell=show)


@layout
def groups_in_rows_of_their_own(report, mark):
    file = File(report, mark)
    file.body(forms={3: lambda: file.table(report.flat_requests())})
    return file.done()


@layout
def wps_dialect(report, mark):
    """As WPS writes: horizontal merges of the old kind, tables of its own settings, tracked formats, custom parts."""
    file = File(report, mark)

    def table(rows):
        number = file.opened()
        cells, wide = placed(rows)
        grid = {}
        for row, column, it in cells:
            for r in range(row, row + it.rows):
                for c in range(column, column + it.columns):
                    grid[r, c] = (it, r == row, c == column)
        out = [f'<w:tbl {NAMESPACES}><w:tblPr><w:tblStyle w:val="6"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>' + '<w:gridCol w:w="850"/>' * wide + "</w:tblGrid>"]
        for r in range(len(rows)):
            out.append('<w:tr><w:tblPrEx><w:tblLayout w:type="fixed"/></w:tblPrEx><w:trPr><w:trHeight w:val="397" w:hRule="exact"/></w:trPr>')
            for c in range(wide):
                it, top, left = grid[r, c]
                if top and left:
                    file.seen(it, r, c, number)
                merged = f'<w:hMerge{" w:val=" + chr(34) + "restart" + chr(34) if left else " w:val=" + chr(34) + "continue" + chr(34)}/>' if it.columns > 1 else ""
                merged += ('<w:vMerge w:val="restart"/>' if top else '<w:vMerge w:val="continue"/>') if it.rows > 1 else ""
                shown = run(it.text, '<w:rFonts w:hint="eastAsia" w:ascii="仿宋" w:eastAsia="仿宋"/><w:vertAlign w:val="baseline"/>') if top and left else ""
                out.append(f'<w:tc><w:tcPr><w:tcW w:w="850" w:type="dxa"/>{merged}<w:noWrap w:val="0"/></w:tcPr>{para(shown, "<w:rPr><w:vertAlign w:val=" + chr(34) + "baseline" + chr(34) + "/></w:rPr>")}</w:tc>')
            out.append("</w:tr>")
        file.add("".join(out) + "</w:tbl>")

    file.body(table=table)
    return file.done()
