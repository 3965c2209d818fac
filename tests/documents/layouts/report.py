"""An invented report and the tables of its form, for the generators of documents.

A table is a list of rows, each a list of the cells that begin there, merged as in the official form.
"""

import dataclasses
import random

COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
OUTCOMES = [
    ("（一）", "予以公开", "", []),
    ("（二）", "部分公开", "（区分处理的，只计这一情形，不计其他情形）", []),
    ("（三）", "不予公开", "", [
        "属于国家秘密", "其他法律行政法规禁止公开", "危及“三安全一稳定”", "保护第三方合法权益",
        "属于三类内部事务信息", "属于四类过程性信息", "属于行政执法案卷", "属于行政查询事项"]),
    ("（四）", "无法提供", "", ["本机关不掌握相关政府信息", "没有现成信息需要另行制作", "补正后申请内容仍不明确"]),
    ("（五）", "不予处理", "", [
        "信访举报投诉类申请", "重复申请", "要求提供公开出版物", "无正当理由大量反复申请",
        "要求行政机关确认或重新出具已获取信息"]),
    ("（六）", "其他处理", "", [
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "其他"]),
    ("（七）", "总计", "", []),
]
NEW = "本年新收政府信息公开申请数量"
CARRIED_IN = "上年结转政府信息公开申请数量"
CARRIED_OUT = "结转下年度继续办理"
REVIEWS = ["行政复议", "未经复议直接起诉", "复议后起诉"]
REVIEW_COLUMNS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
DOCUMENT_COLUMNS = ["本年制发件数", "本年废止件数", "现行有效件数"]
DECISIONS = "本年处理决定数量"
AMOUNT = "本年收费金额"
ITEMS = [
    ("第二十条第（一）项", DOCUMENT_COLUMNS, ["规章", "行政规范性文件"]),
    ("第二十条第（五）项", [DECISIONS], ["行政许可"]),
    ("第二十条第（六）项", [DECISIONS], ["行政处罚", "行政强制"]),
    ("第二十条第（八）项", [AMOUNT], ["行政事业性收费"]),
]
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
SECTIONS = {
    1: "总体情况",
    2: "主动公开政府信息情况",
    3: "收到和处理政府信息公开申请情况",
    4: "政府信息公开行政复议、行政诉讼情况",
    5: "存在的主要问题及改进情况",
    6: "其他需要报告的事项",
}
NUMBERS = "零一二三四五六"


@dataclasses.dataclass
class Cell:
    text: str
    rows: int = 1
    columns: int = 1
    # What it is by the form: head, corner, item, group, label, figure, filler (of what was merged).
    kind: str = "head"
    # Of a figure: (row, column).
    key: tuple = None


