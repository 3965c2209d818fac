"""Documents in many layouts, made by other libraries than ours: what each says comes back, and a spoilt figure is
found at its cell in the file. And texts into which such tables were pasted: mended, they say the same.

    check.py NIANBAO [NAME…]

With names, only those layouts, and what was made is kept and named. Prints what differs, and how many passed.
"""

import collections
import json
import os
import re
import subprocess
import sys
import tempfile

import pages
import pasted
import texts
import word
from report import Report, SECTIONS

KINDS = [("docx", word.LAYOUTS), ("html", pages.LAYOUTS), ("txt", texts.LAYOUTS), ("nianbao", pasted.LAYOUTS)]
# What is known to be guessed where a layout does not say it.
GUESSED = {"over_pages_without_head"}
# Text that a layout adds to sections, and rules that it gives cause for: what stands in a document is kept, and what
# is wrong in it said.
_CAPTIONS = ["表：2023年度统计表", "单位：件"]
ADDED = {
    "footnotes": {3: ["该数含上年结转部分，由县政府办核实。"]},
    "nested_tables": {section: ["填报单位：𠮷县人民政府办公室"] for section in (2, 3, 4)},
    "captions_in_tables": {section: _CAPTIONS for section in (2, 3, 4)},
}
CAUSED = {"headings_without_numbers": "structure/section-title"}


def made(kind, function, report, mark=None):
    if kind != "txt":
        return function(report, mark)
    data = function(report)
    data = data if isinstance(data, bytes) else data.encode()
    return data, None


def run(*command):
    # A binary that was asked for English by its caller is asked for Chinese here: places are compared.
    done = subprocess.run(command, capture_output=True, timeout=60, env={**os.environ, "NIANBAO_LANG": "zh"})
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command}: {done.returncode}\n{done.stderr.decode()[-500:]}")
    return done.stdout.decode()


def squeezed(text):
    return re.sub(r"\s+", " ", text).strip()


def differences(exported, report, added):
    wrong = []
    figures = collections.ChainMap(*(exported.get(part) or {} for part in ("disclosure", "requests", "review")))
    for (row, column), value in report.values.items():
        found = (figures.get(row) or {}).get(column)
        if str(found) != value:
            wrong.append(f"{row}·{column}: {found} for {value}")
    if exported["title"] is None or re.sub(r"\s", "", exported["title"]) != report.title:
        wrong.append(f"title: {exported['title']}")
    if exported["year"] != str(report.year):
        wrong.append(f"year: {exported['year']}")
    if squeezed(exported["preamble"] or "") != squeezed("\n\n".join(report.preamble)):
        wrong.append(f"preamble: {exported['preamble']}")
    for section, name in SECTIONS.items():
        found = [squeezed(part) for part in re.split(r"\n\n", exported["sections"].get(name) or "") if part.strip()]
        if found != [squeezed(text) for text in report.paragraphs.get(section, []) + added.get(section, [])]:
            wrong.append(f"text of {name}: {found}")
    return wrong


def checked(nianbao, folder, kind, function):
    name = function.__name__
    report = Report(seed=sum(map(ord, name)), most=60 if len(name) % 2 else 4000)
    path = os.path.join(folder, f"{name}.{kind}")
    with open(path, "wb") as file:
        file.write(made(kind, function, report)[0])
    text = path + ".nianbao"
    run(nianbao, "import", "--quiet", "--force", path, "-o", text)
    exported = json.loads(run(nianbao, "export", "--to", "json", text), parse_int=str, parse_float=str)
    wrong = differences(exported, report, ADDED.get(name, {}))
    findings = json.loads(run(nianbao, "check", "--output-format", "json", path))
    for finding in findings:
        group = finding["rule"].split("/")[0]
        guessed = finding["rule"] == "import/guess" and name in GUESSED
        guessed |= finding["rule"] == CAUSED.get(name)
        if finding["severity"] != "info" and not guessed or group == "import" and not guessed:
            wrong.append(f"{finding['rule']}: {finding['message'][:80]} ({finding['origin']})")

    spoilt, key = report.spoilt()
    path = os.path.join(folder, f"{name}-spoilt.{kind}")
    data, place = made(kind, function, spoilt, key)
    with open(path, "wb") as file:
        file.write(data)
    findings = json.loads(run(nianbao, "check", "--output-format", "json", path))
    found = [finding["origin"] for finding in findings if finding["rule"].startswith("totals/")]
    if kind == "txt":
        encoding = {"utf_16": "utf-16", "gb18030": "gb18030"}.get(name, "utf-8")
        lines = re.split("\r\n|\n", data.decode(encoding))
        place = next(f"第 {at + 1} 行" for at, line in enumerate(lines) if spoilt.values[key] in line)
    if place not in found:
        wrong.append(f"the spoilt figure at {place} is said to be at {found}")
    return wrong


def mended(nianbao, folder, function):
    """What differs once a text with tables in another shape is mended, and how often that was said."""
    name = function.__name__
    report = Report(seed=sum(map(ord, name)), most=900)
    path = os.path.join(folder, f"{name}.nianbao")
    with open(path, "w") as file:
        file.write(function(report))
    findings = json.loads(run(nianbao, "check", "--output-format", "json", path))
    # Labels of groups in every row are read as they stand, and have a rule of their own.
    expected = {"import/pasted-table", "structure/leading-labels"}
    wrong = [f"{it['rule']}: {it['message'][:80]}" for it in findings if it["rule"] not in expected and it["severity"] != "info"]
    if not 3 <= len(findings):
        wrong.append(f"said {len(findings)} times")
    run(nianbao, "check", "--quiet", "--fix", "--unsafe-fixes", path)
    exported = json.loads(run(nianbao, "export", "--to", "json", path), parse_int=str, parse_float=str)
    wrong += differences(exported, report, {})
    findings = json.loads(run(nianbao, "check", "--output-format", "json", path))
    return wrong + [f"left: {it['rule']}: {it['message'][:80]}" for it in findings if it["severity"] != "info"]


def main():
    nianbao, names = sys.argv[1], sys.argv[2:]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        if names:
            folder = tempfile.mkdtemp()
            print(folder)
        for kind, layouts in KINDS:
            passed = 0
            for function in layouts:
                if names and function.__name__ not in names:
                    continue
                own = kind == "nianbao"
                wrong = mended(nianbao, folder, function) if own else checked(nianbao, folder, kind, function)
                passed += not wrong
                if wrong:
                    print(f"{kind}, {function.__name__}: {len(wrong)}")
                    for line in wrong[: 40 if names else 6]:
                        print(f"    {line}")
            print(f"{passed} of {len(layouts)} layouts of {kind} come back")
            failed += 0 if names else len(layouts) - passed
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
