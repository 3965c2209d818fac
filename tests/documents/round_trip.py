"""Reports through pandoc to a Word file and to a page, and back by import: the figures and the text that are in them.

    round_trip.py NIANBAO REPORT…

Comments and front matter are none of the text, and `=` comes back as it stands. A slip of a report comes back too.
"""

import json
import os
import re
import subprocess
import sys
import tempfile


def run(*command, data=None):
    done = subprocess.run(command, input=data, capture_output=True, timeout=120, env={**os.environ, "NIANBAO_LANG": "zh"})
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command}: {done.returncode}\n{done.stderr.decode()[-500:]}")
    return done.stdout


def exported(nianbao, path):
    return json.loads(run(nianbao, "export", "--to", "json", path), parse_int=str, parse_float=str)


def squeezed(text):
    """The text alone: without white space, and what Markdown would write otherwise."""
    return re.sub(r"[\s*`\\#>_-]+|<!--.*?-->", "", text or "", flags=re.S).replace("“", '"').replace("”", '"')


def differences(before, after):
    """What differs, and how many figures and texts were compared."""
    wrong, compared = [], 0
    for part in ("disclosure", "requests", "review"):
        rows = before.get(part) or {}
        for row, columns in rows.items():
            compared += len(columns)
            found = (after.get(part) or {}).get(row)
            if found != columns:
                wrong.append(f"{part}·{row}: {found} for {columns}")
    for name, text in (before.get("sections") or {}).items():
        compared += bool(text)
        found = squeezed((after.get("sections") or {}).get(name))
        if found != squeezed(text):
            wrong.append(f"{name}: {found[:80]} for {squeezed(text)[:80]}")
    if squeezed(before.get("title")) != squeezed(after.get("title")):
        wrong.append(f"title: {after.get('title')} for {before.get('title')}")
    return wrong, compared


def main():
    nianbao, reports = sys.argv[1], sys.argv[2:]
    passed = runs = all_compared = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in reports:
            with open(path, encoding="utf-8") as file:
                text = file.read()
            before = exported(nianbao, path)
            # Front matter is none of the text.
            markdown = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
            name = os.path.basename(path).removesuffix(".nianbao")
            for kind in ("docx", "html"):
                runs += 1
                made = os.path.join(folder, f"{name}.{kind}")
                run("pandoc", "--from", "gfm", "--standalone", "--metadata", "title=", "--to", kind, "--output", made, data=markdown.encode())
                back = os.path.join(folder, f"{name}-{kind}.nianbao")
                run(nianbao, "import", "--quiet", "--force", made, "-o", back)
                wrong, compared = differences(before, exported(nianbao, back))
                all_compared += compared
                passed += not wrong
                if wrong:
                    print(f"{path}, {kind}: {len(wrong)}")
                    for line in wrong[:6]:
                        print(f"    {line}")
    print(f"{passed} of {runs} round trips through pandoc give the report back, {all_compared} figures and texts")
    sys.exit(passed != runs or not all_compared)


main()