class Report:
    """Figures that agree, and sentences; the same for the same seed."""

    def __init__(self, seed=1, most=400):
        self.random = random.Random(seed)
        self.agency = "𠮷县人民政府"
        self.year = 2023
        self.title = f"{self.agency}2023年政府信息公开工作年度报告"
        self.preamble = [
            "本报告依据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为2023年1月1日至2023年12月31日。"
        ]
        self.paragraphs = {
            1: [
                "主动公开方面，全县把公开融入日常工作，𠮷祥街道等单位的信息及时更新😀，群众查询更加方便，各栏目的内容也比往年充实。",
                "依申请公开方面，答复文书统一了式样，经办人员与申请人当面沟通，多数事项在期限以内办理完毕。",
                "政府信息管理和平台建设方面，清理了过期信息，调整了网站栏目；监督保障方面，开展了工作考核、社会评议，没有发生责任追究的情况。",
            ],
            5: [
                "存在的主要问题：少数单位对公开的要求理解不深，更新信息有时较慢，解读的形式也不够多样。",
                "改进情况：组织了业务培训，建立了定期检查的办法，明年继续把工作做细做实。",
            ],
            6: ["本年度没有收取信息处理费。", "没有其他需要报告的事项。"],
        }
        self.values = {}
        self._fill(most)

    def _fill(self, most):
        pick = lambda top: self.random.choice([0, 0, 1, 2, self.random.randint(0, top)])
        leaves = [name for _, group, _, below in OUTCOMES for name in (below or [group]) if group != "总计"]
        sums = [0] * 6
        for name in leaves:
            row = [self.random.randint(10, most) if name == "予以公开" and i < 2 else pick(most >> i) for i in range(6)]
            sums = [a + b for a, b in zip(sums, row)]
            self._row(name, row)
        self._row("总计", sums)
        out = [pick(most >> i) for i in range(6)]
        carried = [min(pick(most >> i), a + b) for i, (a, b) in enumerate(zip(sums, out))]
        self._row(CARRIED_OUT, out)
        self._row(CARRIED_IN, carried)
        self._row(NEW, [a + b - c for a, b, c in zip(sums, out, carried)])
        for name in REVIEWS:
            row = [pick(40) for _ in range(4)]
            for column, value in zip(REVIEW_COLUMNS, row + [sum(row)]):
                self.values[name, column] = str(value)
        for _, columns, rows in ITEMS:
            for row in rows:
                for column in columns:
                    self.values[row, column] = str(self.random.randint(0, most))
        self.values["行政规范性文件", "现行有效件数"] = str(2 * most)
        self.values["规章", "现行有效件数"] = str(most)
        self.values["行政事业性收费", AMOUNT] = f"{self.random.randint(100, 9000)}.{self.random.randint(11, 99)}3"

    def _row(self, name, row):
        for column, value in zip(COLUMNS, row + [sum(row)]):
            self.values[name, column] = str(value)

    def spoilt(self):
        """The same with one figure that agrees with nothing, and its name."""
        other = Report.__new__(Report)
        other.__dict__.update(self.__dict__)
        key = ("予以公开", "自然人")
        other.values = {**self.values, key: str(int(self.values[key]) + 61900)}
        return other, key

    def figure(self, row, column):
        return Cell(self.values[row, column], kind="figure", key=(row, column))

    def heading(self, section):
        return f"{NUMBERS[section]}、{SECTIONS[section]}"

    # The forms.

    def disclosure(self):
        rows = []
        for item, columns, names in ITEMS:
            span = 3 // len(columns)
            rows.append([Cell(item, columns=4, kind="item")])
            heads = [column + ("（单位：万元）" if column == AMOUNT else "") for column in columns]
            rows.append([Cell("信息内容", kind="corner")] + [Cell(head, columns=span) for head in heads])
            for name in names:
                figures = [self.figure(name, column) for column in columns]
                for figure in figures:
                    figure.columns = span
                rows.append([Cell(name, kind="label")] + figures)
        return rows

    def requests(self):
        rows = [
            [Cell(CORNER, 3, 3, "corner"), Cell("申请人情况", 1, 7)],
            [Cell("自然人", 2), Cell("法人或其他组织", 1, 5), Cell("总计", 2)],
            [Cell(column) for column in COLUMNS[1:6]],
        ]
        figures = lambda name: [self.figure(name, column) for column in COLUMNS]
        rows.append([Cell("一、" + NEW, 1, 3, "label")] + figures(NEW))
        rows.append([Cell("二、" + CARRIED_IN, 1, 3, "label")] + figures(CARRIED_IN))
        first = len(rows)
        for number, name, more, below in OUTCOMES:
            if not below:
                rows.append([Cell(number + name + more, 1, 2, "label")] + figures(name))
            for at, leaf in enumerate(below):
                lead = [] if at else [Cell(number + name, len(below), 1, "group")]
                rows.append(lead + [Cell(f"{at + 1}.{leaf}", kind="label")] + figures(leaf))
        rows[first].insert(0, Cell("三、本年度办理结果", len(rows) - first, 1, "group"))
        rows.append([Cell("四、" + CARRIED_OUT, 1, 3, "label")] + figures(CARRIED_OUT))
        return rows

    def flat_requests(self):
        """Section three with one column of labels, groups in rows of their own."""
        rows = [[Cell("申请办理情况", kind="corner")] + [Cell(column) for column in COLUMNS]]
        figures = lambda name: [self.figure(name, column) for column in COLUMNS]
        rows.append([Cell("一、" + NEW, kind="label")] + figures(NEW))
        rows.append([Cell("二、" + CARRIED_IN, kind="label")] + figures(CARRIED_IN))
        rows.append([Cell("三、本年度办理结果", columns=8, kind="group")])
        for number, name, more, below in OUTCOMES:
            if below:
                rows.append([Cell(number + name, columns=8, kind="group")])
            else:
                rows.append([Cell(number + name + more, kind="label")] + figures(name))
            for at, leaf in enumerate(below):
                rows.append([Cell(f"{at + 1}.{leaf}", kind="label")] + figures(leaf))
        rows.append([Cell("四、" + CARRIED_OUT, kind="label")] + figures(CARRIED_OUT))
        return rows

    def review(self):
        return [
            [Cell("行政复议", 2, 5), Cell("行政诉讼", 1, 10)],
            [Cell("未经复议直接起诉", 1, 5), Cell("复议后起诉", 1, 5)],
            [Cell(column) for _ in REVIEWS for column in REVIEW_COLUMNS],
            [self.figure(row, column) for row in REVIEWS for column in REVIEW_COLUMNS],
        ]

    def review_rows(self, corner="类型"):
        rows = [[Cell(corner, kind="corner")] + [Cell(column) for column in REVIEW_COLUMNS]]
        rows += [[Cell(row, kind="label")] + [self.figure(row, column) for column in REVIEW_COLUMNS] for row in REVIEWS]
        return rows

    def form(self, section):
        return {2: self.disclosure, 3: self.requests, 4: self.review}[section]()

    def items(self):
        """Section two as a table for each item: its name, and the rows below."""
        rows = self.disclosure()
        starts = [at for at, row in enumerate(rows) if row[0].kind == "item"] + [len(rows)]
        return [(rows[a][0].text, narrowed(rows[a + 1 : b])) for a, b in zip(starts, starts[1:])]


