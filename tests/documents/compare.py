"""Compares the text of Word files as nianbao reads it with pandoc's: the same lines, whatever their order.

    compare.py READER FOLDER…

READER is the example read-document. What differs is printed, and how many files agree. A file that READER does not
end with in time, or panics on, is a failure; so is any difference with --strict.
"""

import collections
import json
import os
import re
import subprocess
import sys
import unicodedata

INLINE = {"Emph", "Strong", "Strikeout", "SmallCaps", "Underline", "Superscript", "Subscript"}


def inlines(nodes, notes):
    text = ""
    for node in nodes:
        kind, content = node["t"], node.get("c")
        if kind == "Str":
            text += content
        elif kind in ("Space", "SoftBreak"):
            text += " "
        elif kind == "LineBreak":
            text += "\n"
        elif kind in INLINE:
            text += inlines(content, notes)
        elif kind in ("Quoted", "Link", "Span", "Cite"):
            text += inlines(content[1], notes)
        elif kind in ("Code", "Math"):
            text += content[1]
        elif kind == "Note":
            notes.append(content)
    return text


def blocks(nodes, lines):
    for node in nodes:
        kind, content, notes = node["t"], node.get("c"), []
        if kind in ("Para", "Plain"):
            lines.append(inlines(content, notes))
        elif kind == "Header":
            lines.append(inlines(content[2], notes))
        elif kind == "BlockQuote":
            blocks(content, lines)
        elif kind == "Div":
            blocks(content[1], lines)
        elif kind == "BulletList":
            for item in content:
                blocks(item, lines)
        elif kind == "OrderedList":
            for item in content[1]:
                blocks(item, lines)
        elif kind == "DefinitionList":
            for term, definitions in content:
                lines.append(inlines(term, notes))
                for definition in definitions:
                    blocks(definition, lines)
        elif kind == "CodeBlock":
            lines.append(content[1])
        elif kind == "LineBlock":
            lines.append("\n".join(inlines(line, notes) for line in content))
        elif kind == "Table":
            blocks(content[1][1], lines)
            rows = list(content[3][1])
            for body in content[4]:
                rows += body[2] + body[3]
            for row in rows + content[5][1]:
                for cell in row[1]:
                    blocks(cell[4], lines)
        for note in notes:
            blocks(note, lines)


def meta(value, lines):
    kind, content = value["t"], value.get("c")
    if kind == "MetaInlines":
        lines.append(inlines(content, []))
    elif kind == "MetaList":
        for item in content:
            meta(item, lines)
    elif kind == "MetaBlocks":
        blocks(content, lines)


def counted(lines):
    """The lines without white space, hyphens and what only joins, each as often as it comes."""
    plain = (re.sub(r"[\s\u00ad\u200b\u2010\u2011-]+", "", unicodedata.normalize("NFKC", line)) for line in lines)
    return collections.Counter(filter(None, plain))


def run(command, seconds):
    return subprocess.run(command, capture_output=True, timeout=seconds)


def compare(reader, path):
    """What differs, and whether it is a failure whatever pandoc says."""
    try:
        ours = run([reader, "--written", path], 30)
    except subprocess.TimeoutExpired:
        return "is not read within 30 s", True
    if ours.returncode not in (0, 1):
        return f"ends with {ours.returncode}: {ours.stderr.decode()[-300:]}", True
    theirs = run(["pandoc", "--from", "docx", "--to", "json", path], 120)
    if ours.returncode or theirs.returncode:
        if ours.returncode and theirs.returncode:
            return None, False
        said = (ours.stderr or theirs.stderr).decode().strip().splitlines()[-1:]
        return f"is read by {'pandoc' if ours.returncode else 'nianbao'} alone: {said}", False
    document, lines = json.loads(theirs.stdout), []
    for value in document["meta"].values():
        meta(value, lines)
    blocks(document["blocks"], lines)
    wanted = counted(part for line in lines for part in line.split("\n"))
    found = counted(ours.stdout.decode().split("\n"))
    if wanted == found:
        return None, False
    only = [[line[:60] for line in (a - b).elements()][:5] for a, b in ((wanted, found), (found, wanted))]
    return f"pandoc alone {only[0]}, nianbao alone {only[1]}", False


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--strict"]
    strict = len(arguments) < len(sys.argv) - 1
    reader, folders = arguments[0], arguments[1:]
    paths = sorted(
        os.path.join(folder, name)
        for top in folders
        for folder, _, names in os.walk(top)
        for name in names
        if name.endswith(".docx") and not name.startswith("~$")
    )
    same, failed = 0, False
    for path in paths:
        difference, is_failure = compare(reader, path)
        if difference is None:
            same += 1
            continue
        failed |= is_failure or strict
        print(f"{path}: {difference}")
    print(f"{same} of {len(paths)} Word files have the same text as pandoc reads")
    sys.exit(failed or not paths)


main()
