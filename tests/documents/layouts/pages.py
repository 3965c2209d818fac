"""Twenty layouts of pages, as plain strings. Each function gives the bytes of a file, and where the spoilt figure is."""

import html

from report import COLUMNS, REVIEW_COLUMNS, REVIEWS, SECTIONS, Cell, cut, placed, unmerged

LAYOUTS = []


def layout(function):
    LAYOUTS.append(function)
    return function


class Page:
    """A page as far as it is written; tables are counted in the order of reading."""

    def __init__(self, report, mark=None):
        self.report, self.mark = report, mark
        self.out, self.tables, self.place = [], 0, None

    def add(self, text):
        self.out.append(text)

    def seen(self, cell, row, column, table):
        if self.mark and cell.key == self.mark:
            self.place = f"表 {table} 第 {row + 1} 行第 {column + 1} 列"

    def opened(self):
        """A table that only holds others."""
        self.tables += 1
        return self.tables

    def table(self, rows, *, open="<table border=1>", td="td", cell=None, row_end="</tr>\n", cell_end=True, th=False):
        number = self.opened()
        show = cell or (lambda it: html.escape(it.text, quote=False))
        cells, _ = placed(rows)
        self.add(open)
        for at in range(len(rows)):
            self.add("<tr>")
            for row, column, it in cells:
                if row != at:
                    continue
                self.seen(it, row, column, number)
                spans = (f' rowspan="{it.rows}"' if it.rows > 1 else "") + (f' colspan="{it.columns}"' if it.columns > 1 else "")
                name = "th" if th and it.kind in ("head", "corner") else td
                self.add(f"<{name}{spans}>{show(it)}" + (f"</{name}>" if cell_end else ""))
            self.add(row_end)
        self.add("</table>\n")

    def body(self, *, p="<p>{}</p>\n", h="<p><b>{}</b></p>\n", title="<h1>{}</h1>\n", table=None, forms=None, **options):
        report, forms = self.report, forms or {}
        if title:
            self.add(title.format(report.title))
        for text in report.preamble:
            self.add(p.format(text))
        for section in SECTIONS:
            self.add(h.format(report.heading(section)))
            for text in report.paragraphs.get(section, []):
                self.add(p.format(text))
            if section in (2, 3, 4):
                if section in forms:
                    forms[section](self)
                else:
                    (table or self.table)(report.form(section), **options)

    def done(self, head='<meta charset="utf-8">', around=("", ""), encoding="utf-8"):
        text = f"<!DOCTYPE html>\n<html><head>{head}<title>𠮷县人民政府网站</title></head><body>{around[0]}{''.join(self.out)}{around[1]}</body></html>"
        return text.encode(encoding), self.place


NAVIGATION = """<script>var hits = 4096; document.write("<td>12</td>");</script><style>td { width: 99px }</style>
<div class="top"><a href="/">首页</a> | <a href="/zw">政务公开</a> | <a href="/hd">互动交流</a></div>
<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/nb">政府信息公开年报</a></div>
"""
META = '<div class="info">发布时间：2024-01-19 16:20 来源：县政府办 浏览次数：<span id="hits">1024</span> 字体：[<a>大</a> <a>中</a> <a>小</a>]</div>\n'
IMPRINT = """<div>分享到：<a>微信</a> <a>微博</a></div><div>上一篇：<a href="a.html">2022年工作总结</a></div><div>下一篇：没有了</div>
<div>附件：<a href="b.docx">年度报告.docx</a></div>
<div class="foot">主办：𠮷县人民政府办公室 备案号：某ICP备05000001号 网站标识码：1234567890</div>"""


@layout
def plain_tables(report, mark):
    page = Page(report, mark)
    page.body(th=True, open="<table><tbody>")
    return page.done()


@layout
def portal_page(report, mark):
    page = Page(report, mark)
    page.body(title="<h2>{}</h2>\n" + META)
    return page.done(around=(NAVIGATION, IMPRINT))


@layout
def gbk_by_meta(report, mark):
    page = Page(report, mark)
    page.body()
    text, place = page.done(head='<meta http-equiv="Content-Type" content="text/html; charset=gb2312">')
    # What GBK has no character for, a portal writes as a reference.
    return text.decode().encode("gbk", "xmlcharrefreplace"), place


