"""The layouts of Word files and pages as older formats: what LibreOffice makes of the Word files as .doc and .rtf, and
the pages as one file each (.mht). Each is named .doc as well, as people do. A few are files of LibreOffice's own kind
(.odt), which is what reads them, too. What was written comes back.

    older.py NIANBAO [NAME…]

With names, only those layouts, and what was made is kept and named. Prints what differs, and how many passed.
"""

import email.charset
import email.mime.multipart
import email.mime.text
import os
import subprocess
import sys
import tempfile

import pages
import word
from check import ADDED, differences, run
from report import Report

# What LibreOffice itself does not take over, as its own text of the same file shows: figures come back all the same.
LOST = {
    "fields": "the title, which is a field's result",
    "title_in_a_text_box": "text boxes",
    "content_controls": "the controls, of which it repeats the text",
}


def report_of(name):
    return Report(seed=sum(map(ord, name)), most=60 if len(name) % 2 else 4000)


def soffice(folder, profile, to, paths):
    """Converts files; gives up after a while, since it may hang."""
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", to, "--outdir", folder]
    subprocess.run(command + paths, capture_output=True, timeout=240, check=False)


def mht(page):
    page = page if isinstance(page, bytes) else page.encode()
    text = None
    for encoding in ("utf-8", "gb18030"):
        try:
            text = page.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    whole = email.mime.multipart.MIMEMultipart("related", type="text/html")
    charset = email.charset.Charset("utf-8")
    charset.body_encoding = email.charset.QP
    part = email.mime.text.MIMEText("", "html", "utf-8")
    part.replace_header("Content-Transfer-Encoding", "quoted-printable")
    part.set_payload(charset.body_encode(text.encode()))
    whole.attach(part)
    picture = email.mime.text.MIMEText("iVBORw0KGgo=", "plain")
    picture.replace_header("Content-Type", "image/png")
    whole.attach(picture)
    return b"MIME-Version: 1.0\r\n" + whole.as_bytes().replace(b"MIME-Version: 1.0\n", b"", 1)


def wrong_in(nianbao, path, name, *more):
    import json

    text = path + ".nianbao"
    run(nianbao, "import", "--quiet", "--force", *more, path, "-o", text)
    exported = json.loads(run(nianbao, "export", "--to", "json", text), parse_int=str, parse_float=str)
    wrong = differences(exported, report_of(name), ADDED.get(name, {}))
    if name in LOST:
        wrong = [line for line in wrong if "·" in line.split(":")[0]]
    return wrong


def main():
    nianbao, names = sys.argv[1], sys.argv[2:]
    folder = tempfile.mkdtemp()
    if names:
        print(folder)
    made, failed = [], 0
    for function in word.LAYOUTS:
        name = function.__name__
        if not names or name in names:
            path = os.path.join(folder, f"{name}.docx")
            with open(path, "wb") as file:
                file.write(function(report_of(name), None)[0])
            made.append((name, path))
    few = [(name, path) for name, path in made if name not in LOST][:3]
    for to, ending, these in (("doc:MS Word 97", "doc", made), ("rtf", "rtf", made), ("odt", "odt", few)):
        out = os.path.join(folder, ending)
        soffice(out, os.path.join(folder, "profile"), to, [path for _, path in these])
        passed, read = 0, 0
        more = ["--with-libreoffice"] if ending == "odt" else []
        for name, _ in these:
            path = os.path.join(out, f"{name}.{ending}")
            if not os.path.exists(path):
                print(f"{ending}, {name}: LibreOffice made none")
                continue
            read += 1
            if ending == "rtf" and read % 2:
                os.rename(path, path + ".doc")
                path += ".doc"
            wrong = wrong_in(nianbao, path, name, *more)
            passed += not wrong
            if wrong:
                print(f"{ending}, {name}: {len(wrong)}")
                for line in wrong[: 40 if names else 6]:
                    print(f"    {line}")
        print(f"{passed} of {read} layouts that LibreOffice made into .{ending} come back")
        failed += read - passed + (not read)
    passed, read = 0, 0
    for function in pages.LAYOUTS:
        name = function.__name__
        if names and name not in names:
            continue
        read += 1
        path = os.path.join(folder, f"{name}.{'doc' if read % 2 else 'mht'}")
        with open(path, "wb") as file:
            file.write(mht(function(report_of(name), None)[0]))
        wrong = wrong_in(nianbao, path, name)
        passed += not wrong
        if wrong:
            print(f"mht, {name}: {len(wrong)}")
            for line in wrong[:6]:
                print(f"    {line}")
    print(f"{passed} of {read} layouts of pages in one file come back")
    sys.exit(1 if failed or passed < read else 0)


if __name__ == "__main__":
    main()
