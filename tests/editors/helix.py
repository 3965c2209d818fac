"""Helix, end to end, in a terminal of its own: its keys go in, and what it draws is read. Run by ./run.

    helix.py ROOT       the project; $HELIX, $REPORT, $OUT and $PATH say the rest
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time

import pyte

ROOT, OUT, REPORT = sys.argv[1], os.environ["OUT"], os.environ["REPORT"]
LINES, COLUMNS = 40, 170
STARTED = time.monotonic()
HOME = os.path.join(OUT, "home")


def settings():
    """The settings that editors/README.md says to copy, with the path of the grammar put in."""
    readme = open(os.path.join(ROOT, "editors/README.md"), encoding="utf-8").read()
    section = readme[readme.index("\n## Helix\n") :]
    toml = re.search(r"```toml\n(.*?)```", section, re.S).group(1)
    return toml.replace("/path/to/grammar/tree-sitter-nianbao", os.path.join(ROOT, "grammar/tree-sitter-nianbao"))


def prepare():
    """A home with those settings, the grammar built, and the queries in their place."""
    config = os.path.join(HOME, ".config/helix")
    queries = os.path.join(config, "runtime/queries")
    os.makedirs(queries)
    os.makedirs(os.path.join(config, "runtime/grammars"))
    with open(os.path.join(config, "languages.toml"), "w", encoding="utf-8") as file:
        # Those alone are built that are named.
        file.write('use-grammars = { only = ["nianbao"] }\n' + settings())
    with open(os.path.join(config, "config.toml"), "w", encoding="utf-8") as file:
        file.write('[editor]\nauto-info = false\n[editor.lsp]\ndisplay-inlay-hints = true\n')
    subprocess.run(["cp", "-R", os.path.join(ROOT, "grammar/tree-sitter-nianbao/queries"), os.path.join(queries, "nianbao")], check=True)


def environment():
    return dict(os.environ, HOME=HOME, XDG_CONFIG_HOME=os.path.join(HOME, ".config"), XDG_CACHE_HOME=os.path.join(HOME, ".cache"),
                TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8")


class Terminal:
    """Helix, and the screen that it draws on."""

    def __init__(self):
        self.screen = pyte.Screen(COLUMNS, LINES)
        self.stream = pyte.ByteStream(self.screen)
        self.rest = b""
        self.process, self.file = pty.fork()
        if self.process == 0:
            os.execve(os.environ["HELIX"], [os.environ["HELIX"], "-v", REPORT], environment())
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))

    def read(self, seconds):
        """Takes in what is drawn within a time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self.file], [], [], left)[0]:
                return
            try:
                data = os.read(self.file, 1 << 16)
            except OSError:
                return
            # What a terminal answers when it is asked for its attributes.
            if b"\x1b[c" in data:
                os.write(self.file, b"\x1b[?62;22c")
            # The other questions to a terminal are not understood by the one here; most terminals do not answer them.
            self.rest, data = b"", self.rest + data
            if unfinished := re.search(rb"\x1b(\[[0-9;?>=<]*)?$", data):
                self.rest, data = data[unfinished.start() :], data[: unfinished.start()]
            self.stream.feed(re.sub(rb"\x1b\[[?>=<][0-9;]*(?![hl0-9;])[ -~]|\x1bP[^\x1b]*\x1b\\\\", b"", data))

    def keys(self, keys):
        os.write(self.file, keys.encode())
        self.read(0.15)

    def text(self):
        return "\n".join(line.rstrip() for line in self.screen.display)

    def until(self, shown, seconds):
        """Waits until a text is on the screen; gives its line."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.1)
            for line in self.text().splitlines():
                if shown in line:
                    return line.strip()
        raise AssertionError(f"“{shown}” is not shown after {seconds} s")

    def close(self):
        try:
            os.kill(self.process, signal.SIGTERM)
        except ProcessLookupError:
            pass


def say(name, how):
    print(f"[{time.monotonic() - STARTED:5.1f} s] helix: {name}: {how}", flush=True)


def main():
    terminal = None

    def step(name, act):
        """Does one step. What it waits for has its own limit in it."""
        try:
            said = act()
        except (AssertionError, subprocess.SubprocessError) as error:
            say(name, f"FAILED: {error}")
            if terminal:
                with open(os.path.join(OUT, "screen.txt"), "w", encoding="utf-8") as file:
                    file.write(terminal.text())
                terminal.close()
            sys.exit(1)
        say(name, f"ok ({said})" if isinstance(said, str) else "ok")

    def build():
        prepare()
        run = subprocess.run([os.environ["HELIX"], "--grammar", "build"], env=environment(), capture_output=True, text=True, timeout=120)
        built = os.path.join(HOME, ".config/helix/runtime/grammars/nianbao.so")
        assert os.path.exists(built), run.stdout + run.stderr

    def knows():
        run = subprocess.run([os.environ["HELIX"], "--health", "nianbao"], env=environment(), capture_output=True, text=True, timeout=30)
        said = re.sub(r"\x1b\[[0-9;]*m", "", run.stdout)
        assert "Tree-sitter parser: ✓" in said and "Highlight queries: ✓" in said, said
        return "parser and highlights"

    step("builds the tree-sitter grammar", build)
    step("knows the language", knows)
    terminal = Terminal()

    def search(text):
        terminal.keys("\x1b")
        terminal.keys("gg")
        terminal.keys(f"/{text}\r")

    def opens():
        return terminal.until("汀溪县人民政府2023年政府信息公开工作年度报告", 15)

    def colours():
        # A heading is in bold or in a colour of its own; prose is in neither.
        for y, line in enumerate(terminal.screen.display):
            if "# 汀溪县" in line:
                marked = terminal.screen.buffer[y][line.index("汀溪县")]
            if line.strip().startswith("2 "):
                plain = terminal.screen.buffer[y][0]
        assert (marked.fg, marked.bold) != (plain.fg, plain.bold), marked

    def problems():
        deadline = time.monotonic() + 20
        while True:
            terminal.keys("\x1b")
            terminal.keys(" d")
            try:
                return terminal.until("19 + 2 + 8 + 3 = 32", 3)[:60]
            except AssertionError:
                assert time.monotonic() < deadline, "no diagnostics"

    def hover():
        search("1\\.属于国家秘密")
        terminal.keys(" k")
        terminal.until("第十四条", 10)

    def complete():
        search("1\\.信访举报投诉类申请")
        terminal.keys("o")
        terminal.keys("| cfsq")
        terminal.until("2.重复申请", 10)
        terminal.keys("\t")
        terminal.keys("\r")
        terminal.keys("\x1b")
        return terminal.until("2.重复申请 ", 5)[:40]

    def hints():
        search("复议后起诉")
        return terminal.until("≠ 32", 10)[-40:]

    def total():
        """The cursor to the total of 未经复议直接起诉's neighbour, which four cells go into."""
        search("行政复议  ")
        terminal.keys("glgh")
        terminal.keys("gl")
        terminal.keys("hhh")

    def definition():
        # What it sums, four cells, in a list.
        total()
        terminal.keys("gd")
        return terminal.until("4/4", 10)[:40]

    def references():
        total()
        terminal.keys("gr")
        return terminal.until("5/5", 10)[:40]

    def lights():
        total()
        terminal.keys(" h")
        return terminal.until("5 sels", 10)[-40:]

    def renames():
        search("汀溪县人民政府2023")
        terminal.keys("gh3l")
        terminal.keys(" r")
        terminal.until("rename", 10)
        terminal.keys("\x15云溪县人民政府\r")
        said = terminal.until("# 云溪县人民政府2023", 10)
        terminal.keys("u")
        terminal.until("# 汀溪县人民政府2023", 10)
        return said

    def fix():
        search("58,006")
        terminal.keys(" a")
        terminal.until("写作 58006", 10)
        terminal.keys("\r")
        return terminal.until("58006 |", 5)

    def formats():
        terminal.keys("\x1b")
        terminal.keys(":format\r")
        search("行政处罚")
        terminal.until("| 行政处罚           |           1719.5 |", 10)

    def writes():
        terminal.keys("\x1b")
        terminal.keys(":write\r")
        deadline = time.monotonic() + 10
        while "58006" not in open(REPORT, encoding="utf-8").read():
            assert time.monotonic() < deadline, "nothing was written"
            terminal.read(0.1)
        assert "| 2.重复申请 " in open(REPORT, encoding="utf-8").read()

    def leaves():
        terminal.keys("\x1b")
        terminal.keys(":quit!\r")
        deadline = time.monotonic() + 10
        while os.waitpid(terminal.process, os.WNOHANG)[0] == 0:
            assert time.monotonic() < deadline, "it is still there"
            terminal.read(0.1)

    step("opens a report", opens)
    step("colours a heading", colours)
    step("lists the mistake among its diagnostics", problems)
    step("hovers a row and reads the article", hover)
    step("completes the row that is missing, by pinyin", complete)
    step("shows the right sum behind the row of a wrong one", hints)
    step("goes from a total to what it sums", definition)
    step("lists the cells of a sum", references)
    step("lights the cells of a sum up", lights)
    step("renames the agency", renames)
    step("applies a fix", fix)
    step("formats", formats)
    step("writes the file", writes)
    step("leaves", leaves)


main()