@layout
def gb18030_unsaid(report, mark):
    page = Page(report, mark)
    page.body()
    return page.done(head="", encoding="gb18030")


@layout
def tables_for_layout(report, mark):
    page = Page(report, mark)
    page.opened()
    page.add('<table width="980" align="center"><tr><td><a href="/">首页</a></td><td><a href="/x">信息公开</a></td></tr></table>')
    page.opened()
    page.add('<table width="980" align="center"><tr><td height="20">&nbsp;</td></tr><tr><td>')
    page.opened()
    page.add("<table><tr><td>")
    page.body(title='<div align="center"><strong>{}</strong></div>')
    page.add("</td></tr></table></td></tr></table>")
    return page.done(around=("", IMPRINT))


@layout
def spans_out_of_bounds(report, mark):
    page = Page(report, mark)
    page.body()
    text, place = page.done()
    text = text.decode()
    # The last labels reach beyond the table; attributes without quotes; spans of 0 and 1.
    text = text.replace('<td rowspan="23"', "<td rowspan=65534").replace("<td>0</td>", "<td rowspan=1 colspan=0>0</td>")
    text = text.replace('rowspan="3" colspan="3"', "ROWSPAN='3' colspan=3")
    return text.encode(), place


@layout
def words_own(report, mark):
    page = Page(report, mark)
    show = lambda it: (
        '<p class=MsoNormal align=center style=\'text-align:center;mso-pagination:widow-orphan\'><span lang=EN-US '
        f"style='font-size:10.5pt'>{html.escape(it.text)}<o:p></o:p></span></p>"
        if it.text else "<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>"
    )
    page.body(
        p="<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span style='font-family:仿宋_GB2312'>{}<span\nlang=EN-US><o:p></o:p></span></span></p>\n",
        h="<p class=MsoNormal><b><span style='mso-bidi-font-family:黑体'>{}<o:p></o:p></span></b></p>",
        title="<p class=MsoTitle align=center><span>{}<o:p></o:p></span></p>",
        cell=show,
        open="<table class=MsoNormalTable border=0 cellspacing=0 style='mso-padding-alt:0cm 5.4pt 0cm 5.4pt'>",
    )
    head = """<meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View><w:Zoom>99</w:Zoom></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-parent:""; margin:0cm;} --></style>"""
    around = ("<div class=WordSection1><![if !supportEmptyParas]>&nbsp;<![endif]>", "</div>")
    return page.done(head=head, around=around)


@layout
def line_breaks_for_paragraphs(report, mark):
    page = Page(report, mark)
    page.body(p="&emsp;&emsp;{}<br><br>\n", h="<strong>&emsp;&emsp;{}</strong><br/>\n", title="<div style='text-align:center'>{}</div><br>")
    return page.done(around=("<div class=content>", "</div>"))


@layout
def over_pages_with_heads(report, mark):
    page = Page(report, mark)

    def matrix(page):
        rows = report.requests()
        for piece in cut(rows, [9, 20], rows[:3]):
            page.table(piece)
            page.add("<p>&nbsp;</p>")

    page.body(forms={3: matrix})
    return page.done()


@layout
def nothing_closed(report, mark):
    page = Page(report, mark)
    page.body(p="<P>{}\n", h="<P><B>{}</B>\n", title="<CENTER>{}</CENTER>", cell_end=False, row_end="\n", open="<TABLE>")
    return page.done()


@layout
def entities(report, mark):
    page = Page(report, mark)
    page.body()
    text, place = page.done()
    reference = lambda c: c if ord(c) < 128 else "&ldquo;" if c == "“" else "&rdquo;" if c == "”" else f"&#x{ord(c):x};" if ord(c) % 2 else f"&#{ord(c)};"
    return "".join(map(reference, text.decode())).encode(), place


@layout
def what_is_not_shown(report, mark):
    page = Page(report, mark)
    page.body(
        p='<p>{}<span style="display:none">隐藏的字7788</span></p>\n',
        cell=lambda it: html.escape(it.text) + ('<span style="DISPLAY: none;">9</span><!-- 8 -->' if it.key else ""),
    )
    hidden = '<div hidden><table><tr><td>总计</td><td>77</td></tr></table></div><template><p>模板</p></template>'
    return page.done(around=(hidden, "<noscript>请打开脚本</noscript>"))


