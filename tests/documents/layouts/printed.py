"""Documents of many layouts printed as PDFs, Word files by LibreOffice, pages by Chromium, some of them without the lines of
their tables or with a few alone: every figure comes back at its cell, or the account names what did not. A figure that is
lost without a word, or wrong, fails.

    printed.py NIANBAO [--kept FOLDER] [NAME…]

Programs that are not there are left out, and named.
"""

import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import pages
import word
from report import Report

COUNT = 20
# Layouts that are printed with other figures than they hold, or without some: a box that is wider than its page, a formula
# that is computed anew, a column beyond the grid, rows of a fixed height, a table that is refused; and the mark of a note
# that stands behind a figure as one of its digits would.
UNLIKE = {"boxed_whole", "boxed_each", "nested_tables", "fields", "merges_that_go_wrong", "wps_dialect", "labels_in_paragraphs", "footnotes"}


def ruled(data):
    """The same Word file with lines around all cells, as the form has; its writer here leaves them to the reader's looks."""
    sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))

    def change(name, content):
        if name == "word/document.xml":
            content = re.sub(rb"<w:tblBorders>.*?</w:tblBorders>", b"", content, flags=re.S)
            content = content.replace(b"<w:tblPr/>", b"<w:tblPr></w:tblPr>")
            # Where the schema has it: before what is said of the layout, the margins, the looks.
            after = rb"(<w:tblPr>(?:<w:(?:tblStyle|tblpPr|tblOverlap|bidiVisual|tblStyleRowBandSize|tblStyleColBandSize|tblW|jc|tblCellSpacing|tblInd)\b[^>]*/>)*)"
            content = re.sub(after, lambda it: it[1] + f"<w:tblBorders>{sides}</w:tblBorders>".encode(), content)
            # Fifteen columns are wider than an upright page.
            content = re.sub(rb"<w:pgSz [^>]*/>", b'<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>', content)
        return content

    return word.rezipped(data, change)


def run(*command, codes=(0, 1)):
    done = subprocess.run(command, capture_output=True, timeout=240, env={**os.environ, "NIANBAO_LANG": "zh"})
    if done.returncode not in codes:
        raise SystemExit(f"{command}: {done.returncode}\n{done.stderr.decode()[-500:]}")
    return done.stdout.decode()


def office(folder, files):
    home = (folder / "profile").resolve().as_uri()
    command = ["soffice", f"-env:UserInstallation={home}", "--headless", "--convert-to", "pdf", "--outdir", folder]
    run(*command, *files)


def browser(folder, files):
    for file in files:
        out = file.with_suffix(".pdf")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/browser"]
        run(BROWSER, *flags, f"--print-to-pdf={out}", file.resolve().as_uri())


NO_LINES = "table, tr, td, th { border: 0 !important; }"
# How tables look that have no lines, or some alone.
LOOKS = {
    "bare": NO_LINES,
    "centred": NO_LINES + "td, th { text-align: center; padding: 3px }",
    "level_lines": NO_LINES + "table { border-collapse: collapse } td, th { border-bottom: 1px solid !important; text-align: center }",
    "zebra": NO_LINES + "* { print-color-adjust: exact } table { border-collapse: collapse; width: 100% } "
    "tr:nth-child(even) { background: #ddd } td, th { text-align: right; padding: 2px 4px }",
    "framed": NO_LINES + "table { border: 1px solid !important; border-collapse: collapse; font-size: 12px } "
    "tr { border-bottom: 1px solid !important } td, th { text-align: center }",
    "three_lines": NO_LINES + "table { border-collapse: collapse; border-top: 2px solid !important; border-bottom: 2px solid !important } "
    "tr:nth-child(3) { border-bottom: 1px solid !important } td { vertical-align: top }",
}
# The layouts that are printed so: spans of the form, what Word writes, and tables in the cells of others.
LOOKED_AT = (pages.plain_tables, pages.words_own, pages.tables_for_layout)


def looking(layout, name):
    """A layout of pages in such a look."""

    def looks(report, mark):
        page, place = layout(report, mark)
        return page.replace(b"</body>", f"<style>{LOOKS[name]}</style></body>".encode(), 1), place

    looks.__name__ = f"{layout.__name__}_{name}"
    return looks


BROWSER = next((it for it in ("chromium", "chromium-browser", "google-chrome") if shutil.which(it)), None)
# How the files end, the layouts, what is changed in them, what prints them.
KINDS = [
    ("docx", word.LAYOUTS, ruled, office, shutil.which("soffice"), "LibreOffice"),
    ("html", pages.LAYOUTS, None, browser, BROWSER, "Chromium"),
    ("html", [looking(layout, name) for name in LOOKS for layout in LOOKED_AT], None, browser, BROWSER, "Chromium without lines"),
]


