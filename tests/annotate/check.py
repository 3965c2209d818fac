"""Word files annotated: comments at the very cell, changes that touch no figure, every other part as it was.

    check.py NIANBAO MARK SOFFICE LAYOUTS [FOLDER…]

MARK is the example mark-document, SOFFICE LibreOffice (or "-": without), LAYOUTS the folder with the generators of
documents. Where FOLDERs are given, the Word files in them, which others have made, get comments by the library in place of
the layouts.
Prints what is wrong, and how many of how many are right.
"""

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import docx
from lxml import etree

NIANBAO, MARK, SOFFICE, LAYOUTS = sys.argv[1:5]
FOLDERS = sys.argv[5:]
sys.path.insert(0, LAYOUTS)

import word  # noqa: E402
from report import Report  # noqa: E402

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
# What may be written anew.
OWN = re.compile(r"word/(document\d*|comments[A-Za-z]*\d*)\.xml|\[Content_Types\]\.xml|word/_rels/document\d*\.xml\.rels")
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
# A layout in which the table with the figure hangs in a box has its comment at the paragraph that holds the box.
SLIPS = "各单位,及时更新。。群众满意"
BY = "𠮷县<办>"
# LibreOffice itself writes the text of these twice.
DOUBLED = {"content_controls"}
FIXED = {"typography/doubled-punctuation", "typography/mixed-width"}


def run(*command, codes=(0,)):
    done = subprocess.run(command, capture_output=True, timeout=600, env={**os.environ, "NIANBAO_LANG": "zh"})
    if done.returncode not in codes:
        raise SystemExit(f"{command[:4]}: {done.returncode}\n{done.stderr.decode()[-800:]}")
    return done.stdout.decode()


def parts(path):
    """What the parts hold. A sum that is wrong is nothing here: files of others have them, and keep them."""
    held = {}
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if entry.filename.endswith("/"):
                continue
            with archive.open(entry) as part:
                part._expected_crc = None
                held[entry.filename] = part.read()
    return held


def others(before, after):
    """Names of parts that are not as they were and may not be otherwise."""
    before, after = parts(before), parts(after)
    main = [name for name in before if re.search(r'officeDocument"|officeDocument$', name)]
    changed = [name for name in before if before[name] != after.get(name) and not OWN.fullmatch(name)]
    return changed + [name for name in after if name not in before and not OWN.fullmatch(name)] + main


def local(element):
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def word_name(element):
    return isinstance(element.tag, str) and element.tag.startswith((W, STRICT))


def plain(data):
    """A text part without marks of comments, its runs that look alike in one another's company joined: the same before
    and after."""
    root = etree.fromstring(data)
    for element in list(root.iter()):
        if word_name(element) and local(element) in MARKS:
            parent = element.getparent()
            parent.remove(element)
            left = [child for child in parent if local(child) != "rPr"]
            if local(parent) == "r" and not left:
                parent.getparent().remove(parent)
    out = []

    def flat(element):
        for child in element:
            if word_name(child) and local(child) == "r":
                props = [etree.tostring(it) for it in child if local(it) == "rPr"]
                for it in child:
                    if local(it) == "rPr":
                        continue
                    if local(it) == "t":
                        kept = it.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
                        text = (it.text or "") if kept else (it.text or "").strip(" \t\r\n")
                        # Splitting a text leaves each of its characters with the same look.
                        out.extend(("t", letter, *[re.sub(rb' xmlns:\w+="[^"]*"', b"", prop) for prop in props]) for letter in text)
                    else:
                        out.append(("in", etree.tostring(it, method="c14n")))
            else:
                out.append(("begin", child.tag if isinstance(child.tag, str) else "", tuple(sorted(child.attrib.items())), (child.text or "").strip()))
                flat(child)
                out.append(("end",))

    flat(root)
    return out


def without_changes(data, author):
    """A text part with the changes of an author undone."""
    root = etree.fromstring(data)
    for element in list(root.iter()):
        if not word_name(element) or element.get(etree.QName(element).namespace.join("{}") + "author") != author:
            continue
        parent = element.getparent()
        if local(element) == "ins":
            parent.remove(element)
        elif local(element) == "del":
            for text in element.iter(f"{{{etree.QName(element).namespace}}}delText"):
                text.tag = f"{{{etree.QName(element).namespace}}}t"
            at = parent.index(element)
            for offset, child in enumerate(list(element)):
                parent.insert(at + offset, child)
            parent.remove(element)
    return etree.tostring(root)


