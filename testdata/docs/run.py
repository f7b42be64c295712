# Holds README.md and the manual in docs/ against the program, so that they cannot rot.
"""usage: run.py PROGRAM [PAGE...]

- A fence below the comment `<!-- file: NAME -->`, and what `$ cat NAME` shows of a file that does not exist yet, is a
  file in the scratch folder of the page.
- `console` fences: every `$ threadlint ...` is run there, and must print what the page shows. A line `...` stands for
  any lines. Other commands are run too, and may print anything when the page shows nothing.
- Every `threadlint ...` in a fence or in backquotes must be a command with options that its --help knows.
- `toml` fences with `[tool.threadlint]` must be accepted. Links must lead somewhere. Codes of rules must exist.
"""
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Made by programs, with tests of their own.
GENERATED = {"validation.md", "validation-scaling.md", "configuration-reference.md"}
# Files that a configuration names must be there.
STANDINS = {"baseline": '{"findings": []}\n', "api-models": 'module = "some"\n'}


def pages():
    yield ROOT / "README.md"
    for page in sorted(ROOT.glob("docs/**/*.md")):
        if page.name not in GENERATED:
            yield page


class Fence:
    def __init__(self, line, language, name, indent):
        self.line, self.language, self.name, self.indent, self.text = line, language, name, indent, []


def fences(text):
    """The fenced blocks, and the text without them, line for line."""
    found, rest, current, name = [], [], None, None
    for number, line in enumerate(text.split("\n"), 1):
        opening = re.match(r"^( *)```(\S*)\s*$", line)
        if current is None and opening:
            current = Fence(number, opening.group(2), name, len(opening.group(1)))
            name = None
            rest.append("")
        elif current is not None and line.strip() == "```":
            found.append(current)
            current = None
            rest.append("")
        elif current is not None:
            current.text.append(line[current.indent :])
            rest.append("")
        else:
            marked = re.match(r"^\s*<!-- file: (\S+) -->\s*$", line)
            name = marked.group(1) if marked else (name if not line.strip() else None)
            rest.append(line)
    return found, rest


def commands(fence):
    """The `$ ` lines of a console fence, each with its number and the lines that it prints."""
    found = []
    for offset, line in enumerate(fence.text):
        if line.startswith("$ "):
            found.append((fence.line + 1 + offset, line[2:], []))
        elif found:
            found[-1][2].append(line)
    return found


def fits(shown, printed):
    """Whether the lines are the same, `...` standing for any number of lines."""
    parts, part = [], []
    for line in shown:
        if line.strip() == "...":
            parts.append(part)
            part = []
        else:
            part.append(line)
    parts.append(part)
    if len(parts) == 1:
        return shown == printed
    first, *middle, last = parts
    if printed[: len(first)] != first:
        return False
    at = len(first)
    for part in middle:
        while at + len(part) <= len(printed) and printed[at : at + len(part)] != part:
            at += 1
        if at + len(part) > len(printed):
            return False
        at += len(part)
    return len(printed) - at >= len(last) and printed[len(printed) - len(last) :] == last