def told(nianbao, pdf):
    """The figures of a PDF, and what the account doubts: places of the text, and words."""
    text, account = pdf.with_suffix(".nianbao"), pdf.with_suffix(".json")
    run(nianbao, "import", "--quiet", "--force", pdf, "-o", text, "--account", account)
    exported = json.loads(run(nianbao, "export", "--to", "json", text), parse_int=str, parse_float=str)
    figures = collections.ChainMap(*(exported.get(part) or {} for part in ("disclosure", "requests", "review")))
    return figures, rows(text.read_text()), json.loads(account.read_text())


def rows(text):
    """The cells of the tables of a text, by the end of the row's name and the column's."""
    found, heads = {}, None
    for line in text.splitlines():
        if not line.startswith("|"):
            heads = None
            continue
        cells = [re.sub(r"（[^（）]*）$", "", cell.strip()) for cell in line.strip("|").split("|")]
        if heads is None:
            heads = cells
        for head, cell in zip(heads[1:], cells[1:]):
            found.setdefault((re.sub(r"^[一二三四]、|^（[一二三四五六七]）|^\d\.", "", cells[0]), head), cell)
    return found


def judged(nianbao, pdf, report):
    figures, apart, account = told(nianbao, pdf)
    entries = account if isinstance(account, list) else account.get("files", account.get("entries", []))
    if entries and isinstance(entries[0], dict) and "entries" in entries[0]:
        entries = [entry for file in entries for entry in file["entries"]]
    doubts = [entry["message"] for entry in entries if entry["kind"] in ("guess", "unread", "undrawn", "struck", "unplaced")]
    numbers = lambda text: re.findall(r"\d+(?:\.\d+)?", text)
    # As they stand there, and as one where a cell has several that may be the pieces of one.
    named = collections.Counter(number for doubt in doubts for number in numbers(doubt))
    named += collections.Counter(number for doubt in doubts if " / " in doubt for number in numbers(doubt.replace(" / ", "")))
    is_guess = any("没有框线" in doubt for doubt in doubts)
    result = {"whole": 0, "said": [], "guessed": [], "lost": [], "wrong": []}
    for (row, column), value in report.values.items():
        found = (figures.get(row) or {}).get(column)
        # A table that is in the text in two parts has its figures all the same.
        if found is None and apart.get((row, column)) == value:
            found = value
        where = f"{row}·{column}: {found} for {value}"
        if str(found) == value:
            result["whole"] += 1
        elif found is None and named[value] > 0:
            named[value] -= 1
            result["said"].append(where)
        elif found is None:
            result["lost"].append(where)
        elif named[str(found)] > 0 and named[value] > 0:
            result["said"].append(where)
        elif is_guess:
            result["guessed"].append(where)
        else:
            result["wrong"].append(where)
    return result, doubts


def main():
    arguments = sys.argv[1:]
    kept = None
    if "--kept" in arguments:
        at = arguments.index("--kept")
        kept = arguments[at + 1]
        del arguments[at : at + 2]
    nianbao, names = arguments[0], arguments[1:]
    failed = 0
    with tempfile.TemporaryDirectory() as made:
        for kind, layouts, change, printer, program, name in KINDS:
            if not program:
                print(f"SKIPPED: {name} is not there", file=sys.stderr)
                continue
            folder = pathlib.Path(kept or made) / name.replace(" ", "-")
            folder.mkdir(parents=True, exist_ok=True)
            layouts = [it for it in layouts if not names or it.__name__ in names]
            if not names:
                layouts = [it for it in layouts if it.__name__ not in UNLIKE]
            layouts = layouts if names or kept else layouts[:COUNT]
            reports, files = {}, []
            for layout in layouts:
                path = folder / f"{layout.__name__}.{kind}"
                reports[path] = Report(seed=sum(map(ord, layout.__name__)), most=4000)
                if not path.with_suffix(".pdf").exists():
                    data = layout(reports[path], None)[0]
                    path.write_bytes(change(data) if change else data)
                    files.append(path)
            if files:
                printer(folder, files)
            total, passed, sure = 0, 0, 0
            for path, report in reports.items():
                pdf = path.with_suffix(".pdf")
                if not pdf.exists():
                    print(f"{name}, {path.stem}: not printed")
                    failed += 1
                    continue
                result, doubts = judged(nianbao, pdf, report)
                total += 1
                bad = result["lost"] + result["wrong"] + result["guessed"]
                passed += not bad
                sure += result["whole"] == len(report.values)
                if result["whole"] < len(report.values) or names:
                    print(f"{name}, {path.stem}: {result['whole']} of {len(report.values)} figures, {len(result['said'])} said, {len(result['guessed'])} guessed wrongly, {len(result['lost'])} lost, {len(result['wrong'])} wrong")
                    for line in bad[: 40 if names else 4]:
                        print(f"    {line}")
                    for line in doubts[: 40 if names else 3]:
                        print(f"    said: {line[:150]}")
            print(f"{sure} of {total} prints of {name} come back whole, {passed} whole or said")
            failed += total - passed + (total == 0)
    sys.exit(1 if failed else 0)


main()