def ranges(data, known=None):
    """For each comment's number, of those known, the text in its range, and that of the innermost cell around where it
    begins. A layout has marks of comments that are not there."""
    root = etree.fromstring(data)
    found, open_ranges, references = {}, {}, []
    for element in root.iter():
        if not word_name(element):
            continue
        space = element.tag[: element.tag.index("}") + 1]
        name = local(element)
        if name in MARKS and known is not None and element.get(space + "id") not in known:
            continue
        if name == "commentRangeStart":
            cell = next((it for it in element.iterancestors() if it.tag == space + "tc"), None)
            boxed = any(local(it) == "txbxContent" for it in element.iterancestors())
            open_ranges[element.get(space + "id")] = ["", cell, boxed]
        elif name == "commentRangeEnd":
            found[element.get(space + "id")] = open_ranges.pop(element.get(space + "id"))
        elif name == "commentReference":
            references.append(element.get(space + "id"))
        elif name in ("t", "delText"):
            for it in open_ranges.values():
                it[0] += element.text or ""
    # A comment of others may hang at a point, without a range.
    assert not open_ranges and set(found) <= set(references) and len(set(references)) == len(references), "each range ends and is referred to"
    return found


def digits(text):
    return "".join(re.findall(r"\d", text))


def cell_text(cell):
    return "".join(it.text or "" for it in cell.iter() if local(it) == "t")


def main_part(path):
    return parts(path)["word/document.xml"]


def comment_parts(path):
    return etree.fromstring(parts(path)["word/comments.xml"])


def text_of(comment):
    return "\n".join("".join(it.text or "" for it in p.iter() if local(it) == "t") for p in comment if local(p) == "p")


def figures(path):
    return re.findall(r"\d[\d.,]*", run(NIANBAO, "import", "-q", path))


def findings(path):
    found = json.loads(run(NIANBAO, "check", "--output-format", "json", path, codes=(0, 1)))
    return sorted((it["rule"], it["message"]) for it in found if not it["rule"].startswith("import/"))


def timeless(path):
    strip = lambda data: re.sub(rb'date="[^"]*"', b"", data)
    return {name: strip(data) for name, data in parts(path).items()}


def office(paths, to, folder):
    """Has LibreOffice write files in another format; where each is, for those that it opens. What it did not come to,
    because it crashed at another, is asked for again by itself."""
    if SOFFICE == "-" or not paths:
        return {}
    os.makedirs(folder, exist_ok=True)
    made = {path: os.path.join(folder, os.path.splitext(os.path.basename(path))[0] + "." + to) for path in paths}

    def convert(some, seconds):
        command = [SOFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to, "--outdir", folder, *some]
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(command, capture_output=True, timeout=seconds)

    for at in range(0, len(paths), 40):
        convert(paths[at : at + 40], 400)
    for path in [path for path in paths if not os.path.exists(made[path])]:
        convert([path], 60)
    return {path: result for path, result in made.items() if os.path.exists(result)}


def shown(odt):
    """The comments that LibreOffice shows: whose each is, its text, and that of the cell it is in."""
    with zipfile.ZipFile(odt) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    found = []
    for element in root.iter(OFFICE + "annotation"):
        cell = next((it for it in element.iterancestors() if local(it) == "table-cell"), None)
        author = element.findtext("{http://purl.org/dc/elements/1.1/}creator")
        text = "".join(element.itertext())
        inside = "".join(cell.itertext()) if cell is not None else None
        found.append((author, text, inside))
    return found


def accept(odt, result):
    """Accepts all changes, as OpenDocument has it: what is deleted stands apart, what is put in stands in the text."""
    with zipfile.ZipFile(odt) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "content.xml":
                root, count = etree.fromstring(data), 0
                for element in list(root.iter(TEXT + "tracked-changes", TEXT + "change", TEXT + "change-start", TEXT + "change-end")):
                    count += local(element) == "tracked-changes"
                    tail, parent, before = element.tail or "", element.getparent(), element.getprevious()
                    if before is not None:
                        before.tail = (before.tail or "") + tail
                    else:
                        parent.text = (parent.text or "") + tail
                    parent.remove(element)
                assert count, "LibreOffice sees the changes"
                data = etree.tostring(root)
            new.writestr(name, data)


def accepted_in_word(data):
    """A text part with the changes of ours accepted: what is deleted goes, what is put in stays."""
    root = etree.fromstring(data)
    for element in list(root.iter()):
        if not word_name(element) or element.get(etree.QName(element).namespace.join("{}") + "author") != BY:
            continue
        parent = element.getparent()
        if local(element) == "ins":
            at = parent.index(element)
            for offset, child in enumerate(list(element)):
                parent.insert(at + offset, child)
        parent.remove(element)
    return etree.tostring(root)


