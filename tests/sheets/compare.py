"""Imports what LibreOffice has made and holds its figures against those that were exported.

compare.py NIANBAO FOLDER: FOLDER has NAME.json for each report, and folders of what was made of it.
"""

import json
import pathlib
import subprocess
import sys

def figures(value, path=()):
    """The figures of an export, by their places."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from figures(inner, (*path, key))
    elif not isinstance(value, list) and path and path[0] not in ("report", "state", "text"):
        yield path, value


def exported(nianbao, file):
    text = file.with_suffix(".nianbao")
    run = subprocess.run([nianbao, "import", file, "-o", text, "--force", "-q"], capture_output=True, text=True)
    if run.returncode not in (0, 1):
        raise SystemExit(f"{file}: {run.stderr}")
    run_json = subprocess.run([nianbao, "export", "--to", "json", text], capture_output=True, text=True)
    return json.loads(run_json.stdout), run.stderr


def main():
    nianbao, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    read = wrong = 0
    for made in sorted(folder.glob("*/*.*")):
        original = folder / f"{made.stem}.json"
        if made.suffix == ".nianbao" or "profile" in made.parts or not original.exists():
            continue
        found, doubts = exported(nianbao, made)
        want = {path: value for path, value in figures(json.loads(original.read_text())) if is_figure(path, value)}
        have = dict(figures(found))
        differing = [(path, value, have.get(path)) for path, value in want.items() if have.get(path) != value]
        read, wrong = read + len(want), wrong + len(differing)
        print(f"{made.parent.name}/{made.name}: {len(want) - len(differing)} of {len(want)} figures", *doubts.splitlines()[:2])
        for path, value, other in differing[:5]:
            print(f"    {'·'.join(path)}: {other} for {value}")
    print(f"{read} figures, {wrong} wrong")
    if wrong or not read:
        raise SystemExit(1)


def is_figure(path, value):
    # Sheets do not say on which year a report is.
    return path != ("year",) and isinstance(value, (int, float)) and not isinstance(value, bool)


main()