class Checker:
    def __init__(self, program):
        self.program = pathlib.Path(program).resolve()
        self.problems = []
        self.counts = dict(commands=0, calls=0, links=0, configurations=0)
        self.helps = {}
        self.codes = {page.name.split("-")[0] for page in (ROOT / "rules").glob("THR*.md")}
        self.scratch = None
        bin_folder = pathlib.Path(tempfile.mkdtemp(prefix="docs"))
        (bin_folder / "threadlint").symlink_to(self.program)
        self.bin_folder = bin_folder
        clean = {k: v for k, v in os.environ.items() if not k.startswith("THREADLINT_") and k not in ("NO_COLOR", "FORCE_COLOR")}
        self.environment = {**clean, "PATH": f"{bin_folder}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}

    def say(self, page, line, text):
        self.problems.append(f"{page.relative_to(ROOT)}:{line}: {text}")

    def options(self, command):
        if command not in self.helps:
            run = subprocess.run([self.program, *command.split(), "--help"], capture_output=True, text=True, check=False)
            text = run.stdout if run.returncode == 0 else None
            self.helps[command] = None if text is None else set(re.findall(r"(?<![\w-])--?[A-Za-z][\w-]*", text))
        return self.helps[command]

    def call(self, page, line, text):
        """One command line in a page: the subcommand and its options must exist."""
        try:
            words = shlex.split(text, comments=True)
        except ValueError:
            words = text.split()
        words = words[1:]
        for stop in ("|", ";", "&&", ">", "||"):
            words = words[: words.index(stop)] if stop in words else words
        # `-q check` as well as `check -q`; a word of its own that is no command stands for one.
        command = words[0] if words and re.fullmatch(r"[a-z]+", words[0]) else ""
        known = self.options(command)
        if known is None:
            return self.say(page, line, f"`threadlint {command}` does not exist")
        self.counts["calls"] += 1
        for word in words:
            option = re.match(r"^(--[a-z][\w-]*|-[A-Za-z])", word)
            if option and option.group(1) not in known:
                self.say(page, line, f"`threadlint {command}` has no option `{option.group(1)}`")

    def calls(self, page, found, rest):
        for fence in found:
            if fence.language in ("python", "mermaid"):
                continue
            joined = "\n".join(fence.text).replace("\\\n", "  ")
            for offset, line in enumerate(joined.split("\n")):
                prompt = r"^(?:\$ )" if fence.language == "console" else r"^\s*(?:- |run: |entry: |- run: )?"
                if re.match(prompt + r"threadlint (?!\()", line) and not re.match(r"^threadlint: ", line):
                    self.call(page, fence.line + 1 + offset, re.sub(prompt, "", line))
        for number, line in enumerate(rest, 1):
            for text in re.findall(r"`(threadlint [^`]*)`", line):
                self.call(page, number, text)

    def every_option(self, page, rest):
        """Options named alone, in pages that speak of no other program's."""
        if page.name in ("contributing.md", "internals.md"):
            return
        everything = set().union(*(self.options(c) or set() for c in ("", "check", "threads", "scaling", "witness", "rule", "config")))
        for number, line in enumerate(rest, 1):
            for option in re.findall(r"`(--[a-z][\w-]*)", line):
                if option not in everything:
                    self.say(page, number, f"no command has the option `{option}`")

    def transcripts(self, page, found):
        with tempfile.TemporaryDirectory() as scratch:
            for fence in found:
                if fence.name:
                    path = pathlib.Path(scratch, fence.name)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text("\n".join(fence.text) + "\n", encoding="utf-8")
                elif fence.language == "console":
                    for line, command, shown in commands(fence):
                        self.transcript(page, line, command, shown, scratch)

    def transcript(self, page, line, command, shown, scratch):
        words = shlex.split(command)
        if words[0] == "cat" and len(words) == 2 and not pathlib.Path(scratch, words[1]).exists():
            pathlib.Path(scratch, words[1]).write_text("\n".join(shown) + "\n", encoding="utf-8")
            return
        self.counts["commands"] += 1
        run = subprocess.run(["sh", "-c", command], cwd=scratch, env=self.environment, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, check=False)
        printed = run.stdout.decode(errors="replace").rstrip("\n").split("\n")
        while shown and not shown[-1].strip():
            shown = shown[:-1]
        if (shown or "threadlint" in words) and not fits(shown or [""], printed):
            self.say(page, line, f"`{command}` prints:\n" + "\n".join(f"    {text}" for text in printed))

    def configurations(self, page, found):
        for fence in found:
            text = "\n".join(fence.text) + "\n"
            if fence.language != "toml" or "[tool.threadlint" not in text:
                continue
            with tempfile.TemporaryDirectory() as scratch:
                folder = pathlib.Path(scratch)
                (folder / "pyproject.toml").write_text(text, encoding="utf-8")
                (folder / "empty.py").write_text("", encoding="utf-8")
                for key, name in re.findall(r'^([\w-]+) = \[?"([\w./*-]+\.(?:json|toml))"', text, re.M):
                    path = folder / name.replace("*", "some")
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(STANDINS.get(key, ""), encoding="utf-8")
                run = subprocess.run([self.program, "check", "--show-settings"], cwd=scratch, env=self.environment, capture_output=True, text=True, check=False)
                self.counts["configurations"] += 1
                if run.returncode != 0:
                    self.say(page, fence.line, f"the configuration is not accepted: {run.stderr.strip()}")

    def anchors(self, page):
        found = set()
        _, rest = fences(page.read_text(encoding="utf-8"))
        for line in rest:
            heading = re.match(r"^#+\s+(.*?)\s*$", line)
            if heading:
                words = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading.group(1)).lower()
                found.add(re.sub(r"[^\w\- ]", "", words).replace(" ", "-"))
        return found

    def links(self, page, rest):
        for number, line in enumerate(rest, 1):
            for target in re.findall(r"(?<!`)\]\(([^)\s]+)\)", line):
                if re.match(r"^[a-z]+:", target):
                    continue
                self.counts["links"] += 1
                path, _, anchor = target.partition("#")
                file = (page.parent / path).resolve() if path else page
                if not file.exists():
                    self.say(page, number, f"the link `{target}` leads nowhere")
                elif anchor and file.suffix == ".md" and anchor not in self.anchors(file):
                    self.say(page, number, f"there is no heading for the link `{target}`")

    def rule_codes(self, page, rest):
        for number, line in enumerate(rest, 1):
            for code in re.findall(r"\bTHR\d{3}\b", line):
                if code not in self.codes:
                    self.say(page, number, f"there is no rule {code}")

    def check(self, page):
        text = page.read_text(encoding="utf-8")
        found, rest = fences(text)
        self.links(page, rest)
        self.rule_codes(page, rest)
        # The pages of rules and the state machines are made and tested with their sources.
        if page.parent.name == "rules" or page.name == "runtime-model.md":
            return
        self.calls(page, found, rest)
        self.every_option(page, rest)
        self.configurations(page, found)
        self.transcripts(page, found)


def main():
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    checker = Checker(sys.argv[1])
    for page in [pathlib.Path(name).resolve() for name in sys.argv[2:]] or pages():
        checker.check(page)
    (checker.bin_folder / "threadlint").unlink()
    checker.bin_folder.rmdir()
    print("\n".join(checker.problems))
    print(", ".join(f"{number} {what}" for what, number in checker.counts.items()))
    raise SystemExit(1 if checker.problems else 0)


main()