def compare(bad, whose, accepted, before):
    """Whether with all changes accepted the figures are the same, and just the findings gone that had a safe fix."""
    if figures(accepted) != figures(before):
        bad.append(f"{whose}: with all changes accepted the figures are others")
    left, found = findings(accepted), findings(before)
    gone = [it for it in found if it not in left]
    if {rule for rule, _ in gone} != FIXED or len(left) != len(found) - len(FIXED):
        bad.append(f"{whose}: with all changes accepted these are gone: {gone}, of {len(found)} {len(left)} are left")


def layouts(folder):
    wrong, made = {}, []
    for function in word.LAYOUTS:
        name = function.__name__
        report = Report(seed=sum(map(ord, name)), most=400)
        report.paragraphs[1] = [report.paragraphs[1][0] + SLIPS, *report.paragraphs[1][1:]]
        spoilt, key = report.spoilt()
        path = os.path.join(folder, f"{name}.docx")
        with open(path, "wb") as file:
            file.write(function(spoilt, key)[0])
        made.append((name, path, spoilt.values[key]))
    asked = []
    for name, path, figure in made:
        bad = wrong[name] = []
        out, twice, tracked, again = (os.path.join(folder, f"{name}.{kind}.docx") for kind in ("a", "aa", "t", "tt"))
        run(NIANBAO, "annotate", path, "-o", out)
        run(NIANBAO, "annotate", out, "-o", twice)
        run(NIANBAO, "annotate", path, "--track-changes", "-o", tracked, "--author", BY)
        run(NIANBAO, "annotate", tracked, "--track-changes", "-o", again, "--author", BY)
        for result in (out, tracked):
            changed = others(path, result)
            if changed:
                bad.append(f"parts are not as they were: {changed}")
        if plain(main_part(path)) != plain(main_part(out)):
            bad.append("the text's part has other changes than comments and split runs")
        if plain(main_part(path)) != plain(without_changes(main_part(tracked), BY)):
            bad.append("the text's part has other changes than comments, split runs and tracked changes")
        for first, second in ((out, twice), (tracked, again)):
            if timeless(first) != timeless(second):
                bad.append("annotated twice is not as annotated once")
        comments = {it.get(it.tag[: it.tag.index("}") + 1] + "id"): text_of(it) for it in comment_parts(out)}
        held = ranges(main_part(out), comments)
        if set(held) != set(comments):
            bad.append(f"comments {sorted(comments)} and ranges {sorted(held)}")
        sums = [number for number, text in comments.items() if "totals/" in text]
        at = [(held[number][0], held[number][1]) for number in sums]
        # A layout may have deleted or hidden digits beside the figure.
        if not any(cell is not None and digits(cell_text(cell)) in (figure, digits(text)) and figure in digits(text) for text, cell in at):
            bad.append(f"no comment on sums is at the cell of {figure}: {[text for text, _ in at]}")
        if name != "strict":
            read = docx.Document(out).comments
            if sorted(comment.text for comment in read) != sorted(comments.values()):
                bad.append("python-docx reads other comments")
            if any(comment.author != "年报检查" or comment.initials != "nianbao" for comment in read):
                bad.append("python-docx reads another author")
        asked += [out, tracked]
    opened = office(asked, "odt", os.path.join(folder, "odt"))
    accepted = {}
    for name, path, figure in made if SOFFICE != "-" else []:
        bad = wrong[name]
        out, tracked = (os.path.join(folder, f"{name}.{kind}.docx") for kind in ("a", "t"))
        if out not in opened or tracked not in opened:
            bad.append("LibreOffice does not open it")
            continue
        comments = [it for it in shown(opened[out]) if it[0] == "年报检查"]
        if len(comments) != len(comment_parts(out)):
            bad.append(f"LibreOffice shows {len(comments)} comments")
        cells = [cell for _, text, cell in comments if "totals/" in text]
        if not any(figure in digits(cell or "") for cell in cells):
            bad.append(f"in LibreOffice the comments are at {cells}")
        accepted[name] = os.path.join(folder, f"{name}.accepted.odt")
        accept(opened[tracked], accepted[name])
    written = office(list(accepted.values()), "docx", os.path.join(folder, "accepted"))
    # The same way without changes, for LibreOffice changes some things on its own.
    before = office([opened[out] for out in asked[::2] if out in opened], "docx", os.path.join(folder, "before"))
    for name, path, figure in made:
        bad, out = wrong[name], os.path.join(folder, f"{name}.t.docx")
        result = os.path.join(folder, f"{name}.w.docx")
        with open(result, "wb") as file:
            file.write(word.rezipped(open(out, "rb").read(), lambda part, data: accepted_in_word(data) if part == "word/document.xml" else data))
        compare(bad, "Word", result, path)
        if name not in accepted or name in DOUBLED:
            continue
        result = written[accepted[name]]
        same = before[opened[os.path.join(folder, f"{name}.a.docx")]]
        compare(bad, "LibreOffice", result, same)
    return wrong


