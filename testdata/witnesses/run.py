"""Makes the witness script of each race that the test programs expect, runs it, and says which ones happened.

Every script must make its race happen, but for those of not-forced.txt, which must not (`sometimes`: may). The same scripts must fail on
programs in which the update is put under a lock.
"""
import argparse
import concurrent.futures
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "testdata/probes"))

from runner import interpreters

RULES = "THR2[0-9][0-9]"
EXPECTED = re.compile(r"# expect: .*?(THR20[1-9]|THR21[0-2])")
EXAMPLE = re.compile(r"## Example\n+```python\n(.*?)```", re.S)
UPDATE = re.compile(r"(\s+)([\w.]+ [+-]= .+)")
RETRIES = 3
TIMEOUT_S = 90


class Case:
    """A line on which a race is expected, in a file or folder that is one program."""

    def __init__(self, program, file, line, name):
        self.program = program
        self.file = file
        self.line = line
        self.name = name


def expected_in(program, file, name):
    for number, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if EXPECTED.search(text):
            yield Case(program, file, number, f"{name}:{number}")


def cases_of_programs():
    programs = sorted((ROOT / "testdata").glob(f"{RULES}/bad_*")) + sorted((ROOT / "testdata/programs").glob("*/bad"))
    for program in programs:
        for file in sorted(program.rglob("*.py")) if program.is_dir() else [program]:
            yield from expected_in(program, file, file.relative_to(ROOT / "testdata"))


def cases_of_pages(threadlint, folder):
    """The examples of the rules; where they must fire is what `check` says."""
    for page in sorted((ROOT / "rules").glob(f"{RULES}-*.md")):
        found = EXAMPLE.search(page.read_text(encoding="utf-8"))
        if not found:
            continue
        file = folder / f"{page.name[:6]}.py"
        file.write_text(found.group(1), encoding="utf-8")
        options = ["--preview", "--latent", "--select", page.name[:6], "--output-format", "json"]
        done = subprocess.run([threadlint, "check", "--isolated", *options, file], capture_output=True, text=True)
        for finding in json.loads(done.stdout):
            if finding["witness"]:
                line = finding["location"]["row"]
                yield Case(file, file, line, f"rules/{page.name}:{line} of the example")


def make_script(threadlint, case, script):
    """None, or why there is none."""
    at = f"{case.file}:{case.line}"
    command = [threadlint, "witness", "--isolated", "-q", at, case.program, "-o", script]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stderr.strip() if done.returncode else None


def run_script(interpreter, script, *options):
    """The exit code and the last line."""
    try:
        done = subprocess.run(
            [interpreter, script, "--limit", "20", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            text=True,
            timeout=TIMEOUT_S,
        )
    except subprocess.TimeoutExpired:
        return None, f"no answer in {TIMEOUT_S} s"
    return done.returncode, (done.stdout.splitlines() or [""])[-1]


def plan_of(script):
    return json.loads(script.read_text(encoding="utf-8").split('json.loads(r"""', 1)[1].split('"""', 1)[0])


def put_under_lock(case, script, folder):
    """A copy of program and script in which the update holds a lock; None when that takes more than one line."""
    plan = plan_of(script)
    text = case.file.read_text(encoding="utf-8")
    lines = text.splitlines()
    update = UPDATE.fullmatch(lines[case.line - 1].split("  #")[0])
    marks = [mark for thread in plan["threads"] for mark in (thread["read"], thread["write"]) if mark]
    alone = all(mark["line"] == case.line for mark in marks)
    if case.program.is_dir() or not update or not alone or lines[0] != "import threading":
        return None
    lines[0] += "; the_lock = threading.Lock()"
    lines[case.line - 1] = f"{update.group(1)}with the_lock: {update.group(2)}"
    changed = "\n".join(lines) + "\n"
    (folder / case.file.name).write_text(changed, encoding="utf-8")
    old, new = (hashlib.sha256(t.encode()).hexdigest() for t in (text, changed))
    copy = folder / f"locked_{case.file.stem}_script.py"
    copy.write_text(script.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return copy


def not_forced():
    """Names of cases, and why their programs do not get there by themselves."""
    rows = (line.split(" ", 1) for line in (HERE / "not-forced.txt").read_text().splitlines() if line)
    return {name: reason for name, reason in rows}


class Run:
    """What became of one case on one interpreter."""

    def __init__(self, options, excuses, folder):
        self.options = options
        self.excuses = excuses
        self.folder = folder

    def __call__(self, numbered):
        number, case = numbered
        script = self.folder / f"script_{number}.py"
        problem = make_script(self.options.threadlint, case, script)
        if problem:  # what must be found is for other tests to say
            return case, True, problem
        excuse = self.excuses.get(str(case.name))
        forced = excuse is None
        code, said = run_script(self.options.interpreter, script)
        for _ in range(RETRIES):  # a busy machine
            if forced and code == 1:
                code, said = run_script(self.options.interpreter, script, "--timeout", "6")
        if not forced:
            if excuse.startswith("sometimes"):
                return case, code in (0, 1), said
            return case, code != 0, said + ("; take it out of not-forced.txt" if code == 0 else "")
        if code != 0:
            return case, False, said
        return case, *self.under_lock(case, script, said)

    def under_lock(self, case, script, said):
        folder = self.folder / f"locked_{script.stem}"
        folder.mkdir()
        locked = put_under_lock(case, script, folder)
        if not locked:
            return True, said
        code, answer = run_script(self.options.interpreter, locked, "--root", folder, "--timeout", "0.3")
        return code == 1, f"{said}; under a lock: {answer}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("threadlint", help="the program")
    parser.add_argument("names", nargs="*", help="parts of the names of cases, default all")
    parser.add_argument("--interpreter", default=sys.executable, help="that runs the scripts [default: this one]")
    parser.add_argument("--list-interpreters", action="store_true", help="print what can be given to --interpreter")
    parser.add_argument("--verbose", action="store_true", help="print what the scripts say")
    options = parser.parse_args()
    if options.list_interpreters:
        print(*interpreters.candidates(), sep="\n")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        cases = [*cases_of_pages(options.threadlint, folder), *cases_of_programs()]
        if options.names:
            cases = [case for case in cases if any(part in str(case.name) for part in options.names)]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            results = list(pool.map(Run(options, not_forced(), folder), enumerate(cases)))
    wrong = [(case, said) for case, good, said in results if not good]
    if options.verbose:
        for case, good, said in results:
            print(f"{case.name}: {said}")
    for case, said in wrong:
        print(f"wrong: {case.name}: {said}")
    forced = sum(said.startswith("reproduced") for _, _, said in results)
    locked = sum("; under a lock: not reproduced" in said for _, _, said in results)
    unknown = sum(said.startswith("error:") for _, _, said in results)
    print(
        f"{len(results)} races: {forced} happened, {locked} of them tried under a lock and gone, {len(wrong)} wrong, "
        f"{unknown} not found by threadlint"
    )
    return 1 if wrong or not forced else 0


if __name__ == "__main__":
    sys.exit(main())
