# Runs every probe on every interpreter of the machine: a table for people and, with --json, the same as JSON.
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
NOT_PROBES = {"run.py", "probing.py"}
TIMEOUT_S = 60
NARROWEST = 6  # characters of a column
DESCRIBE = (
    "import platform, sys\n"
    "gil = getattr(sys, '_is_gil_enabled', lambda: True)()\n"
    "kind = platform.python_implementation().lower()\n"
    "version = '%d.%d' % sys.version_info[:2]\n"
    "print(kind + ' ' + version + ('' if gil else 't'))\n"
)


def candidates():
    """Paths of what may be an interpreter, installed versions first."""
    root = pathlib.Path(os.environ.get("PYENV_ROOT", pathlib.Path.home() / ".pyenv"))
    for folder in sorted(root.glob("versions/*")):
        for name in ("python", "jython"):
            if (folder / "bin" / name).exists():
                yield folder / "bin" / name
    for name in ("python2", "python3", "python3.13t", "python3.14", "python3.14t", "pypy3", "jython"):
        found = shutil.which(name)
        if found:
            yield pathlib.Path(found)


def label_of(executable):
    """Name of the runtime profile it belongs to, None when it does not start."""
    try:
        done = subprocess.run([executable, "-c", DESCRIBE], capture_output=True, text=True, timeout=TIMEOUT_S)
    except (OSError, subprocess.TimeoutExpired):
        return None
    if done.returncode != 0:
        return None
    kind, version = done.stdout.split()
    return f"cpython-{version}" if kind == "cpython" else kind


def interpreters():
    """One executable for each runtime found."""
    found = {}
    for path in candidates():
        label = label_of(path)
        if label:
            found.setdefault(label, path)
    return dict(sorted(found.items(), key=lambda item: sort_key(item[0])))


def sort_key(label):
    kind, _, version = label.partition("-")
    free = version.endswith("t")
    return kind != "cpython", free, [int(part) for part in version.rstrip("t").split(".") if part], label


def run_probe(executable, probe):
    """claim -> value of one probe on one interpreter; a problem is a claim of its own."""
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONPATH=str(HERE))
    environment.pop("PYTHONWARNINGS", None)
    try:
        done = subprocess.run(
            [executable, probe], capture_output=True, text=True, timeout=TIMEOUT_S, env=environment, cwd=HERE
        )
    except subprocess.TimeoutExpired:
        return {f"{probe.stem} ended": "timeout"}
    claims = {}
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            row = json.loads(line)
            claims[row["claim"]] = row["value"]
    if done.returncode != 0:
        claims[f"{probe.stem} ended"] = (done.stderr.strip().splitlines() or ["?"])[-1]
    return claims


def measure(runtimes, probes):
    """probe -> claim -> runtime -> value."""
    results = {}
    for probe in probes:
        claims = results.setdefault(probe.stem, {})
        for label, executable in runtimes.items():
            print(f"{probe.stem} on {label}", file=sys.stderr)
            for claim, value in run_probe(executable, probe).items():
                claims.setdefault(claim, {})[label] = value
    return results


def short(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ",".join(short(item) for item in value) or "none"
    return str(value)


def cells_of(values, runtimes):
    return [short(values[label]) if label in values else "." for label in runtimes]


def print_table(runtimes, results):
    heads = [label.replace("cpython-", "") for label in runtimes]
    for probe, claims in results.items():
        rows = {claim: cells_of(values, runtimes) for claim, values in claims.items()}
        same = {claim for claim, cells in rows.items() if len(set(cells)) == 1}
        different = [cells for claim, cells in rows.items() if claim not in same]
        wide = [max(NARROWEST, *map(len, column)) for column in zip(heads, *different)]
        left = max(map(len, rows), default=0)
        print(f"\n{probe}")
        if different:
            print_row("", left, heads, wide)
        for claim, cells in rows.items():
            if claim in same:
                print(f"  {claim:<{left}}  {cells[0]} (all)")
            else:
                print_row(claim, left, cells, wide)


def print_row(claim, left, cells, wide):
    print(f"  {claim:<{left}}" + "".join(f" {cell:>{width}}" for cell, width in zip(cells, wide)))


def main():
    parser = argparse.ArgumentParser(description="run the probes on the interpreters of this machine")
    parser.add_argument("probes", nargs="*", help="names of probes, default all")
    parser.add_argument("--json", metavar="FILE", help="write probe -> claim -> runtime -> value")
    options = parser.parse_args()
    runtimes = interpreters()
    if not runtimes:
        sys.exit("no interpreter found")
    probes = [p for p in sorted(HERE.glob("*.py")) if p.name not in NOT_PROBES]
    unknown = set(options.probes) - {p.stem for p in probes}
    if unknown:
        sys.exit(f"no such probe: {', '.join(sorted(unknown))}")
    probes = [p for p in probes if not options.probes or p.stem in options.probes]
    results = measure(runtimes, probes)
    print_table(runtimes, results)
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(results, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