def opens(path):
    try:
        docx.Document(path).paragraphs
        return True
    except Exception:
        return False


def judged(path, result, count):
    """What is wrong with a file of others that was annotated."""
    bad = []
    before, after = parts(path), parts(result)
    relations = before.get("_rels/.rels", b"").decode("utf-8", "replace")
    target = re.search(r'officeDocument"[^>]*Target="/?([^"]*)"|Target="/?([^"]*)"[^>]*officeDocument"', relations)
    main = next(filter(None, target.groups())) if target else "word/document.xml"
    folder_of, _, file_of = main.rpartition("/")
    allowed = {main.lower(), "[content_types].xml", f"{folder_of}/_rels/{file_of}.rels".lower()}
    allowed |= {name.lower() for name in after if "comments" in name.lower()}
    changed = [name for name in set(before) | set(after) if before.get(name) != after.get(name) and name.lower() not in allowed]
    if changed:
        bad.append(f"parts are not as they were: {changed}")
    of = lambda held: next(data for name, data in held.items() if name.lower() == main.lower())
    marked = len(ranges(of(after))) - len(ranges_or_none(of(before)))
    if marked != count:
        bad.append(f"{marked} ranges for {count} comments")
    if plain(of(before)) != plain(of(after)):
        bad.append("the text's part has other changes than comments and split runs")
    if opens(path) and not opens(result):
        bad.append("python-docx does not open it any more")
    return bad


def suites(folder):
    """Files of others; for those that were annotated what is wrong with each, and for the rest why they were not."""
    paths = sorted(os.path.join(top, name) for root in FOLDERS for top, _, names in os.walk(root) for name in names if name.endswith(".docx"))
    if not paths:
        return {}, {}
    out = os.path.join(folder, "suites")
    os.mkdir(out)
    lines = [line.split("\t") for line in run(MARK, out, *paths).splitlines()]
    refused = {path: said for path, name, said in lines if not name}
    done = [(path, os.path.join(out, name), int(count)) for path, name, count in lines if name]
    wrong = {}
    for path, result, count in done:
        try:
            wrong[path] = judged(path, result, count)
        except Exception as error:
            wrong[path] = [f"cannot be judged: {error!r}"]
    links = {}
    for at, (path, result, _) in enumerate(done):
        links[path] = os.path.join(folder, f"original{at:03}.docx")
        shutil.copy(path, links[path])
    first = office(list(links.values()), "odt", os.path.join(folder, "originals"))
    second = office([result for _, result, _ in done], "odt", os.path.join(folder, "marked"))
    opened, marks = 0, 0
    for path, result, count in done if SOFFICE != "-" else []:
        if links[path] not in first:
            continue
        opened += 1
        if result not in second:
            wrong[path].append("LibreOffice does not open it any more")
            continue
        known, comments = shown(first[links[path]]), shown(second[result])
        marks += len(comments) - len(known)
        if len(comments) - len(known) != count:
            wrong[path].append(f"LibreOffice shows {len(known)} comments and then {len(comments)} for {count}")
    print(f"LibreOffice opens {opened} of {len(done)}, as before, and shows {marks} comments that were put in")
    return wrong, refused


def ranges_or_none(data):
    try:
        return ranges(data)
    except (AssertionError, KeyError):
        return {}


def tell(wrong):
    for name, bad in wrong.items():
        for it in bad:
            print(f"{name}: {it}")
    return sum(not bad for bad in wrong.values())


def main():
    with tempfile.TemporaryDirectory() as folder:
        if FOLDERS:
            wrong, refused = suites(folder)
            for name, said in refused.items():
                print(f"{name}: not annotated: {said}")
            right = tell(wrong)
            print(f"{right} of {len(wrong)} files that others have made are annotated as they should be; {len(refused)} were refused")
        else:
            wrong = layouts(folder)
            right = tell(wrong)
            print(f"{right} of {len(wrong)} layouts are annotated as they should be")
        sys.exit(right < len(wrong) or not wrong)


main()