@layout
def fonts_of_old_portals(report, mark):
    page = Page(report, mark)
    page.opened()
    page.add("<TABLE><TBODY><TR><TD>")
    page.body(
        p='<FONT face=宋体 size=3>　　{}</FONT><BR>',
        h='<FONT face=黑体 size=4><STRONG>　　{}</STRONG></FONT><BR>',
        title='<P align=center><FONT size=5>{}</FONT></P>',
        open='<TABLE cellSpacing=0 borderColorDark=#ffffff border=1><TBODY>',
        cell=lambda it: f"<FONT size=2>{html.escape(it.text)}</FONT>&nbsp;",
    )
    page.add("</TD></TR></TBODY></TABLE>")
    return page.done(head='<META content="text/html; charset=utf-8">')


@layout
def clipboard(report, mark):
    page = Page(report, mark)
    page.body()
    inner = "".join(page.out)
    text = f"<html><body>\r\n<!--StartFragment-->{inner}<!--EndFragment-->\r\n</body></html>"
    head = "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:{:010}\r\nStartFragment:0000000141\r\nEndFragment:{:010}\r\n"
    head = head.format(105 + len(text.encode()), 105 + len(text.encode()) - 40)
    return (head + text).encode(), page.place


@layout
def spans_of_letters(report, mark):
    page = Page(report, mark)
    letters = lambda text: "".join(f'<span style="font-size:16pt">{html.escape(c)}</span>' for c in text)
    page.body(
        p="<div>{}</div>\n", h="<h3>{}</h3>\n", title="<h1>{}</h1>", cell=lambda it: letters(it.text)
    )
    text, place = page.done()
    for section in SECTIONS:
        text = text.replace(report.heading(section).encode(), letters(report.heading(section)).encode())
    return text, place


@layout
def upright_heads(report, mark):
    page = Page(report, mark)
    show = lambda it: "<br>".join(it.text) if it.kind == "head" and len(it.text) < 7 else html.escape(it.text)
    page.body(cell=show)
    return page.done()


@layout
def captions_and_rows(report, mark):
    page = Page(report, mark)

    def items(page):
        for item, rows in report.items():
            page.table(rows, open=f"<table><caption>{item}</caption>")

    page.body(forms={2: items, 4: lambda page: page.table(report.review_rows("复议、诉讼"), th=True)})
    return page.done()


@layout
def mark_against_meta(report, mark):
    page = Page(report, mark)
    page.body(h="<h2>{}</h2>")
    text, place = page.done(head='<meta charset="gb2312">')
    return b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"), place


@layout
def other_articles_around(report, mark):
    page = Page(report, mark)
    page.opened()
    page.add("<table><tr><td>栏目</td><td>条数</td></tr><tr><td>法规公文</td><td>120</td></tr></table>")
    page.body(table=lambda rows: page.table(unmerged(rows)), title='<div class="title">{}</div>' + META)
    page.add('<p style="text-align:right">𠮷县人民政府</p><p style="text-align:right">2024年1月19日</p>')
    listed = "<ul>" + "".join(f'<li><a href="{n}.html">{y}年政府信息公开工作年度报告</a> <span>{y + 1}-01-20</span></li>' for n, y in enumerate(range(2015, 2023))) + "</ul>"
    return page.done(around=(NAVIGATION + listed, "<h4>相关阅读</h4>" + listed + IMPRINT))


@layout
def labels_repeated_in_upper_case(report, mark):
    page = Page(report, mark)
    page.body(
        table=lambda rows: page.table(
            unmerged(rows, True), open="<TABLE style='WIDTH: 100%' class=网格型><COLGROUP><COL width=72><COL width=72></COLGROUP>", td="TD",
            cell=lambda it: f"<P style='TEXT-INDENT: 0cm'>&nbsp;{html.escape(it.text)}&nbsp;</P><P></P>"
        ),
        p="<P>　　{}</P>",
    )
    return page.done()
