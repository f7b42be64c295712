# Corrects copies of the test programs of every rule with a fix, and looks at what came out.
"""usage: run.py PROGRAM [RULE...]

Each changed file must compile if it compiled before, no finding that had a fix may be left, other rules must not report more
errors of syntax, and a second run must change nothing. At least one program of each rule must be changed.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import warnings

ROOT = pathlib.Path(__file__).resolve().parents[2]


def fixable_rules():
    for page in sorted((ROOT / "rules").glob("THR*.md")):
        head = page.read_text(encoding="utf-8").split("+++")[1]
        if re.search(r"^fixable = true$", head, re.M):
            yield page.name.split("-")[0]


def compiles(data, path):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(data, str(path), "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def texts(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*.py"))}


def lint(program, rule, target, *options):
    command = [program, "check", "--isolated", "--no-respect-gitignore", "-q", "--preview", "--extend-select" if rule == "THR004" else "--select", rule, *options, str(target)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if run.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: ended with {run.returncode}: {run.stderr.strip()}")
    return run.stdout


def fixable(output):
    return [finding for finding in json.loads(output) if finding.get("fix") or finding.get("fixes")]


def check_program(program, rule, target, problems):
    folder = target if target.is_dir() else target.parent
    before = texts(folder)
    lint(program, rule, target, "--fix", "--unsafe-fixes")
    after = texts(folder)
    changed = [path for path in after if after[path] != before[path]]
    for path in changed:
        if compiles(before[path], path) and not compiles(after[path], path):
            problems.append(f"{rule}: {path.name} does not compile any more")
    for finding in fixable(lint(program, rule, target, "--output-format", "json")):
        problems.append(f"{rule}: left after its fix in {target.name}: {finding['message']}")
    lint(program, rule, target, "--fix", "--unsafe-fixes")
    if texts(folder) != after:
        problems.append(f"{rule}: a second run changes {target.name} again")
    return bool(changed)


def check_rule(program, rule, scratch, problems):
    changed = 0
    for original in sorted((ROOT / "testdata" / rule).iterdir()):
        if original.name == "__pycache__" or not (original.is_dir() or original.suffix == ".py"):
            continue
        copy = scratch / rule / original.stem / original.name
        copy.parent.mkdir(parents=True)
        shutil.copytree(original, copy) if original.is_dir() else shutil.copy(original, copy)
        changed += check_program(program, rule, copy, problems)
    if not changed:
        problems.append(f"{rule}: nothing was corrected")
    return changed


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    problems = []
    with tempfile.TemporaryDirectory() as scratch:
        for rule in sys.argv[2:] or fixable_rules():
            print(rule, check_rule(program, rule, pathlib.Path(scratch), problems))
    print(*problems, sep="\n")
    sys.exit(bool(problems))


main()
