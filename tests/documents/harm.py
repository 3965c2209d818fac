#!/usr/bin/env python3
"""Files made to harm, or that are something else: each is refused in a second and 100 MB, with a word on why, without a
panic, and nothing is written; what is no harm is read.

    harm.py NIANBAO
"""

import io
import os
import subprocess
import sys
import tempfile
import threading
import zipfile

# What is refused; what is read after all is given twice the time, and memory in proportion to what stands in it.
SECONDS, MEMORY = 1, 100 << 20
SECONDS_READ, MEMORY_READ = 2, 300 << 20
# One run at a time may be delayed by whatever else the machine does: the best of so many counts.
TRIES = 3

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def docx(body, before="", parts=()):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", f"<?xml version='1.0'?>{before}<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts:
            archive.writestr(name, content)
    return data.getvalue()


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def lying(data):
    """The same archive; of each part it says that it unpacks to 12 bytes, in its head and in the directory."""
    data = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset : at + offset + 4] = (12).to_bytes(4, "little")
            at = data.find(mark, at + 4)
    return bytes(data)


def ole(*streams):
    names = b"".join(name.encode("utf-16-le") + b"\0" * 16 for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + names


WHOLE = docx(paragraph("𠮷县统计局2023年政府信息公开工作年度报告") + paragraph("一、总体情况") + paragraph("公开12345条😀。"))
LAUGHS = "<!DOCTYPE d [<!ENTITY a '笑笑笑笑笑笑笑笑'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi")) + "]>"
NESTED = "<w:tbl><w:tr><w:tc>" * 10_000 + paragraph("1") + "</w:tc></w:tr></w:tbl>" * 10_000
EXTERNAL = (
    "word/_rels/document.xml.rels",
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="'
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" '
    'TargetMode="External"/></Relationships>',
)
BIG = 200 << 20

# The name, what makes the bytes, and what is said; nothing for what is read.
FILES = {
    "压缩炸弹.docx": (lambda: docx("", before=" " * (8 << 20)), "压缩倍数"),
    "大压缩炸弹.docx": (lambda: docx("", before=" " * BIG), "展开后的 MB 数"),
    "压缩炸弹在旁边.docx": (lambda: docx(paragraph("公开1条。"), parts=[("word/styles.xml", b" " * BIG)]), "展开后的 MB 数"),
    "尺寸有假.docx": (lambda: lying(WHOLE), "损坏"),
    "一万层表.docx": (lambda: docx(NESTED), "层"),
    "一万层表.html": (lambda: ("<table><tr><td>" * 10_000 + "公开1条。").encode(), "层"),
    "实体.docx": (lambda: docx(paragraph("&i;"), before=LAUGHS), "损坏"),
    "外部实体.docx": (lambda: docx(paragraph("&x;"), before="<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"), "损坏"),
    "实体.html": (lambda: (LAUGHS + "<html><p>&i;</p></html>").encode(), None),
    "外部引用.docx": (lambda: docx(paragraph("公开1条。") + '<w:altChunk r:id="r1"/>', parts=[EXTERNAL]), None),
    "截断.docx": (lambda: WHOLE[: len(WHOLE) // 2], "损坏"),
    "截断的网页.html": (lambda: "<html><body><table><tr><td>规章</td><td".encode(), None),
    "有密码.docx": (lambda: ole("EncryptionInfo", "EncryptedPackage"), "密码"),
    "程序.docx": (lambda: b"MZ\x90\0\x03\0\0\0" + b"\0" * 4096, "程序（Windows）"),
    "~$年报.docx": (lambda: b"\x06Zhang" + b"\0" * 157, "临时文件"),
    "太大.txt": (lambda: b"0" * (65 << 20), "MB"),
    "很多行.txt": (lambda: "一、\n".encode() * 500_001, "行数"),
    "空.docx": (lambda: b"", "空"),
    "网页里的零.html": (lambda: b"<html>" + b"\0" * 100_000, "二进制"),
    "很多单元格.html": (lambda: b"<table>" + b"<tr><td>1" * 300_000, "单元格"),
    "很宽.html": (lambda: "<table><tr><td colspan=1000000000>1<td rowspan=1000000000>2</table>".encode(), "列数"),
    "很多与号.html": (lambda: b"<p>" + b"&" * 1_000_000, None),
    "很多图片.html": (lambda: ("<p>一<img>" * 50_000).encode(), None),
    "很多标题.html": (lambda: "<p>三、收到和处理政府信息公开申请情况".encode() * 20_000, None),
    "很多表.html": (lambda: "<table><tr><td>行政复议<td>1<tr><td>复议后起诉<td>2</table>".encode() * 15_000, None),
}


def make(folder):
    for name, (data, _) in FILES.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data())


def run(nianbao, folder, arguments):
    """The exit code, what was said, the time and the memory of the best of some runs."""
    best = None
    for _ in range(TRIES):
        with tempfile.TemporaryFile() as said:
            command = [nianbao, *arguments]
            child = subprocess.Popen(
                command, cwd=folder, stdout=subprocess.DEVNULL, stderr=said, env={**os.environ, "NIANBAO_LANG": "zh"})
            timer = threading.Timer(60, child.kill)
            timer.start()
            _, status, usage = os.wait4(child.pid, 0)
            timer.cancel()
            child.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            message = said.read().decode("utf-8", "replace")
        result = (usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, child.returncode, message)
        best = result if best is None else min(best, result)
        if best[0] <= SECONDS / 2:
            break
    return best


def main():
    if sys.argv[1] == "--make":
        return make(sys.argv[2])
    nianbao, passed, most = os.path.realpath(sys.argv[1]), 0, (0, 0)
    with tempfile.TemporaryDirectory() as folder:
        # In a process of its own: a child's memory is counted from before it is the program that is measured.
        subprocess.run([sys.executable, __file__, "--make", folder], check=True)
        before = sorted(os.listdir(folder))
        runs = 0
        for name, (_, said) in FILES.items():
            for arguments in (["import", "--force", name, "-o", "写出.nianbao"], ["check", name]):
                runs += 1
                seconds, memory, code, message = run(nianbao, folder, arguments)
                most = max(most[0], seconds), max(most[1], memory)
                wrong = []
                if code not in ((2,) if said else (0, 1)) or "panicked" in message:
                    wrong.append(f"ended with {code}: {message[:300]}")
                if said and said not in message:
                    wrong.append(f"said {message[:300]!r} and not {said}")
                if seconds > (SECONDS if said else SECONDS_READ) or memory > (MEMORY if said else MEMORY_READ):
                    wrong.append(f"took {seconds:.2f} s, {memory >> 20} MB")
                made = os.path.join(folder, "写出.nianbao")
                if said is None and arguments[0] == "import":
                    if os.path.exists(made):
                        os.remove(made)
                    else:
                        wrong.append("wrote nothing")
                elif sorted(os.listdir(folder)) != before:
                    wrong.append(f"wrote {set(os.listdir(folder)) - set(before)}")
                passed += not wrong
                for line in wrong:
                    print(f"{arguments[0]} {name}: {line}")
    print(f"{passed} of {runs} runs on files made to harm: the longest {most[0]:.2f} s, the most memory {most[1] >> 20} MB")
    sys.exit(passed != runs)


main()