def narrowed(rows):
    for row in rows:
        for cell in row:
            cell.columns = 1
    return rows


def placed(rows):
    """The cells with their row and column: [(row, column, cell)], and the size of the grid."""
    taken, cells, width = set(), [], 0
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            cells.append((at, column, cell))
            for r in range(cell.rows):
                for c in range(cell.columns):
                    taken.add((at + r, column + c))
            column += cell.columns
            width = max(width, column)
    return cells, width


def unmerged(rows, repeated=False):
    """Every place of the grid with a cell of its own; what was merged is blank but for its first place, or repeated."""
    cells, width = placed(rows)
    grid = [[Cell("", kind="filler") for _ in range(width)] for _ in rows]
    for row, column, cell in cells:
        for r in range(row, min(row + cell.rows, len(rows))):
            for c in range(column, column + cell.columns):
                first = (r, c) == (row, column)
                if first or repeated and cell.kind != "figure":
                    grid[r][c] = Cell(cell.text, kind=cell.kind, key=cell.key)
    return grid


def texts(rows):
    return [[cell.text for cell in row] for row in rows]


def cut(rows, at, head=()):
    """The rows in pieces, cut before the rows of these numbers; what reaches over a cut is there again, blank.
    Behind each cut stand the rows of the head."""
    cells, _ = placed(rows)
    pieces, ends = [], list(at) + [len(rows)]
    for start, end in zip([0] + list(at), ends):
        piece = [list(map(dataclasses.replace, row)) for row in head] if start else []
        for row in range(start, end):
            here = [(c, dataclasses.replace(cell, rows=min(cell.rows, end - r))) for r, c, cell in cells if r == row]
            if row == start:
                over = [(r, c, cell) for r, c, cell in cells if r < start < r + cell.rows]
                here += [(c, dataclasses.replace(cell, text="", rows=min(r + cell.rows, end) - start)) for r, c, cell in over]
            piece.append([cell for _, cell in sorted(here, key=lambda it: it[0])])
        pieces.append(piece)
    return pieces
